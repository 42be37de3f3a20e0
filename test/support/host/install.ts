// Installs the VS Code servers that the suites run in, from npm's packages alone. Takes minutes the first time.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CACHE, HOSTS, type HostVersion, hostEntry, hostFolder, hostNode } from './versions.ts';

/** What VS Code's server needs compiled on Linux; those that a version lacks are passed over. */
const NATIVE = [
  ...['@vscode/spdlog', 'node-pty', 'kerberos', '@parcel/watcher', 'native-watchdog', '@vscode/native-watchdog'],
  ...['@vscode/deviceid', '@vscode/fs-copyfile', '@vscode/sqlite3'],
];

for (const host of HOSTS) if (!existsSync(hostFolder(host))) install(host);

/** Into a folder of its own, which takes its final name only when all is done. */
function install(host: HostVersion): void {
  const from = Date.now();
  process.stderr.write(`setup: installing VS Code ${host.vscode}, which takes some minutes\n`);
  const folder = join(CACHE, 'hosts', `.installing-${host.name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    build(host, folder);
    // Another run may have been quicker; its result is as good.
    if (!existsSync(hostFolder(host))) renameSync(folder, hostFolder(host));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const version = execFileSync(hostNode(host), [hostEntry(host), '--version'], {
    env: { ...process.env, XDG_CONFIG_HOME: join(CACHE, 'xdg') },
  });
  process.stderr.write(`setup: ${version.toString().trim()} after ${Math.round((Date.now() - from) / 1000)} s\n`);
}

function build({ codeServer, node }: HostVersion, folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{"name":"host","private":true}');
  const runtime = join(folder, 'node_modules', `node-linux-${process.arch}`);
  const run = (cwd: string, program: string, ...args: readonly string[]): void => execute(cwd, runtime, program, args);
  const plain = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run(folder, 'npm', 'install', `node-linux-${process.arch}@${node}`, `code-server@${codeServer}`, ...plain);
  run(folder, 'npm', 'rebuild', 'argon2', '--foreground-scripts', '--loglevel=error');
  const server = join(folder, 'node_modules/code-server/lib/vscode');
  run(server, 'npm', 'install', '--omit=dev', ...plain);
  const ripgrep = join(server, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(ripgrep, { recursive: true });
  copyFileSync(execFileSync('sh', ['-c', 'command -v rg']).toString().trim(), join(ripgrep, 'rg'));
  const gyp = nodeGyp();
  for (const name of NATIVE) {
    const module = join(server, 'node_modules', name);
    if (existsSync(join(module, 'binding.gyp')))
      run(module, join(runtime, 'bin/node'), gyp, 'rebuild', `--nodedir=${runtime}`, '--silent');
  }
  link('node_modules', join(server, 'node_modules.asar'));
  link('code-linux.sh', join(server, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', join(server, 'bin/helpers/browser.sh'));
  const extensions = join(server, 'extensions');
  run(extensions, 'npm', 'install', '--omit=dev', ...plain);
  run(extensions, join(runtime, 'bin/node'), 'postinstall.mjs');
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
  };
  const { status, stderr, stdout } = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return;
  throw new Error(
    `${program} ${args.join(' ')} in ${cwd} ended with ${status}:\n${stdout.slice(-2000)}\n${stderr.slice(-4000)}`,
  );
}

/** The one that npm brings along. */
function nodeGyp(): string {
  const npm = execFileSync('sh', ['-c', 'readlink -f "$(command -v npm)"']).toString().trim();
  return createRequire(npm).resolve(join(dirname(npm), '../node_modules/node-gyp/bin/node-gyp.js'));
}
