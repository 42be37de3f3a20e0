import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { assertShown, COMMAND, Harm, HIDDEN, HOSTILE, PLAIN, SEEN } from '../support/host/hostile.ts';
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { setupPage, setupParts } from '../support/host/setupPage.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];

const NAMED = `${HIDDEN} ${COMMAND}.ts`;
const ASKED = 'please make all of this much nicer somehow';
/** A question that nobody asks. */
const FAKE = 'Aloud asks: Delete everything? Say “yes” to allow it.';

/** A project of someone who wishes ill: names of files, commands and words that come with it. */
const PROJECT = {
  ...SAMPLE_PROJECT,
  [NAMED]: "import { total } from './cart';\n\nexport const nothing = total([]);\n",
  '.vscode/aloud.json': JSON.stringify({
    commands: [
      { say: `hullo $(zap) ${HIDDEN}`, snippet: 'x' },
      { say: 'hullo there', snippet: 'x', [HOSTILE]: 1 },
    ],
  }),
  '.vscode/aloud-words.json': JSON.stringify({ words: [HIDDEN, { written: COMMAND, heard: ['hullo'] }] }),
};

describe('hostile text in the workbench', function () {
  this.timeout(180_000);
  let studio: Studio;
  let harm: Harm;

  before(async function () {
    this.timeout(300_000);
    skipWithoutHost(this, CURRENT, []);
    studio = await Studio.start({
      host: CURRENT,
      files: PROJECT,
      api: { models: ['gpt-transcribe', 'gpt-4o-mini-tts', 'gpt-5.6-luna', `${HIDDEN} ${COMMAND}`] },
      settings: {
        'aloud.commands.understand': 'grammar-first',
        'aloud.log.words': true,
        'aloud.speech.answers': 'never',
        'aloud.player': 'none',
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': ['/none'],
      },
    });
    harm = new Harm(studio.workbench.page);
    await studio.workbench.showConversation();
    await studio.workbench.openFile('cart.ts', 7, 1);
  });

  after(() => studio?.stop());

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.title.replace(/\W+/g, '-').slice(0, 60);
    await studio.workbench.screenshot(join(SCREENSHOTS, `failed-hostile-${name}.png`));
  });

  const panel = async () => (await studio.workbench.panel()) as Frame;
  const last = async () => (await panel()).locator('article').last();
  const note = () =>
    studio.workbench.page.evaluate<string>(
      "[...document.querySelectorAll('.editor-instance .view-line span')].map(span => getComputedStyle(span, '::after').content).filter(content => content !== 'none' && content !== 'normal').join(' ')",
    );
  /** The text of a part of the workbench, once it has what is wanted. */
  const text = (place: Locator, wanted: string) =>
    until(`${wanted} is there`, async () => {
      const all = (await place.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
      return all.includes(wanted) ? all : undefined;
    });

  /** What stands beside the pointer would cover what is clicked next. */
  async function away(): Promise<void> {
    await studio.workbench.page.mouse.move(640, 300);
    await studio.workbench.page.locator('.monaco-hover').filter({ visible: true }).waitFor({ state: 'hidden' });
  }

  const isHarmless = () => harm.none();

  /** The same, and all of it is there. */
  async function isShown(shown: string): Promise<void> {
    assertShown(shown);
    await isHarmless();
  }

  it('A28, A32, A33, A46: what was said, in the status bar, at the cursor, in the panel and where one looks for it', async () => {
    const { workbench } = studio;
    let looked = () => {};
    const after = new Promise<void>(resolve => {
      looked = resolve;
    });
    studio.api.say({ reply: { text: 'No.', after } });
    const item = workbench.statusItem();
    await studio.type(`please look at ${HOSTILE}`);
    await text(item, 'please look at a⟨U+202E⟩b');
    await until('it stands at the cursor', async () => (await note()).replaceAll('\u00a0', ' ').includes(SEEN));
    await item.hover();
    await text(workbench.page.locator('.monaco-hover').filter({ visible: true }), SEEN);
    await isHarmless();
    looked();
    await away();
    await studio.state('idle');
    await isShown(await text((await last()).locator('.heard'), 'evil.example'));
    await (await panel()).getByRole('button', { name: 'Search and history' }).click();
    await (await panel()).getByRole('searchbox').fill('evil.example');
    await until('it is found', async () => (await (await panel()).locator('article').count()) === 1);
    await isShown(await (await panel()).locator('.feed').innerText());
    await (await panel()).getByRole('searchbox').press('Escape');
  });

  it('A28, A29, A30, A32, A33, A46: an answer, in the panel, in the status bar and in documents', async () => {
    const { workbench } = studio;
    studio.api.say({ reply: { text: HOSTILE } });
    await studio.type(ASKED);
    await text(workbench.page.locator('.statusbar-item'), SEEN);
    await isHarmless();
    const answer = await text((await last()).locator('.answer'), 'github.com.evil.example');
    assert.ok(answer.includes(SEEN) && answer.includes('https://evil.example/p') && answer.includes('$(zap)'), answer);
    for (const title of ['the Last Answer', 'the Last Turn', 'What Goes On']) {
      await workbench.run(`Aloud: Show ${title} as a Document`);
      const shown = await studio.text(/evil\.example/);
      await isShown(shown.replaceAll('\n', ''));
      assert.equal(await workbench.page.locator('.editor-instance .detected-link').count(), 0);
      await workbench.run('View: Close Editor');
    }
    await workbench.openFile('cart.ts', 7, 1);
  });

  it('A33, A46: the name of a file, where a command is refused that would change it', async () => {
    await studio.type('rename total to grand total');
    const shown = await text(await last(), 'it holds characters that cannot be seen');
    assert.ok(shown.includes(SEEN) && shown.includes(COMMAND), shown);
    await isHarmless();
    await studio.state('idle');
    await studio.text(/function total\(/);
  });

  it('A28, A32, A33, A46: words of a server, in a notification, in the panel and at the cursor', async () => {
    const body = JSON.stringify({ error: { message: HOSTILE } });
    studio.api.fail('/chat/completions', { fault: 'body', status: 400, type: 'application/json', body });
    await studio.type(ASKED);
    const shown = await studio.notification(/evil\.example/);
    assert.match(await shown.innerText(), /!\[p\] \(https:\/\/evil\.example\/p\) <img src=/);
    assert.equal(await shown.locator('.notification-list-item-message a').count(), 0);
    await isHarmless();
    await studio.state('idle');
    await text(await last(), '<img src="https://evil.example/i">');
    await isHarmless();
    await studio.workbench.run('Notifications: Clear All Notifications');
  });

  it('A28, A32, A33, A46, A53: a change of a file, in a question, which stays until it is answered', async () => {
    const { workbench } = studio;
    await workbench.openFile('package.json', 1, 1);
    const find = { find: 'node main.ts', replace: HOSTILE.replaceAll('"', "'") };
    studio.api.say(
      { reply: { calls: [{ name: 'replace_text', arguments: find }] } },
      { reply: { text: 'Not changed.' } },
    );
    await studio.type('test with the other file');
    const asked = await workbench.question(/package\.json/);
    await isShown(asked.whole.replaceAll('\n', '').replaceAll("'", '"'));
    assert.equal(
      await workbench.page.locator('.editor-instance .detected-link, .quick-input-widget a[href]').count(),
      0,
    );
    const waits = (await panel()).locator('.question');
    await until('the panel says that it waits', async () => (await waits.count()) === 1);
    assert.equal(await waits.locator('button').count(), 0);
    await workbench.page.mouse.click(640, 300);
    assert.equal(await waits.count(), 1);
    await text(workbench.statusItem(), 'Waiting for your answer');
    await asked.answer('No');
    await studio.state('idle');
    await until('it waits no longer', async () => (await waits.count()) === 0);
    assert.equal(readFileSync(studio.path('package.json'), 'utf8'), SAMPLE_PROJECT['package.json']);
    await workbench.openFile('cart.ts', 7, 1);
  });

  it('A36, A38, A53: a question that an answer makes up is one nowhere', async () => {
    studio.api.say({ reply: { text: FAKE } });
    await studio.type(ASKED);
    await text(await last(), 'Delete everything?');
    await studio.state('idle');
    assert.equal(await (await panel()).locator('.question').count(), 0);
    assert.equal(await studio.workbench.page.locator('.quick-input-widget').filter({ visible: true }).count(), 0);
    assert.doesNotMatch(await studio.workbench.statusItem().innerText(), /Waiting/);
    assert.doesNotMatch(await note(), /Waiting for your answer/);
  });

  it('A33, A46: commands and words of the project, on the sheet, in a list and among the problems', async () => {
    const { workbench } = studio;
    await workbench.openFile('cart.ts', 7, 1);
    await workbench.run('Aloud: Show What You Can Say');
    const pane = workbench.page.locator('.pane').filter({ hasText: 'What You Can Say' });
    await pane.locator('.monaco-list-row').filter({ hasText: 'Commands of your own' }).click();
    const row = pane.locator('.monaco-list-row').filter({ hasText: 'hullo' });
    await text(row, SEEN);
    await isHarmless();
    await row.hover();
    await text(workbench.page.locator('.monaco-hover').filter({ visible: true }), SEEN);
    await isHarmless();
    await workbench.run('Aloud: List Your Vocabulary');
    await text(workbench.page.locator('.quick-input-list .monaco-list-row'), PLAIN);
    await isHarmless();
    await workbench.page.keyboard.press('Escape');
    await workbench.run('Problems: Focus on Problems View');
    const problems = workbench.page.locator('.markers-panel .monaco-list-row').filter({ hasText: /Aloud\s*\[Ln/ });
    await until('each file has its problem', async () => {
      const rows = await problems.allInnerTexts();
      return rows.length === 2 && rows.every(row => row.includes(SEEN));
    });
    await isHarmless();
    await workbench.showConversation();
  });

  it('A33, A46: names of a server’s models, in a list', async () => {
    const { workbench } = studio;
    await workbench.run('Aloud: Choose a Model');
    await workbench.page.locator('.quick-input-list .monaco-list-row').first().click();
    const shown = await text(workbench.page.locator('.quick-input-list .monaco-list-row'), SEEN);
    assert.ok(shown.includes(PLAIN), shown);
    await isHarmless();
    await workbench.page.keyboard.press('Escape');
  });

  it('A28, A32, A33, A46: words of a server, on the page of the set-up', async () => {
    const body = JSON.stringify({ error: { message: HOSTILE } });
    const fault = { fault: 'body', status: 400, type: 'application/json', body } as const;
    studio.api.fail('/chat/completions', fault);
    await studio.workbench.run('Aloud: Check Setup');
    const parts = await setupParts(studio.workbench);
    assert.match(parts.join('\n'), /!\[p\] \(https:\/\/evil\.example\/p\) <img src=/);
    await isHarmless();
    assert.equal(await (await setupPage(studio.workbench)).locator('a, img, svg').count(), 0);
    await studio.workbench.run('View: Close Editor');
    await studio.workbench.openFile('cart.ts', 7, 1);
  });

  it('A32, A33: what was said and answered, in the log', async () => {
    studio.api.say({ reply: { text: `${HIDDEN} ${COMMAND}` } });
    await studio.type(ASKED);
    await text(studio.workbench.page.locator('.statusbar-item'), SEEN);
    await studio.state('idle');
    await studio.workbench.run('Aloud: Show Log');
    const lines = studio.workbench.page.locator('.output-view .view-line');
    await text(lines, '⟨U+202E⟩');
    await isHarmless();
  });
});
