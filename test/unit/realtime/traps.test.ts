import assert from 'node:assert/strict';
import { next } from '../../../src/realtime/talk/next.ts';
import {
  beginning,
  type Effect,
  type Manner,
  type Sent,
  type Talk,
  type TalkEvent,
} from '../../../src/realtime/talk/talk.ts';
import type { Told, WrittenCall } from '../../../src/realtime/told.ts';

const ASKS: Manner = { answers: false, interrupts: false };
const CALL: WrittenCall = { id: 'call_1', name: 'go_to_line', arguments: '{"line":3}' };
const HEARD_PATIENTLY = 30;

/** A conversation that is told what happens, and what came of it. */
class Driven {
  talk: Talk;
  effects: Effect[] = [];

  constructor(manner: Manner = ASKS) {
    this.talk = beginning(undefined);
    this.on({ from: 'line', is: 'open', manner });
    this.effects = [];
  }

  on(event: TalkEvent): this {
    const { talk, effects } = next(this.talk, event);
    this.talk = talk;
    this.effects.push(...effects);
    return this;
  }

  server(...all: readonly Told[]): this {
    for (const told of all) this.on({ from: 'server', told });
    return this;
  }

  /** What was sent since this was last asked. */
  sent(): readonly Sent[] {
    const sent = this.effects.flatMap(effect => (effect.to === 'server' ? [effect.sent] : []));
    this.effects = [];
    return sent;
  }

  /** Someone says something that is no plain command. */
  says(item: string, text: string): this {
    this.server({ type: 'committed', item, previous: undefined }, { type: 'heard', item, text, usage: undefined });
    return this.on({ from: 'mind', turn: item, verdict: 'left', note: '' });
  }

  /** An answer begins, with so much sound. */
  answers(response: string, ...pieces: readonly (readonly [item: string, ms: number])[]): this {
    this.server({ type: 'answering', response });
    for (const [item, ms] of pieces) {
      this.server({ type: 'words', response, item, delta: 'one two three four five six seven eight' });
      this.server({ type: 'sound', response, item, pcm: new Uint8Array(ms * 48) });
    }
    return this;
  }

  done(
    response: string,
    calls: readonly WrittenCall[] = [],
    ending: 'completed' | 'cancelled' | 'failed' = 'completed',
  ): this {
    return this.server({ type: 'answered', response, ending, calls, usage: undefined, complaint: undefined });
  }
}

const types = (sent: readonly Sent[]) => sent.map(({ type }) => type);

/** What was sent, and what was said of it, since this was last asked. */
const said = (talk: Driven) => talk.sent().map(sent => (sent.type === 'say' ? sent.text : sent.type));

