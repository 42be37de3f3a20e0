import assert from 'node:assert/strict';
import { durationMs } from '../../../../src/capture/utterance.ts';
import { jsgfFrom } from '../../../../src/transcribe/ears/jsgf.ts';
import { PocketSphinx } from '../../../../src/transcribe/ears/pocketsphinx.ts';
import { PocketSphinxTranscriber } from '../../../../src/transcribe/ears/pocketsphinxTranscriber.ts';
import type { TranscriptionHints } from '../../../../src/transcribe/transcriber.ts';
import { collect } from '../../../support/collect.ts';
import { childrenCpuNow, cpuNow } from '../../../support/cpuNow.ts';
import type { FliteVoice } from '../../../support/server/flite.ts';
import { skipWithoutPrograms } from '../../../support/skipWithoutPrograms.ts';
import { spoken, utteranceOf } from '../../../support/spoken.ts';

const PATTERNS = [
  '(go to | jump to | select | delete | copy | comment) <target>',
  'rename <target> to <text>',
  '(add | insert) (function | method | parameter | argument | variable) <text>',
  '(change | type | find) <text>',
  'undo | redo | paste | save file | close (file | tab) | run (tests | file) | scratch that',
  'repeat that <count> times',
  'toggle breakpoint',
];
const SLOTS = {
  target:
    '[the] [this | next | last] (line | word | function | argument | class) | line <count> | <count> (lines | words)',
  count: '<digit> | (twenty | thirty | forty | fifty) [<digit>]',
  digit: 'one | two | three | four | five | six | seven | eight | nine',
  text: '<word>+',
};

const NAMES = [
  'totalPrice',
  'customer_name',
  'max_speed',
  'TaxRate',
  'invoice',
  'applyDiscount',
  'x',
  'ovfl32',
  'loadUsers',
];

const COMMANDS = [
  'go to line thirty seven',
  'rename this function to apply discount',
  'add parameter tax rate',
  'change customer name',
  'select last word',
  'delete three lines',
  'toggle breakpoint',
  'repeat that five times',
  'insert variable max speed',
  'jump to the next class',
];

const TALK = [
  'we are having dinner with my parents tonight',
  'the children played in the garden all afternoon',
  'I cannot remember where I put my glasses',
  'the museum opens again in the spring',
  'what a wonderful surprise that was',
  'his father worked in a bank for many years',
  'the river was frozen in the winter',
  'our neighbors have three cats and a dog',
];

const COMMAND =
  /^(go to|jump|select|delete|copy|comment|rename|add|insert|change|type|find|undo|redo|paste|save|close|run|scratch|repeat|toggle)\b/;

const never = new AbortController().signal;

