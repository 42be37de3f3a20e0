const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[\p{L}\p{M}]+/gu;

/** The words that an identifier is made of, as written: `parseHTTPHeader2` is parse, HTTP, Header, 2. */
export function splitWords(identifier: string): readonly string[] {
  return identifier.match(WORD) ?? [];
}
