import type { Span } from '../../../syntax/scopes.ts';
import { nearest, ranked } from '../nearest.ts';
import { joined, pick } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import type { Unit } from '../said/kinds.ts';
import type { Which } from '../said/which.ts';
import { canHold } from '../text/evidence.ts';
import { unitAt, unitsAround, unitsByRank, unitsFrom, unitsWithin } from '../text/units.ts';
import { pointedPhrases } from './phraseTargets.ts';
import { withText } from './structureTargets.ts';

/** Pieces of text that are pointed at, in a stretch of it, or around the cursor. */
export function pointedUnits(
  unit: Unit,
  which: Which,
  name: readonly string[],
  place: Place,
  within?: Span,
  holding?: readonly string[],
): readonly Pointed[] {
  if (holding) return holders(unit, which, holding, place, within);
  if (name.length > 0) return named(unit, name, place, within, which);
  const { text, cursor, selection } = place;
  const among = within && [...unitsWithin(text, within, unit)];
  switch (which.kind) {
    case 'nearest': {
      const here = among ? nearest(among, cursor) : unitAt(text, cursor, unit);
      return here ? [pointed(here, unit)] : [];
    }
    // Where someone is, there is one of a kind.
    case 'each':
    case 'outer':
    case 'inner':
    case 'other':
      return [];
    case 'all':
      return [...(among ?? unitsAround(text, cursor, unit))].map(span => pointed(span, unit));
    case 'count': {
      const here = unit === 'character' ? undefined : unitAt(text, cursor, unit);
      const rest = unitsFrom(text, Math.max(cursor, here?.start ?? 0), unit, which.count - (here ? 1 : 0));
      return joined(here ? [here, ...rest] : rest, unit);
    }
    case 'next': {
      const many = which.rank + which.count - 1;
      const found = unitsFrom(text, selection.end, unit, many);
      return found.length < many && which.rank > 1 ? [] : joined(found.slice(which.rank - 1), unit);
    }
    case 'previous': {
      const many = which.rank + which.count - 1;
      const found = unitsFrom(text, selection.start, unit, -many);
      return found.length < many && which.rank > 1 ? [] : joined(found.slice(0, which.count), unit);
    }
    case 'rank':
      return joined(
        among ? ranked(among, which.rank, which.count) : unitsByRank(text, cursor, unit, which.rank, which.count),
        unit,
      );
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
  // A letter may be asked for wherever it stands.
  const borders = unit === 'character' ? 'anywhere' : /^(word|identifier|term)$/.test(unit) ? 'names' : 'words';
  return pointedPhrases(words, which, place, within, borders).map(found =>
    pointed(unitAt(place.text, found.start, unit) ?? found, unit),
  );
}

/** "The line that says return null", "the sentence about Monday": units of the whole text, or of a stretch. */
function holders(
  unit: Unit,
  which: Which,
  words: readonly string[],
  place: Place,
  within: Span = { start: 0, end: place.text.length },
): readonly Pointed[] {
  const said = pointedPhrases(withoutArticle(words), which, place, within).map(found =>
    pointed(unitAt(place.text, found.start, unit) ?? found, unit),
  );
  if (said.length > 0 || unit === 'character' || unit === 'word') return said;
  // A text has many lines: they are told apart only where one can be meant.
  if (!canHold(words, place)) return [];
  const all = withText([...unitsWithin(place.text, within, unit)], unit, words, place);
  const whole = [{ start: 0, end: place.text.length }];
  return pick(
    all.map(one => pointed(one, unit)),
    which,
    place,
    whole,
  );
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(the|a|an)$/i.test(words[0] ?? '') ? words.slice(1) : words;
}
