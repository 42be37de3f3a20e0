import { entryOf } from '../../../common/entryOf.ts';
import { SCOPES, type ScopeName } from '../../../syntax/scopeNames.ts';
import { DERIVED, type Kind, SYNONYMS, UNITS } from './kinds.ts';

/** What several of these, said without a number, are as a whole: "delete arguments". */
const WHOLES: Readonly<Record<string, ScopeName>> = {
  argument: 'argument list',
  parameter: 'parameter list',
  parent: 'parent list',
  modifier: 'modifier list',
  'type argument': 'type argument list',
  'type parameter': 'type parameter list',
  'positional parameter': 'positional parameter list',
  'named parameter': 'named parameter list',
  'return value name': 'return value name list',
};

export interface ObjectWord {
  /** What it may stand for, the likeliest first. */
  readonly kinds: readonly Kind[];
  readonly plural: boolean;
  /** The scope that holds all of them, if they are said as a plural. */
  readonly whole: ScopeName | undefined;
  /** How many words it takes. */
  readonly length: number;
  /** How one of them is called as it was said. */
  readonly name?: string;
}

const NAMES: ReadonlyMap<string, readonly Kind[]> = new Map([
  ...[...SCOPES, ...UNITS, ...DERIVED].map(name => [name, [name]] as const),
  ...Object.entries(SYNONYMS),
  ['constructor', ['initializer']],
]);
/** Everything that these are called, one at a time. */
export const OBJECT_NAMES: readonly string[] = [...NAMES.keys()];

const LONGEST = Math.max(...[...NAMES.keys()].map(name => name.split(' ').length));

/** Said behind a kind, these add nothing: "else branch", "return statement". */
const REDUNDANT =
  /^(statement|clause|branch|block|expression|literal|definition|declaration|keyword|part|portion|section)$/;
/** Behind these they are another thing. */
const NEVER_REDUNDANT = /^(file|line|word|character|term|number|paragraph|sentence|statement|declaration|block)s?$/;

/** The name of an object that begins at a word, the longest there is. */
export function objectAt(words: readonly string[], from: number): ObjectWord | undefined {
  const found = named(words, from);
  if (!found) return undefined;
  const behind = words[from + found.length]?.toLowerCase() ?? '';
  const single = singularOf(behind) ?? behind;
  if (!REDUNDANT.test(single) || NEVER_REDUNDANT.test(words[from] ?? '')) return found;
  return { ...found, length: found.length + 1, plural: found.plural || single !== behind };
}

function named(words: readonly string[], from: number): ObjectWord | undefined {
  for (let length = Math.min(LONGEST, words.length - from); length > 0; length--) {
    const said = words
      .slice(from, from + length)
      .join(' ')
      .toLowerCase();
    const exact = NAMES.get(said);
    if (exact) return { kinds: exact, plural: false, whole: undefined, length, name: said };
    const single = singularOf(said);
    const kinds = single === undefined ? undefined : NAMES.get(single);
    if (kinds && single) return { kinds, plural: true, whole: entryOf(WHOLES, single), length, name: single };
  }
  return undefined;
}

function singularOf(said: string): string | undefined {
  if (said.endsWith('ies')) return `${said.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/.test(said)) return said.slice(0, -2);
  return said.endsWith('s') && !said.endsWith('ss') ? said.slice(0, -1) : undefined;
}
