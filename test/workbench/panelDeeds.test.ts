import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Frame } from 'playwright-core';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { recognise, say } from '../support/server/flite.ts';
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
const ANSWER = 'there are three errors';
const TALKED = 'the test has passed';

/** Silence, until there is something to be said. */
const MICROPHONE = `
import { existsSync, readFileSync, rmSync } from 'node:fs';
let said = Buffer.alloc(0);
setInterval(() => {
  if (said.length === 0 && existsSync('say.raw')) {
    said = readFileSync('say.raw');
    rmSync('say.raw');
  }
  process.stdout.write(said.length > 0 ? said.subarray(0, 3200) : Buffer.alloc(3200));
  said = said.subarray(3200);
}, 100);
process.stdout.on('error', () => process.exit());
`;

describe('what can be done in the panel', function () {
  this.timeout(240_000);
  let studio: Studio;
  let folder: TemporaryFolder;
  let talks: RealtimeServer;

  before(async function () {
    this.timeout(180_000);
    skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
    folder = temporaryFolder('panel-deeds');
    talks = await startRealtimeServer({
      hears: async () => '',
      talk: { replies: () => ({ says: [TALKED] }), says: words => say(words, { rateHz: 24_000 }) },
    });
    writeFileSync(join(folder.path, 'microphone.mjs'), MICROPHONE);
    program('microphone', `cd '${folder.path}' && exec '${process.execPath}' microphone.mjs`);
    program(
      'player',
      `while :; do
  n=$(dd bs=4800 count=1 iflag=fullblock 2>/dev/null | tee -a '${folder.path}/heard.raw' | wc -c)
  [ "$n" -gt 0 ] || break; sleep 0.1
done`,
    );
    studio = await Studio.start({
      host: CURRENT,
      files: { 'a.ts': CODE, 'b.ts': '' },
      api: { hears: [PHRASE] },
      settings: {
        'aloud.commands.understand': 'grammar-first',
        'aloud.speech.answers': 'never',
        'aloud.conversation.baseUrl': talks.url,
        'aloud.player': 'sox',
        'aloud.sox.path': join(folder.path, 'player'),
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': [join(folder.path, 'microphone')],
        'aloud.microphone.standbySeconds': 0,
      },
    });
    await studio.workbench.showConversation();
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

  function program(name: string, script: string): void {
    const path = join(folder.path, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }

  const panel = async (): Promise<Frame> => (await studio.workbench.panel()) as Frame;
  const last = async () => (await panel()).locator('article').last();
  const said = async () => (await last()).innerText();

  async function press(name: string): Promise<void> {
    const entry = await last();
    await entry.hover();
    await entry.getByRole('button', { name }).last().click();
  }

  /** The editor's buttons are elsewhere. */
  async function pressBar(name: string): Promise<void> {
    await (await panel()).getByRole('button', { name, exact: true }).click();
  }

  async function typed(words: string): Promise<void> {
    const field = (await panel()).locator('.composer textarea');
    await field.fill(words);
    await field.press('Enter');
  }

  /** Says it into the microphone. */
  async function speaks(words: string): Promise<void> {
    const { buffer, byteOffset, byteLength } = await say(words, { voice: 'rms', rateHz: 16_000 });
    const sound = Buffer.concat([new Uint8Array(buffer, byteOffset, byteLength), Buffer.alloc(64_000)]);
    writeFileSync(join(folder.path, 'next.raw'), sound);
    renameSync(join(folder.path, 'next.raw'), join(folder.path, 'say.raw'));
  }

  const heardBytes = () => {
    const path = join(folder.path, 'heard.raw');
    return existsSync(path) ? readFileSync(path).length : 0;
  };

  /** What came out of the loudspeakers since then, as a recogniser hears it. */
  async function spokenSince(bytes: number, phrases: readonly string[]): Promise<string> {
    const { buffer, byteOffset, byteLength } = readFileSync(join(folder.path, 'heard.raw')).subarray(bytes & ~1);
    const samples = new Int16Array(buffer.slice(byteOffset, byteOffset + (byteLength & ~1)));
    return recognise(samples, 24_000, phrases);
  }

  const atLine = (line: number) => studio.workbench.page.locator('.statusbar-item').filter({ hasText: `Ln ${line},` });

  it('mends a word in doubt: what came of it is taken back, and the right words are done', async () => {
    const logprobs = ['go', ' to', ' line', ' five'].map(token => ({
      token,
      logprob: token === ' five' ? -2 : -0.001,
    }));
    const body = JSON.stringify({ text: 'go to line five', logprobs });
    studio.api.fail('/audio/transcriptions', { fault: 'body', type: 'application/json', body });
    await studio.listen('Aloud: Voice Command');
    await speaks(PHRASE);
    await atLine(5).waitFor();
    await studio.state('idle');
    await (await last()).getByRole('button', { name: 'Say it otherwise: five' }).click();
    const input = (await last()).locator('input.mending');
    await input.fill('three');
    await input.press('Enter');
    await atLine(3).waitFor();
    await studio.state('idle');
    assert.match(await said(), /go to line three/);
  });

  it('takes another reading by its number', async () => {
    await studio.workbench.openFile('a.ts', 3, 3);
    await typed('delete the print');
    await until('it asks which', async () => /Which one\?/.test(await said()));
    await (await last()).getByRole('button', { name: /line 4/ }).click();
    await studio.text(text => text.includes('print(path)') && !text.includes('print("b")'));
    await studio.state('idle');
    await press('Undo what this changed');
    await studio.text(/print\("b"\)/);
    await studio.state('idle');
  });

  it('copies code of an answer, and says it again', async () => {
    studio.api.say({ reply: { text: `${ANSWER}\n\n\`\`\`ts\nconst copied = 7;\n\`\`\`` } });
    await typed('please tell me something nice about all of this');
    await until('it is answered', async () => /const copied/.test(await said()));
    await studio.state('idle');
    await press('Copy the code');
    await studio.workbench.openFile('b.ts', 1, 1);
    await studio.workbench.run('Paste');
    await studio.text(/^const copied = 7;/);
    const before = heardBytes();
    await press('Say the answer again');
    await studio.state('speaking');
    await studio.state('idle', 40_000);
    assert.match(await spokenSince(before, [ANSWER, TALKED, PHRASE]), new RegExp(`^${ANSWER}`));
  });

  it('mutes a conversation, has what is typed as part of it, and ends it', async () => {
    await studio.workbench.openFile('a.ts', 1, 1);
    await pressBar('Converse');
    const bar = (await panel()).locator('.bar.talk');
    await bar.waitFor();
    await until('they agree', () => talks.talks[0]?.events.some(({ type }) => type === 'session.update'));
    assert.match(await bar.innerText(), /In conversation for 0 min/);
    const sound = () => talks.talks[0]?.events.filter(({ type }) => type === 'input_audio_buffer.append').length ?? 0;
    await until('it hears', () => sound() > 0);
    await pressBar('Mute');
    const mute = bar.getByRole('button', { name: 'Mute' });
    await until('it is muted', async () => (await mute.getAttribute('aria-pressed')) === 'true');
    await until('the server was told', () => talks.talks[0]?.events.some(({ type }) => /clear$/.test(String(type))));
    const before = sound();
    await typed('go to line three');
    await atLine(3).waitFor();
    await typed('please tell me whether all of it works');
    await until('it is answered', async () => new RegExp(TALKED).test(await said()));
    assert.equal(sound(), before, 'nothing was sent of what the microphone heard');
    assert.deepEqual(
      talks.talks[0]?.items
        .filter(({ role }) => role === 'user')
        .map(({ text }) => text)
        .slice(-2),
      ['go to line three', 'please tell me whether all of it works'],
    );
    await studio.workbench.screenshot(join(SCREENSHOTS, 'panel-conversation.png'));
    await pressBar('Mute');
    await until('it hears again', () => sound() > before);
    await bar.getByRole('button', { name: 'End' }).click();
    await bar.waitFor({ state: 'detached' });
    await studio.state('idle');
    assert.deepEqual(
      talks.talks.flatMap(({ refusals }) => refusals),
      [],
    );
  });
});
