import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { silentLog } from '../../src/common/log.ts';
import type { Player } from '../../src/speak/players/player.ts';
import {
  aplayPlayer,
  nativePlayer,
  type PlayerOptions,
  pacatPlayer,
  soxPlayer,
} from '../../src/speak/players/players.ts';
import { OUTPUT_RATE_HZ } from '../../src/speak/voices/voice.ts';
import { AutoPlayer } from '../../src/stages/autoPlayer.ts';
import { playerContract } from '../contract/player.ts';
import { players } from '../support/candidates.ts';
import { say } from '../support/server/flite.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { tone } from '../support/soundOut.ts';
import { VirtualAudio } from '../support/virtualAudio.ts';

const NATIVE = fileURLToPath(new URL('../../src/speak/players/nativePlayerProcess.ts', import.meta.url));

const BACKENDS: Readonly<Record<string, (options: PlayerOptions) => Player>> = {
  pacat: pacatPlayer,
  aplay: aplayPlayer,
  native: options => nativePlayer(NATIVE, options),
  sox: options => soxPlayer('sox', options),
  auto: options =>
    new AutoPlayer(
      players(soxPlayer('no-such-sox', options), nativePlayer('/no/such/program.cjs', options), aplayPlayer(options)),
      silentLog,
    ),
};

const PROGRAMS = ['flite', 'sox', 'pacat', 'aplay'];
const never = new AbortController().signal;

describe('players on virtual speakers', () => {
  let audio: VirtualAudio;
  let said: Int16Array;

  before(async function () {
    VirtualAudio.skipIfMissing(this);
    skipWithoutPrograms(this, PROGRAMS);
    audio = await VirtualAudio.start();
    said = await say('the file was saved', { rateHz: OUTPUT_RATE_HZ });
  });
  after(() => audio?.stop());

  for (const [name, player] of Object.entries(BACKENDS)) {
    describe(name, () => {
      playerContract(() => ({
        player: () => player({ environment: { ...process.env, ...audio.env }, log: silentLog }),
        listen: () => audio.listen(OUTPUT_RATE_HZ),
        said,
      }));
    });
  }
});

describe('players when the sound system is gone', () => {
  let audio: VirtualAudio | undefined;

  before(function () {
    VirtualAudio.skipIfMissing(this);
    skipWithoutPrograms(this, PROGRAMS);
  });
  afterEach(() => audio?.stop());

  it('F24: each says so where there is no loudspeaker, and does not hang', async () => {
    audio = await VirtualAudio.start();
    await audio.crash();
    const environment = { ...process.env, ...audio.env };
    for (const player of Object.values(BACKENDS)) {
      const playing = player({ environment, log: silentLog }).play(forAMinute(), never);
      await assert.rejects(playing, (error: { code: string; message: string }) => {
        assert.equal(error.code, 'no-player', error.message);
        assert.ok(error.message.length > 30, error.message);
        return true;
      });
    }
  });

  for (const [name, player] of Object.entries(BACKENDS)) {
    it(`F24: ${name} throws when the loudspeaker vanishes while it plays`, async () => {
      audio = await VirtualAudio.start();
      const listening = await audio.listen();
      const environment = { ...process.env, ...audio.env };
      const playing = player({ environment, log: silentLog }).play(forAMinute(), never);
      playing.catch(() => {});
      while (listening.firstSoundAt === undefined) await new Promise(resolve => setTimeout(resolve, 5));
      await audio.crash();
      await assert.rejects(playing, (error: { code: string }) => /^(no-player|player-failed)$/.test(error.code));
    });
  }
});

async function* forAMinute(): AsyncGenerator<Uint8Array, void, undefined> {
  for (let second = 0; second < 60; second++) yield tone(1, 1000);
}
