import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { parseWav, WAV_HEADER_BYTES } from '../../src/common/wav.ts';
import { Harm, HOSTILE, SEEN } from '../support/host/hostile.ts';
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { say } from '../support/server/flite.ts';
import { type OpenAIServer, startOpenAIServer } from '../support/server/openaiServer.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];
const RATE_HZ = 16_000;
const BYTES_A_SECOND = RATE_HZ * 2;
const PHRASE = 'go to line three';
const OWN_COMMANDS = '.vscode/aloud.json';

/** A workspace's own command, which writes a word. */
function stamps(word: string): string {
  return JSON.stringify({ commands: [{ say: 'stamp the licence', snippet: word }] });
}

/** A microphone that hears someone who says the same again and again, at the pace of life. */
async function talkativeMicrophone(folder: string): Promise<string> {
  const { buffer, byteOffset, byteLength } = await say(PHRASE, { rateHz: RATE_HZ });
  const sound = join(folder, 'sound.raw');
  writeFileSync(sound, Buffer.concat(Array(100).fill(Buffer.from(buffer, byteOffset, byteLength))));
  const program = join(folder, 'microphone');
  // No pipeline: its programs would go on when the shell is ended.
  writeFileSync(program, `#!/bin/sh\nwhile head -c 3200; do sleep 0.1; done <'${sound}'\n`);
  chmodSync(program, 0o755);
  return program;
}

