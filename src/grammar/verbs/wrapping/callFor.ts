import { entryOf } from '../../../common/entryOf.ts';
import { name } from '../../code/spokenCode.ts';
import type { Place } from '../../places/place.ts';

/** Functions that languages bring for a value, by how they are said. */
const BUILT_IN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  python: {
    string: 'str',
    str: 'str',
    int: 'int',
    integer: 'int',
    float: 'float',
    list: 'list',
    set: 'set',
    tuple: 'tuple',
    length: 'len',
    len: 'len',
    sorted: 'sorted',
    print: 'print',
    bool: 'bool',
    sum: 'sum',
    max: 'max',
    min: 'min',
    enumerate: 'enumerate',
    reversed: 'reversed',
  },
  script: {
    string: 'String',
    number: 'Number',
    boolean: 'Boolean',
    'parse int': 'parseInt',
    'parse float': 'parseFloat',
    promise: 'Promise.resolve',
    'math round': 'Math.round',
    'math floor': 'Math.floor',
    'math max': 'Math.max',
  },
  go: { string: 'string', int: 'int', length: 'len', len: 'len', 'float sixty four': 'float64' },
  rust: { some: 'Some', ok: 'Ok', err: 'Err', box: 'Box::new', arc: 'Arc::new', rc: 'Rc::new', vec: 'Vec::from' },
};
const TABLE_OF: Readonly<Record<string, string>> = {
  python: 'python',
  typescript: 'script',
  tsx: 'script',
  javascript: 'script',
  go: 'go',
  rust: 'rust',
};

/** "In a call to parse line", "in string": the name of a function that is there, around a value. */
export function callFor(
  words: readonly string[],
  { wording, tree, text }: Place,
): { open: string; close: string } | undefined {
  if (!tree) return undefined;
  const said = words.map(word => word.toLowerCase());
  const isCall = said[0] === 'call' && said[1] === 'to';
  const rest = isCall ? words.slice(2) : said.at(-1) === 'call' ? words.slice(0, -1) : words;
  if (rest.length === 0 || rest.length > 5) return undefined;
  const own = entryOf(
    entryOf(BUILT_IN, entryOf(TABLE_OF, tree.grammar.language.grammar) ?? ''),
    rest.join(' ').toLowerCase(),
  );
  const known = own ?? wording.lexicon.spelling(rest.map(word => word.toLowerCase()));
  if (
    known &&
    (own ||
      isCall ||
      new RegExp(`(?<![\\p{L}\\p{N}_$])${known.replace(/[$.*+?()[\]{}|^\\]/g, '\\$&')}\\s*\\(`, 'u').test(text))
  )
    return { open: `${known}(`, close: ')' };
  return isCall
    ? { open: `${name(rest, wording.writing?.names.function ?? 'camel', wording)}(`, close: ')' }
    : undefined;
}
