import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../place.ts';
import { nameMatcher } from './phrases.ts';

/** What a name of an entry, a declaration of a style or an attribute may consist of. */
const OF_KEY = /[\p{L}\p{N}_$.-]/u;

/**
 * The whole key that a stretch is in, or is: of an entry of data, of a declaration in a style sheet, of an attribute.
 * Undefined where it is in none.
 */
export function keyAround({ start, end }: Span, { tree, text }: Place): Span | undefined {
  if (!tree) return undefined;
  const isIn = (key: Span) => key.start <= start && end <= key.end;
  if (tree.data && tree.knows('key')) return tree.scopesNear('key', start, false).find(isIn);
  const kind =
    tree.writing?.declaresProperties && tree.knows('property')
      ? 'property'
      : tree.knows('open tag')
        ? 'attribute'
        : undefined;
  if (!kind || !tree.knows(kind)) return undefined;
  const whole = tree.scopesNear(kind, start, false).find(isIn);
  if (!whole) return undefined;
  let to = whole.start;
  while (to < whole.end && OF_KEY.test(text[to] as string)) to++;
  return end <= to ? { start: whole.start, end: to } : undefined;
}

/** Whether some words are all that a key is called by, or are in the name of no other. */
export function isOnlyKey(said: readonly string[], keys: readonly Span[], { tree, text }: Place): boolean {
  const words = said.filter(word => !/^(?:the|this|that|key|property|attribute)$/i.test(word));
  const isCalled = nameMatcher(words);
  const nameOf = ({ start, end }: Span) => text.slice(start, end).replace(/^["']|["']$/g, '');
  if (keys.every(key => isCalled(nameOf(key)))) return true;
  // "The color of the card", "the card's color": what it is in was found by its own words.
  const owned = ownOf(words);
  if (owned && keys.every(key => nameMatcher(owned)(nameOf(key)))) return true;
  const part = new RegExp(`(?<![a-z0-9])${words.join('[^a-z0-9]?')}(?![a-z0-9])`, 'i');
  const others = tree?.data && tree.knows('key') ? tree.scopes('key').filter(key => part.test(nameOf(key))) : [];
  return others.length === 1;
}

function ownOf(words: readonly string[]): readonly string[] | undefined {
  const of = words.findIndex((word, at) => at > 0 && /^(?:of|in|inside|from|on)$/i.test(word));
  if (of > 0) return words.slice(0, of);
  const owner = words.findIndex(word => /['’]s$/.test(word));
  return owner >= 0 && owner < words.length - 1 ? words.slice(owner + 1) : undefined;
}
