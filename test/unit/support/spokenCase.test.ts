import assert from 'node:assert/strict';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { CaseRunner, type SpokenCase } from '../../support/spokenCase.ts';

describe('a spoken case', () => {
  const runner = new CaseRunner(grammarFolders);
  const before = 'const total = 1;\nconst size = 2;\n';
  const passes = async (said: string, more: Partial<SpokenCase>) => {
    const base = { id: 'x', suite: 'x', file: 'a.ts', before, cursor: 0, after: before, selection: [-1, -1] as const };
    return (await runner.run({ ...base, kind: 'edit', said, ...more })).pass;
  };

  it('is right where nothing shall be done only if nothing is', async () => {
    assert.equal(await passes('make it like the others, but nicer', { kind: 'hand-on' }), true);
    assert.equal(await passes('delete line two', { kind: 'hand-on' }), false);
  });

  it('is right by the command that the editor runs, by each of its names', async () => {
    assert.equal(await passes('save all', { kind: 'command', expect: ['save_all'] }), true);
    assert.equal(await passes('save all', { kind: 'command', expect: ['workbench.action.files.saveAll'] }), true);
    assert.equal(await passes('save all', { kind: 'command', expect: ['undo'] }), false);
  });

  it('is right by another text or place that is as good', async () => {
    const after = 'const total = 1;\n';
    assert.equal(await passes('delete line two', { after }), true);
    assert.equal(await passes('delete line two', { after: 'x', alt: [after] }), true);
    assert.equal(await passes('delete line two', { after: 'x', alt: ['y'] }), false);
    assert.equal(await passes('go to line two', { kind: 'move', selection: [3, 3], alt: [[17, 17]] }), true);
    assert.equal(await passes('go to line two', { kind: 'move', selection: [3, 3] }), false);
    assert.equal(await passes('select line two', { kind: 'move', selection: [-1, -1] }), true);
  });
});
