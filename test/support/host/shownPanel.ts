import type { Frame, Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The panel, as a person uses it. It is looked for each time, since a reload brings another. */
export class ShownPanel {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async locator(selector: string): Promise<Locator> {
    return (await this.#page()).locator(selector);
  }

  /** The newest entry. */
  async last(): Promise<Locator> {
    return (await this.locator('article')).last();
  }

  async lastText(): Promise<string> {
    return (await this.last()).innerText();
  }

  /** A button of the panel's own, not of an entry. */
  async button(name: string): Promise<Locator> {
    return (await this.#page()).getByRole('button', { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await (await this.button(name)).click();
  }

  /** Presses a button of the newest entry. */
  async pressInLast(name: string): Promise<void> {
    const entry = await this.last();
    await entry.hover();
    await entry.getByRole('button', { name }).last().click();
  }

  async types(words: string): Promise<void> {
    const field = await this.locator('.composer textarea');
    await field.fill(words);
    await field.press('Enter');
  }

  async #page(): Promise<Frame> {
    const page = await this.#workbench.panel();
    if (!page) throw new Error('The panel is not open.');
    return page;
  }
}
