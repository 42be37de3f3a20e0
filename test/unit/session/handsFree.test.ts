import assert from 'node:assert/strict';
import { AloudError, cancelled, type ErrorCode } from '../../../src/common/errors.ts';
import { isSaidPhrase as isSaid } from '../../../src/grammar/ear/saidPhrase.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { HandsFree } from '../../../src/session/handsFree.ts';
import { Narrator } from '../../../src/session/narrator.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { until } from '../../support/until.ts';

/** A session that listens until a test says how that ended, and a microphone that notes what is asked of it. */
class Stage {
  readonly done: string[] = [];
  readonly told: AloudError[] = [];
  readonly handsFree: HandsFree;
  keyTurn: Promise<void> | undefined;
  answered: ((said: string | undefined) => void) | undefined;
  #end: ((thrown?: unknown) => void) | undefined;
  #wake: ((thrown?: unknown) => void) | undefined;

  constructor() {
    const { done } = this;
    this.handsFree = new HandsFree({
      session: {
        listen: (mode, manner) => {
          done.push(`listen ${mode} ${manner}`);
          return new Promise<void>((resolve, reject) => {
            this.#end = thrown => (thrown ? reject(thrown) : resolve());
          });
        },
        hearAnswer: async manner => {
          done.push(`answer ${manner}`);
          return new Promise(resolve => {
            this.answered = resolve;
          });
        },
        idle: async () => {
          await this.keyTurn;
        },
        cancel: async () => this.heard(cancelled()),
      },
      microphone: () => ({
        set backlogMs(ms: number) {
          if (ms === 0) done.push('no backlog');
        },
        forget: () => done.push('forget'),
        close: () => done.push('close'),
      }),
      wake: (words, signal) => {
        done.push(`wait for ${words.join()}`);
        return new Promise<boolean>((resolve, reject) => {
          this.#wake = thrown => (thrown ? reject(thrown) : resolve(true));
          signal.addEventListener('abort', () => reject(cancelled()), { once: true });
        });
      },
      words: () => ({ sleep: ['go to sleep'], wake: ['wake up'] }),
      happens: ({ state }) => void done.push(state),
      tell: error => this.told.push(error),
    });
  }

  /** Something happens in a turn that a key has begun. */
  tell(happening: Happening): void {
    new Narrator(event => this.handsFree.follow(event)).begin({ number: 1, manner: 'asked' })(happening);
  }

  /** A turn is over, or has failed. */
  heard(thrown?: unknown): void {
    const end = this.#end;
    this.#end = undefined;
    end?.(thrown);
  }

  /** A wake word was said, or waiting for it has failed. */
  woken(thrown?: unknown): void {
    this.#wake?.(thrown);
  }

