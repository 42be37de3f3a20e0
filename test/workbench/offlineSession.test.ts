import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { silentLog } from '../../src/common/log.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { LocalVoice } from '../../src/speak/voices/localVoice.ts';
import { OUTPUT_RATE_HZ } from '../../src/speak/voices/voice.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { moonshineIn } from '../support/engines/moonshineIn.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { resampled } from '../support/server/sound.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';

const [CURRENT] = HOSTS as readonly [HostVersion];
const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const PROGRAM = resolve(import.meta.dirname, '../../src/engines/engineProcess.ts');
const EAR = 'moonshine-base-en';
const VOICE = 'voice-joe-en';
const HEARD_HZ = 16_000;
/** A small model mishears some; of these, a text or a lost word is what nothing can tell to be wrong. */
const LEAST_RIGHT = 0.75;
const MOST_WRONG = 0.1;
const never = new AbortController().signal;

const BANK = `const limit = 20;

function deposit(amount: number, note: string) {
  const total = limit + amount;
  if (total > limit) {
    console.log(total);
  }
  return total;
}

function withdraw(amount: number) {
  return limit - amount;
}

class Account {
  balance = 0;

  close(reason: string) {
    this.balance = 0;
  }
}

export {};
`;

/** What is said where, and what becomes of the text, or what the status bar shows of the selection. */
type Step = readonly [line: number, column: number, said: string, wanted: RegExp | { readonly status: RegExp }];

const at = (status: RegExp) => ({ status });

