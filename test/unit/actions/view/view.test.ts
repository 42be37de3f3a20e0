import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { defineReading } from '../../../../src/actions/define.ts';
import type { View } from '../../../../src/actions/view/view.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { Stage } from '../../../support/stage.ts';

/** Names that a method would have which changes, runs, shows or sends something. */
const DOING =
  /^(edit|save|undo|close|snippet|create|rename|delete|move|select|open|visit|show|run|start|stage|commit|switch|set[A-Z]|change|command|write|put|add|confirm|preview|track)/;

/** Never called: it has to be refused by the compiler. */
async function nothingElseCompiles(view: View): Promise<void> {
  // @ts-expect-error: a view edits nothing
  await view.documents.edit([], { join: false });
  // @ts-expect-error: it shows nothing
  await view.documents.show('a.ts');
  // @ts-expect-error: it saves nothing
  await view.documents.save('a.ts');
  // @ts-expect-error: it creates nothing
  await view.files.create('a.ts', '');
  // @ts-expect-error: it deletes nothing
  await view.files.delete('a.ts');
  // @ts-expect-error: it runs nothing
  await view.programs.runInTerminal('rm -rf .', AbortSignal.abort());
  // @ts-expect-error: it starts nothing
  await view.programs.runTask({ name: '', runs: '', isTest: false });
  // @ts-expect-error: it knows no commands that could be run
  await view.workbench.command('workbench.action.quit');
  // @ts-expect-error: it changes no setting
  await view.workbench.changeSetting('a', 1);
  // @ts-expect-error: it commits nothing
  await view.versionControl.commit('', '');
  // @ts-expect-error: it asks nothing of its own
  view.asking;
  // @ts-expect-error: it hands out no editor
  view.editor;
}

/** An action that reads gets no hands. */
const reading = defineReading({
  name: 'reading',
  description: 'Reads.',
  needs: [],
  input: z.strictObject({}),
  async run(_input, view) {
    // @ts-expect-error: there are none
    return asWritten(String(view.hands));
  },
});

describe('a view', () => {
  it('offers nothing that acts, as the compiler sees it', () => {
    assert.ok(nothingElseCompiles);
    assert.equal(reading.risk, 'reads');
  });

  let stage: Stage;

  beforeEach(() => {
    stage = new Stage({ 'a.ts': 'one‸', '.env': 'KEY=1' });
  });

  afterEach(() => stage.close());

  it('has no method that does anything, of whatever name', () => {
    const { view } = stage.access;
    for (const [name, part] of Object.entries(view)) {
      const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(part)).filter(each => each !== 'constructor');
      assert.ok(methods.length > 0, name);
      assert.deepEqual(
        methods.filter(method => DOING.test(method)),
        [],
        name,
      );
      assert.deepEqual(Object.keys(part), [], `${name} keeps to itself what it looks through`);
    }
    assert.deepEqual(Object.keys(stage.access.hands.text), []);
  });

  it('A45: asks the languages about no document that the gate has not let through', async () => {
    const { languages } = stage.access.view;
    const forged = await stage.editor.documents.read(stage.path('.env'));
    assert.throws(() => languages.hover(forged, { line: 0, character: 0 }), { code: 'refused' });
    assert.throws(() => languages.symbols({ ...forged, path: '/etc/passwd' }), { code: 'refused' });
  });
});
