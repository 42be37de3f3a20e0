import { withoutThoughts } from '../common/thoughts.ts';
import { endsInFormula } from './formulas/findFormula.ts';

/** The first piece shall come soon: at most so long if a clause ends in it. */
const FIRST_LENGTH = 90;
/** A piece shorter than this is no clause worth a breath. */
const SHORTEST_CLAUSE = 20;

/** So many ends of clauses are looked at, the last first. */
const MOST_TRIED = 20;

/** Where a clause ends. */
const CLAUSE_END = /[,;:—–](?=\s)/g;

/** What ends with a dot and does not end a sentence, even before a capital. */
const ABBREVIATION = /(?:^|[\s("'])(?:e\.g|i\.e|vs|cf|approx|incl|resp|fig|mr|mrs|ms|dr|st|[A-Z])\.\s*$/i;
/** The number of a list's item, with what marks a heading or a quotation before it. */
const ITEM_NUMBER = /^[\s>#*_]*\d+\.\s*$/;
/** Behind white space, or behind an end that needs none, as in Chinese. */
const AFTER_END = /\s$|[^\p{ASCII}]$/u;
/** A link of which more is to come. */
const OPEN_LINK = /\[[^\]\n]*$|\]\([^)\s]*$/;

/**
 * Cuts text that is still being written into sentences, each as soon as it is complete, so that speech can begin before
 * the whole is there. A new line ends one too. The first comes earlier, at the end of a clause, if it is long; none is
 * longer than `maxLength` (UTF-16 units, 2 or more). However the text arrives, the pieces are the same; joined they are
 * the text but for space. What `deltas` throws is thrown after the last piece.
 */
export async function* sentences(
  deltas: AsyncIterable<string>,
  maxLength: number,
): AsyncGenerator<string, void, undefined> {
  const cutter = new Cutter(maxLength);
  try {
    for await (const delta of withoutThoughts(deltas)) yield* cutter.take(delta);
  } catch (thrown) {
    yield* cutter.rest();
    throw thrown;
  }
  yield* cutter.rest();
}

class Cutter {
  readonly #maxLength: number;
  readonly #segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  #text = '';
  #isFirst = true;
  /** No sentence ends up to there, which more text does not change. */
  #within = 0;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** The pieces that are complete with this. Looks at one unit after the other, so that the size of a delta is nothing. */
  *take(delta: string): Generator<string, void, undefined> {
    for (let at = 0; at < delta.length; at++) {
      const unit = delta.charAt(at);
      if (this.#text === '' && /\s/.test(unit)) continue;
      this.#text += unit;
      const end = this.#end(unit);
      if (end !== undefined) yield* this.#cut(end);
    }
  }

  *rest(): Generator<string, void, undefined> {
    yield* this.#cut(this.#text.length);
  }

  *#cut(end: number): Generator<string, void, undefined> {
    const piece = this.#text.slice(0, end).trim();
    this.#text = this.#text.slice(end).trimStart();
    this.#within = 0;
    if (piece === '') return;
    this.#isFirst = false;
    yield piece;
  }

  /** Where the text is to be cut now that its last unit has come; undefined for not yet. */
  #end(last: string): number | undefined {
    const text = this.#text;
    if (last === '\n') return text.length;
    if (beginsWord(text)) {
      const end = this.#sentenceEnd();
      if (end !== undefined) return end;
    }
    if (this.#isFirst && text.length === FIRST_LENGTH + 1 && text.length <= this.#maxLength) {
      return clauseEnd(text, FIRST_LENGTH);
    }
    if (text.length <= this.#maxLength) return undefined;
    return clauseEnd(text, this.#maxLength) ?? wordEnd(text, this.#maxLength);
  }

  /** Only the word that follows tells whether a dot was the end. */
  #sentenceEnd(): number | undefined {
    const rest = this.#text.slice(this.#within);
    if (!/\p{Sentence_Terminal}/u.test(rest)) return undefined;
    const from = this.#within;
    for (const { index } of this.#segmenter.segment(rest)) {
      if (index === 0) continue;
      const end = from + index;
      const before = this.#text.slice(0, end);
      if (AFTER_END.test(before) && !ABBREVIATION.test(before) && isWhole(before)) return end;
      this.#within = end;
    }
    return undefined;
  }
}

function beginsWord(text: string): boolean {
  return /(?:^|[^\p{L}\p{N}])\p{L}$/u.test(text.slice(-3));
}

/** Neither code nor a link nor a formula goes on behind it, and it is more than a number. */
function isWhole(text: string): boolean {
  const isOpen = (text.match(/`/g)?.length ?? 0) % 2 !== 0 || OPEN_LINK.test(text) || endsInFormula(text);
  return !isOpen && !ITEM_NUMBER.test(text);
}

/** The last end of a clause within a length; undefined if there is none worth it. */
function clauseEnd(text: string, length: number): number | undefined {
  const ends = [...text.slice(0, length + 1).matchAll(CLAUSE_END)].map(({ index }) => index + 1);
  return ends
    .slice(-MOST_TRIED)
    .findLast(end => end >= Math.min(SHORTEST_CLAUSE, length) && isWhole(text.slice(0, end)));
}

function wordEnd(text: string, length: number): number {
  const space = text.lastIndexOf(' ', length);
  if (space > 0) return space;
  // Not between the halves of one character.
  return /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
}
