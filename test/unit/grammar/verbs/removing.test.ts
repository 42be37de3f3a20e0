import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

const PACKAGE = '{\n  |"name": "a",\n  "dependencies": {\n    "react": "18",\n    "zod": "3"\n  }\n}\n';
const DERIVE = '#[derive(Debug, Clone)]\nstruct A {\n    |b: u8,\n}\n';
const PROJECT = '[project]\n|name = "a"\ndependencies = [\n    "click>=8.1",\n    "rich",\n]\n';
const IMAGE = '<p>|a</p>\n<img src="a.png" width="3" alt="">\n';
const CHAIN = 'fun f(tasks: List<Int>): List<Int> {\n    return |tasks.filter { it > 1 }.sortedBy { -it }\n}\n';
const DEFAULTED = 'function f(a, deep = false) {\n  |return a;\n}\n';
const THREE = 'function f(a, b, c) {\n  |g();\n}\nfunction h(x, y) {\n  g();\n}\n';

describe('removing', () => {
  for (const [said, file, marked, gone] of [
    ['remove zod from the dependencies', 'a.json', PACKAGE, ',\n    "zod": "3"'],
    ['take Clone out of the derive', 'a.rs', DERIVE, ', Clone'],
    ["we don't use click any more, take it out of the dependencies", 'a.toml', PROJECT, '    "click>=8.1",\n'],
    ['take the width off the image', 'a.html', IMAGE, ' width="3"'],
    ['take the alt off the image', 'a.html', IMAGE, ' alt=""'],
    ['delete the sorted by', 'a.kt', CHAIN, '.sortedBy { -it }'],
    ["take away deep's default value", 'a.js', DEFAULTED, ' = false'],
    ['deep should have no default any more', 'a.js', DEFAULTED, ' = false'],
    ['delete the first and second parameter of h', 'a.js', THREE, 'x, y'],
    ['delete the second and the last parameter of f', 'a.js', THREE, ', b, c'],
  ] as const)
    it(`takes one of several out of what holds it: ${said}`, async () =>
      assert.equal(await saying(said, marked, file), marked.replace('|', '').replace(gone, '')));

  for (const [said, file, marked] of [
    ['remove zod from the project', 'a.json', PACKAGE],
    ['take the name out of the file name', 'a.json', PACKAGE],
    ['take Clone out for a walk', 'a.rs', DERIVE],
    ['take the edge off the image', 'a.html', IMAGE],
    ['remove lodash from the dependencies', 'a.json', PACKAGE],
    ['a should have no default', 'a.js', DEFAULTED],
    ['delete the first and the last time it runs', 'a.js', THREE],
  ] as const)
    it(`leaves what is not held there: ${said}`, async () => assert.equal(await saying(said, marked, file), undefined));
});
