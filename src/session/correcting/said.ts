/** A word of an utterance as its recogniser wrote it. */
export interface SaidWord {
  /** In small letters, without the signs around it. */
  readonly plain: string;
  /** Where it stands in the utterance, without the signs around it, in UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Whether a comma or a stop stands behind it. */
  readonly isPause: boolean;
}

/** So much of an utterance is looked at: nobody corrects more by voice. */
const LONGEST = 2_000;

export function saidWords(utterance: string): readonly SaidWord[] {
  const said: SaidWord[] = [];
  for (const { 0: piece, index } of utterance.slice(0, LONGEST).matchAll(/\S+/g)) {
    const lead = /^["'“‘([]*/u.exec(piece)?.[0].length ?? 0;
    const tail = /["'”’)\].,;:!?…]*$/u.exec(piece.slice(lead))?.[0] ?? '';
    const [start, end] = [index + lead, index + piece.length - tail.length];
    if (start < end)
      said.push({ plain: plainly(utterance.slice(start, end)), start, end, isPause: /[.,;:!?…]/u.test(tail) });
  }
  return said;
}

export function plainly(words: string): string {
  return words.toLowerCase().replaceAll('’', "'");
}

/** An utterance with other words from one of its words to another; signs and the capital of what goes stay. */
export function withWords(utterance: string, first: SaidWord, last: SaidWord, words: string): string {
  const isCapital = /^\p{Lu}[\p{Ll}']/u.test(utterance.slice(first.start)) && first.start === 0;
  const written = isCapital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  return utterance.slice(0, first.start) + written + utterance.slice(last.end);
}
