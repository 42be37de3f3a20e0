import { basename } from 'node:path';
import { AloudError } from '../common/errors.ts';
import type { Selection, TextEdit } from '../common/position.ts';
import { applyEdits, LineIndex } from '../common/text.ts';
import type { Watcher } from '../session/turnEvents.ts';
import type { ActionContext, Risk } from './action.ts';
import { changesOf } from './approval.ts';
import { type Approvals, Asking, NO_APPROVALS } from './asking.ts';
import { Bookmarks } from './bookmarks.ts';
import type { Editor, FileEdits, Location, Question, TextDocument } from './editor.ts';
import { type Author, decide, type Gate, type Located, type Trait } from './gate.ts';
import { Journal, undoTurn } from './journal.ts';
import { MovedPlace, type Place } from './movedPlace.ts';
import { remoteSchemas } from './remoteSchemas.ts';
import { SeenLines } from './seenLines.ts';

export type { Place } from './movedPlace.ts';

/** From when on edits are shown before they are made. */
export interface PreviewLimits {
  readonly files: number;
  /** Lines put in or taken out, in all files together. */
  readonly lines: number;
}

const PREVIEW: PreviewLimits = { files: 8, lines: 400 };

/** What outlives a turn. */
export interface Lasting {
  readonly journal: Journal;
  readonly bookmarks: Bookmarks;
  readonly approvals: Approvals;
}

export interface TurnContextProps {
  readonly editor: Editor;
  readonly gate: Gate;
  readonly place: Place | undefined;
  readonly watch: Watcher;
  /** Takes an open question off the screen. */
  readonly signal: AbortSignal;
  /** Whose idea it is what is done. */
  readonly by: Author;
  readonly lasting?: Lasting;
  readonly preview?: PreviewLimits;
}

/** One turn's hands: joins its edits to one undo step and passes everything through the gate. */
export class TurnContext implements ActionContext {
  readonly editor: Editor;
  readonly #props: TurnContextProps;
  readonly #lasting: Lasting;
  readonly #asking: Asking;
  readonly #seen = new SeenLines();
  /** The document the user was in when they spoke, which may be anywhere. */
  readonly #own: string | undefined;
  /** Files that the user has allowed to work in, on screen. */
  readonly #allowed = new Set<string>();
  #place: Place | undefined;
  #moved: MovedPlace | undefined;
  /** The file of the turn's last edit: later edits of it are one step with it. */
  #edited: string | undefined;

  constructor(props: TurnContextProps) {
    this.editor = props.editor;
    this.#props = props;
    this.#lasting = props.lasting ?? { journal: new Journal(), bookmarks: new Bookmarks(), approvals: NO_APPROVALS };
    this.#asking = new Asking({ ...props, approvals: this.#lasting.approvals });
    this.#place = props.place;
    this.#own = props.place?.path;
  }

  async document(file?: string): Promise<TextDocument> {
    const located = await this.#locate(file || this.selection().path);
    await this.#allowWork(located);
    return this.editor.read(located.path);
  }

  async reading(file?: string): Promise<TextDocument> {
    const document = await this.document(file);
    this.saw(document);
    return document;
  }

  /** A model is told of a document as it is. */
  saw(document: TextDocument): void {
    this.#seen.saw(document);
  }

  /**
   * A model is about to be told what its calls have done: from now on it counts lines as its own edits have left them.
   * Returns what it must know besides.
   */
  settle(): string {
    const names = this.#seen.settle().map(path => basename(path));
    return names.length === 0
      ? ''
      : `The user has typed in ${names.join(' and ')} meanwhile: read it again before you name lines of it.`;
  }

  lineNow(document: TextDocument, line: number): number {
    return this.linesNow(document, line, line)[0];
  }

  linesNow(document: TextDocument, first: number, last: number): readonly [first: number, last: number] {
    const [from, to] = this.#seen.now(document, first - 1, last - 1);
    return [from + 1, to + 1];
  }

