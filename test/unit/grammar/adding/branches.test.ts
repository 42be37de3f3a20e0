import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

/** A switch of each language whose branches have no brackets, with the cursor behind its first statement. */
const SWITCHES: readonly (readonly [file: string, head: string, branch: string, statement: string, rest: string])[] = [
  [
    'a.ts',
    'function run(mode: string) {\n  switch (mode) {\n',
    "    case 'a':\n",
    '      go();',
    '    default:\n      stop();\n  }\n}\n',
  ],
  [
    'A.java',
    'class A {\n  void run(int mode) {\n    switch (mode) {\n',
    '      case 1:\n',
    '        go();',
    '      default:\n        stop();\n    }\n  }\n}\n',
  ],
  [
    'a.cs',
    'class A {\n    void Run(int mode) {\n        switch (mode) {\n',
    '            case 1:\n',
    '                Go();',
    '            default:\n                Stop();\n                break;\n        }\n    }\n}\n',
  ],
  [
    'a.c',
    'void run(int mode)\n{\n    switch (mode) {\n',
    '    case 1:\n',
    '        go();',
    '    default:\n        stop();\n    }\n}\n',
  ],
  [
    'a.php',
    '<?php\nfunction run($mode)\n{\n    switch ($mode) {\n',
    '        case 1:\n',
    '            go();',
    '        default:\n            stop();\n    }\n}\n',
  ],
  [
    'a.dart',
    'void run(int mode) {\n  switch (mode) {\n',
    '    case 1:\n',
    '      go();',
    '    default:\n      stop();\n  }\n}\n',
  ],
  [
    'a.go',
    'package a\n\nfunc run(mode int) {\n\tswitch mode {\n',
    '\tcase 1:\n',
    '\t\tpass()',
    '\tdefault:\n\t\tstop()\n\t}\n}\n',
  ],
  ['a.rb', 'def run(mode)\n  case mode\n', '  when 1\n', '    go(1)', '  else\n    stop(1)\n  end\nend\n'],
  [
    'a.sh',
    'run() {\n  case "$1" in\n',
    '    a)\n',
    '      go 1',
    '      ;;\n    *)\n      stop\n      ;;\n  esac\n}\n',
  ],
];

describe('a statement that is added in a branch of a switch', () => {
  for (const [file, head, branch, statement, rest] of SWITCHES) {
    const indent = /^\s*/.exec(statement)?.[0] ?? '';
    const added = `${indent}return${/\.(go|rb|sh)$/.test(file) ? '' : ';'}\n`;

    it(`stands behind that of the cursor: ${file}`, async () => {
      const said = await spokenEdit(file, `${head}${branch}${statement}‸\n${rest}`, 'add a return');
      assert.equal(said, `${head}${branch}${statement}\n${added}${rest}`);
    });

    it(`stands in one that has none yet: ${file}`, async () => {
      const said = await spokenEdit(file, `${head}${branch.trimEnd()}‸\n${rest}`, 'add a return');
      assert.equal(said, `${head}${branch}${added}${rest}`);
    });

    it(`stands on a blank line below: ${file}`, async () => {
      const said = await spokenEdit(file, `${head}${branch}${statement}\n‸\n${rest}`, 'add a return');
      assert.equal(said, `${head}${branch}${statement}\n${added}${rest}`);
    });
  }

  it('stands in the block of one that has braces', async () => {
    const marked = "switch (mode) {\n  case 'a': {\n    go();‸\n  }\n}\n";
    assert.equal(
      await spokenEdit('a.ts', marked, 'add a break'),
      "switch (mode) {\n  case 'a': {\n    go();\n    break;\n  }\n}\n",
    );
  });

  it('stands behind the switch where the cursor is behind it', async () => {
    const marked = "function f() {\n  switch (mode) {\n    case 'a':\n      go();\n  }‸\n}\n";
    assert.equal(
      await spokenEdit('a.ts', marked, 'add a return'),
      "function f() {\n  switch (mode) {\n    case 'a':\n      go();\n  }\n  return;\n}\n",
    );
  });
});
