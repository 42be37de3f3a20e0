/** What may follow a target and says no more than that it is in sight. */
const BEHIND = [
  ...['right here', 'over here', 'in here', 'right there', 'over there', 'in there', 'here', 'there'],
  ...['in this file', 'in the file', 'in this document', 'in the document', 'in the current file', 'of this file'],
  ...['in the code', 'in my code', 'in this code', 'on the screen', 'on screen', 'on my screen'],
  ...['at the cursor', 'under the cursor', 'under my cursor', 'around the cursor', 'where the cursor is'],
  ...['where i am', "where i'm at", "i'm in", 'i am in', "that i'm in", 'that i am in', "we're in", 'we are in'],
  ...["i'm on", 'i am on', "that i'm on", 'that i am on', "we're on"],
].map(phrase => phrase.split(' '));

/** What may stand in front of one. */
const BEFORE = ['just', 'only', 'simply', 'the whole of', 'whole of'].map(phrase => phrase.split(' '));

/** Words that are said instead of a name or a kind: "the thing called foo". */
const STANDS_FOR = /^(thing|one|guy|bit|part|stuff)$/;

/**
 * A target without the small words that change nothing; at least one is left. "The thing called foo" is "foo", "this
 * thing" is "this", "the whole thing" is what it is in.
 */
export function withoutSmallWords(words: readonly string[]): readonly string[] {
  const said = words.map(word => word.toLowerCase());
  let from = 0;
  let to = words.length;
  for (let length = -1; length !== to - from; ) {
    length = to - from;
    for (const phrase of BEFORE)
      if (length > phrase.length && phrase.every((word, at) => said[from + at] === word)) from += phrase.length;
    for (const phrase of BEHIND) {
      const at = to - phrase.length;
      if (at > from && phrase.every((word, index) => said[at + index] === word)) to = at;
    }
  }
  const article = /^(the|that|this|a)$/.test(said[from] ?? '') ? 1 : 0;
  if (STANDS_FOR.test(said[from + article] ?? '')) {
    const behind = from + article + 1;
    if (/^(called|named)$/.test(said[behind] ?? '') && behind + 1 < to) return words.slice(behind + 1, to);
    if (behind === to && /^(this|that)$/.test(said[from] ?? '')) return words.slice(from, from + 1);
  }
  return words.slice(from, to);
}
