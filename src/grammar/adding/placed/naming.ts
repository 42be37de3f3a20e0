import type { NameStyle } from '../../../syntax/writing.ts';

/** The style that the names of siblings have in common, where they tell it. */
export function styleOfSiblings(names: readonly string[], own: NameStyle): NameStyle {
  const plain = names.map(name => name.replace(/^(?:m_|_|#|\$)/, ''));
  if (plain.length === 0) return own;
  if (plain.every(name => /^[A-Z][A-Z0-9_]*$/.test(name)) && plain.some(name => name.length > 1)) return 'constant';
  if (plain.every(name => /^[A-Z]\w*$/.test(name))) return 'pascal';
  if (!plain.every(name => /^[a-z]\w*$/.test(name))) return own;
  const isSnake = plain.some(name => name.includes('_'));
  const isCamel = plain.some(name => /[A-Z]/.test(name));
  if (isSnake !== isCamel) return isSnake ? 'snake' : 'camel';
  return own === 'pascal' || own === 'constant' ? 'camel' : own;
}

/** What the names of all siblings begin with: `_`, `m_`. */
export function prefixOfSiblings(names: readonly string[]): string {
  const prefixes = names.map(name => /^(?:m_|_|#)(?=[\p{L}])/u.exec(name)?.[0] ?? '');
  const [first = ''] = prefixes;
  return prefixes.every(prefix => prefix === first) ? first : '';
}

/** Whether words are what something is called, in any style. */
export function isCalled(name: string, words: readonly string[]): boolean {
  return flat(name) !== '' && flat(name) === flat(words.join(''));
}

function flat(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
