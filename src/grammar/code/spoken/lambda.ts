import type { Writing } from '../../../syntax/writing.ts';

/** The template of a lambda in a language. */
export function lambdaOf(writing: Writing | undefined): string | undefined {
  const lambda = writing?.code['lambda'];
  if (lambda === undefined || typeof lambda === 'string') return lambda;
  return 'code' in lambda ? lambda.code : lambda[0]?.code;
}

/** A lambda of a language's template (syntax/writing.ts), without a body, and where the cursor ends in it. */
export function filledLambda(
  template: string,
  parameters: string,
): { readonly text: string; readonly cursor?: number } {
  const whole = template.replace(/⟨([^⟨⟩]*)⟩/g, (_all, inner: string) =>
    parameters && inner.includes('$parameters') ? inner : '',
  );
  const body = /\n[ \t]*(\$0|\$body)(?=\n|$)/.exec(whole) ?? /\$0|\$body/.exec(whole) ?? /(?=\n)/.exec(whole);
  const fill = (part: string) =>
    part
      .replace(/\$parameters|\$\{parameters:?[^}]*\}/g, '\u0000')
      .replace(/\$\{?\w+(:[^}]*\})?/g, '')
      .replaceAll('\u0000', parameters);
  if (!body) return { text: fill(whole) };
  const head = fill(whole.slice(0, body.index));
  return { text: head + fill(whole.slice(body.index + body[0].length)), cursor: head.length };
}
