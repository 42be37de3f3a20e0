import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import { wavBytes } from '../../../../src/common/wav.ts';
import { type SpeakingProgram, speakingPrograms } from '../../../../src/speak/voices/speakingPrograms.ts';
import { SystemVoice } from '../../../../src/speak/voices/systemVoice.ts';
import { OUTPUT_RATE_HZ } from '../../../../src/speak/voices/voice.ts';
import { collect } from '../../../support/collect.ts';
import { missingOf } from '../../../support/missingOf.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

const STYLE = { instructions: undefined, speed: 2 };
const never = new AbortController().signal;

/** A program that writes down how it was called and gives back a tone. */
function pretend(folder: string, like: SpeakingProgram): SpeakingProgram {
  const wav = join(folder, 'tone.wav');
  writeFileSync(
    wav,
    wavBytes(
      Int16Array.from({ length: 12_000 }, (_, i) => 9000 * Math.sin(i / 9)),
      OUTPUT_RATE_HZ,
    ),
  );
  const program = join(folder, 'program.mjs');
  const code = `#!${process.execPath}
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
const given = process.argv.slice(2);
const text = ${JSON.stringify(like.input)} === 'stdin' ? readFileSync(0, 'utf8') : readFileSync(given[given.indexOf('-f') + 1], 'utf8');
writeFileSync(${JSON.stringify(join(folder, 'called.json'))}, JSON.stringify({ given, text, rate: process.env.ALOUD_RATE, voice: process.env.ALOUD_VOICE }));
if (${JSON.stringify(like.output)} === 'stdout') process.stdout.write(readFileSync(${JSON.stringify(wav)}));
else copyFileSync(${JSON.stringify(wav)}, process.env.ALOUD_SOUND);
`;
  writeFileSync(program, code);
  chmodSync(program, 0o755);
  return { ...like, program };
}

