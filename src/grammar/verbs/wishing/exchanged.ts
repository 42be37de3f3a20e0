import type { Span } from '../../../syntax/scopes.ts';
import { isProse, isSentence, isVague } from '../../code/proseGuard.ts';
import { expression, prose } from '../../code/spokenCode.ts';
import { quantityOf } from '../../english/quantities.ts';
import { signAt } from '../../english/signs.ts';
import { isInText, type Place, pointed } from '../../places/place.ts';
import { thingAt } from '../../places/scopeAt.ts';
import { numbersLike } from '../../places/text/numbers.ts';
import type { SpanEdit } from '../../places/text/outcome.ts';
import { phrasesOf } from '../../places/text/phrases.ts';
import { lineAt } from '../../places/text/units.ts';
import { isAlike, isBuiltIn } from '../changing/alike.ts';
import { isLiteral } from '../changing/heldValue.ts';
import { newTexts } from '../changing/newText.ts';

/** What is exchanged is said in few words, texts for people in some more. */
const MOST_WORDS = 5;
const MOST_WORDS_OF_TEXT = 12;
/** Lines that name what has a value, or places of it, at most. */
const MOST_PLACES = 200;
/** A statement of more lines is no place at hand. */
const MOST_LINES = 6;

/** What takes the place of what. */
export interface Exchange {
  readonly to: readonly string[];
  readonly old: readonly string[];
  /** With the capitals that were heard, for a text. */
  readonly letters?: string | undefined;
}

/**
 * The edit that puts new words in the place of old ones, where these stand exactly once in the narrowest of some
 * stretches that has them, by themselves, and the new ones are of their like: a number for a number, a name of the file
 * for a name, a text for a text. `isSure` is whether it was said that the one is to be used instead of the other.
 */
export function exchanged(
  exchange: Exchange,
  stretches: Iterable<readonly Span[]>,
  isSure: boolean,
  place: Place,
): SpanEdit | undefined {
  const { to, old } = exchange;
  if (to.length === 0 || old.length === 0 || isVague(to)) return undefined;
  for (const within of stretches) {
    const found = standing(withoutArticle(old), withoutArticle(to), within, place);
    // "Post, not get" is about a value before it is about a word in a text.
    const whole = found.length > 1 ? found.filter(span => isQuoted(span, place)) : found;
    const [one] = whole;
    if (found.length === 0) continue;
    return one && whole.length === 1 ? exchangeAt(one, exchange, isSure, place) : undefined;
  }
  return undefined;
}

/** Where old words stand in some stretches, each once. */
function standing(
  old: readonly string[],
  to: readonly string[],
  stretches: readonly Span[],
  place: Place,
): readonly Span[] {
  const { text } = place;
  const number = quantityOf(old);
  const next = quantityOf(to);
  const found = new Map<number, Span>();
  for (const within of stretches) {
    if (number && next) {
      const fitting = new Set(numbersLike(next, false, within, text).map(({ start }) => start));
      for (const span of numbersLike(number, true, within, text))
        if (fitting.has(span.start)) found.set(span.start, span);
    } else for (const span of placesOf(old, within, text)) found.set(span.start, span);
    if (found.size > MOST_PLACES) break;
  }
  return [...found.values()].filter(span => !isKey(span, place));
}

