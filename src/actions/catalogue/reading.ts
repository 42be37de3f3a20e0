import { basename } from 'node:path';
import * as z from 'zod/mini';
import { visibleLine } from '../../common/visible.ts';
import type { DocumentSymbol } from '../../editor/languages.ts';
import { counted, defineAction, fileField } from '../define.ts';
import { lineRange } from '../text/finding.ts';

const MOST_LINES = 400;
const MOST_CHARACTERS = 24_000;
const LONGEST_LINE = 1000;
const MOST_SYMBOLS = 300;
const MOST_DIAGNOSTICS = 50;

export const listSymbols = defineAction({
  name: 'list_symbols',
  description: 'Lists the functions, classes and other symbols of a file with their lines.',
  risk: 'reads',
  input: z.strictObject({ file: fileField }),
  async run({ file }, context) {
    const document = await context.document(file);
    const lines = outline(await context.editor.languages.symbols(document.path), 0);
    if (lines.length === 0) return `${basename(document.path)} has no symbols.`;
    const more = lines.length > MOST_SYMBOLS ? [`… and ${lines.length - MOST_SYMBOLS} more`] : [];
    return [...lines.slice(0, MOST_SYMBOLS), ...more].join('\n');
  },
});

function outline(symbols: readonly DocumentSymbol[], depth: number): readonly string[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    `${'  '.repeat(depth)}${kind} ${visibleLine(name)}, lines ${range.start.line + 1}-${range.end.line + 1}`,
    ...outline(children, depth + 1),
  ]);
}

export const readFile = defineAction({
  name: 'read_file',
  description: 'Reads lines of a file, each with its number. The numbers are no part of the text.',
  risk: 'reads',
  input: z.strictObject({
    first_line: z.optional(counted('First line; 1 if left out.')),
    last_line: z.optional(counted(`Last line; at most ${MOST_LINES} lines are read at a time.`)),
    file: fileField,
  }),
  async run({ first_line: first = 1, last_line: asked, file }, context) {
    const document = await context.reading(file);
    const wanted = Math.min(asked ?? document.lineCount, document.lineCount);
    lineRange(document, first, wanted, false);
    const lines: string[] = [];
    let left = MOST_CHARACTERS;
    for (let number = first; number <= wanted && lines.length < MOST_LINES && left > 0; number++) {
      const line = document.line(number - 1);
      const shown =
        line.length > LONGEST_LINE
          ? `${line.slice(0, LONGEST_LINE)}… (${line.length - LONGEST_LINE} more characters)`
          : line;
      lines.push(`${number} ${visibleLine(shown)}`);
      left -= shown.length;
    }
    const last = first + lines.length - 1;
    const rest = last < wanted ? [`(cut off; the file has ${document.lineCount} lines)`] : [];
    return [...lines, ...rest].join('\n');
  },
});

export const readDiagnostics = defineAction({
  name: 'read_diagnostics',
  description: 'Reads the errors and warnings that the editor shows for a file.',
  risk: 'reads',
  input: z.strictObject({ file: fileField }),
  async run({ file }, context) {
    const document = await context.document(file);
    const found = (await context.editor.languages.diagnostics(document.path)).filter(
      ({ severity }) => severity !== 'hint',
    );
    if (found.length === 0) return `No problems in ${basename(document.path)}.`;
    const lines = found
      .slice(0, MOST_DIAGNOSTICS)
      .map(({ severity, range, message }) => `${severity} in line ${range.start.line + 1}: ${visibleLine(message)}`);
    const more = found.length > MOST_DIAGNOSTICS ? [`… and ${found.length - MOST_DIAGNOSTICS} more`] : [];
    return [...lines, ...more].join('\n');
  },
});
