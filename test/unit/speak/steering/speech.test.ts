import assert from 'node:assert/strict';
import { Channel } from '../../../../src/common/async/channel.ts';
import { AloudError } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import type { Player } from '../../../../src/speak/players/player.ts';
import { Speaker } from '../../../../src/speak/speaker.ts';
import { Speaking } from '../../../../src/speak/speaking.ts';
import { OUTPUT_RATE_HZ, type Style, type Voice } from '../../../../src/speak/voices/voice.ts';
import { until } from '../../../support/until.ts';

const PER_MS = OUTPUT_RATE_HZ / 1000;
const LINE_MS = 2000;
/** So loud is each sample of the n-th text that was asked for: n times this and the ms it stands at. */
const STEP = 2500;
const CHUNK = 100 * PER_MS * 2;

/** A voice whose every sample tells which request it answers, and which ms of it. */
class TellingVoice implements Voice {
  readonly name = 'telling';
  readonly maxLength = 1000;
  readonly asked: { readonly text: string; readonly speed: number }[] = [];
  fails: AloudError | undefined;

  async *speak(text: string, { speed }: Style): AsyncGenerator<Uint8Array, void, undefined> {
    const number = this.asked.push({ text, speed });
    if (this.fails) throw this.fails;
    const samples = Int16Array.from({ length: LINE_MS * PER_MS }, (_, at) => number * STEP + Math.floor(at / PER_MS));
    const sound = new Uint8Array(samples.buffer);
    for (let at = 0; at < sound.length; at += CHUNK) yield sound.subarray(at, at + CHUNK);
  }
}

/** So much is taken ahead of what is heard, in ms. */
const AHEAD_MS = 300;

interface Play {
  readonly written: number[];
  heardMs: number;
  isWhole: boolean;
  isOver: boolean;
  wake: () => void;
}

/** A player that takes a little ahead, of which the test says how much is heard. */
class HandPlayer implements Player {
  readonly name = 'hand';
  /** What was heard: the request and the ms in its sound, each ms once. */
  readonly heard: string[] = [];
  #now: Play | undefined;

  async missing(): Promise<undefined> {
    return undefined;
  }

  get isPlaying(): boolean {
    return this.#now !== undefined && !this.#now.isOver;
  }

  /** Goes on until so much more has been heard. */
  async hear(ms: number): Promise<void> {
    for (let left = ms; left > 0; left--) {
      if (!this.#here()) await until('it plays more', () => this.#here() !== undefined);
      const now = this.#here() as Play;
      const value = now.written[now.heardMs++] as number;
      this.heard.push(`${Math.floor(value / STEP)}:${value % STEP}`);
      now.wake();
      await Promise.resolve();
    }
  }

  /** Hears all there is. */
  async hearOut(said: Promise<unknown>): Promise<void> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    said.then(over, over);
    while (!isOver) {
      await until('it plays more', () => isOver || this.#here() !== undefined);
      if (!isOver) await this.hear(1);
    }
  }

  /** What plays, if there is something to hear of it. */
  #here(): Play | undefined {
    return this.#now && !this.#now.isOver && this.#now.heardMs < this.#now.written.length ? this.#now : undefined;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const now: Play = { written: [], heardMs: 0, isWhole: false, isOver: false, wake: () => {} };
    this.#now = now;
    signal.addEventListener('abort', () => {
      now.isOver = true;
      now.wake();
    });
    const changed = () =>
      new Promise<void>(resolve => {
        now.wake = resolve;
      });
    const taking = (async () => {
      for await (const chunk of chunks) {
        while (!now.isOver && now.written.length - now.heardMs > AHEAD_MS) await changed();
        if (now.isOver) return;
        const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        for (let at = 0; at + 1 < chunk.length; at += PER_MS * 2) now.written.push(view.getInt16(at, true));
      }
      now.isWhole = true;
      while (!now.isOver && now.heardMs < now.written.length) await changed();
      now.isOver = true;
    })();
    await Promise.race([taking, new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()))]);
    return now.heardMs;
  }
}

