import { ENGLISH } from './english.ts';
import { GERMAN } from './german/german.ts';
import type { SpokenLanguage } from './spokenLanguage.ts';

/** Every language in which commands are understood without a model. */
export const LANGUAGES: readonly SpokenLanguage[] = [ENGLISH, GERMAN];

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** What someone says that they speak, and what a recogniser says that it heard: BCP 47 tags, or English names. */
export interface Spoken {
  readonly language?: string | undefined;
  readonly languages?: readonly string[];
  readonly translate?: boolean;
}

/**
 * The languages in which commands may be said, the likeliest first: those that are named, `de-AT` as well as `de`; where
 * none is, what was `heard`; else English. Of those that nobody here understands, English is left, whose words may be said
 * in any language.
 */
export function languagesOf(
  { language, languages = language === undefined ? [] : [language], translate }: Spoken,
  heard: readonly string[] = [],
): readonly [SpokenLanguage, ...SpokenLanguage[]] {
  if (translate) return [ENGLISH];
  const isNamed = (tag: string) => languages.length === 0 || languages.some(one => isSame(one, tag));
  const likely = [...heard.filter(isNamed), ...languages];
  const [first = ENGLISH, ...others] = new Set(likely.flatMap(tag => LANGUAGES.filter(one => isSame(one.tag, tag))));
  return [first, ...others];
}

/** Whether a word, in small letters, has a meaning in the commands of any language. */
export function isCommandWord(word: string): boolean {
  return LANGUAGES.some(language => language.isCommandWord(word));
}

/** Whether words are a command in any other language than the grammar's own. */
export function isTranslatedCommand(words: readonly string[]): boolean {
  const said = words.join(' ');
  return LANGUAGES.some(language => !language.isOwn && !language.meanings(said)[Symbol.iterator]().next().done);
}

/** `de` and `de-AT`, and what some recognisers call it, `german`. */
function isSame(one: string, other: string): boolean {
  return base(one) === base(other);
}

function base(tag: string): string {
  const said = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return LANGUAGES.find(language => NAMES.of(language.tag)?.toLowerCase() === said)?.tag ?? said;
}
