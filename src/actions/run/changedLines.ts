import type { TextDocument } from '../../editor/documents.ts';
import { numberedLine } from '../text/numbered.ts';
import type { SettledStep } from './seenLines.ts';

/** So many lines around what has changed are told too. */
const AROUND = 1;
const MOST_LINES = 160;
const MOST_CHARACTERS = 8000;

/** What a call has changed, as it stands now: lines with their numbers, file by file. Empty if it has changed no text. */
export function changedLines(steps: readonly SettledStep[], nameOf: (path: string) => string): string {
  const documents = new Map<TextDocument, SettledStep[]>();
  for (const step of steps) documents.set(step.document, [...(documents.get(step.document) ?? []), step]);
  let room = MOST_CHARACTERS;
  let lines = MOST_LINES;
  const told: string[] = [];
  for (const [document, own] of documents) {
    const shown: string[] = [];
    let left = own.reduce((sum, { ranges, count }) => sum + count - ranges.length, 0);
    let last = -1;
    for (const [first, end] of runsOf(document, own)) {
      let line = first;
      const run: string[] = [];
      for (; line <= end && lines > 0; line++) {
        const text = numberedLine(line + 1, document.line(line));
        if (text.length > room) break;
        room -= text.length;
        lines--;
        run.push(text);
      }
      if (line <= end) left++;
      if (run.length === 0) continue;
      if (last >= 0 && first > last + 1) shown.push('…');
      shown.push(...run);
      last = line - 1;
    }
    if (left > 0) shown.push(`(${left} more ${left === 1 ? 'place' : 'places'} left out; read_file shows them)`);
    told.push([`${nameOf(document.path)} now:`, ...shown].join('\n'));
  }
  return told.join('\n');
}

/** Lines with those around them, in their order, those that meet in one. */
function runsOf(
  document: TextDocument,
  steps: readonly SettledStep[],
): readonly (readonly [first: number, last: number])[] {
  const most = document.lineCount - 1;
  const all = steps
    .flatMap(({ ranges }) => ranges)
    .map(({ start, end }): [number, number] => [
      Math.max(0, Math.min(start.line, most) - AROUND),
      Math.min(most, end.line + AROUND),
    ])
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [first, last] of all) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}
