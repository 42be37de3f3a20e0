import * as vscode from 'vscode';
import type { Settings } from '../../common/settings/settings.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import { whereElse } from '../atCursor/outOfSight.ts';
import { type Aside, NOTHING, type Note, next, noteOf, type Standing, wordsOf } from '../atCursor/standing.ts';
import { shortened } from './plain.ts';
import { lineOf } from './screen.ts';
import type { TouchedRanges } from './touchedRanges.ts';

/** What is over sooner than this, in ms, nobody sees, and an edit would wait until it is drawn. */
const BRIEF_MS = 100;
/** The level alone is drawn no more often than this, in ms. */
const LEVEL_MS = 100;
/** So long a result stands, in ms: what went wrong takes longer to read. */
const DONE_MS = 6000;
const FAILED_MS = 10_000;

const LONGEST_WORDS = 60;
const LONGEST = 160;

const BARS = '▁▂▃▄▅▆▇█';

const ICONS: Readonly<Record<Note['kind'], string>> = {
  ...{ opening: '○', listening: '●', thinking: '…', acting: '…', speaking: '♪' },
  ...{ asking: '?', done: '✓', failed: '✗' },
};

type Look = 'note' | 'done' | 'failed' | 'asking';

/**
 * What goes on, and what came of it, behind the line of the cursor: a decoration, which changes nothing in the document. A
 * screen reader does not read it, and is told the same otherwise.
 */
export class CursorNote {
  readonly #settings: Settings;
  readonly #touched: Pick<TouchedRanges, 'outOfSight'>;
  readonly #types = new Map<Look, vscode.TextEditorDecorationType>();
  readonly #subscriptions: vscode.Disposable;
  #standing: Standing = NOTHING;
  #timer: NodeJS.Timeout | undefined;
  #over: NodeJS.Timeout | undefined;
  /** What is drawn, by its looks, and where. */
  #drawn: { readonly editor: vscode.TextEditor; readonly look: Look; readonly text: string } | undefined;
  #drawnAt = 0;

  constructor(settings: Settings, touched: Pick<TouchedRanges, 'outOfSight'>) {
    this.#settings = settings;
    this.#touched = touched;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const isHere = document === vscode.window.activeTextEditor?.document;
        if (contentChanges.length > 0 && isHere && this.#standing.result) this.#aside('typed');
      }),
      vscode.window.onDidChangeTextEditorSelection(({ kind, textEditor }) => {
        if (textEditor.document !== this.#drawn?.editor.document) return;
        if (kind === vscode.TextEditorSelectionChangeKind.Keyboard) this.#aside('typed');
        this.#draw(true);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor.document === this.#drawn?.editor.document) this.#draw();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        if (this.#drawn) this.#draw(true);
      }),
    );
  }

  watch(event: TurnEvent): void {
    const before = this.#standing;
    this.#standing = next(before, event);
    if (this.#standing === before) return;
    const { result } = this.#standing;
    if (result !== before.result) {
      clearTimeout(this.#over);
      const ms = result?.kind === 'failed' ? FAILED_MS : DONE_MS;
      if (result) this.#over = setTimeout(() => this.#aside('late'), ms);
    }
    const note = this.#note();
    const isBrief = note?.kind === 'thinking' || note?.kind === 'acting';
    if (event.event === 'level') this.#soon(Math.max(0, this.#drawnAt + LEVEL_MS - Date.now()));
    else if (isBrief) this.#soon(BRIEF_MS);
    else this.#draw();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#over);
    this.#subscriptions.dispose();
    for (const type of this.#types.values()) type.dispose();
  }

  #aside(aside: Aside): void {
    clearTimeout(this.#over);
    this.#standing = next(this.#standing, aside);
    this.#draw();
  }

  /** Draws after so many ms what stands there by then. */
  #soon(ms: number): void {
    this.#timer ??= setTimeout(() => this.#draw(), ms);
  }

  #note(): Note | undefined {
    const note = noteOf(this.#standing);
    const show = this.#settings.get('aloud.cursor.show');
    if (!note || show === 'off') return undefined;
    return show === 'everything' || 'says' in note || note.kind === 'asking' ? note : undefined;
  }

  #draw(isMoved = false): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const note = this.#note();
    const editor = vscode.window.activeTextEditor;
    const drawn = this.#drawn;
    if (!note || !editor) {
      if (drawn) drawn.editor.setDecorations(this.#typeOf(drawn.look), []);
      this.#drawn = undefined;
      return;
    }
    const look = note.kind === 'done' || note.kind === 'failed' || note.kind === 'asking' ? note.kind : 'note';
    const text = this.#textOf(note, editor);
    const isSame = drawn?.editor === editor && drawn.look === look;
    if (isSame && drawn.text === text && !isMoved) return;
    if (drawn && !isSame) drawn.editor.setDecorations(this.#typeOf(drawn.look), []);
    const { end } = editor.document.lineAt(editor.selection.active.line).range;
    const after = { contentText: text };
    editor.setDecorations(this.#typeOf(look), [{ range: new vscode.Range(end, end), renderOptions: { after } }]);
    this.#drawn = { editor, look, text };
    this.#drawnAt = Date.now();
  }

  #textOf(note: Note, editor: vscode.TextEditor): string {
    const says = lineOf(wordsOf(note, LONGEST_WORDS));
    const level = note.kind === 'listening' ? [BARS.charAt(note.level)] : [];
    const elsewhere = note.kind === 'done' ? whereElse(this.#touched.outOfSight(editor)).map(lineOf) : [];
    const all = [ICONS[note.kind], ...level, shortened(says, LONGEST), ...elsewhere].join(' ');
    // A decoration would lose several spaces after one another.
    return all.replaceAll(' ', '\u00a0');
  }

  #typeOf(look: Look): vscode.TextEditorDecorationType {
    let type = this.#types.get(look);
    if (!type) {
      const name = { note: 'note', done: 'noteDone', failed: 'noteFailed', asking: 'noteAsking' }[look];
      type = vscode.window.createTextEditorDecorationType({
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        after: { color: new vscode.ThemeColor(`aloud.${name}Foreground`), margin: '0 0 0 2em' },
      });
      this.#types.set(look, type);
    }
    return type;
  }
}
