import type { Span } from '../../../syntax/scopes.ts';
import { lineAt } from './units.ts';

/** The white space in front of the first letter of the line around an offset. */
export function indentAt(text: string, offset: number): string {
  const { start, end } = lineAt(text, offset);
  return /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
}

/** Whether a stretch has its lines to itself, but for a comma or semicolon behind it. */
export function hasOwnLines(text: string, { start, end }: Span): boolean {
  const before = text.slice(lineAt(text, start).start, start);
  const after = text.slice(end, lineAt(text, end).end);
  return before.trim() === '' && /^[;,]?\s*$/.test(after);
}

/** The whole lines that a stretch touches, without the last line end. */
export function linesOf(text: string, { start, end }: Span): Span {
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  return { start: lineAt(text, start).start, end: lineAt(text, last).end };
}

/** What stands half a step out or goes on with a line is the lesser part. */
const MOST_OF_LINES = 0.75;

/** One step of indentation as a file has it: the smallest that most lines are indented by; undefined where nothing is. */
export function indentationOf(text: string): string | undefined {
  const widths: number[] = [];
  for (const [, white = ''] of text.matchAll(/^([ \t]+)[^\s*]/gm)) {
    if (white.startsWith('\t')) return '\t';
    widths.push(white.length);
    if (widths.length > 500) break;
  }
  if (widths.length === 0) return undefined;
  const steps = [...new Set(widths)].sort((one, other) => one - other);
  const isStep = (step: number) => widths.filter(width => width % step === 0).length >= MOST_OF_LINES * widths.length;
  return ' '.repeat(steps.find(step => step > 1 && isStep(step)) ?? steps[0] ?? 0);
}

/** Puts an indentation in front of every line but the first and empty ones. */
export function indented(code: string, indent: string): string {
  return code
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : indent + line))
    .join('\n');
}

/** Where the line after an offset begins; the length of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next < 0 ? text.length : next + 1;
}
