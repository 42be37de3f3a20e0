import assert from 'node:assert/strict';
import type { Wish } from '../../../../src/capture/page/protocol.ts';

interface Shown {
  readonly state: string;
  readonly turn: number;
  /** As `performance.now()` has it. */
  readonly since: number;
}

interface Talking {
  talkWith(button: EventTarget, ask: (wish: Wish) => void, shown: () => Shown): void;
}

const TALKING = new URL('../../../../media/microphone/talking.js', import.meta.url).href;

class Button extends EventTarget {
  disabled = false;
  setPointerCapture(): void {}
  closest(): null {
    return null;
  }
}

/** The page as far as its button and its keys go. */
class Page {
  /** When the page comes to look at what happens, in ms. */
  now = 0;
  readonly button = new Button();
  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  readonly window = new EventTarget();
  readonly asked: Wish[] = [];
  #shown: Shown = { state: 'idle', turn: 0, since: 0 };

  /** What the editor said last, and when that was shown. */
  shows(state: string, turn: number, since: number): void {
    this.#shown = { state, turn, since };
  }

  async open(): Promise<void> {
    const { talkWith }: Talking = await import(TALKING);
    performance.now = () => this.now;
    Object.assign(globalThis, { document: this.document, window: this.window, HTMLButtonElement: Button });
    talkWith(
      this.button,
      wish => this.asked.push(wish),
      () => this.#shown,
    );
  }

  pointer(type: string, at: number): void {
    happens(this.button, type, at, { button: 0, pointerId: 1 });
  }

  key(type: 'keydown' | 'keyup', at: number, more: object = {}): void {
    happens(this.document, type, at, { code: 'Space', ...more });
  }
}

/** An event that the page learns of now, and that was at another time. */
function happens(target: EventTarget, type: string, at: number, fields: object = {}): void {
  const event = new Event(type, { cancelable: true });
  for (const [name, value] of Object.entries({ ...fields, timeStamp: at }))
    Object.defineProperty(event, name, { value });
  target.dispatchEvent(event);
}

describe('a press on the microphone page', () => {
  let page: Page;

  beforeEach(async () => {
    page = new Page();
    await page.open();
  });
  afterEach(() => {
    Reflect.deleteProperty(performance, 'now');
    for (const name of ['document', 'window', 'HTMLButtonElement']) Reflect.deleteProperty(globalThis, name);
  });

  it('F21: is one wish when it is a click, however late a busy page learns of its end', () => {
    page.now = 1010;
    page.pointer('pointerdown', 1000);
    page.shows('listening', 1, 1020);
    // Let go after 80 ms; the page has no time to look before.
    page.now = 2000;
    page.pointer('pointerup', 1080);
    happens(page.button, 'click', 1080, { detail: 1 });
    assert.deepEqual(page.asked, [{ action: 'start', turn: 0 }]);
  });

  it('ends what is said when it was held while Aloud listened', () => {
    page.shows('idle', 3, 0);
    page.pointer('pointerdown', 1000);
    page.shows('opening', 4, 1010);
    page.shows('listening', 4, 1300);
    page.pointer('pointerup', 3000);
    happens(page.button, 'click', 3000, { detail: 1 });
    assert.deepEqual(page.asked, [
      { action: 'start', turn: 3 },
      { action: 'stop', turn: 4 },
    ]);
  });

  it('goes on listening when it was let go before anything could be said', () => {
    page.pointer('pointerdown', 1000);
    page.shows('opening', 1, 1010);
    page.pointer('pointerup', 1900);
    page.pointer('pointerdown', 2000);
    page.shows('listening', 2, 2500);
    page.pointer('pointerup', 2700);
    assert.deepEqual(
      page.asked.map(({ action }) => action),
      ['start', 'cancel'],
    );
  });

  it('F21: ends no other turn than the one that it began', () => {
    page.pointer('pointerdown', 1000);
    page.shows('listening', 1, 1100);
    page.shows('idle', 1, 2000);
    page.shows('listening', 2, 2100);
    page.pointer('pointerup', 5000);
    assert.deepEqual(page.asked, [{ action: 'start', turn: 0 }]);
  });

  for (const [state, action] of [
    ['idle', 'start'],
    ['asleep', 'start'],
    ['speaking', 'start'],
    ['opening', 'cancel'],
    ['listening', 'stop'],
    ['thinking', 'cancel'],
    ['acting', 'cancel'],
  ] as const) {
    it(`asks to ${action} while the page shows ${state}, of the turn that it shows`, () => {
      page.shows(state, 7, 0);
      page.pointer('pointerdown', 1000);
      page.pointer('pointerup', 9000);
      happens(page.button, 'click', 9000, { detail: 1 });
      assert.deepEqual(page.asked, [{ action, turn: 7 }]);
    });
  }

  it('is one wish by the keyboard, which only clicks', () => {
    happens(page.button, 'click', 1000, { detail: 0 });
    page.shows('listening', 1, 1100);
    happens(page.window, 'blur', 5000);
    assert.deepEqual(page.asked, [{ action: 'start', turn: 0 }]);
  });

  it('F21: is one wish by a space bar that repeats, and ends with it', () => {
    page.key('keydown', 1000);
    page.shows('listening', 1, 1100);
    page.key('keydown', 1500, { repeat: true });
    page.key('keydown', 1530, { repeat: true });
    page.key('keyup', 3000);
    page.key('keyup', 3010);
    assert.deepEqual(page.asked, [
      { action: 'start', turn: 0 },
      { action: 'stop', turn: 1 },
    ]);
  });

  it('asks for nothing with the other button, with other keys, and while the editor is not connected', () => {
    happens(page.button, 'pointerdown', 1000, { button: 2 });
    page.key('keydown', 1000, { code: 'KeyA' });
    page.key('keydown', 1000, { ctrlKey: true });
    page.button.disabled = true;
    page.key('keydown', 1000);
    assert.deepEqual(page.asked, []);
  });
});
