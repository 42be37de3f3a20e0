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

  it('leaves members alone that are called as a parameter is', async () => {
    assert.equal(
      await saying('rename path to file name', 'class A:\n    def b(self, |path):\n        self.path = path\n', 'a.py'),
      'class A:\n    def b(self, file_name):\n        self.path = file_name\n',
    );
    assert.equal(
      await saying(
        'rename path to file',
        'function a(|path) {\n  return load({ path: path }, b.path, ...path);\n}\n',
        'a.js',
      ),
      'function a(file) {\n  return load({ path: file }, b.path, ...file);\n}\n',
    );
  });

  it('keeps the key where a name stands for a key and its value', async () => {
    assert.equal(
      await saying('rename path to file', 'function a(|path) {\n  return load({ path });\n}\n', 'a.js'),
      'function a(file) {\n  return load({ path: file });\n}\n',
    );
  });

  it('renames a field, and no parameter that is called as it is', async () => {
    assert.equal(
      await saying(
        'rename path to file',
        'class A {\n  |path = 1;\n  b(path) {\n    this.path = path;\n  }\n}\n',
        'a.js',
      ),
      'class A {\n  file = 1;\n  b(path) {\n    this.file = path;\n  }\n}\n',
    );
  });

  it('renames a parameter that is a field too wherever it is one', async () => {
    assert.equal(
      await saying(
        'rename path to file',
        'class A {\n  constructor(private |path: string) {}\n  b() {\n    return this.path;\n  }\n}\n',
        'a.ts',
      ),
      'class A {\n  constructor(private file: string) {}\n  b() {\n    return this.file;\n  }\n}\n',
    );
  });
});
