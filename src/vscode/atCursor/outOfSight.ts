import { comparePositions, type Range } from '../../editor/position.ts';
import { type Message, message } from '../../messages/message.ts';

/** How many of some ranges stand above and below what is on screen; what is folded away between counts as neither. */
export function outOfSight(
  ranges: readonly Range[],
  visible: readonly Range[],
): { readonly above: number; readonly below: number } {
  const [first] = visible;
  const last = visible.at(-1);
  if (!first || !last) return { above: 0, below: 0 };
  return {
    above: ranges.filter(({ end }) => comparePositions(end, first.start) < 0).length,
    below: ranges.filter(({ start }) => comparePositions(start, last.end) > 0).length,
  };
}

/** What is told of them. */
export function whereElse({ above, below }: ReturnType<typeof outOfSight>): readonly Message[] {
  return [
    ...(above > 0 ? [message('cursor.more-above', { count: above })] : []),
    ...(below > 0 ? [message('cursor.more-below', { count: below })] : []),
  ];
}
