import * as vscode from 'vscode';

/** One call of `setDecorations`. */
export interface Drawing {
  readonly editor: vscode.TextEditor;
  readonly type: vscode.TextEditorDecorationType;
  readonly options: readonly vscode.DecorationOptions[];
}

/** Looks over the shoulder of whoever draws in an editor that is on screen; returns how to stop. */
export function watchDecorations(drawn: (drawing: Drawing) => void): () => void {
  const known = new Map<vscode.TextEditor, vscode.TextEditor>();
  const watched = (editor: vscode.TextEditor): vscode.TextEditor => {
    const watching = known.get(editor) ?? watchedEditor(editor, drawn);
    known.set(editor, watching);
    return watching;
  };
  const restore = [
    replaced('visibleTextEditors', editors => editors.map(watched)),
    replaced('activeTextEditor', editor => editor && watched(editor)),
  ];
  return () => {
    for (const each of restore) each();
  };
}

function replaced<N extends 'visibleTextEditors' | 'activeTextEditor'>(
  name: N,
  change: (value: (typeof vscode.window)[N]) => (typeof vscode.window)[N],
): () => void {
  const original = Object.getOwnPropertyDescriptor(vscode.window, name);
  const get = () => change(original?.get?.call(vscode.window));
  Object.defineProperty(vscode.window, name, { configurable: true, get });
  return () => {
    if (original) Object.defineProperty(vscode.window, name, original);
  };
}

function watchedEditor(editor: vscode.TextEditor, drawn: (drawing: Drawing) => void): vscode.TextEditor {
  const setDecorations = (
    type: vscode.TextEditorDecorationType,
    options: readonly (vscode.DecorationOptions | vscode.Range)[],
  ) => {
    drawn({ editor, type, options: options.map(each => ('range' in each ? each : { range: each as vscode.Range })) });
    editor.setDecorations(type, options as readonly vscode.DecorationOptions[]);
  };
  // Its other members are those of the editor; a frozen one lets none be replaced.
  return Object.create(editor, { setDecorations: { value: setDecorations } });
}
