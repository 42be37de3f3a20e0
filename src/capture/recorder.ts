import { AloudError, asAloudError, cancelled } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { type Endpoint, Endpointer, type EndpointerOptions } from './endpointer.ts';
import { level } from './level.ts';
import { LiveUtterance, utteranceOf } from './liveUtterance.ts';
import { type Frame, INPUT_RATE_HZ, type Microphone } from './microphone.ts';
import type { Recordings } from './recordings.ts';
import type { SpoolFile } from './spoolFile.ts';
import type { Recording, Utterance } from './utterance.ts';
import type { VoiceDetector } from './voiceDetector.ts';

/** Kept around what the detector takes for speech: quiet first and last sounds belong to words. In ms. */
const MARGIN_MS = 300;
/** A meter needs no more, in ms. */
const LEVEL_EVERY_MS = 90;

export interface RecorderParts {
  readonly microphone: Microphone;
  readonly recordings: Recordings;
  readonly log: Log;
  /** A fresh one for each recording. */
  detector(): VoiceDetector;
}

/** Speech that is being heard, or was heard before. */
export interface Take {
  /** Its recording holds the speech without the silence around it; rejects with `nothing-heard` if there is none. */
  readonly utterance: Utterance;
  /** Resolves when the microphone is closed and all is on disk, however it ended. Never rejects. */
  readonly ended: Promise<void>;
  /** The speaker has finished: what was heard so far is all. */
  stop(): void;
  /** What was said so far can stand alone, or not: a shorter silence ends it. */
  complete(isComplete: boolean): void;
  /** Its text has arrived: the recording need not be kept for another try. */
  understood(): Promise<void>;
}

/** Records from the first frame to the endpoint: onto the disk, into the ears of readers, and trimmed at the end. */
export class Recorder {
  readonly #parts: RecorderParts;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  /**
   * Starts to record; ends at the end of speech, at `stop`, or when the device vanishes. When the signal fires the
   * utterance fails with `cancelled` at once. `watch` gets the loudness, 0 to 1, about ten times a second.
   */
  listen(options: EndpointerOptions, watch: (level: number) => void, signal: AbortSignal): Take {
    return new Listening(this.#parts, new Endpointer(options), watch, signal);
  }

  /** The last recording, to be tried again. */
  async last(): Promise<Take | undefined> {
    const { recordings } = this.#parts;
    const recording = await recordings.last();
    if (!recording) return undefined;
    return {
      utterance: utteranceOf(recording),
      ended: Promise.resolve(),
      stop() {},
      complete() {},
      understood: () => recordings.done(recording),
    };
  }
}

class Listening implements Take {
  readonly utterance = new LiveUtterance();
  readonly ended: Promise<void>;
  readonly #parts: RecorderParts;
  readonly #endpointer: Endpointer;
  readonly #detector: VoiceDetector;
  readonly #spool: SpoolFile;
  readonly #watch: (level: number) => void;
  readonly #signal: AbortSignal;
  readonly #ending = new AbortController();
  readonly #frames: Frame[] = [];
  /** Not one sample was other than 0: no room is so quiet. */
  #muted = true;
  #sinceLevelMs = LEVEL_EVERY_MS;
  #deaf = false;

  constructor(parts: RecorderParts, endpointer: Endpointer, watch: (level: number) => void, signal: AbortSignal) {
    this.#parts = parts;
    this.#endpointer = endpointer;
    this.#detector = parts.detector();
    this.#spool = parts.recordings.begin();
    this.#watch = watch;
    this.#signal = signal;
    this.ended = this.#run();
  }

  stop(): void {
    this.#ending.abort();
  }

  complete(isComplete: boolean): void {
    this.#endpointer.complete = isComplete;
  }

  async understood(): Promise<void> {
    const recording = await this.utterance.recording.catch(() => undefined);
    if (recording) await this.#parts.recordings.done(recording);
  }

