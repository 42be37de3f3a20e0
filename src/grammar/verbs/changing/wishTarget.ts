import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { isSentence, isVague } from '../../code/proseGuard.ts';
import { typeOf } from '../../code/spoken/spokenTypes.ts';
import { expression } from '../../code/spokenCode.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { pointedAt } from '../../places/resolve.ts';
import { caret } from '../../places/text/outcome.ts';
import { phrasesOf } from '../../places/text/phrases.ts';
import { lineAt } from '../../places/text/units.ts';
import { WISH, WISH_INSTEAD, WISH_PAIR } from '../said/synonyms.ts';
import { defineVerb, wordsIn } from '../verb.ts';
import { isAlike, isBuiltIn, isType } from './alike.ts';
import { heldValues } from './heldValue.ts';
import { newTexts } from './newText.ts';

/** New values are said in few words. */
const LONGEST_VALUE = 4;
/** Lines that name what is wished for, at most. */
const MOST_NAMES = 200;

export const wishTarget = defineVerb({
  name: 'wish_target',
  description: 'Changes what stands for a value, a type or a word of the language to another one of its like.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    target: described(z.string(), 'What has the value, or what stands there.'),
    to: described(z.string(), 'As it is said; empty where it is said behind the target.'),
    old: z.optional(described(z.string(), 'What stands there.')),
  }),
  group: 'edit',
  said: [
    {
      say: WISH_INSTEAD,
      with: said => ({ target: said('target'), to: said('text'), old: said('old') }),
      help: message('help.wish-instead', { example: 'limit 20 instead of 10' }),
      isWide: true,
    },
    {
      say: WISH,
      with: said => ({ target: said('target'), to: said('text') }),
      help: message('help.wish', { example: 'the return type should be int' }),
      isWide: true,
    },
    {
      say: WISH_PAIR,
      with: said => ({ target: said('target'), to: said('text') }),
      help: message('help.wish-pair', { example: 'true to false' }),
      isWide: true,
    },
  ],
  plan(given, place) {
    const said = wordsIn(given.target);
    const to = withoutArticle(wordsIn(given.to));
    const found =
      given.old === undefined
        ? wished(said, to, place)
        : exchanged(said, to, withoutArticle(wordsIn(given.old)), place);
    if (!found || !isInReach(found.span.kind, found.span, place)) return undefined;
    const { start, end } = found.span;
    const written = found.text === undefined ? undefined : { start, end, text: found.text };
    const [edit] = written ? [written] : newTexts(found.to, undefined, [found.span], place);
    if (!edit || edit.text === place.text.slice(edit.start, edit.end)) return undefined;
    return { edits: [edit], selections: [caret(edit.start + edit.text.length)] };
  },
});

interface Wish {
  readonly span: Pointed;
  readonly to: readonly string[];
  /** What is written, where the style of what stood there does not tell. */
  readonly text?: string;
}

/** What stands for what was said, where the new value is one of its like. */
function wished(said: readonly string[], to: readonly string[], place: Place): Wish | undefined {
  if (!isValue(to, place)) return undefined;
  const { text, wording } = place;
  const [thing] = pointedAt(said, place);
  if (thing && /type$/.test(thing.kind))
    return isType(to, place) ? { span: thing, to, text: typeLike(thing, to, place) } : undefined;
  const code = expression(to, wording, 'value').text;
  const isSo = (span: Span) => isAlike(text.slice(span.start, span.end), code, to, text[span.start - 1]);
  const values = heldValues(said, place);
  if (values.length > 0)
    return values.length === 1 && isSo(values[0] as Span) ? { span: values[0] as Pointed, to } : undefined;
  const line = lineAt(text, place.cursor);
  const here = placesOf(said, line, text);
  const [one] = here;
  return one && here.length === 1 && isSo(one) ? { span: pointed(one, 'phrase'), to } : undefined;
}

/** A type in the letters of the one that stands there: `float` becomes `int`, `Float` becomes `Int`. */
function typeLike({ start }: Span, to: readonly string[], { text, wording }: Place): string {
  const type = typeOf(to, wording);
  return isBuiltIn(type) && /\p{Ll}/u.test(text[start] ?? '') ? type.toLowerCase() : type;
}

/** What stood there so far was said too: in the line of what has it. */
function exchanged(
  said: readonly string[],
  to: readonly string[],
  old: readonly string[],
  place: Place,
): Wish | undefined {
  if (old.length === 0 || old.length > LONGEST_VALUE) return undefined;
  if (to.length > 0) return exchangedOf(said, to, old, place);
  // "Limit 20 instead of 10": the new value is said behind what has it.
  for (let at = 1; at < said.length; at++) {
    const wish = exchangedOf(said.slice(0, at), withoutArticle(said.slice(at)), old, place);
    if (wish) return wish;
  }
  return undefined;
}

function exchangedOf(
  said: readonly string[],
  to: readonly string[],
  old: readonly string[],
  place: Place,
): Wish | undefined {
  if (!isValue(to, place)) return undefined;
  const { text, wording, cursor } = place;
  const spans = new Map<number, Span>();
  let count = 0;
  for (const name of placesOf(withoutArticle(said), { start: 0, end: text.length }, text)) {
    if (++count > MOST_NAMES) return undefined;
    for (const span of placesOf(old, { start: name.end, end: lineAt(text, name.end).end }, text))
      spans.set(span.start, span);
  }
  const line = lineAt(text, cursor);
  const all = [...spans.values()];
  const here = all.filter(({ start, end }) => start >= line.start && end <= line.end);
  const [one] = here.length > 0 ? here : all;
  if (!one || (here.length > 0 ? here : all).length > 1) return undefined;
  const before = text.slice(one.start, one.end);
  const code = expression(to, wording, 'value').text;
  // A name of the text takes the place of another.
  const isKnown = /^[\p{L}_$]/u.test(before) && wording.lexicon.spelling(to) !== undefined;
  return isKnown || isAlike(before, code, to, '.') ? { span: pointed(one, 'phrase'), to } : undefined;
}

function isValue(to: readonly string[], { wording }: Place): boolean {
  return to.length > 0 && to.length <= LONGEST_VALUE && !isVague(to) && !isSentence(to, wording);
}

/** Where words stand as whole names within a stretch. */
function placesOf(words: readonly string[], within: Span, text: string): readonly Span[] {
  const there = text.slice(within.start, within.end);
  for (const phrase of phrasesOf(words, 'names')) {
    const found: Span[] = [];
    for (const { start, end } of phrase.in(there)) {
      found.push({ start: within.start + start, end: within.start + end });
      if (found.length > MOST_NAMES) break;
    }
    if (found.length > 0) return found;
  }
  return [];
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(a|an|the)$/i.test(words[0] ?? '') ? words.slice(1) : words;
}
