import type { Span } from '../../../syntax/scopes.ts';
import { hasSentenceWord } from '../../code/evidence.ts';
import { expression } from '../../code/spokenCode.ts';
import { cardinalAt } from '../../english/numbers.ts';
import type { Place } from '../../places/place.ts';
import { caret, type Outcome, replaced } from '../../places/text/outcome.ts';
import { insertAmong } from '../placed/insertion.ts';
import { listed } from '../placed/wanted.ts';
import { textOnly } from '../template.ts';
import { CLAUSES, type ClauseName, type Query, queryAt } from './query.ts';

/** How a clause is said, from its first word on, and what is said in it. */
const SAID: readonly (readonly [RegExp, ClauseName | 'direction' | 'and' | 'or' | 'column'])[] = [
  [
    /^(?:sort|order)(?: it| them| this| the rows| the results)?(?: by)?(?: in)? (?<what>descending|desc|ascending|asc)(?: order)?$/,
    'direction',
  ],
  [/^(?:(?:make|put|list) (?:it|this|that|them) )?(?:in )?(?<what>descending|ascending)(?: order)?$/, 'direction'],
  [
    /^(?:order|sort|sorted|ordered)(?: it| them| the rows| the results)? (?:clause )?(?:by|on) (?<what>.+)$/,
    'order by',
  ],
  [/^(?:group|grouped)(?: it| them| the rows)? (?:clause )?by (?<what>.+)$/, 'group by'],
  [/^limit(?: clause)?(?: it| them| the results| the rows)?(?: of| to)? (?<what>.+)$/, 'limit'],
  [/^(?:only )?where (?:clause )?(?:for |that )?(?<what>.+)$/, 'where'],
  [/^(?<what>(?:left |right |inner |full |left outer |right outer |cross )?join .+)$/, 'join'],
  [/^and (?<what>.+)$/, 'and'],
  [/^or (?<what>.+)$/, 'or'],
  [/^also select (?<what>.+)$/, 'column'],
  [/^select (?<what>.+) (?:too|also|as well)$/, 'column'],
  [
    /^(?:the |a |an )?(?:column )?(?<what>.+) (?:to|in|into) (?:the |this )?(?:select|query|select list|select clause|selected columns|columns|result|results)$/,
    'column',
  ],
];

/**
 * A clause of the query around, as it is said: "order by name descending", "limit five", "and c dot active is true", "c
 * dot city to the select". What there is once, as the order, is replaced. `refused` where there is one that cannot be.
 * Undefined where some word is none of the query or the file.
 */
export function clauseAdded(said: readonly string[], place: Place): Outcome | 'refused' | undefined {
  if (!place.tree?.knows('select clause')) return undefined;
  const words = said.slice(/^(?:an?|the)$/i.test(said[0] ?? '') ? 1 : 0);
  const sentence = words.join(' ').toLowerCase();
  for (const [pattern, name] of SAID) {
    const what = pattern.exec(sentence)?.groups?.['what'];
    if (what === undefined) continue;
    const query = queryAt(place);
    if (!query) return undefined;
    const from = sentence.split(' ').length - what.split(' ').length - behind(sentence, what);
    const own = words.slice(from, from + what.split(' ').length);
    return written(name, own, query, place);
  }
  return undefined;
}

/** How many words stand behind what is said in a clause. */
function behind(sentence: string, what: string): number {
  const rest = sentence.slice(sentence.lastIndexOf(what) + what.length).trim();
  return rest === '' ? 0 : rest.split(' ').length;
}

function written(
  name: (typeof SAID)[number][1],
  words: readonly string[],
  query: Query,
  place: Place,
): Outcome | 'refused' | undefined {
  if (hasSentenceWord(words, place.wording)) return undefined;
  switch (name) {
    case 'direction':
      return directed(/^desc/.test(words[0]?.toLowerCase() ?? '') ? 'DESC' : 'ASC', query, place);
    case 'column':
      return columnSelected(words, query, place);
    case 'and':
    case 'or':
      return query.isHere ? joined(name, words, query, place) : undefined;
    default: {
      const code = contentOf(name, words, place);
      return code === undefined ? undefined : intoQuery(name, cased(code, query, place), query, place);
    }
  }
}

