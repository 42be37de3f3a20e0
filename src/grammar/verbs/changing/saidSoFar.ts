import { isProse } from '../../code/proseGuard.ts';
import { isInText, type Place, type Pointed } from '../../places/place.ts';
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

/** "Turn this into a proper class" asks for code; in a text, or for what is selected, the words themselves may be meant. */
export function isRequest(to: readonly string[], { start, kind }: Pointed, place: Place): boolean {
  // "Be optional", "an arrow function" are neither names nor values.
  if (to.length < 2 || !(/^(an|be|use)$/i.test(to[0] ?? '') || isProse(to, place.wording))) return false;
  if (place.wording.writing) return kind !== 'content' && !isInText({ ...place, cursor: start + 1 });
  return kind === 'selection' && place.selection.start === place.selection.end;
}

/** Sides that are properties of a style. */
export const SIDE = /^(?:the )?(?:top|right|bottom|left)$/i;

/** What is said of a text by what it is. */
export function isTextSaid(said: readonly string[]): boolean {
  return /^(?:the |this )?(?:error |log )?(?:message|string|text)$/i.test(said.join(' '));
}
