import type { Span } from '../../syntax/scopes.ts';
import { hasOwnLines, indentAt, linesOf, nextLine } from '../places/layout.ts';
import { caret, moved, type Outcome, replaced, type SpanEdit } from '../places/outcome.ts';
import type { Place, Pointed } from '../places/place.ts';
import { lineAt } from '../places/units.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** What stands on lines, as whole lines with what belongs to it; anything else as it is. */
function blockOf(target: Span, text: string): Span {
  return hasOwnLines(text, target) || target.start === target.end ? linesOf(text, target) : target;
}

/** Moves lines or items past their neighbours: `times` of them, or so many lines. The cursor ends behind. */
export function shifted(
  target: Pointed,
  direction: Direction,
  times: number,
  byLines: boolean,
  place: Place,
): Outcome | undefined {
  const { text, tree } = place;
  if (direction === 'left' || direction === 'right') return besides(target, direction, times, place);
  const isLines = target.kind === 'line' || target.kind === 'reach' || target.kind === 'selection' || byLines || !tree;
  const own = isLines ? linesOf(text, target) : blockOf(target, text);
  if (isLines) return pastLines(own, direction, times, text);
  // Past several neighbours of its kind: what lies between goes the other way.
  const neighbours = siblings(target, direction, place).slice(0, times);
  const [near] = neighbours;
  const far = neighbours.at(-1);
  if (!near || !far) return pastLines(own, direction, times, text);
  const [first, last] = direction === 'up' ? [far, near] : [near, far];
  return swapped(own, { start: blockOf(first, text).start, end: blockOf(last, text).end }, text);
}

function pastLines(lines: Span, direction: Direction, times: number, text: string): Outcome | undefined {
  let other: Span;
  if (direction === 'down') {
    let end = lines.end;
    for (let time = 0; time < times; time++) {
      const next = nextLine(text, end);
      if (next <= end || next >= text.length) break;
      end = lineAt(text, next).end;
    }
    if (end === lines.end) return undefined;
    other = { start: nextLine(text, lines.end), end };
  } else {
    let { start } = lines;
    for (let time = 0; time < times && start > 0; time++) start = lineAt(text, start - 1).start;
    if (start === lines.start) return undefined;
    other = { start, end: lineAt(text, lines.start - 1).end };
  }
  return swapped(lines, other, text);
}

/** Two stretches change places; the cursor ends behind the first one. */
function swapped(one: Span, other: Span, text: string): Outcome {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const edits: SpanEdit[] = [
    { ...first, text: text.slice(second.start, second.end) },
    { ...second, text: text.slice(first.start, first.end) },
  ];
  const length = one.end - one.start;
  const between = second.start - first.end;
  const end = one === first ? first.start + (second.end - second.start) + between + length : first.start + length;
  return { edits, selections: [caret(end)] };
}

/** Those of the same kind in front of it or behind it, the nearest first. */
function siblings(target: Pointed, direction: Direction, { tree }: Place): readonly Span[] {
  if (!tree || target.kind === 'phrase' || target.kind === 'edge' || !tree.knows(target.kind as never)) return [];
  const all = tree.scopes(target.kind as never);
  return direction === 'up' || direction === 'left'
    ? all.filter(({ end }) => end <= target.start).reverse()
    : all.filter(({ start }) => start >= target.end);
}

/** An item, or several, past its neighbours in a list; or a word past the next. */
function besides(target: Pointed, direction: 'left' | 'right', times: number, place: Place): Outcome | undefined {
  const { tree, text } = place;
  const around = tree?.around(target.start).find(({ start, end }) => start < target.start && end > target.end);
  const parts = around && tree ? tree.partsOf(around) : [];
  const first = parts.findIndex(({ start }) => start === target.start);
  const last = parts.findIndex(({ end }) => end === target.end);
  if (first < 0 || last < 0) return undefined;
  const to = direction === 'left' ? Math.max(0, first - times) : Math.min(parts.length - 1, last + times);
  if (direction === 'left' ? to === first : to === last) return undefined;
  const other =
    direction === 'left'
      ? { start: (parts[to] as Span).start, end: (parts[first - 1] as Span).end }
      : { start: (parts[last + 1] as Span).start, end: (parts[to] as Span).end };
  return swapped(target, other, text);
}

/** A copy above or below, or behind where it has no line of its own. The cursor goes to the copy. */
export function duplicated(target: Pointed, where: 'above' | 'below', { text, cursor }: Place): Outcome {
  const isLines = target.kind === 'line' || hasOwnLines(text, target);
  if (!isLines) {
    const copy = text.slice(target.start, target.end);
    return replaced({ start: target.end, end: target.end }, /^[\p{L}\p{N}_]/u.test(copy) ? ` ${copy}` : copy);
  }
  const lines = linesOf(text, target);
  const copy = text.slice(lines.start, lines.end);
  const isTall = copy.includes('\n');
  const gap =
    isTall && /^\s*\n/.test(text.slice(nextLine(text, lines.end), nextLine(text, lines.end) + 200)) ? '\n\n' : '\n';
  const column = lines.start <= cursor && cursor <= lines.end ? cursor - lines.start : copy.length;
  return where === 'below'
    ? {
        edits: [{ start: lines.end, end: lines.end, text: gap + copy }],
        selections: [caret(lines.end + gap.length + column)],
      }
    : {
        edits: [{ start: lines.start, end: lines.start, text: copy + gap }],
        selections: [caret(lines.start + column)],
      };
}

