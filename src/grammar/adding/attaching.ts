import { nodeAt } from '../../syntax/nodeAt.ts';
import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import type { Addition } from '../../syntax/writing.ts';
import { nearOwner, outermost } from '../places/nearest.ts';
import type { Place } from '../places/place.ts';
import { isInReach } from '../places/reach.ts';
import { indentAt, indented } from '../places/text/layout.ts';
import { type Outcome, replaced } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';
import type { Filled } from './template.ts';

/** The list that a thing of this kind goes into: that of the innermost owner around the cursor, else the nearest. */
export function listAt(scope: ScopeName, { tree, cursor, text }: Place): Span | undefined {
  if (!tree) return undefined;
  const all = tree.scopesNear(scope, cursor);
  const isAround = all.some(({ owner }) => owner.start <= cursor && cursor <= owner.end);
  // Behind a call on its line, it is meant, and no call of the next line.
  const line = lineAt(text, cursor);
  const before =
    scope === 'argument list' && !isAround
      ? outermost(all.filter(({ start, end }) => start >= line.start && end <= cursor)).at(-1)
      : undefined;
  // In front of a statement with a call, that one is meant, and none around.
  const isInFront = text.slice(line.start, cursor).trim() === '' && cursor < line.end;
  const own =
    scope === 'argument list' && isInFront
      ? outermost(all.filter(({ start }) => start >= cursor && start <= line.end)).at(0)
      : undefined;
  return before ?? own ?? nearOwner(all, cursor, tree.around(cursor));
}

export function attach(
  additions: readonly Addition[],
  place: Place,
  filled: (template: string) => Filled,
  rival: Span | undefined,
  key: string,
): Outcome | undefined {
  const { tree, cursor, text } = place;
  if (!tree) return undefined;
  const candidates = additions.flatMap(addition =>
    tree
      .findNear(addition.after ?? addition.before ?? addition.instead ?? '', cursor)
      .map(found => ({ ...found, addition })),
  );
  const all = rival ? [...candidates, { ...rival, owner: ownerSpan(rival, tree), addition: undefined }] : candidates;
  all.sort((a, b) => a.start - b.start || a.end - b.end);
  const near = nearOwner(all, cursor, tree.around(cursor));
  const catchesAll = near?.addition !== undefined && CATCHES_ALL.test(filled(near.addition.code).text);
  const isLast = key === 'case' || key === 'import' || catchesAll;
  const chosen = near && isLast ? lastBeside(near, all, catchesAll ? -1 : cursor) : near;
  if (!chosen?.addition || !isInReach(key, chosen, place)) return undefined;
  if (/^else/.test(key) && isOfOtherIf(chosen, place)) return undefined;
  const { addition } = chosen;
  const block = filled(addition.code);
  const at = addition.before ? chosen.start : chosen.end;
  // A clause on a line of its own stands where its statement does.
  const indent = indentAt(
    text,
    addition.before
      ? at
      : addition.isBeside
        ? chosen.start
        : addition.code.startsWith('\n')
          ? chosen.owner.start
          : chosen.end,
  );
  // What follows a line of its own begins where it did.
  const code =
    indented(block.text, indent) + ((addition.before ?? addition.instead) && block.text.endsWith('\n') ? indent : '');
  const cursorIn = indented(block.text.slice(0, block.cursor), indent).length;
  const span = addition.instead ? { start: chosen.start, end: chosen.end } : { start: at, end: at };
  return replaced(span, code, cursorIn);
}

/** Whether something stands outside of the `if` that the cursor is in. */
function isOfOtherIf({ start, end }: Span, { tree, text, cursor }: Place): boolean {
  for (let node = tree ? nodeAt(tree.tree.rootNode, text, cursor) : null; node; node = node.parent)
    if (/^(?:if|unless|if_statement|if_expression)$/.test(node.type) && node.childCount > 0)
      return start < node.startIndex || end > node.endIndex;
  return false;
}

/** What catches everything leaves nothing for others behind it. */
const CATCHES_ALL = /^\s*(?:except:|rescue(?:\n|$)|catch \((?:System\.)?(?:Exception|Throwable)\b)/;

/** Behind all of its like, unless the cursor is in one of them. */
function lastBeside<T extends Span & { readonly owner: Span }>(one: T, all: readonly T[], cursor: number): T {
  if (one.start <= cursor && cursor <= one.end && one.start > one.owner.start) return one;
  const beside = all.filter(({ owner }) => owner.start === one.owner.start && owner.end === one.owner.end);
  return beside.at(-1) ?? one;
}

function ownerSpan(list: Span, tree: SyntaxTree): Span {
  return tree.around(list.start).find(({ start, end }) => start < list.start && end > list.end) ?? list;
}
