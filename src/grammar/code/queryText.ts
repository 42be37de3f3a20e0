import type { BoxQuery } from '../../editor/boxes.ts';
import { isCode } from './proseGuard.ts';
import { typed } from './spokenCode.ts';
import type { Wording } from './wording.ts';

/** What is looked for: signs as signs, a name as the text has it, else the words in any style of names. */
export function queryText(words: readonly string[], wording: Wording): BoxQuery {
  const spelling = wording.lexicon.spelling(words.map(word => word.toLowerCase()));
  if (spelling !== undefined) return { text: spelling, isRegex: false };
  if (isCode(words, wording)) return { text: typed(words, wording).text, isRegex: false };
  const [only, ...others] = words;
  if (only !== undefined && others.length === 0) return { text: only, isRegex: false };
  return { text: words.map(escaped).join('[\\s_-]?'), isRegex: true };
}

/** What takes its place: a name as the text has it, or would have it; else the words with their signs. */
export function replacementText(words: readonly string[], wording: Wording): string {
  return wording.lexicon.spelling(words.map(word => word.toLowerCase())) ?? typed(words, wording).text;
}

function escaped(word: string): string {
  return word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** Whether a text has what is looked for. */
export function hasQuery({ text, isRegex }: BoxQuery, document: string): boolean {
  return isRegex ? new RegExp(text, 'iu').test(document) : document.toLowerCase().includes(text.toLowerCase());
}