const SENTENCES = ['First it is.', 'Then it calls `getUser` twice.', 'Last it was.'];

describe('speech that is steered', () => {
  let voice: TellingVoice;
  let player: HandPlayer;
  let speaking: Speaking;
  let sounds: boolean[];

  beforeEach(() => {
    voice = new TellingVoice();
    player = new HandPlayer();
    speaking = new Speaking();
    sounds = [];
  });

  const speaker = () =>
    new Speaker({ voice, player, speaking, style: () => ({ instructions: undefined, speed: 1 }), log: silentLog });
  const speak = (signal = new AbortController().signal, texts: Channel<string> = whole()) =>
    speaker().speak(texts, signal, isHeard => sounds.push(isHeard));
  const idle = () => until('it is silent', () => !player.isPlaying);
  /** What was heard of a request, in ms, in the order it was heard. */
  const heardOf = (number: number) =>
    player.heard.filter(each => each.startsWith(`${number}:`)).map(each => Number(each.split(':')[1]));
  const everything = (number: number) => new Set(heardOf(number)).size === LINE_MS;

  it('pauses and goes on at the word, and loses nothing', async () => {
    const said = speak();
    await player.hear(700);
    speaking.steer('pause');
    assert.deepEqual(await said, { heard: [], ms: 700 }, 'what was paused keeps nothing busy');
    assert.ok(speaking.isAtHand);
    const going = speaker().steer('resume', new AbortController().signal, isHeard => sounds.push(isHeard));
    await player.hear(1);
    const [again] = heardOf(1).slice(700);
    assert.ok(again !== undefined && again <= 640 && again >= 0, `went on at ${again}`);
    await player.hearOut(going);
    assert.deepEqual((await going).heard, ['First it is.', 'Then it calls get user twice.', 'Last it was.']);
    assert.ok([1, 2, 3].every(everything));
    assert.equal(voice.asked.length, 3, 'nothing was asked for twice');
    assert.deepEqual(sounds, [true, false, true]);
  });

  it('pauses while the text is still written, and goes on in the same turn', async () => {
    const text = new Channel<string>();
    const said = speak(undefined, text);
    text.push('One it is. Then it was');
    await player.hear(500);
    speaking.steer('pause');
    await until('it tells that it is silent', () => sounds.length === 2);
    text.push('. Last it');
    speaking.steer('pause-or-resume');
    await player.hear(1);
    text.push(' is.');
    text.close();
    await player.hearOut(said);
    assert.deepEqual((await said).heard, ['One it is.', 'Then it was.', 'Last it is.']);
    assert.ok([1, 2, 3].every(everything));
  });

  it('cut short by a turn, goes on from the word in the next', async () => {
    const turn = new AbortController();
    const said = speak(turn.signal);
    await player.hear(LINE_MS + 900);
    turn.abort();
    await said;
    const going = speaker().steer('resume', new AbortController().signal, () => {});
    await player.hear(1);
    const again = heardOf(2).at(-1) as number;
    assert.ok(again <= 840, `went on at ${again}`);
    await player.hearOut(going);
    assert.ok([1, 2, 3].every(everything));
  });

  for (const [how, after, order] of [
    ['back', LINE_MS + 1500, '1 2 1 2 3'],
    ['repeat', LINE_MS + 1500, '1 2 2 3'],
    ['repeat', LINE_MS + 200, '1 2 1 2 3'],
    ['skip', 800, '1 2 3'],
    ['restart', LINE_MS * 2 + 100, '1 2 3 1 2 3'],
  ] as const)
    it(`${how} after ${after} ms says ${order}`, async () => {
      const said = speak();
      await player.hear(after);
      speaking.steer(how);
      await player.hearOut(said);
      const lines: string[] = [];
      let last = '';
      for (const each of player.heard) {
        const [line = '', ms] = each.split(':');
        if (line !== last || ms === '0') lines.push(line);
        last = line;
      }
      assert.equal(lines.join(' '), order);
      assert.equal(voice.asked.length, 3, 'the sound is kept');
    });

  it('says the sentence again when it shall be slower, and the next faster when it shall be faster', async () => {
    const said = speak();
    await player.hear(900);
    speaking.steer('slower');
    await player.hear(100);
    assert.deepEqual(
      voice.asked.slice(3).map(({ speed }) => speed),
      [0.8, 0.8, 0.8],
    );
    assert.equal(player.heard.at(-1)?.split(':')[1], '99', 'from its beginning');
    speaking.steer('faster');
    await player.hear(100);
    assert.deepEqual(voice.asked.slice(6), [
      { text: 'Then it calls get user twice.', speed: 1 },
      { text: 'Last it was.', speed: 1 },
    ]);
    assert.equal(player.heard.at(-1)?.split(':')[1], '199', 'without a break');
    await player.hearOut(said);
  });

  it('is louder from the word on, and keeps that for what comes', async () => {
    const said = speak();
    await player.hear(1000);
    speaking.steer('quieter');
    await player.hear(10);
    assert.equal(speaking.tuning.decibels, -4);
    speaking.steer('skip');
    await player.hear(1);
    // 2 * 2500, by 4 dB less.
    assert.equal(player.heard.at(-1), `${Math.floor(3155 / STEP)}:${3155 % STEP}`);
    speaking.steer('pause');
    await said;
  });

  it('spells the last name that was heard, and goes on', async () => {
    const said = speak();
    await player.hear(LINE_MS + 1900);
    speaking.steer('spell');
    await until('it spells', () => voice.asked.length === 4);
    assert.equal(voice.asked[3]?.text, 'G, E, T, capital U, S, E, R.');
    await player.hearOut(said);
    assert.deepEqual((await said).heard.length, 3);
    assert.ok([1, 2, 3, 4].every(everything));
  });

  it('takes two quick presses as two, and stops what begins between them', async () => {
    const said = speak();
    await player.hear(LINE_MS * 2 + 1000);
    speaking.steer('back');
    speaking.steer('back');
    await player.hear(10);
    assert.equal(player.heard.at(-1), '1:9');
    speaking.steer('pause');
    speaking.steer('resume');
    await player.hearOut(said);
    assert.equal(player.heard.at(-1), `3:${LINE_MS - 1}`);
  });

  it('F3: goes on after a failure of the voice with what was not heard', async () => {
    const said = speak();
    await player.hear(LINE_MS);
    voice.fails = new AloudError({ code: 'busy', message: asWritten('Too many requests.') });
    // The second is there already, at the pace it had.
    speaking.steer('slower');
    await Promise.all([player.hearOut(said), assert.rejects(said, { code: 'busy' })]);
    assert.ok(everything(2));
    voice.fails = undefined;
    const going = speaker().steer('resume', new AbortController().signal, () => {});
    await player.hearOut(going);
    assert.equal(speaking.last?.state.phase, 'over');
  });

  it('has nothing to go on with before anything was said, nor at the end, but takes a pace', async () => {
    const never = new AbortController().signal;
    await assert.rejects(
      speaker().steer('resume', never, () => {}),
      { code: 'not-found' },
    );
    await speaker().steer('slower', never, () => {});
    assert.equal(speaking.tuning.pace, 0.8);
    assert.equal(speaking.steer('back'), false);
    const said = speak();
    await player.hearOut(said);
    assert.equal(voice.asked[0]?.speed, 0.8);
    await assert.rejects(
      speaker().steer('resume', never, () => {}),
      { code: 'not-found' },
    );
    await idle();
  });
});

function whole(): Channel<string> {
  const text = new Channel<string>();
  text.push(SENTENCES.join(' '));
  text.close();
  return text;
}
