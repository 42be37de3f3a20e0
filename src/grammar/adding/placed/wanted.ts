import { declarationAt } from '../../code/spoken/declarations.ts';
import { SpokenTypes } from '../../code/spoken/spokenTypes.ts';
import type { Wording } from '../../code/wording.ts';
import { formatterAt } from '../../english/formatters.ts';
import { signAt } from '../../english/signs.ts';
import { ordinalOf } from './ordinals.ts';

/** What is added. */
export type WantedKind = 'field' | 'variant' | 'column' | 'parameter' | 'attribute' | 'item';

/** Something to be added, each word of which is understood. Types and values are as they were said. */
export interface Wanted {
  /** Undefined where the place must tell. */
  readonly kind: WantedKind | undefined;
  readonly modifiers: readonly string[];
  readonly type: readonly string[];
  readonly name: readonly string[];
  readonly value: readonly string[];
  readonly isOptional: boolean;
  readonly isNotNull: boolean;
  /** Which of its like it shall be, from 1; -1 is the last. */
  readonly rank: number | undefined;
  /** Whether it was called a property, and not a field. */
  readonly isProperty: boolean;
}

const KINDS: ReadonlyMap<string, WantedKind> = new Map([
  ...(['field', 'property', 'prop', 'class field', 'instance variable'] as const).map(said => [said, 'field'] as const),
  ...(
    ['variant', 'enum member', 'enum value', 'enum variant', 'enum case', 'enum constant', 'enum entry'] as const
  ).map(said => [said, 'variant'] as const),
  ['column', 'column'],
  ...(['parameter', 'param'] as const).map(said => [said, 'parameter'] as const),
  ['attribute', 'attribute'],
  ...(['item', 'element', 'list item', 'array element', 'bullet', 'bullet point', 'task', 'step'] as const).map(
    said => [said, 'item'] as const,
  ),
]);
const LONGEST_KIND = 2;

const DETERMINERS = /^(a|an|another|one|more|new|the|extra|additional|further)$/;

