import assert from 'node:assert/strict';
import { LiveUtterance, utteranceOf } from '../../../../src/capture/liveUtterance.ts';
import { AloudError } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { joined } from '../../../../src/common/wav.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import type { LiveHearing } from '../../../../src/transcribe/ears/liveHearing.ts';
import {
  type LocalEngine,
  type LocalHints,
  LocalTranscriber,
} from '../../../../src/transcribe/ears/localTranscriber.ts';
import type { TranscriptEvent } from '../../../../src/transcribe/transcriber.ts';
import { collect } from '../../../support/collect.ts';
import { until } from '../../../support/until.ts';

const never = new AbortController().signal;
/** In samples: 100 ms. */
const STEP = 1600;

/** Hears a letter each 100 ms; a full stop settles what was heard before. Notes what it is told. */
class LetteredEngine implements LocalEngine, LiveHearing {
  readonly asked: string[] = [];
  readonly told: LocalHints[] = [];
  failsAt = Number.POSITIVE_INFINITY;
  #samples = 0;
  #wake: (() => void) | undefined;
  isSlow = false;

  async load(): Promise<void> {}

  async live(): Promise<LiveHearing> {
    return this;
  }

  async hear(samples: Int16Array): Promise<string> {
    this.asked.push(`hear ${samples.length / STEP}`);
    return `whole ${samples.length / STEP}`;
  }

  async add(samples: Int16Array, isPause: boolean, hints: LocalHints) {
    this.asked.push(`${isPause ? 'pause' : 'add'} ${samples.length / STEP}`);
    this.told.push(hints);
    this.#samples += samples.length;
    if (this.isSlow)
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    if (this.asked.length >= this.failsAt) throw new AloudError({ code: 'unsupported', message: asWritten('Gone.') });
    const text = 'abcd. efgh. ijkl.'.slice(0, this.#samples / STEP);
    const settled = text.slice(0, text.lastIndexOf('.') + 1);
    return { settled, tail: text.slice(settled.length).trim() };
  }

  async end(): Promise<string> {
    this.asked.push('end');
    return `all ${this.#samples / STEP}`;
  }

  leave(): void {
    this.asked.push('leave');
  }

  /** The slow answer comes. */
  answer(): void {
    this.#wake?.();
  }
}

describe('LocalTranscriber with a model that writes while someone speaks', () => {
  let engine: LetteredEngine;
  let utterance: LiveUtterance;
  let frames: Int16Array[];
  let events: TranscriptEvent[];
  let ended: Promise<void>;

  beforeEach(() => {
    engine = new LetteredEngine();
    utterance = new LiveUtterance();
    frames = [];
    events = [];
  });

  function listen(keywords: readonly string[] = []): void {
    const about = { name: 'moonshine', label: asWritten('Moonshine'), languages: ['en'], log: silentLog } as const;
    const heard = new LocalTranscriber({ ...about, engine }).transcribe(utterance, { language: 'en', keywords }, never);
    ended = (async () => {
      for await (const event of heard) events.push(event);
    })();
    ended.catch(() => {});
  }

  async function say(steps: number): Promise<void> {
    const before = engine.asked.length;
    const frame = new Int16Array(steps * STEP).fill(1);
    frames.push(frame);
    utterance.push(frame);
    if (!engine.isSlow || before === 0) await until('it is added', () => engine.asked.length > before);
  }

  async function end(voicedMs: number): Promise<void> {
    utterance.end({ samples: joined(frames), file: undefined, voicedMs });
    await ended;
  }

  it('tells words as they come, and those that stay', async () => {
    listen();
    for (const steps of [2, 2, 1, 3]) await say(steps);
    await end(800);
    assert.deepEqual(events, [
      { type: 'partial', text: 'ab' },
      { type: 'partial', text: 'abcd' },
      { type: 'segment', text: 'abcd.' },
      { type: 'partial', text: 'abcd. ef' },
      { type: 'final', text: 'all 8' },
    ]);
    assert.deepEqual(engine.asked, ['add 2', 'add 2', 'add 1', 'add 3', 'end', 'leave']);
  });

  it('has the text of a pause for the end of it, and asks for nothing more', async () => {
    listen();
    await say(3);
    utterance.pause(250);
    await until('the pause is heard', () => engine.asked.includes('pause 0'));
    await end(250);
    assert.deepEqual(events, [
      { type: 'partial', text: 'abc' },
      { type: 'partial', text: 'abc', voicedMs: 250 },
      { type: 'final', text: 'abc' },
    ]);
    assert.deepEqual(engine.asked, ['add 3', 'pause 0', 'leave']);
  });

  it('asks for all of it where someone went on after a pause', async () => {
    listen();
    await say(3);
    utterance.pause(250);
    await until('the pause is heard', () => engine.asked.includes('pause 0'));
    await say(1);
    await end(350);
    assert.equal(events.at(-1)?.text, 'all 4');
    assert.deepEqual(engine.asked.slice(2), ['add 1', 'end', 'leave']);
  });

  it('adds all that came while a slow one was busy, at once', async () => {
    engine.isSlow = true;
    listen();
    await say(1);
    for (const steps of [1, 2, 1]) await say(steps);
    engine.isSlow = false;
    engine.answer();
    await until('the rest is added', () => engine.asked.includes('add 4'));
    await end(500);
    assert.deepEqual(engine.asked, ['add 1', 'add 4', 'end', 'leave']);
  });

  it('adds what is long bit by bit, and its pause with the last', async () => {
    engine.isSlow = true;
    listen();
    await say(1);
    for (let i = 0; i < 5; i++) await say(100);
    utterance.pause(40_000);
    engine.isSlow = false;
    engine.answer();
    await until('the pause is heard', () => engine.asked.some(each => each.startsWith('pause')));
    await end(40_000);
    assert.deepEqual(engine.asked, ['add 1', 'add 200', 'add 200', 'pause 100', 'leave']);
  });

  it('tells it the names of the file with all that it adds, as they are said', async () => {
    listen(['getUserById', 'MAX_SIZE']);
    await say(1);
    await end(100);
    assert.deepEqual(engine.told, [{ languages: ['en'], hotWords: ['get user by id', 'max size'] }]);
  });

  it('F3: hears all of it as a whole where the model fails on the way', async () => {
    engine.failsAt = 2;
    listen();
    await say(2);
    await say(3);
    await end(500);
    assert.deepEqual(events, [
      { type: 'partial', text: 'ab' },
      { type: 'final', text: 'whole 5' },
    ]);
    assert.deepEqual(engine.asked, ['add 2', 'add 3', 'leave', 'hear 5']);
  });

  it('hears a recording that is there already, and what is wrong with it', async () => {
    const samples = new Int16Array(4 * STEP);
    utterance = utteranceOf({ samples, file: undefined, voicedMs: 400 });
    listen();
    await ended;
    assert.equal(events.at(-1)?.text, 'all 4');
    utterance = new LiveUtterance();
    listen();
    utterance.fail(new AloudError({ code: 'nothing-heard', message: asWritten('Nothing.') }));
    await assert.rejects(ended, { code: 'nothing-heard' });
  });

  it('lets go of it when nobody wants to know any more', async () => {
    const aborting = new AbortController();
    const heard = new LocalTranscriber({
      ...{ name: 'moonshine', label: asWritten('Moonshine'), log: silentLog },
      engine,
    }).transcribe(utterance, { language: 'en', keywords: [] }, aborting.signal);
    const all = collect(heard);
    await say(1);
    aborting.abort();
    await assert.rejects(all, { code: 'cancelled' });
    assert.deepEqual(engine.asked, ['add 1', 'leave']);
  });
});
