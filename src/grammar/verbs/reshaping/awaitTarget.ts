import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { near } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { pointedAt } from '../../places/resolve.ts';
import { caret } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { AWAIT, AWAIT_OFF } from '../said/reshaping.ts';
import { defineVerb, wordsIn } from '../verb.ts';

/** Grammars of languages that wait in front of a call, and of the one that does so behind it. */
const IN_FRONT = /^(typescript|tsx|javascript|python|c-sharp|dart)$/;
const BEHIND = /^rust$/;

export const awaitTarget = defineVerb({
  name: 'await_target',
  description: 'Waits for a call, or no longer.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target: z.string(), off: z.boolean() }),
  group: 'edit',
  said: [
    {
      say: ['await <target>'],
      also: [...AWAIT],
      with: said => ({ target: said('target'), off: false }),
      help: message('help.await', { example: 'await the call' }),
    },
    {
      say: ['(remove | delete) [the] await'],
      also: [...AWAIT_OFF],
      with: said => ({ target: said('target'), off: true }),
      help: message('help.await-off'),
    },
  ],
  plan(given, place) {
    const grammar = place.tree?.grammar.language.grammar ?? '';
    const isBehind = BEHIND.test(grammar);
    if (!isBehind && !IN_FRONT.test(grammar)) return undefined;
    if (given.off) return withoutAwait(isBehind, place);
    const call = callFor(wordsIn(given.target), place);
    if (!call) return undefined;
    const { text } = place;
    const isThere = isBehind ? text.startsWith('.await', call.end) : /\bawait\s+$/.test(text.slice(0, call.start));
    if (isThere) return undefined;
    const edit = isBehind
      ? { start: call.end, end: call.end, text: '.await' }
      : { start: call.start, end: call.start, text: 'await ' };
    return { edits: [edit], selections: [caret(edit.start + edit.text.length)] };
  },
});

/** The outermost call of what is pointed at, or of the line. */
function callFor(words: readonly string[], place: Place): Span | undefined {
  const { tree, text, cursor } = place;
  const calls = tree?.scopesNear('call', cursor, false) ?? [];
  const isHere = words.length === 0 || /^(this|that|it|(the|this) (call|line))$/i.test(words.join(' '));
  const [found] = isHere ? [] : pointedAt(words, place);
  if (!isHere && !found) return undefined;
  const around = found ?? lineAt(text, cursor);
  const inside = calls.filter(({ start, end }) =>
    found
      ? start <= found.start && found.end <= end && lineAt(text, start).start === lineAt(text, found.start).start
      : start >= around.start && start <= around.end,
  );
  const own = found?.kind === 'call' ? found : undefined;
  const outermost = inside.filter(
    one => !inside.some(other => other !== one && other.start <= one.start && one.end <= other.end),
  );
  return own ?? (outermost.length > 1 ? near(outermost, cursor, [around]) : outermost[0]);
}

function withoutAwait(isBehind: boolean, { text, cursor }: Place) {
  const line = lineAt(text, cursor);
  const found = [...text.slice(line.start, line.end).matchAll(isBehind ? /\.await\b/g : /\bawait\s+/g)];
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const start = line.start + only.index;
  return { edits: [{ start, end: start + only[0].length, text: '' }], selections: [caret(start)] };
}
