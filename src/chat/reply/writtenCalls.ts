import {
  ARGUMENT_KEYS,
  AROUND,
  BEHIND_NAME,
  LIST_KEYS,
  NAME_KEYS,
  NAMING_TAGS,
  TAG_PREFIXES,
} from '../../common/callForms.ts';
import { entryOf } from '../../common/entryOf.ts';
import { isJson, type Json, member, parsed } from '../../openai/replies/json.ts';
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

/** What stands around and between calls. */
const BETWEEN = new RegExp(String.raw`\s+|${AROUND}|[,;](?=\s*[[{<])`, 'iy');
/** A name with what parts it from its arguments in JSON, or a line's end. */
const NAMED = new RegExp(String.raw`([\w.:/-]{1,80}?)\s{0,8}(?:${BEHIND_NAME})?\s{0,8}(?=\{|\`\`\`)`, 'iy');
/** A name with its arguments in tags of their own. */
const TAGGED = new RegExp(
  String.raw`<${TAG_PREFIXES}(?:${NAMING_TAGS})(?:=|\s+name=)["']?([\w.:/-]{1,80})["']?\s*>`,
  'iy',
);
const TAGGED_END = new RegExp(`</${TAG_PREFIXES}(?:${NAMING_TAGS})>`, 'gi');
const PARAMETER = new RegExp(
  String.raw`<${TAG_PREFIXES}(?:parameter|param)(?:=|\s+name=)["']?([\w.-]{1,80})["']?(?:\s+\w+=["']\w*["'])*\s*>`,
  'iy',
);
const PARAMETER_END = new RegExp(`</${TAG_PREFIXES}(?:parameter|param)>`, 'gi');
/** GLM's. */
const KEYED = /([\w.:/-]{1,80})\s{0,8}(?=<arg_key>)/iy;
const KEY = /<arg_key>([^<]*)<\/arg_key>\s*<arg_value>/iy;
const KEY_END = /<\/arg_value>/gi;
const PYTHON = /\[?\s*([A-Za-z_][\w.]{0,79})(?=\()/y;
const BLANK = /\s*/y;
const FENCE_END = /\s*`{3,}/y;
const FENCE = /`{3,}[ \t]*[\w-]*[ \t]*\n/y;

/**
 * The calls in a text, as models write them where their server does not know their format: JSON, JSON behind a name or in
 * a block, tags, Python; with the tokens of their formats around them. A call counts only with the name of an offered tool
 * and arguments that can be read to the letter: nothing is mended. What is no call stays text.
 */
export function writtenCalls(written: string, tools: readonly Tool[]): Written {
  const calls: ToolCall[] = [];
  let text = '';
  for (let at = 0, tried = 0; at < written.length; ) {
    const around = sticky(BETWEEN, written, at);
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
    const around = sticky(BETWEEN, text, at);
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
  const inner = LIST_KEYS.map(name => member(value, name)).find(each => typeof each === 'object' && each !== null);
  if (inner) return callsOf(inner, tools);
  const called = member(value, 'function');
  if (isJson(called)) return callsOf(called, tools);
  const name = NAME_KEYS.map(each => member(value, each)).find(each => typeof each === 'string');
  const key = ARGUMENT_KEYS.find(each => Object.hasOwn(value, each));
  if (typeof name === 'string') {
    const tool = toolNamed(name, tools);
    const given = key === undefined ? undefined : argumentsObject(entryOf(value, key) ?? {});
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
