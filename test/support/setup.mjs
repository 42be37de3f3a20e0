// Makes a fresh clone ready: npm's packages, Debian's packages, and VS Code's servers: the current one (host), or those of
// all suites (hosts). Plain JavaScript for whatever Node the machine has; the steps go side by side, each looks first
// whether there is anything to do, and says what it does.
//
//   node test/support/setup.mjs STEP … [-- FILE …]      npm, debian, host, hosts; start: what `npm start` needs here
//
// Then it runs the file with the Node that it has installed: a shell that has once looked up `node` would go on with the
// machine's own.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';
/** Where everything has to run, what cannot be made ready is an error; elsewhere its suites are skipped by name. */
const strict = process.env.CI === 'true';

/** Debian's packages, and what misses them. */
const DEBIAN = {
  'the workbench': ['chromium-headless-shell', 'ripgrep', 'fonts-dejavu-core', 'make', 'g++', 'python3'],
  sound: ['pulseaudio', 'pulseaudio-utils', 'libasound2-plugins', 'alsa-utils', 'sox', 'libsox-fmt-all', 'ffmpeg'],
  'voices and recognisers': ['flite', 'pocketsphinx', 'pocketsphinx-en-us'],
};

function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}

/** Quiet unless it fails; then its words go without the addresses in them, which are nobody's business. */
async function run(command, args, options = {}) {
  try {
    const running = promisify(execFile)(command, args, { cwd: root, maxBuffer: 2 ** 28, shell: windows, ...options });
    running.child.stdin?.end();
    await running;
  } catch (thrown) {
    if (thrown.stdout === undefined || typeof thrown.code === 'string') throw thrown;
    const words = `${thrown.stdout}\n${thrown.stderr}`.trim().slice(-4000);
    throw new Error(`${command} ${args.join(' ')} ended with ${thrown.code}.\n${withoutAddresses(words)}`);
  }
}

function withoutAddresses(text) {
  return text.replace(/\bhttps?:\/\/[^\s'"),]+/g, '(address)').replace(/\b[\w-]+(\.[\w-]+)+:\d+\b/g, '(address)');
}

async function npm() {
  if (!isCurrent()) {
    say('installing npm packages');
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  // The package `node` puts its binary in place in a script of its own, which some npm settings keep from running.
  const wanted = json(join(modules, 'node/package.json')).version;
  if (nodeVersion() === wanted) return;
  say(`installing Node ${wanted}`);
  await run(process.execPath, [join(modules, 'node/installArchSpecificPackage.js')], { cwd: join(modules, 'node') });
  if (nodeVersion() !== wanted) await run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (nodeVersion() !== wanted) throw new Error(`Node ${wanted} did not come into node_modules/.bin.`);
}

/** Whether what npm noted as installed is what the lock asks for; what does not fit this machine may be missing. */
function isCurrent() {
  const noted = join(modules, '.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = json(join(root, 'package-lock.json')).packages;
  const installed = json(noted).packages;
  const same = path => installed[path]?.version === wanted[path].version;
  return Object.keys(wanted).every(path => path === '' || wanted[path].optional || same(path));
}

function json(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Of the Node that the project's scripts run; undefined where it does not run. */
function nodeVersion() {
  const { status, stdout } = spawnSync(join(modules, '.bin', windows ? 'node.cmd' : 'node'), ['--version'], {
    encoding: 'utf8',
    shell: windows,
  });
  return status === 0 ? stdout.trim().slice(1) : undefined;
}

async function debian() {
  if (process.platform !== 'linux' || spawnSync('dpkg-query', ['--version']).status !== 0) {
    say('this is no Debian: what needs its packages is skipped by name');
    return;
  }
  const installed = debianPackages();
  const missing = Object.entries(DEBIAN).flatMap(([purpose, names]) =>
    names.filter(name => !installed.has(name)).map(name => ({ name, purpose })),
  );
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(' ');
  const purposes = [...new Set(missing.map(({ purpose }) => purpose))].join(', ');
  const admin = process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (admin.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) {
    const help = `apt-get install ${names}`;
    if (strict) throw new Error(`Missing for ${purposes}, and only root can install it: ${help}`);
    say(`missing for ${purposes}, and only root can install it: ${help}`);
    return;
  }
  say(`installing for ${purposes}: ${names}`);
  const apt = (...args) => {
    const [command, ...rest] = [...admin, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return run(command, rest);
  };
  try {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...names.split(' '));
  } catch (thrown) {
    if (strict) throw thrown;
    say(thrown.message);
  }
}

/** The names of those that are installed. */
function debianPackages() {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own format.
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${binary:Package} ${db:Status-Status}\n'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return new Set(
    stdout.split('\n').flatMap(line => {
      const [name, status] = line.split(' ');
      return status === 'installed' ? [name.replace(/:.*/, '')] : [];
    }),
  );
}

/** Goes on while Debian's packages come, and compiles when they are there. */
async function hosts(...names) {
  if (process.platform !== 'linux') {
    say('hosts for the suites exist for Linux only: those suites are skipped by name');
    return;
  }
  await begun.npm;
  const args = ['test/support/host/install.ts', '--wait', ...names];
  const child = spawn(join(modules, '.bin/node'), args, { cwd: root, stdio: ['pipe', 2, 2] });
  child.stdin.on('error', () => {});
  const ended = once(child, 'exit');
  await Promise.allSettled([begun.debian]);
  child.stdin.end();
  const [status] = await ended;
  if (status !== 0) throw new Error(`the installation of VS Code ended with ${status}`);
}

/** Where there is no display, and for the tour, VS Code opens in a workbench that has to be installed. */
function needsOfStart() {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasDisplay && !file.includes('--tour') ? ['npm'] : ['npm', 'debian', 'host'];
}

/** What the shell would do if it knew the Node that is new. */
function runFile(args) {
  const child = spawn(join(modules, windows ? 'node/bin/node.exe' : 'node/bin/node'), args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // The shell between npm and us does not pass signals on: that it is gone is how we know.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500);
  child.on('exit', (status, signal) => {
    clearInterval(watch);
    process.exitCode = signal ? 1 : status;
  });
}

const steps = { npm, debian, host: () => hosts('current'), hosts };
/** What has begun, by name: steps wait for each other. */
const begun = {};
const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const file = words.slice(end + 1);
const chosen = words.slice(0, end).flatMap(word => (word === 'start' ? needsOfStart() : word));
const unknown = chosen.filter(name => !Object.hasOwn(steps, name));
try {
  if (unknown.length > 0)
    throw new Error(`No step ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}, start.`);
  for (const [name, step] of Object.entries(steps)) if (chosen.includes(name)) begun[name] = step();
  const results = await Promise.allSettled(Object.values(begun));
  // Who waited for one that failed fails with its words.
  const failures = new Set(results.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.message));
  for (const words of failures) say(words);
  if (failures.size > 0) process.exitCode = 1;
  else if (file.length > 0) runFile(file);
} catch (thrown) {
  say(thrown.message);
  process.exitCode = 1;
}
