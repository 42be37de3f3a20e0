import { cardinalAt, ordinalAt } from '../../grammar/english/numbers.ts';
import { spelledAt, spelledOf } from '../../grammar/english/spelling.ts';
import { type SaidWord, saidWords } from './said.ts';

/** What someone wants to be done about what they said before. */
export type Wish =
  /** "Correct that": what else it may have been. */
  | { readonly kind: 'offer' }
  /** "Sum, not some". `isMarked`: with words that nobody says for anything else. */
  | { readonly kind: 'replace'; readonly from: string; readonly to: string; readonly isMarked: boolean }
  /** "I said …": part of it, or all. */
  | { readonly kind: 'meant'; readonly words: string; readonly isMarked: boolean }
  /** "That should be …", of what was written. */
  | { readonly kind: 'written'; readonly words: string }
  /** "The other one", of words that sound the same. */
  | { readonly kind: 'other' }
  | { readonly kind: 'spelled'; readonly text: string }
  | { readonly kind: 'scratch' }
  /** A command about "that": what was dictated. */
  | { readonly kind: 'about' }
  /** One of those that were offered, by the number that stands before it. */
  | { readonly kind: 'use'; readonly number: number }
  | { readonly kind: 'learn' }
  /** A word for the vocabulary, as it is written, and as it is heard if that is another. */
  | { readonly kind: 'word'; readonly written: string; readonly heard: string | undefined };

/** Nobody corrects more words than these at once. */
const MOST_WORDS = 40;

const OFFER =
  /^(correct (that|this|it)|correction|that(?:'s| is| was)? (?:wrong|not right|not what i said|not what i meant|incorrect)|not what i said|wrong word|you misheard(?: me| that)?|that'?s a mistake)$/;
const OTHER =
  /^(?:(?:no|use|take|i meant|not that|sorry) )*(?:the )?other (?:one|word|spelling|homophone|way)(?: please)?$/;
const SCRATCH = /^(?:scratch|strike|delete|erase|remove) that(?: please)?$/;
const ABOUT =
  /^(?:select|highlight|copy|cut|capitali[sz]e|cap|(?:upper|lower|title|camel|snake|pascal|kebab|sentence) ?case|all caps) that(?: please)?$/;
const LEARN =
  /^(?:yes(?: please)?|(?:please )?(?:learn|remember) (?:that|this|it)|(?:yes )?(?:learn|remember) (?:that|it)|remember how to (?:write|spell) (?:that|it|this))$/;
const SPELL =
  /^(?:no )?(?:spell (?:that|it|this)|(?:that is|that's|it's|it is|that was) spelled|spelled|spelt)(?: as)? /;

const WORD = [
  /^(?:please )?add (?<word>.+?) to (?:my |the |our )?vocabulary(?: please)?$/i,
  /^(?:please )?(?:add to (?:my |the )?vocabulary|(?:learn|remember|add) (?:the |a |this )?(?:new )?word) (?<word>.+)$/i,
];
const PARTS =
  /^(?<one>.+?) (?<how>heard as|pronounced|pronounced as|said as|sounds like|spelled as|spelled|written as|written) (?<other>.+)$/i;

const BEFORE = /^(?:no|nope|sorry|oops|wait|um|uh|actually|well|oh)$/;
const SAID = /^i (?:said|meant|mean|wanted|was saying) /;
const WRITTEN =
  /^(?:change (?:that|it) (?:to|into)|make (?:that|it)|(?:that|it) should (?:be|say|read|have been)|replace (?:that|it) (?:with|by)) /;

/** What an utterance asks for about the one before it; undefined where it is one by itself. `isOffered`: there are numbers to pick. */
export function wishIn(utterance: string, isOffered: boolean): Wish | undefined {
  const all = saidWords(utterance);
  if (all.length === 0 || all.length > MOST_WORDS) return undefined;
  const plain = all.map(word => word.plain).join(' ');
  if (isOffered) {
    const number = pickedIn(plain);
    if (number !== undefined) return { kind: 'use', number };
  }
  if (OFFER.test(plain)) return { kind: 'offer' };
  if (OTHER.test(plain)) return { kind: 'other' };
  if (SCRATCH.test(plain)) return { kind: 'scratch' };
  if (ABOUT.test(plain)) return { kind: 'about' };
  if (LEARN.test(plain)) return { kind: 'learn' };
  const spelled = spelledIn(
    plain,
    all.map(({ start, end }) => utterance.slice(start, end)),
  );
  if (spelled !== undefined) return { kind: 'spelled', text: spelled };
  const written = WRITTEN.exec(`${plain} `);
  const textFrom = (index: number) => utterance.slice(all[index]?.start, all.at(-1)?.end);
  if (written && wordsIn(written[0]) < all.length) return { kind: 'written', words: textFrom(wordsIn(written[0])) };
  const word = wordFor(utterance, all);
  if (word) return word;
  let from = 0;
  while (from < all.length - 1 && BEFORE.test(all[from]?.plain ?? '')) from++;
  const isRefused = from > 0 && all.slice(0, from).some(word => /^(no|nope|sorry|oops)$/.test(word.plain));
  const marked = SAID.exec(
    `${all
      .slice(from)
      .map(word => word.plain)
      .join(' ')} `,
  );
  const begin = from + (marked ? wordsIn(marked[0]) : 0);
  if (begin >= all.length) return undefined;
  const isMarked = marked !== null;
  const replaced = replacementIn(utterance, begin, isMarked || isRefused);
  if (replaced) return replaced;
  if (isMarked || isRefused) return { kind: 'meant', words: textFrom(begin), isMarked };
  return undefined;
}

/** "Sum, not some", "not some but sum", "sum instead of some". */
function replacementIn(utterance: string, begin: number, isMarked: boolean): Wish | undefined {
  const all = saidWords(utterance).slice(begin);
  const text = (from: number, to: number) => utterance.slice(all[from]?.start, all[to - 1]?.end);
  if (all[0]?.plain === 'not' && all.length > 2) {
    const but = all.findIndex((word, at) => at > 1 && word.plain === 'but');
    const pause = all.findIndex((word, at) => at > 0 && word.isPause);
    const [end, next] = but > 0 ? [but, but + 1] : pause > 0 ? [pause + 1, pause + 1] : [0, 0];
    if (end > 1 && next < all.length)
      return { kind: 'replace', from: text(1, end), to: text(next, all.length), isMarked };
  }
  for (const said of [['not'], ['and', 'not'], ['instead', 'of'], ['rather', 'than']]) {
    const at = all.findLastIndex(
      (_word, index) => index > 0 && said.every((word, i) => all[index + i]?.plain === word),
    );
    if (at > 0 && at + said.length < all.length)
      return { kind: 'replace', from: text(at + said.length, all.length), to: text(0, at), isMarked };
  }
  return undefined;
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

function spelledIn(plain: string, words: readonly string[]): string | undefined {
  const lead = SPELL.exec(`${plain} `);
  if (!lead) return undefined;
  const from = wordsIn(lead[0]);
  const found = spelledAt(words, from);
  return found && from + found.length === words.length ? found.text : undefined;
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

function wordsIn(text: string): number {
  return text.trim().split(' ').length;
}
