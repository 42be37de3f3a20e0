import assert from 'node:assert/strict';
import { Channel } from '../../src/common/async/channel.ts';
import { silentLog } from '../../src/common/log.ts';
import { aplayPlayer } from '../../src/speak/players/players.ts';
import { Speaker } from '../../src/speak/speaker.ts';
import { OpenAIVoice } from '../../src/speak/voices/openaiVoice.ts';
import { OUTPUT_RATE_HZ } from '../../src/speak/voices/voice.ts';
import { bestCorrelation } from '../support/correlation.ts';
import { accessTo } from '../support/server/access.ts';
import { recognise, say } from '../support/server/flite.ts';
import { type OpenAIServer, startOpenAIServer } from '../support/server/openaiServer.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { until } from '../support/until.ts';
import { VirtualAudio } from '../support/virtualAudio.ts';

const SENTENCES = [
  'This function adds up the prices of all items.',
  'Then it takes off the discount.',
  'There are three errors.',
] as const;

const SAMPLES_PER_MS = OUTPUT_RATE_HZ / 1000;
/** It is silent when nothing was heard for so long, in ms. */
const QUIET_MS = 250;

/** From the text of an answer to what comes out of the loudspeakers: a real voice, a real player, a real sound system. */
describe('Speaker through loudspeakers', function () {
  // A machine busy elsewhere can hold up the sound system itself; a speaker that fails does so every time.
  this.retries(2);
  let audio: VirtualAudio;
  let server: OpenAIServer;
  let speaker: Speaker;
  let said: Int16Array[];

  before(async function () {
    VirtualAudio.skipIfMissing(this);
    skipWithoutPrograms(this, ['flite', 'sox', 'aplay', 'pocketsphinx_batch']);
    audio = await VirtualAudio.start();
    server = await startOpenAIServer();
    speaker = new Speaker({
      voice: new OpenAIVoice(accessTo(server.url)),
      player: aplayPlayer({ environment: { ...process.env, ...audio.env }, log: silentLog }),
      style: () => ({ instructions: undefined, speed: 1 }),
      log: silentLog,
    });
    said = await Promise.all(SENTENCES.map(sentence => say(sentence, { rateHz: OUTPUT_RATE_HZ })));
  });
  after(async () => {
    await audio?.stop();
    await server?.close();
  });

  it('begins before the answer is written, and says all of it in order, without gaps', async () => {
    const listening = await audio.listen(OUTPUT_RATE_HZ);
    const text = new Channel<string>();
    const speaking = speaker.speak(text, new AbortController().signal, () => {});
    const answer = SENTENCES.join(' ');
    const begun = answer.indexOf('takes');
    for (const word of answer.slice(0, begun).split(/(?<= )/)) text.push(word);
    await until('there is sound', () => listening.firstSoundAt !== undefined);
    text.push(answer.slice(begun));
    text.close();

    const spoken = await speaking;
    assert.deepEqual(spoken.heard, SENTENCES);
    assert.ok(Math.abs(spoken.ms - millis(said)) < 1, `${spoken.ms} ms of ${millis(said)}`);
    await listening.quiet(QUIET_MS);
    const { samples } = await listening.stop();
    let end = samples.findIndex(sample => Math.abs(sample) > 200) - 400 * SAMPLES_PER_MS;
    for (const [i, sentence] of said.entries()) {
      const from = Math.max(0, end - 20 * SAMPLES_PER_MS);
      const { correlation, delay } = bestCorrelation(sentence, samples.subarray(from, from + sentence.length + 14_400));
      assert.ok(correlation >= 0.97, `sentence ${i}: a correlation of ${correlation}`);
      const gapMs = (from + delay - end) / SAMPLES_PER_MS;
      if (i > 0) assert.ok(Math.abs(gapMs) < 20, `a gap of ${gapMs} ms before sentence ${i}`);
      end = from + delay + sentence.length;
    }
    const last = samples.subarray(end - (said[2] as Int16Array).length, end);
    assert.equal(await recognise(last, OUTPUT_RATE_HZ, SPOKEN_PHRASES), 'there are three errors');
  });

  it('is silent within 50 ms when it is paused, and loses no sample when it goes on', async () => {
    const listening = await audio.listen(OUTPUT_RATE_HZ);
    const text = new Channel<string>();
    text.push(SENTENCES.join(' '));
    text.close();
    const never = new AbortController().signal;
    const speaking = speaker.speak(text, never, () => {});
    const intoSecondMs = millis(said.slice(0, 1)) + 700;
    await until(
      'it is in the second sentence',
      () => listening.recordedUntil > Number(listening.firstSoundAt) + intoSecondMs,
    );
    const pausedAt = performance.now();
    speaker.speaking.steer('pause');
    assert.deepEqual((await speaking).heard, [SENTENCES[0]]);
    await listening.quiet(QUIET_MS);
    const resumedAt = performance.now();
    await speaker.steer('resume', never, () => {});
    await listening.quiet(QUIET_MS);
    const { samples, startedAt } = await listening.stop();
    const at = (time: number) => Math.round((time - startedAt) * SAMPLES_PER_MS);
    const [before, after] = [samples.subarray(0, at(resumedAt)), samples.subarray(at(resumedAt))];
    const silentMs = startedAt + before.findLastIndex(sample => Math.abs(sample) > 200) / SAMPLES_PER_MS - pausedAt;
    assert.ok(silentMs < 50, `silent after ${silentMs} ms`);

    // Up to where the second sentence was heard, and from where it was heard again, by pieces of 200 ms of it.
    const second = said[1] as Int16Array;
    const piece = 200 * SAMPLES_PER_MS;
    const heardIn = (sound: Int16Array, from: number) =>
      bestCorrelation(second.subarray(from, from + piece), sound).correlation >= 0.9;
    const pieces = Array.from({ length: Math.floor(second.length / piece) }, (_, index) => index * piece).filter(from =>
      isLoud(second.subarray(from, from + piece)),
    );
    const lost = pieces.filter(from => !heardIn(before, from) && !heardIn(after, from));
    assert.ok(
      lost.length <= 1,
      `pieces at ${lost.map(from => from / SAMPLES_PER_MS)} ms were heard neither before nor after`,
    );
    // The piece that was cut is whole afterwards.
    const cut = pieces.find(from => !heardIn(before, from));
    assert.ok(cut !== undefined && heardIn(after, cut), 'what was cut is not heard again');
    assert.ok(bestCorrelation(said[2] as Int16Array, after).correlation >= 0.97, 'the last sentence is not whole');
  });

  it('is silent within 50 ms when it is stopped in a sentence, and knows what was heard', async () => {
    const listening = await audio.listen(OUTPUT_RATE_HZ);
    const stop = new AbortController();
    const text = new Channel<string>();
    text.push(SENTENCES.join(' '));
    const speaking = speaker.speak(text, stop.signal, () => {});
    const intoSecondMs = millis(said.slice(0, 1)) + 500;
    await until(
      'it is in the second sentence',
      () => listening.recordedUntil > Number(listening.firstSoundAt) + intoSecondMs,
    );
    const stoppedAt = performance.now();
    stop.abort();
    const spoken = await speaking;
    assert.ok(performance.now() - stoppedAt < 50, `resolved after ${performance.now() - stoppedAt} ms`);
    assert.deepEqual(spoken.heard, [SENTENCES[0]]);
    await listening.quiet(QUIET_MS);
    const { samples, startedAt } = await listening.stop();
    const lastLoud = samples.findLastIndex(sample => Math.abs(sample) > 200);
    const silentMs = startedAt + lastLoud / SAMPLES_PER_MS - stoppedAt;
    assert.ok(silentMs < 50, `silent after ${silentMs} ms`);
  });
});

const SPOKEN_PHRASES = ['this function adds up', 'then it takes off', 'there are three errors'];

function isLoud(sound: Int16Array): boolean {
  return sound.filter(sample => Math.abs(sample) > 500).length > sound.length / 4;
}

function millis(sounds: readonly Int16Array[]): number {
  return sounds.reduce((sum, { length }) => sum + length, 0) / SAMPLES_PER_MS;
}
