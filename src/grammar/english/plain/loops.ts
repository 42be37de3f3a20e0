/** Whoever wants something twice may say it twice; no one says a sentence three times, or a word five times, in a row. */
const LEAST_TIMES = 3;
const LEAST_TIMES_OF_FEW = 5;
const FEW_WORDS = 2;

/**
 * Once what is said again and again: recognisers run in circles where nothing is said any more. The last time may be cut
 * off. Takes time in proportion to the words.
 */
export function withoutLoop<T extends { readonly word: string }>(said: readonly T[]): readonly T[] {
  const period = periodOf(said.map(({ word }) => word.toLowerCase()));
  const times = said.length / period;
  return times >= (period > FEW_WORDS ? LEAST_TIMES : LEAST_TIMES_OF_FEW) ? said.slice(0, period) : said;
}

/** After how many words all begins again, by the borders of Knuth, Morris and Pratt. */
function periodOf(words: readonly string[]): number {
  const borders = [0];
  let border = 0;
  for (let at = 1; at < words.length; at++) {
    while (border > 0 && words[border] !== words[at]) border = borders[border - 1] as number;
    if (words[border] === words[at]) border++;
    borders.push(border);
  }
  return Math.max(1, words.length - border);
}
