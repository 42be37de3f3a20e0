import type { Place, Pointed } from '../../../places/place.ts';

/** In PowerShell operators and parameters have a dash, which nobody says: `-not`. */
export function withDash(target: Pointed, { tree, text }: Place): Pointed {
  const { kind, start, end } = target;
  const flag = kind === 'phrase' && /(?:^|[\s"'`])--$/.test(text.slice(Math.max(0, start - 3), start));
  // An option goes with its dashes: `jest --watch`.
  if (flag && /^(?:$|[\s"'`,\]])/.test(text.slice(end, end + 1))) {
    const from = start - 2 - (text[start - 3] === ' ' ? 1 : 0);
    return { ...target, start: from, end: end + (text[start - 3] !== ' ' && text[end] === ' ' ? 1 : 0), kind: 'reach' };
  }
  const isDashed =
    tree?.grammar.language.grammar === 'powershell' && /(?:^|[\s(])-$/.test(text.slice(Math.max(0, start - 2), start));
  if (kind !== 'phrase' || !isDashed) return target;
  return { ...target, start: start - 1, end: end + (text[end] === ' ' ? 1 : 0) };
}
