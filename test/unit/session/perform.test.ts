import assert from 'node:assert/strict';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { Session } from '../../../src/session/session.ts';
import type { TurnEvent } from '../../../src/session/turnEvents.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';

describe('a turn that begins with no words', () => {
  let events: TurnEvent[];
  let session: Session;
  let endTalk: () => void;

  beforeEach(() => {
    events = [];
    const talkEnds = new Promise<void>(resolve => {
      endTalk = resolve;
    });
    session = new Session({
      editor: new InMemoryEditor({ folders: ['/w'], open: {} }),
      log: silentLog,
      watch: event => events.push(event),
      listen: () => assert.fail('nothing is heard'),
      lastRecording: async () => undefined,
      turn: async () => {},
      converse: () => talkEnds,
    });
  });

  const names = () => events.map(event => (event.event === 'state' ? event.shows : event.event));

  it('is told as any other, with its mode', async () => {
    await session.perform('explain', async tell => tell({ event: 'saying', text: 'It is.' }));
    assert.deepEqual(names(), ['thinking', 'saying', 'done', 'idle']);
    assert.ok(events.every(event => event.turn === 1 && (event.event !== 'state' || event.mode === 'explain')));
  });

  it('tells what goes wrong, and throws it', async () => {
    const failure = new AloudError({ code: 'refused', message: asWritten('You did not allow it.') });
    await assert.rejects(
      session.perform('command', async () => {
        throw failure;
      }),
      failure,
    );
    assert.deepEqual(names(), ['thinking', 'error', 'idle']);
  });

  it('F21: ends at once when it is cancelled, quietly', async () => {
    const performing = session.perform(
      'explain',
      (_tell, signal) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
    );
    await session.cancel();
    await performing;
    assert.deepEqual(names(), ['thinking', 'error', 'idle']);
    assert.equal(events[1]?.event === 'error' && events[1].code, 'cancelled');
  });

  it('is part of a conversation that goes on, and does not end it', async () => {
    const talking = session.converse();
    await session.perform('command', async tell =>
      tell({ event: 'action', name: 'insert_text', arguments: {}, result: 'Inserted.' }),
    );
    assert.deepEqual([events.at(-1)?.event, events.at(-1)?.turn, session.turn], ['action', 1, 1]);
    endTalk();
    await talking;
  });
});
