// Installs the VS Code servers that the suites run in, from npm's packages alone. Takes minutes the first time.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CACHE, HOSTS, type HostVersion, hostFolder } from './versions.ts';

/** What VS Code's server needs compiled on Linux; those that a version lacks are passed over. */
const NATIVE = [
  ...['@vscode/spdlog', 'node-pty', 'kerberos', '@parcel/watcher', 'native-watchdog', '@vscode/native-watchdog'],
  ...['@vscode/deviceid', '@vscode/fs-copyfile', '@vscode/sqlite3'],
];

/** What must be there to do it, by the name of a program. */
const PROGRAMS = ['npm', 'rg', 'make', 'g++', 'python3', 'krb5-config', 'flock'];
const UNFINISHED = '.unfinished-';
const HOSTS_FOLDER = join(CACHE, 'hosts');
const ALREADY_LOCKED = '--locked';
const TAKEN = 75;
/** Its suites are then skipped by name; where they may not be, this is the end. */
const LEFT_OUT = process.env['CI'] === 'true' ? 1 : 0;

const missing = HOSTS.filter(host => !existsSync(hostFolder(host)));
if (process.argv.includes(ALREADY_LOCKED)) installAll(missing);
else if (missing.length > 0) process.exitCode = locked();

/** Runs this file again while nobody else installs: the lock is gone with the processes that hold it. */
function locked(): number {
  const absent = PROGRAMS.filter(program => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0);
  if (absent.length > 0) {
    say(`VS Code ${missing.map(({ vscode }) => vscode).join(' and ')} left out; not installed: ${absent.join(', ')}`);
    return LEFT_OUT;
  }
  mkdirSync(HOSTS_FOLDER, { recursive: true });
  const work = [join(HOSTS_FOLDER, '.lock'), process.execPath, import.meta.filename, ALREADY_LOCKED];
  const flock = (...flags: readonly string[]) => spawnSync('flock', [...flags, ...work], { stdio: 'inherit' }).status;
  let status = flock('--nonblock', '--conflict-exit-code', String(TAKEN));
  if (status === TAKEN) {
    say('waiting for another run, which is installing');
    status = flock();
  }
  return status ?? 1;
}

function installAll(hosts: readonly HostVersion[]): void {
  for (const name of readdirSync(HOSTS_FOLDER)) {
    // What a run left that was killed.
    if (name.startsWith(UNFINISHED)) rmSync(join(HOSTS_FOLDER, name), { recursive: true, force: true });
  }
  for (const host of hosts) {
    try {
      install(host);
    } catch (thrown) {
      say(`VS Code ${host.vscode} left out: ${thrown instanceof Error ? thrown.message : thrown}`);
      process.exitCode = LEFT_OUT;
    }
  }
}

/** Into a folder of its own, which takes its final name only when all is done. */
function install(host: HostVersion): void {
  const from = performance.now();
  say(`installing VS Code ${host.vscode}, which takes some minutes`);
  const folder = mkdtempSync(join(HOSTS_FOLDER, UNFINISHED));
  try {
    build(host, folder);
    renameSync(folder, hostFolder(host));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(`installed VS Code ${host.vscode} in ${Math.round((performance.now() - from) / 1000)} s`);
}

function say(line: string): void {
  process.stderr.write(`setup: ${line}\n`);
}

function build({ codeServer, node: version }: HostVersion, folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{"name":"host","private":true}');
  const runtime = join(folder, 'node_modules', `node-linux-${process.arch}`);
  const node = join(runtime, 'bin/node');
  const run = (cwd: string, program: string, ...args: readonly string[]): void => execute(cwd, runtime, program, args);
  const plain = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run(folder, 'npm', 'install', `node-linux-${process.arch}@${version}`, `code-server@${codeServer}`, ...plain);
  run(folder, 'npm', 'rebuild', 'argon2', '--foreground-scripts', '--loglevel=error');
  const server = join(folder, 'node_modules/code-server/lib/vscode');
  run(server, 'npm', 'install', '--omit=dev', ...plain);
  const ripgrep = join(server, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(ripgrep, { recursive: true });
  copyFileSync(execFileSync('sh', ['-c', 'command -v rg']).toString().trim(), join(ripgrep, 'rg'));
  const gyp = nodeGyp();
  for (const name of NATIVE) {
    const module = join(server, 'node_modules', name);
    if (existsSync(join(module, 'binding.gyp'))) {
      run(module, node, gyp, 'rebuild', `--nodedir=${runtime}`, '--silent');
      run(module, node, '-e', 'require(process.cwd())');
    }
  }
  link('node_modules', join(server, 'node_modules.asar'));
  link('code-linux.sh', join(server, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', join(server, 'bin/helpers/browser.sh'));
  const extensions = join(server, 'extensions');
  run(extensions, 'npm', 'install', '--omit=dev', ...plain);
  run(extensions, node, 'postinstall.mjs');
  run(folder, node, 'node_modules/code-server/out/node/entry.js', '--version');
}

/** Some versions come with the link. */
function link(target: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

/** With the host's own Node in front, whose headers the native modules are built with. */
function execute(cwd: string, runtime: string, program: string, args: readonly string[]): void {
  const env = {
    ...process.env,
    PATH: `${join(runtime, 'bin')}:${process.env['PATH']}`,
    npm_config_nodedir: runtime,
    npm_config_build_from_source: 'true',
    npm_config_yes: 'true',
    npm_config_update_notifier: 'false',
    // It writes a configuration at its first start.
    XDG_CONFIG_HOME: join(dirname(dirname(runtime)), 'config'),
  };
  const { status, stderr, stdout } = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return;
  const printed = `${stdout.slice(-2000)}\n${stderr.slice(-4000)}`.replaceAll(/\bhttps?:\/\/[^\s'")]+/g, '(address)');
  throw new Error(`${program} ${args.join(' ')} in ${cwd} ended with ${status}:\n${printed}`);
}

/** The one that npm brings along. */
function nodeGyp(): string {
  const known = process.env['npm_config_node_gyp'];
  if (known && existsSync(known)) return known;
  const npm = execFileSync('sh', ['-c', 'readlink -f "$(command -v npm)"']).toString().trim();
  return createRequire(npm).resolve(join(dirname(npm), '../node_modules/node-gyp/bin/node-gyp.js'));
}
