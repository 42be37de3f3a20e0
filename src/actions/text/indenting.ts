import type { TextDocument } from '../../editor/documents.ts';

/** Steps of indentation, in blanks, the likeliest first. */
export const STEPS: readonly number[] = [4, 2, 8, 3];

/** So many lines tell how a file is indented. */
const MOST_LINES = 1000;

/** What one step of indentation is in a document: a tab, or so many spaces. */
export function indentUnit(document: TextDocument): string {
  const widths = new Map<number, number>();
  let tabs = 0;
  let spaces = 0;
  let before = 0;
  for (let i = 0; i < Math.min(document.lineCount, MOST_LINES); i++) {
    const line = document.line(i);
    const indent = leadingSpace(line);
    if (indent.length === line.length) continue;
    if (indent.startsWith('\t')) tabs++;
    else if (indent.length > 1) spaces++;
    const step = indent.startsWith('\t') ? 0 : Math.abs(indent.length - before);
    if (step > 1 && step <= 8) widths.set(step, (widths.get(step) ?? 0) + 1);
    before = indent.startsWith('\t') ? 0 : indent.length;
  }
  if (tabs > spaces) return '\t';
  const [commonest] = [...widths].sort((a, b) => b[1] - a[1]);
  return ' '.repeat(commonest?.[0] ?? 4);
}

/**
 * Text for lines of its own, indented as the place wants it. Text that stands at the margin takes the indentation of
 * the line beside it, text that is indented keeps its own; tabs and spaces become what the document has. Lines inside
 * strings that span several lines stay to the letter.
 */
export function indentedLike(beside: string, text: string, document: TextDocument): string {
  const lines = text.split('\n');
  const inString = linesInStrings(text);
  const isCode = (line: string, i: number): boolean => line.trim() !== '' && !inString.has(i);
  const first = lines.find(isCode) ?? '';
  const unit = indentUnit(document);
  const isAtMargin = leadingSpace(first) === '';
  const level = isAtMargin ? 1 : levelOf(beside, unit);
  const indent = isAtMargin ? leadingSpace(beside) : '';
  const converted = indentedAs(unit, lines, level, i => inString.has(i));
  return converted.map((line, i) => (isCode(line, i) ? indent + line : line)).join('\n');
}

/**
 * Lines that a model has indented with blanks as the document does it, with tabs, or the other way round. `level` is how
 * many steps deep the line beside them is. Lines of which `stays` is true are left to the letter.
 */
export function indentedAs(
  unit: string,
  lines: readonly string[],
  level: number,
  stays: (index: number) => boolean,
): readonly string[] {
  const indents = lines.map((line, i) => (stays(i) || line.trim() === '' ? '' : leadingSpace(line)));
  if (unit !== '\t')
    return lines.map((line, i) => (indents[i] ? line.replace(/^\t+/, tabs => unit.repeat(tabs.length)) : line));
  const widths = indents.filter(indent => indent.length > 1).map(indent => indent.length);
  if (widths.length === 0 || indents.some(indent => indent.includes('\t'))) return lines;
  const step = blanksPerTab(widths, level);
  return lines.map((line, i) => {
    const width = indents[i]?.length ?? 0;
    return width < 2 ? line : '\t'.repeat(Math.floor(width / step)) + ' '.repeat(width % step) + line.slice(width);
  });
}

/** So many blanks stand for a tab: of what all widths are multiples of, what comes nearest to the line beside them. */
function blanksPerTab(widths: readonly number[], level: number): number {
  const least = Math.min(...widths);
  // One blank more is the star of a comment that goes on.
  const steps = STEPS.filter(step => widths.every(width => width % step <= 1));
  const off = (step: number) => Math.abs(least / step - Math.max(1, level));
  return steps.sort((a, b) => off(a) - off(b) || STEPS.indexOf(a) - STEPS.indexOf(b))[0] ?? least;
}

/** How many steps deep a line of a document is; tabs and blanks count as it has them. */
export function levelOf(line: string, unit: string): number {
  return Math.floor(leadingSpace(line).length / unit.length);
}

/**
 * Lines that begin inside a template or a triple-quoted string, from 0. Not those of a docstring, a triple-quoted
 * string that begins its line: it is indented with the code.
 */
export function linesInStrings(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  const marks = /"""|'''|`/g;
  for (let open = marks.exec(text); open; open = marks.exec(text)) {
    const end = text.indexOf(open[0], open.index + open[0].length);
    if (end < 0) continue;
    const startOfLine = text.lastIndexOf('\n', open.index) + 1;
    const isDocstring = open[0] !== '`' && text.slice(startOfLine, open.index).trim() === '';
    if (!isDocstring) {
      const from = countLines(text.slice(0, open.index));
      const to = countLines(text.slice(0, end));
      for (let line = from + 1; line <= to; line++) found.add(line);
    }
    marks.lastIndex = end + open[0].length;
  }
  return found;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

export function leadingSpace(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
