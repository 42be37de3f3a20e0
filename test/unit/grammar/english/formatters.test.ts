import assert from 'node:assert/strict';
import { FORMATTERS, formatterAt, join, named } from '../../../../src/grammar/english/formatters.ts';

/** What a formatter makes of "max HTTP speed". */
function formatted(said: string): string {
  const found = formatterAt(said.split(' '), 0);
  assert.ok(found, said);
  return join(
    ['max', 'HTTP', 'speed'].map(text => ({ text })),
    found.formatter,
  );
}

describe('formatters', () => {
  for (const [said, want] of [
    ['camel case', 'maxHttpSpeed'],
    ['pascal case', 'MaxHttpSpeed'],
    ['snake case', 'max_http_speed'],
    ['underscores', 'max_http_speed'],
    ['all caps', 'MAX_HTTP_SPEED'],
    ['constant case', 'MAX_HTTP_SPEED'],
    ['kebab case', 'max-http-speed'],
    ['dashes', 'max-http-speed'],
    ['one word', 'maxhttpspeed'],
    ['smash', 'maxhttpspeed'],
    ['dotted', 'max.HTTP.speed'],
    ['slashes', 'max/HTTP/speed'],
    ['title case', 'Max Http Speed'],
    ['sentence case', 'Max HTTP speed'],
    ['lowercase', 'max http speed'],
    ['uppercase', 'MAX HTTP SPEED'],
    ['dunder', '__max_http_speed__'],
  ] as const) {
    it(`${said}: ${want}`, () => assert.equal(formatted(said), want));
  }

  it('keeps fixed parts, and numbers with the word before them', () => {
    const parts = [{ text: 'API', fixed: true }, { text: 'version' }, { text: '2' }, { text: 'url' }];
    const by = (said: string) => join(parts, formatterAt(said.split(' '), 0)?.formatter ?? assert.fail(said));
    assert.equal(by('snake case'), 'API_version2_url');
    assert.equal(by('camel case'), 'APIVersion2Url');
    assert.equal(by('dashes'), 'API-version-2-url');
  });

  it('takes the longest phrase, and none where there is none', () => {
    assert.equal(formatterAt(['snake', 'case'], 0)?.length, 2);
    assert.equal(formatterAt(['snake', 'pit'], 0)?.length, 1);
    assert.equal(formatterAt(['title', 'text'], 0), undefined);
    assert.equal(formatterAt([], 0), undefined);
  });

  it('gives no phrase to two formatters', () => {
    const phrases = FORMATTERS.flatMap(({ said }) => said);
    assert.deepEqual(phrases, [...new Set(phrases)]);
  });

  it('writes words in the styles of names', () => {
    assert.equal(named(['max', 'speed'], 'camel'), 'maxSpeed');
    assert.equal(named(['max', 'speed'], 'constant'), 'MAX_SPEED');
    assert.equal(named([], 'camel'), '');
  });
});
