import type { DocumentSymbol, SymbolKind } from '../editor/languages.ts';
import { comparePositions, type Range } from '../editor/position.ts';

/** A function, class or the like. */
export interface Declaration {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly nameRange: Range;
  /** What stands between the braces, or the indented part; undefined if there is none. */
  readonly body: Range | undefined;
}

export function outerFirst(a: Range, b: Range): number {
  return comparePositions(a.start, b.start) || comparePositions(b.end, a.end);
}

/** Declarations in the order of the text, outer before inner, as symbols that hold each other. */
export function nested(declarations: readonly Declaration[]): readonly DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { readonly range: Range; readonly children: DocumentSymbol[] }[] = [];
  for (const { name, kind, range, nameRange } of declarations) {
    while (comparePositions(open.at(-1)?.range.end ?? range.end, range.end) < 0) open.pop();
    const children: DocumentSymbol[] = [];
    (open.at(-1)?.children ?? roots).push({ name, kind, range, nameRange, children });
    open.push({ range, children });
  }
  return roots;
}