/** What no name is made of: where it is left over, something was not understood. */
const NO_NAME =
  /^(a|an|and|above|after|as|at|before|behind|below|called|for|from|in|into|is|it|its|named|needs|next|of|on|or|others|rest|should|that|the|these|this|those|to|too|type|under|which|with|without|i'd|equals|colon|brackets?|reference|pointer)$/;
const LONGEST_NAME = 4;

type Detail = 'type' | 'value' | 'not null' | 'optional';

const DETAILS: readonly (readonly [Detail, readonly string[]])[] = (
  [
    ['type', ['of type', 'with type', 'with the type', 'with a type of', 'type', 'of the type', 'and type']],
    ['type', ["that's a", "that's an", 'that is a', 'that is an', 'which is a', 'which is an', 'as a', 'as an']],
    ['value', ['with default', 'with a default of', 'with default value', 'with a default value of', 'default']],
    ['value', ['with the default', 'defaulting to', 'with default of', 'with the value', 'with value', 'set to']],
    ['value', ['with a value of', 'equals', 'with the default value', 'which defaults to', 'that defaults to']],
    ['not null', ['not null', 'that must not be null', 'that is not null', 'that cannot be null', 'not nullable']],
    ['optional', ['that is optional', "that's optional", 'which is optional', 'that can be null', 'that may be null']],
  ] as const
)
  .flatMap(([detail, phrases]) => phrases.map(phrase => [detail, phrase.split(' ')] as const))
  .sort((a, b) => b[1].length - a[1].length);

/** Reads what is said of a thing: "an optional string field called due date"; undefined where a word is left over. */
export function wantedIn(said: readonly string[], wording: Wording): Wanted | undefined {
  let words = said.map(word => word.toLowerCase());
  let rank: number | undefined;
  while (words.length > 1) {
    const ordinal = ordinalOf(words[0] ?? '');
    if (ordinal !== undefined && rank === undefined && words.length > 2) rank = ordinal;
    else if (!DETERMINERS.test(words[0] ?? '')) break;
    words = words.slice(1);
  }
  const found = kindIn(words);
  if (!found) {
    const { name, ...details } = detailsOf(words, wording) ?? {};
    if (!name || !(isName(name) || listed(name).every(isName)) || rank !== undefined) return undefined;
    return { ...NOTHING, ...details, name };
  }
  const { kind, at, length } = found;
  const front = frontOf(words.slice(0, at), wording, kind);
  const rest = words.slice(at + length);
  const isCalled = /^(called|named)$/.test(rest[0] ?? '');
  const details = detailsOf(rest.slice(isCalled ? 1 : 0), wording);
  if (!details) return undefined;
  const behind = isCalled ? undefined : typedName(details.name, kind, details.type.length > 0, wording);
  const name = behind?.name ?? details.name;
  const own = [front.type, details.type, behind?.type ?? []].filter(type => type.length > 0);
  // "A depth field": what stands in front is its name where none is behind.
  const isNameInFront = name.length === 0 && own[0] === front.type && !front.isCertain;
  const isNamed = isNameInFront || front.name.length > 0;
  if (isNamed === name.length > 0) return undefined;
  const types = isNameInFront ? own.slice(1) : own;
  const whole = isNamed ? (isNameInFront ? front.type : front.name) : name;
  if (types.length > 1 || !isName(whole)) return undefined;
  return {
    kind,
    modifiers: [...front.modifiers, ...(behind?.modifiers ?? [])],
    type: types[0] ?? [],
    name: whole,
    value: details.value,
    isOptional: front.isOptional || details.isOptional,
    isNotNull: details.isNotNull,
    rank,
    isProperty: words[at] === 'property' || words[at] === 'prop',
  };
}

const NOTHING: Wanted = {
  ...{ kind: undefined, modifiers: [], type: [], name: [], value: [] },
  ...{ isOptional: false, isNotNull: false, rank: undefined, isProperty: false },
};

function kindIn(words: readonly string[]) {
  for (let at = 0; at < Math.min(words.length, 5); at++)
    for (let length = LONGEST_KIND; length > 0; length--) {
      const kind = KINDS.get(words.slice(at, at + length).join(' '));
      if (kind && at + length <= words.length) return { kind, at, length };
    }
  return undefined;
}

/**
 * Words with what may be a detail at their end apart, which is said of what comes first: "a parameter high to jump |
 * with default false".
 */
export function detailsLast(
  words: readonly string[],
): readonly (readonly [what: readonly string[], details: readonly string[]])[] {
  const found: (readonly [readonly string[], readonly string[]])[] = [[words, []]];
  for (let at = words.length - 2; at > 1; at--)
    if (DETAILS.some(([, phrase]) => phrase.every((word, index) => words[at + index] === word)))
      found.push([words.slice(0, at), words.slice(at)]);
  return found;
}

/** Modifiers and a type, or a name. */
function frontOf(words: readonly string[], wording: Wording, kind: WantedKind) {
  const modifiers: string[] = [];
  let isOptional = false;
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] as string;
    if (/^(optional|nullable)$/.test(word)) isOptional = true;
    else if (wording.writing?.modifiers.includes(word)) modifiers.push(word);
    else break;
  }
  const rest = words.slice(at);
  const isCertain = isKnownType(rest, wording);
  const isOfType = rest.length > 0 && (isCertain || isType(rest, wording));
  // "A country text column": the type of a column stands behind its name.
  const typed = kind === 'column' && !isCertain ? typedName(rest, kind, false, wording) : undefined;
  if (typed && typed.type.length > 0)
    return { modifiers, isOptional, isCertain: true, type: typed.type, name: typed.name };
  return {
    modifiers,
    isOptional,
    isCertain,
    type: isOfType ? rest : [],
    name: isOfType ? [] : rest,
  };
}

