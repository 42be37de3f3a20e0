import assert from 'node:assert/strict';
import { cpuNow } from '../../../support/cpuNow.ts';
import { Stage } from '../../../support/stage.ts';

const EVIL = 'https://evil.example/x.json';

describe('A48: what makes the editor fetch is judged by the document as it will be', () => {
  let stage: Stage;

  afterEach(() => stage.close());

  const asked = () => stage.editor.questions.map(({ title }) => title);

  /** Refused without a yes, after a question that names the address. */
  async function asks(action: string, given: object): Promise<void> {
    await stage.fails('refused', action, given);
    assert.match(asked().at(-1) ?? '', /evil\.example/, action);
  }

  it('where a file is created with a schema', async () => {
    stage = new Stage({ 'a.ts': '‸' });
    for (const file of ['data.json', 'tsconfig.json', '.babelrc', 'a.code-snippets', 'a.JSONC'])
      await asks('create_file', { file, text: `{ "$schema": "${EVIL}" }` });
    await asks('create_file', { file: 'a.yaml', text: `# yaml-language-server: $schema=${EVIL}\na: 1\n` });
    await asks('create_file', { file: 'a.toml', text: `#:schema ${EVIL}\na = 1\n` });
    await asks('create_file', { file: 'a.toml', text: `"$schema" = "${EVIL}"\n` });
    await asks('create_file', { file: 'a.xml', text: `<a xsi:noNamespaceSchemaLocation="${EVIL}"/>` });
    await asks('create_file', { file: 'a.xml', text: `<!DOCTYPE a SYSTEM "${EVIL}"><a/>` });
    await asks('create_file', { file: 'a.md', text: `![](${EVIL})` });
    assert.deepEqual(stage.edited, []);
  });

  it('where a file is given a name by which it is read in another way', async () => {
    stage = new Stage({ 'a.ts': '‸', 'data.txt': `{ "$schema": "${EVIL}" }`, 'note.txt': `![x](${EVIL})` });
    await asks('rename_file', { file: 'data.txt', new_path: 'data.json' });
    await asks('rename_file', { file: 'note.txt', new_path: 'note.md' });
    await stage.run('rename_file', { file: 'data.txt', new_path: 'other.txt' });
  });

  it('where a snippet writes it with escapes', async () => {
    stage = new Stage({ 'data.json': '{‸}' });
    await asks('insert_snippet', { snippet: `"\\$schema": "${EVIL}"` });
    await asks('insert_snippet', { snippet: `"\\$\${1:schema}": "${EVIL}"` });
    await stage.fails('bad-arguments', 'insert_snippet', { snippet: `"\${1/(.*)/\\$schema/}": "${EVIL}"` });
    assert.equal(stage.text('data.json'), '{}');
  });

  it('where a schema of the workspace names another that is elsewhere', async () => {
    stage = new Stage({
      'own.schema.json': '{ "type": "object" }‸',
      'data.json': '{ "$schema": "./own.schema.json" }',
    });
    await asks('replace_text', { find: '"type": "object"', replace: `"$ref": "${EVIL}"` });
    await asks('replace_text', { find: '"type": "object"', replace: `"properties": {"a": {"$ref": "${EVIL}#/a"}}` });
    await stage.run('replace_text', { find: '"type": "object"', replace: '"$ref": "#/definitions/a"' });
  });

  it('where TOML, XML and Markdown come to name it', async () => {
    stage = new Stage({ 'a.toml': 'a = 1\n‸', 'a.xml': '<a/>', 'a.md': 'text\n', 'b.md': `![pic][p]\n` });
    await asks('insert_text', { text: `#:schema ${EVIL}`, where: 'start_of_file' });
    await asks('replace_text', { file: 'a.xml', find: '<a/>', replace: `<a xsi:schemaLocation="urn:a ${EVIL}"/>` });
    for (const image of [
      `![](${EVIL})`,
      `![a b](<${EVIL}>)`,
      `<img alt="x"\nsrc='${EVIL}'>`,
      `![x](//evil.example/x)`,
      `<p style="background:url(${EVIL})">`,
    ])
      await asks('insert_text', { file: 'a.md', text: image, where: 'end_of_file' });
    await asks('insert_text', { file: 'b.md', text: `[p]: ${EVIL}`, where: 'end_of_file' });
    await stage.fails('refused', 'insert_text', {
      file: 'a.md',
      text: '![](&#104;ttps&colon;evil)',
      where: 'end_of_file',
    });
    await stage.run('insert_text', { file: 'a.md', text: `[a link](${EVIL}) ![](./own.png)`, where: 'end_of_file' });
  });

  it('where a comment becomes code, by lines or by the editor', async () => {
    let ran = 0;
    stage = new Stage(
      { 'data.jsonc': `{\n  // "$schema": "${EVIL}"\n}‸\n` },
      {
        commands: {
          'editor.action.commentLine': () => void ran++,
          'editor.action.clipboardCutAction': () => void ran++,
        },
      },
    );
    await asks('change_lines', { how: 'uncomment', first_line: 2 });
    await asks('run_command', { command: 'toggle_comment' });
    await asks('run_command', { command: 'cut' });
    assert.equal(ran, 0);
  });

  it('where lines move to where they count', async () => {
    stage = new Stage({ 'a.toml': `a = """\n#:schema ${EVIL}\n"""\n‸` });
    await stage.run('move_lines', { first_line: 2, to_line: 1 });
    assert.deepEqual(asked(), [], 'it was fetched before, as far as anyone can tell');
  });

  it('and not where nothing new is fetched', async () => {
    stage = new Stage(
      { 'data.json': `{ "$schema": "${EVIL}", "a": 1‸ }`, 'a.ts': '' },
      { commands: { 'editor.action.commentLine': () => {} } },
    );
    await stage.run('replace_text', { find: '1', replace: '2' });
    await stage.run('run_command', { command: 'toggle_comment' });
    await stage.run('insert_text', { file: 'a.ts', text: `// "$schema": "${EVIL}"`, where: 'end_of_file' });
    await stage.run('create_file', { file: 'b.json', text: '{ "$schema": "./own.json", "url": "https://x" }' });
    await stage.run('create_file', { file: 'c.json', text: '{ "dependencies": { "a": "https://x" } }' });
    assert.deepEqual(asked(), []);
  });

  it('in time, however large the document', async () => {
    const large = JSON.stringify(
      Array.from({ length: 20_000 }, (_, i) => ({ $ref: `#/a/${i}`, text: '!['.repeat(5) })),
    );
    stage = new Stage({ 'data.json': `${large}‸`, 'a.md': `${'<img '.repeat(100_000)}![${'!['.repeat(100_000)}` });
    const from = cpuNow();
    await stage.run('insert_text', { text: '\n', where: 'end_of_file' });
    await stage.run('insert_text', { file: 'a.md', text: 'x', where: 'end_of_file' });
    assert.ok(cpuNow() - from < 2000, `${cpuNow() - from} ms`);
  });
});
