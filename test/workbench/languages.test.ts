import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { wavBytes } from '../../src/common/wav.ts';
import { MODELS } from '../../src/engines/models.ts';
import { forgottenIn } from '../support/face/forgotten.ts';
import { pseudoFace } from '../support/face/pseudo.ts';
import { textsOf, textsOfPage } from '../support/face/shown.ts';
import { setupPage } from '../support/host/setupPage.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const [CURRENT] = HOSTS as readonly [HostVersion, HostVersion];
const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const FILES = {
  'cart.ts': 'const total = 1;\nconst one = 1;\nconst two = 2;\nconst three = 3;\n\nexport { total };\n',
  'package.json': '{\n  "scripts": {\n    "test": "node main.ts"\n  }\n}\n',
};

/** The file's, the user's and a model's own words. */
const OWN = [
  /\b(?:cart\.ts|package\.json|main\.ts|other\.ts)\b/g,
  /delete line three|please make (?:tea|coffee)|Not changed\./gi,
  /\/\S+\//g,
];
/** Hears nothing. */
const SILENCE = ['/bin/sh', '-c', 'while head -c 3200 /dev/zero; do sleep 0.1; done'];
/** A script for the page: what stands at the end of a line and is none of its text. */
const NOTES = `[...document.querySelectorAll('.editor-instance .view-line span span')]
  .map(each => getComputedStyle(each, '::after').content).filter(content => /^"[✓✗?]/.test(content))`;

