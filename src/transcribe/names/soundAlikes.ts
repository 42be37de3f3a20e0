import { isFormOf } from './forms.ts';
import type { Name, NameIndex } from './nameIndex.ts';
import { normal, type Token } from './tokens.ts';
import { COMMAND_VERBS, COMMON_WORDS, JOINING_WORDS, KEYWORDS, NAMING_WORDS } from './words.ts';

/** How words sound. */
export interface Phonetics {
  /** How words may be said one after the other, the likeliest way first: a sign for each sound. Nothing for no words. */
  soundsOf(words: readonly string[]): readonly string[];
  /** How far two sounds are apart: about 1 for each sign that is another one. */
  distance(one: string, other: string): number;
}

/** A name for the words of a run. */
export interface Alike {
  readonly at: number;
  readonly count: number;
  readonly identifier: string;
}

/** So far a run may be from a name, for each sound of the longer of them. */
const FAR = 0.15;
/** The same where a name is what must stand there. */
const FAR_IN_PLACE = 0.3;
/** The same for a name of one word, which is like many. */
const FAR_ALONE = 0.2;
/** Words beside those that are a name's own may be so far from its others. */
const FAR_IN_REST = 0.45;
/** So many sounds are no word beside a name. */
const HARDLY_A_WORD = 1;
/** So much further any other name has to be. */
const MARGIN = 0.08;
/** A name of fewer sounds is like too much. */
const FEWEST_SOUNDS = 5;
const FEWEST_SOUNDS_ALONE = 6;
/** A run may have so many words more than a name, or fewer. */
const WORDS_MORE = 2;
/** Longer utterances are texts. */
const MOST_TOKENS = 40;
const MOST_NAMES = 200;

/** What may stand before what a command is about, and behind it. */
const BEFORE: ReadonlySet<string> = new Set([
  ...COMMAND_VERBS,
  ...NAMING_WORDS,
  ...'to of with by for into in from after before above below than the and a an where make move double round invert order'.split(
    ' ',
  ),
]);
const BEHIND: ReadonlySet<string> = new Set([
  ...NAMING_WORDS,
  ...'to with by into in at from for as of above below before after and is again only here now please'.split(' '),
]);

/** What commands point at beside names, and signs by their names. */
const WORDS_OF_COMMANDS: ReadonlySet<string> = new Set(
  `block blank brace braces bracket brackets caret character characters clause colon comma condition definition dot editor else
  equals expression import imports lines paragraph parens parenthesis parentheses plus quote quotes reference references selection
  semicolon sentence slash statement statements tab terminal usages`.split(/\s+/),
);

/** What stands between things, and is no part of their names. */
const BETWEEN: ReadonlySet<string> = new Set(
  'an the this that these those it my your me us you we to with without into'.split(' '),
);

/** Among so many words is the verb of a command. */
const FIRST_WORDS = 2;

const NAMED: ReadonlySet<string> = new Set(['called', 'named', 'name', 'titled', 'saying', 'const', 'let', 'var']);

interface Candidate extends Alike {
  readonly name: Name;
  /** For each sound of the longer of both. */
  readonly apart: number;
  /** How far it may be. */
  readonly far: number;
}

/**
 * What sounds like a name of the file, none of it within another: in commands alone, for a sentence of prose has words of
 * its own. `mayBeName` tells whether the tokens from one on can be a name where they stand.
 */
export function soundAlikes(
  tokens: readonly Token[],
  index: NameIndex,
  phonetics: Phonetics,
  mayBeName: (run: readonly Token[], at: number) => boolean,
): readonly Alike[] {
  if (tokens.length > MOST_TOKENS) return [];
  const names = soundsOfNames(index, phonetics);
  const longest = Math.max(0, ...names.map(({ name }) => name.words.length)) + WORDS_MORE;
  const found: Candidate[] = [];
  for (const at of tokens.keys())
    for (let count = 1; count <= longest && at + count <= tokens.length; count++) {
      const run = tokens.slice(at, at + count);
      const commas = run.slice(1).filter(({ comma }) => comma).length;
      if (run.slice(1).some(({ joined, comma }) => !joined && !comma) || commas > 1) break;
      if (isNewName(tokens, at) || isWordOfItsOwn(run, index) || !mayBeName(run, at)) continue;
      const isPlace = isPlaceOfName(tokens, at, count);
      if (commas > 0 && !isPlace) continue;
      const limit = isPlace ? FAR_IN_PLACE : FAR;
      const heard = phonetics.soundsOf(run.map(({ word }) => word)).filter(sound => sound.length >= FEWEST_SOUNDS);
      if (heard.length === 0) continue;
      for (const sounding of names) {
        const { name } = sounding;
        if (!canBe(run, name)) continue;
        const apart = leastApart(run, heard, sounding, phonetics);
        const far = name.words.length === 1 ? Math.min(FAR_ALONE, limit) : limit;
        if (apart <= far + MARGIN) found.push({ at, count, identifier: name.identifier, name, apart, far });
      }
    }
  return nearestOf(found);
}

interface SoundingName {
  readonly name: Name;
  readonly sounds: readonly string[];
}

function soundsOfNames(index: NameIndex, phonetics: Phonetics): readonly SoundingName[] {
  return index.all.slice(0, MOST_NAMES).flatMap(name => {
    const fewest = name.words.length === 1 ? FEWEST_SOUNDS_ALONE : FEWEST_SOUNDS;
    const sounds = phonetics.soundsOf(name.words).filter(sound => sound.length >= fewest);
    return sounds.length > 0 ? [{ name, sounds }] : [];
  });
}