  async isReadable(path: string): Promise<boolean> {
    try {
      return decide('reads', (await this.#locate(path)).traits).decision === 'done';
    } catch {
      return false;
    }
  }

  async folder(path: string): Promise<string> {
    const { path: folder, traits } = await this.#locate(path);
    if (decide('reads', traits).decision === 'done') return folder;
    throw new AloudError({ code: 'refused', message: `${folder} is outside the workspace. List folders in it.` });
  }

  selection(): Place {
    if (!this.#place) {
      throw new AloudError({ code: 'no-document', message: 'No file is open. Open one first, or name one.' });
    }
    return { path: this.#place.path, selection: this.#place.selection };
  }

  async moveTo(path: string, selection: Selection): Promise<void> {
    await this.selectAll(path, [selection]);
  }

  async selectAll(path: string, selections: readonly Selection[]): Promise<void> {
    const { path: located } = await this.#locate(path);
    await this.editor.select(located, selections);
    const [first] = selections;
    if (first) this.#setPlace(located, first);
  }

  async open(path: string): Promise<void> {
    const { path: located } = await this.#locate(path);
    await this.editor.show(located);
    const [selection] = this.editor.active()?.selections ?? [];
    if (selection) this.#setPlace(located, selection);
  }

  /** What is outside is shown to the user, and `document` asks before it lets it be read. */
  async visit({ path, range: { start } }: Location): Promise<void> {
    const selection = { anchor: start, active: start };
    await this.editor.select(path, [selection]);
    this.#setPlace(path, selection);
  }

  bookmark(name: string): void {
    const { path, selection } = this.selection();
    this.#lasting.bookmarks.set(name, new MovedPlace(this.editor, path, selection));
  }

  async goToBookmark(name: string): Promise<void> {
    const { path, selection } = this.#lasting.bookmarks.get(name);
    await this.editor.select(path, [selection]);
    this.#setPlace(path, selection);
  }

  async edit(path: string, edits: readonly TextEdit[], version: number): Promise<void> {
    await this.editFiles([{ path, edits, version }]);
  }

  async editFiles(changes: readonly FileEdits[]): Promise<void> {
    const again: FileEdits[] = [];
    const allowed: [string, Located][] = [];
    for (const change of changes) {
      const located = await this.#locate(change.path);
      await this.#allowEdit(change, located);
      allowed.push([change.path, located]);
      again.push({ ...change, path: located.path });
    }
    for (const [path, located] of allowed) await this.#mustStillBe(path, located);
    const before = await Promise.all(again.map(({ path }) => this.editor.read(path)));
    if (this.#isLarge(again)) {
      await this.#preview(again, before);
      return;
    }
    const only = again.length === 1 ? again[0]?.path : undefined;
    await this.editor.edit(again, { join: only !== undefined && only === this.#edited });
    this.#edited = only;
    for (const [i, document] of before.entries()) await this.#changed(document.path, document, again[i]?.edits);
  }

  async snippet(snippet: string): Promise<void> {
    const { path } = this.selection();
    const document = await this.document(path);
    const { anchor, active } = this.selection().selection;
    const isForwards =
      anchor.line < active.line || (anchor.line === active.line && anchor.character <= active.character);
    const range = isForwards ? { start: anchor, end: active } : { start: active, end: anchor };
    const change = { path, edits: [{ range, newText: snippet }], version: document.version };
    const located = await this.#locate(path);
    await this.#allowEdit(change, located);
    await this.#mustStillBe(path, located);
    this.#edited = undefined;
    await this.editor.snippet(located.path, range, snippet, document.version);
    await this.#changed(path, document);
    await this.#follow(path);
  }

  async createFile(file: string, text: string): Promise<string> {
    const located = await this.#locate(file);
    const { path } = located;
    await this.#allow('edits elsewhere', located, {
      title: `Create ${basename(path)}?`,
      detail: `${path}\n\n${text}`,
      yes: 'Create It',
    });
    await this.#mustStillBe(file, located);
    await this.editor.createFile(path, text);
    this.#edited = undefined;
    await this.#changed(path, undefined);
    return path;
  }

  async renameFile(file: string, to: string): Promise<string> {
    const [from, target] = [await this.#locate(file), await this.#locate(to)];
    const document = await this.editor.read(from.path);
    const traits = new Set([...from.traits, ...target.traits]);
    await this.#allow(
      'edits elsewhere',
      { path: target.path, traits },
      {
        title: `Rename ${basename(from.path)} to ${basename(target.path)}?`,
        detail: `${from.path}\n\n${target.path}`,
        yes: 'Rename It',
      },
    );
    await this.#mustStillBe(file, from);
    await this.#mustStillBe(to, target);
    await this.editor.renameFile(from.path, target.path);
    this.#edited = undefined;
    await this.#changed(from.path, document);
    await this.#changed(target.path, undefined);
    return target.path;
  }

  async deleteFile(file: string): Promise<string> {
    const located = await this.#locate(file);
    const { path } = located;
    const document = await this.editor.read(path);
    await this.#allow(
      'edits elsewhere',
      { path, traits: new Set([...located.traits, 'deletion']) },
      {
        title: `Delete ${basename(path)}?`,
        detail: path,
        yes: 'Delete It',
      },
    );
    await this.#mustStillBe(file, located);
    await this.editor.deleteFile(path);
    this.#edited = undefined;
    await this.#changed(path, document);
    return path;
  }

  async undo(path: string): Promise<void> {
    const { path: located } = await this.#locate(path);
    this.#edited = undefined;
    const before = await this.editor.read(located);
    await this.editor.undo(located);
    const after = await this.editor.read(located);
    this.#seen.edited({ before, after, edits: undefined });
    this.#lasting.journal.undone(located, after.text);
    this.#props.watch({ event: 'edit', file: located });
  }

  get lastTurnSize(): number {
    return this.#lasting.journal.previousSize;
  }

  async undoTurn(): Promise<readonly string[]> {
    this.#edited = undefined;
    const files = await undoTurn(this.#lasting.journal, this.editor);
    for (const file of files) this.#props.watch({ event: 'edit', file });
    return files;
  }

  async command(id: string, does: 'edits' | 'shows', ...args: readonly unknown[]): Promise<void> {
    this.#edited = undefined;
    if (does === 'shows' && !this.#isOpen()) {
      await this.editor.command(id, ...args);
      return;
    }
    const { path } = this.selection();
    const located = await this.#locate(path);
    if (does === 'edits')
      await this.#allow('edits', located, {
        title: `Change ${basename(path)}?`,
        detail: `${path}\n\nThe editor command ${id}.`,
        yes: 'Change It',
      });
    // What has the focus may be a terminal or a view, which would take the command for its own.
    await this.editor.show(path);
    const before = does === 'edits' ? await this.editor.read(path) : undefined;
    await this.editor.command(id, ...args);
    if (before) await this.#changed(path, before);
    await this.#follow(path);
  }

  async save(path: string): Promise<void> {
    const located = await this.#locate(path);
    this.#edited = undefined;
    // Seen before it takes effect.
    if (located.traits.has('protected')) await this.editor.show(located.path);
    await this.#allow('edits', located, { title: `Save ${basename(path)}?`, detail: located.path, yes: 'Save It' });
    await this.editor.save(located.path);
  }

  require(question: Question): Promise<void> {
    return this.#asking.require(question);
  }

  requireTrust(what: string): void {
    this.#props.gate.requireTrust(what);
  }

  async risk(risk: 'runs' | 'sends' | 'edits elsewhere', what: string, question: Question): Promise<void> {
    const { gate, by } = this.#props;
    if (risk !== 'edits elsewhere') gate.requireTrust(what);
    const trait = risk === 'runs' ? 'program' : risk === 'sends' ? 'network' : 'setting';
    await this.#allow(risk, { path: '', traits: gate.trust(by).add(trait) }, question);
  }

  dispose(): void {
    this.#moved?.dispose();
    this.#moved = undefined;
  }

  #locate(path: string): Promise<Located> {
    return this.#props.gate.locate(path, this.#own, this.#props.by);
  }

