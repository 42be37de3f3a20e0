import type { Span } from '../../../../syntax/scopes.ts';
import { besideMarker, isBlank, isListed, itemAt } from '../../../places/items.ts';
import { parentOf } from '../../../places/nearest.ts';
import type { Place, Pointed } from '../../../places/place.ts';
import { hasOwnLines } from '../../../places/text/layout.ts';
import { lineAt } from '../../../places/text/units.ts';
import { isDrawn, piecesOf } from '../tableColumn.ts';
import { ownLines, wholeLines } from './ownLines.ts';

/** The pieces of the text that go with a thing. */
export function removalOf(target: Pointed, place: Place): readonly Span[] {
  const { text } = place;
  const { start, end } = target.removal ?? target;
  switch (target.kind) {
    case 'line':
    case 'blank line':
      return [wholeLines(text, { start, end })];
    case 'character':
    case 'reach':
    case 'edge':
    case 'selection':
    case 'file':
      return [{ start, end }];
    case 'phrase':
      // What has a line for itself leaves no blank one.
      return [
        start < end && hasOwnLines(text, { start, end })
          ? ownLines(text, { start, end }, parentOf({ start, end }, place))
          : withBlank(text, { start, end }),
      ];
    default:
  }
  if (start === end) return [{ start, end }];
  if (isDrawn(target, place)) return piecesOf(target, place);
  const listed = listItem(target.kind, { start, end }, place);
  if (listed) return listed;
  if (/clause$/.test(target.kind) && lineAt(text, start).start > 0 && isBlank(text, lineAt(text, start).start, start))
    // The semicolon behind the last one is that of its statement.
    return [{ start: lineAt(text, lineAt(text, start).start - 1).end, end }];
  if (hasOwnLines(text, { start, end })) return [ownLines(text, { start, end }, parentOf({ start, end }, place))];
  if (target.kind === 'attribute') return [withBlankBefore({ start, end }, place)];
  const isList =
    /list$/.test(target.kind) || ['elements', 'entries', 'body', 'content', 'condition'].includes(target.kind);
  return [isList && !target.removal ? betweenBrackets(text, { start, end }) : withBlank(text, { start, end })];
}

/** All that stands between two brackets of a line, with the blanks beside them. */
function betweenBrackets(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start).replace(/[ \t]+$/, '').length;
  const after = end + (/^[ \t]*/.exec(text.slice(end, end + 200))?.[0].length ?? 0);
  return /[{([]/.test(text[before - 1] ?? '') && /[})\]]/.test(text[after] ?? '')
    ? { start: before, end: after }
    : { start, end };
}

/**
 * An item of a list goes with the comma behind it, the last one with the comma in front; on lines of its own with these
 * and the comment behind it.
 */
function listItem(kind: string, span: Span, place: Place): readonly Span[] | undefined {
  const { text } = place;
  const item = itemAt({ ...span, kind }, place);
  const { start, end, separated, separator, comma, tail, isFirst, isLast, isUpright } = item;
  if (kind === 'entry' && besideMarker(span, place) !== undefined) return [besideDash(span, place)];
  const isComma = separated !== undefined && separator === ',';
  if (isComma && (isFirst || comma !== undefined || isListed(kind))) {
    if (isUpright) return [ownLines(text, { start, end: tail }, parentOf(span, place))];
    // Up to the next item, which may stand on the next line.
    const next = lineAt(text, separated);
    const blank = /^[^\S\n]*/.exec(text.slice(separated, next.end))?.[0].length ?? 0;
    const isAtEnd = separated + blank === next.end;
    return [{ start, end: isAtEnd ? separated : separated + blank }];
  }
  if (comma !== undefined && separator !== ',' && (isLast || isListed(kind))) {
    // What follows the comma on its own line is a comment that stays.
    const lineEnd = lineAt(text, comma).end;
    const hasOwnComma = isUpright && lineEnd < start;
    if (!hasOwnComma) return [{ start: comma, end: separated === undefined ? Math.max(end, tail) : end }];
    const above = lineAt(text, lineAt(text, start).start - 1).end;
    return [
      { start: comma, end: comma + 1 },
      // A semicolon is that of the statement.
      { start: separator === ';' ? comma + 1 : above, end: separator === ';' ? end : lineAt(text, tail).end },
    ];
  }
  // A declaration among others on one line.
  if (
    separated !== undefined &&
    text[separated - 1] === ';' &&
    /^(entry|property|declaration|statement)$/.test(kind) &&
    !isUpright
  )
    return [withBlank(text, { start, end: separated })];
  const between =
    isFirst && isLast && isUpright && isListed(kind) ? allBetween({ start, end: tail }, place) : undefined;
  if (between) return [between];
  // The only one, or one without commas: its comment goes with it.
  if (isUpright && tail > end && isListed(kind)) return [ownLines(text, { start, end: tail }, parentOf(span, place))];
  return isFirst && isLast && isListed(kind) ? [{ start, end: tail }] : undefined;
}

/** All between two brackets, of which nothing but white space is around something; undefined where a comment is. */
function allBetween({ start, end }: Span, { text }: Place): Span | undefined {
  const before = text.slice(0, start).trimEnd().length;
  const after = text.length - text.slice(end).trimStart().length;
  return /[([{<]/.test(text[before - 1] ?? '') && /[)\]}>]/.test(text[after] ?? '')
    ? { start: before, end: after }
    : undefined;
}

/** The first entry behind a dash goes up to the next one, the only one with its item. */
function besideDash(span: Span, place: Place): Span {
  const parent = parentOf(span, place);
  const next = place.tree?.partsOf(parent).find(({ start }) => start > span.end);
  if (next) return { start: span.start, end: next.start };
  const front = lineAt(place.text, span.start);
  return wholeLines(place.text, { start: front.start, end: span.end });
}

/**
 * Behind the last of a tag's attributes stands no blank; where the only value of a tag goes, another may be written behind
 * the tag's name.
 */
function withBlankBefore({ start, end }: Span, { text, tree }: Place): Span {
  const before = text.slice(0, start).trimEnd().length;
  const isBehind = tree?.scopesNear('attribute', start, false).some(other => other.end === before) ?? false;
  const isLast = /^\s*\/?>/.test(text.slice(end, end + 40)) && before < start;
  return isBehind || isLast ? { start: before, end } : withBlank(text, { start, end });
}

/** Between two blanks, one goes too. */
function withBlank(text: string, { start, end }: Span): Span {
  const before = text[start - 1];
  const opens = before === undefined || /[\s([{]/.test(before);
  const after = /^[^\S\n]+/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
  if (opens && after > 0) return { start, end: end + after };
  const isLast = end === lineAt(text, end).end || /^(?:[;,)\]}:]|[.!?](?:\s|$))/.test(text.slice(end, end + 2));
  const front = text.slice(lineAt(text, start).start, start);
  if (isLast && before && /[^\S\n]/.test(before) && front.trim() !== '') {
    const isWhole = end === lineAt(text, end).end;
    return { start: isWhole ? start - front.length + front.trimEnd().length : start - 1, end };
  }
  return { start, end };
}
