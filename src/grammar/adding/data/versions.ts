import { cardinalAt } from '../../english/numbers.ts';

/** `^18.2.0`, `~> 1.4`, `>=8.1`: what stands in front of a version, and the version. */
const VERSION = /^(?:["']([\^~]|>=)?(\d+(?:\.\d+)*)["']|([\^~]|>=)(\d+(?:\.\d+)*))$/;

/**
 * A version as its siblings are written: "four" beside `^18.2.0` is `^4.0.0`, which means the same. Undefined where words
 * are none, or the siblings are no versions.
 */
export function versionLike(words: readonly string[], siblings: readonly string[]): string | undefined {
  const said = digitsOf(words);
  const [first] = siblings.flatMap(one => [VERSION.exec(one.trim().replace(/,$/, '')) ?? []]);
  const [, quoted = '', inQuotes, mark = quoted, digits = inQuotes] = first ?? [];
  if (said === undefined || digits === undefined) return undefined;
  const parts = said.split('.');
  const missing = mark === '' ? 0 : Math.max(0, digits.split('.').length - parts.length);
  return mark + [...parts, ...Array.from({ length: missing }, () => '0')].join('.');
}

/** "Four point two", "1.2.3". */
function digitsOf(words: readonly string[]): string | undefined {
  const said = words.map(word => word.toLowerCase());
  let text = '';
  for (let at = 0; at < said.length; ) {
    const number = /^\d+(?:\.\d+)*$/.test(said[at] ?? '') ? { digits: said[at], length: 1 } : cardinalAt(said, at);
    const isDot = /^(?:point|dot)$/.test(said[at] ?? '') && text !== '';
    if (!number && !isDot) return undefined;
    text += number?.digits ?? '.';
    at += number?.length ?? 1;
  }
  return /^\d+(?:\.\d+)*$/.test(text) ? text : undefined;
}
