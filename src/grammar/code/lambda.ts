/** Where the cursor ends, in code that is being written. */
export const CURSOR = '\u{e002}';

/** A lambda of a language's template (syntax/writing.ts), without a body. */
export function filledLambda(template: string, parameters: string): string {
  const filled = template
    .replace(/⟨([^⟨⟩]*)⟩/g, (_all, inner: string) => (parameters && inner.includes('$parameters') ? inner : ''))
    .replace(/\$parameters|\$\{parameters:?[^}]*\}/g, () => parameters)
    .replace(/\n[ \t]*(\$0|\$body)(?=\n|$)/, CURSOR)
    .replace(/\$0|\$body/, CURSOR)
    .replace(/\$\{?\w+(:[^}]*\})?/g, '');
  return filled.includes(CURSOR) || !filled.includes('\n') ? filled : filled.replace('\n', `${CURSOR}\n`);
}
