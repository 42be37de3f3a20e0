import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

describe('changing', () => {
  for (const [said, file, marked, after] of [
    ['change the string to hello world', 'a.ts', "log('bye'|);\n", "log('hello world');\n"],
    ["change this string to don't", 'a.ts', "log('b|ye');\n", "log('don\\'t');\n"],
    ['change the string to 5', 'a.py', 'log("b|ye")\n', 'log("5")\n'],
    ['change bye to a new day', 'a.ts', "log('|bye now');\n", "log('a new day now');\n"],
    ['change the comment to not yet', 'a.ts', 'f();\n// S|oon.\n', 'f();\n// Not yet\n'],
    ['change dot to dash', 'a.py', 'a = "|x.php"\n', 'a = "x-php"\n'],
  ] as const)
    it(`leaves a string a string: ${said}`, async () => assert.equal(await saying(said, marked, file), after));

  for (const [said, file, marked, after] of [
    [
      'change the port to 8080',
      'a.json',
      '{\n  |"name": "port",\n  "port": 3000\n}\n',
      '{\n  "name": "port",\n  "port": 8080\n}\n',
    ],
    ['set version to 2.0.1', 'a.json', '{\n  |"version": "1.4.0"\n}\n', '{\n  "version": "2.0.1"\n}\n'],
    ['set mode to fast', 'a.json', '{\n  |"mode": 3\n}\n', '{\n  "mode": "fast"\n}\n'],
    [
      'set timeout minutes to twenty',
      'a.yml',
      '|a:\n  timeout-minutes: 10 # minutes\n',
      'a:\n  timeout-minutes: 20 # minutes\n',
    ],
    ['change shell to z s h', 'a.yaml', '|shell: bash\n', 'shell: zsh\n'],
    ['set color to red', 'a.scss', '.a {\n  |color: blue;\n}\n', '.a {\n  color: red;\n}\n'],
    [
      'change the limit to 33.2',
      'a.cs',
      'class A {\n  |int b;\n  const double Limit = 31.5;\n  bool C(double c) => c > Limit;\n}\n',
      'class A {\n  int b;\n  const double Limit = 33.2;\n  bool C(double c) => c > Limit;\n}\n',
    ],
    [
      'set retries to five',
      'a.ts',
      '|f(retries);\nlet retries: number = 3;\n',
      'f(retries);\nlet retries: number = 5;\n',
    ],
    [
      'change the separator to a comma',
      'a.rb',
      "|a.split(SEPARATOR)\nSEPARATOR = ';'\n",
      "a.split(SEPARATOR)\nSEPARATOR = ','\n",
    ],
  ] as const)
    it(`puts a value in the place of a value: ${said}`, async () =>
      assert.equal(await saying(said, marked, file), after));

  for (const [said, file, marked] of [
    // Nothing of the name has a value there.
    ['set speed to fast', 'a.ts', '|drive(speed);\n'],
    // A list is no value that is given in words.
    ['set files to none', 'a.yaml', '|files: [a, b]\n'],
    ['turn that comment into real code', 'a.ts', 'f();\n// c|omment\n'],
    ['change it to something better', 'a.ts', 'const |a = 1;\n'],
  ] as const)
    it(`is left to others: ${said}`, async () => assert.equal(await saying(said, marked, file), undefined));

  it('puts a name where nothing else can stand', async () => {
    const before = 'fn f() {\n    a.|unwrap();\n}\n';
    assert.equal(
      await saying('replace unwrap with unwrap or default', before, 'a.rs'),
      'fn f() {\n    a.unwrap_or_default();\n}\n',
    );
  });

  for (const [said, file, marked, after] of [
    [
      'change true to false here',
      'a.java',
      'class A {\n  boolean b = |true;\n}\n',
      'class A {\n  boolean b = false;\n}\n',
    ],
    [
      'change this to return false',
      'a.rs',
      'fn a() -> bool {\n    return tr|ue;\n}\n',
      'fn a() -> bool {\n    return false;\n}\n',
    ],
    ['replace stock dot CSV with goods dot CSV', 'a.py', 'a = "|stock.csv"\n', 'a = "goods.csv"\n'],
    ['change garden shop to flower shop', 'a.html', '<title>|Garden shop</title>\n', '<title>Flower shop</title>\n'],
    ['change the text from no task to task not found', 'a.py', 'f(|"no task %d")\n', 'f("task not found %d")\n'],
    ['change the return value from five to six', 'a.py', 'def a():\n    |return 5\n', 'def a():\n    return 6\n'],
    ['change b from two to three', 'a.ts', 'const |b = 2;\n', 'const b = 3;\n'],
    ['change b from seven to three', 'a.ts', 'const |b = 2;\n', undefined],
    [
      'add a key called columns with the value six to display',
      'a.json',
      '{\n  "display": {\n    "rows": |4\n  }\n}\n',
      '{\n  "display": {\n    "rows": 4,\n    "columns": 6\n  }\n}\n',
    ],
    [
      'add a line below: self dot open equals true',
      'a.py',
      'class A:\n    def b(self):\n        |self.a = 1\n',
      undefined,
    ],
    ['change join to left join', 'a.sql', 'SELECT a FROM b\nJO|IN c ON c.d = b.d;\n', undefined],
    [
      'give verbose a default value of false',
      'a.py',
      'def a(|verbose):\n    pass\n',
      'def a(verbose=False):\n    pass\n',
    ],
    [
      'add the string kelvin to the units array',
      'a.json',
      '{ "units": ["metr|ic"] }\n',
      '{ "units": ["metric", "kelvin"] }\n',
    ],
    ['add font weight bold below color red', 'a.css', '.a {\n  margin: |0;\n}\n', undefined],
    [
      'add val z colon int to position',
      'A.kt',
      'class Position(val x: Int)\n\nclass B {\n  val |a = 1\n}\n',
      undefined,
    ],
    ['before this call log with cleaning', 'a.sh', 'log() {\n  echo "$1"\n}\n|clean_old\n', undefined],
    ['delete this sentence', 'a.md', 'One is there. Two |are here. Three.\n', 'One is there. Three.\n'],
  ] as const)
    it(`says no more and no less than was said: ${said}`, async () =>
      assert.equal(await saying(said, marked, file), after));
});

