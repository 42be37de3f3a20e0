import assert from 'node:assert/strict';
import type { Sent } from '../../../src/realtime/talk/talk.ts';
import { HANDLED, IGNORED, toldBy } from '../../../src/realtime/told.ts';
import { SENT, written } from '../../../src/realtime/wire.ts';

describe('what a Realtime server tells', () => {
  it("is either handled or ignored on purpose: which of the library's events are forgotten the compiler tells", () => {
    const known: readonly string[] = [...HANDLED, ...IGNORED];
    assert.equal(new Set(known).size, known.length);
    for (const type of IGNORED)
      assert.equal(
        toldBy({ type, item_id: 'i', response_id: 'r', delta: 'd', item: { id: 'i' }, response: { id: 'r' } }),
        undefined,
      );
  });

  it('is a call only where it is of a response that is done', () => {
    const call = { type: 'function_call', call_id: 'c', name: 'undo', arguments: '{}' };
    assert.equal(toldBy({ type: 'response.output_item.done', response_id: 'r', item: call }), undefined);
    assert.equal(
      toldBy({
        type: 'response.function_call_arguments.done',
        response_id: 'r',
        item_id: 'i',
        call_id: 'c',
        arguments: '{}',
      }),
      undefined,
    );
    const response = { id: 'r', status: 'completed', output: [{ type: 'message' }, call, { type: 'function_call' }] };
    assert.deepEqual(toldBy({ type: 'response.done', response }), {
      type: 'answered',
      response: 'r',
      ending: 'completed',
      calls: [{ id: 'c', name: 'undo', arguments: '{}' }],
      usage: undefined,
      complaint: undefined,
    });
  });

  it('has failed where it says nothing that is known of its end', () => {
    for (const status of [undefined, 'in_progress', 'constructor', 7])
      assert.equal(toldBy({ type: 'response.done', response: { id: 'r', status } })?.type, 'answered');
    const told = toldBy({ type: 'response.done', response: { id: 'r', status: 'constructor' } });
    assert.ok(told?.type === 'answered' && told.ending === 'failed');
  });

  for (const [today, beta] of [
    ['response.output_audio.delta', 'response.audio.delta'],
    ['response.output_audio_transcript.delta', 'response.audio_transcript.delta'],
    ['response.output_text.delta', 'response.text.delta'],
  ] as const)
    it(`trap 9: is understood by the beta's name, too (${beta})`, () => {
      const event = { response_id: 'r', item_id: 'i', delta: 'AAAA' };
      const told = toldBy({ type: beta, ...event });
      assert.ok(told);
      assert.deepEqual(told, toldBy({ type: today, ...event }));
    });

  it('A41: is looked up nowhere but in itself', () => {
    assert.equal(toldBy(JSON.parse('{"type":"__proto__"}')), undefined);
    assert.equal(toldBy(JSON.parse('{"type":"constructor","item_id":"i"}')), undefined);
    assert.equal(toldBy(JSON.parse('{"__proto__":{"type":"error"}}')), undefined);
    const told = toldBy(
      JSON.parse('{"type":"response.done","response":{"id":"r","__proto__":{"status":"completed"}}}'),
    );
    assert.ok(told?.type === 'answered' && told.ending === 'failed');
  });

  it('is nothing without what makes it an event', () => {
    for (const type of HANDLED)
      if (type !== 'error' && !/speech_|timeout/.test(type)) assert.equal(toldBy({ type }), undefined);
    assert.equal(toldBy({}), undefined);
    assert.equal(toldBy({ type: 'new.event', item_id: 'i' }), undefined);
  });

  it('counts what was used as far as it is told', () => {
    const usage = {
      total_tokens: 30,
      input_tokens: 20,
      output_tokens: 10,
      input_token_details: { audio_tokens: 15, cached_tokens: 8, text_tokens: 5 },
      output_token_details: { audio_tokens: 9, text_tokens: 1 },
    };
    const told = toldBy({ type: 'response.done', response: { id: 'r', status: 'cancelled', usage } });
    assert.ok(told?.type === 'answered');
    assert.deepEqual(told.usage, {
      inputTokens: 20,
      inputAudioTokens: 15,
      cachedTokens: 8,
      cachedAudioTokens: 3,
      outputTokens: 10,
      outputAudioTokens: 9,
      seconds: 0,
    });
    const heard = toldBy({
      type: 'conversation.item.input_audio_transcription.completed',
      item_id: 'i',
      transcript: 'hello',
      usage: { type: 'duration', seconds: 3 },
    });
    assert.ok(heard?.type === 'heard' && heard.usage?.seconds === 3);
  });
});

describe('what a Realtime server is sent', () => {
  const ALL: readonly Sent[] = [
    { type: 'commit' },
    { type: 'clear' },
    { type: 'say', item: 'i', role: 'assistant', text: 'Hello.' },
    { type: 'result', item: 'i', call: 'c', content: 'ok' },
    { type: 'forget', item: 'i' },
    { type: 'truncate', item: 'i', heardMs: 20 },
    { type: 'answer', mayCall: true },
    { type: 'answer', mayCall: false },
    { type: 'cancel', response: 'r' },
  ];

  it('has names that it knows, and one of ours', () => {
    const known: ReadonlySet<string> = new Set(SENT);
    for (const sent of ALL) {
      const event = written(sent, 'aloud_event_1', 'ga') as { readonly type: string; readonly event_id: string };
      assert.ok(known.has(event.type), event.type);
      assert.equal(event.event_id, 'aloud_event_1');
    }
  });

  it('A45: leaves keys out of whatever it is', () => {
    const key = `sk-${'a1B2'.repeat(10)}`;
    for (const sent of [
      { type: 'say', item: 'i', role: 'system', text: `key = ${key}` },
      { type: 'result', item: 'i', call: 'c', content: `It is ${key}.` },
    ] as const)
      assert.doesNotMatch(JSON.stringify(written(sent, 'e', 'ga')), /a1B2/);
  });

  it('has an answer of before as text, by the names of the server', () => {
    const said = { type: 'say', item: 'i', role: 'assistant', text: 'Hello.' } as const;
    const content = (dialect: 'ga' | 'beta') => JSON.stringify(written(said, 'e', dialect));
    assert.match(content('ga'), /"output_text"/);
    assert.match(content('beta'), /"type":"text"/);
    assert.match(JSON.stringify(written({ ...said, role: 'user' }, 'e', 'ga')), /"input_text"/);
  });
});
