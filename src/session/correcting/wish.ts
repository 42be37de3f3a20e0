import { entryOf } from '../../common/entryOf.ts';
import { cardinalAt, ordinalAt } from '../../grammar/english/numbers.ts';
import { spelledOf } from '../../grammar/english/spelling.ts';
import { ANYTHING, type Replace, replacementIn } from './replacement.ts';
import { type SaidWord, saidWords } from './said.ts';

/** What someone wants to be done about what they said before. */
export type Wish =
  /** "Correct that": what else it may have been, or one word of it. */
  | { readonly kind: 'offer'; readonly word: string | undefined }
  | Replace
  /** "I said …": part of it, or all. */
  | { readonly kind: 'meant'; readonly words: string; readonly isMarked: boolean }
  /** "That should say …", of what was written. `isSure`: whatever it sounds like. */
  | { readonly kind: 'written'; readonly words: string; readonly isSure: boolean }
  /** "The other one", of words that sound the same, or the other of this word. */
  | { readonly kind: 'other'; readonly word: string | undefined }
  /** What is spelled takes the place of a word that sounds like it; it may be named. */
  | { readonly kind: 'spelled'; readonly text: string; readonly word: string | undefined }
  /** `isSure`: with words that nobody says for anything else. */
  | { readonly kind: 'scratch'; readonly isSure: boolean }
  /** A command about what was dictated, which it calls "that". */
  | { readonly kind: 'about'; readonly command: string }
  /** One of those that were offered, by the number that stands before it. */
  | { readonly kind: 'use'; readonly number: number }
  /** Of what was asked, nothing was meant. */
  | { readonly kind: 'none' }
  | { readonly kind: 'learn' }
  /** A word for the vocabulary, as it is written, and as it is heard if that is another. */
  | { readonly kind: 'word'; readonly written: string; readonly heard: string | undefined };

export interface Situation {
  /** There are numbers to pick. */
  readonly isOffered: boolean;
  /** They are to be picked before anything is done. */
  readonly isAsked?: boolean;
  /** The lines, from 1, where they stand, if they do: by these they can be picked too. */
  readonly lines?: readonly number[];
  /** What is said is written, unless it is about what was said before. */
  readonly isText: boolean;
}

/** Nobody corrects more words than these at once. */
const MOST_WORDS = 40;

/** What was said last, by a name that nothing else has. */
const WHAT_I_SAID =
  "(?:what i(?:'ve| have)? (?:just )?(?:said|dictated)|(?:the|my) last (?:thing|bit|part|word|words|phrase|sentence) (?:that )?i (?:just )?(?:said|dictated)|my last (?:words|dictation)|the last dictation)";
const THAT = `(?:that|this|it|${WHAT_I_SAID})`;
const WRONG =
  '(?:wrong|not right|incorrect|not it|a mistake|misheard|garbled|not what i (?:said|meant|wanted|dictated)|not the right (?:word|words|one))';

const only = (...ways: readonly string[]): RegExp => new RegExp(`^(?:${ways.join('|')})$`);

const OFFER = only(
  `correct ${THAT}|correction|fix ${WHAT_I_SAID}`,
  `(?:that|this|it)(?:'s| is| was)? ${WRONG}`,
  'not what i said|wrong word',
  "(?:i think )?you (?:misheard|misunderstood)(?: me| that)?|you(?:'ve| have)? (?:got|heard|wrote) (?:that|me|it) wrong",
);
/** Too like a text to be taken for this where one is dictated. */
const OFFER_OF_COMMANDS = only(
  'that (?:came out|went) wrong|misheard|wrong',
  'what else (?:could|can|might) (?:it|that|this) (?:be|have been|mean)',
  '(?:show|give|list|what are)(?: me)?(?: the| some| my)? (?:alternatives|other options|options|choices|other readings)',
);
const OFFER_WORD = /^(?:correct|fix|change) the word (?<word>.+)$/;
const OFFER_WORD_OF_COMMANDS = /^correct (?<word>\S+)$/;

const OTHER = only(
  '(?:(?:no|use|take|i meant|not that|not that one|sorry) )*(?:the )?other (?:one|word|spelling|homophone|way)',
  '(?:wrong|different|other|next) (?:homophone|spelling)',
  `(?:the other way to |how else do you |how else can you )(?:spell|write) ${THAT}|(?:spell|write) ${THAT} the other way`,
);
const OTHER_OF =
  /^(?:use |take )?(?:the )?(?:other|wrong|different) (?:spelling|way to (?:spell|write)) (?:of |for )?(?<word>\S+)$/;
const OTHER_OF_COMMANDS = /^(?:(?:use|take|i meant) )?(?:the other|the wrong|other|wrong) (?<word>\S+)$/;

const SCRATCH = only(
  '(?:scratch|strike) (?:that|this|it)(?: out)?|scratch last',
  `(?:scratch|strike|delete|erase|remove|undo|forget|cancel|drop|take back|take out|get rid of) ${WHAT_I_SAID}`,
  `take ${WHAT_I_SAID} (?:back|out)`,
);
/** What these are about may be something else: what is selected, or where the cursor is. */
const SCRATCH_HERE = only('(?:delete|erase|remove) that', 'take (?:that|it) (?:back|out)|get rid of that');

