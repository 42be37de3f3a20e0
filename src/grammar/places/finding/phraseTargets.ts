import type { Span } from '../../../syntax/scopes.ts';
import { signAt } from '../../english/signs.ts';
import { innermost, nearest, ranked } from '../nearest.ts';
import { joined, pick } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import { NEAREST, type Which } from '../said/which.ts';
import { isEmpty, isVagueName } from '../text/evidence.ts';
import { type Borders, type Phrase, phrasesIn } from '../text/phrases.ts';
import { lineAt } from '../text/units.ts';

/** No phrase is so long, in UTF-16 units. */
const LONGEST = 1_000;
/** What is so near, in UTF-16 units, is before the eyes. */
const IN_SIGHT = 2_500;

/** Words of the text that are pointed at, in a stretch of it or anywhere. */
export function pointedPhrases(
  words: readonly string[],
  which: Which,
  place: Place,
  within?: Span,
  borders: Borders = 'words',
): readonly Pointed[] {
  const whole = { start: 0, end: place.text.length };
  for (const phrase of phrasesIn(words, place, borders)) {
    const found = candidates(phrase, which, place, within ?? whole).map(span => pointed(span, 'phrase'));
    // "The second comma in the line" counts all that are there.
    const isCounted = within !== undefined && which.kind === 'rank';
    const picked = isCounted
      ? joined(ranked(found, which.rank, which.count), 'phrase')
      : pick(found, which, place, which.kind === 'nearest' ? [lineAt(place.text, place.cursor), whole] : [whole]);
    if (picked.length > 0) return picked;
  }
  return [];
}

/**
 * The same where nobody said that they are a text, by the best evidence there is: whole names beat parts of names, and
 * what is near what is far. Words of every sentence are meant only where they stand in the line, and what names nothing
 * in particular only where it is a name in sight.
 */
export function pointedWords(
  words: readonly string[],
  isWhole: boolean,
  place: Place,
  which: Which = NEAREST,
): readonly Pointed[] {
  const { text, cursor } = place;
  const line = lineAt(text, cursor);
  const sight = { start: Math.max(0, cursor - IN_SIGHT), end: Math.min(text.length, cursor + IN_SIGHT) };
  const lists = listsAround(place);
  const body = lists[0] ?? bodyAround(place) ?? sight;
  const file = { start: 0, end: text.length };
  const names = phrasesIn(words, place, 'names');
  const parts = isWhole ? [] : phrasesIn(words, place, 'words');
  const steps: readonly (readonly [readonly Phrase[], Span])[] = isSign(words)
    ? [
        [parts, line],
        [parts, body],
        [parts, file],
      ]
    : isEmpty(words)
      ? [[names, line]]
      : isVagueName(words)
        ? [
            [names, line],
            [names, bodyAround(place) ?? line],
          ]
        : [
            [names, line],
            [names, body],
            ...lists.slice(1).map(list => [names, list] as const),
            [names, sight],
            [parts, line],
            [names, file],
            [parts, body],
            [parts, file],
          ];
  for (const [phrases, { start, end }] of steps) {
    for (const phrase of phrases) {
      const found = anyOf(phrase, which, place, { start, end });
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** The rules, or in data the entries, that the cursor is in, the innermost first. */
function listsAround({ tree, cursor }: Place): readonly Span[] {
  const kind = tree?.knows('ruleset') ? 'ruleset' : tree?.data && tree.knows('entries') ? 'entries' : undefined;
  const around = kind ? (tree?.scopesAround(kind, cursor) ?? []) : [];
  return [...around].sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** Whole names in the function where the cursor is, else nothing. */
export function pointedNames(words: readonly string[], place: Place, which: Which = NEAREST): readonly Pointed[] {
  const body = bodyAround(place);
  if (!body) return [];
  for (const phrase of phrasesIn(words, place, 'names')) {
    const found = anyOf(phrase, which, place, body).filter(span => !isKeyword(span, place) && !isMaker(span, place));
    if (found.length > 0) return found;
  }
  return [];
}

/** The nearest in a stretch, or each. */
function anyOf(phrase: Phrase, which: Which, place: Place, within: Span): readonly Pointed[] {
  const found = candidates(phrase, which, place, within);
  const meant = which.kind === 'each' ? found : [variableBeside(nearest(found, place.cursor), found, place)];
  return meant.flatMap(span => (span ? [pointed(span, 'phrase')] : []));
}

/** "Invoice" in `Invoice invoice` is the variable: who means the type says so. */
function variableBeside(found: Span | undefined, all: readonly Span[], { text, wording, cursor }: Place) {
  const isType = ({ start, end }: Span) => /^\p{Lu}\p{Ll}/u.test(text.slice(start, end));
  if (!found || !wording.writing || !isType(found)) return found;
  const line = lineAt(text, found.start);
  const beside = all.filter(one => one.start >= line.start && one.end <= line.end && !isType(one));
  return nearest(beside, cursor) ?? found;
}

/** Whether a word is the language's own, or that of a tag: "the match" is no name where it begins one. */
function isKeyword({ start, end }: Span, { tree, text }: Place): boolean {
  if (tree?.knows('tag') && /<\/?$/.test(text.slice(Math.max(0, start - 2), start))) return true;
  return tree?.tree.rootNode.descendantForIndex(start, end)?.isNamed === false;
}

/** Whether a name is that of a class which is made something of: "the text" is no `Text("…")`. */
function isMaker({ start, end }: Span, { text, wording }: Place): boolean {
  const isClass = /^\p{Lu}\p{Ll}/u.test(text.slice(start, end)) && wording.writing?.names.method !== 'pascal';
  return isClass && text[end] === '(';
}

/** "The second comma", "the last foo": signs are counted in their line, words only where there are several. */
export function pointedByRank(
  words: readonly string[],
  which: Which & { readonly kind: 'rank' },
  borders: Borders,
  place: Place,
): readonly Pointed[] {
  if (isSign(words)) {
    const inLine = pointedPhrases(words, which, place, lineAt(place.text, place.cursor), borders);
    if (inLine.length > 0) return inLine;
  }
  const found = pointedPhrases(words, which, place, undefined, borders);
  const isOne = found.length === 1 && Math.abs(which.rank) === 1 && which.count === 1 && !isSign(words);
  return isOne && pointedPhrases(words, { kind: 'rank', rank: 2, count: 1 }, place, undefined, borders).length === 0
    ? []
    : found;
}

function isSign(words: readonly string[]): boolean {
  return words.every(word => signAt([word], 0) !== undefined || !/[\p{L}\p{N}]/u.test(word));
}

/** The function around the cursor. */
function bodyAround({ tree, cursor }: Place): Span | undefined {
  const around = (['function', 'method', 'initializer'] as const).flatMap(
    scope => tree?.scopesAround(scope, cursor) ?? [],
  );
  return innermost(around, cursor);
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
      return phrase.lastIn(text, Math.min(end, cursor), 1, start);
    }
    case 'next': {
      let count = 0;
      const behind = phrase.in(text, Math.max(start, selection.end), end);
      return upTo(behind, () => ++count > which.rank + which.count);
    }
    case 'previous':
      return phrase.lastIn(text, Math.min(end, selection.start - 1), which.rank + which.count - 1, start);
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
