/** Places to fill in, escapes, and places with a text of their own, as TextMate writes them. */
const PIECES = /\\([$}\\])|\$(?:\d+|\{\d+\})|\$\{\d+[:|]|\|?\}/g;

/** What a snippet writes, as far as it can be told before: its places hold their own texts. */
export function expandedSnippet(snippet: string): string {
  return snippet.replace(PIECES, (_piece, escaped: string | undefined) => escaped ?? '');
}

/**
 * Why, for a model, a snippet may write something else than it shows; undefined for one that has nothing but plain places: variables
 * name files and the clipboard, choices and transformations are programs of their own.
 */
export function snippetProblem(snippet: string): string | undefined {
  const plain = snippet.replace(/\\./gs, '');
  const variable = /\$\{?([A-Za-z_]\w*)/.exec(plain)?.[1];
  if (variable) return `Variables such as ${variable} are not allowed in a snippet. Write \\$ for a dollar sign.`;
  if (/\$\{\d+(?![}:])|\$(?![\d{])|\$\{(?!\d)/.test(plain) || /\$\{\d+:[^}]*\$/.test(plain))
    return 'A snippet may hold plain places alone, such as $1 and $0, with or without a text of their own.';
  return undefined;
}
