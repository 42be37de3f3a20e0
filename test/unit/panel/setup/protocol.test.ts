import assert from 'node:assert/strict';
import { parseSetupMessage } from '../../../../src/panel/setup/protocol.ts';

describe('what the page of the set-up may say', () => {
  it('A53: heeds what it can have said, and nothing else', () => {
    for (const wish of [
      { type: 'ready' },
      { type: 'again' },
      { type: 'choose' },
      { type: 'mend', part: 0, remedy: 1 },
      { type: 'use', list: 'microphones', row: 2 },
      { type: 'try', list: 'monitors', row: 0 },
    ])
      assert.deepEqual(parseSetupMessage(wish), wish);
    for (const other of [
      undefined,
      null,
      'again',
      [],
      [{ type: 'again' }],
      { type: 'again', row: 1 },
      { type: 'again', command: 'aloud.clearApiKey' },
      { type: 'mend', part: 0 },
      { type: 'mend', part: -1, remedy: 0 },
      { type: 'mend', part: 0.5, remedy: 0 },
      { type: 'mend', part: '0', remedy: 0 },
      { type: 'mend', part: 1e99, remedy: 0 },
      { type: 'use', list: '__proto__', row: 0 },
      { type: 'use', list: 'microphones', row: Number.NaN },
      { type: 'use', list: 'microphones', row: 0, part: 0 },
      { type: 'constructor' },
    ])
      assert.equal(parseSetupMessage(other), undefined, JSON.stringify(other));
  });
});
