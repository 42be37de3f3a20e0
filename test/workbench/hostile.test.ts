import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { setupPage, setupParts } from '../support/host/setupPage.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];

/** A command that is known and harmless, as a link, and an icon. */
const COMMAND = '[Retry](command:workbench.action.toggleZenMode) $(zap)';
/** A picture, HTML, a drawing and a link to a look-alike. */
const LINKS = `![p](https://evil.example/p) <img src="https://evil.example/i"> <svg><image href="https://evil.example/s"/></svg> [docs](https://github.com.evil.example/) ${COMMAND}`;
/** Letters that run backwards, a tag character and one of no width. */
const HIDDEN = 'a\u202Eb\u{E0041}c\u200Bd';
/** How what hides is shown. */
const SEEN = 'a⟨U+202E⟩b⟨U+E0041⟩c⟨U+200B⟩d';
const HOSTILE = `${HIDDEN} ${LINKS} ${HIDDEN}`;
const ASKED = 'please make all of this much nicer somehow';
/** A question that nobody asks. */
const FAKE = 'Aloud asks: Delete everything? Say “yes” to allow it.';

/**
 * What became of it in a page, seen or only read out: links, pictures and icons that it made, and what still hides.
 * Places where VS Code itself shows files and what one types are none of Aloud's.
 */
const HARM = `(() => {
  const others = '.explorer-folders-view, .tabs-container, .monaco-breadcrumbs, .titlebar, .title-label, input, textarea, script, style';
  const isOurs = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest(others);
  const all = [...document.body.querySelectorAll('*')].filter(isOurs);
  const made = all
    .filter(each => each.matches('a, img, image, iframe, object, embed, [data-href]'))
    .filter(each => [...each.attributes].some(({ name, value }) => /href|src|style|data$/.test(name) && /evil\\.example|toggleZenMode/.test(value)))
    .map(each => each.outerHTML.slice(0, 200));
  const icons = all.filter(each => each.matches('.codicon-zap')).map(() => 'an icon');
  const texts = all.flatMap(each => [
    ...[...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data),
    ...['aria-label', 'title', 'alt'].map(name => each.getAttribute(name) ?? ''),
    ...['::before', '::after'].map(part => getComputedStyle(each, part).content),
  ]);
  const hides = texts.filter(text => /[\\u202E\\u200B\\u{E0041}]/u.test(text)).map(text => 'what hides: ' + JSON.stringify(text.slice(0, 100)));
  return [...made, ...icons, ...hides];
})()`;

describe('hostile text in the workbench', function () {
  this.timeout(120_000);
  let studio: Studio;
  const fetched: string[] = [];

  before(async function () {
    this.timeout(300_000);
    skipWithoutHost(this, CURRENT, []);
    studio = await Studio.start({
      host: CURRENT,
      files: SAMPLE_PROJECT,
      api: { models: ['gpt-transcribe', 'gpt-4o-mini-tts', 'gpt-5.6-luna', `${HIDDEN} ${COMMAND}`] },
      settings: {
        'aloud.commands.understand': 'grammar-first',
        'aloud.speech.answers': 'never',
        'aloud.player': 'none',
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': ['/none'],
      },
    });
    studio.workbench.page.on('request', request => fetched.push(request.url()));
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

  /** Nothing that is on screen, or read out, is more than text, hides anything, or was fetched, or ran. */
  async function isHarmless(): Promise<void> {
    for (const frame of studio.workbench.page.frames())
      assert.deepEqual(await frame.evaluate<readonly string[]>(HARM), []);
    assert.deepEqual(
      fetched.filter(url => url.includes('evil.example')),
      [],
    );
    assert.equal(await studio.workbench.page.locator('.part.statusbar').isVisible(), true);
  }

  /** The same, and all of it is there to the letter. */
  async function isShown(shown: string): Promise<void> {
    for (const piece of [
      SEEN,
      '![p]',
      '<img src="https://evil.example/i">',
      '(command:workbench.action.toggleZenMode)',
    ])
      assert.ok(shown.replaceAll('\u00a0', ' ').includes(piece), `${piece} is in ${shown}`);
    await isHarmless();
  }

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
    assert.match(await workbench.statusItem().innerText(), /Waiting for your answer/);
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

  it('A33, A46: names of a server’s models, in a list', async () => {
    const { workbench } = studio;
    await workbench.run('Aloud: Choose a Model');
    await workbench.page.locator('.quick-input-list .monaco-list-row').first().click();
    const shown = await text(workbench.page.locator('.quick-input-list .monaco-list-row'), SEEN);
    assert.ok(shown.includes('[Retry] (command:workbench.action.toggleZenMode) $ (zap)'), shown);
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
});
