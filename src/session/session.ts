import { setImmediate as breathe } from 'node:timers/promises';
import type { Manner } from '../actions/gate/rules.ts';
import type { Wish } from '../capture/page/protocol.ts';
import type { Utterance } from '../capture/utterance.ts';
import { AloudError, asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Editor } from '../editor/editor.ts';
import { Scene } from './scene.ts';
import type { Said, TurnAbout } from './turn.ts';
import { isHearing, type Mode, type State, type TurnEvent, type Watcher } from './turnEvents.ts';

/** Speech that is being heard, or was heard before. */
export interface Listening {
  /** Its recording rejects with `nothing-heard` when it held no speech. */
  readonly utterance: Utterance;
  /** The mode it was spoken in, if that is known. */
  readonly purpose: string | undefined;
  /** The speaker has finished: what was heard so far is all. */
  stop(): void;
  /** Its text has arrived: the recording need not be kept for another try. */
  understood(): Promise<void>;
  /** There were no words in it: nobody need be reminded of it. */
  dismissed(): Promise<void>;
}

/** What is going on while someone speaks. */
export interface ListeningWatcher {
  /** The microphone hears. */
  open(): void;
  /** Loudness, 0 to 1. */
  level(level: number): void;
  speech(): void;
}

/** What is known beforehand of what will be said. */
export interface ListeningAbout {
  readonly mode: Mode;
  readonly manner: Manner;
  /** The file's names, the likeliest first. Known a moment later: the microphone does not wait for them. */
  readonly keywords: () => readonly string[];
}

export interface SessionParts {
  readonly editor: Editor;
  readonly log: Log;
  readonly watch: Watcher;
  /** Starts to record; ends at the end of speech, at `stop`, or when the signal fires. */
  listen(about: ListeningAbout, watch: ListeningWatcher, signal: AbortSignal): Listening;
  /** The last recording that can be tried again, if there is one. */
  lastRecording(): Promise<Listening | undefined>;
  /** Does what is said. Asked for when the microphone hears, and not before. Throws what goes wrong. */
  turn(about: TurnAbout, watch: Watcher, signal: AbortSignal): Promise<void>;
}

/** What a turn begins with: what was said before, or nothing, and then it listens. */
interface Beginning {
  readonly mode: Mode;
  readonly manner: Manner;
  readonly said?: Said;
  /** Recorded before, and tried again. */
  readonly listening?: Listening;
}

interface Running {
  /** Counts from 1 on. */
  readonly number: number;
  readonly mode: Mode;
  readonly manner: Manner;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  /** Undefined for what was not spoken. */
  listening: Listening | undefined;
}

const MODES: readonly Mode[] = ['command', 'dictate', 'comment', 'ask'];
/** What is wrong with a recording that holds no words. */
const NO_WORDS: ReadonlySet<string> = new Set(['nothing-heard', 'no-words']);

/**
 * What happens when someone speaks: idle → opening → listening → thinking → acting → speaking → idle. One turn at a
 * time, one AbortController a turn; however it ends, the state is idle again.
 */
