import type { Page } from 'playwright-core';

/** A script for the page, before it loads: notes what Aloud's entry in the status bar shows, one after the other. */
const NOTING = `(() => {
  const all = (globalThis.aloudShown = []);
  const note = () => {
    const shown = document.querySelector('.statusbar-item[id*="aloud.state"]')?.textContent.trim();
    if (shown && shown !== all.at(-1)) all.push(shown);
  };
  const waiting = new MutationObserver(() => {
    const bar = document.querySelector('.part.statusbar');
    if (!bar) return;
    waiting.disconnect();
    new MutationObserver(note).observe(bar, { subtree: true, childList: true, characterData: true });
    note();
  });
  waiting.observe(document, { subtree: true, childList: true });
})()`;

/** What the status bar has shown of Aloud, also what was over before a test could look. */
export class ShownStates {
  readonly #page: Page;
  /** So many have been looked at. */
  #looked = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Before the page loads. */
  static async note(page: Page): Promise<void> {
    await page.addInitScript(NOTING);
  }

  /** What was shown until now counts no more, unless it is still shown. */
  async forget(): Promise<void> {
    this.#looked = (await this.#since()).length;
  }

  /** Whether it shows what fits, or has since what was asked for last. */
  async has(fits: (shown: string) => boolean): Promise<boolean> {
    const { length, texts } = await this.#since();
    const at = texts.findIndex(fits);
    if (at < 0) return false;
    this.#looked = length - texts.length + at + 1;
    return true;
  }

  /** What is shown, and what was since; how much in all. A page that was loaded anew begins again. */
  #since(): Promise<{ readonly length: number; readonly texts: readonly string[] }> {
    return this.#page.evaluate(`(() => {
      const { length } = aloudShown;
      const from = ${this.#looked} > length ? 0 : Math.max(0, Math.min(${this.#looked}, length - 1));
      return { length, texts: aloudShown.slice(from) };
    })()`);
  }
}
