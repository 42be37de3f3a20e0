import assert from 'node:assert/strict';
import { AloudError, cancelled } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import type { TalkWish } from '../../../src/session/conversing/talkWish.ts';
import { makeWay } from '../../../src/session/makeWay.ts';
import { Session } from '../../../src/session/session.ts';
import type { Teller, TurnEvent } from '../../../src/session/turnEvents.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { until } from '../../support/until.ts';

/** A session whose conversations go on until someone ends them. */
class Stage {
  readonly events: TurnEvent[] = [];
  readonly turns: string[] = [];
  readonly session: Session;
  readonly wishes: TalkWish[] = [];
  talks = 0;
  tell: Teller = () => {};
  failure: AloudError | undefined;

  constructor() {
    this.session = new Session({
      editor: new InMemoryEditor({ folders: ['/w'], open: { '/w/a.txt': '' } }),
      log: silentLog,
      watch: event => void this.events.push(event),
      listen: () => assert.fail('Nothing is recorded.'),
      lastRecording: async () => undefined,
      turn: async ({ mode }) => void this.turns.push(mode),
      converse: async (tell, wishes, signal) => {
        this.talks++;
        this.tell = tell;
        if (this.failure) throw this.failure;
        tell({ event: 'state', track: 'ears', state: 'listening' });
        void this.#hear(wishes);
        await new Promise<void>((_, reject) =>
          signal.addEventListener('abort', () => reject(cancelled()), { once: true }),
        );
      },
    });
  }

  async #hear(wishes: AsyncIterable<TalkWish>): Promise<void> {
    for await (const wish of wishes) this.wishes.push(wish);
  }
}

describe('a conversation in a session', () => {
  it('begins and ends with its key, and all is at rest then', async () => {
    const stage = new Stage();
    const talk = stage.session.converse();
    assert.equal(stage.session.shown, 'listening');
    await stage.session.converse();
    await talk;
    assert.equal(stage.session.shown, 'idle');
    assert.equal(stage.talks, 1);
  });

  for (const [way, end] of [
    ['stop', (session: Session) => session.stop()],
    ['cancel', (session: Session) => session.cancel()],
    ['another thing that is asked for', (session: Session) => session.say('dictate', 'a line')],
  ] as const)
    it(`ends by ${way}`, async () => {
      const stage = new Stage();
      const talk = stage.session.converse();
      await end(stage.session);
      await talk;
      assert.equal(stage.session.shown, 'idle');
      assert.deepEqual(stage.turns, way.startsWith('another') ? ['dictate'] : []);
    });

  it('tells what goes wrong, and throws it', async () => {
    const stage = new Stage();
    stage.failure = new AloudError({ code: 'no-key', message: asWritten('There is no key.') });
    await assert.rejects(stage.session.converse(), { code: 'no-key' });
    assert.ok(stage.events.some(event => event.event === 'error' && event.code === 'no-key'));
    assert.equal(stage.session.shown, 'idle');
  });

  it('F21: ten fast toggles leave nothing running, and one at a time at most', async () => {
    const stage = new Stage();
    await Promise.all(Array.from({ length: 10 }, () => stage.session.converse()));
    await stage.session.cancel();
    assert.equal(stage.session.shown, 'idle');
  });

  it('is muted and heard again by a key, which is told', async () => {
    const stage = new Stage();
    stage.session.mute();
    const talk = stage.session.converse();
    stage.session.mute();
    stage.session.mute();
    await stage.session.cancel();
    await talk;
    assert.deepEqual(stage.wishes, ['mute', 'unmute']);
    assert.deepEqual(
      stage.events.flatMap(event => (event.event === 'talk' ? [event.state] : [])),
      ['on', 'muted', 'on', 'off'],
    );
  });

  it('has what is typed meanwhile, and goes on', async () => {
    const stage = new Stage();
    const talk = stage.session.converse();
    await stage.session.say('command', 'go to line three');
    await stage.session.say('ask', 'what is this');
    assert.ok(stage.session.isConversing);
    await stage.session.cancel();
    await talk;
    assert.deepEqual(stage.wishes, [{ typed: 'go to line three' }, { typed: 'what is this' }]);
    assert.deepEqual(stage.turns, []);
    await stage.session.say('command', 'undo');
    assert.deepEqual([stage.session.isConversing, stage.turns], [false, ['command']]);
  });

  it('is heard only while a key is held where it begins muted, as often as the key repeats', async () => {
    const stage = new Stage();
    const talk = stage.session.converse();
    stage.tell({ event: 'talk', state: 'muted' });
    for (const isMuted of [true, false, false, true, true, false]) stage.session.mute(isMuted);
    stage.session.mute();
    await until('all is heeded', () => stage.wishes.length === 4);
    await stage.session.cancel();
    await talk;
    assert.deepEqual(stage.wishes, ['unmute', 'mute', 'unmute', 'mute']);
  });

  it('falls silent where it is told to stop while it speaks, and goes on', async () => {
    const stage = new Stage();
    const talk = stage.session.converse();
    stage.tell({ event: 'state', track: 'mouth', state: 'speaking' });
    await stage.session.stop();
    assert.equal(stage.session.shown, 'speaking');
    stage.tell({ event: 'state', track: 'mouth', state: 'silent' });
    assert.equal(stage.session.shown, 'listening');
    await stage.session.stop();
    await talk;
    assert.deepEqual(stage.wishes, ['interrupt']);
  });

  it('goes on while it only listens or speaks where something is taken back, and ends where it is about to change something', async () => {
    const stage = new Stage();
    const talk = stage.session.converse();
    await makeWay(stage.session);
    stage.tell({ event: 'state', track: 'mouth', state: 'speaking' });
    await makeWay(stage.session);
    stage.tell({ event: 'state', track: 'mouth', state: 'silent' });
    assert.deepEqual([stage.session.isConversing, stage.session.shown], [true, 'listening']);
    stage.tell({ event: 'state', track: 'mind', state: 'thinking' });
    await makeWay(stage.session);
    await talk;
    assert.deepEqual([stage.session.isConversing, stage.session.shown], [false, 'idle']);
    let ended = 0;
    const cancel = async () => void ended++;
    for (const shown of ['listening', 'acting'] as const) await makeWay({ isConversing: false, shown, cancel });
    assert.equal(ended, 2, 'any other turn ends, whatever it does');
  });

  it('tells nothing of a conversation that is over', async () => {
    const stage = new Stage();
    const talk = stage.session.converse();
    await stage.session.converse();
    await talk;
    const before = stage.events.length;
    stage.tell({ event: 'state', track: 'mouth', state: 'speaking' });
    assert.equal(stage.events.length, before);
  });
});
