import { basename } from 'node:path';
import * as z from 'zod/mini';
import { visibleLine } from '../../../common/visible.ts';
import type { DocumentSymbol } from '../../../editor/languages.ts';
import { message } from '../../../messages/message.ts';
import { counted, defineReading, fileField } from '../../define.ts';
import { lineRange } from '../../text/finding.ts';
import { numberedLine } from '../../text/numbered.ts';

const MOST_LINES = 400;
const MOST_CHARACTERS = 11_000;
const MOST_SYMBOLS = 300;
const MOST_DIAGNOSTICS = 50;

export const listSymbols = defineReading({
  name: 'list_symbols',
  description: 'Lists the functions, classes and other symbols of a file with their lines.',
  needs: ['file'],
  input: z.strictObject({ file: fileField }),
  async run({ file }, view) {
    const document = await view.documents.readForModel(file);
    const lines = outline(await view.languages.symbols(document), 0);
    const name = basename(document.path);
    if (lines.length === 0) return message('finding.no-symbols', { file: name });
    const more = lines.length > MOST_SYMBOLS ? [`… and ${lines.length - MOST_SYMBOLS} more`] : [];
    return {
      forModel: [...lines.slice(0, MOST_SYMBOLS), ...more].join('\n'),
      forUser: message('finding.symbols-in', { count: lines.length, file: name }),
    };
  },
});

function outline(symbols: readonly DocumentSymbol[], depth: number): readonly string[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    `${'  '.repeat(depth)}${kind} ${visibleLine(name)}, lines ${range.start.line + 1}-${range.end.line + 1}`,
    ...outline(children, depth + 1),
  ]);
}

export const readFile = defineReading({
  name: 'read_file',
  description: `Reads lines of a file, at most ${MOST_LINES}. The number and the bar before each are no part of it.`,
  needs: ['file'],
  input: z.strictObject({
    first_line: z.optional(counted('Else 1.')),
    last_line: z.optional(counted('Else the last.')),
    file: fileField,
  }),
  async run({ first_line: first = 1, last_line: asked, file }, view) {
    const document = await view.documents.readForModel(file);
    const wanted = Math.min(asked ?? document.lineCount, document.lineCount);
    lineRange(document, first, wanted, false);
    const lines: string[] = [];
    let left = MOST_CHARACTERS;
    for (let number = first; number <= wanted && lines.length < MOST_LINES && left > 0; number++) {
      const line = numberedLine(number, document.line(number - 1));
      lines.push(line);
      left -= line.length;
    }
    const last = first + lines.length - 1;
    const rest = last < wanted ? [`(cut off; the file has ${document.lineCount} lines)`] : [];
    return {
      forModel: [...lines, ...rest].join('\n'),
      forUser: message('finding.read-lines', { first, last, file: basename(document.path) }),
    };
  },
});

export const readDiagnostics = defineReading({
  name: 'read_diagnostics',
  description: 'Reads the errors and warnings that the editor shows for a file.',
  needs: ['file'],
  input: z.strictObject({ file: fileField }),
  async run({ file }, view) {
    const document = await view.documents.read(file);
    const name = basename(document.path);
    const found = (await view.languages.diagnostics(document)).filter(({ severity }) => severity !== 'hint');
    if (found.length === 0) return message('finding.no-problems', { file: name });
    const lines = found
      .slice(0, MOST_DIAGNOSTICS)
      .map(problem => `${problem.severity} in line ${problem.range.start.line + 1}: ${visibleLine(problem.message)}`);
    const more = found.length > MOST_DIAGNOSTICS ? [`… and ${found.length - MOST_DIAGNOSTICS} more`] : [];
    return {
      forModel: [...lines, ...more].join('\n'),
      forUser: message('finding.problems', { count: found.length, file: name }),
    };
  },
});
