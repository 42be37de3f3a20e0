import assert from 'node:assert/strict';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { FallbackVoice } from '../../../src/speak/fallbackVoice.ts';
import type { Voice } from '../../../src/speak/voice.ts';
import { collect } from '../../support/collect.ts';

const STYLE = { instructions: undefined, speed: 1 };
const never = new AbortController().signal;

/** Speaks so many chunks of its number, then fails if it is told to. */
function speaking(
  number: number,
  chunks: number,
  code?: ErrorCode,
): Voice & { calls: number; missing(): Promise<undefined> } {
  return {
    name: `voice ${number}`,
    maxLength: number * 1000,
    calls: 0,
    missing: async () => undefined,
    async *speak() {
      this.calls++;
      for (let chunk = 0; chunk < chunks; chunk++) yield Uint8Array.of(number, number);
      if (code) throw new AloudError({ code, message: 'It failed.' });
    },
  };
}

describe('a voice to fall back on', () => {
  it('speaks where the first has no key, and goes on for the rest of the answer', async () => {
    const first = speaking(1, 0, 'no-key');
    const second = speaking(2, 1);
    const voice = new FallbackVoice({ first, second, log: silentLog });
    assert.deepEqual(await collect(voice.speak('one', STYLE, never)), [Uint8Array.of(2, 2)]);
    assert.deepEqual(await collect(voice.speak('two', STYLE, never)), [Uint8Array.of(2, 2)]);
    assert.equal(first.calls, 1);
    assert.equal(voice.name, 'voice 2');
    assert.deepEqual(voice.choice, { name: 'voice 2', passedOver: [{ name: 'voice 1', why: 'It failed.' }] });
  });

  it('does not repeat what has been said, nor hide other failures', async () => {
    const begun = new FallbackVoice({ first: speaking(1, 1, 'unreachable'), second: speaking(2, 1), log: silentLog });
    await assert.rejects(collect(begun.speak('one', STYLE, never)), { code: 'unreachable' });
    const wrong = new FallbackVoice({ first: speaking(1, 0, 'bad-key'), second: speaking(2, 1), log: silentLog });
    await assert.rejects(collect(wrong.speak('one', STYLE, never)), { code: 'bad-key' });
  });

  it('takes no more text at a time than both can', () => {
    const voice = new FallbackVoice({ first: speaking(4, 1), second: speaking(2, 1), log: silentLog });
    assert.equal(voice.maxLength, 2000);
  });
});
