import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cursorNote } from '../support/host/cursorNote.ts';
import { ShownPanel } from '../support/host/shownPanel.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { SpokenSound } from '../support/host/spokenSound.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { say } from '../support/server/flite.ts';
import { type RealtimeServer, startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const [CURRENT] = HOSTS as readonly [HostVersion];
const CODE = `function load(path) {
  print(path);
  const total = 1;
  print("b");
  return total;
}
`;
const PHRASE = 'rename total to grand total';
const UNDO = 'undo that';
const ANSWER = 'there are three errors';
const TALKED = 'the test has passed';

describe('what can be done in the panel', function () {
  this.timeout(240_000);
  let studio: Studio;
  let folder: TemporaryFolder;
  let talks: RealtimeServer;
  let panel: ShownPanel;
  let sound: SpokenSound;

  before(async function () {
    this.timeout(180_000);
    skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
    folder = temporaryFolder('panel-deeds');
    talks = await startRealtimeServer({
      hears: async () => '',
      talk: { replies: () => ({ says: [TALKED] }), says: words => say(words, { rateHz: 24_000 }) },
    });
    sound = new SpokenSound(folder.path);
    studio = await Studio.start({
      host: CURRENT,
      files: { 'a.ts': CODE, 'b.ts': '' },
      api: { hears: [PHRASE, UNDO] },
      settings: {
        'aloud.commands.understand': 'grammar-first',
        'aloud.speech.answers': 'never',
        'aloud.conversation.baseUrl': talks.url,
        ...sound.settings,
      },
    });
    await studio.workbench.showConversation();
    panel = new ShownPanel(studio.workbench);
    await studio.workbench.openFile('a.ts', 1, 1);
  });

  after(async () => {
    try {
      await studio?.stop();
      await talks?.close();
    } finally {
      folder?.remove();
    }
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = `failed-deeds-${this.currentTest.title.slice(0, 30)}.png`;
    await studio.workbench.screenshot(join(SCREENSHOTS, name));
  });

  const atLine = (line: number) => studio.workbench.page.locator('.statusbar-item').filter({ hasText: `Ln ${line},` });
  const undo = async () => (await panel.last()).getByRole('button', { name: 'Undo what this changed' }).count();

  /** Opens or closes the bar of search and history, and switches that on or off. */
  async function keepHistory(isOn: boolean): Promise<void> {
    await panel.press('Search and history');
    await panel.press('Keep a history on this machine');
    const keep = await panel.button('Keep a history on this machine');
    await until('it is switched', async () => (await keep.getAttribute('aria-pressed')) === String(isOn));
    await panel.press('Search and history');
  }

  /** What the history has on disk. */
  function kept(): string {
    const file = join(studio.recordings, '../history/history.jsonl');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  async function reloaded(): Promise<void> {
    const { workbench } = studio;
    await workbench.page.reload();
    await workbench.ready();
    await workbench.showConversation();
  }

  it('mends a word in doubt: what came of it is taken back, and the right words are done', async () => {
    const logprobs = ['go', ' to', ' line'].map(token => ({ token, logprob: -0.001 }));
    const body = JSON.stringify({ text: 'go to line five', logprobs: [...logprobs, { token: ' five', logprob: -2 }] });
    studio.api.fail('/audio/transcriptions', { fault: 'body', type: 'application/json', body });
    await studio.listen('Aloud: Voice Command');
    await sound.speaks(PHRASE);
    await atLine(5).waitFor();
    await studio.state('idle');
    await (await panel.last()).getByRole('button', { name: 'Say it otherwise: five' }).click();
    const input = (await panel.last()).locator('input.mending');
    await input.fill('three');
    await input.press('Enter');
    await atLine(3).waitFor();
    await studio.state('idle');
    await until('the right words are told', async () => /go to line three/.test(await panel.lastText()));
  });

  it('takes another reading by its number', async () => {
    await studio.workbench.openFile('a.ts', 3, 3);
    await panel.types('delete the print');
    await until('it asks which', async () => /Which one\?/.test(await panel.lastText()));
    await (await panel.last()).getByRole('button', { name: /line 4/ }).click();
    await studio.text(text => text.includes('print(path)') && !text.includes('print("b")'));
    await studio.state('idle');
    await panel.pressInLast('Undo what this changed');
    await studio.text(/print\("b"\)/);
    await studio.state('idle');
  });

  it('copies code of an answer, and says it again', async () => {
    studio.api.say({ reply: { text: `${ANSWER}\n\n\`\`\`ts\nconst copied = 7;\n\`\`\`` } });
    await panel.types('please tell me something nice about all of this');
    await until('it is answered', async () => /const copied/.test(await panel.lastText()));
    await studio.state('idle');
    await panel.pressInLast('Copy the code');
    await studio.workbench.openFile('b.ts', 1, 1);
    await studio.workbench.run('Paste');
    await studio.text(/^const copied = 7;/);
    const before = sound.heardMs;
    await panel.pressInLast('Say the answer again');
    await studio.state('speaking');
    await studio.state('idle');
    assert.match(await sound.spokenSince(before, [ANSWER, TALKED, PHRASE]), new RegExp(`^${ANSWER}`));
  });

  it('mutes a conversation, has what is typed as part of it, and ends it', async () => {
    await studio.workbench.openFile('a.ts', 1, 1);
    await panel.press('Converse');
    const bar = await panel.locator('.bar.talk');
    await bar.waitFor();
    await until('they agree', () => talks.talks[0]?.events.some(({ type }) => type === 'session.update'));
    assert.match(await bar.innerText(), /In conversation for 0 min/);
    const sent = () => talks.talks[0]?.events.filter(({ type }) => type === 'input_audio_buffer.append').length ?? 0;
    await until('it hears', () => sent() > 0);
    await panel.press('Mute');
    const mute = bar.getByRole('button', { name: 'Mute' });
    await until('it is muted', async () => (await mute.getAttribute('aria-pressed')) === 'true');
    await until('the server was told', () => talks.talks[0]?.events.some(({ type }) => /clear$/.test(String(type))));
    const before = sent();
    await panel.types('go to line three');
    await atLine(3).waitFor();
    await panel.types('please tell me whether all of it works');
    await until('it is answered', async () => new RegExp(TALKED).test(await panel.lastText()));
    assert.equal(sent(), before, 'nothing was sent of what the microphone heard');
    assert.deepEqual(
      talks.talks[0]?.items
        .filter(({ role }) => role === 'user')
        .map(({ text }) => text)
        .slice(-2),
      ['go to line three', 'please tell me whether all of it works'],
    );
    await studio.workbench.screenshot(join(SCREENSHOTS, 'panel-conversation.png'));
    await panel.press('Mute');
    await until('it hears again', () => sent() > before);
    await bar.getByRole('button', { name: 'End' }).click();
    await bar.waitFor({ state: 'detached' });
    await studio.state('idle');
    assert.deepEqual(
      talks.talks.flatMap(({ refusals }) => refusals),
      [],
    );
  });

  it('F21: a press while there is no text yet is told, at the cursor and in the panel, and the recording waits', async () => {
    studio.api.fail('/audio/transcriptions', { fault: 'hang' });
    const before = studio.api.requestsTo('/audio/transcriptions').length;
    await studio.listen('Aloud: Voice Command');
    await sound.speaks(PHRASE);
    await until('it is being written', () => studio.api.requestsTo('/audio/transcriptions').length > before);
    await studio.state('thinking');
    await studio.workbench.openFile('a.ts', 1, 1);
    await studio.workbench.page.keyboard.press('Alt+KeyQ');
    await studio.state('idle');
    const note = await until('it is told at the cursor', async () => {
      const shown = await cursorNote(studio.workbench);
      return shown?.text.startsWith('✗') ? shown.text : undefined;
    });
    assert.match(note, /Cancelled\. What you said waits for “Aloud: Retry Last Recording”/);
    await until('the panel tells it', async () =>
      /Command[\s\S]*Cancelled[\s\S]*What you said waits/.test(await panel.lastText()),
    );
    const waiting = await panel.locator('.recordings');
    await until('it waits', async () => /wait for their text: 1/.test(await waiting.innerText()));
    await studio.workbench.screenshot(join(SCREENSHOTS, 'panel-cancelled.png'));
    assert.match(await studio.workbench.editorText(), /const total = 1/);
  });

  it('plays a recording that waits, and turns it into text once more, which is done', async () => {
    const waiting = await panel.locator('.recordings');
    await waiting.locator('summary').click();
    const before = sound.heardMs;
    await waiting.getByRole('button', { name: 'Listen to' }).click();
    await waiting.getByRole('button', { name: 'Stop listening' }).waitFor();
    await waiting.getByRole('button', { name: 'Listen to' }).waitFor();
    assert.equal(await sound.spokenSince(before, [PHRASE, UNDO, ANSWER]), PHRASE);
    await waiting.getByRole('button', { name: 'Turn it into text once more' }).click();
    await studio.text(/const grandTotal = 1/);
    await studio.state('idle');
    await until('it waits no more', async () => (await waiting.count()) === 0);
    await until('it is told what came of it', async () =>
      /rename total to grand total[\s\S]*understood on this machine/.test(await panel.lastText()),
    );
  });

  it('says what the undo key has taken back, and offers undo only while it works', async () => {
    const { page } = studio.workbench;
    await until('it can be undone', async () => (await undo()) === 1);
    await studio.workbench.openFile('a.ts', 1, 1);
    await page.keyboard.type('x');
    await until('somebody else has changed it', async () => (await undo()) === 0);
    await page.keyboard.press('Backspace');
    await until('it is as it was left', async () => (await undo()) === 1);
    assert.doesNotMatch(await panel.lastText(), /Taken back/);
    await until('the key takes it back', async () => {
      await page.keyboard.press('Control+z');
      await studio.workbench.drawn();
      return /const total = 1/.test(await studio.workbench.editorText());
    });
    await until('it says so', async () => /Taken back/.test(await panel.lastText()));
    await until('it offers no undo', async () => (await undo()) === 0);
  });

  it('says what a voice has taken back', async () => {
    await panel.types('rename total to amount');
    await studio.text(/const amount = 1/);
    await studio.state('idle');
    await studio.workbench.openFile('a.ts', 1, 1);
    await studio.listen('Aloud: Voice Command');
    await sound.speaks(UNDO);
    await studio.text(/const total = 1/);
    await studio.state('idle');
    const renamed = (await panel.locator('article')).filter({ hasText: 'rename total to amount' });
    await until('it says so', async () => /Taken back/.test(await renamed.innerText()));
  });

  it('Alt+U lists what else was meant, and does what is picked', async () => {
    const { page } = studio.workbench;
    await studio.workbench.openFile('a.ts', 3, 3);
    await studio.type('delete the print');
    await until('it asks which', async () => /Which one\?/.test(await panel.lastText()));
    await studio.workbench.openFile('a.ts', 3, 3);
    await page.keyboard.press('Alt+KeyU');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'line 4' }).first().click();
    await studio.text(text => text.includes('print(path)') && !text.includes('print("b")'));
    await studio.state('idle');
  });

  it('keeps nothing where that is switched off, and what was kept, with what was taken back, in the next window', async () => {
    await until('it is kept until now', () => kept().includes('delete the print'));
    await keepHistory(false);
    await panel.types('go to line two');
    await atLine(2).waitFor();
    await studio.state('idle');
    await keepHistory(true);
    await panel.types('go to line four');
    await until('that is kept', () => kept().includes('go to line four'));
    assert.doesNotMatch(kept(), /go to line two/);
    await reloaded();
    await until('it is there again', async () => (await studio.workbench.conversation()).includes('go to line four'));
    assert.doesNotMatch(await studio.workbench.conversation(), /go to line two/);
    for (const words of [PHRASE, 'rename total to amount']) {
      const entry = (await panel.locator('article')).filter({ hasText: words });
      assert.match(await entry.first().innerText(), /Taken back/, words);
    }
    assert.match(await studio.workbench.conversation(), /Cancelled\. What you said waits/);
    assert.equal(await (await panel.button('Undo what this changed')).count(), 0);
  });

  it('forgets all of it once that is confirmed, on the disk too', async () => {
    await panel.press('Search and history');
    await panel.press('Clear the history');
    const dialog = studio.workbench.page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: 'Clear the history of what was said' }).waitFor();
    await dialog.getByRole('button', { name: 'Clear', exact: true }).click();
    await until('nothing is there', async () => (await (await panel.locator('article')).count()) === 0);
    await until('nothing is kept', () => kept() === '');
  });
});
