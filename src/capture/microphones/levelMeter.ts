import { asAloudError } from '../../common/errors.ts';
import { type Message, message } from '../../messages/message.ts';
import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { InputDevice } from './devices.ts';
import { level } from './level.ts';

/** How long a device must be watched before it is opened: whoever moves through a list passes many. */
const SETTLE_MS = 200;
/** Sound between two levels shown; more often is not seen, and each is a round trip. */
const EVERY_SAMPLES = (INPUT_RATE_HZ * 90) / 1000;

/** Neither level nor failure: it is being opened. */
export interface Metered {
  readonly device: InputDevice;
  /** The loudest of the last moment, from 0 to 1. */
  readonly level?: number;
  readonly failure?: Message;
}

/** Listens to one device at a time and tells how loud it is. What it hears goes nowhere else. */
export class LevelMeter {
  readonly #open: (device: InputDevice, signal: AbortSignal) => AsyncIterable<Frame>;
  readonly #show: (state: Metered) => void;
  #settling: NodeJS.Timeout | undefined;
  /** Which was opened last, also if it failed. */
  #device: InputDevice | undefined;
  #stopping = new AbortController();
  /** Ends when the last device that was opened is closed. */
  #closed: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(
    open: (device: InputDevice, signal: AbortSignal) => AsyncIterable<Frame>,
    show: (state: Metered) => void,
  ) {
    this.#open = open;
    this.#show = show;
  }

  /** Soon listens to this device instead of the last, unless another is watched first. */
  watch(device: InputDevice | undefined): void {
    clearTimeout(this.#settling);
    if (!this.#isOver) this.#settling = setTimeout(() => this.#settle(device), SETTLE_MS);
  }

  /** Resolves when nothing is open any longer, and nothing will be. */
  async close(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#settling);
    this.#stopping.abort();
    await this.#closed;
  }

  #settle(device: InputDevice | undefined): void {
    if (device === this.#device) return;
    this.#device = device;
    this.#stopping.abort();
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    if (device) this.#closed = this.#closed.then(() => this.#listen(device, signal));
  }

  async #listen(device: InputDevice, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.#show({ device });
    try {
      let loudest = 0;
      let unshown = EVERY_SAMPLES;
      // What comes after the signal is left unheard, but awaited: until then the device is open.
      for await (const frame of this.#open(device, signal)) {
        if (signal.aborted) continue;
        loudest = Math.max(loudest, level(frame));
        unshown += frame.length;
        if (unshown < EVERY_SAMPLES) continue;
        this.#show({ device, level: loudest });
        loudest = 0;
        unshown = 0;
      }
      if (!signal.aborted) this.#show({ device, failure: message('hearing.no-more-sound') });
    } catch (thrown) {
      if (!signal.aborted) this.#show({ device, failure: asAloudError(thrown).says });
    }
  }
}
