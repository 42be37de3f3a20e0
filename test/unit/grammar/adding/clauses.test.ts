import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const FILES = {
  short: ['a.sql', 'CREATE TABLE boats (\n  name text NOT NULL,\n  length integer\n);\n\nSELECT name\nFROM boats‸;\n'],
  long: [
    'b.sql',
    'SELECT c.name, o.total\nFROM customers c\nJOIN orders o ON o.customer_id = c.id\nWHERE o.‸total > 100\nORDER BY o.total\nLIMIT 10;\n',
  ],
  small: ['c.sql', 'select name from boats where name in (select name from old)‸;\n'],
} as const;

type File = keyof typeof FILES;

const DONE: readonly (readonly [File, string, string, string])[] = [
  ['short', 'Order by length descending.', 'boats;', 'boats\nORDER BY length DESC;'],
  ['short', 'sort by name and length', 'boats;', 'boats\nORDER BY name, length;'],
  ['short', 'limit five', 'boats;', 'boats\nLIMIT 5;'],
  ['short', 'add a limit of twenty', 'boats;', 'boats\nLIMIT 20;'],
  ['short', 'where length is greater than ten', 'boats;', 'boats\nWHERE length > 10;'],
  ['short', 'group by name', 'boats;', 'boats\nGROUP BY name;'],
  ['short', 'add length to the select', 'SELECT name', 'SELECT name, length'],
  ['short', 'select length too', 'SELECT name', 'SELECT name, length'],
  ['short', 'add a country text column to boats', 'integer\n', 'integer,\n  country text\n'],
  ['long', 'order by name descending', 'ORDER BY o.total', 'ORDER BY name DESC'],
  ['long', 'sort descending', 'ORDER BY o.total', 'ORDER BY o.total DESC'],
  ['long', 'make it descending', 'ORDER BY o.total', 'ORDER BY o.total DESC'],
  ['long', 'limit to 50', 'LIMIT 10', 'LIMIT 50'],
  [
    'long',
    'left join harbours h on h dot id equals c dot harbour id',
    'c.id\n',
    'c.id\nLEFT JOIN harbours h ON h.id = c.harbour_id\n',
  ],
  ['long', 'group by c dot name', '100\n', '100\nGROUP BY c.name\n'],
  ['long', 'add c dot city to the query', 'o.total\nFROM', 'o.total, c.city\nFROM'],
  ['small', 'order by name', 'old);', 'old) order by name;'],
];

const LEFT_ALONE: readonly (readonly [File, string])[] = [
  ['short', 'order by the best ones'],
  ['short', 'order by weight'],
  ['short', 'limit the damage'],
  ['short', 'join the party on friday'],
  ['short', 'descending'],
  ['short', 'add weight to the select'],
  ['long', 'add a where total less than five'],
  ['long', 'where total less than five'],
  ['long', 'join harbours'],
  ['long', 'join harbours on friday'],
  ['long', 'and we are done'],
  ['long', 'add o dot total to the query'],
];

describe('clauses of a query', () => {
  for (const [language, said, from, to] of DONE)
    it(`stand in their order: ${language}: ${said}`, () => assertEdit(FILES[language], said, from, to));

  for (const [language, said] of LEFT_ALONE)
    it(`are left alone where a word is none of the query: ${language}: ${said}`, () =>
      assertLeftAlone(FILES[language], said));
});
