import assert from 'node:assert/strict';
import fc from 'fast-check';
import { speakIn } from '../../../src/messages/text.ts';
import { Speakable } from '../../../src/speak/speakable.ts';
import { cpuNow } from '../../support/cpuNow.ts';

/** What is said for the lines or sentences of one answer. */
async function said(...pieces: readonly string[]): Promise<readonly string[]> {
  const speakable = await Speakable.create();
  return pieces.map(piece => speakable.say(piece));
}

const ON_SCREEN = 'The code is on screen.';
const ZERO_WIDTH = '\u200B';
const FENCE = '```';

describe('Speakable', () => {
  for (const [written, heard] of [
    // Names
    ['`maxSpeed`, `foo_bar` and `getUser()`', 'max speed, foo bar and get user'],
    ['It sets maxSpeed, foo_bar and calls cart.getUser().', 'It sets max speed, foo bar and calls cart dot get user.'],
    ['`MAX_SPEED` of `API_URL`', 'max speed of API URL'],
    ['`parseHTTPHeader` and `$el`', 'parse HTTP header and el'],
    [
      'See main.ts, `src/common/errors.ts` or Node.js.',
      'See main dot ts, src slash common slash errors dot ts or node dot js.',
    ],
    [
      'The IDs of 3 APIs, e.g. NASA, cost 3.14 in the U.S. of v2.0.',
      'The IDs of 3 APIs, for example NASA, cost 3.14 in the U.S. of v2.0.',
    ],
    ['Call add(a, b) in Müller’s naïve straße', 'Call add(a, b) in Müller’s naïve straße'],
    // Code in a line
    ['Set `x = 5`, then `i += 2.5`.', 'Set x equals 5, then i plus equals 2.5.'],
    ['If `a && !b` or `n <= 3`:', 'If a and not b or n is at most 3:'],
    ['A `Map<string, number>` of `items[0].price`', 'A map of string and number of items at 0 dot price'],
    ['An Array<string> comes back.', 'An Array of string comes back.'],
    ['Match `/^[a-z]+$/` and `{}`.', 'Match this expression and braces.'],
    [
      'It is `const answer = await fetch(url, { method: "POST", body: text, headers, signal })`.',
      'It is this expression.',
    ],
    ['``a`b`` and ```c```', 'a b and c'],
    // Markup
    ['**Never** do _this_, *that* or ~~those~~.', 'Never do this, that or those.'],
    ['**First of two.', 'First of two.'],
    ['2 * 3 is 6', '2 times 3 is 6'],
    ['\\*not marked\\* &amp; 1 &lt; 2', 'not marked & 1 is less than 2'],
    ['## How it works', 'How it works.'],
    ['- one **thing**', 'one thing.'],
    ['- [x] tests', 'Done: tests.'],
    ['- [ ] docs', 'To do: docs.'],
    ['2. Save it.', '2. Save it.'],
    ['1986. A good year.', '1986. A good year.'],
    ['> quoted', 'quoted.'],
    ['| Name | What `a || b` is |', 'Name, What a or b is.'],
    ['|---|:--:|', ''],
    ['---', ''],
    ['<b>Bold</b><br>text', 'Bold text'],
    ['a → b', 'a to b'],
    // Links
    ['Read [the guide (new)](https://a.example/x_(y)?q=1) now.', 'Read the guide (new) now.'],
    ['See https://a.example/b?c=d, www.b.example/x and <https://c.example>.', 'See a link, a link and a link.'],
    ['See [https://a.example](https://evil.example), [text][1] and note[^2].', 'See a link, text and note.'],
    ['[1]: https://a.example "Title"', ''],
    // Pictures
    ['Done 🎉👩‍💻🇩🇪 1️⃣ 👍🏽!', 'Done 1!'],
    ['✅', ''],
  ] as const) {
    it(`says ${JSON.stringify(written)}`, async () => {
      assert.deepEqual(await said(written), [heard]);
    });
  }

  it('A28: leaves images out, with their address and their text', async () => {
    assert.deepEqual(
      await said(
        'Look ![at me](https://evil.example/?q=secret) here.',
        '[![alt](https://evil.example/a.png)](https://evil.example)',
        '![alt][ref]',
        '<img src="https://evil.example/x" alt="read me">',
      ),
      ['Look here.', '', '', ''],
    );
  });

  describe('blocks of code', () => {
    for (const [title, ...lines] of [
      ['', `${FENCE}ts`, 'const a = 1;', '', FENCE],
      [' with the other sign', '~~~', 'code', FENCE, 'code', '~~~'],
      [' within a block', '````md', `${FENCE}ts`, 'code', FENCE, 'code', '````'],
      [' with what only looks like its end', FENCE, `${FENCE} no end`, 'code', '``', FENCE],
      [' in a quotation', `> ${FENCE}`, '> code', `> ${FENCE}`],
      [' in a list', `- ${FENCE}js`, 'code', FENCE],
      [' in a numbered list', `1. ${FENCE}js`, 'code', FENCE],
      [' behind something unseen', `${ZERO_WIDTH}${FENCE}`, 'code', `${FENCE}${ZERO_WIDTH}`],
    ] as const) {
      it(`are mentioned, never read${title}`, async () => {
        const heard = await said('Before.', ...lines, 'After.');
        assert.deepEqual(heard, ['Before.', ON_SCREEN, ...lines.slice(1).map(() => ''), 'After.']);
      });
    }

    it('that never end are not read either', async () => {
      assert.deepEqual(await said(FENCE, 'one', 'two'), [ON_SCREEN, '', '']);
    });
  });

  describe('A32, A33: what cannot be seen is not heard', () => {
    for (const [what, hidden] of [
      ['tag characters', String.fromCodePoint(0xe0053, 0xe0061, 0xe0079)],
      ['zero-width characters', '\u200B\u2060\uFEFF'],
      ['bidi controls', '\u202E\u2066\u2069'],
      ['controls', '\u0007\u001B\u009B'],
      ['fillers and private characters', '\u2800\u115F\uE000'],
      ['entities of them', '&#8203;&#x202E;'],
      ['halves of characters', '\uD83D'],
    ] as const) {
      it(what, async () => {
        assert.deepEqual(await said(`Open ma${hidden}in now, and \`fo${hidden}o\`.`), ['Open main now, and foo.']);
      });
    }
  });

  describe('A38: what looks like a secret is not read', () => {
    for (const secret of [
      'sk-proj-abcdefghijklmnopqrst',
      'sk-4bC9dE2fG7hJ1kL8mN3p',
      'AKIAIOSFODNN7EXAMPLE',
      'ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ',
      'AIzaSyD4f8Gh2jKl0Pq7Rs9Tu1Vw3Xy5Za6Bc8D',
      'd41d8cd98f00b204e9800998ecf8427e',
      '550e8400-e29b-41d4-a716-446655440000',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
      'c2VjcmV0IHZhbHVlIG9mIHNvbWUga2luZA==',
      'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U',
      '4111-1111-1111-1111',
      `sk-4bC9dE2f${ZERO_WIDTH}G7hJ1kL8mN3p`,
    ]) {
      for (const [where, text, heard] of [
        ['in a sentence', `The key is ${secret}, keep it.`, 'The key is a long value, keep it.'],
        ['in code', `It is \`${secret}\`.`, 'It is a long value.'],
        ['marked', `It is **${secret}**.`, 'It is a long value.'],
        ['in an address', `Go to https://a.example/?key=${secret} now.`, 'Go to a link now.'],
      ] as const) {
        it(`${secret.slice(0, 24)} ${where}`, async () => {
          assert.deepEqual(await said(text), [heard]);
        });
      }
    }

    it('named once, however many lines it has', async () => {
      const line = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
      assert.deepEqual(await said(line, line, line, 'After.'), ['a long value', '', '', 'After.']);
    });

    it('and names are', async () => {
      assert.deepEqual(
        await said(
          'In src/components/buttons/Button2 is test_that_utf8_is_decoded_right.',
          'The `calculateTotalPriceOfCart2` of x86_64-unknown-linux-gnu, internationalization.',
          '这是一个没有空格的很长的句子因为中文不用空格。',
        ),
        [
          'In src/components/buttons/Button2 is test that utf8 is decoded right.',
          'The calculate total price of cart2 of x86 64-unknown-linux-gnu, internationalization.',
          '这是一个没有空格的很长的句子因为中文不用空格。',
        ],
      );
    });
  });

  describe('for someone who reads another language', () => {
    beforeEach(() => speakIn('de', { 'voices.code-on-screen': 'Der Code steht da.' }));
    afterEach(() => speakIn('en', {}));

    it('says in theirs what only eyes can take in', async () => {
      assert.deepEqual(await said(FENCE, 'let x', FENCE), ['Der Code steht da.', '', '']);
    });
  });

  it('says one clean line whatever is written', async () => {
    const markdown = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '**',
            '`',
            '``',
            '[a](',
            'https://a.example/b',
            ')',
            '![',
            '](',
            '<b>',
            '<!--',
            '|',
            '> ',
            '- ',
            '&#0;',
            '&#8203;',
            '\\',
          ),
          fc.constantFrom('word', 'camelCase', 'a_b()', '\n', '\u202E', '🎉', 'e\u0301', '->', '~~'),
          fc.string({ unit: 'binary', maxLength: 6 }),
        ),
        { maxLength: 25 },
      )
      .map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(markdown, async written => {
        const [heard = ''] = await said(written);
        assert.equal(heard, heard.trim());
        assert.doesNotMatch(heard, /[\p{Cc}\p{Cf}\p{Cs}]|:\/\/\w|\p{Extended_Pictographic}|`|\*/u);
        assert.ok(heard === '' || /[\p{L}\p{N}]/u.test(heard));
      }),
      { numRuns: 500 },
    );
  });

  for (const hostile of [
    '*',
    '[',
    '`',
    '>',
    '> ',
    '- ',
    '1. ',
    '<',
    '![',
    '[a](',
    '**a*',
    '_a',
    'a.',
    'www.',
    '|',
    ' ',
    '\t|',
    '&#',
    '~a',
    '[a][',
    'a/',
    '(',
    'aB',
    'a long value',
    '$',
    '$a',
    '$$ ',
    '\\(',
    '\\[x',
    '==a',
    '<a>',
    '</a>',
    '<sup>',
    '<think>',
    '{"a":',
    '<|tool|>',
    '5 €',
    'Ctrl+',
    '│',
  ]) {
    it(`takes little time for ${JSON.stringify(hostile)} again and again`, async () => {
      const speakable = await Speakable.create();
      const written = `x ${hostile.repeat(4096 / hostile.length)}`;
      const before = cpuNow();
      speakable.say(written);
      (await Speakable.create()).say(written.slice(2));
      const ms = cpuNow() - before;
      assert.ok(ms < 1000, `${ms} ms`);
    });
  }
});
