import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { pointedAt, resolve } from '../../places/resolve.ts';
import { targetsAt } from '../../places/targets.ts';
import { indentAt, indented, linesOf } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { TAKE_OUT, UNWRAP } from '../said/wrapping.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { withoutIndent } from './statementLines.ts';

/** Of these a body stays where the rest goes. */
const AROUND = /^(else|if|unless|while|until|for|do|loop|try|with|lambda|synchronized|tag|using)$/;

export const unwrapTarget = defineVerb({
  name: 'unwrap_target',
  description: 'Takes a construct away and keeps what is inside of it.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, around: z.string(), only: z.optional(z.boolean()) }),
  group: 'edit',
  said: [
    {
      say: ['unwrap <target>'],
      also: [...UNWRAP],
      with: said => ({ target: said('target'), around: said('text') }),
      help: message('help.unwrap', { example: 'unwrap the if' }),
    },
    {
      say: ['take <text> out of <target>'],
      also: [...TAKE_OUT],
      with: said => ({ target: said('target'), around: said('text'), only: true }),
      help: message('help.take-out', { example: 'take the return out of the if' }),
    },
  ],
  plan(given, place) {
    const around = wordsIn(given.around);
    const inner = around.length > 0 ? pointedAt(around, place)[0] : undefined;
    if (around.length > 0 && !inner) return undefined;
    const at = inner?.start ?? place.cursor;
    const there = inner ? { ...place, cursor: at, selection: { start: at, end: at } } : place;
    for (const to of targetsAt(wordsIn(given.target), there)) {
      if (to.kind === 'selection') continue;
      const found = resolve(to, there).find(({ kind }) => AROUND.test(kind));
      if (found && inner && !(found.start <= inner.start && inner.end <= wholeOf(found, place).end)) continue;
      // What else is in it stays there: nobody said where that goes.
      if (found && inner && given.only && !isAllOf(inner, found, place)) continue;
      const outcome = found && outcomeOf(found, place);
      if (outcome) return outcome;
    }
    return undefined;
  },
});

/** Whether nothing but one thing lies in another. */
function isAllOf(inner: Span, found: Pointed, { text, tree }: Place): boolean {
  if (found.kind === 'tag')
    return (
      /^<[^>]*>\s*$/.test(text.slice(found.start, inner.start)) &&
      /^\s*<\/[^>]*>$/.test(text.slice(inner.end, found.end))
    );
  const body = tree?.scopes('body').find(({ start, end }) => start > found.start && end <= found.end);
  if (!body) return false;
  const beside = text.slice(body.start, inner.start) + text.slice(inner.end, body.end);
  return inner.start >= body.start && inner.end <= body.end && /^[\s{};]*$/.test(beside);
}

function outcomeOf(found: Pointed, place: Place): Outcome | undefined {
  if (found.kind === 'tag') return withoutTag(found, place);
  return found.kind === 'else' ? withoutElse(found, place) : withoutBlock(found, place);
}

/** What lies in the else comes behind the branches before it. */
function withoutElse(found: Pointed, { text, tree }: Place): Outcome | undefined {
  const body = tree?.scopes('body').find(({ start, end }) => start > found.start && end <= found.end);
  const kept = body && text.slice(body.start, body.end);
  // In some languages branches have a value, or an end that all of them share.
  if (!tree || !body || !kept || kept.trim() === '' || /^(rust|kotlin|ruby|bash)$/.test(tree.grammar.language.grammar))
    return undefined;
  const before = text.slice(0, found.start).trimEnd().length;
  const around = tree
    .scopesNear('statement', found.start, false)
    .filter(({ start, end }) => start < found.start && end >= found.end);
  const whole = around.reduce<(typeof around)[number] | undefined>(
    (inner, one) => (inner && inner.start >= one.start ? inner : one),
    undefined,
  );
  // Behind "else if" is an else that belongs to all of them.
  if (!whole || !/^if\b/.test(text.slice(whole.start))) return undefined;
  const first = body.start + kept.length - kept.trimStart().length;
  const indent = indentAt(text, whole.start);
  const inner = withoutIndent(text.slice(first, body.start + kept.trimEnd().length), indentAt(text, first));
  const end = Math.max(found.end, whole.end);
  return {
    edits: [{ start: before, end, text: `\n${indent}${indented(inner, indent)}` }],
    selections: [caret(before + 1 + indent.length)],
  };
}

/** The statement that begins with it: a try with all that catches. */
function wholeOf(found: Pointed, { tree }: Place): Pointed {
  const statement = tree?.scopesAround('statement', found.start).find(({ start }) => start === found.start);
  return pointed(statement ?? found, found.kind);
}

function withoutBlock(found: Pointed, place: Place): Outcome | undefined {
  const { text, tree } = place;
  const whole = wholeOf(found, place);
  // What the other branch was for is not known here.
  if (whole.end > found.end + 1 && found.kind !== 'try') return undefined;
  const body = (tree?.scopes('body') ?? [])
    .filter(({ start, end }) => start > found.start && end <= found.end)
    .reduce<Pointed | undefined>(
      (first, one) => (first && first.start <= one.start ? first : pointed(one, 'body')),
      undefined,
    );
  if (!body) return undefined;
  const kept = text.slice(body.start, body.end);
  if (kept.trim() === '') return undefined;
  // What its head declares or does would go too: `if err := save(); err != nil`.
  const head = text.slice(found.start, body.start);
  if (found.kind === 'if' && /:=|;|\blet\b|\b(?:auto|int|var)\b[^=]*=[^=]/.test(head)) return undefined;
  const first = body.start + kept.length - kept.trimStart().length;
  const lines = linesOf(text, whole);
  if (text.slice(lines.start, whole.start).trim() !== '') return undefined;
  const indent = indentAt(text, whole.start);
  const inner = text.slice(first, body.start + kept.trimEnd().length);
  const code = indented(withoutIndent(inner, indentAt(text, first)), indent);
  return { edits: [{ start: whole.start, end: whole.end, text: code }], selections: [caret(whole.start)] };
}

function withoutTag(found: Pointed, { text }: Place): Outcome | undefined {
  const code = text.slice(found.start, found.end);
  const open = /^<[^>]*>/.exec(code)?.[0];
  const close = /<\/[^>]*>$/.exec(code)?.[0];
  if (!open || !close || open.endsWith('/>')) return undefined;
  const inner = code.slice(open.length, code.length - close.length);
  const kept = inner.trim();
  if (kept === '') return undefined;
  const first = found.start + open.length + inner.length - inner.trimStart().length;
  const indent = indentAt(text, found.start);
  const written = inner.includes('\n') ? indented(withoutIndent(kept, indentAt(text, first)), indent) : kept;
  return { edits: [{ start: found.start, end: found.end, text: written }], selections: [caret(found.start)] };
}