describe('the voice of the system', () => {
  const atEnd: (() => void)[] = [];
  afterEach(() => mock.restoreAll());
  after(() => {
    for (const end of atEnd) end();
  });
  let shared = '';
  before(() => {
    const { path, remove } = temporaryFolder('voice');
    shared = path;
    atEnd.push(remove);
  });

  /** A program that has voices, and writes down which of them spoke. */
  function withVoices(name: string, ...voices: readonly { readonly name: string; readonly detail: string }[]) {
    const folder = join(shared, name);
    mkdirSync(folder);
    const [, espeak] = speakingPrograms('linux');
    assert.ok(espeak);
    const spoke = (): string[] => JSON.parse(readFileSync(join(folder, 'called.json'), 'utf8')).given.slice(-2);
    const listing = { parameters: ['list'], read: () => voices };
    return { program: { ...pretend(folder, espeak), listing }, spoke };
  }

  it('is one of the language, of whichever program has one, where none is chosen', async () => {
    const flite = withVoices('flite', { name: 'slt', detail: 'en' });
    const espeak = withVoices('espeak', { name: 'en-gb', detail: 'English_(GB)' }, { name: 'de', detail: 'German' });
    const programs = [flite.program, espeak.program];
    let [language, chosen] = ['de-AT', ''];
    const voice = new SystemVoice({
      ...{ environment: process.env, programs },
      language: () => language,
      voice: () => chosen,
    });
    await collect(voice.speak('Guten Tag.', STYLE, never));
    assert.deepEqual(espeak.spoke(), ['-v', 'de']);
    for (const [other, wanted, said] of [
      ['en', '', '-s'],
      ['ja', '', '-s'],
      ['de', 'kal', '-v'],
    ] as const) {
      [language, chosen] = [other, wanted];
      await collect(voice.speak('Good day.', STYLE, never));
      assert.equal(flite.spoke()[0], said, `${other} ${wanted}`);
    }
  });

  it('tells whether it has one of a language, or one that is chosen', async () => {
    // However long a busy machine takes to run the programs.
    mock.method(AbortSignal, 'timeout', () => never);
    const { program } = withVoices('some', { name: 'en-gb', detail: 'English_(GB)' }, { name: 'de', detail: 'German' });
    let chosen = '';
    const of = (...programs: readonly SpeakingProgram[]) =>
      new SystemVoice({ environment: process.env, programs, voice: () => chosen });
    const asked = ['de-AT', 'en', 'ja'];
    assert.deepEqual(await Promise.all(asked.map(each => of(program).speaks(each))), [true, true, false]);
    assert.deepEqual(await Promise.all(asked.map(each => of().speaks(each))), [false, false, false]);
    chosen = 'de';
    assert.equal(await of(program).speaks('ja'), true);
  });

  for (const platform of ['darwin', 'win32', 'linux'] as const) {
    for (const like of speakingPrograms(platform)) {
      it(`on ${platform} is ${like.program}, which gets the text where nobody else reads it`, async () => {
        const { path: folder, remove } = temporaryFolder('voice');
        atEnd.push(remove);
        const voice = new SystemVoice({ environment: process.env, programs: [pretend(folder, like)] });
        const text = 'Say "this"; $(not that) `nor` this.';
        const sound = Buffer.concat(await collect(voice.speak(text, STYLE, never)));
        assert.equal(sound.length, 24_000);
        const called = JSON.parse(readFileSync(join(folder, 'called.json'), 'utf8'));
        assert.equal(called.text, text);
        assert.ok(!called.given.some((argument: string) => argument.includes('this')));
        assert.match([...called.given, called.rate].join(' '), /350|=0\.50|\b6\b/);
      });
    }
  }

  for (const [platform, at, output, voices] of [
    [
      'darwin',
      0,
      'Alex                en_US    # Most people recognize me by my voice.\nAnna (Premium)      de_DE    # Hallo!\n',
      [
        { name: 'Alex', detail: 'en US' },
        { name: 'Anna (Premium)', detail: 'de DE' },
      ],
    ],
    ['win32', 0, 'Microsoft Zira Desktop|en-US\r\n', [{ name: 'Microsoft Zira Desktop', detail: 'en-US' }]],
    [
      'linux',
      0,
      'Voices available: kal awb_time slt \n',
      [
        { name: 'kal', detail: 'en' },
        { name: 'slt', detail: 'en' },
      ],
    ],
    [
      'linux',
      1,
      'Pty Language       Age/Gender VoiceName          File                 Other Languages\n 5  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)\n',
      [{ name: 'en-gb', detail: 'English (Great Britain)' }],
    ],
  ] as const) {
    const program = speakingPrograms(platform)[at];
    it(`lists the voices of ${program?.program}, and speaks with the one that is named`, async () => {
      assert.ok(program);
      assert.deepEqual(program.listing.read(output), voices);
      const [{ name }] = voices;
      const voice = new SystemVoice({
        environment: process.env,
        voice: () => name,
        programs: [pretend(shared, program)],
      });
      await collect(voice.speak('Hello.', STYLE, never));
      const called = JSON.parse(readFileSync(join(shared, 'called.json'), 'utf8'));
      assert.ok(called.given.includes(name) || called.voice === name, JSON.stringify(called));
    });
  }

  for (const given of ['/tmp/evil.flitevox', '-o/etc/passwd', 'http://host/voice', '..\\voice', ''])
    it(`takes ${JSON.stringify(given)} for no voice`, async () => {
      const [program] = speakingPrograms('linux');
      assert.ok(program);
      const voice = new SystemVoice({
        environment: process.env,
        voice: () => given,
        programs: [pretend(shared, program)],
      });
      await collect(voice.speak('Hello.', STYLE, never));
      const called = JSON.parse(readFileSync(join(shared, 'called.json'), 'utf8'));
      assert.equal(called.given[1], 'slt');
    });

  it('lists what flite has', async function () {
    const voice = new SystemVoice({ environment: process.env });
    if ((await missingOf(voice)) !== undefined || process.platform !== 'linux') this.skip();
    const names = (await voice.voices(never)).map(({ name }) => name);
    assert.ok(names.includes('slt') || names.includes('en-gb'), String(names));
  });

  it('says what to install where there is none', async () => {
    const voice = new SystemVoice({ environment: { PATH: '/nowhere' }, programs: speakingPrograms('linux') });
    assert.match((await missingOf(voice)) ?? '', /apt install flite/);
    await assert.rejects(collect(voice.speak('hello', STYLE, never)), { code: 'unsupported' });
  });

  it('tells what a program complained about, and leaves no files', async () => {
    const { path: folder, remove } = temporaryFolder('voice');
    atEnd.push(remove);
    const program = join(folder, 'broken.mjs');
    writeFileSync(program, `#!${process.execPath}\nconsole.error('no sound device'); process.exit(3);\n`);
    chmodSync(program, 0o755);
    let sound = '';
    const broken: SpeakingProgram = {
      program,
      listing: { parameters: [], read: () => [] },
      input: 'file',
      output: 'file',
      parameters: (_speed, files) => {
        sound = files.text;
        return [];
      },
    };
    const voice = new SystemVoice({ environment: process.env, programs: [broken] });
    await assert.rejects(collect(voice.speak('hello', STYLE, never)), /no sound device/);
    assert.equal(existsSync(sound), false);
  });
});
