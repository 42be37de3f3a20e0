import { withoutNoise } from '../grammar/english/noise.ts';
import { capitalised } from '../grammar/english/prose/properNames.ts';
import { spokenProse } from '../grammar/english/prose/spokenProse.ts';
import { ENGLISH, type SpokenLanguage } from './languages/spokenLanguage.ts';

/**
 * What was said, as text: without noise and fillers, with signs where they were said by name, and commands for the
 * writing obeyed. Line breaks are `\n`. The first word has the case of the transcript.
 * @param hasText - whether there is text before it in its line.
 */
export function spokenText(transcript: string, language: SpokenLanguage = ENGLISH, hasText = false): string {
  const said = withoutNoise(transcript);
  const { fillers, marks } = language;
  const words = fillers
    ? said
        .split(' ')
        .filter(word => !fillers.test(word.toLowerCase().replace(/[^\p{L}]+/gu, '')))
        .join(' ')
    : said;
  return spokenProse(words, { marks, hasText });
}

/** The same with a capital first letter for each sentence that begins with a plain word; names stay as they are. */
export function sentence(text: string): string {
  return text.replace(
    /(^|[.!?]\s+|\n\s*)(["'(“„«¿¡]*)(\p{Ll}[\p{Ll}'’-]*)(?=[\s.,;:!?)"”]|$)/gu,
    (_all, before: string, opening: string, word: string) => before + opening + capitalised(word),
  );
}
