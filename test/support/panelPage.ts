import { type Browser, chromium, type Page } from 'playwright-core';
import { panelSentences } from '../../src/panel/panelSentences.ts';
import { patches } from '../../src/panel/patches.ts';
import type { FromPanel, ToPanel } from '../../src/panel/protocol.ts';
import { EMPTY, type PanelState } from '../../src/panel/state.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from './chromium.ts';
import { HostedPage, type HostedPageOptions } from './hostedPage.ts';
import { type TemporaryFolder, temporaryFolder } from './temporaryFolder.ts';

/** The panel's page with a test in the editor's place, which knows what it has told it. */
export class PanelPage {
  state: PanelState = EMPTY;
  readonly #hosted: HostedPage<FromPanel, ToPanel>;

  private constructor(hosted: HostedPage<FromPanel, ToPanel>) {
    this.#hosted = hosted;
  }

  static async open(browser: Browser, options?: HostedPageOptions): Promise<PanelPage> {
    return new PanelPage(await HostedPage.open(browser, 'panel', options));
  }

  get page(): Page {
    return this.#hosted.page;
  }

  /** What the page has said. */
  get said(): FromPanel[] {
    return this.#hosted.said;
  }

  /** What it would have loaded besides its own script and style. */
  get loaded(): readonly string[] {
    return this.#hosted.loaded;
  }

  /** Everything anew. */
  async begin(state: PanelState): Promise<void> {
    this.state = state;
    await this.tell({ type: 'begin', sentences: panelSentences(), state });
  }

  /** What there is now, as patches. */
  async become(state: PanelState): Promise<void> {
    const all = patches(this.state, state);
    this.state = state;
    await this.tell({ type: 'patch', patches: all });
  }

  /** Resolves when it is drawn. The page's `toldAt` is when it was told. */
  tell(message: ToPanel): Promise<void> {
    return this.#hosted.tell(message);
  }

  /** Tells it, and waits for nothing. */
  post(message: ToPanel): Promise<void> {
    return this.#hosted.post(message);
  }

  /** What a screen reader was told. */
  async told(): Promise<readonly string[]> {
    return this.page.locator('.told p').allInnerTexts();
  }

  close(): Promise<void> {
    return this.#hosted.close();
  }
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
