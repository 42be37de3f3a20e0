import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainWords } from '../../../../src/grammar/english/plainWords.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

/** What recognisers write, and what was said. */
const SAID: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'numbers, however they are written': [
    ['Go to line forty-two.', 'go to line forty two'],
    ['select lines 2–3', 'select lines 2 to 3'],
    ['delete lines 2-5', 'delete lines 2 to 5'],
    ['x = 5-3', 'x equals 5 minus 3'],
    ['set max to 1,000', 'set max to 1000'],
    ['go to line 1 hundred and 5', 'go to line one hundred and five'],
    ['line twenty 5', 'line twenty five'],
    ['make it 1.5 million', 'make it 1500000'],
    ['go to the 2nd word', 'go to the 2nd word'],
    ['version 1.2.3', 'version 1.2.3'],
    ['make it 50%', 'make it 50 percent'],
    ['It costs $1,500.', 'it costs 1500 dollars'],
    ['issue #5', 'issue number 5'],
  ],
  'hyphens, and words that are joined': [
    ['rename e-mail to address', 'rename email to address'],
    ['un-comment this', 'uncomment this'],
    ['wrap it in a try-catch', 'wrap it in a try catch'],
    ['try/catch', 'try catch'],
    ['Rename this to Max-Speed.', 'rename this to max speed'],
    ['- Delete this line.', 'delete this line'],
    ['go to — line five', 'go to line five'],
    ['go to - line five', 'go to line five'],
    ['total - discount', 'total minus discount'],
  ],
  'letters that were spelled': [
    ['rename it to A-P-I client', 'rename it to API client'],
    ['rename it to a.p.i. client', 'rename it to api client'],
    ['from F. S. Promises', 'from FS promises'],
    ['add a U R L here', 'add a URL here'],
    ['T-O-D-O, handle it', 'TODO handle it'],
    ['spell a p i', 'spell a p i'],
    ['vector x y z', 'vector x y z'],
    ['let x.y equal five', 'let x dot y equal five'],
  ],
  'styles and signs': [
    ['rename total to snake_case foo bar', 'rename total to snake case foo bar'],
    ['camelCase foo', 'camel case foo'],
    ['Snake-Case max speed', 'snake case max speed'],
    ['all-caps max speed', 'all caps max speed'],
    ['x = 5', 'x equals 5'],
    ['Let retry count = 0.', 'let retry count equals 0'],
    ['if user.name != null', 'if user dot name not equals null'],
    ['If user. is active', 'if user dot is active'],
    ['Delete the line. Then go up.', 'delete the line then go up'],
    ['foo & bar', 'foo and bar'],
    ['i++', 'i plus plus'],
    ['x => y', 'x fat arrow y'],
    ['call foo(x)', 'call foo open paren x close paren'],
    ['call foo()', 'call foo'],
    ['user@example.com', 'user at example dot com'],
    ['use C# or C++', 'use C sharp or C plus plus'],
    ['Change the string to "Hello World".', 'change the string to hello world'],
    ["change 'total' to `sum`", 'change total to sum'],
    ["don't stop", "don't stop"],
  ],
  'capitals that nobody asked for': [
    ['DELETE THIS LINE', 'delete this line'],
    ['Rename Total to Sum', 'rename total to sum'],
    ['rename maxSpeed to HTTP client', 'rename maxSpeed to HTTP client'],
    ['go to max_depth', 'go to max_depth'],
  ],
  'notes of sounds': [
    ['[BLANK_AUDIO] delete this line (music)', 'delete this line'],
    ['(dog barking) {clears his throat} go to line five <unk>', 'go to line five'],
    ['*coughs* go to line five', 'go to line five'],
    ['[MUSIC PLAYING]', ''],
    ['(speaking in foreign language)', ''],
    ['♪ undo that ♪', 'undo that'],
    ['<|startoftranscript|> undo that <|endoftext|>', 'undo that'],
    ['[00:00.000 --> 00:02.000] Undo that.', 'undo that'],
    ['items[0] = (a)', 'items open bracket 0 close bracket equals open paren a close paren'],
  ],
  'circles and lines': [
    ['go to line five. go to line five. go to line five. go to', 'go to line five'],
    ['undo undo undo', 'undo undo undo'],
    ['stop stop stop stop stop stop', 'stop'],
    ['Delete\nthis line.\n', 'delete this line'],
  ],
  'fillers and courtesy': [
    ['um, go to, uh, line five', 'go to line five'],
    ['Could you please delete this line, please?', 'delete this line'],
    ["I'd like you to delete the line for me", 'delete the line'],
    ['Would you mind deleting this line', 'delete this line'],
    ['would you mind swapping these', 'swap these'],
    ["let's rename total to sum", 'rename total to sum'],
    ["let's total equal zero", "let's total equal zero"],
    ['can we go to line five', 'go to line five'],
    ['hey, just go ahead and delete this', 'delete this'],
    ['so, like, go to line five', 'go to line five'],
    ['I want to, you know, delete this', 'delete this'],
    ['select the, um, the second word', 'select the second word'],
    ['Save it now', 'save it'],
    ['return now', 'return now'],
    ['change the string to please wait', 'change the string to please wait'],
    ['change the string to please', 'change the string to please'],
    ['please', 'please'],
    ['Go to, line five.', 'go to line five'],
  ],
  'what was said in the end': [
    ['line five, no, six', 'line six'],
    ['line five no six', 'line six'],
    ['line five, no wait, line six', 'line six'],
    ['delete, sorry, select the line', 'select the line'],
    ['delete line five. Scratch that. Go to line six.', 'go to line six'],
    ['rename total to sum, I mean, count', 'rename total to count'],
    ['rename total to sum, no, to max count', 'rename total to max count'],
    ['rename total to sum, no, max count', 'rename total to max count'],
    ['move up, no, down', 'move down'],
    ['line five, no, six, no, seven', 'line seven'],
    ['Actually, delete the line', 'delete the line'],
    ['delete the line, actually', 'delete the line'],
    ['scratch that', 'scratch that'],
  ],
  'and nothing where it is not certain what that is': [
    ['delete the first word of the line, no, the second word', ''],
    ['delete the line, no', ''],
    ['delete the line. Scratch that.', ''],
    ['remove the title, no wait, change it to log in', ''],
    ['select line five, no, word', ''],
  ],
  'but nobody takes back what they only name': [
    ['change the string to no', 'change the string to no'],
    ['change the string to sorry, try again', 'change the string to sorry try again'],
    ['add return no', 'add return no'],
    ['rename wait to sleep', 'rename wait to sleep'],
  ],
};

