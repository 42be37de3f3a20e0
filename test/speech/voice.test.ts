import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import packageJson from '../../package.json' with { type: 'json' };
import { SAMPLE_PROJECT } from '../support/host/sampleProject.ts';
import { skipWithoutHost } from '../support/host/skipWithoutHost.ts';
import { Studio } from '../support/host/studio.ts';
import { HOSTS, type HostVersion } from '../support/host/versions.ts';
import { CommandRecogniser } from '../support/server/commandRecogniser.ts';
import { say } from '../support/server/flite.ts';
import { resampled } from '../support/server/sound.ts';
import { until } from '../support/until.ts';
import { type Heard, type Listening, VirtualAudio } from '../support/virtualAudio.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const [CURRENT] = HOSTS as readonly [HostVersion];
const RATE_HZ = 16_000;

/** PulseAudio's own recorder: not a sample is lost, however busy the machine is. */
const RECORDER = ['parec', '--rate=16000', '--channels=1', '--format=s16le', '--raw', '--latency-msec=20'];

const COMMAND = 'rename total to grand total';
const COMMENT = 'adds up the prices of all items';
const OTHERS = ['undo that', 'go to line three', 'save the file', 'delete this function'];

const ANSWER = [
  'This function adds up the prices of all items.',
  'It multiplies each price by the number of pieces.',
  'Then it returns the sum.',
] as const;

/** The keys that are bound to a command, as they are pressed. */
function keysOf(command: string): readonly string[] {
  const bound = packageJson.contributes.keybindings.find(binding => binding.command === command);
  assert.ok(bound, command);
  return bound.key.split('+').map(key => (key.length > 1 ? key.charAt(0).toUpperCase() + key.slice(1) : key));
}

/** It is silent when nothing was heard for so long, in ms. */
const QUIET_MS = 300;
/** A key repeats for the first time, and then, within such times, in ms. Slower than any keyboard is a key let go. */
const FIRST_REPEAT_MS = 650;
const REPEAT_MS = 150;
/** So long, in ms, a window stands still at times: another extension draws, or something is collected. */
const STANDSTILL_MS = 700;

/** Has the page keep when the system told it of each press. */
const NOTES_PRESSES = `{
  window.pressesAt = [];
  window.addEventListener('keydown', press => window.pressesAt.push({ code: press.code, at: press.timeStamp }), true);
}`;

/** Has the page keep whether a level that a voice reaches was ever in the status bar, for however short a time. */
const SEES_LEVELS = `{
  window.hasSeenLevel = false;
  const look = () => {
    const item = document.querySelector('.statusbar-item[id*="aloud.state"]');
    window.hasSeenLevel ||= /[▃▄▅▆▇█]/.test(item?.textContent ?? '');
  };
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(document.querySelector('.statusbar'), all);
}`;

/** What `SAMPLE_PROJECT` becomes by COMMAND. */
const RENAME = {
  reply: { calls: [{ name: 'rename_symbol', arguments: { name: 'total', new_name: 'grandTotal' } }] },
};

