import assert from 'node:assert/strict';
import { utteranceOf } from '../../../src/capture/liveUtterance.ts';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { Session } from '../../../src/session/session.ts';
import type { Said } from '../../../src/session/turn.ts';
import type { Teller } from '../../../src/session/turnEvents.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';

describe('the recording of what a model hears itself', () => {
  let understood: number;
  let said: Said[];

  /** A session in which each turn does the next of these. */
  function sessionOf(...turns: readonly ((tell: Teller) => void)[]): Session {
    understood = 0;
    said = [];
    const utterance = utteranceOf({ samples: new Int16Array(16_000), file: undefined });
    const recorded = {
      utterance,
      purpose: 'ask',
      stop() {},
      heard() {},
      understood: async () => void understood++,
      dismissed: async () => {},
    };
    return new Session({
      editor: new InMemoryEditor({}),
      log: silentLog,
      watch() {},
      listen: (_about, watch) => {
        watch.open();
        return recorded;
      },
      lastRecording: async () => recorded,
      turn: async (about, tell) => {
        said.push(about.said);
        turns[said.length - 1]?.(tell);
      },
      converse: async () => {},
    });
  }

  const hears: (tell: Teller) => void = tell => tell({ event: 'transcript', text: 'What is it?', isSound: true });
  const breaksOff: (tell: Teller) => void = tell => {
    hears(tell);
    throw new AloudError({ code: 'unreachable', message: asWritten('Reset.') });
  };

  it('stays while its answer is not whole, and is what is tried again', async () => {
    const session = sessionOf(breaksOff, hears);
    await assert.rejects(session.listen('ask'), { code: 'unreachable' });
    assert.equal(understood, 0);
    await session.retry();
    assert.ok(said.length === 2 && 'utterance' in (said[1] as Said), 'by sound again');
    assert.equal(understood, 1);
  });

  it('is put away once the answer is whole', async () => {
    const session = sessionOf(tell => {
      hears(tell);
      assert.equal(understood, 0);
    });
    await session.listen('ask');
    assert.equal(understood, 1);
  });

  it('is not needed any more where words have come, which are tried again in its place', async () => {
    const session = sessionOf(
      tell => {
        tell({ event: 'transcript', text: 'what is it' });
        throw new AloudError({ code: 'unreachable', message: asWritten('Reset.') });
      },
      () => {},
    );
    await assert.rejects(session.listen('ask'), { code: 'unreachable' });
    assert.equal(understood, 1);
    await session.retry();
    assert.deepEqual(said[1], { text: 'what is it' });
  });
});
