import { assertFirstEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const LIST = 'Intro, see [docs](https://a.org/docs).\n\n- plan beds\n- ‸get reminders\n- share lists\n\n- one\n- two\n';
const TABLE = '| Plant | Water |\n| ----- | ----- |\n| Sage | ‸weekly |\n| Basil | daily |\n';
const PACKAGE =
  '{\n  "scripts": {\n    "start": "node .",\n    ‸"test": "mocha"\n  },\n  "dependencies": { "a": "1" }\n}\n';

const PAGE = `export function A({ rows, b }: Props) {
  return (
    <section className="c">
      ‸<input value={b} onChange={event => set(event)} />
      <ul>
        {rows.map(row => <li>{row}</li>)}
      </ul>
    </section>
  );
}
`;

/** What is said, and what of the text becomes what. */
const DONE: readonly (readonly [file: string, marked: string, said: string, from: string, to: string])[] = [
  // A word of the text, though it is one for things.
  ['a.md', LIST, 'put a comma after lists', 'lists', 'lists,'],
  // Words stay words where nothing is code.
  ['a.md', TABLE, 'change weekly to every two days', 'weekly', 'every two days'],
  // An address on the web stays one.
  ['a.md', LIST, 'change the link to example dot com', 'https://a.org/docs', 'https://example.com'],
  // An item that is joined to another is none any more.
  ['a.md', LIST, 'join this line with the next', 'reminders\n- share', 'reminders share'],
  // The head of a table stays on top.
  ['a.md', TABLE, 'sort the table', '| Sage | weekly |\n| Basil | daily |\n', '| Basil | daily |\n| Sage | weekly |\n'],
  // All that is in something is not its name.
  ['a.json', PACKAGE, 'delete everything in dependencies', '{ "a": "1" }', '{}'],
  // A line that is an entry has its comma.
  ['a.json', PACKAGE, 'duplicate this line', '"test": "mocha"', '"test": "mocha",\n    "test": "mocha"'],
  // Tags are what they are around, and one of them is no word.
  [
    'a.tsx',
    PAGE,
    'delete everything in the ul',
    '<ul>\n        {rows.map(row => <li>{row}</li>)}\n      </ul>',
    '<ul>\n      </ul>',
  ],
  ['a.tsx', PAGE, 'add a class name to the input', 'set(event)} />', 'set(event)} className="" />'],
  [
    'a.tsx',
    PAGE,
    'replace ul with ol',
    '<ul>\n        {rows.map(row => <li>{row}</li>)}\n      </ul>',
    '<ol>\n        {rows.map(row => <li>{row}</li>)}\n      </ol>',
  ],
  // All of a file is no part of a value.
  ['a.ts', 'f(‸a);\ng(a);\n', 'change a to b in this file', 'f(a);\ng(a);', 'f(b);\ng(b);'],
];

const LEFT: readonly (readonly [file: string, marked: string, said: string])[] = [
  ['a.md', LIST, 'insert a table'],
  // Nobody hears two commands in one.
  ['a.tsx', PAGE, 'add a prop on select to props'],
  // No verb is lost by what sounds like it.
  ['a.json', PACKAGE, 'add dev dependencies'],
];

describe('texts and data', () => {
  for (const [file, marked, said, from, to] of DONE)
    it(`change by what they are: ${said} (${file})`, () => assertFirstEdit([file, marked], said, from, to));

  for (const [file, marked, said] of LEFT)
    it(`are left alone: ${said} (${file})`, () => assertLeftAlone([file, marked], said));
});
