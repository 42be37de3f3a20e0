import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { range } from '../../src/editor/position.ts';
import { VscodeDocuments } from '../../src/vscode/editor/documents/vscodeDocuments.ts';
import { until } from '../support/until.ts';
import { Voice } from './voice.ts';

const CELLS = [
  ['markdown', '# Prices\n'],
  ['code', 'def total(items):\n    price = 0\n    return price\n'],
  ['code', 'price = 2\n'],
] as const;

/** A notebook as Jupyter writes it: nbformat 4.5. */
const NOTEBOOK = JSON.stringify({
  cells: CELLS.map(([cell_type, source], index) => ({
    cell_type,
    id: `cell-${index}`,
    metadata: {},
    source: source.trimEnd(),
    ...(cell_type === 'code' && { execution_count: null, outputs: [] }),
  })),
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

describe('in a notebook, by voice alone', function () {
  this.timeout(120_000);
  let voice: Voice;
  let notebook: vscode.NotebookDocument;

  const text = (index: number) => notebook.cellAt(index).document.getText();
  const texts = () => notebook.getCells().map((_cell, index) => text(index));
  const before = CELLS.map(([, source]) => source.trimEnd());

  /** Shows a new notebook with the cursor in one of its cells. */
  async function open(name: string): Promise<void> {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    const uri = vscode.Uri.joinPath(root.uri, name);
    writeFileSync(uri.fsPath, NOTEBOOK);
    notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
  }

  async function edit(index: number): Promise<vscode.TextEditor> {
    const [shown] = vscode.window.visibleNotebookEditors;
    assert.ok(shown);
    shown.selection = new vscode.NotebookRange(index, index + 1);
    shown.revealRange(shown.selection);
    await vscode.commands.executeCommand('notebook.cell.edit');
    const { document } = notebook.cellAt(index);
    await until('the cell is edited', () => vscode.window.activeTextEditor?.document === document);
    return vscode.window.activeTextEditor as vscode.TextEditor;
  }

  afterEach(() => voice.stop());

  it('a cell is changed as any document is, and its neighbours are not', async () => {
    voice = await Voice.start('rename price to sum', 'delete line two', 'go to line three', 'undo that');
    await open('commands.ipynb');
    const editor = await edit(1);
    await voice.speak('go to line three');
    assert.equal(editor.selection.active.line, 2);
    await voice.speak('rename price to sum');
    assert.deepEqual(texts(), [before[0], before[1]?.replaceAll('price', 'sum'), before[2]]);
    await voice.speak('undo that');
    assert.deepEqual(texts(), before);
    await voice.speak('delete line two');
    assert.deepEqual(texts(), [before[0], before[1]?.replace('    price = 0\n', ''), before[2]]);
  });

  it('is dictated into, as prose or as code', async () => {
    voice = await Voice.start('a list of prices', 'return none', 'scratch that');
    await open('dictation.ipynb');
    const prose = await edit(0);
    prose.selection = new vscode.Selection(0, 8, 0, 8);
    await voice.speak('a list of prices', { mode: 'dictate' });
    assert.equal(text(0), '# Prices a list of prices');
    await voice.speak('scratch that', { mode: 'dictate' });
    assert.equal(text(0), before[0]);
    const code = await edit(2);
    code.selection = new vscode.Selection(0, 9, 0, 9);
    await voice.speak('return none');
    assert.deepEqual(texts(), [before[0], before[1], `${before[2]}\nreturn None`]);
  });

  it('is pointed at by marks', async () => {
    voice = await Voice.start('show marks', 'change three to goods');
    await open('marks.ipynb');
    await edit(1);
    await voice.speak('show marks');
    await voice.speak('change three to goods');
    assert.deepEqual(texts(), [before[0], before[1]?.replace('items', 'goods'), before[2]]);
  });

  it('is saved and closed with its notebook', async () => {
    voice = await Voice.start('delete line two', 'save the file', 'close the file');
    await open('saved.ipynb');
    await edit(1);
    await voice.speak('delete line two');
    await until('it is changed', () => notebook.isDirty);
    await voice.speak('save the file');
    await until('it is saved', () => !notebook.isDirty);
    assert.doesNotMatch(readFileSync(notebook.uri.fsPath, 'utf8'), /price = 0/);
    await edit(1);
    await voice.speak('close the file');
    await until('it is closed', () => vscode.window.visibleNotebookEditors.length === 0);
  });

  it('is not written into once its notebook is closed', async () => {
    voice = await Voice.start();
    await open('closed.ipynb');
    const { document } = await edit(1);
    const documents = new VscodeDocuments();
    try {
      const path = documents.active()?.document.path ?? '';
      const { version } = document;
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await until('it is closed', () => vscode.window.visibleNotebookEditors.length === 0);
      const edits = [{ range: range(0, 0, 0, 0), newText: 'x' }];
      await assert.rejects(documents.edit([{ path, version, edits }], { join: false }), { code: 'document-closed' });
      assert.equal(document.getText(), before[1]);
    } finally {
      documents.dispose();
    }
  });
});
