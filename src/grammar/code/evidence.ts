import { SpokenTokens } from './spoken/spokenTokens.ts';
import type { Wording } from './wording.ts';

/** Whether words are a text for people rather than names: several, none of them a sign or a name of the file. */
export function isText(words: readonly string[], wording: Wording): boolean {
  if (words.length < 2) return false;
  const tokens = new SpokenTokens(words, wording);
  return tokens.lower.every((_word, at) => {
    const token = tokens.at(at, { mode: 'code', inName: at > 0, hasLeft: at > 0 });
    return token?.kind === 'word' && token.length === 1 && wording.lexicon.longestAt(tokens.lower, at) === undefined;
  });
}
