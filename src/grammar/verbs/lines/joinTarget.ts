import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { isDocument, type Place } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { indentAt, nextLine } from '../../places/text/layout.ts';
import { caret, moved, type Outcome, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { JOIN } from '../said/lines.ts';
import { timesIn } from '../times.ts';
import { defineVerb, wordsIn } from '../verb.ts';

export const joinTarget = defineVerb({
  name: 'join_target',
  description: 'Makes one line of several.',
  risk: 'edits',
  input: z.strictObject({ target: z.string(), count: described(z.string(), 'How many; empty for one.') }),
  group: 'edit',
  said: [
    {
      say: ['join [<count>] (lines | line)', 'join [this] line', 'join <target>'],
      also: JOIN,
      with: said => ({ target: said('target'), count: said('count') }),
      help: message('help.join'),
    },
  ],
  plan(given, place) {
    const words = wordsIn(given.target);
    // What it is joined with is no text in it.
    if (/\b(?:with|and|onto) the (?:next|following)$/i.test(given.target) && words.length > 3) return undefined;
    const [found] =
      words.length === 0
        ? [lineAt(place.text, place.cursor)]
        : stretches(words, place).filter(({ kind }) => /^(line|paragraph|selection|reach|body)$/.test(kind));
    const count = timesIn(given.count);
    return found && count > 0 ? joinedLines(found, count, place) : undefined;
  },
});

/**
 * Makes one line of so many: the white space where they meet goes, but between what would be read as one word. The cursor
 * stays.
 */
function joinedLines(target: Span, count: number, place: Place): Outcome | undefined {
  const { text, cursor, wording } = place;
  const edits: SpanEdit[] = [];
  const isProse = isDocument(place);
  let line = lineAt(text, target.start);
  const spans = text.slice(target.start, target.end).split('\n').length - 1;
  for (let time = 0; time < Math.max(count, spans); time++) {
    const next = nextLine(text, line.end);
    if (next === line.end || next > text.length || (next === text.length && text.endsWith('\n'))) break;
    const indent = next + indentAt(text, next).length;
    // What was an item of a list is part of the one before.
    const marker = isProse
      ? (/^(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(text.slice(indent, indent + 20))?.[0] ?? '')
      : '';
    const end = indent + marker.length;
    const following = lineAt(text, next);
    const both = [text.slice(line.start, line.end).trim(), text.slice(end, following.end).trim()] as const;
    edits.push({ start: line.end, end, text: meets(...both, wording.writing !== undefined) ? ' ' : '' });
    line = following;
  }
  return edits.length === 0 ? undefined : { edits, selections: [caret(moved(cursor, edits))] };
}

/** Whether white space belongs between two lines that become one. In code, two names alone become one name. */
function meets(one: string, other: string, isCode: boolean): boolean {
  if (isCode && /^[\p{L}\p{N}_$]+$/u.test(one) && /^[\p{L}\p{N}_$]+$/u.test(other)) return false;
  if (one === '' || other === '' || /[([]$/.test(one) || /^[)\],;.]/.test(other)) return false;
  return isCode || (/[\p{L}\p{N}_$,.!?)"'`:;]$/u.test(one) && /^[\p{L}\p{N}_$"'`([]/u.test(other));
}
