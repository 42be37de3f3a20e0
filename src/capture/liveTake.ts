import { AloudError, asAloudError, cancelled, type Remedy } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { joined } from '../common/wav.ts';
import { message } from '../messages/message.ts';
import { Anticipation } from './anticipation.ts';
import { LiveUtterance } from './liveUtterance.ts';
import { type Frame, INPUT_RATE_HZ, type Microphone } from './microphone.ts';
import { level } from './microphones/level.ts';
import type { Recordings } from './recordings/recordings.ts';
import type { SpoolFile } from './recordings/spoolFile.ts';
import type { ListenOptions, ListenWatcher, Take, WordsSoFar } from './take.ts';
import type { Recording } from './utterance.ts';
import { type Endpoint, Endpointer } from './voice/endpointer.ts';
import { SpeechGate } from './voice/speechGate.ts';
import type { VoiceDetector } from './voice/voiceDetector.ts';

/** A meter needs no more, in ms. */
const LEVEL_EVERY_MS = 90;
/** So little voice, in ms, may well be a cough, or someone in the next room. */
const LITTLE_VOICE_MS = 2000;
/** So long, in ms, a device that works may give nothing but zeros. */
const MUTED_MS = 1000;

export interface TakeParts {
  readonly microphone: Microphone;
  readonly recordings: Recordings;
  readonly log: Log;
  /** A fresh one for each recording. */
  detector(): VoiceDetector;
}

/** Speech that is being heard: from the first frame to the endpoint, onto the disk and into the ears of readers. */
export class LiveTake implements Take {
  readonly utterance = new LiveUtterance();
  readonly ended: Promise<void>;
  readonly purpose: string | undefined;
  readonly #parts: TakeParts;
  readonly #endpointer: Endpointer;
  readonly #anticipation: Anticipation;
  readonly #gate = new SpeechGate();
  readonly #detector: VoiceDetector;
  readonly #spool: SpoolFile | undefined;
  readonly #watch: ListenWatcher;
  readonly #signal: AbortSignal;
  readonly #ending = new AbortController();
  /** All of it, silence too: a recording in which nothing was heard can be tried again all the same. */
  readonly #frames: Frame[] = [];
  readonly #spoken: Frame[] = [];
  /** Not one sample was other than 0: no room is so quiet. */
  #muted = true;
  #sinceLevelMs = LEVEL_EVERY_MS;
  #deaf = false;
  #hasSpoken = false;
  #isLeft = false;

  constructor(parts: TakeParts, options: ListenOptions, watch: ListenWatcher, signal: AbortSignal) {
    this.#parts = parts;
    this.purpose = options.purpose;
    this.#endpointer = new Endpointer(options);
    this.#anticipation = new Anticipation({
      endpointer: this.#endpointer,
      utterance: this.utterance,
      follower: options.follow,
      log: parts.log,
      signal: this.#ending.signal,
    });
    this.#detector = parts.detector();
    this.#spool = options.isKept === false ? undefined : parts.recordings.begin(options.purpose);
    this.#watch = watch;
    this.#signal = signal;
    this.ended = this.#run();
  }

  get isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  stop(): void {
    this.#ending.abort();
  }

  /** Nobody will hear it now: what was said until here waits, however the turn ends. */
  async leave(): Promise<void> {
    this.#isLeft = true;
    this.stop();
    await this.ended;
  }

  heard(words: WordsSoFar): void {
    this.#anticipation.heard(words);
  }

  async understood(): Promise<void> {
    const recording = await this.utterance.recording.catch(() => undefined);
    if (recording) await this.#parts.recordings.done(recording);
  }

  async dismissed(): Promise<void> {
    const recording = await this.utterance.recording.catch(() => undefined);
    if (recording && Number(recording.voicedMs) < LITTLE_VOICE_MS) await this.#parts.recordings.setAside(recording);
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
      await this.#spool?.finish('aside');
    } finally {
      this.#signal.removeEventListener('abort', cancel);
      this.#ending.abort();
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
    if (this.#frames.length === 1) this.#watch.open?.();
    this.#spool?.append(frame);
    const ms = (frame.length / INPUT_RATE_HZ) * 1000;
    this.#meter(frame, ms);
    const endpoint = this.#endpointer.push(await this.#speechProbability(frame), ms);
    for (const spoken of this.#gate.push(frame, this.#endpointer.speech)) {
      this.#spoken.push(spoken);
      this.utterance.push(spoken);
    }
    if (this.#endpointer.speech && !this.#hasSpoken) {
      this.#hasSpoken = true;
      this.#watch.speech?.();
    }
    this.#anticipation.frame();
    return endpoint;
  }

  #meter(frame: Frame, ms: number): void {
    this.#muted &&= frame.every(sample => sample === 0);
    this.#sinceLevelMs += ms;
    if (this.#sinceLevelMs < LEVEL_EVERY_MS) return;
    this.#sinceLevelMs = 0;
    this.#watch.level(level(frame));
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
    const waits = given || (this.#isLeft && speech !== undefined);
    const file = await this.#spool?.finish(waits ? 'pending' : 'aside');
    if (this.#frames.length > 0) this.#parts.log.debug(`Recorded ${this.#frames.length} frames, ended by ${endpoint}.`);
    const purpose = this.purpose === undefined ? {} : { purpose: this.purpose };
    if (given) {
      const samples = joined(this.#spoken);
      const command = this.#anticipation.commandOf(speech.voicedMs);
      const heard = { voicedMs: speech.voicedMs, ...(command !== undefined && { command }) };
      const recording: Recording = { samples, file, ...heard, ...purpose };
      if (this.#spool) this.#parts.recordings.remember(recording, this.#spool);
      this.utterance.end(recording);
    } else {
      const whole = joined(this.#frames);
      if (whole.length > 0 && this.#spool) {
        this.#parts.recordings.remember({ samples: whole, file, ...purpose }, this.#spool);
      }
      this.utterance.fail(this.#nothingHeard(endpoint));
    }
  }

  #nothingHeard(endpoint: Endpoint | 'stopped' | 'vanished'): AloudError {
    const isSilent = this.#frames.length > 0 && this.#muted;
    const why = message(endpoint === 'vanished' ? 'hearing.vanished' : isSilent ? 'hearing.muted' : 'hearing.nothing');
    // Devices may begin with zeros; one that gives nothing else for longer is the wrong one.
    const heardMs = (1000 * this.#frames.reduce((sum, { length }) => sum + length, 0)) / INPUT_RATE_HZ;
    const isWrong = isSilent && heardMs >= MUTED_MS;
    // Who said nothing needs no help with it.
    const remedies: readonly Remedy[] = isWrong ? ['select-microphone', 'retry', 'check-setup'] : [];
    return new AloudError({ code: 'nothing-heard', message: why, remedies });
  }
}
