import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

describe('renaming by the letters of a name', () => {
  it('leaves the parameters of other functions alone', async () => {
    const marked = 'function a(size: number) {\n  return |size;\n}\nfunction b(size: number) {\n  return size;\n}\n';
    assert.equal(
      await saying('rename size to width', marked, 'a.ts'),
      'function a(width: number) {\n  return width;\n}\nfunction b(size: number) {\n  return size;\n}\n',
    );
  });

  it('leaves the variables of other functions alone', async () => {
    assert.equal(
      await saying('rename x to y', 'def a():\n    x = 1\n    return |x\n\ndef b():\n    x = 2\n', 'a.py'),
      'def a():\n    y = 1\n    return y\n\ndef b():\n    x = 2\n',
    );
  });

  it('renames a function also where it is called', async () => {
    assert.equal(
      await saying('rename function to grand total', 'function |total() {}\ntotal();\n', 'a.ts'),
      'function grandTotal() {}\ngrandTotal();\n',
    );
  });

  it('renames what belongs to the whole file in all of it', async () => {
    const marked = 'const size = 1;\nfunction a() {\n  return |size;\n}\nexport { size };\n';
    assert.equal(
      await saying('rename size to width', marked, 'a.ts'),
      'const width = 1;\nfunction a() {\n  return width;\n}\nexport { width };\n',
    );
  });
});
