// Installs the VS Code servers that the suites run in, from npm's packages alone: `node install.ts [current|oldest …]`.
// With --wait it compiles nothing before its standard input has ended: whoever started it installs compilers meanwhile.
import { execFile, spawnSync } from 'node:child_process';
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
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { CACHE, HOSTS, type HostVersion, hostFolder } from './versions.ts';

/**
 * What a server cannot run without and may have to compile; those that a version lacks are passed over. The others that
 * it names are for Windows, for agents, or for proxies that ask for Kerberos.
 */
const NATIVE = ['@vscode/spdlog', 'native-watchdog', '@vscode/native-watchdog', 'node-pty', '@parcel/watcher'];

/** What must be there to compile, by the name of a program. */
const PROGRAMS = ['make', 'g++', 'python3', 'rg'];
const UNFINISHED = '.unfinished-';
const HOSTS_FOLDER = join(CACHE, 'hosts');
const LOCKED = '--locked';
const WAIT = '--wait';
const TAKEN = 75;
/** Its suites are then skipped by name; where they may not be, this is the end. */
const LEFT_OUT = process.env['CI'] === 'true' ? 1 : 0;

const names = process.argv.slice(2).filter(word => !word.startsWith('--'));
const missing = HOSTS.filter(host => names.length === 0 || names.includes(host.name)).filter(isMissing);
if (process.argv.includes(LOCKED)) for (const host of missing) await install(host);
else for (const host of missing) process.exitCode ||= locked(host);

function isMissing(host: HostVersion): boolean {
  return !existsSync(hostFolder(host));
}

/** Runs this file again while nobody else installs this host: the lock is gone with the processes that hold it. */
function locked({ name, vscode }: HostVersion): number {
  const absent = absentPrograms(['npm', 'flock']);
  if (absent.length > 0) return leftOut(vscode, `not installed: ${absent.join(', ')}`);
  mkdirSync(HOSTS_FOLDER, { recursive: true });
  const words = process.argv.includes(WAIT) ? [LOCKED, WAIT] : [LOCKED];
  const work = [join(HOSTS_FOLDER, `.lock-${name}`), process.execPath, import.meta.filename, name, ...words];
  const flock = (...flags: readonly string[]) => spawnSync('flock', [...flags, ...work], { stdio: 'inherit' }).status;
  let status = flock('--nonblock', '--conflict-exit-code', String(TAKEN));
  if (status === TAKEN) {
    say(`waiting for another run, which is installing VS Code ${vscode}`);
    status = flock();
  }
  return status ?? 1;
}

/** Into a folder of its own, which takes its final name only when all is done. */
async function install(host: HostVersion): Promise<void> {
  const from = performance.now();
  const unfinished = `${UNFINISHED}${host.name}-`;
  for (const name of readdirSync(HOSTS_FOLDER)) {
    // What a run left that was killed.
    if (name.startsWith(unfinished)) rmSync(join(HOSTS_FOLDER, name), { recursive: true, force: true });
  }
  say(`installing VS Code ${host.vscode}, which takes a minute or more`);
  const folder = mkdtempSync(join(HOSTS_FOLDER, unfinished));
  try {
    await build(host, folder);
    renameSync(folder, hostFolder(host));
    say(`installed VS Code ${host.vscode} in ${Math.round((performance.now() - from) / 1000)} s`);
  } catch (thrown) {
    process.exitCode = leftOut(host.vscode, thrown instanceof Error ? thrown.message : String(thrown));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function leftOut(vscode: string, reason: string): number {
  say(`VS Code ${vscode} left out: ${reason}`);
  return LEFT_OUT;
}

function say(line: string): void {
  process.stderr.write(`setup: ${line}\n`);
}

async function build({ codeServer, node: version }: HostVersion, folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{"name":"host","private":true}');
  const runtime = join(folder, 'node_modules', `node-linux-${process.arch}`);
  const node = join(runtime, 'bin/node');
  const run = (cwd: string, program: string, ...args: readonly string[]) => execute(cwd, runtime, program, args);
  const plain = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  await run(folder, 'npm', 'install', `node-linux-${process.arch}@${version}`, `code-server@${codeServer}`, ...plain);
  const server = join(folder, 'node_modules/code-server/lib/vscode');
  const extensions = join(server, 'extensions');
  const typescript = run(extensions, 'npm', 'install', '--omit=dev', ...plain).then(() =>
    run(extensions, node, 'postinstall.mjs'),
  );
  await Promise.all([typescript, run(server, 'npm', 'install', '--omit=dev', ...plain)]);
  link('node_modules', join(server, 'node_modules.asar'));
  link('code-linux.sh', join(server, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', join(server, 'bin/helpers/browser.sh'));
  if (process.argv.includes(WAIT)) await finished(process.stdin.resume());
  const absent = absentPrograms(PROGRAMS);
  if (absent.length > 0) throw new Error(`not installed: ${absent.join(', ')}`);
  takeRipgrep(join(server, 'node_modules/@vscode/ripgrep'));
  const gyp = nodeGyp();
  const loads = (module: string) => run(module, node, '-e', 'require(process.cwd())');
  const compile = async (module: string, program: string, ...args: readonly string[]): Promise<void> => {
    // Some packages bring what is compiled along.
    const isReady = await loads(module).then(
      () => true,
      () => false,
    );
    if (isReady) return;
    await run(module, program, ...args);
    await loads(module);
  };
  const argon = join(folder, 'node_modules/argon2');
  const native = NATIVE.map(name => join(server, 'node_modules', name)).filter(module => existsSync(module));
  await Promise.all([
    compile(argon, 'npm', 'rebuild', '--prefix', folder, 'argon2', '--foreground-scripts', '--loglevel=error'),
    ...native.map(module => compile(module, node, gyp, 'rebuild', `--nodedir=${runtime}`, '--silent', '--jobs=max')),
  ]);
  await run(folder, node, 'node_modules/code-server/out/node/entry.js', '--version');
}

/** Older versions fetch theirs from elsewhere. */
function takeRipgrep(module: string): void {
  if (!existsSync(module)) return;
  mkdirSync(join(module, 'bin'), { recursive: true });
  copyFileSync(output('command -v rg'), join(module, 'bin/rg'));
}

/** Some versions come with the link. */
function link(target: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

/** With the host's own Node in front, whose headers the native modules are built with. */
async function execute(cwd: string, runtime: string, program: string, args: readonly string[]): Promise<void> {
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
  try {
    const running = promisify(execFile)(program, [...args], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
    running.child.stdin?.end();
    await running;
  } catch (thrown) {
    const { code, stdout = '', stderr = '' } = thrown as { code?: unknown; stdout?: string; stderr?: string };
    const printed = `${stdout.slice(-2000)}\n${stderr.slice(-4000)}`.replaceAll(/\bhttps?:\/\/[^\s'")]+/g, '(address)');
    throw new Error(`${program} ${args.join(' ')} in ${cwd} ended with ${code}:\n${printed}`);
  }
}

function absentPrograms(programs: readonly string[]): readonly string[] {
  return programs.filter(program => output(`command -v ${program}`) === '');
}

function output(command: string): string {
  return spawnSync('sh', ['-c', command], { encoding: 'utf8' }).stdout.trim();
}

/** The one that npm brings along. */
function nodeGyp(): string {
  const known = process.env['npm_config_node_gyp'];
  if (known && existsSync(known)) return known;
  const npm = output('readlink -f "$(command -v npm)"');
  return createRequire(npm).resolve(join(dirname(npm), '../node_modules/node-gyp/bin/node-gyp.js'));
}