/** Whether what was heard is a name as it stands, says something by itself, or has no sound. */
function isWordOfItsOwn(run: readonly Token[], index: NameIndex): boolean {
  if (run.some(({ word, text }) => /\d/.test(normal(word)) || /\p{L}\p{Lu}\p{Ll}/u.test(text))) return true;
  const [only] = run.length === 1 ? run : [];
  return (
    only !== undefined &&
    (COMMON_WORDS.has(only.word) || WORDS_OF_COMMANDS.has(only.word) || index.exact.has(only.text))
  );
}

/** Whether nothing but its sound speaks against a name: no word of it stands for itself beside it. */
function canBe(run: readonly Token[], { words, key }: Name): boolean {
  const [first = '', last = ''] = [run[0]?.word, run.at(-1)?.word];
  return (
    Math.abs(words.length - run.length) <= WORDS_MORE &&
    !(isSmall(first) && !isFormOf(first, words[0] ?? '')) &&
    !(isSmall(last) && !isFormOf(last, words.at(-1) ?? '')) &&
    !run.some(({ word }) => isFormOf(word, key)) &&
    !run.some(({ word }) => standsAlone(word) && !words.includes(word)) &&
    !(isSaid(run, words) && !run.slice(1).some(({ comma }) => comma))
  );
}

/** Whether a name was said as it is beside something else, or a part of it. */
function isSaid(run: readonly Token[], words: readonly string[]): boolean {
  const said = ` ${run.map(({ word }) => normal(word)).join(' ')} `;
  const name = ` ${words.join(' ')} `;
  return said.includes(name) || name.includes(said);
}

/** What is no part of a name unless the name has it. */
function standsAlone(word: string): boolean {
  return BETWEEN.has(word) || WORDS_OF_COMMANDS.has(word) || (KEYWORDS.has(word) && !JOINING_WORDS.has(word));
}

function isSmall(word: string): boolean {
  return JOINING_WORDS.has(word) || NAMING_WORDS.has(word);
}

/** Whether a command is about what stands here: between what is done and what it is done with. */
function isPlaceOfName(tokens: readonly Token[], at: number, count: number): boolean {
  const [before, first, behind] = [tokens[at - 1], tokens[at], tokens[at + count]];
  if (!before || !first?.joined) return false;
  // The first word is a verb, whatever was heard of it.
  return (at === 1 || BEFORE.has(before.word)) && (!behind?.joined || BEHIND.has(behind.word));
}

/** Whether what stands here is called so from here on, and is none of the file's names. */
function isNewName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.word ?? '';
  const did = (words: readonly Token[], ...verbs: readonly string[]) => words.some(({ word }) => verbs.includes(word));
  // “Rename” is heard as “her name” at the beginning.
  if (NAMED.has(before)) return !(before === 'name' && at === 2);
  return before === 'to'
    ? did(tokens.slice(0, Math.min(at - 1, FIRST_WORDS)), 'rename', 'call')
    : NAMING_WORDS.has(before) && did(tokens.slice(0, at - 1), 'add', 'create', 'insert', 'make');
}

/** How far the words of a run are from a name's for each sound; further, where they have others beside the same ones. */
function leastApart(
  run: readonly Token[],
  heard: readonly string[],
  { name: { words }, sounds }: SoundingName,
  phonetics: Phonetics,
): number {
  const whole = apartOf(heard, sounds, phonetics);
  if (whole > FAR_IN_PLACE + MARGIN) return whole;
  const said = run.map(({ word }) => normal(word));
  let from = 0;
  while (from < said.length && said[from] === words[from]) from++;
  let less = 0;
  while (less < Math.min(said.length, words.length) - from && said.at(-1 - less) === words.at(-1 - less)) less++;
  if (from + less === 0) return whole;
  const restOf = (all: readonly string[]) => phonetics.soundsOf(all.slice(from, all.length - less));
  const rest = apartOf(restOf(said), restOf(words), phonetics);
  return rest > FAR_IN_REST ? Number.POSITIVE_INFINITY : whole;
}

/** For each sound of the longer. A word more or less makes another name, unless it is hardly one. */
function apartOf(heard: readonly string[], meant: readonly string[], phonetics: Phonetics): number {
  const [only] = heard.length > 0 ? heard : meant;
  if (heard.length === 0 || meant.length === 0) return (only?.length ?? 0) > HARDLY_A_WORD ? 1 : 0;
  let least = Number.POSITIVE_INFINITY;
  for (const one of heard)
    for (const other of meant)
      least = Math.min(least, phonetics.distance(one, other) / Math.max(one.length, other.length));
  return least;
}

/**
 * The nearest, where no other name is nearly as near. A name whose words are part of another's gives way to it: who says
 * "set view matrix" says "matrix", too.
 */
function nearestOf(found: readonly Candidate[]): readonly Alike[] {
  const near = found.filter(({ apart, far }) => apart <= far);
  const whole = near.filter(each => !near.some(other => isPart(each, other) && overlap(each, other)));
  const taken: Candidate[] = [];
  for (const each of whole.toSorted((one, other) => one.apart - other.apart)) {
    if (taken.some(other => overlap(each, other))) continue;
    const isRival = (other: Candidate) =>
      other.name.identifier !== each.name.identifier &&
      other.name.key !== each.name.key &&
      !isPart(other, each) &&
      overlap(each, other) &&
      other.apart < each.apart + MARGIN;
    if (!found.some(isRival)) taken.push(each);
  }
  return taken;
}

function isPart({ name }: Candidate, { name: whole }: Candidate): boolean {
  return whole.words.length > name.words.length && ` ${whole.words.join(' ')} `.includes(` ${name.words.join(' ')} `);
}

function overlap(one: Alike, other: Alike): boolean {
  return one.at < other.at + other.count && other.at < one.at + one.count;
}
