import { isJson, type Json, member, parsed } from '../../openai/json.ts';
import type { Tool, ToolCall } from '../chatModel.ts';
import { jsonAt, keywordsAt, type Read, sticky } from './literals.ts';
import { argumentsObject, fittedTo, toolNamed } from './offered.ts';
import { madeUpId } from './toolCallCollector.ts';

/** What may begin a call; elsewhere nothing is looked for. */
const STARTS = /[\n<[{`]/g;
/** Where it may take to the end of the text to know that there is no call: so many such places are tried. */
const COSTLY = /[{[<`]/;
const MOST_TRIED = 40;

/** What a text turned out to be. */
export interface Written {
  readonly calls: readonly ToolCall[];
  /** What is no call and no mark of one. */
  readonly text: string;
}

type Calls = readonly ToolCall[];

/** What stands around calls: tags and special tokens of the models' own formats. */
const AROUND = new RegExp(
  [
    String.raw`\s+`,
    String.raw`</?(?:tool_?calls?|function_?calls?|tools?|tool_code|minimax:tool_call|seed:tool_call|action)\s*>`,
    // Phi and Granite, Llama, LFM, Command, InternLM, Kimi, Apertus, gpt-oss.
    String.raw`<\|/?(?:tool_calls?|tool_call_(?:start|end|begin)|tool_calls_section_(?:begin|end)|tools_(?:prefix|suffix)|python_tag|eom_id|eot_id|im_end|action_(?:start|end)|start_action|end_action|plugin|call|end|message|constrain)\|>`,
    String.raw`<\|channel\|>commentary(?:\s+to=)?|to=(?=functions\.)`,
    // DeepSeek.
    '<｜tool[▁_]calls?[▁_](?:begin|end)｜>|<｜end[▁_]of[▁_]sentence｜>|function<｜tool[▁_]sep｜>|</?｜DSML｜function_calls>',
    // Mistral, LM Studio, functionary, phi.
    String.raw`\[/?TOOL_CALLS?\]|\[(?:END_)?TOOL_REQUEST\]|>>>|functools(?=\[)|Action:|[,;](?=\s*[[{<])`,
  ].join('|'),
  'iy',
);
/** A name with what parts it from its arguments in JSON: gpt-oss, Mistral, Kimi, DeepSeek, ReAct, or a line's end. */
const NAMED =
  /([\w.:/-]{1,80}?)\s{0,8}(?:(?:<\|channel\|>\w+\s{0,8})?(?:<\|constrain\|>)?(?:json)?<\|message\|>|(?:\[CALL_ID\]\w+)?\[ARGS\]|<\|tool_call_argument_begin\|>|<｜tool[▁_]sep｜>|Action Input:)?\s{0,8}(?=\{|```)/iy;
/** A name with its arguments in tags of their own. */
const TAGGED =
  /<(?:｜DSML｜)?(?:antml:)?(?:function|invoke|tool_call|tool)(?:=|\s+name=)["']?([\w.:/-]{1,80})["']?\s*>/iy;
const TAGGED_END = /<\/(?:｜DSML｜)?(?:antml:)?(?:function|invoke|tool_call|tool)>/gi;
const PARAMETER =
  /<(?:｜DSML｜)?(?:antml:)?(?:parameter|param)(?:=|\s+name=)["']?([\w.-]{1,80})["']?(?:\s+\w+=["']\w*["'])*\s*>/iy;
const PARAMETER_END = /<\/(?:｜DSML｜)?(?:antml:)?(?:parameter|param)>/gi;
/** GLM's. */
const KEYED = /([\w.:/-]{1,80})\s{0,8}(?=<arg_key>)/iy;
const KEY = /<arg_key>([^<]*)<\/arg_key>\s*<arg_value>/iy;
const KEY_END = /<\/arg_value>/gi;
const PYTHON = /\[?\s*([A-Za-z_][\w.]{0,79})(?=\()/y;
const BLANK = /\s*/y;
const FENCE_END = /\s*`{3,}/y;
const FENCE = /`{3,}[ \t]*[\w-]*[ \t]*\n/y;

const NAMES = ['name', 'tool', 'tool_name', 'function_name', 'function', 'action', 'recipient_name'];
const ARGUMENTS = [
  ...['arguments', 'parameters', 'args', 'input', 'params', 'kwargs', 'tool_input', 'tool_args', 'action_input'],
];
const LISTS = ['tool_calls', 'function_calls', 'calls', 'tool_uses', 'tool_call', 'function_call'];

/**
 * The calls in a text, as models write them where their server does not know their format: JSON, JSON behind a name or in
 * a block, tags, Python; with the tokens of their formats around them. A call counts only with the name of an offered tool
 * and arguments that can be read to the letter: nothing is mended. What is no call stays text.
 */
export function writtenCalls(written: string, tools: readonly Tool[]): Written {
  const calls: ToolCall[] = [];
  let text = '';
  for (let at = 0, tried = 0; at < written.length; ) {
    const around = sticky(AROUND, written, at);
    if (around) {
      if (around.trim() === '') text += around;
      at += around.length;
      continue;
    }
    const isCostly = COSTLY.test(written.charAt(at));
    const mayTry = !isCostly || tried < MOST_TRIED;
    const json = mayTry ? jsonAt(written, at) : undefined;
    const call = mayTry ? callAt(written, at, json, tools) : undefined;
    if (call) {
      calls.push(...call.value);
      at = call.end;
      continue;
    }
    if (isCostly) tried++;
    // A list or an object is a call as a whole or not at all.
    const end = json?.end ?? next(STARTS, written, at + 1)?.index ?? written.length;
    text += written.slice(at, end);
    at = end;
  }
  return { calls, text: text.trim() };
}

function callAt(text: string, at: number, json: Read | undefined, tools: readonly Tool[]): Read<Calls> | undefined {
  const calls = json && callsOf(json.value, tools);
  if (json && calls) return { value: calls, end: json.end };
  return (
    fencedCalls(text, at, tools) ??
    taggedCall(text, at, tools) ??
    keyedCall(text, at, tools) ??
    namedCall(text, at, tools) ??
    pythonCall(text, at, tools)
  );
}

/** A block of which nothing but calls is made. */
function fencedCalls(text: string, from: number, tools: readonly Tool[]): Read<Calls> | undefined {
  const open = sticky(FENCE, text, from);
  const calls: ToolCall[] = [];
  for (let at = from + (open?.length ?? 0); open; ) {
    const close = sticky(FENCE_END, text, at);
    if (close || at >= text.length)
      return calls.length > 0 ? { value: calls, end: at + (close?.length ?? 0) } : undefined;
    const around = sticky(AROUND, text, at);
    const call = around ? undefined : callAt(text, at, jsonAt(text, at), tools);
    if (!around && !call) return undefined;
    calls.push(...(call?.value ?? []));
    at = call?.end ?? at + (around?.length ?? 0);
  }
  return undefined;
}

/** `<function=name>` with JSON or with a tag for each parameter; `<invoke name="name">` likewise. */
function taggedCall(text: string, at: number, tools: readonly Tool[]): Read<Calls> | undefined {
  TAGGED.lastIndex = at;
  const open = TAGGED.exec(text);
  const tool = open && toolNamed(open[1] ?? '', tools);
  if (!open || !tool) return undefined;
  const from = skip(text, at + open[0].length);
  const json = jsonAt(text, from);
  const close = next(TAGGED_END, text, json?.end ?? from);
  if (!close) return undefined;
  const given = json
    ? argumentsObject(json.value)
    : parameters(text.slice(from, close.index), tool, PARAMETER, PARAMETER_END);
  return given && { value: [callOf(tool, given)], end: close.index + close[0].length };
}

function keyedCall(text: string, at: number, tools: readonly Tool[]): Read<Calls> | undefined {
  const name = sticky(KEYED, text, at);
  const tool = name === undefined ? undefined : toolNamed(name, tools);
  if (name === undefined || !tool) return undefined;
  const from = at + name.length;
  const close = /<\/tool_call>/i.exec(text.slice(from));
  const end = close ? from + close.index : text.length;
  const given = parameters(text.slice(from, end), tool, KEY, KEY_END);
  return given && { value: [callOf(tool, given)], end };
}

/** Values in tags: as they stand for a text, as JSON for anything else. Undefined if something else stands between them. */
function parameters(body: string, tool: Tool, open: RegExp, close: RegExp): Json | undefined {
  const found: [string, unknown][] = [];
  for (let at = skip(body, 0); at < body.length; ) {
    open.lastIndex = at;
    const start = open.exec(body);
    if (!start) return undefined;
    const from = at + start[0].length;
    const end = next(close, body, from);
    if (!end) return undefined;
    const name = (start[1] ?? '').trim();
    // A line of its own for a value is a habit of the format, not of the value.
    const written = body.slice(from, end.index).replace(/^\n|\n$/g, '');
    found.push([name, isText(tool, name) ? written : (parsed(written) ?? written)]);
    at = skip(body, end.index + end[0].length);
  }
  return Object.fromEntries(found);
}

function isText({ parameters: schema }: Tool, name: string): boolean {
  const type = member(member(member(schema, 'properties'), name), 'type');
  return type === 'string' || type === undefined;
}

function namedCall(text: string, at: number, tools: readonly Tool[]): Read<Calls> | undefined {
  NAMED.lastIndex = at;
  const found = NAMED.exec(text);
  const tool = found && toolNamed(found[1] ?? '', tools);
  if (!found || !tool) return undefined;
  let from = at + found[0].length;
  const fence = sticky(FENCE, text, from);
  from += fence?.length ?? 0;
  const json = jsonAt(text, from);
  if (!json || !isJson(json.value)) return undefined;
  const close = fence ? sticky(FENCE_END, text, json.end) : undefined;
  return { value: [callOf(tool, json.value)], end: json.end + (close?.length ?? 0) };
}

/** `[name(key="value"), other()]` */
function pythonCall(text: string, at: number, tools: readonly Tool[]): Read<Calls> | undefined {
  const calls: ToolCall[] = [];
  const isList = text[at] === '[';
  for (let i = at; ; ) {
    PYTHON.lastIndex = i;
    const found = PYTHON.exec(text);
    const tool = found && toolNamed(found[1] ?? '', tools);
    const given = found && tool && keywordsAt(text, i + found[0].length);
    if (!given) return undefined;
    calls.push(callOf(tool, given.value));
    if (!isList) return { value: calls, end: given.end };
    const after = skip(text, given.end);
    if (text[after] === ']') return { value: calls, end: after + 1 };
    if (text[after] !== ',') return undefined;
    i = skip(text, after + 1);
  }
}

/** The calls that a value is; undefined if any of it is none. */
function callsOf(value: unknown, tools: readonly Tool[]): Calls | undefined {
  if (Array.isArray(value)) {
    const all = value.map(each => callsOf(each, tools));
    return all.length > 0 && all.every(calls => calls !== undefined) ? all.flat() : undefined;
  }
  if (!isJson(value)) return undefined;
  const inner = LISTS.map(name => member(value, name)).find(each => typeof each === 'object' && each !== null);
  if (inner) return callsOf(inner, tools);
  const called = member(value, 'function');
  if (isJson(called)) return callsOf(called, tools);
  const name = NAMES.map(each => member(value, each)).find(each => typeof each === 'string');
  const key = ARGUMENTS.find(each => Object.hasOwn(value, each));
  if (typeof name === 'string') {
    const tool = toolNamed(name, tools);
    const given = key === undefined ? undefined : argumentsObject(value[key] ?? {});
    return tool && given && [callOf(tool, given)];
  }
  // Some write the name as the key of the arguments.
  const [only, ...others] = Object.entries(value);
  const tool = only && others.length === 0 ? toolNamed(only[0], tools) : undefined;
  return tool && isJson(only?.[1]) ? [callOf(tool, only[1])] : undefined;
}

function callOf(tool: Tool, given: Json): ToolCall {
  return { id: madeUpId(), name: tool.name, arguments: JSON.stringify(fittedTo(tool, given)) };
}

/** The first match of a global pattern from a place on. */
function next(pattern: RegExp, text: string, from: number): RegExpExecArray | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text) ?? undefined;
}

function skip(text: string, at: number): number {
  return at + (sticky(BLANK, text, at)?.length ?? 0);
}