  /** A link may lead elsewhere by the time that a question is answered. Throws `refused`. */
  async #mustStillBe(written: string, { path, traits }: Located): Promise<void> {
    const now = await this.#locate(written);
    if (now.path === path && now.traits.size === traits.size && [...traits].every(trait => now.traits.has(trait)))
      return;
    throw new AloudError({ code: 'refused', message: `${path} leads elsewhere by now.` });
  }

  /** Lets it be done, asks, or throws `refused`. */
  async #allow(risk: Risk, { path, traits }: Located, question: Question): Promise<void> {
    const { decision, rule } = decide(risk, traits);
    if (decision === 'done') return;
    if (decision === 'refused')
      throw new AloudError({
        code: 'refused',
        message: `${path || question.title} is refused. ${rule?.why ?? 'No rule allows it.'}`,
      });
    const because = rule && ['protected', 'secret', 'outside'].includes(rule.of) ? ` ${rule.why}` : '';
    await this.#asking.require({ ...question, title: question.title + because });
  }

  /** Reading, and whatever follows from it, is asked once a turn and file. */
  async #allowWork(located: Located): Promise<void> {
    const { path, traits } = located;
    if (this.#allowed.has(path)) return;
    await this.#allow('reads', located, {
      title: `Work in ${basename(path)}?`,
      detail: `${path}\n\nWhat is read there goes to the chat model's server.`,
      yes: 'Work in It',
    });
    if (traits.has('secret') || traits.has('outside')) this.#allowed.add(path);
  }

  /** Shows the change where it needs the user's word. The editor refuses edits of what has changed meanwhile. */
  async #allowEdit({ path, edits, version }: FileEdits, located: Located): Promise<void> {
    const document = await this.editor.read(located.path);
    const isStale = document.version !== version;
    const traits = new Set<Trait>(located.traits);
    // To work in it was asked for already.
    if (this.#allowed.has(located.path)) {
      traits.add('inside');
      for (const asked of ['secret', 'outside'] as const) traits.delete(asked);
    }
    const fetched = isStale ? undefined : newlyFetched(document, edits);
    if (fetched) traits.add('fetching');
    const { decision } = decide('edits', traits);
    if (decision === 'asked' && isStale)
      throw new AloudError({ code: 'document-changed', message: `${path} has changed meanwhile. Look at it again.` });
    const detail = decision === 'asked' ? `${located.path}\n\n${changesOf(document, edits)}` : '';
    const title = `Change ${basename(path)}?${fetched ? ` The editor would then fetch ${fetched}.` : ''}`;
    await this.#allow('edits', { path: located.path, traits }, { title, detail, yes: 'Change It' });
  }

  #isLarge(changes: readonly FileEdits[]): boolean {
    const { files, lines } = this.#props.preview ?? PREVIEW;
    if (changes.length > files) return true;
    let changed = 0;
    for (const { edits } of changes)
      for (const { range, newText } of edits) changed += Math.max(range.end.line - range.start.line, count(newText));
    return changed > lines;
  }

  async #preview(changes: readonly FileEdits[], before: readonly TextDocument[]): Promise<void> {
    const files = changes.length === 1 ? basename(changes[0]?.path ?? '') : `${changes.length} files`;
    const title = `Change ${files}?`;
    const accepted = new Set(await this.editor.preview(changes, title, this.#props.signal));
    this.#edited = undefined;
    this.#props.watch({ event: 'confirm', question: title, answer: accepted.size > 0 });
    for (const document of before) if (accepted.has(document.path)) await this.#changed(document.path, document);
    if (accepted.size === 0)
      throw new AloudError({
        code: 'refused',
        message: 'The user looked at the change and did not take it. Do not try another way.',
      });
  }

  /** A file has been changed: it is told, and kept for undoing. `before` is undefined for one that is new. */
  async #changed(path: string, before: TextDocument | undefined, edits?: readonly TextEdit[]): Promise<void> {
    const after = await this.editor.read(path).catch((thrown: unknown) => {
      if (thrown instanceof AloudError && thrown.code === 'not-found') return undefined;
      throw thrown;
    });
    if (before && after) this.#seen.edited({ before, after, edits });
    this.#lasting.journal.note(path, before?.text, after?.text);
    this.#props.watch({ event: 'edit', file: path });
  }

  #isOpen(): boolean {
    try {
      return this.selection() !== undefined;
    } catch {
      return false;
    }
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
    if (active && selection && (active.document.path === path || (await this.isReadable(active.document.path))))
      this.#setPlace(active.document.path, selection);
  }
}

/** The address of a schema that an edit makes the editor fetch. */
function newlyFetched(document: TextDocument, edits: readonly TextEdit[]): string | undefined {
  const { text, languageId } = document;
  if (!/^(json|yaml|dockercompose)/.test(languageId)) return undefined;
  const known = remoteSchemas(text, languageId);
  return [...remoteSchemas(applyEdits(new LineIndex(text), edits), languageId)].find(address => !known.has(address));
}

function count(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
