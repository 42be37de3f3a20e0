import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { SessionApprovals } from '../../../../../src/actions/gate/approvals.ts';
import { Bookmarks } from '../../../../../src/actions/run/bookmarks.ts';
import { Journal } from '../../../../../src/actions/run/journal.ts';
import { MovedPlace } from '../../../../../src/actions/run/place.ts';
import { Trail } from '../../../../../src/actions/run/trail.ts';
import { position, range } from '../../../../../src/editor/position.ts';
import { Stage, type StageOptions } from '../../../../support/stage.ts';

describe('looking up', () => {
  let stage: Stage;
  let outside = '';

  function open(services: NonNullable<StageOptions['services']> = {}, options: StageOptions = {}): void {
    stage = new Stage(
      {
        'src/a.ts': 'export const total = 1;\nuse(to‸tal);\n',
        'src/b.ts': 'import { total } from "../../a";\n',
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
      'src/a.ts:\n1| export const total = 1;\n2| use(total);\nsrc/b.ts:\n1| import { total } from "../../a";',
    );
    assert.match(await stage.run('search_files', { text: 'TOTAL', match_case: true }), /stands in no file/);
    assert.match(await stage.run('search_files', { text: '^use\\(', is_regex: true }), /^src\/a\.ts:\n2\| use/);
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
    assert.equal(await stage.run('find_references'), 'src/b.ts:\n1| import { total } from "../../a";');
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

  it('says what it did not find, or what nothing here knows', async () => {
    open({
      references: async () => [],
      definition: async () => [],
      hover: async () => [],
      workspaceSymbols: async () => [],
    });
    assert.match(await stage.fails('not-found', 'find_references'), /search_files/);
    await stage.fails('not-found', 'read_definition');
    assert.match(await stage.run('find_symbols', { name: 'x' }), /No symbol like "x"/);
    stage.close();
    open();
    assert.match(await stage.fails('unsupported', 'find_references'), /find_symbols.*search_files/);
    assert.match(await stage.fails('unsupported', 'find_symbols', { name: 'x' }), /search_files/);
    assert.match(await stage.fails('unsupported', 'read_definition'), /find_symbols/);
  });

  it('reads a definition without going there, and not outside', async () => {
    let target = '';
    open({
      definition: async () => [{ path: target, range: range(0, 13, 0, 18) }],
      symbols: async () => [],
    });
    target = stage.path('src/a.ts');
    assert.match(await stage.run('read_definition', { name: 'total' }), /^src\/a\.ts:\n1\| export const total = 1;/);
    assert.equal(stage.editor.documents.active()?.document.path, stage.path('src/a.ts'));
    target = outside;
    const said = await stage.run('read_definition', { name: 'total' });
    assert.match(said, /outside the workspace/);
    assert.doesNotMatch(said, /secret/);
  });

  it('tells what the editor shows beside a name', async () => {
    open({ hover: async () => ['const total: 1', 'What it all \u200Bcosts.'], definition: async () => [] });
    assert.equal(
      await stage.run('read_definition'),
      'No definition was found.\nThe editor says:\nconst total: 1\n\nWhat it all ⟨U+200B⟩costs.',
    );
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

  it('A9: lets nothing be read at a bookmark that is outside by now', async () => {
    const bookmarks = new Bookmarks();
    open(
      {},
      { remembered: { journal: new Journal(), bookmarks, trail: new Trail(), approvals: new SessionApprovals() } },
    );
    await stage.editor.documents.read(outside);
    bookmarks.set(
      'here',
      new MovedPlace(stage.editor.documents, outside, { anchor: position(0, 0), active: position(0, 0) }),
    );
    await stage.run('bookmark', { go_back: true });
    await stage.fails('refused', 'read_file');
    await stage.fails('refused', 'insert_text', { text: 'x' });
    assert.ok(stage.editor.questions.every(({ title }) => /outside the workspace/.test(title)));
    assert.equal(stage.editor.text(outside), 'secret total\n');
  });

  it('forgets a bookmark with its file', async () => {
    open();
    await stage.run('bookmark', { name: 'b' });
    await stage.run('open_file', { file: 'src/b.ts' });
    stage.editor.documents.drop(stage.path('src/a.ts'));
    await stage.fails('document-closed', 'bookmark', { go_back: true, name: 'b' });
    assert.equal(stage.exchange.here().path, stage.path('src/b.ts'));
  });

  it('keeps places by name, over edits', async () => {
    open();
    await stage.run('bookmark', { name: 'the start' });
    await stage.run('insert_text', { text: '// new', where: 'start_of_file' });
    await stage.run('go_to', { line: 1 });
    assert.equal(await stage.run('bookmark', { go_back: true, name: 'The start' }), 'Back in a.ts line 3.');
    assert.match(await stage.fails('not-found', 'bookmark', { go_back: true }), /There are: thestart/);
  });
});
