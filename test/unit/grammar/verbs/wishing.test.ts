import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

const SHELF = 'LOAN_DAYS = 21\n\ndef lend(log)\n  |raise ArgumentError if log.nil?\n  log.info(1)\nend\n';
const LOGGED = 'def lend(log)\n  log.|info(1)\nend\n';
const STYLE = '.a {\n  padding: 1px;\n  col|or: white;\n}\n';
const QUERY = 'SELECT a FROM b|\nORDER BY a DESC\nLIMIT 10;\n';
const DATA = '{\n  "name": "a",\n  "private": |true\n}\n';
const TYPED = '<?php\nclass A {\n    public function total(): float\n    {\n        re|turn 1;\n    }\n}\n';
const SERVER =
  "const port = process.env.PORT ?? 3000;\nfunction f(a, b) {\n  g|(a);\n}\nfunction h(a, b) {\n  g('main.js');\n}\n";

describe('what something should be', () => {
  for (const [said, file, marked, old, now] of [
    ['loan days to 28', 'a.rb', SHELF, '21', '28'],
    ['loan days to 20, no sorry, 28', 'a.rb', SHELF, '21', '28'],
    ['Argument error should be runtime error.', 'a.rb', SHELF, 'ArgumentError', 'RuntimeError'],
    ['info to warn', 'a.rb', LOGGED, 'info', 'warn'],
    ['the colour should be black', 'a.scss', STYLE, 'white', 'black'],
    ['no, the colour should be black, not white', 'a.scss', STYLE, 'white', 'black'],
    ['limit 20 instead of 10', 'a.sql', QUERY, '10', '20'],
    ['true to false on this line', 'a.json', DATA, 'true', 'false'],
    ['port should be 8080 instead of 3000', 'a.js', SERVER, '3000', '8080'],
    ['the return type of total should be int', 'a.php', TYPED, 'float', 'int'],
  ] as const)
    it(`is changed where it is of the same kind: ${said}`, async () =>
      assert.equal(await saying(said, marked, file), marked.replace('|', '').replace(old, now)));

  for (const [said, file, marked] of [
    ['days to think about it', 'a.rb', SHELF],
    ['argument error should be handled', 'a.rb', SHELF],
    ['info to follow', 'a.rb', LOGGED],
    ['nine to five', 'a.rb', SHELF],
    ['log to file', 'a.rb', LOGGED],
    ['the colour should be lighter', 'a.scss', STYLE],
    ['everything should be black, not white', 'a.scss', STYLE],
    ['private should be public', 'a.json', DATA],
    ['the name should be unique', 'a.json', DATA],
    ['port should be configurable', 'a.js', SERVER],
    ['port should be a string instead of a number', 'a.js', SERVER],
    ['the return type of total should be documented', 'a.php', TYPED],
  ] as const)
    it(`is left to who knows more: ${said}`, async () => assert.equal(await saying(said, marked, file), undefined));
});

describe('what is said to be done somewhere', () => {
  for (const [said, old, now] of [
    ['in h, delete the first parameter', 'h(a, b)', 'h(b)'],
    ['in h change g to k', "g('main.js')", "k('main.js')"],
    ['in h, change main.js to app.js', 'main.js', 'app.js'],
  ] as const)
    it(`is done there: ${said}`, async () =>
      assert.equal(await saying(said, SERVER, 'a.js'), SERVER.replace('|', '').replace(old, now)));

  for (const said of [
    'in this room delete the old chairs',
    'in k, delete the first parameter',
    'on Monday change the meeting to five',
    'for now leave the port at three thousand',
    'in h, check that the body is there',
    'in h use a map instead of the object',
  ])
    it(`is left alone where there is no such place, or no such thing: ${said}`, async () =>
      assert.equal(await saying(said, SERVER, 'a.js'), undefined));
});
