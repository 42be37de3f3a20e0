import { signAt } from '../signs.ts';

/** What addresses of pages and files are made of. */
const PARTS = /^[\w./:#?&=@%+~-]+$/;

/**
 * The address that was said by its words and signs: "slash contact" is `/contact`, "example dot com" `example.com`.
 * Undefined where two words stand side by side: nobody knows what is between them.
 */
export function addressIn(words: readonly string[]): string | undefined {
  const said = words.map(word => word.toLowerCase());
  let text = '';
  let isWord = false;
  for (let at = 0; at < said.length; ) {
    const sign = signAt(said, at);
    const part = sign?.text.trim() ?? (words[at] as string);
    if (!PARTS.test(part) || (!sign && isWord)) return undefined;
    text += part;
    isWord = sign === undefined;
    at += sign?.length ?? 1;
  }
  return text === '' ? undefined : text;
}
