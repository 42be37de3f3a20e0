import type { SymbolKind } from '../../../editor/languages.ts';
import { lineIndexOf } from '../../../editor/text.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Declaration } from '../../../syntax/declarations.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import type { LivePlace } from '../acting/livePlace.ts';

/** A question about nothing that has to be found first. */
export const ABOUT_ALL: Outcome = { edits: [] };

/** The outcome of a question: what it is about, and nothing is changed. */
export function about({ start, end }: Span): Outcome {
  return { edits: [], selections: [{ start, end }] };
}

/** A function, class or the like that something stands in. */
export type Around = Pick<Declaration, 'name' | 'kind' | 'range'>;

/** Those around an offset, the outermost first: by the syntax, or by what the editor's language support knows. */
export function around(offset: number, { document, tree, symbols = [] }: LivePlace): readonly Around[] {
  const lines = tree?.lines ?? lineIndexOf(document);
  const own = tree?.enclosing(lines.positionAt(offset)) ?? [];
  if (own.length > 0) return own;
  return symbols
    .filter(({ start, end }) => start <= offset && offset <= end)
    .map(({ name, scope, start, end }) => ({
      name,
      kind: KINDS_OF_SCOPES[scope] ?? 'other',
      range: { start: lines.positionAt(start), end: lines.positionAt(end) },
    }));
}

const KINDS_OF_SCOPES: Readonly<Record<string, SymbolKind>> = {
  class: 'class',
  interface: 'interface',
  enum: 'enum',
  function: 'function',
  method: 'method',
  'type alias': 'type',
  initializer: 'constructor',
  property: 'property',
  variable: 'variable',
  namespace: 'module',
};

const NAMED = {
  class: 'questions.class',
  interface: 'questions.interface',
  enum: 'questions.enum',
  function: 'questions.function',
  method: 'questions.method',
  constructor: 'questions.constructor',
  property: 'questions.property',
  variable: 'questions.variable',
  module: 'questions.module',
  type: 'questions.type',
  other: 'questions.part',
} as const satisfies Record<SymbolKind, string>;

/** "method withdraw of class Account"; undefined for none. */
export function inWords(all: readonly Around[]): Message | undefined {
  const [inner, outer] = all
    .filter(({ kind }) => !/^(variable|property)$/.test(kind))
    .slice(-2)
    .reverse();
  const last = inner ?? all.at(-1);
  if (!last) return undefined;
  const named = ({ kind, name }: Around) => message(NAMED[kind], { name });
  return outer ? message('questions.of', { inner: named(last), outer: named(outer) }) : named(last);
}

export function isFunction({ kind }: Pick<Around, 'kind'>): boolean {
  return /^(function|method|constructor)$/.test(kind);
}

export function isType({ kind }: Pick<Around, 'kind'>): boolean {
  return /^(class|interface|enum|type|module)$/.test(kind);
}