export class Session {
  readonly #parts: SessionParts;
  #running: Running | undefined;
  /** A turn that was asked for, and begins when the one before has ended. */
  #next: Pick<Running, 'number' | 'manner'> | undefined;
  #state: State = 'idle';
  /** The last turn that has begun, and the last that someone asked for. */
  #last = 0;
  #lastAsked = 0;
  /** The mode of the last recording, where it does not know itself. */
  #lastMode: Mode = 'command';
  /** How far a turn came that is not done: `retry` goes on from there. Undefined where that is its recording. */
  #unfinished: Pick<Beginning, 'mode' | 'said' | 'listening'> | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get state(): State {
    return this.#state;
  }

  /** The last turn that has begun: they count from 1 on. */
  get turn(): number {
    return this.#last;
  }

  /**
   * The command of a mode was called: starts to listen; while listening it ends the utterance; while Aloud speaks it
   * stops that and listens; while Aloud thinks or acts it cancels, and what waits to begin is taken back. Resolves when
   * the turn it started or ended is over.
   */
  async toggle(mode: Mode): Promise<void> {
    const running = this.#running;
    if (this.#next) return this.cancel();
    if (!running || this.#state === 'speaking' || (isHearing(this.#state) && running.manner === 'hands-free')) {
      return this.start(mode);
    }
    if (!isHearing(this.#state)) return this.cancel();
    running.listening?.stop();
    return running.ended;
  }

  /**
   * Listens, in place of whatever runs. `after` is the last turn that was known of where this was asked for: if one was
   * asked for since, this is the same wish once more, and nothing happens. Resolves when the turn is over.
   */
  async start(mode: Mode, after = this.#last): Promise<void> {
    if ((this.#next?.manner === 'asked' ? this.#next.number : this.#lastAsked) > after) return;
    // Whoever is being explained something has heard enough.
    if (this.#state === 'speaking' && this.#running?.mode === 'explain') return this.cancel();
    await this.listen(mode);
  }

  /** Does what a press asks for that was made elsewhere, and may come late or twice: of the turn that it was made for. */
  heed({ action, turn }: Wish): Promise<void> {
    if (action === 'start') return this.start('command', turn);
    return action === 'stop' ? this.stop(turn) : this.cancel(turn);
  }

  /** Listens and does what is said. */
  listen(mode: Mode, manner: Manner = 'asked'): Promise<void> {
    return this.#run({ mode, manner });
  }

  /** Resolves when nothing runs, nor is about to. */
  async idle(): Promise<void> {
    do {
      await this.#running?.ended;
      // Whoever waits for the end of a turn in order to start another one comes first.
      await breathe();
    } while (this.#running || this.#next);
  }

  /** A turn on text: typed, or `''` for an explanation. */
  say(mode: Mode, text: string): Promise<void> {
    return this.#run({ mode, manner: 'asked', said: { text } });
  }

  /** A turn on a recording made elsewhere. */
  hear(mode: Mode, utterance: Utterance): Promise<void> {
    return this.#run({ mode, manner: 'asked', said: { utterance } });
  }

  /**
   * The last thing that was said again: its words if they were understood before the turn failed, its recording, or from
   * the beginning if nothing was heard yet. Never what was said before it. Throws `no-recording`.
   */
  async retry(): Promise<void> {
    if (this.#unfinished) return this.#run({ ...this.#unfinished, manner: 'asked' });
    const last = await this.#parts.lastRecording();
    if (!last) throw new AloudError({ code: 'no-recording', message: 'There is no recording to try again.' });
    await this.again(last);
  }

  /** A recording again that was made before. */
  async again(recorded: Listening): Promise<void> {
    const mode = MODES.find(each => each === recorded.purpose) ?? this.#lastMode;
    await this.#run({ mode, manner: 'asked', listening: recorded });
  }

  /**
   * Ends the utterance, which is then acted upon; stops speaking and everything else at once. With the number of a turn
   * it ends that one's utterance and nothing else: if that has ended already, there is nothing left to wish.
   */
  async stop(turn?: number): Promise<void> {
    if (turn !== undefined && (turn !== this.#running?.number || !isHearing(this.#state))) return;
    if (isHearing(this.#state) && !this.#next) this.#running?.listening?.stop();
    else await this.cancel();
  }

  /** Ends everything at once, or that turn and no other. A recording that was made stays until `retry` or the next one. */
  async cancel(turn?: number): Promise<void> {
    if (turn !== undefined && turn !== this.#running?.number) return;
    this.#next = undefined;
    await this.#end();
  }

  async #end(): Promise<void> {
    const running = this.#running;
    running?.abort.abort();
    await running?.ended;
  }

  /** Begins in the same breath where nothing runs. Of several that wait for the end of another the last one begins. */
  async #run(beginning: Beginning): Promise<void> {
    const { mode, manner, said: given, listening: recorded } = beginning;
    const next = { number: this.#last + 1, manner };
    this.#next = next;
    while (this.#running && this.#next === next) await this.#end();
    if (this.#next !== next) return;
    this.#next = undefined;
    this.#last = next.number;
    if (manner === 'asked') this.#lastAsked = next.number;

    const abort = new AbortController();
    let end = (): void => {};
    const ended = new Promise<void>(resolve => {
      end = resolve;
    });
    const running: Running = { ...next, mode, abort, ended, listening: beginning.listening };
    this.#running = running;
    this.#unfinished = { mode, ...(given && { said: given }), ...(recorded && { listening: recorded }) };
    let scene: Scene | undefined;
    let putAway: Promise<void> | undefined;
    try {
      const isLive = !given && !recorded;
      this.#tell({ event: 'state', state: isLive ? 'opening' : 'thinking' });
      // The microphone first: it opens while everything else is made ready.
      const opened = isLive ? this.#open(running, () => scene?.identifiers ?? []) : undefined;
      scene = Scene.open(this.#parts.editor);
      await opened;
      const { listening } = running;
      const said = (given ?? listening) as Said;
      const watch: Watcher = event => {
        if (event.event === 'transcript') {
          putAway = listening?.understood();
          // Awaited when the turn is over, which may be long after it has failed.
          putAway?.catch(() => {});
          this.#unfinished = { mode, said: { text: event.text } };
        }
        this.#tell(event);
      };
      await this.#parts.turn({ mode, said, scene, manner: running.manner }, watch, abort.signal);
      this.#unfinished = undefined;
    } catch (thrown) {
      if (NO_WORDS.has(asAloudError(thrown).code)) putAway = running.listening?.dismissed();
      const error = abort.signal.aborted ? asAloudError(new DOMException('', 'AbortError')) : asAloudError(thrown);
      if (error.code !== 'cancelled') this.#parts.log.error(`The ${mode} turn failed`, thrown);
      this.#tell({ event: 'error', code: error.code, message: error.message });
      if (error.code !== 'cancelled') throw error;
    } finally {
      abort.abort();
      try {
        scene?.dispose();
        await putAway;
      } catch (thrown) {
        this.#parts.log.error('What a turn leaves behind could not be put away', thrown);
      }
      this.#running = undefined;
      try {
        this.#tell({ event: 'state', state: 'idle' });
      } finally {
        end();
      }
    }
  }

  /** Opens the microphone. Resolves when it hears; rejects with what keeps it from that. */
  #open(running: Running, keywords: () => readonly string[]): Promise<void> {
    const { mode, manner, abort } = running;
    this.#lastMode = mode;
    const turnTo = (state: State) => {
      // What comes late is not told of the next turn.
      if (this.#running === running && !abort.signal.aborted) this.#tell({ event: 'state', state });
    };
    const opened = new Promise<void>((resolve, reject) => {
      const watch: ListeningWatcher = {
        open: () => {
          // From here on there is a recording, and that is what is tried again.
          if (this.#running === running) this.#unfinished = undefined;
          turnTo('listening');
          resolve();
        },
        level: level => this.#tell({ event: 'level', level }),
        speech: () => this.#tell({ event: 'speech' }),
      };
      running.listening = this.#parts.listen({ mode, manner, keywords }, watch, abort.signal);
      running.listening.utterance.recording.then(() => {
        if (isHearing(this.#state)) turnTo('thinking');
        resolve();
      }, reject);
    });
    // Whoever waits for it learns why it was not opened.
    opened.catch(() => {});
    return opened;
  }

  #tell(event: TurnEvent): void {
    if (event.event !== 'state') {
      this.#parts.watch(event);
    } else if (event.state !== this.#state) {
      this.#state = event.state;
      this.#parts.watch({ ...event, turn: this.#last, ...(this.#running && { manner: this.#running.manner }) });
    }
  }
}