function detailsOf(words: readonly string[], wording: Wording) {
  let from = 0;
  let current: Detail | undefined;
  let name: readonly string[] = [];
  const of = new Map<Detail, readonly string[]>();
  const close = (to: number) => {
    if (current === undefined) name = words.slice(from, to);
    else of.set(current, words.slice(from, to));
  };
  for (let at = 0; at < words.length; ) {
    const found = DETAILS.find(([, phrase]) => phrase.every((word, index) => words[at + index] === word));
    const isOpen = current === 'value' || current === 'type';
    if (!found || of.has(found[0]) || (isOpen && at === from)) {
      at++;
      continue;
    }
    close(at);
    [current] = found;
    of.set(current, []);
    at += found[1].length;
    from = at;
  }
  close(words.length);
  const type = of.get('type') ?? [];
  const value = of.get('value') ?? [];
  if (of.has('type') && (type.length === 0 || !isType(type, wording))) return undefined;
  if (of.has('value') && value.length === 0) return undefined;
  if ((['not null', 'optional'] as const).some(detail => (of.get(detail) ?? []).length > 0)) return undefined;
  return { name, type, value, isNotNull: of.has('not null'), isOptional: of.has('optional') };
}

/** "Bool html", "val year", and where types stand behind without a mark, "country text". */
function typedName(words: readonly string[], kind: WantedKind, isTyped: boolean, wording: Wording) {
  const { writing } = wording;
  const from = words.findIndex((word, at) => at === words.length - 1 || !writing?.modifiers.includes(word));
  const modifiers = words.slice(0, Math.max(0, from));
  const rest = words.slice(modifiers.length);
  if (isTyped || rest.length < 2) return { modifiers, name: rest, type: [] };
  const isBare = kind === 'column' || writing?.typeMark === ' ';
  for (let at = 1; at < rest.length; at++) {
    const type = rest.slice(at);
    if (
      isBare ? isKnownType(type, wording) : isNothingElse(type, wording) && !isNothingElse(rest.slice(0, at), wording)
    )
      return { modifiers, name: rest.slice(0, at), type };
  }
  for (let at = rest.length - 1; at > 0; at--)
    if (isKnownType(rest.slice(0, at), wording)) return { modifiers, name: rest.slice(at), type: rest.slice(0, at) };
  const found = writing?.typeStands === 'before' ? declarationAt(rest, wording) : undefined;
  if (found?.type && found.name.length > 0 && found.next === rest.length && found.modifiers.length === 0) {
    const at = rest.length - found.name.length;
    return { modifiers, name: rest.slice(at), type: rest.slice(0, at) };
  }
  return { modifiers, name: rest, type: [] };
}

/** A type that is no word for anything else: "a balance u64", and not "a page number". */
function isNothingElse(words: readonly string[], { writing }: Wording): boolean {
  const [word = ''] = words;
  return (
    words.length === 1 &&
    writing?.typeStands !== undefined &&
    /^(string|str|bool|boolean|int|integer|float|[iuf](?:8|16|32|64|128)|[iu]size|u?int(?:8|16|32|64)|float(?:32|64))$/.test(
      word,
    )
  );
}

/** Words that are a type of the language's own. */
function isKnownType(words: readonly string[], { writing }: Wording): boolean {
  const said = words.join(' ');
  return (
    words.length > 0 &&
    (Object.hasOwn(writing?.types ?? {}, said) ||
      /^(string|str|text|bool|boolean|int|integer|float|double|number|char|u8|u16|u32|u64|i8|i16|i32|i64|f32|f64|usize|int32|int64|float64)$/.test(
        said,
      ))
  );
}

export function isType(words: readonly string[], wording: Wording): boolean {
  if (isKnownType(words, wording)) return true;
  const known = new SpokenTypes(words, wording).at(0, words.length, true);
  return known?.length === words.length;
}

/** "Hash and eq", "hash comma eq" are two. */
export function listed(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const word of words)
    if (/^(and|comma)$/.test(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  return parts;
}

/** Signs, and styles that are said, are read as code. Alone, a sign may be what something is called. */
function isName(words: readonly string[]): boolean {
  if (words.length === 0 || words.length > LONGEST_NAME || words.some(word => NO_NAME.test(word))) return false;
  return words.length === 1 || !words.some((_word, at) => signAt(words, at) ?? formatterAt(words, at));
}
