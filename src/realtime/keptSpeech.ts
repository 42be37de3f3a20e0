import { REALTIME_RATE_HZ } from '../openai/realtime/sessionEvents.ts';
import type { Told } from './told.ts';

/** What was said and is not written yet is kept up to this length: longer than anyone speaks without a pause. */
const LONGEST_SAMPLES = 60 * REALTIME_RATE_HZ;

/** What was said at once. */
interface Turn {
  readonly pieces: Int16Array[];
  /** As which item the connection has taken it. */
  item: string | undefined;
  isOver: boolean;
  /** The model answers, and has heard it. */
  isAnswered: boolean;
}

/** The sound of which a connection has told no text: a new one is told it first. At 24 kHz. */
export class KeptSpeech {
  #turns: Turn[] = [];
  #samples = 0;

  /** What was said, in its order: each turn that is over, and what is being said. */
  get turns(): readonly Pick<Turn, 'pieces' | 'isOver'>[] {
    return this.#turns;
  }

  push(piece: Int16Array): void {
    this.#open().pieces.push(piece);
    this.#samples += piece.length;
    while (this.#samples > LONGEST_SAMPLES) this.#dropFirst();
  }

  /** What was said so far is one turn; what comes now is another. */
  end(): void {
    const last = this.#turns.at(-1);
    if (last) last.isOver = true;
  }

  /** What is known of what was said need not be said again. */
  tell(told: Told): void {
    if (told.type === 'speech-ended') this.end();
    else if (told.type === 'committed') this.taken(told.item);
    else if (told.type === 'heard' || told.type === 'unheard') this.written(told.item);
    else if (told.type === 'answering') this.answering();
    else if (told.type === 'answered' && told.ending === 'completed') this.answered();
  }

  /** The server has taken what is over; what is being said, where it says by itself that it is. */
  taken(item: string): void {
    const turn = this.#turns.find(each => each.item === undefined);
    if (!turn) return;
    turn.isOver = true;
    turn.item = item;
  }

  /** There is a text of it, or there will be none. */
  written(item: string): void {
    this.#keep(turn => turn.item !== item);
  }

  /** An answer has begun: it is to all that was taken. */
  answering(): void {
    for (const turn of this.#turns) turn.isAnswered = turn.item !== undefined;
  }

  /** What it was an answer to was heard, whether or not a text of it comes. */
  answered(): void {
    this.#keep(turn => !turn.isAnswered);
  }

  /** What nobody has taken is not to be heard. */
  clear(): void {
    this.#keep(turn => turn.item !== undefined);
  }

  /** The connection is gone: nothing of it was taken for good. */
  lost(): void {
    for (const turn of this.#turns) {
      turn.item = undefined;
      turn.isAnswered = false;
    }
  }

  #open(): Turn {
    const last = this.#turns.at(-1);
    if (last && !last.isOver) return last;
    const turn: Turn = { pieces: [], item: undefined, isOver: false, isAnswered: false };
    this.#turns.push(turn);
    return turn;
  }

  #dropFirst(): void {
    const [first] = this.#turns;
    this.#samples -= first?.pieces.shift()?.length ?? 0;
    if (first?.pieces.length === 0) this.#turns.shift();
  }

  #keep(isKept: (turn: Turn) => boolean): void {
    this.#turns = this.#turns.filter(isKept);
    this.#samples = this.#turns.reduce(
      (all, { pieces }) => all + pieces.reduce((sum, { length }) => sum + length, 0),
      0,
    );
  }
}
