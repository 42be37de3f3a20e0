import type { Writing } from '../../../syntax/writing.ts';
import { isSentence } from '../../code/proseGuard.ts';
import { SpokenTypes } from '../../code/spoken/spokenTypes.ts';
import type { Wording } from '../../code/wording.ts';
import { cardinalAt } from '../../english/numbers.ts';

/** What is said of a thing besides its name. */
export interface Details {
  /** Its name, type and value, as a declaration is said: "limit colon number equals ten". */
  readonly words: readonly string[];
  readonly parameters: readonly (readonly string[])[];
  readonly returns: readonly string[];
  readonly parent: readonly string[];
  readonly interfaces: readonly (readonly string[])[];
}

type Detail = 'takes' | 'returns' | 'type' | 'value' | 'parent' | 'interfaces';

/** How a detail begins; in brackets what may be left out. */
const BEGINNINGS: Readonly<Record<Detail, readonly string[]>> = {
  takes: [
    ...['taking', 'accepting', 'that takes', 'which takes', 'that accepts', 'which accepts', 'with parameter'],
    ...['with parameters', 'with a parameter', 'with the parameter', 'with the parameters', 'with argument'],
    ...[
      'with arguments',
      'with params',
      'with param',
      'with a parameter called',
      'with a parameter named',
      'and takes',
    ],
    ...['with parameter called', 'that takes in', 'taking in', 'which takes in'],
  ],
  returns: [
    ...['returning', 'that returns', 'which returns', 'and returns', 'and returning', 'returns', 'with return type'],
    ...['with a return type of', 'with return type of', 'of return type', 'and return type', 'with the return type'],
  ],
  type: ['of type', 'with type', 'of the type', 'with the type', 'and type', 'with a type of'],
  value: [
    ...['with default', 'with default value', 'with a default of', 'with a default value of', 'with the default'],
    ...['with default of', 'with default value of', 'with the default value', 'with the default value of'],
    ...['defaulting to', 'that defaults to', 'which defaults to', 'and default', 'and default value', 'defaults to'],
    ...['with value', 'with the value', 'with a value of', 'with initial value', 'with an initial value of', 'set to'],
    ...['initialized to', 'initialised to', 'initialized with', 'that is set to', 'that equals', 'starting at'],
  ],
  parent: [
    ...['extends', 'extending', 'that extends', 'which extends', 'inheriting from', 'inherits from'],
    ...['that inherits from', 'which inherits from', 'derived from', 'subclassing'],
  ],
  interfaces: ['implements', 'implementing', 'that implements', 'which implements', 'and implements'],
};

const BY_BEGINNING: ReadonlyMap<string, Detail> = new Map(
  Object.entries(BEGINNINGS).flatMap(([detail, phrases]) => phrases.map(phrase => [phrase, detail as Detail] as const)),
);
const LONGEST_BEGINNING = 5;

/** What takes parameters and returns something. */
export const IS_FUNCTION = /function|generator|method|getter|setter|prototype|initializer|mixin definition/;
const IS_CLASS = /^(class|interface|struct|record|enum|trait|object)$/;

function has(detail: Detail, key: string): boolean {
  if (IS_FUNCTION.test(key)) return detail === 'takes' || detail === 'returns';
  if (IS_CLASS.test(key)) return detail === 'parent' || detail === 'interfaces';
  return detail === 'type' || detail === 'value';
}

/**
 * Takes apart what is said behind the name of a construct: "fly that takes speed", "limit of type number with default
 * ten", "dog extending animal". Undefined where nothing of the kind is said, or where it describes what only a person
 * could write: "that returns the best one".
 */
export function detailsIn(
  key: string,
  said: readonly string[],
  wording: Wording & { readonly writing: Writing },
): Details | undefined {
  const isNamed = /^(called|named)$/i.test(said[0] ?? '') && said.length > 1;
  const words = said.slice(isNamed ? 1 : 0);
  const segments = segmentsOf(key, words);
  if (!segments) return isNamed && !isSentence(words, wording) ? detailed({ words }) : undefined;
  const { name, of } = segments;
  const type = of.get('type') ?? [];
  const value = of.get('value') ?? [];
  const returns = withoutArticle(of.get('returns') ?? []);
  const parent = of.get('parent') ?? [];
  const parameters = listed(of.get('takes') ?? []);
  const interfaces = listed(of.get('interfaces') ?? []);
  const isPlain = (part: readonly string[]) => part.length > 0 && part.length <= 6 && !isSentence(part, wording);
  const isParameter = (part: readonly string[]) => isPlain(part) && cardinalAt(lower(part), 0) === undefined;
  if (![...parameters, ...interfaces].every(isParameter)) return undefined;
  if (![type, value, parent].every(part => part.length === 0 || isPlain(part))) return undefined;
  if (returns.length > 0 && !isType(returns, wording)) return undefined;
  const whole = [...name, ...(type.length ? ['colon', ...type] : []), ...(value.length ? ['equals', ...value] : [])];
  return detailed({ words: whole, parameters, returns, parent, interfaces });
}

function detailed(some: Partial<Details>): Details {
  return { words: [], parameters: [], returns: [], parent: [], interfaces: [], ...some };
}

/** The words of the name, and those of each detail. */
function segmentsOf(key: string, words: readonly string[]) {
  const said = lower(words);
  const of = new Map<Detail, readonly string[]>();
  let name: readonly string[] | undefined;
  let current: Detail | undefined;
  let from = 0;
  // A constructor has no name of its own.
  const first = key === 'initializer' ? 0 : 1;
  for (let at = first; at < words.length; at++) {
    const found = beginningAt(said, at, key);
    if (!found || of.has(found.detail) || at + found.length >= words.length) continue;
    const part = words.slice(from, at);
    if (current) of.set(current, part);
    else name = part;
    current = found.detail;
    of.set(current, []);
    from = at + found.length;
    at = from - 1;
  }
  if (!current || !name) return undefined;
  of.set(current, words.slice(from));
  return { name, of };
}

function beginningAt(said: readonly string[], at: number, key: string) {
  for (let length = LONGEST_BEGINNING; length > 0; length--) {
    const detail = BY_BEGINNING.get(said.slice(at, at + length).join(' '));
    if (detail && at + length <= said.length && has(detail, key)) return { detail, length };
  }
  return undefined;
}

/** "A and b", "a comma b comma c": each by itself, without its article. */
function listed(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (/^(and|comma)$/i.test(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  // "a, and b" has an empty one in between.
  const some = parts.filter(part => part.length > 0).map(withoutArticle);
  return some.map(part => (/^(called|named)$/i.test(part[0] ?? '') ? part.slice(1) : part));
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(a|an|the)$/i.test(words[0] as string) ? words.slice(1) : words;
}

function isType(words: readonly string[], wording: Wording): boolean {
  const types = new SpokenTypes(lower(words), wording);
  return types.at(0, words.length, true)?.length === words.length;
}

function lower(words: readonly string[]): readonly string[] {
  return words.map(word => word.toLowerCase());
}
