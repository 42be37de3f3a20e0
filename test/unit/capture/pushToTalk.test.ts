import assert from 'node:assert/strict';
import { type Clock, HoldToTalk, type KeyWindow } from '../../../src/capture/pushToTalk.ts';

/** Time that passes when told; a busy thread makes timers late. */
class TestClock implements Clock {
  #now = 0;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter(other => other !== timer);
    };
  }

  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      this.#fire(next);
    }
    this.#now = until;
  }

  /** The thread is busy: timers that are due fire only afterwards. */
  block(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter(timer => timer.at <= this.#now);
    for (const timer of due) this.#fire(timer);
  }

  #fire(timer: { readonly callback: () => void }): void {
    this.#timers = this.#timers.filter(other => other !== timer);
    timer.callback();
  }
}

/** Tells what is pressed in it at once, but for the times in which it stands still. */
class TestWindow implements KeyWindow {
  #waiting: (() => void)[] | undefined;

  press(hold: HoldToTalk): void {
    this.#tell(() => hold.press());
  }

  catchUp(callback: () => void): void {
    this.#tell(callback);
  }

  standStill(): void {
    this.#waiting = [];
  }

  goOn(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const tell of waiting) tell();
  }

  #tell(what: () => void): void {
    if (this.#waiting) this.#waiting.push(what);
    else what();
  }
}

class Talker {
  readonly clock = new TestClock();
  readonly window = new TestWindow();
  readonly said: string[] = [];
  talking = false;
  readonly hold = new HoldToTalk(
    {
      start: () => this.#note('start', true),
      stop: () => this.#note('stop', false),
    },
    this.window,
    this.clock,
  );

  /** What was said, without the times. */
  get acts(): readonly string[] {
    return this.said.map(what => what.replace(/ .*/, ''));
  }

  #note(what: string, talking: boolean): void {
    this.said.push(`${what} ${this.clock.now()}`);
    this.talking = talking;
  }

  /** Holds the key as an operating system repeats it. */
  holdKey(forMs: number, firstMs: number, everyMs: number): void {
    this.hold.press();
    let at = firstMs;
    let passed = 0;
    for (; at <= forMs; at += everyMs) {
      this.clock.pass(at - passed);
      passed = at;
      this.hold.press();
    }
    this.clock.pass(forMs - passed);
  }
}

