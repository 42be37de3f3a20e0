import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import type { Frame } from 'playwright-core';
import { misfitsIn, readerTree, seriousIn } from '../support/accessible.ts';
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { setupPage, setupParts } from '../support/host/setupPage.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];

/** A theme, what a picture in it is called, and the classes that the workbench and a page in it have then. */
const THEMES = [
  ['Default Dark Modern', 'dark', 'vs-dark', 'vscode-dark'],
  ['Default Light Modern', 'light', 'vs', 'vscode-light'],
  ['Default High Contrast', 'hc-dark', 'hc-black', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'hc-light', 'hc-light', 'vscode-high-contrast-light'],
] as const;

/** A window, and the same at 200 %: a browser that zooms gives its page half as many px. */
const SIZES = [
  ['100 %', { width: 1280, height: 800 }],
  ['200 %', { width: 640, height: 400 }],
] as const;

const ANSWER =
  '## What it does\n\nIt adds up the **prices** of all items:\n\n- each `price` times its `count`;\n- nothing else.\n\n```ts\nconst doubled = 2 * total(items);\n```';

/** A place that a person looks at. */
interface View {
  /** Shows it, and nothing else of Aloud's over it. */
  open(): Promise<void>;
  /** Its page, where it is one. */
  page?(): Promise<Frame>;
  /** A selector of its part of the workbench, where that has rows of ours. */
  readonly part?: string;
  close?(): Promise<void>;
}

