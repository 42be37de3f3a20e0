import * as vscode from 'vscode';
import type { Mark } from '../../editor/marks.ts';
import { toRange } from '../editor/convert.ts';

/**
 * Taken out of the flow, so that no text is shifted: the labels are as wide as nothing. VS Code has no option for that, but
 * writes what is given as `text-decoration` into the label's style as it stands.
 */
const OVER_TEXT = [
  ...['none', 'position: absolute', 'z-index: 1', 'pointer-events: none', 'box-sizing: border-box'],
  ...['line-height: 1', 'letter-spacing: -0.03em', 'padding: 0 0.06em', 'border-radius: 0.2em'],
  ...['font-family: system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif', 'transform-origin: left'],
].join('; ');

/** How large a label is, by the size of the editor's font: both of a line that has two above each other are as high as it. */
const SIZES = { 'words alone': 0.7, 'signs too': 0.6 } as const;
type Size = (typeof SIZES)[keyof typeof SIZES];

/** Where on its line a label stands, by the size of the editor's font. */
const PLACES = {
  /** Between two lines, where the least of both is hidden. */
  word: `font-size: ${SIZES['words alone']}em; top: -0.5em`,
  'word among signs': `font-size: ${SIZES['signs too']}em; top: -0.5em`,
  sign: `font-size: ${SIZES['signs too']}em; top: 0.65em`,
  /** Above the first line there is nothing but the edge. */
  'top word': `font-size: ${SIZES['words alone']}em; top: 0`,
  'top word among signs': `font-size: ${SIZES['signs too']}em; top: 0`,
  'top sign': `font-size: ${SIZES['signs too']}em; top: 0.8em`,
} as const;

/** As wide as so many columns of text of its own size is a label of one digit, and each digit more. */
const WIDTH = { first: 1.43, next: 1.23 };
/** Labels are made narrower in steps, each of which is a decoration of its own. */
const STEPS = 8;

/**
 * The numbers over the text of all editors that show it. VS Code makes a rule of style of each label that looks different
 * from others of its type, and VS Code 1.100 forgets to take them away with the type: so types are kept, and what is drawn
 * with them is taken away one type at a time.
 */
export class MarkLabels {
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();
  readonly #drawn = new Map<vscode.TextEditor, ReadonlySet<string>>();

  /** Draws marks of an editor's document, in their order, in place of what was drawn in it. */
  draw(editor: vscode.TextEditor, marks: readonly Mark[]): void {
    const labels = new Map<string, vscode.DecorationOptions[]>(
      [...(this.#drawn.get(editor) ?? [])].map(key => [key, []]),
    );
    const hasSigns = marks.some(({ isSign }) => isSign);
    const size = SIZES[hasSigns ? 'signs too' : 'words alone'];
    const first = editor.visibleRanges[0]?.start.line;
    for (const [mark, room] of withRoom(marks)) {
      const among = mark.isSign ? 'sign' : hasSigns ? 'word among signs' : 'word';
      const place = mark.range.start.line === first ? (`top ${among}` as const) : among;
      const key = `${place} ${stepsFor(String(mark.number).length, size, room)}`;
      const label = { range: toRange(mark.range), renderOptions: { before: { contentText: String(mark.number) } } };
      const others = labels.get(key);
      if (others) others.push(label);
      else labels.set(key, [label]);
    }
    for (const [key, options] of labels) editor.setDecorations(this.#typeOf(key), options);
    this.#drawn.set(editor, new Set([...labels].flatMap(([key, options]) => (options.length > 0 ? [key] : []))));
  }

  /** Takes all away. */
  clear(): void {
    // An editor that is not seen any more has lost its labels.
    for (const editor of vscode.window.visibleTextEditors) if (this.#drawn.has(editor)) this.draw(editor, []);
    this.#drawn.clear();
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
  }

  #typeOf(key: string): vscode.TextEditorDecorationType {
    const known = this.#types.get(key);
    if (known) return known;
    const at = key.lastIndexOf(' ');
    const made = typeOf(key.slice(0, at) as keyof typeof PLACES, Number(key.slice(at + 1)) / STEPS);
    this.#types.set(key, made);
    return made;
  }
}

function typeOf(place: keyof typeof PLACES, width: number): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    before: {
      color: new vscode.ThemeColor('aloud.markForeground'),
      backgroundColor: new vscode.ThemeColor('aloud.markBackground'),
      border: '1px solid',
      borderColor: new vscode.ThemeColor('aloud.markBorder'),
      fontStyle: 'normal',
      fontWeight: '600',
      textDecoration: `${OVER_TEXT}; ${PLACES[place]}${width < 1 ? `; transform: scaleX(${width})` : ''}`,
    },
  });
}

/** Each mark with the columns up to the next label that stands as high. */
function* withRoom(marks: readonly Mark[]): Generator<readonly [Mark, number]> {
  const next = new Map<boolean, Mark>();
  const rooms: (readonly [Mark, number])[] = [];
  for (const mark of marks.toReversed()) {
    const { start } = mark.range;
    const after = next.get(mark.isSign)?.range.start;
    rooms.push([mark, after?.line === start.line ? after.character - start.character : Number.POSITIVE_INFINITY]);
    next.set(mark.isSign, mark);
  }
  yield* rooms.reverse();
}

/** How wide a label may be, in steps of its own width. */
function stepsFor(digits: number, size: Size, room: number): number {
  const width = size * (WIDTH.first + (digits - 1) * WIDTH.next);
  return Math.max(1, Math.min(STEPS, Math.floor((room / width) * STEPS)));
}
