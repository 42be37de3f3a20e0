import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentences } from '../../../src/speak/sentences.ts';
import { collect, collectUntilError } from '../../support/collect.ts';
import { cpuNow } from '../../support/cpuNow.ts';

async function* from(deltas: readonly string[]): AsyncGenerator<string, void, undefined> {
  yield* deltas;
}

function cut(text: string, maxLength = 4096): Promise<string[]> {
  return collect(sentences(from([text]), maxLength));
}

/** Text of the kind that is hard to cut. */
const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'e.g.',
        '3.14',
        'main.ts',
        'a.b',
        'Dr. No',
        '`a. B`',
        '`',
        '\n',
        '1.',
        '(1)',
        '[x. Y](z)',
        '，',
        '。',
      ),
      fc.constantFrom(
        'Yes.',
        'no',
        'It works!',
        'Why?',
        'wait…',
        'so,',
        'then;',
        '— and',
        '😀',
        '👩‍🚀',
        'É',
        '"Quoted."',
        '5.',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'aB1.,;:!? \n`[]()'), maxLength: 30 }),
    ),
    { maxLength: 40 },
  )
  .map(words => words.join(' '));

describe('sentences', () => {
  it('cuts at the ends of sentences', async () => {
    assert.deepEqual(await cut('It adds two numbers. Then it returns! Why? Because "it must." So it is.'), [
      'It adds two numbers.',
      'Then it returns!',
      'Why?',
      'Because "it must."',
      'So it is.',
    ]);
  });

  for (const whole of [
    'Version 3.14 of main.ts calls a.b and, e.g. Now, v1.X in foo.Bar.',
    'Ask Mr. Brown or J. Smith, i.e. Them, approx. 5, or 3. 5 pages, etc. and so on.',
    'Call `it. Then. Again!` or `a ? B : c` to go on.',
    'Look at [this. It is](https://a.example/b.C) here.',
    '1. Open the file.',
    '## 2. Save it.',
  ]) {
    it(`does not cut within "${whole}"`, async () => {
      assert.deepEqual(await cut(`${whole} Yes.`), [whole, 'Yes.']);
    });
  }

  it('knows the ends of other languages', async () => {
    assert.deepEqual(await cut('这是第一句。这是第二句！'), ['这是第一句。', '这是第二句！']);
    assert.deepEqual(await cut('यह एक है। यह दो है।'), ['यह एक है।', 'यह दो है।']);
  });

  it('ends at a new line too', async () => {
    assert.deepEqual(await cut('# Title\n\n- one\n- two\r\nand more'), ['# Title', '- one', '- two', 'and more']);
  });

  it('gives each sentence as soon as the next has begun, and not before', async () => {
    const given: string[] = [];
    async function* deltas() {
      for (const delta of ['It is 3.', '14 now. ', '"', 'Then']) {
        yield delta;
        given.push(delta);
      }
    }
    for await (const piece of sentences(deltas(), 4096)) given.push(`<${piece}>`);
    assert.deepEqual(given, ['It is 3.', '14 now. ', '"', '<It is 3.14 now.>', 'Then', '<"Then>']);
  });

  it('cuts a long first sentence at the end of a clause, so that speech begins soon', async () => {
    const long =
      'When the cart is not empty, the function adds up the prices of all items, one by one, and then takes the discount off.';
    const pieces = await cut(`${long} ${long}`);
    assert.deepEqual(pieces, [
      'When the cart is not empty, the function adds up the prices of all items, one by one,',
      'and then takes the discount off.',
      long,
    ]);
  });

  it('says what there is before it throws', async () => {
    async function* broken() {
      yield 'One. Two and';
      throw new Error('gone');
    }
    const { items, thrown } = await collectUntilError(sentences(broken(), 4096));
    assert.deepEqual(items, ['One.', 'Two and']);
    assert.match(String(thrown), /gone/);
  });

  it('loses nothing, keeps the order and the greatest length', async () => {
    await fc.assert(
      fc.asyncProperty(prose, fc.integer({ min: 2, max: 120 }), async (text, maxLength) => {
        const pieces = await cut(text, maxLength);
        assert.equal(pieces.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
        for (const piece of pieces) {
          assert.ok(piece.length <= maxLength && piece.length > 0, piece);
          assert.equal(piece, piece.trim());
          if (!/\p{Cs}/u.test(text)) assert.doesNotMatch(piece, /\p{Cs}/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same however the text arrives', async () => {
    await fc.assert(
      fc.asyncProperty(prose, fc.array(fc.nat(600), { maxLength: 30 }), async (text, cuts) => {
        const places = [0, ...cuts.filter(at => at < text.length).sort((a, b) => a - b), text.length];
        const deltas = places.slice(1).map((to, i) => text.slice(places[i], to));
        assert.deepEqual(await collect(sentences(from(deltas), 300)), await cut(text, 300));
      }),
      { numRuns: 200 },
    );
  });

  for (const again of ['a word, a number 5.5 and no end ', 'a price of $x. A', '\\( a. B ', '$$ a. B ']) {
    it(`takes its time in proportion to the text: ${again}`, async () => {
      const before = cpuNow();
      await cut(`\` ${again.repeat(32_000 / again.length)}`);
      assert.ok(cpuNow() - before < 3000, `${cpuNow() - before} ms`);
    });
  }
});
