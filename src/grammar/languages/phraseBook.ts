import { firstOf } from '../../common/async/firstOf.ts';
import { entryOf } from '../../common/entryOf.ts';
import { Pattern } from '../commands/pattern.ts';
import type { SheetEntry } from '../commands/sheet.ts';
import { type Progress, progressOf, readings } from '../commands/understand.ts';
import { plainWords } from '../english/plainWords.ts';
import { phraseSheet } from './phraseSheet.ts';
import type { Phrase, Phrases } from './phrases.ts';
import { plainlySaid } from './plainlySaid.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';

/** Nobody commands in more words; what is longer is a text. */
const MOST_WORDS = 16;
/** So many ways in which a phrase takes the words are looked at, and so many meanings of a part are kept. */
const MOST_MATCHES = 6;
const MOST_MEANINGS = 6;
/** A name has no more words. */
const MOST_WORDS_OF_NAME = 5;
/** So many things that were said are known at once. */
const MOST_KNOWN = 4000;

interface Compiled {
  readonly phrase: Phrase;
  readonly pattern: Pattern;
}

/**
 * A language that is a book of phrases: of each, what it means in the grammar's own words. Phrases are made of parts,
 * which are phrases again: `<target>` of `lösche <target>` is one of the part `target`. Every word that is said is a word
 * of a phrase, a number, or part of a name.
 */
export class PhraseBook implements SpokenLanguage {
  readonly tag: string;
  readonly isOwn = false;
  readonly #phrases: Phrases;
  #words: ReadonlySet<string> | undefined;
  #parts: Readonly<Record<string, readonly Compiled[]>> | undefined;
  readonly #known = new Map<string, readonly string[]>();

  constructor(phrases: Phrases) {
    this.tag = phrases.tag;
    this.#phrases = phrases;
  }