const COMMANDS: readonly Step[] = [
  [1, 1, 'go to line five', at(/Ln 5,/)],
  [1, 1, 'go to the bottom', at(/Ln 2[2-5],/)],
  [12, 3, 'go to the top', at(/Ln 1,/)],
  [1, 1, 'go to withdraw', at(/Ln 11,/)],
  [1, 1, 'go to the class', at(/Ln 15,/)],
  [4, 3, 'next function', at(/Ln 11,/)],
  [4, 3, 'go to the end of the line', at(/Ln 4, Col 32/)],
  [4, 3, 'select this line', at(/selected/)],
  [4, 3, 'select the function', at(/selected/)],
  [5, 8, 'select the condition', at(/Ln 5.*13 selected/)],
  [3, 20, 'select the second parameter', at(/12 selected/)],
  [8, 3, 'select the return statement', at(/selected/)],
  [12, 3, 'delete this line', /withdraw\(amount: number\) \{\n\}/],
  [3, 20, 'delete the second parameter', /deposit\(amount: number\) \{/],
  [18, 5, 'delete the method', /balance = 0;\n\}\n\nexport/],
  [6, 8, 'delete the if statement', /amount;\n {2}return total/],
  [11, 5, 'delete this function', /return total;\n\}\n\nclass/],
  [4, 10, 'rename total to result', /const result = [\s\S]*return result;/],
  [15, 8, 'rename account to wallet', /class Wallet/],
  [3, 11, 'rename deposit to pay', /function pay\(/],
  [1, 15, 'change twenty to thirty', /limit = 30/],
  [4, 20, 'change plus to minus', /limit - amount;\n {2}if/],
  [5, 8, 'invert the condition', /total <= limit/],
  [3, 20, 'add a parameter called fee', /note: string, fee\)/],
  [12, 3, 'add a return statement', /return;?\n|return ;/],
  [16, 5, 'add a method called open', /open\(\) \{/],
  [21, 2, 'add a class called bank', /class Bank \{/],
  [1, 17, 'add a comment saying in euros', /\/\/ [Ii]n euros/],
  [4, 32, 'add print total', /amount;\n {2}console\.log\(total\);/],
  [8, 3, 'wrap this in an if', /if \(\) \{\n {4}return total;/],
  [4, 5, 'wrap this line in a try catch', /try \{\n {4}const total/],
  [4, 5, 'duplicate this line', /(const total = limit \+ amount;\n {2}){2}/],
  [4, 5, 'move this line down', /if \(total > limit\) \{\n\s+const total/],
  [12, 5, 'move the function up', /withdraw[\s\S]*deposit/],
  [4, 5, 'comment out this line', /\/\/ const total/],
  [4, 5, 'join lines', /amount; if \(total/],
  [11, 5, 'make the function async', /async function withdraw/],
  [18, 5, 'make the method private', /private close/],
  [1, 7, 'make limit upper case', /const LIMIT/],
  [4, 5, 'indent this line', /\n {4}const total/],
];

const DICTATIONS: readonly string[] = [
  'The total is the sum of all prices.',
  'Please check whether the list is empty.',
  'This file reads the settings, and then it starts the server.',
  'We should remove this function next week.',
  'The first test fails, but the second one passes.',
  'Ask the user for a name before the window opens.',
  'There are three reasons why this is slow.',
  'Every account has a balance and an owner.',
  'I will write the documentation tomorrow morning.',
  'Do we need this variable?',
];

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');

describe('a session without key and network', function () {
  this.timeout(120_000);
  let studio: Studio;
  let folder: TemporaryFolder;
  let speaking: Engine;
  let voice: LocalVoice;
  let hearing: Engine;
  let microphone: string;
  let played: string;

  before(async function () {
    this.timeout(300_000);
    skipWithoutHost(this, CURRENT, ['sox']);
    const models = folderWith(EAR, this);
    assert.equal(folderWith(VOICE, this), models);
    folder = temporaryFolder('offline');
    speaking = new Engine({
      ...{ models: [VOICE], folder: new ModelFolder(models), program: PROGRAM },
      ...{ environment: process.env, log: silentLog },
    });
    voice = new LocalVoice({ engine: speaking, speaker: '', voices: async () => [] });
    hearing = moonshineIn(models, silentLog);
    microphone = join(folder.path, 'sound.raw');
    played = join(folder.path, 'played.raw');
    const program = join(folder.path, 'microphone');
    writeFileSync(program, `#!/bin/sh\ncat '${microphone}'\nwhile head -c 3200 /dev/zero; do sleep 0.1; done\n`);
    chmodSync(program, 0o755);
    // What SoX should play is kept.
    const sox = join(folder.path, 'sox');
    writeFileSync(sox, `#!/bin/sh\nfor word; do [ "$word" != -d ] || exec cat >> '${played}'; done\nexec sox "$@"\n`, {
      mode: 0o755,
    });
    const names = COMMANDS.map((_step, index) => `bank${index + 1}.ts`);
    studio = await Studio.start({
      host: CURRENT,
      environment: { OPENAI_BASE_URL: '' },
      target: `${process.platform}-${process.arch}`,
      files: { ...Object.fromEntries(names.map(name => [name, BANK])), 'notes.md': '\n', 'bank.ts': BANK },
      settings: {
        // Nothing but the usual address, for which there is no key.
        'aloud.baseUrl': 'https://api.openai.com/v1',
        'aloud.commands.understand': 'grammar',
        'aloud.transcription.backend': 'moonshine',
        'aloud.speech.backend': 'local',
        'aloud.models.folder': models,
        'aloud.microphone.backend': 'command',
        'aloud.microphone.command': [program],
        'aloud.microphone.standbySeconds': 0,
        'aloud.player': 'sox',
        'editor.wordWrap': 'off',
        '[markdown]': { 'editor.wordWrap': 'off' },
        'aloud.sox.path': sox,
      },
    });
  });

  after(async () => {
    try {
      await studio?.stop();
    } finally {
      speaking?.close();
      hearing?.close();
      folder?.remove();
    }
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await studio.workbench.screenshot(
        join(SCREENSHOTS, `failed-offline-${this.currentTest.title.slice(0, 8).trim()}.png`),
      );
  });

  /** The microphone hears this from now on. */
  async function hears(words: string): Promise<void> {
    const parts: Int16Array[] = [];
    const style = { instructions: undefined, speed: 1 };
    for await (const bytes of voice.speak(words, style, never))
      parts.push(new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)));
    const all = Int16Array.from(parts.flatMap(part => [...part]));
    const samples = await resampled(all, OUTPUT_RATE_HZ, HEARD_HZ);
    writeFileSync(microphone, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  }

  /** Where the cursor is and what is selected, as the status bar shows it. */
  const status = async () => /Ln .*/.exec(await studio.workbench.page.locator('.statusbar').innerText())?.[0] ?? '';

  it(`does ${COMMANDS.length} commands, and none that was not said`, async function () {
    this.timeout(COMMANDS.length * 30_000);
    await studio.workbench.showConversation();
    const failed: string[] = [];
    const wrong: string[] = [];
    for (const [index, [line, column, said, wanted]] of COMMANDS.entries()) {
      await hears(said);
      await studio.workbench.openFile(`bank${index + 1}.ts`, line, column);
      const before = await status();
      await studio.listen('Aloud: Voice Command');
      await studio.state('idle');
      const isDone = async () =>
        wanted instanceof RegExp
          ? wanted.test(await studio.workbench.editorText())
          : wanted.status.test(await status());
      const done = await until(said, isDone, 3000).catch(() => false);
      if (done) continue;
      const text = await studio.workbench.editorText();
      const shown = (await studio.workbench.entries()).slice(-2).map(entry => entry.text);
      failed.push(`${said}: ${shown.join(' | ')}`);
      const isOther = text.trimEnd() !== BANK.trimEnd() || (await status()) !== before;
      if (isOther) wrong.push(`${said}: ${shown.join(' | ')}\n${text}`);
    }
    await studio.workbench.screenshot(join(SCREENSHOTS, 'offline-session.png'));
    console.log(`${COMMANDS.length - failed.length} of ${COMMANDS.length} commands; not:\n${failed.join('\n')}`);
    assert.ok(wrong.length <= MOST_WRONG * COMMANDS.length, wrong.join('\n'));
    assert.ok(COMMANDS.length - failed.length >= LEAST_RIGHT * COMMANDS.length, failed.join('\n'));
  });

  it(`writes ${DICTATIONS.length} sentences with their punctuation`, async function () {
    this.timeout(DICTATIONS.length * 30_000);
    await studio.workbench.openFile('notes.md', 1, 1);
    let text = '';
    const other: string[] = [];
    for (const sentence of DICTATIONS) {
      await hears(sentence);
      await studio.listen('Aloud: Dictate Text');
      await studio.state('idle');
      const before = text;
      text = await until('the sentence is there', async () => {
        const now = (await studio.workbench.editorText()).trim();
        return now.length > before.length ? now : undefined;
      });
      const written = text.slice(before.length).trim();
      if (written !== sentence) other.push(`${sentence} ${written}`);
      // Each begins like a sentence and ends like one.
      assert.match(written, /^\p{Lu}[^\n]*[.?!]$/u);
    }
    console.log(`${DICTATIONS.length - other.length} of ${DICTATIONS.length} to the letter; not:\n${other.join('\n')}`);
    const words = DICTATIONS.flatMap(sentence => plain(sentence).split(' '));
    const heard = new Set(plain(text).split(' '));
    const missing = words.filter(word => !heard.has(word));
    assert.ok(missing.length <= 0.1 * words.length, missing.join(' '));
  });

  it('explains a file aloud, so that it can be heard', async () => {
    await studio.workbench.openFile('bank.ts', 1, 1);
    rmSync(played, { force: true });
    await studio.workbench.run('Aloud: Explain Aloud');
    await until('it is spoken', () => existsSync(played));
    await studio.state('idle', 60_000);
    const bytes = readFileSync(played);
    const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)));
    const text = await hearing.hear(await resampled(samples, OUTPUT_RATE_HZ, HEARD_HZ), never);
    console.log(`heard: ${text}`);
    for (const name of ['deposit', 'withdraw', 'account']) assert.match(plain(text), new RegExp(name));
  });

  it('asks nobody on the network', () => {
    assert.deepEqual(studio.api.requests, []);
  });
});