describe('a voice through the whole of it', function () {
  this.timeout(180_000);
  let audio: VirtualAudio;
  let studio: Studio;
  const figures: string[] = [];

  before(async function () {
    this.timeout(120_000);
    VirtualAudio.skipIfMissing(this);
    skipWithoutHost(this, CURRENT, ['flite', 'pocketsphinx_batch', 'sox']);
    audio = await VirtualAudio.start();
    studio = await Studio.start({
      host: CURRENT,
      files: SAMPLE_PROJECT,
      environment: audio.env,
      settings: { 'aloud.microphone.backend': 'command', 'aloud.microphone.command': RECORDER },
      api: { hears: [COMMAND, COMMENT, ...OTHERS] },
    });
  });

  after(async () => {
    for (const figure of figures) console.log(`      ${figure}`);
    try {
      await studio?.stop();
    } finally {
      await audio?.stop();
    }
  });

  afterEach(async function () {
    const { workbench } = studio;
    const test = this.currentTest;
    // One that is tried again has no state.
    if (test && (test.state === 'failed' || test.state === undefined)) {
      const name = test.title.replace(/\W+/g, '-').slice(0, 60);
      await workbench.screenshot(join(ROOT, `out/screenshots/failed-${name}.png`));
      await studio.restore();
    }
  });

  const measured = (what: string, ms: number): void => void figures.push(`${what}: ${Math.round(ms)} ms`);

  /** Says words into the microphone as soon as Aloud listens; resolves when the last has been spoken. */
  async function speak(words: string): Promise<void> {
    const sound = await say(words, { rateHz: RATE_HZ });
    await studio.state('listening');
    await audio.speak(sound, RATE_HZ);
  }

  /** A picture for the documentation, from this very run. */
  async function picture(name: string): Promise<void> {
    const folder = process.env['ALOUD_PICTURES'] ? 'media' : 'out/screenshots';
    await studio.workbench.screenshot(join(ROOT, folder, `${name}.png`));
  }

  it('renames what a spoken command names, in all files, and one Ctrl+Z brings it back', async () => {
    const { workbench, api } = studio;
    await workbench.run('Aloud: Show Conversation');
    await workbench.openFile('cart.ts', 8, 3);
    api.say(RENAME, { reply: { text: 'total is now called grandTotal, in both files.' } });
    await studio.press('Aloud: Voice Command');
    const pressedAt = performance.now();
    await studio.state('listening');
    measured('first command to Listening', performance.now() - pressedAt);
    await workbench.page.evaluate(SEES_LEVELS);
    const speaking = speak(COMMAND);
    await until('the level moves', () => workbench.page.evaluate<boolean>('window.hasSeenLevel'));
    await workbench.screenshot(join(ROOT, 'out/screenshots/listening.png'));
    await speaking;
    const spokenAt = performance.now();
    await studio.text(/function grandTotal\(/);
    measured('end of speech to renamed, with the silence that ends it', performance.now() - spokenAt);
    await studio.conversation(
      /rename total to grand total\s+Renamed .* 2 files\.[\s\S]*total is now called grandTotal/,
    );
    await studio.state('idle');
    await picture('command');
    await workbench.openFile('main.ts', 1, 1);
    assert.equal(
      await studio.text(/grandTotal/),
      (SAMPLE_PROJECT['main.ts'] as string).replaceAll('total', 'grandTotal'),
    );
    await workbench.page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['main.ts']);
    await workbench.openFile('cart.ts', 8, 3);
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
  });

  it('writes a dictated comment as documentation above the function', async () => {
    const { workbench } = studio;
    await workbench.openFile('cart.ts', 7, 10);
    await studio.press('Aloud: Dictate Comment');
    await speak(COMMENT);
    await studio.text(/\n\/\*\* Adds up the prices of all items\.? \*\/\nexport function total/);
    await studio.state('idle');
    await picture('comment');
    await workbench.page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
  });

  it('explains aloud: the first words sound before the last are written, and all of them are the answer’s', async () => {
    const { workbench, api } = studio;
    await workbench.openFile('cart.ts', 8, 3);
    // Its last sentence is written when the first ones were heard.
    let goOn = () => {};
    const heardFirst = new Promise<void>(resolve => {
      goOn = resolve;
    });
    api.say({
      reply: { text: ANSWER.join(' '), pauses: { behind: ANSWER.join(' ').indexOf(ANSWER[2]), until: heardFirst } },
    });
    const listening = await audio.listen();
    const from = performance.now();
    await workbench.run('Aloud: Explain Aloud');
    try {
      await until('there is sound', () => listening.firstSoundAt);
      await studio.conversation(new RegExp(ANSWER[0]));
      measured('Explain Aloud to first sound, of an answer not written yet', Number(listening.firstSoundAt) - from);
      await studio.state('speaking');
    } finally {
      goOn();
    }
    await studio.conversation(new RegExp(ANSWER[2]));
    await picture('explain');
    await studio.state('idle');
    await listening.quiet(QUIET_MS);
    const heard = await listening.stop();
    const [first, second, third] = ANSWER;
    assert.equal(
      await recognised(heard, [
        [first, second, third],
        [third, second, first],
        [first, third],
        [second, first, third],
        [first, 'It divides each price by two.', third],
        OTHERS,
      ]),
      ANSWER.join(' '),
    );
    assert.equal(await recognised(heard, [OTHERS, ['It divides each price by two.'], [third]]), '');
  });

  it('Escape silences an explanation', async function () {
    // Anything may hold up the machine between the key and the silence; what fails does so every time.
    this.retries(2);
    const { workbench, api } = studio;
    await workbench.openFile('cart.ts', 8, 3);
    api.say({ reply: { text: [...ANSWER, ...ANSWER, ...ANSWER].join(' ') } });
    const listening = await audio.listen();
    await workbench.run('Aloud: Explain Aloud');
    await soundFor(listening, 1000);
    const pressedAt = performance.now();
    await workbench.page.keyboard.press('Escape');
    await studio.state('idle');
    await until('a second and a half has been recorded since', () => listening.recordedUntil > pressedAt + 1500);
    const silentAfter = Number(listening.lastSoundAt) - pressedAt;
    await listening.stop();
    measured('Escape to silence', silentAfter);
    assert.ok(silentAfter < 1000, `It went on for ${silentAfter} ms.`);
  });

  it('hold to talk: hears while the key repeats, however long one pauses, and until it is let go', async function () {
    this.timeout(240_000);
    await studio.workbench.page.evaluate(NOTES_PRESSES);
    for (let attempts = 1; ; attempts++) {
      const { heldThroughout, pauses } = await dictatedWhileHeld();
      if (heldThroughout) break;
      const [first = 0, ...others] = pauses;
      // Whoever lets go of the key for so long lets go of it: the machine was too busy to hold it.
      const wasLetGo = first > FIRST_REPEAT_MS || others.some(pause => pause > REPEAT_MS);
      assert.ok(wasLetGo && attempts < 9, `It ended after pauses of ${pauses.join(', ')} ms.`);
      await studio.restore();
    }
    await studio.text(/\/\*\* Adds up the prices of all items/);
    await studio.state('idle');
    await studio.workbench.page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
  });

  /**
   * Whether it listened from the press of the key to its release, with a pause longer than ends speech otherwise, in which
   * the window stands still; and the times between the presses, in ms.
   */
  async function dictatedWhileHeld(): Promise<{ heldThroughout: boolean; pauses: readonly number[] }> {
    const { page } = studio.workbench;
    await studio.workbench.openFile('cart.ts', 7, 10);
    await page.evaluate('window.pressesAt.length = 0');
    const key = hold(page, keysOf('aloud.dictateComment'));
    const isListening = async () => /Listening/.test(await studio.workbench.statusItem().innerText());
    let heldThroughout = true;
    try {
      await studio.state('listening');
      let end = Number.POSITIVE_INFINITY;
      const spoken = speak(COMMENT).then(async () => {
        await page.evaluate(`for (const end = performance.now() + ${STANDSTILL_MS}; performance.now() < end; );`);
        end = performance.now() + 1500;
      });
      for (; heldThroughout && performance.now() < end; await sleep(50)) heldThroughout = await isListening();
      await spoken;
    } finally {
      await key.release();
    }
    const releasedAt = performance.now();
    if (heldThroughout) {
      await until('it has stopped listening', async () => !(await isListening()));
      measured('key let go to the end of listening', performance.now() - releasedAt);
    }
    const presses = await page.evaluate<{ code: string; at: number }[]>('window.pressesAt');
    const times = presses.filter(press => press.code === presses.at(-1)?.code).map(press => press.at);
    return { heldThroughout, pauses: times.slice(1).map((at, press) => Math.round(at - (times[press] ?? at))) };
  }

  it('tap to talk: the second tap ends it', async () => {
    const { workbench, api } = studio;
    await studio.set({ 'aloud.listening.silenceMs': 0 });
    await workbench.openFile('cart.ts', 8, 3);
    api.say(RENAME, { reply: { text: 'Renamed.' } });
    await workbench.page.keyboard.press(keysOf('aloud.command').join('+'));
    await speak(COMMAND);
    await studio.state('listening');
    await workbench.page.keyboard.press(keysOf('aloud.command').join('+'));
    await studio.text(/function grandTotal\(/);
    await studio.state('idle');
    await workbench.page.keyboard.press('Control+Z');
    await studio.text(text => text === SAMPLE_PROJECT['cart.ts']);
  });
});

/** Which of these was said from the first to the last sound: each a few sentences in order. Empty for none of them. */
async function recognised({ samples, rateHz }: Heard, choices: readonly (readonly string[])[]): Promise<string> {
  const audible = (sample: number) => Math.abs(sample) > 200;
  const said = samples.slice(samples.findIndex(audible), samples.findLastIndex(audible) + 1);
  const recogniser = CommandRecogniser.ofPhrases(
    choices.map(sentences => sentences.join(' ')),
    { rejects: true },
  );
  return recogniser.recognise(await resampled(said, rateHz, RATE_HZ));
}

async function soundFor(listening: Listening, ms: number): Promise<void> {
  await until(`${ms} ms have sounded`, () => Number(listening.lastSoundAt) - Number(listening.firstSoundAt) > ms);
}

/** Holds keys down as a keyboard does: the last repeats after a while, and then quickly. */
function hold(page: Page, keys: readonly string[]): { release(): Promise<void> } {
  let isHeld = true;
  const repeating = (async () => {
    for (const key of keys) await page.keyboard.down(key);
    await sleep(500);
    // A keyboard does not wait until a repeat has been dealt with.
    const sent: Promise<void>[] = [];
    for (; isHeld; await sleep(33)) sent.push(page.keyboard.down(keys.at(-1) ?? ''));
    await Promise.all(sent);
    for (const key of keys.toReversed()) await page.keyboard.up(key);
  })();
  return {
    async release() {
      isHeld = false;
      await repeating;
    },
  };
}
