import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { range } from '../../../src/common/position.ts';
import { Stage, type StageOptions } from '../../support/stage.ts';

describe('looking up', () => {
  let stage: Stage;
  let outside = '';

  function open(services: NonNullable<StageOptions['services']> = {}, options: StageOptions = {}): void {
    stage = new Stage(
      {
        'src/a.ts': 'export const total = 1;\nuse(to‸tal);\n',
        'src/b.ts': 'import { total } from "./a";\n',
        '.env': 'KEY=total',
      },
      { services, ...options },
    );
    outside = `${stage.folder}-library/x.ts`;
    stage.editor.write(outside, 'secret total\n');
  }

  afterEach(() => stage.close());

  it('finds text in files, with their lines', async () => {
    open();
    const found = await stage.run('search_files', { text: 'TOTAL', in_files: 'src/*.ts' });
    assert.equal(
      found,
      'src/a.ts:1: export const total = 1;\nsrc/a.ts:2: use(total);\nsrc/b.ts:1: import { total } from "./a";',
    );
    assert.match(await stage.run('search_files', { text: 'TOTAL', match_case: true }), /stands in no file/);
    assert.match(await stage.run('search_files', { text: '^use\\(', is_regex: true }), /^src\/a\.ts:2/);
    await stage.fails('bad-arguments', 'search_files', { text: '(', is_regex: true });
  });

  it('A9, A38: tells nothing of files outside, or that hold secrets', async () => {
    open();
    const link = stage.path('linked.ts');
    mkdirSync(`${stage.folder}-library`, { recursive: true });
    symlinkSync(outside, link);
    stage.editor.write(link, 'secret total\n');
    const found = await stage.run('search_files', { text: 'total' });
    assert.doesNotMatch(found, /secret|KEY|library|linked/);
    assert.match(found, /src\/a\.ts/);
    assert.equal(stage.editor.questions.length, 0);
  });

  it('A9: leaves out symbols and uses that are outside', async () => {
    open({
      workspaceSymbols: async () => [
        { name: 'total', kind: 'variable', location: { path: stage.path('src/a.ts'), range: range(0, 13, 0, 18) } },
        { name: 'total', kind: 'variable', location: { path: outside, range: range(0, 0, 0, 5) } },
      ],
      references: async () => [
        { path: stage.path('src/b.ts'), range: range(0, 9, 0, 14) },
        { path: outside, range: range(0, 0, 0, 5) },
      ],
    });
    assert.equal(await stage.run('find_symbols', { name: 'total' }), 'variable total, src/a.ts:1');
    assert.equal(await stage.run('find_references'), 'src/b.ts:1: import { total } from "./a";');
    await stage.run('go_to_reference', { number: 1 });
    assert.equal(stage.context.selection().path, stage.path('src/b.ts'));
    await stage.fails('bad-arguments', 'go_to_reference', { number: 2, name: 'total' });
  });

  it('reads a definition without going there, and not outside', async () => {
    let target = '';
    open({
      definition: async () => [{ path: target, range: range(0, 13, 0, 18) }],
      symbols: async () => [],
    });
    target = stage.path('src/a.ts');
    assert.match(await stage.run('read_definition', { name: 'total' }), /^src\/a\.ts:1:\n1 export const total = 1;/);
    assert.equal(stage.editor.active()?.document.path, stage.path('src/a.ts'));
    target = outside;
    const said = await stage.run('read_definition', { name: 'total' });
    assert.match(said, /outside the workspace/);
    assert.doesNotMatch(said, /secret/);
  });

  it('tells what the editor shows beside a name', async () => {
    open({ hover: async () => ['const total: 1', 'What it all \u200Bcosts.'] });
    assert.equal(await stage.run('read_hover'), 'const total: 1\n\nWhat it all ⟨U+200B⟩costs.');
  });

  it('A10, A12: lists folders of the workspace and no others', async () => {
    open();
    assert.match(await stage.run('list_folder', { folder: 'src' }), /^a\.ts\nb\.ts$/);
    assert.match(await stage.run('list_folder'), /src\//);
    for (const folder of ['..', '/etc', `${stage.folder}-library`, 'src/../..'])
      await stage.fails('refused', 'list_folder', { folder });
  });

  it('A33: shows what cannot be seen in names', async () => {
    open({
      workspaceSymbols: async () => [
        { name: 'to\u202Etal', kind: 'variable', location: { path: stage.path('src/a.ts'), range: range(0, 0, 0, 1) } },
      ],
    });
    assert.match(await stage.run('find_symbols', { name: 'to' }), /to⟨U\+202E⟩tal/);
  });

  it('goes to problems in turn, around the end of the file', async () => {
    open({
      diagnostics: async path => [
        { path: path ?? '', range: range(0, 0, 0, 6), severity: 'warning', message: 'unused', source: 'ts' },
        { path: path ?? '', range: range(1, 4, 1, 9), severity: 'error', message: 'no such name', source: 'ts' },
        { path: path ?? '', range: range(1, 0, 1, 3), severity: 'hint', message: 'a hint', source: 'ts' },
      ],
    });
    assert.equal(await stage.run('go_to_problem', { direction: 'next' }), 'Line 1: unused');
    assert.equal(await stage.run('go_to_problem', { direction: 'previous' }), 'Line 2: no such name');
    assert.equal(await stage.run('go_to_problem', { direction: 'next', severity: 'error' }), 'Line 2: no such name');
  });

  it('keeps places by name, over edits', async () => {
    open();
    await stage.run('set_bookmark', { name: 'the start' });
    await stage.run('insert_text', { text: '// new', where: 'start_of_file' });
    await stage.run('go_to_line', { line: 1 });
    assert.equal(await stage.run('go_to_bookmark', { name: 'The start' }), 'Back in a.ts line 3.');
    assert.match(await stage.fails('not-found', 'go_to_bookmark'), /There are: thestart/);
  });
});
