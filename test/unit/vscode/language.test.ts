import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { message } from '../../../src/messages/message.ts';
import { language, speakIn, text } from '../../../src/messages/text.ts';
import type { Translation } from '../../../src/messages/translation.ts';
import { speakLanguageOf } from '../../../src/vscode/language.ts';

describe("the editor's language", () => {
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (line: string) => void warnings.push(line) };

  beforeEach(() => {
    warnings.length = 0;
  });
  afterEach(() => speakIn('en', {}));

  const spoken = () => text(message('unexpected', { why: ['a', 'b'] }));
  const ENGLISH = 'Something unexpected went wrong: a and b';

  it('is spoken where there is a translation, and the rest in English', () => {
    const bundle = { unexpected: 'Unerwartet ging etwas schief: {why}', 'an.old-one': 'Altes' };
    speakLanguageOf('de', bundle, log);
    assert.equal(spoken(), 'Unerwartet ging etwas schief: a und b');
    assert.equal(text(message('cancelled')), 'Cancelled.');
    assert.deepEqual([language(), warnings], ['de', []]);
  });

  it('is English where there is no translation', () => {
    speakLanguageOf('sv', undefined, log);
    assert.equal(spoken(), ENGLISH);
    assert.deepEqual([language(), warnings], ['en', []]);
  });

  for (const [what, unexpected, fault] of [
    ['is no text', 3, /unexpected is no text/],
    ['cannot be read', 'Schief: {why', /unexpected cannot be read/],
    ['has a place that nobody fills', 'Schief: {warum}', /unexpected has no place warum/],
  ] as const)
    it(`is English for a sentence that ${what}, with a line in the log once, and only when it is said`, () => {
      speakLanguageOf('de', { unexpected, cancelled: 'Abgebrochen.' } as unknown as Translation, log);
      assert.equal(text(message('cancelled')), 'Abgebrochen.');
      assert.deepEqual(warnings, []);
      const says = () => text(message('unexpected', { why: 'so' }));
      assert.deepEqual([says(), says()], Array(2).fill('Something unexpected went wrong: so'));
      assert.equal(warnings.length, 1);
      assert.match(warnings[0] ?? '', fault);
    });

  it('reads nothing of a whole catalogue before it is said', () => {
    const read: PropertyKey[] = [];
    const bundle = new Proxy<Translation>(
      { cancelled: 'Abgebrochen.', unexpected: 'Schief: {why' },
      {
        get: (target, name) => {
          read.push(name);
          return Reflect.get(target, name);
        },
      },
    );
    speakLanguageOf('de', bundle, log);
    assert.equal(text(message('cancelled')), 'Abgebrochen.');
    assert.deepEqual([read, warnings], [['cancelled'], []]);
  });
});