  /** Never rejects: what goes wrong, the utterance tells. */
  async #run(): Promise<void> {
    const cancel = () => {
      this.utterance.fail(cancelled());
      this.#ending.abort();
    };
    this.#signal.addEventListener('abort', cancel, { once: true });
    if (this.#signal.aborted) cancel();
    try {
      const endpoint = await this.#record();
      await this.#finish(endpoint);
    } catch (thrown) {
      this.utterance.fail(asAloudError(thrown));
      await this.#spool.finish('aside');
    } finally {
      this.#signal.removeEventListener('abort', cancel);
    }
  }

  async #record(): Promise<Endpoint | 'stopped' | 'vanished'> {
    try {
      for await (const frame of this.#parts.microphone.open(this.#ending.signal)) {
        const endpoint = await this.#take(frame);
        // After `stop` the microphone hands over what it still has.
        if (endpoint && !this.#ending.signal.aborted) return endpoint;
      }
    } catch (thrown) {
      if (this.#frames.length === 0) throw thrown;
      this.#parts.log.warn(`The microphone failed while recording: ${asAloudError(thrown).message}`);
    }
    return this.#ending.signal.aborted ? 'stopped' : 'vanished';
  }

  async #take(frame: Frame): Promise<Endpoint | undefined> {
    this.#frames.push(frame);
    this.#spool.append(frame);
    this.utterance.push(frame);
    const ms = (frame.length / INPUT_RATE_HZ) * 1000;
    this.#meter(frame, ms);
    return this.#endpointer.push(await this.#speechProbability(frame), ms);
  }

  #meter(frame: Frame, ms: number): void {
    this.#muted &&= frame.every(sample => sample === 0);
    this.#sinceLevelMs += ms;
    if (this.#sinceLevelMs < LEVEL_EVERY_MS) return;
    this.#sinceLevelMs = 0;
    this.#watch(level(frame));
  }

  /** A detector that fails must not cost the user's words: then everything is speech. */
  async #speechProbability(frame: Frame): Promise<number> {
    if (this.#deaf) return 1;
    try {
      return await this.#detector.speechProbability(frame);
    } catch (thrown) {
      this.#deaf = true;
      this.#parts.log.error('The voice detector failed; only the key or the command ends this recording', thrown);
      return 1;
    }
  }

  async #finish(endpoint: Endpoint | 'stopped' | 'vanished'): Promise<void> {
    const { speech } = this.#endpointer;
    const given = speech !== undefined && !this.#signal.aborted;
    if (given) this.utterance.close();
    const file = await this.#spool.finish(given ? 'pending' : 'aside');
    if (this.#frames.length > 0) this.#parts.log.debug(`Recorded ${this.#frames.length} frames, ended by ${endpoint}.`);
    const whole = joined(this.#frames);
    if (given) {
      const recording: Recording = { samples: trimmed(whole, speech), file };
      this.#parts.recordings.remember(recording);
      this.utterance.end(recording);
    } else {
      if (whole.length > 0) this.#parts.recordings.remember({ samples: whole, file });
      this.utterance.fail(this.#nothingHeard(endpoint));
    }
  }

  #nothingHeard(endpoint: Endpoint | 'stopped' | 'vanished'): AloudError {
    const why =
      endpoint === 'vanished'
        ? 'The microphone was gone before anything was heard.'
        : this.#frames.length > 0 && this.#muted
          ? 'The microphone gives nothing but silence: it may be muted, or the editor may not be allowed to hear it.'
          : 'Nothing was heard.';
    return new AloudError({ code: 'nothing-heard', message: why, remedies: ['retry', 'check-setup'] });
  }
}

function joined(frames: readonly Frame[]): Int16Array {
  const whole = new Int16Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    whole.set(frame, at);
    at += frame.length;
  }
  return whole;
}

/** Without the silence at both ends. */
function trimmed(samples: Int16Array, speech: { readonly fromMs: number; readonly toMs: number }): Int16Array {
  const at = (ms: number) => Math.round((ms * INPUT_RATE_HZ) / 1000);
  return samples.slice(Math.max(0, at(speech.fromMs - MARGIN_MS)), at(speech.toMs + MARGIN_MS));
}
