import assert from 'node:assert/strict';
import { NamesBySound } from '../../../../src/grammar/ear/namesBySound.ts';
import { atOnce } from '../../../../src/syntax/slices.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const PER_PHONE = 0.2;

function namesOf(...names: readonly string[]): NamesBySound {
  return atOnce(NamesBySound.of(names));
}

function nearest(names: NamesBySound, heard: string, most = 3): readonly string[] {
  return names.nearest(heard.split(' '), PER_PHONE, most).map(({ said }) => said);
}

describe('many names by their sound', () => {
  const names = namesOf('user service', 'order repository', 'cart', 'invoice store', 'parse header', 'use login');

  for (const [heard, name] of [
    ['user servers', 'user service'],
    ['use a service', 'user service'],
    ['border repository', 'order repository'],
    ['card', 'cart'],
    ['in voice store', 'invoice store'],
    ['pars header', 'parse header'],
    ['use log in', 'use login'],
  ] as const)
    it(`have the one that “${heard}” sounds like`, () => assert.deepEqual(nearest(names, heard), [name]));

  it('have none that sounds like anything else', () => {
    for (const heard of ['quarterly report', 'buy milk tomorrow', '', '42'])
      assert.deepEqual(nearest(names, heard), [], heard);
  });

  it('have the nearest first, each once, and no more than asked for', () => {
    const near = namesOf('user server', 'user service', 'user service');
    assert.equal(near.size, 2);
    assert.deepEqual(nearest(near, 'user service'), ['user service', 'user server']);
    assert.deepEqual(nearest(near, 'user service', 1), ['user service']);
  });

  describe('of a large project', () => {
    const WORDS = `user order cart account session token header parser service repository controller handler model view
      client server queue item list map cache store reader writer config loader request response error manager factory
      builder provider adapter event command query index page form button table row cell grid chart email template invoice
      payment price product stock address customer report export import folder path stream buffer socket channel message
      worker task timer clock date zone language string number value key tree node edge graph matrix vector line shape color
      image font style theme layout menu panel dialog window screen editor cursor range anchor region symbol scope grammar
      rule pattern match group suite fixture helper base default custom remote shared common core`.split(/\s+/);
    const MANY = 100_000;
    const many = Array.from({ length: MANY }, (_, at) =>
      [at % 89, Math.floor(at / 89) % 97, Math.floor(at / (89 * 97)) % 101].map(n => WORDS[n]).join(' '),
    );
    /** In ms of the processor, with much to spare. */
    const MOST_OF_A_STEP = 8;
    const MOST_OF_A_SEARCH = 20;
    let all: NamesBySound;

    before(() => {
      all = atOnce(NamesBySound.of(many));
    });

    it('are read a little at a time', () => {
      const reading = NamesBySound.of(many.slice(0, 30_000));
      let long = 0;
      for (let isDone = false; !isDone; ) {
        const from = cpuNow();
        isDone = reading.next().done === true;
        if (cpuNow() - from > MOST_OF_A_STEP) long++;
      }
      // Arrays that grow and the engine's own work take a moment now and then.
      assert.ok(long < 20, `${long} steps were long`);
    });

    it('are searched as quickly whatever is looked for', () => {
      const heard = [
        'user order card',
        'quarterly report numbers',
        'account sessions talking',
        'zoo zoo zoo',
        'a',
        'key',
      ];
      for (const each of heard) nearest(all, each);
      for (const each of heard) {
        const times = [1, 2, 3].map(() => {
          const from = cpuNow();
          nearest(all, each);
          return cpuNow() - from;
        });
        assert.ok(Math.min(...times) < MOST_OF_A_SEARCH, `${each}: ${times}`);
      }
      assert.equal(nearest(all, 'use a order card')[0], 'user order cart');
    });
  });
});
