/** The first piece shall come soon: at most so long if a clause ends in it. */
const FIRST_LENGTH = 90;
/** A piece shorter than this is no clause worth a breath. */
const SHORTEST_CLAUSE = 20;

/** What ends with a dot and does not end a sentence, even before a capital. */
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|no|fig|mr|mrs|ms|dr|st|[A-Z])\.["')\]]*\s*$/i;

/** Where a clause ends. */
const CLAUSE_END = /[,;:—–](?=\s)/g;

/**
 * Cuts text that is still being written into sentences, each as soon as it is complete, so that speech can begin before
 * the whole is there. A new line ends one too. The first comes earlier, at the end of a clause, if it is long; none is
 * longer than `maxLength`. However the text arrives, the pieces are the same; joined they are the text but for space.
 */
export async function* sentences(
  deltas: AsyncIterable<string>,
  maxLength: number,
): AsyncGenerator<string, void, undefined> {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  let text = '';
  let isFirst = true;
  const pieces = function* (sentence: string): Generator<string, void, undefined> {
    for (const piece of cut(sentence.trim(), isFirst ? FIRST_LENGTH : maxLength, maxLength)) {
      isFirst = false;
      yield piece;
    }
  };
  for await (const delta of deltas) {
    text += delta;
    const complete = whole(segmenter, text);
    // What follows may still join the last sentence, until it has begun with a word of its own.
    while (complete.length > 1 && /[\p{L}\p{N}]/u.test(complete.slice(1).join(''))) {
      const sentence = complete.shift() as string;
      text = text.slice(sentence.length);
      yield* pieces(sentence);
    }
    if (isFirst && text.trim().length > FIRST_LENGTH + 1) {
      const clause = clauseOf(text.trimStart(), FIRST_LENGTH);
      if (clause) {
        isFirst = false;
        text = text.trimStart().slice(clause.length);
        yield clause.trim();
      }
    }
  }
  for (const sentence of whole(segmenter, text)) yield* pieces(sentence);
}

/** The sentences of a text with what only looks like an end put together again. */
function whole(segmenter: Intl.Segmenter, text: string): string[] {
  const sentences: string[] = [];
  let joining = false;
  for (const { segment } of segmenter.segment(text)) {
    if (joining) sentences[sentences.length - 1] += segment;
    else sentences.push(segment);
    const last = sentences[sentences.length - 1] as string;
    const inCode = (last.match(/`/g)?.length ?? 0) % 2 === 1 && !last.endsWith('\n');
    joining = last.trim() === '' || inCode || (ABBREVIATION.test(last) && !last.endsWith('\n'));
  }
  return sentences;
}

function* cut(sentence: string, firstLength: number, maxLength: number): Generator<string, void, undefined> {
  let rest = sentence;
  const clause = rest.length > firstLength ? clauseOf(rest, firstLength) : undefined;
  if (clause) {
    yield clause.trim();
    rest = rest.slice(clause.length).trim();
  }
  while (rest.length > maxLength) {
    const at = clauseOf(rest, maxLength)?.length ?? wordEnd(rest, maxLength);
    yield rest.slice(0, at).trim();
    rest = rest.slice(at).trim();
  }
  if (rest !== '') yield rest;
}

/** The beginning of a text up to the last clause end within a length; undefined if there is none worth it. */
function clauseOf(text: string, length: number): string | undefined {
  let end = 0;
  for (const { index } of text.slice(0, length + 1).matchAll(CLAUSE_END)) end = index + 1;
  return end >= SHORTEST_CLAUSE ? text.slice(0, end) : undefined;
}

function wordEnd(text: string, length: number): number {
  const space = text.lastIndexOf(' ', length);
  if (space > 0) return space;
  // Not between the halves of one character.
  return /[\uD800-\uDBFF]/.test(text[length - 1] ?? '') ? length - 1 : length;
}
