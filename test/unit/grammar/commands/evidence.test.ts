import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

describe('what speaks against a reading', () => {
  it('is a word that only stands there as a part of another in some text', async () => {
    assert.equal(await saying('delete station', '|f();\nlet a = "weather-station";\n', 'a.ts'), undefined);
    assert.equal(
      await saying('delete the word station', '|f();\nlet a = "weather-station";\n', 'a.ts'),
      'f();\nlet a = "weather-";\n',
    );
    assert.equal(await saying('change many to lots', '|f();\nlet a = "many";\n', 'a.ts'), 'f();\nlet a = "lots";\n');
    assert.equal(await saying('delete station', 'let a = "weather-|station";\n', 'a.ts'), 'let a = "weather-";\n');
  });

  it('is a name that is made up of words which are something else', async () => {
    const before = 'function push(a) {\n  f(a);|\n}\n';
    assert.equal(await saying('change a to nil return err', before, 'a.ts'), undefined);
    assert.equal(await saying('change a to the value that was there before', before, 'a.ts'), undefined);
    assert.equal(await saying('change a to max depth', before, 'a.ts'), 'function push(a) {\n  f(maxDepth);\n}\n');
  });

  it('is a construct that a mere name would take the place of', async () => {
    const before = 'function push(a) {\n  f(a);|\n}\n';
    assert.equal(await saying('change this function to pull', before, 'a.ts'), undefined);
    assert.equal(await saying('change push to pull', before, 'a.ts'), 'function pull(a) {\n  f(a);\n}\n');
  });

  it('is code that does not parse afterwards, but not where one asks for it to the letter', async () => {
    const before = 'function push(a) {\n  f(a);|\n}\n';
    assert.equal(await saying('change a to if else', before, 'a.ts'), undefined);
    assert.equal(await saying('rename push to five', before, 'a.ts'), undefined);
    assert.equal(await saying('type open paren', before, 'a.ts'), 'function push(a) {\n  f(a);(\n}\n');
    assert.equal(await saying('delete line one', before, 'a.ts'), '  f(a);\n}\n');
  });
});
