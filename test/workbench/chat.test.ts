import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { say } from '../support/server/flite.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];
const ASKED = 'ask the chat how does this work';
/** An extension that brings the language model that the chat view takes. */
const MODEL = resolve(import.meta.dirname, '../vscode/defaultModel');
const DICTATED = 'what is a closure';

/** The oldest supported VS Code has no chat but what an extension brings. */
describe('the chat of the workbench', function () {
  this.timeout(180_000);
  let studio: Studio;
  let folder: TemporaryFolder;

  before(async function () {
    this.timeout(180_000);
    skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
    folder = temporaryFolder('chat');
    studio = await Studio.start({
      host: CURRENT,
      files: { 'a.ts': 'let a = 1;\n', 'b.ts': 'let b = 1;\nlet c = 2;\nlet d = 3;\n' },
      extensions: [MODEL],
      api: { hears: [ASKED, DICTATED] },
      settings: {
        'chat.disableAIFeatures': false,
        'aloud.commands.understand': 'grammar',
        'aloud.player': 'none',
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': [join(folder.path, 'microphone')],
        'aloud.microphone.standbySeconds': 0,
      },
    });
    await studio.workbench.openFile('a.ts', 1, 1);
  });

  after(async () => {
    try {
      await studio?.stop();
    } finally {
      folder?.remove();
    }
  });

  /** The microphone hears this, and then silence. */
  async function hears(words: string): Promise<void> {
    const { buffer, byteOffset, byteLength } = await say(words, { rateHz: 16_000 });
    const sound = join(folder.path, 'sound.raw');
    writeFileSync(sound, new Uint8Array(buffer, byteOffset, byteLength));
    const program = join(folder.path, 'microphone');
    writeFileSync(program, `#!/bin/sh\ncat '${sound}'\nwhile head -c 3200 /dev/zero; do sleep 0.1; done\n`);
    chmodSync(program, 0o755);
  }

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await studio.workbench.screenshot(join(SCREENSHOTS, `failed-chat-${this.currentTest.title.slice(0, 12)}.png`));
  });

  const input = () => studio.workbench.page.locator('.interactive-session .chat-input-container .view-lines');
  /** The text's cursor may lie just where it is clicked. */
  const focusInput = () => input().first().click({ force: true });
  /** What VS Code draws a blank as is another sign. */
  const written = async () =>
    (await input().count()) > 0 ? (await input().first().innerText()).replace(/\s+/g, ' ').trim() : '';
  const requests = () => studio.workbench.page.locator('.interactive-request').count();

  it('is given a question that is said, which is not sent', async () => {
    await hears(ASKED);
    await studio.listen('Aloud: Voice Command');
    await until('it stands in the chat', async () => (await written()) === 'How does this work');
    await studio.state('idle');
    await studio.workbench.screenshot(join(SCREENSHOTS, 'chat.png'));
    assert.equal(await requests(), 0);
    assert.equal(await studio.workbench.editorText(), 'let a = 1;\n');
  });

  it('is dictated into where it has the focus', async () => {
    await hears(DICTATED);
    await focusInput();
    await studio.workbench.page.keyboard.press('Control+A');
    await studio.workbench.page.keyboard.press('Delete');
    await studio.workbench.page.keyboard.press('Alt+D');
    await until('it stands in the chat', async () => /what is a closure/i.test(await written()));
    await studio.state('idle');
    assert.equal(await requests(), 0);
    assert.equal(await studio.workbench.editorText(), 'let a = 1;\n');
  });

  const answers = () => studio.workbench.page.locator('.interactive-item-container.interactive-response');

  /** Sends this to the chat. Resolves with what is answered to it, as soon as that fits. */
  async function asks(words: string, answer: RegExp): Promise<string> {
    const { page } = studio.workbench;
    await focusInput();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    // At once: each letter would be looked up in a list, from which the key that sends would take instead.
    await page.keyboard.insertText(words);
    await until('it stands in the chat', async () => (await written()) === words);
    await page.keyboard.press('Enter');
    await until('it is sent', async () => (await written()) === '');
    let said = '';
    return until('it is answered', async () => {
      if ((await answers().count()) > 0) said = await answers().last().innerText();
      return answer.test(said) && said;
    }).catch(thrown => {
      throw new Error(`${thrown.message} It is: ${said}`);
    });
  }

  it('has @aloud, which does what is typed, and tells what it can', async () => {
    await studio.workbench.openFile('b.ts', 1, 1);
    await asks('@aloud go to line three', /line 3/i);
    const bar = studio.workbench.page.locator('.statusbar');
    await until('the cursor is there', async () => /Ln 3,/.test(await bar.innerText()));
    const told = await asks('@aloud /commands', /Show All Commands/);
    // With blanks at which a line breaks.
    assert.match(told, /\bGo: \S+ \S/);
    await studio.workbench.screenshot(join(SCREENSHOTS, 'chat-aloud.png'));
  });

  it('A61: what is typed to @aloud is asked about as what others want, and a no is a no', async () => {
    const answered = asks('@aloud save all', /You did not allow it/);
    const asked = await studio.workbench.question(/\?/);
    assert.match(asked.whole, /The chat view/);
    assert.match(asked.whole, /save all/);
    await asked.answer('No');
    await answered;
  });
});
