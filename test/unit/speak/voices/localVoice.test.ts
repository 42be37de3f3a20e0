import assert from 'node:assert/strict';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { AloudError } from '../../../../src/common/errors.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { LocalVoice, type SpeakingEngine } from '../../../../src/speak/voices/localVoice.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';

const LONG =
  'The function returns the first item of the list, which is then sorted by its name and given to the caller.';
const STYLE = { instructions: undefined, speed: 1.5 };
const never = new AbortController().signal;

/** Says each piece when it is told to. */
class HeldEngine implements SpeakingEngine {
  readonly asked: { text: string; speaker: string; speed: number; signal: AbortSignal; say(): void; fail(): void }[] =
    [];

  async load(): Promise<void> {}

  say(text: string, how: { speaker: string; speed: number }, signal: AbortSignal): Promise<Int16Array> {
    return new Promise((resolve, reject) => {
      const say = () => resolve(new Int16Array(text.length));
      const fail = () => reject(new AloudError({ code: 'unsupported', message: asWritten('It crashed.') }));
      this.asked.push({ text, ...how, signal, say, fail });
    });
  }
}

describe('LocalVoice', () => {
  function made(speaker = '') {
    const engine = new HeldEngine();
    return { engine, voice: new LocalVoice({ engine, speaker, voices: async () => [] }) };
  }

  it('asks for all of a text before anything of the next, the first piece short, as it is set', async () => {
    const { engine, voice } = made('Luna');
    const both = [LONG, 'And then?'].map(text => collect(voice.speak(text, STYLE, never)));
    await turnOfTheLoop();
    const texts = engine.asked.map(({ text }) => text);
    assert.equal(texts.join(' '), `${LONG} And then?`);
    assert.equal(texts.at(-1), 'And then?');
    assert.ok((texts[0] ?? '').length <= 45);
    for (const { speaker, speed } of engine.asked) assert.deepEqual([speaker, speed], ['Luna', 1.5]);
    for (const { say } of engine.asked) say();
    const sounds = await Promise.all(both);
    assert.deepEqual(
      sounds.flat().map(({ length }) => length),
      texts.map(({ length }) => length * 2),
    );
  });

  it('gives the first piece away while the second is made', async () => {
    const { engine, voice } = made();
    const sound = voice.speak(LONG, STYLE, never);
    const first = sound.next();
    await turnOfTheLoop();
    engine.asked[0]?.say();
    assert.equal((await first).value?.length, (engine.asked[0]?.text.length ?? 0) * 2);
    await sound.return();
  });

  it('wants nothing more when nobody listens any more', async () => {
    const { engine, voice } = made();
    const sound = voice.speak(LONG, STYLE, never);
    const first = sound.next();
    await turnOfTheLoop();
    engine.asked[0]?.say();
    await first;
    await sound.return();
    assert.ok(engine.asked.length > 1 && engine.asked.every(({ signal }) => signal.aborted));
  });

  it('F3: fails as its engine does, after what came before', async () => {
    const { engine, voice } = made();
    const heard = collectUntilError(voice.speak(LONG, STYLE, never));
    await turnOfTheLoop();
    const [first, ...others] = engine.asked;
    first?.say();
    for (const { fail } of others) fail();
    const { items, thrown } = await heard;
    assert.equal(items.length, 1);
    assert.equal((thrown as AloudError).code, 'unsupported');
  });

  it('takes no text that is longer than it says', async () => {
    const { voice } = made();
    await assert.rejects(collect(voice.speak('x'.repeat(voice.maxLength + 1), STYLE, never)), {
      code: 'bad-arguments',
    });
  });
});
