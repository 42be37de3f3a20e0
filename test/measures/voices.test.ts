import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { silentLog } from '../../src/common/log.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { asWritten } from '../../src/messages/message.ts';
import { aplayPlayer } from '../../src/speak/players/players.ts';
import { Speaker } from '../../src/speak/speaker.ts';
import { LocalVoice } from '../../src/speak/voices/localVoice.ts';
import { RealtimeVoice } from '../../src/speak/voices/realtime/realtimeVoice.ts';
import { OUTPUT_RATE_HZ, type Voice } from '../../src/speak/voices/voice.ts';
import { LocalTranscriber } from '../../src/transcribe/ears/localTranscriber.ts';
import { collect } from '../support/collect.ts';
import { bestCorrelation } from '../support/correlation.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { moonshineIn } from '../support/engines/moonshineIn.ts';
import { skipWithoutNativePart } from '../support/engines/nativePart.ts';
import { KeptVoice } from '../support/keptVoice.ts';
import { accessTo } from '../support/server/access.ts';
import { startOpenAIServer } from '../support/server/openaiServer.ts';
import { resampled } from '../support/server/sound.ts';
import { sayByFlite } from '../support/server/speechEndpoint.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { utteranceOf } from '../support/spoken.ts';
import { until } from '../support/until.ts';
import { VirtualAudio } from '../support/virtualAudio.ts';

const SENTENCES = [
  'This function adds up the prices of all items, takes off the discount where there is one, and returns the sum.',
  'Then it writes the result into the log, with the name of the customer and the day.',
] as const;
const SAMPLES_PER_MS = OUTPUT_RATE_HZ / 1000;
/** It is silent when nothing was heard for so long, in ms. */
const QUIET_MS = 400;
const PIECE = 200 * SAMPLES_PER_MS;
/** No gap is longer than this, in ms. */
const LONGEST_GAP_MS = 20;
/** A recorder may be so far off where it is, in ms. */
const REACH_MS = 120;
const PROGRAM = resolve(import.meta.dirname, '../../src/engines/engineProcess.ts');
const never = new AbortController().signal;

type Made = { readonly voice: Voice; readonly close: () => Promise<void> };

const VOICES: Readonly<Record<string, (hook: Mocha.Context) => Promise<Made>>> = {
  'a voice on this machine': async hook => {
    const folder = folderWith('voice-joe-en', hook);
    skipWithoutNativePart(hook);
    const about = { models: ['voice-joe-en'] as const, folder: new ModelFolder(folder), environment: process.env };
    const engine = new Engine({ ...about, program: PROGRAM, log: silentLog });
    const voice = new LocalVoice({ engine, speaker: '', voices: async () => [] });
    return { voice, close: async () => engine.close() };
  },
  'a voice by Realtime': async () => {
    // Its sound comes three times as fast as it is heard.
    const server = await startOpenAIServer({ realtime: { voice: { says: sayByFlite, everyMs: 66 } } });
    return { voice: new RealtimeVoice(accessTo(server.url)), close: server.close };
  },
};

