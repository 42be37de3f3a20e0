import { LineIndex } from '../../editor/text.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { Place, Pointed } from './place.ts';
import { isInReach } from './reach.ts';
import { resolve } from './resolve.ts';
import type { Target } from './said/saidTarget.ts';
import { targetsAt } from './targets.ts';
import { linesOf } from './text/layout.ts';

/** So many can be told apart by number. */
const MOST = 9;
/** What is no more than so many times as far as the nearest is as near. */
const AS_FAR = 2;

/**
 * All that some words may mean, in the smallest piece of syntax around the cursor that has any; empty where they say which
 * of them, or there is one alone.
 */
export function rivals(words: readonly string[], place: Place): readonly Pointed[] {
  for (const target of targetsAt(words, place)) {
    if (resolve(target, place).length === 0) continue;
    const open = openPart(target);
    // Where someone is in it, nothing else is meant.
    if (!open || resolve(open, place).some(({ start, end }) => start <= place.cursor && place.cursor <= end)) return [];
    const each = resolve({ ...open, which: { kind: 'each' } }, place);
    return besides(
      each.filter(found => isInReach(found.kind, found, place)),
      place,
    );
  }
  return [];
}

type Open = Target & { readonly kind: 'object' | 'called' | 'phrase' };

/** The part of a target that where someone is decides: of "the second argument of the call" the call. */
function openPart(target: Target): Open | undefined {
  if ('of' in target && target.of) return openPart(target.of);
  return 'which' in target && /^(nearest|rank)$/.test(target.which.kind) ? target : undefined;
}

/** Those in the smallest piece of syntax around the cursor that has any; none where that is one alone. */
function besides(found: readonly Pointed[], { text, cursor, tree }: Place): readonly Pointed[] {
  const pieces = [...(tree?.around(cursor) ?? []), { start: 0, end: text.length }];
  const here = pieces
    .map(piece => found.filter(({ start, end }) => start >= piece.start && end <= piece.end))
    .find(some => some.length > 0);
  return here && here.length > 1 ? here : [];
}

/** Of several the few that are nearest, in the order of the text; `isAsNear`: only those that are as near as the nearest. */
export function nearestOf<T extends Span>(found: readonly T[], isAsNear: boolean, place: Place): readonly T[] {
  const { text, tree, selection } = place;
  const lines = tree?.lines.text === text ? tree.lines : new LineIndex(text);
  const lineOf = (offset: number) => lines.positionAt(offset).line;
  const measured = found.map(one => ({
    one,
    away: Math.max(0, lineOf(one.start) - lineOf(selection.end), lineOf(selection.start) - lineOf(one.end)),
  }));
  const least = Math.min(...measured.map(({ away }) => away));
  return measured
    .filter(({ away }) => !isAsNear || away <= AS_FAR * least)
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST)
    .map(({ one }) => one)
    .sort((a, b) => a.start - b.start);
}

/** Whether one of some stands in the lines where someone is: then the nearest of them is meant. */
export function isInLine(found: readonly Span[], { text, selection }: Place): boolean {
  const line = linesOf(text, selection);
  return found.some(({ start, end }) => start <= line.end && end >= line.start);
}
