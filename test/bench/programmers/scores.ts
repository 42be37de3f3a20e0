import { inWords } from '../../../src/grammar/english/numbers.ts';
import { splitWords } from '../../../src/transcribe/names/splitWords.ts';

/** What is counted of one sentence that was heard, or added up of many. */
export interface Score {
  readonly sentences: number;
  readonly words: number;
  /** Words that are wrong, lacking or too many, as they were heard and with the names of the file. */
  readonly heardWrong: number;
  readonly spelledWrong: number;
  readonly names: number;
  readonly namesHeard: number;
  readonly namesSpelled: number;
  /** Sentences without a name, and those of them in which one was put. */
  readonly plain: number;
  readonly plainChanged: number;
}

const NOTHING: Score = {
  sentences: 0,
  words: 0,
  heardWrong: 0,
  spelledWrong: 0,
  names: 0,
  namesHeard: 0,
  namesSpelled: 0,
  plain: 0,
  plainChanged: 0,
};

/** How well a sentence was heard, before and after the file's names were put in. */
export function scoreOf(
  { said, names }: { readonly said: string; readonly names: readonly string[] },
  heard: string,
  spelled: string,
): Score {
  const words = plainWords(said);
  const right = (text: string) => names.filter(name => hasName(text, name)).length;
  return {
    sentences: 1,
    words: words.length,
    heardWrong: wordErrors(words, plainWords(heard)),
    spelledWrong: wordErrors(words, plainWords(spelled)),
    names: names.length,
    namesHeard: right(heard),
    namesSpelled: right(spelled),
    plain: names.length === 0 ? 1 : 0,
    plainChanged: names.length === 0 && heard !== spelled ? 1 : 0,
  };
}

export function sumOf(scores: readonly Score[]): Score {
  const keys = Object.keys(NOTHING) as (keyof Score)[];
  const entries = keys.map(key => [key, scores.reduce((sum, score) => sum + score[key], 0)] as const);
  return Object.fromEntries(entries) as unknown as Score;
}

/** A name as it is spelled in the file, with the sign of a variable or without, and not as a part of another. */
function hasName(text: string, name: string): boolean {
  const escaped = name.replace(/[$\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${escaped}(?![\p{L}\p{N}_$])`, 'u').test(text);
}

/** The words of a text in small letters, without signs; names are the words they are made of, and numbers are words. */
export function plainWords(text: string): readonly string[] {
  return splitWords(text.replace(/['’]/g, '')).flatMap(word =>
    /^\d+$/.test(word) ? inWords(Number(word)).split(' ') : word.toLowerCase(),
  );
}

/** The fewest words that have to be put in, taken out or changed. */
function wordErrors(said: readonly string[], heard: readonly string[]): number {
  let row = Array.from({ length: heard.length + 1 }, (_, at) => at);
  for (const [i, word] of said.entries()) {
    const next = [i + 1];
    for (const [at, other] of heard.entries()) {
      const changed = (row[at] as number) + (word === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] as number) + 1, (next[at] as number) + 1));
    }
    row = next;
  }
  return row.at(-1) as number;
}
