import assert from 'node:assert/strict';
import type { Frame } from '../../../../src/capture/microphone.ts';
import { BargeIn } from '../../../../src/capture/voice/bargeIn.ts';
import { KeyedSpeech } from '../../../../src/capture/voice/keyedSpeech.ts';

/** A frame of 32 ms, known by its number. */
const frame = (number: number): Frame => new Int16Array(512).fill(number);
const numbers = (frames: readonly Frame[]) => frames.map(([first]) => first);

describe('BargeIn', () => {
  let probability: number | Error;
  let own: {
    isHeard: boolean;
    isTakenOut: boolean;
    left: number;
    isItself: boolean;
    leftIn(): number;
    isIn(): boolean;
  };
  let spoken: number;
  let bargeIn: BargeIn;
  let count: number;

  beforeEach(() => {
    [probability, spoken, count] = [0, 0, 0];
    own = {
      isHeard: false,
      isTakenOut: true,
      left: 1,
      isItself: false,
      leftIn: () => own.left,
      isIn: () => own.isItself,
    };
    bargeIn = new BargeIn({
      detector: {
        speechProbability: () => {
          if (probability instanceof Error) throw probability;
          return probability;
        },
      },
      own,
      spoken: () => void spoken++,
    });
  });

  /** So many frames, each as likely a voice, and what is another's of them. */
  async function hears(times: number, likely: number | Error): Promise<readonly (number | undefined)[]> {
    probability = likely;
    const given: Frame[] = [];
    for (let i = 0; i < times; i++) given.push(...(await bargeIn.push(frame(++count))));
    return numbers(given);
  }

  it('gives everything on while Aloud says nothing, and tells nobody', async () => {
    assert.deepEqual(await hears(3, 1), [1, 2, 3]);
    assert.equal(spoken, 0);
  });

  it('gives silence while Aloud speaks, and once a voice is certain all that was heard just before', async () => {
    own.isHeard = true;
    assert.deepEqual(await hears(30, 0.6), Array(30).fill(0));
    assert.equal(spoken, 0);
    assert.deepEqual(await hears(2, 0.8), [0, 0]);
    const given = await hears(1, 0.8);
    assert.equal(spoken, 1);
    assert.equal(given.at(-1), 33);
    assert.ok(given.length >= 17 && given.length <= 20, `${given}`);
    assert.deepEqual(await hears(4, 0.8), [34, 35, 36, 37]);
    assert.deepEqual(await hears(4, 0), [38, 39, 40, 41]);
    assert.equal(spoken, 1);
  });

  it('guards again when nobody has spoken for a second, and tells of the next who does', async () => {
    own.isHeard = true;
    await hears(3, 0.9);
    await hears(40, 0);
    assert.deepEqual(await hears(2, 0), [0, 0]);
    await hears(3, 0.9);
    assert.equal(spoken, 2);
  });

  it('trap 7: takes a voice of which little was left for what the canceller let through', async () => {
    own.isHeard = true;
    await hears(1, 0.9);
    own.left = 0.1;
    assert.deepEqual(await hears(20, 1), Array(20).fill(0));
    assert.equal(spoken, 0);
    own.left = 0.9;
    await hears(1, 1);
    assert.equal(spoken, 1);
  });

  it('trap 7: takes for its own what is like what was played, and asks again when there is more', async () => {
    own.isHeard = own.isItself = true;
    assert.deepEqual(await hears(20, 1), Array(20).fill(0));
    assert.equal(spoken, 0);
    own.isItself = false;
    await hears(3, 1);
    assert.equal(spoken, 1);
  });

  it('takes a cough for nothing, and a detector that fails for nobody', async () => {
    own.isHeard = true;
    for (let i = 0; i < 5; i++) {
      await hears(2, 0.9);
      await hears(2, 0.1);
    }
    await hears(10, new Error('It failed.'));
    assert.equal(spoken, 0);
  });

  it('lets nothing pass where Aloud cannot be taken out', async () => {
    own.isHeard = true;
    own.isTakenOut = false;
    assert.deepEqual(await hears(10, 1), Array(10).fill(0));
    assert.equal(spoken, 0);
  });

  it('gives from their beginning the words of who has begun when Aloud falls silent', async () => {
    own.isHeard = true;
    assert.deepEqual(await hears(2, 0.6), [0, 0]);
    own.isHeard = false;
    assert.deepEqual(await hears(2, 0.6), [1, 2, 3, 4]);
    own.isHeard = true;
    await hears(2, 0);
    own.isHeard = false;
    assert.deepEqual(await hears(1, 0), [7]);
  });
});

describe('KeyedSpeech', () => {
  const ended: boolean[] = [];
  let probability: () => number;
  let speech: KeyedSpeech;
  let count: number;

  beforeEach(() => {
    ended.length = count = 0;
    probability = () => 1;
    speech = new KeyedSpeech({
      detector: { speechProbability: () => probability() },
      lagMs: () => 40,
      ended: isSpeech => ended.push(isSpeech),
    });
  });

  async function hears(times: number): Promise<readonly (number | undefined)[]> {
    const given: Frame[] = [];
    for (let i = 0; i < times; i++) for await (const said of speech.take(frame(++count))) given.push(said);
    return numbers(given);
  }

  it('gives what was heard from half a second before the key to a little behind it, and nothing else', async () => {
    assert.deepEqual(await hears(20), []);
    speech.press();
    assert.deepEqual(await hears(2), [...Array.from({ length: 15 }, (_, i) => i + 6), 21, 22]);
    speech.release();
    assert.deepEqual(await hears(5), [23, 24, 25, 26, 27]);
    assert.deepEqual(ended, [true]);
    assert.deepEqual(await hears(5), []);
    speech.release();
    assert.deepEqual(await hears(5), []);
    assert.deepEqual(ended, [true]);
  });

  it('goes on where the key is pressed again before all of it was there', async () => {
    speech.press();
    await hears(2);
    speech.release();
    await hears(1);
    speech.press();
    assert.deepEqual(await hears(9), [4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert.deepEqual(ended, []);
  });

  it('F9: tells where nothing was said; whatever was said counts where nobody can tell', async () => {
    for (const [likely, isSpeech] of [
      [() => 0.2, false],
      [() => assert.fail('It failed.'), true],
    ] as const) {
      probability = likely;
      speech.press();
      await hears(10);
      speech.release();
      await hears(5);
      assert.equal(ended.at(-1), isSpeech);
    }
  });
});
