import { UNSEEN_CHARACTERS } from './unseen.ts';

/** Signs that are said by name. Words that are also common in prose ("period", "dash") only count where nothing else can be meant. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/\s*\bnew paragraph\b[.,]?\s*/gi, '\n\n'],
  [/\s*\bnew line\b[.,]?\s*/gi, '\n'],
  [/\s*\bquestion mark\b\s*/gi, '? '],
  [/\s*\bexclamation (?:mark|point)\b\s*/gi, '! '],
  [/\s*\bfull stop\b\s*/gi, '. '],
  [/\s*\bsemicolon\b\s*/gi, '; '],
  [/\s+comma\b\s*/gi, ', '],
  [/\s+colon\b\s*/gi, ': '],
  [/\bopen (?:paren|parenthesis|bracket)\s*/gi, '('],
  [/\s*\bclose (?:paren|parenthesis|bracket)\b/gi, ')'],
  [/\bopen quotes?\s*/gi, '"'],
  [/\s*\bclose quotes?\b/gi, '"'],
];

const FILLERS = /(?:^|[\s,])\b(?:u+m+|u+h+|e+r+m+|hm+)\b,?(?=[\s.,!?]|$)/gi;

/**
 * What was said, as text: signs that were said by name become signs unless the recogniser has punctuated itself,
 * fillers go, and nothing invisible stays. Line breaks are `\n`.
 */
export function spokenText(transcript: string): string {
  const punctuated = /[.,;!?]\s/.test(transcript.trim());
  let text = transcript.replace(UNSEEN_CHARACTERS, '').replace(FILLERS, ' ');
  for (const [said, sign] of SAID) {
    if (!punctuated || sign.includes('\n')) text = text.replace(said, sign);
  }
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/ ([.,;:!?)])/g, '$1')
    .trim();
}

/** The same with a capital first letter for each sentence that begins with a plain word; names stay as they are. */
export function sentence(text: string): string {
  return text.replace(
    /(^|[.!?]\s+|\n\s*)(\p{Ll}[\p{Ll}'’]*)(?=[\s.,;:!?)]|$)/gu,
    (_all, before: string, word: string) => before + word.charAt(0).toUpperCase() + word.slice(1),
  );
}
