import type { TextDocument } from '../../editor/documents.ts';

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
  const indent = leadingSpace(first) === '' ? leadingSpace(beside) : '';
  const convert = converter(lines.filter(isCode), document);
  return lines.map((line, i) => (isCode(line, i) ? indent + convert(line) : line)).join('\n');
}

/** Makes a line's own indentation that of the document, where one has tabs and the other spaces. */
function converter(lines: readonly string[], document: TextDocument): (line: string) => string {
  const indents = lines.map(leadingSpace).filter(indent => indent !== '');
  if (indents.length === 0) return line => line;
  const unit = indentUnit(document);
  if (unit === '\t') {
    const step = Math.min(...indents.map(indent => indent.length));
    if (step < 2 || indents.some(indent => indent.includes('\t'))) return line => line;
    return line => line.replace(/^ +/, spaces => '\t'.repeat(spaces.length / step) + ' '.repeat(spaces.length % step));
  }
  return line => line.replace(/^\t+/, tabs => unit.repeat(tabs.length));
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
