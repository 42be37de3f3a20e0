import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import type { Addition } from '../../syntax/writing.ts';
import { nearOwner } from '../places/nearest.ts';
import type { Place } from '../places/place.ts';
import { isInReach } from '../places/reach.ts';
import { indentAt, indented } from '../places/text/layout.ts';
import { type Outcome, replaced } from '../places/text/outcome.ts';
import type { Filled } from './template.ts';

/** The list that a thing of this kind goes into: that of the innermost owner around the cursor, else the nearest. */
export function listAt(scope: ScopeName, { tree, cursor }: Place): Span | undefined {
  return tree && nearOwner(tree.scopesNear(scope, cursor), cursor, tree.around(cursor));
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
  const chosen = nearOwner(all, cursor, tree.around(cursor));
  if (!chosen?.addition || !isInReach(key, chosen, place)) return undefined;
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

function ownerSpan(list: Span, tree: SyntaxTree): Span {
  return tree.around(list.start).find(({ start, end }) => start < list.start && end > list.end) ?? list;
}
