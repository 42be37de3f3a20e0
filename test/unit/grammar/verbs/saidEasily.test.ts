import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const SHEET = `:root {
  --accent: navy;
}

.bar {
  display: flex;‸
  font-family: Georgia, serif;
}

.bar a {
  color: var(--accent);
  justify-content: space-between;
}
`;
const SCRIPTS = '{\n  "scripts": {\n    "test": "mocha",‸\n    "lint": "biome"\n  }\n}\n';
const RUST = '// One line each\nfn a() {‸\n    b();\n}\n';
const CLASS = 'class A {\n  private tick(): void {\n    const now = b();‸\n  }\n}\n';

/** Whole files where the cursor is at ‸, what is said, and what of the text becomes what. */
const DONE: readonly (readonly [file: string, marked: string, said: string, from: string, to: string])[] = [
  // A style sheet's own words, whole values and properties.
  ['a.css', SHEET, 'change flex to inline block', 'flex', 'inline-block'],
  ['a.css', SHEET, 'change the font family to sans serif', 'Georgia, serif', 'sans-serif'],
  ['a.css', SHEET, 'change space between to space around', 'space-between', 'space-around'],
  ['a.css', SHEET, 'set the accent to light blue', 'navy', 'lightblue'],
  [
    'a.css',
    ':root {\n  --accent: navy;‸\n  --accent-dark: black;\n}\n\na {\n  color: var(--accent);\n}\n',
    'rename accent to brand color',
    ':root {\n  --accent: navy;\n  --accent-dark: black;\n}\n\na {\n  color: var(--accent);\n}\n',
    ':root {\n  --brand-color: navy;\n  --accent-dark: black;\n}\n\na {\n  color: var(--brand-color);\n}\n',
  ],
  [
    'a.css',
    '.bar {\n  gap: 1px;‸\n}\n\n.bar a {\n  gap: 2px;\n}\n',
    'rename the bar class to navbar everywhere in this file',
    '.bar {\n  gap: 1px;\n}\n\n.bar a',
    '.navbar {\n  gap: 1px;\n}\n\n.navbar a',
  ],
  // Rough words for deleting, of things alone.
  ['package.json', SCRIPTS, 'Drop the lint script, will you?', ',\n    "lint": "biome"', ''],
  ['package.json', SCRIPTS, 'lose the test script', '    "test": "mocha",\n', ''],
  // What something says is said to the end.
  ['a.rs', RUST, 'change the comment to say just the total for now', 'One line each', 'Just the total for now'],
  ['a.rs', RUST, 'add a comment above saying check the tax', 'fn a', '// check the tax\nfn a'],
  // What a line is joined with.
  ['a.ts', 'const a = 1;‸\nconst b = 2;\n// the next\nc();\n', 'join this line with the next', '1;\n', '1; '],
  // What can be public, and what has a type.
  ['a.ts', CLASS, 'make it public', 'private', 'public'],
  ['a.go', 'type A struct {\n\tAttempts int‸\n}\n', 'make attempts of type int64', 'int', 'int64'],
  [
    'A.cs',
    'class A\n{\n    decimal Sum()\n    {‸\n    }\n}\n',
    'turn the return type of sum into double',
    'decimal',
    'double',
  ],
  // A number in the braces of an attribute, and a name as a recogniser writes it.
  ['a.jsx', 'const a = <Spinner size={16} />;‸\n', 'set size to 24', '16', '24'],
  [
    'a.jsx',
    "import React, { useState } from 'react';\nb();‸\n",
    'import useEffect from React',
    '{ useState }',
    '{ useState, useEffect }',
  ],
  // What is told to the preprocessor is a line, and what stands half a step out is no step of indentation.
  ['a.cpp', '#include <vector>\n\n#define VERSION 1\n\nint a;‸\n', 'delete the define', '#define VERSION 1\n', ''],
  [
    'a.cpp',
    'class A {\n public:\n  int b();\n};\n\nint c() {\n  int d = 1;\n  e();‸\n  if (d) {\n    f();\n  }\n}\n',
    'wrap this in an if d',
    '  e();\n',
    '  if (d) {\n    e();\n  }\n',
  ],
  // Why something is wanted, in front of it, and what was talked about.
  ['a.yaml', 'timeout: 10‸\n', 'Ten minutes is not enough, set the timeout to fifteen.', '10', '15'],
  ['a.ts', CLASS, "Tick shouldn't be private any more, make it public.", 'private', 'public'],
  [
    'a.json',
    '{\n  "size": 256,‸\n  "retina": null\n}\n',
    "We don't support retina any more, delete that key.",
    ',\n  "retina": null',
    '',
  ],
  [
    'a.py',
    'STATIONS = ["north"]\na()‸\n',
    "There's a new station called island, add it to the stations list.",
    '"north"',
    '"north", "island"',
  ],
  // Not for ever is no part of a name.
  ['a.json', '{\n  "host": "a"‸\n}\n', 'call that key address from now on instead of host', '"host"', '"address"'],
];

/** What is not there, or is said of somewhere. */
const LEFT_ALONE: readonly (readonly [file: string, marked: string, said: string])[] = [
  ['a.css', SHEET, 'change background to light blue'],
  ['package.json', SCRIPTS, 'drop the ball'],
  ['a.ts', 'const items = [];\na();‸\n', 'items is empty, return null'],
  ['a.ts', CLASS, "The remark above size isn't true any more, delete that comment."],
  ['a.sh', 'heater --start north‸\n', 'swap north for south in this command'],
];

describe('what is said as people say it', () => {
  for (const [file, marked, said, from, to] of DONE)
    it(`is done in ${file}: ${said}`, () => assertEdit([file, marked], said, from, to));
  for (const [file, marked, said] of LEFT_ALONE)
    it(`is left alone in ${file}: ${said}`, () => assertLeftAlone([file, marked], said));
});
