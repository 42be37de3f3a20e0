import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Locator } from 'playwright-core';
import manifest from '../../../package.json' with { type: 'json' };
import { buildPackage } from '../buildPackage.ts';
import type { Face } from '../face/languages.ts';
import { type OpenAIServer, type OpenAIServerOptions, startOpenAIServer } from '../server/openaiServer.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporaryFolder.ts';
import { PATIENCE_MS, until } from '../until.ts';
import { QUICK, SETTINGS as QUIET, startServer, type VscodeServer } from './server.ts';
import { ShownStates } from './shownStates.ts';
import type { HostVersion } from './versions.ts';
import { Workbench } from './workbench.ts';

/** So long after a press, in ms, another is taken for a repeat of it. */
const REPEATS_MS = 800;

/** What the status bar says in each state. */
const STATUS = {
  idle: 'Aloud',
  opening: 'Opening',
  listening: 'Listening',
  thinking: 'Thinking',
  acting: 'Acting',
  speaking: 'Speaking',
} as const;

/** The extension by which a test changes settings. */
const SETTINGS = join(import.meta.dirname, '../../vscode/userSettings');

/** Nothing beside the editor and the panel, and the same every time. */
const PLAIN = {
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'editor.minimap.enabled': false,
  ...QUICK,
  // The scripted server hears, thinks and speaks, unless a test says otherwise.
  'aloud.commands.understand': 'chat',
  'aloud.transcription.backend': 'openai',
  'aloud.speech.backend': 'openai',
};

export interface StudioOptions {
  readonly host: HostVersion;
  /** Of the sample project: its files by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly environment?: NodeJS.ProcessEnv;
  readonly api?: OpenAIServerOptions;
  /** A WAV file that the browser's microphone hears. */
  readonly microphone?: string;
  /** Folders of further extensions that are there. */
  readonly extensions?: readonly string[];
  /** For which platform the package is made, with its native parts; for all of them, without, if undefined. */
  readonly target?: string;
  /** The display language: by its name, or one that is laid into the package. */
  readonly language?: string | Face;
}

/** The packaged extension at work: installed in a VS Code, with a project open and a server for it to talk to. */
export class Studio {
  readonly workbench: Workbench;
  /** The project's folder. */
  readonly folder: string;
  readonly #server: VscodeServer;
  readonly #root: TemporaryFolder;
  readonly #files: Readonly<Record<string, string>>;
  readonly #shown: ShownStates;
  #api: OpenAIServer;
  #hasWoken = false;
  /** When a voice command was pressed last, or later. */
  #pressedAt = Number.NEGATIVE_INFINITY;

  private constructor(parts: {
    readonly workbench: Workbench;
    readonly server: VscodeServer;
    readonly root: TemporaryFolder;
    readonly api: OpenAIServer;
    readonly files: Readonly<Record<string, string>>;
  }) {
    this.workbench = parts.workbench;
    this.folder = join(parts.root.path, 'shop');
    this.#server = parts.server;
    this.#root = parts.root;
    this.#api = parts.api;
    this.#files = parts.files;
    this.#shown = new ShownStates(parts.workbench.page);
  }

  static async start({
    host,
    files,
    settings,
    environment,
    api: options,
    microphone,
    target,
    extensions = [],
    language,
  }: StudioOptions): Promise<Studio> {
    const root = temporaryFolder('studio');
    const ends: (() => Promise<void>)[] = [async () => root.remove()];
    try {
      for (const [name, text] of Object.entries(files)) write(join(root.path, 'shop', name), text);
      const api = await startOpenAIServer(options);
      ends.unshift(() => api.close());
      const all = { 'aloud.baseUrl': api.url, ...PLAIN, ...settings };
      const server = await startServer({
        host,
        vsix: await buildPackage(root.path, { target }),
        settings: Object.fromEntries(Object.entries(all).filter(([name]) => isOfMachine(name) || name in QUIET)),
        // What the machine's file has too could not be changed by the user.
        userSettings: all,
        extensions: [SETTINGS, ...extensions],
        ...(language !== undefined && { language }),
        environment: {
          OPENAI_API_KEY: '',
          OPENAI_BASE_URL: api.url,
          ALOUD_TEST_SETTINGS: settingsSocket(root),
          ...environment,
        },
      });
      ends.unshift(() => server.stop());
      const workbench = await Workbench.open(server, {
        folder: join(root.path, 'shop'),
        ...(microphone !== undefined && { microphone }),
        prepare: ShownStates.note,
      });
      ends.unshift(() => workbench.close());
      await workbench.ready();
      return new Studio({ workbench, server, root, api, files });
    } catch (thrown) {
      for (const end of ends) await end().catch(() => {});
      throw thrown;
    }
  }

