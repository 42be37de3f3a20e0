import assert from 'node:assert/strict';
import type { Microphone } from '../../../src/capture/microphone.ts';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { type Log, silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { AutoMicrophone } from '../../../src/stages/autoMicrophone.ts';
import { microphones } from '../../support/candidates.ts';
import { missingOf } from '../../support/missingOf.ts';
import { RecordedMicrophone } from '../../support/recordedMicrophone.ts';

function failing(code: ErrorCode, message: string, name = 'failing'): Microphone & { opened: number } {
  return {
    name,
    opened: 0,
    missing: async () => undefined,
    // biome-ignore lint/correctness/useYield: it fails before its first frame
    async *open() {
      this.opened++;
      throw new AloudError({ code, message: asWritten(message) });
    },
  };
}

const absent: Microphone = {
  name: 'absent',
  missing: async () => asWritten('absent was not found.'),
  open: () => assert.fail('opened though it is missing'),
};

async function hear(microphone: Microphone): Promise<number> {
  let frames = 0;
  for await (const _ of microphone.open(new AbortController().signal)) frames++;
  return frames;
}

const sound = () => new RecordedMicrophone(new Int16Array(512 * 4), { afterwards: 'vanishes' });

describe('AutoMicrophone', () => {
  it('F15: takes the first that works, and says which and why not the others', async () => {
    const lines: string[] = [];
    const log: Log = { ...silentLog, info: line => lines.push(line) };
    const microphone = new AutoMicrophone(microphones(absent, failing('no-microphone', 'No card.'), sound()), log);
    assert.equal(await hear(microphone), 4);
    assert.deepEqual(microphone.choice, {
      name: 'recorded',
      passedOver: [
        { name: 'absent', why: asWritten('absent was not found.') },
        { name: 'failing', why: asWritten('No card.') },
      ],
    });
    assert.match(lines.join('\n'), /absent was not found\..*No card\..*Recording with recorded/s);
  });

  it('remembers the one that worked, and looks again when it works no more', async () => {
    const broken = failing('no-microphone', 'No card.');
    const microphone = new AutoMicrophone(microphones(broken, sound()), silentLog);
    await hear(microphone);
    await hear(microphone);
    assert.equal(broken.opened, 1);
    assert.deepEqual(microphone.choice?.passedOver, [{ name: 'failing', why: asWritten('No card.') }]);
  });

  it('F16: tells of all that failed, by the code that a person can do most about', async () => {
    const denied = failing('microphone-denied', 'Not allowed.');
    const microphone = new AutoMicrophone(microphones(absent, failing('no-microphone', 'No card.'), denied), silentLog);
    await assert.rejects(hear(microphone), (error: AloudError) => {
      assert.equal(error.code, 'microphone-denied');
      assert.match(error.message, /absent was not found\. No card\. Not allowed\./);
      return true;
    });
    assert.equal(microphone.choice, undefined);
  });

  it('does not start another microphone when one fails in the middle', async () => {
    const spare = sound();
    const failsLater = new RecordedMicrophone(new Int16Array(512), { afterwards: new Error('pulled out') });
    await assert.rejects(hear(new AutoMicrophone(microphones(failsLater, spare), silentLog)), /pulled out/);
    assert.equal(spare.opened, 0);
  });

  it('takes a microphone that gives nothing at all for one that failed', async () => {
    const empty = new RecordedMicrophone(new Int16Array(0), { afterwards: 'vanishes' });
    assert.equal(await hear(new AutoMicrophone(microphones(empty, sound()), silentLog)), 4);
  });

  it('is missing only if all are', async () => {
    assert.equal(await missingOf(new AutoMicrophone(microphones(absent, sound()), silentLog)), undefined);
    assert.equal(await missingOf(new AutoMicrophone(microphones(absent), silentLog)), 'absent was not found.');
  });
});
