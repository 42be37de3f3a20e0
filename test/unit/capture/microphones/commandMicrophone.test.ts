import assert from 'node:assert/strict';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from '../../../../src/capture/microphone.ts';
import {
  CommandMicrophone,
  type CommandMicrophoneProps,
} from '../../../../src/capture/microphones/commandMicrophone.ts';
import { nativeMicrophone, soxMicrophone } from '../../../../src/capture/microphones/microphones.ts';
import { noDeviceIn, noDeviceLine } from '../../../../src/capture/microphones/noDevice.ts';
import type { ErrorCode } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { missingOf } from '../../../support/missingOf.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';
import { until } from '../../../support/until.ts';

/** A microphone whose program is a script for Node. */
function scripted(script: string, props: Partial<CommandMicrophoneProps> = {}): CommandMicrophone {
  return new CommandMicrophone({
    name: 'scripted',
    program: process.execPath,
    parameters: ['-e', script],
    environment: process.env,
    log: silentLog,
    remedy: asWritten('Install it.'),
    // Longer than a busy machine takes to start it.
    patienceMs: 60_000,
    ...props,
  });
}

async function heard(microphone: CommandMicrophone, signal = new AbortController().signal): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of microphone.open(signal)) frames.push(frame);
  return frames;
}

function fails(microphone: CommandMicrophone, code: ErrorCode, message: RegExp): Promise<void> {
  return assert.rejects(heard(microphone), (error: { code: string; message: string }) => {
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}

describe('CommandMicrophone', () => {
  afterEach(() => mock.timers.reset());

  it('F15: says what to install when the program is missing', async () => {
    const microphone = scripted('', { program: 'no-such-recorder' });
    assert.match((await missingOf(microphone)) ?? '', /no-such-recorder was not found\. Install it\./);
    await fails(microphone, 'microphone-failed', /no-such-recorder was not found\. Install it\./);
    const sox = soxMicrophone('no-such-sox', { device: '', environment: process.env, log: silentLog });
    assert.match((await missingOf(sox)) ?? '', /Install SoX .* or set aloud\.sox\.path/);
  });

  it('F15: says why when the program ends with an error', () =>
    fails(
      scripted('console.error("the cable is loose"); process.exit(7)'),
      'microphone-failed',
      /the cable is loose\./,
    ));

  it('F16: says which devices there are where the built-in recorder finds not the one that is set', async () => {
    const folder = temporaryFolder('recorder');
    const recorder = (devices: readonly string[]) => {
      const entry = join(folder.path, 'recorder.cjs');
      const line = noDeviceLine({ device: 'USB "1"', devices });
      writeFileSync(entry, `console.error('a warning'); console.error(${JSON.stringify(line)}); process.exit(1);`);
      return nativeMicrophone(entry, { device: 'USB "1"', environment: process.env, log: silentLog });
    };
    const says = (which: string) =>
      `native could not record. There is no device "USB "1"". There are: ${which}. Plug in a microphone, or choose one in the settings.`;
    // It has as long as it takes to start.
    mock.timers.enable({ apis: ['setTimeout'] });
    for (const [devices, which] of [
      [['Desk'], 'Desk'],
      [['Desk', 'Head'], 'Desk and Head'],
      [[], 'none'],
    ] as const)
      await assert.rejects(heard(recorder(devices) as CommandMicrophone), {
        code: 'no-microphone',
        message: says(which),
      });
    for (const told of ['', '{"no-device":', '{"no-device":1,"devices":[]}', '{"no-device":"a","devices":[1]}'])
      assert.equal(noDeviceIn(told), undefined, told);
    folder.remove();
  });

  it('F15: says so when the program ends well, and silent', () =>
    fails(scripted(''), 'microphone-failed', /ended without sound/));

  it('F15: gives up a program that writes only to standard error', () =>
    fails(
      // A shell begins at once, also on a busy machine.
      scripted('', {
        program: 'sh',
        parameters: ['-c', 'while :; do echo "still nothing" >&2; sleep 0.02; done'],
        patienceMs: 500,
      }),
      'microphone-failed',
      /still nothing/,
    ));

  it('F16: tells apart no microphone and a microphone that is not allowed', async () => {
    const says = (words: string) => scripted(`console.error(${JSON.stringify(words)}); process.exit(1)`);
    await fails(says('audio open error: No such file or directory'), 'no-microphone', /Plug in a microphone/);
    await fails(says("can't open input `default': pa_simple_new: Connection refused"), 'no-microphone', /refused/);
    await fails(says('cannot open device: Permission denied'), 'microphone-denied', /privacy settings/);
  });

  it('F16: ends without an error when the program fails after its first samples', async () => {
    const script = 'process.stdout.write(Buffer.alloc(2048, 1), () => { console.error("gone"); process.exit(1) })';
    assert.deepEqual(
      (await heard(scripted(script))).map(frame => frame.length),
      [512, 512],
    );
  });

  it('makes even frames of odd chunks and gives the rest, whole samples of it, at the end', async () => {
    const script = `
      const bytes = Buffer.alloc(512 * 2 + 401);
      for (let i = 0; i + 1 < bytes.length; i += 2) bytes.writeInt16LE(i / 2, i);
      const write = at => at < bytes.length && process.stdout.write(bytes.subarray(at, at + 333), () => write(at + 333));
      write(0);`;
    const frames = await heard(scripted(script));
    assert.deepEqual(
      frames.map(frame => frame.length),
      [512, 200],
    );
    assert.deepEqual(
      frames.flatMap(frame => [...frame]),
      Array.from({ length: 712 }, (_, i) => i),
    );
  });

  it('gives what the program still hands over after it was told to end', async () => {
    const script = `
      process.on('SIGTERM', () => process.stdout.write(Buffer.alloc(1024, 2), () => process.exit()));
      process.stdout.write(Buffer.alloc(1024, 1));
      setInterval(() => {}, 1000);`;
    const stop = new AbortController();
    const frames: Frame[] = [];
    // On a busy machine it is not told apart from one that does not end.
    mock.timers.enable({ apis: ['setTimeout'] });
    for await (const frame of scripted(script).open(stop.signal)) {
      frames.push(frame);
      stop.abort();
      mock.timers.tick(0);
    }
    assert.deepEqual(
      frames.map(frame => frame[0]),
      [0x0101, 0x0202],
    );
  });

  it('ends, and hears nothing more, though what its program has started goes on', async () => {
    const folder = temporaryFolder('microphone');
    try {
      const gone = join(folder.path, 'gone');
      const loop = `(while head -c 1024 /dev/zero; do sleep 0.02; done; touch '${gone}') | cat`;
      const shell = { program: '/bin/sh', parameters: ['-c', `${loop}; true`] };
      for (const how of ['told', 'left']) {
        const stop = new AbortController();
        for await (const _ of scripted('', shell).open(stop.signal)) {
          if (how === 'left') break;
          stop.abort();
        }
        await until('nothing records any more', () => existsSync(gone));
        rmSync(gone);
      }
    } finally {
      folder.remove();
    }
  });

  it('kills a program that does not end when told', async () => {
    const script = `process.on('SIGTERM', () => {}); setInterval(() => process.stdout.write(Buffer.alloc(1024)), 10)`;
    const stop = new AbortController();
    let stoppedAt = 0;
    for await (const _ of scripted(script).open(stop.signal)) {
      if (stoppedAt === 0) stoppedAt = performance.now();
      stop.abort();
    }
    assert.ok(performance.now() - stoppedAt < 30_000);
  });

  it('does not take its own being busy for a device that vanished', async () => {
    const folder = temporaryFolder('microphone');
    const given = join(folder.path, 'given');
    writeFileSync(given, '');
    const script = `
      setInterval(() => {
        process.stdout.write(Buffer.alloc(1024));
        require('node:fs').appendFileSync(${JSON.stringify(given)}, '.');
      }, 30);`;
    const stop = new AbortController();
    let frames = 0;
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      for await (const _ of scripted(script).open(stop.signal)) {
        if (++frames === 3) {
          // What follows happens in the turn of timers, as where one comes late.
          await sleep(0);
          // What comes meanwhile is not read, and by the clock it was longer than a device may be silent.
          for (const before = statSync(given).size; statSync(given).size < before + 3; );
          mock.timers.tick(3200);
        }
        if (frames < 20) continue;
        stop.abort();
        mock.timers.tick(0);
      }
    } finally {
      mock.timers.reset();
      folder.remove();
    }
    assert.ok(frames >= 20, `${frames} frames`);
  });

  it('never runs a program by a relative path', async () => {
    assert.match((await missingOf(scripted('', { program: './sox' }))) ?? '', /was not found/);
  });
});
