import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { cursorNote } from '../../support/host/cursorNote.ts';
import type { Studio } from '../../support/host/studio.ts';
import type { HostVersion } from '../../support/host/versions.ts';
import { until } from '../../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../../out/screenshots');

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

const CART = `export function sum(prices: number[]): number {
  let total = 0;
  for (const price of prices) total += price;
  return total;
}
${'\n// between'.repeat(90)}

export const total = sum([1, 2]);
console.log(total);
`;
export const FILES = {
  'cart.ts': CART,
  'package.json': '{\n  "scripts": {\n    "test": "node main.ts"\n  }\n}\n',
} as const;

/** A script for the page: the colours of what is taken out and put in, in the document of a question. */
const COLOURS = `['-', '+'].map(sign => {
  const line = [...document.querySelectorAll('.editor-instance .view-line')].find(each => each.textContent.startsWith(sign + '\\u00a0'));
  const piece = line?.querySelector('span span');
  return piece ? getComputedStyle(piece).color : undefined;
})`;

/** What the workbench has its screen reader say. */
const ALERTS = `[...document.querySelectorAll('.monaco-alert')].map(element => element.textContent)`;

/** What is told where one looks. */
export function atCursor(host: HostVersion, started: () => Studio): void {
  describe('at the cursor', () => {
    let studio: Studio;

    before(async () => {
      studio = started();
      await studio.set({
        'aloud.commands.understand': 'grammar-first',
        'aloud.cursor.show': 'everything',
        'aloud.cursor.flash': true,
        'workbench.reduceMotion': 'off',
      });
    });
    after(async () => {
      await studio.workbench.run('View: Close All Editors');
      await studio.set({ 'workbench.reduceMotion': 'on' });
    });
    afterEach(() => studio.restore());

    /** Waits until the status bar says this to a screen reader. */
    const labelled = (wanted: RegExp) =>
      until(`the status bar says ${wanted}`, async () => {
        const labels = studio.workbench.statusItem().locator('[aria-label]');
        const [label = ''] = await labels.evaluateAll(all => all.map(each => each.ariaLabel ?? ''));
        return wanted.test(label);
      });
    const note = () => cursorNote(studio.workbench);
    const picture = (name: string) => studio.workbench.screenshot(join(SCREENSHOTS, `${name}-${host.vscode}.png`));

    for (const [name, theme] of Object.entries(THEMES))
      it(`stands what was done, readable in ${theme}, with what was changed marked and how much is out of sight`, async () => {
        await studio.set({ 'workbench.colorTheme': theme });
        await studio.workbench.openFile('cart.ts', 2, 7);
        await studio.type('replace every total with amount');
        const told = await until('it is told', async () => {
          const now = await note();
          return now?.text.startsWith('✓') ? now : undefined;
        });
        const marks = studio.workbench.page.locator(
          '.editor-instance .glyph-margin-widgets .cgmr, .editor-instance .glyph-margin .cgmr',
        );
        // They come a little later, and stay for some seconds.
        await until('the margin marks each line that is in sight', async () => (await marks.count()) >= 3);
        await picture(`cursor-${name}`);
        assert.match(told.text, /^✓ .*↓ \d more below$/);
        assert.ok(contrast(told.color, told.behind) >= 4.5, JSON.stringify(told));
      });

    it('A53, A46: shows a question whole, in colours, says that it waits, and takes Escape for a no', async () => {
      const call = {
        reply: {
          calls: [
            {
              name: 'replace_text',
              arguments: { find: 'node main.ts', replace: 'node "[x](command:quit)" https://evil.example' },
            },
          ],
        },
      };
      for (const name of ['dark', 'light', 'high-contrast'] as const) {
        await studio.set({ 'workbench.colorTheme': THEMES[name] });
        await studio.workbench.openFile('package.json', 3, 1);
        studio.api.say(call, { reply: { text: 'Not changed.' } });
        await studio.type('test with the other file');
        const asked = await studio.workbench.question(/package\.json/);
        assert.match(asked.whole, /- .*node main\.ts/);
        assert.match(asked.whole, /\+ .*\[x\]\(command:quit\)/);
        const { page } = studio.workbench;
        const item = studio.workbench.statusItem();
        await until('the status bar says so', async () => /Waiting for your answer/.test(await item.innerText()));
        await labelled(/waits for your answer/);
        await until('so does the cursor', async () => (await note())?.text === '? Waiting for your answer');
        assert.equal(await page.locator('.editor-instance .detected-link').count(), 0);
        await picture(`question-${name}`);
        const [removed, added] = await page.evaluate<readonly (string | undefined)[]>(COLOURS);
        assert.ok(removed && added && removed !== added, `${removed} ${added}`);
        await page.keyboard.press('Escape');
        await asked.gone();
        await studio.state('idle');
        await studio.text(text => text.includes('node main.ts'));
      }
    });

    it('with a screen reader, has whole sentences read out, and leaves nothing on screen', async () => {
      const { page } = studio.workbench;
      await studio.set({ 'editor.accessibilitySupport': 'on' });
      try {
        await studio.workbench.openFile('cart.ts', 2, 7);
        const heard = new Set<string>();
        const hears = async (wanted: string) => {
          for (const line of await page.evaluate<string[]>(ALERTS)) heard.add(line);
          return [...heard].some(line => line.includes(wanted));
        };
        await studio.type('delete line three');
        await until('what was done is read out', () => hears('Deleted line 3.'));
        await until('the notification is gone', async () => (await studio.workbench.notifications().count()) === 0);
        await labelled(/^Aloud: ready/);
      } finally {
        await studio.set({ 'editor.accessibilitySupport': 'off' });
      }
    });
  });
}

/** Of two colours, as WCAG has it. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [a, b].map(luminance).sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(part => {
    const value = Number(part) / 255;
    return value <= 0.039_28 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
}
