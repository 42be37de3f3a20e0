import assert from 'node:assert/strict';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import type { Voice } from '../../../src/speak/voices/voice.ts';
import { AutoVoice, VOICES } from '../../../src/stages/voices.ts';
import { two } from '../../support/candidates.ts';
import { collect } from '../../support/collect.ts';

const STYLE = { instructions: undefined, speed: 1 };
const never = new AbortController().signal;

/** Speaks so many chunks of its number, then fails if it is told to. */
function speaking(number: number, chunks: number, code?: ErrorCode): Voice & { calls: number } {
  return {
    name: `voice ${number}`,
    maxLength: number * 1000,
    calls: 0,
    async *speak() {
      this.calls++;
      for (let chunk = 0; chunk < chunks; chunk++) yield Uint8Array.of(number, number);
      if (code) throw new AloudError({ code, message: asWritten('It failed.') });
    },
  };
}

function either(first: Voice, second: Voice): AutoVoice {
  return new AutoVoice(two([VOICES.openai, VOICES.system], first, second), silentLog);
}

describe('a voice to fall back on', () => {
  it('speaks where the first has no key, and goes on for the rest of the answer', async () => {
    const first = speaking(1, 0, 'no-key');
    const second = speaking(2, 1);
    const voice = either(first, second);
    assert.deepEqual(await collect(voice.speak('one', STYLE, never)), [Uint8Array.of(2, 2)]);
    assert.deepEqual(await collect(voice.speak('two', STYLE, never)), [Uint8Array.of(2, 2)]);
    assert.equal(first.calls, 1);
    assert.equal(voice.name, 'voice 2');
    assert.deepEqual(voice.choice, {
      name: 'voice 2',
      passedOver: [{ name: 'voice 1', why: asWritten('It failed.') }],
    });
  });

  it('F13: speaks where the model of the first has gone, and says so', async () => {
    const told: string[] = [];
    const candidates = two([VOICES.openai, VOICES.system], speaking(1, 0, 'model-gone'), speaking(2, 1));
    const voice = new AutoVoice(candidates, silentLog, says => told.push(english(says)));
    assert.deepEqual(await collect(voice.speak('one', STYLE, never)), [Uint8Array.of(2, 2)]);
    assert.deepEqual(told, ['voice 2 takes its place: It failed.']);
  });

  it('gives way to the next where a model of this machine is missing, crashes or hangs', async () => {
    for (const code of ['unsupported', 'timed-out'] as const) {
      const candidates = two([VOICES.local, VOICES.system], speaking(1, 0, code), speaking(2, 1));
      assert.deepEqual(await collect(new AutoVoice(candidates, silentLog).speak('one', STYLE, never)), [
        Uint8Array.of(2, 2),
      ]);
    }
  });

  it('does not repeat what has been said, nor hide other failures', async () => {
    const begun = either(speaking(1, 1, 'unreachable'), speaking(2, 1));
    await assert.rejects(collect(begun.speak('one', STYLE, never)), { code: 'unreachable' });
    const wrong = either(speaking(1, 0, 'bad-key'), speaking(2, 1));
    await assert.rejects(collect(wrong.speak('one', STYLE, never)), { code: 'bad-key' });
  });

  it('takes no more text at a time than both can', () => {
    const voice = either(speaking(4, 1), speaking(2, 1));
    assert.equal(voice.maxLength, 2000);
  });
});
