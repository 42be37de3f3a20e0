import assert from 'node:assert/strict';
import { ENGLISH } from '../../../../src/session/phonetics.ts';
import { respell } from '../../../../src/transcribe/names/respell.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const cases: readonly { heard: string; names: string; written: string; why?: string }[] = [
  {
    heard: 'Move upward artifacts to the bottom.',
    names: 'upload_artifacts',
    written: 'Move upload_artifacts to the bottom.',
  },
  {
    heard: 'Go to said Bu Maitrix.',
    names: 'Matrix viewMatrix setViewMatrix',
    written: 'Go to setViewMatrix.',
    why: 'the longest',
  },
  { heard: 'Rename time or entry to alarm.', names: 'TimerEntry', written: 'Rename TimerEntry to alarm.' },
  {
    heard: 'replace dead line by due time',
    names: 'deadline',
    written: 'replace deadline by due time',
    why: 'one word in two',
  },
  { heard: 'Change the tax raid to five.', names: 'taxRate', written: 'Change the taxRate to five.' },
  { heard: 'Make remote a ti open.', names: 'remoteApi', written: 'Make remoteApi open.' },
  {
    heard: 'Double grace, period.',
    names: 'GRACE_PERIOD',
    written: 'Double GRACE_PERIOD.',
    why: 'a comma where one stops',
  },
  { heard: 'find usages of Max-Speed', names: 'maxSpeed', written: 'find usages of maxSpeed', why: 'a dash' },
  {
    heard: 'explain the H.T.T.P. server',
    names: 'HTTPServer',
    written: 'explain the HTTPServer',
    why: 'letters with dots',
  },
  {
    heard: 'round discount percent to a whole number',
    names: 'discount_pct',
    written: 'round discount_pct to a whole number',
    why: 'said in full',
  },
  { heard: 'go to get user', names: 'getUser', written: 'go to getUser' },
  {
    heard: 'replace is open with expanded',
    names: 'isOpen',
    written: 'replace isOpen with expanded',
    why: 'a small word',
  },
  { heard: 'set the default for on submit', names: 'onSubmit', written: 'set the default for onSubmit' },
];

const untouched: readonly { heard: string; names: string; why: string }[] = [
  { heard: 'change currency to code', names: 'currency', why: 'the name stands there, and "to" beside it' },
  { heard: 'set limit to twenty', names: 'limit', why: 'numbers are no part of it' },
  { heard: 'rename total to some', names: 'someTotal sum', why: 'the new name is none of the file' },
  { heard: 'rename handle click to handle press', names: 'handlePress2', why: 'the new name is none of the file' },
  { heard: 'add a method called restock', names: 'low_stock', why: 'what is called so is new' },
  { heard: 'add a parameter due date', names: 'useState', why: 'what is added is new' },
  { heard: 'delete this sensor', names: 'sensors', why: 'another form of the word' },
  { heard: 'change the event name to closed', names: 'EventEmitter', why: 'another second word' },
  { heard: 'uncomment the margin', names: 'marginTop', why: 'a part of the name' },
  { heard: 'surround the selection with braces', names: 'vertices', why: 'what commands point at' },
  { heard: 'above the return add const total equals zero', names: 'console', why: 'a keyword' },
  { heard: 'rename sum to total please', names: 'subtotal', why: 'the new name' },
  { heard: 'find tax raid', names: 'taxRate taxRaid2 taxRates', why: 'several are as near' },
  { heard: 'the well-known host name', names: 'knownHostName', why: 'it begins within a word' },
];

describe('soundAlikes', () => {
  for (const { heard, names, written, why } of cases) {
    it(`"${heard}" with ${names} is "${written}"${why ? `: ${why}` : ''}`, () => {
      assert.equal(respell(heard, names.split(' '), 'command', ENGLISH), written);
    });
  }

  for (const { heard, names, why } of untouched) {
    it(`leaves "${heard}" with ${names}: ${why}`, () => {
      assert.equal(respell(heard, names.split(' '), 'command', ENGLISH), heard);
    });
  }

  it('leaves prose as it was said', () => {
    for (const said of ['The tax raid was long.', 'An upward artifact of time or entry.'])
      assert.equal(respell(said, ['taxRate', 'upload_artifact', 'TimerEntry'], 'dictation', ENGLISH), said);
  });

  it('is the same when done twice', () => {
    for (const { heard, names } of cases) {
      const once = respell(heard, names.split(' '), 'command', ENGLISH);
      assert.equal(respell(once, names.split(' '), 'command', ENGLISH), once);
    }
  });

  it('takes no long time over a hundred names', () => {
    const said =
      'change the parser state of the first reader to the next token and move the whole of it below the loop';
    const names = Array.from(
      { length: 100 },
      (_, i) => `${['read', 'next', 'parse'][i % 3]}Token${'abcdefghij'[i % 10]}${i}`,
    );
    respell(said, names, 'command', ENGLISH);
    const before = cpuNow();
    respell(said, names, 'command', ENGLISH);
    const ms = cpuNow() - before;
    assert.ok(ms < 100, `${ms} ms`);
  });
});