/** From a text to what comes out of the loudspeakers: a real voice, a real player, a real sound system, a real ear. */
for (const [name, make] of Object.entries(VOICES))
  describe(`${name} through loudspeakers`, function () {
    // A machine busy elsewhere can hold up the sound system itself; a voice that fails does so every time.
    this.retries(2);
    let audio: VirtualAudio;
    let voice: KeptVoice;
    let close: (() => Promise<void>) | undefined;
    let speaker: Speaker;

    before(async function () {
      VirtualAudio.skipIfMissing(this);
      skipWithoutPrograms(this, ['flite', 'sox', 'aplay']);
      const made = await make(this);
      close = made.close;
      voice = new KeptVoice(made.voice);
      await voice.warm();
      audio = await VirtualAudio.start();
      speaker = new Speaker({
        voice,
        player: aplayPlayer({ environment: { ...process.env, ...audio.env }, log: silentLog }),
        style: () => ({ instructions: undefined, speed: 1 }),
        log: silentLog,
      });
    });
    after(async () => {
      await audio?.stop();
      await close?.();
    });

    const speak = (signal: AbortSignal) => speaker.speak(written(), signal, () => {});

    it('has no gap, neither within a sentence nor between two', async () => {
      const listening = await audio.listen(OUTPUT_RATE_HZ);
      assert.equal((await speak(never)).heard.join(' '), SENTENCES.join(' '));
      await listening.quiet(QUIET_MS);
      const { samples } = await listening.stop();
      const shifts = shiftsIn(voice.said, samples);
      const longest = Math.max(...shifts.map((shift, at) => Math.abs(shift - (shifts[at - 1] ?? shift))));
      assert.ok(longest < LONGEST_GAP_MS, `a gap of ${longest} ms in ${shifts.map(Math.round)}`);
    });

    it('is silent within 50 ms when it is stopped', async () => {
      const listening = await audio.listen(OUTPUT_RATE_HZ);
      const stop = new AbortController();
      const speaking = speak(stop.signal);
      await until('it speaks', () => listening.recordedUntil > Number(listening.firstSoundAt) + 1500);
      const stoppedAt = performance.now();
      stop.abort();
      await speaking;
      assert.ok(performance.now() - stoppedAt < 50, `resolved after ${performance.now() - stoppedAt} ms`);
      await listening.quiet(QUIET_MS);
      const { samples, startedAt } = await listening.stop();
      const silentMs = startedAt + lastLoud(samples) / SAMPLES_PER_MS - stoppedAt;
      assert.ok(silentMs < 50, `silent after ${silentMs} ms`);
    });

    it('loses no word when it is paused and goes on, as an ear hears it', async function () {
      const ear = moonshineIn(folderWith('moonshine-base-en', this), silentLog);
      const moonshine = { name: 'moonshine', label: asWritten('Moonshine'), languages: ['en'] } as const;
      const transcriber = new LocalTranscriber({ ...moonshine, engine: ear, log: silentLog });
      const hear = async (sound: Int16Array): Promise<readonly string[]> => {
        const samples = await resampled(sound, OUTPUT_RATE_HZ, INPUT_RATE_HZ);
        const events = await collect(
          transcriber.transcribe(utteranceOf(samples), { language: 'en', keywords: [] }, never),
        );
        return (events.at(-1)?.text ?? '').toLowerCase().match(/[a-z']+/g) ?? [];
      };
      try {
        const listening = await audio.listen(OUTPUT_RATE_HZ);
        const speaking = speak(never);
        await until('it speaks', () => listening.recordedUntil > Number(listening.firstSoundAt) + 2300);
        speaker.speaking.steer('pause');
        await speaking;
        await listening.quiet(QUIET_MS);
        const resumedAt = performance.now();
        await speaker.steer('resume', never, () => {});
        await listening.quiet(QUIET_MS);
        const { samples, startedAt } = await listening.stop();
        const at = Math.round((resumedAt - startedAt) * SAMPLES_PER_MS);
        const heard = [...(await hear(samples.subarray(0, at))), ...(await hear(samples.subarray(at)))];
        const whole = await hear(voice.said);
        assert.ok(whole.length > 30, whole.join(' '));
        assert.deepEqual(missing(whole, heard), [], `${heard.join(' ')} | ${whole.join(' ')}`);
      } finally {
        ear.close();
      }
    });
  });

async function* written(): AsyncGenerator<string, void, undefined> {
  yield SENTENCES.join(' ');
}

/** Where each loud piece of what was said is heard, against where it was said, in ms. */
function shiftsIn(said: Int16Array, heard: Int16Array): readonly number[] {
  const shifts: number[] = [];
  let before = heard.findIndex(sample => Math.abs(sample) > 200) - said.findIndex(sample => Math.abs(sample) > 200);
  for (let from = 0; from + PIECE <= said.length; from += PIECE) {
    const piece = said.subarray(from, from + PIECE);
    if (piece.filter(sample => Math.abs(sample) > 500).length < PIECE / 4) continue;
    const first = Math.max(0, from + before - REACH_MS * SAMPLES_PER_MS);
    const around = heard.subarray(first, from + before + PIECE + REACH_MS * SAMPLES_PER_MS);
    const { correlation, delay } = bestCorrelation(piece, around);
    assert.ok(correlation >= 0.9, `at ${from / SAMPLES_PER_MS} ms: a correlation of ${correlation}`);
    before = first + delay - from;
    shifts.push(before / SAMPLES_PER_MS);
  }
  return shifts;
}

/** The words that are not there in this order. */
function missing(wanted: readonly string[], heard: readonly string[]): readonly string[] {
  const rows: (readonly string[])[] = Array.from({ length: heard.length + 1 }, () => []);
  // The longest of those in common, word by word; what is not in it is missing.
  let common = rows;
  for (const word of wanted) {
    const next: (readonly string[])[] = [[]];
    for (const [at, each] of heard.entries()) {
      const [up = [], left = [], corner = []] = [common[at + 1], next[at], common[at]];
      const along = up.length >= left.length ? up : left;
      next.push(each === word && corner.length >= along.length ? [...corner, word] : along);
    }
    common = next;
  }
  const left = [...(common.at(-1) ?? [])];
  return wanted.filter(word => {
    const isThere = left[0] === word;
    if (isThere) left.shift();
    return !isThere;
  });
}

function lastLoud(samples: Int16Array): number {
  return samples.findLastIndex(sample => Math.abs(sample) > 200);
}
