import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { indentAt, linesOf, nextLine } from '../../places/text/layout.ts';
import { lineAt } from '../../places/text/units.ts';

/** The lines of something, whole, with all of the statements that begin on them: a loop has its body with it. */
export function statementLines(target: Span, { text, tree }: Place): Span {
  let { start, end } = linesOf(text, target);
  // Blank lines at the edges stay outside.
  while (start < end && text.slice(start, lineAt(text, start).end).trim() === '') start = nextLine(text, start);
  while (end > start && text.slice(lineAt(text, end).start, end).trim() === '') end = lineAt(text, end).start - 1;
  if (!tree?.knows('statement')) return { start, end };
  for (let line = lineAt(text, start); ; line = lineAt(text, nextLine(text, line.end))) {
    const first = line.start + indentAt(text, line.start).length;
    for (const statement of tree.scopesNear('statement', first, false))
      if (statement.start === first) end = Math.max(end, lineAt(text, statement.end).end);
    if (line.end >= end || nextLine(text, line.end) <= line.end) break;
  }
  return { start, end };
}

/** Some lines as they are without the indentation that they have in common with the first. */
export function withoutIndent(code: string, indent: string): string {
  return code
    .split('\n')
    .map(line => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n');
}

/** Whether code closes what it opens, and nothing else; strings and comments do not count. */
export function isBalanced(code: string): boolean {
  const open: string[] = [];
  for (const [sign] of code.matchAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\/.*|[()[\]{}]/g)) {
    if (sign === '(' || sign === '[' || sign === '{') open.push(sign);
    else if (sign === ')' || sign === ']' || sign === '}') {
      if (open.pop() !== { ')': '(', ']': '[', '}': '{' }[sign]) return false;
    }
  }
  return open.length === 0;
}
