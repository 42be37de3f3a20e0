import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import type { Found, Span } from '../../../syntax/scopes.ts';
import { type Emphasis, inlinesIn } from '../../places/finding/documents/inlineTargets.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { caret, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { PLAIN_AGAIN, STYLED } from '../said/inDocuments.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

/** How a style of text is said; the first is shown. */
const STYLES = {
  'bold text': '(bold | bold face | bold type | strong)',
  'italic text': '(italic | italics | cursive)',
  'inline code': '(code | inline code | a code span | monospace | code style)',
  'struck text': '(strikethrough | strike through | struck through | crossed out)',
} as const satisfies Record<Emphasis, string>;

const EMPHASES = Object.keys(STYLES) as readonly Emphasis[];

/** What stands in front of the text of a line. */
const LEAD = /^\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?|#{1,6}\s+)?/;

export const emphasizeTarget = defineVerb({
  name: 'emphasize_target',
  description: 'Makes text of a document bold, italic, code or struck through, or plain again.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, as: z.enum(EMPHASES as [Emphasis, ...Emphasis[]]), off: z.boolean() }),
  group: 'edit',
  said: [
    {
      say: ['put <target> in bold', 'make <target> bold'],
      also: STYLED(STYLES['bold text'], '(bold | embolden)'),
      with: said => ({ target: said('target'), as: 'bold text' as const, off: false }),
      help: message('help.emphasize', { example: 'put short guide in bold' }),
    },
    {
      say: ['put <target> in italics', 'make <target> italic'],
      also: STYLED(STYLES['italic text'], '(italicize | italicise)'),
      with: said => ({ target: said('target'), as: 'italic text' as const, off: false }),
      help: message('help.emphasize-italic'),
    },
    {
      say: ['put <target> in code'],
      also: STYLED(STYLES['inline code']),
      with: said => ({ target: said('target'), as: 'inline code' as const, off: false }),
      help: message('help.emphasize-code'),
    },
    {
      say: ['strike through <target>'],
      also: STYLED(STYLES['struck text'], '(strike through | cross out | strike out)'),
      with: said => ({ target: said('target'), as: 'struck text' as const, off: false }),
      help: message('help.emphasize-struck'),
    },
    ...EMPHASES.map(as => ({
      say: [`remove [the] ${STYLES[as]} from <target>`],
      also: PLAIN_AGAIN(STYLES[as]),
      with: (said: (slot: string) => string) => ({ target: said('target') || 'this', as, off: true }),
      help: message('help.emphasize-off'),
    })),
  ],
  plan(given, place) {
    if (place.tree?.grammar.language.grammar !== 'markdown') return undefined;
    const found = stretches(wordsIn(given.target), place);
    const [only] = found;
    if (!only || found.length > 1) return undefined;
    const styled = inlinesIn(given.as, place);
    return given.off ? plainAgain(only, styled, place) : emphasized(only, given.as, styled, place);
  },
});

function emphasized(found: Pointed, as: Emphasis, styled: readonly Found[], place: Place) {
  const { text, tree } = place;
  const span = textOf(found, place);
  const code = text.slice(span.start, span.end);
  const isWhole =
    code !== '' &&
    !code.includes('\n') &&
    !/[\p{L}\p{N}]/u.test(text.charAt(span.start - 1)) &&
    !/[\p{L}\p{N}]/u.test(text.charAt(span.end));
  const cuts = ({ start, end }: Span) => start < span.end && end > span.start;
  // What has the style already, and what is no text that could have one.
  const isSo = styled.some(one => cuts(one.owner));
  const isNone = [...(tree?.scopes('code block') ?? []), ...inlinesIn('inline code', place).map(one => one.owner)].some(
    cuts,
  );
  const isTarget = [...inlinesIn('link target', place), ...inlinesIn('image source', place)].some(
    one => cuts(one) && !(span.start <= one.owner.start && one.owner.end <= span.end),
  );
  if (!isWhole || isSo || isNone || isTarget) return undefined;
  const mark = markOf(as, text);
  const edits: SpanEdit[] = [
    { start: span.start, end: span.start, text: mark },
    { start: span.end, end: span.end, text: mark },
  ];
  return { edits, selections: [caret(span.end + mark.length * 2)] };
}

/** A line without its marker, a cell without its blanks, a word without the sign behind it. */
function textOf({ start, end, kind }: Pointed, { text }: Place): Span {
  const lead = kind === 'line' || kind === 'selection' ? (LEAD.exec(text.slice(start, end))?.[0].length ?? 0) : 0;
  const inner = text.slice(start + lead, end);
  const from = start + lead + (inner.length - inner.trimStart().length);
  return { start: from, end: Math.max(from, start + lead + inner.trimEnd().length) };
}

/** The marks of the file. */
function markOf(as: Emphasis, text: string): string {
  switch (as) {
    case 'bold text':
      return /(?<!_)__(?=\S)/.test(text) && !text.includes('**') ? '__' : '**';
    case 'italic text':
      return /(?<![\p{L}\p{N}_])_(?=[^\s_])/u.test(text) && !/(?<!\*)\*(?=[^\s*])/.test(text) ? '_' : '*';
    case 'inline code':
      return '`';
    case 'struck text':
      return '~~';
  }
}

/** The one that some text is, or has alone. */
function plainAgain(found: Pointed, styled: readonly Found[], { text, cursor }: Place) {
  const around = styled.filter(({ owner }) => owner.start <= found.start && found.end <= owner.end);
  const line = lineAt(text, cursor);
  const whole = found.kind === 'selection' && around.length === 0 ? line : found;
  const inside = styled.filter(({ owner }) => whole.start <= owner.start && owner.end <= whole.end);
  const [only] = around.length > 0 ? around : inside;
  if (!only || (around.length === 0 && inside.length > 1)) return undefined;
  const { start, end } = only.owner;
  const plain = text.slice(only.start, only.end);
  return { edits: [{ start, end, text: plain }], selections: [caret(start + plain.length)] };
}
