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

describe('a body', () => {
  it('has the comments above its first line too', async () => {
    assert.equal(
      await saying('delete the body of a', 'def |a():\n    # how\n    b()\n\nc()\n', 'a.py'),
      'def a():\n\nc()\n',
    );
  });
});
