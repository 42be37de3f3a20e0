import type { Place, Pointed } from './place.ts';
import { pointed } from './place.ts';
import type { MarksTarget } from './said/marks.ts';

/** What has these numbers on screen, in the order of the text; nothing unless all of them are shown in this text. */
export function pointedMarks({ stretches }: MarksTarget, { marks }: Place): readonly Pointed[] {
  if (!marks) return [];
  const spanOf = (wanted: number) => marks.find(({ number }) => number === wanted);
  const found = stretches.flatMap(([from, to]) => {
    const [first, last] = [spanOf(from), spanOf(to)];
    if (!first || !last) return [];
    return pointed({ start: first.start, end: last.end }, from === to ? 'phrase' : 'reach');
  });
  return found.length === stretches.length ? found.sort((a, b) => a.start - b.start) : [];
}
