import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mock } from 'node:test';
import { setTimeout as sleep, setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import WebSocket from 'ws';
import type { Frame } from '../../../../src/capture/microphone.ts';
import { PageMicrophone, type PageMicrophoneProps } from '../../../../src/capture/page/pageMicrophone.ts';
import type { FromPage, ToPage, Wish } from '../../../../src/capture/page/protocol.ts';
import { type AloudError, asAloudError, type ErrorCode } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { pass } from '../../../support/passingTime.ts';

const PAGE = fileURLToPath(new URL('../../../../media/microphone', import.meta.url));

/** A page without a browser. */
class FakePage {
  readonly told: ToPage[] = [];
  readonly socket: WebSocket;
  /** What it does with each message. */
  does: (message: ToPage) => void = () => {};

  constructor(origin: string, token: string) {
    this.socket = new WebSocket(new URL('mic', origin.replace('http', 'ws')), ['aloud', token], { origin });
    this.socket.on('error', () => {});
    this.socket.on('message', data => {
      const message = JSON.parse(String(data));
      this.told.push(message);
      this.does(message);
    });
  }

  static async at(address: string): Promise<FakePage> {
    const html = await (await fetch(address)).text();
    return new FakePage(new URL(address).origin, /content="([\w-]{43})"/.exec(html)?.[1] ?? assert.fail(html));
  }

  say(message: FromPage): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Samples that count on from `from`. */
  sound(from: number, length: number): void {
    this.socket.send(Int16Array.from({ length }, (_, i) => from + i));
  }

  /** What it was told to do. */
  types(): readonly string[] {
    return this.told.map(({ type }) => type).filter(type => type !== 'token' && type !== 'state');
  }
}

describe('the microphone of a page', () => {
  let microphone: PageMicrophone;
  let microphones: PageMicrophone[] = [];
  let pages: FakePage[];
  let shown: string[];
  let talked: Wish[];

  /** `behaves` is given each page that is opened, before it is told anything. */
  function made(behaves: (page: FakePage) => void, props: Partial<PageMicrophoneProps> = {}): PageMicrophone {
    pages = [];
    shown = [];
    talked = [];
    microphone = new PageMicrophone({
      files: PAGE,
      reach: async loopback => loopback,
      async show(address) {
        shown.push(address);
        const page = await FakePage.at(address);
        pages.push(page);
        behaves(page);
        return true;
      },
      talk: wish => talked.push(wish),
      patienceMs: 15_000,
      log: silentLog,
      ...props,
    });
    microphones.push(microphone);
    return microphone;
  }
  afterEach(async () => {
    mock.timers.reset();
    await Promise.all(microphones.map(each => each.dispose()));
    for (const page of pages) page.socket.terminate();
    microphones = [];
  });

  /** Allows the microphone at once, sends `samples` after each start, and 200 more after stop. */
  const willing =
    (samples: number) =>
    (page: FakePage): void => {
      page.does = ({ type }) => {
        if (type === 'token') page.say({ type: 'ready' });
        if (type === 'start') page.sound(0, samples);
        if (type !== 'stop') return;
        page.sound(samples, 200);
        page.say({ type: 'stopped' });
      };
    };

  async function hear(signal: AbortSignal, onFrame: (frames: Frame[]) => void = () => {}): Promise<Frame[]> {
    const frames: Frame[] = [];
    for await (const frame of microphone.open(signal)) {
      frames.push(frame);
      onFrame(frames);
    }
    return frames;
  }

  async function failure(signal = new AbortController().signal): Promise<AloudError> {
    return hear(signal).then(() => assert.fail('did not fail'), asAloudError);
  }

  /** How it fails so many ms after something has begun, and not earlier. */
  async function failureAfter(ms: number, hasBegun: () => boolean): Promise<AloudError> {
    mock.timers.enable({ apis: ['setTimeout'] });
    let isOver = false;
    const failed = failure().finally(() => {
      isOver = true;
    });
    while (!hasBegun()) await turnOfTheLoop();
    await pass(ms - 1);
    assert.equal(isOver, false);
    await pass(1);
    return failed;
  }

  function assertFailure(error: AloudError, code: ErrorCode, says: RegExp): void {
    assert.equal(error.code, code, error.message);
    assert.match(error.message, says);
    assert.deepEqual(error.remedies, ['retry', 'select-microphone', 'check-setup']);
    assert.equal(error.setting, 'aloud.microphone.backend');
  }

  it('gives all samples in frames of 32 ms, to those that came after stop', async () => {
    made(willing(1000));
    // On a busy machine a page that stops is not told apart from one that does not.
    mock.timers.enable({ apis: ['setTimeout'] });
    const stop = new AbortController();
    const frames = await hear(stop.signal, () => stop.abort());
    assert.deepEqual(
      frames.map(frame => frame.length),
      [512, 512, 176],
    );
    assert.deepEqual(
      frames.flatMap(frame => [...frame]),
      Array.from({ length: 1200 }, (_, i) => i),
    );
    assert.deepEqual(pages[0]?.types(), ['start', 'stop']);
  });

  it('drops a last frame that is shorter than 10 ms', async () => {
    made(willing(512 + 400));
    const stop = new AbortController();
    const frames = await hear(stop.signal, () => stop.abort());
    assert.deepEqual(
      frames.map(frame => frame.length),
      [512, 512],
    );
  });

  it('uses the page that is connected, and keeps it', async () => {
    made(willing(600));
    for (let time = 0; time < 3; time++) for await (const _ of microphone.open(new AbortController().signal)) break;
    await until(() => pages[0]?.types().length === 6);
    assert.deepEqual(pages[0]?.types(), ['start', 'stop', 'start', 'stop', 'start', 'stop']);
    assert.equal(shown.length, 1);
    assert.ok(microphone.connected);
  });

  it('shows a page again where the last one was closed', async () => {
    made(willing(600));
    for await (const _ of microphone.open(new AbortController().signal)) break;
    pages[0]?.socket.close();
    await until(() => !microphone.connected);
    for await (const _ of microphone.open(new AbortController().signal)) break;
    assert.equal(shown.length, 2);
  });

  it('lets no sound of one recording into the next', async () => {
    made(page => {
      let started = 0;
      page.does = ({ type }) => {
        if (type === 'token') page.say({ type: 'ready' });
        if (type === 'start' && ++started === 1) page.sound(0, 512);
        if (type !== 'start' || started !== 2) return;
        // What it still had of the first.
        page.sound(1000, 512);
        page.say({ type: 'stopped' });
        page.sound(2000, 512);
      };
    });
    for await (const _ of microphone.open(new AbortController().signal)) break;
    const stop = new AbortController();
    const frames = await hear(stop.signal, () => stop.abort());
    assert.deepEqual(
      frames.map(frame => frame[0]),
      [2000],
    );
  });

  it('ends 300 ms after the signal with a page that does not stop', async () => {
    made(page => {
      page.does = ({ type }) => {
        if (type === 'token') page.say({ type: 'ready' });
        if (type === 'start') setInterval(() => page.sound(0, 320), 20).unref();
      };
    });
    const stop = new AbortController();
    let stoppedAt = 0;
    await hear(stop.signal, () => {
      stoppedAt ||= performance.now();
      stop.abort();
    });
    const took = performance.now() - stoppedAt;
    assert.ok(took > 250, `took ${took} ms`);
  });

  for (const [name, end] of [
    ['closes', (page: FakePage) => page.socket.terminate()],
    ['loses its device', (page: FakePage) => page.say({ type: 'vanished' })],
    ['fails', (page: FakePage) => page.say({ type: 'failed', message: 'Broken' })],
  ] as const) {
    const quits = (samples: number) => (page: FakePage) => {
      page.does = ({ type }) => {
        if (type === 'token') page.say({ type: 'ready' });
        if (type !== 'start') return;
        if (samples > 0) page.sound(0, samples);
        setTimeout(() => end(page), 50);
      };
    };

    it(`what was heard counts when the page ${name}`, async () => {
      made(quits(700));
      const frames = await hear(new AbortController().signal);
      assert.deepEqual(
        frames.map(frame => frame.length),
        [512, 188],
      );
    });

    it(`microphone-failed when the page ${name} before the first sound`, async () => {
      made(quits(0));
      assertFailure(await failure(), 'microphone-failed', /\.$/);
    });
  }

  it('no-microphone when nobody opens the page', async () => {
    made(() => {}, { show: async () => true, patienceMs: 300 });
    const begun = performance.now();
    assertFailure(await failure(), 'no-microphone', /not open.*"Allow the microphone"/);
    assert.ok(performance.now() - begun < 5000);
  });

  it('no-microphone when the page was not to be shown, at once', async () => {
    made(() => {}, { show: async () => false, patienceMs: 60_000 });
    assertFailure(await failure(), 'no-microphone', /not open/);
  });

  it('no-microphone when nobody allows it, and then works with the same page', async () => {
    made(() => {}, { patienceMs: 15_000 });
    const failed = failureAfter(15_000, () => microphone.connected);
    assertFailure(await failed, 'no-microphone', /waits for you.*"Allow the microphone"/);
    const [page = assert.fail()] = pages;
    willing(512)(page);
    page.say({ type: 'ready' });
    for await (const _ of microphone.open(new AbortController().signal)) break;
    assert.equal(shown.length, 1);
  });

  it('microphone-denied when the user does not allow it', async () => {
    made(page => page.socket.on('open', () => page.say({ type: 'denied', message: 'Permission denied' })));
    assertFailure(await failure(), 'microphone-denied', /may not use the microphone.*Allow it/);
  });

  it('microphone-failed with the words of the browser, without what would hide in them', async () => {
    const message = 'No device\u202e\u0000\n found';
    made(page => page.socket.on('open', () => page.say({ type: 'failed', message })));
    assertFailure(await failure(), 'microphone-failed', /could not record\. No device found\.$/);
  });

  for (const [type, says] of [
    ['absent', /could not record\. The browser finds no microphone\.$/],
    ['insecure', /could not record\. Browsers let pages record only by https, or at localhost\.$/],
  ] as const)
    it(`microphone-failed in words of our own where the page tells that it is ${type}`, async () => {
      made(page => page.socket.on('open', () => page.say({ type })));
      assertFailure(await failure(), 'microphone-failed', says);
    });

  it('microphone-failed when the page cannot be reached', async () => {
    made(() => {}, { reach: () => Promise.reject(new Error('No tunnel.')) });
    assertFailure(await failure(), 'microphone-failed', /cannot be shown: No tunnel\.$/);
    made(() => {}, { files: '/nowhere' });
    assertFailure(await failure(), 'microphone-failed', /cannot be shown: ENOENT/);
  });

  it('microphone-failed when there is no sound for 4 s', async () => {
    made(page => {
      page.does = ({ type }) => type === 'token' && page.say({ type: 'ready' });
    });
    const failed = failureAfter(4000, () => pages[0]?.told.some(({ type }) => type === 'start') ?? false);
    assertFailure(await failed, 'microphone-failed', /no sound/);
  });

  it('gives up waiting with the signal, also while the browser is being asked', async () => {
    for (const show of [async () => true, () => new Promise<boolean>(() => {})]) {
      made(() => {}, { show, patienceMs: 60_000 });
      assert.deepEqual(await hear(AbortSignal.timeout(50)), []);
    }
  });

  it('A32, A33: tells the page what the editor does, and each that connects later, and hides nothing', async () => {
    made(willing(512));
    microphone.tell('idle', 1);
    microphone.tell('thinking', 2, 'delete \u202Ethis line');
    for await (const _ of microphone.open(new AbortController().signal)) break;
    microphone.tell('asleep', 2);
    const states = () => pages[0]?.told.filter(({ type }) => type === 'state');
    await until(() => states()?.length === 2);
    assert.deepEqual(states(), [
      { type: 'state', state: 'thinking', turn: 2, words: 'delete ⟨U+202E⟩this line' },
      { type: 'state', state: 'asleep', turn: 2 },
    ]);
  });

  it('tells a page that connects before anything was done that nothing is', async () => {
    made(willing(512));
    for await (const _ of microphone.open(new AbortController().signal)) break;
    await until(() => pages[0]?.told.some(({ type }) => type === 'state') ?? false);
    assert.deepEqual(
      pages[0]?.told.find(({ type }) => type === 'state'),
      { type: 'state', state: 'idle', turn: 0 },
    );
  });

  it('hands on the button and the key of the page', async () => {
    made(willing(512));
    for await (const _ of microphone.open(new AbortController().signal)) break;
    const wishes = (['start', 'stop', 'cancel'] as const).map((action, turn) => ({ action, turn }));
    for (const wish of wishes) pages[0]?.say({ type: 'talk', ...wish });
    await until(() => talked.length === 3);
    assert.deepEqual(talked, wishes);
  });

  it('nothing is missing, and nothing starts until it is opened', async () => {
    made(() => {});
    assert.equal(await microphone.missing(), undefined);
    microphone.tell('idle', 0);
    assert.deepEqual(await hear(AbortSignal.abort()), []);
    assert.deepEqual(shown, []);
    assert.equal(microphone.connected, false);
  });

  it('ends with the page told goodbye, whoever listens or waits, when it is disposed of', async () => {
    made(willing(600));
    const frames = await hear(new AbortController().signal, () => void microphone.dispose());
    assert.equal(frames.length, 1);
    const [page = assert.fail()] = pages;
    if (page.socket.readyState !== page.socket.CLOSED) await once(page.socket, 'close');
    assert.equal(page.types().at(-1), 'bye');
    assert.equal((await failure()).code, 'cancelled');

    made(() => {}, { show: async () => true, patienceMs: 60_000 });
    const waiting = failure();
    await sleep(50);
    await microphone.dispose();
    assert.equal((await waiting).code, 'cancelled');
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; !holds(); await sleep(5)) assert.ok(Date.now() < end, 'never came');
}
