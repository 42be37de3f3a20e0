import assert from 'node:assert/strict';
import { AloudError, cancelled } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { LocalEars, type LocalEarsProps, type LocalModel } from '../../../../src/transcribe/ears/localEars.ts';
import type { LocalHints } from '../../../../src/transcribe/ears/localTranscriber.ts';
import { PocketSphinx } from '../../../../src/transcribe/ears/pocketsphinx.ts';

const never = new AbortController().signal;
const SECOND = new Int16Array(16_000);

/** A model that hears what it is told to, or fails so. */
class ToldModel implements LocalModel {
  loaded = 0;
  readonly heard: { readonly samples: number; readonly hints: LocalHints | undefined }[] = [];
  readonly #says: string | AloudError;
  readonly #isThere: boolean;

  constructor(says: string | AloudError, isThere = true) {
    this.#says = says;
    this.#isThere = isThere;
  }

  async missing() {
    return this.#isThere ? undefined : asWritten('It is not there.');
  }

  async load(): Promise<void> {
    this.loaded++;
  }

  async hear(samples: Int16Array, signal: AbortSignal, hints?: LocalHints): Promise<string> {
    if (signal.aborted) throw cancelled();
    this.heard.push({ samples: samples.length, hints });
    if (this.#says instanceof AloudError) throw this.#says;
    return this.#says;
  }
}

const failure = (code: 'unsupported' | 'timed-out') => new AloudError({ code, message: asWritten('It crashed.') });

function ears(models: readonly LocalModel[], more: Partial<LocalEarsProps> = {}): LocalEars {
  return new LocalEars({
    models,
    languages: [],
    pocketsphinx: new PocketSphinx({ program: '/none', model: '', environment: {} }),
    jsgf: () => undefined,
    isPhrase: (heard, phrases) => phrases.includes(heard),
    isSent: async () => true,
    log: silentLog,
    ...more,
  });
}

describe('LocalEars, where PocketSphinx is not', () => {
  it('hear the wake words by the first model that is there, without a word to expect', async () => {
    const absent = new ToldModel('wake up', false);
    const first = new ToldModel('wake up');
    const second = new ToldModel('nothing');
    const made = ears([absent, first, second], { languages: ['de'] });
    assert.equal(await made.wakes(SECOND, ['hello', 'wake up'], never), true);
    assert.equal(await made.wakes(SECOND, ['hello'], never), false);
    const heard = { samples: SECOND.length, hints: { languages: ['de'], hotWords: [] } };
    assert.deepEqual([absent.heard, first.heard, second.heard], [[], [heard, heard], []]);
  });

  for (const code of ['unsupported', 'timed-out'] as const)
    it(`F13: hear them by the next where a model fails: ${code}`, async () => {
      const broken = new ToldModel(failure(code));
      assert.equal(await ears([broken, new ToldModel('wake up')]).wakes(SECOND, ['wake up'], never), true);
      assert.equal(broken.heard.length, 1);
      const none = ears([broken]).wakes(SECOND, ['wake up'], never);
      await assert.rejects(none, { code, message: 'It crashed.' });
    });

  it('do not listen to what is longer than wake words are', async () => {
    const model = new ToldModel('wake up');
    const talk = new Int16Array(16_000 * 3);
    assert.equal(await ears([model]).wakes(talk, ['wake up'], never), false);
    assert.equal(model.heard.length, 0);
    assert.equal(await ears([model]).wakes(talk, ['wake up', 'would you please wake up'], never), true);
  });

  it('say what is missing: words, or whoever could hear them', async () => {
    for (const words of [[], ['', ' ']])
      await assert.rejects(ears([new ToldModel('')]).wakes(SECOND, words, never), {
        code: 'unsupported',
        message: 'No wake words are set.',
        setting: 'aloud.handsFree.wakeWords',
      });
    const thrown = await ears([new ToldModel('', false)])
      .wakes(SECOND, ['wake up'], never)
      .catch(error => error);
    assert.ok(thrown instanceof AloudError);
    assert.match(thrown.message, /^Nothing on this machine hears the wake words/);
    assert.deepEqual(thrown.remedies, ['fetch-models', 'open-settings']);
  });

  it('end when they are not wanted any more, and ask no other', async () => {
    const second = new ToldModel('wake up');
    const aborted = AbortSignal.abort();
    const wakes = ears([new ToldModel('wake up'), second]).wakes(SECOND, ['wake up'], aborted);
    await assert.rejects(wakes, { code: 'cancelled' });
    assert.equal(second.heard.length, 0);
  });

  it('read along by a model where a server hears what is said', async () => {
    const model = new ToldModel('go to line');
    const hear = ears([new ToldModel('', false), model]).readingAlong(['total']);
    assert.equal(await hear({ samples: SECOND, file: undefined }, never), 'go to line');
    assert.equal(model.loaded, 1);
  });

  it('hear nothing twice where a model hears what is said, and nothing where there is none', async () => {
    const model = new ToldModel('go to line');
    const pause = { samples: SECOND, file: undefined };
    assert.equal(await ears([model], { isSent: async () => false }).readingAlong([])(pause, never), '');
    assert.equal(model.heard.length + model.loaded, 0);
    assert.equal(await ears([]).readingAlong([])(pause, never), '');
  });

  it('leave a model alone that comes too late', async () => {
    const slow = new ToldModel('go to line');
    const made = ears([slow], { now: () => slow.heard.length * 2000 });
    const pause = { samples: SECOND, file: undefined };
    const hear = made.readingAlong([]);
    assert.equal(await hear(pause, never), 'go to line');
    assert.equal(await hear(pause, never), '');
    assert.equal(await made.readingAlong([])(pause, never), '');
    assert.equal(slow.heard.length, 1);
  });
});
