import { resolve } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { panelSentences } from '../../src/panel/panelSentences.ts';
import { patches } from '../../src/panel/patches.ts';
import type { FromPanel, ToPanel } from '../../src/panel/protocol.ts';
import { EMPTY, type PanelState } from '../../src/panel/state.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from './chromium.ts';
import { type TemporaryFolder, temporaryFolder } from './temporaryFolder.ts';

const SRC = resolve(import.meta.dirname, '../../src/panel/page');
const ADDRESS = 'http://localhost/panel/';

export interface PanelPageOptions {
  /** The theme's colours, as the editor gives them to a page. */
  readonly colors?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
}

/** The panel's page in a browser of its own, under the policy that it has in the editor, with a test in the editor's place. */
export class PanelPage {
  readonly page: Page;
  /** What the page has said. */
  readonly said: FromPanel[] = [];
  /** What it would have loaded besides its own script and style. */
  readonly loaded: string[] = [];
  state: PanelState = EMPTY;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    browser: Browser,
    { colors = {}, width = 900, height = 500 }: PanelPageOptions = {},
  ): Promise<PanelPage> {
    const files = await builtPages();
    const page = await browser.newPage({ viewport: { width, height } });
    const panel = new PanelPage(page);
    const policy = `default-src 'none'; style-src ${ADDRESS}; script-src 'nonce-n'`;
    const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="${policy}"><title>Aloud</title>
      <link rel="stylesheet" href="panel.css"></head><body><script nonce="n" src="panel.js"></script></body></html>`;
    await page.route('**/*', route => {
      const name = route.request().url().slice(ADDRESS.length);
      if (name === '') return route.fulfill({ contentType: 'text/html', body: html });
      const body = files.get(name);
      if (body !== undefined)
        return route.fulfill({ contentType: name.endsWith('css') ? 'text/css' : 'text/javascript', body });
      panel.loaded.push(route.request().url());
      return route.abort();
    });
    await page.exposeFunction('sayToTest', (message: FromPanel) => panel.said.push(message));
    await page.addInitScript(`globalThis.acquireVsCodeApi = () => ({ postMessage: message => sayToTest(message) });
      document.addEventListener('DOMContentLoaded', () => {
        for (const [name, color] of Object.entries(${JSON.stringify(colors)})) document.documentElement.style.setProperty(name, color);
      });`);
    await page.goto(ADDRESS);
    return panel;
  }

  /** Everything anew. */
  async begin(state: PanelState): Promise<void> {
    this.state = state;
    await this.#post({ type: 'begin', sentences: panelSentences(), state });
  }

  /** What there is now, as patches. */
  async become(state: PanelState): Promise<void> {
    const all = patches(this.state, state);
    this.state = state;
    await this.#post({ type: 'patch', patches: all });
  }

  async tell(message: ToPanel): Promise<void> {
    await this.#post(message);
  }

  /** Tells it, and waits for nothing. */
  async post(message: ToPanel): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }

  /** What a screen reader was told. */
  async told(): Promise<readonly string[]> {
    return this.page.locator('.told p').allInnerTexts();
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** Resolves when it is drawn. The page's `toldAt` is when it was told. */
  async #post(message: ToPanel): Promise<void> {
    const post = `new Promise(drawn => {
      const told = ${JSON.stringify(message)};
      globalThis.toldAt = performance.now();
      window.postMessage(told, '*');
      setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    })`;
    await this.page.evaluate(post);
  }
}

let built: Promise<ReadonlyMap<string, string>> | undefined;

/** Scripts and styles of the pages, as the package has them. */
export function builtPages(): Promise<ReadonlyMap<string, string>> {
  built ??= build({
    entryPoints: [
      { in: resolve(SRC, 'main.tsx'), out: 'panel' },
      { in: resolve(SRC, 'panel.css'), out: 'panel' },
      { in: resolve(SRC, 'setup/main.tsx'), out: 'setup' },
      { in: resolve(SRC, 'setup/setup.css'), out: 'setup' },
    ],
    outdir: '/pages',
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
    logLevel: 'silent',
  }).then(({ outputFiles }) => new Map(outputFiles.map(({ path, text }) => [path.split(/[\\/]/).at(-1) ?? '', text])));
  return built;
}

/** A browser for pages; closed by whoever opened it. */
export async function openBrowser(): Promise<{ readonly browser: Browser; close(): Promise<void> }> {
  const folder: TemporaryFolder = temporaryFolder('panel-page');
  const env = { ...process.env, TMPDIR: folder.path, XDG_CONFIG_HOME: folder.path } as Record<string, string>;
  const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: [...CHROMIUM_FLAGS], env });
  return {
    browser,
    async close() {
      await browser.close();
      folder.remove();
    },
  };
}
