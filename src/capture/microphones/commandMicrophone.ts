import { asSentence } from '../../common/asSentence.ts';
import { Channel } from '../../common/async/channel.ts';
import { AloudError, type ErrorCode } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { samplesOf } from '../../common/wav.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import { findProgram } from '../../processes/findProgram.ts';
import { lastWords } from '../../processes/lastWords.ts';
import { type RunningProgram, startProgram } from '../../processes/startProgram.ts';
import { FRAME_SAMPLES, type Frame, type Microphone } from '../microphone.ts';

const FRAME_BYTES = FRAME_SAMPLES * 2;
/** The last frame may be shorter, down to 10 ms. */
const SHORTEST_BYTES = 160 * 2;

/** How long a program that was told to end may take to hand over what it still has. */
const DRAIN_MS = 300;
/** A device that sends no samples for this long is gone: even a quiet room gives samples. */
const STALL_MS = 3000;

/** Why there is no sound. */
export interface Explained {
  readonly code: ErrorCode;
  readonly says: Message;
}

export interface CommandMicrophoneProps {
  readonly name: string;
  /** Found on PATH unless absolute; run without a shell. */
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  /** What a person does when the program is not there: "Install SoX." */
  readonly remedy: Message;
  /** The setting that names the program, if one does. */
  readonly setting?: string;
  /** How long until the first samples, in ms, before the program is given up. */
  readonly patienceMs?: number;
  /** How far its output lags behind the air, in ms: it records for as long after it was told to stop. */
  readonly lagMs?: number;
  /** The program ends by itself, handing over its last samples, when its standard input is closed. */
  readonly endsWithInput?: boolean;
  /** What the program means by what it wrote to standard error; undefined where it is its own words for people. */
  readonly explain?: (complaint: string) => Explained | undefined;
}

/** Records with any program that writes s16le mono at INPUT_RATE_HZ to its standard output. */
export class CommandMicrophone implements Microphone {
  readonly name: string;
  readonly lagMs: number;
  readonly #props: CommandMicrophoneProps;

  constructor(props: CommandMicrophoneProps) {
    this.name = props.name;
    this.lagMs = props.lagMs ?? 0;
    this.#props = props;
  }

  async missing(): Promise<Message | undefined> {
    const { program, environment } = this.#props;
    return (await findProgram(program, environment)) ? undefined : this.#notFound();
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    const { program, parameters, environment } = this.#props;
    const path = await findProgram(program, environment);
    if (!path) throw this.#failure('microphone-failed', this.#notFound());
    if (signal.aborted) return;

    const child = startProgram(path, parameters, { environment });
    const closed = new Promise<number | null>(resolve => child.once('close', resolve));
    const stop = () => setTimeout(() => this.#stop(child), this.#props.lagMs ?? 0);
    signal.addEventListener('abort', stop, { once: true });
    let heard = false;
    try {
      const run = this.#listen(child);
      for await (const frame of run.frames) {
        heard = true;
        yield frame;
      }
      if (heard || signal.aborted) return;
      throw this.#explain(await Promise.race([closed, run.failed]), run.complaint());
    } finally {
      signal.removeEventListener('abort', stop);
      end(child);
    }
  }

  /** Turns the program's output into frames; they end when it ends, stalls, or does not begin in time. */
  #listen(child: RunningProgram) {
    const frames = new Channel<Frame>();
    let rest = Buffer.alloc(0);
    let complaint = '';
    let fail = (_why: Message): void => {};
    const failed = new Promise<Message>(resolve => {
      fail = resolve;
    });
    const giveUp = (why: Message) => {
      watchdog.end();
      fail(why);
      frames.close();
    };
    const watchdog = new Watchdog(this.#props.patienceMs ?? 4000, () => giveUp(message('programs.no-sound')));
    child.stdin.on('error', () => {});
    child.stderr.on('data', chunk => {
      complaint = (complaint + chunk).slice(-2000);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      watchdog.feed(STALL_MS);
      rest = Buffer.concat([rest, chunk]);
      for (; rest.length >= FRAME_BYTES; rest = rest.subarray(FRAME_BYTES)) {
        frames.push(samplesOf(rest.subarray(0, FRAME_BYTES)));
      }
    });
    child.once('error', error => giveUp(asSentence(error.message)));
    child.once('close', () => {
      watchdog.end();
      if (rest.length >= SHORTEST_BYTES) frames.push(samplesOf(rest));
      frames.close();
      if (complaint) this.#props.log.debug(`${this.name} said: ${complaint.trim()}`);
    });
    return { frames, failed, complaint: () => complaint };
  }

  #stop(child: RunningProgram): void {
    if (this.#props.endsWithInput) child.stdin.end();
    else child.kill('SIGTERM');
    const timer = setTimeout(() => end(child), DRAIN_MS);
    child.once('close', () => clearTimeout(timer));
  }

  #notFound(): Message {
    const { program, remedy } = this.#props;
    return program === '' ? remedy : sentences([message('programs.not-found', { program }), remedy]);
  }

  #explain(end: number | null | Message, complaint: string): AloudError {
    const told = lastWords(complaint);
    const { code, says } = this.#props.explain?.(complaint) ?? {
      code: codeOf(complaint),
      says: told ? asSentence(told) : howEnded(end),
    };
    return this.#failure(code, sentences([message('programs.could-not-record', { program: this.name }), says]));
  }

  #failure(code: ErrorCode, problem: Message): AloudError {
    const advice = ADVICE[code];
    const { setting } = this.#props;
    return new AloudError({
      code,
      message: advice ? sentences([problem, advice]) : problem,
      remedies: ['retry', 'select-microphone', 'check-setup', 'open-settings'],
      ...(setting ? { setting } : {}),
    });
  }
}

/** Ends a program; what it has started itself, and goes on, has nobody left to write to. */
function end(child: RunningProgram): void {
  child.kill('SIGKILL');
  child.stdout.destroy();
  child.stderr.destroy();
}

const ADVICE: Partial<Record<ErrorCode, Message>> = {
  'no-microphone': message('programs.plug-in'),
  'microphone-denied': message('programs.allow'),
};

function howEnded(end: number | null | Message): Message {
  if (typeof end === 'object' && end !== null) return end;
  return end ? message('programs.ended-silent-with', { code: String(end) }) : message('programs.ended-silent');
}

/** What recorders say, in their own words, about why they have no sound. */
function codeOf(complaint: string): ErrorCode {
  if (/permission|denied|not permitted|not authori[sz]ed/i.test(complaint)) return 'microphone-denied';
  const absent =
    /no such (file|device|entity)|no (default |input |capture |audio )*(device|microphone|card)|cannot find card|unknown pcm|connection refused|can't open input|can not open audio device/i;
  return absent.test(complaint) ? 'no-microphone' : 'microphone-failed';
}

/** Calls back when nothing fed it for a while. A blocked event loop does not count against the program. */
class Watchdog {
  readonly #bark: () => void;
  #timer: NodeJS.Timeout;
  #feedings = 0;

  constructor(ms: number, bark: () => void) {
    this.#bark = bark;
    this.#timer = this.#wait(ms);
  }

  feed(ms: number): void {
    this.#feedings++;
    clearTimeout(this.#timer);
    this.#timer = this.#wait(ms);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #wait(ms: number): NodeJS.Timeout {
    const feedings = this.#feedings;
    // What arrived while the loop was blocked is read after timers and before immediates.
    return setTimeout(() => setImmediate(() => feedings === this.#feedings && this.#bark()), ms);
  }
}