/** Whether it is all that stands between two quotes. */
function isQuoted({ start, end }: Span, { text }: Place): boolean {
  return /["'`]/.test(text[start - 1] ?? '') && text[start - 1] === text[end];
}

/** Where words stand as whole names within a stretch. */
export function placesOf(words: readonly string[], within: Span, text: string): readonly Span[] {
  const there = text.slice(within.start, within.end);
  for (const phrase of phrasesOf(words, 'names')) {
    const found: Span[] = [];
    for (const { start, end } of phrase.in(there)) {
      found.push({ start: within.start + start, end: within.start + end });
      if (found.length > MOST_PLACES) break;
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** In data and sheets of styles the value is meant, and not what it is called. */
function isKey({ end }: Span, { text, wording, tree }: Place): boolean {
  const isData = tree !== undefined && (!wording.writing || tree.knows('ruleset')) && !tree.knows('tag');
  return isData && /^["']?[^\S\n]*[:=](?!=)/.test(text.slice(end, end + 20));
}

function exchangeAt(span: Span, { to, old, letters }: Exchange, isSure: boolean, place: Place): SpanEdit | undefined {
  const { text, wording } = place;
  const before = text.slice(span.start, span.end);
  const bare = withoutArticle(to);
  const number = quantityOf(bare);
  if (number && quantityOf(withoutArticle(old))) return { ...span, text: number.digits };
  const isText = isForPeople(span, place);
  const most = isText ? MOST_WORDS_OF_TEXT : MOST_WORDS;
  if (to.length > most || old.length > most) return undefined;
  // "A list" is none of the names, but a word of the language may be called so.
  const isKind = /^an?$/i.test(to[0] ?? '') && to.length > 1;
  const isLikely = isText || (!isSentence(bare, wording) && isLike(span, bare, isSure && !isKind, !isKind, place));
  if (!isLikely) return undefined;
  const known = !isText && isName(before) ? wording.lexicon.spelling(bare) : undefined;
  if (known !== undefined && isName(known)) return { ...span, text: known };
  if (isText) return { ...span, text: textLike(before, letters?.split(' ') ?? to) };
  const [edit] = newTexts(bare, undefined, [pointed(span, 'phrase')], place);
  return edit && edit.text !== before ? edit : undefined;
}

/** A text with a capital where the old one had one, and without where it had none. */
function textLike(before: string, said: readonly string[]): string {
  const text = said.every(word => /^[\p{L}\p{N}']+$/u.test(word) && signAt([word], 0) === undefined)
    ? said.join(' ')
    : prose(said);
  const hasOthers = /\p{Lu}/u.test(text.slice(1));
  if (/^\p{Lu}/u.test(before)) return text.charAt(0).toUpperCase() + text.slice(1);
  return /^\p{Ll}/u.test(before) && !hasOthers ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function isName(code: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(code);
}

/** Whether it stands in a text for people: a comment, a string, what a page says, or a text that is no code. */
function isForPeople({ start, end }: Span, place: Place): boolean {
  const { tree, text, wording } = place;
  if (isInText({ ...place, cursor: start }) && isInText({ ...place, cursor: end })) return true;
  if (tree?.scopesAround('text', start).some(one => one.start <= start && end <= one.end)) return true;
  // Between two tags.
  if (tree?.knows('tag'))
    return (
      />[^<>{}]*$/.test(text.slice(Math.max(0, start - 200), start)) && /^[^<>{}]*<\//.test(text.slice(end, end + 200))
    );
  return !wording.writing && !tree?.knows('entry');
}

/** Whether new words may stand where old code does. */
function isLike(
  { start, end }: Span,
  to: readonly string[],
  isSure: boolean,
  mayBeName: boolean,
  place: Place,
): boolean {
  const { text, wording } = place;
  const before = text.slice(start, end);
  const code = expression(to, wording, 'value').text;
  const behind = text.slice(end, end + 40);
  const ahead = text.slice(Math.max(0, start - 40), start);
  const goesOn = /^\s*(?:\??\.\s*[\p{L}_]|::|->)/u.test(behind);
  const isMember = /(?:\.|::|->)\s*$/.test(ahead);
  const isKnown = mayBeName && isName(before) && wording.lexicon.spelling(to) !== undefined;
  // Nothing takes the place of part of a chain, but one name of another that is there.
  if ((goesOn || isMember) && !(isName(before) && isName(code))) return false;
  if (goesOn && !isKnown) return false;
  if (/[)\]}]$/.test(code) && /^\s*[([]/.test(behind)) return false;
  if (isKnown || isAlike(before, code, to, ahead.at(-1) ?? '.')) return true;
  if (isLiteral(before) && isLiteral(code)) return true;
  if (isBuiltIn(before) && isBuiltIn(code)) return true;
  if (!isSure) return false;
  // A name that is new here, or code for code: "use plus plus i rather than i plus plus".
  return isName(before) ? /^[\p{L}_$][\p{L}\p{N}_$.:]*$/u.test(code) : !isLiteral(before) && !isProse(to, wording);
}

/** Where something is at hand: the line, and the statement that it is part of. */
export function* atHand(place: Place): Generator<readonly Span[]> {
  const { text, cursor, tree } = place;
  yield [lineAt(text, cursor)];
  const around = [...(tree?.scopesAround('statement', cursor) ?? [])].sort(
    (a, b) => a.end - a.start - (b.end - b.start),
  );
  for (const one of around.slice(0, 2))
    if (text.slice(one.start, one.end).split('\n', MOST_LINES + 1).length <= MOST_LINES && !isDeclared(one, place))
      yield [one];
}

/** Whether a statement is a function or a class: what stands in it is not all at hand. */
function isDeclared({ start, end }: Span, { tree, cursor }: Place): boolean {
  return (['function', 'method', 'class'] as const).some(scope =>
    tree?.scopesNear(scope, cursor, false).some(one => one.start >= start && one.end <= end && one.end > cursor),
  );
}

/** The same, then the function and the file. */
export function* fromHere(place: Place): Generator<readonly Span[]> {
  yield* atHand(place);
  const { text, cursor, tree } = place;
  for (const scope of ['function', 'method', 'initializer'] as const)
    for (const one of tree?.scopesAround(scope, cursor) ?? []) yield [one];
  yield [{ start: 0, end: text.length }];
}

/** Where something is that was said to have the value: behind its name on a line, or in all of it. */
export function* inWhatHasIt(said: readonly string[], place: Place): Generator<readonly Span[]> {
  const { text, cursor } = place;
  if (/^(?:this|that|it|here)$/i.test(said.join(' '))) {
    yield* atHand(place);
    return;
  }
  const names = placesOf(withoutArticle(said), { start: 0, end: text.length }, text);
  if (names.length > MOST_PLACES) return;
  const line = lineAt(text, cursor);
  const behind = names.map(({ end }) => ({ start: end, end: lineAt(text, end).end }));
  yield behind.filter(({ start, end }) => start >= line.start && end <= line.end);
  const thing = thingAt(said, place);
  const isThing = thing && !/^(?:phrase|edge|reach|selection|character|word|file)$/.test(thing.kind);
  if (isThing && thing.start <= cursor && cursor <= thing.end) yield [thing];
  yield behind;
  if (isThing) yield [thing];
}

export function withoutArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(?:a|an|the)$/i.test(words[0] ?? '') ? words.slice(1) : words;
}
