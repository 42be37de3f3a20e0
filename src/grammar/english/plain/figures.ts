import { entryOf } from '../../../common/entryOf.ts';
import { inWords } from '../numbers.ts';
import type { Heard } from './heard.ts';

const SCALE = /^(?:hundred|thousand|million|billion)$/i;
const SCALES: Readonly<Record<string, number>> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9 };
const TENS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/i;

/** Numbers of digits and words mixed, in words: "1 hundred and 5", "twenty 5"; "1.5 million" in digits. */
export function withoutMixedNumbers(heard: readonly Heard[]): readonly Heard[] {
  const said: Heard[] = [];
  for (let at = 0; at < heard.length; at++) {
    const one = heard[at] as Heard;
    const next = heard[at + 1];
    const last = said.at(-1);
    const isBeforeScale = next !== undefined && !one.behind && SCALE.test(next.word);
    if (isBeforeScale && /^\d+\.\d+$/.test(one.word)) {
      const value = Number(one.word) * (entryOf(SCALES, next.word.toLowerCase()) as number);
      said.push({ word: String(Math.round(value * 1e6) / 1e6), behind: next.behind });
      at++;
    } else if (/^\d{1,3}$/.test(one.word) && (isBeforeScale || isBehindScale(said))) {
      said.push(
        ...inWords(Number(one.word))
          .split(' ')
          .map(word => ({ word, behind: '' as const })),
      );
      said[said.length - 1] = { word: (said.at(-1) as Heard).word, behind: one.behind };
    } else if (/^[1-9]$/.test(one.word) && last && !last.behind && TENS.test(last.word)) {
      said.push({ ...one, word: inWords(Number(one.word)) });
    } else said.push(one);
  }
  return said;
}

/** Whether a number may go on: "hundred", "hundred and". */
function isBehindScale(said: readonly Heard[]): boolean {
  const last = said.at(-1);
  if (!last || last.behind) return false;
  const before = last.word.toLowerCase() === 'and' ? said.at(-2) : last;
  return before !== undefined && !before.behind && SCALE.test(before.word);
}
