import { AloudError } from '../../common/errors.ts';
import { visible } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';
import type { Editor } from '../../editor/editor.ts';
import type { Selection, TextEdit } from '../../editor/position.ts';
import { difference, lineIndexOf } from '../../editor/text.ts';
import { touchedBy } from '../../editor/touched.ts';
import { type Message, message } from '../../messages/message.ts';
import { type Approvals, SessionApprovals } from '../gate/approvals.ts';
import type { Gate } from '../gate/gate.ts';
import type { Author, Manner } from '../gate/rules.ts';
import { Bookmarks } from './bookmarks.ts';
import type { Tell } from './events.ts';
import { Journal } from './journal.ts';
import { MovedPlace, type Place } from './place.ts';
import { SeenLines } from './seenLines.ts';
import { Trail } from './trail.ts';

/** From when on edits are shown before they are made. */
export interface PreviewLimits {
  readonly files: number;
  /** Lines put in or taken out, in all files together. */
  readonly lines: number;
}

/** What outlives an exchange. */
export interface Remembered {
  readonly journal: Journal;
  readonly bookmarks: Bookmarks;
  readonly trail: Trail;
  readonly approvals: Approvals;
}

export interface ExchangeProps {
  readonly editor: Editor;
  readonly gate: Gate;
  readonly place: Place | undefined;
  readonly manner: Manner;
  /** What was said, as it was heard. */
  readonly words?: string;
  /** Who wants it, where that is not the user: nothing counts as the user's own wish then. */
  readonly from?: string;
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly remembered?: Remembered;
  readonly preview?: PreviewLimits;
}

const PREVIEW: PreviewLimits = { files: 8, lines: 400 };

/**
 * All that follows from what was said once, however often a model is asked in between: one place where it happens, one
 * undo that takes it back, one memory of what the model has seen and the user has allowed.
 */
export class Exchange {
  readonly props: ExchangeProps;
  readonly remembered: Remembered;
  readonly preview: PreviewLimits;
  readonly seen = new SeenLines();
  /** Files that the user has allowed to work in, on screen. */
  readonly allowed = new Set<string>();
  /** Documents that were read through the gate. */
  readonly handedOut = new WeakSet<TextDocument>();
  /** Files that were made. */
  readonly created: string[] = [];
  #notes: Message[] = [];
  #place: Place | undefined;
  #moved: MovedPlace | undefined;
  /** The file of the last edit: later edits of it are one step with it. */
  #edited: string | undefined;
  #isReturn = false;

  constructor(props: ExchangeProps) {
    this.props = props;
    this.preview = props.preview ?? PREVIEW;
    this.remembered = props.remembered ?? {
      journal: new Journal(),
      bookmarks: new Bookmarks(),
      trail: new Trail(),
      approvals: new SessionApprovals(),
    };
    this.#place = props.place;
    this.remembered.journal.begin();
  }

  /** It is over. If it has taken the user elsewhere, they can come back. */
  dispose(): void {
    this.#leaveTrail();
    this.#moved?.dispose();
    this.#moved = undefined;
  }

  /** The user goes back, which is no way on that they would want to come back from. */
  returns(): void {
    this.#isReturn = true;
  }

  /** The document the user was in when they spoke. */
  get own(): string | undefined {
    return this.props.place?.path;
  }

  /** Whether it has changed any text so far. */
  get hasChanged(): boolean {
    return this.remembered.journal.currentSize > 0;
  }

  /** Where it happens: where the user was, or where a call has gone since. Throws `no-document`, `document-closed`. */
  here(): Place {
    if (!this.#place) throw new AloudError({ code: 'no-document', message: message('acting.no-file-open') });
    return { path: this.#place.path, selection: this.#place.selection };
  }

  isAnywhere(): boolean {
    try {
      return this.here() !== undefined;
    } catch {
      return false;
    }
  }

  moved(path: string, selection: Selection): void {
    this.#moved?.dispose();
    this.#moved = new MovedPlace(this.props.editor.documents, path, selection);
    this.#place = this.#moved;
  }

  #leaveTrail(): void {
    const { place, editor } = this.props;
    if (!place || !this.#moved || this.#isReturn) return;
    try {
      const { path, selection } = place;
      const to = this.#moved.selection;
      if (path === this.#moved.path && selection.active.line === to.active.line) return;
      this.remembered.trail.leave(editor.documents, { path, selection });
    } catch (thrown) {
      // What was closed meanwhile is no place to come back to.
      if (!(thrown instanceof AloudError)) throw thrown;
    }
  }

  /** Whether an edit is one undo step with the one before. */
  joins(path: string | undefined): boolean {
    return path !== undefined && path === this.#edited;
  }

  /** The next edit of this file alone can be joined; with undefined none can. */
  editedLast(path: string | undefined): void {
    this.#edited = path;
  }

  /**
   * A file has been changed: it is kept for undoing, and told. `before` is undefined for one that is new. Goes past the
   * end of a call, since what has been done must be noted.
   */
  async changed(
    path: string,
    before: TextDocument | undefined,
    by: Author,
    edits?: readonly TextEdit[],
  ): Promise<TextDocument | undefined> {
    const { editor, tell } = this.props;
    const after = await editor.documents.read(path).catch((thrown: unknown) => {
      if (thrown instanceof AloudError && thrown.code === 'not-found') return undefined;
      throw thrown;
    });
    if (before && after) this.seen.edited({ before, after, edits });
    this.remembered.journal.note(path, before?.text, after?.text, by);
    const made = edits ?? (before && after && [difference(lineIndexOf(before), after.text)]);
    tell({ event: 'edit', file: path, ...(made && { touched: touchedBy(made) }) });
    return after;
  }

  /** What a call must tell besides, to the model and the user. */
  note(sentence: Message): void {
    this.#notes.push(sentence);
  }

  takeNotes(): readonly Message[] {
    const notes = this.#notes;
    this.#notes = [];
    return notes;
  }

  /** What cannot be seen in code may do something else than what is seen. */
  noteHidden(text: string): void {
    const shown = visible(text);
    if (shown === text) return;
    const hidden = new Set(shown.match(/⟨U\+[0-9A-F]{4,6}⟩/g));
    for (const mark of text.match(/⟨U\+[0-9A-F]{4,6}⟩/g) ?? []) hidden.delete(mark);
    if (hidden.size > 0) this.note(message('acting.hidden-written', { characters: [...hidden].join(' ') }));
  }
}