  *meanings(transcript: string): Generator<readonly string[]> {
    const words = plainlySaid(transcript, this.#phrases);
    if (words.length === 0 || words.length > MOST_WORDS) return;
    const meanings = this.#meaningsOf('utterance', words);
    for (const meaning of meanings) yield meaning.split(' ');
    if (meanings.length === 0) yield* this.#inEnglish(transcript);
  }

  *prepare(): Generator<void> {
    if (this.#parts) return;
    const parts: Record<string, Compiled[]> = {};
    for (const [name, phrases] of Object.entries(this.#phrases.parts)) {
      const compiled: Compiled[] = [];
      for (const phrase of phrases) {
        for (const say of phrase.say) compiled.push({ phrase, pattern: this.#patternOf(say) });
        yield;
      }
      parts[name] = compiled;
    }
    this.#parts = parts;
  }

  progress(transcript: string): Progress {
    const words = plainlySaid(transcript, this.#phrases);
    if (words.length === 0) return 'begun';
    if (words.length > MOST_WORDS) return 'none';
    const folded = this.#folded(words);
    const commands = this.#compiled()['command'] ?? [];
    const said = commands.filter(({ pattern }) => !pattern.matches(words, folded).next().done);
    if (said.some(({ phrase }) => !phrase.goesOn)) return 'complete';
    if (said.length === 0 && !this.#inEnglish(transcript).next().done) return progressOf(plainWords(transcript));
    return said.length > 0 || commands.some(({ pattern }) => pattern.first && pattern.isBegunBy(folded))
      ? 'begun'
      : 'none';
  }

  isCommandWord(word: string): boolean {
    const { cardinal, ordinal, folded } = this.#phrases;
    const said = folded(word);
    this.#words ??= this.#wordsOfPhrases();
    return this.#words.has(said) || cardinal(said) !== undefined || ordinal(said) !== undefined;
  }

  goingTo(name: string): string {
    return this.#phrases.goingTo.replace('<name>', name);
  }

  sheet(): readonly SheetEntry[] {
    return phraseSheet(this.#phrases);
  }

  /** Who speaks it says a command in English at times, and so do keys and lessons: to the letter, and no small word in it. */
  *#inEnglish(transcript: string): Generator<readonly string[]> {
    const words = plainWords(transcript);
    const { alsoEnglish, never, noName } = this.#phrases;
    const isOwn = (word: string) => (noName.has(word) && !alsoEnglish.has(word)) || never.has(word);
    if (words.length > MOST_WORDS || this.#folded(words).some(isOwn)) return;
    if (!readings(words).next().done) yield words;
  }

  #wordsOfPhrases(): ReadonlySet<string> {
    const all = Object.values(this.#phrases.parts).flatMap(phrases => phrases.flatMap(({ say }) => say));
    const words = all.flatMap(say => say.replace(/<\w+>/g, ' ').match(/[^\s()[\]|<>]+/g) ?? []);
    return new Set(words.map(this.#phrases.folded));
  }

  /** What some words mean as a part, the likeliest first; none where they are none. */
  #meaningsOf(part: string, words: readonly string[]): readonly string[] {
    const key = `${part} ${words.join(' ')}`;
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size > MOST_KNOWN) this.#known.clear();
    // What is asked for all of the words while they are looked at is part of itself, and nothing.
    this.#known.set(key, []);
    const found = new Set<string>();
    for (const meaning of this.#found(part, words)) if (found.add(meaning).size >= MOST_MEANINGS) break;
    const all = [...found];
    this.#known.set(key, all);
    return all;
  }

  *#found(part: string, words: readonly string[]): Generator<string> {
    const folded = this.#folded(words);
    if (part === 'number') yield* this.#numbers(folded);
    else if (part === 'rank') yield* this.#ranks(folded);
    else if (part === 'name') yield* this.#names(words, folded);
    else
      for (const { phrase, pattern } of entryOf(this.#compiled(), part) ?? [])
        if (!pattern.first || pattern.first.has(folded[0] ?? ''))
          for (const bound of firstOf(MOST_MATCHES, pattern.matches(words, folded)))
            yield* this.#filled(phrase.means, bound);
  }

  /** A template with each meaning of what was said for its parts. */
  *#filled(template: string, bound: Readonly<Record<string, readonly string[]>>): Generator<string> {
    const place = /<(\w+)>/.exec(template);
    if (!place) {
      yield template.replace(/\s+/g, ' ').trim();
      return;
    }
    const [whole, slot = ''] = place;
    for (const meaning of this.#meaningsOf(partOf(slot), entryOf(bound, slot) ?? []))
      yield* this.#filled(
        `${template.slice(0, place.index)}${meaning}${template.slice(place.index + whole.length)}`,
        bound,
      );
  }

  *#numbers(folded: readonly string[]): Generator<string> {
    if (folded.length > 1 && folded.some(word => /^\d/.test(word))) return;
    const value = this.#phrases.cardinal(folded.join(''));
    if (value !== undefined) yield String(value);
  }

  *#ranks(folded: readonly string[]): Generator<string> {
    const value = folded.length === 1 ? this.#phrases.ordinal(folded[0] ?? '') : undefined;
    if (value !== undefined) yield `${value}${ENDINGS[new Intl.PluralRules('en', { type: 'ordinal' }).select(value)]}`;
  }

  *#names(words: readonly string[], folded: readonly string[]): Generator<string> {
    const { noName } = this.#phrases;
    if (words.length > MOST_WORDS_OF_NAME || folded.some(word => noName.has(word))) return;
    if (folded.every(word => this.#phrases.cardinal(word) === undefined)) yield words.join(' ');
  }

  #folded(words: readonly string[]): readonly string[] {
    return words.map(word => this.#phrases.folded(word));
  }

  /** The patterns of each part. */
  #compiled(): Readonly<Record<string, readonly Compiled[]>> {
    if (!this.#parts) for (const _ of this.prepare());
    return this.#parts ?? {};
  }

  #patternOf(say: string): Pattern {
    const slots = [...say.matchAll(/<(\w+)>/g)].map(([, slot = '']) => slot);
    const rule = (slot: string) => ({
      mostWords: MOST_WORDS,
      fits: (words: readonly string[]) => this.#meaningsOf(partOf(slot), words).length > 0,
    });
    const folded = say.replace(/[^\s()[\]|<>]+/g, word => this.#phrases.folded(word));
    return new Pattern(folded, Object.fromEntries(slots.map(slot => [slot, rule(slot)])));
  }
}

/** As ranks are written, which is how the grammar reads them. */
const ENDINGS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  ...{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' },
};

/** `<other target>` cannot be said in a pattern twice by one name: `<target2>` is a target as well. */
function partOf(slot: string): string {
  return slot.replace(/\d$/, '');
}
