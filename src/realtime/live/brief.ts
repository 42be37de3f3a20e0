/** The most that one text may have, in tokens; a few less than OpenAI says, for it counts by its own. */
const MOST_TOKENS = 450;

/**
 * As much of a text as a Live session takes at once, in whole words; three dots say that there was more. How many tokens a
 * text has is estimated so that they are never fewer than are counted.
 */
export function brief(text: string): string {
  let tokens = 0;
  let at = 0;
  for (const sign of text) {
    tokens += tokensOf(sign);
    if (tokens > MOST_TOKENS) return `${text.slice(0, at).replace(/\S*$/, '').trimEnd() || text.slice(0, at)}…`;
    at += sign.length;
  }
  return text;
}

/** A word has a token for three letters at least, a sign one, and what is not Latin up to two. */
function tokensOf(sign: string): number {
  if (/[A-Za-z ]/.test(sign)) return 1 / 3;
  return /[\x20-\x7e\n\t]/.test(sign) ? 1 : 2;
}