describe('a window of the workbench', function () {
  this.timeout(180_000);
  let studio: Studio;
  let folder: TemporaryFolder;
  /** Hears, at an address that is not known to be this machine's own. */
  let elsewhere: OpenAIServer;
  let origin: string;
  let harm: Harm;

  before(async function () {
    skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
    folder = temporaryFolder('window');
    elsewhere = await startOpenAIServer({ hears: [PHRASE] });
    // Any address of a machine, which the system takes for this one.
    origin = `http://0.0.0.0:${new URL(elsewhere.url).port}`;
    studio = await Studio.start({
      host: CURRENT,
      files: { ...SAMPLE_PROJECT, [OWN_COMMANDS]: stamps('FIRST') },
      settings: {
        'security.workspace.trust.enabled': true,
        'aloud.commands.understand': 'grammar',
        'aloud.player': 'none',
        'aloud.transcription.baseUrl': `${origin}/v1`,
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': [await talkativeMicrophone(folder.path)],
        'aloud.microphone.standbySeconds': 0,
        // Nothing but the key ends what is said.
        'aloud.listening.silenceMs': 0,
      },
    });
    harm = new Harm(studio.workbench.page);
    await restrictedMode().waitFor();
  });

  after(async () => {
    try {
      await studio?.stop();
    } finally {
      await elsewhere?.close();
      folder?.remove();
    }
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || studio.workbench.page.isClosed()) return;
    const name = this.currentTest.title.replace(/\W+/g, '-').slice(0, 60);
    await studio.workbench.screenshot(join(SCREENSHOTS, `failed-${name}.png`));
  });

  /** Is there while the workspace is not trusted. */
  const restrictedMode = () =>
    studio.workbench.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).first();

  /** The dialog that says this, when it is there. */
  async function dialog(text: RegExp): Promise<Locator> {
    const found = studio.workbench.page.locator('.monaco-dialog-box').filter({ hasText: text });
    await found.waitFor();
    return found;
  }

  async function answer(question: RegExp, button: RegExp): Promise<void> {
    const box = await dialog(question);
    await box.locator('.dialog-buttons .monaco-button').filter({ hasText: button }).first().click();
    await box.waitFor({ state: 'detached' });
  }

  /** Files of what was said, by what has become of them. */
  function recordings(state: 'going' | 'pending'): readonly string[] {
    if (!existsSync(studio.recordings)) return [];
    return readdirSync(studio.recordings)
      .filter(name => name.endsWith(`.${state}.wav`))
      .map(name => join(studio.recordings, name));
  }

  /** Begins to listen, and goes on when so much of what is said is on disk. */
  async function speak(seconds: number): Promise<void> {
    await studio.press('Aloud: Voice Command');
    await studio.state('listening');
    await until('speech is on disk', () =>
      recordings('going').some(file => statSync(file).size > seconds * BYTES_A_SECOND),
    );
  }

  /** What a window has left on disk that was closed while someone spoke. */
  async function leftBehind(): Promise<Int16Array> {
    const [file] = await until('what was said is whole', () =>
      recordings('going').length === 0 && recordings('pending').length === 1 ? recordings('pending') : undefined,
    );
    const bytes = readFileSync(String(file));
    const { samples } = parseWav(bytes);
    assert.equal(samples.length, (bytes.length - WAV_HEADER_BYTES) / 2, 'its header tells its length');
    return samples;
  }

  it('A62: no sound goes out before someone has read where to; a no is a no, and it is asked once', async () => {
    await studio.workbench.openFile('cart.ts', 8, 3);
    await speak(1.5);
    await studio.press('Aloud: Voice Command');
    const asked = await dialog(/Aloud: send to/);
    const text = await asked.innerText();
    assert.ok(text.includes(`send to ${origin}?`), text);
    assert.match(text, /your recordings/);
    // Only transcription goes there as it is set.
    assert.doesNotMatch(text, /what you said|answers, to be spoken/);
    await studio.workbench.screenshot(join(SCREENSHOTS, 'send-to.png'));
    assert.deepEqual(elsewhere.requests, []);
    await answer(/Aloud: send to/, /^Cancel$/);
    const refused = await studio.notification(/Nothing was sent to 0\.0\.0\.0/);
    await studio.state('idle');
    assert.deepEqual(elsewhere.requests, []);

    await refused.locator('.monaco-button').filter({ hasText: 'Retry' }).click();
    await dialog(/Aloud: send to/);
    assert.deepEqual(elsewhere.requests, []);
    await answer(/Aloud: send to/, /^Send$/);
    await cursorIn(3);
    await studio.state('idle');
    assert.equal(elsewhere.requestsTo('/audio/transcriptions').length, 1);

    await studio.workbench.openFile('cart.ts', 8, 3);
    await speak(1.5);
    await studio.press('Aloud: Voice Command');
    await cursorIn(3);
    await studio.state('idle');
    assert.equal(elsewhere.requestsTo('/audio/transcriptions').length, 2);
    assert.equal(await studio.workbench.page.locator('.monaco-dialog-box').count(), 0);
  });

  it('tells once that what came with an untrusted workspace does not count, also where all that is said is done', async () => {
    await studio.workbench.showConversation();
    const told = await studio.conversation(/commands and words that came with it do not count/);
    // What was done before it and after it, in this window.
    assert.equal(told.split('Workspaces: Manage Workspace Trust').length, 2, told);
    assert.ok(told.split('go to line three').length > 2, told);
  });

  it('F33: that what a workspace brings does not count is told; two presses mend it, and it follows its file', async () => {
    const { workbench } = studio;
    await workbench.openFile('cart.ts', 1, 1);
    await studio.type('stamp the licence');
    const told = await studio.notification(/is not trusted: the commands that came with it do not count/);
    await studio.state('idle');
    assert.equal(await workbench.editorText(), SAMPLE_PROJECT['cart.ts']);
    await studio.workbench.screenshot(join(SCREENSHOTS, 'not-trusted.png'));

    // One of the commonest failures, as in mending.test.ts: two presses from the message until what was said is done.
    await told.locator('.notification-list-item-buttons-container a').filter({ hasText: 'Trust' }).press('Enter');
    const trust = workbench.page.locator('.workspace-trust-editor .monaco-button').filter({ hasText: /^Trust$/ });
    await trust.first().click();
    await restrictedMode().waitFor({ state: 'detached' });
    await studio.text(text => text === `FIRST${SAMPLE_PROJECT['cart.ts']}`);
    await studio.state('idle');
    await workbench.run('File: Revert File');
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);

    studio.write(OWN_COMMANDS, stamps('SECOND'));
    await until(
      'the file counts as it is',
      async () => {
        await workbench.openFile('cart.ts', 1, 1);
        await studio.type('stamp the licence');
        await studio.text(/FIRST|SECOND/);
        await studio.state('idle');
        const text = await workbench.editorText();
        await workbench.run('File: Revert File');
        await studio.text(reverted => reverted === SAMPLE_PROJECT['cart.ts']);
        return text.startsWith('SECOND');
      },
      40_000,
    );
  });

  it('F29: a window that is loaded anew while someone speaks waits until it is on disk, and offers it again', async () => {
    await studio.set({ 'aloud.commands.understand': 'chat' });
    studio.api.say({ reply: { text: HOSTILE } });
    await studio.type('please look at this');
    await studio.workbench.page.locator('.statusbar-item').filter({ hasText: SEEN }).first().waitFor();
    await studio.state('idle');
    await studio.set({ 'aloud.commands.understand': 'grammar' });
    await studio.workbench.openFile('cart.ts', 8, 3);
    await speak(1.5);
    await studio.workbench.page.reload();
    const samples = await leftBehind();
    assert.ok(samples.length > 1.4 * RATE_HZ, `${samples.length / RATE_HZ} s`);
    await studio.workbench.ready();
    const before = elsewhere.requestsTo('/audio/transcriptions').length;
    const offered = await studio.notification(/has not been turned into text yet/);
    await offered.locator('.monaco-button').filter({ hasText: 'Show' }).click();
    await studio.workbench.page.locator('.quick-input-list .monaco-list-row').first().click();
    await until('it is sent', () => elsewhere.requestsTo('/audio/transcriptions').length > before);
    await studio.state('idle');
    await until('it waits no longer', () => recordings('pending').length === 0);
  });

  it('A28, A32, A33, A46: what was answered before a window was loaded anew is as harmless in its history', async () => {
    await studio.workbench.showConversation();
    const panel = (await studio.workbench.panel()) as Frame;
    await panel.getByRole('button', { name: 'Search and history' }).click();
    await panel.getByRole('searchbox').fill('github.com.evil.example');
    const answer = panel.locator('.feed .answer').filter({ hasText: 'evil.example' });
    await answer.waitFor();
    const shown = await answer.innerText();
    for (const piece of [SEEN, 'https://evil.example/p', '$(zap)']) assert.ok(shown.includes(piece), shown);
    await harm.none();
  });

  it('F29: what is said while a window is closed is on disk', async () => {
    await studio.workbench.openFile('cart.ts', 8, 3);
    await speak(1.5);
    await studio.workbench.page.close();
    const samples = await leftBehind();
    assert.ok(samples.length > 1.4 * RATE_HZ, `${samples.length / RATE_HZ} s`);
  });

  async function cursorIn(line: number): Promise<void> {
    const place = studio.workbench.page.locator('.statusbar-item').filter({ hasText: new RegExp(`Ln ${line},`) });
    await place.first().waitFor();
  }
});