describe('a conversation by Realtime', () => {
  it('trap 1: cuts an answer where it was heard, not where it was made', () => {
    const talk = new Driven().says('a', 'explain this').answers('r', ['i', 8000]).done('r');
    talk.sent();
    talk.on({ from: 'ears', heard: 'speech' });
    assert.deepEqual(talk.sent(), [], 'what is over is not cancelled');
    talk.on({ from: 'mouth', response: 'r', heardMs: 3012.7 });
    assert.deepEqual(talk.sent(), [{ type: 'truncate', item: 'i', heardMs: 3012 }]);
    assert.equal(talk.talk.lines.at(-1)?.text, 'one two three…');
  });

  it('trap 1: the same where an answer goes over two items, and never more than one has', () => {
    const talk = new Driven().says('a', 'explain').answers('r', ['i', 2000], ['j', 3000], ['k', 1000]).done('r');
    talk.on({ from: 'ears', heard: 'speech' }).sent();
    talk.on({ from: 'mouth', response: 'r', heardMs: 2500 });
    assert.deepEqual(talk.sent(), [
      { type: 'truncate', item: 'j', heardMs: 500 },
      { type: 'forget', item: 'k' },
    ]);
  });

  it('trap 1: what was not heard at all is deleted', () => {
    const talk = new Driven().says('a', 'explain').answers('r', ['i', 2000]).done('r');
    talk.on({ from: 'ears', heard: 'speech' }).sent();
    talk.on({ from: 'mouth', response: 'r', heardMs: 0 });
    assert.deepEqual(talk.sent(), [{ type: 'forget', item: 'i' }]);
    assert.deepEqual(
      talk.talk.lines.map(({ item }) => item),
      ['a'],
    );
  });

  it('trap 2: is silent at once, and stays so whatever still comes', () => {
    const talk = new Driven().says('a', 'explain').answers('r', ['i', 500]);
    talk.effects = [];
    talk.on({ from: 'ears', heard: 'speech' });
    assert.deepEqual(
      talk.effects.filter(({ to }) => to === 'mouth'),
      [{ to: 'mouth', does: 'stop', response: 'r' }],
    );
    talk.effects = [];
    talk.server({ type: 'sound', response: 'r', item: 'i', pcm: new Uint8Array(9600) });
    talk.server({ type: 'words', response: 'r', item: 'i', delta: ' nine' });
    talk.server({ type: 'sound', response: 'r', item: 'j', pcm: new Uint8Array(9600) });
    assert.deepEqual(talk.effects, []);
    talk.on({ from: 'mouth', response: 'r', heardMs: 250 });
    assert.equal(talk.talk.lines.find(({ item }) => item === 'i')?.text, 'one two three four…');
    // What was made of another item and never heard the server is to forget.
    talk.sent();
    talk.done('r', [], 'cancelled');
    assert.deepEqual(talk.sent(), [{ type: 'forget', item: 'j' }]);
  });

  for (const ending of ['cancelled', 'failed'] as const)
    it(`trap 3: carries out nothing of a response that was ${ending}`, () => {
      const talk = new Driven().says('a', 'go there').answers('r').done('r', [CALL], ending);
      assert.ok(!talk.effects.some(({ to }) => to === 'hands'));
    });

  it('trap 3: carries out what was called in its order, with or without arguments, once', () => {
    const calls = [CALL, { id: 'call_2', name: 'undo', arguments: '' }, CALL];
    const talk = new Driven().says('a', 'go there').answers('r').done('r', calls);
    const acts = talk.effects.flatMap(effect => (effect.to === 'hands' && 'calls' in effect ? [effect.calls] : []));
    assert.deepEqual(acts, [[CALL, calls[1]]]);
    const outcomes = ['call_1', 'call_2'].map(id => ({ id, content: `did ${id}` }));
    talk.sent();
    talk.on({ from: 'hands', response: 'r', outcomes });
    assert.deepEqual(types(talk.sent()), ['result', 'result', 'answer']);
    talk.answers('s').done('s', [CALL]);
    assert.ok(!talk.effects.some(({ to }) => to === 'hands'), 'not again in another response');
  });

  it('trap 4: asks for one answer at a time, whoever wants one', () => {
    const talk = new Driven().says('a', 'go there');
    assert.deepEqual(types(talk.sent()), ['answer']);
    talk.says('b', 'and then explain').on({ from: 'editor', about: 'place', context: 'line 4' });
    assert.deepEqual(types(talk.sent()), []);
    talk.answers('r').done('r', [CALL]);
    talk.says('c', 'please');
    assert.deepEqual(types(talk.sent()), [], 'not while something is carried out');
    talk.on({ from: 'hands', response: 'r', outcomes: [{ id: 'call_1', content: 'ok' }] });
    assert.deepEqual(types(talk.sent()), ['result', 'say', 'answer']);
  });

  for (const isOver of [false, true])
    it(`trap 4: asks once more where there is an answer already${isOver ? ', also if that has ended' : ''}`, () => {
      const talk = new Driven().says('a', 'go there');
      const asked = talk.effects.find(effect => effect.to === 'server' && effect.sent.type === 'answer');
      const about = asked?.to === 'server' ? asked.event : undefined;
      talk.sent();
      const kind = 'invalid_request_error conversation_already_has_active_response';
      talk.server({ type: 'complaint', about, complaint: { status: undefined, kind, words: '' } });
      assert.ok(talk.effects.some(effect => effect.to === 'clock' && effect.timer === 'again'));
      assert.ok(!talk.effects.some(effect => effect.to === 'screen' && 'complaint' in effect), 'nobody need know');
      assert.deepEqual(types(talk.sent()), []);
      if (isOver) talk.on({ from: 'clock', timer: 'again' });
      else talk.done('another');
      assert.deepEqual(types(talk.sent()), ['answer']);
      talk.on({ from: 'clock', timer: 'again' });
      assert.deepEqual(types(talk.sent()), []);
    });

  it('trap 5: what was interrupted while it was carried out is told, and nothing is said of it by itself', () => {
    const talk = new Driven().says('a', 'rename it').answers('r').done('r', [CALL]);
    talk.effects = [];
    talk.on({ from: 'ears', heard: 'speech' });
    assert.deepEqual(talk.effects, [{ to: 'hands', stop: 'r' }]);
    talk.sent();
    talk.on({ from: 'hands', response: 'r', outcomes: [{ id: 'call_1', content: 'ok' }] });
    assert.deepEqual(types(talk.sent()), ['result']);
    talk.says('b', 'what was that');
    assert.deepEqual(types(talk.sent()), ['answer']);
  });

  it('trap 6: cancels once, by the response; nothing where the server does so itself', () => {
    const own = new Driven().says('a', 'explain').answers('r', ['i', 500]);
    own.sent();
    own.on({ from: 'ears', heard: 'speech' }).server({ type: 'speech-began', item: undefined });
    assert.deepEqual(own.sent(), [{ type: 'cancel', response: 'r' }]);
    const servers = new Driven({ answers: true, interrupts: true }).answers('r', ['i', 500]);
    servers.sent();
    servers.server({ type: 'speech-began', item: undefined }).on({ from: 'ears', heard: 'speech' });
    assert.deepEqual(servers.sent(), []);
    // Who is heard here first is heard there a moment later.
    const here = new Driven({ answers: true, interrupts: true }).answers('r', ['i', 500]);
    here.on({ from: 'ears', heard: 'speech' });
    assert.ok(here.effects.some(effect => effect.to === 'mouth' && effect.does === 'stop'));
    here.server({ type: 'speech-began', item: undefined });
    assert.deepEqual(
      here.sent().filter(({ type }) => type === 'cancel'),
      [],
    );
    const late = new Driven().server({
      type: 'complaint',
      about: 'aloud_event_1',
      complaint: { status: undefined, kind: 'response_cancel_not_active', words: 'Cancellation failed' },
    });
    assert.deepEqual(late.effects, []);
  });

  it('trap 6: cancels what was asked for and not begun as soon as it begins', () => {
    const talk = new Driven().says('a', 'explain').on({ from: 'ears', heard: 'speech' });
    talk.sent();
    talk.server({ type: 'answering', response: 'r' });
    assert.deepEqual(talk.sent(), [{ type: 'cancel', response: 'r' }]);
  });

  it('trap 8: goes on after a loss with what was said as text, and never cuts what is of before', () => {
    const talk = new Driven().says('a', 'explain').answers('r', ['i', 2000]);
    talk.effects = [];
    talk.on({ from: 'line', is: 'lost', isFinal: false });
    assert.deepEqual(
      talk.effects.filter(({ to }) => to === 'mouth'),
      [{ to: 'mouth', does: 'finish', response: 'r' }],
    );
    talk.sent();
    talk.on({ from: 'clock', timer: 'reopen' }).on({ from: 'line', is: 'open', manner: ASKS });
    assert.deepEqual(
      talk.sent().map(sent => (sent.type === 'say' ? `${sent.role}: ${sent.text}` : sent.type)),
      ['user: explain', 'assistant: one two three four five six seven eight'],
    );
    talk.on({ from: 'ears', heard: 'speech' }).on({ from: 'mouth', response: 'r', heardMs: 300 });
    assert.deepEqual(talk.sent(), []);
  });

  it('trap 8: forgets what was only written of an answer that is asked for again', () => {
    const talk = new Driven().says('a', 'explain').answers('r');
    talk.server({ type: 'words', response: 'r', item: 'i', delta: 'It adds' });
    talk.on({ from: 'line', is: 'lost', isFinal: false }).sent();
    talk.on({ from: 'line', is: 'open', manner: ASKS });
    assert.deepEqual(types(talk.sent()), ['say', 'answer']);
    assert.deepEqual(
      talk.talk.lines.map(({ text }) => text),
      ['explain'],
    );
  });

  it('trap 8: asks again for what was not answered, and runs nothing twice', () => {
    const talk = new Driven().says('a', 'go there').answers('r').done('r', [CALL]);
    talk.on({ from: 'line', is: 'lost', isFinal: false }).on({ from: 'line', is: 'open', manner: ASKS });
    talk.sent();
    talk.on({ from: 'hands', response: 'r', outcomes: [{ id: 'call_1', content: 'It went to line 3.' }] });
    // The call itself is nothing that this session knows of.
    assert.deepEqual(types(talk.sent()), ['say', 'answer']);
    // Of what was done any later session is told, so that it is not done once more.
    talk.on({ from: 'line', is: 'lost', isFinal: false }).on({ from: 'line', is: 'open', manner: ASKS });
    const [words, done, ...rest] = said(talk);
    assert.deepEqual([words, rest], ['go there', ['answer']]);
    assert.match(done ?? '', /go_to_line.*which you have called:\nIt went to line 3\./);
  });

  it('trap 8: tells a new session of what was done without the model, too, and of no notice that is over', () => {
    const talk = new Driven();
    talk.server({ type: 'committed', item: 'a', previous: undefined });
    talk.server({ type: 'heard', item: 'a', text: 'go to line three', usage: undefined });
    talk.on({ from: 'mind', turn: 'a', verdict: 'done', note: 'It is done.' });
    talk.on({ from: 'session', notice: 'It ends soon.' }).answers('r').done('r').sent();
    talk.on({ from: 'line', is: 'lost', isFinal: false }).on({ from: 'line', is: 'open', manner: ASKS });
    assert.deepEqual(said(talk), ['go to line three', 'It is done.']);
  });

  it('trap 9: is interrupted by no speech that is all there already, however late that is told', () => {
    const talk = new Driven().says('a', 'explain').answers('r', ['i', 500]);
    talk.effects = [];
    talk.server({ type: 'speech-began', item: 'a' });
    assert.equal(talk.effects.length, 0);
    talk.server({ type: 'speech-began', item: 'b' });
    assert.ok(talk.effects.some(effect => effect.to === 'mouth' && effect.does === 'stop'));
  });

  it('trap 8: tries a few times, and not at all where that is of no use', () => {
    const talk = new Driven();
    let losses = 0;
    for (; talk.talk.phase !== 'ended' && losses < HEARD_PATIENTLY; losses++)
      talk.on({ from: 'line', is: 'lost', isFinal: false }).on({ from: 'line', is: 'open', manner: ASKS });
    assert.equal(losses, 6);
    const refused = new Driven().server({
      type: 'complaint',
      about: undefined,
      complaint: { status: undefined, kind: 'insufficient_quota', words: 'You exceeded your quota' },
    });
    const end = refused.effects.at(-1);
    assert.ok(end?.to === 'end' && end.why === 'refused' && end.complaint?.kind === 'insufficient_quota');
  });

  it('trap 8: makes its session anew before it ends, once nothing goes on', () => {
    const talk = new Driven().says('a', 'explain').answers('r', ['i', 100]).on({ from: 'clock', timer: 'renew' });
    assert.ok(!talk.effects.some(({ to }) => to === 'line'));
    talk.done('r');
    assert.ok(!talk.effects.some(({ to }) => to === 'line'));
    talk.on({ from: 'mouth', response: 'r', heardMs: 100 });
    assert.deepEqual(
      talk.effects.filter(({ to }) => to === 'line'),
      [{ to: 'line', does: 'open' }],
    );
  });

  it('trap 9: puts each text where it was said, in whatever order they come', () => {
    const talk = new Driven();
    talk.server({ type: 'committed', item: 'a', previous: undefined });
    talk.server({ type: 'committed', item: 'c', previous: 'a' });
    talk.server({ type: 'heard', item: 'c', text: 'third', usage: undefined });
    talk.server({ type: 'placed', item: 'b', previous: 'a' });
    talk.server({ type: 'hearing', item: 'b', delta: 'sec' });
    talk.server({ type: 'heard', item: 'a', text: 'first', usage: undefined });
    talk.server({ type: 'heard', item: 'b', text: 'second', usage: undefined });
    assert.deepEqual(
      talk.talk.lines.map(({ text }) => text),
      ['first', 'second', 'third'],
    );
    talk.server({ type: 'committed', item: 'd', previous: 'c' }, { type: 'hearing', item: 'd', delta: 'noth' });
    talk.server({ type: 'unheard', item: 'd' });
    assert.equal(talk.talk.lines.length, 3);
  });

  it('trap 10: counts what was used, of whatever becomes nothing, too, and says where that is not known', () => {
    const usage = {
      inputTokens: 100,
      inputAudioTokens: 60,
      cachedTokens: 40,
      cachedAudioTokens: 30,
      outputTokens: 20,
      outputAudioTokens: 18,
      seconds: 0,
    };
    const talk = new Driven();
    talk.server({ type: 'heard', item: 'a', text: 'go on', usage: { ...usage, seconds: 2 } });
    talk.on({ from: 'mind', turn: 'a', verdict: 'left', note: '' }).answers('r');
    talk.server({ type: 'answered', response: 'r', ending: 'cancelled', calls: [], usage, complaint: undefined });
    assert.deepEqual(talk.talk.usage, { talking: usage, hearing: { ...usage, seconds: 2 } });
    assert.equal(talk.talk.isUsageUnknown, false);
    talk.says('b', 'and').answers('s').done('s');
    assert.equal(talk.talk.isUsageUnknown, true);
  });

  it('trap 10: says what the session has to say once it can, and nothing while it is muted', () => {
    const talk = new Driven().says('a', 'explain').answers('r', ['i', 500]);
    talk.sent();
    talk.on({ from: 'session', notice: 'It ends soon.' });
    assert.deepEqual(talk.sent(), []);
    talk.done('r');
    assert.deepEqual(
      talk.sent().map(sent => (sent.type === 'say' ? sent.text : sent.type)),
      ['It ends soon.', 'answer'],
    );
    talk.answers('s').done('s').on({ from: 'user', wish: 'mute' }).sent();
    talk.on({ from: 'session', notice: 'It ends now.' });
    assert.deepEqual(talk.sent(), []);
  });

  it('trap 10: ends where nothing is said for long, and does nothing afterwards', () => {
    const talk = new Driven();
    talk.talk = beginning(60_000);
    talk
      .on({ from: 'line', is: 'open', manner: ASKS })
      .says('a', 'explain')
      .answers('r', ['i', 100])
      .done('r')
      .on({ from: 'mouth', response: 'r', heardMs: 100 });
    assert.ok(talk.effects.some(effect => effect.to === 'clock' && effect.timer === 'idle' && effect.ms === 60_000));
    talk.effects = [];
    talk.on({ from: 'clock', timer: 'idle' });
    assert.deepEqual(
      talk.effects.filter(({ to }) => to !== 'clock'),
      [
        { to: 'line', does: 'close' },
        { to: 'end', why: 'idle' },
      ],
    );
    talk.effects = [];
    talk.says('b', 'hello').on({ from: 'line', is: 'open', manner: ASKS });
    assert.deepEqual(talk.effects, []);
  });

  it('does a plain command without the model, which is told of it when it is asked next', () => {
    const talk = new Driven();
    talk.server({ type: 'committed', item: 'a', previous: undefined });
    talk.server({ type: 'heard', item: 'a', text: ' Go to line three. ', usage: undefined });
    assert.deepEqual(
      talk.effects.filter(({ to }) => to === 'mind'),
      [{ to: 'mind', turn: 'a', text: 'Go to line three.' }],
    );
    talk.on({ from: 'mind', turn: 'a', verdict: 'done', note: 'Done: the cursor is in line 3.' });
    assert.deepEqual(talk.sent(), []);
    talk.says('b', 'what is this');
    assert.deepEqual(said(talk), ['Done: the cursor is in line 3.', 'answer']);
  });

  it('tells what is open at once, and later in place of it what has changed', () => {
    const talk = new Driven();
    talk.on({ from: 'editor', about: 'file', context: 'all of a.ts' });
    assert.deepEqual(said(talk), ['all of a.ts']);
    talk.on({ from: 'editor', about: 'place', context: 'line 3' });
    assert.deepEqual(said(talk), ['line 3']);
    talk.on({ from: 'editor', about: 'place', context: 'line 9' });
    assert.deepEqual(said(talk), ['forget', 'line 9']);
    talk.on({ from: 'editor', about: 'place', context: 'line 9' });
    assert.deepEqual(said(talk), []);
    talk.on({ from: 'editor', about: 'file', context: 'all of b.ts' });
    assert.deepEqual(said(talk), ['forget', 'all of b.ts', 'forget']);
  });

  it('trap 4: tells nothing of the editor beside an answer, or while something is carried out', () => {
    const talk = new Driven().on({ from: 'editor', about: 'file', context: 'a.ts' }).says('a', 'go there');
    talk.sent();
    talk.on({ from: 'editor', about: 'place', context: 'line 3' });
    talk.answers('r').on({ from: 'editor', about: 'place', context: 'line 4' });
    talk.done('r', [CALL]).on({ from: 'editor', about: 'place', context: 'line 5' });
    assert.deepEqual(said(talk), []);
    talk.on({ from: 'hands', response: 'r', outcomes: [{ id: 'call_1', content: 'ok' }] });
    assert.deepEqual(said(talk), ['result', 'line 5', 'answer']);
    talk.answers('s').on({ from: 'editor', about: 'place', context: 'line 6' }).done('s');
    assert.deepEqual(said(talk), ['forget', 'line 6']);
  });

  it('trap 10: tells nothing of the editor while it is muted, and where it stands once it is not', () => {
    const talk = new Driven().on({ from: 'user', wish: 'mute' });
    talk.sent();
    for (const line of [3, 4, 5]) talk.on({ from: 'editor', about: 'place', context: `line ${line}` });
    assert.deepEqual(said(talk), []);
    talk.on({ from: 'user', wish: 'unmute' });
    assert.deepEqual(said(talk), ['line 5']);
  });
});
