import assert from 'node:assert/strict';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { FirstEars } from '../../../src/session/firstEars.ts';

const never = new AbortController().signal;

/** What the user does in the choice, time after time, and whether something can hear then. */
function firstEars(canHear: boolean, ...choices: readonly (boolean | 'nothing')[]) {
  const left = [...choices];
  let isHeard = canHear;
  const ears = new FirstEars({
    canHear: async () => isHeard,
    choose: async () => {
      const choice = left.shift();
      assert.notEqual(choice, undefined, 'it is asked once too often');
      if (choice === 'nothing') return false;
      isHeard = choice === true;
      return true;
    },
  });
  return { ears, left };
}

describe('FirstEars', () => {
  it('asks nobody where something can hear', async () => {
    assert.equal(await firstEars(true).ears.ready(never), true);
  });

  it('lets the user choose until something can hear, or they would rather not', async () => {
    const twice = firstEars(false, false, true);
    assert.equal(await twice.ears.ready(never), true);
    assert.deepEqual(twice.left, []);
    assert.equal(await firstEars(false, false, 'nothing').ears.ready(never), false);
  });

  it('begins a turn when something can hear, and again where the server wants a key', async () => {
    const { ears, left } = firstEars(false, true, true);
    const began: number[] = [];
    await ears.heed(async () => {
      if (began.push(left.length) === 1)
        throw new AloudError({ code: 'no-key', message: asWritten('It wants a key.') });
    }, never);
    assert.deepEqual(began, [1, 0]);
  });

  it('leaves what else goes wrong, and what goes wrong after the words are there', async () => {
    const failing = (code: ErrorCode, isHeard: boolean, ...choices: readonly 'nothing'[]) =>
      assert.rejects(
        firstEars(true, ...choices).ears.heed(async heard => {
          if (isHeard) heard();
          throw new AloudError({ code, message: asWritten('It does not work.') });
        }, never),
        { code },
      );
    await failing('no-key', true);
    await failing('unreachable', false);
  });

  it('says that nothing hears yet, and lets the user choose no second time, where they would rather not', async () => {
    const says = 'Nothing hears you yet. What you said waits for “Aloud: Retry Last Recording”.';
    for (const code of ['no-key', 'unsupported'] as const)
      for (const canHear of code === 'no-key' ? [false, true] : [false]) {
        const cause = new AloudError({ code, message: asWritten('It wants a key.'), remedies: ['set-key'] });
        const failing = firstEars(canHear, 'nothing').ears.heed(async () => {
          throw cause;
        }, never);
        await assert.rejects(failing, { code, message: says, remedies: ['choose-ears'], cause });
      }
  });

  it('leaves what the microphone says where they would rather not choose', async () => {
    const { ears } = firstEars(false, 'nothing');
    const failing = ears.heed(async () => {
      throw new AloudError({ code: 'no-microphone', message: asWritten('It is not there.') });
    }, never);
    await assert.rejects(failing, { code: 'no-microphone', message: 'It is not there.' });
  });

  it('asks nothing more where the turn is over', async () => {
    assert.equal(await firstEars(false).ears.ready(AbortSignal.abort()), false);
  });
});
