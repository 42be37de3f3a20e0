import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Narrator } from '../../../src/session/narrator.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { CUES } from '../../../src/vscode/atCursor/cues.ts';
import { CueSounds, type SignalSound } from '../../../src/vscode/cueSounds.ts';
import { until } from '../../support/until.ts';

const MEDIA = resolve(import.meta.dirname, '../../../media');

const EARS = (state: 'opening' | 'listening' | 'closed'): Happening => ({ event: 'state', track: 'ears', state });
const MIND = (state: 'thinking' | 'acting' | 'idle'): Happening => ({ event: 'state', track: 'mind', state });
const MOUTH = (state: 'speaking' | 'silent'): Happening => ({ event: 'state', track: 'mouth', state });
const DID: Happening = { event: 'action', name: 'x', arguments: {}, result: 'Deleted line 3.', acts: true };
const DONE: Happening = { event: 'done', ms: {} };
const ASKS: Happening = { event: 'asks', question: 'Run it?' };
const SPOKEN = [EARS('opening'), EARS('listening'), MIND('thinking'), EARS('closed')];

describe('the sounds that tell what goes on', () => {
  let played: string[];
  let stopped: number;

  function sounds(
    given: Readonly<Record<string, unknown>> = { 'aloud.sounds.play': 'on' },
    signal: SignalSound = undefined,
    hasScreenReader = false,
  ) {
    played = [];
    stopped = 0;
    const cues = new CueSounds({
      settings: settingsFrom(given),
      folder: MEDIA,
      player: async () => ({
        play: async file => void played.push(basename(file, '.wav').slice('cue-'.length)),
        stop: () => void stopped++,
      }),
      signal: () => signal,
      hasScreenReader: () => hasScreenReader,
    });
    return new Narrator(event => cues.watch(event));
  }

  /** What was heard of one turn; what is played is played in the same breath. */
  async function heardOf(
    happenings: readonly Happening[],
    narrator = sounds(),
    manner: 'asked' | 'hands-free' = 'asked',
  ): Promise<readonly string[]> {
    const tell = narrator.begin({ number: 1, manner });
    for (const happening of happenings) {
      tell(happening);
      await new Promise(setImmediate);
    }
    return played;
  }

  it('are seven files of 30 kB in all', () => {
    const bytes = CUES.map(cue => statSync(join(MEDIA, `cue-${cue}.wav`)).size);
    assert.ok(Math.min(...bytes) > 1000);
    assert.ok(bytes.reduce((sum, each) => sum + each) <= 30_000);
  });

  it('tell that it listens, has heard, asks, has done it', async () => {
    const answered: Happening = { event: 'confirm', question: 'Run it?', answer: true };
    assert.deepEqual(await heardOf([...SPOKEN, MIND('acting'), ASKS, answered, DID, DONE]), [
      'listening',
      'heard',
      'asked',
      'done',
    ]);
  });

  it('tell that it failed, and nothing of what was cancelled, or only answered', async () => {
    const failed: Happening = { event: 'error', code: 'not-found', message: 'There is no line 90.' };
    assert.deepEqual(await heardOf([...SPOKEN, failed]), ['listening', 'heard', 'failed']);
    const cancelled: Happening = { event: 'error', code: 'cancelled', message: 'Cancelled.' };
    assert.deepEqual(await heardOf([...SPOKEN.slice(0, 2), cancelled]), ['listening']);
    assert.deepEqual(await heardOf([...SPOKEN, { event: 'answer', text: 'Two.' }, DONE]), ['listening', 'heard']);
  });

  it('without a key, tell of sleep and waking, and not each time that it listens', async () => {
    const narrator = sounds();
    for (const state of ['awake', 'asleep', 'awake', 'off'] as const) narrator.tell({ event: 'hands-free', state });
    await until('they are played', () => played.length === 3);
    assert.deepEqual(played.splice(0), ['awake', 'asleep', 'awake']);
    assert.deepEqual(await heardOf([...SPOKEN, DID, DONE], narrator, 'hands-free'), ['heard', 'done']);
  });

  it('in a conversation, tell that it has begun, and nothing into what is heard there', async () => {
    assert.deepEqual(
      await heardOf([{ event: 'talk', state: 'on' }, ...SPOKEN.slice(0, 2), MIND('acting'), ASKS, DID, MIND('idle')]),
      ['listening'],
    );
  });

  it('are never heard while Aloud speaks, and stop where it begins', async () => {
    assert.deepEqual(await heardOf([...SPOKEN, MOUTH('speaking'), ASKS, DID, DONE]), ['listening', 'heard']);
    assert.equal(stopped, 1);
  });

  it('are those that are wanted', async () => {
    const some = { 'aloud.sounds.play': 'on', 'aloud.sounds.cues': ['done'] };
    assert.deepEqual(await heardOf([...SPOKEN, DID, DONE], sounds(some)), ['done']);
    assert.deepEqual(await heardOf([...SPOKEN, DID, DONE], sounds({ 'aloud.sounds.play': 'off' }, 'on', true)), []);
  });

  for (const [signal, hasScreenReader, isHeard] of [
    [undefined, false, false],
    [undefined, true, true],
    ['on', false, true],
    ['off', true, false],
  ] as const)
    it(`by themselves, are ${isHeard ? '' : 'not '}heard ${hasScreenReader ? 'with' : 'without'} a screen reader where VS Code's signals are ${signal ?? 'as they come'}`, async () => {
      assert.equal((await heardOf(SPOKEN, sounds({}, signal, hasScreenReader))).length > 0, isHeard);
    });
});
