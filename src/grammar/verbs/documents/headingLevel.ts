import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { nextLine } from '../../places/text/layout.ts';
import { caret, moved, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { HEADING_DOWN, HEADING_LEVEL, HEADING_UP } from '../said/inDocuments.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { headingLevelIn } from './headingWords.ts';
import { retagged, tagAt } from './retag.ts';

export const headingLevel = defineVerb({
  name: 'heading_level',
  description: 'Gives a heading of a document or a page another level.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    target,
    to: described(z.string(), 'As it is said, "level three heading"; or "up", "down".'),
  }),
  group: 'edit',
  said: [
    {
      say: ['make <target> a <heading>'],
      also: HEADING_LEVEL,
      with: said => ({ target: said('target'), to: said('heading') }),
      help: message('help.heading-level', { example: 'make this a level two heading' }),
    },
    {
      say: ['demote <target>'],
      also: HEADING_DOWN,
      with: said => ({ target: said('target'), to: 'down' }),
      help: message('help.heading-down'),
    },
    {
      say: ['promote <target>'],
      also: HEADING_UP,
      with: said => ({ target: said('target'), to: 'up' }),
      help: message('help.heading-up'),
    },
  ],
  plan(given, place) {
    const found = stretches(wordsIn(given.target), place);
    const [only] = found;
    if (!only || found.length > 1) return undefined;
    if (place.tree?.grammar.language.grammar === 'markdown') return inDocument(only, given.to, place);
    const tag = tagAt(only, place);
    const now = tag && levelFor(given.to, Number(/^h([1-6])$/i.exec(tag.name)?.[1] ?? Number.NaN));
    return tag && now !== undefined ? retagged(tag, `h${now}`, place) : undefined;
  },
});

/** The level that is wanted, of one that stands there; undefined where it stays. */
function levelFor(to: string, old: number): number | undefined {
  const now = to === 'up' ? old - 1 : to === 'down' ? old + 1 : headingLevelIn(wordsIn(to));
  return now === undefined || Number.isNaN(now) || now < 1 || now > 6 || now === old ? undefined : now;
}

/** What a line of text is that may become a heading: no list, quote, table or code. */
const NO_TEXT = /^\s*(?:$|[-*+>|]\s|\d+[.)]\s|[|`~]|<)/;

function inDocument(found: Pointed, to: string, { text, tree }: Place): Outcome | undefined {
  const line = lineAt(text, found.start);
  if (tree?.scopes('code block').some(({ start, end }) => start <= line.start && line.start < end)) return undefined;
  const written = text.slice(line.start, line.end);
  const [marks = ''] = /^#{1,6}(?=\s)/.exec(written) ?? [];
  const below = lineAt(text, nextLine(text, line.end));
  const rule =
    below.start > line.end && tree?.scopes('heading').some(one => one.start === line.start) && marks === ''
      ? text.slice(below.start, below.end).trim()
      : '';
  const isUnderlined = /^(=+|-+)$/.test(rule);
  const old = marks !== '' ? marks.length : isUnderlined ? (rule.startsWith('=') ? 1 : 2) : 0;
  // A heading in words stands alone, and only its level tells which it shall be.
  const isAlone = old > 0 || (isPlainLine(text, line.start, line.end) && !/^(up|down)$/.test(to));
  const now = levelFor(to, old);
  if (now === undefined || !isAlone) return undefined;
  const edits = [
    {
      start: line.start,
      end: line.start + (marks === '' ? 0 : marks.length),
      text: '#'.repeat(now) + (marks === '' ? ' ' : ''),
    },
    ...(isUnderlined ? [{ start: line.end, end: below.end, text: '' }] : []),
  ];
  return { edits, selections: [caret(moved(line.end, edits))] };
}

function isPlainLine(text: string, start: number, end: number): boolean {
  const above = start === 0 ? '' : text.slice(lineAt(text, start - 1).start, start - 1);
  const next = nextLine(text, end);
  const below = next > end ? text.slice(next, lineAt(text, next).end) : '';
  return !NO_TEXT.test(text.slice(start, end)) && above.trim() === '' && below.trim() === '';
}