describe('every view of Aloud’s', function () {
  this.timeout(180_000);
  let studio: Studio;

  before(async function () {
    this.timeout(300_000);
    skipWithoutHost(this, CURRENT, []);
    studio = await Studio.start({
      host: CURRENT,
      files: SAMPLE_PROJECT,
      settings: {
        'aloud.commands.understand': 'grammar-first',
        'aloud.speech.answers': 'never',
        'aloud.player': 'none',
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': ['/none'],
      },
    });
    await studio.workbench.openFile('cart.ts', 7, 1);
    await studio.type('rename total to grand total');
    await studio.text(/function grandTotal\(/);
    studio.api.say({ reply: { text: ANSWER } });
    await studio.type('please tell me something nice about the prices here');
    await studio.state('idle');
    // What is not saved would be asked about when it is closed, and what has no tab yet would not be saved.
    await studio.changesShown();
    await studio.workbench.run('File: Save All');
    await studio.workbench.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  });

  after(() => studio?.stop());

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await picture(`failed-${this.currentTest.title.replace(/\W+/g, '-').slice(0, 60)}`);
  });

  const picture = (name: string) => studio.workbench.screenshot(join(SCREENSHOTS, `${name}.png`));
  const press = (key: string) => studio.workbench.page.keyboard.press(key);

  const VIEWS: Readonly<Record<string, View>> = {
    panel: {
      open: () => studio.workbench.showConversation(),
      page: async () => (await studio.workbench.panel()) as Frame,
      close: () => studio.workbench.run('View: Hide Panel'),
    },
    setup: {
      async open() {
        studio.api.say({ reply: { calls: [{ name: 'say_ready', arguments: {} }] } });
        await studio.workbench.run('Aloud: Check Setup');
        await setupParts(studio.workbench);
      },
      page: () => setupPage(studio.workbench),
      close: () => studio.workbench.run('View: Close All Editors'),
    },
    sheet: {
      async open() {
        await studio.workbench.openFile('cart.ts', 7, 1);
        await studio.workbench.run('Aloud: Show What You Can Say');
        await studio.workbench.page
          .locator('.pane')
          .filter({ hasText: 'What You Can Say' })
          .locator('.monaco-list-row')
          .nth(3)
          .waitFor();
      },
      part: '.part.sidebar',
    },
    walkthrough: {
      async open() {
        await studio.workbench.run('Aloud: First Steps');
        await studio.workbench.page.locator('.gettingStartedContainer .getting-started-step').first().waitFor();
      },
      close: () => studio.workbench.run('View: Close All Editors'),
    },
    question: {
      async open() {
        await studio.workbench.openFile('package.json', 1, 1);
        studio.api.say(
          {
            reply: { calls: [{ name: 'replace_text', arguments: { find: 'node main.ts', replace: 'node other.ts' } }] },
          },
          { reply: { text: 'Not changed.' } },
        );
        await studio.type('test with the other file');
        await studio.workbench.question(/package\.json/);
      },
      async close() {
        await press('Escape');
        await studio.state('idle');
        await studio.workbench.run('View: Close All Editors');
      },
    },
    commands: {
      async open() {
        await studio.workbench.run('Aloud: Show Commands');
        await studio.workbench.page
          .locator('.quick-input-title')
          .filter({ hasText: 'What you can say', visible: true })
          .waitFor();
      },
      close: () => press('Escape'),
    },
    document: {
      async open() {
        await studio.workbench.run('Aloud: Show What Goes On as a Document');
        await studio.text(/^Ready/);
      },
      close: () => studio.workbench.run('View: Close All Editors'),
    },
  };

  for (const [name, view] of Object.entries(VIEWS))
    it(`${name}: has nothing that axe finds serious, and nothing cut off, in any theme, at 100 and 200 %`, async () => {
      const { page } = studio.workbench;
      await view.open();
      const problems: string[] = [];
      try {
        for (const [theme, kind, workbenchClass, pageClass] of THEMES) {
          await studio.set({ 'workbench.colorTheme': theme });
          await page.locator(`.monaco-workbench.${workbenchClass}`).first().waitFor();
          for (const [size, viewport] of SIZES) {
            await page.setViewportSize(viewport);
            problems.push(...(await problemsOf(view, pageClass)).map(each => `${kind} ${size}: ${each}`));
            await picture(`view-${name}-${kind}-${Number.parseInt(size, 10)}`);
          }
        }
        assert.deepEqual(problems, []);
      } finally {
        await page.setViewportSize(SIZES[0][1]);
        await view.close?.();
      }
    });

  async function problemsOf({ page, part }: View, pageClass: string): Promise<readonly string[]> {
    // Of a part of the workbench the roles are VS Code's; ours is what its rows say.
    if (part) return seriousIn(studio.workbench.page, part, ['color-contrast']);
    const frame = await page?.();
    if (!frame) return [];
    await frame.locator(`body.${pageClass}`).waitFor();
    // What is behind a view is not of its page, and axe would take it for white.
    await frame.evaluate("document.documentElement.style.background = 'var(--vscode-panel-background)'");
    return [...(await seriousIn(frame)), ...(await misfitsIn(frame))];
  }

  it('the sheet and the lessons say to a screen reader what stands in a row, and what its icon means', async () => {
    await VIEWS['sheet']?.open();
    const tree = (await readerTree(studio.workbench.page)).map(line => line.trim());
    const rows = tree.filter(line => line.startsWith('treeitem'));
    assert.ok(
      rows.some(row => row.startsWith('treeitem "Go where you want"')),
      tree.join('\n'),
    );
    assert.ok(
      rows.some(row => /^treeitem "undo, Takes back the last change\./.test(row)),
      tree.join('\n'),
    );
    assert.ok(
      rows.some(row => row.startsWith('treeitem "Again, now"')),
      tree.join('\n'),
    );
    for (const row of rows) assert.match(row, /^treeitem "[^"]*\w/);
  });

  it('A53: a question says to a screen reader what it asks, leads by keys to its document and back, and is no by Escape', async () => {
    const { page } = studio.workbench;
    await VIEWS['question']?.open();
    const tree = (await readerTree(page, '.quick-input-widget')).map(line => line.trim());
    const at = (wanted: RegExp) => tree.findIndex(line => wanted.test(line));
    assert.ok(at(/^combobox|^textbox/) >= 0, tree.join('\n'));
    assert.ok(at(/^option "No/) > at(/^combobox|^textbox/), tree.join('\n'));
    assert.ok(at(/^option "Change It/) > at(/^option "No/), tree.join('\n'));
    assert.match(tree.join('\n'), /Change package\.json\?/);
    await until('the status bar says so', async () => {
      const [label] = await studio.workbench
        .statusItem()
        .locator('[aria-label]')
        .evaluateAll(all => all.map(each => each.ariaLabel ?? ''));
      return label?.includes('waits for your answer');
    });

    const isInList = () => page.evaluate<boolean>("document.activeElement.closest('.quick-input-widget') !== null");
    assert.equal(await isInList(), true);
    await press('Control+2');
    await until('its document has the focus', async () => !(await isInList()));
    await press('ArrowDown');
    await press('Control+A');
    await press('Escape');
    await until('its list has the focus again', isInList);
    assert.equal(
      await page
        .locator('.quick-input-widget')
        .filter({ hasText: /package\.json/, visible: true })
        .count(),
      1,
    );
    await press('Escape');
    await studio.state('idle');
    await studio.workbench.openFile('package.json', 1, 1);
    await studio.text(/node main\.ts/);
  });

  it('what goes on, as a document, is no wider than the window', async () => {
    const { page } = studio.workbench;
    await page.setViewportSize(SIZES[1][1]);
    try {
      await VIEWS['document']?.open();
      const widest = await page.evaluate<number>(
        "Math.max(...[...document.querySelectorAll('.editor-instance .view-line > span')].map(line => line.getBoundingClientRect().right))",
      );
      assert.ok(widest <= SIZES[1][1].width, `${widest} px`);
      assert.match(await studio.workbench.editorText(), /^Ready\n\nHeard: /);
    } finally {
      await page.setViewportSize(SIZES[0][1]);
    }
  });
});
