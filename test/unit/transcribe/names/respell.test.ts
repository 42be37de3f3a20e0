import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ENGLISH } from '../../../../src/session/phonetics.ts';
import { respell } from '../../../../src/transcribe/names/respell.ts';
import { splitWords } from '../../../../src/transcribe/names/splitWords.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const cases: readonly { said: string; names: string; written: string; why?: string }[] = [
  { said: 'set max speed to five', names: 'maxSpeed', written: 'set maxSpeed to five' },
  { said: 'Set max speed to five.', names: 'max_speed', written: 'Set max_speed to five.' },
  { said: 'set MAX SPEED to 5', names: 'MAX_SPEED', written: 'set MAX_SPEED to 5' },
  { said: 'use max speed', names: 'max-speed', written: 'use max-speed' },
  { said: 'explain http server please', names: 'HTTPServer', written: 'explain HTTPServer please' },
  { said: 'rename parse http header to foo', names: 'parseHTTPHeader', written: 'rename parseHTTPHeader to foo' },
  { said: 'decode as utf eight', names: 'utf8', written: 'decode as utf8' },
  { said: 'decode as UTF 8', names: 'utf8', written: 'decode as utf8' },
  { said: 'encode with base sixty four', names: 'base64', written: 'encode with base64' },
  { said: 'hash with sha two fifty six', names: 'sha256', written: 'hash with sha256' },
  { said: 'run k u b e c t l now', names: 'kubectl', written: 'run kubectl now' },
  { said: 'open the o auth client', names: 'oauthClient OAuth', written: 'open the oauthClient' },
  { said: 'parse the json', names: 'JSON', written: 'parse the JSON' },
  { said: 'parse the Json', names: 'JSON', written: 'parse the JSON' },
  { said: 'Kubectl apply', names: 'kubectl', written: 'kubectl apply' },
  { said: 'change filename here', names: 'fileName', written: 'change fileName here' },
  {
    said: 'call max speed limit',
    names: 'maxSpeed maxSpeedLimit speedLimit',
    written: 'call maxSpeedLimit',
    why: 'the longest',
  },
  { said: 'set max speed', names: 'max_speed maxSpeed', written: 'set max_speed', why: 'the nearest of two' },
  {
    said: 'set max speed to 5',
    names: 'setMax maxSpeed',
    written: 'set maxSpeed to 5',
    why: 'the verb is the command',
  },
  { said: 'call set max with 5', names: 'setMax', written: 'call setMax with 5', why: 'the verb is named' },
  { said: 'rename fetch to get user', names: 'getUser', written: 'rename fetch to getUser' },
  { said: 'explain the delete line function', names: 'deleteLine', written: 'explain the deleteLine function' },
  { said: 'call is empty on the list', names: 'isEmpty', written: 'call isEmpty on the list' },
  {
    said: 'MAX SPEED,  max\tspeed?',
    names: 'maxSpeed',
    written: 'maxSpeed,  maxSpeed?',
    why: 'spaces and punctuation stay',
  },
  {
    said: 'Log LogInfo and MaxSpeed.',
    names: 'log_info max_speed',
    written: 'Log log_info and max_speed.',
    why: 'one word',
  },
  { said: 'echo-release tag', names: 'RELEASE_TAG', written: 'echo RELEASE_TAG', why: 'a dash too many' },
  { said: 'ChangeMax retries to 5', names: 'MAX_RETRIES', written: 'Change MAX_RETRIES to 5', why: 'one word too few' },
  { said: 'the default of RetryDelay Ms', names: 'retryDelayMs', written: 'the default of retryDelayMs' },
  {
    said: 'go to the definition of "fetch rates".',
    names: 'fetchRates',
    written: 'go to the definition of "fetchRates".',
  },
  { said: '“max speed”', names: 'maxSpeed', written: '“maxSpeed”' },
  { said: 'use größe max', names: 'größeMax', written: 'use größeMax' },
  {
    said: 'rename parse jason body to parse',
    names: 'parseJsonBody',
    written: 'rename parseJsonBody to parse',
    why: 'sounds the same',
  },
  { said: 'clear the cash key', names: 'cacheKey', written: 'clear the cacheKey', why: 'sounds the same' },
  { said: 'use tokenizr state', names: 'tokenizerState', written: 'use tokenizerState', why: 'one letter misheard' },
  {
    said: 'use tokenizr j s o n',
    names: 'tokenizerJson JSON',
    written: 'use tokenizerJson',
    why: 'one leads to the other',
  },
];

const untouched: readonly { said: string; names: string; why: string }[] = [
  { said: 'set the user value', names: 'User Value THE USER VALUE', why: 'common words' },
  { said: 'select the first line', names: 'SELECT FROM', why: 'common words in capitals' },
  { said: 'delete line', names: 'deleteLine', why: 'a command' },
  { said: 'go to next line and select all', names: 'nextLine selectAll goTo', why: 'commands' },
  { said: 'go to line five and set max', names: 'setMax toLine', why: 'commands in a row' },
  { said: 'return true if it is empty', names: 'isEmpty', why: 'small words' },
  { said: 'convert it to string', names: 'toString', why: 'small words' },
  { said: 'use maxs peed', names: 'maxSpeed', why: 'words do not end where the name’s do' },
  { said: 'type snake case max speed', names: 'maxSpeed', why: 'the spelling was said' },
  { said: 'max, speed', names: 'maxSpeed', why: 'punctuation between' },
  { said: 'max\nspeed', names: 'maxSpeed', why: 'a line end between' },
  { said: 'max speeds', names: 'maxSpeed', why: 'another form of the word' },
  { said: 'in to the file', names: 'into', why: 'no name of several words' },
  { said: 'maxspeed.limit max_speed foo(max speed)', names: 'speedMax limitMax', why: 'code' },
  { said: 'insert `max speed` here', names: 'maxSpeed', why: 'code in backticks' },
  { said: 'use tokenizr state', names: 'tokenizerState tokenizeState', why: 'two names are as near' },
  { said: 'use car stup', names: 'carStep', why: 'too short for mis-hearings' },
  { said: 'use item stack', names: 'itemStock', why: 'a word of its own is no mis-hearing' },
  { said: 'change filename here', names: 'fileName filename', why: 'there is one spelled so' },
  { said: 'open GitHub and setMaxSpeed', names: 'github maxSpeed', why: 'other words' },
  { said: '', names: 'maxSpeed', why: 'nothing was said' },
];

