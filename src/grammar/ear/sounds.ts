import { entryOf } from '../../common/entryOf.ts';
import { readAloud, spelledAloud } from './lettersToSounds.ts';
import data from './sounds.json' with { type: 'json' };

/** Words of programming that no dictionary has and that are not said as they are read. */
const OF_PROGRAMMING: Readonly<Record<string, readonly string[]>> = {
  arg: ['arg'],
  async: ['esINk', 'asINk'],
  await: ['uwet'],
  bool: ['bUl'],
  char: ['Car', 'kEr'],
  const: ['kanst'],
  dedent: ['didEnt'],
  elif: ['Elif', 'ElsIf'],
  enum: ['inum'],
  func: ['fuNk'],
  id: ['YdI', 'Ydi'],
  ids: ['Ydiz'],
  init: ['InIt'],
  int: ['Int'],
  json: ['Jesun'],
  lambda: ['lAmdu'],
  param: ['pErAm'],
  params: ['pErAmz'],
  parameter: ['pRAmutR', 'pErumitR'],
  parameters: ['pRAmutRz', 'pErumitRz'],
  paren: ['pREn', 'pErun'],
  parens: ['pREnz', 'pErunz'],
  regex: ['rEJEks', 'rEgEks'],
  sql: ['Eskyuel', 'sikwul'],
  str: ['stR'],
  struct: ['strukt'],
  todo: ['tUdU'],
  tri: ['trY', 'tri'],
  tuple: ['tUpul', 'tupul'],
  undo: ['undU'],
  uri: ['yUarY'],
  url: ['yUarEl', 'Rl'],
  urls: ['yUarElz', 'Rlz'],
  util: ['yUtIl'],
  utils: ['yUtIlz'],
  var: ['var'],
};

/** Small words that are hardly said between others: "use or service", "for each item and items". */
const UNSTRESSED: Readonly<Record<string, readonly string[]>> = {
  a: ['u', 'e'],
  and: ['And', 'un'],
  at: ['At', 'ut'],
  for: ['for', 'fR'],
  of: ['uv', 'u'],
  or: ['or', 'R'],
  the: ['Du', 'Di'],
  to: ['tU', 'tu'],
};

/** Words that are read in two ways, of which rules know one. */
const TWO_WAYS: Readonly<Record<string, readonly string[]>> = {
  close: ['klOz', 'klOs'],
  lead: ['lid', 'lEd'],
  live: ['lIv', 'lYv'],
  read: ['rid', 'rEd'],
  use: ['yUz', 'yUs'],
  duplicate: ['dUpliket', 'dUplikut'],
  comment: ['kamEnt', 'kamunt'],
  uncomment: ['unkamEnt', 'unkamunt'],
  // What is hardly said before the word's weight.
  delete: ['dilit', 'dulit'],
  rename: ['rinem', 'runem'],
  remove: ['rimUv', 'rumUv'],
  replace: ['riples', 'ruples'],
  select: ['sulEkt', 'slEkt'],
  surround: ['sRWnd', 'suWnd'],
};

/** What a dash of a word is short for is said in one with it. */
const CONTRACTED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "i'll": 'Yl',
    "i'd": 'Yd',
    "i'm": 'Ym',
    "i've": 'Yv',
    "we'll": 'wil',
    "he'll": 'hil',
    "she'll": 'Sil',
    "you'll": 'yUl',
  }),
);

/** Letters without one of these are said by their names. */
const VOWEL = /[aeiouy]/;
const LONGEST_ABBREVIATION = 5;

/** Short, and no abbreviation. */
const SMALL = /^(?:an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|oh|on|or|so|to|up|us|we)$/;

let odd: ReadonlyMap<string, string> | undefined;

/** So many words are remembered as they are said. */
const MOST_REMEMBERED = 5_000;
const remembered = new Map<string, readonly string[]>();

/** How a word may be said, the likeliest first; see phones.ts. Nothing for what is no word. */
export function soundsOf(word: string): readonly string[] {
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const sounds = soundsOfNew(word);
  remembered.set(word, sounds);
  return sounds;
}

function soundsOfNew(word: string): readonly string[] {
  const said = word.toLowerCase().replace(/[^a-z]/g, '');
  if (said === '') return [];
  const contracted = CONTRACTED.get(word.toLowerCase());
  if (contracted) return [contracted];
  const table = [UNSTRESSED, TWO_WAYS, OF_PROGRAMMING].find(each => Object.hasOwn(each, said));
  const known = entryOf(table, said);
  if (known) return known;
  odd ??= new Map(data.said.split(' ').map(entry => entry.split(':') as [string, string]));
  const looked = odd.get(said);
  if (said.length === 1) return [spelledAloud(said)];
  const isShouted = word.length <= LONGEST_ABBREVIATION && word === word.toUpperCase();
  const isAbbreviation = !VOWEL.test(said) || isShouted || said.length === 2;
  const read = looked ?? ofCompound(said, odd) ?? readAloud(said);
  if (!isAbbreviation || SMALL.test(said)) return [read];
  return isShouted && !looked ? [spelledAloud(said), read] : [read, spelledAloud(said)];
}

/** "Retries" is "re" and "tries", "breakpoint" is "break" and "point": of two words the first of which is none that is read as it is written. */
function ofCompound(word: string, known: ReadonlyMap<string, string>): string | undefined {
  for (let at = word.length - SHORTEST_PART; at >= 2; at--) {
    const first = word.slice(0, at);
    const rest = word.slice(at);
    const sound = entryOf(PREFIXES, first) ?? (at > SHORTEST_PART ? known.get(first) : undefined);
    if (sound !== undefined && (known.has(rest) || (at > SHORTEST_PART && entryOf(PREFIXES, first) === undefined)))
      return sound + (known.get(rest) ?? readAloud(rest));
  }
  return undefined;
}

const SHORTEST_PART = 3;
const PREFIXES: Readonly<Record<string, string>> = {
  re: 'ri',
  un: 'un',
  de: 'di',
  pre: 'pri',
  sub: 'sub',
  non: 'nan',
  auto: 'otO',
  multi: 'multi',
};

/** How several words are said one after the other: in the likeliest way, and another where one of them has two. */
export function soundsOfAll(words: readonly string[]): readonly string[] {
  const each = words.map(soundsOf);
  const first = each.map(([sound = '']) => sound).join('');
  if (first === '' || each.every(sounds => sounds.length < 2)) return first === '' ? [] : [first];
  return [...new Set([first, each.map(sounds => sounds[1] ?? sounds[0] ?? '').join('')])];
}
