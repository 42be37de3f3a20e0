import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLog } from '../../../../src/common/log.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { CommandPlayer, type CommandPlayerProps } from '../../../../src/speak/players/commandPlayer.ts';
import type { Player } from '../../../../src/speak/players/player.ts';
import { soxPlayer } from '../../../../src/speak/players/players.ts';
import { missingOf } from '../../../support/missingOf.ts';
import { tone } from '../../../support/soundOut.ts';
import { until } from '../../../support/until.ts';

const never = new AbortController().signal;

/** A player whose program is a script for Node. */
function scripted(script: string, props: Partial<CommandPlayerProps> = {}): CommandPlayer {
  return new CommandPlayer({
    name: 'scripted',
    program: process.execPath,
    parameters: ['-e', script],
    environment: process.env,
    log: silentLog,
    remedy: asWritten('Install it.'),
    setting: 'aloud.player',
    latencyMs: 0,
    ...props,
  });
}

async function* chunks(...all: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* all;
}

async function* forAMinute(): AsyncGenerator<Uint8Array, void, undefined> {
  for (let second = 0; second < 60; second++) yield tone(1, 1000);
}

function fails(playing: Promise<number>, code: string, message: RegExp): Promise<void> {
  return assert.rejects(playing, (error: { code: string; message: string }) => {
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}

/** Takes sound as fast as a device does, in steps of 50 ms. */
const DEVICE = 'setInterval(() => process.stdin.read(2400), 50);';

/** Takes what comes, with pauses. */
const SLOW_DEVICE =
  'process.stdin.on("data", () => { process.stdin.pause(); setTimeout(() => process.stdin.resume(), 40); });';

describe('CommandPlayer', () => {
  it('F15, F24: says what to install when the program is missing', async () => {
    const player = scripted('', { program: 'no-such-player' });
    assert.match((await missingOf(player)) ?? '', /^no-such-player was not found\. Install it\.$/);
    await fails(player.play(chunks(tone(1, 10)), never), 'no-player', /no-such-player was not found\. Install it\./);
    const sox: Player = soxPlayer('no-such-sox', { environment: process.env, log: silentLog });
    assert.match((await missingOf(sox)) ?? '', /Install SoX .* or set aloud\.sox\.path/);
  });

  it('F15: says why when the program ends with an error', () =>
    fails(
      scripted('console.error("the cable is loose"); process.exit(7)').play(forAMinute(), never),
      'no-player',
      /scripted could not play\. the cable is loose\.$/,
    ));

  it('F15: takes a program that ends well before the sound does for one that failed', () =>
    fails(scripted('').play(forAMinute(), never), 'no-player', /It ended with 0 before all was heard\./));

  it('F15: notices also while it waits for a chunk', async () => {
    async function* stuck() {
      yield tone(1, 10);
      await new Promise(() => {});
    }
    await fails(scripted('process.exit(3)').play(stuck(), never), 'no-player', /It ended with 3/);
  });

  it('F24: gives up a program that takes no sound', () =>
    fails(
      scripted('setInterval(() => {}, 1000)', { stallMs: 500 }).play(forAMinute(), never),
      'no-player',
      /The sound device takes no sound\./,
    ));

  it('F24: tells sound that broke off from sound that never was', () =>
    fails(
      scripted(`${DEVICE} setTimeout(() => process.exit(5), 2500);`).play(forAMinute(), never),
      'player-failed',
      /It ended with 5/,
    ));

  it('F24: does not take a device at work for one that stands still, however large the chunk', async () => {
    // Longer than a busy machine takes to start the program, and far shorter than that takes to play it all.
    const ms = await scripted(SLOW_DEVICE, { stallMs: 2000 }).play(chunks(tone(1, 100_000)), never);
    assert.equal(Math.round(ms), 100_000);
  });

  it('does not take its own being busy for a device that stands still', async () => {
    const block = () => {
      for (const until = performance.now() + 2500; performance.now() < until; );
    };
    // Behind what the loop reads, so that its timers come next.
    setTimeout(() => setImmediate(block), 300);
    const ms = await scripted(SLOW_DEVICE, { stallMs: 2000 }).play(chunks(tone(1, 100_000)), never);
    assert.equal(Math.round(ms), 100_000);
  });

  it('hands over every byte in order', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aloud-player-'));
    try {
      const path = join(folder, 'played');
      const player = scripted(`process.stdin.pipe(require('fs').createWriteStream(${JSON.stringify(path)}))`);
      const sound = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 251);
      await player.play(chunks(sound.subarray(0, 2), sound.subarray(2, 77_778), sound.subarray(77_778)), never);
      assert.ok(Buffer.from(sound).equals(await readFile(path)));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('does not count as heard what came before the program began', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aloud-player-'));
    const begun = join(folder, 'begun');
    const script = `setTimeout(() => { console.log('playing'); require('node:fs').writeFileSync(${JSON.stringify(begun)}, '') }, 2000); ${DEVICE}`;
    const stop = new AbortController();
    const playing = scripted(script).play(forAMinute(), stop.signal);
    await until('the program plays', () => existsSync(begun));
    const from = performance.now();
    await sleep(500);
    stop.abort();
    const ms = await playing;
    const sinceMs = performance.now() - from;
    await rm(folder, { recursive: true });
    // Two seconds more, had the wait been counted.
    assert.ok(ms > 200 && ms < sinceMs + 1000, `${ms} ms of ${sinceMs}`);
  });

  it('never runs a program by a relative path', async () => {
    assert.match((await missingOf(scripted('', { program: './sox' }))) ?? '', /was not found/);
  });
});
