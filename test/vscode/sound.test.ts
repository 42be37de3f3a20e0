import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { wavBytes } from '../../src/common/wav.ts';
import { recognise, say } from '../support/server/flite.ts';
import { until } from '../support/until.ts';
import { answering, Harness } from './harness.ts';

describe('sound in the editor', () => {
  let harness: Harness;

  afterEach(async () => {
    await harness.stop();
  });

  /** A recording of words, as a file. */
  async function spoken(words: string): Promise<string> {
    const file = join(harness.folder, `${words.replaceAll(' ', '-')}.wav`);
    writeFileSync(file, wavBytes(await say(words, { rateHz: 16_000 }), 16_000));
    return file;
  }

  const hear = (file: string, mode: string) => vscode.commands.executeCommand('aloud.tryRecording', file, mode);

  it('understands a recording with the names of the file, and acts on it', async () => {
    harness = await Harness.start({ hears: ['change max speed to nine', 'go to line ten'] });
    const { document } = await harness.open('a.ts', 'const maxSpeed = 5;|\n');
    let asked = '';
    harness.server.say(
      {
        expect: ({ messages }) => {
          asked = messages.at(-1)?.content ?? '';
        },
        reply: { calls: [{ name: 'replace_text', arguments: { find: '5', replace: '9' } }] },
      },
      { reply: { text: 'Changed.' } },
    );
    await hear(await spoken('change max speed to nine'), 'command');
    assert.equal((await harness.event('transcript')).text, 'change maxSpeed to nine');
    assert.match(asked, /The user said: change maxSpeed to nine/);
    assert.equal(document.getText(), 'const maxSpeed = 9;\n');
    const [request] = harness.server.requestsTo('/audio/transcriptions');
    assert.ok(request?.form?.some(([name, value]) => name.startsWith('keywords') && value === 'maxSpeed'));
  });

  it('puts a comment where the cursor is, as the language writes it', async () => {
    harness = await Harness.start({ hears: ['adds up all prices', 'go to line ten'] });
    const { document } = await harness.open('a.py', 'def total(prices):\n    |return sum(prices)\n');
    await hear(await spoken('adds up all prices'), 'comment');
    assert.equal(document.getText(), 'def total(prices):\n    # Adds up all prices\n    return sum(prices)\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'def total(prices):\n    return sum(prices)\n');
  });

  it('writes a word in doubt as it is picked', async () => {
    harness = await Harness.start(
      { hears: ['the some is right', 'go to line ten'], unsure: ['some'] },
      { 'aloud.transcription.model': 'gpt-4o-transcribe', 'aloud.commands.understand': 'grammar' },
    );
    const { document } = await harness.open('a.md', '|\n');
    await hear(await spoken('the some is right'), 'dictate');
    assert.deepEqual((await harness.event('transcript')).doubts, [{ start: 4, end: 8 }]);
    assert.equal(document.getText(), 'The some is right\n');
    let offered: readonly (string | undefined)[] = [];
    const choose = (rows: unknown) => {
      const items = rows as readonly vscode.QuickPickItem[];
      offered = items.map(({ description }) => description);
      return items[0];
    };
    await answering('showQuickPick', choose, async () => {
      await vscode.commands.executeCommand('aloud.useAlternative');
    });
    assert.equal(offered[0], 'the sum is right');
    assert.equal(document.getText(), 'The sum is right\n');
  });

  it('writes in English what is dictated in another language', async () => {
    const english = { 'sur la line see': 'the third line is the sum' };
    harness = await Harness.start({ hears: ['sur la line see', 'go to line ten'], english });
    const { document } = await harness.open('a.md', '|\n');
    await hear(await spoken('sur la line see'), 'translate');
    assert.equal(document.getText(), 'The third line is the sum\n');
    assert.equal(harness.server.requestsTo('/audio/translations').length, 1);
  });

  it('lets a model hear a command itself, act behind the wall, and answer in its own voice', async () => {
    const [words, answer] = ['call this one first price', 'there are three errors'];
    harness = await Harness.start({ hears: [words, 'go to line ten'] }, { 'aloud.player': 'sox' });
    const player = join(harness.folder, 'player.sh');
    const heard = join(harness.folder, 'heard.raw');
    writeFileSync(player, `#!/bin/sh\ncat >> '${heard}'\n`, { mode: 0o755 });
    await harness.set({ 'aloud.sox.path': player, 'aloud.chat.audio': true, 'aloud.speech.answers': 'always' });
    const { document } = await harness.open('a.ts', 'const maxSpeed = 5;|\n');
    harness.server.say(
      {
        expect: request => assert.equal(request.heard, words),
        reply: {
          calls: [
            { name: 'heard', arguments: { words: 'Call this one first price.' } },
            { name: 'replace_text', arguments: { find: 'maxSpeed', replace: 'firstPrice' } },
          ],
        },
      },
      { reply: { text: answer } },
    );
    await hear(await spoken(words), 'command');
    assert.equal((await harness.event('transcript')).text, 'Call this one first price.');
    assert.equal(document.getText(), 'const firstPrice = 5;\n');
    const bytes = readFileSync(heard);
    const samples = new Int16Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 2));
    assert.equal(await recognise(samples, 24_000, [answer, 'go to line ten']), answer);
    assert.deepEqual(harness.server.requestsTo('/audio/transcriptions'), []);
    assert.deepEqual(harness.server.requestsTo('/audio/speech'), []);
  });

  it('speaks an explanation through the speech API, sentence by sentence', async () => {
    harness = await Harness.start({}, { 'aloud.player': 'sox', 'aloud.sox.path': '/bin/true' });
    await harness.open('a.ts', 'export function add(a: number, b: number) {\n  |return a + b;\n}\n');
    harness.server.say({ reply: { text: 'It adds two numbers. Then it returns what they come to.' } });
    await vscode.commands.executeCommand('aloud.explain');
    assert.equal((await harness.event('answer')).text, 'It adds two numbers. Then it returns what they come to.');
    const said = harness.server.requestsTo('/audio/speech').map(({ json }) => (json as { input: string }).input);
    // The second is asked for while the first is on its way, and may overtake it.
    assert.deepEqual(said.toSorted(), ['It adds two numbers.', 'Then it returns what they come to.']);
  });

  it('pauses by a key, goes on by another when the turn is over, and says again what shall be slower', async () => {
    harness = await Harness.start();
    // Takes sound as fast as it is heard, as loudspeakers do.
    const player = join(harness.folder, 'player.sh');
    writeFileSync(player, '#!/bin/sh\nwhile [ "$(head -c 4800 | wc -c)" -gt 0 ]; do sleep 0.1; done\n', {
      mode: 0o755,
    });
    await harness.set({ 'aloud.player': 'sox', 'aloud.sox.path': player });
    await harness.open('a.ts', 'export function add(a: number, b: number) {\n  |return a + b;\n}\n');
    const text = 'It adds the two numbers that it is given. Then it returns what both of them come to.';
    harness.server.say({ reply: { text } });
    const mouth = () =>
      harness.events.flatMap(event => (event.event === 'state' && event.track === 'mouth' ? [event.state] : []));
    const heard = (count: number) => until('it speaks or is silent', () => mouth().length === count);
    const speeds = () =>
      harness.server.requestsTo('/audio/speech').map(({ json }) => (json as { speed?: number }).speed ?? 1);

    const explaining = vscode.commands.executeCommand('aloud.explain');
    await heard(1);
    // The second is made while the first one plays.
    await until('both are asked for', () => speeds().length === 2);
    await vscode.commands.executeCommand('aloud.speech.pause');
    await explaining;
    await harness.idle();
    assert.deepEqual(mouth(), ['speaking', 'silent']);
    assert.deepEqual(speeds(), [1, 1]);

    const going = vscode.commands.executeCommand('aloud.speech.resume');
    await heard(3);
    await vscode.commands.executeCommand('aloud.speech.slower');
    await until('it asks for both again', () => speeds().filter(speed => speed === 0.8).length === 2);
    await vscode.commands.executeCommand('aloud.speech.skip');
    await going;
    await harness.idle();
    assert.equal(mouth().at(-1), 'silent');
    assert.equal(speeds().filter(speed => speed === 0.8).length, 2, 'nothing is asked for that is there');

    await vscode.commands.executeCommand('aloud.speech.resume');
    assert.equal((await harness.event('error')).code, 'not-found');
  });

  it('records with a program of the user’s own, and ends at the silence', async () => {
    harness = await Harness.start({ hears: ['go to line three', 'undo that'] });
    const raw = join(harness.folder, 'voice.raw');
    const silence = new Int16Array(16_000 * 3);
    writeFileSync(
      raw,
      Buffer.concat(
        [silence.subarray(0, 8000), await say('go to line three', { rateHz: 16_000 }), silence].map(part =>
          Buffer.from(part.buffer, part.byteOffset, part.byteLength),
        ),
      ),
    );
    await harness.set({ 'aloud.microphone.backend': 'command', 'aloud.microphone.command': ['cat', raw] });
    const editor = await harness.open('a.txt', '|one\ntwo\nthree\n');
    harness.server.say(
      { reply: { calls: [{ name: 'go_to', arguments: { line: 3 } }] } },
      { reply: { text: 'There.' } },
    );
    await harness.press('aloud.command');
    await harness.event('done');
    await harness.idle();
    assert.equal(editor.selection.active.line, 2);
    assert.deepEqual(
      harness.states().filter(state => state !== 'acting'),
      ['opening', 'listening', 'thinking', 'thinking', 'idle'],
    );
    assert.ok(harness.events.some(event => event.event === 'level' && event.level > 0));
  });
});
