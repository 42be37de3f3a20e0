import assert from 'node:assert/strict';
import { writtenCalls } from '../../../../src/chat/reply/writtenCalls.ts';
import { cpuNow } from '../../../support/cpuNow.ts';
import { TOOLS } from './tools.ts';

const EDIT = { find: 'sum = 0', replace: 'sum = "10"\n' };
const JSON_EDIT = JSON.stringify(EDIT);
const CALL = `{"name": "replace_text", "arguments": ${JSON_EDIT}}`;
const WANTED = [['replace_text', EDIT]];
const TWO = [...WANTED, ['go_to_line', { line: 7 }]];

/** One call as each family of models writes it, and what it comes to. */
const FORMS: Readonly<Record<string, readonly [text: string, calls: readonly unknown[]]>> = {
  'Hermes, Qwen': [`<tool_call>\n${CALL}\n</tool_call>`, WANTED],
  'Hermes, two': [
    `<tool_call>\n${CALL}\n</tool_call>\n<tool_call>{"name":"go_to_line","arguments":{"line":7}}</tool_call>`,
    TWO,
  ],
  'without the end of its tag': [`<tool_call>\n${CALL}`, WANTED],
  'a list in tags (Hunyuan, Jamba)': [`<tool_calls>[${CALL}]</tool_calls>`, WANTED],
  Nemotron: [`<TOOLCALL>[${CALL}]</TOOLCALL>`, WANTED],
  'another tag': [`<function_call>${CALL}</function_call>`, WANTED],
  'a block of JSON': [`\`\`\`json\n${CALL}\n\`\`\`\n`, WANTED],
  'a block of another name': [`\`\`\`tool_call\n${CALL}\n\`\`\``, WANTED],
  'a block with two': [`\`\`\`\n${CALL}\n{"name":"go_to_line","arguments":{"line":7}}\n\`\`\``, TWO],
  'a block that holds such a sign': [
    '```json\n{"name":"replace_text","arguments":{"find":"```","replace":""}}\n```',
    [['replace_text', { find: '```', replace: '' }]],
  ],
  'bare JSON': [CALL, WANTED],
  'a list of bare JSON': [`[${CALL}, {"name": "go_to_line", "arguments": {"line": 7}}]`, TWO],
  'Llama 3.1, `parameters`': [`{"name": "replace_text", "parameters": ${JSON_EDIT}}`, WANTED],
  'Llama 3.1, with its mark': [
    `<|python_tag|>{"type": "function", "name": "replace_text", "parameters": ${JSON_EDIT}}`,
    WANTED,
  ],
  'Llama 3.1, in a tag': [`<function=replace_text>${JSON_EDIT}</function>`, WANTED],
  'as OpenAI writes it': [
    `{"type":"function","function":{"name":"replace_text","arguments":${JSON.stringify(JSON_EDIT)}}}`,
    WANTED,
  ],
  'as a whole message': [
    `{"tool_calls":[{"id":"x","type":"function","function":{"name":"replace_text","arguments":${JSON_EDIT}}}]}`,
    WANTED,
  ],
  '`tool` and `args`': [`{"tool": "replace_text", "args": ${JSON_EDIT}}`, WANTED],
  '`action` and `action_input` (LangChain)': [`{"action": "replace_text", "action_input": ${JSON_EDIT}}`, WANTED],
  ReAct: [`Action: replace_text\nAction Input: ${JSON_EDIT}`, WANTED],
  'the name as a key (Apertus)': [`<|tools_prefix|>[{"replace_text": ${JSON_EDIT}}]<|tools_suffix|>`, WANTED],
  'arguments in a text in a text': [
    `<tool_call>{"name":"replace_text","arguments":${JSON.stringify(JSON.stringify(JSON_EDIT))}}</tool_call>`,
    WANTED,
  ],
  'Mistral, a list': [`[TOOL_CALLS][${CALL}]`, WANTED],
  'Mistral, a name': [`[TOOL_CALLS]replace_text[ARGS]${JSON_EDIT}[TOOL_CALLS]go_to_line[ARGS]{"line": 7}`, TWO],
  'Mistral, with an id': [`[TOOL_CALLS]replace_text[CALL_ID]Ab3dEf7hI[ARGS]${JSON_EDIT}`, WANTED],
  'Mistral, nothing between': [`[TOOL_CALLS]replace_text${JSON_EDIT}`, WANTED],
  'LM Studio': [`[TOOL_REQUEST]\n${CALL}\n[END_TOOL_REQUEST]`, WANTED],
  Phi: [`functools[${CALL}]`, WANTED],
  'Granite, Phi': [`<|tool_call|>[${CALL}]<|/tool_call|>`, WANTED],
  functionary: [`>>>replace_text\n${JSON_EDIT}`, WANTED],
  InternLM: [`<|action_start|><|plugin|>\n${CALL}<|action_end|>`, WANTED],
  'Command R': [`Action: \`\`\`json\n[{"tool_name": "replace_text", "parameters": ${JSON_EDIT}}]\n\`\`\``, WANTED],
  'Command A': [
    `<|START_ACTION|>[{"tool_call_id": "0", "tool_name": "replace_text", "parameters": ${JSON_EDIT}}]<|END_ACTION|>`,
    WANTED,
  ],
  'Kimi K2': [
    `<|tool_calls_section_begin|><|tool_call_begin|>functions.replace_text:0<|tool_call_argument_begin|>${JSON_EDIT}<|tool_call_end|><|tool_calls_section_end|>`,
    WANTED,
  ],
  'DeepSeek R1': [
    `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>replace_text\n\`\`\`json\n${JSON_EDIT}\n\`\`\`<｜tool▁call▁end｜><｜tool▁calls▁end｜>`,
    WANTED,
  ],
  'DeepSeek V3.1': [
    `<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>replace_text<｜tool▁sep｜>${JSON_EDIT}<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>`,
    WANTED,
  ],
  'DeepSeek V3.2': [
    '<｜DSML｜function_calls>\n<｜DSML｜invoke name="replace_text">\n<｜DSML｜parameter name="find" string="true">a</｜DSML｜parameter>\n<｜DSML｜parameter name="all" string="false">true</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
    [['replace_text', { find: 'a', all: true }]],
  ],
  'gpt-oss': [
    `<|channel|>commentary to=functions.replace_text <|constrain|>json<|message|>${JSON_EDIT}<|call|>`,
    WANTED,
  ],
  'gpt-oss, the other way round': [
    ` to=functions.replace_text<|channel|>commentary json<|message|>${JSON_EDIT}<|call|>`,
    WANTED,
  ],
  'Qwen3-Coder': [
    '<tool_call>\n<function=replace_text>\n<parameter=find>\nif (a < b) {\n  x();\n</parameter>\n<parameter=all>\ntrue\n</parameter>\n</function>\n</tool_call>',
    [['replace_text', { find: 'if (a < b) {\n  x();', all: true }]],
  ],
  'Seed-OSS': [
    '<seed:tool_call><function=go_to_line><parameter=line>7</parameter></function></seed:tool_call>',
    [['go_to_line', { line: 7 }]],
  ],
  'MiniMax M2': [
    '<minimax:tool_call>\n<invoke name="replace_text">\n<parameter name="find">a</parameter>\n<parameter name="replace"></parameter>\n</invoke>\n</minimax:tool_call>',
    [['replace_text', { find: 'a', replace: '' }]],
  ],
  'Claude’s older form': [
    '<function_calls><invoke name="go_to_line"><parameter name="line">7</parameter></invoke></function_calls>',
    [['go_to_line', { line: 7 }]],
  ],
  GLM: [
    '<tool_call>replace_text\n<arg_key>find</arg_key>\n<arg_value>0</arg_value>\n<arg_key>replace</arg_key>\n<arg_value>a <b>\n  c</arg_value>\n</tool_call>',
    [['replace_text', { find: '0', replace: 'a <b>\n  c' }]],
  ],
  'Llama 4, LFM': [
    `<|tool_call_start|>[replace_text(find="it's", replace='say \\'hi\\'\\n', all=True), go_to_line(line=7)]<|tool_call_end|>`,
    [
      ['replace_text', { find: "it's", replace: "say 'hi'\n", all: true }],
      ['go_to_line', { line: 7 }],
    ],
  ],
  'Gemma, as code': [
    '```tool_code\ndefault_api.apply_edits(edits=[{"find": "a", "near_line": -2, "replace": None}])\n```',
    [['apply_edits', { edits: [{ find: 'a', near_line: -2, replace: null }] }]],
  ],
  'no arguments': ['<tool_call>{"name": "undo_turn", "arguments": {}}</tool_call>', [['undo_turn', {}]]],
  'no arguments, in a tag': ['<tool_call><function=undo_turn></function></tool_call>', [['undo_turn', {}]]],
  'a list as a text': [
    '{"name": "apply_edits", "arguments": {"edits": "[{\\"find\\": \\"a\\"}]"}}',
    [['apply_edits', { edits: [{ find: 'a' }] }]],
  ],
};

