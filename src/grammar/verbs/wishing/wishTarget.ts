import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { isSentence, isVague } from '../../code/proseGuard.ts';
import { SpokenTypes, typeOf } from '../../code/spoken/spokenTypes.ts';
import { expression } from '../../code/spokenCode.ts';
import { addressIn } from '../../english/prose/address.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { isInReach } from '../../places/reach.ts';
import { pointedAt } from '../../places/resolve.ts';
import { caret, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { isAlike, isBuiltIn, isType } from '../changing/alike.ts';
import { heldValues } from '../changing/heldValue.ts';
import { newTexts } from '../changing/newText.ts';
import { WISH, WISH_PAIR } from '../said/wishes.ts';
import { defineVerb, wordsIn } from '../verb.ts';
import { typeOfCalled } from './declaredType.ts';
import { placesOf, withoutArticle } from './exchanged.ts';

/** New values are said in few words. */
const LONGEST_VALUE = 4;

export const wishTarget = defineVerb({
  name: 'wish_target',
  description: 'Changes what stands for a value, a type or a word of the language to another one of its like.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({
    target: described(z.string(), 'What has the value, or what stands there.'),
    to: described(z.string(), 'As it is said; empty where it is said behind the target.'),
  }),
  group: 'edit',
  said: [
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
    const type = typed(said, to, place);
    if (type) return { edits: [type], selections: [caret(type.start + type.text.length)] };
    // "Should be a string" is about a type, and about nothing else where it is not certain which.
    if (/^an?$/i.test(wordsIn(given.to)[0] ?? '') && isTypeHere(to, place)) return undefined;
    const found = wished(said, to, place);
    if (!found || !isInReach(found.span.kind, found.span, place)) return undefined;
    const { start, end } = found.span;
    const written = found.text === undefined ? undefined : { start, end, text: found.text };
    const [edit] = written ? [written] : newTexts(found.to, undefined, [found.span], place);
    if (!edit || edit.text === place.text.slice(edit.start, edit.end)) return undefined;
    return { edits: [edit], selections: [caret(edit.start + edit.text.length)] };
  },
});

/** "Stock should be a u64", "give top the type int": the type of what is called so becomes another. */
function typed(said: readonly string[], to: readonly string[], place: Place): SpanEdit | undefined {
  if (!isValue(to, place) || !isTypeHere(to, place)) return undefined;
  const type = typeOfCalled(said, place);
  if (!type || !place.wording.writing) return undefined;
  const { start, end, mark } = type;
  const written = start === end ? typeOf(to, place.wording) : typeLike(type, to, place);
  return written === place.text.slice(start, end) ? undefined : { start, end, text: `${mark}${written}` };
}

/** Whether words are a type that is whole by itself: "an array" says nothing of what is in it. */
function isTypeHere(to: readonly string[], place: Place): boolean {
  const said = to.map(word => word.toLowerCase());
  if (/^(?:array|list|map|object|set|any|long|short|number of.*)$/.test(said.join(' ')))
    return said.join(' ') === 'long';
  // As it is written: "int64".
  if (said.length === 1 && Object.values(place.wording.writing?.types ?? {}).includes(said[0] ?? '')) return true;
  const types = new SpokenTypes(said, place.wording);
  return types.at(0, said.length, true)?.length === said.length || isType(to, place);
}

interface Wish {
  readonly span: Pointed;
  readonly to: readonly string[];
  /** What is written, where the style of what stood there does not tell. */
  readonly text?: string;
}

/** What is written for people or their browsers alone: whatever it should be is what is to stand there. */
const WRITTEN = /^(image text|image source|link target)$/;

/** What stands for what was said, where the new value is one of its like. */
function wished(said: readonly string[], to: readonly string[], place: Place): Wish | undefined {
  if (!isValue(to, place)) return undefined;
  const { text, wording } = place;
  const [thing] = pointedAt(said, place);
  if (thing && /type$/.test(thing.kind))
    return isType(to, place) ? { span: thing, to, text: typeLike(thing, to, place) } : undefined;
  if (thing && WRITTEN.test(thing.kind))
    return thing.kind === 'image text' || addressIn(to) ? { span: thing, to } : undefined;
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

function isValue(to: readonly string[], { wording }: Place): boolean {
  return to.length > 0 && to.length <= LONGEST_VALUE && !isVague(to) && !isSentence(to, wording);
}
