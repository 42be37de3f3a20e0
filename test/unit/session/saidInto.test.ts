import assert from 'node:assert/strict';
import type { Frame } from '../../../src/capture/microphone.ts';
import { Channel } from '../../../src/common/async/channel.ts';
import type { Conversation, Outside } from '../../../src/realtime/conversation.ts';
import { type Ears, type SaidInto, saidFreely, saidWithKey } from '../../../src/session/conversing/saidInto.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { until } from '../../support/until.ts';

/** A conversation that notes what it is told, and what is said into it. */
class Stage {
  readonly told: Outside[] = [];
  readonly happened: Happening[] = [];
  readonly said: number[] = [];
  readonly heard = new Channel<Frame>();
  isMuted = false;
  isSpeaking = false;
  probability = 0;
  #count = 0;

  get talk(): Pick<Conversation, 'isMuted' | 'tell'> {
    const stage = this;
    return {
      get isMuted() {
        return stage.isMuted;
      },
      tell: event => void stage.told.push(event),
    };
  }

  get ears(): Ears {
    const stage = this;
    return {
      detector: () => ({ speechProbability: () => stage.probability }),
      own: {
        get isHeard() {
          return stage.isSpeaking;
        },
        isTakenOut: true,
        leftIn: () => 1,
        isIn: () => false,
      },
      lagMs: () => 30,
    };
  }

  async listens(into: SaidInto): Promise<void> {
    for await (const [first] of into.of(this.heard)) this.said.push(first as number);
  }

  /** So many frames, and all of them are dealt with. */
  async hears(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      this.heard.push(new Int16Array(512).fill(++this.#count));
      await new Promise(setImmediate);
    }
  }
}

describe('what is said into a conversation', () => {
  it('is all that is heard; who speaks while Aloud does is told of at once', async () => {
    const stage = new Stage();
    const into = saidFreely(stage.ears, stage.talk);
    void stage.listens(into);
    stage.probability = 0.9;
    await stage.hears(4);
    assert.deepEqual(stage.told, []);
    stage.isSpeaking = true;
    await stage.hears(1);
    assert.deepEqual(stage.told, [{ from: 'ears', heard: 'speech' }]);
    assert.deepEqual(stage.said, [1, 2, 3, 4, 5]);
  });

  it('is nothing while it is muted, and whoever speaks then silences nobody', async () => {
    const stage = new Stage();
    const into = saidFreely(stage.ears, stage.talk);
    void stage.listens(into);
    stage.isMuted = stage.isSpeaking = true;
    stage.probability = 0.9;
    await stage.hears(8);
    into.heed('unmute');
    assert.deepEqual(stage.told, [{ from: 'user', wish: 'unmute' }]);
  });

  it('is, with a key, what is heard while it is held: pressed it silences, let go it ends a turn', async () => {
    const stage = new Stage();
    const into = saidWithKey(stage.ears, stage.talk, happening => void stage.happened.push(happening));
    void stage.listens(into);
    assert.deepEqual(stage.happened, [{ event: 'talk', state: 'muted' }]);
    stage.probability = 0.9;
    await stage.hears(20);
    assert.deepEqual(stage.said, []);
    into.heed('unmute');
    assert.deepEqual(stage.told, [{ from: 'user', wish: 'interrupt' }]);
    await stage.hears(4);
    into.heed('mute');
    await stage.hears(8);
    await until('all is said', () => stage.told.length === 2);
    assert.deepEqual(stage.told[1], { from: 'user', wish: 'commit' });
    assert.equal(stage.said[0], 6);
    assert.equal(stage.said.at(-1), 29);
    stage.probability = 0;
    into.heed('unmute');
    await stage.hears(4);
    into.heed('mute');
    await stage.hears(8);
    await until('nothing was said', () => stage.told.length === 4);
    assert.deepEqual(stage.told[3], { from: 'user', wish: 'discard' });
    into.heed('end');
    assert.deepEqual(stage.told[4], { from: 'user', wish: 'end' });
  });
});
