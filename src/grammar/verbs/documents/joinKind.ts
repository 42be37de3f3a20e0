import * as z from 'zod/mini';
import { entryOf } from '../../../common/entryOf.ts';
import { message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../../places/place.ts';
import { replaced } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { defineVerb } from '../verb.ts';

/** The joins of SQL, as they are said and begun. */
const KINDS: Readonly<Record<string, string>> = {
  left: 'LEFT JOIN',
  'left outer': 'LEFT OUTER JOIN',
  right: 'RIGHT JOIN',
  'right outer': 'RIGHT OUTER JOIN',
  full: 'FULL JOIN',
  'full outer': 'FULL OUTER JOIN',
  inner: 'INNER JOIN',
};

/** Before these a condition follows; a cross join has none, and is not made of another or to one. */
const JOIN = /\b(?:(?:left|right|full|inner)(?:\s+outer)?\s+)?join\b/gi;

/** "Make this a left join": which rows of the other table a query keeps. */
export const joinKind = defineVerb({
  name: 'join_kind',
  description: 'Makes one join of a query another: left, right, full or inner.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ kind: z.enum(Object.keys(KINDS)) }),
  group: 'edit',
  said: Object.keys(KINDS).map(kind => ({
    say: [`make (this | it | the join) [a | an] ${kind} join`],
    also: [
      `(change | turn | convert | switch) (this | it | the join | this join) [in] (to | into) [a | an] ${kind} join`,
      `(use | make) [a | an] ${kind} join [here | instead]`,
    ],
    with: () => ({ kind }),
    help: message('help.join-kind', { example: 'make this a left join' }),
  })),
  plan({ kind }, place) {
    const join = joinAt(place);
    const to = entryOf(KINDS, kind);
    if (!join || to === undefined) return undefined;
    const old = place.text.slice(join.start, join.end);
    const written = old === old.toUpperCase() ? to : to.toLowerCase();
    return written === old ? undefined : replaced(join, written, written.length);
  },
});

/** The join on the cursor's line, else the only one of the statement around it. */
function joinAt({ text, cursor, tree }: Place): Span | undefined {
  if (tree?.grammar.language.grammar !== 'sql') return undefined;
  const joins = [...text.matchAll(JOIN)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }));
  const isIn =
    ({ start, end }: Span) =>
    (one: Span) =>
      one.start >= start && one.end <= end;
  const here = joins.filter(isIn(lineAt(text, cursor)));
  if (here.length > 0) return here.length === 1 ? here[0] : undefined;
  const statement = tree.knows('statement')
    ? tree.scopesAround('statement', cursor).reduce<Span>((all, one) => (one.start < all.start ? one : all), {
        start: cursor,
        end: cursor,
      })
    : undefined;
  const own = joins.filter(isIn(statement ?? { start: 0, end: text.length }));
  return own.length === 1 ? own[0] : undefined;
}
