import type { Locator } from 'playwright-core';
import { until } from '../until.ts';
import type { Workbench } from './workbench.ts';

/** More presses than there are places to go to on a page. */
const MOST_TABS = 60;
/** So long a key is down when a person presses it, in ms. What follows from its release comes later than from its press. */
const PRESSED_MS = 100;

/** The page of a walkthrough, gone through by keys alone. */
export class Walkthrough {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** A step by its title. */
  step(title: string): Locator {
    return this.#workbench.page.locator('.gettingStartedContainer .getting-started-step').filter({ hasText: title });
  }

  async isTicked(title: string): Promise<boolean> {
    return (await this.step(title).locator('.codicon.complete').count()) > 0;
  }

  /**
   * Opens the page, or goes back to it: to the first step that is not ticked, which may be behind this one, and from step
   * to step to this one.
   */
  async goTo(title: string): Promise<void> {
    await this.#workbench.run('Aloud: First Steps');
    const { page } = this.#workbench;
    const open = page.locator('.gettingStartedContainer .getting-started-step.expanded');
    await until('the page has the focus', async () => (await open.count()) > 0 && (await isFocused(open)));
    const wanted = this.step(title);
    while (!(await isFocused(wanted))) {
      const from = await open.getAttribute('data-step-id');
      await page.keyboard.press((await topOf(wanted)) < (await topOf(open)) ? 'ArrowUp' : 'ArrowDown');
      await until('the next step is open', async () => {
        const at = await open.getAttribute('data-step-id');
        return at !== from && (await isFocused(open));
      });
    }
  }

  /** Presses what the step where one is offers, for as long as a person does. */
  async press(title: string, offer: string): Promise<void> {
    await this.#tabTo(this.step(title).getByRole('button', { name: offer, exact: true }));
    await this.#workbench.page.keyboard.press('Enter', { delay: PRESSED_MS });
  }

  async #tabTo(target: Locator): Promise<void> {
    for (let pressed = 0; !(await isFocused(target)); pressed++) {
      if (pressed === MOST_TABS) throw new Error(`No key leads to ${target}.`);
      await this.#workbench.page.keyboard.press('Tab');
    }
  }
}

async function topOf(target: Locator): Promise<number> {
  return target.evaluate(element => element.getBoundingClientRect().top);
}

async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate(element => element === element.ownerDocument.activeElement);
}
