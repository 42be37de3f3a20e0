import type { TextDocument } from './documents.ts';
import type { Location } from './languages.ts';
import { type Range, range } from './position.ts';

/** What is labelled: words alone, which are names, keywords and numbers too, or signs between them as well. */
export type Marked = 'words' | 'all';

/** A number that stands at something on screen. */
export interface Mark {
  /** From 1 on, in reading order, the editor with the focus first. */
  readonly number: number;
  readonly path: string;
  readonly range: Range;
  /** Of signs among words, which are labelled at another height, so that no label lies over that of the word beside. */
  readonly isSign: boolean;
}

/** Lines of a document that are on screen: not those that are folded away. */
export interface VisibleText {
  readonly document: Pick<TextDocument, 'path' | 'line'>;
  readonly ranges: readonly Range[];
}

/**
 * More labels than this nobody reads. VS Code makes a rule of style of each, and searches all rules for it when the label
 * goes: that takes time that grows with the square of how many there are.
 */
const MOST_MARKS = 600;
/** Of a line that goes on beyond the screen, so many UTF-16 units are looked at. */
const LONGEST_LINE = 2000;

/** A word, a number or a picture; else signs that stand together. */
const TOKEN =
  /(?<word>\d+(?:[.,_]\d+)*(?![\p{L}\p{M}\p{N}_$])|[\p{L}\p{M}\p{N}_$]+|\p{Emoji_Presentation}(?:\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{M})*)|[^\s\p{L}\p{M}\p{N}_$\p{Emoji_Presentation}]+/gu;

/** The marks of what is on screen. A line that holds nothing but signs has a mark for them in any case. */
export function marksOf(visible: readonly VisibleText[], marked: Marked): readonly Mark[] {
  const marks: Mark[] = [];
  const seen = new Set<string>();
  for (const { document, ranges } of visible)
    for (const { start, end } of ranges)
      for (let line = start.line; line <= end.line; line++) {
        // Two editors may show the same lines.
        const key = `${document.path}\n${line}`;
        if (seen.has(key)) continue;
        seen.add(key);
        for (const { from, to, isSign } of tokensIn(document.line(line).slice(0, LONGEST_LINE), marked)) {
          if (marks.length === MOST_MARKS) return marks;
          marks.push({ number: marks.length + 1, path: document.path, range: range(line, from, line, to), isSign });
        }
      }
  return marks;
}

/** The marks of places that were found, in their order. */
export function marksAt(places: readonly Location[]): readonly Mark[] {
  return places.map(({ path, range: at }, index) => ({ number: index + 1, path, range: at, isSign: false }));
}

interface Token {
  readonly from: number;
  readonly to: number;
  readonly isSign: boolean;
}

function tokensIn(line: string, marked: Marked): readonly Token[] {
  const tokens = [...line.matchAll(TOKEN)].map(({ index, 0: text, groups }) => ({
    from: index,
    to: index + text.length,
    isSign: groups?.['word'] === undefined,
  }));
  if (marked === 'all') return tokens;
  const words = tokens.filter(({ isSign }) => !isSign);
  return words.length > 0 ? words : tokens.slice(0, 1).map(token => ({ ...token, isSign: false }));
}
