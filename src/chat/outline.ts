import type { DocumentSymbol, SymbolKind } from '../editor/languages.ts';
import { contains, type Position } from '../editor/position.ts';

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);

/** Deeper than this no file is nested; a broken symbol tree might be. */
const DEEPEST = 40;

export interface OutlineEntry {
  readonly symbol: DocumentSymbol;
  readonly depth: number;
}

/** The symbols around a position, from the outermost to the innermost. */
export function enclosing(symbols: readonly DocumentSymbol[], at: Position): readonly DocumentSymbol[] {
  const path: DocumentSymbol[] = [];
  let level = symbols;
  while (path.length < DEEPEST) {
    const inside = level.find(symbol => contains(symbol.range, at));
    if (!inside) break;
    path.push(inside);
    level = inside.children;
  }
  return path;
}

/**
 * The function around a position: the innermost, or, outside of all functions, the innermost symbol of several lines,
 * such as a class or the arrow function that a variable holds. Undefined at the top level.
 */
export function enclosingFunction(symbols: readonly DocumentSymbol[], at: Position): DocumentSymbol | undefined {
  const inwards = [...enclosing(symbols, at)].reverse();
  return (
    inwards.find(symbol => FUNCTIONS.has(symbol.kind)) ??
    inwards.find(symbol => symbol.range.end.line > symbol.range.start.line)
  );
}

/** All symbols in the order of the file. */
export function flatten(symbols: readonly DocumentSymbol[]): readonly OutlineEntry[] {
  const all: OutlineEntry[] = [];
  const pending: OutlineEntry[] = symbols.map(symbol => ({ symbol, depth: 0 })).reverse();
  for (let entry = pending.pop(); entry; entry = pending.pop()) {
    all.push(entry);
    const { children } = entry.symbol;
    if (entry.depth >= DEEPEST) continue;
    for (let i = children.length - 1; i >= 0; i--) {
      pending.push({ symbol: children[i] as DocumentSymbol, depth: entry.depth + 1 });
    }
  }
  return all;
}

/** Those nearest to a line, at most `most` of them, in the order they came in. */
export function nearest(entries: readonly OutlineEntry[], line: number, most: number): readonly OutlineEntry[] {
  if (entries.length <= most) return entries;
  const distances = Int32Array.from(entries, entry => distance(entry.symbol, line));
  const limit = Int32Array.from(distances).sort()[most] ?? 0;
  let atLimit = most - distances.reduce((closer, d) => (d < limit ? closer + 1 : closer), 0);
  return entries.filter((_entry, index) => {
    const d = distances[index] ?? 0;
    return d < limit || (d === limit && atLimit-- > 0);
  });
}

/** Lines between a line and a symbol's name: a large class around the cursor is no nearer than its name. */
function distance(symbol: DocumentSymbol, line: number): number {
  return Math.abs(symbol.nameRange.start.line - line);
}
