import type { Place, Pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { nameMatcher } from '../../places/text/phrases.ts';

/** "All tasks instead of open tasks": what it says so far is said too. */
export function saidInstead(text: string): { readonly to: string; readonly old: string } {
  const [, to = text, old = ''] = /^(.+?) (?:instead of|rather than|and not|not) (.+)$/i.exec(text) ?? [];
  return { to, old };
}

/** "The text from red": what it is so far was said, and is all that is changed. */
export function saysWhatIs(said: readonly string[], place: Place): boolean {
  const from = said.findLastIndex(word => /^from$/i.test(word));
  if (from < 1 || from === said.length - 1) return false;
  const is = nameMatcher(said.slice(from + 1));
  const found = stretches(said.slice(0, from), place);
  return found.length > 0 && found.every(({ start, end }) => phraseIn(is, place.text.slice(start, end)));
}

/** Whether some words in a row of a text are so called. */
function phraseIn(is: (text: string) => boolean, text: string): boolean {
  const words = text.split(/[^\p{L}\p{N}_]+/u).filter(Boolean);
  return words.some((_word, at) => [1, 2, 3, 4].some(length => is(words.slice(at, at + length).join(' '))));
}

/** Whether something is a text, which says what it was said to say. */
export function says({ start, end, kind }: Pointed, old: readonly string[], place: Place): boolean {
  if (!/^(content|text|heading|element|task|string|string text|cell|link text|image text|comment|title)$/.test(kind))
    return false;
  if (old.length === 0) return true;
  const text = place.text.slice(start, end).replace(/^\W+|\W+$/g, '');
  return nameMatcher(old)(text);
}

/** How something is written, said behind it: it is no part of it, and what it is about is not certain. */
export function isStyled(to: readonly string[]): boolean {
  return (
    to.length > 2 &&
    /\b(?:all caps|in caps|in capitals|(?:upper|lower|camel|snake|pascal|kebab) case|with a hyphen|hyphenated)$/i.test(
      to.join(' '),
    )
  );
}
