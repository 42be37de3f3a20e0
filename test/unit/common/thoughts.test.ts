import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ThoughtFilter, withoutThoughts } from '../../../src/common/thoughts.ts';
import { collect, collectUntilError } from '../../support/collect.ts';

/** What is passed on of a text that comes in pieces. */
function said(pieces: readonly string[]): string {
  const filter = new ThoughtFilter();
  return pieces.map(piece => filter.take(piece)).join('') + filter.rest();
}

const ANSWER = 'It adds two numbers.';

/** Thoughts as models write them, in front of an answer. */
const THOUGHTS: Readonly<Record<string, string>> = {
  DeepSeek: '<think>The user wants it short.</think>\n\n',
  'a thought of many lines': '<think>\nFirst, look.\n\nThen <b>say</b> it: 2 < 3.\n</think>\n',
  'an empty thought': '<think>\n\n</think>\n\n',
  'a thought behind blanks': '\n\n  <think>Hm.</think> ',
  'another name': '<thinking>Hm.</thinking>\n',
  'capital letters': '<THINK>Hm.</THINK>\n',
  Magistral: '[THINK]Hm.[/THINK]',
  'Kimi-VL': '◁think▷Hm.◁/think▷',
  'Seed-OSS': '<seed:think>Hm.</seed:think>',
  'Command A': '<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>',
  OpenThinker: '<|begin_of_thought|>Hm.<|end_of_thought|>\n\n<|begin_of_solution|>',
  'gpt-oss': '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>',
  'gpt-oss without its marks': 'analysisThe user wants it short.assistantfinal',
  'R1, whose prompt holds the beginning': 'Okay, the user wants it short. So I say it.\n</think>\n\n',
  'Qwen, whose prompt holds the beginning': 'The user wants it short.</think>\n\n',
  'two thoughts': '<think>One.</think>\n<think>Two.</think>\n',
  'an answer in marks of its own': '<think>Hm.</think><answer>',
};

describe('ThoughtFilter', () => {
  for (const [title, thought] of Object.entries(THOUGHTS)) {
    it(`F30: passes on no thought: ${title}`, () => {
      assert.equal(said([`${thought}${ANSWER}`]), ANSWER);
    });

    it(`F30: nor when it comes letter by letter: ${title}`, () => {
      assert.equal(said([...`${thought}${ANSWER}`]), ANSWER);
    });
  }

  it('F30: however the text arrives, the same comes out', () => {
    const parts = fc.constantFrom(
      '<think>',
      '</think>',
      '<',
      '|im_end|>',
      'Okay',
      ', ',
      '\n',
      'a b',
      '`</think>`',
      '[',
      'th',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), fc.array(fc.nat(40), { maxLength: 8 }), (words, cuts) => {
        const text = words.join('');
        const at = [...new Set([0, ...cuts.filter(cut => cut < text.length).sort((a, b) => a - b), text.length])];
        const pieces = at.slice(1).map((end, i) => text.slice(at[i], end));
        assert.equal(said(pieces), said([text]));
      }),
      { numRuns: 5000 },
    );
  });

  it('F30: a mark is quoted also where the sign before it came long ago', () => {
    const text = '\nOkay\n`</think>`<think><think>`</think>`';
    for (let cut = 1; cut < text.length; cut++) assert.equal(said([text.slice(0, cut), text.slice(cut)]), said([text]));
    const long = `<think>${'x'.repeat(100)}\`</think>${'y'.repeat(100)}</think>So.`;
    for (let cut = 1; cut < long.length; cut++) assert.equal(said([long.slice(0, cut), long.slice(cut)]), 'So.');
  });

  it('F30: a thought that does not end is none of the answer', () => {
    assert.equal(said(['<think>The user wants', ' it short.']), '');
    assert.equal(said(['Well.\n<think>The user wants', ' it short.']), 'Well.\n');
  });

  it('passes on at once what begins as no thought does', () => {
    const filter = new ThoughtFilter();
    assert.equal(filter.take('It'), 'It');
    assert.equal(filter.take(' adds <b'), ' adds <b');
    assert.equal(filter.take(' two'), ' two');
  });

  it('holds back what begins like a thought until it is known to be none, and loses nothing', () => {
    const filter = new ThoughtFilter();
    assert.equal(filter.take('Okay, renamed'), '');
    assert.equal(filter.take(' it.'), '');
    assert.equal(filter.rest(), 'Okay, renamed it.');
  });

  it('takes marks that are quoted for what is spoken of', () => {
    for (const text of [
      'It drops what stands before `</think>`.',
      'The filter looks for "<|im_end|>".',
      'It tells <think> from the rest.',
      'It puts it into <answer> and </answer>.',
    ]) {
      assert.equal(said([...text]), text);
    }
  });

  it('drops marks of a model’s format that a server has left', () => {
    assert.equal(said([...'Done.<|im_end|>']), 'Done.');
    assert.equal(said([...'Done.<|eot_id|><|start|>assistant']), 'Done.');
    assert.equal(said([...'Done.\n</think>\n']), 'Done.\n\n');
  });

  it('A54: holds no thought, and no more of what looks like one than it must', () => {
    const filter = new ThoughtFilter();
    filter.take('<think>');
    const piece = 'x'.repeat(1024);
    let passed = '';
    for (let i = 0; i < 50_000; i++) passed += filter.take(piece);
    assert.equal(passed, '');
    const muser = new ThoughtFilter();
    let mused = muser.take('Okay, ');
    for (let i = 0; i < 1024; i++) mused += muser.take(piece);
    assert.ok(mused.length > 700 * 1024, `${mused.length}`);
  });
});

describe('withoutThoughts', () => {
  it('passes the rest on before a failure', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield 'Okay, it';
      throw new Error('broken');
    }
    const { items, thrown } = await collectUntilError(withoutThoughts(broken()));
    assert.deepEqual(items, ['Okay, it']);
    assert.equal((thrown as Error).message, 'broken');
  });

  it('gives what is said', async () => {
    async function* words(): AsyncGenerator<string> {
      yield* ['<thi', 'nk>a</think>', ' It', ' is.'];
    }
    assert.equal((await collect(withoutThoughts(words()))).join(''), 'It is.');
  });
});
