import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Locator } from 'playwright-core';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { PageMicrophone, type PageMicrophoneProps } from '../../src/capture/page/pageMicrophone.ts';
import type { AloudError } from '../../src/common/errors.ts';
import { silentLog } from '../../src/common/log.ts';
import { joined, wavBytes } from '../../src/common/wav.ts';
import { speakIn, text } from '../../src/messages/text.ts';
import { CHROMIUM, CHROMIUM_FLAGS, hearing } from '../support/chromium.ts';
import { bestCorrelation } from '../support/correlation.ts';
import { recognise, say } from '../support/server/flite.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { microphoneContract } from './microphone.ts';

const PAGE = fileURLToPath(new URL('../../media/microphone', import.meta.url));
const HALF_SECOND = INPUT_RATE_HZ / 2;

/** As Firefox: a microphone connects only to a context that has the microphone's own rate. */
const ONLY_THE_DEVICES_RATE = `{
  const connect = AudioContext.prototype.createMediaStreamSource;
  AudioContext.prototype.createMediaStreamSource = function (stream) {
    if (this.sampleRate === ${INPUT_RATE_HZ}) throw new DOMException('Different rates.', 'NotSupportedError');
    return connect.call(this, stream);
  };
}`;

describe('the microphone page in Chromium, with a recorded voice', () => {
  let folder: TemporaryFolder;
  let said: Int16Array;
  let context: BrowserContext;
  let microphones: PageMicrophone[] = [];

  before(async function () {
    process.env['PATH'] = [dirname(CHROMIUM), process.env['PATH']].join(':');
    skipWithoutPrograms(this, [basename(CHROMIUM), 'flite']);
    folder = temporaryFolder('page-microphone');
    said = await say('delete this line', { rateHz: INPUT_RATE_HZ });
    const sound = new Int16Array(HALF_SECOND + said.length + HALF_SECOND);
    sound.set(said, HALF_SECOND);
    const file = join(folder.path, 'voice.wav');
    writeFileSync(file, wavBytes(sound, INPUT_RATE_HZ));
    context = await chromium.launchPersistentContext(join(folder.path, 'profile'), {
      executablePath: CHROMIUM,
      headless: true,
      env: { ...process.env, TMPDIR: folder.path, XDG_CONFIG_HOME: folder.path } as Record<string, string>,
      args: [...CHROMIUM_FLAGS, ...hearing(file)],
    });
  });
  afterEach(async () => {
    await Promise.all(microphones.map(microphone => microphone.dispose()));
    microphones = [];
    await Promise.all(
      context
        .pages()
        .slice(1)
        .map(page => page.close()),
    );
  });
  after(async () => {
    await context?.close();
    folder?.remove();
  });

  const microphone = (script: string, props: Partial<PageMicrophoneProps> = {}) => {
    const made = new PageMicrophone({
      files: PAGE,
      reach: async loopback => loopback,
      async show(address) {
        const page = await context.newPage();
        await page.addInitScript(script);
        await page.goto(address);
        await page.locator('#allow, #talk').filter({ visible: true }).click();
        return true;
      },
      talk() {},
      log: silentLog,
      ...props,
    });
    microphones.push(made);
    return made;
  };

  for (const [name, script] of [
    ['at 16 kHz', ''],
    ["at the device's rate, converted by the page", ONLY_THE_DEVICES_RATE],
  ] as const) {
    describe(name, () => {
      microphoneContract(() => ({
        microphone: () => microphone(script),
        // The browser plays the file again and again, and is anywhere in it now: twice its length holds it whole.
        speak: async (_, heard) =>
          void (await until('it was said', () => heard() > 2 * (said.length + 2 * HALF_SECOND))),
        said,
        // What takes the echo out bends the voice as well; the words are the same.
        alike: 0.6,
      }));
    });
  }

  it('is understood, though its echo is taken out', async function () {
    skipWithoutPrograms(this, ['pocketsphinx_batch']);
    const stop = new AbortController();
    const frames: Int16Array[] = [];
    for await (const frame of microphone('').open(stop.signal)) {
      frames.push(frame);
      if (joined(frames).length > 3 * (said.length + 2 * HALF_SECOND)) stop.abort();
    }
    const { delay } = bestCorrelation(said, joined(frames));
    const around = joined(frames).slice(Math.max(0, delay - HALF_SECOND / 2), delay + said.length + HALF_SECOND / 2);
    const phrases = ['delete this line', 'select this line', 'delete this file', 'go to line three'];
    assert.equal(await recognise(around, INPUT_RATE_HZ, phrases), 'delete this line');
  });

  it('trap 7: has the browser take out what this machine plays, and leave the voice as it is', async () => {
    const keep = `{
      const get = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async wanted => {
        const stream = await get(wanted);
        window.had = { wanted: wanted.audio, set: stream.getAudioTracks()[0].getSettings() };
        return stream;
      };
    }`;
    for await (const _ of microphone(keep).open(new AbortController().signal)) break;
    const had = await (context.pages().at(-1) ?? assert.fail()).evaluate('window.had');
    const { wanted, set } = had as Record<'wanted' | 'set', Record<string, unknown>>;
    assert.equal(wanted['echoCancellation'], 'all');
    assert.ok(set['echoCancellation'], JSON.stringify(set));
    assert.equal(set['noiseSuppression'], false);
  });

  it('asks for turns with its button, clicked and held, and with the space bar', async () => {
    const asked: string[] = [];
    let turn = 0;
    let clicking: Promise<unknown> = Promise.resolve();
    const made: PageMicrophone = microphone('', {
      // As a session does it.
      talk: async wish => {
        asked.push(`${wish.action} ${wish.turn}`);
        // A click that takes long would be one that is held while it listens.
        await clicking;
        if (wish.action === 'start') made.tell('listening', ++turn);
        else made.tell('idle', turn);
      },
    });
    for await (const _ of made.open(new AbortController().signal)) break;
    const page = context.pages().at(-1) ?? assert.fail();
    const [talk, stop] = ['Talk', 'Stop'].map(name => page.getByRole('button', { name })) as [Locator, Locator];
    const isAsked = async (...wishes: string[]) => {
      await until('it is asked for', () => asked.length >= wishes.length);
      assert.deepEqual(asked.splice(0), wishes);
    };
    clicking = talk.click();
    await stop.waitFor();
    await isAsked('start 0');
    // Who presses it to end what they say may hold it for as long as they like.
    await stop.click({ delay: 600 });
    await talk.waitFor();
    await isAsked('stop 1');
    await talk.hover();
    await page.mouse.down();
    await stop.waitFor();
    await sleep(600);
    await page.mouse.up();
    await talk.waitFor();
    await isAsked('start 1', 'stop 2');
    // After a click the space bar is held, not pressed on the button.
    await page.keyboard.down('Space');
    await stop.waitFor();
    await page.keyboard.down('Space');
    await sleep(600);
    await page.keyboard.up('Space');
    await talk.waitFor();
    await isAsked('start 2', 'stop 3');
    await talk.focus();
    await page.keyboard.press('Space');
    await stop.waitFor();
    await isAsked('start 3');
    await page.keyboard.press('Enter');
    await talk.waitFor();
    await isAsked('stop 4');
  });

  it('F21: a click is one wish, though the page is so busy that it learns of its end late', async () => {
    const asked: string[] = [];
    const made: PageMicrophone = microphone('', {
      talk: ({ action, turn }) => {
        asked.push(`${action} ${turn}`);
        made.tell(action === 'start' ? 'listening' : 'idle', turn + 1);
      },
    });
    for await (const _ of made.open(new AbortController().signal)) break;
    const page = context.pages().at(-1) ?? assert.fail();
    await page.getByRole('button', { name: 'Talk' }).waitFor();
    // Both happen at once; what happens between is that the page has no time.
    await page.evaluate(`(async () => {
      const button = document.getElementById('talk');
      button.setPointerCapture = () => {};
      const [down, up] = ['pointerdown', 'pointerup'].map(type => new PointerEvent(type, { pointerId: 1, button: 0 }));
      button.dispatchEvent(down);
      while (document.body.dataset.state !== 'listening') await new Promise(resolve => setTimeout(resolve, 5));
      for (const end = performance.now() + 600; performance.now() < end; ) ;
      button.dispatchEvent(up);
    })()`);
    made.tell('idle', 9);
    await page.getByText('Idle', { exact: true }).waitFor();
    assert.deepEqual(asked, ['start 0']);
  });

  it('says plainly when to wait, when to speak, and when it is lost what goes on', async () => {
    const made = microphone('');
    for await (const _ of made.open(new AbortController().signal)) break;
    const page = context.pages().at(-1) ?? assert.fail();
    made.tell('opening', 1);
    await page.getByText('Opening: wait before you speak').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    made.tell('listening', 1);
    await page.getByText('Listening', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
  });

  it("says in the editor's language that there is no microphone, and the editor says it, too", async () => {
    speakIn('de', {
      'page.allow': 'Mikrofon erlauben',
      'page.no-microphone': 'Es gibt kein Mikrofon.',
      'page.press': '{why} Bitte noch einmal drücken.',
    });
    try {
      const absent = `async () => { throw new DOMException('There is none.', 'NotFoundError'); }`;
      const made = microphone(`navigator.mediaDevices.getUserMedia = ${absent};`);
      const heard = made.open(new AbortController().signal)[Symbol.asyncIterator]().next();
      await assert.rejects(heard, ({ code, says }: AloudError) => {
        assert.deepEqual(
          [code, text(says)],
          ['microphone-failed', 'The browser could not record. Es gibt kein Mikrofon.'],
        );
        return true;
      });
      const page = context.pages().at(-1) ?? assert.fail();
      await page.getByText('Es gibt kein Mikrofon. Bitte noch einmal drücken.').waitFor();
      await page.getByRole('button', { name: 'Mikrofon erlauben' }).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'de');
    } finally {
      speakIn('en', {});
    }
  });

  it('comes back by itself when its connection was lost, and goes when the editor does', async () => {
    const tunnel = await Tunnel.open();
    try {
      const made = microphone('', { reach: loopback => tunnel.to(loopback) });
      made.tell('thinking', 1, 'delete this line');
      for await (const _ of made.open(new AbortController().signal)) break;
      const page = context.pages().at(-1) ?? assert.fail();
      assert.equal(new URL(page.url()).search, '');
      await page.getByText('delete this line').waitFor();
      tunnel.cut();
      await page.getByText('Connection to the editor lost').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Talk' }).isDisabled(), true);
      tunnel.mend();
      await until('it has come back', () => made.connected);
      for await (const _ of made.open(new AbortController().signal)) break;
      assert.equal(context.pages().at(-1), page);
      await made.dispose();
      await page.getByText('The editor has closed').waitFor();
    } finally {
      tunnel.close();
    }
  });
});

/** Another port that leads to the page, as an editor makes for a remote machine. */
class Tunnel {
  readonly #server: Server;
  readonly #ends = new Set<Socket>();
  #target = 0;
  #whole = true;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', near => {
      if (!this.#whole) return near.destroy();
      const far = connect(this.#target, '127.0.0.1');
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#ends.add(end);
        end.pipe(other);
        end.on('error', () => {}).on('close', () => other.destroy());
      }
    });
  }

  static async open(): Promise<Tunnel> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new Tunnel(server);
  }

  async to(loopback: string): Promise<string> {
    const address = new URL(loopback);
    this.#target = Number(address.port);
    address.hostname = 'localhost';
    address.port = String((this.#server.address() as AddressInfo).port);
    return address.href;
  }

  cut(): void {
    this.#whole = false;
    for (const end of this.#ends) end.destroy();
  }

  mend(): void {
    this.#whole = true;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
