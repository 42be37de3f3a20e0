import { visibleLine } from '../../common/visible.ts';
import { type Message, message } from '../../messages/message.ts';
import type { OwnWord } from './vocabulary.ts';

/** Longer than this nobody says or writes a word, in UTF-16 units. */
const LONGEST = 80;
const MOST_HEARD = 12;
const HEARD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}' .\-+#]*$/u;

/**
 * A word of one's own, out of a file or out of what was said: what is wrong with it, where it is none. What is not seen, or
 * would not be one line, is written nowhere.
 */
export function ownWord(written: string, heard: readonly string[]): OwnWord | Message {
  const text = written.normalize('NFC').trim();
  if (text === '' || text.length > LONGEST) return message('vocabulary.wrong-length', { most: LONGEST });
  if (visibleLine(text) !== text || !/[\p{L}\p{N}]/u.test(text))
    return message('vocabulary.not-visible', { written: visibleLine(text).slice(0, LONGEST) });
  const own = saidFor(text);
  const said = [...(own ? [own] : []), ...heard.slice(0, MOST_HEARD).map(saidFor)];
  const known = [...new Set(said.filter(each => each !== undefined))];
  return known.length > 0 ? { written: text, heard: known } : message('vocabulary.not-sayable', { written: text });
}

/** As it stands in a transcript: small letters, words with single blanks between them; undefined for what nobody says. */
export function saidFor(words: string): string | undefined {
  const plain = words.normalize('NFC').toLowerCase().replaceAll('’', "'").trim().replace(/\s+/g, ' ');
  return plain.length <= LONGEST && HEARD.test(plain) ? plain : undefined;
}
