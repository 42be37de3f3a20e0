import assert from 'node:assert/strict';
import { OpenAITranscriber } from '../../../src/transcribe/ears/openaiTranscriber.ts';
import { LiveTranscriber } from '../../../src/transcribe/live/liveTranscriber.ts';
import { collect } from '../../support/collect.ts';
import { folderWith } from '../../support/engines/modelsHere.ts';
import { plainlySaid } from '../../support/plainlySaid.ts';
import { accessTo } from '../../support/server/access.ts';
import { CommandRecogniser } from '../../support/server/commandRecogniser.ts';
import { recognise, say } from '../../support/server/flite.ts';
import { startOpenAIServer } from '../../support/server/openaiServer.ts';
import { encoded } from '../../support/server/sound.ts';
import { utteranceOf, wavOnly } from '../../support/spoken.ts';

const RATE_HZ = 16_000;

/** The tests lean on this server: that it notices what is wrong is worth a test of its own. */
describe('The loopback server', () => {
  it('hears words that no dictionary has, and writes phrases as they were given', async () => {
    const phrases = ['Rename this to userTotal.', 'go to line 42', 'insert an xylophoner'];
    for (const phrase of phrases) {
      assert.equal(await recognise(await say(phrase, { rateHz: RATE_HZ }), RATE_HZ, phrases), phrase);
    }
  });

  it('hears what rules allow', async () => {
    const recogniser = CommandRecogniser.ofRules(
      'public <command> = (go to | delete) line <number>;\n<number> = one | two | /3/ forty [two];',
    );
    assert.equal(
      await recogniser.recognise(await say('delete line forty two', { rateHz: RATE_HZ })),
      'delete line forty two',
    );
  });

  it('hears nothing in other speech when it is to reject that', async () => {
    const recogniser = CommandRecogniser.ofPhrases(['explain this function', 'delete that'], { rejects: true });
    const heard = async (text: string) => recogniser.recognise(await say(text, { rateHz: RATE_HZ }));
    assert.equal(await heard('explain this function'), 'explain this function');
    assert.equal(await heard('delete that'), 'delete that');
    assert.equal(await heard('the weather is nice in paris today'), '');
    assert.equal(await heard('twenty people came to the party'), '');
  });

  it('hears anything by Moonshine, batch and Realtime alike, where its model is here', async function () {
    folderWith('moonshine-base-en', this);
    const server = await startOpenAIServer({ hears: 'dictation', realtime: { deltaEveryMs: 1000 } });
    try {
      const said = 'rename this variable to total';
      const samples = await say(said, { voice: 'awb', rateHz: RATE_HZ });
      for (const Transcriber of [OpenAITranscriber, LiveTranscriber]) {
        const transcriber = new Transcriber({ ...accessTo(server.url), encoder: wavOnly });
        const hints = { language: 'en', keywords: [] };
        const events = await collect(transcriber.transcribe(utteranceOf(samples), hints, AbortSignal.timeout(60_000)));
        assert.equal(plainlySaid(events.at(-1)?.text ?? ''), said);
      }
    } finally {
      await server.close();
    }
  });

  it('reads uploads of every kind', async () => {
    const server = await startOpenAIServer({ hears: ['delete that', 'save the file'] });
    const samples = await say('save the file', { rateHz: RATE_HZ });
    for (const [format, ending] of [
      ['wav', 'wav'],
      ['flac', 'flac'],
      ['mp3', 'mp3'],
      ['opus', 'ogg'],
      ['aac', 'aac'],
    ] as const) {
      const form = new FormData();
      form.set('model', 'gpt-transcribe');
      form.set('file', new Blob([new Uint8Array(await encoded(samples, RATE_HZ, format))]), `speech.${ending}`);
      const response = await fetch(`${server.url}/audio/transcriptions`, { method: 'POST', body: form });
      assert.deepEqual(await response.json(), { text: 'save the file' }, format);
    }
    await server.close();
  });

  it('fails when chat steps are left over, come unasked for, or expect something else', async () => {
    const ask = (url: string) =>
      fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'gpt-5.6-luna', messages: [] }),
      });

    const left = await startOpenAIServer({ chat: [{ reply: { text: 'a' } }, { reply: { text: 'b' } }] });
    assert.equal((await ask(left.url)).status, 200);
    await assert.rejects(left.close(), /1 of 2 chat steps were never asked for/);

    const unasked = await startOpenAIServer();
    assert.equal((await ask(unasked.url)).status, 400);
    await assert.rejects(unasked.close(), /no step for chat request 1/);

    const other = await startOpenAIServer({
      chat: [{ expect: request => assert.equal(request.messages.length, 2), reply: { text: 'a' } }],
    });
    assert.equal((await ask(other.url)).status, 400);
    await assert.rejects(other.close(), { name: 'AssertionError' });
  });
});
