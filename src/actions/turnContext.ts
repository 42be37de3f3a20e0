import { basename } from 'node:path';
import { AloudError } from '../common/errors.ts';
import { isEmpty, type Selection, selectionRange, type TextEdit } from '../common/position.ts';
import type { Watcher } from '../session/turnEvents.ts';
import type { ActionContext } from './action.ts';
import type { Anchor, Editor, FileEdits, Question, TextDocument } from './editor.ts';
import type { Gate } from './gate.ts';

/** Where the user was when they spoke. `selection` is where that stands now, and may throw `document-closed`. */
export interface Place {
  readonly path: string;
  readonly selection: Selection;
}

export interface TurnContextProps {
  readonly editor: Editor;
  readonly gate: Gate;
  readonly place: Place | undefined;
  readonly watch: Watcher;
  /** Takes an open question off the screen. */
  readonly signal: AbortSignal;
}

/** One turn's hands: joins its edits to one undo step and passes everything through the gate. */
export class TurnContext implements ActionContext {
  readonly editor: Editor;
  readonly #gate: Gate;
  readonly #watch: Watcher;
  readonly #signal: AbortSignal;
  readonly #own: string | undefined;
  #place: Place | undefined;
  #anchor: Anchor | undefined;
  /** The file of the turn's last edit: later edits of it are one step with it. */
  #edited: string | undefined;

  constructor({ editor, gate, place, watch, signal }: TurnContextProps) {
    this.editor = editor;
    this.#gate = gate;
    this.#place = place;
    this.#own = place?.path;
    this.#watch = watch;
    this.#signal = signal;
  }

  async document(file?: string): Promise<TextDocument> {
    if (file === undefined || file === '') return this.editor.read(this.#here().path);
    return this.editor.read(await this.#gate.admit(file, this.#own));
  }

  selection(): Place {
    const here = this.#here();
    if (!this.#anchor) return { path: here.path, selection: here.selection };
    const { path } = here;
    const range = this.#anchor.range;
    if (!range) throw closed(path);
    return { path, selection: { anchor: range.start, active: range.end } };
  }

  async moveTo(path: string, selection: Selection): Promise<void> {
    const admitted = await this.#gate.admit(path, this.#own);
    await this.editor.select(admitted, [selection]);
    this.dispose();
    this.#anchor = this.editor.track(admitted, selectionRange(selection));
    this.#place = { path: admitted, selection };
  }

  async edit(path: string, edits: readonly TextEdit[], version: number): Promise<void> {
    await this.editFiles([{ path, edits, version }]);
  }

  async editFiles(changes: readonly FileEdits[]): Promise<void> {
    const admitted = await Promise.all(
      changes.map(async change => ({ ...change, path: await this.#gate.admit(change.path, this.#own) })),
    );
    for (const change of admitted) {
      if (await this.#gate.mustAskToChange(change.path)) await this.require(await this.#questionAbout(change));
    }
    const only = admitted.length === 1 ? admitted[0]?.path : undefined;
    await this.editor.edit(admitted, { join: only !== undefined && only === this.#edited });
    this.#edited = only;
    for (const { path } of admitted) this.#watch({ event: 'edit', file: path });
  }

  async save(path: string): Promise<void> {
    const admitted = await this.#gate.admit(path, this.#own);
    if (await this.#gate.mustAskToChange(admitted)) {
      await this.require({
        title: `Save ${basename(admitted)}? Such a file can make programs run.`,
        detail: admitted,
        yes: 'Save It',
      });
    }
    await this.editor.save(admitted);
  }

  async require(question: Question): Promise<void> {
    const answer = await this.editor.confirm(question, this.#signal);
    this.#watch({ event: 'confirm', question: question.title, answer });
    if (!answer)
      throw new AloudError({ code: 'refused', message: 'The user did not allow it. Do not try another way.' });
  }

  /** Runs something that may leave the editor's undo: in trusted workspaces only. */
  requireTrust(what: string): void {
    this.#gate.requireTrust(what);
  }

  dispose(): void {
    this.#anchor?.dispose();
    this.#anchor = undefined;
  }

  #here(): Place {
    if (this.#place) return this.#place;
    throw new AloudError({ code: 'no-document', message: 'No file is open. Open one first, or name one.' });
  }

  async #questionAbout({ path, edits }: FileEdits): Promise<Question> {
    const document = await this.editor.read(path);
    const change = edits.map(({ range, newText }) => {
      const place = `Line ${range.start.line + 1}`;
      if (isEmpty(range)) return `${place}, inserted:\n${newText}`;
      const removed =
        range.start.line === range.end.line
          ? document.line(range.start.line).slice(range.start.character, range.end.character)
          : `${range.end.line - range.start.line + 1} lines`;
      return newText === '' ? `${place}, removed:\n${removed}` : `${place}, instead of:\n${removed}\nnow:\n${newText}`;
    });
    return {
      title: `Change ${basename(path)}? Such a file can make programs run.`,
      detail: `${path}\n\n${change.join('\n\n')}`,
      yes: 'Change It',
    };
  }
}

function closed(path: string): AloudError {
  return new AloudError({ code: 'document-closed', message: `${path} was closed meanwhile.` });
}