describe('importing', () => {
  for (const [said, file, marked, after] of [
    ['import os', 'a.py', 'import re\n\n|a()\n', 'import re\nimport os\n\na()\n'],
    ['import path from pathlib', 'a.py', 'import re\n\n|a()\n', 'import re\nfrom pathlib import Path\n\na()\n'],
    [
      'import os',
      'a.go',
      'package a\n\nimport (\n\t"fmt"\n\t"io"\n)\n\nvar |a = 1\n',
      'package a\n\nimport (\n\t"fmt"\n\t"io"\n\t"os"\n)\n\nvar a = 1\n',
    ],
    [
      'Include the string header.',
      'a.cpp',
      '#include <vector>\n\nint |a;\n',
      '#include <vector>\n#include <string>\n\nint a;\n',
    ],
    ['require set', 'a.rb', "require 'json'\n\n|a\n", "require 'json'\nrequire 'set'\n\na\n"],
  ] as const)
    it(`is done: ${said} in ${file}`, async () => assert.equal(await saying(said, marked, file), after));

  for (const [said, file] of [
    ['import duties are high', 'a.py'],
    ['import the data from the server', 'a.py'],
    ['include the tests', 'a.cpp'],
    ['require a password', 'a.rb'],
    ['import use sparkle from react', 'a.ts'],
    ['import sales', 'a.md'],
  ] as const)
    it(`is left to others: ${said} in ${file}`, async () => assert.equal(await saying(said, '|a\n', file), undefined));
});
