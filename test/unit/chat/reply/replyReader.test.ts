import assert from 'node:assert/strict';
import { ReplyReader } from '../../../../src/chat/reply/replyReader.ts';
import { TOOLS } from './tools.ts';

const CALL = { index: 0, id: 'x', function: { name: 'go_to_line', arguments: '{"line":7}' } };
const WRITTEN = '<tool_call>{"name": "go_to_line", "arguments": {"line": 7}}</tool_call>';

/** What comes of the pieces of a reply. */
function read(
  deltas: readonly object[],
  finish: string | null = 'stop',
  { ended = true, key = 'delta', tools = TOOLS } = {},
) {
  const reader = new ReplyReader(tools);
  let said = '';
  for (const delta of deltas) said += reader.take({ choices: [{ index: 0, [key]: delta, finish_reason: null }] });
  said += reader.take({ choices: [{ index: 0, [key]: {}, finish_reason: finish }] });
  if (ended) reader.end();
  const { text, calls, reason, fault } = reader.rest();
  return { said: said + text, calls: calls.map(({ name, arguments: given }) => `${name} ${given}`), reason, fault };
}

const ANSWER = 'It sets a to one.';

/** How content comes, and what is said of it. */
const CONTENTS: Readonly<Record<string, readonly object[]>> = {
  'a text': [{ content: ANSWER }],
  'a text and null': [{ content: null }, { content: ANSWER }, { content: null }],
  'a list of parts': [
    {
      content: [
        { type: 'text', text: 'It sets ' },
        { type: 'text', text: 'a to one.' },
      ],
    },
  ],
  'a list of texts': [{ content: ['It sets ', 'a to one.'] }],
  'parts of the Responses API': [{ content: [{ type: 'output_text', text: ANSWER, annotations: [] }] }],
  'parts whose text is an object': [{ content: [{ type: 'text', text: { value: ANSWER } }] }],
  'one part': [{ content: { type: 'text', text: ANSWER } }],
  'thoughts in parts (Magistral)': [
    {
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
        { type: 'text', text: ANSWER },
      ],
    },
  ],
  'thoughts in a part of their own': [{ content: [{ type: 'reasoning', text: 'Hm.' }] }, { content: ANSWER }],
  'thoughts beside it (DeepSeek)': [{ reasoning_content: 'Hm.', content: null }, { content: ANSWER }],
  'thoughts beside it (OpenRouter)': [
    { reasoning: 'Hm.', reasoning_details: [{ text: 'Hm.' }], content: '' },
    { content: ANSWER },
  ],
  'thoughts in it': [{ content: '<think>' }, { content: 'Hm.' }, { content: '</think>\n\n' }, { content: ANSWER }],
  'thoughts whose beginning is missing': [
    { content: 'Okay, the user wants it short.' },
    { content: '\n</think>\n' },
    { content: ANSWER },
  ],
  'a mark of its format': [{ content: ANSWER }, { content: '<|im_end|>' }],
};

describe('ReplyReader', () => {
  for (const [title, deltas] of Object.entries(CONTENTS)) {
    it(`F30: reads content as ${title}, in pieces and whole`, () => {
      const wanted = { said: ANSWER, calls: [], reason: 'complete', fault: undefined };
      assert.deepEqual(read(deltas), wanted);
      if (deltas.length === 1) assert.deepEqual(read(deltas, 'stop', { key: 'message' }), wanted);
    });
  }

  it('F30: reads a call, a call in the text, and one that is in both once', () => {
    const wanted = { said: 'So.', calls: ['go_to_line {"line":7}'], reason: 'complete', fault: undefined };
    assert.deepEqual(read([{ content: 'So.' }, { tool_calls: [CALL] }], 'tool_calls'), wanted);
    assert.deepEqual(read([{ content: 'So.' }, { tool_calls: CALL }], 'tool_calls'), wanted);
    assert.deepEqual(read([{ content: 'So.' }, { function_call: CALL.function }], 'function_call'), wanted);
    assert.deepEqual(read([{ content: `So.${WRITTEN}` }]), wanted);
    assert.deepEqual(read([{ content: `So.${WRITTEN}` }, { tool_calls: [CALL] }]), wanted);
    assert.deepEqual(read([{ content: 'So.<tool_call>{"name": "go_to_l' }, { tool_calls: [CALL] }]), wanted);
  });

  it('F30: finds a call behind thoughts, and none in them', () => {
    assert.deepEqual(read([{ content: `<think>I could ${WRITTEN}.</think>${WRITTEN}` }]).calls, [
      'go_to_line {"line":7}',
    ]);
    assert.deepEqual(read([{ content: `<think>I could\n${WRITTEN}.</think>${ANSWER}` }]).calls, []);
  });

  const REASONS: readonly (readonly [finish: string | null, ended: boolean, reason: string])[] = [
    ['stop', false, 'complete'],
    ['', true, 'complete'],
    [null, true, 'complete'],
    [null, false, 'cut-off'],
    ['length', true, 'cut-off'],
    ['max_tokens', true, 'cut-off'],
    ['MAX_TOKENS', true, 'cut-off'],
    ['content_filter', true, 'refused'],
    ['SAFETY', true, 'refused'],
    ['eos', false, 'complete'],
  ];
  for (const [finish, ended, reason] of REASONS) {
    it(`ends ${reason} where the finish is ${finish}${ended ? ' and the stream says that it ends' : ''}`, () => {
      assert.equal(read([{ content: ANSWER }], finish, { ended }).reason, reason);
    });
  }

  it('says a refusal, also one in a part', () => {
    for (const delta of [{ refusal: 'No.' }, { content: [{ type: 'refusal', refusal: 'No.' }] }]) {
      assert.deepEqual(read([delta]), { said: 'No.', calls: [], reason: 'refused', fault: undefined });
    }
  });

  const FAULTS: readonly (readonly [title: string, deltas: readonly object[], finish: string | null, fault: string])[] =
    [
      ['nothing said', [], 'stop', 'empty'],
      ['blanks', [{ content: ' \n' }], 'stop', 'empty'],
      ['thoughts alone', [{ content: '<think>Hm.</think>' }], 'stop', 'only thoughts'],
      ['thoughts that do not end', [{ content: '<think>Hm.' }], 'length', 'only thoughts'],
      ['thoughts beside nothing', [{ reasoning_content: 'Hm.' }], 'stop', 'only thoughts'],
      ['a call that is announced and does not come', [], 'tool_calls', 'lost call'],
      ['the same behind a sentence', [{ content: 'So.' }], 'tool_calls', 'lost call'],
      [
        'a call that cannot be carried out',
        [{ content: '<tool_call>{"name": "x", "arguments": {}}</tool_call>' }],
        'stop',
        'broken call',
      ],
    ];
  for (const [title, deltas, finish, fault] of FAULTS) {
    it(`F30: tells of ${title}`, () => {
      assert.equal(read(deltas, finish).fault, fault);
    });
  }

  it('tells of a reply without a message', () => {
    const reader = new ReplyReader(TOOLS);
    reader.take({ choices: [], usage: { prompt_tokens: 1 } });
    reader.take({ ok: true });
    assert.equal(reader.rest().fault, 'nothing');
  });

  it('A54: reads no more than anyone could want', () => {
    const long = 'word '.repeat(20_000);
    for (const delta of [
      { content: long },
      { tool_calls: [{ index: 0, function: { name: 'undo_turn', arguments: long } }] },
    ]) {
      assert.throws(() => read(Array(50).fill(delta)), /without end/);
    }
  });
});
