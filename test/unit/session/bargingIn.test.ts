import assert from 'node:assert/strict';
import type { Frame, Microphone } from '../../../src/capture/microphone.ts';
import { StandbyMicrophone } from '../../../src/capture/microphones/standbyMicrophone.ts';
import { Channel } from '../../../src/common/async/channel.ts';
import { type BargesIn, BargingIn } from '../../../src/session/bargingIn.ts';
import { Narrator } from '../../../src/session/narrator.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { until } from '../../support/until.ts';

/** A microphone under the test's hand, and a session that notes what is asked of it. */
class Stage {
  readonly done: string[] = [];
  wanted: BargesIn = 'handsFree';
  handsFree: 'off' | 'awake' = 'awake';
  probability = 0;
  isOpen = false;
  readonly bargingIn: BargingIn;
  readonly standby: StandbyMicrophone;
  readonly #narrator: Narrator;
  #heard = new Channel<Frame>();
  #count = 0;
  #turn = 1;

  constructor() {
    const stage = this;
    const microphone: Microphone = {
      name: 'fake',
      missing: async () => undefined,
      async *open(signal) {
        stage.isOpen = true;
        stage.#heard = new Channel();
        signal.addEventListener('abort', () => stage.#heard.close(), { once: true });
        yield* stage.#heard;
        stage.isOpen = false;
      },
    };
    this.standby = new StandbyMicrophone(microphone, { preRollMs: () => 500, standbyMs: () => 0 });
    this.bargingIn = new BargingIn({
      session: {
        cancel: async () => void this.done.push('cancel'),
        listen: async (mode, manner) => void this.done.push(`listen ${mode} ${manner}`),
      },
      handsFree: {
        get state() {
          return stage.handsFree;
        },
        interrupted: () => void this.done.push('interrupted'),
      },
      microphone: () => this.standby,
      ears: {
        detector: () => ({ speechProbability: () => this.probability }),
        own: { isHeard: true, isTakenOut: true, leftIn: () => 1, isIn: () => false },
      },
      wanted: () => this.wanted,
      run: listen => void listen(),
    });
    this.#narrator = new Narrator(event => this.bargingIn.follow(event));
    this.next();
  }

  tell: (happening: Happening) => void = () => {};

  /** Another turn. */
  next(): void {
    this.tell = this.#narrator.begin({ number: this.#turn++, manner: 'hands-free' });
  }

  mouth(state: 'speaking' | 'silent'): void {
    this.tell({ event: 'state', track: 'mouth', state });
  }

  async hears(times: number, probability: number): Promise<void> {
    this.probability = probability;
    for (let i = 0; i < times; i++) {
      this.#heard.push(new Int16Array(512).fill(++this.#count));
      await new Promise(setImmediate);
    }
  }

  /** What the next turn is given to hear at once, by their numbers. */
  async given(): Promise<readonly (number | undefined)[]> {
    const stopping = new AbortController();
    const numbers: (number | undefined)[] = [];
    for await (const [first] of this.standby.open(stopping.signal)) {
      numbers.push(first);
      if (first === this.#count) break;
    }
    return numbers;
  }
}

describe('speaking into an answer', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage.bargingIn.dispose());

  it('silences it, and what was said is listened to from its beginning', async () => {
    stage.standby.backlogMs = 30_000;
    stage.mouth('speaking');
    await stage.hears(100, 0.1);
    assert.deepEqual(stage.done, []);
    await stage.hears(3, 0.9);
    assert.deepEqual(stage.done, ['interrupted', 'cancel']);
    stage.mouth('silent');
    await stage.hears(5, 0.9);
    const given = await stage.given();
    assert.equal(given.at(-1), 108);
    assert.ok(Number(given[0]) > 79 && Number(given[0]) < 86, `${given[0]}`);
    await stage.hears(5, 0.9);
    assert.equal(stage.done.length, 2);
  });

  it('is not looked for where it is not wanted, while nothing is said, nor while a question stands on screen', async () => {
    await stage.hears(5, 0.9);
    stage.handsFree = 'off';
    stage.mouth('speaking');
    assert.equal(stage.isOpen, false);
    stage.mouth('silent');
    stage.handsFree = 'awake';
    stage.wanted = 'never';
    stage.mouth('speaking');
    assert.equal(stage.isOpen, false);
    stage.mouth('silent');
    stage.wanted = 'always';
    stage.mouth('speaking');
    assert.equal(stage.isOpen, true);
    stage.tell({ event: 'confirm', question: '', detail: '', answer: true } as unknown as Happening);
    await until('it is closed', () => !stage.isOpen);
    stage.mouth('silent');
    stage.mouth('speaking');
    await stage.hears(5, 0.9);
    assert.equal(stage.isOpen, false);
    assert.deepEqual(stage.done, []);
  });

  it('opens the microphone for an answer after a key only where that is set, and closes it when the answer is over', async () => {
    stage.handsFree = 'off';
    stage.wanted = 'always';
    stage.mouth('speaking');
    assert.equal(stage.isOpen, true);
    await stage.hears(10, 0.2);
    stage.mouth('silent');
    await until('it is closed', () => !stage.isOpen);
    stage.mouth('speaking');
    await stage.hears(4, 0.9);
    // What follows is nobody's own wish by a key.
    assert.deepEqual(stage.done, ['interrupted', 'listen command hands-free']);
    await until('it is closed when that is over', () => !stage.isOpen);
  });

  it('leaves the microphone open for whoever has spoken until they are listened to', async () => {
    stage.standby.backlogMs = 0;
    stage.mouth('speaking');
    await stage.hears(3, 0.9);
    stage.mouth('silent');
    assert.equal(stage.isOpen, true);
    stage.next();
    stage.tell({ event: 'state', track: 'ears', state: 'opening' });
    assert.equal(stage.isOpen, true);
    const given = stage.given();
    stage.tell({ event: 'state', track: 'ears', state: 'listening' });
    assert.deepEqual(await given, [1, 2, 3]);
    await until('it is closed', () => !stage.isOpen);
  });

  it('closes it where listening without a key ends meanwhile', async () => {
    stage.mouth('speaking');
    await stage.hears(3, 0.9);
    stage.tell({ event: 'hands-free', state: 'off' });
    await until('it is closed', () => !stage.isOpen);
  });

  it('leaves a conversation to itself', async () => {
    stage.tell({ event: 'talk', state: 'on' });
    stage.mouth('speaking');
    assert.equal(stage.isOpen, false);
  });
});
