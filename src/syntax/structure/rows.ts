import type { SymbolKind } from '../../editor/languages.ts';
import type { Span } from '../scopes.ts';

/** What the captures of a language's first query mean, beside its declarations. */
export const PLACES = ['comment', 'string', 'code', 'page'] as const;
export const DECLARATIONS = ['function', 'method', 'class', 'interface', 'enum', 'module', 'type', 'property'] as const;
const KINDS: readonly string[] = [...PLACES, ...DECLARATIONS];

export type PlaceKind = (typeof PLACES)[number];

/** The number of the query of a language's declarations, comments and strings. */
export const DECLARED = 0;

/** What a query found. */
export interface Row extends Span {
  /** The number of the query. */
  readonly part: number;
  /** What the first query calls it; '' where another has found it. */
  readonly kind: string;
  readonly name: Span | undefined;
  /** What goes when it is deleted; of a declaration its body. */
  readonly more: Span | undefined;
  /** What it stands in; undefined for all of the text. */
  readonly owner: Span | undefined;
}

const FIELDS = 10;

/** Rows, as close as they can be kept: a file of 50,000 lines has some 200,000. */
export class Rows {
  readonly #numbers: Int32Array;
  /** A bit for each query that may have found some of them; queries share 32. Most pieces of code have none of most. */
  readonly #parts: number;

  constructor(rows: readonly Row[]) {
    const numbers = new Int32Array(rows.length * FIELDS);
    let at = 0;
    let parts = 0;
    for (const { part, kind, start, end, name, more, owner } of rows) {
      parts |= 1 << (part % 32);
      numbers[at++] = part;
      numbers[at++] = KINDS.indexOf(kind);
      numbers[at++] = start;
      numbers[at++] = end;
      for (const span of [name, more, owner]) {
        numbers[at++] = span ? span.start : 0;
        numbers[at++] = span ? span.end : -1;
      }
    }
    this.#numbers = numbers;
    this.#parts = parts;
  }

  /** Adds those that a query has found, in the order in which it found them, for a node that begins at `by`. */
  addTo(found: Row[], part: number, by: number, around: Span | undefined): void {
    if ((this.#parts & (1 << (part % 32))) === 0) return;
    const numbers = this.#numbers;
    for (let at = 0; at < numbers.length; at += FIELDS) {
      if (numbers[at] !== part) continue;
      found.push({
        part,
        kind: KINDS[numbers[at + 1] as number] ?? '',
        start: (numbers[at + 2] as number) + by,
        end: (numbers[at + 3] as number) + by,
        name: spanAt(numbers, at + 4, by),
        more: spanAt(numbers, at + 6, by),
        owner: spanAt(numbers, at + 8, by) ?? around,
      });
    }
  }
}

export const NOTHING = new Rows([]);

function spanAt(numbers: Int32Array, at: number, by: number): Span | undefined {
  const start = numbers[at] as number;
  const end = numbers[at + 1] as number;
  return end < start ? undefined : { start: start + by, end: end + by };
}

/** Whether what the first query found is a declaration, by what it called it. */
export function isDeclaration(kind: string): kind is SymbolKind & (typeof DECLARATIONS)[number] {
  return DECLARATIONS.some(declaration => declaration === kind);
}
