import { join } from 'node:path';
import * as vscode from 'vscode';
import { message } from '../../../messages/message.ts';
import { text } from '../../../messages/text.ts';
import { lastAnswer, stateAsText, turnAsText } from '../../../panel/asText.ts';
import { type Entry, hasChanges } from '../../../panel/entry.ts';
import { HistoryFile } from '../../../panel/history/historyFile.ts';
import type { FromPanel } from '../../../panel/protocol.ts';
import { reduce, withSounds } from '../../../panel/reduce.ts';
import { EMPTY, MOST_ENTRIES, type PanelState } from '../../../panel/state.ts';
import type { TurnEvent } from '../../../session/turnEvents.ts';
import type { LateParts } from '../../contributions/lateParts.ts';
import { telling } from '../../views/messages.ts';
import { pagesFolder } from '../../views/pageOf.ts';
import { PanelView } from '../../views/panel/panelView.ts';
import { showAsDocument } from '../../views/panel/textDocument.ts';
import { askInDialog, mention } from '../../views/screen.ts';
import { TalkUse } from '../../views/talkUse.ts';
import { PanelDeeds } from './panelDeeds.ts';
import { SoundsHere } from './soundsHere.ts';

const KEEP = 'aloud.history.keep';

/** What the panel shows, from event to event, and what it is asked for. */
export class Panel {
  readonly #parts: LateParts;
  readonly #view: PanelView;
  readonly #deeds: PanelDeeds;
  readonly #history: HistoryFile;
  readonly #sounds: SoundsHere;
  readonly #use = new TalkUse();
  readonly #settings: vscode.Disposable;
  #state: PanelState = EMPTY;
  /** What was found of earlier runs, and what looks for more. */
  #found: readonly Entry[] = [];
  #search: AbortController | undefined;
  #isReading = false;
  /** The last entry that is in the history. */
  #written = 0;
  /** Entries that are there, and whose changes still stood when they were written. */
  readonly #standing = new Set<number>();

  constructor(parts: LateParts) {
    const { context, settings } = parts.props;
    this.#parts = parts;
    this.#history = new HistoryFile(join(context.globalStorageUri.fsPath, 'history'));
    this.#sounds = new SoundsHere(parts, told => this.#become(withSounds(this.#state, told)));
    this.#view = new PanelView({
      folder: pagesFolder(context.extensionUri),
      state: () => this.#state,
      heed: wish => void telling(() => this.#heed(wish)),
    });
    this.#deeds = new PanelDeeds({
      parts,
      state: () => this.#state,
      entry: id => this.#entry(id),
      sounds: this.#sounds,
    });
    const keeps = () => settings.get(KEEP);
    this.#state = { ...EMPTY, isKept: keeps(), hasEarlier: keeps() };
    this.#settings = vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration(KEEP)) this.#become({ ...this.#state, isKept: keeps() });
    });
  }

  /** Resolves when what was said is in the history. */
  async dispose(): Promise<void> {
    this.#settings.dispose();
    this.#view.dispose();
    this.#sounds.dispose();
    this.#keep();
    await this.#history.settled();
  }

  open(view: vscode.WebviewView): void {
    this.#view.open(view);
    void this.#sounds.look();
  }

  show(): void {
    this.#view.show();
  }

  /** `atMs`: when it happened, as ms since 1970. */
  watch(event: TurnEvent, atMs: number): void {
    this.#become(reduce(this.#state, event, atMs));
    if (event.event === 'action') this.#deeds.changed();
    const used = this.#use.follow(event);
    if (used)
      this.#become(reduce(this.#state, { event: 'notice', text: text(used), turn: event.turn, role: 'aloud' }, atMs));
    if (event.event === 'undone') this.#mark();
    if (event.event === 'state' && event.shows === 'idle') {
      this.#keep();
      if (this.#view.isOpen) void this.#sounds.look();
    }
  }

  async clearHistory(): Promise<void> {
    const yes = message('panel.clear-yes');
    if ((await askInDialog(message('panel.clear-question'), message('panel.clear-detail'), [yes])) !== yes) return;
    await this.#history.clear();
    const isOpen = (entry: Entry) => entry.phase === 'open';
    this.#become({ ...this.#state, entries: this.#state.entries.filter(isOpen), hasEarlier: false });
    mention('trash', message('panel.cleared'), 4000);
  }

  async showAnswer(): Promise<void> {
    await showAsDocument(message('panel.answer-document'), lastAnswer(this.#state) ?? text(message('panel.no-answer')));
  }

  async showTurn(): Promise<void> {
    const last = this.#state.entries.at(-1);
    await showAsDocument(
      message('panel.turn-document'),
      last ? turnAsText(last) : text(message('speech.nothing-said')),
    );
  }

  async showState(): Promise<void> {
    await showAsDocument(message('panel.state-document'), stateAsText(this.#state));
  }

  async #heed(wish: FromPanel): Promise<void> {
    if (wish.type === 'earlier') return this.#earlier();
    if (wish.type === 'search') return this.#look(wish.words);
    if (wish.type === 'press' && wish.key === 'keep-history') {
      return vscode.workspace.getConfiguration().update(KEEP, !this.#state.isKept, vscode.ConfigurationTarget.Global);
    }
    await this.#deeds.heed(wish);
  }

  #become(state: PanelState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#view.changed();
  }

  #entry(id: number): Entry | undefined {
    return this.#state.entries.findLast(entry => entry.id === id) ?? this.#found.find(entry => entry.id === id);
  }

  /** Writes down of what is in the history that it was taken back since. */
  #mark(): void {
    const { entries, isKept } = this.#state;
    const marked = entries.filter(({ id, turn, isUndone }) => turn > 0 && isUndone && this.#standing.has(id));
    for (const { id } of marked) this.#standing.delete(id);
    if (marked.length > 0 && isKept) this.#history.mark(marked).catch(thrown => this.#unwritten(thrown));
  }

  #unwritten(thrown: unknown): void {
    this.#parts.props.log.warn(`The history could not be written: ${thrown}`);
  }

  /** Writes down what is over. */
  #keep(): void {
    const over = this.#state.entries.filter(
      ({ id, turn, phase }) => turn > 0 && id > this.#written && phase !== 'open',
    );
    this.#written = over.at(-1)?.id ?? this.#written;
    if (over.length === 0 || !this.#state.isKept) return;
    for (const entry of over) if (hasChanges(entry)) this.#standing.add(entry.id);
    this.#history.append(over).catch(thrown => this.#unwritten(thrown));
  }

  /** More of what was said before: of what is here, and then of earlier runs. */
  async #earlier(): Promise<void> {
    if (this.#view.showEarlier() || this.#isReading) return;
    this.#isReading = true;
    try {
      const isFull = this.#state.entries.length >= MOST_ENTRIES;
      const entries = isFull || !this.#state.isKept ? [] : await this.#history.earlier();
      const isMore = entries.length > 0;
      this.#become({
        ...this.#state,
        entries: isMore ? [...entries, ...this.#state.entries] : this.#state.entries,
        hasEarlier: isMore,
      });
      if (isMore) this.#view.showEarlier();
    } finally {
      this.#isReading = false;
    }
  }

  async #look(words: string): Promise<void> {
    this.#search?.abort();
    this.#found = [];
    if (words.trim() === '' || !this.#state.isKept) return;
    const search = new AbortController();
    this.#search = search;
    const entries = await this.#history.search(words.trim(), search.signal);
    if (search.signal.aborted) return;
    this.#found = entries;
    this.#view.send({ type: 'found', words, entries });
  }
}
