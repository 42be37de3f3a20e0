import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FRAME_SAMPLES, type Frame } from '../../../../src/capture/microphone.ts';
import type { InputDevice } from '../../../../src/capture/microphones/devices.ts';
import { LevelMeter, type Metered } from '../../../../src/capture/microphones/levelMeter.ts';
import { AloudError } from '../../../../src/common/errors.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { english } from '../../../../src/messages/text.ts';
import { until } from '../../../support/until.ts';

const [DESK, HEADSET, BROKEN, UNPLUGGED] = ['desk', 'headset', 'broken', 'unplugged'].map(
  (id): InputDevice => ({ backend: 'parec', id, label: asWritten(id) }),
) as [InputDevice, InputDevice, InputDevice, InputDevice];

const LOUD = new Int16Array(FRAME_SAMPLES).fill(8000);
const SILENT = new Int16Array(FRAME_SAMPLES);

/** So long a meter waits until it opens what is watched. */
const SETTLE_MS = 200;

/** Devices that take a while to close, and a meter on them. */
class Desk {
  readonly happened: string[] = [];
  readonly shown: Metered[] = [];
  /** Until then a device that was told to stop is still open. */
  closing = Promise.resolve();
  /** How many states were shown when a device was last told to stop. */
  shownAtStop = 0;
  open = 0;
  mostOpen = 0;
  readonly meter = new LevelMeter(
    (device, signal) => this.#record(device, signal),
    state => this.shown.push(state),
  );

  /** Someone looks at this device, and stays there. */
  watch(device: InputDevice | undefined): void {
    this.meter.watch(device);
    mock.timers.tick(SETTLE_MS);
  }

  opens(device: InputDevice): Promise<true> {
    return until(`${device.id} is open`, () => this.happened.includes(`open ${device.id}`));
  }

  async *#record({ id }: InputDevice, signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    if (id === 'broken') throw new AloudError({ code: 'microphone-failed', message: asWritten('It is broken.') });
    this.happened.push(`open ${id}`);
    this.open++;
    signal.addEventListener('abort', () => {
      this.shownAtStop = this.shown.length;
    });
    this.mostOpen = Math.max(this.mostOpen, this.open);
    try {
      for (let count = 0; !signal.aborted; count++) {
        if (id === 'unplugged' && count > 3) return;
        await sleep(5);
        yield count % 2 === 0 ? SILENT : LOUD;
      }
      await this.closing;
      // What was still held when it was told to stop.
      yield LOUD;
    } finally {
      this.open--;
      this.happened.push(`close ${id}`);
    }
  }
}

describe('LevelMeter', () => {
  let desk: Desk;
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    desk = new Desk();
  });
  afterEach(async () => {
    await desk.meter.close();
    mock.timers.reset();
  });

  it('says that a device is being opened, then how loud it is', async () => {
    desk.watch(DESK);
    await until('it is loud', () => desk.shown.some(({ level }) => level !== undefined && level > 0.7));
    assert.deepEqual(desk.shown[0], { device: DESK });
    assert.ok(desk.shown.slice(1).every(({ level = -1, failure }) => level >= 0 && failure === undefined));
  });

  it('shows the loudest of several frames at once', async () => {
    desk.watch(DESK);
    await until('five levels were shown', () => desk.shown.length > 5);
    // Every second frame is silent. The first is shown by itself.
    assert.ok(desk.shown.slice(2).every(({ level = 0 }) => level > 0.7));
  });

  it('closes one before it opens the next', async () => {
    desk.watch(DESK);
    await desk.opens(DESK);
    desk.watch(HEADSET);
    await desk.opens(HEADSET);
    assert.deepEqual(desk.happened, ['open desk', 'close desk', 'open headset']);
    assert.equal(desk.mostOpen, 1);
  });

  it('shows nothing more of a device that it closes', async () => {
    desk.watch(DESK);
    await desk.opens(DESK);
    desk.watch(HEADSET);
    await desk.opens(HEADSET);
    await until('its level is shown', () => desk.shown.at(-1)?.level !== undefined);
    assert.ok(desk.shown.slice(desk.shownAtStop).every(({ device }) => device === HEADSET));
    assert.ok(desk.shown.every(({ failure }) => failure === undefined));
  });

  it('opens nothing that is only passed', async () => {
    for (const device of [DESK, HEADSET, BROKEN, undefined, HEADSET, DESK, HEADSET]) {
      desk.meter.watch(device);
      mock.timers.tick(SETTLE_MS - 1);
      await sleep(1);
    }
    assert.deepEqual(desk.happened, []);
    mock.timers.tick(1);
    await desk.opens(HEADSET);
    assert.deepEqual(desk.happened, ['open headset']);
    assert.ok(desk.shown.every(({ device }) => device === HEADSET));
  });

  it('does not open what was left again before the last was closed', async () => {
    let close = (): void => {};
    desk.closing = new Promise(resolve => {
      close = resolve;
    });
    desk.watch(DESK);
    await desk.opens(DESK);
    desk.watch(HEADSET);
    await sleep(20);
    desk.watch(UNPLUGGED);
    close();
    await desk.opens(UNPLUGGED);
    assert.deepEqual(desk.happened.slice(0, 3), ['open desk', 'close desk', 'open unplugged']);
    assert.equal(desk.mostOpen, 1);
  });

  it('goes on with a device that is left for a moment', async () => {
    desk.watch(DESK);
    await desk.opens(DESK);
    desk.meter.watch(undefined);
    desk.watch(DESK);
    await sleep(20);
    assert.deepEqual(desk.happened, ['open desk']);
  });

  it('closes a device when none is watched', async () => {
    desk.watch(DESK);
    await desk.opens(DESK);
    desk.watch(undefined);
    await until('it is closed', () => desk.open === 0);
  });

  it('shows why a device does not open, once, and opens the next', async () => {
    desk.watch(BROKEN);
    await until('it failed', () => desk.shown.some(({ failure }) => failure !== undefined));
    assert.deepEqual(desk.shown, [{ device: BROKEN }, { device: BROKEN, failure: asWritten('It is broken.') }]);
    desk.meter.watch(undefined);
    desk.watch(BROKEN);
    await sleep(20);
    assert.equal(desk.shown.length, 2);
    desk.watch(DESK);
    await desk.opens(DESK);
  });

  it('says so when a device vanishes', async () => {
    desk.watch(UNPLUGGED);
    await until('it vanished', () =>
      desk.shown.some(({ failure }) => failure && english(failure) === 'It sends no more sound.'),
    );
  });

  it('has closed everything when it is closed, and opens nothing afterwards', async () => {
    desk.watch(DESK);
    await desk.opens(DESK);
    desk.meter.watch(HEADSET);
    const shown = desk.shown.length;
    await desk.meter.close();
    assert.deepEqual(desk.happened, ['open desk', 'close desk']);
    desk.watch(HEADSET);
    await sleep(20);
    assert.equal(desk.happened.length, 2);
    assert.equal(desk.shown.length, shown);
  });
});
