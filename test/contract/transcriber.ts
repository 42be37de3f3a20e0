import assert from 'node:assert/strict';
import type { Recording } from '../../src/capture/utterance.ts';
import { AloudError } from '../../src/common/errors.ts';
import { asWritten } from '../../src/messages/message.ts';
import type { Transcriber, TranscriptEvent } from '../../src/transcribe/transcriber.ts';
import { WordsSoFar } from '../../src/transcribe/wordsSoFar.ts';
import { collect, collectUntilError } from '../support/collect.ts';
import type { FliteVoice } from '../support/server/flite.ts';
import { spoken, utteranceAt, utteranceOf } from '../support/spoken.ts';

/** What a transcriber under test must be able to hear. */
export const CONTRACT_PHRASES = ['go to line forty two', 'rename this variable to total', 'explain this function'];

const NO_HINTS = { language: 'en', keywords: [] };

export interface TranscriberContractOptions {
  /** Makes words to compare of what it writes, and of what was said. */
  readonly plain?: (text: string) => string;
  /** Who speaks. */
  readonly voice?: FliteVoice;
}

/** What every transcriber promises, on real speech. */
export function transcriberContract(
  name: string,
  make: () => Promise<{ transcriber: Transcriber; close: () => Promise<void> }>,
  { plain = text => text, voice = 'slt' }: TranscriberContractOptions = {},
): void {
  describe(`${name} keeps the contract of Transcriber`, () => {
    let transcriber: Transcriber;
    let close: () => Promise<void>;
    const never = new AbortController().signal;

    before(async () => {
      ({ transcriber, close } = await make());
    });
    after(() => close());

    it('hears what was said, and ends with exactly one final', async () => {
      const [first = ''] = CONTRACT_PHRASES;
      const events = await collect(transcriber.transcribe(await spoken(first, voice), NO_HINTS, never));
      assert.deepEqual(kinds(events).at(-1), 'final');
      assert.equal(kinds(events).filter(kind => kind === 'final').length, 1);
      assert.equal(plain(events.at(-1)?.text ?? ''), plain(first));
    });

    it('tells words so far that grow, and are the beginning of what was said as far as they stay', async () => {
      const [, second = ''] = CONTRACT_PHRASES;
      const events = await collect(transcriber.transcribe(await spoken(second, voice), NO_HINTS, never));
      const soFar = new WordsSoFar();
      const told = events.flatMap(event => (event.type === 'final' ? [] : [soFar.take(event)]));
      const texts = told.map(({ text }) => text);
      assert.deepEqual(
        texts,
        texts.toSorted((a, b) => a.length - b.length),
      );
      const final = events.at(-1)?.text ?? '';
      for (const { text, stable } of told) assert.ok(final.startsWith(text.slice(0, stable).trim()), text);
    });

    it('is as sure of each word as a number between 0 and 1 says, where it says', async () => {
      const [first = ''] = CONTRACT_PHRASES;
      const events = await collect(transcriber.transcribe(await spoken(first, voice), NO_HINTS, never));
      const final = events.at(-1);
      if (final?.type !== 'final' || !final.words) return;
      assert.equal(final.words.map(word => word.text).join(' '), final.text);
      assert.ok(final.words.every(word => word.confidence >= 0 && word.confidence <= 1));
    });

    it('answers silence with an empty text', async () => {
      const silence = utteranceOf(new Int16Array(16_000));
      const events = await collect(transcriber.transcribe(silence, NO_HINTS, never));
      assert.deepEqual(events.at(-1)?.text, '');
    });

    it('takes an utterance that is still going on', async () => {
      const [, , third = ''] = CONTRACT_PHRASES;
      const ending = later<Recording>();
      const events = collect(transcriber.transcribe(utteranceAt(ending.promise), NO_HINTS, never));
      ending.resolve(await (await spoken(third, voice)).recording);
      assert.equal(plain((await events).at(-1)?.text ?? ''), plain(third));
    });

    it('keeps two utterances apart', async () => {
      const phrases = CONTRACT_PHRASES.slice(0, 2);
      const texts = phrases.map(async phrase => {
        const events = await collect(transcriber.transcribe(await spoken(phrase, voice), NO_HINTS, never));
        return plain(events.at(-1)?.text ?? '');
      });
      assert.deepEqual(await Promise.all(texts), phrases.map(plain));
    });

    it('throws what went wrong with the recording', async () => {
      const failure = new AloudError({ code: 'microphone-failed', message: asWritten('The microphone broke.') });
      const utterance = utteranceAt(Promise.reject(failure));
      const { thrown } = await collectUntilError(transcriber.transcribe(utterance, NO_HINTS, never));
      assert.equal(thrown, failure);
    });

    it('throws `cancelled` when the signal has fired before', async () => {
      const utterance = await spoken(CONTRACT_PHRASES[0] ?? '', voice);
      const { items, thrown } = await collectUntilError(
        transcriber.transcribe(utterance, NO_HINTS, AbortSignal.abort()),
      );
      assert.deepEqual(items, []);
      assert.equal((thrown as AloudError).code, 'cancelled');
    });

    it('throws `cancelled` at once when the signal fires while something is being said', async () => {
      const stop = new AbortController();
      const goesOn = utteranceAt(new Promise<Recording>(() => {}));
      const ended = collectUntilError(transcriber.transcribe(goesOn, NO_HINTS, stop.signal));
      stop.abort();
      assert.equal(((await ended).thrown as AloudError).code, 'cancelled');
    });

    it('throws `cancelled` when the signal fires while it recognises', async () => {
      const stop = new AbortController();
      const utterance = await spoken(CONTRACT_PHRASES[0] ?? '', voice);
      const ended = collectUntilError(transcriber.transcribe(utterance, NO_HINTS, stop.signal));
      setImmediate(() => stop.abort());
      const { items, thrown } = await ended;
      assert.ok(!kinds(items).includes('final'));
      assert.equal((thrown as AloudError).code, 'cancelled');
    });
  });
}

function kinds(events: readonly TranscriptEvent[]): string[] {
  return events.map(event => event.type);
}

function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