describe('plain words are', () => {
  for (const [what, pairs] of Object.entries(SAID))
    for (const [transcript, said] of pairs)
      it(`${what}: “${transcript.replaceAll('\n', '↵')}”`, () => assert.equal(plainWords(transcript).join(' '), said));

  const pieces = fc.constantFrom(
    ...Object.values(SAID).flatMap(pairs => pairs.flatMap(([transcript]) => transcript.split(' '))),
    ...[
      'A',
      'I',
      'x',
      '.',
      ',',
      '-',
      '--',
      '1',
      '20',
      'hundred',
      'and',
      '"',
      "'",
      '(',
      ')',
      '[music]',
      'É',
      '日本',
      '👍',
      '\n',
    ],
  );
  const transcript = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map(list => list.join(' ')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ maxLength: 60 }),
  );

  it('as they are once they are plain', () => {
    fc.assert(
      fc.property(transcript, text => {
        const plain = plainWords(text);
        assert.deepEqual(plainWords(plain.join(' ')), plain);
      }),
      { numRuns: 3_000 },
    );
  });

  it('words: none is empty, none holds white space or a quote', () => {
    fc.assert(
      fc.property(transcript, text => {
        for (const word of plainWords(text)) assert.match(word, /^[^\s"“”]+$/u);
      }),
      { numRuns: 2_000 },
    );
  });

  for (const text of [
    'a ',
    '. ',
    '[',
    '(',
    '*a',
    'no, ',
    'F. ',
    '1 hundred ',
    'um ',
    'please ',
    'so, like, ',
    "'",
    '-',
    'e-',
    '50% ',
    '=',
    'x.',
  ])
    it(`found in time that grows with the transcript alone: “${text.trim()}” again and again`, () => {
      const from = cpuNow();
      plainWords(text.repeat(Math.ceil(100_000 / text.length)));
      assert.ok(cpuNow() - from < 1_500, `${Math.round(cpuNow() - from)} ms`);
    });
});