  async listens(): Promise<void> {
    await until('it listens', () => this.#end);
  }

  async has(what: string, times = 1): Promise<void> {
    await until(what, () => this.done.filter(each => each === what).length >= times);
  }
}

const failure = (code: ErrorCode) => new AloudError({ code, message: asWritten(`${code}.`) });

describe('HandsFree', () => {
  let stage: Stage;
  let over: Promise<void>;

  beforeEach(() => {
    stage = new Stage();
    over = stage.handsFree.start();
  });
  afterEach(async () => {
    await stage.handsFree.stop();
    await over;
    assert.equal(stage.handsFree.state, 'off');
    assert.deepEqual(stage.done.slice(-3), ['no backlog', 'close', 'off']);
  });

  it('goes from one turn to the next, whatever is not heard or understood', async () => {
    const ends = [
      undefined,
      'nothing-heard',
      'nothing-heard',
      'no-words',
      'nothing-understood',
      'cancelled',
      undefined,
    ];
    for (const code of ends as readonly (ErrorCode | undefined)[]) {
      await stage.listens();
      stage.heard(code && failure(code));
    }
    await stage.has('listen command hands-free', ends.length + 1);
    assert.equal(stage.handsFree.state, 'awake');
  });

  it('waits for a turn that was begun with a key', async () => {
    await stage.listens();
    let end = () => {};
    stage.keyTurn = new Promise(resolve => {
      end = resolve;
    });
    stage.heard(cancelled());
    await new Promise(setImmediate);
    assert.equal(stage.done.filter(each => each.startsWith('listen')).length, 1);
    stage.keyTurn = undefined;
    end();
    await stage.has('listen command hands-free', 2);
  });

  it('sleeps when told to, listens to nothing but the wake words, and wakes', async () => {
    await stage.listens();
    const asleep = stage.handsFree.understand('Go to sleep.', isSaid);
    assert.match(asleep ? english(asleep) : '', /wake up/);
    stage.heard();
    await stage.has('wait for wake up');
    assert.equal(stage.handsFree.state, 'asleep');
    assert.equal(stage.handsFree.understand('go to sleep', isSaid), undefined);
    assert.equal(stage.done.filter(each => each.startsWith('listen')).length, 1);
    stage.woken();
    await stage.has('listen command hands-free', 2);
    assert.equal(stage.handsFree.state, 'awake');
  });

  it('is woken by its command', async () => {
    await stage.listens();
    stage.handsFree.sleep();
    stage.heard();
    await stage.has('wait for wake up');
    await stage.handsFree.toggle();
    await stage.has('listen command hands-free', 2);
  });

  it('says once that it cannot be woken by voice, and waits for its command', async () => {
    await stage.listens();
    stage.handsFree.sleep();
    stage.heard();
    await stage.has('wait for wake up');
    stage.woken(failure('unsupported'));
    await until('it is told', () => stage.told.length > 0);
    assert.match(stage.told[0]?.message ?? '', /unsupported.*command wakes/);
    stage.handsFree.wake();
    await stage.has('listen command hands-free', 2);
    assert.equal(stage.told.length, 1);
  });

  for (const code of [
    'no-microphone',
    'microphone-denied',
    'microphone-failed',
    'no-key',
    'bad-key',
    'no-quota',
  ] as const)
    it(`ends where the next utterance would fare no better: ${code}`, async () => {
      await stage.listens();
      stage.heard(failure(code));
      await over;
      assert.deepEqual(
        stage.told.map(error => error.code),
        [code],
      );
    });

  it('ends when it fails again and again', async () => {
    for (let times = 0; times < 3; times++) {
      await stage.listens();
      stage.heard(failure('unreachable'));
    }
    await over;
    assert.equal(stage.told.length, 3);
  });

  it('goes on when it fails now and then', async () => {
    for (const code of ['unreachable', 'unreachable', undefined, 'unreachable', 'unreachable', undefined] as const) {
      await stage.listens();
      stage.heard(code && failure(code));
    }
    await stage.listens();
    assert.equal(stage.handsFree.state, 'awake');
  });

  it('sleeps on, and says nothing, when a key turn takes the microphone from it', async () => {
    await stage.listens();
    stage.handsFree.sleep();
    stage.heard();
    await stage.has('wait for wake up');
    stage.woken(failure('nothing-heard'));
    await stage.has('wait for wake up', 2);
    assert.deepEqual(stage.told, []);
    assert.equal(stage.handsFree.state, 'asleep');
  });

  it('is begun only once', async () => {
    await stage.listens();
    await stage.handsFree.start();
    assert.deepEqual(stage.done, ['awake', 'listen command hands-free']);
  });

  it('ends while it waits for the end of a key turn, and listens no more', async () => {
    await stage.listens();
    let end = () => {};
    stage.keyTurn = new Promise(resolve => {
      end = resolve;
    });
    stage.heard(cancelled());
    await new Promise(setImmediate);
    const stopped = stage.handsFree.stop();
    end();
    await stopped;
    await over;
    assert.equal(stage.done.filter(each => each.startsWith('listen')).length, 1);
  });

  it('ends while its own voice dies away', async () => {
    await stage.listens();
    stage.tell({ event: 'state', track: 'mouth', state: 'speaking' });
    stage.heard();
    await new Promise(setImmediate);
    await stage.handsFree.stop();
    await over;
    assert.equal(stage.done.filter(each => each.startsWith('listen')).length, 1);
    assert.deepEqual(stage.told, []);
  });

  it('A36: takes neither its own voice for the user’s, nor what is said while a question stands', async () => {
    for (const event of [
      { event: 'state', track: 'mouth', state: 'speaking' },
      { event: 'confirm', question: 'Delete it?', answer: false },
    ] as const) {
      await stage.listens();
      const before = stage.done.length;
      stage.tell(event);
      stage.heard();
      await stage.listens();
      assert.deepEqual(stage.done.slice(before), ['forget', 'listen command hands-free']);
    }
    const before = stage.done.length;
    stage.heard();
    await stage.listens();
    assert.deepEqual(stage.done.slice(before), ['listen command hands-free']);
  });

  it('ends in every state', async () => {
    await stage.listens();
    stage.handsFree.sleep();
    stage.heard();
    await stage.has('wait for wake up');
    await stage.handsFree.stop();
    await over;
  });

  it('A36: hears an answer to a question again and again until it is answered, and none while it sleeps', async () => {
    await stage.listens();
    const asks: Happening = { event: 'asks', question: 'Delete it?' };
    const answered: Happening = { event: 'confirm', question: 'Delete it?', answer: false };
    stage.tell(asks);
    await stage.has('answer hands-free', 1);
    stage.answered?.('something else');
    await stage.has('answer hands-free', 2);
    stage.tell(answered);
    stage.answered?.(undefined);
    stage.handsFree.sleep();
    stage.tell(asks);
    await new Promise(resolve => setTimeout(resolve, 0));
    assert.equal(stage.done.filter(each => each === 'answer hands-free').length, 2);
    stage.handsFree.wake();
  });
});
