import assert from 'node:assert/strict';
import { accessFor } from '../../../../src/actions/run/access.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { position } from '../../../../src/editor/position.ts';
import { placeOf } from '../../../../src/grammar/verbs/acting/livePlace.ts';
import { plan } from '../../../../src/grammar/verbs/verbs.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';
import { cursorAt, exchangeAt } from '../../../support/exchange.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { InMemoryEditor } from '../../../support/inMemoryEditor.ts';

const PATH = '/work/a.ts';

describe('a place that is looked at again', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  let editor: InMemoryEditor;

  async function placeAt(line: number) {
    editor.place(PATH, position(line, 0));
    const exchange = exchangeAt(editor, cursorAt(PATH, position(line, 0)));
    const place = await placeOf(accessFor(exchange, 'user').view, parsers);
    assert.ok(exchange.handedOut.has(place.document), 'what this exchange was given itself');
    exchange.dispose();
    return place;
  }

  beforeEach(() => {
    editor = new InMemoryEditor({ folders: ['/work'], open: { [PATH]: 'let a = 1;\nlet b = 2;\n' } });
  });

  it('is the same one, in which what is planned is known', async () => {
    const place = await placeAt(0);
    assert.equal(await placeAt(0), place);
    const deletion = { target: 'line' };
    assert.equal(plan('delete_target', deletion, place), plan('delete_target', { ...deletion }, place));
  });

  it('is another one elsewhere, and once the text has changed', async () => {
    const place = await placeAt(0);
    assert.equal((await placeAt(1)).cursor, 11);
    const { version } = await editor.documents.read(PATH);
    const range = { start: position(0, 0), end: position(0, 0) };
    await editor.documents.edit([{ path: PATH, edits: [{ range, newText: '\n' }], version }], { join: false });
    const changed = await placeAt(0);
    assert.notEqual(changed, place);
    assert.equal(changed.text, '\nlet a = 1;\nlet b = 2;\n');
    assert.equal(changed.document.version, version + 1);
  });
});
