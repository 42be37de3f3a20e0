import { NAMESPACES } from '../../common/callForms.ts';
import { entryOf } from '../../common/entryOf.ts';
import { isJson, type Json, parsed } from '../../openai/replies/json.ts';
import type { Tool } from '../chatModel.ts';

/** What some models put in front of a name. */
const PREFIX = new RegExp(`^(?:${NAMESPACES})[.:/]`);
/** And behind it: marks of gpt-oss's format, Kimi's count of calls. */
const SUFFIX = /(?:<\|.*|:\d+)$/s;

/** How often arguments are written as a text in a text. */
const DEEPEST = 3;

/** The offered tool that a name means: as it stands, or without what a model's format adds to it. */
export function toolNamed(name: string, tools: readonly Tool[]): Tool | undefined {
  const plain = name.trim();
  const bare = plain.replace(SUFFIX, '').replace(PREFIX, '');
  return tools.find(tool => tool.name === plain) ?? tools.find(tool => tool.name === bare);
}

/** The JSON object that arguments are, also as a text that holds one. Undefined for anything else. */
export function argumentsObject(value: unknown): Json | undefined {
  let found = value;
  for (let depth = 0; depth < DEEPEST && typeof found === 'string'; depth++) found = parsed(found);
  return isJson(found) ? found : undefined;
}

/**
 * Arguments as a tool takes them: where its schema has a list or an object and a text stands that holds one, that.
 * Nothing else about them is changed.
 */
export function fittedTo({ parameters }: Pick<Tool, 'parameters'>, given: Json): Json {
  const properties = isJson(parameters) ? parameters['properties'] : undefined;
  const fitted = Object.entries(given).map(([name, value]) => {
    const schema = isJson(properties) && entryOf(properties, name);
    const type = isJson(schema) ? schema['type'] : undefined;
    const inner = typeof value === 'string' && (type === 'array' || type === 'object') ? parsed(value) : undefined;
    const fits = type === 'array' ? Array.isArray(inner) : isJson(inner);
    return [name, inner !== undefined && fits ? inner : value] as const;
  });
  return Object.fromEntries(fitted);
}
