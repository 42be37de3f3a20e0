import { hasSentenceWord } from '../../code/evidence.ts';
import { expression } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';

/** Clauses by how they are said, in small letters; each is written so in capitals. */
const CLAUSES: ReadonlySet<string> = new Set([
  ...['select', 'select distinct', 'from', 'where', 'group by', 'order by', 'having', 'limit', 'offset'],
  ...['join', 'left join', 'right join', 'inner join', 'left outer join', 'on', 'union', 'union all'],
  ...['insert into', 'values', 'update', 'set', 'delete from'],
]);
const LONGEST = 3;
/** What a statement consists of at the least. */
const WHOLE = /^(SELECT .+ FROM |INSERT INTO .+ VALUES |UPDATE .+ SET |DELETE FROM )/;
const FUNCTIONS = /^(COUNT|SUM|AVG|MIN|MAX|COALESCE|LOWER|UPPER|LENGTH|ROUND|CAST|NOW)$/i;

interface Part {
  readonly clause: string;
  readonly words: readonly string[];
}

/**
 * A query that is said from its first word on: "select star from members where id equals five". Undefined where it is
 * not whole, or names what the file does not have; columns may be anything where the file declares no table.
 */
export function queryCode(said: readonly string[], wording: Wording): string | undefined {
  const words = said.at(-1)?.toLowerCase() === 'semicolon' ? said.slice(0, -1) : said;
  if (!/^(select|insert|update|delete)$/i.test(words[0] ?? '') || hasSentenceWord(words, wording)) return undefined;
  const parts = partsOf(words);
  if (!parts) return undefined;
  const texts: string[] = [];
  for (const part of parts) {
    const text = partCode(part, wording);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  const code = texts.join(' ');
  return WHOLE.test(`${code} `) && isOfFile(code, wording) ? `${code};` : undefined;
}

/** Each clause with the words behind it; undefined where some have none in front. */
function partsOf(words: readonly string[]): readonly Part[] | undefined {
  const lower = words.map(word => word.toLowerCase());
  const parts: { clause: string; words: string[] }[] = [];
  let isText = false;
  for (let at = 0; at < words.length; ) {
    if (/^(quote|quotes)$/.test(lower[at] ?? '')) isText = !isText;
    const length = isText ? 0 : clauseAt(lower, at);
    if (length > 0) parts.push({ clause: lower.slice(at, at + length).join(' '), words: [] });
    else if (parts.length === 0) return undefined;
    else parts.at(-1)?.words.push(words[at] as string);
    at += Math.max(length, 1);
  }
  return parts;
}

function clauseAt(lower: readonly string[], at: number): number {
  for (let length = Math.min(LONGEST, lower.length - at); length > 0; length--)
    if (CLAUSES.has(lower.slice(at, at + length).join(' '))) return length;
  return 0;
}

function partCode({ clause, words }: Part, wording: Wording): string | undefined {
  const isCondition = /^(where|having|on)$/.test(clause);
  if (words.length === 0) return clause.startsWith('union') ? clause.toUpperCase() : undefined;
  const { text } = expression(words, wording, isCondition ? 'condition' : clause === 'set' ? 'statement' : 'value');
  const plain = clause === 'set' ? text.replaceAll(' == ', ' = ') : text;
  // A name in front of a bracket is a function or a table: these stand apart.
  const spaced = clause === 'insert into' ? plain.replace(/^(\w+)\(/, '$1 (') : plain.replace(/\w+(?=\()/g, capitals);
  return `${clause.toUpperCase()} ${spaced}`;
}

function capitals(name: string): string {
  return FUNCTIONS.test(name) ? name.toUpperCase() : name;
}

/** Whether all that is named, but for what a query calls so itself, stands in the file. */
function isOfFile(code: string, { lexicon }: Wording): boolean {
  const plain = code.replace(/'[^']*'/g, ' ');
  const aliases = new Set([...plain.matchAll(/ AS (\w+)/g)].map(([, name]) => name));
  return (plain.match(/[\p{L}_]\w*/gu) ?? []).every(
    name => name === name.toUpperCase() || aliases.has(name) || lexicon.has(name) || name.length === 1,
  );
}
