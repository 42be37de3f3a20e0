import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Found, Span } from '../../../syntax/scopes.ts';
import { isListed } from '../items.ts';
import { outermost } from '../nearest.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import { namesAt } from '../resolve.ts';
import { UNITS } from '../said/kinds.ts';
import { nameMatcher, phrasesOf } from '../text/phrases.ts';
import { nameTester } from './calledAs.ts';
import { ownersCalled } from './owners.ts';

/** What is one of several in something that holds them. */
const HELD: readonly ScopeName[] = [
  ...(['attribute', 'entry', 'property', 'element', 'enum member', 'parameter', 'keyword argument'] as const),
  ...(['argument', 'decorator', 'parent', 'implements', 'type parameter', 'type argument'] as const),
];

const NO_HOLDERS: ReadonlySet<string> = new Set([...UNITS, 'selection', 'edge', 'reach', 'name', 'string']);

/** Of what is called so this many are looked into. */
const MOST_HOLDERS = 6;
/** Brackets that close no sooner hold something else, in UTF-16 units. */
const LONGEST_LIST = 500;

/** The one thing called so that something holds: zod of the dependencies, the width of the image, Clone of the derive. */
export function heldItem(name: readonly string[], holder: readonly string[], place: Place): Pointed | undefined {
  for (const { start, end } of holdersAt(holder, place)) {
    const found = itemsIn({ start, end }, name, place);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

function* holdersAt(words: readonly string[], place: Place): Generator<Span> {
  const [there] = namesAt(words, place);
  if (!there) return;
  if (there.kind !== 'phrase') {
    if (!NO_HOLDERS.has(there.kind)) yield there;
    return;
  }
  let count = 0;
  const name = words.length > 1 && /^(the|this|that|its|our|my)$/i.test(words[0] ?? '') ? words.slice(1) : words;
  for (const owner of ownersCalled(name, place)) {
    yield owner;
    if (++count === MOST_HOLDERS) return;
  }
  const list = bracketsBehind(there, place);
  if (list) yield list;
}

/** The brackets right behind a word: `derive(Debug, Clone)`. */
function bracketsBehind({ end }: Span, { text }: Place): Span | undefined {
  if (!/[([{]/.test(text[end] ?? '')) return undefined;
  let depth = 0;
  for (let at = end; at < text.length && at < end + LONGEST_LIST; at++) {
    if (/[([{]/.test(text[at] as string)) depth++;
    else if (/[)\]}]/.test(text[at] as string) && --depth === 0) return { start: end, end: at + 1 };
  }
  return undefined;
}

function itemsIn(holder: Span, name: readonly string[], place: Place): readonly Pointed[] {
  const { tree, text } = place;
  const isIn = ({ start, end }: Found) =>
    start >= holder.start && end <= holder.end && end - start < holder.end - holder.start;
  const isName = nameMatcher(name);
  for (const kind of HELD) {
    if (!tree?.knows(kind)) continue;
    const isSo = nameTester(name, kind, place);
    // `"click>=8.1"` is click.
    const begins = (one: Found) =>
      isName(/^["'`]?([\p{L}_$@][\p{L}\p{N}_$/-]*)/u.exec(text.slice(one.start, one.end))?.[1] ?? '');
    const found = outermost(
      tree.scopes(kind).filter(one => isIn(one) && (isSo(one) || (isListed(kind) && begins(one)))),
    );
    if (found.length > 0)
      return found.map(one => ({
        // With the blank in front of it: behind the last attribute of a tag is none.
        ...pointed(
          one,
          kind,
          kind === 'attribute' ? { start: blankBefore(text, one.start), end: one.end } : one.removal,
        ),
        called: one.name,
      }));
  }
  return wordsBetweenCommas(holder, name, text);
}

function blankBefore(text: string, at: number): number {
  return /[ \t]/.test(text[at - 1] ?? '') ? at - 1 : at;
}

/** Where a language tells no items, a name between commas is one. */
function wordsBetweenCommas(holder: Span, name: readonly string[], text: string): readonly Pointed[] {
  const inner = text.slice(holder.start, holder.end);
  return phrasesOf(name, 'names')
    .flatMap(phrase => [...phrase.in(inner)])
    .filter(({ start, end }) => /[,([{]\s*$/.test(inner.slice(0, start)) && /^\s*[,)\]}]/.test(inner.slice(end)))
    .map(({ start, end }) => pointed({ start: holder.start + start, end: holder.start + end }, 'element'));
}
