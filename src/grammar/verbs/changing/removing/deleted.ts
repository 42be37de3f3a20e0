import type { ScopeName } from '../../../../syntax/scopeNames.ts';
import type { Span } from '../../../../syntax/scopes.ts';
import { isListed, itemAt, withMarker } from '../../../places/items.ts';
import type { Place, Pointed } from '../../../places/place.ts';
import { caret, moved, type Outcome, replaced, type SpanEdit } from '../../../places/text/outcome.ts';
import { removalOf } from './removal.ts';

/** Takes away what is pointed at, with the comma, the blank or the line that would be left over. */
export function deleted(targets: readonly Pointed[], place: Place): Outcome {
  const edits: SpanEdit[] = [];
  for (const target of together(targets, place)) {
    const emptied = targets.length === 1 ? emptiedBlock(target, place) : undefined;
    if (emptied) return replaced(emptied, place.wording.writing?.empty ?? '');
    for (const { start, end } of removalOf(target, place)) {
      const before = edits.at(-1);
      if (before && before.end >= start) edits[edits.length - 1] = { ...before, end: Math.max(before.end, end) };
      else edits.push({ start, end, text: '' });
    }
  }
  const later = countedOn(edits, targets, place);
  const isNumbered = later.length > 0;
  edits.push(...later);
  const last = edits.at(edits.length > 1 && targets.length === 1 && !isNumbered ? -1 : 0);
  return last ? { edits, selections: [caret(moved(last.start, edits))] } : { edits };
}

/**
 * All the statements of a block, where one says so in words that it is empty, if nothing of them stays: without that word
 * the code would be none.
 */
function emptiedBlock({ kind, start, end }: Pointed, { tree, wording, text }: Place): Span | undefined {
  const { empty } = wording.writing ?? {};
  if (!empty || !tree?.knows('statements') || NO_STATEMENT.test(kind)) return undefined;
  const blocks = (['statements', 'members'] as const).flatMap(scope => tree.scopesAround(scope, end));
  for (const block of blocks) {
    const comments = tree.commentsIn(block);
    const parts = tree.partsOf(block).filter(one => !comments.some(comment => comment.start === one.start));
    const [first] = parts;
    const last = parts.at(-1);
    const front = first && start <= first.start ? text.slice(start, first.start) : undefined;
    const isAll = last && last.end <= end && front?.replace(/#.*/g, '').trim() === '';
    if (first && isAll && text.slice(first.start, last.end) !== empty)
      return { start: start + (/^\s*/.exec(front ?? '')?.[0].length ?? 0), end: last.end };
  }
  return undefined;
}

/** The items behind one of a numbered list count on from where it was. */
function countedOn(edits: readonly SpanEdit[], [target, other]: readonly Pointed[], { tree, text }: Place): SpanEdit[] {
  const [edit] = edits;
  if (tree?.grammar.language.grammar !== 'markdown' || !edit || edits.length > 1 || !target || other) return [];
  const number = /^([ \t]*)(\d+)[.)] /.exec(text.slice(edit.start));
  if (!number || edit.start > target.start) return [];
  const [, indent = '', first = ''] = number;
  const later: SpanEdit[] = [];
  let at = edit.end;
  for (const line of text.slice(edit.end).split('\n')) {
    const item = /^([ \t]*)(\d+)[.)] /.exec(line);
    if (line.trim() === '' || (!item && !/^[ \t]/.test(line))) break;
    if (item && item[1] === indent) {
      if (Number(item[2]) !== Number(first) + later.length + 1) break;
      const start = at + indent.length;
      later.push({ start, end: start + (item[2] ?? '').length, text: String(Number(item[2]) - 1) });
    }
    at += line.length + 1;
  }
  return later;
}

/** What is none, or not all of one. */
const NO_STATEMENT = /^(character|word|phrase|edge|reach|string|comment|decorator)$/;

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
  return tree?.scopesAround(kind as ScopeName, start).some(one => one.start === start && one.end === end) ?? false;
}

function isNext(one: Span, other: Span, place: Place): boolean {
  const { comma } = itemAt(other, place);
  const { separated } = itemAt(one, place);
  return comma !== undefined && separated === comma + 1;
}