const STYLE =
  '(?:all )?(?:upper ?case|lower ?case|title ?case|sentence ?case|camel ?case|snake ?case|pascal ?case|kebab ?case|capitals|caps)';
const ABOUT = new RegExp(
  `^(?:(?<before>select|highlight|copy|cut|capitali[sz]e|uncapitali[sz]e|cap|(?:upper|lower|title|camel|snake|pascal|kebab|sentence) ?case|all caps|read) ${THAT}|(?:make|turn|put) ${THAT} (?:in |into |to )?(?<style>${STYLE}))$`,
);

/** Of what one can pick by number, nothing. */
const NONE = only(
  '(?:no )?(?:none|neither|nothing|not any)(?: of (?:them|these|those|the above))?',
  '(?:no|nope|cancel|forget|forget about|drop|skip|leave|never ?mind|scratch)(?: (?:it|that|this))?',
);

const LEARN =
  /^(?:yes|(?:learn|remember) (?:that|this|it)|(?:yes )?(?:learn|remember) (?:that|it)|remember how to (?:write|spell) (?:that|it|this))$/;

/** In front of letters. */
const SPELL =
  /^(?:(?:let me|i will|i'll|i can) )?(?:spell (?:that|it|this)(?: out| for you| again)?|(?:that is|that's|it's|it is|that was|this is) spelled|spelled|spelt|spelling)(?: as)? /;
/** Between a word and its letters. */
const AS_SPELLED = /^(?:(?:that's|that is|it's|it is|is) )?(?:spelled|spelt)$/;

const WORD = [
  /^(?:please )?add (?<word>.+?) to (?:my |the |our )?vocabulary(?: please)?$/i,
  /^(?:please )?(?:add to (?:my |the )?vocabulary|(?:learn|remember|add) (?:the |a |this )?(?:new )?word) (?<word>.+)$/i,
];
const PARTS =
  /^(?<one>.+?) (?<how>heard as|pronounced|pronounced as|said as|sounds like|spelled as|spelled|written as|written) (?<other>.+)$/i;

const BEFORE = /^(?:no|nope|sorry|oops|whoops|wait|um|uh|actually|well|oh)$/;
const REFUSES = /^(?:no|nope|sorry|oops|whoops)$/;
const COURTESY = /^(?:please |(?:can|could|would|will) you (?:please )?)|(?: please)$/g;
const SAID = /^i (?:said|meant|mean|wanted|was saying) /;
const WRITTEN =
  /^(?:(?<sure>change (?:that|it) (?:to|into)|(?:make (?:that|it)|(?:that|it) should) (?:say|read)|(?:that|it) should have (?:been|said)|replace (?:that|it) (?:with|by))|make (?:that|it)|(?:that|it) should be) /;

/** What an utterance asks for about the one before it; undefined where it is one by itself. */
export function wishIn(utterance: string, { isOffered, isAsked, lines = [], isText }: Situation): Wish | undefined {
  const heard = saidWords(utterance);
  const [first, ...others] = heard;
  // No command begins with "know": that is what recognisers write for the "no" of who corrects something.
  const isNo = !isText && first?.plain === 'know' && others.length > 0;
  const all = isNo ? [{ ...first, plain: 'no' }, ...others] : heard;
  if (all.length === 0 || all.length > MOST_WORDS) return undefined;
  if (isOffered) {
    const plain = plainOf(all);
    const number = pickedIn(plain) ?? pickedByLine(plain, lines) ?? pickedIn(asNumbers(plain, isAsked));
    if (number !== undefined) return { kind: 'use', number };
    if (isAsked && NONE.test(plain.replace(COURTESY, ''))) return { kind: 'none' };
  }
  let from = 0;
  while (from < all.length - 1 && BEFORE.test(all[from]?.plain ?? '')) from++;
  const rest = all.slice(from);
  const fixed = fixedIn(plainOf(rest).replace(COURTESY, ''), isText);
  if (fixed) return fixed;
  const spelled = spelledIn(utterance, rest);
  if (spelled) return spelled;
  const isRefused = all.slice(0, from).some(word => REFUSES.test(word.plain));
  const marked = SAID.exec(`${plainOf(rest)} `);
  const begin = from + (marked ? wordsIn(marked[0]) : 0);
  if (begin >= all.length) return undefined;
  const isMarked = marked !== null;
  const replaced = replacementIn(utterance, all.slice(begin), { isMarked: isMarked || isRefused, isText });
  if (replaced) return replaced;
  const textFrom = (index: number) => utterance.slice(all[index]?.start, all.at(-1)?.end);
  const written = WRITTEN.exec(`${plainOf(rest)} `);
  if (written && from + wordsIn(written[0]) < all.length)
    return {
      kind: 'written',
      words: textFrom(from + wordsIn(written[0])),
      isSure: written.groups?.['sure'] !== undefined,
    };
  const word = wordFor(utterance, all);
  if (word) return word;
  const isAnything = ANYTHING.test(plainOf(all.slice(begin)));
  return !isAnything && (isMarked || isRefused) ? { kind: 'meant', words: textFrom(begin), isMarked } : undefined;
}

/** What is wished for in words that are the same for everybody. */
function fixedIn(plain: string, isText: boolean): Wish | undefined {
  if (OFFER.test(plain) || (!isText && OFFER_OF_COMMANDS.test(plain))) return { kind: 'offer', word: undefined };
  if (OTHER.test(plain)) return { kind: 'other', word: undefined };
  if (SCRATCH.test(plain)) return { kind: 'scratch', isSure: true };
  if (SCRATCH_HERE.test(plain)) return { kind: 'scratch', isSure: false };
  if (LEARN.test(plain)) return { kind: 'learn' };
  const { before, style } = ABOUT.exec(plain)?.groups ?? {};
  if (before !== undefined) return { kind: 'about', command: `${before} that` };
  if (style !== undefined) return { kind: 'about', command: `make that ${style.replace(/^all (?=upper|lower)/, '')}` };
  const wordOf = (always: RegExp, ofCommands: RegExp) =>
    (always.exec(plain) ?? (isText ? null : ofCommands.exec(plain)))?.groups?.['word'];
  const corrected = wordOf(OFFER_WORD, OFFER_WORD_OF_COMMANDS);
  if (corrected !== undefined) return { kind: 'offer', word: corrected };
  const other = wordOf(OTHER_OF, OTHER_OF_COMMANDS);
  return other === undefined ? undefined : { kind: 'other', word: other };
}

/** "Learn the word Kubernetes heard as cooper netties", "add to vocabulary post gres written PostgreSQL". */
function wordFor(utterance: string, all: readonly SaidWord[]): Wish | undefined {
  const said = all.map(({ start, end }) => utterance.slice(start, end)).join(' ');
  const word = WORD.map(pattern => pattern.exec(said)?.groups?.['word']).find(found => found !== undefined);
  if (word === undefined) return undefined;
  const { one = word, how = '', other } = PARTS.exec(word)?.groups ?? {};
  if (other === undefined) return { kind: 'word', written: word, heard: undefined };
  if (!/^(spelled|written)/i.test(how)) return { kind: 'word', written: one, heard: other };
  const letters = spelledOf(other.split(' '));
  return { kind: 'word', written: letters?.text ?? other, heard: one };
}

/** "Spell that s u m", "sum, spelled s u m". */
function spelledIn(utterance: string, said: readonly SaidWord[]): Wish | undefined {
  const words = said.map(({ start, end }) => utterance.slice(start, end));
  const lead = SPELL.exec(`${plainOf(said)} `);
  if (lead) {
    const letters = spelledOf(words.slice(wordsIn(lead[0])));
    return letters && { kind: 'spelled', text: letters.text, word: undefined };
  }
  for (let length = 1; length <= 3 && length < said.length; length++) {
    const how = said.slice(1, 1 + length);
    const letters = AS_SPELLED.test(plainOf(how)) ? spelledOf(words.slice(1 + length)) : undefined;
    if (letters && letters.text.length > 1) return { kind: 'spelled', text: letters.text, word: words[0] };
  }
  return undefined;
}

/** What recognisers write for numbers that are said alone, or behind "use". */
const SOUNDS_LIKE: Readonly<Record<string, string>> = {
  ...{ won: 'one', to: 'two', too: 'two', tu: 'two', tree: 'three', free: 'three', for: 'four', fore: 'four' },
  ate: 'eight',
};

/** "Used to" as "use two"; "to" as "two" where a number was asked for. */
function asNumbers(plain: string, isAsked: boolean | undefined): string {
  const said = plain.replace(/^(?:used|yous|youse)(?= )/, 'use');
  const [, verb = '', word = ''] = /^((?:(?:use|take|pick|choose|number|option) )*)(\w+)$/.exec(said) ?? [];
  const number = entryOf(SOUNDS_LIKE, word);
  return number !== undefined && (isAsked || verb !== '') ? verb + number : said;
}

/** "Use two", "two", "the second one". */
function pickedIn(plain: string): number | undefined {
  const words = plain
    .replace(/^(?:use|take|pick|choose|number|option|alternative|the) ?/g, '')
    .replace(/^(?:number|option|the|alternative) /, '')
    .replace(/ (?:one|please)$/, '')
    .split(' ');
  const number = cardinalAt(words, 0) ?? ordinalAt(words, 0);
  return number?.length === words.length ? number.value : undefined;
}

/** "Line four", "the one in line four", where one of them stands there. */
function pickedByLine(plain: string, lines: readonly number[]): number | undefined {
  const words = (/^(?:the one )?(?:(?:in|on|at) )?line (?<line>.+)$/.exec(plain)?.groups?.['line'] ?? '').split(' ');
  const line = cardinalAt(words, 0);
  const at = line?.length === words.length ? lines.indexOf(line.value) : -1;
  return at >= 0 && lines.lastIndexOf(lines[at] as number) === at ? at + 1 : undefined;
}

function wordsIn(text: string): number {
  return text.trim().split(' ').length;
}

function plainOf(said: readonly SaidWord[]): string {
  return said.map(word => word.plain).join(' ');
}
