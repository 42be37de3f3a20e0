import { Stopwatch } from '../common/async/stopwatch.ts';
import { asAloudError, type ErrorCode } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Into } from '../editor/boxes.ts';
import { message } from '../messages/message.ts';
import { text } from '../messages/text.ts';
import type { Foreign } from './foreign.ts';
import type { Listening, ListeningAbout, ListeningWatcher } from './listening.ts';
import type { Scene } from './scene.ts';
import type { Said, TurnAbout } from './turn.ts';
import type { Happening, ModeName, Teller } from './turnEvents.ts';
import type { RunningTurn } from './turns.ts';

export interface CourseParts {
  readonly log: Log;
  /** Where the user is, looked at once the microphone is being opened. */
  scene(): Scene | undefined;
  /** Starts to record; ends at the end of speech, at `stop`, or when the signal fires. */
  listen(about: ListeningAbout, watch: ListeningWatcher, signal: AbortSignal): Listening;
  /** Does what is said. Asked for when the microphone hears, and not before. Throws what goes wrong. */
  turn(about: TurnAbout, tell: Teller, signal: AbortSignal): Promise<void>;
}

/** What a turn begins with: what was said before, or nothing, and then it listens. */
export interface Beginning {
  readonly mode: ModeName;
  /** Where dictated text goes, if not where the cursor is. */
  readonly into?: Into | undefined;
  readonly said?: Said;
  /** Recorded before, and tried again. */
  readonly listening?: Listening;
  /** Who wants it, where that is not the user. */
  readonly foreign?: Foreign;
}

/** What is wrong with a recording that holds no words. */
const NO_WORDS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['nothing-heard', 'no-words']);

/** The course of one turn, from the open microphone until everything is put away. */
export class Course {
  readonly #parts: CourseParts;
  readonly #turn: RunningTurn;
  readonly #tell: Teller;
  /** Hears what is left to be tried again; nothing is where it is done, or its recording is what is left. */
  readonly #leave: (unfinished: Beginning | undefined) => void;
  #mode: ModeName = 'command';
  #scene: Scene | undefined;
  #into: Into | undefined;
  readonly #stopwatch = new Stopwatch();
  /** What it begins with was said before, or typed. */
  #isGiven = false;
  /** All of what was said is recorded. */
  #isRecorded = false;
  #putAway: Promise<void> | undefined;
  #isOver = false;

  constructor(parts: CourseParts, turn: RunningTurn, tell: Teller, leave: (unfinished: Beginning | undefined) => void) {
    this.#parts = parts;
    this.#turn = turn;
    this.#tell = tell;
    this.#leave = leave;
  }

  /** Tells what goes wrong, and throws it, unless that is that it was cancelled. */
  async run(beginning: Beginning): Promise<void> {
    const { mode } = beginning;
    const { abort } = this.#turn;
    this.#mode = mode;
    this.#turn.listening = beginning.listening;
    this.#into = beginning.into;
    this.#isGiven = (beginning.said ?? beginning.listening) !== undefined;
    this.#leave(beginning);
    try {
      const said = await this.#said(beginning);
      const about = {
        mode,
        said,
        scene: this.#scene,
        manner: this.#turn.manner,
        into: beginning.into,
        foreign: beginning.foreign,
        stopwatch: this.#stopwatch,
      };
      await this.#parts.turn(about, happening => this.#happens(happening), abort.signal);
      this.#leave(undefined);
      // Of what a model has heard itself the recording is needed until its answer is whole.
      this.#understood();
    } catch (thrown) {
      this.#fail(thrown);
    } finally {
      abort.abort();
      await this.#end();
    }
  }

  async #said({ said, listening }: Beginning): Promise<Said> {
    const given = said ?? listening;
    // The microphone first: it opens while everything else is made ready.
    const opened = given ? undefined : this.#open();
    if (given) this.#tell({ event: 'state', track: 'mind', state: 'thinking' });
    this.#scene = this.#parts.scene();
    await opened;
    return given ?? (this.#turn.listening as Listening);
  }

  /** Opens the microphone. Resolves when it hears; rejects with what keeps it from that. */
  #open(): Promise<void> {
    const { manner, abort } = this.#turn;
    const mode = this.#mode;
    // What comes late is not told of the next turn.
    const tell: Teller = happening => {
      if (!abort.signal.aborted) this.#tell(happening);
    };
    this.#tell({ event: 'state', track: 'ears', state: 'opening' });
    const opened = new Promise<void>((resolve, reject) => {
      const watch: ListeningWatcher = {
        open: () => {
          // From here on there is a recording, and that is what is tried again.
          if (!this.#isOver) this.#leave(undefined);
          tell({ event: 'state', track: 'ears', state: 'listening' });
          resolve();
        },
        level: level => tell({ event: 'level', level }),
        speech: () => tell({ event: 'speech' }),
      };
      const keywords = () => this.#scene?.identifiers ?? [];
      const listening = this.#parts.listen({ mode, manner, keywords }, watch, abort.signal);
      this.#turn.listening = listening;
      listening.utterance.recording.then(() => {
        this.#isRecorded = true;
        tell({ event: 'state', track: 'mind', state: 'thinking' });
        tell({ event: 'state', track: 'ears', state: 'closed' });
        resolve();
      }, reject);
    });
    // Whoever waits for it learns why it was not opened.
    opened.catch(() => {});
    return opened;
  }

  #happens(happening: Happening): void {
    if (happening.event === 'transcript' && !happening.isSound) {
      this.#understood();
      this.#leave({ mode: this.#mode, into: this.#into, said: { text: happening.text } });
    } else if (happening.event === 'partial') {
      this.#turn.listening?.heard(happening);
    }
    this.#tell(happening);
  }

  #understood(): void {
    this.#putAway ??= this.#turn.listening?.understood();
    // Awaited when the turn is over, which may be long after it has failed.
    this.#putAway?.catch(() => {});
  }

  #fail(thrown: unknown): void {
    const { abort, listening } = this.#turn;
    const isUnheard = abort.signal.aborted && this.#isRecorded && this.#putAway === undefined;
    if (NO_WORDS.has(asAloudError(thrown).code)) this.#putAway = listening?.dismissed();
    const error = asAloudError(abort.signal.aborted ? new DOMException('', 'AbortError') : thrown);
    if (error.code !== 'cancelled') this.#parts.log.error(`The ${this.#mode} turn failed`, thrown);
    this.#tell({
      event: 'error',
      code: error.code,
      message: text(isUnheard ? message('session.cancelled-unheard') : error.says),
      ...((this.#isGiven || this.#isRecorded) && { ms: this.#stopwatch.read() }),
      ...(isUnheard && { waits: true }),
    });
    if (error.code !== 'cancelled') throw error;
  }

  /** What cannot be put away keeps nobody from the next turn. */
  async #end(): Promise<void> {
    this.#isOver = true;
    try {
      this.#scene?.dispose();
      await this.#putAway;
    } catch (thrown) {
      this.#parts.log.error('What a turn leaves behind could not be put away', thrown);
    }
  }
}
