import { cardinalAt } from '../../english/numbers.ts';

/** An entry that is said: its key, its value, and whether it was called one. */
export interface SaidEntry {
  readonly key: readonly string[];
  /** No words where none was said. */
  readonly value: readonly string[];
  /** "A key timeout", and not only "timeout 30". */
  readonly isCalledOne: boolean;
  /** Whether nothing else need tell that it is one. */
  readonly isWhole: boolean;
  /** Whether the value is a text though it is made of digits. */
  readonly isText?: boolean;
  /** What several of its like may be called by, and its key then: "script" of "a start script", "a script start". */
  readonly sorts: readonly (readonly [sort: string, key: readonly string[]])[];
}

const DETERMINERS = /^(a|an|another|one|more|new|the|extra|additional)$/;
const KINDS = /^(entry|key|property|field|setting|option|pair|attribute|variable)$/;
/** What stands in front of a kind, and is part of it. */
const OF_KINDS = /^(config|configuration|environment|env|key-value)$/;
/** Keys that are called one: `api_key`. */
const KEYS_OF_THEIR_OWN = /^(api|access|secret|auth|public|primary|foreign|encryption|signing|ssh|license|licence)$/;

/** What stands between a key and its value. */
const JOINTS: readonly (readonly string[])[] = [
  ...['with the value of', 'with a value of', 'with the value', 'with value', 'with the text', 'and the value'],
  ...['and value', 'set to', 'equal to', 'equals', 'that is set to', 'that is', "that's", 'that says', 'that runs'],
  ...['which runs', 'which is', 'saying', 'containing', 'colon', 'value', 'with', 'is', 'as', 'of', 'to', '=', ':'],
].map(said => said.split(' '));

/** Of what no key is made. */
const NO_KEY =
  /^(a|an|and|above|after|at|before|behind|below|called|for|from|in|into|it|its|named|of|onto|should|than|that|the|these|this|those|to|under|which|with|without)$/;
/** Things of other kinds: "an item 8080" has no key. */
const OTHERS =
  /^(item|element|bullet|point|value|list|task|line|lines|row|comment|section|table|heading|paragraph|object|array|step|string|word|number|text)$/;
/** Behind these a text tells where it belongs, or goes on about something else. */
const ELSEWHERE =
  /^(to|into|in|inside|under|after|before|below|above|beneath|underneath|at|please|should|that|which|and)$/;
const LONGEST_KEY = 4;

/**
 * Reads an entry: "a key timeout with 30", "a private key", "timeout 30", "a start script that runs node app.js".
 * Undefined where a word of it is not understood.
 */
export function saidEntry(said: readonly string[]): SaidEntry | undefined {
  const lower = said.map(word => word.toLowerCase());
  const first = lower.findIndex(word => !DETERMINERS.test(word));
  if (first < 0) return undefined;
  for (let at = first + 1; at < said.length - 1; at++) {
    const joint = JOINTS.find(phrase => phrase.every((word, index) => lower[at + index] === word));
    if (!joint || at + joint.length >= said.length) continue;
    return entryOf(said.slice(first, at), said.slice(at + joint.length), joint.join(' '));
  }
  for (let at = first + 1; at < said.length; at++)
    if (literal(said.slice(at)) !== undefined) return entryOf(said.slice(first, at), said.slice(at), '');
  return entryOf(said.slice(first), [], '');
}

