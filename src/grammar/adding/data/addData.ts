import type { DataStyle } from '../../../syntax/dataStyle.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { prose, typed } from '../../code/spokenCode.ts';
import { named, styleOf } from '../../english/formatters.ts';
import { outermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { asksForMore } from '../addends.ts';
import { listAt } from '../attaching.ts';
import { onOwnLine } from '../blocks.ts';
import { intoList } from '../lists.ts';
import { type Filled, textOnly } from '../template.ts';
import { isEmptyValue, literal, type SaidEntry } from './saidEntry.ts';

const ITEMS = /^(item|element|bullet|point|value)$/;

/**
 * Adds an item to data: "item delta", "bullet olive oil". Undefined where
 * there is no list of the kind, or nothing to add is said.
 */
export function addData(words: readonly string[], place: Place): Outcome | undefined {
  const { tree } = place;
  const style = tree?.data;
  const said = words.map(word => word.toLowerCase());
  if (said[0] === 'comment') return commentOf(words.slice(1), place);
  if (!tree || !style) return undefined;
  const kind = said[0] === 'list' || said[0] === 'bullet' ? said[1] : said[0];
  const at = kind === said[0] ? 1 : 2;
  const isItem = ITEMS.test(kind ?? '') || (said[0] === 'bullet' && !ITEMS.test(kind ?? ''));
  if (!isItem) return undefined;
  const from = ITEMS.test(kind ?? '') ? at : 1;
  const rest = words.slice(from + (/^(called|named|with|that says|saying)$/.test(said[from] ?? '') ? 1 : 0));
  const isPlace = /^(after|before|below|above|under|behind)$/i.test(rest[0] ?? '');
  return rest.length === 0 || isPlace || asksForMore(rest) ? undefined : itemOf(rest, style, place);
}

/** "Comment saying ask first": a line of its own below. */
function commentOf(words: readonly string[], place: Place): Outcome | undefined {
  const { line } = place.comments;
  const isSaid = /^(saying|called)$/i.test(words[0] ?? '');
  const isThat = /^that (says|reads)$/i.test(words.slice(0, 2).join(' '));
  const own = words.slice(isSaid ? 1 : isThat ? 2 : 0);
  if (line === undefined || own.length === 0 || !(isSaid || isThat || !asksForMore(own))) return undefined;
  const others = (place.tree?.scopes('comment') ?? []).map(({ start, end }) => place.text.slice(start, end));
  const areSmall = others.length > 0 && others.every(other => /^\W*\p{Ll}/u.test(other));
  return onOwnLine(textOnly(`${line} ${areSmall ? own.join(' ') : prose(own)}`), place);
}

function itemOf(words: readonly string[], style: DataStyle, place: Place): Outcome | undefined {
  const list = listAt('elements', place);
  const items = list && place.tree?.partsOf(list);
  if (!list || !items) return undefined;
  const others = items.map(({ start, end }) => place.text.slice(start, end));
  // An object among objects is no word.
  if (others.some(other => /^(- )?[{[](?![ xX]\])/.test(other) || /^- +[\w"'-]+:(\s|$)/.test(other))) return undefined;
  const isQuoted = others.length > 0 && others.every(other => /^(- +)?["']/.test(other));
  return intoList(
    list,
    textOnly(value(words, isQuoted ? { ...style, quotes: 'always' } : style, place)),
    place,
    'elements',
  );
}

/**
 * An entry among those of a list, behind the one at the cursor, written as they are. Undefined where one has its key, or
 * where nothing can be told of what it is set to.
 */
export function intoEntries(
  list: Span,
  { key: said, value: words, isText = false }: Pick<SaidEntry, 'key' | 'value' | 'isText'>,
  place: Place,
): Outcome | undefined {
  const style = place.tree?.data;
  if (!style?.entry) return undefined;
  const keys = keysIn(list, place);
  const all = () =>
    (place.tree?.scopes('key') ?? [])
      .map(({ name }) => name.replace(/^["']|["']$/g, ''))
      .filter(name => name !== name.toUpperCase());
  const own = keyStyle(keys, style);
  // Packages are called so.
  const key = named(said, own ?? (isText ? 'kebab' : (keyStyle(all(), style) ?? style.keys)));
  if (keys.includes(key)) return undefined;
  const quoted = style.quotesKeys ? `"${key}"` : key;
  const number = hasVersions(list, place) ? literal(words) : undefined;
  const isVersion = number !== undefined && /^\d[\d.]*$/.test(number);
  return intoList(
    list,
    isVersion
      ? textOnly(entryLike(list, style.entry, place).replace('$key', quoted).replace('$value', JSON.stringify(number)))
      : filled({ ...style, entry: entryLike(list, style.entry, place) }, quoted, words, isText, place),
    place,
    'entries',
  );
}

/** Whether the numbers of a list are in quotes, as those of versions are. */
function hasVersions(list: Span, place: Place): boolean {
  const values = entriesIn(list, place).map(({ start, end }) => place.text.slice(start, end));
  return values.some(entry => /[=:]\s*["']\d/.test(entry)) && !values.some(entry => /[=:]\s*\d/.test(entry));
}

/** The entries that a list has itself, and not one of them. */
export function entriesIn(list: Span, { tree }: Place): readonly Span[] {
  if (!tree?.knows('entry')) return [];
  return outermost(tree.scopes('entry').filter(({ start, end }) => start >= list.start && end <= list.end));
}

/** The keys that a list has itself. */
export function keysIn(list: Span, place: Place): readonly string[] {
  const { tree, text } = place;
  const keys = tree?.scopes('key') ?? [];
  return entriesIn(list, place).map(entry => {
    const key = keys.find(({ start, end }) => start === entry.start && end <= entry.end);
    return key ? text.slice(key.start, key.end).replace(/^["']|["']$/g, '') : '';
  });
}

/** With the sign as it stands in the others: `a=1` beside `b=2`. */
function entryLike(list: Span, entry: string, place: Place): string {
  const { text } = place;
  const [first] = entriesIn(list, place);
  const sign = first && /^["']?[\w.-]+["']?(\s*[=:]\s*)\S/.exec(text.slice(first.start, first.end))?.[1];
  return sign && !sign.includes('\n') ? `$key${sign}$value` : entry;
}

function filled(style: DataStyle, key: string, words: readonly string[], isText: boolean, place: Place): Filled {
  const isQuoted = isText && style.quotes !== 'never' && (style.quotes === 'always' || literal(words) !== undefined);
  const plain = words.length === 0 ? (style.quotes === 'always' ? '""' : '') : value(words, style, place);
  const said = isQuoted ? JSON.stringify(words.join(' ')) : plain;
  const text = (style.entry ?? '').replace('$key', () => key).replace('$value', () => said);
  // An empty text is to be filled.
  return { text: text.trimEnd(), cursor: words.length === 0 && said ? text.length - 1 : text.trimEnd().length };
}

/** Signs that are said in paths, versions and addresses. */
const SIGN = /^(slash|dot|dash|hyphen|underscore|colon|backslash|tilde|star)$/i;

function value(words: readonly string[], { quotes, nothing }: DataStyle, { wording }: Place): string {
  const empty = quotes === 'always' || quotes === 'needed' ? isEmptyValue(words) : undefined;
  if (empty) return { list: '[]', object: '{}', text: '""' }[empty];
  const plain = quotes === 'never' ? undefined : literal(words);
  if (plain === 'null') return nothing ?? '""';
  if (plain !== undefined) return plain;
  const isSigned = words.length > 1 && words.some(word => SIGN.test(word));
  const text = isSigned ? typed(words, wording).text : words.join(' ');
  const isQuoted =
    quotes === 'always' || (quotes === 'needed' && isOdd(text)) || (quotes === 'spaced' && /[\s#"'$\\]/.test(text));
  return isQuoted ? JSON.stringify(text) : text;
}

/** What YAML would not read as this text. */
function isOdd(text: string): boolean {
  return /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |:$| #|^(yes|no|on|off|true|false|null|~)$|^[\d.+-]+$/i.test(text);
}

/** The style of the first key that tells one. */
function keyStyle(keys: readonly string[], { keys: own }: DataStyle) {
  for (const key of keys) {
    if (/^[A-Z][A-Z0-9_]+$/.test(key)) return 'constant';
    if (/[a-z]-/.test(key)) return 'kebab';
    const style = styleOf(key);
    if (style && style !== 'flat' && /[A-Z_-]/.test(key)) return style;
  }
  return own === 'constant' ? own : undefined;
}
