/**
 * How models write calls of tools where their server leaves them in the answer, whoever has to tell them from what is
 * said: who carries them out, and who reads aloud. A form that is new belongs here.
 */

/** What JSON calls the name of what is called, what it is given, and a list of calls. */
export const NAME_KEYS: readonly string[] = [
  ...['name', 'tool', 'tool_name', 'function_name', 'function', 'action', 'recipient_name'],
];
export const ARGUMENT_KEYS: readonly string[] = [
  ...['arguments', 'parameters', 'args', 'input', 'params', 'kwargs', 'tool_input', 'tool_args', 'action_input'],
];
export const LIST_KEYS: readonly string[] = [
  ...['tool_calls', 'function_calls', 'calls', 'tool_uses', 'tool_call', 'function_call'],
];

/** One of these keys of an object, as it is written in JSON. */
export function keyPattern(keys: readonly string[]): string {
  return `"(?:${keys.join('|')})"\\s*:`;
}

/** What stands before a name: gpt-oss and Kimi `functions.`, Gemini `default_api.` */
export const NAMESPACES = 'functions?|default_api|tools?';

/** Tags around calls, as XML has them: without `<` and what stands before a colon. */
export const TAGS = 'tool_?calls?|function_?calls?|tools?|tool_code';
/** These and what is likely to be one, results among them. */
export const LIKELY_TAGS =
  '(?:tool|function)s?(?:[_-]?(?:calls?|use|uses|code|requests?|responses?|results?|outputs?))?|invoke';
/** Tags that hold a call's name. */
export const NAMING_TAGS = 'function|invoke|tool_call|tool';
/** What stands before the name of a tag: Anthropic's, DeepSeek's. */
export const TAG_PREFIXES = '(?:｜DSML｜)?(?:antml:)?';
/** Mistral, LM Studio: without the brackets. */
export const BRACKETED = 'TOOL_CALLS?|TOOL_REQUEST|TOOL_RESULTS?|FUNCTION_CALLS?';

/** What begins a call wherever it stands: no one writes it in a sentence, unless as code. */
export const MARKS: readonly string[] = [
  ...['<tool_call', '<toolcall', '<function_call', '<functioncall', '<function=', '<function name=', '<tools>'],
  ...['<invoke name=', '<invoke', '<function_calls', '<minimax:tool_call', '<seed:tool_call', '<tool_code>'],
  ...['<|tool', '<|/tool', '<|python_tag|>', '<|action_start|>', '<|start_action|>', '<|channel|>commentary to='],
  ...['to=functions.', '<｜tool', '<｜dsml｜', '[tool_calls]', '[tool_request]', 'functools['],
];
/** And what may begin one where a line does. */
export const LINE_MARKS: readonly string[] = ['{', '[', '```', 'action:', '>>>'];

/** A line that is a call by itself, or a part of one: ReAct, Python, a name with its arguments behind it, gpt-oss. */
export const CALL_LINE = new RegExp(
  [
    String.raw`^(?:action|action input|observation|tool call|function call)\s*:\s*(?:[\w.]*_[\w.]+\s*$|[{[\`])`,
    String.raw`^(?:functions|default_api|tools)\.\w+\s*\(|^functools\s*\[`,
    String.raw`^(?:call:)?\w+_\w+\s*(?:\((?:[^()]|\([^()]*\))*\)|\{[^{}]*\})$`,
    String.raw`\bto=functions\.\w`,
  ].join('|'),
  'i',
);

/** What stands around calls: tags and special tokens of the models' own formats. */
export const AROUND = [
  String.raw`</?(?:${TAGS}|minimax:tool_call|seed:tool_call|action)\s*>`,
  // Phi and Granite, Llama, LFM, Command, InternLM, Kimi, Apertus, gpt-oss.
  String.raw`<\|/?(?:tool_calls?|tool_call_(?:start|end|begin)|tool_calls_section_(?:begin|end)|tools_(?:prefix|suffix)|python_tag|eom_id|eot_id|im_end|action_(?:start|end)|start_action|end_action|plugin|call|end|message|constrain)\|>`,
  String.raw`<\|channel\|>commentary(?:\s+to=)?|to=(?=functions\.)`,
  // DeepSeek.
  '<｜tool[▁_]calls?[▁_](?:begin|end)｜>|<｜end[▁_]of[▁_]sentence｜>|function<｜tool[▁_]sep｜>|</?｜DSML｜function_calls>',
  // Mistral, LM Studio, functionary, phi.
  String.raw`\[/?TOOL_CALLS?\]|\[(?:END_)?TOOL_REQUEST\]|>>>|functools(?=\[)|Action:`,
].join('|');
/** What parts a name from its arguments in JSON: gpt-oss, Mistral, Kimi, DeepSeek, ReAct. */
export const BEHIND_NAME = String.raw`(?:<\|channel\|>\w+\s{0,8})?(?:<\|constrain\|>)?(?:json)?<\|message\|>|(?:\[CALL_ID\]\w+)?\[ARGS\]|<\|tool_call_argument_begin\|>|<｜tool[▁_]sep｜>|Action Input:`;