describe('PocketSphinxTranscriber', () => {
  let grammars: string[][];
  let transcriber: PocketSphinxTranscriber;

  before(function () {
    skipWithoutPrograms(this, ['pocketsphinx_batch', 'flite']);
  });
  beforeEach(() => {
    grammars = [];
    transcriber = new PocketSphinxTranscriber({
      engine: new PocketSphinx({ program: 'pocketsphinx_batch', model: '', environment: process.env }),
      jsgf: words => {
        grammars.push([...words]);
        return jsgfFrom(PATTERNS, { ...SLOTS, word: words.join(' | ') });
      },
    });
  });

  async function hear(
    said: string,
    hints: Partial<TranscriptionHints> = {},
    voice: FliteVoice = 'slt',
  ): Promise<string> {
    const all = { language: 'en', keywords: NAMES, ...hints };
    const [final, ...more] = await collect(transcriber.transcribe(await spoken(said, voice), all, never));
    assert.deepEqual(more, []);
    return final?.text ?? '';
  }

  for (const voice of ['slt', 'rms'] as const) {
    for (const command of COMMANDS)
      it(`hears commands with words of the file: ${command} (${voice})`, async () => {
        assert.equal(await hear(command, {}, voice), command);
      });

    for (const talk of TALK)
      it(`makes no command of what is none: ${talk} (${voice})`, async () => {
        assert.doesNotMatch(await hear(talk, {}, voice), COMMAND);
      });
  }

  it('hears what the grammar does not know by the general model, also as a command', async () => {
    assert.equal(await hear('there is a problem with the kitchen'), 'there is a problem with the kitchen');
  });

  it('takes dictation, whatever the grammar', async () => {
    const said = 'we went to the beach with our friends';
    assert.equal(await hear(said, { purpose: 'dictation' }), said);
    assert.deepEqual(grammars, []);
  });

  it('hears with the general model alone where there is no grammar', async () => {
    const engine = new PocketSphinx({ program: 'pocketsphinx_batch', model: '', environment: process.env });
    transcriber = new PocketSphinxTranscriber({ engine, jsgf: () => undefined });
    assert.equal(await hear('please remember to water the plants'), 'please remember to water the plants');
  });

  it('hears nothing in noise', async () => {
    let seed = 1;
    const noise = new Int16Array(32_000).map(() => {
      seed = (seed * 48_271) % 2_147_483_647;
      return (seed % 6000) - 3000;
    });
    for (const purpose of ['command', 'dictation'] as const) {
      const hints = { language: 'en', keywords: NAMES, purpose };
      const [final] = await collect(transcriber.transcribe(utteranceOf(noise), hints, never));
      assert.equal(final?.text, '');
    }
  });

  it('is surer of what the grammar holds than of what it had to guess', async () => {
    const hints = { language: 'en', keywords: NAMES };
    const [final] = await collect(transcriber.transcribe(await spoken('delete three lines'), hints, never));
    assert.ok(final?.type === 'final' && final.words?.every(({ confidence }) => confidence > 0.5 && confidence < 1));
  });

  it('puts the words of names into the grammar that can be said, the likeliest first and no more than 200', async () => {
    await hear('undo');
    const words = 'total price customer name max speed tax rate invoice apply discount x load users'.split(' ');
    assert.deepEqual(grammars, [words]);
    const parts = 'red blue green apple river house train water light stone cloud paper button garden window'.split(
      ' ',
    );
    const many = parts.flatMap(first => parts.map(second => first + second));
    await hear('undo', { keywords: ['total', ...many] });
    assert.equal(grammars[1]?.length, 200);
    assert.equal(grammars[1]?.[0], 'total');
  });

  it('lets nothing but words of a file into the grammar', async () => {
    await hear('undo', { keywords: ['total;<command>=delete', '*/ public', 'größe', '<VOID>', '/1e9/', 'a|undo'] });
    assert.deepEqual(grammars[0], ['total', 'command', 'delete', 'public', 'void', 'e', 'a', 'undo']);
  });

  it('says that it knows English only', async () => {
    await assert.rejects(hear('undo', { language: 'de' }), { code: 'unsupported', message: /English only/ });
    for (const other of [{ translate: true }, { languages: ['de', 'fr'] }])
      await assert.rejects(hear('undo', { language: undefined, ...other }), { code: 'unsupported' });
    assert.equal(await hear('undo', { language: undefined, languages: ['de', 'en'] }), 'undo');
    assert.equal(await hear('undo', { language: 'en-GB' }), 'undo');
    assert.equal(await hear('undo', { language: undefined }), 'undo');
  });

  it('takes less time than the command took to say', async function () {
    if (process.platform !== 'linux') this.skip();
    const utterance = await spoken('rename this function to apply discount');
    const hints = { language: 'en', keywords: NAMES };
    await collect(transcriber.transcribe(utterance, hints, never));
    const start = cpuNow() + childrenCpuNow();
    await collect(transcriber.transcribe(utterance, hints, never));
    const took = cpuNow() + childrenCpuNow() - start;
    assert.ok(took > 0 && took < durationMs(await utterance.recording), `${took} ms`);
  });
});
