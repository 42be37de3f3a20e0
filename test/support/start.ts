// `npm start`: a real VS Code with Aloud in a sample project. `npm start -- --tour`, and a machine without display and
// microphone: the tour instead, which shows by itself what Aloud does.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findProgram } from '../../src/processes/findProgram.ts';
import { buildPackage } from './buildPackage.ts';
import { startServer } from './host/server.ts';
import { HOSTS, type HostVersion, hostFolder } from './host/versions.ts';

const ROOT = resolve(import.meta.dirname, '../..');

process.exitCode = await main();

async function main(): Promise<number> {
  const wantsTour = process.argv.includes('--tour');
  if (wantsTour || (!hasDisplay() && !hasMicrophone())) {
    if (!wantsTour)
      console.log('There is neither a display nor a microphone here, so Aloud shows what it does by itself.');
    setup('debian', 'host');
    const { tour } = await import('./tour.ts');
    return (await tour()) ? 0 : 1;
  }
  if (!hasDisplay()) return inBrowser();
  execFileSync(process.execPath, ['esbuild.js'], { cwd: ROOT, stdio: 'inherit' });
  const code = (await findProgram('code')) ?? (await downloaded());
  return code ? onDesktop(code) : inBrowser();
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

function hasMicrophone(): boolean {
  if (process.platform !== 'linux' || process.env['PULSE_SERVER']) return true;
  // A sound card that can record has a device whose name ends with c.
  return existsSync('/dev/snd') && readdirSync('/dev/snd').some(name => /^pcm.*c$/.test(name));
}

function setup(...steps: readonly string[]): void {
  const { status } = spawnSync(process.execPath, ['test/support/setup.mjs', ...steps], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The set-up did not succeed.');
}

function sampleProject(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'aloud-sample-')), 'sample');
  cpSync(join(import.meta.dirname, 'sample'), folder, { recursive: true });
  return folder;
}

/** VS Code as its own server gives it away; undefined where that cannot be reached. */
async function downloaded(): Promise<string | undefined> {
  try {
    const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
    return await downloadAndUnzipVSCode();
  } catch (thrown) {
    console.log(
      `VS Code could not be downloaded (${thrown instanceof Error ? thrown.message : thrown}): it opens in the browser instead.`,
    );
    return undefined;
  }
}

function onDesktop(code: string): number {
  const folder = sampleProject();
  console.log(`Opening ${folder} in VS Code with Aloud.`);
  const { status } = spawnSync(
    code,
    ['--new-window', `--extensionDevelopmentPath=${ROOT}`, folder, join(folder, 'prices.ts')],
    { stdio: 'inherit' },
  );
  return status ?? 1;
}

/** The workbench on loopback, until it is interrupted. */
async function inBrowser(): Promise<number> {
  setup('debian', 'host');
  const [host] = HOSTS as readonly [HostVersion];
  if (!existsSync(hostFolder(host))) {
    console.error('No VS Code could be installed here. Install one and open this folder with it.');
    return 1;
  }
  const vsix = await buildPackage(mkdtempSync(join(tmpdir(), 'aloud-package-')));
  const address = process.env['OPENAI_BASE_URL'];
  const server = await startServer({ host, vsix, settings: address ? { 'aloud.baseUrl': address } : {} });
  const url = `http://127.0.0.1:${server.port}/?folder=${encodeURIComponent(sampleProject())}`;
  console.log(`VS Code ${host.vscode} with Aloud: ${url}\nCtrl+C ends it.`);
  if (hasDisplay()) spawn('xdg-open', [url], { stdio: 'ignore', detached: true }).on('error', () => {});
  await new Promise<void>(done => process.once('SIGINT', done).once('SIGTERM', done));
  await server.stop();
  return 0;
}
