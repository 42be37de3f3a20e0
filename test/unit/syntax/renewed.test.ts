import assert from 'node:assert/strict';
import { join } from 'node:path';
import { accessFor } from '../../../src/actions/run/access.ts';
import { Runner } from '../../../src/actions/run/runner.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { cursorAt, exchangeAt } from '../../support/exchange.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

/** So many commands, spread over the file; duplicating a line often breaks the code. */
const RUNS = 40;
const code = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `function f${i}(first: number, second: string) {\n  return ${i};\n}\n\n`,
  ).join('');

describe('a tree that has grown with its text', () => {
  let parsers: Parsers;
  let folder: TemporaryFolder;
  let path: string;

  beforeEach(() => {
    parsers = new Parsers({ folders: grammarFolders, log: silentLog });
    folder = temporaryFolder('renewed');
    path = join(folder.path, 'a.ts');
  });

  afterEach(() => folder.remove());

  const document = (text: string) => ({ path, languageId: 'typescript', text });

  it('is read afresh where the code is broken, once', async () => {
    const whole = code(50);
    const broken = whole.replace('function f7(', 'function f7(first: number) {\nfunction f7(');
    await parsers.treeOf(document(whole));
    await parsers.treeOf(document(broken));
    const renewed = await parsers.renewed(document(broken));
    const fresh = await parsers.parse(broken, 'typescript');
    assert.ok(renewed && fresh);
    assert.deepEqual(renewed.scopes('parameter'), fresh.scopes('parameter'));
    assert.equal(await parsers.renewed(document(broken)), undefined);
    fresh.dispose();
  });

  it('is left where nothing would be gained', async () => {
    const whole = code(5);
    await parsers.treeOf(document('function broken( {'));
    assert.equal(await parsers.renewed(document('function broken( {')), undefined, 'it has not grown');
    await parsers.treeOf(document(whole));
    assert.equal(await parsers.renewed(document(whole)), undefined, 'it is not broken');
    await parsers.treeOf(document(`${whole}(`));
    assert.equal(await parsers.renewed(document(whole)), undefined, 'it is of another text');
  });

  it('keeps no command from being understood behind what earlier ones have broken', async () => {
    const text = Array.from(
      { length: 5000 },
      (_, i) =>
        `function f${i}(first: number, second: string): number {\n  let sum = ${i};\n  for (const value of [first, ${i}]) {\n    if (value > sum) {\n      sum += value;\n    }\n  }\n  return sum;\n}\n\n`,
    ).join('');
    const said = ['delete second parameter', 'add if sum equals zero', 'change sum to result', 'duplicate line'];
    const editor = new InMemoryEditor({ folders: [folder.path], open: { [path]: text } });
    const grammar = new Grammar(parsers);
    for (let run = 0; run <= RUNS; run++) {
      const document = await editor.documents.read(path);
      const line = Math.floor(((run + 0.5) / (RUNS + 1)) * document.lineCount);
      const at = { line, character: document.line(line).search(/\S|$/) };
      editor.place(path, at);
      const exchange = exchangeAt(editor, cursorAt(path, at));
      const runner = new Runner({ exchange, by: 'user', actions: grammar.actions, log: silentLog });
      const words = said[run % said.length] as string;
      const choice = await grammar.understand(words, accessFor(exchange, 'user').view);
      assert.ok(choice, `“${words}” in line ${line + 1}: ${document.line(line)}`);
      for (const call of choice.reading.calls) await runner.call(call.name, call.arguments);
      exchange.dispose();
    }
  });
});
