import assert from 'node:assert/strict';
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { recognise, say } from '../support/server/flite.ts';
import { until } from '../support/until.ts';
import { VirtualAudio } from '../support/virtualAudio.ts';

const [CURRENT] = HOSTS as readonly [HostVersion];
const RATE_HZ = 16_000;
/** It is silent when nothing was heard for so long, in ms. */
const QUIET_MS = 300;
const RECORDER = ['parec', '--rate=16000', '--channels=1', '--format=s16le', '--raw', '--latency-msec=20'];

const CART = SAMPLE_PROJECT['cart.ts'] as string;
const has = (part: string | RegExp) => (text: string) =>
  typeof part === 'string' ? text.includes(part) : part.test(text);
const isCart = (text: string) => text.trim() === CART.trim();

/** What is said, and what the file must have then, or what the status bar must show of the cursor. */
type Spoken = readonly [said: string, comes: ((text: string) => boolean) | string];

/** One conversation over one file: each phrase goes on from the one before. */
const PHRASES: readonly Spoken[] = [
  ['go to line eight', 'Ln 8, Col 1'],
  ['add if count equals ten', has(/let sum = 0;\n {2}if \(count == 10\) \{\n {2}\}/)],
  ['undo that', isCart],
  ['duplicate line', has(/let sum = 0;\n {2}let sum = 0;/)],
  ['undo that', isCart],
  ['move line down', has(/for \(const \{ price, count \} of items\) \{\n {2}let sum = 0;/)],
  ['undo that', isCart],
  ['go to line ten', 'Ln 10, Col 1'],
  ['comment line', has('    // sum += price * count;')],
  ['undo that', isCart],
  ['delete line', has(/of items\) \{\n {2}\}/)],
  ['undo that', isCart],
  ['rename function to amount', has('export function amount(')],
  ['undo that', isCart],
  ['add parameter rate', has('items: readonly Item[], rate)')],
  ['scratch that', isCart],
  ['delete parameter', has('total(): number')],
  ['undo that', isCart],
  ['delete return type', has('items: readonly Item[]) {')],
  ['undo that', isCart],
  ['select function', 'Ln 13, Col 2'],
  ['surround return value with parens', has('return (sum);')],
  ['undo that', isCart],
  ['go to line four', 'Ln 4, Col 1'],
  ['go to line nine', 'Ln 9, Col 1'],
  ['indent line', has(/\n {4}for \(const/)],
  ['undo that', isCart],
  ['add print sum', has('console.log(sum)')],
  ['undo that', isCart],
  ['select next two words', 'selected)'],
];

describe('a voice without key or network', function () {
  this.timeout(600_000);
  let audio: VirtualAudio;
  let studio: Studio;

  before(async function () {
    this.timeout(120_000);
    VirtualAudio.skipIfMissing(this);
    skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
    audio = await VirtualAudio.start();
    studio = await Studio.start({
      host: CURRENT,
      files: SAMPLE_PROJECT,
      environment: audio.env,
      settings: {
        'aloud.baseUrl': 'https://api.openai.com/v1',
        'aloud.commands.understand': 'grammar-first',
        'aloud.transcription.backend': 'auto',
        'aloud.speech.backend': 'auto',
        'aloud.speech.answers': 'always',
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': RECORDER,
        'aloud.listening.silenceMs': 700,
      },
    });
    await studio.workbench.openFile('cart.ts', 8, 1);
    await studio.workbench.run('Aloud: Show Conversation');
  });

  after(async () => {
    try {
      await studio?.stop();
    } finally {
      await audio?.stop();
    }
  });

  it(`does ${PHRASES.length} spoken commands, each answered out of the loudspeakers`, async () => {
    const { workbench } = studio;
    for (const [said, comes] of PHRASES) {
      const words = await say(said, { rateHz: RATE_HZ });
      await studio.listen('Aloud: Voice Command');
      const listening = await audio.listen();
      await audio.speak(words, RATE_HZ);
      const heard = async () => (await workbench.entries()).findLast(({ kind }) => kind === 'said')?.text;
      const isDone = async () =>
        typeof comes === 'function'
          ? comes(await workbench.editorText())
          : (await workbench.page.locator('.statusbar').innerText()).includes(comes);
      const seen = async (thrown: unknown) => {
        const told = (await workbench.entries()).slice(-3).map(({ kind, text }) => `${kind}: ${text}`);
        throw new Error(`${thrown}\n${told.join('\n')}\n${await workbench.editorText()}`);
      };
      await until(`“${said}” is done`, isDone).catch(async thrown => {
        // On a busy machine a word may be misheard: whoever is not understood says it again, once.
        if ((await heard()) === said) return seen(thrown);
        await studio.listen('Aloud: Voice Command');
        await audio.speak(words, RATE_HZ);
        await until(`“${said}” is done when it is said again`, isDone).catch(seen);
      });
      await until(`“${said}” is answered`, () => listening.firstSoundAt !== undefined).catch(seen);
      await studio.state('idle');
      await listening.stop();
    }
  });

  it('says in words what it has done', async () => {
    const { workbench } = studio;
    const listening = await audio.listen();
    await studio.type('go to line four');
    await until('it is said', async () => /^Line 4/.test((await workbench.entries()).at(-1)?.text ?? ''));
    await listening.quiet(QUIET_MS);
    await studio.state('idle');
    const { samples, rateHz } = await listening.stop();
    const phrases = ['line four', 'the weather is lovely today', 'nothing was understood'];
    assert.equal(await recognise(samples, rateHz, phrases), 'line four');
  });
});
