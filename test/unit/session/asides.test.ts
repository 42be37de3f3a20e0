import assert from 'node:assert/strict';
import { english } from '../../../src/messages/text.ts';
import { Asides } from '../../../src/session/asides.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';

const MOUTH = (state: 'speaking' | 'silent'): Happening => ({ event: 'state', track: 'mouth', state });
const ASKS: Happening = { event: 'asks', question: 'Run it?' };
const ANSWERED: Happening = { event: 'confirm', question: 'Run it?', answer: true };
const DID: Happening = { event: 'action', name: 'x', arguments: {}, result: 'Deleted line 3.', acts: true };

describe('what is said of a turn besides its answer', () => {
  let said: string[];
  let stopped: string[];
  let ending: AbortController;

  function asides(wanted: { readonly questions?: boolean; readonly confirmations?: boolean }): Asides {
    said = [];
    stopped = [];
    ending = new AbortController();
    return new Asides({
      say: async (says, signal) => {
        const words = english(says);
        said.push(words);
        if (!words.startsWith('Waiting')) return;
        await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));
        stopped.push(words);
      },
      ...{ questions: false, confirmations: false, signal: ending.signal },
      ...wanted,
    });
  }

  it('A53: is once that a question waits, until it is answered', async () => {
    const all = asides({ questions: true });
    all.watch(ASKS);
    all.watch(MOUTH('speaking'));
    assert.deepEqual(said, ['Waiting for your answer: Run it?']);
    all.watch(ANSWERED);
    await new Promise(setImmediate);
    assert.deepEqual(stopped, said);
  });

  it('waits for the end of what is being said, and is not said where it is answered by then', async () => {
    const all = asides({ questions: true });
    all.watch(MOUTH('speaking'));
    all.watch(ASKS);
    assert.deepEqual(said, []);
    all.watch(ANSWERED);
    all.watch(MOUTH('silent'));
    assert.deepEqual(said, []);
    all.watch(MOUTH('speaking'));
    all.watch(ASKS);
    all.watch(MOUTH('silent'));
    assert.equal(said.length, 1);
  });

  it('is what was done, where that is wanted and no answer was heard', async () => {
    const all = asides({ confirmations: true });
    all.watch(DID);
    await all.done();
    assert.deepEqual(said, ['Deleted line 3.']);
    for (const [wanted, happenings] of [
      [{ confirmations: false }, [DID]],
      [{ confirmations: true }, [DID, MOUTH('speaking'), MOUTH('silent')]],
      [{ confirmations: true }, [{ event: 'answer', text: 'I did it.' }]],
      [{ confirmations: true }, [DID, { event: 'transcript', text: 'no, line 4' }]],
    ] as const) {
      const others = asides(wanted);
      for (const happening of happenings) others.watch(happening);
      await others.done();
      assert.deepEqual(said, []);
    }
  });

  it('is also what was done after a question that was said, and nothing once the turn was cancelled', async () => {
    const all = asides({ questions: true, confirmations: true });
    all.watch(ASKS);
    all.watch(MOUTH('speaking'));
    all.watch(ANSWERED);
    all.watch(MOUTH('silent'));
    all.watch(DID);
    await all.done();
    assert.equal(said.at(-1), 'Deleted line 3.');
    const cancelled = asides({ confirmations: true });
    cancelled.watch(DID);
    ending.abort();
    await cancelled.done();
    assert.deepEqual(said, []);
  });
});