/** What is no call, or none that can be carried out to the letter. */
const NONE: Readonly<Record<string, string>> = {
  'a name that is not offered': '<tool_call>{"name": "delete_everything", "arguments": {}}</tool_call>',
  'a name that is nearly right': '{"name": "replace_texts", "arguments": {}}',
  'JSON that is cut off': '<tool_call>{"name": "replace_text", "arguments": {"find": "su',
  'JSON with a real line break in a text':
    '<tool_call>{"name": "replace_text", "arguments": {"find": "a\nb"}}</tool_call>',
  'JSON with a comma too many': '{"name": "replace_text", "arguments": {"find": "a",}}',
  'arguments that are a list': '{"name": "replace_text", "arguments": ["a"]}',
  'arguments that are a text': '{"name": "replace_text", "arguments": "a"}',
  'data that happens to have a name': '{"name": "replace_text"}',
  'a list of which one is no call': `[${CALL}, {"name": "x"}]`,
  'Python that is cut off': '[go_to_line(line=7',
  'Python of another kind': '[go_to_line(7)]',
  'Python with a name for a value': '[go_to_line(line=here)]',
  'a tag that does not end': '<function=replace_text><parameter=find>a</parameter>',
  'a parameter that does not end': '<function=replace_text><parameter=find>a</function>',
  'code in a block': '```ts\nconst a = { name: "replace_text" };\n```',
  'a sentence': 'I replace_text with {"find": 1}.',
};