/** VS Code in a language of the test's, which Aloud is the only one to speak. */
describe('another language', function () {
  this.timeout(180_000);
  const face = pseudoFace();
  let studio: Studio;
  let folder: TemporaryFolder;

  before(async function () {
    skipWithoutHost(this, CURRENT, []);
    folder = temporaryFolder('language');
    const microphone = join(folder.path, 'silence.wav');
    writeFileSync(microphone, wavBytes(new Int16Array(16_000), 16_000));
    studio = await Studio.start({
      host: CURRENT,
      files: FILES,
      language: face,
      microphone,
      settings: { 'aloud.commands.understand': 'grammar-first', 'aloud.speech.answers': 'never' },
    });
    await studio.workbench.openFile('cart.ts', 1, 1);
  });
  after(async () => {
    await studio?.stop();
    folder?.remove();
  });
  afterEach(async function () {
    const name = (this.currentTest?.title ?? '').replace(/\W+/g, '-').slice(0, 40);
    if (this.currentTest?.state === 'failed')
      await studio.workbench.screenshot(join(SCREENSHOTS, `language-${name}.png`));
    for (let times = 0; times < 2; times++) await studio.workbench.page.keyboard.press('Escape');
  });

  /** The texts of these elements, once one of them is in brackets. */
  async function shown(elements: Locator): Promise<readonly string[]> {
    return until('something of Aloud is shown', async () => {
      const texts = await textsOf(elements).catch(() => []);
      return texts.some(text => text.includes('⟦')) ? texts : undefined;
    });
  }

  /** What a list that is open asks, and what it offers. */
  const listed = () => {
    const { page } = studio.workbench;
    const parts = ['.quick-input-title', '.quick-input-message', '.quick-input-filter input', '.label-name'];
    return page.locator([...parts, '.label-description'].map(part => `.quick-input-widget ${part}`).join(', '));
  };

  /** The same of a list or box, once it has come in place of the palette. */
  const listShown = () => {
    let before = '';
    return until('it has come in place of the palette, whole', async () => {
      const texts = await shown(listed());
      const isWhole = before === texts.join('\n');
      before = texts.join('\n');
      return isWhole && !/^Type the name of a command/m.test(before) ? texts : undefined;
    });
  };

  /** Runs “Type a Command” with these words. Resolves with what its box asks. */
  async function typed(words: string): Promise<readonly string[]> {
    const { page } = studio.workbench;
    await studio.workbench.run('Aloud: Type a Command');
    const texts = await listShown();
    await page.locator('.quick-input-widget input').first().fill(words);
    await page.keyboard.press('Enter');
    return texts;
  }

  /** Waits until the status bar is in a state, by the name of a sentence. Resolves with all that it says. */
  const inState = (name: 'status.idle-label' | 'status.listening-label' | 'status.asks-label') =>
    until(`the status bar says ${name}`, async () => {
      const texts = await textsOf(studio.workbench.statusItem()).catch(() => []);
      return texts.some(text => text.includes(face.sentences[name] ?? '!')) ? texts : undefined;
    });

  /** What is told to whoever points at it. */
  async function tooltip(): Promise<readonly string[]> {
    await studio.workbench.statusItem().hover();
    return shown(studio.workbench.page.locator('.workbench-hover, .monaco-hover').filter({ visible: true }));
  }

  it('has titles in the palette, which are found by their English ones too', async () => {
    const { page } = studio.workbench;
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>Aloud: Speak');
    const first = page.locator('.quick-input-list .quick-input-list-row:first-child .label-name');
    const texts = await shown(first);
    assert.ok(texts.length > 3);
    assert.deepEqual(forgottenIn(texts), []);
  });

  it('helps in the sheet, beside what is said, and in the lessons', async () => {
    const { workbench } = studio;
    await workbench.run('Aloud: Show What You Can Say');
    const helps = workbench.page.locator('.part.sidebar .pane-body .label-description');
    assert.deepEqual(forgottenIn(await shown(helps)), []);
    const titles = workbench.page.locator('.part.sidebar .pane-header .title');
    assert.deepEqual(forgottenIn(await shown(titles)), []);
    const lessons = workbench.page.locator('.part.sidebar .pane', { hasText: face.texts['view.lessons.name'] ?? '!' });
    assert.deepEqual(forgottenIn(await shown(lessons.first().locator('.monaco-list-row'))), []);
  });

  it('leads through the first steps', async () => {
    const { workbench } = studio;
    await workbench.run('Aloud: First Steps');
    const steps = workbench.page.locator('.gettingStartedContainer .gettingStartedSlideDetails');
    const texts = await shown(
      steps.locator('.step-title, .step-description-container, .category-title, .category-description'),
    );
    const said = [/go to line three|rename sum to result|undo that|go to sleep|wake up/gi];
    assert.deepEqual(forgottenIn(texts, ...said), []);
  });

  for (const command of ['Choose a Profile', 'Choose What Hears, Thinks and Speaks', 'Models on This Machine'])
    it(`lists what “${command}” offers`, async () => {
      await studio.workbench.run(`Aloud: ${command}`);
      const texts = await listShown();
      const addresses = /https?:\S+|\b[\w-]+(?:\.[\w-]+)+(?::\d+)?|localhost\S*/g;
      const named = texts.filter(text => !Object.values(MODELS).some(({ label }) => label === text));
      assert.deepEqual(forgottenIn(named, addresses), []);
    });

  it('tells in a notification what was done', async () => {
    const { workbench } = studio;
    await workbench.run('Aloud: Forget What Was Allowed');
    const says = workbench.notifications().locator('.notification-list-item-message, .monaco-button');
    assert.deepEqual(forgottenIn(await shown(says)), []);
    await workbench.run('Notifications: Clear All Notifications');
  });

  it('says on the page of the set-up what was found', async () => {
    studio.api.say({ reply: { calls: [{ name: 'say_ready', arguments: {} }] } });
    await studio.workbench.run('Aloud: Check Setup');
    const page = await setupPage(studio.workbench);
    await until('everything was tried', async () => (await page.locator('#setup[aria-busy="false"]').count()) > 0);
    // The system's own names of what it has.
    const devices = await page.locator('.device .name, .device .took').allInnerTexts();
    const texts = (await textsOfPage(page)).filter(text => !devices.some(each => text.includes(each.trim())));
    assert.deepEqual(forgottenIn(texts), []);
  });

  it('describes the settings, which VS Code calls by their ids', async () => {
    const { workbench } = studio;
    await workbench.run('Preferences: Open Settings (UI)');
    await workbench.page.locator('.settings-editor .settings-header .view-lines').click();
    await workbench.page.keyboard.type('@ext:aloud.aloud');
    const texts = await shown(workbench.page.locator('.settings-editor .setting-item-description'));
    assert.deepEqual(forgottenIn(texts), []);
  });

  it('asks for a command in its box, and tells at the cursor and in the status bar what was done', async () => {
    const { page } = studio.workbench;
    await studio.workbench.openFile('cart.ts', 1, 1);
    assert.deepEqual(forgottenIn(await typed('delete line three')), []);
    const notes = await until('it is told at the cursor', async () => {
      const all = await page.evaluate<readonly string[]>(NOTES);
      return all.some(note => note.startsWith('"✓')) ? all : undefined;
    });
    assert.deepEqual(forgottenIn(notes), []);
    assert.deepEqual(forgottenIn(await inState('status.idle-label'), ...OWN), []);
    assert.deepEqual(forgottenIn(await tooltip(), ...OWN), []);
  });

  it('says in the status bar that it listens', async () => {
    await studio.set({
      'aloud.microphone.backend': 'command',
      'aloud.microphone.command': SILENCE,
      // It listens until it was looked at.
      'aloud.listening.patienceMs': 0,
    });
    try {
      await studio.press('Aloud: Voice Command');
      assert.deepEqual(forgottenIn(await inState('status.listening-label')), []);
      assert.deepEqual(forgottenIn(await tooltip()), []);
    } finally {
      await studio.workbench.run('Aloud: Cancel');
      await inState('status.idle-label');
      await studio.set({ 'aloud.microphone.backend': 'auto' });
    }
  });

  it('asks in a list whether something may be done, and in the document beneath it', async () => {
    const { workbench, api } = studio;
    const { page } = workbench;
    await workbench.openFile('package.json', 1, 1);
    const change = { name: 'replace_text', arguments: { find: 'node main.ts', replace: 'node other.ts' } };
    api.say({ reply: { calls: [change] } }, { reply: { text: 'Not changed.' } });
    await typed('please make tea');
    const states = await inState('status.asks-label');
    assert.deepEqual(forgottenIn(states, ...OWN), []);
    assert.deepEqual(forgottenIn(await shown(listed()), ...OWN), []);
    const { whole } = await workbench.question(/package\.json/);
    assert.match(whole, /⟦/);
    // Where the path is wrapped depends on how long it is.
    assert.deepEqual(forgottenIn([whole.replaceAll('\n', '')], ...OWN), []);
    assert.deepEqual(forgottenIn(await shown(page.locator('.tab .label-name', { hasText: '⟦' })), ...OWN), []);
    await page.keyboard.press('Escape');
    await inState('status.idle-label');
  });

  it('tells in the panel what there is, what came of a command, what went wrong, and what was found', async () => {
    const { workbench } = studio;
    const told = async (frame: Frame) => forgottenIn(await shown(frame.locator('body')), ...OWN);
    await studio.set({ 'aloud.commands.understand': 'grammar' });
    await workbench.openFile('cart.ts', 1, 1);
    await workbench.showConversation();
    const panel = (await workbench.panel()) as Frame;
    for (const [words, phase] of [
      ['delete line three', 'done'],
      ['please make tea', 'done'],
      ['please make coffee', 'failed'],
    ] as const) {
      if (phase === 'failed') {
        await studio.set({ 'aloud.commands.understand': 'chat' });
        studio.api.fail('/chat/completions', { fault: 'status', status: 401 });
      }
      await panel.locator('.composer textarea').fill(words);
      await panel.locator('.composer textarea').press('Enter');
      const entry = panel.locator(`article:last-child[data-phase="${phase}"]`, { hasText: words });
      await entry.hover();
      await entry.locator('footer button').first().waitFor();
      assert.deepEqual(await told(panel), []);
    }
    await panel.locator('.status button').first().click();
    await panel.locator('input[type="search"]').fill('line three');
    await panel.locator('.bar.search span', { hasText: '⟦' }).first().waitFor();
    assert.deepEqual(await told(panel), []);
    await panel.locator('input[type="search"]').fill('nothing of the kind');
    await panel.locator('.empty').waitFor();
    assert.deepEqual(await told(panel), []);
    await panel.locator('input[type="search"]').press('Escape');
    await workbench.run('View: Hide Panel');
    await workbench.run('Notifications: Clear All Notifications');
    await studio.set({ 'aloud.commands.understand': 'grammar-first' });
  });

  it('speaks on the page of a microphone in the browser', async () => {
    const { workbench } = studio;
    await studio.set({ 'aloud.microphone.backend': 'browser' });
    await studio.press('Aloud: Voice Command');
    const page = await until('its page is open', () =>
      workbench.page
        .context()
        .pages()
        .find(each => each !== workbench.page),
    );
    try {
      await page.locator('#allow:enabled').waitFor();
      assert.deepEqual(forgottenIn([await page.title(), ...(await shown(page.locator('body')))]), []);
      await page.locator('#allow').click();
      await page.locator('#talk:enabled').waitFor();
      assert.deepEqual(forgottenIn(await shown(page.locator('body'))), []);
    } finally {
      await workbench.page.bringToFront();
      await workbench.run('Aloud: Cancel');
      await page.close();
      await studio.set({ 'aloud.microphone.backend': 'auto' });
    }
  });
});
