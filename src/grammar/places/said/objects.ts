import { SCOPES, type ScopeName } from '../../../syntax/scopeNames.ts';

/** Pieces of text that need no syntax. */
export const UNITS = [
  ...(['character', 'word', 'identifier', 'term', 'number'] as const),
  ...(['line', 'sentence', 'paragraph', 'file'] as const),
] as const;
export type Unit = (typeof UNITS)[number];

/** What people say instead. A word that stands for several is tried in this order, by what the language knows. */
const SPOKEN: Readonly<Record<string, readonly (Unit | ScopeName)[]>> = {
  char: ['character'],
  letter: ['character'],
  symbol: ['identifier'],
  token: ['term'],
  block: ['paragraph'],
  document: ['file'],
  buffer: ['file'],
  page: ['file'],
  everything: ['file'],
  digit: ['number'],
  'arguments list': ['argument list'],
  params: ['parameter list'],
  param: ['parameter'],
  arg: ['argument'],
  args: ['argument list'],
  func: ['function'],
  fun: ['function'],
  'else-if': ['else if'],
  elif: ['else if'],
  elsif: ['else if'],
  elseif: ['else if'],
  except: ['catch'],
  rescue: ['catch'],
  'catch block': ['catch'],
  ensure: ['finally'],
  raise: ['throw'],
  object: ['object', 'dictionary'],
  dictionary: ['dictionary'],
  dict: ['dictionary'],
  hash: ['dictionary'],
  map: ['dictionary'],
  array: ['list'],
  vector: ['list'],
  item: ['element'],
  'list item': ['element'],
  bullet: ['element'],
  'bullet point': ['element'],
  pair: ['entry'],
  property: ['property', 'entry'],
  field: ['property', 'entry'],
  member: ['property', 'enum member', 'method'],
  entry: ['entry', 'property'],
  attribute: ['attribute', 'decorator'],
  'attribute text': ['attribute text', 'string text'],
  annotation: ['decorator'],
  extends: ['parent'],
  superclass: ['parent'],
  'super class': ['parent'],
  'base class': ['parent'],
  'extends list': ['parent list'],
  'parents list': ['parent list'],
  module: ['namespace'],
  package: ['package', 'namespace'],
  use: ['import'],
  using: ['using', 'import'],
  include: ['import'],
  require: ['import'],
  constant: ['declaration'],
  comprehension: ['list'],
  impl: ['implementation'],
  enumeration: ['enum'],
  structure: ['struct'],
  struct: ['struct', 'class'],
  'switch case': ['case'],
  match: ['match', 'switch'],
  'for loop': ['for'],
  'while loop': ['while'],
  foreach: ['for'],
  'for each': ['for'],
  'if statement': ['if'],
  'return statement': ['return'],
  'try block': ['try'],
  'function call': ['call'],
  invocation: ['call'],
  // Of documents and data, queries and sheets of styles.
  title: ['heading'],
  header: ['heading'],
  headline: ['heading'],
  'table row': ['row'],
  'table column': ['column'],
  'code fence': ['code block'],
  'fenced code block': ['code block'],
  'block quote': ['quote'],
  blockquote: ['quote'],
  query: ['statement'],
  where: ['where clause'],
  join: ['join clause'],
  limit: ['limit clause'],
  'order by': ['order by clause'],
  'group by': ['group by clause'],
  cte: ['with item'],
  'common table expression': ['with item'],
  'sub query': ['subquery'],
  'at media': ['media query'],
  'media rule': ['media query'],
  rule: ['ruleset'],
  'rule set': ['ruleset'],
  element: ['element', 'tag'],
  'html tag': ['tag'],
  'opening tag': ['open tag'],
  'closing tag': ['close tag'],
  'end tag': ['close tag'],
  'start tag': ['open tag'],
  value: ['value', 'assignment value', 'attribute value'],
  variable: ['variable', 'assignment variable'],
  generic: ['type parameter'],
  text: ['text', 'string text', 'content'],
  'inner text': ['content'],
  modifiers: ['modifier list', 'modifier'],
  mixin: ['mixin', 'with'],
  'optional parameter': ['positional parameter'],
  'return values': ['return value name list', 'return value'],
};

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
  readonly kinds: readonly (Unit | ScopeName)[];
  readonly plural: boolean;
  /** The scope that holds all of them, if they are said as a plural. */
  readonly whole: ScopeName | undefined;
  /** How many words it takes. */
  readonly length: number;
}

const NAMES: ReadonlyMap<string, readonly (Unit | ScopeName)[]> = new Map([
  ...[...SCOPES, ...UNITS].map(name => [name, [name]] as const),
  ...Object.entries(SPOKEN),
  ['constructor', ['initializer']],
]);
const LONGEST = Math.max(...[...NAMES.keys()].map(name => name.split(' ').length));

/** The name of an object that begins at a word, the longest there is. */
export function objectAt(words: readonly string[], from: number): ObjectWord | undefined {
  for (let length = Math.min(LONGEST, words.length - from); length > 0; length--) {
    const said = words
      .slice(from, from + length)
      .join(' ')
      .toLowerCase();
    const exact = NAMES.get(said);
    if (exact) return { kinds: exact, plural: false, whole: undefined, length };
    const single = singularOf(said);
    const kinds = single === undefined ? undefined : NAMES.get(single);
    if (kinds && single) return { kinds, plural: true, whole: WHOLES[single], length };
  }
  return undefined;
}

function singularOf(said: string): string | undefined {
  if (said.endsWith('ies')) return `${said.slice(0, -3)}y`;
  if (/(ss|sh|ch|x)es$/.test(said)) return said.slice(0, -2);
  return said.endsWith('s') && !said.endsWith('ss') ? said.slice(0, -1) : undefined;
}
