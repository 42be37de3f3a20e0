import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type HostVersion, hostEntry, hostNode } from './versions.ts';

const START_MS = 60_000;
const STOP_MS = 5000;

/** Quiet: no welcome, no updates, nothing that asks. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'files.autoSave': 'off',
  'window.confirmBeforeClose': 'never',
  'security.workspace.trust.enabled': false,
};

export interface ServerOptions {
  readonly host: HostVersion;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install. */
  readonly vsix?: string;
  /** Added to the environment, which reaches the extension host. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** A VS Code server on loopback with folders of its own. */
export interface VscodeServer {
  readonly port: number;
  /** The user's data: settings, extensions' storage. */
  readonly dataFolder: string;
  /** What it has printed so far. */
  output(): string;
  /** Leaves neither a process nor a file behind. */
  stop(): Promise<void>;
}

export async function startServer({ host, settings, vsix, environment }: ServerOptions): Promise<VscodeServer> {
  const folder = mkdtempSync(join(tmpdir(), 'aloud-host-'));
  const dataFolder = join(folder, 'data');
  const extensions = join(folder, 'extensions');
  mkdirSync(join(dataFolder, 'User'), { recursive: true });
  mkdirSync(extensions);
  writeFileSync(join(dataFolder, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  writeFileSync(join(folder, 'config.yaml'), '');
  const env = cleaned({
    ...process.env,
    ...environment,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'share'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: environment?.['XDG_RUNTIME_DIR'] ?? folder,
  });
  const common = [
    hostEntry(host),
    '--config',
    join(folder, 'config.yaml'),
    '--user-data-dir',
    dataFolder,
    '--extensions-dir',
    extensions,
  ];
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  try {
    if (vsix) execFileSync(hostNode(host), [...common, '--install-extension', vsix], { env, stdio: 'pipe' });
  } catch (thrown) {
    remove();
    throw thrown;
  }
  const port = await freePort();
  const flags = [
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--ignore-last-opened',
  ];
  const child = spawn(hostNode(host), [...common, ...flags], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const interrupted = () => {
    killGroup(child, 'SIGKILL');
    remove();
  };
  process.once('exit', interrupted);
  const stop = async (): Promise<void> => {
    process.off('exit', interrupted);
    await end(child);
    remove();
  };
  try {
    await answering(port, child);
  } catch (thrown) {
    await stop();
    throw new Error(
      `VS Code ${host.vscode} did not start: ${thrown instanceof Error ? thrown.message : thrown}\n${output}`,
    );
  }
  return { port, dataFolder, output: () => output, stop };
}

/** Without what would make the server believe that it runs inside another VS Code, or change its Node. */
function cleaned(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, PORT, PASSWORD, VSCODE_IPC_HOOK_CLI, ...rest } = environment;
  return rest;
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Error('it does not answer');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    killGroup(child, 'SIGTERM');
    await Promise.race([exited, sleep(STOP_MS, undefined, { ref: false })]);
  }
  killGroup(child, 'SIGKILL');
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
