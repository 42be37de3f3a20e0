import type { ScopeName } from '../../../syntax/scopeNames.ts';
import { inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { indentAt } from '../../places/text/layout.ts';
import { lineAt } from '../../places/text/units.ts';

/** Clauses in the order in which they stand. */
export const CLAUSES = ['from', 'join', 'where', 'group by', 'order by', 'limit'] as const;
export type ClauseName = (typeof CLAUSES)[number];

/** A SELECT with its clauses; those of a query within it do not count. */
export interface Query extends Span {
  /** What is selected, from its keyword on. */
  readonly select: Span;
  readonly clauses: readonly (Span & { readonly name: ClauseName })[];
  /** Whether clauses have lines of their own. */
  readonly isUpright: boolean;
  readonly indent: string;
  /** Whether keywords are written in capitals. */
  readonly isLoud: boolean;
  /** Whether the cursor is in it, or right behind it. */
  readonly isHere: boolean;
}

/** The query that the cursor is in or right behind, else the only one of the text. */
export function queryAt(place: Place): Query | undefined {
  const { tree, cursor } = place;
  if (!tree?.knows('select clause')) return undefined;
  const inner = tree.scopes('subquery');
  const all = [...tree.scopes('statement'), ...inner].flatMap(span => queryOf(span, inner, place) ?? []);
  const isIn = ({ start, end }: Span) => start < cursor && cursor < end;
  const around = innermost(all.filter(isIn), cursor) ?? all.find(({ end }) => isBehind(end, place));
  if (around) return { ...around, isHere: true };
  return all.length === 1 ? all[0] : undefined;
}

/** Whether nothing but white space stands between an end and the cursor, or on its line no more than what ends it. */
function isBehind(end: number, { text, cursor }: Place): boolean {
  if (end > cursor) return false;
  const between = text.slice(end, cursor);
  return between.trim() === '' || /^[^\S\n]*;[^\S\n]*$/.test(between);
}

function queryOf(span: Span, inner: readonly Span[], place: Place): Query | undefined {
  const { tree, text } = place;
  const within = inner.filter(one => one.start > span.start && one.end <= span.end);
  const isOwn = ({ start, end }: Span) =>
    start >= span.start && end <= span.end && !within.some(one => start >= one.start && end <= one.end);
  const own = (scope: ScopeName) => (tree?.scopes(scope) ?? []).filter(isOwn);
  const selects = own('select clause');
  const [select] = selects;
  // Of what is united nobody knows which is meant.
  if (!select || selects.length > 1) return undefined;
  const clauses = CLAUSES.flatMap(name => own(`${name} clause`).map(one => ({ start: one.start, end: one.end, name })));
  if (!clauses.some(({ name }) => name === 'from')) return undefined;
  const isUpright = clauses.some(({ start }) => text.slice(lineAt(text, start).start, start).trim() === '');
  return {
    ...{ start: span.start, end: span.end, select, isUpright, isHere: false },
    clauses: clauses.sort(inTextOrder),
    indent: indentAt(text, select.start),
    isLoud: /^\s*SELECT/.test(text.slice(select.start, select.end)),
  };
}
