// Makes a fresh clone ready: npm's packages, Debian's packages, and the hosts that the suites need. Plain JavaScript
// for whatever Node the machine has; every step looks first whether there is anything to do.
//
//   node test/support/setup.mjs [npm] [debian] [hosts]      all of them unless some are named
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

/** Debian's packages, and what misses them. */
const DEBIAN = {
  'the workbench': ['chromium', 'ripgrep', 'fonts-dejavu-core', 'libkrb5-dev', 'make', 'g++', 'python3'],
  sound: ['pulseaudio', 'pulseaudio-utils', 'libasound2-plugins', 'alsa-utils', 'sox', 'libsox-fmt-all', 'ffmpeg'],
  'voices and recognisers': ['flite', 'pocketsphinx', 'pocketsphinx-en-us'],
};

function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

function npm() {
  const installed = join(modules, '.package-lock.json');
  const current =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (!current) {
    say('installing npm packages');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    const now = new Date();
    utimesSync(installed, now, now);
  }
  // The package `node` puts its binary in place in a script of its own, which some npm settings keep from running.
  if (nodeVersion() < 24) {
    say('installing Node 24');
    run(process.execPath, [join(modules, 'node/installArchSpecificPackage.js')], { cwd: join(modules, 'node') });
    if (nodeVersion() < 24) run('npm', ['rebuild', 'node']);
    if (nodeVersion() < 24) throw new Error('Node 24 could not be installed.');
  }
}

function nodeVersion() {
  try {
    const version = execFileSync(join(modules, '.bin', windows ? 'node.cmd' : 'node'), ['--version'], {
      shell: windows,
    });
    return Number(/^v(\d+)/.exec(version.toString())?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function debian() {
  if (!existsSync('/etc/debian_version')) {
    say('this is no Debian: suites that need its packages are skipped by name');
    return;
  }
  const missing = Object.values(DEBIAN)
    .flat()
    .filter(name => !isInstalled(name));
  if (missing.length === 0) return;
  const admin = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (admin.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) {
    say(`missing, and only root can install them: ${missing.join(' ')}`);
    return;
  }
  say(`installing ${missing.join(' ')}`);
  const apt = (...args) => {
    const [command, ...rest] = [...admin, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    run(command, rest);
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...missing);
}

function isInstalled(name) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own format.
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name]);
  return stdout?.toString() === 'installed';
}

function hosts() {
  if (process.platform !== 'linux') {
    say('hosts for the suites exist for Linux only: those suites are skipped by name');
    return;
  }
  run(join(modules, '.bin/node'), ['test/support/host/install.ts']);
}

const steps = { npm, debian, hosts };
const chosen = process.argv.slice(2);
for (const [name, step] of Object.entries(steps)) {
  if (chosen.length === 0 || chosen.includes(name)) step();
}
