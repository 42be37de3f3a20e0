import type { Addition, Writing } from '../writing.ts';

/** What a clause stands behind: the nearest of those that come before it, or what is selected from. */
function clause(code: string, ...before: readonly string[]): Addition {
  const found = ['(from [(relation) (join) (cross_join)] @it)', ...before.map(kind => `(${kind}) @it`)];
  return { after: found.join(' '), code: `\n${code}` };
}

/** Of SQL, with its keywords in capitals. */
export const SQL_WRITING: Writing = {
  names: { variable: 'snake', function: 'snake', class: 'snake' },
  words: {
    ...{ true: 'TRUE', false: 'FALSE', null: 'NULL', none: 'NULL', nil: 'NULL', not: 'NOT', in: 'IN', as: 'AS' },
    ...{ 'not in': 'NOT IN', 'is null': 'IS NULL', 'is not null': 'IS NOT NULL', like: 'LIKE', 'not like': 'NOT LIKE' },
    ...{
      between: 'BETWEEN',
      and: 'AND',
      or: 'OR',
      descending: 'DESC',
      desc: 'DESC',
      ascending: 'ASC',
      from: 'FROM',
      where: 'WHERE',
    },
    'empty string': "''",
  },
  types: {
    ...{ int: 'INTEGER', integer: 'INTEGER', number: 'NUMERIC', numeric: 'NUMERIC', decimal: 'DECIMAL', text: 'TEXT' },
    ...{ string: 'TEXT', boolean: 'BOOLEAN', bool: 'BOOLEAN', date: 'DATE', timestamp: 'TIMESTAMP', float: 'REAL' },
    ...{ real: 'REAL', double: 'DOUBLE PRECISION', 'big int': 'BIGINT', json: 'JSON', blob: 'BLOB' },
  },
  modifiers: [],
  terminator: ';',
  quote: "'",
  indent: 2,
  typeStands: 'after',
  typeMark: ' ',
  operators: { '==': '=', '===': '=', '!=': '<>', '!==': '<>', '&&': 'AND', '||': 'OR' },
  also: {
    ...{ where: 'where clause', 'order by': 'order by clause', 'group by': 'group by clause' },
    ...{ limit: 'limit clause', and: 'and condition', or: 'or condition', condition: 'and condition' },
    ...{ 'and condition': 'and condition', 'or condition': 'or condition' },
  },
  code: {
    argument: '$value',
    'where clause': clause('WHERE $condition'),
    'group by clause': clause('GROUP BY $value', 'where'),
    'order by clause': clause('ORDER BY $value', 'where', 'group_by'),
    'limit clause': clause('LIMIT $value', 'where', 'group_by', 'order_by'),
    'and condition': { after: '(where predicate: (_) @it)', code: ' AND $condition' },
    'or condition': { after: '(where predicate: (_) @it)', code: ' OR $condition' },
    column: [
      { after: '(column_definition) @it', code: ',\n$name⟨ $type⟩', isBeside: true },
      { after: '(select_expression) @it', code: ', $name' },
    ],
    comment: '-- $value',
  },
};
