import assert from 'node:assert/strict';
import { type Borders, nameMatcher, phrasesOf } from '../../../../../src/grammar/places/text/phrases.ts';

function found(said: string, text: string, borders?: Borders): readonly string[] {
  for (const phrase of phrasesOf(said.split(' '), borders)) {
    const spans = [...phrase.in(text)];
    if (spans.length > 0) return spans.map(({ start, end }) => `${start}:${text.slice(start, end)}`);
  }
  return [];
}

describe('a phrase', () => {
  for (const [said, text, want] of [
    [
      'max speed',
      'maxSpeed max_speed MAX-SPEED max  speed',
      ['0:maxSpeed', '9:max_speed', '19:MAX-SPEED', '29:max  speed'],
    ],
    ['max', 'maxSpeed maximum climax Max', ['0:max', '24:Max']],
    ['speed', 'maxSpeed max_speed speeds', ['3:Speed', '13:speed']],
    ['item', 'items firstItem itemCount item', ['11:Item', '16:item', '26:item']],
    ['url', 'parseURLOf URLs curl', ['5:URL']],
    ['server', 'HTTPServer observer', ['4:Server']],
    ['foo dot bar', 'foo.bar foo . bar foodotbar', ['0:foo.bar', '8:foo . bar']],
    ['dot', 'dot', ['0:dot']],
    ['dash foo', 'a-foo a - foo', ['1:-foo', '8:- foo']],
    ['forty two', '42 420 4.42 142 fortyTwo', ['0:42', '16:fortyTwo']],
    ['forty two', '4.42', []],
    ['ten', '10px 10 x10 1_10', ['0:10', '5:10']],
    ['player one', 'player1 player_1 player12', ['0:player1', '8:player_1']],
    ['player', 'player1', ['0:player']],
    ['e-mail', 'an e-mail', ['3:e-mail']],
    ['forty-two', 'a forty-two', ['2:forty-two']],
    ['über', 'über Übermut', ['0:über']],
    ['東京', '東京都', ['0:東京']],
    ['cafe', 'cafe\u0301 cafe', ['6:cafe']],
    ['camel case foo bar', 'foo_bar fooBar', ['8:fooBar']],
    ['a', '𝒜a a', ['4:a']],
  ] as const)
    it(`stands at the borders of words, in any style of names: ${said} in ${text}`, () => {
      assert.deepEqual(found(said, text), want);
    });

  it('stands as a whole name, or anywhere, where that is meant', () => {
    assert.deepEqual(found('item', 'firstItem items item item_1', 'names'), ['16:item']);
    assert.deepEqual(found('e', 'then', 'anywhere'), ['2:e']);
  });

  it('is found backwards from a place', () => {
    const text = `${'foo x '.repeat(10_000)}bar ${'y '.repeat(20_000)}`;
    const [bar] = phrasesOf(['bar']);
    const [foo] = phrasesOf(['foo']);
    assert.deepEqual(bar?.lastIn(text, text.length, 1), [{ start: 60_000, end: 60_003 }]);
    assert.deepEqual(foo?.lastIn(text, 60_000, 2), [
      { start: 59_988, end: 59_991 },
      { start: 59_994, end: 59_997 },
    ]);
    assert.deepEqual(foo?.lastIn(text, 2, 1), []);
  });

  it('tells its own name from longer ones', () => {
    const isMaxSpeed = nameMatcher(['max', 'speed']);
    assert.ok(isMaxSpeed('maxSpeed') && isMaxSpeed('MAX_SPEED'));
    assert.ok(!isMaxSpeed('maxSpeeds') && !isMaxSpeed('aMaxSpeed'));
  });
});
