import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

const GO =
  'package a\n\ntype Queue struct {\n\tname string\n}\n\nfunc (q *Queue) Push(a string) error {\n\treturn nil\n}\n';
const TS = 'class Foo {\n  a = 1;\n\n  bar(x: number) {\n    return x;\n  }\n}\n';

describe('adding somewhere else', () => {
  for (const [said, file, before, after] of [
    ['add a parameter delay of type int to push', 'a.go', `${GO}|`, GO.replace('a string)', 'a string, delay int)')],
    [
      'add a field count of type int to queue',
      'a.go',
      `${GO}|`,
      GO.replace('name string', 'name  string\n\tcount int'),
    ],
    ['add a method baz to foo', 'a.ts', `${TS}|`, TS.replace('}\n}', '}\n\n  baz() {\n  }\n}')],
    ['add parameter y of type string to bar', 'a.ts', `|${TS}`, TS.replace('x: number', 'x: number, y: string')],
    ['add a comment that says not done above bar', 'a.ts', `|${TS}`, TS.replace('  bar(', '  // not done\n  bar(')],
  ] as const)
    it(`puts it there: ${said}`, async () => assert.equal(await saying(said, before, file), after));

  for (const [said, file, before] of [
    ['add type hints to everything in this file', 'a.ts', `${TS}|`],
    // A statement is nothing that a decorator has, and a new name nothing that a list of names has.
    ['add clone to the derive', 'a.rs', '#[test]\nfn a() {}\n|'],
    ['add cancelled to the list', 'a.ts', 'const all = [open, paid];\n|'],
    ['add a parameter delay to pop', 'a.go', `${GO}|func main() {}\n`],
  ] as const)
    it(`does not where there is no such place: ${said}`, async () =>
      assert.equal(await saying(said, before, file), undefined));
});
