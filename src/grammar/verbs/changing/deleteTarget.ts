import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { heldItem } from '../../places/finding/heldItems.ts';
import { besideMarker, entryOf, isBlank, isListed, itemAt, withMarker } from '../../places/items.ts';
import { parentOf } from '../../places/nearest.ts';
import { isInText, type Place, type Pointed, pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { stretches } from '../../places/resolve.ts';
import { hasOwnLines, indentAt, linesOf, nextLine } from '../../places/text/layout.ts';
import { caret, moved, type Outcome, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { DELETE, DELETE_CALL, DELETE_DEFAULT, DELETE_FROM, DELETE_WISH } from '../said/synonyms.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { calledStatement } from './calledStatement.ts';
import { givenDefault } from './heldValue.ts';
import { isDrawn, piecesOf } from './tableColumn.ts';

export const deleteTarget = defineVerb({
  name: 'delete_target',
  description: 'Deletes something that is named by structure or text, with the comma or line that would be left over.',
  risk: 'edits',
  isLiteral: true,
  input: z.strictObject({
    target,
    from: z.optional(described(z.string(), 'What holds it as one of several: "the dependencies".')),
    of: z.optional(
      described(
        z.enum(['default', 'call']),
        'Deletes the default that the target has, or the statement that calls it.',
      ),
    ),
    only: z.optional(described(z.literal('thing'), 'Deletes nothing that is mere words of the text.')),
  }),
  group: 'edit',
  said: [
    {
      say: ['(delete | remove | erase | clear | kill) <target>', 'get rid of <target>'],
      also: DELETE,
      with: said => ({ target: said('target') || said('thing') }),
      help: message('help.delete', { example: 'delete second argument', second: 'delete to end of line' }),
    },
    {
      say: ['backspace [<count>] [times]'],
      with: said => ({ target: said('count') ? `previous ${said('count')} characters` : 'previous character' }),
      help: message('help.backspace'),
    },
    {
      say: DELETE_FROM,
      with: said => ({ target: said('target'), from: said('text') }),
      help: message('help.delete-from', { example: 'remove zod from the dependencies' }),
    },
    {
      say: DELETE_CALL,
      with: said => ({ target: said('target'), of: 'call' as const }),
      help: message('help.delete-call', { example: 'drop the print' }),
    },
    {
      say: DELETE_DEFAULT,
      with: said => ({ target: said('target'), of: 'default' as const }),
      help: message('help.delete-default', { example: 'remove the default of limit' }),
    },
    {
      say: ['<target> can go'],
      also: DELETE_WISH,
      with: said => ({ target: said('target'), only: 'thing' as const }),
      help: message('help.delete-wish', { example: 'the whole lint job can go' }),
      isWide: true,
    },
  ],
  plan(given, place) {
    const said = wordsIn(given.target);
    if (given.of === 'default') {
      const value = givenDefault(said, place);
      return value && { edits: [{ ...value, text: '' }], selections: [caret(value.start)] };
    }
    if (given.from !== undefined) {
      const item = heldItem(said, wordsIn(given.from), place);
      return item && deleted([item], place);
    }
    if (given.of === 'call') {
      const call = calledStatement(said, place);
      return call && deleted([call], place);
    }
    const found = meant(said, place)
      .map(target => declarationOf(target, place) ?? entryOf(target, place))
      .filter(span => isInReach(span.kind, span, place));
    if (given.only && found.some(({ kind }) => NO_THING.test(kind))) return undefined;
    if (found.some(span => isCalled(span, place))) return undefined;
    // That of a file is not what is in it.
    if (found.some(({ kind }) => kind === 'file') && !said.some(word => IN_FILE.test(word))) return undefined;
    const outcome = deleted(found, place);
    return outcome.edits.length === 0 ? undefined : outcome;
  },
});

/** What is declared by a name that some words are all of: without its name it would be none. */
function declarationOf(target: Pointed, { tree, text }: Place): Pointed | undefined {
  if (target.kind !== 'phrase' || !tree) return undefined;
  const name = text.slice(target.start, target.end);
  for (const kind of ['method', 'function', 'class', 'interface', 'struct', 'enum'] as const) {
    const found = (tree.knows(kind) ? tree.scopesNear(kind, target.start, false) : []).find(
      one =>
        one.name === name &&
        one.start <= target.start &&
        one.end > target.end &&
        isHead(text.slice(one.start, target.start)),
    );
    if (found) return pointed(found, kind, found.removal);
  }
  return undefined;
}

/** Whether nothing but what a declaration begins with is in front of its name. */
function isHead(front: string): boolean {
  return !/[({=;]|->/.test(front.replace(/^\s*(?:(?:@|#\[|\[).*\n\s*)+/, ''));
}

/** Whether words are what is called: without them, something in brackets would be left that means something else. */
function isCalled({ kind, end }: Pointed, place: Place): boolean {
  const { text, wording } = place;
  return (
    kind === 'phrase' && text[end] === '(' && wording.writing !== undefined && !isInText({ ...place, cursor: end })
  );
}

const IN_FILE = /^(everything|all|text|contents?|code|lines)$/i;

/** What hardly anyone says of what "can go": "we can go", "the word can go". */
const NO_THING = /^(phrase|edge|reach|file|character)$/;

/** "The print" is the statement that calls it, before it is the word alone. */
function meant(said: readonly string[], place: Place): readonly Pointed[] {
  const found = stretches(said, place);
  const isWord = found.every(({ kind }) => kind === 'phrase');
  const call = isWord && /^(the|this|that)$/i.test(said[0] ?? '') ? calledStatement(said, place) : undefined;
  return call ? [call] : found;
}

/** Takes away what is pointed at, with the comma, the blank or the line that would be left over. */
function deleted(targets: readonly Pointed[], place: Place): Outcome {
  const edits: SpanEdit[] = [];
  for (const target of together(targets, place))
    for (const { start, end } of removalOf(target, place)) {
      const before = edits.at(-1);
      if (before && before.end >= start) edits[edits.length - 1] = { ...before, end: Math.max(before.end, end) };
      else edits.push({ start, end, text: '' });
    }
  const last = edits.at(edits.length > 1 && targets.length === 1 ? -1 : 0);
  return last ? { edits, selections: [caret(moved(last.start, edits))] } : { edits };
}

/** Neighbours in a list, between which nothing else stands, as one. */
function together(targets: readonly Pointed[], place: Place): readonly Pointed[] {
  const joined: Pointed[] = [];
  for (const target of targets.map(withMarker)) {
    const before = joined.at(-1);
    if (before && isListed(target.kind) && isNext(before, target, place))
      joined[joined.length - 1] = { ...before, end: target.end, removal: undefined };
    else joined.push(target);
  }
  return joined.map(target => allOf(target, place));
}

/** All items between two brackets, where they are several, go with the lines that they stand on. */
function allOf(target: Pointed, place: Place): Pointed {
  if (!isListed(target.kind) || !place.text.slice(target.start, target.end).includes('\n')) return target;
  const { isFirst, isUpright, separated = target.end } = itemAt(target, place);
  const { isLast } = itemAt({ start: target.start, end: separated }, place);
  const { length } = place.tree?.partsOf(target) ?? [];
  if (!isFirst || !isLast || !isUpright || length < 2 || isOne(target, place)) return target;
  const { text } = place;
  const before = text.slice(0, target.start).trimEnd().length;
  const after = text.length - text.slice(separated).trimStart().length;
  // A comment beside them stays on its line.
  if (!/[([{<]/.test(text[before - 1] ?? '') || !/[)\]}>]/.test(text[after] ?? '')) return target;
  return { ...target, start: before, end: after, kind: 'reach' };
}

/** Whether a stretch is a single item. */
function isOne({ kind, start, end }: Pointed, { tree }: Place): boolean {
  return tree?.scopesNear(kind as ScopeName, start, false).some(one => one.start === start && one.end === end) ?? false;
}

function isNext(one: Span, other: Span, place: Place): boolean {
  const { comma } = itemAt(other, place);
  const { separated } = itemAt(one, place);
  return comma !== undefined && separated === comma + 1;
}

/** The pieces of the text that go with a thing. */
function removalOf(target: Pointed, place: Place): readonly Span[] {
  const { text } = place;
  const { start, end } = target.removal ?? target;
  switch (target.kind) {
    case 'line':
    case 'blank line':
      return [wholeLines(text, { start, end })];
    case 'character':
    case 'reach':
    case 'edge':
    case 'phrase':
    case 'selection':
    case 'file':
      return [target.kind === 'phrase' ? withBlank(text, { start, end }) : { start, end }];
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
  return [isList && !target.removal ? { start, end } : withBlank(text, { start, end })];
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
  // The only one, or one without commas: its comment goes with it.
  if (isUpright && tail > end && isListed(kind)) return [ownLines(text, { start, end: tail }, parentOf(span, place))];
  return isFirst && isLast && isListed(kind) ? [{ start, end: tail }] : undefined;
}

/** The first entry behind a dash goes up to the next one, the only one with its item. */
function besideDash(span: Span, place: Place): Span {
  const parent = parentOf(span, place);
  const next = place.tree?.partsOf(parent).find(({ start }) => start > span.end);
  if (next) return { start: span.start, end: next.start };
  const front = lineAt(place.text, span.start);
  return wholeLines(place.text, { start: front.start, end: span.end });
}

/** Lines that go whole: up to the next thing of the same indentation, else the lines and the blank ones before. */
function ownLines(text: string, span: Span, parent: Span): Span {
  const lines = linesOf(text, span);
  const indent = indentAt(text, span.start);
  let next = nextLine(text, lines.end);
  let blanks = 0;
  const isBelowAnother = lines.start > 0 && isBeside(text, lines.start - 1, indent);
  while (next < text.length && lineAt(text, next).end === lineAt(text, next).start + blankLength(text, next)) {
    const after = nextLine(text, next);
    if (after === next) break;
    next = after;
    blanks++;
  }
  const isSibling =
    next < parent.end &&
    next < text.length &&
    indentAt(text, next) === indent &&
    /[^\s})\]]/.test(text[next + indent.length] ?? '');
  // The blank line behind it is that of its group, which is still there.
  if (isSibling && isBelowAnother && blanks > 0) return { start: lines.start, end: nextLine(text, lines.end) };
  if (isSibling) return { start: span.start, end: next + indent.length };
  let { start } = lines;
  if (blanks > 0 || next >= text.length || isEnd(text, next, indent)) {
    // The last of its block leaves no blank line behind, and none twice.
    while (
      start > 0 &&
      lineAt(text, start - 1).start + blankLength(text, lineAt(text, start - 1).start) === lineAt(text, start - 1).end
    )
      start = lineAt(text, start - 1).start;
  }
  return { start, end: nextLine(text, lines.end) };
}

/** Whether the line of an offset has this indentation and begins something. */
function isBeside(text: string, at: number, indent: string): boolean {
  const { start } = lineAt(text, at);
  return indentAt(text, start) === indent && /[^\s})\]]/.test(text[start + indent.length] ?? '');
}

/** Whether a block that is indented so ends with the line of an offset. */
function isEnd(text: string, at: number, indent: string): boolean {
  const own = indentAt(text, at);
  return own.length < indent.length || /^(?:[})\]]|end\b|<\/)/.test(text.slice(at + own.length, at + own.length + 4));
}

