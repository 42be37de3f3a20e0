import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Browser, chromium, type Frame, type Locator, type Page } from 'playwright-core';
import { CHROMIUM, CHROMIUM_FLAGS, hearing } from '../chromium.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporaryFolder.ts';
import { PATIENCE_MS } from '../until.ts';
import type { VscodeServer } from './server.ts';

export interface WorkbenchOptions {
  readonly folder: string;
  /** Given to the workbench as its embedder's, such as the switch for the test driver. */
  readonly development?: Readonly<Record<string, unknown>>;
  /** Pairs that the workbench reads from its address. */
  readonly payload?: readonly (readonly [string, string])[];
  /** A WAV file that the browser's microphone hears again and again, from when a page opens it. */
  readonly microphone?: string;
  /** Before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** It only bounds: much is read and compiled before a workbench can be used. */
const READY_MS = 120_000;
/** So long, in ms, a list is given at first to show what is looked for, and each time twice as long. */
const LISTED_MS = 2000;

interface ShownElement {
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly textContent: string;
}

/** VS Code's workbench in a headless Chromium, driven as a person would drive it. */
export class Workbench {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #folder: TemporaryFolder;

  private constructor(browser: Browser, page: Page, folder: TemporaryFolder) {
    this.#browser = browser;
    this.page = page;
    this.#folder = folder;
  }

  static async open(
    server: VscodeServer,
    { folder, development, payload = [], microphone, prepare }: WorkbenchOptions,
  ): Promise<Workbench> {
    // For what a browser that is killed would leave in the folders of the user and of the system.
    const own = temporaryFolder('browser');
    const env = { ...process.env, TMPDIR: own.path, XDG_CONFIG_HOME: own.path } as Record<string, string>;
    let browser: Browser | undefined;
    try {
      browser = await chromium.launch({
        executablePath: CHROMIUM,
        headless: true,
        args: [...CHROMIUM_FLAGS, ...(microphone === undefined ? [] : hearing(microphone))],
        env,
      });
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      if (development) await page.addInitScript(mergeDevelopmentOptions(development));
      await prepare?.(page);
      const url = new URL(`http://localhost:${server.port}/`);
      url.searchParams.set('folder', resolve(folder));
      url.searchParams.set(
        'payload',
        JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]),
      );
      await page.goto(url.href);
      return new Workbench(browser, page, own);
    } catch (thrown) {
      await browser?.close();
      own.remove();
      throw thrown;
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#folder.remove();
  }

  /** Waits until the workbench can be used. Aloud itself wakes with its first command. */
  async ready(): Promise<void> {
    for (const part of ['.monaco-workbench .part.statusbar', '.explorer-folders-view'])
      await this.page.locator(part).waitFor({ timeout: READY_MS });
  }

  /** Aloud's entry in the status bar, which is there once Aloud is awake. */
  statusItem(): Locator {
    return this.page.locator('.statusbar-item[id*="aloud.state"]');
  }

