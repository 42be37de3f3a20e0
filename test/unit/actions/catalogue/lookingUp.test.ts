import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { NO_APPROVALS } from '../../../../src/actions/gate/asking.ts';
import { Bookmarks } from '../../../../src/actions/run/bookmarks.ts';
import { Journal } from '../../../../src/actions/run/journal.ts';
import { MovedPlace } from '../../../../src/actions/run/movedPlace.ts';
import { position, range } from '../../../../src/editor/position.ts';
import { Stage, type StageOptions } from '../../../support/stage.ts';

describe('looking up', () => {
  let stage: Stage;
  let outside = '';

  function open(services: NonNullable<StageOptions['services']> = {}, options: StageOptions = {}): void {
    stage = new Stage(
      {
        'src/a.ts': 'export const total = 1;\nuse(to‸tal);\n',
        'src/b.ts': 'import { total } from "../a";\n',
        '.env': 'KEY=total',
      },
      { services, ...options },
    );
    outside = `${stage.folder}-library/x.ts`;
    stage.editor.files.write(outside, 'secret total\n');
  }

  afterEach(() => stage.close());

  it('finds text in files, with their lines', async () => {
    open();
    const found = await stage.run('search_files', { text: 'TOTAL', in_files: 'src/*.ts' });
    assert.equal(
      found,
      'src/a.ts:1: export const total = 1;\nsrc/a.ts:2: use(total);\nsrc/b.ts:1: import { total } from "../a";',
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
    stage.editor.files.write(link, 'secret total\n');
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
    assert.equal(await stage.run('find_references'), 'src/b.ts:1: import { total } from "../a";');
    await stage.run('go_to_reference', { number: 1 });
    assert.equal(stage.context.selection().path, stage.path('src/b.ts'));
    await stage.fails('bad-arguments', 'go_to_reference', { number: 2, name: 'total' });
  });

  it('A9, A11: leaves out what a link in the workspace leads outside for', async () => {
    const linked = () => stage.path('linked/x.ts');
    open({
      workspaceSymbols: async () => [
        { name: 'secret', kind: 'variable', location: { path: linked(), range: range(0, 0, 0, 6) } },
      ],
      references: async () => [{ path: linked(), range: range(0, 0, 0, 6) }],
      definition: async () => [{ path: linked(), range: range(0, 0, 0, 6) }],
    });
    mkdirSync(`${stage.folder}-library`, { recursive: true });
    writeFileSync(outside, 'secret total\n');
    symlinkSync(`${stage.folder}-library`, stage.path('linked'));
    stage.editor.files.write(linked(), 'secret total\n');
    assert.match(await stage.run('find_symbols', { name: 'secret' }), /^No symbol/);
    await stage.fails('not-found', 'find_references');
    await stage.fails('not-found', 'go_to_reference', { number: 1 });
    assert.match(await stage.run('read_definition'), /outside the workspace/);
    assert.doesNotMatch(await stage.run('search_files', { text: 'secret' }), /x\.ts/);
    assert.doesNotMatch(await stage.run('search_files', { text: 'secret', in_files: 'linked/**' }), /x\.ts/);
    for (const folder of ['linked', 'linked/.', 'src/../linked', stage.path('linked')])
      await stage.fails('refused', 'list_folder', { folder });
    assert.equal(stage.editor.questions.length, 0);
  });

  it('A9: searches no folder that a pattern climbs out to', async () => {
    open();
    for (const files of ['../**', '/**', `${stage.folder}-library/*`, '**/x.ts'])
      assert.match(await stage.run('search_files', { text: 'secret', in_files: files }), /stands in no file/);
  });

  it('A15: lists no folder whose name is something else', async () => {
    open();
    for (const folder of ['src\0', 'src:$I30', 'SRC~1', 'CON', 'src.', '//host/share', '~', 'file:///etc'])
      await stage.fails('refused', 'list_folder', { folder });
    await stage.fails('not-found', 'list_folder', { folder: 'gone' });
  });

  it('goes to uses by their number, and counts them', async () => {
    open({
      references: async () => [
        { path: stage.path('src/a.ts'), range: range(0, 13, 0, 18) },
        { path: stage.path('src/b.ts'), range: range(0, 9, 0, 14) },
      ],
    });
    assert.match(await stage.fails('bad-arguments', 'go_to_reference', { number: 3 }), /only 2 places/);
    assert.equal(
      await stage.run('go_to_reference', { number: 2, name: 'total' }),
      'The cursor is in b.ts line 1, use 2 of 2.',
    );
    assert.equal(stage.marked(), 'import { ‸total } from "../a";\n');
    await stage.fails('not-found', 'go_to_reference', { number: 1, name: 'gone' });
    await stage.fails('bad-arguments', 'go_to_reference', { number: 0 });
  });

  it('says what it did not find, or what nothing here knows', async () => {
    open({
      references: async () => [],
      definition: async () => [],
      hover: async () => [],
      workspaceSymbols: async () => [],
    });
    assert.match(await stage.fails('not-found', 'find_references'), /search_files/);
    await stage.fails('not-found', 'read_definition');
    assert.equal(await stage.run('read_hover'), 'The editor knows nothing of it.');
    assert.match(await stage.run('find_symbols', { name: 'x' }), /No symbol like "x"/);
    stage.close();
    open();
    await stage.fails('unsupported', 'find_references');
    await stage.fails('unsupported', 'find_symbols', { name: 'x' });
  });

  it('reads a definition without going there, and not outside', async () => {
    let target = '';
    open({
      definition: async () => [{ path: target, range: range(0, 13, 0, 18) }],
      symbols: async () => [],
    });
    target = stage.path('src/a.ts');
    assert.match(await stage.run('read_definition', { name: 'total' }), /^src\/a\.ts:1:\n1 export const total = 1;/);
    assert.equal(stage.editor.documents.active()?.document.path, stage.path('src/a.ts'));
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

  it('says that there are no problems, or none that are wanted', async () => {
    open({
      diagnostics: async path => [
        {
          path: path ?? '',
          range: range(0, 0, 0, 6),
          severity: 'warning',
          message: 'un\u202Eused\nline',
          source: 'ts',
        },
      ],
    });
    const line = stage.context.selection().selection.active.line;
    assert.equal(await stage.run('go_to_problem', { direction: 'next', severity: 'error' }), 'No problems in a.ts.');
    assert.equal(stage.context.selection().selection.active.line, line);
    assert.equal(await stage.run('go_to_problem', { direction: 'next' }), 'Line 1: un⟨U+202E⟩used⏎line');
    await stage.fails('bad-arguments', 'go_to_problem', {});
  });

  it('A9: lets nothing be read at a bookmark that is outside by now', async () => {
    const bookmarks = new Bookmarks();
    open({}, { lasting: { journal: new Journal(), bookmarks, approvals: NO_APPROVALS } });
    await stage.editor.documents.read(outside);
    bookmarks.set('here', new MovedPlace(stage.editor, outside, { anchor: position(0, 0), active: position(0, 0) }));
    await stage.run('go_to_bookmark');
    await stage.fails('refused', 'read_file');
    await stage.fails('refused', 'insert_text', { text: 'x' });
    assert.ok(stage.editor.questions.every(({ title }) => /outside the workspace/.test(title)));
    assert.equal(stage.editor.text(outside), 'secret total\n');
  });

  it('forgets a bookmark with its file', async () => {
    open();
    await stage.run('set_bookmark', { name: 'b' });
    await stage.run('open_file', { file: 'src/b.ts' });
    stage.editor.documents.drop(stage.path('src/a.ts'));
    await stage.fails('document-closed', 'go_to_bookmark', { name: 'b' });
    assert.equal(stage.context.selection().path, stage.path('src/b.ts'));
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