function wholeLines(text: string, span: Span): Span {
  const lines = linesOf(text, span);
  const end = nextLine(text, lines.end);
  // The last line of a file goes with the line end in front of it.
  if (end === lines.end && lines.start > 0) {
    const before = text[lines.start - 2] === '\r' ? lines.start - 2 : lines.start - 1;
    return { start: before, end };
  }
  return { start: lines.start, end };
}

/** Behind the last of a tag's attributes stands no blank; behind the name of a tag without any another may be written. */
function withBlankBefore({ start, end }: Span, { text, tree }: Place): Span {
  const before = text.slice(0, start).trimEnd().length;
  const isBehind = tree?.scopesNear('attribute', start, false).some(other => other.end === before) ?? false;
  return isBehind ? { start: before, end } : withBlank(text, { start, end });
}

/** Between two blanks, one goes too. */
function withBlank(text: string, { start, end }: Span): Span {
  const before = text[start - 1];
  const opens = before === undefined || /\s/.test(before);
  const after = /^[^\S\n]+/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
  if (opens && after > 0) return { start, end: end + after };
  const isLast = end === lineAt(text, end).end || /[;,)\]}:]/.test(text[end] ?? '');
  if (isLast && before && /[^\S\n]/.test(before) && text.slice(lineAt(text, start).start, start).trim() !== '')
    return { start: start - 1, end };
  return { start, end };
}

function blankLength(text: string, start: number): number {
  return /^[ \t]*/.exec(text.slice(start, lineAt(text, start).end))?.[0].length ?? 0;
}
