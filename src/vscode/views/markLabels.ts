import * as vscode from 'vscode';
import type { Mark } from '../../editor/marks.ts';
import { toRange } from '../editor/convert.ts';

/**
 * Taken out of the flow, so that no text is shifted: the labels are as wide as nothing. VS Code has no option for that, but
 * writes what is given as `text-decoration` into the label's style as it stands. At this size three digits are as wide as
 * a letter and what stands beside it.
 */
const OVER_TEXT = [
  ...['none', 'position: absolute', 'z-index: 1', 'pointer-events: none', 'box-sizing: border-box'],
  ...['font-size: 0.7em', 'line-height: 1.05', 'letter-spacing: -0.03em', 'padding: 0 0.06em', 'border-radius: 0.2em'],
  ...['font-family: system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif', 'font-variant-ligatures: none'],
].join('; ');

/** Where on its line a label stands: a word's above it, where the least of it is hidden, a sign's at its foot. */
const AT = { word: 'top: -0.32em', sign: 'bottom: -0.32em' } as const;

function typeOf(at: keyof typeof AT): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    before: {
      color: new vscode.ThemeColor('aloud.markForeground'),
      backgroundColor: new vscode.ThemeColor('aloud.markBackground'),
      border: '1px solid',
      borderColor: new vscode.ThemeColor('aloud.markBorder'),
      fontStyle: 'normal',
      fontWeight: '600',
      textDecoration: `${OVER_TEXT}; ${AT[at]}`,
    },
  });
}

/** The numbers over the text of all editors that show it. */
export class MarkLabels {
  readonly #types = { word: typeOf('word'), sign: typeOf('sign') };

  /** Draws marks in an editor, by the path of its document. */
  draw(editor: vscode.TextEditor, marks: readonly Mark[]): void {
    const labels = (isSign: boolean) =>
      marks
        .filter(mark => mark.isSign === isSign)
        .map(({ number, range }) => ({
          range: toRange(range),
          renderOptions: { before: { contentText: String(number) } },
        }));
    editor.setDecorations(this.#types.word, labels(false));
    editor.setDecorations(this.#types.sign, labels(true));
  }

  dispose(): void {
    this.#types.word.dispose();
    this.#types.sign.dispose();
  }
}