/** Code of a clause with its keywords; undefined where it has a name that nobody knows. */
function contentOf(name: ClauseName, words: readonly string[], place: Place): string | undefined {
  if (name === 'limit') {
    const number = cardinalAt(words, 0);
    return number?.length === words.length ? `LIMIT ${number.digits}` : undefined;
  }
  if (name === 'where') {
    const code = conditionOf(words, place);
    return code === undefined ? undefined : `WHERE ${code}`;
  }
  if (name === 'join') return joinOf(words, place);
  const targets = listed(words).map(target => targetOf(target, name === 'order by', place));
  if (targets.some(target => target === undefined)) return undefined;
  return `${name.toUpperCase()} ${targets.join(', ')}`;
}

function targetOf(words: readonly string[], isOrder: boolean, place: Place): string | undefined {
  const last = words.at(-1)?.toLowerCase() ?? '';
  const way = isOrder ? /^(desc|asc)(?:ending)?$/.exec(last)?.[1] : undefined;
  const own = way ? words.slice(0, -1) : words;
  const { text } = expression(own, place.wording, 'value');
  if (own.length === 0 || !isKnown(text, place)) return undefined;
  return way === 'desc' ? `${text} DESC` : text;
}

function conditionOf(words: readonly string[], place: Place): string | undefined {
  const text = withTexts(expression(words, place.wording, 'condition').text, place);
  return /[<>=]| (?:IS|LIKE|IN|BETWEEN)\b/.test(text) && isKnown(text, place) ? text : undefined;
}

/** "Left join harbours h on h dot id equals c dot harbour id". */
function joinOf(words: readonly string[], place: Place): string | undefined {
  const lower = words.map(word => word.toLowerCase());
  const join = lower.indexOf('join');
  const on = lower.indexOf('on');
  if (on < join + 2 || on - join > 5) return undefined;
  const table = words.slice(join + 1, on).filter(word => !/^(with|as)$/i.test(word));
  const isAliased = table.length > 1 && /^\p{L}{1,2}$/u.test(table.at(-1) ?? '');
  const { text: name } = expression(isAliased ? table.slice(0, -1) : table, place.wording, 'value');
  const alias = isAliased ? (table.at(-1) ?? '').toLowerCase() : '';
  const { text: condition } = expression(words.slice(on + 1), place.wording, 'condition');
  // Both sides say whose they are: of these two tables, or of what is there.
  const sides = /^(\w+)\.\w+ = (\w+)\.\w+$/.exec(condition)?.slice(1) ?? [];
  const isSo = (side: string) => side === (alias || name) || place.wording.lexicon.has(side);
  if (!/^[\p{L}_]\w*$/u.test(name) || sides.length !== 2 || !sides.every(isSo)) return undefined;
  return `${words
    .slice(0, join + 1)
    .join(' ')
    .toUpperCase()} ${name}${alias && ` ${alias}`} ON ${condition}`;
}

const NAMES_OF_SQL = /^[A-Z][A-Z ]*$/;
const PLAIN_FUNCTION = /^(count|sum|avg|min|max|lower|upper|length|coalesce|round|now)$/;

/** Whether the file has all that is named, or what it is a column of. */
function isKnown(code: string, { wording: { lexicon } }: Place): boolean {
  const plain = code.replace(/'[^']*'/g, ' ');
  const paths = plain.match(/[\p{L}_][\w.]*/gu) ?? [];
  return paths.every(path => {
    const [head = '', member] = path.split('.');
    if (NAMES_OF_SQL.test(head) || PLAIN_FUNCTION.test(head)) return true;
    return lexicon.has(head) && (member === undefined || /^[a-z]+(_[a-z]+){0,2}$/i.test(member));
  });
}

/** With keywords and values in small letters where the query has its own so. */
function cased(code: string, { isLoud }: Query, { text }: Place): string {
  const small = isLoud ? code : code.replace(/\b[A-Z]{2,}\b/g, word => word.toLowerCase());
  const areValuesSmall = /\b(?:true|false|null)\b/.test(text) && !/\b(?:TRUE|FALSE)\b/.test(text);
  return areValuesSmall ? small.replace(/\b(?:TRUE|FALSE)\b/g, word => word.toLowerCase()) : small;
}

