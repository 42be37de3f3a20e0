import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const FILE =
  "import { readFile } from 'node:fs/promises';\nimport { basename, join } from 'node:path';\nimport { useState } from 'react';\nimport { Gull } from './birds.js';\n\n‸load();\n";

const DONE: readonly (readonly [said: string, from: string, to: string])[] = [
  ['import write file from node fs promises', '{ readFile }', '{ readFile, writeFile }'],
  ['Import dirname from node path.', '{ basename, join }', '{ basename, dirname, join }'],
  ['import resolve from node path', '{ basename, join }', '{ basename, join, resolve }'],
  ['import use effect from react', '{ useState }', '{ useState, useEffect }'],
  ['add an import of heron from birds', '{ Gull }', '{ Gull, Heron }'],
];

const LEFT_ALONE = [
  'import join from node path',
  'import sparkle from react',
  'import the best of it from react',
  'import everything from birds',
];

describe('a name from a module that is imported already', () => {
  const before = FILE.replace('‸', '');
  for (const [said, from, to] of DONE)
    it(`goes into its braces: ${said}`, async () =>
      assert.equal(
        await spokenEdit('a.ts', FILE, said),
        before.replace(from, () => to),
      ));

  for (const said of LEFT_ALONE)
    it(`is none where it is there, or no name: ${said}`, async () => {
      const after = await spokenEdit('a.ts', FILE, said);
      assert.ok(after === undefined || !/\{[^}]*(?:join, join|ragment|best|verything)/.test(after), after);
    });
});
