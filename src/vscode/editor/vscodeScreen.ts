import * as vscode from 'vscode';
import { AloudError } from '../../common/errors.ts';
import type { Location } from '../../editor/languages.ts';
import { type Mark, type Marked, marksAt, marksOf, type VisibleText } from '../../editor/marks.ts';
import type { Screen, Scroll } from '../../editor/screen.ts';
import { message } from '../../messages/message.ts';
import { MarkLabels } from '../views/markLabels.ts';
import { fromRange } from './convert.ts';
import { isText, pathOf } from './documents/documents.ts';

/** So long, in ms, an editor may still come to rest when its marks are shown: it is marked anew then. */
const SETTLING_MS = 300;
/** Nobody watches longer, in ms. */
const LONGEST_SCROLLING_MS = 10 * 60_000;

const SCROLL_BY = { line: 'wrappedLine', half: 'halfPage', page: 'page', column: 'column' } as const;

/** What of the screen others want to know: whether Escape is for it. */
export interface OnScreen {
  readonly hasMarks: boolean;
  readonly scrolls: boolean;
}

/** The `Screen` port on VS Code. Off, it listens to nothing. */
export class VscodeScreen implements Screen {
  readonly #changed = new vscode.EventEmitter<OnScreen>();
  readonly onDidChange = this.#changed.event;
  readonly #labels = new MarkLabels();
  #shown: ShownMarks | undefined;
  #scrolls: Scrolling | undefined;

  get marks(): readonly Mark[] {
    return this.#shown?.marks ?? [];
  }

  async showMarks(marked: Marked): Promise<number> {
    if (textEditors().length === 0) throw nothingShown();
    return this.#show(marked);
  }

  async markPlaces(places: readonly Location[]): Promise<void> {
    this.#show(marksAt(places));
  }

  #show(marked: Marked | readonly Mark[]): number {
    this.#shown?.dispose();
    this.#shown = new ShownMarks(marked, this.#labels, () => void this.hideMarks());
    this.#tell();
    return this.#shown.marks.length;
  }

  async hideMarks(): Promise<void> {
    if (!this.#shown) return;
    this.#shown.dispose();
    this.#shown = undefined;
    this.#tell();
  }

  async scroll({ to, by, count }: Scroll, where: 'here' | 'beside'): Promise<void> {
    const [here, beside] = textEditors();
    if (!here) throw nothingShown();
    this.#shown?.settled();
    if (where === 'here') return scrollFocused(to, by, count);
    if (!beside) throw new AloudError({ code: 'not-found', message: message('scrolling.none-beside') });
    scrollOther(beside, { to, by, count });
  }

  async putLine(lineNumber: number, at: 'top' | 'center' | 'bottom'): Promise<void> {
    this.#shown?.settled();
    await vscode.commands.executeCommand('revealLine', { lineNumber, at });
  }

  get scrolling(): Screen['scrolling'] {
    return this.#scrolls;
  }

  async keepScrolling(to: 'up' | 'down', linesPerSecond: number): Promise<void> {
    const [editor] = textEditors();
    if (!editor) throw nothingShown();
    this.#shown?.settled();
    this.#scrolls?.dispose();
    this.#scrolls = new Scrolling(editor, to, linesPerSecond, () => this.stopScrolling());
    this.#tell();
  }

  stopScrolling(): void {
    if (!this.#scrolls) return;
    this.#scrolls.dispose();
    this.#scrolls = undefined;
    this.#tell();
  }

  dispose(): void {
    this.#shown?.dispose();
    this.#labels.dispose();
    this.#scrolls?.dispose();
    this.#changed.dispose();
  }

  #tell(): void {
    this.#changed.fire({ hasMarks: this.#shown !== undefined, scrolls: this.#scrolls !== undefined });
  }
}

/** Those that hold text which Aloud could work on, the one with the focus first. */
function textEditors(): readonly vscode.TextEditor[] {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const all = new Set(activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors);
  return [...all].filter(({ document }) => isText(document));
}

function nothingShown(): AloudError {
  return new AloudError({ code: 'no-document', message: message('scrolling.nothing-shown') });
}

async function scrollFocused(to: Scroll['to'], by: Scroll['by'], value: number): Promise<void> {
  await vscode.commands.executeCommand('editorScroll', { to, by: SCROLL_BY[by], value, revealCursor: false });
}

