import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

describe('lines', () => {
  it('are commented below each other, at the least of their indentation', async () => {
    assert.equal(
      await saying('comment out the function', 'func |a() {\n\tb()\n}\n', 'a.go'),
      '// func a() {\n// \tb()\n// }\n',
    );
  });

  it('are commented out, wherever that is said', async () => {
    assert.equal(await saying('comment this line out', '# one\na = |1\n', 'a.py'), '# one\n# a = 1\n');
  });

  it('come out of a comment that has an end without what stood in front of that', async () => {
    assert.equal(await saying('uncomment this', '<p>a</p>\n<!-- <b>|c</b> -->\n', 'a.html'), '<p>a</p>\n<b>c</b>\n');
  });

  it('become one with white space between words alone', async () => {
    assert.equal(await saying('join lines', 'SELECT |a\nFROM b\n', 'a.sql'), 'SELECT a FROM b\n');
    assert.equal(await saying('join lines', 'a(|\n  b)\n', 'a.js'), 'a(b)\n');
    assert.equal(await saying('join lines', 'a(|b,\n  c)\n', 'a.js'), 'a(b, c)\n');
  });

  it('change places without their comma in a list', async () => {
    assert.equal(
      await saying('move this line up', '{\n  "a": 1,\n  "|b": 2\n}\n', 'a.json'),
      '{\n  "b": 2,\n  "a": 1\n}\n',
    );
    assert.equal(
      await saying('move this line down', 'x = [\n    |1,\n    2\n]\n', 'a.py'),
      'x = [\n    2,\n    1\n]\n',
    );
  });

  it('change places as they are where they are no list', async () => {
    assert.equal(await saying('move this line up', 'a();\n|b();\n', 'a.js'), 'b();\na();\n');
  });
});

describe('what is deleted, copied and renamed by a name or a word', () => {
  it('is a whole declaration where the words are its name', async () => {
    const code = 'class A {\n  int b() { return 1; }\n\n  String getOwner() {\n    return owner;\n  }\n}\n';
    assert.equal(
      await saying('delete get owner', code.replace('1', '|1'), 'A.java'),
      'class A {\n  int b() { return 1; }\n}\n',
    );
    assert.equal(
      await saying('delete total', 'b = total(|1)\n\ndef total(x):\n    return x\n', 'a.py'),
      'b = total(1)\n',
    );
  });

  it('leaves one blank line where one was on both sides', async () => {
    assert.equal(await saying('delete the block quote', 'a\n\n> |b\n\n## C\n', 'a.md'), 'a\n\n## C\n');
    assert.equal(
      await saying(
        'delete b',
        'class A:\n    def a(self):\n        pass\n\n    def b(self):\n        |pass\n\n\nc()\n',
        'a.py',
      ),
      'class A:\n    def a(self):\n        pass\n\n\nc()\n',
    );
  });

  it('leaves the blank line in front of a comment that something follows', async () => {
    assert.equal(await saying('delete the comment', '[a]\nb = 1\n\n# |c\n[d]\n', 'a.toml'), '[a]\nb = 1\n\n[d]\n');
  });

  it('leaves the blank line behind a group', async () => {
    assert.equal(
      await saying('delete import os', 'import csv\nimport os\n\nA = |1\n', 'a.py'),
      'import csv\n\nA = 1\n',
    );
  });

  it('is the line where nothing but "this" is said', async () => {
    assert.equal(
      await saying('duplicate this', '<ul>\n  <li>a|b</li>\n</ul>\n', 'a.html'),
      '<ul>\n  <li>ab</li>\n  <li>ab</li>\n</ul>\n',
    );
  });

  it('is the variable at hand and not the type that is called like it', async () => {
    assert.equal(
      await saying(
        'rename server to app',
        'type Server struct{}\n\nfunc main() {\n\tserver := &Ser|ver{}\n\tserver.Run()\n}\n',
        'a.go',
      ),
      'type Server struct{}\n\nfunc main() {\n\tapp := &Server{}\n\tapp.Run()\n}\n',
    );
  });

  it('is no text where a file is said', async () => {
    assert.equal(await saying('delete that file', 'a|b\n', 'a.js'), undefined);
    assert.equal(await saying('delete everything', 'a|b\n', 'a.js'), '');
  });

  it('is not replaced with what nobody can know', async () => {
    assert.equal(await saying('replace the battery with a new one', 'const |battery = 1;\n', 'a.js'), undefined);
    assert.equal(await saying('change battery to another one', 'const |battery = 1;\n', 'a.js'), undefined);
  });

  it('stays words where nothing is code', async () => {
    assert.equal(await saying('replace npm ci with npm install', 'run: |npm ci\n', 'a.yml'), 'run: npm install\n');
  });
});

describe('a body', () => {
  it('has the comments above its first line too', async () => {
    assert.equal(
      await saying('delete the body of a', 'def |a():\n    # how\n    b()\n\nc()\n', 'a.py'),
      'def a():\n    pass\n\nc()\n',
    );
  });
});
