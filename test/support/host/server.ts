import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Face } from '../face/languages.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { installLanguagePack, layFace } from './languagePack.ts';
import { ProcessGroup } from './processGroup.ts';
import { type HostVersion, hostEntry, hostNode } from './versions.ts';

const START_MS = 60_000;

/** Quiet: no welcome, no updates, nothing that asks. */
export const SETTINGS = {
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

/** What moves is drawn again and again, which costs more than what is tested; and one server for TypeScript does. */
export const QUICK = {
  'workbench.reduceMotion': 'on',
  'typescript.tsserver.useSyntaxServer': 'never',
  'typescript.disableAutomaticTypeAcquisition': true,
};

const QUIET = [
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-getting-started-override',
  '--ignore-last-opened',
];

export interface ServerOptions {
  readonly host: HostVersion;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Of the user alone: what stands in the machine's file too could not be changed in the workbench. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install. */
  readonly vsix?: string;
  /** Added to the environment, which reaches the extension host. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Folders of further extensions, installed as they are. */
  readonly extensions?: readonly string[];
  /** The display language, for which a language pack is installed: by its name, or one that is laid into the package. */
  readonly language?: string | Face;
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

export async function startServer({
  host,
  settings,
  userSettings,
  vsix,
  environment,
  extensions = [],
  language,
}: ServerOptions): Promise<VscodeServer> {
  const { path: folder, remove } = temporaryFolder('host');
  const dataFolder = join(folder, 'data');
  for (const name of ['extensions', 'home', 'tmp']) mkdirSync(join(folder, name));
  for (const extension of extensions) {
    const { publisher, name, version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
    cpSync(extension, join(folder, 'extensions', `${publisher}.${name}-${version}`), { recursive: true });
  }
  const locale = typeof language === 'object' ? language.language : language;
  if (locale) installLanguagePack(locale, join(folder, 'extensions'), dataFolder);
  // The workbench takes settings of the scope `machine` from the server's own file, and all others from the user's.
  const machine = { ...SETTINGS, ...settings };
  for (const [owner, all] of Object.entries({ User: { ...machine, ...userSettings }, Machine: machine })) {
    mkdirSync(join(dataFolder, owner), { recursive: true });
    writeFileSync(join(dataFolder, owner, 'settings.json'), JSON.stringify(all));
  }
  writeFileSync(join(folder, 'config.yaml'), '');
  const env = cleaned({
    ...process.env,
    XDG_RUNTIME_DIR: folder,
    ...environment,
    // Another host, and whoever runs the tests, have words and commands of their own there.
    HOME: join(folder, 'home'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'share'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    TMPDIR: join(folder, 'tmp'),
  });
  const program = [hostEntry(host), '--config', join(folder, 'config.yaml'), '--user-data-dir', dataFolder];
  program.push('--extensions-dir', join(folder, 'extensions'));
  let server: ProcessGroup | undefined;
  const stop = async (): Promise<void> => {
    await server?.stop();
    remove();
  };
  try {
    if (vsix)
      await new ProcessGroup(hostNode(host), [...program, '--install-extension', resolve(vsix)], { env }).succeeded();
    if (typeof language === 'object') layFace(language, join(folder, 'extensions'));
    const port = await freePort();
    const address = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...(locale ? ['--locale', locale] : [])];
    server = new ProcessGroup(hostNode(host), [...program, ...address, ...QUIET], { env });
    await answering(port, server);
    const started = server;
    return { port, dataFolder, output: () => started.output, stop };
  } catch (thrown) {
    const printed = server?.output ?? '';
    await stop();
    throw new Error(`VS Code ${host.vscode} did not start.\n${printed}`, { cause: thrown });
  }
}

/** Without what would make the server believe that it runs inside another VS Code, or change its Node. */
function cleaned(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, PORT, PASSWORD, VSCODE_IPC_HOOK_CLI, ...rest } = environment;
  return rest;
}

async function answering(port: number, server: ProcessGroup): Promise<void> {
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(50)) {
    if (server.ended !== undefined) throw new Error(`It ended with ${server.ended}.`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Error('It does not answer.');
}

/** One that nobody is given before the server has it: the system gives out those from 32768 on (ip(7)). */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_768);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
