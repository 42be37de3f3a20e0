import { AloudError } from '../common/errors.ts';
import type { ActiveEditor, Anchor } from '../editor/documents.ts';
import type { Editor } from '../editor/editor.ts';
import type { DocumentSymbol } from '../editor/languages.ts';
import { type Selection, selectionRange } from '../editor/position.ts';
import { message } from '../messages/message.ts';
import { nearbyIdentifiers, nearbyNames } from '../transcribe/names/identifiers.ts';
import type { WrittenAt } from './turnEvents.ts';

/** How many of the file's names the recogniser is told; more make it slower and no better. */
const MOST_IDENTIFIERS = 100;

/**
 * Where the user was when they began to speak. It is looked at while they speak, so that everything is at hand when
 * they have finished; the place follows what is typed meanwhile.
 */
export class Scene {
  readonly active: ActiveEditor;
  readonly anchor: Anchor;
  /** Words of the file near the cursor, for this machine alone. */
  readonly identifiers: readonly string[];
  /** Those of them that are names and may be told to a recogniser elsewhere. */
  readonly names: readonly string[];
  /** Undefined where no provider knows the language. Never rejects. */
  readonly symbols: Promise<readonly DocumentSymbol[] | undefined>;
  readonly #backwards: boolean;

  constructor(editor: Editor, active: ActiveEditor) {
    const selection = active.selections[0] as Selection;
    const selected = selectionRange(selection);
    this.active = active;
    this.anchor = editor.documents.track(active.document.path, selected);
    this.#backwards = selection.active === selected.start && selection.anchor !== selection.active;
    this.identifiers = nearbyIdentifiers(active.document, selection.active, MOST_IDENTIFIERS);
    this.names = nearbyNames(active.document, selection.active, MOST_IDENTIFIERS);
    this.symbols = editor.languages.symbols(active.document.path).catch(() => undefined);
  }

  static open(editor: Editor): Scene | undefined {
    const active = editor.documents.active();
    return active && new Scene(editor, active);
  }

  get path(): string {
    return this.active.document.path;
  }

  /** The user's selection as it stands now. Throws `document-closed`. */
  get selection(): Selection {
    const range = this.anchor.range;
    if (!range)
      throw new AloudError({
        code: 'document-closed',
        message: message('session.closed-meanwhile'),
      });
    return this.#backwards ? { anchor: range.end, active: range.start } : { anchor: range.start, active: range.end };
  }

  /** Where what is dictated goes now; undefined where the file is closed. */
  get writtenAt(): WrittenAt | undefined {
    return this.anchor.range && { file: this.path, position: this.selection.active };
  }

  dispose(): void {
    this.anchor.dispose();
  }
}
