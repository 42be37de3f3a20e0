import assert from 'node:assert/strict';
import type { AloudError } from '../../src/common/errors.ts';
import { OUTPUT_RATE_HZ, type Voice } from '../../src/speak/voices/voice.ts';
import { collect, collectUntilError } from '../support/collect.ts';
import { recognise } from '../support/server/flite.ts';
import { samplesOf } from '../support/server/sound.ts';

const PHRASES = ['this function adds two numbers', 'the file was saved', 'there are three errors'];
const PLAIN = { instructions: undefined, speed: 1 };

/** What every voice promises; what it says is recognised again. */
export function voiceContract(name: string, make: () => Promise<{ voice: Voice; close: () => Promise<void> }>): void {
  describe(`${name} keeps the contract of Voice`, () => {
    let voice: Voice;
    let close: () => Promise<void>;
    const never = new AbortController().signal;

    before(async () => {
      ({ voice, close } = await make());
    });
    after(() => close());

    async function speak(text: string, style = PLAIN): Promise<Uint8Array[]> {
      return collect(voice.speak(text, style, never));
    }

    it('says what it is told, at the output rate', async () => {
      for (const phrase of PHRASES) {
        const samples = samplesOf(Buffer.concat(await speak(phrase)));
        assert.equal(await recognise(samples, OUTPUT_RATE_HZ, PHRASES), phrase);
      }
    });

    it('gives whole samples in every chunk', async () => {
      const sizes = (await speak('one two three')).map(chunk => chunk.length);
      assert.ok(sizes.length > 0 && sizes.every(size => size > 0 && size % 2 === 0), String(sizes));
    });

    const long = () => 'word '.repeat(Math.min(200, Math.floor(voice.maxLength / 5)));

    it('takes as much text as it says it does', async () => {
      const text = 'word '.repeat(Math.min(voice.maxLength, 200) / 5).trim();
      assert.ok((await speak(text)).length > 0);
    });

    it('is silent when there is nothing to say', async () => {
      assert.deepEqual(await speak(' '), []);
    });

    it('speaks faster when asked to', async () => {
      const bytes = async (speed: number) =>
        Buffer.concat(await speak('this is quite a long sentence', { ...PLAIN, speed })).length;
      const [slow, fast] = await Promise.all([bytes(0.8), bytes(1.6)]);
      assert.ok(fast < slow * 0.7, `${fast} bytes at 1.6, ${slow} at 0.8`);
    });

    it('throws `cancelled` when the signal has fired before', async () => {
      const { items, thrown } = await collectUntilError(voice.speak('too late', PLAIN, AbortSignal.abort()));
      assert.deepEqual(items, []);
      assert.equal((thrown as AloudError).code, 'cancelled');
    });

    it('throws `cancelled` when the signal fires while it speaks', async () => {
      const stop = new AbortController();
      const reading = (async () => {
        for await (const _chunk of voice.speak(long(), PLAIN, stop.signal)) stop.abort();
      })();
      await assert.rejects(reading, { code: 'cancelled' });
    });

    it('lets a listener stop listening', async () => {
      for await (const _chunk of voice.speak(long(), PLAIN, never)) break;
      assert.ok((await speak('and goes on')).length > 0);
    });
  });
}
