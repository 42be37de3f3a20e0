import type { Span } from '../../syntax/scopes.ts';
import { pick } from './pick.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import type { Which } from './said/which.ts';
import { type Borders, type Phrase, phrasesOf } from './text/phrases.ts';

/** No phrase is so long, in UTF-16 units. */
const LONGEST = 1_000;

/** Words of the text that are pointed at, in a stretch of it or anywhere. */
export function pointedPhrases(
  words: readonly string[],
  which: Which,
  place: Place,
  within?: Span,
  borders: Borders = 'words',
): readonly Pointed[] {
  const whole = { start: 0, end: place.text.length };
  for (const phrase of phrasesOf(words, borders)) {
    const found = candidates(phrase, which, place, within ?? whole).map(span => pointed(span, 'phrase'));
    const picked = pick(found, which, place, [whole]);
    if (picked.length > 0) return picked;
  }
  return [];
}

/** As many of them as it takes to pick: what is near is not looked for in all of the text. */
function candidates(
  phrase: Phrase,
  which: Which,
  { text, cursor, selection }: Place,
  { start, end }: Span,
): readonly Span[] {
  switch (which.kind) {
    case 'nearest': {
      const here = upTo(phrase.in(text, Math.max(start, cursor - LONGEST), end), span => span.start > cursor);
      if (here.some(span => span.end >= cursor)) return here;
      return phrase.lastIn(text, Math.min(end, cursor), 1).filter(span => span.start >= start);
    }
    case 'next': {
      let count = 0;
      const behind = phrase.in(text, Math.max(start, selection.end), end);
      return upTo(behind, () => ++count > which.rank + which.count);
    }
    case 'previous':
      return phrase
        .lastIn(text, Math.min(end, selection.start - 1), which.rank + which.count - 1)
        .filter(span => span.start >= start);
    default:
      return [...phrase.in(text, start, end)];
  }
}

function upTo(spans: Iterable<Span>, isLast: (span: Span) => boolean): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    found.push(span);
    if (isLast(span)) break;
  }
  return found;
}
