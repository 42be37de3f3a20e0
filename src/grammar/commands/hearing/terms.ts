import { firstOf } from '../../../common/async/firstOf.ts';
import { CONSTRUCT_WORDS, CONSTRUCTS } from '../../adding/constructs.ts';
import type { Lexicon } from '../../code/lexicon.ts';
import type { Wording } from '../../code/wording.ts';
import { Vocabulary } from '../../ear/vocabulary.ts';
import { ENCLOSURES, OWN_QUOTES } from '../../english/enclosures.ts';
import { FORMATTERS } from '../../english/formatters.ts';
import { inWords } from '../../english/numbers.ts';
import { VERBS } from '../../english/plain/verbs.ts';
import { SIGNS } from '../../english/signs.ts';
import { OBJECT_NAMES } from '../../places/said/objects.ts';
import { SAID_OF_DECLARATIONS } from '../../verbs/reshaping/modifiers.ts';
import { GROUPS } from '../groups.ts';
import { type Beginning, Pattern } from '../pattern.ts';
import { COMMON_WORDS } from '../recogniserPatterns.ts';

/** Words of commands that stand in no rule: places/said reads them. */
const POINTING = `the a an this that these those here it them all every each both next previous last first second third
  fourth fifth to from in of with around up down above below before after until through between everywhere start end
  beginning top bottom whole entire and then null true false none`.split(/\s+/);

/** Abbreviations that names are made of anywhere. */
export const ABBREVIATIONS =
  'api url uri id http https html css json xml sql ui db io os cpu ip tcp dom jwt csv pdf utf'.split(' ');

/** Words of programming that are one, and that recognisers write as two. */
export const COMPOUNDS: ReadonlySet<string> = new Set(
  `callback checkbox database dropdown endpoint fallback keyword metadata middleware namespace payload popup rollback
  runtime sidebar substring timestamp toolbar tooltip viewport webhook workspace`.split(/\s+/),
);

/** Constructs by the names of their parts. */
const CONSTRUCTS_OF_PARTS = ['try catch', 'try except', 'try finally', 'if else', 'if statement', 'if block'];

const HIGHEST_NUMBER = 20;

/** So many names of a file are compared by sound, the first ones. */
const MOST_NAMES = 1_500;

/** So many words of a rule in a row are one term: "git commit with". */
const MOST_WORDS_OF_TERM = 4;

/** So many ways to begin a pattern are compared as wholes, and commands of so many words. */
const MOST_BEGINNINGS = 60;
const MOST_WORDS_OF_BEGINNING = 4;

/** What can be said anywhere: words and beginnings of commands, and commands all of whose words are their own. */
interface Commands {
  readonly terms: Vocabulary;
  readonly wholes: Vocabulary;
}

let commands: Commands | undefined;
const ofFiles = new WeakMap<Lexicon, Vocabulary>();
const ofLanguages = new WeakMap<object, Vocabulary>();

/**
 * What can be said where someone is: commands, what they are about, words of the language, and the names of the file.
 * Yields where a pause may be made.
 */
export function* vocabulariesOf(wording: Wording | undefined): Generator<void, readonly Vocabulary[]> {
  const { terms } = yield* commandsSaid();
  if (!wording) return [terms];
  const { writing, lexicon } = wording;
  let names = ofFiles.get(lexicon);
  if (!names) {
    names = yield* ofNames(lexicon);
    ofFiles.set(lexicon, names);
  }
  if (!writing) return [terms, names];
  let language = ofLanguages.get(writing);
  if (!language) {
    language = new Vocabulary();
    for (const word of [...Object.keys(writing.words), ...Object.keys(writing.types ?? {})]) {
      language.add(word.split(' '), 'code', { isFirst: true });
      yield;
    }
    ofLanguages.set(writing, language);
  }
  return [terms, names, language];
}

/** Commands all of whose words are their own: "fold all". Yields where a pause may be made. */
export function* wholeCommands(): Generator<void, Vocabulary> {
  return (yield* commandsSaid()).wholes;
}

function* commandsSaid(): Generator<void, Commands> {
  commands ??= yield* ofCommands();
  return commands;
}

