import * as vscode from 'vscode';
import type { Settings } from '../../common/settings/settings.ts';
import type { Anchor } from '../../editor/documents.ts';
import type { Range } from '../../editor/position.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import { outOfSight } from '../atCursor/outOfSight.ts';
import { fromRange, toRange } from '../editor/convert.ts';
import { findOpen, pathOf } from '../editor/documents/documents.ts';
import { TrackedRanges } from '../editor/documents/trackedRanges.ts';

/** What an edit waits for nobody to draw, in ms; several edits of a turn are drawn at once. */
const SOON_MS = 30;
/** Each step of the flash, in ms. */
const STEP_MS = 400;
/** So long margin and overview ruler tell of it, in ms. */
const MARKED_MS = 10_000;
/** More are not looked for in a document. */
const MOST = 500;

type Look = 'bright' | 'fading' | 'mark';

/** What a turn has changed: a flash in the text, and for some seconds a sign in the margin and in the overview ruler. */
export class TouchedRanges {
  readonly #settings: Settings;
  readonly #signFile: vscode.Uri;
  readonly #tracked = new TrackedRanges();
  readonly #types = new Map<Look, vscode.TextEditorDecorationType>();
  readonly #shown: vscode.Disposable;
  /** By the path of the document. */
  readonly #touched = new Map<string, Anchor[]>();
  #turn = 0;
  #timers: NodeJS.Timeout[] = [];
  #looks: readonly Look[] = [];

  /** `signFile`: the picture for the margin. */
  constructor(settings: Settings, signFile: vscode.Uri) {
    this.#settings = settings;
    this.#signFile = signFile;
    this.#shown = vscode.window.onDidChangeVisibleTextEditors(() => {
      if (this.#touched.size > 0) this.#draw(this.#looks);
    });
  }

  watch(event: TurnEvent): void {
    // What is said next is about something else.
    if (event.event === 'transcript' && this.#touched.size > 0) this.#clear();
    if (event.event !== 'edit' || !event.touched || !this.#settings.get('aloud.cursor.flash')) return;
    if (event.turn !== this.#turn) this.#clear();
    this.#turn = event.turn;
    const document = findOpen(event.file);
    if (!document) return;
    const anchors = this.#touched.get(event.file) ?? [];
    for (const range of event.touched.slice(0, MOST - anchors.length))
      anchors.push(this.#tracked.track(document, range));
    this.#touched.set(event.file, anchors);
    this.#flash();
  }

  /** How much of what was changed in an editor's document stands above and below what it shows. */
  outOfSight(editor: vscode.TextEditor): ReturnType<typeof outOfSight> {
    return outOfSight(this.#rangesIn(editor), editor.visibleRanges.map(fromRange));
  }

  dispose(): void {
    this.#stop();
    this.#shown.dispose();
    this.#tracked.dispose();
    for (const type of this.#types.values()) type.dispose();
  }

  #flash(): void {
    this.#stop();
    const isCalm = vscode.workspace.getConfiguration('workbench').get('reduceMotion') === 'on';
    const steps: readonly (readonly Look[])[] = isCalm
      ? [['mark', 'bright'], ['mark', 'bright'], ['mark']]
      : [['mark', 'bright'], ['mark', 'fading'], ['mark']];
    this.#timers = [
      ...steps.map((looks, step) => setTimeout(() => this.#draw(looks), SOON_MS + step * STEP_MS)),
      setTimeout(() => this.#clear(), MARKED_MS),
    ];
  }

  #stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  #clear(): void {
    this.#stop();
    this.#draw([]);
    for (const anchor of [...this.#touched.values()].flat()) anchor.dispose();
    this.#touched.clear();
  }

  #rangesIn(editor: vscode.TextEditor): readonly Range[] {
    return (this.#touched.get(pathOf(editor.document)) ?? []).flatMap(({ range }) => (range ? [range] : []));
  }

  #draw(looks: readonly Look[]): void {
    const before = this.#looks;
    this.#looks = looks;
    for (const editor of vscode.window.visibleTextEditors) {
      const ranges = this.#rangesIn(editor).map(toRange);
      for (const look of new Set([...before, ...looks]))
        if (looks.includes(look) ? ranges.length > 0 : true)
          editor.setDecorations(this.#typeOf(look), looks.includes(look) ? ranges : []);
    }
  }

  #typeOf(look: Look): vscode.TextEditorDecorationType {
    let type = this.#types.get(look);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType({
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        ...(look === 'mark' ? this.#marking() : filling(look)),
      });
      this.#types.set(look, type);
    }
    return type;
  }

  #marking(): vscode.DecorationRenderOptions {
    return {
      gutterIconPath: this.#signFile,
      gutterIconSize: 'contain',
      overviewRulerColor: new vscode.ThemeColor('aloud.touchedRuler'),
      overviewRulerLane: vscode.OverviewRulerLane.Full,
    };
  }
}

function filling(look: 'bright' | 'fading'): vscode.DecorationRenderOptions {
  const name = look === 'bright' ? 'touchedBackground' : 'touchedFadingBackground';
  return {
    backgroundColor: new vscode.ThemeColor(`aloud.${name}`),
    // Where a theme has no fills.
    ...(look === 'bright' && { border: '1px solid', borderColor: new vscode.ThemeColor('aloud.touchedBorder') }),
  };
}