/** Puts text in front of and behind something. The cursor ends in front of the closing part. */
export function surrounded(targets: readonly Pointed[], open: string, close: string): Outcome {
  const edits = targets.flatMap(({ start, end }) => [
    { start, end: start, text: open },
    { start: end, end, text: close },
  ]);
  const [first] = targets;
  return first ? { edits, selections: [caret(first.end + open.length)] } : { edits };
}

/** Puts things of a kind in order, each with the comments right above it. The cursor stays where it is. */
export function sorted(targets: readonly Pointed[], { text, cursor, tree }: Place): Outcome | undefined {
  const [only] = targets;
  const items =
    targets.length === 1 && only
      ? partsOf(only, text, tree)
      : targets.map(target => ({ ...target, body: target.start }));
  if (items.length < 2) return undefined;
  const withComments = targets.length > 1 ? items.map(item => ({ ...item, start: commentsAbove(text, item) })) : items;
  const ordered = withComments
    .map(item => ({ key: text.slice(item.body, item.end), code: text.slice(item.start, item.end) }))
    .sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true, sensitivity: 'variant' }));
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
  const lines: (Span & { readonly body: number })[] = [];
  for (let line = lineAt(text, target.start); line.start < target.end; ) {
    lines.push({ ...line, body: line.start + indentAt(text, line.start).length });
    const next = nextLine(text, line.end);
    if (next >= text.length || next === line.end) break;
    line = lineAt(text, next);
  }
  return lines;
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

/** One step of indentation more or less, on every line of the targets. The cursor goes with its text. */
export function reindented(targets: readonly Span[], steps: number, unit: string, { text, cursor }: Place): Outcome {
  const edits: SpanEdit[] = [];
  const seen = new Set<number>();
  for (const target of targets) {
    const lines = linesOf(text, target);
    for (let line = lineAt(text, lines.start); line.start <= lines.end; ) {
      const said = text.slice(line.start, line.end);
      const indent = /^[ \t]*/.exec(said)?.[0] ?? '';
      if (!seen.has(line.start) && said.trim() !== '') {
        seen.add(line.start);
        if (steps > 0) edits.push({ start: line.start, end: line.start, text: unit.repeat(steps) });
        else {
          const width = indent.startsWith('\t')
            ? Math.min(indent.length, -steps)
            : Math.min(indent.length, unit.length * -steps);
          if (width > 0) edits.push({ start: line.start, end: line.start + width, text: '' });
        }
      }
      const next = nextLine(text, line.end);
      if (next === line.end || next > lines.end) break;
      line = lineAt(text, next);
    }
  }
  // An insertion at the cursor pushes it on: it belongs to the text behind.
  const at = edits.find(({ start, end, text: added }) => start === cursor && start === end && added);
  return { edits, selections: [caret(moved(cursor, edits) + (at?.text.length ?? 0))] };
}

/** Makes one line of so many: the white space where they meet goes. The cursor stays. */
export function joinedLines(target: Span, count: number, { text, cursor }: Place): Outcome | undefined {
  const edits: SpanEdit[] = [];
  let line = lineAt(text, target.start);
  const spans = text.slice(target.start, target.end).split('\n').length - 1;
  for (let time = 0; time < Math.max(count, spans); time++) {
    const next = nextLine(text, line.end);
    if (next === line.end || next > text.length || (next === text.length && text.endsWith('\n'))) break;
    edits.push({ start: line.end, end: next + indentAt(text, next).length, text: '' });
    line = lineAt(text, next);
  }
  return edits.length === 0 ? undefined : { edits, selections: [caret(moved(cursor, edits))] };
}

/** A new line: at the cursor, or an empty one above or below. */
export function newLine(where: 'here' | 'above' | 'below', { text, cursor }: Place): Outcome {
  const line = lineAt(text, cursor);
  const indent = indentAt(text, cursor);
  if (where === 'below')
    return {
      edits: [{ start: line.end, end: line.end, text: `\n${indent}` }],
      selections: [caret(line.end + 1 + indent.length)],
    };
  if (where === 'above')
    return {
      edits: [{ start: line.start, end: line.start, text: `${indent}\n` }],
      selections: [caret(line.start + indent.length)],
    };
  const white = text.slice(line.start, cursor).trim() === '' ? text.slice(line.start, cursor) : indent;
  return {
    edits: [{ start: cursor, end: cursor, text: `\n${white}` }],
    selections: [caret(cursor + 1 + white.length)],
  };
}