function* ofCommands(): Generator<void, Commands> {
  const terms = new Vocabulary();
  const wholes = new Vocabulary();
  for (const thing of THINGS) {
    const words = thing.split(' ');
    terms.add(words, 'thing');
    // Where a word ends and the next begins is not heard: "a niff" is an if, "the slide" this line.
    if (/^[aeiou]/.test(thing)) terms.add(['an', ...words], 'thing');
    terms.add(['this', ...words], 'thing');
    // Hardly anyone says "fors".
    const isRare = NO_NOUN.test(thing);
    terms.add(plural(words), 'thing', { isRare });
    terms.add(['these', ...plural(words)], 'thing', { isRare });
    yield;
  }
  for (const { one, many } of [...ENCLOSURES, OWN_QUOTES])
    for (const said of [...one, ...many]) terms.add(said.split(' '), 'thing');
  for (const isRare of [false, true])
    for (const { say, also = [] } of GROUPS.flatMap(({ rules }) => rules))
      for (const said of isRare ? also : say) {
        const pattern = new Pattern(said);
        for (const { words, isFirst } of literalsOf(pattern))
          terms.add(words, 'command', { isFirst, isRare: isRare && isFirst });
        yield;
        for (const { words, isWhole } of beginningsOf(pattern)) {
          (isWhole ? wholes : terms).addBeginning(words, isRare);
          yield;
        }
      }
  for (const modifier of SAID_OF_DECLARATIONS.keys()) terms.add(modifier.split(' '), 'code');
  for (const verb of VERBS) terms.addVerb(verb);
  for (const word of POINTING) terms.add([word], 'command');
  for (let number = 0; number <= HIGHEST_NUMBER; number++) terms.add(inWords(number).split(' '), 'command');
  for (let tens = 30; tens <= 100; tens += 10) terms.add(inWords(tens).split(' '), 'command');
  yield;
  for (const { said } of FORMATTERS) for (const name of said) terms.add(name.split(' '), 'sign');
  for (const sign of SIGNS.keys()) {
    terms.add(sign.split(' '), 'sign');
    yield;
  }
  for (const word of [...COMMON_WORDS, ...ABBREVIATIONS, ...COMPOUNDS]) {
    terms.add([word], 'name');
    yield;
  }
  return { terms, wholes };
}

/** What commands are about. */
const THINGS = [...OBJECT_NAMES, ...CONSTRUCTS.keys(), ...CONSTRUCT_WORDS.keys(), ...CONSTRUCTS_OF_PARTS].filter(name =>
  /^[a-z ]+$/.test(name),
);

/** Constructs that are called by a word of the language. */
const NO_NOUN = /^(?:for|if|else|else if|if else|while|do|do while|try|try \w+|with|unless|until)$/;

function plural(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  const ending = /(?:s|x|z|ch|sh)$/.test(last) ? `${last}es` : last.replace(/(?<=[^aeiou])y$/, 'ie').concat('s');
  return [...words.slice(0, -1), ending];
}

/** The words of a pattern in a row, in any of their ways, and one by one; and whether the pattern begins with them. */
function* literalsOf({
  source,
  first,
}: Pattern): Generator<{ readonly words: readonly string[]; readonly isFirst: boolean }> {
  for (const run of source.split(/[()[\]|]|<[^>]*>/)) {
    const words = run.trim().toLowerCase().split(/\s+/).filter(Boolean);
    for (const [at, word] of words.entries()) yield { words: [word], isFirst: at === 0 && (first?.has(word) ?? false) };
    const isFirst = first?.has(words[0] ?? '') ?? false;
    if (words.length > 1 && words.length <= MOST_WORDS_OF_TERM) yield { words, isFirst };
  }
}

/** Whole commands, and what begins one but for its first word, as in "go to". What belongs to what comes next is none. */
function* beginningsOf(pattern: Pattern): Generator<Beginning> {
  for (const beginning of firstOf(MOST_BEGINNINGS, pattern.beginnings(MOST_WORDS_OF_BEGINNING))) {
    const { words, isWhole } = beginning;
    if (isWhole || (words.length > 1 && !DETERMINER.test(words.at(-1) ?? ''))) yield beginning;
  }
}

const DETERMINER = /^(?:the|a|an|this|that|these|those|my|our|its|his|her|their|all|of)$/;

function* ofNames(lexicon: Lexicon): Generator<void, Vocabulary> {
  const terms = new Vocabulary();
  for (const name of lexicon.said()) {
    if (terms.size >= MOST_NAMES) break;
    const words = name.split(' ');
    // Digits have no sound of their own here.
    if (words.some(word => !/^\p{L}+$/u.test(word))) continue;
    terms.add(words, 'name');
    yield;
  }
  return terms;
}
