import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { withDecorators } from '../../places/decorated.ts';
import { ownersCalled } from '../../places/finding/owners.ts';
import { siblings } from '../../places/nearest.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { pointedAt, stretches } from '../../places/resolve.ts';
import { indentAt, indented, nextLine } from '../../places/text/layout.ts';
import { caret, moved, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { declaredAt, wholeOf } from '../reshaping/declarations.ts';
import type { Said } from '../rule.ts';
import { MOVE_ABOVE, MOVE_BELOW, MOVE_TO_END, MOVE_TO_START } from '../said/lines.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { isBalanced, statementLines, withoutIndent } from '../wrapping/statementLines.ts';

type Where = 'above' | 'below' | 'start' | 'end';

const to = (where: Where) => (said: Said) => ({ target: said('target'), to: said('text') || 'file', where });

export const moveTo = defineVerb({
  name: 'move_to',
  description: 'Moves statements or declarations above or below another, or to an edge of what they are to be in.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, to: z.string(), where: z.enum(['above', 'below', 'start', 'end']) }),
  group: 'edit',
  said: [
    {
      say: ['move <target> (above | before) <text>'],
      also: [...MOVE_ABOVE],
      with: to('above'),
      help: message('help.move-above', { example: 'move this line above the if' }),
    },
    {
      say: ['move <target> (below | after) <text>'],
      also: [...MOVE_BELOW],
      with: to('below'),
      help: message('help.move-below'),
    },
    {
      say: ['move <target> to the top [of <text>]'],
      also: [...MOVE_TO_START],
      with: to('start'),
      help: message('help.move-to-start'),
    },
    {
      say: ['move <target> to the bottom [of <text>]'],
      also: [...MOVE_TO_END],
      with: to('end'),
      help: message('help.move-to-end'),
    },
  ],
  plan(given, place) {
    const words = wordsIn(given.target);
    // "Put a comma after items" is about one that is not there.
    if (/^an?$/i.test(words[0] ?? '')) return undefined;
    const [said] = stretches(words, place);
    const found = said && withDecorators(ownerCalled(words, said, place) ?? said, place);
    const block = found && linesOfThing(words, found, place);
    if (!block) return undefined;
    const { where } = given;
    // Where a word says that a block is empty, nothing may leave it so.
    if (isAllOfBlock(block, place)) return undefined;
    const isEdge = where === 'start' || where === 'end';
    // "To the end", and no more, is that of the function that a statement is in.
    if (isEdge && given.to === 'file' && isInFunction(block, place)) return undefined;
    const list = isEdge && given.to === 'file' ? listOf(found, where === 'start', place) : undefined;
    const there =
      list ?? (isEdge ? edgeOf(wordsIn(given.to), where, place) : neighbour(wordsIn(given.to), found, block, place));
    // Nothing goes into itself.
    if (!there || (there.start < block.end && there.end > block.start)) return undefined;
    // The top of a file is behind what it imports, for what is no import.
    const imports = where === 'start' && there.start === 0 && found.kind !== 'import' ? importsOf(place) : undefined;
    if (imports && imports.end >= block.start) return undefined;
    return movedBlock(block, imports ?? there, !imports && (where === 'above' || where === 'start'), place);
  },
});

/** The whole lines of what is named: a declaration by its name, with the comments right above it. */
function linesOfThing(words: readonly string[], found: Pointed, place: Place): Span | undefined {
  const declared = found.kind === 'phrase' ? declaredAt(words, place) : undefined;
  const whole = (declared && wholeOf(declared, place)) ?? found.removal ?? found;
  const lines = statementLines(whole, place);
  const { text } = place;
  if (!isBalanced(text.slice(lines.start, lines.end)) || text.slice(lines.start, lines.end).trim() === '')
    return undefined;
  let { start } = lines;
  while (start > 0) {
    const above = lineAt(text, start - 1);
    const line = text.slice(above.start, above.end);
    // The head of a table is no attribute of what follows.
    if (!/^\s*(\/\/|#(?!include|define|if|endif)|\/?\*|--|@|\[\w)/.test(line)) break;
    if (place.tree?.data && /^\s*\[/.test(line)) break;
    start = above.start;
  }
  return { start, end: lines.end };
}

/** In data what is called so, not the word somewhere in a value: the entry `web`, though `garden-web` is nearer. */
function ownerCalled(words: readonly string[], found: Pointed, place: Place): Pointed | undefined {
  if (found.kind !== 'phrase' || place.tree?.writing) return undefined;
  const [owner] = ownersCalled(words, place);
  return owner && { ...pointed(owner, 'entry'), called: words.join(' ') };
}

/** Another thing, or "the previous one" of the same kind. */
function neighbour(words: readonly string[], found: Pointed, block: Span, place: Place): Span | undefined {
  const said = words.join(' ').toLowerCase();
  const one =
    /^(?:the )?(previous|next|following|first|last)(?: one)?$|^the one (above|before|below|after)(?: (?:it|that|this))?$/.exec(
      said,
    );
  if (!one) {
    const [there] = pointedAt(words, place);
    return there && linesOfThing(words, ownerCalled(words, there, place) ?? there, place);
  }
  const { tree } = place;
  const all = tree?.knows(found.kind as never) ? tree.scopes(found.kind as never) : [];
  const before = all.filter(({ end }) => end <= block.start);
  const behind = all.filter(({ start }) => start >= block.end);
  const which = one[1] ?? one[2];
  const other = /previous|above|before/.test(which ?? '')
    ? before.at(-1)
    : which === 'first'
      ? before[0]
      : which === 'last'
        ? behind.at(-1)
        : behind[0];
  return other && linesOfThing(words, { ...other, kind: found.kind, removal: other.removal }, place);
}

/** The first or the last of its list, which is meant where nothing else is said of an item. */
function listOf(found: Pointed, isFirst: boolean, place: Place): Span | undefined {
  if (!/^(?:element|task|row|entry|bullet)$/.test(found.kind) || !place.tree) return undefined;
  const kind = found.kind === 'task' ? 'element' : found.kind;
  const all = (place.tree.knows(kind as never) ? place.tree.scopes(kind as never) : []).map(one =>
    pointed(one, kind as never),
  );
  const group = siblings(all, found, place);
  const one = isFirst ? group[0] : group.at(-1);
  return one && group.length > 1 ? statementLines(one, place) : undefined;
}

function isAllOfBlock({ start, end }: Span, { tree, wording, text }: Place): boolean {
  if (!wording.writing?.empty || !tree?.knows('statements')) return false;
  const at = start + indentAt(text, start).length;
  return tree
    .scopesAround('statements', at)
    .some(one => one.start >= start && one.end <= end && text.slice(one.start, one.end).trim() !== '');
}

/** Whether some lines stand in a function, and are not all of it. */
function isInFunction({ start, end }: Span, { tree }: Place): boolean {
  return (['function', 'method', 'initializer'] as const).some(
    kind => tree?.knows(kind) && tree.scopesAround(kind, start).some(one => one.start < start && end < one.end),
  );
}

/** The lines of the last import, where the file begins with such. */
function importsOf({ tree, text }: Place): Span | undefined {
  const imports = tree?.knows('import') ? tree.scopes('import') : [];
  const last = imports.at(-1);
  const isFirst = imports.some(({ start }) => text.slice(0, start).trim() === '');
  return last && isFirst ? { start: lineAt(text, last.start).start, end: lineAt(text, last.end).end } : undefined;
}

/** What nothing may stand above, with the blank lines behind it: which program reads a file, and how. */
const HEAD = /^(?:#!|<\?|<!doctype|# (?:frozen_string_literal|-\*-)|package\b|namespace [\w.\\]+;)[^\n]*\n\s*/i;

/** The first or last lines of what something stands in; of the file where nothing is said. */
function edgeOf(words: readonly string[], where: 'start' | 'end', place: Place): Span | undefined {
  const { text, tree } = place;
  const [found] = pointedAt(words, place);
  if (!found) return undefined;
  const inner =
    found.kind === 'file'
      ? found
      : (['body', 'content', 'members', 'children', 'statements'] as const)
          .flatMap(scope => tree?.scopes(scope) ?? [])
          .filter(({ start, end }) => start >= found.start && end <= found.end)
          .reduce<Span | undefined>((first, one) => (first && first.start <= one.start ? first : one), undefined);
  if (!inner) return undefined;
  const code = text.slice(inner.start, inner.end);
  if (code.trim() === '') return undefined;
  let first = inner.start + code.length - code.trimStart().length;
  // What a file must begin with stays there.
  for (let head = HEAD.exec(text.slice(first)); found.kind === 'file' && head; head = HEAD.exec(text.slice(first)))
    first += head[0].length;
  const last = inner.start + code.trimEnd().length;
  return where === 'start'
    ? statementLines({ start: first, end: first }, place)
    : statementLines(lineAt(text, last), place);
}

/** Takes lines out with the blank lines that parted them, and puts them in with as many. */
function movedBlock(block: Span, there: Span, isAbove: boolean, { text }: Place): Outcome {
  const behind = blanksBehind(text, block.end);
  const before = blanksBefore(text, block.start);
  const isLast = behind.isEnd || behind.indent < indentAt(text, block.start).length || behind.isClosing;
  const gap = isLast ? before.count : behind.count;
  const removed = isLast
    ? { start: before.start, end: nextLine(text, block.end) }
    : { start: block.start, end: behind.next };
  const indent = indentAt(text, there.start);
  const code =
    indent + indented(withoutIndent(text.slice(block.start, block.end), indentAt(text, block.start)), indent);
  const blank = '\n'.repeat(1 + Math.min(gap, 2));
  const at = isAbove ? there.start : there.end;
  const edits = [
    { ...removed, text: '' },
    { start: at, end: at, text: isAbove ? code + blank : blank + code },
  ];
  const from = moved(at, edits) + (isAbove ? 0 : blank.length);
  return { edits, selections: [caret(from + indent.length)] };
}

/** What comes behind some lines: after so many blank ones, the end, or what closes a block. */
interface Behind {
  readonly next: number;
  readonly count: number;
  readonly indent: number;
  readonly isEnd: boolean;
  readonly isClosing: boolean;
}

function blanksBehind(text: string, end: number): Behind {
  let next = nextLine(text, end);
  let count = 0;
  while (next < text.length && text.slice(next, lineAt(text, next).end).trim() === '') {
    const after = nextLine(text, next);
    if (after <= next) break;
    next = after;
    count++;
  }
  const rest = text.slice(next, lineAt(text, next).end);
  return {
    next,
    count,
    indent: indentAt(text, next).length,
    isEnd: rest.trim() === '',
    isClosing: /^\s*(?:[})\]]|end\b|<\/)/.test(rest),
  };
}

function blanksBefore(text: string, start: number): { readonly start: number; readonly count: number } {
  let from = start;
  let count = 0;
  while (from > 0) {
    const above = lineAt(text, from - 1);
    if (text.slice(above.start, above.end).trim() !== '') break;
    from = above.start;
    count++;
  }
  return { start: from, count };
}
