import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const SETUP = join(import.meta.dirname, '../../support/setup.mjs');
const ALL_PACKAGES = /\bflite\b|\bsox\b/;

describe('setup', () => {
  let folder: TemporaryFolder;
  let clone: string;

  before(function () {
    if (process.platform !== 'linux') this.skip();
  });

  beforeEach(() => {
    folder = temporaryFolder('setup');
    clone = join(folder.path, 'clone');
    mkdirSync(join(folder.path, 'bin'));
    for (const name of ['cat', 'cp', 'env', 'grep', 'sleep'])
      symlinkSync(`/bin/${name}`, join(folder.path, 'bin', name));
    write('clone/test/support/setup.mjs', readFileSync(SETUP, 'utf8'));
    lock('1.0.0');
    program('npm', 'cp -r ../ready/. .');
    program('dpkg-query', '[ "$1" = --version ] || cat ../packages');
    program('apt-get', '');
    program('sudo', '[ "$1" = -n ] && shift && exec "$@"');
    ready('1.0.0');
    write('packages', `${packages().join(' installed\n')} installed\n`);
  });

  afterEach(() => folder.remove());

  it('installs the packages of the lock once', () => {
    assert.deepEqual(calls(setup('npm')), ['npm ci']);
    assert.deepEqual(calls(setup('npm')), []);
  });

  it('installs them again when the lock asks for another version, and not when it is merely newer', () => {
    assert.deepEqual(calls(setup('npm')), ['npm ci']);
    lock('1.0.0');
    assert.deepEqual(calls(setup('npm')), []);
    lock('1.1.0');
    ready('1.1.0');
    assert.deepEqual(calls(setup('npm')), ['npm ci']);
    assert.deepEqual(calls(setup('npm')), []);
  });

  it('does not take half an installation for a whole one', () => {
    assert.deepEqual(calls(setup('npm')), ['npm ci']);
    rmSync(join(clone, 'node_modules/.package-lock.json'));
    assert.deepEqual(calls(setup('npm')), ['npm ci']);
  });

  it('puts Node in its place where npm did not run its script', () => {
    const { path } = node('24.21.0');
    const script = `require('node:fs').cpSync(${JSON.stringify(path)}, '../.bin/node')`;
    rmSync(join(folder.path, 'ready/node_modules/.bin/node'));
    write('ready/node_modules/node/installArchSpecificPackage.js', script);
    const { status, said } = setup('npm');
    assert.equal(status, 0, said);
    assert.match(said, /installing Node 24\.21\.0/);
    assert.ok(existsSync(join(clone, 'node_modules/.bin/node')));
  });

  it('fails when Node cannot be put there', () => {
    rmSync(join(folder.path, 'ready/node_modules/.bin/node'));
    const { status, said } = setup('npm');
    assert.equal(status, 1);
    assert.match(said, /Node 24\.21\.0 did not come/);
  });

  it('installs the Debian packages that are missing, and says for what', () => {
    const rest = packages().filter(name => name !== 'flite');
    write('packages', `${rest.join(' installed\n')} installed\nflite config-files\n`);
    const result = setup('debian');
    assert.deepEqual(calls(result), ['apt-get -qq update', 'apt-get -qq install -y --no-install-recommends flite']);
    assert.match(result.said, /installing for voices and recognisers: flite/);
  });

  it('does nothing where no Debian package is missing', () => {
    const result = setup('debian');
    assert.deepEqual(calls(result), []);
    assert.equal(result.said, '');
  });

  it('goes on where packages cannot be installed, but not on continuous integration, and names no address', () => {
    write('packages', '\n');
    program(
      'apt-get',
      'echo "E: Failed to fetch http://deb.example.test/pool/flite.deb at deb.example.test:80" >&2; exit 100',
    );
    const here = setup('debian');
    assert.equal(here.status, 0);
    assert.match(here.said, /Failed to fetch \(address\)/);
    assert.doesNotMatch(here.said, /example/);
    assert.equal(setup('debian', { CI: 'true' }).status, 1);
  });

  it('names what is left out where there is no Debian', () => {
    rmSync(join(folder.path, 'bin/dpkg-query'));
    const { status, said } = setup('debian');
    assert.equal(status, 0);
    assert.match(said, /no Debian/);
  });

  it('installs a host while Debian’s packages come, which compiles when they are there', () => {
    assert.equal(setup('npm').status, 0);
    const tell = (line: string) => `echo ${line} >> ../calls`;
    // Each waits for the other to begin.
    program(
      'apt-get',
      `case "$*" in *install*) until grep -q '^host' ../calls; do sleep 0.05; done; ${tell('packages')};; esac`,
    );
    write('packages', '\n');
    const host = `[ "$1" != --version ] || { echo v24.21.0; exit; }
      echo "host $*" >> ../calls; cat >/dev/null; ${tell('compiles')}`;
    write('clone/node_modules/.bin/node', `#!/bin/sh\n${host}\n`);
    const { status, said } = run(['npm', 'debian', 'host']);
    assert.equal(status, 0, said);
    const told = readFileSync(join(folder.path, 'calls'), 'utf8').trim().split('\n');
    const [begun, packages, compiles] = [
      'host test/support/host/install.ts --wait current',
      'packages',
      'compiles',
    ].map(line => told.indexOf(line));
    assert.ok((begun ?? -1) >= 0 && (packages ?? -1) > (begun ?? 0) && (compiles ?? -1) > (packages ?? 0), told.join());
  });

  it('fails when the host cannot be installed, or what it needs', () => {
    assert.equal(setup('npm').status, 0);
    write('clone/node_modules/.bin/node', '#!/bin/sh\n[ "$1" != --version ] || { echo v24.21.0; exit; }; exit 3\n');
    const { status, said } = run(['npm', 'host']);
    assert.equal(status, 1);
    assert.match(said, /the installation of VS Code ended with 3/);
    lock('1.1.0');
    program('npm', 'echo "no tea"; exit 1');
    assert.equal(run(['npm', 'host']).said.match(/no tea/g)?.length, 1);
  });

  it('prepares for start a desktop where there is a display, and a workbench where there is none or for the tour', () => {
    write('clone/node_modules/.bin/node', '#!/bin/sh\nexit 0\n');
    const steps = (args: readonly string[], environment: NodeJS.ProcessEnv) => {
      program('npm', 'exit 1');
      write('packages', '\n');
      lock('2.0.0');
      const { said } = run(['start', '--', 'start.ts', ...args], environment);
      return [...said.matchAll(/installing (npm packages|for)/g)].map(([, what]) => what);
    };
    assert.deepEqual(steps([], { DISPLAY: ':0' }), ['npm packages']);
    assert.deepEqual(steps([], {}), ['npm packages', 'for']);
    assert.deepEqual(steps(['--tour'], { DISPLAY: ':0' }), ['npm packages', 'for']);
  });

  it('knows its steps', () => {
    const { status, said } = setup('nmp');
    assert.equal(status, 1);
    assert.match(said, /No step nmp\. There are: npm, debian, host, hosts, start\./);
  });

  it('runs a file with the Node that it has installed, and ends as that does', () => {
    const { status, printed } = run(['npm', '--', 'file.ts', 'some', 'words']);
    assert.equal(printed, 'node file.ts some words\n');
    assert.equal(status, 7);
  });

  it('runs no file when a step failed', () => {
    program('npm', 'exit 1');
    const { status, printed } = run(['npm', '--', 'file.ts']);
    assert.equal(printed, '');
    assert.equal(status, 1);
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }

  /** One that notes how it was called. */
  function program(name: string, body: string): void {
    write(`bin/${name}`, `#!/bin/sh\nset -e\nprintf '%s\\n' "${name} $*" >> ../calls\n${body}\n`);
    chmodSync(join(folder.path, 'bin', name), 0o755);
  }

  function lock(version: string): void {
    const optional = { version: '3.0.0', optional: true };
    write('clone/package-lock.json', JSON.stringify({ packages: { '': {}, tea: { version }, optional } }));
  }

  /** What `npm ci` will install. */
  function ready(version: string): void {
    write('ready/node_modules/.package-lock.json', JSON.stringify({ packages: { tea: { version } } }));
    write('ready/node_modules/node/package.json', '{"version":"24.21.0"}');
    write('ready/node_modules/node/installArchSpecificPackage.js', '');
    const { path } = node('24.21.0');
    for (const place of ['.bin', 'node/bin']) {
      mkdirSync(join(folder.path, 'ready/node_modules', place), { recursive: true });
      copyFileSync(path, join(folder.path, 'ready/node_modules', place, 'node'));
    }
  }

  function node(version: string): { readonly path: string } {
    write('node', `#!/bin/sh\nif [ "$1" = --version ]; then echo v${version}; else echo "node $*"; exit 7; fi\n`);
    chmodSync(join(folder.path, 'node'), 0o755);
    return { path: join(folder.path, 'node') };
  }

  /** All that setup wants, by its own words on a machine that has none. */
  function packages(): readonly string[] {
    write('packages', '\n');
    const { said } = setup('debian');
    rmSync(join(folder.path, 'calls'), { force: true });
    assert.match(said, ALL_PACKAGES);
    return said.trim().split(': ').at(-1)?.split(' ') ?? [];
  }

  function setup(step: string, environment: NodeJS.ProcessEnv = {}): Result {
    return run([step], environment);
  }

  function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Result {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['test/support/setup.mjs', ...args], {
      cwd: clone,
      encoding: 'utf8',
      env: { PATH: join(folder.path, 'bin'), ...environment },
    });
    return { status, printed: stdout, said: stderr };
  }

  /** The calls since one last looked, but for those that only look. */
  function calls({ status, said }: Result): readonly string[] {
    assert.equal(status, 0, said);
    const path = join(folder.path, 'calls');
    if (!existsSync(path)) return [];
    const all = readFileSync(path, 'utf8').trim().split('\n');
    rmSync(path);
    return all
      .filter(line => /^(npm|apt-get) /.test(line))
      .map(line => line.replace(' --no-audit --no-fund --loglevel=error', ''));
  }
});

interface Result {
  readonly status: number | null;
  readonly printed: string;
  readonly said: string;
}
