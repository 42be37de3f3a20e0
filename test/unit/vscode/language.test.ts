import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../../src/common/log.ts';
import { message } from '../../../src/messages/message.ts';
import { language, speakIn, text } from '../../../src/messages/text.ts';
import { speakLanguageOf } from '../../../src/vscode/language.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe("the editor's language", () => {
  const folder = temporaryFolder('messages');
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (line: string) => void warnings.push(line) };

  beforeEach(() => {
    warnings.length = 0;
  });
  afterEach(() => speakIn('en', {}));
  after(() => folder.remove());

  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder.path, name), typeof content === 'string' ? content : JSON.stringify(content));
  const spoken = () => text(message('unexpected', { why: ['a', 'b'] }));
  const ENGLISH = 'Something unexpected went wrong: a and b';

  it('is spoken where there is a translation, and the rest in English', () => {
    write('de.json', { unexpected: 'Unerwartet ging etwas schief: {why}', 'an.old-one': 'Altes' });
    speakLanguageOf('de', folder.path, log);
    assert.equal(spoken(), 'Unerwartet ging etwas schief: a und b');
    assert.equal(text(message('cancelled')), 'Cancelled.');
    assert.deepEqual([language(), warnings], ['de', []]);
  });

  it('is spoken by its first part, and its own translation comes before', () => {
    write('pt.json', { cancelled: 'Cancelado.' });
    speakLanguageOf('pt-BR', folder.path, log);
    assert.deepEqual([text(message('cancelled')), language()], ['Cancelado.', 'pt-br']);
    write('pt-br.json', { cancelled: 'Foi cancelado.' });
    speakLanguageOf('pt-BR', folder.path, log);
    assert.equal(text(message('cancelled')), 'Foi cancelado.');
  });

  it('is English where there is no translation, and where nothing may be read', () => {
    write('en.json', { cancelled: 'Never read.' });
    for (const tag of ['en', 'en-GB', 'fr', 'qps-ploc', '../en', ''] as const) {
      speakLanguageOf(tag, folder.path, log);
      assert.equal(text(message('cancelled')), 'Cancelled.', tag);
    }
    assert.deepEqual(warnings, []);
  });

  for (const [what, content, says] of [
    ['no JSON', '{ "cancelled": ', /JSON/],
    ['no object', ['Abgebrochen.'], /it is no object/],
    ['no text', { cancelled: 'Abgebrochen.', unexpected: 3 }, /unexpected is no text/],
    ['a sentence that cannot be read', { unexpected: 'Schief: {why', cancelled: 'Abgebrochen.' }, /cannot be read/],
    ['a place that nobody fills', { unexpected: 'Schief: {warum}', cancelled: 'Abgebrochen.' }, /no place warum/],
  ] as const)
    it(`is English, with a line in the log, where a translation holds ${what}`, () => {
      write('sv.json', content);
      speakLanguageOf('sv', folder.path, log);
      assert.equal(spoken(), ENGLISH);
      assert.equal(text(message('cancelled')), 'Cancelled.');
      assert.equal(warnings.length, 1);
      assert.match(warnings[0] ?? '', /sv\.json is left out/);
      assert.match(warnings[0] ?? '', says);
    });
});