  /**
   * Runs a command from the palette, by the start of its title. The palette lists what it knows when one types and does
   * not look again, so it is opened anew until the command is there.
   */
  async run(title: string): Promise<void> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    const named = (name: RegExp) => rows.filter({ has: this.page.locator('.label-name', { hasText: name }) }).first();
    const start = title.replace(/[^\w ]/g, '\\$&');
    await this.#take('F1', `>${title}`, named(new RegExp(`^${start}`)), async () => {
      const whole = named(new RegExp(`^${start}$`));
      const wanted = (await whole.count()) > 0 ? whole : named(new RegExp(`^${start}`));
      // The first row may be of a command with these words and others between them.
      while (!(await wanted.evaluate(row => row.classList.contains('focused'))))
        await this.page.keyboard.press('ArrowDown');
    });
  }

  /** Opens a file of the folder and puts the cursor into it. Line and column count from 1. */
  async openFile(name: string, line = 1, column = 1): Promise<void> {
    const { page } = this;
    // What Enter takes: the list may still show what was found for less of the name.
    const row = page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name });
    await this.#take('Control+P', `${name}:${line}:${column}`, row);
    await page.locator(`.tab.active[data-resource-name$="${name}"]`).waitFor();
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    // Where it is open already, it has the focus before the cursor is there.
    await page
      .locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` })
      .first()
      .waitFor();
  }

  /** Opens a list by its key, types into it, and presses Enter when the row is there and the way to it is gone. */
  async #take(key: string, typed: string, row: Locator, goThere = async () => {}): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input').first();
    for (let patienceMs = LISTED_MS; patienceMs < PATIENCE_MS; patienceMs *= 2) {
      await page.keyboard.press(key);
      // While there is no list yet, Escape would end what goes on instead.
      if (!(await isSoon(input.fill(typed, { timeout: patienceMs })))) continue;
      if (await isSoon(row.waitFor({ timeout: patienceMs }))) {
        await goThere();
        return page.keyboard.press('Enter');
      }
      await page.keyboard.press('Escape');
      await input.waitFor({ state: 'hidden' });
    }
    throw new Error(`The list of ${key} has nothing for "${typed}".`);
  }

  /** Resolves when what was done by now is on screen. */
  async drawn(): Promise<void> {
    await this.page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))');
  }

  /** The lines of the editor that are on screen, as text. */
  async editorText(): Promise<string> {
    const lines = await this.page.locator('.editor-instance .view-lines .view-line').evaluateAll(elements =>
      elements
        .map(element => ({
          top: Number.parseFloat((element as unknown as { style: { top: string } }).style.top),
          text: element.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ').replaceAll('\u200c', '');
  }

  /** A question of Aloud's, once it is on screen: the whole of it, as its document shows it, and how to answer. */
  async question(
    title: string | RegExp,
  ): Promise<{ readonly whole: string; answer(label: string): Promise<void>; gone(): Promise<void> }> {
    const { page } = this;
    const list = page.locator('.quick-input-widget').filter({ hasText: title });
    await list.waitFor();
    const beside = page.locator('.editor-instance').last();
    await beside.locator('.view-line').first().waitFor();
    const lines = await beside.locator('.view-lines .view-line').evaluateAll(elements =>
      elements
        .map(element => ({
          top: Number.parseFloat((element as unknown as { style: { top: string } }).style.top),
          text: element.textContent ?? '',
        }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    const gone = () => list.waitFor({ state: 'hidden' });
    return {
      whole: lines.join('\n').replaceAll('\u00a0', ' ').replaceAll('\u200c', ''),
      answer: async label => {
        await list.locator('.monaco-list-row').filter({ hasText: label }).first().click();
        await gone();
      },
      gone,
    };
  }

  notifications(): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item');
  }

  /** The panel's page; undefined where it is not open. */
  async panel(): Promise<Frame | undefined> {
    for (const frame of this.page.frames()) {
      const isIt = await frame
        .locator('.feed')
        .count()
        .catch(() => 0);
      if (isIt > 0) return frame;
    }
    return undefined;
  }

  /** The text of the panel's entries that are in sight. */
  async conversation(): Promise<string> {
    const feed = (await this.panel())?.locator('.feed');
    return (await feed?.innerText().catch(() => '')) ?? '';
  }

  /** Opens the panel and waits until its page is there. */
  async showConversation(): Promise<void> {
    await this.run('Aloud: Show Conversation');
    for (const end = Date.now() + 60_000; Date.now() < end; await this.page.waitForTimeout(50))
      if (await this.panel()) return;
    throw new Error('The conversation view does not appear.');
  }

  /** What stands in the panel's entries that are in sight: what kind it is, and what it says. */
  async entries(): Promise<readonly { readonly kind: string; readonly text: string; readonly open: boolean }[]> {
    const items = (await this.panel())?.locator('.feed [data-kind]');
    const found = items?.evaluateAll(elements =>
      (elements as unknown as ShownElement[]).map(item => ({
        kind: item.dataset['kind'] ?? '',
        text: item.textContent,
        open: item.dataset['open'] === 'true',
      })),
    );
    return (await found?.catch(() => [])) ?? [];
  }

  async screenshot(path: string): Promise<void> {
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }
}

function isSoon(waiting: Promise<unknown>): Promise<boolean> {
  return waiting.then(
    () => true,
    () => false,
  );
}

/**
 * A script for the page that adds to the configuration which the workbench reads from an element of its page. Changing
 * the page on its way instead would make Chromium cut its sockets to the server.
 */
function mergeDevelopmentOptions(options: Readonly<Record<string, unknown>>): string {
  return `{
    const original = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const value = original.call(this, name);
      if (name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration' || !value) return value;
      const configuration = JSON.parse(value);
      configuration.developmentOptions = { ...configuration.developmentOptions, ...${JSON.stringify(options)} };
      return JSON.stringify(configuration);
    };
  }`;
}
