import assert from 'node:assert/strict';
import { Stage } from '../../../../support/stage.ts';

describe('rewriting', () => {
  let stage: Stage;

  const open = (text: string, name = 'a.ts'): Stage => {
    stage = new Stage({ [name]: text });
    return stage;
  };

  afterEach(() => stage.close());

  describe('surround_text', () => {
    const surrounded: readonly (readonly [string, object, string, string])[] = [
      ['what is selected', { before: '(', after: ')' }, 'a «b + c» d', 'a «(b + c)» d'],
      ['a text', { before: '"', after: '"', text: 'b' }, 'a b c‸', 'a "b" c‸'],
      ['a text near a line', { before: '[', after: ']', text: 'x', near_line: 3 }, 'x\n\nx‸\n', 'x\n\n[x]‸\n'],
      [
        'lines, which are indented',
        { before: 'try {', after: '} catch (error) {\n  log(error);\n}', first_line: 2, last_line: 3 },
        '{\n  a();\n  b();\n}‸\n',
        '{\n  try {\n    a();\n    b();\n  } catch (error) {\n    log(error);\n  }\n}‸\n',
      ],
      ['lines by tabs', { before: '{', after: '}', first_line: 2 }, 'f\n\ta\n‸', 'f\n\t{\n\t\ta\n\t}\n‸'],
      [
        'lines with something before alone',
        { before: 'if (x)', after: '', first_line: 1 },
        'a\n  b\n‸',
        'if (x)\n  a\n  b\n‸',
      ],
      [
        'lines but no empty ones',
        { before: '{', after: '}\n', first_line: 1, last_line: 3 },
        'a\n\n  b\n‸',
        '{\n  a\n\n    b\n}\n‸',
      ],
      [
        'the last line, without a line end',
        { before: '<p>', after: '</p>', first_line: 2 },
        '‸  x\ny',
        '‸  x\n<p>\n  y\n</p>',
      ],
      [
        'F22: lines of CRLF',
        { before: '{\r\n', after: '}', first_line: 1 },
        'a\r\n  b\r\n‸',
        '{\r\n  a\r\n}\r\n  b\r\n‸',
      ],
    ];
    for (const [what, args, before, after] of surrounded)
      it(`surrounds ${what}`, async () => {
        open(before);
        await stage.run('surround_text', args);
        assert.equal(stage.marked(), after);
        await stage.editor.documents.undo(stage.path('a.ts'));
        assert.equal(stage.text('a.ts'), before.replace(/[‸«»]/g, ''));
      });

    it('F6: wants one thing that is there', async () => {
      open('a\na‸\n');
      const around = { before: '(', after: ')' };
      assert.match(await stage.fails('bad-arguments', 'surround_text', around), /Nothing is selected/);
      assert.match(
        await stage.fails('bad-arguments', 'surround_text', { ...around, first_line: 1, text: 'a' }),
        /exactly one of first_line, text/,
      );
      await stage.fails('ambiguous', 'surround_text', { ...around, text: 'a' });
      await stage.fails('not-found', 'surround_text', { ...around, text: 'b' });
      await stage.fails('bad-arguments', 'surround_text', { ...around, first_line: 9 });
      await stage.fails('bad-arguments', 'surround_text', { before: '(' });
      assert.equal(stage.text('a.ts'), 'a\na\n');
    });

    it('does not take the selection of another file', async () => {
      stage = new Stage({ 'a.ts': '«a»', 'b.ts': 'b' });
      await stage.fails('bad-arguments', 'surround_text', { before: '(', after: ')', file: 'b.ts' });
      assert.equal(stage.text('b.ts'), 'b');
    });

    it('keeps the inside of strings of several lines to the letter', async () => {
      open('  x();\nconst s = `a\nb`;\n‸');
      await stage.run('surround_text', { before: 'try {', after: '} finally {}', first_line: 2, last_line: 3 });
      assert.equal(stage.text('a.ts'), '  x();\ntry {\n  const s = `a\nb`;\n} finally {}\n');
    });
  });

  describe('change_case', () => {
    const written: readonly (readonly [string, string, string])[] = [
      ['upper', 'maxSpeed', 'MAXSPEED'],
      ['lower', 'MaxSpeed', 'maxspeed'],
      ['camel', 'max_speed', 'maxSpeed'],
      ['pascal', 'max-speed', 'MaxSpeed'],
      ['snake', 'maxSpeed', 'max_speed'],
      ['kebab', 'MaxSpeed', 'max-speed'],
      ['constant', 'maxSpeed', 'MAX_SPEED'],
      ['dotted', 'maxSpeed', 'max.speed'],
      ['title', 'max speed', 'Max Speed'],
      ['sentence', 'MAX SPEED', 'Max speed'],
      ['snake', 'größterWert', 'größter_wert'],
      ['upper', "it's 1 + 2;\n  so (it) is", "IT'S 1 + 2;\n  SO (IT) IS"],
    ];
    for (const [style, before, after] of written)
      it(`writes ${JSON.stringify(before)} in ${style} case`, async () => {
        open(`x = «${before}»;\n`);
        assert.match(await stage.run('change_case', { style }), /^It is now "/);
        assert.equal(stage.marked(), `x = «${after}»;\n`);
      });

    it('takes a text that is named, and says when it is so already', async () => {
      open('let maxSpeed = max_speed‸;\n');
      await stage.run('change_case', { style: 'snake', text: 'maxSpeed' });
      assert.equal(stage.text('a.ts'), 'let max_speed = max_speed;\n');
      await stage.fails('ambiguous', 'change_case', { style: 'camel', text: 'max_speed' });
      assert.match(await stage.run('change_case', { style: 'lower', text: 'let' }), /in lower case already/);
      assert.deepEqual(stage.edited, ['a.ts']);
    });

    it('keeps signs and line ends of sentences', async () => {
      open("// «it's a test, don't (break).\n// and more»\n");
      await stage.run('change_case', { style: 'title' });
      assert.equal(stage.text('a.ts'), "// It's A Test, Don't (Break).\n// And More\n");
    });

    it('keeps what a name begins with', async () => {
      open('this.«_maxSpeed» = 1;\n');
      await stage.run('change_case', { style: 'snake' });
      assert.equal(stage.text('a.ts'), 'this._max_speed = 1;\n');
    });

    it('keeps blanks around a name that were selected with it', async () => {
      open('«  maxSpeed »= 1;\n');
      await stage.run('change_case', { style: 'snake' });
      assert.equal(stage.text('a.ts'), '  max_speed = 1;\n');
    });

    it('F6: knows the styles', async () => {
      open('«a»');
      assert.match(await stage.fails('bad-arguments', 'change_case', { style: 'SHOUT' }), /one of upper, lower, title/);
    });
  });

  describe('insert_snippet', () => {
    it('goes over what is selected, with the cursor in the first place', async () => {
      open('«old»;\n');
      // biome-ignore lint/suspicious/noTemplateCurlyInString: what a snippet looks like
      await stage.run('insert_snippet', { snippet: 'for (const ${1:item} of $2) {$0}' });
      assert.equal(stage.text('a.ts'), 'for (const item of ) {};\n');
      assert.equal(stage.exchange.here().selection.active.character, 11);
      await stage.run('undo');
      assert.equal(stage.text('a.ts'), 'old;\n');
    });

    it('goes over a selection that was made backwards', async () => {
      open('a old b‸\n');
      const [anchor, active] = [
        { line: 0, character: 5 },
        { line: 0, character: 2 },
      ];
      stage.exchange.moved(stage.path('a.ts'), { anchor, active });
      await stage.run('insert_snippet', { snippet: 'new' });
      assert.equal(stage.text('a.ts'), 'a new b\n');
    });

    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: what snippets look like
    const variables = [
      '$CLIPBOARD',
      '${TM_FILENAME}',
      '${1:$CLIPBOARD}',
      '${1:${CLIPBOARD}}',
      '${TM_SELECTED_TEXT/x/y/}',
    ];
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: what snippets look like
    for (const snippet of [...variables, '\\\\$CLIPBOARD'])
      it(`A38: takes no variable: ${snippet}`, async () => {
        open('‸');
        assert.match(await stage.fails('bad-arguments', 'insert_snippet', { snippet }), /Write \\\$/);
        assert.equal(stage.text('a.ts'), '');
      });

    it('takes a dollar sign that is written as it was told to', async () => {
      open('‸', 'a.sh');
      await stage.run('insert_snippet', { snippet: 'echo "\\$PATH"' });
      assert.equal(stage.text('a.sh'), 'echo "$PATH"');
    });

    it('A3: asks before a protected file changes', async () => {
      open('{‸}', 'package.json');
      await stage.fails('refused', 'insert_snippet', { snippet: '"x": $1' });
      assert.match(stage.editor.questions[0]?.detail ?? '', /\+ \{"x": \$1\}/);
      assert.equal(stage.text('package.json'), '{}');
    });
  });
});
