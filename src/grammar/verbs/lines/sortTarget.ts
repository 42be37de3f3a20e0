import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import { SCOPES, type ScopeName } from '../../../syntax/scopeNames.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { entryOf, withMarker } from '../../places/items.ts';
import { outermost, parentOf } from '../../places/nearest.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { resolve } from '../../places/resolve.ts';
import { targetsAt } from '../../places/targets.ts';
import { indentAt, nextLine } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { SORT } from '../said/lines.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

/** Many times as fast as comparing one text to another by locale. */
const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' });

export const sortTarget = defineVerb({
  name: 'sort_target',
  description: 'Sorts lines, functions or items of a list.',
  risk: 'edits',
  input: z.strictObject({ target }),
  group: 'edit',
  said: [
    {
      say: ['sort <target>'],
      also: SORT,
      with: said => ({ target: said('target') }),
      help: message('help.sort'),
    },
  ],
  plan(given, place) {
    for (const one of targetsAt(wordsIn(given.target), place)) {
      // "Sort functions" means all of them.
      const isAll = one.kind === 'object' && one.object.plural && one.which.kind === 'nearest';
      const found = resolve(isAll ? { ...one, which: { kind: 'all' } } : one, place);
      // "The files" are hardly all of this one.
      if (found.some(({ kind }) => kind === 'file') && !/\b(?:file|document|everything)$/i.test(given.target)) continue;
      // Values and names all over a file are in no order.
      if (found.length > 1 && !areSiblings(found, place)) return undefined;
      // Keys go with what they are the keys of.
      if (found.length > 0)
        return sorted(
          found.map(item => (item.kind === 'key' ? entryOf(item, place) : item)),
          place,
        );
    }
    return undefined;
  },
});

/** Whether all stand in the same list, block or file. */
function areSiblings(found: readonly Pointed[], place: Place): boolean {
  const parents = found.map(one => parentOf(withMarker(one), place));
  return parents.every(({ start, end }) => start === parents[0]?.start && end === parents[0]?.end);
}

/** Puts things of a kind in order, each with the comments right above it. The cursor stays where it is. */
function sorted(targets: readonly Pointed[], { text, cursor, tree }: Place): Outcome | undefined {
  const [only] = targets;
  const items =
    targets.length === 1 && only
      ? partsOf(only, text, tree)
      : targets.map(target => ({ ...target, body: target.start }));
  if (items.length < 2) return undefined;
  const withComments = targets.length > 1 ? items.map(item => ({ ...item, start: commentsAbove(text, item) })) : items;
  const ordered = withComments
    .map(item => ({ key: text.slice(item.body, item.end), code: text.slice(item.start, item.end) }))
    .sort((a, b) => COLLATOR.compare(a.key, b.key));
  const edits = withComments.map(({ start, end }, index) => ({ start, end, text: ordered[index]?.code ?? '' }));
  return { edits: edits.filter(edit => text.slice(edit.start, edit.end) !== edit.text), selections: [caret(cursor)] };
}

function partsOf(target: Pointed, text: string, tree: Place['tree']): readonly (Span & { readonly body: number })[] {
  const isList = /list$|elements|entries|members/.test(target.kind) || target.kind === 'list';
  if (isList && tree) {
    const inner =
      target.kind === 'list' && /^\[/.test(text.slice(target.start))
        ? { start: target.start + 1, end: target.end - 1 }
        : target;
    return tree.partsOf(inner).map(part => ({ ...part, body: part.start }));
  }
  // The children of a tag.
  if (tree?.knows('open tag') && /^</.test(text.slice(target.start))) {
    const within = tree.scopes('tag').filter(({ start, end }) => start > target.start && end < target.end);
    return outermost(within).map(({ start, end }) => ({ start, end, body: start }));
  }
  // Several of a kind in a row, each as a whole.
  const several = isStructure(target.kind) ? tree?.scopes(target.kind) : undefined;
  const each = outermost((several ?? []).filter(({ start, end }) => start >= target.start && end <= target.end));
  if (each.length > 1) return each.map(({ start, end }) => ({ start, end, body: start }));
  const lines: (Span & { readonly body: number })[] = [];
  // The head of a drawn table stays where it is.
  const head = /^[^\n]*\n[ \t]*\|?[ \t:|-]*-[ \t:|-]*(?:\n|$)/.exec(text.slice(target.start, target.end))?.[0];
  const first = head?.includes('|') ? target.start + head.length : target.start;
  for (let line = lineAt(text, first); line.start < target.end; ) {
    lines.push({ ...line, body: line.start + indentAt(text, line.start).length });
    const next = nextLine(text, line.end);
    if (next >= text.length || next === line.end) break;
    line = lineAt(text, next);
  }
  return lines;
}

function isStructure(kind: Pointed['kind']): kind is ScopeName & Pointed['kind'] {
  return (SCOPES as readonly string[]).includes(kind);
}

function commentsAbove(text: string, { start }: Span): number {
  let first = start;
  for (;;) {
    const line = lineAt(text, first);
    if (line.start === 0) return first;
    const above = lineAt(text, line.start - 1);
    if (!/^\s*(\/\/|#|\/?\*|--|@)/.test(text.slice(above.start, above.end))) return first;
    first = above.start + indentAt(text, above.start).length;
  }
}
