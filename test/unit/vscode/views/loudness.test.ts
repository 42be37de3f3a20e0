import assert from 'node:assert/strict';
import { Loudness } from '../../../../src/vscode/views/loudness.ts';

describe('how loud a failure is', () => {
  it('offers once what helps where nothing was understood, and mentions it from then on', () => {
    const loudness = new Loudness();
    const misheard = {
      code: 'nothing-understood',
      remedies: ['set-key'],
      setting: undefined,
      isByUser: false,
    } as const;
    assert.equal(loudness.of(misheard), 'offered');
    assert.equal(loudness.of(misheard), 'passing');
    assert.equal(loudness.of({ ...misheard, remedies: ['select-server'] }), 'offered');
  });

  it('mentions in passing what the user has not allowed', () => {
    assert.equal(new Loudness().of({ code: 'refused', remedies: [], setting: undefined, isByUser: true }), 'passing');
  });

  it('lets stand what did not work, every time', () => {
    const loudness = new Loudness();
    const broken = { code: 'unreachable', remedies: ['retry'], setting: undefined, isByUser: false } as const;
    assert.equal(loudness.of(broken), 'standing');
    assert.equal(loudness.of(broken), 'standing');
    assert.equal(loudness.of({ ...broken, code: 'cancelled' }), 'silent');
  });
});
