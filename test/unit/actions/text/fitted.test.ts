import assert from 'node:assert/strict';
import { Stage } from '../../../support/stage.ts';

interface Case {
  readonly name: string;
  readonly before: string;
  readonly action: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly after: string;
}

const GO = 'func run() {\n\tif ok {\n\t\tstart(1)\n\t}\n}\n';
const TS = 'function run() {\n  if (ok) {\n    start(1);\n  }\n}\n';

/** What models send that is not to the letter, and what comes of it in the file. */
const CASES: Readonly<Record<string, Case>> = {
  'indent-kept: blanks for tabs in both texts': {
    name: 'a.go',
    before: GO,
    action: 'replace_text',
    args: {
      find: '    if ok {\n        start(1)\n    }',
      replace: '    if ok {\n        start(2)\n        stop(3)\n    }',
    },
    after: 'func run() {\n\tif ok {\n\t\tstart(2)\n\t\tstop(3)\n\t}\n}\n',
  },
  'indent-kept: blanks for tabs, from the first character on': {
    name: 'a.go',
    before: GO,
    action: 'replace_text',
    args: { find: 'if ok {\n        start(1)\n    }', replace: 'if ok {\n        start(2)\n    }' },
    after: GO.replace('1', '2'),
  },
  'indent-kept: blanks for tabs in what comes behind a line that was found': {
    name: 'a.go',
    before: GO,
    action: 'replace_text',
    args: { find: 'start(1)', replace: 'start(1)\n        stop(2)' },
    after: GO.replace('start(1)', 'start(1)\n\t\tstop(2)'),
  },
  'indent-kept: blanks for tabs in lines that are replaced by number': {
    name: 'a.go',
    before: GO,
    action: 'apply_edits',
    args: { edits: [{ first_line: 2, last_line: 4, text: '    if ok {\n        start(2)\n    }' }] },
    after: GO.replace('1', '2'),
  },
  'indent-kept: blanks for tabs in lines that are inserted': {
    name: 'a.go',
    before: GO,
    action: 'insert_text',
    args: { text: '        stop(2)\n        wait(3)', where: 'line_below', line: 3 },
    after: GO.replace('start(1)', 'start(1)\n\t\tstop(2)\n\t\twait(3)'),
  },
  'indent-kept: tabs for blanks': {
    name: 'a.ts',
    before: TS,
    action: 'replace_text',
    args: { find: '\tif (ok) {\n\t\tstart(1);\n\t}', replace: '\tif (ok) {\n\t\tstart(2);\n\t}' },
    after: TS.replace('1', '2'),
  },
  'indent-kept: tabs for blanks in what comes behind a line that was found': {
    name: 'a.ts',
    before: TS,
    action: 'replace_text',
    args: { find: 'start(1);', replace: 'start(1);\n\t\tstop(2);' },
    after: TS.replace('start(1);', 'start(1);\n    stop(2);'),
  },
  'indent-kept: four blanks for two': {
    name: 'a.ts',
    before: TS,
    action: 'replace_text',
    args: { find: '    if (ok) {\n        start(1);\n    }', replace: '    if (ok) {\n        start(2);\n    }' },
    after: TS.replace('1', '2'),
  },
  'indent-kept: what is within a template stays to the letter': {
    name: 'a.go',
    before: GO,
    action: 'replace_text',
    args: { find: 'start(1)', replace: 'start(`\n    a\n        b`)' },
    after: GO.replace('start(1)', 'start(`\n    a\n        b`)'),
  },
  'numbers-copied: as the context shows lines': {
    name: 'a.ts',
    before: TS,
    action: 'replace_text',
    args: { find: '>3|     start(1);', replace: '>3|     start(2);' },
    after: TS.replace('1', '2'),
  },
  'numbers-copied: as read_file shows lines': {
    name: 'a.ts',
    before: TS,
    action: 'replace_text',
    args: { find: '2   if (ok) {\n3     start(1);', replace: '2   if (ok) {\n3     start(2);\n4     stop();' },
    after: TS.replace('start(1);', 'start(2);\n    stop();'),
  },
  'numbers-copied: at the place that they name': {
    name: 'a.ts',
    before: 'a();\nb();\na();\nb();\n',
    action: 'replace_text',
    args: { find: '3| a();\n4| b();', replace: '3| c();\n4| d();' },
    after: 'a();\nb();\nc();\nd();\n',
  },
  'numbers-copied: in what replaces alone': {
    name: 'a.ts',
    before: 'a();\nb();\n',
    action: 'replace_text',
    args: { find: 'a();\nb();', replace: '1 | a(1);\n2 | b(1);' },
    after: 'a(1);\nb(1);\n',
  },
  'numbers-copied: in lines that are replaced by number': {
    name: 'a.ts',
    before: 'a();\nb();\nc();\n',
    action: 'apply_edits',
    args: {
      edits: [
        { first_line: 2, last_line: 3, text: '2| b(1);\n3| c(1);' },
        { find: '1| a();', replace: '1| a(1);' },
      ],
    },
    after: 'a(1);\nb(1);\nc(1);\n',
  },
  'numbers-copied: in lines that are inserted': {
    name: 'a.ts',
    before: 'a();\nb();\n',
    action: 'insert_text',
    args: { text: '2| x();\n3| y();', where: 'line_below', line: 1 },
    after: 'a();\nx();\ny();\nb();\n',
  },
  'numbers-copied: in what is deleted': {
    name: 'a.ts',
    before: 'a();\nb();\nc();\n',
    action: 'delete_text',
    args: { text: '2 | b();' },
    after: 'a();\nc();\n',
  },
  'numbers that are text stay': {
    name: 'a.md',
    before: 'one\n',
    action: 'replace_text',
    args: { find: 'one', replace: '1 apple\n2 pears' },
    after: '1 apple\n2 pears\n',
  },
  'escaped-breaks: in what replaces': {
    name: 'a.js',
    before: 'a();\nb();\n',
    action: 'replace_text',
    args: { find: 'a();\nb();', replace: String.raw`a("\n");\nb(1);` },
    after: 'a("\\n");\nb(1);\n',
  },
  'escaped-breaks: in both': {
    name: 'a.py',
    before: 'if a:\n\tb()\n',
    action: 'replace_text',
    args: { find: String.raw`if a:\n\tb()`, replace: String.raw`if a:\n\tc()` },
    after: 'if a:\n\tc()\n',
  },
  'escaped-breaks: in one of several edits': {
    name: 'a.js',
    before: 'a();\nb();\n',
    action: 'apply_edits',
    args: { edits: [{ find: 'a();\nb();', replace: String.raw`a(1);\nb(1);` }] },
    after: 'a(1);\nb(1);\n',
  },
  'escaped-breaks: in lines that are inserted': {
    name: 'a.js',
    before: 'a();\n',
    action: 'insert_text',
    args: { text: String.raw`b();\nc();`, where: 'line_below', line: 1 },
    after: 'a();\nb();\nc();\n',
  },
  'escaped-breaks: in lines that are replaced by number': {
    name: 'a.js',
    before: 'a();\nb();\n',
    action: 'apply_edits',
    args: { edits: [{ first_line: 1, last_line: 2, text: String.raw`a(1);\nb(1);` }] },
    after: 'a(1);\nb(1);\n',
  },
  'breaks that are meant in letters stay': {
    name: 'a.js',
    before: 'say("hello");\n',
    action: 'replace_text',
    args: { find: 'hello', replace: String.raw`hello;\nworld` },
    after: 'say("hello;\\nworld");\n',
  },
};

describe('What a model sends that is not to the letter', () => {
  for (const [title, { name, before, action, args, after }] of Object.entries(CASES)) {
    it(title, async () => {
      const stage = new Stage({ [name]: `‸${before}` });
      try {
        await stage.run(action, args);
        assert.equal(stage.text(name), after);
      } finally {
        stage.close();
      }
    });
  }

  it('numbers-copied: a new file', async () => {
    const stage = new Stage({ 'a.js': '‸' });
    try {
      await stage.run('create_file', { file: 'b.js', text: String.raw`a();\nb("\n");` });
      assert.equal(stage.text('b.js'), 'a();\nb("\\n");');
      await stage.run('create_file', { file: 'c.js', text: '1| a();\n2| b();' });
      assert.equal(stage.text('c.js'), 'a();\nb();');
    } finally {
      stage.close();
    }
  });

  it('numbers-copied: numbers that could be text count only where they are right', async () => {
    const stage = new Stage({ 'a.md': '‸apples\npears\n' });
    try {
      await stage.fails('not-found', 'replace_text', { find: '3 apples', replace: '4 apples' });
      assert.equal(stage.text('a.md'), 'apples\npears\n');
    } finally {
      stage.close();
    }
  });
});