describe('writtenCalls', () => {
  for (const [title, [text, calls]] of Object.entries(FORMS)) {
    it(`F30: reads ${title}`, () => {
      const written = writtenCalls(text, TOOLS);
      assert.deepEqual(
        written.calls.map(call => [call.name, JSON.parse(call.arguments)]),
        calls,
      );
      assert.equal(written.text, '');
      assert.equal(new Set(written.calls.map(call => call.id)).size, calls.length);
    });
  }

  for (const [title, text] of Object.entries(NONE)) {
    it(`F5: takes nothing for a call and mends nothing: ${title}`, () => {
      assert.deepEqual(writtenCalls(text, TOOLS).calls, []);
    });
  }

  it('keeps what is said around calls', () => {
    const { calls, text } = writtenCalls(
      `I do it.\n<tool_call>${CALL}</tool_call>\nThat is all, or so I think.`,
      TOOLS,
    );
    assert.equal(calls.length, 1);
    assert.equal(text, 'I do it.\n\nThat is all, or so I think.');
  });

  it('A41: takes `__proto__` for a name like others', () => {
    const [call] = writtenCalls('{"name":"go_to_line","arguments":{"__proto__":{"x":1}}}', TOOLS).calls;
    assert.equal(call?.arguments, '{"__proto__":{"x":1}}');
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });

  it('A51: takes time in proportion to the text', () => {
    const from = cpuNow();
    for (const piece of [
      '{',
      '[',
      '<function=',
      '{"name":',
      '<tool_call>',
      ' ',
      '```\n',
      'go_to_line ',
      '<arg_key>',
      'a\n',
      '(',
      '[go_to_line(line=',
    ]) {
      writtenCalls(piece.repeat(Math.ceil(100_000 / piece.length)), TOOLS);
    }
    assert.ok(cpuNow() - from < 4000, `${cpuNow() - from} ms`);
  });
});
