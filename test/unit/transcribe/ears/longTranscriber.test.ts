import assert from 'node:assert/strict';
import { utteranceOf } from '../../../../src/capture/liveUtterance.ts';
import { AloudError } from '../../../../src/common/errors.ts';
import { joined } from '../../../../src/common/wav.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { LongTranscriber } from '../../../../src/transcribe/ears/longTranscriber.ts';
import type { Transcriber } from '../../../../src/transcribe/transcriber.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { noise } from '../../../support/noise.ts';

const HINTS = { language: undefined, keywords: ['total'] };
const LIMITS = { softMs: 1000, hardMs: 2000 };
const never = new AbortController().signal;

/** Gives the texts in order, each with a partial of its first letters. */
class TextsInOrder implements Transcriber {
  readonly name = 'scripted';
  readonly heard: Int16Array[] = [];
  readonly #texts: readonly (string | AloudError)[];

  constructor(texts: readonly (string | AloudError)[]) {
    this.#texts = texts;
  }

  async *transcribe(...[utterance]: Parameters<Transcriber['transcribe']>) {
    const { samples } = await utterance.recording;
    const text = this.#texts[this.heard.length] ?? '';
    this.heard.push(samples);
    if (text instanceof AloudError) throw text;
    yield { type: 'partial', text: text.slice(0, 2) } as const;
    const words = text.split(' ').map(word => ({ text: word, confidence: 0.5 }));
    yield { type: 'final', text, words } as const;
  }
}

/** Hiss with a pause after every second. */
const sound = (seconds: number) =>
  Int16Array.from(noise('white', seconds * 16_000), (x, i) => (i % 16_000 > 10_000 ? 0 : x * 1000));

describe('LongTranscriber', () => {
  const transcribe = (inner: Transcriber, seconds: number, signal = never) =>
    new LongTranscriber(inner, LIMITS).transcribe(
      utteranceOf({ samples: sound(seconds), file: undefined }),
      HINTS,
      signal,
    );

  it('F11: sends what is long in parts, all of it and nothing twice, and joins the texts', async () => {
    const inner = new TextsInOrder(['the first part', 'and the second', '', 'the last']);
    const events = await collect(transcribe(inner, 6));
    assert.ok(inner.heard.length >= 4, `${inner.heard.length} parts`);
    assert.deepEqual(joined(inner.heard), sound(6));
    const final = events.at(-1);
    assert.equal(final?.type, 'final');
    assert.equal(final?.text, 'the first part and the second the last');
    const partials = events.slice(0, -1).map(({ text }) => text);
    for (const [i, text] of partials.entries())
      assert.ok(i === 0 || text.length >= (partials[i - 1] ?? '').length, text);
    assert.ok(partials.includes('the first part an'));
  });

  it('leaves what is short to one request', async () => {
    const inner = new TextsInOrder(['undo that']);
    const events = await collect(transcribe(inner, 1));
    assert.equal(inner.heard.length, 1);
    assert.deepEqual(events.at(-1), {
      type: 'final',
      text: 'undo that',
      words: [
        { text: 'undo', confidence: 0.5 },
        { text: 'that', confidence: 0.5 },
      ],
    });
  });

  it('writes no space where a language has none', async () => {
    const events = await collect(transcribe(new TextsInOrder(['関数を', '消して']), 2));
    assert.equal(events.at(-1)?.text, '関数を消して');
  });

  it('F11: fails with what went wrong in a part, so that the whole can be tried again', async () => {
    const failure = new AloudError({ code: 'server-failed', message: asWritten('The server broke.') });
    const { thrown, items } = await collectUntilError(transcribe(new TextsInOrder(['one', failure, 'three']), 6));
    assert.equal(thrown, failure);
    assert.ok(items.every(({ type }) => type === 'partial'));
  });

  it('ends when cancelled', async () => {
    const abort = new AbortController();
    const inner: Transcriber = {
      name: 'slow',
      async *transcribe() {
        yield { type: 'partial', text: 'so far' };
        abort.abort();
        yield { type: 'final', text: 'so far' };
      },
    };
    const { thrown } = await collectUntilError(transcribe(inner, 6, abort.signal));
    assert.equal((thrown as AloudError).code, 'cancelled');
  });
});
