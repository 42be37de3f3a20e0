import assert from 'node:assert/strict';
import { Stage } from '../../../../support/stage.ts';

describe('lines', () => {
  let stage: Stage;

  const open = (text: string, name = 'a.ts'): Stage => {
    stage = new Stage({ [name]: text });
    return stage;
  };

  afterEach(() => stage.close());

  /** Runs an action on a text, and checks the text with its cursor afterwards, and that one undo takes it back. */
  async function check(name: string, args: object, before: string, after: string, file?: string): Promise<void> {
    open(before, file);
    await stage.run(name, args);
    assert.equal(stage.marked(), after);
    assert.deepEqual(stage.edited, [file ?? 'a.ts']);
    await stage.editor.documents.undo(stage.path(file ?? 'a.ts'));
    assert.equal(stage.text(file ?? 'a.ts'), before.replace(/[‸«»]/g, ''));
  }

  describe('which lines', () => {
    it('are those that are named', async () => {
      await check(
        'change_lines',
        { how: 'duplicate', first_line: 2, last_line: 3 },
        '‸a\nb\nc\nd\n',
        '‸a\nb\nc\nb\nc\nd\n',
      );
    });

    it('are that of the cursor where nothing is selected', async () => {
      await check('change_lines', { how: 'duplicate' }, 'a\nb‸\nc\n', 'a\nb‸\nb\nc\n');
    });

    it('are those of the selection, less one that it only ends at', async () => {
      await check('change_lines', { how: 'indent' }, '{\n  x\n«a\nb\n»c\n', '{\n  x\n«  a\n  b\n»c\n');
      stage.close();
      await check('change_lines', { how: 'indent' }, '{\n  x\na«a\nb»b\nc\n', '{\n  x\n  a«a\n  b»b\nc\n');
    });

    it('must be there, and in order', async () => {
      open('a\nb‸\n');
      assert.match(
        await stage.fails('bad-arguments', 'change_lines', { how: 'duplicate', first_line: 9 }),
        /a\.ts has 3 lines/,
      );
      await stage.fails('bad-arguments', 'change_lines', { how: 'sort', first_line: 2, last_line: 9 });
      await stage.fails('bad-arguments', 'change_lines', { how: 'sort', first_line: 2, last_line: 1 });
      await stage.fails('bad-arguments', 'change_lines', { how: 'indent', first_line: 0 });
      assert.equal(stage.text('a.ts'), 'a\nb\n');
    });

    it('cannot be those of the cursor in another file', async () => {
      stage = new Stage({ 'a.ts': 'a‸\n', 'b.ts': 'b\n' });
      assert.match(
        await stage.fails('bad-arguments', 'change_lines', { how: 'duplicate', file: 'b.ts' }),
        /give first_line/,
      );
      await stage.run('change_lines', { how: 'duplicate', file: 'b.ts', first_line: 1 });
      assert.equal(stage.text('b.ts'), 'b\nb\n');
    });

    it('are not guessed from the last one alone', async () => {
      open('a\nb\nc‸\n');
      await stage.fails('bad-arguments', 'change_lines', { how: 'duplicate', last_line: 1 });
    });

    it('F20: are followed while the user types', async () => {
      open('a\nb\nc‸\n');
      await stage.run('read_file');
      stage.editor.type(stage.path('a.ts'), { line: 0, character: 0 }, 'typed\n');
      assert.equal(await stage.run('change_lines', { how: 'duplicate', first_line: 2 }), 'Duplicated line 3.');
      assert.equal(stage.text('a.ts'), 'typed\na\nb\nb\nc\n');
    });

    it('F19: are refused once they have changed', async () => {
      open('a\nb\nc‸\n');
      await stage.run('read_file');
      stage.editor.type(stage.path('a.ts'), { line: 1, character: 0 }, 'x');
      for (const [name, more] of [
        ['change_lines', { how: 'duplicate' }],
        ['change_lines', { how: 'sort' }],
        ['change_lines', { how: 'join' }],
        ['change_lines', { how: 'comment' }],
        ['change_lines', { how: 'indent' }],
        ['move_lines', { to_line: 1 }],
      ] as const)
        await stage.fails('document-changed', name, { first_line: 1, last_line: 2, ...more });
      assert.equal(stage.text('a.ts'), 'a\nxb\nc\n');
    });

    it('F19: are refused in a file that is closed, or cannot be changed', async () => {
      open('a\nb‸\n');
      stage.editor.files.readOnly.add(stage.path('a.ts'));
      await stage.fails('read-only', 'change_lines', { how: 'duplicate' });
      stage.editor.documents.drop(stage.path('a.ts'));
      await stage.fails('document-closed', 'change_lines', { how: 'duplicate' });
    });
  });

  describe('move_lines', () => {
    const moved: readonly (readonly [string, object, string, string])[] = [
      ['down', { first_line: 1, to_line: 3 }, 'a\nb\nc‸\n', 'b\na\nc‸\n'],
      ['up', { first_line: 3, to_line: 1 }, 'a\nb‸\nc\n', 'c\na\nb‸\n'],
      ['several', { first_line: 1, last_line: 2, to_line: 4 }, 'a\nb\nc\n‸d\n', 'c\na\nb\n‸d\n'],
      ['the last one up, which has no line end', { first_line: 3, to_line: 1 }, 'a‸\nb\nc', 'c\na‸\nb'],
      ['to the end, which has no line end', { first_line: 1, to_line: 4 }, 'a\nb‸\nc', 'b‸\nc\na'],
      ['before the end, which is an empty line', { first_line: 1, to_line: 3 }, 'a\nb‸\n', 'b‸\na\n'],
      ['above an empty line', { first_line: 3, to_line: 2 }, '‸a\n\nc', '‸a\nc\n'],
      ['F22: of CRLF', { first_line: 1, to_line: 3 }, 'a\r\nb\r\nc‸', 'b\r\na\r\nc‸'],
      ['F22: of CRLF to the end', { first_line: 1, to_line: 4 }, 'a\r\nb‸\r\nc', 'b‸\r\nc\r\na'],
    ];
    for (const [what, args, before, after] of moved)
      it(`moves lines ${what}`, async () => {
        await check('move_lines', args, before, after);
      });

    it('refuses places that are none, and where they stand already', async () => {
      open('a\nb\nc‸');
      for (const to of [1, 2, 3])
        assert.match(
          await stage.fails('bad-arguments', 'move_lines', { first_line: 1, last_line: 2, to_line: to }),
          /stand there already: lines 1 to 2/,
        );
      await stage.fails('bad-arguments', 'move_lines', { first_line: 1, to_line: 5 });
      await stage.fails('bad-arguments', 'move_lines', { first_line: 1 });
      assert.equal(stage.text('a.ts'), 'a\nb\nc');
    });

    it('counts the target as the model saw it, before edits of the same reply', async () => {
      open('a\nb\nc\nd\ne‸');
      await stage.run('read_file');
      await stage.run('delete_text', { first_line: 1 });
      await stage.run('move_lines', { first_line: 2, to_line: 4 });
      assert.equal(stage.text('a.ts'), 'c\nb\nd\ne');
    });

    it('takes a last line that was seen for that line, though the file is shorter by now', async () => {
      open('a\nb\nc\nd\ne‸');
      await stage.run('read_file');
      await stage.run('delete_text', { first_line: 1 });
      await stage.run('move_lines', { first_line: 2, to_line: 5 });
      assert.equal(stage.text('a.ts'), 'c\nd\nb\ne');
    });

    it('takes the end that was seen for the end, though the file is longer by now', async () => {
      open('a\nb\nc‸');
      await stage.run('read_file');
      await stage.run('insert_text', { text: 'new', where: 'start_of_file' });
      await stage.run('move_lines', { first_line: 1, to_line: 4 });
      assert.equal(stage.text('a.ts'), 'new\nb\nc\na');
    });
  });

  describe('duplicating', () => {
    const duplicated: readonly (readonly [string, object, string, string])[] = [
      ['of the last line, which has no line end', {}, 'a\nb‸', 'a\nb‸\nb'],
      ['of a file of one line', {}, 'a‸', 'a‸\na'],
      ['F22: of CRLF', { first_line: 1, last_line: 2 }, 'a\r\nb\r\n‸', 'a\r\nb\r\na\r\nb\r\n‸'],
    ];
    for (const [what, args, before, after] of duplicated)
      it(`puts a copy below, ${what}`, async () => {
        await check('change_lines', { how: 'duplicate', ...args }, before, after);
      });

    it('says what it did', async () => {
      open('a\nb‸\n');
      assert.equal(await stage.run('change_lines', { how: 'duplicate' }), 'Duplicated line 2.');
      assert.equal(
        await stage.run('change_lines', { how: 'duplicate', first_line: 1, last_line: 2 }),
        'Duplicated lines 1 to 2, 2 lines.',
      );
    });
  });

  describe('joining', () => {
    const joined: readonly (readonly [string, object, string, string])[] = [
      ['with the next one', { first_line: 1 }, 'a\n  b\nc‸\n', 'a b\nc‸\n'],
      ['keeping how far the first is indented', { first_line: 1 }, '  a  \n  b\n‸c', '  a b\n‸c'],
      ['of several', { first_line: 1, last_line: 3 }, 'f(\n  a,\n  b\n)‸', 'f( a, b\n)‸'],
      ['leaving out empty ones', { first_line: 1, last_line: 3 }, 'a\n\nb\n‸', 'a b\n‸'],
      ['F22: of CRLF', { first_line: 1 }, 'a\r\nb\r\n‸', 'a b\r\n‸'],
    ];
    for (const [what, args, before, after] of joined)
      it(`makes one line, ${what}`, async () => {
        await check('change_lines', { how: 'join', ...args }, before, after);
      });

    it('joins an empty line without a space in front', async () => {
      open('‸\nb\n');
      await stage.run('change_lines', { how: 'join' });
      assert.equal(stage.text('a.ts'), 'b\n');
    });

    it('has nothing to join the last line with', async () => {
      open('a\nb‸');
      await stage.fails('bad-arguments', 'change_lines', { how: 'join' });
      assert.equal(stage.text('a.ts'), 'a\nb');
    });
  });

  describe('commenting', () => {
    const commented: readonly (readonly [string, string, string, string])[] = [
      ['TypeScript', 'a.ts', '  «a();\n\n    b();»\n', '  «// a();\n\n  //   b();»\n'],
      ['Python', 'a.py', '«x = 1»\n', '«# x = 1»\n'],
      ['HTML', 'a.html', '<p>\n  «<b>x</b>»\n', '<p>\n  «<!-- <b>x</b> -->»\n'],
      ['SQL', 'a.sql', '«SELECT 1;»\n', '«-- SELECT 1;»\n'],
    ];
    for (const [language, file, before, after] of commented)
      it(`comments out and back, in ${language}`, async () => {
        open(before, file);
        const plain = (text: string): string => text.replace(/[‸«»]/g, '');
        await stage.run('change_lines', { how: 'comment' });
        assert.equal(stage.text(file), plain(after));
        await stage.run('change_lines', { how: 'uncomment' });
        assert.equal(stage.text(file), plain(before));
      });

    it('uncomments what has no space behind its sign, and leaves code alone', async () => {
      open('//a\n  //  b\nc // d\n‸');
      await stage.run('change_lines', { how: 'uncomment', first_line: 1, last_line: 3 });
      assert.equal(stage.text('a.ts'), 'a\n   b\nc // d\n');
    });

    it('leaves a block comment alone that ends in another line', async () => {
      open('<!-- a\nb -->\n‸', 'a.html');
      await stage.run('change_lines', { how: 'uncomment', first_line: 1 });
      assert.equal(stage.text('a.html'), '<!-- a\nb -->\n');
    });

    it('does not say that it uncommented what was no comment', async () => {
      open('a‸\n');
      assert.doesNotMatch(await stage.run('change_lines', { how: 'uncomment' }), /^Uncommented/);
    });

    it('says so where a language has no comments', async () => {
      open('{‸}', 'a.json');
      await stage.fails('unsupported', 'change_lines', { how: 'comment' });
    });

    it('F22: in more lines than a call takes arguments', async () => {
      open(`${'a();\n'.repeat(200_000)}‸`);
      await stage.run('change_lines', { how: 'comment', first_line: 1, last_line: 200_000 });
      assert.ok(stage.text('a.ts').startsWith('// a();\n// a();\n'));
    });
  });

  describe('sorting', () => {
    const sorted: readonly (readonly [string, object, string, string])[] = [
      ['upper case first', {}, 'b\nC\na\nB', 'B\nC\na\nb'],
      ['whatever the case', { ignore_case: true }, 'b\nC\na\nB', 'a\nb\nB\nC'],
      ['from the last', { descending: true }, 'a\nc\nb', 'c\nb\na'],
      ['by numbers', { numeric: true }, 'v10\nv9\nv1', 'v1\nv9\nv10'],
      ['not by numbers', {}, 'v10\nv9\nv1', 'v1\nv10\nv9'],
      ['once each', { unique: true }, 'b\na\nb\na', 'a\nb'],
      ['once each whatever the case', { unique: true, ignore_case: true }, 'B\na\nb', 'a\nB'],
      ['with all that is theirs', {}, '  b\n a\n\u00e9', '  b\n a\n\u00e9'],
    ];
    for (const [how, args, before, after] of sorted)
      it(`sorts ${how}`, async () => {
        open(`${before}‸`);
        await stage.run('change_lines', { how: 'sort', first_line: 1, last_line: before.split('\n').length, ...args });
        assert.equal(stage.text('a.ts'), after);
      });

    it('sorts only the lines that are meant, and says what it left out', async () => {
      open('z\n«b\na\nb»\na\n');
      assert.equal(await stage.run('change_lines', { how: 'sort', unique: true }), 'Sorted lines 2 to 4; 1 left out.');
      assert.equal(stage.text('a.ts'), 'z\na\nb\na\n');
    });

    it('F20: touches only lines that change', async () => {
      open('a\nc\nb\nd‸\n');
      await stage.run('bookmark', { name: 'd' });
      await stage.run('change_lines', { how: 'sort', first_line: 1, last_line: 4 });
      assert.equal(stage.marked(), 'a\nb\nc\nd‸\n');
    });

    it('knows decimals and negative numbers for numbers', async () => {
      open('1.5\n1.25\n-1\n-2‸');
      await stage.run('change_lines', { how: 'sort', first_line: 1, last_line: 4, numeric: true });
      assert.equal(stage.text('a.ts'), '-2\n-1\n1.25\n1.5');
    });
  });

  describe('indenting', () => {
    const indented: readonly (readonly [string, number, string, string])[] = [
      ['by the steps of the file', 1, '{\n  a\n«b»\n', '{\n  a\n«  b»\n'],
      ['by several', 2, '{\n  a\n«b»\n', '{\n  a\n«    b»\n'],
      ['by tabs', 1, '{\n\ta\n«b»\n', '{\n\ta\n«\tb»\n'],
      ['less far', -1, '{\n  a {\n«    b»\n', '{\n  a {\n«  b»\n'],
      ['less far than there is', -3, '{\n  a\n«   b»\n', '{\n  a\n«b»\n'],
      ['but no empty lines', 1, '  x\n«a\n\nb»\n', '  x\n«  a\n\n  b»\n'],
    ];
    for (const [how, by, before, after] of indented)
      it(`indents ${how}`, async () => {
        open(before);
        await stage.run('change_lines', { how: by > 0 ? 'indent' : 'outdent', steps: Math.abs(by) });
        assert.equal(stage.text('a.ts'), after.replace(/[«»]/g, ''));
      });

    it('takes one step of spaces in a file of tabs', async () => {
      open('\ta\n\tb\n        c‸\n');
      await stage.run('change_lines', { how: 'outdent' });
      assert.match(stage.text('a.ts'), /\n {4}c\n$/);
    });

    it('F6: refuses steps that nobody means', async () => {
      open('a‸');
      for (const steps of [21, -1, 0, 1.5, '1'])
        await stage.fails('bad-arguments', 'change_lines', { how: 'indent', steps });
    });
  });

  it('A3: asks before lines of a protected file change, with the lines', async () => {
    open('{\n  "b": 1,\n  "a": 2\n}‸', 'package.json');
    for (const [name, more] of [
      ['change_lines', { how: 'duplicate' }],
      ['change_lines', { how: 'sort' }],
      ['change_lines', { how: 'join' }],
      ['change_lines', { how: 'indent' }],
      ['move_lines', { to_line: 1 }],
    ] as const)
      await stage.fails('refused', name, { first_line: 2, last_line: 3, ...more });
    assert.equal(stage.editor.questions.length, 5);
    assert.match(stage.editor.questions[1]?.detail ?? '', /- {3}"b": 1,\n\+ {3}"a": 2/);
    assert.deepEqual(stage.edited, []);
  });
});
