import { objectAt } from './objects.ts';
import { lineHere, type Said, type Target, wholeFile } from './saidTarget.ts';

const EDGES: ReadonlyMap<string, 'start' | 'end'> = new Map([
  ...['start', 'beginning', 'begin', 'front', 'top', 'head'].map(word => [word, 'start'] as const),
  ...['end', 'ending', 'back', 'bottom', 'tail'].map(word => [word, 'end'] as const),
]);

/** "End of line", "the top of the function", "the very bottom". */
export function* edges({ said, within }: Said): Generator<Target> {
  let from = 0;
  while (/^(the|a|very|right|at)$/.test(said[from] ?? '')) from++;
  const word = said[from] ?? '';
  const edge = EDGES.get(word);
  if (!edge) return;
  const hasOf = /^(of|in)$/.test(said[from + 1] ?? '');
  const rest = from + (hasOf ? 2 : 1);
  if (rest >= said.length) {
    // "End" alone is that of the line, "bottom" that of the file; "back" is where someone was.
    if (hasOf || word === 'back' || word === 'front') return;
    yield { kind: 'edge', edge, of: /^(top|bottom|head|tail)$/.test(word) ? wholeFile : lineHere };
    // "End line" is said as well as "end of line".
  } else if (hasOf || objectAt(said, rest)) for (const of of within(rest)) yield { kind: 'edge', edge, of };
}
