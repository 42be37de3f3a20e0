import { AloudError } from '../../common/errors.ts';
import type { FileEdits } from '../../editor/documents.ts';
import type { Editor } from '../../editor/editor.ts';
import type { TextEdit } from '../../editor/position.ts';
import { difference, lineIndexOf } from '../../editor/text.ts';
import { type Message, message } from '../../messages/message.ts';
import type { Author } from '../gate/rules.ts';

/** A file before a turn and after its last change; undefined where there was none. */
interface Changed {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Whether something else changed it between two changes of the turn. */
  readonly isMixed: boolean;
}

type Turn = Map<string, Changed>;

/** How many turns can be taken back. */
const MOST_TURNS = 10;

/** What turns have changed, in every file, so that each can be taken back whole. */
export class Journal {
  readonly #turns: Turn[] = [];
  #heard: () => void = () => {};
  #modelEdits = 0;

  /** Hears whenever all that a turn has changed was taken back, in whichever way. */
  watch(heard: () => void): void {
    this.#heard = heard;
  }

  /** How often a model has changed a file. */
  get modelEdits(): number {
    return this.#modelEdits;
  }

  /** How many files the turn that runs now has changed. */
  get currentSize(): number {
    return this.#turns.at(-1)?.size ?? 0;
  }

  /** What follows belongs to a new turn. */
  begin(): void {
    if (this.#turns.at(-1)?.size === 0) this.#turns.pop();
    this.#turns.push(new Map());
    if (this.#turns.length > MOST_TURNS) this.#turns.shift();
  }

  /** The last turn that changed anything, to be compared with itself later; undefined if there is none. */
  get lastTurn(): object | undefined {
    return this.#lastTurn();
  }

  /** How many files the last turn that changed anything has changed; 0 if there is none. */
  get lastSize(): number {
    return this.#lastTurn()?.size ?? 0;
  }

  /** The same before the turn that runs now has changed anything; 0 after that. */
  get previousSize(): number {
    return this.#turns.at(-1)?.size === 0 ? this.lastSize : 0;
  }

  note(path: string, before: string | undefined, after: string | undefined, by: Author): void {
    if (by === 'model') this.editedByModel();
    if (this.#turns.length === 0) this.begin();
    const turn = this.#turns.at(-1) as Turn;
    const known = turn.get(path);
    const isMixed = known !== undefined && (known.isMixed || known.after !== before);
    turn.set(path, { before: known ? known.before : before, after, isMixed });
  }

  /** What was allowed for ever may come to something else by now. */
  editedByModel(): void {
    this.#modelEdits++;
  }

  /** The editor's own undo has brought a file back to a text: a turn that began with it has nothing left there. */
  undone(path: string, text: string): void {
    const turn = this.#turns.findLast(each => each.get(path)?.before === text);
    if (!turn?.delete(path) || turn.size > 0) return;
    this.#turns.splice(this.#turns.lastIndexOf(turn), 1);
    this.#heard();
  }

  /** Whether a file is as the last turn that changed anything has left it; undefined where that has not changed it. */
  isAsLeft(path: string, text: () => string): boolean | undefined {
    const changed = this.#lastTurn()?.get(path);
    return changed && !changed.isMixed && changed.after === text();
  }

  /** The last turn that changed anything, to be taken back; `done` forgets it. Throws `not-found`. */
  last(): { readonly files: ReadonlyMap<string, Changed>; done(): void } {
    const turn = this.#lastTurn();
    if (!turn) throw new AloudError({ code: 'not-found', message: message('acting.no-turn') });
    const done = () => {
      this.#turns.splice(this.#turns.lastIndexOf(turn), 1);
      this.#heard();
    };
    return { files: turn, done };
  }

  #lastTurn(): Turn | undefined {
    return this.#turns.findLast(turn => turn.size > 0);
  }
}

/**
 * Takes the last turn back in all of its files, or in none: as one undo step of the editor, files that it created or
 * deleted apart. Returns the files, each with the edits that brought it back. Throws `not-found` if there is no turn, `document-changed` if a file is not as the
 * turn left it.
 */
export async function undoTurn(journal: Journal, editor: Editor): Promise<ReadonlyMap<string, readonly TextEdit[]>> {
  const { files, done } = journal.last();
  const edits: FileEdits[] = [];
  const others: (() => Promise<void>)[] = [];
  for (const [path, { before, after, isMixed }] of files) {
    if (isMixed) throw moved(message('acting.turn-mixed', { path }));
    const document = await editor.documents.read(path).catch((thrown: unknown) => {
      if (thrown instanceof AloudError && thrown.code === 'not-found') return undefined;
      throw thrown;
    });
    if (document?.text !== after) throw moved(message('acting.turn-changed', { path }));
    if (before === undefined && after === undefined) continue;
    if (before === undefined) others.push(() => editor.files.delete(path));
    else if (!document) others.push(() => editor.files.create(path, before));
    else if (before !== after) {
      const edit = difference(lineIndexOf(document), before);
      edits.push({ path, edits: [edit], version: document.version });
    }
  }
  if (edits.length > 0) await editor.documents.edit(edits, { join: false });
  for (const restore of others) await restore();
  done();
  return new Map([...files.keys()].map(path => [path, edits.find(each => each.path === path)?.edits ?? []]));
}

function moved(how: Message): AloudError {
  return new AloudError({ code: 'document-changed', message: how });
}
