import { setImmediate as breathe } from 'node:timers/promises';
import type { Utterance } from '../capture/utterance.ts';
import { AloudError, asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Editor } from '../editor/editor.ts';
import { Scene } from './scene.ts';
import { runTurn, type Said, type TurnParts } from './turn.ts';
import type { Mode, State, TurnEvent, Watcher } from './turnEvents.ts';

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
  /** Loudness, 0 to 1. */
  level(level: number): void;
  speech(): void;
}

/** What is known beforehand of what will be said. */
export interface ListeningAbout {
  readonly mode: Mode;
  readonly manner: Manner;
  /** The file's names, the likeliest first. */
  readonly keywords: readonly string[];
}

/** How someone speaks: after a key or command, or whenever they like. */
export type Manner = 'asked' | 'hands-free';

export interface SessionParts {
  readonly editor: Editor;
  readonly log: Log;
  readonly watch: Watcher;
  /** Starts to record; ends at the end of speech, at `stop`, or when the signal fires. */
  listen(about: ListeningAbout, watch: ListeningWatcher, signal: AbortSignal): Listening;
  /** The last recording that can be tried again, if there is one. */
  lastRecording(): Promise<Listening | undefined>;
  turnParts(): Promise<TurnParts>;
}

interface Running {
  readonly mode: Mode;
  readonly manner: Manner;
  readonly abort: AbortController;
  readonly listening: Listening | undefined;
  readonly ended: Promise<void>;
}

const MODES: readonly Mode[] = ['command', 'dictate', 'comment', 'ask'];
/** What is wrong with a recording that holds no words. */
const NO_WORDS: ReadonlySet<string> = new Set(['nothing-heard', 'no-words']);

/**
 * What happens when someone speaks: idle → listening → thinking → acting → speaking → idle. One turn at a time, one
 * AbortController a turn; however it ends, the state is idle again.
 */
export class Session {
  readonly #parts: SessionParts;
  #running: Running | undefined;
  #state: State = 'idle';
  /** The mode of the recording that `retry` would try again. */
  #lastMode: Mode = 'command';
  /** What was understood in a turn that failed afterwards: `retry` goes on from there. */
  #unfinished: { readonly mode: Mode; readonly text: string } | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get state(): State {
    return this.#state;
  }

  /**
   * The command of a mode was called: starts to listen; while listening it ends the utterance; while Aloud speaks it
   * stops that and listens; while Aloud thinks or acts it cancels. Resolves when the turn it started or ended is over.
   */
  async toggle(mode: Mode): Promise<void> {
    const running = this.#running;
    if (!running) return this.listen(mode);
    if (this.#state === 'listening' && running.manner === 'hands-free') {
      await this.cancel();
      return this.listen(mode);
    }
    if (this.#state === 'listening') {
      running.listening?.stop();
      return running.ended;
    }
    const wasSpeaking = this.#state === 'speaking';
    await this.cancel();
    if (wasSpeaking && running.mode !== 'explain') await this.listen(mode);
  }

  /** Listens and does what is said. */
  listen(mode: Mode, manner: Manner = 'asked'): Promise<void> {
    const watch: ListeningWatcher = {
      level: level => this.#tell({ event: 'level', level }),
      speech: () => this.#tell({ event: 'speech' }),
    };
    const listen = (signal: AbortSignal, scene: Scene | undefined) => {
      this.#lastMode = mode;
      this.#unfinished = undefined;
      return this.#parts.listen({ mode, manner, keywords: scene?.identifiers ?? [] }, watch, signal);
    };
    return this.#run(mode, listen, undefined, manner);
  }

  /** Resolves when nothing runs, nor is about to. */
  async idle(): Promise<void> {
    do {
      await this.#running?.ended;
      // Whoever waits for the end of a turn in order to start another one comes first.
      await breathe();
    } while (this.#running);
  }

  /** A turn on text: typed, or `''` for an explanation. */
  say(mode: Mode, text: string): Promise<void> {
    return this.#run(mode, undefined, { text });
  }

  /** A turn on a recording made elsewhere. */
  hear(mode: Mode, utterance: Utterance): Promise<void> {
    return this.#run(mode, undefined, { utterance });
  }

  /** The last recording again, or its words if it was understood before the turn failed. Throws `no-recording`. */
  async retry(): Promise<void> {
    if (this.#unfinished) return this.say(this.#unfinished.mode, this.#unfinished.text);
    const last = await this.#parts.lastRecording();
    if (!last) throw new AloudError({ code: 'no-recording', message: 'There is no recording to try again.' });
    await this.again(last);
  }

  /** A recording again that was made before. */
  async again(recorded: Listening): Promise<void> {
    const mode = MODES.find(each => each === recorded.purpose) ?? this.#lastMode;
    await this.#run(mode, () => recorded);
  }

  /** Ends the utterance, which is then acted upon; stops speaking and everything else at once. */
  async stop(): Promise<void> {
    if (this.#state === 'listening') this.#running?.listening?.stop();
    else await this.cancel();
  }

  /** Ends everything at once. A recording that was made stays until `retry` or the next one. */
  async cancel(): Promise<void> {
    const running = this.#running;
    running?.abort.abort();
    await running?.ended;
  }

  async #run(
    mode: Mode,
    listen: ((signal: AbortSignal, scene: Scene | undefined) => Listening) | undefined,
    given?: Said,
    manner: Manner = 'asked',
  ): Promise<void> {
    // Of two that come at once the later wins: each waits until nothing runs, and starts in the same breath.
    while (this.#running) await this.cancel();
    const abort = new AbortController();
    let end = (): void => {};
    const ended = new Promise<void>(resolve => {
      end = resolve;
    });
    const scene = Scene.open(this.#parts.editor);
    const listening = listen?.(abort.signal, scene);
    this.#running = { mode, manner, abort, listening, ended };
    let putAway: Promise<void> | undefined;
    try {
      this.#tell({ event: 'state', state: listening ? 'listening' : 'thinking', manner });
      void listening?.utterance.recording.then(
        () => this.#state === 'listening' && this.#tell({ event: 'state', state: 'thinking' }),
        () => {},
      );
      const parts = await this.#parts.turnParts();
      const said = listening ?? (given as Said);
      const watch: Watcher = event => {
        if (event.event === 'transcript') {
          putAway = listening?.understood();
          this.#unfinished = { mode, text: event.text };
        }
        this.#tell(event);
      };
      await runTurn(mode, said, scene, parts, watch, abort.signal);
      this.#unfinished = undefined;
    } catch (thrown) {
      if (NO_WORDS.has(asAloudError(thrown).code)) await listening?.dismissed();
      const error = abort.signal.aborted ? asAloudError(new DOMException('', 'AbortError')) : asAloudError(thrown);
      if (error.code !== 'cancelled') this.#parts.log.error(`The ${mode} turn failed`, thrown);
      this.#tell({ event: 'error', code: error.code, message: error.message });
      if (error.code !== 'cancelled') throw error;
    } finally {
      abort.abort();
      scene?.dispose();
      await putAway;
      this.#running = undefined;
      this.#tell({ event: 'state', state: 'idle' });
      end();
    }
  }

  #tell(event: TurnEvent): void {
    if (event.event === 'state') {
      if (event.state === this.#state) return;
      this.#state = event.state;
    }
    this.#parts.watch(event);
  }
}