/** Behind those that come before it; there may be several joins, of the rest one takes the place of the other. */
function intoQuery(name: ClauseName, code: string, query: Query, place: Place): Outcome | 'refused' | undefined {
  const there = query.clauses.filter(clause => clause.name === name);
  if (there.length > 0 && name !== 'join') {
    const [only] = there;
    return only && /^(order by|limit)$/.test(name) && !hasMore(only, place)
      ? replaced(only, code, code.length)
      : 'refused';
  }
  const before = query.clauses.findLast(clause => CLAUSES.indexOf(clause.name) <= CLAUSES.indexOf(name));
  if (!before) return undefined;
  const lead = query.isUpright ? `\n${query.indent}` : ' ';
  return replaced({ start: before.end, end: before.end }, lead + code, lead.length + code.length);
}

/** An offset, a comment or what is in brackets is no part of what is said. */
function hasMore({ start, end }: Span, { text }: Place): boolean {
  return /\boffset\b|--|\/\*|\(/i.test(text.slice(start, end));
}

function directed(way: 'ASC' | 'DESC', query: Query, place: Place): Outcome | undefined {
  const order = query.clauses.filter(({ name }) => name === 'order by');
  const [only] = order;
  const said = only ? place.text.slice(only.start, only.end) : '';
  if (!only || order.length > 1 || said.includes(',') || hasMore(only, place)) return undefined;
  const bare = said.replace(/\s+(?:asc|desc)$/i, '');
  const code = bare + cased(` ${way}`, query, place);
  return code === said ? undefined : replaced(only, code, code.length);
}

/** One more condition, behind the others. */
function joined(how: 'and' | 'or', words: readonly string[], query: Query, place: Place): Outcome | undefined {
  const where = query.clauses.find(({ name }) => name === 'where');
  const code = conditionOf(words, place);
  if (!where || code === undefined) return undefined;
  // What one of several conditions is an alternative to, nobody said.
  if (/\b(?:and|or)\b/i.test(place.text.slice(where.start, where.end)) && how === 'or') return undefined;
  const isOr = /\bor\b/i.test(place.text.slice(where.start, where.end));
  if (isOr) return undefined;
  const text = cased(` ${how.toUpperCase()} ${code}`, query, place);
  return replaced({ start: where.end, end: where.end }, text, text.length);
}

function columnSelected(words: readonly string[], { select }: Query, place: Place): Outcome | 'refused' | undefined {
  const own = words.filter((word, at) => at > 0 || !/^(?:column|the)$/i.test(word));
  const { text: code } = expression(own, place.wording, 'value');
  const isPath = /^[\p{L}_]\w*(?:\.\w+)?$/u.test(code);
  const columns = (place.tree?.scopes('column') ?? [])
    .filter(({ start, end }) => start >= select.start && end <= select.end)
    .filter(
      ({ start, end }, _at, all) =>
        !all.some(one => one.start <= start && end <= one.end && one.end - one.start > end - start),
    )
    .filter(({ start }, at, all) => all.findIndex(one => one.start === start) === at);
  if (!isPath || !isKnown(code, place) || columns.length === 0) return undefined;
  const texts = columns.map(({ start, end }) => place.text.slice(start, end));
  if (PLAIN_FUNCTION.test(code) && !place.wording.lexicon.has(code)) return undefined;
  const same = columns[texts.findIndex(one => one === code || (!code.includes('.') && one.endsWith(`.${code}`)))];
  // It is there: that is what is shown.
  if (same) return { edits: [], selections: [{ start: same.start, end: same.end }] };
  if (texts.includes('*')) return 'refused';
  const outcome = insertAmong(columns, columns.length, textOnly(code), place, true);
  return outcome && { ...outcome, selections: outcome.selections ?? [caret(select.end)] };
}

/** "Country is germany": what is compared with, and is the name of nothing in the file, is a text. */
function withTexts(condition: string, { wording }: Place): string {
  return condition.replace(/(?<=(?:[^<>!]=|<>|!=) )[A-Za-z]+(?=$| (?:and|or)\b)/gi, word =>
    wording.lexicon.has(word) || /^(?:null|true|false|default|any|all|current_\w+)$/i.test(word) ? word : `'${word}'`,
  );
}