/** An editor without the focus goes by lines alone: VS Code's commands scroll the one that has it. */
function scrollOther(editor: vscode.TextEditor, { to, by, count }: Scroll): void {
  const [first] = editor.visibleRanges;
  const last = editor.visibleRanges.at(-1);
  if (!first || !last) return;
  const page = Math.max(1, last.end.line - first.start.line - 1);
  const lines = count * (by === 'page' ? page : by === 'half' ? Math.ceil(page / 2) : 1);
  const line = first.start.line + (to === 'up' ? -lines : lines);
  const at = new vscode.Position(Math.max(0, Math.min(line, editor.document.lineCount - 1)), 0);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
}

/** Marks on all editors, until what they are about is no longer as it was. */
class ShownMarks {
  #marks: readonly Mark[] = [];
  readonly #labels: MarkLabels;
  readonly #marked: Marked | readonly Mark[];
  /** Until then, by the clock of `performance`, what moves was on its way before. */
  #settlesAt = performance.now() + SETTLING_MS;
  readonly #subscriptions: vscode.Disposable;
  /** The lines that each editor showed. */
  #seen: ReadonlyMap<vscode.TextEditor, string> = new Map();

  /** `marked`: what of the lines that are shown, or those and no others. */
  constructor(marked: Marked | readonly Mark[], labels: MarkLabels, end: () => void) {
    this.#marked = marked;
    this.#labels = labels;
    this.#draw();
    const moved = () => {
      if (!this.#hasMoved()) return;
      // What was on its way when they were asked for is no reason to take them away again.
      if (typeof marked !== 'string' || performance.now() < this.#settlesAt) this.#draw();
      else end();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#marks.some(({ path }) => path === pathOf(document))) end();
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(moved),
      vscode.window.onDidChangeVisibleTextEditors(moved),
    );
  }

  get marks(): readonly Mark[] {
    return this.#marks;
  }

  /** What moves from here on is meant to. */
  settled(): void {
    this.#settlesAt = 0;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#labels.clear();
  }

  #draw(): void {
    const editors = textEditors();
    this.#seen = new Map(editors.map(editor => [editor, linesOf(editor)]));
    this.#marks = typeof this.#marked === 'string' ? marksOf(editors.map(visibleIn), this.#marked) : this.#marked;
    for (const editor of editors) {
      const path = pathOf(editor.document);
      this.#labels.draw(
        editor,
        this.#marks.filter(mark => mark.path === path),
      );
    }
  }

  #hasMoved(): boolean {
    const editors = textEditors();
    return editors.length !== this.#seen.size || editors.some(editor => this.#seen.get(editor) !== linesOf(editor));
  }
}

function visibleIn({ document, visibleRanges }: vscode.TextEditor): VisibleText {
  return {
    document: { path: pathOf(document), line: line => document.lineAt(line).text },
    ranges: visibleRanges.map(fromRange),
  };
}

function linesOf({ document, visibleRanges }: vscode.TextEditor): string {
  return `${document.uri} ${visibleRanges.map(({ start, end }) => `${start.line}-${end.line}`).join()}`;
}

/** Scrolling that goes on, until its end, an edit, another editor, or its time is over. */
class Scrolling {
  readonly to: 'up' | 'down';
  readonly linesPerSecond: number;
  readonly #timer: NodeJS.Timeout;
  readonly #subscriptions: vscode.Disposable;

  constructor(editor: vscode.TextEditor, to: 'up' | 'down', linesPerSecond: number, end: () => void) {
    this.to = to;
    this.linesPerSecond = linesPerSecond;
    const until = performance.now() + LONGEST_SCROLLING_MS;
    this.#timer = setInterval(() => {
      if (isAtEnd(editor, to) || performance.now() > until) end();
      else void scrollFocused(to, 'line', 1);
    }, 1000 / linesPerSecond);
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === editor.document) end();
      }),
      vscode.window.onDidChangeActiveTextEditor(active => {
        if (active !== editor) end();
      }),
    );
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#subscriptions.dispose();
  }
}

function isAtEnd({ document, visibleRanges }: vscode.TextEditor, to: 'up' | 'down'): boolean {
  const first = visibleRanges[0]?.start.line ?? 0;
  const last = visibleRanges.at(-1)?.end.line ?? 0;
  return to === 'up' ? first === 0 : last >= document.lineCount - 1;
}
