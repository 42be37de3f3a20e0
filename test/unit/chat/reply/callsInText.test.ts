import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { CallsInText } from '../../../../src/chat/reply/callsInText.ts';
import { cpuNow } from '../../../support/cpuNow.ts';
import { TOOLS } from './tools.ts';

const CALL = '{"name": "go_to_line", "arguments": {"line": 7}}';

function read(pieces: readonly string[], tools = TOOLS) {
  const reader = new CallsInText(tools);
  const said = pieces.map(piece => reader.take(piece)).join('');
  const { text, calls, isBroken } = reader.rest();
  return { said: said + text, calls: calls.map(({ name, arguments: given }) => `${name} ${given}`), isBroken };
}

const WITH_CALL: Readonly<Record<string, readonly [text: string, said: string]>> = {
  alone: [`<tool_call>${CALL}</tool_call>`, ''],
  'behind a sentence': [`I go there.\n<tool_call>${CALL}</tool_call>`, 'I go there.\n'],
  'on the line of a sentence': [`I go there. <tool_call>${CALL}</tool_call>`, 'I go there. '],
  'as bare JSON': [CALL, ''],
  'as bare JSON behind a sentence': [`I go there:\n${CALL}\n`, 'I go there:\n'],
  'in a block': [`I go there:\n\`\`\`json\n${CALL}\n\`\`\`\n`, 'I go there:\n'],
  'behind another block': [
    `Like this:\n\`\`\`js\nlet a;\n\`\`\`\nNow:\n${CALL}`,
    'Like this:\n```js\nlet a;\n```\nNow:\n',
  ],
  'of Mistral': ['[TOOL_CALLS]go_to_line[ARGS]{"line": 7}', ''],
  'of Mistral behind a word': ['So.[TOOL_CALLS]go_to_line[ARGS]{"line": 7}', 'So.'],
};

const TEXT: Readonly<Record<string, string>> = {
  'a sentence': 'It sets a to one.',
  'a sentence with signs': 'If a < b, x[0] is {}; see [1] and `c`.',
  'a mark that is quoted': 'Qwen writes `<tool_call>` and ends with `</tool_call>`.',
  'a call that is quoted': `It logs \`${CALL}\` and goes on.`,
  'a block of code': 'Like this:\n```ts\nconst a = { b: 1 };\n```\nThat is it.',
  'a block of code at the end': '```\nlet a;\n```',
  'a list of other things': '[1, 2, 3]\nare three.',
  'an object of other things': '{"a": 1}',
  'a word that begins like a mark': 'to be or <to',
  'a line that begins like a mark': 'Act',
};

const BROKEN: Readonly<Record<string, string>> = {
  'another name': '<tool_call>{"name": "delete_all", "arguments": {}}</tool_call>',
  'another name, bare': '{"name": "delete_all", "arguments": {}}',
  'another name, in a block': '```json\n{"name": "delete_all", "arguments": {}}\n```\n',
  'cut off': 'I go there.\n<tool_call>{"name": "go_to_line", "argum',
  'cut off, bare': '{"name": "go_to_line", "arguments": {"line',
  'one of two': `<tool_call>${CALL}</tool_call><tool_call>{"name": "go_to_line", "arguments": {"line</tool_call>`,
  'a tag alone': '<tool_call>\n</tool_call>',
};

describe('CallsInText', () => {
  for (const [title, [text, said]] of Object.entries(WITH_CALL)) {
    it(`F30: finds a call ${title}, and says the rest`, () => {
      const wanted = { said, calls: ['go_to_line {"line":7}'], isBroken: false };
      assert.deepEqual(read([text]), wanted);
      assert.deepEqual(read([...text]), wanted);
    });
  }

  for (const [title, text] of Object.entries(TEXT)) {
    it(`says ${title} to the letter`, () => {
      assert.deepEqual(read([text]), { said: text, calls: [], isBroken: false });
      assert.deepEqual(read([...text]), { said: text, calls: [], isBroken: false });
    });
  }

  for (const [title, text] of Object.entries(BROKEN)) {
    it(`F30: tells of a call that cannot be carried out: ${title}`, () => {
      assert.equal(read([...text]).isBroken, true);
      assert.equal(read([text]).isBroken, true);
    });
  }

  it('says a sentence as it comes', () => {
    const reader = new CallsInText(TOOLS);
    assert.equal(reader.take('It'), 'It');
    assert.equal(reader.take(' sets '), ' sets ');
    assert.equal(reader.take('a.\nThen'), 'a.\nThen');
  });

  it('says what comes behind a block of code as it comes', () => {
    const reader = new CallsInText(TOOLS);
    assert.equal(reader.take('So:\n```js\nlet a;\n'), 'So:\n');
    assert.equal(reader.take('```\n'), '```js\nlet a;\n```\n');
    assert.equal(reader.take('Well.'), 'Well.');
  });

  it('takes text for text where no function is offered', () => {
    assert.deepEqual(read([CALL], []), { said: CALL, calls: [], isBroken: false });
  });

  it('reads the same however the text arrives', () => {
    const parts = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '`',
      '```',
      '{',
      '[',
      '<tool',
      '_call>',
      CALL,
      '</tool_call>',
      '[TOOL_',
      'CALLS]',
      'Action:',
      'so. ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 10 }), words => {
        const text = words.join('');
        assert.deepEqual(read([...text]), read([text]));
      }),
      { numRuns: 1000 },
    );
  });

  it('A51: takes time in proportion to the text', () => {
    const from = cpuNow();
    for (const piece of ['`', '`<tool_call', '<', '{', '```\n', 'a ', '[TOOL', '\n{"name":"x"']) {
      read([piece.repeat(Math.ceil(50_000 / piece.length))]);
      read(Array(10_000).fill(piece));
    }
    assert.ok(cpuNow() - from < 6000, `${cpuNow() - from} ms`);
  });
});
