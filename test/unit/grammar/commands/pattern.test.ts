import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Pattern, type SlotRules } from '../../../../src/grammar/commands/pattern.ts';

const split = (said: string) => said.split(' ').filter(Boolean);

function found(pattern: string, said: string, slots?: SlotRules): readonly string[] {
  return [...new Pattern(pattern, slots).matches(split(said))].map(bindings =>
    Object.entries(bindings)
      .map(([slot, words]) => `${slot}=${words.join(' ')}`)
      .join(', '),
  );
}

describe('a pattern', () => {
  for (const [pattern, said, want] of [
    ['undo', 'Undo', ['']],
    ['undo', 'undo it', []],
    ['undo [that | it]', 'undo it', ['']],
    ['(go | jump) to <x>', 'jump to Line five', ['x=Line five']],
    ['change <a> to <b>', 'change x to y to z', ['a=x, b=y to z', 'a=x to y, b=z']],
    ['indent [<a>] [<b>]', 'indent x y', ['a=x y', 'a=x, b=y', 'b=x y']],
    ['[a] <x>', 'a', ['x=a']],
    ['([a] <x> | b) c', 'x c', ['x=x']],
    ['<x>', '', []],
    ['[a]', '', ['']],
  ] as const)
    it(`is what it says, in each way: “${said}” as ${pattern}`, () => assert.deepEqual(found(pattern, said), want));

  it('takes for a slot what its rule has, and no more of it', () => {
    const slots = { n: { mostWords: 2, fits: (words: readonly string[]) => words.every(word => /^\d+$/.test(word)) } };
    assert.deepEqual(found('up <n> [lines]', 'up 1 2', slots), ['n=1 2']);
    assert.deepEqual(found('up <n>', 'up 1 2 3', slots), []);
    assert.deepEqual(found('up <n>', 'up one', slots), []);
  });

  for (const [pattern, said, isBegun] of [
    ['change <a> to <b>', 'change', true],
    ['change <a> to <b>', 'change foo', true],
    ['go to [the] end', 'go to the', true],
    ['go to [the] end', 'go to an', false],
    ['undo', 'undo it', false],
  ] as const)
    it(`is ${isBegun ? '' : 'not '}begun by “${said}”: ${pattern}`, () => {
      assert.equal(new Pattern(pattern).isBegunBy(split(said)), isBegun);
    });

  it('tells which words may come first, where not any may', () => {
    assert.deepEqual([...(new Pattern('(go | [please] jump) to').first ?? [])].sort(), ['go', 'jump', 'please']);
    for (const open of ['<x> a', '[<x>] a', '([a] <x> | b) c', '[a]']) assert.equal(new Pattern(open).first, undefined);
    assert.throws(() => new Pattern('(go | to'), SyntaxError);
    assert.throws(() => new Pattern('go] to'), SyntaxError);
  });

  it('finds what a search through all ways would find, in its order', () => {
    const word = fc.constantFrom('a', 'b', '<x>', '<y>', '[a]', '(a | b)', '[<z>]', '(a b | <w>)');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.array(fc.constantFrom('a', 'b'), { maxLength: 6 }),
        (parts, said) => {
          const pattern = new Pattern(parts.join(' '));
          const ways = [...pattern.matches(said)];
          assert.equal(ways.length > 0, matches(parts, said), `${parts.join(' ')} / ${said.join(' ')}`);
          if (ways.length > 0 && said[0]) assert.ok(pattern.first?.has(said[0]) ?? true);
          for (let length = 0; ways.length > 0 && length <= said.length; length++)
            assert.ok(pattern.isBegunBy(said.slice(0, length)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('A51 looks at no way that comes to nothing: six slots, 50 words and more', () => {
    let looks = 0;
    const rule = { mostWords: 1_000, fits: () => ++looks > 0 };
    const slots = { a: rule, b: rule, c: rule, d: rule, e: rule, f: rule };
    const words = Array<string>(50).fill('word');
    const pattern = new Pattern('<a> and <b> <c> <d> <e> <f> end', slots);
    assert.deepEqual([...pattern.matches(words)], []);
    assert.equal(looks, 0);
    const open = new Pattern('<a> <b> <c> <d> <e> <f> end', slots);
    assert.ok(!open.matches([...words, 'end']).next().done);
    assert.ok(looks < 50 * 50, String(looks));
    const free = new Pattern('<a> <b> <c> <d> <e> <f> end');
    const many = Array<string>(5_000).fill('word');
    assert.ok(free.matches(many).next().done);
    assert.ok(!free.matches([...many, 'end']).next().done);
    const optional = new Pattern(`${'[a] '.repeat(60)} end`);
    assert.ok(optional.matches(Array<string>(60).fill('a')).next().done);
    assert.ok(!optional.isBegunBy([...Array<string>(60).fill('a'), 'b']));
  });

  it('has its beginnings, up to the first slot or the end', () => {
    const beginnings = [
      ...new Pattern('(go | jump) to <target>').beginnings(4),
      ...new Pattern('fold [all]').beginnings(1),
    ];
    assert.deepEqual(beginnings, [
      { words: ['go', 'to'], isWhole: false },
      { words: ['jump', 'to'], isWhole: false },
      { words: ['fold'], isWhole: true },
    ]);
  });
});

/** By regular expression: a letter a word. */
function matches(parts: readonly string[], said: readonly string[]): boolean {
  const source = parts
    .map(part => part.replace(/<\w>/g, '[ab]+').replaceAll('[a]', 'a?').replaceAll(' ', ''))
    .map(part => (part.startsWith('[[') ? '[ab]*' : part))
    .join('');
  return new RegExp(`^${source}$`).test(said.join(''));
}
