import { ownersCalled } from './finding/owners.ts';
import { nameIn } from './names.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import { namesAt } from './resolve.ts';

/** What is called so, with all that it is made of; else where the words stand. */
export function thingAt(words: readonly string[], place: Place): Pointed | undefined {
  const [there] = namesAt(words, place);
  if (there?.kind !== 'phrase') return there;
  const [owner] = ownersCalled(withoutArticle(words), place);
  return owner ? { ...pointed(owner, 'body'), called: place.text.slice(there.start, there.end) } : there;
}

/** What something is done within, and where the cursor is in it then; undefined where nothing of it is called so. */
export function scopeAt(
  words: readonly string[],
  place: Place,
): { readonly start: number; readonly end: number; readonly cursor: number } | undefined {
  const there = thingAt(words, place);
  if (!there || there.start === there.end || /^(phrase|edge|reach|selection|character|word|file)$/.test(there.kind))
    return undefined;
  const { start, end } = there;
  const isIn = start <= place.cursor && place.cursor <= end;
  // At its very beginning one is not in it yet.
  const code = start + (/^\s*/.exec(place.text.slice(start, Math.min(end, start + 200)))?.[0].length ?? 0);
  return { start, end, cursor: isIn ? place.cursor : (nameIn(there, place)?.end ?? code) };
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return words.length > 1 && /^(the|a|an|this|my)$/i.test(words[0] ?? '') ? words.slice(1) : words;
}
