import type { Span } from '../../syntax/scopes.ts';
import { nearest, ranked } from './nearest.ts';
import type { Unit } from './objects.ts';
import { phrasePattern } from './phrases.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import type { Which } from './target.ts';
import { lineAt, unitAt, unitsAround, unitsFrom } from './units.ts';
import { choose, joined } from './which.ts';

export function units(
  unit: Unit,
  which: Which,
  name: readonly string[],
  place: Place,
  within: Span | undefined,
): readonly Pointed[] {
  const { text, cursor } = place;
  const give = (spans: readonly Span[]) => spans.map(span => pointed(span, unit));
  if (name.length > 0) return named(unit, name, place, within, which);
  const among = within && unitsWithin(text, within, unit);
  switch (which.kind) {
    case 'nearest': {
      const here = among ? nearest(among, cursor) : unitAt(text, cursor, unit);
      return here ? give([here]) : [];
    }
    case 'all':
      return give(among ?? unitsAround(text, cursor, unit));
    case 'count': {
      const first = unit === 'character' ? undefined : unitAt(text, cursor, unit);
      const rest = first
        ? [first, ...unitsFrom(text, Math.max(cursor, first.start), unit, which.count - 1)]
        : unitsFrom(text, cursor, unit, which.count);
      return joined(rest, unit);
    }
    case 'next':
    case 'previous': {
      const many = which.rank + which.count - 1;
      const found = unitsFrom(
        text,
        which.kind === 'next' ? place.selection.end : place.selection.start,
        unit,
        which.kind === 'next' ? many : -many,
      );
      const wanted = which.kind === 'next' ? found.slice(which.rank - 1) : found.slice(0, which.count);
      return found.length < many && which.rank > 1 ? [] : joined(wanted, unit);
    }
    case 'rank':
      return joined(ranked(among ?? unitsAround(text, cursor, unit), which.rank, which.count), unit);
  }
}

/** "word foo", "line with foo": the unit that has these words. */
function named(
  unit: Unit,
  name: readonly string[],
  place: Place,
  within: Span | undefined,
  which: Which,
): readonly Pointed[] {
  const words = /^(with|containing|contains|that)$/.test(name[0] ?? '') ? name.slice(1) : name;
  const isWhole = unit === 'word' || unit === 'term';
  return phrases(words, which, place, within, isWhole).map(found => {
    const span = unitAt(place.text, found.start, unit);
    return pointed(span ?? found, unit);
  });
}

export function phrases(
  words: readonly string[],
  which: Which,
  place: Place,
  within: Span | undefined,
  isWhole = false,
): readonly Pointed[] {
  const { text } = place;
  for (const pattern of phrasePattern(words, isWhole)) {
    const found: Pointed[] = [];
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!within || (span.start >= within.start && span.end <= within.end)) found.push(pointed(span, 'phrase'));
    }
    const chosen = choose(found, which, place, [{ start: 0, end: text.length }]);
    if (chosen.length > 0) return chosen;
  }
  return [];
}

function unitsWithin(text: string, within: Span, unit: Unit): readonly Span[] {
  const found: Span[] = [];
  for (let line = lineAt(text, within.start); ; ) {
    const pieces = unit === 'line' ? [line] : unit === 'file' ? [within] : unitsAround(text, line.start, unit);
    found.push(
      ...pieces.filter(({ start, end }) => (unit === 'line' ? true : start >= within.start && end <= within.end)),
    );
    const next = text.indexOf('\n', line.end);
    if (next < 0 || next >= within.end || unit === 'file' || unit === 'paragraph') return found;
    line = lineAt(text, next + 1);
  }
}
