import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import type { Studio } from '../../support/host/studio.ts';
import type { HostVersion } from '../../support/host/versions.ts';
import { until } from '../../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../../out/screenshots');

/** By the name of each in the settings. */
const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

export const FILES = {
  'odd.ts': `// 🎉 An emoji, 漢字, and an é: a long line that goes on ${'and on '.repeat(20)}to be wrapped.
export function f(a: number, b = 2) {
\tconst x = a+b*(a-b), i = 0, y = [1,2,3].map(n => n ** 2);
\t\treturn { x, i, y, 'a-key': "text with words", total_of_all: x };
}

class Account {
  #balance = 0;

  deposit(amount: number): void {
    if (amount <= 0) throw new RangeError('bad');
    this.#balance += amount;
  }
}

const account = new Account();
account.deposit(f(1, 2).x);
`,
} as const;

interface Label {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly color: string;
  readonly behind: string;
}

/** A script for the page: the numbers over the text, with where they stand and how they look. */
const LABELS = `[...document.querySelectorAll('.editor-instance .view-line span span')].flatMap(element => {
  const { content, position, top: lower, width, transform, color, backgroundColor: behind } = getComputedStyle(element, '::before');
  if (!/^"\\d+"$/.test(content) || position !== 'absolute') return [];
  const { left, top } = element.getBoundingClientRect();
  const at = top + Number.parseFloat(lower);
  return [{ text: content.slice(1, -1), left, top: at, width: Number.parseFloat(width) * new DOMMatrix(transform).a, color, behind }];
})`;

/** The same for how many rules of style the workbench has. */
const RULES = `[...document.styleSheets].reduce((sum, { cssRules }) => sum + cssRules.length, 0)`;

/** The same for where each piece of text stands. */
const WORDS = `[...document.querySelectorAll('.editor-instance .view-line')].map(line => {
  const range = document.createRange();
  range.selectNodeContents(line);
  const { left, top, width } = range.getBoundingClientRect();
  return [line.textContent.length, left, top, width];
})`;

/** Numbers at words, by which they can be named. */
export function marks(host: HostVersion, started: () => Studio): void {
  describe('marks', () => {
    let studio: Studio;

    before(async () => {
      studio = started();
      await studio.set({
        'aloud.commands.understand': 'grammar',
        // Nothing else is drawn over the text.
        'aloud.cursor.show': 'off',
        'aloud.cursor.flash': false,
        'editor.wordWrap': 'on',
        'editor.minimap.enabled': true,
        'editor.inlayHints.enabled': 'on',
        'editor.stickyScroll.enabled': false,
      });
      await studio.workbench.openFile('odd.ts', 7, 1);
    });

    const labels = () => studio.workbench.page.evaluate<readonly Label[]>(LABELS);
    const words = () => studio.workbench.page.evaluate<readonly (readonly number[])[]>(WORDS);

    it('stand at every word, shift no text, and are gone with Escape', async () => {
      const before = await studio.workbench.editorText();
      await studio.type('show marks');
      await until('the marks are there', async () => (await labels()).length > 0);
      const shown = await labels();
      assert.deepEqual(
        shown.map(({ text }) => text).sort((a, b) => Number(a) - Number(b)),
        shown.map((_label, i) => String(i + 1)),
      );
      assert.equal(await studio.workbench.editorText(), before);
      await studio.workbench.page.locator('.editor-instance .monaco-editor').first().click();
      await studio.workbench.page.keyboard.press('Escape');
      await until('they are gone', async () => (await labels()).length === 0);
    });

    it('leave nothing behind, however often they are shown', async () => {
      const rules = () => studio.workbench.page.evaluate<number>(RULES);
      const shown = async () => {
        await studio.type('show marks');
        await until('the marks are there', async () => (await labels()).length > 0);
        const count = (await labels()).length;
        await studio.type('hide marks');
        await until('they are gone', async () => (await labels()).length === 0);
        return count;
      };
      await shown();
      const before = await rules();
      const count = await shown();
      assert.ok((await rules()) < before + count, `${before} rules became ${await rules()} with ${count} marks`);
    });

    for (const [name, theme] of Object.entries(THEMES))
      it(`can be read in a ${name} theme, and none lies over another`, async () => {
        await studio.set({ 'workbench.colorTheme': theme });
        const before = await words();
        await studio.type('show marks');
        await until('the marks are there', async () => (await labels()).length > 0);
        const shown = await labels();
        await studio.workbench.screenshot(join(SCREENSHOTS, `marks-${host.name}-${name}.png`));
        for (const [line, numbers] of (await words()).entries())
          for (const [i, number] of numbers.entries())
            assert.ok(
              Math.abs(number - (before[line]?.[i] ?? 0)) <= 1,
              `line ${line} was at ${before[line]}, is at ${numbers}`,
            );
        for (const { text, color, behind } of shown)
          assert.ok(contrast(color, behind) >= 7, `${text}: ${color} on ${behind}`);
        assertApart(shown);
        await studio.type('hide marks');
        await until('they are gone', async () => (await labels()).length === 0);
      });

    it('show signs at their foot where all are asked for', async () => {
      await studio.type('show all marks');
      await until('the marks are there', async () => (await labels()).length > 100);
      assertApart(await labels());
      await studio.workbench.screenshot(join(SCREENSHOTS, `marks-${host.name}-all.png`));
      await studio.type('hide marks');
    });
  });
}

/** Throws where one lies over the next that stands as high. */
function assertApart(labels: readonly Label[]): void {
  const inOrder = [...labels].sort((a, b) => a.top - b.top || a.left - b.left);
  for (const [i, label] of inOrder.entries()) {
    const next = inOrder[i + 1];
    if (next && Math.abs(next.top - label.top) < 2)
      assert.ok(
        label.left + label.width <= next.left + 1,
        `${label.text} over ${next.text}: ${label.left}+${label.width} > ${next.left}`,
      );
  }
}

/** By WCAG 2.2, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(part => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
