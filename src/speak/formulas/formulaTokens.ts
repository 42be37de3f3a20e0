import type { Node } from '@unified-latex/unified-latex-types';
import { entryOf } from '../../common/entryOf.ts';
import { SILENT, UNICODE } from './formulaWords.ts';

/** What a formula is made of, as it is read: letters one by one, unless they are a word. */
export type Token =
  | { readonly kind: 'number' | 'letter' | 'word'; readonly text: string }
  /** A sign by itself, a command by its name; an escaped sign with its backslash. */
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'group'; readonly tokens: readonly Token[]; readonly source: string }
  | { readonly kind: 'table'; readonly name: string; readonly rows: readonly (readonly (readonly Token[])[])[] };

/** Reads LaTeX as mathematics. */
export type ParseMath = (source: string) => readonly Node[];

/** Functions that are often written without their backslash. */
const PLAIN_FUNCTIONS = /^(?:sin|cos|tan|log|exp|max|min|lim|mod|gcd|det)$/;
/** Spelled where they are few, or cannot be said. */
const WORD = /^(?=.*[aeiouy])\p{Ll}{4,}$|^\p{Lu}(?=.*[aeiouy])\p{Ll}{3,}$/u;

/** Throws what the parser throws. */
export function tokensOf(source: string, parse: ParseMath): readonly Token[] {
  return tokens(parse(source), source, parse);
}

function tokens(nodes: readonly Node[], source: string, parse: ParseMath): readonly Token[] {
  const found: Token[] = [];
  let run = '';
  const endRun = () => {
    found.push(...tokensOfRun(run));
    run = '';
  };
  for (const node of nodes) {
    if (node.type === 'string') {
      run += node.content;
      continue;
    }
    endRun();
    if (node.type === 'macro') {
      const { content: name, escapeToken = '\\' } = node;
      const isSign = escapeToken === '\\' && /^[{}|#$%&_]$/.test(name);
      if (!SILENT.has(name) || escapeToken !== '\\') found.push({ kind: 'sign', text: isSign ? `\\${name}` : name });
    } else if (node.type === 'group') {
      found.push({
        kind: 'group',
        tokens: tokens(node.content, source, parse),
        source: sourceOf(node.content, source),
      });
    } else if (node.type === 'inlinemath' || node.type === 'displaymath') {
      found.push(...tokens(node.content, source, parse));
    } else if (node.type === 'environment' || node.type === 'mathenv') {
      // What stands in an environment was not taken for mathematics by the parser.
      const name = environment(node.env);
      const inner = tokensOf(sourceOf(node.content, source), parse);
      // How the columns of an array stand is no part of it.
      found.push({ kind: 'table', name, rows: rowsOf(/^(?:array|alignedat)$/.test(name) ? inner.slice(1) : inner) });
    }
  }
  endRun();
  return found;
}

/** The parser gives some names as a node of their own, whatever its types say. */
function environment(env: string | { readonly content: string }): string {
  return (typeof env === 'string' ? env : env.content).replace('*', '');
}

function sourceOf(content: readonly Node[], source: string): string {
  return source.slice(content[0]?.position?.start.offset ?? 0, content.at(-1)?.position?.end.offset ?? 0);
}

function tokensOfRun(run: string): readonly Token[] {
  return (run.match(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}]+|:=|[^\p{L}\p{M}\d\s]/gu) ?? []).flatMap(
    (text): readonly Token[] => {
      if (/^\d/.test(text)) return [{ kind: 'number', text }];
      if (text === ':=') return [{ kind: 'sign', text: 'coloneqq' }];
      const sign = entryOf(UNICODE, text);
      if (sign !== undefined || !/^\p{L}/u.test(text)) return [{ kind: 'sign', text: sign ?? text }];
      if (PLAIN_FUNCTIONS.test(text)) return [{ kind: 'sign', text }];
      if (WORD.test(text)) return [{ kind: 'word', text }];
      return [...text].map(letter => ({ kind: 'letter', text: letter }));
    },
  );
}

/** Rows between `\\`, cells between `&`. */
function rowsOf(all: readonly Token[]): Token[][][] {
  const rows: Token[][][] = [[[]]];
  for (const token of all) {
    if (token.kind === 'sign' && token.text === '\\') rows.push([[]]);
    else if (token.kind === 'sign' && token.text === '&') rows.at(-1)?.push([]);
    else rows.at(-1)?.at(-1)?.push(token);
  }
  return rows.filter(row => row.some(cell => cell.length > 0));
}
