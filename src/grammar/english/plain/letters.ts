import type { Heard } from './heard.ts';

/** What is spelled behind these is meant letter by letter. */
const SPELLS = /^(?:spell|spelt|spelled|spelling|capital|letters?|press|type|key|keys|insert|marks?)$/i;

/** From these on letters stay apart, also behind a sign: "spell m y underscore v a r". */
const SPELLS_ON = /^(?:spell|spelt|spelled|spelling)$/i;

/** So many letters in a row are one word: "A P I client". Two may be two names. */
const LEAST_LETTERS = 3;
/** What is shouted is all in capitals, and more than a name in so many words. */
const LEAST_WORDS_SHOUTED = 3;

/** Letters that were said one by one as a word, and no capitals that only a sentence has. */
export function asWords(heard: readonly Heard[]): readonly Heard[] {
  const said = joined(heard);
  const isShouted =
    said.length >= LEAST_WORDS_SHOUTED &&
    said.every(({ word }) => word === word.toUpperCase()) &&
    said.some(({ word }) => /\p{Lu}{2}/u.test(word));
  return said.map((one, at) => ({ ...one, word: isShouted ? one.word.toLowerCase() : plainly(one.word, at === 0) }));
}

/** The capital of a sentence or of a title goes; letters within a name, and those of an abbreviation, stay. */
function plainly(word: string, isFirst: boolean): string {
  const isCapital = /^\p{Lu}(?:[\p{Ll}\p{M}']+|'\p{L}+)$/u.test(word);
  return isCapital || ((isFirst || word === 'I') && /^\p{Lu}$/u.test(word)) ? word.toLowerCase() : word;
}

function joined(heard: readonly Heard[]): readonly Heard[] {
  const said: Heard[] = [];
  const spelled = heard.findIndex(({ word }) => SPELLS_ON.test(word));
  const isSpelled = (at: number) => spelled >= 0 && at > spelled;
  for (let at = 0; at < heard.length; ) {
    const length = isSpelled(at) ? 0 : spelledAt(heard, at);
    if (length > 1) {
      const run = heard.slice(at, at + length);
      const isEnd = at + length === heard.length;
      const last = run.at(-1) as Heard;
      said.push({
        word: run.map(({ word }) => word).join(''),
        behind: last.behind === '.' && !isEnd ? '' : last.behind,
      });
    } else said.push(heard[at] as Heard);
    at += Math.max(1, length);
  }
  return said;
}

/** How many letters from here on are one word; 0 for none. */
function spelledAt(heard: readonly Heard[], from: number): number {
  const isLetter = (at: number) => /^\p{L}$/u.test(heard[at]?.word ?? '');
  if (!isLetter(from)) return 0;
  let dotted = from;
  while (heard[dotted]?.behind === '.' && isLetter(dotted + 1)) dotted++;
  if (dotted > from) return dotted - from + 1;
  let end = from + 1;
  const isLower = /^\p{Ll}$/u.test(heard[from]?.word ?? '');
  while (isLetter(end) && heard[end - 1]?.behind === '' && /^\p{Ll}$/u.test(heard[end]?.word ?? '') === isLower) end++;
  const letters = heard.slice(from, end).map(({ word }) => word.toLowerCase());
  const isRow = letters.every(
    (letter, index) => index === 0 || letter.charCodeAt(0) === (letters[index - 1] as string).charCodeAt(0) + 1,
  );
  return letters.length >= LEAST_LETTERS && !isRow && !SPELLS.test(heard[from - 1]?.word ?? '') ? end - from : 0;
}
