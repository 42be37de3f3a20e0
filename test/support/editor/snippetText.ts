/** A snippet as text: its places to fill in hold their defaults. `cursor` is the offset of the first of them. */
export function snippetText(snippet: string): { readonly text: string; readonly cursor: number } {
  let text = '';
  let cursor: number | undefined;
  let last: number | undefined;
  const pieces = /\\([$}\\])|\$(\d+)|\$\{(\d+)(?::((?:[^}\\]|\\.)*))?\}/g;
  let from = 0;
  for (const match of snippet.matchAll(pieces)) {
    text += snippet.slice(from, match.index);
    from = match.index + match[0].length;
    const stop = match[2] ?? match[3];
    if (stop === '1') cursor ??= text.length;
    if (stop === '0') last ??= text.length;
    text += match[1] ?? match[4] ?? '';
  }
  text += snippet.slice(from);
  return { text, cursor: cursor ?? last ?? text.length };
}
