import { basename } from 'node:path';
import { AloudError } from '../common/errors.ts';
import { comparePositions, type Selection, selectionRange, type TextEdit } from '../common/position.ts';
import { applyEdits, LineIndex } from '../common/text.ts';
import { visibleLine } from '../common/visible.ts';
import type { Watcher } from '../session/turnEvents.ts';
import type { ActionContext } from './action.ts';
import { changesOf, forApproval } from './approval.ts';
import type { Anchor, Editor, FileEdits, Location, Question, TextDocument } from './editor.ts';
import type { Gate } from './gate.ts';
import { remoteSchemas } from './remoteSchemas.ts';

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
  /** The document the user was in when they spoke, which may be anywhere. */
  readonly #own: string | undefined;
  /** Files with secrets that the user has allowed to work in. */
  readonly #allowed = new Set<string>();
  #place: Place | undefined;
  #moved: MovedPlace | undefined;
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
    const path = await this.#gate.admit(file || this.selection().path, this.#own);
    if (!this.#allowed.has(path) && (await this.#gate.mustAskToRead(path))) {
      await this.require({
        title: `Work in ${basename(path)}? Such a file holds secrets.`,
        detail: `${path}\n\nWhat is read there goes to the chat model's server.`,
        yes: 'Work in It',
      });
      this.#allowed.add(path);
    }
    return this.editor.read(path);
  }

  selection(): Place {
    if (!this.#place) {
      throw new AloudError({ code: 'no-document', message: 'No file is open. Open one first, or name one.' });
    }
    return { path: this.#place.path, selection: this.#place.selection };
  }

  async moveTo(path: string, selection: Selection): Promise<void> {
    await this.#moveTo(await this.#gate.admit(path, this.#own), selection);
  }

  async open(path: string): Promise<void> {
    const admitted = await this.#gate.admit(path, this.#own);
    await this.editor.show(admitted);
    const [selection] = this.editor.active()?.selections ?? [];
    if (selection) this.#setPlace(admitted, selection);
  }

  /** Not through the gate: what is outside is shown to the user, and `document` does not let it be read. */
  async visit({ path, range: { start } }: Location): Promise<void> {
    await this.#moveTo(path, { anchor: start, active: start });
  }

  async edit(path: string, edits: readonly TextEdit[], version: number): Promise<void> {
    await this.editFiles([{ path, edits, version }]);
  }

  async editFiles(changes: readonly FileEdits[]): Promise<void> {
    const admitted = await this.#admitAll(changes);
    for (const change of admitted) {
      const reason = await this.#whyAsk(change);
      if (reason) await this.require(await this.#questionAbout(change, reason));
    }
    // A link may lead elsewhere by the time that a question is answered.
    const again = await this.#admitAll(changes);
    const only = again.length === 1 ? again[0]?.path : undefined;
    await this.editor.edit(again, { join: only !== undefined && only === this.#edited });
    this.#edited = only;
    for (const { path } of again) this.#watch({ event: 'edit', file: path });
  }

  async undo(path: string): Promise<void> {
    const admitted = await this.#gate.admit(path, this.#own);
    this.#edited = undefined;
    await this.editor.undo(admitted);
    this.#watch({ event: 'edit', file: admitted });
  }

  async command(id: string, does: 'edits' | 'shows'): Promise<void> {
    this.#edited = undefined;
    if (does === 'shows' && !this.#isOpen()) {
      await this.editor.command(id);
      return;
    }
    const { path } = this.selection();
    if (does === 'edits') {
      await this.#gate.admit(path, this.#own);
      if (await this.#gate.mustAskToChange(path)) {
        const detail = `${path}\n\nThe editor command ${id}.`;
        await this.require({ title: titleOf(path, 'Change'), detail, yes: 'Change It' });
      }
    }
    // What has the focus may be a terminal or a view, which would take the command for its own.
    await this.editor.show(path);
    await this.editor.command(id);
    if (does === 'edits') this.#watch({ event: 'edit', file: path });
    await this.#follow(path);
  }

  async save(path: string): Promise<void> {
    const admitted = await this.#gate.admit(path, this.#own);
    this.#edited = undefined;
    if (await this.#gate.mustAskToChange(admitted)) {
      // Seen before it takes effect.
      await this.editor.show(admitted);
      await this.require({ title: titleOf(admitted, 'Save'), detail: admitted, yes: 'Save It' });
    }
    await this.editor.save(admitted);
  }

  async require(question: Question): Promise<void> {
    const title = visibleLine(question.title);
    const answer = await this.editor.confirm(
      { title, detail: forApproval(question.detail), yes: question.yes },
      this.#signal,
    );
    this.#watch({ event: 'confirm', question: title, answer });
    if (!answer)
      throw new AloudError({ code: 'refused', message: 'The user did not allow it. Do not try another way.' });
  }

  requireTrust(what: string): void {
    this.#gate.requireTrust(what);
  }

  dispose(): void {
    this.#moved?.dispose();
    this.#moved = undefined;
  }

  #isOpen(): boolean {
    try {
      return this.selection() !== undefined;
    } catch {
      return false;
    }
  }

  async #moveTo(path: string, selection: Selection): Promise<void> {
    await this.editor.select(path, [selection]);
    this.#setPlace(path, selection);
  }

  #setPlace(path: string, selection: Selection): void {
    this.dispose();
    this.#moved = new MovedPlace(this.editor, path, selection);
    this.#place = this.#moved;
  }

  /** A command may have moved the cursor, or gone to another file; one that went out of reach changes no place. */
  async #follow(path: string): Promise<void> {
    const active = this.editor.active();
    const [selection] = active?.selections ?? [];
    if (active && selection && (active.document.path === path || (await this.#isInReach(active.document.path))))
      this.#setPlace(active.document.path, selection);
  }

  async #isInReach(path: string): Promise<boolean> {
    return this.#gate.admit(path, this.#own).then(
      () => true,
      () => false,
    );
  }

  #admitAll(changes: readonly FileEdits[]): Promise<readonly FileEdits[]> {
    return Promise.all(
      changes.map(async change => ({ ...change, path: await this.#gate.admit(change.path, this.#own) })),
    );
  }

  /** Why a change needs the user's word; undefined if it needs none. */
  async #whyAsk({ path, edits, version }: FileEdits): Promise<string | undefined> {
    if (await this.#gate.mustAskToChange(path)) return titleOf(path, 'Change');
    const { text, languageId, version: now } = await this.editor.read(path);
    // The editor refuses edits of what has changed: there is nothing to ask.
    if (now !== version) return undefined;
    if (!/^(json|yaml|dockercompose)/.test(languageId)) return undefined;
    const known = remoteSchemas(text, languageId);
    const fetched = [...remoteSchemas(applyEdits(new LineIndex(text), edits), languageId)];
    const fresh = fetched.find(address => !known.has(address));
    return fresh && `Change ${basename(path)}? The editor would then fetch ${fresh}.`;
  }

  async #questionAbout({ path, edits, version }: FileEdits, title: string): Promise<Question> {
    const document = await this.editor.read(path);
    if (document.version !== version)
      throw new AloudError({ code: 'document-changed', message: `${path} has changed meanwhile. Look at it again.` });
    return { title, detail: `${path}\n\n${changesOf(document, edits)}`, yes: 'Change It' };
  }
}

function titleOf(path: string, verb: string): string {
  return `${verb} ${basename(path)}? Such a file can make programs run.`;
}

/** A place that an action has gone to. */
class MovedPlace implements Place {
  readonly path: string;
  readonly #anchor: Anchor;
  readonly #isBackwards: boolean;

  constructor(editor: Editor, path: string, selection: Selection) {
    this.path = path;
    this.#anchor = editor.track(path, selectionRange(selection));
    this.#isBackwards = comparePositions(selection.active, selection.anchor) < 0;
  }

  get selection(): Selection {
    const { range } = this.#anchor;
    if (!range) throw new AloudError({ code: 'document-closed', message: `${this.path} was closed meanwhile.` });
    return this.#isBackwards ? { anchor: range.end, active: range.start } : { anchor: range.start, active: range.end };
  }

  dispose(): void {
    this.#anchor.dispose();
  }
}
