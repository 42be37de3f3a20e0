import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { INPUT_RATE_HZ } from '../../../src/capture/microphone.ts';
import { Endpointer } from '../../../src/capture/voice/endpointer.ts';
import { Silero } from '../../../src/capture/voice/silero.ts';
import { type Log, silentLog } from '../../../src/common/log.ts';
import { parseWav, resampled, samplesOf } from '../../../src/common/wav.ts';
import type { Player } from '../../../src/speak/players/player.ts';
import { CuePlayer } from '../../../src/stages/cuePlayer.ts';
import { CUES } from '../../../src/vscode/atCursor/cues.ts';
import { inNoise } from '../../support/noise.ts';
import { voiceModel } from '../../support/voiceModel.ts';

const MEDIA = resolve(import.meta.dirname, '../../../media');
const FILE = join(MEDIA, 'cue-done.wav');
const FRAME = 512;

/** Plays for as long as it is told to. */
class HeldPlayer implements Player {
  readonly name = 'held';
  readonly played: Int16Array[] = [];
  stopped = 0;
  end: (() => void)[] = [];

  async missing() {
    return undefined;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    for await (const chunk of chunks) this.played.push(samplesOf(chunk));
    await new Promise<void>(resolve_ => {
      this.end.push(resolve_);
      signal.addEventListener('abort', () => {
        this.stopped++;
        resolve_();
      });
    });
    return 0;
  }
}

describe('the player of short sounds', () => {
  it('plays at the rate of everything that goes out, as loud as it is set', async () => {
    const player = new HeldPlayer();
    let volume = 1;
    const cues = new CuePlayer({ player: () => player, volume: () => volume, log: silentLog });
    for (const each of [1, 0.5]) {
      volume = each;
      const over = cues.play(FILE);
      while (player.end.length === 0) await new Promise(setImmediate);
      player.end.pop()?.();
      await over;
    }
    const [full, half] = player.played;
    const { samples, rateHz } = parseWav(readFileSync(FILE));
    assert.equal(full?.length, Math.round((samples.length * 24_000) / rateHz));
    const peak = (sound: Int16Array | undefined) => Math.max(...(sound ?? [0]).map(Math.abs));
    assert.ok(Math.abs(peak(half) - peak(full) / 2) <= 1);
  });

  it('plays one at a time, and is silent when it is stopped', async () => {
    const player = new HeldPlayer();
    const cues = new CuePlayer({ player: () => player, volume: () => 1, log: silentLog });
    const first = cues.play(FILE);
    while (player.end.length === 0) await new Promise(setImmediate);
    const second = cues.play(FILE);
    await first;
    assert.equal(player.stopped, 1);
    while (player.end.length === 1) await new Promise(setImmediate);
    cues.stop();
    await second;
    assert.equal(player.stopped, 2);
  });

  it('F24: keeps silent where nothing plays, or the file cannot be read', async () => {
    const notes: string[] = [];
    const log: Log = { ...silentLog, debug: note => void notes.push(String(note)) };
    await new CuePlayer({ player: () => undefined, volume: () => 1, log }).play(FILE);
    await new CuePlayer({ player: () => new HeldPlayer(), volume: () => 1, log }).play(join(MEDIA, 'cue-none.wav'));
    assert.equal(notes.length, 1);
  });

  for (const cue of CUES)
    it(`A36: is not taken for speech by the voice detector, however loud it comes back: ${cue}`, async () => {
      const silero = new Silero({ model: voiceModel, log: silentLog });
      const sound = resampled(parseWav(readFileSync(join(MEDIA, `cue-${cue}.wav`))), INPUT_RATE_HZ);
      for (const gain of [0.03, 0.3, 1]) {
        const heard = new Int16Array(2 * INPUT_RATE_HZ);
        heard.set(
          sound.map(sample => sample * gain),
          INPUT_RATE_HZ / 2,
        );
        const room = inNoise(heard, 'pink', 20);
        const detector = silero.detector();
        const endpointer = new Endpointer({ silenceMs: 450, patienceMs: 0, maximumMs: 60_000 });
        for (let at = 0; at + FRAME <= room.length; at += FRAME) {
          const probability = await detector.speechProbability(room.subarray(at, at + FRAME));
          assert.ok(probability < 0.5, `${probability} at ${at} of ${gain}`);
          endpointer.push(probability, (FRAME * 1000) / INPUT_RATE_HZ);
        }
        assert.equal(endpointer.speech, undefined);
      }
    });
});
