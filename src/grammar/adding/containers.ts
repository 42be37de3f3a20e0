import { inTextOrder, type Span } from '../../syntax/scopes.ts';
import { innermost, nearOwner } from '../places/nearest.ts';
import type { Place } from '../places/place.ts';
import { indentAt } from '../places/text/layout.ts';
import { lineAt } from '../places/text/units.ts';
import { type Branch, branchAt } from './branchAt.ts';

/** A block, a class body or a file, with what stands in it. */
export interface Container extends Span {
  readonly parts: readonly Span[];
  /** Indentation of what stands in it. */
  readonly indent: string;
  readonly isFile: boolean;
}

/** The block that a statement at the cursor goes into; a class as well, for what may be its member. */
export function statementBlock(place: Place, hasMembers: boolean): Container | undefined {
  const { tree, cursor, text } = place;
  if (!tree) return undefined;
  const blocksIn = (within: Span) =>
    [...tree.scopesIn('statements', within), ...(hasMembers ? tree.scopesIn('members', within) : [])].sort(inTextOrder);
  const braced = innermost(blocksIn({ start: cursor, end: cursor }), cursor);
  const branch = branchAt(place);
  const block = branch && !(braced && braced.start > branch.start) ? branch : braced;
  const outer =
    block === branch && branch ? branchContainer(branch, place) : block ? containerOf(block, place) : fileOf(place);
  const here = outer.parts.find(({ start, end }) => start <= cursor && cursor <= end);
  const all = here ? blocksIn(here) : [];
  // In the head of a statement with a block of its own, that block is meant: "if (x)|" or "function foo()|".
  const own =
    here &&
    all.find(
      ({ start, end }) =>
        start >= cursor &&
        // In front of a statement that has no body yet, the statement is meant.
        !(start === end && here.start === cursor) &&
        start >= here.start &&
        end <= here.end &&
        isSoleBlock(text.slice(end, here.end), all, here, start),
    );
  if (own) return containerOf(own, place);
  return block && outer;
}

/** Whether a block is what its statement is about: nothing but brackets, or further clauses, behind it. */
function isSoleBlock(rest: string, all: readonly Span[], here: Span, start: number): boolean {
  const first = all.find(block => block.start >= here.start && block.end <= here.end);
  return (
    /^[\s})\];,]*$/.test(rest) ||
    (first?.start === start && /^\s*\}?\s*(else|elif|elsif|catch|except|rescue|finally|ensure|on)\b/.test(rest))
  );
}

export function around(scopes: readonly (Span & { readonly owner: Span })[], place: Place): Container | undefined {
  const chosen = place.tree && nearOwner(scopes, place.cursor, place.tree.around(place.cursor));
  return chosen && containerOf(chosen, place);
}

export function containerOf(span: Span, place: Place): Container {
  const { text, tree, unit } = place;
  const parts = (tree?.partsOf(span) ?? []).filter(({ start, end }) => start >= span.start && end <= span.end);
  const [first] = parts;
  const hasOwnLine = first && text.slice(lineAt(text, first.start).start, first.start).trim() === '';
  const indent = hasOwnLine
    ? indentAt(text, first.start)
    : indentAt(text, lineAt(text, headOf(text, span)).start) + unit;
  return { start: span.start, end: span.end, parts, indent, isFile: false };
}

function branchContainer({ start, end, parts, head }: Branch, { text, unit }: Place): Container {
  const first = parts.find(part => text.slice(lineAt(text, part.start).start, part.start).trim() === '');
  const indent = first ? indentAt(text, first.start) : indentAt(text, head) + unit;
  return { start, end, parts, indent, isFile: false };
}

/** Where the statement begins whose block this is: braces may stand on a line of their own. */
function headOf(text: string, { start }: Span): number {
  const line = lineAt(text, start);
  return /^\s*\{\s*$/.test(text.slice(line.start, start)) && line.start > 0 ? line.start : start;
}

export function fileOf({ tree, text }: Place): Container {
  const whole = { start: 0, end: text.length };
  return { ...whole, parts: tree?.topLevel() ?? [], indent: '', isFile: true };
}

export function isStatementList(container: Container, { tree }: Place): boolean {
  return (
    !container.isFile &&
    (tree
      ?.scopesAround('statements', container.start)
      .some(({ start, end }) => start === container.start && end === container.end) ??
      false) &&
    !tree
      ?.scopesAround('members', container.start)
      .some(({ start, end }) => start === container.start && end === container.end)
  );
}