describe('HoldToTalk', () => {
  for (const [firstMs, everyMs] of [
    [250, 30],
    [500, 33],
    [660, 47],
  ] as const) {
    it(`talks while the key is held that repeats after ${firstMs} ms, every ${everyMs} ms`, () => {
      const talker = new Talker();
      talker.holdKey(3000, firstMs, everyMs);
      assert.deepEqual(talker.said, ['start 0']);
      talker.clock.pass(220);
      assert.equal(talker.said.length, 2);
      assert.match(talker.said[1] ?? '', /^stop 3[012]\d\d$/);
    });
  }

  it('starts with one tap and stops with the next', () => {
    const talker = new Talker();
    talker.hold.press();
    talker.clock.pass(5000);
    talker.hold.press();
    talker.clock.pass(5000);
    assert.deepEqual(talker.said, ['start 0', 'stop 5000']);
  });

  it('does not start again while the key that stopped is still held', () => {
    const talker = new Talker();
    talker.hold.press();
    talker.clock.pass(3000);
    talker.holdKey(2000, 500, 33);
    talker.clock.pass(1000);
    assert.deepEqual(talker.said, ['start 0', 'stop 3000']);
    talker.hold.press();
    assert.deepEqual(talker.said.at(-1), 'start 6000');
  });

  it('does not start again while the key is held after a silence ended what was said', () => {
    const talker = new Talker();
    talker.hold.press();
    for (let at = 0; at < 3000; at += 30) {
      talker.clock.pass(at === 0 ? 400 : 30);
      if (at === 600) talker.hold.ended();
      talker.hold.press();
    }
    talker.clock.pass(1000);
    assert.deepEqual(talker.said, ['start 0']);
  });

  it('starts at once after what was tapped ended by itself', () => {
    const talker = new Talker();
    talker.hold.press();
    talker.clock.pass(2000);
    talker.hold.ended();
    talker.hold.press();
    assert.deepEqual(talker.said, ['start 0', 'start 2000']);
  });

  it('takes a busy thread for no release', () => {
    const talker = new Talker();
    talker.holdKey(1000, 500, 33);
    for (const busyMs of [150, 172, 185, 205, 210, 230, 400, 1500]) {
      talker.clock.block(busyMs);
      talker.clock.block(60);
      // What was pressed meanwhile arrives at once.
      for (let i = 0; i < busyMs / 33; i++) talker.hold.press();
      talker.clock.pass(33);
      talker.hold.press();
    }
    assert.deepEqual(talker.said, ['start 0']);
    talker.clock.pass(500);
    assert.equal(talker.talking, false);
  });

  it('takes a busy thread after the first press for no tap', () => {
    const talker = new Talker();
    talker.hold.press();
    talker.clock.block(1200);
    for (let i = 0; i < 20; i++) talker.hold.press();
    talker.clock.pass(300);
    assert.deepEqual(talker.acts, ['start', 'stop']);
  });

  it('takes a burst of repeats that waited behind the first press for a held key', () => {
    const talker = new Talker();
    for (let i = 0; i < 15; i++) talker.hold.press();
    for (let i = 0; i < 30; i++) {
      talker.clock.pass(33);
      talker.hold.press();
    }
    assert.deepEqual(talker.said, ['start 0']);
    talker.clock.pass(300);
    assert.equal(talker.talking, false);
  });

  for (const stillMs of [200, 250, 500, 1500, 2900]) {
    it(`takes a window that stands still for ${stillMs} ms for no release`, () => {
      const talker = new Talker();
      talker.holdKey(1000, 500, 33);
      talker.window.standStill();
      for (let passed = 0; passed < stillMs; passed += 33) {
        talker.clock.pass(33);
        talker.window.press(talker.hold);
      }
      talker.window.goOn();
      for (let i = 0; i < 30; i++) {
        talker.clock.pass(33);
        talker.window.press(talker.hold);
      }
      assert.deepEqual(talker.said, ['start 0']);
      talker.clock.pass(220);
      assert.equal(talker.talking, false);
    });
  }

  it('takes a window that stands still before the first repeat for no tap', () => {
    const talker = new Talker();
    talker.hold.press();
    talker.window.standStill();
    talker.clock.pass(500);
    for (let i = 0; i < 20; i++) {
      talker.window.press(talker.hold);
      talker.clock.pass(33);
    }
    talker.window.goOn();
    assert.equal(talker.hold.held, true);
    talker.clock.pass(300);
    assert.deepEqual(talker.acts, ['start', 'stop']);
  });

  it('knows of a release while the window stands still as soon as it goes on', () => {
    const talker = new Talker();
    talker.holdKey(1000, 500, 33);
    talker.window.standStill();
    talker.clock.pass(1000);
    assert.equal(talker.talking, true);
    talker.window.goOn();
    talker.clock.pass(40);
    assert.equal(talker.talking, false);
  });

  it('does not talk on for ever where the window is gone', () => {
    const talker = new Talker();
    talker.holdKey(1000, 500, 33);
    talker.window.standStill();
    talker.clock.pass(3500);
    assert.equal(talker.talking, false);
    talker.window.goOn();
    talker.clock.pass(1000);
    assert.equal(talker.said.length, 2);
  });

  it('F21: is idle after ten toggles, however fast', () => {
    for (let every = 0; every <= 1500; every += 5) {
      const talker = new Talker();
      for (let toggle = 0; toggle < 10; toggle++) {
        talker.hold.press();
        talker.clock.pass(every);
      }
      talker.clock.pass(1000);
      assert.equal(talker.talking, false, `toggled every ${every} ms: ${talker.said.join(', ')}`);
    }
  });

  it('stops no timer short: nothing happens after it was disposed of', () => {
    const talker = new Talker();
    talker.holdKey(1000, 500, 33);
    talker.hold.dispose();
    talker.clock.pass(1000);
    assert.deepEqual(talker.said, ['start 0']);
  });
});
