import { accessFor } from '../../actions/run/access.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import { isEmpty, selectionRange } from '../../editor/position.ts';
import { LineIndex, stretchBetween } from '../../editor/text.ts';
import { message, sentences } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { respell } from '../../transcribe/names/respell.ts';
import type { Lesson, Offer, Said } from '../lastSaid.ts';
import type { Memory } from '../memory.ts';
import type { Mode, Turn } from '../modes/mode.ts';
import { ENGLISH } from '../phonetics.ts';
import { Scene } from '../scene.ts';
import { type ModeName, TEXT_MODES } from '../turnEvents.ts';
import { wishIn } from './wish.ts';

export interface AgainProps {
  readonly mode: ModeName;
  /** The modes as they are without corrections. */
  readonly modes: Readonly<Record<ModeName, Mode>>;
  readonly memory: Pick<Memory, 'said' | 'journal'>;
  /** Whether words can be kept for good. */
  readonly canLearn: boolean;
}

/** Does what is said, takes back what was said last, and does it once more. */
export class Again {
  readonly #props: AgainProps;

  constructor(props: AgainProps) {
    this.#props = props;
  }

  /** The same once more, from where it can mean one thing alone. Throws `document-changed`. */
  async from(at: NonNullable<Offer['at']>, last: Said, turn: Turn, signal: AbortSignal): Promise<void> {
    const { view, hands } = accessFor(turn.exchange, 'user');
    if ((await view.documents.read(at.path)).version !== at.version)
      throw new AloudError({ code: 'document-changed', message: message('correcting.changed-since') });
    await hands.places.moveTo(at.path, at.selection);
    const scene = Scene.open(turn.exchange.props.editor);
    try {
      await this.#noted(last.mode, { ...turn, heard: last.heard, scene }, signal, at);
    } finally {
      scene?.dispose();
    }
  }

  /** Takes back what was done, and does the same with other words. What was heard first stays in what was told. */
  async withWords(words: string, last: Said, turn: Turn, signal: AbortSignal, lesson?: Lesson): Promise<void> {
    await this.takeBack(last, turn);
    throwIfAborted(signal);
    const { editor } = turn.exchange.props;
    const scene = Scene.open(editor);
    const purpose = TEXT_MODES.has(last.mode) ? 'dictation' : 'command';
    const heard = { raw: words, spelled: respell(words, scene?.identifiers ?? [], purpose, ENGLISH) };
    const canLearn = lesson && this.#props.canLearn ? [message('vocabulary.can-learn')] : [];
    turn.tell({ event: 'answer', text: text(sentences([message('correcting.corrected', { words }), ...canLearn])) });
    try {
      await this.#noted(last.mode, { ...turn, heard, scene }, signal, last.from);
    } finally {
      scene?.dispose();
    }
  }

  /** Everything as it was before, and the user where they were. Throws `document-changed` where that cannot be. */
  async takeBack(last: Said, { exchange }: Turn): Promise<void> {
    const { journal } = this.#props.memory;
    const { hands } = accessFor(exchange, 'user');
    if (last.turn) {
      if (journal.lastTurn !== last.turn)
        throw new AloudError({ code: 'document-changed', message: message('correcting.changed-since') });
      await hands.text.undoTurn();
    }
    if (last.from) await hands.places.moveTo(last.from.path, last.from.selection);
  }

  /** Whether what was written is still the last thing that was, and the user has gone nowhere else. */
  isUntouched(last: Said, { scene }: Turn): boolean {
    return this.#props.memory.journal.lastTurn === last.turn && scene?.path === last.from?.path;
  }

  /** Whether "that" is what was written, and not what is selected meanwhile. */
  standsHere(last: Said, turn: Turn): boolean {
    return this.isUntouched(last, turn) && turn.scene !== undefined && isEmpty(selectionRange(turn.scene.selection));
  }

  /** Selects what was dictated, if that is still there and nothing else is selected. */
  async selectWritten(last: Said, turn: Turn): Promise<boolean> {
    const { scene, exchange } = turn;
    const { journal } = this.#props.memory;
    if (!scene || !this.standsHere(last, turn)) return false;
    const changed = journal.last().files.get(scene.path);
    const { view, hands } = accessFor(exchange, 'user');
    const document = await view.documents.read(scene.path);
    if (changed?.before === undefined || changed.after !== document.text) return false;
    const { start, newEnd } = stretchBetween(changed.before, changed.after);
    const written = changed.after.slice(start, newEnd);
    const from = start + (written.length - written.trimStart().length);
    const to = from + written.trim().length;
    if (from >= to) return false;
    const lines = new LineIndex(changed.after);
    await hands.places.moveTo(scene.path, { anchor: lines.positionAt(from), active: lines.positionAt(to) });
    return true;
  }

  /** What is said now is what can be corrected next. */
  note(turn: Turn, signal: AbortSignal): Promise<void> {
    return this.#noted(this.#props.mode, turn, signal, placeIn(turn.scene));
  }

  async #noted(mode: ModeName, turn: Turn, signal: AbortSignal, from: Said['from']): Promise<void> {
    const { memory } = this.#props;
    memory.said.begin();
    try {
      await this.#props.modes[mode].run(turn, signal);
    } finally {
      if (!signal.aborted) {
        const changed = turn.exchange.hasChanged ? memory.journal.lastTurn : undefined;
        // Another reading of the same words leaves them what was said.
        const same =
          wishIn(turn.heard.raw, { isOffered: true, isText: false })?.kind === 'use' ? memory.said.last : undefined;
        memory.said.is({ ...(same ?? { heard: turn.heard, mode, from }), turn: changed });
      }
    }
  }

  /** Runs a mode for what is about the last utterance, and takes not its place. */
  inner(mode: ModeName, turn: Turn, signal: AbortSignal): Promise<void> {
    const scene = Scene.open(turn.exchange.props.editor);
    return this.#props.modes[mode].run({ ...turn, scene }, signal).finally(() => scene?.dispose());
  }
}

/** Where the user was; undefined where that has been closed meanwhile: whoever writes there says so, with the words. */
function placeIn(scene: Turn['scene']): Said['from'] {
  try {
    return scene && { path: scene.path, selection: scene.selection };
  } catch (thrown) {
    if (thrown instanceof AloudError && thrown.code === 'document-closed') return undefined;
    throw thrown;
  }
}
