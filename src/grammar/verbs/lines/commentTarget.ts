import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { withDecorators } from '../../places/decorated.ts';
import { entryOf } from '../../places/items.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { pointedAt, resolve } from '../../places/resolve.ts';
import { targetsAt } from '../../places/targets.ts';
import { isOnlyKey, keyAround } from '../../places/text/keys.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, moved, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { COMMENT, UNCOMMENT } from '../said/lines.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { commentedMarkup } from './commentedMarkup.ts';

export const commentTarget = defineVerb({
  name: 'comment_target',
  description: 'Comments lines out, or takes them out of their comment.',
  risk: 'edits',
  input: z.strictObject({ target, off: z.boolean() }),
  group: 'edit',
  said: [
    {
      say: ['comment <target> out', 'comment [out] <target>', 'comment [out]'],
      also: COMMENT,
      with: said => ({ target: said('target') || 'line', off: false }),
      help: message('help.comment'),
    },
    {
      say: ['uncomment <target>', 'uncomment'],
      also: UNCOMMENT,
      with: said => ({ target: said('target') || 'line', off: true }),
      help: message('help.uncomment'),
    },
  ],
  plan(given, place) {
    const words = wordsIn(given.target);
    const pointedTo = pointedAt(words, place).map(one => entryCalled(one, words, place));
    if (pointedTo.includes(undefined)) return undefined;
    const found = pointedTo.flatMap(one => (one ? [withDecorators(one, place)] : []));
    const inMarkup = commentedMarkup(found, given.off, place);
    if (inMarkup) return inMarkup === 'none' ? undefined : inMarkup;
    return commented(found, given.off, place) ?? (given.off ? onlyCommented(words, place) : undefined);
  },
});

/** In data a key goes with all that it has; undefined where part of several keys is called so. */
function entryCalled(found: Pointed, words: readonly string[], place: Place): Pointed | undefined {
  const key = found.kind === 'phrase' && place.tree?.data ? keyAround(found, place) : undefined;
  if (!key) return found;
  return isOnlyKey(words, [key], place) ? entryOf(pointed(key, 'phrase'), place) : undefined;
}

/** "Uncomment the line with history": of those that are called so, the only one that is in a comment. */
function onlyCommented(words: readonly string[], place: Place): Outcome | undefined {
  for (const target of targetsAt(words, place)) {
    if (target.kind !== 'object' || (target.name.length === 0 && !target.holding)) continue;
    const outcomes = resolve({ ...target, which: { kind: 'all' } }, place).flatMap(
      one => commented([one], true, place) ?? [],
    );
    if (outcomes.length > 0) return outcomes.length === 1 ? outcomes[0] : undefined;
    // What is in a comment is no code to whoever reads it.
    const lines = target.name.length > 0 ? commentsWith(target.name, place) : [];
    if (lines.length > 0) return lines.length === 1 ? commented(lines, true, place) : undefined;
  }
  return undefined;
}

/** The lines that are comments and have some words in them. */
function commentsWith(name: readonly string[], { text, comments }: Place): readonly Span[] {
  const open = comments.line ?? comments.block?.[0];
  if (!open) return [];
  const words = name.map(word => word.replace(/[^\p{L}\p{N}]/gu, '')).join('[\\s_-]?');
  const has = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu');
  return linesTouched([{ start: 0, end: text.length }], text).filter(({ start, end }) => {
    const code = text.slice(start, end).trimStart();
    return code.startsWith(open) && has.test(code);
  });
}

/**
 * Comment signs in front of each line that is touched, below each other at the least of their indentation, as VS Code
 * puts them; or none any more.
 */
function commented(found: readonly Span[], isOff: boolean, { text, cursor, comments }: Place): Outcome | undefined {
  const { line, block } = comments;
  const open = line ?? block?.[0];
  if (!open) return undefined;
  const close = line ? '' : ` ${block?.[1] ?? ''}`;
  const lines = linesTouched(found, text).filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const depth = close ? Number.POSITIVE_INFINITY : Math.min(...lines.map(({ start }) => indentAt(text, start).length));
  const edits = lines.flatMap(({ start, end }) => {
    const said = text.slice(start, end);
    const indent = indentAt(text, start).length;
    const at = start + (isOff ? indent : Math.min(indent, depth));
    if (!isOff) return [{ start: at, end: at, text: `${open} ` }, ...(close ? [{ start: end, end, text: close }] : [])];
    if (!text.startsWith(open, at)) return [];
    const blank = text[at + open.length] === ' ' ? 1 : 0;
    const last = start + said.trimEnd().length;
    const isClosed = close !== '' && said.trimEnd().endsWith(close.trim());
    const head = said.slice(0, said.trimEnd().length - close.trim().length);
    const tail = isClosed ? [{ start: start + head.trimEnd().length, end: last, text: '' }] : [];
    return [{ start: at, end: at + open.length + blank, text: '' }, ...tail];
  });
  return edits.length === 0 ? undefined : { edits, selections: [caret(moved(cursor, edits))] };
}

/** Each line once that one of some stretches is in. */
function linesTouched(found: readonly Span[], text: string): readonly Span[] {
  const lines = new Map<number, Span>();
  for (const { start, end } of found)
    for (let line = lineAt(text, start); ; line = lineAt(text, line.end + 1)) {
      lines.set(line.start, line);
      if (line.end >= end || line.end >= text.length) break;
    }
  return [...lines.values()];
}
