import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLog } from '../../../../src/common/log.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { CommandPlayer, type CommandPlayerProps } from '../../../../src/speak/players/commandPlayer.ts';
import type { Player } from '../../../../src/speak/players/player.ts';
import { soxPlayer } from '../../../../src/speak/players/players.ts';
import { missingOf } from '../../../support/missingOf.ts';
import { tone } from '../../../support/soundOut.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';
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
    // Longer than a busy machine takes to start it.
    stallMs: 60_000,
    ...props,
  });
}

/** However long a busy machine takes to start a program: nothing was heard of it. */
const UNHEARD = { latencyMs: 60_000 };

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

/** Takes what comes, with pauses, and notes in a file each time that it took something, and that nothing was left. */
const slowDevice = (takes: string) => `
  const note = what => require('node:fs').appendFileSync(${JSON.stringify(takes)}, what);
  let count = 0;
  process.stdin.on('data', () => {
    process.stdin.pause();
    note('+');
    const before = ++count;
    const look = turns => {
      if (turns > 0) setImmediate(look, turns - 1);
      else if (count === before) note('0');
    };
    setTimeout(() => {
      process.stdin.resume();
      look(5);
    }, 10);
  });`;

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
      scripted('console.error("the cable is loose"); process.exit(7)', UNHEARD).play(forAMinute(), never),
      'no-player',
      /scripted could not play\. the cable is loose\.$/,
    ));

  it('F15: takes a program that ends well before the sound does for one that failed', () =>
    fails(scripted('', UNHEARD).play(forAMinute(), never), 'no-player', /It ended with 0 before all was heard\./));

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
      // It plays 2.5 s, however long the machine lets it wait.
      scripted(
        'let taken = 0; setInterval(() => (taken += process.stdin.read(2400)?.length ?? 0) < 120_000 || process.exit(5), 50);',
      ).play(forAMinute(), never),
      'player-failed',
      /It ended with 5/,
    ));

  describe('on a clock that goes with what the device takes', () => {
    let folder: TemporaryFolder;
    let takes: string;
    const taken = () => readFileSync(takes, 'utf8');

    beforeEach(() => {
      folder = temporaryFolder('player');
      takes = join(folder.path, 'takes');
      writeFileSync(takes, '');
      mock.timers.enable({ apis: ['setTimeout'] });
    });
    afterEach(() => {
      mock.timers.reset();
      folder.remove();
    });

    it('F24: does not take a device at work for one that stands still, however large the chunk', async () => {
      let isOver = false;
      const playing = scripted(slowDevice(takes), { stallMs: 2000 })
        .play(chunks(tone(1, 100_000)), never)
        .finally(() => {
          isOver = true;
        });
      let gone = 0;
      for (let seen = ''; !isOver; await sleep(5)) {
        if (taken() === seen) continue;
        seen = taken();
        // Several times it takes something before there is room for more.
        mock.timers.tick(200);
        gone += 200;
      }
      assert.equal(Math.round(await playing), 100_000);
      assert.ok(gone > 4000, `${gone} ms`);
    });

    it('does not take its own being busy for a device that stands still', async () => {
      const playing = scripted(slowDevice(takes), { stallMs: 2000 }).play(chunks(tone(1, 100_000)), never);
      await until('the device takes sound', () => taken() !== '');
      // Behind what the loop reads, so that its timers come next.
      await new Promise(setImmediate);
      for (const before = taken(); taken() === before || !taken().endsWith('0'); );
      mock.timers.tick(2500);
      assert.equal(Math.round(await playing), 100_000);
    });
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
    // The moment before it says so.
    const begins = `const now = Date.now(); console.log('playing'); require('node:fs').writeFileSync(${JSON.stringify(begun)}, now + '.')`;
    const script = `setTimeout(() => { ${begins} }, 2000); ${DEVICE}`;
    const stop = new AbortController();
    const playing = scripted(script).play(forAMinute(), stop.signal);
    await until('the program plays', () => existsSync(begun) && readFileSync(begun, 'utf8').endsWith('.'));
    await sleep(500);
    stop.abort();
    const ms = await playing;
    const sinceMs = Date.now() - Number(readFileSync(begun, 'utf8'));
    await rm(folder, { recursive: true });
    // Two seconds more, had the wait been counted.
    assert.ok(ms > 200 && ms < sinceMs + 100, `${ms} ms of ${sinceMs}`);
  });

  it('never runs a program by a relative path', async () => {
    assert.match((await missingOf(scripted('', { program: './sox' }))) ?? '', /was not found/);
  });
});
