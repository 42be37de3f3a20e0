import type { DataStyle } from '../../syntax/dataStyle.ts';
import type { ScopeName } from '../../syntax/scopeNames.ts';
import { named, styleOf } from '../english/formatters.ts';
import { cardinalAt } from '../english/numbers.ts';
import type { Place } from '../places/place.ts';
import type { Outcome } from '../places/text/outcome.ts';
import { asksForMore } from './addends.ts';
import { listAt } from './attaching.ts';
import { intoList } from './lists.ts';
import { type Filled, textOnly } from './template.ts';

const ITEMS = /^(item|element|bullet|point|value)$/;
const ENTRIES = /^(entry|key|property|field|setting|option|pair)$/;
/** What stands between a key and its value. */
const JOINTS = /^(equals|colon|is|as|to|value|=|:)$/;
/** So many words a key has at most, where nothing tells where its value begins. */
const LONGEST_KEY = 4;

/**
 * Adds an item or an entry to data: "item delta", "entry timeout thirty", "key name with value harbour". Undefined where
 * there is no list of the kind, or nothing to add is said.
 */
export function addData(words: readonly string[], place: Place): Outcome | undefined {
  const { tree } = place;
  const style = tree?.data;
  if (!tree || !style) return undefined;
  const said = words.map(word => word.toLowerCase());
  const kind = said[0] === 'list' || said[0] === 'bullet' ? said[1] : said[0];
  const at = kind === said[0] ? 1 : 2;
  const isItem = ITEMS.test(kind ?? '') || (said[0] === 'bullet' && !ITEMS.test(kind ?? ''));
  const from = isItem && !ITEMS.test(kind ?? '') ? 1 : at;
  const rest = words.slice(from + (/^(called|named|with|that says|saying)$/.test(said[from] ?? '') ? 1 : 0));
  if (rest.length === 0 || asksForMore(rest)) return undefined;
  if (isItem) return itemOf(rest, style, place);
  return ENTRIES.test(kind ?? '') ? entryOf(rest, style, place) : undefined;
}

function itemOf(words: readonly string[], style: DataStyle, place: Place): Outcome | undefined {
  const list = listAt('elements', place);
  const items = list && place.tree?.partsOf(list);
  if (!list || !items) return undefined;
  const others = items.map(({ start, end }) => place.text.slice(start, end));
  // An object among objects is no word.
  if (others.some(other => /^(- )?[{[](?![ xX]\])/.test(other) || /^- +[\w"'-]+:(\s|$)/.test(other))) return undefined;
  const isQuoted = others.length > 0 && others.every(other => /^(- +)?["']/.test(other));
  return intoList(list, textOnly(value(words, isQuoted ? { ...style, quotes: 'always' } : style)), place, 'elements');
}

function entryOf(words: readonly string[], style: DataStyle, place: Place): Outcome | undefined {
  const list = listAt('entries' satisfies ScopeName, place);
  if (!style.entry || !list || !place.tree) return undefined;
  const keys = place.tree
    .scopesNear('key', place.cursor)
    .filter(({ start, end }) => start >= list.start && end <= list.end)
    .map(({ name }) => name.replace(/^["']|["']$/g, ''));
  const parts = partsOf(words);
  if (!parts) return undefined;
  const key = named(parts.key, keyStyle(keys, style));
  if (keys.includes(key)) return undefined;
  const quoted = style.quotesKeys ? `"${key}"` : key;
  return intoList(list, filled(style, quoted, parts.value), place, 'entries');
}

function filled(style: DataStyle, key: string, words: readonly string[]): Filled {
  const said = words.length === 0 ? (style.quotes === 'always' ? '""' : '') : value(words, style);
  const text = (style.entry ?? '').replace('$key', () => key).replace('$value', () => said);
  // An empty text is to be filled.
  return { text: text.trimEnd(), cursor: words.length === 0 && said ? text.length - 1 : text.trimEnd().length };
}

/** Key and value: what joins them tells where one ends, else a number or a truth at the end is the value. */
function partsOf(
  words: readonly string[],
): { readonly key: readonly string[]; readonly value: readonly string[] } | undefined {
  const joint = words.findIndex((word, at) => at > 0 && JOINTS.test(word.toLowerCase()));
  if (joint > 0) {
    const isWith = /^(with|set|and|the|a)$/i.test(words[joint - 1] ?? '');
    const key = words.slice(0, isWith ? joint - 1 : joint).filter(word => !/^(with|set|and)$/i.test(word));
    const value = words.slice(joint + 1);
    return key.length === 0 || key.length > LONGEST_KEY || value.length === 0 ? undefined : { key, value };
  }
  for (let at = 1; at < words.length; at++)
    if (literal(words.slice(at)) !== undefined) return { key: words.slice(0, at), value: words.slice(at) };
  return words.length > LONGEST_KEY ? undefined : { key: words, value: [] };
}

/** A number, a truth or nothing; undefined where words are a text. */
function literal(words: readonly string[]): string | undefined {
  const said = words.map(word => word.toLowerCase());
  const [only = ''] = said;
  if (said.length === 1 && /^(true|false|null)$/.test(only)) return only;
  if (said.length === 1 && /^-?\d+(\.\d+)?$/.test(only)) return only;
  const isBelow = /^(minus|negative)$/.test(only);
  const from = isBelow ? 1 : 0;
  const number = cardinalAt(said, from);
  return number && from + number.length === said.length ? `${isBelow ? '-' : ''}${number.value}` : undefined;
}

function value(words: readonly string[], { quotes, nothing }: DataStyle): string {
  const plain = quotes === 'never' ? undefined : literal(words);
  if (plain === 'null') return nothing ?? '""';
  if (plain !== undefined) return plain;
  const text = words.join(' ');
  return quotes === 'always' || (quotes === 'needed' && isOdd(text)) ? JSON.stringify(text) : text;
}

/** What YAML would not read as this text. */
function isOdd(text: string): boolean {
  return /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |:$| #|^(yes|no|on|off|true|false|null|~)$|^[\d.+-]+$/i.test(text);
}

function keyStyle(keys: readonly string[], { keys: own }: DataStyle) {
  for (const key of keys) {
    if (/^[A-Z][A-Z0-9_]+$/.test(key)) return 'constant';
    if (/[a-z]-/.test(key)) return 'kebab';
    const style = styleOf(key);
    if (style && style !== 'flat' && /[A-Z_-]/.test(key)) return style;
  }
  return own;
}
