import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];

const THEMES = ['Default Dark Modern', 'Default Light Modern', 'Default High Contrast', 'Default High Contrast Light'];

const ANSWER =
  'It adds up the **prices** of all items:\n\n- each `price` times its `count`;\n- nothing else.\n\n```ts\nconst doubled = 2 * total(items);\n```\n\n> Prices are *not* rounded.\n\n| item | price |\n|---|---|\n| tea | 4 |\n\nSee [the docs](https://docs.evil.example).';

describe('the panel in the workbench', () => {
  let studio: Studio;

  before(async function () {
    skipWithoutHost(this, CURRENT, []);
    studio = await Studio.start({
      host: CURRENT,
      files: SAMPLE_PROJECT,
      settings: { 'aloud.commands.understand': 'grammar-first', 'aloud.speech.answers': 'never' },
    });
    await studio.workbench.showConversation();
    await studio.workbench.openFile('cart.ts', 7, 1);
  });

  after(() => studio?.stop());

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await studio.workbench.screenshot(join(SCREENSHOTS, `failed-panel-${this.currentTest.title.slice(0, 30)}.png`));
  });

  const picture = (name: string) => studio.workbench.screenshot(join(SCREENSHOTS, `panel-${name}.png`));
  const panel = async (): Promise<Frame> => (await studio.workbench.panel()) as Frame;
  const last = async () => (await panel()).locator('article').last();

  /** Presses what can be done about the last entry. */
  async function press(name: string): Promise<void> {
    const entry = await last();
    await entry.hover();
    await entry.getByRole('button', { name }).last().click();
  }

  async function typed(words: string): Promise<void> {
    const field = (await panel()).locator('.composer textarea');
    await field.fill(words);
    await field.press('Enter');
  }

  it('does what is typed there, shows what it did, goes to the file, and takes it back', async () => {
    await typed('rename total to grand total');
    await studio.text(/function grandTotal\(/);
    await until('it is told', async () => /2 files/.test(await (await last()).innerText()));
    await studio.state('idle');
    await until('it is told how it was understood', async () =>
      /rename total to grand total[\s\S]*understood on this machine/.test(await (await last()).innerText()),
    );
    await press('main.ts');
    await studio.text(/console\.log\(grandTotal/);
    await picture('command');
    await press('Undo what this changed');
    await studio.text(/console\.log\(total/);
    await until('it says so', async () => /Taken back/.test(await (await last()).innerText()));
    assert.equal(await (await last()).getByRole('button', { name: 'Undo' }).count(), 0);
    await press('Do it once more');
    await studio.text(/grandTotal/);
    await studio.state('idle');
    await studio.workbench.run('Aloud: Undo Last Turn');
    await until('it says so of what the palette took back, too', async () =>
      /Taken back/.test(await (await last()).innerText()),
    );
  });

  it('shows an answer as it is written, and inserts its code where the cursor is', async () => {
    await studio.workbench.openFile('main.ts', 9, 1);
    studio.api.say({ reply: { text: ANSWER } });
    await typed('please tell me something nice about the prices here');
    await until('it is answered', async () => /Prices are not rounded/.test(await (await last()).innerText()));
    await studio.state('idle');
    const shown = await last();
    assert.equal(await shown.locator('a, img').count(), 0);
    assert.match(await shown.innerText(), /the docs \(https:\/\/docs\.evil\.example\)/);
    await picture('answer');
    await press('Insert the code at the cursor');
    await studio.text(/const doubled = 2 \* total\(items\);/);
    await studio.state('idle');
    await studio.workbench.run('Aloud: Undo Last Turn');
    await studio.text(text => !text.includes('doubled'));
  });

  it('gives the last answer, the last turn and what goes on as documents', async () => {
    const { workbench } = studio;
    await workbench.run('Aloud: Show the Last Answer as a Document');
    await studio.text(/It adds up the \*\*prices\*\*/);
    await workbench.run('Aloud: Show the Last Turn as a Document');
    await studio.text(/Inserted|Changed|Heard/);
    await workbench.run('Aloud: Show What Goes On as a Document');
    await studio.text(/^Ready/);
    await workbench.run('View: Close Editor');
    await workbench.openFile('cart.ts', 7, 1);
  });

  for (const theme of THEMES)
    it(`WCAG 2.2 AA: axe finds nothing serious in ${theme}, also at 200 % and with less motion`, async () => {
      const { page } = studio.workbench;
      await studio.set({ 'workbench.colorTheme': theme });
      const kind = /Light/.test(theme) ? 'light' : 'dark';
      const isContrast = theme.includes('Contrast');
      const wanted = isContrast ? `vscode-high-contrast${kind === 'light' ? '-light' : ''}` : `vscode-${kind}`;
      await until('the panel has its colours', async () =>
        (await (await panel()).locator('body').getAttribute('class'))?.split(' ').includes(wanted),
      );
      await picture(theme.replaceAll(' ', '-'));
      assert.deepEqual(await seriousIn(await panel()), []);
      const size = page.viewportSize();
      // As wide as the window is at 200 %.
      await page.setViewportSize({ width: 640, height: 700 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await (await panel()).getByRole('button', { name: 'Search and history' }).click();
      assert.deepEqual(await seriousIn(await panel()), []);
      const overflows = await (await panel()).evaluate<boolean>(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      assert.equal(overflows, false, 'nothing is beside what can be seen');
      const moves = await (await panel()).evaluate<number>('document.getAnimations().length');
      assert.equal(moves, 0);
      await picture(`${theme.replaceAll(' ', '-')}-200`);
      await (await panel()).getByRole('button', { name: 'Search and history' }).click();
      await page.emulateMedia({ reducedMotion: null });
      if (size) await page.setViewportSize(size);
    });

  it('has after a restart what was said before, finds it, and forgets it when that is wished', async () => {
    const { workbench } = studio;
    const file = join(studio.recordings, '../history/history.jsonl');
    await until(
      'it is on disk',
      () => existsSync(file) && readFileSync(file, 'utf8').includes('rename total to grand total'),
    );
    await workbench.page.reload();
    await workbench.ready();
    await workbench.showConversation();
    await until('it is there again', async () =>
      (await workbench.conversation()).includes('please tell me something nice'),
    );
    await (await panel()).getByRole('button', { name: 'Search and history' }).click();
    await (await panel()).getByRole('searchbox').fill('grand total');
    await until('only that is left', async () => {
      const heard = await (await panel()).locator('.heard').allInnerTexts();
      return heard.length > 0 && heard.every(words => words === 'rename total to grand total');
    });
    await picture('search');
    await (await panel()).getByRole('button', { name: 'Clear the history' }).click();
    await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Clear' }).click();
    await until('it is gone', () => !existsSync(file));
  });

  async function seriousIn(frame: Frame): Promise<readonly string[]> {
    // What is behind a view is not of its page, and axe would take it for white.
    await frame.evaluate("document.documentElement.style.background = 'var(--vscode-panel-background)'");
    await frame.evaluate(axe.source);
    const found = await frame.evaluate<{ readonly violations: readonly AxeViolation[] }>(
      "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })",
    );
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 150)} ${failureSummary}`),
      );
  }
});

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}
