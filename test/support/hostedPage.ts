import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { PATIENCE_MS, until } from './until.ts';

const SRC = resolve(import.meta.dirname, '../../src/panel/page');

export interface HostedPageOptions {
  /** Values of CSS variables, as the editor gives them to a page. */
  readonly colors?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
}

/**
 * A page of the extension in a browser of its own, under the policy that it has in the editor, with a test in the editor's
 * place: `From` is what the page says, `To` what it is told.
 */
export class HostedPage<From, To> {
  readonly page: Page;
  /** What the page has said. */
  readonly said: From[] = [];
  /** What it would have loaded besides its own script and style. */
  readonly loaded: string[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  /** Resolves when the page has said that it is ready: what it was told before that, it would not hear. */
  static async open<From, To>(
    browser: Browser,
    name: 'panel' | 'setup',
    { colors = {}, width = 900, height = 500 }: HostedPageOptions = {},
  ): Promise<HostedPage<From, To>> {
    const address = `http://localhost/${name}/`;
    const files = await builtPages();
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(PATIENCE_MS);
    const hosted = new HostedPage<From, To>(page);
    const policy = `default-src 'none'; style-src ${address}; script-src 'nonce-n'`;
    const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="${policy}"><title>Aloud</title>
      <link rel="stylesheet" href="${name}.css"></head><body><script nonce="n" src="${name}.js"></script></body></html>`;
    await page.route('**/*', route => {
      const url = route.request().url();
      const file = url.slice(address.length);
      if (file === '') return route.fulfill({ contentType: 'text/html', body: html });
      const body = files.get(file);
      if (body !== undefined)
        return route.fulfill({ contentType: file.endsWith('css') ? 'text/css' : 'text/javascript', body });
      hosted.loaded.push(url);
      return route.abort();
    });
    await page.exposeFunction('sayToTest', (message: From) => hosted.said.push(message));
    await page.addInitScript(`globalThis.acquireVsCodeApi = () => ({ postMessage: message => sayToTest(message) });
      document.addEventListener('DOMContentLoaded', () => {
        for (const [name, color] of Object.entries(${JSON.stringify(colors)})) document.documentElement.style.setProperty(name, color);
      });`);
    await page.goto(address);
    await until('the page is ready', () => hosted.said.length > 0);
    return hosted;
  }

  /** Tells it, and waits for nothing. */
  async post(message: To): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }

  /** Resolves when it has heard it, and is drawn. The page's `toldAt` is when it was told. */
  async tell(message: To): Promise<void> {
    await this.page.evaluate(`new Promise(drawn => {
      const told = ${JSON.stringify(message)};
      const draw = () => requestAnimationFrame(() => requestAnimationFrame(drawn));
      // Behind the page's own listener.
      window.addEventListener('message', draw, { once: true });
      globalThis.toldAt = performance.now();
      window.postMessage(told, '*');
    })`);
  }

  async close(): Promise<void> {
    await this.page.close();
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
