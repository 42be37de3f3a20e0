import assert from 'node:assert/strict';
import { inStyleOf } from '../../../src/syntax/fileStyle.ts';
import { LANGUAGES } from '../../../src/syntax/languages.ts';

describe('the style of a file', () => {
  const writingOf = (grammar: string) => LANGUAGES.find(language => language.grammar === grammar)?.writing;

  it('has blanks within braces as the file has them', () => {
    const own = writingOf('typescript');
    assert.equal(inStyleOf('const {a} = b;\nconst {c} = d;\n', own)?.spacedBraces, false);
    assert.equal(inStyleOf('const { a } = b;\n', own)?.spacedBraces, true);
    assert.equal(inStyleOf('let a = `$\x7bb}`;\n', own)?.spacedBraces, true);
    const go = writingOf('go');
    assert.equal(inStyleOf('a := b{ c: 1 }\n', go)?.spacedBraces, true);
    assert.equal(inStyleOf('a := b{c: 1}\n', go), go);
  });

  it('compares strictly where the file does', () => {
    const own = writingOf('typescript');
    assert.equal(inStyleOf('if (a === b) c();\n', own)?.equality, '===');
    assert.equal(inStyleOf('if (a === b || d == e) c();\n', own)?.equality, undefined);
    assert.equal(inStyleOf('if (a !== b) c();\n', own)?.equality, undefined);
  });

  it('tells C from C++', () => {
    const own = writingOf('cpp');
    assert.equal(inStyleOf('#include <stdio.h>\nint a;\n', own)?.words['null'], 'NULL');
    assert.equal(inStyleOf('#include <stdio.h>\n#include <vector>\n', own)?.words['null'], 'nullptr');
    assert.equal(inStyleOf('std::string a;\n', own)?.types['string'], 'std::string');
    assert.equal(inStyleOf('using namespace std;\nstd::string a;\n', own)?.types['string'], 'string');
  });

  it('is one object for each style, so that what is made of it is made once', () => {
    const own = writingOf('typescript');
    assert.equal(inStyleOf('if (a === b) c();\n', own), inStyleOf('while (d === e) f();\n', own));
  });
});
