import assert from 'node:assert/strict';
import { withoutNotes } from '../../../../src/transcribe/ears/withoutNotes.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

describe('withoutNotes', () => {
  it('F10: leaves nothing of what a model notes where nobody speaks', () => {
    for (const noted of [
      '[Music]',
      ' [BLANK_AUDIO] ',
      '(wind blowing)',
      '*sighs*',
      '♪♪',
      '♪ la la ♪',
      '[Musik].',
      '…',
      '.',
    ])
      assert.equal(withoutNotes(noted), '', noted);
  });

  it('leaves what was said', () => {
    assert.equal(withoutNotes('[Music] Go to line 5. [Applause]'), 'Go to line 5.');
    assert.equal(withoutNotes('Call it (for now) total.'), 'Call it (for now) total.');
    assert.equal(withoutNotes('起きて。'), '起きて。');
    assert.equal(withoutNotes('two * three'), 'two * three');
  });

  it('A51: takes no time over what is long', () => {
    const began = cpuNow();
    for (const sign of ['[', '[x', '♪', '(', '*']) withoutNotes(sign.repeat(100_000));
    assert.ok(cpuNow() - began < 500);
  });
});