  get api(): OpenAIServer {
    return this.#api;
  }

  /** What VS Code's server has printed. */
  get output(): string {
    return this.#server.output();
  }

  /** Where the extension keeps what is said. */
  get recordings(): string {
    return join(this.#server.dataFolder, 'User/globalStorage/aloud.aloud/recordings');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes a file of the project. */
  write(name: string, text: string): void {
    write(this.path(name), text);
  }

  /** Ends what runs and takes back what a test left behind, so that its failure is not the next one's too. */
  async restore(): Promise<void> {
    const { workbench } = this;
    await workbench.page.keyboard.press('Escape');
    await this.state('idle');
    await this.changesShown();
    for (const name of Object.keys(this.#files)) {
      if ((await workbench.page.locator(`.tab[data-resource-name="${name}"]`).count()) === 0) continue;
      await workbench.openFile(name);
      await workbench.run('File: Revert File');
      // What is asked for next is about the text as it was.
      await workbench.page.locator(`.tab.active[data-resource-name="${name}"]:not(.dirty)`).waitFor();
      this.write(name, this.#files[name] ?? '');
    }
  }

  /** Changes settings of the user. Resolves when the workbench and its extensions have them. */
  set(settings: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#ask('POST', JSON.stringify(settings));
  }

  /** Resolves when every file that is not saved stands in a tab: VS Code opens it later than it changes the file. */
  changesShown(): Promise<void> {
    return this.#ask('GET');
  }

  async #ask(method: 'GET' | 'POST', body = ''): Promise<void> {
    await until('the workbench takes settings', () => existsSync(settingsSocket(this.#root)));
    const asked = request({ socketPath: settingsSocket(this.#root), method });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const failure = await text(answer);
    if (answer.statusCode !== 200) throw new Error(failure);
  }

  /** Runs a voice command as a press of its own: just after another it would be taken for its repeat. */
  async press(command: string): Promise<void> {
    await until('a press is one of its own', () => performance.now() > this.#pressedAt + REPEATS_MS);
    await this.#shown.forget();
    await this.workbench.run(command);
    this.#pressedAt = performance.now();
  }

  /**
   * Starts to listen, and waits for the sign to speak. A microphone that hears a whole command at once may have been
   * listened to, and what it heard done, before that is seen.
   */
  async listen(command: string): Promise<void> {
    await this.press(command);
    await until('Aloud listens', () => this.#shown.has(shown => /^(?:Listening|Thinking|Acting)/.test(shown)));
    this.#pressedAt = performance.now();
  }

  /** Takes the server for speech and chat away: nothing answers at its address. */
  async apiDown(): Promise<void> {
    await this.#api.close();
  }

  /** A server at the same address again, perhaps another. */
  async apiUp(options: OpenAIServerOptions): Promise<void> {
    this.#api = await startOpenAIServer({ ...options, port: Number(new URL(this.#api.url).port) });
  }

  /** Runs “Type a Command” with these words. */
  async type(words: string): Promise<void> {
    await this.workbench.run('Aloud: Type a Command');
    await this.answer('What shall be done?', words);
  }

  /** Types into the box that asks this. */
  async answer(question: string, words: string): Promise<void> {
    const { page } = this.workbench;
    // The widget is one for all questions, and keeps what it showed before.
    await page
      .locator('.quick-input-message')
      .filter({ hasText: question, visible: true })
      .waitFor({ timeout: PATIENCE_MS });
    await page.locator('.quick-input-widget input').first().fill(words);
    await page.keyboard.press('Enter');
  }

  /**
   * Resolves when Aloud's entry in the status bar shows the state. One that goes by has been shown, too, since what was
   * asked for last, or since a press.
   */
  async state(state: keyof typeof STATUS, patienceMs = PATIENCE_MS): Promise<void> {
    const item = this.workbench.statusItem();
    let shown = '';
    await until(
      `the status bar shows ${STATUS[state]}`,
      async () => {
        if (state !== 'idle' && (await this.#shown.has(each => each.startsWith(STATUS[state])))) return true;
        // Before its first command Aloud sleeps, and shows nothing; later it is drawn anew with each change.
        const isDrawn = (await item.count()) > 0;
        if (!isDrawn && this.#hasWoken) return false;
        this.#hasWoken ||= isDrawn;
        shown = isDrawn ? (await item.innerText()).trim() : STATUS.idle;
        return shown.startsWith(STATUS[state]);
      },
      patienceMs,
    ).catch(thrown => {
      throw new Error(`${thrown.message} It shows ${shown}.\n${this.output.slice(-3000)}`);
    });
    if (state === 'idle') await this.#shown.forget();
    if (state === 'opening' || state === 'listening') this.#pressedAt = performance.now();
  }

  /** Resolves with the editor's text as soon as it is as wanted. */
  async text(wanted: RegExp | ((text: string) => boolean), patienceMs = PATIENCE_MS): Promise<string> {
    const fits = typeof wanted === 'function' ? wanted : (text: string) => wanted.test(text);
    let last = '';
    return until(
      `the editor's text fits ${wanted}`,
      async () => {
        last = await this.workbench.editorText();
        return fits(last) ? last : undefined;
      },
      patienceMs,
    ).catch(thrown => {
      throw new Error(`${thrown.message} It is:\n${last}`);
    });
  }

  /** Resolves when the conversation view holds the text. */
  async conversation(wanted: RegExp, patienceMs = PATIENCE_MS): Promise<string> {
    let last = '';
    return until(
      `the conversation fits ${wanted}`,
      async () => {
        last = await this.workbench.conversation();
        return wanted.test(last) ? last : undefined;
      },
      patienceMs,
    ).catch(thrown => {
      throw new Error(`${thrown.message} It is:\n${last}`);
    });
  }

  /** The notification with such a text, when it is there. Throws with what is on screen instead. */
  async notification(text: RegExp): Promise<Locator> {
    const { page } = this.workbench;
    const found = this.workbench.notifications().filter({ hasText: text }).first();
    await found.waitFor({ timeout: PATIENCE_MS }).catch(async thrown => {
      const shown = await page
        .locator('.notification-list-item, .monaco-dialog-box, .quick-input-widget, .statusbar-item, .tab.active')
        .allInnerTexts();
      throw new Error(`${thrown.message}\nThere is: ${shown.filter(each => each.trim() !== '').join(' | ')}`);
    });
    return found;
  }

  /** Takes all away. Throws when a chat step failed or was left over. */
  async stop(): Promise<void> {
    try {
      await this.workbench.close();
      await this.#server.stop();
      this.#root.remove();
    } finally {
      await this.#api.close();
    }
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Where the extension hears which settings a test wants. */
function settingsSocket(root: TemporaryFolder): string {
  return join(root.path, 'settings.sock');
}

/** Whether a setting is taken from the machine's file alone. */
function isOfMachine(name: string): boolean {
  const groups: readonly { readonly properties: Readonly<Record<string, { readonly scope?: string }>> }[] =
    manifest.contributes.configuration;
  return groups.some(({ properties }) => properties[name]?.scope === 'machine');
}
