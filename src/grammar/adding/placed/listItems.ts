import type { Span } from '../../../syntax/scopes.ts';
import { name, typeName } from '../../code/spokenCode.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Place } from '../../places/place.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { intoList } from '../lists.ts';
import { textOnly } from '../template.ts';
import { insertAmong } from './insertion.ts';
import { listIn, type NamedList } from './namedLists.ts';
import { isCalled } from './naming.ts';
import { listed, type Wanted } from './wanted.ts';
import type { Where } from './where.ts';

/** So many things are added at once. */
const MOST_AT_ONCE = 4;

/**
 * Items added to a list that is pointed at, written as the others are: texts in their quotes, numbers as numbers, names
 * only where they are known. Undefined where there is no such list, or they would be strangers in it.
 */
export function itemsAdded(wanted: Wanted, where: Where, place: Place): Outcome | undefined {
  if (!(wanted.kind === undefined || wanted.kind === 'item') || !isBare(wanted)) return undefined;
  const list = where.owner ? listIn(where.owner, place) : besideItem(where, place);
  if (!list) return undefined;
  const parts = listed(wanted.name);
  const said = (parts.every(part => part.length > 0) ? parts : [wanted.name]).map(withoutKind);
  if (said.length > MOST_AT_ONCE) return undefined;
  const items = partsIn(list, place);
  const texts = items.map(({ start, end }) => place.text.slice(start, end));
  const written = said.map(words => itemText(words, texts, list, place));
  if (written.some(one => one === undefined || texts.includes(one))) return undefined;
  const index = indexIn(texts, where);
  if (index === undefined) return undefined;
  if (list.sort === 'words') return amongWords(items, index, written.join(' '), list);
  const code = written.join(', ');
  if (items.length === 0) return intoList(list, textOnly(code), { ...place, cursor: list.start }, 'elements');
  if (isBlock(list, place)) {
    if (index === 0 || written.length > 1) return undefined;
    const cursor = (items[index - 1] as Span).end;
    return intoList(list, textOnly(code), { ...place, cursor }, 'elements');
  }
  return insertAmong(items, index, textOnly(code), place);
}

/** "The string kelvin": what an item is is no part of it. */
function withoutKind(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(?:string|word|text|value|number|entry)$/i.test(words[0] ?? '') ? words.slice(1) : words;
}

function isBare(wanted: Wanted): boolean {
  const { modifiers, type, value, isOptional, isNotNull, rank } = wanted;
  return modifiers.length + type.length + value.length === 0 && !isOptional && !isNotNull && rank === undefined;
}

/** "Add medium after low" is for the one list that has a `low`, and the cursor in or beside it. */
function besideItem({ beside }: Where, place: Place): NamedList | undefined {
  if (!beside?.words.length) return undefined;
  const list = listIn(['the', 'list'], place);
  const texts = list ? partsIn(list, place).map(({ start, end }) => place.text.slice(start, end)) : [];
  return texts.some(one => isCalled(one, beside.words)) ? list : undefined;
}

function isBlock({ start }: Span, { text, tree }: Place): boolean {
  return tree?.data !== undefined && !/[([{]/.test(text[start - 1] ?? '');
}

function partsIn({ start, end, sort }: NamedList, { text, tree }: Place): readonly Span[] {
  if (sort === 'elements')
    return (tree?.partsOf({ start, end }) ?? []).filter(one => one.start >= start && one.end <= end);
  return [...text.slice(start, end).matchAll(/[^\s,]+/g)].map(({ index, 0: { length } }) => ({
    start: start + index,
    end: start + index + length,
  }));
}

function indexIn(texts: readonly string[], { beside, edge, rank }: Where): number | undefined {
  if (beside) {
    const at = texts.findIndex(one => beside.words.length > 0 && isCalled(one, beside.words));
    return at < 0 ? undefined : beside.side === 'after' ? at + 1 : at;
  }
  if (rank !== undefined) return rank - 1 <= texts.length ? rank - 1 : undefined;
  return edge === 'first' ? 0 : texts.length;
}

function itemText(
  words: readonly string[],
  others: readonly string[],
  { sort }: NamedList,
  { wording, tree }: Place,
): string | undefined {
  if (sort === 'types') return typeName(words, wording);
  if (sort === 'symbols') return `:${name(words, 'snake', wording)}`;
  if (sort === 'words') return joined(words).join('_');
  const bare = others.map(one => one.replace(/^- +/, ''));
  const number = cardinalAt(words, 0);
  if (bare.length > 0 && bare.every(one => /^-?[\d._]+$/.test(one))) {
    const only = /^-?\d+(\.\d+)?$/.test(words.join('')) ? words.join('') : undefined;
    return only ?? (number?.length === words.length ? String(number.value) : undefined);
  }
  const [quote] = /^["'`]/.exec(bare[0] ?? '') ?? [];
  if (quote && bare.every(one => one.startsWith(quote) && one.endsWith(quote)))
    return `${quote}${textLike(
      words,
      bare.map(one => one.slice(1, -1)),
    )}${quote}`;
  if (tree?.data && bare.length > 0 && bare.every(one => /^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(one))) {
    const text = textLike(words, bare);
    return /^(yes|no|on|off|true|false|null|[\d.]+)$/i.test(text) && tree.data.quotes !== 'never' ? undefined : text;
  }
  // A name that nobody has written before is none of the items.
  const known = wording.lexicon.spelling(words);
  return known !== undefined && bare.every(one => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(one)) ? known : undefined;
}

/** A text of several words, as the others join theirs. */
function textLike(words: readonly string[], others: readonly string[]): string {
  const said = joined(words);
  const [mark] = ['-', '_', ' ', '.'].filter(one => others.some(other => other.includes(one)));
  const isLoud = others.every(other => /^[A-Z][A-Z0-9_-]*$/.test(other));
  const isCapital = !isLoud && others.every(other => /^[A-Z]/.test(other));
  const text = said.join(mark ?? ' ');
  if (isLoud) return text.toUpperCase();
  return isCapital ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** "Web p": a letter by itself goes with the word before it. */
function joined(words: readonly string[]): readonly string[] {
  const parts: string[] = [];
  for (const word of words)
    if (parts.length > 0 && /^\p{L}$/u.test(word)) parts.push((parts.pop() ?? '') + word);
    else parts.push(word);
  return parts;
}

function amongWords(items: readonly Span[], index: number, word: string, list: Span): Outcome {
  const next = items[index];
  const at = next?.start ?? items.at(-1)?.end ?? list.start;
  const text = next ? `${word} ` : items.length > 0 ? ` ${word}` : word;
  return { edits: [{ start: at, end: at, text }], selections: [caret(at + text.trimEnd().length)] };
}