function entryOf(head: readonly string[], value: readonly string[], joint: string): SaidEntry | undefined {
  const isText = literal(value) === undefined;
  if (value.some((word, at) => at > 0 && ELSEWHERE.test(word.toLowerCase()))) return undefined;
  // "A dark one": what is described is to be found by somebody.
  if (/^(a|an|the|some|any|all|no)$/i.test(value[0] ?? '') && !isEmptyValue(value)) return undefined;
  // "4 to servers": a number is all of its value, with its unit at the most.
  if (isText && value.length > 2 && literal(value.slice(0, 1)) !== undefined) return undefined;
  const { key, kind } = keyIn(head);
  const isCalledOne = kind === undefined ? false : KINDS.test(kind);
  // "A bit of salt": what is no entry by its name is one by its sign or its number.
  const isSigned = /^(equals|colon|=|:|set to|that runs|which runs)$/.test(joint);
  const most = /^version$/i.test(key.at(-1) ?? '') ? LONGEST_KEY + 1 : LONGEST_KEY;
  if (key.length === 0 || key.length > most || key.some(word => NO_KEY.test(word.toLowerCase()))) return undefined;
  // "A port ninety ninety" is one number said in two, and no key.
  if (key.length > 1 && !isCalledOne && cardinalAt([key.at(-1)?.toLowerCase() ?? ''], 0)) return undefined;
  if (key.length === 1 && KINDS.test(key[0]?.toLowerCase() ?? '')) return undefined;
  if (kind === undefined && OTHERS.test(key[0]?.toLowerCase() ?? '')) return undefined;
  const sorts: [string, readonly string[]][] = [];
  if (kind !== undefined && !isCalledOne) sorts.push([kind, key]);
  else if (!isCalledOne && key.length > 1)
    sorts.push([key.at(-1) ?? '', key.slice(0, -1)], [key[0] ?? '', key.slice(1)]);
  // "A dev dependency vitest version one".
  if (!isCalledOne && key.length > 2) sorts.push([key.slice(0, 2).join(' '), key.slice(2)]);
  if (!isCalledOne && isText && value.length > 0 && !isSigned && sorts.length === 0) return undefined;
  return { key, value, isCalledOne, isWhole: isCalledOne || (kind === undefined && (!isText || isSigned)), sorts };
}

/** The key in what stands in front of a value, and what it was called: "setting", "script". */
function keyIn(head: readonly string[]): { readonly key: readonly string[]; readonly kind?: string } {
  const lower = head.map(word => word.toLowerCase());
  const from = OF_KINDS.test(lower[0] ?? '') && KINDS.test(lower[1] ?? '') ? 1 : 0;
  const isCalled = /^(called|named)$/.test(lower[from + 1] ?? '');
  if (isCalled) return { key: head.slice(from + 2), kind: lower[from] ?? '' };
  if (KINDS.test(lower[from] ?? '') && head.length > from + 1)
    return { key: head.slice(from + 1), kind: lower[from] ?? '' };
  const last = lower.at(-1) ?? '';
  if (!KINDS.test(last) || head.length < 2) return { key: head };
  if (last === 'key' && KEYS_OF_THEIR_OWN.test(lower.at(-2) ?? '')) return { key: [] };
  return { key: head.slice(0, OF_KINDS.test(lower.at(-2) ?? '') && head.length > 2 ? -2 : -1), kind: last };
}

const EMPTY = /^an? empty (list|array|object|dictionary|map|string|text)$/i;

/** "An empty list". */
export function isEmptyValue(words: readonly string[]): 'list' | 'object' | 'text' | undefined {
  const kind = EMPTY.exec(words.join(' '))?.[1]?.toLowerCase();
  if (kind === undefined) return undefined;
  return /list|array/.test(kind) ? 'list' : /string|text/.test(kind) ? 'text' : 'object';
}

/** A number, a truth or nothing; undefined where words are a text. */
export function literal(words: readonly string[]): string | undefined {
  const said = words.map(word => word.toLowerCase());
  const [only = ''] = said;
  if (said.length === 1 && /^(true|false|null)$/.test(only)) return only;
  if (said.length === 1 && /^-?\d+(\.\d+)?$/.test(only)) return only;
  const isBelow = /^(minus|negative)$/.test(only);
  const from = isBelow ? 1 : 0;
  const number = cardinalAt(said, from);
  return number && from + number.length === said.length ? `${isBelow ? '-' : ''}${number.value}` : undefined;
}