describe('respell', () => {
  for (const { said, names, written, why } of cases) {
    it(`"${said}" with ${names} is "${written}"${why ? `: ${why}` : ''}`, () => {
      assert.equal(respell(said, names.split(' ')), written);
    });
  }

  for (const { said, names, why } of untouched) {
    it(`leaves ${JSON.stringify(said)} with ${names}: ${why}`, () => {
      assert.equal(respell(said, names.split(' ')), said);
    });
  }

  describe('in dictation', () => {
    const dictate = (said: string, names: string): string => respell(said, names.split(' '), 'dictation');

    it('spells names that are no ordinary phrase', () => {
      assert.equal(
        dictate('Limits max speed, from the parsed json.', 'maxSpeed JSON'),
        'Limits maxSpeed, from the parsed JSON.',
      );
    });

    it('leaves ordinary phrases and capitals of sentences', () => {
      for (const said of [
        'Shows an error message.',
        'Widget is created here.',
        'After a timeout it stops.',
        'Uses tokenizr state.',
      ]) {
        assert.equal(dictate(said, 'errorMessage widget TIMEOUT tokenizerState'), said);
      }
    });

    it('takes an ordinary phrase for a name where nothing else could be told of', () => {
      const names = 'lastFlush useMemo frameBuffer userHandler';
      for (const [said, written] of [
        ['Last flush is when we sent it.', 'lastFlush is when we sent it.'],
        ['Use memo keeps the function.', 'useMemo keeps the function.'],
        ['It fails when user handler returns nothing.', 'It fails when userHandler returns nothing.'],
        ['Clear the frame buffer before anything is drawn.', 'Clear the frame buffer before anything is drawn.'],
        ['The user handler returns nothing.', 'The user handler returns nothing.'],
        ['At last flush is easy.', 'At last flush is easy.'],
        ['Use memo pads for that.', 'Use memo pads for that.'],
      ] as const)
        assert.equal(dictate(said, names), written);
    });

    it('takes an ordinary phrase for a name where it is called one', () => {
      assert.equal(
        dictate('The variable error message holds it.', 'errorMessage'),
        'The variable errorMessage holds it.',
      );
    });
  });

  it('is the same when done twice, whatever is said', () => {
    const word = fc.constantFrom(
      ...'max speed set json jason filename file name utf eight is empty get user call function cash key tokenizr tokenizer state k u b e sixty four to the parse parser Delete GetUser Set-max file-name rename'.split(
        ' ',
      ),
    );
    const gap = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n', '`');
    const said = fc.array(fc.tuple(word, gap), { maxLength: 20 }).map(pieces => pieces.flat().join(''));
    const name = fc
      .tuple(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('camel', 'snake', 'kebab', 'capitals', 'plain'),
      )
      .map(([words, style]) => {
        if (style === 'snake') return words.join('_').toLowerCase();
        if (style === 'kebab') return words.join('-').toLowerCase();
        if (style === 'capitals') return words.join('_').toUpperCase();
        if (style === 'plain') return words.join('').toLowerCase();
        return words.map((each, i) => (i ? each.slice(0, 1).toUpperCase() + each.slice(1) : each)).join('');
      });
    for (const mode of ['command', 'dictation'] as const) {
      fc.assert(
        fc.property(said, fc.array(name, { maxLength: 12 }), (text, names) => {
          const once = respell(text, names, mode, ENGLISH);
          assert.equal(respell(once, names, mode, ENGLISH), once);
        }),
        { numRuns: 1500 },
      );
    }
  });

  it('changes nothing but words, whatever text and names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, names) => {
        const blanks = (s: string): string => s.replace(/\S+/g, 'x').trim();
        const out = respell(text, names);
        assert.ok(blanks(out).length <= blanks(text).length);
        if (names.length === 0) assert.equal(out, text);
      }),
    );
  });

  it('takes no long time over a long dictation', () => {
    const said = 'the max speed of the parser state is read from the json file when the server starts and '.repeat(100);
    const names = Array.from({ length: 300 }, (_, i) =>
      `name${i}Of${i}Thing parserState${i} maxSpeed${i}`.split(' '),
    ).flat();
    const before = cpuNow();
    respell(said, names);
    const ms = cpuNow() - before;
    assert.ok(ms < 1000, `${ms} ms`);
  });
});

describe('splitWords', () => {
  for (const [identifier, words] of Object.entries({
    maxSpeed: 'max Speed',
    MAX_SPEED: 'MAX SPEED',
    'max-speed': 'max speed',
    parseHTTPHeader2: 'parse HTTP Header 2',
    __init__: 'init',
    $el: 'el',
    utf8: 'utf 8',
    größeMax: 'größe Max',
    日本語: '日本語',
    _: '',
  })) {
    it(`${identifier} is ${words || 'nothing'}`, () => {
      assert.equal(splitWords(identifier).join(' '), words);
    });
  }
});
