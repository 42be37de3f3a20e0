import { withoutNotes } from './notes.ts';

/** Characters that show nothing: controls except line breaks, bidi marks, tag characters, zero-width ones. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/**
 * What was said, without what a recogniser writes beside the words: marks for sounds ("[BLANK_AUDIO]", "(music)", "♪"),
 * the line breaks between its segments, what shows nothing, and the same over and over ("so... so... so...") where it
 * has lost its way, of which the first stays. Words keep their case and signs. May come to nothing.
 */
export function withoutNoise(transcript: string): string {
  const text = withoutNotes(transcript.replace(UNSEEN, ''), 'text');
  return withoutLoops(text.split(/\s+/).filter(Boolean)).join(' ');
}

/** The longest phrase that is looked for over and over, in words. */
const LONGEST_LOOP = 12;

/** How often nobody says so many words in a row. */
function timesOf(length: number): number {
  return length < 4 ? 7 - length : 3;
}

/** Each stretch of words that is said over and over, once. In time that grows with the words alone. */
function withoutLoops(words: readonly string[]): readonly string[] {
  const plain = words.map(word => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const loop = loopAt(plain, at);
    kept.push(...words.slice(at, at + (loop?.length ?? 1)));
    at += loop?.end ?? 1;
  }
  return kept;
}

/** The shortest phrase that repeats from a word on, and how many words all of it takes. */
function loopAt(plain: readonly string[], at: number): { readonly length: number; readonly end: number } | undefined {
  for (let length = 1; length <= LONGEST_LOOP && at + length * 3 <= plain.length; length++) {
    // Digits are said one by one, and signs are no words.
    if (length === 1 && !/\p{L}{2}/u.test(plain[at] ?? '')) continue;
    let end = length;
    while (at + end < plain.length && plain[at + end] === plain[at + end - length]) end++;
    const times = Math.floor(end / length);
    if (times >= timesOf(length)) return { length, end: at + end === plain.length ? end : times * length };
  }
  return undefined;
}
