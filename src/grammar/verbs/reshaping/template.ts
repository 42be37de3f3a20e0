import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import type { SpanEdit } from '../../places/text/outcome.ts';

/**
 * A string, or the sum that it is part of, as a template: `'hello ' + name` becomes `` `hello ${name}` ``. Undefined where
 * what is added may be a sum of numbers.
 */
export function templateOf(strings: readonly Span[], { tree, text }: Place): SpanEdit | undefined {
  const [first] = strings;
  const quoted = first && text[first.start];
  if (!first || !tree || (quoted !== '"' && quoted !== "'")) return undefined;
  const whole =
    tree
      .around(first.start)
      .filter(span => span.start <= first.start && span.end >= first.end)
      .findLast(span => (summands(text.slice(span.start, span.end))?.length ?? 0) > 1) ?? first;
  const code = text.slice(whole.start, whole.end);
  const parts = summands(code);
  if (!parts) return undefined;
  // "a + b + 'c'" adds before it joins.
  const isTextFirst = parts.slice(0, 2).some(isString);
  if (!isTextFirst) return undefined;
  const inner = parts.map(part => (isString(part) ? literal(part) : `\${${part}}`));
  if (inner.some(part => part === undefined)) return undefined;
  return { start: whole.start, end: whole.end, text: `\`${inner.join('')}\`` };
}

function isString(code: string): boolean {
  return /^(['"])(?:\\.|(?!\1)[^\\\n])*\1$/.test(code);
}

function literal(code: string): string | undefined {
  const quote = code[0] as string;
  const inner = code.slice(1, -1);
  return inner.replaceAll(`\\${quote}`, quote).replace(/[`]|\$\{/g, '\\$&');
}

/** What is added at the top; undefined where something else is at the top too. */
function summands(code: string): readonly string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < code.length; at++) {
    const sign = code[at] as string;
    if (/["'`]/.test(sign)) {
      const end = new RegExp(`${sign}(?:\\\\.|[^\\\\${sign}])*${sign}`, 'y');
      end.lastIndex = at;
      const found = end.exec(code);
      if (!found) return undefined;
      at += found[0].length - 1;
    } else if (/[([{]/.test(sign)) depth++;
    else if (/[)\]}]/.test(sign)) {
      if (--depth < 0) return undefined;
    } else if (depth === 0 && sign === '+' && code[at + 1] !== '+' && code[at - 1] !== '+' && code[at + 1] !== '=') {
      parts.push(code.slice(from, at).trim());
      from = at + 1;
    } else if (depth === 0 && /[-=*/%?:,;<>&|!]/.test(sign)) return undefined;
  }
  parts.push(code.slice(from).trim());
  return parts.some(part => part === '') ? undefined : parts;
}
