import assert from 'node:assert/strict';
import { brief } from '../../../../src/realtime/live/brief.ts';
import type { Sent } from '../../../../src/realtime/live/talk/talk.ts';
import { HANDLED, IGNORED, toldBy } from '../../../../src/realtime/live/told.ts';
import { SENT, startOf, written } from '../../../../src/realtime/live/wire.ts';
import { refusedLiveEvent } from '../../../support/server/realtime/live/liveFields.ts';

const KEY = `sk-${'a1B2'.repeat(10)}`;

describe('what a Live server tells', () => {
  it("is either handled or ignored on purpose: which of the library's events are forgotten the compiler tells", () => {
    const known: readonly string[] = [...HANDLED, ...IGNORED];
    assert.equal(new Set(known).size, known.length);
    for (const type of IGNORED)
      assert.equal(toldBy({ type, delta: 'AAAA', delegation: { id: 'd', target: 'client' } }), undefined);
  });

  it('is nothing without what makes it an event', () => {
    for (const type of HANDLED) if (!/error|usage|closed/.test(type)) assert.equal(toldBy({ type }), undefined, type);
    assert.equal(toldBy({}), undefined);
    assert.equal(toldBy({ type: 'session.something.new', delta: 'x' }), undefined);
  });

  it('is a delegation only where it is ours', () => {
    const of = (target: string) =>
      toldBy({ type: 'session.delegation.created', delegation: { id: 'd', target }, offset_ms: 3 });
    assert.deepEqual(of('client'), { type: 'delegation', id: 'd' });
    assert.equal(of('responses'), undefined);
    assert.equal(of('__proto__'), undefined);
  });

  it('has its place in time where that is a number', () => {
    const at = (start: unknown, end: unknown) =>
      toldBy({ type: 'session.input_transcript.delta', delta: 'hello', start_ms: start, end_ms: end });
    assert.deepEqual(at(20, 400), { type: 'hearing', delta: 'hello', span: { startMs: 20, endMs: 400 } });
    const none = { type: 'hearing', delta: 'hello', span: { startMs: undefined, endMs: undefined } };
    assert.deepEqual(at('20', Number.NaN), none);
    assert.deepEqual(at(-5, null), none);
  });

  it('closes for a reason, and what is not known of it is a loss', () => {
    const why = (reason: unknown) => {
      const told = toldBy({ type: 'session.closed', reason, usage: { seconds: 61.5 } });
      assert.ok(told?.type === 'closed' && told.seconds === 61.5);
      return told.why;
    };
    assert.deepEqual(['close_requested', 'expired', 'content', 'remote_hangup', 'constructor', 7].map(why), [
      ...['asked', 'expired', 'content', 'lost', 'lost', 'lost'],
    ]);
    const told = toldBy({ type: 'session.closed', reason: 'expired', usage: { seconds: 'many' } });
    assert.ok(told?.type === 'closed' && told.seconds === undefined);
  });

  it('A41: is looked up nowhere but in itself', () => {
    assert.equal(toldBy(JSON.parse('{"type":"__proto__"}')), undefined);
    assert.equal(toldBy(JSON.parse('{"type":"constructor","delta":"x"}')), undefined);
    assert.equal(toldBy(JSON.parse('{"__proto__":{"type":"session.closed"}}')), undefined);
    const event = '{"type":"session.delegation.created","delegation":{"id":"d","__proto__":{"target":"client"}}}';
    assert.equal(toldBy(JSON.parse(event)), undefined);
  });
});

describe('what a Live server is sent', () => {
  const ALL: readonly Sent[] = [
    { type: 'close' },
    { type: 'mute' },
    { type: 'unmute' },
    { type: 'say', task: 'd', text: 'Done.' },
    { type: 'know', task: undefined, text: 'a.ts is open.' },
  ];

  it('has names that it knows, one of ours, and nothing else', () => {
    const known: ReadonlySet<string> = new Set(SENT);
    for (const sent of ALL) {
      const event = written(sent, 'aloud_event_1');
      assert.ok(known.has(event.type), event.type);
      assert.equal(event.event_id, 'aloud_event_1');
      assert.equal(refusedLiveEvent(event), undefined);
    }
    const start = startOf('gpt-live-1', { instructions: 'Help.', voice: 'marin' }, [], new Set(), 'e');
    assert.equal(refusedLiveEvent(start), undefined);
  });

  it('A45: leaves keys out of whatever it is', () => {
    for (const type of ['say', 'know'] as const)
      assert.doesNotMatch(JSON.stringify(written({ type, task: 'd', text: `It is ${KEY}.` }, 'e')), /a1B2/);
    const before = (['developer', 'user', 'assistant'] as const).map(role => ({ role, text: `key = ${KEY}` }));
    const start = startOf('gpt-live-1', { instructions: `Use ${KEY}.`, voice: 'marin' }, before, new Set(), 'e');
    assert.doesNotMatch(JSON.stringify(start), /a1B2/);
  });

  it('has no more at once than is taken, in whole words', () => {
    for (const text of ['word '.repeat(2000), '{}();'.repeat(600), '語'.repeat(900), 'a'.repeat(9000)]) {
      const event = written({ type: 'say', task: 'd', text }, 'e');
      assert.equal(refusedLiveEvent(event), undefined, text.slice(0, 20));
    }
    assert.match(brief('word '.repeat(2000)), /^(word )+word…$/);
    assert.equal(brief('It was done.'), 'It was done.');
  });

  it('does without what a server refuses', () => {
    const wishes = { instructions: 'Help.', voice: 'marin' };
    const before = [{ role: 'user', text: 'Hello.' }] as const;
    const without = new Set(['acknowledgement_delay_ms', 'input', 'store', 'voice']);
    assert.deepEqual(startOf('gpt-live-1', wishes, before, without, 'e').session, {
      model: 'gpt-live-1',
      instructions: 'Help.',
      audio: { format: { type: 'audio/pcm', rate: 24_000 } },
      delegation: { type: 'client' },
    });
  });
});
