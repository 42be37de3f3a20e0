// Makes a fresh clone ready: npm's packages, Debian's packages, and the hosts that the suites need. Plain JavaScript
// for whatever Node the machine has; every step looks first whether there is anything to do, and says what it does.
//
//   node test/support/setup.mjs [npm] [debian] [hosts] [-- FILE …]      all of them unless some are named
//
// Then it runs the file with the Node that it has installed: a shell that has once looked up `node` would go on with the
// machine's own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';
/** Where everything has to run, what cannot be made ready is an error; elsewhere its suites are skipped by name. */
const strict = process.env.CI === 'true';

/** Debian's packages, and what misses them. */
const DEBIAN = {
  'the workbench': ['chromium', 'ripgrep', 'fonts-dejavu-core', 'libkrb5-dev', 'make', 'g++', 'python3'],
  sound: ['pulseaudio', 'pulseaudio-utils', 'libasound2-plugins', 'alsa-utils', 'sox', 'libsox-fmt-all', 'ffmpeg'],
  'voices and recognisers': ['flite', 'pocketsphinx', 'pocketsphinx-en-us'],
};

function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}

/** Quiet unless it fails; then its words go without the addresses in them, which are nobody's business. */
function run(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
    shell: windows,
    ...options,
  });
  if (error) throw error;
  if (status === 0) return stdout;
  const words = `${stdout}\n${stderr}`.trim().slice(-4000);
  throw new Error(`${command} ${args.join(' ')} ended with ${status}.\n${withoutAddresses(words)}`);
}

function withoutAddresses(text) {
  return text.replace(/\bhttps?:\/\/[^\s'"),]+/g, '(address)').replace(/\b[\w-]+(\.[\w-]+)+:\d+\b/g, '(address)');
}

function npm() {
  if (!isCurrent()) {
    say('installing npm packages');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  // The package `node` puts its binary in place in a script of its own, which some npm settings keep from running.
  const wanted = json(join(modules, 'node/package.json')).version;
  if (nodeVersion() === wanted) return;
  say(`installing Node ${wanted}`);
  run(process.execPath, [join(modules, 'node/installArchSpecificPackage.js')], { cwd: join(modules, 'node') });
  if (nodeVersion() !== wanted) run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
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

function debian() {
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
    run(command, rest);
  };
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...names.split(' '));
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

function hosts() {
  if (process.platform !== 'linux') {
    say('hosts for the suites exist for Linux only: those suites are skipped by name');
    return;
  }
  run(join(modules, '.bin/node'), ['test/support/host/install.ts'], { stdio: ['ignore', 2, 2] });
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

const steps = { npm, debian, hosts };
const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const chosen = words.slice(0, end);
const file = words.slice(end + 1);
const unknown = chosen.filter(name => !Object.hasOwn(steps, name));
try {
  if (unknown.length > 0)
    throw new Error(`No step ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
  for (const [name, step] of Object.entries(steps)) {
    if (chosen.length === 0 || chosen.includes(name)) step();
  }
  if (file.length > 0) runFile(file);
} catch (thrown) {
  say(thrown.message);
  process.exitCode = 1;
}
