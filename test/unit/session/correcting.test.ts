import assert from 'node:assert/strict';
import { asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { ModeName } from '../../../src/session/turnEvents.ts';
import type { VocabularyStore } from '../../../src/session/vocabulary.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { type OwnWord, Vocabulary } from '../../../src/transcribe/vocabulary/vocabulary.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const TEXT = 'Some sum.\ntotal\ntitle\n‸';

describe('corrections by voice', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let memory: Memory;
  let offered: readonly string[];
  let answer: string | undefined;
  let learnt: OwnWord[];

  beforeEach(() => {
    stage = new Stage({ 'a.txt': TEXT });
    memory = new Memory();
    learnt = [];
  });
  afterEach(() => stage.close());

  const text = () => stage.text('a.txt');
  const selected = () => {
    const [selection] = stage.editor.documents.active()?.selections ?? [];
    return [selection?.anchor, selection?.active].map(at => `${at?.line}:${at?.character}`);
  };

  /** A turn of a session that remembers. Resolves with the code of what failed. */
  async function say(words: string, mode: ModeName = 'command', confidences: Readonly<Record<string, number>> = {}) {
    const scene = Scene.open(stage.editor);
    const settings = settingsFrom({ 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' });
    const vocabulary: VocabularyStore = {
      current: async () => new Vocabulary(learnt),
      learn: async words => void learnt.push(...words),
    };
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory, settings, vocabulary });
    offered = [];
    answer = undefined;
    try {
      await runTurn(
        { mode, said: { text: words }, scene, manner: 'asked' },
        parts,
        happening => {
          if (happening.event === 'alternatives') offered = happening.words;
          if (happening.event === 'answer') answer = happening.text;
        },
        new AbortController().signal,
      );
      void confidences;
      return undefined;
    } catch (thrown) {
      return asAloudError(thrown).code;
    } finally {
      scene?.dispose();
    }
  }

  const before = TEXT.replace('‸', '');
  const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

  for (const [first, mode, corrections, want] of [
    ['the some is right', 'dictate', ['no, sum not some'], 'The sum is right'],
    ['the some is right', 'dictate', ['I said sum, not some'], 'The sum is right'],
    ['the some is right', 'dictate', ['not some but sum'], 'The sum is right'],
    ['the some is right', 'dictate', ['sum instead of some'], 'The sum is right'],
    ['the some is right', 'dictate', ['no, I meant sum'], 'The sum is right'],
    ['the some is right', 'dictate', ['I said the sum is write'], 'The sum is write'],
    ['we like cats', 'dictate', ['spell that c a r s'], 'We like cars'],
    ['kat', 'dictate', ['spell that c a t'], 'Cat'],
    ['the wait of it', 'dictate', ['the other one'], 'The weight of it'],
    ['the some is write', 'dictate', ['no, sum not some', 'I meant right'], 'The sum is right'],
    ['the some is right', 'dictate', ['scratch that'], ''],
    ['the some is right', 'dictate', ['delete that'], ''],
    ['type some equals one', 'command', ['no, sum not some'], 'sum=1'],
    ['type some equals one', 'command', ['Know, sum not some.'], 'sum=1'],
    ['type some equals one', 'command', ['I said sum'], 'sum=1'],
    ['type some', 'command', ['that should be sum'], undefined],
    ['spell air bat cap', 'command', ['no, I meant spell air bat drum'], 'abd'],
    ['type kat', 'command', ['spell that c a t'], 'cat'],
  ] as const) {
    it(`“${first}”: ${corrections.map(words => `“${words}”`).join(', ')}`, async () => {
      assert.equal(await say(first, mode), undefined);
      for (const words of corrections) await say(words, want === undefined ? 'command' : mode);
      if (want !== undefined) assert.equal(text(), before + want);
    });
  }

  const HEARD = 'the some is right';
  const OFFERS: readonly string[] = ['the sum is right', 'the some is write', 'the some is wright'];

  /** In either mode unless the mode is named: what the text becomes, or what is offered. */
  const WAYS: readonly (readonly [want: string, ...ways: readonly (string | readonly [ModeName, string])[]])[] = [
    [
      'The sum is right',
      ...['correct some to sum', 'fix some to sum', 'it should be sum not some', 'it should say sum instead of some'],
      ...['some should be sum', 'the word some should be sum', 'make it sum, not some', 'no no, sum', 'sorry, sum'],
      ...["I didn't say some I said sum", "that's not some, it's sum", 'sum, and not some', 'wait, I meant sum'],
      ...['sum spelled s u m', 'let me spell that s u m', "I'll spell it s u m", "sum, that's spelled s u m"],
      ...[
        'the other spelling of some',
        ['command', 'the other sum'] as const,
        ['command', 'that should be sum'] as const,
      ],
      ...[['dictate', 'change some to sum'] as const, ['dictate', 'replace some with sum'] as const],
    ],
    [
      '',
      ...['scratch it', 'scratch last', 'strike it', 'delete what I just said', 'remove the last thing I said'],
      ...['undo what I said', 'please forget what I said', 'take that out', 'no, scratch that', 'strike that please'],
      ...[['command', 'no, undo that'] as const, ['command', 'undo what I did'] as const],
    ],
    ['THE SOME IS RIGHT', 'make that upper case', 'make what I said all uppercase', 'upper case that'],
    ['The Some Is Right', 'put what I just said in title case', 'title case what I said'],
    ['Something else', ['command', 'that should say something else'], ['command', 'replace that with something else']],
  ];
  for (const [want, ...ways] of WAYS)
    for (const way of ways)
      for (const [mode, words] of typeof way === 'string'
        ? (['dictate', 'command'] as const).map(m => [m, way] as const)
        : [way])
        it(`“${HEARD}”, then in ${mode} mode “${words}”: “${want}”`, async () => {
          await say(HEARD, 'dictate');
          await say(words, mode);
          assert.equal(text(), before + want);
        });

  for (const [words, want, mode] of [
    ['you got that wrong', OFFERS],
    ["nope, that's not it", OFFERS],
    ["no that's wrong", OFFERS],
    ['correct what I said', OFFERS],
    ['what else could it be', OFFERS, 'command'],
    ['show alternatives', OFFERS, 'command'],
    ['that came out wrong', OFFERS, 'command'],
    ['correct the word some', OFFERS.slice(0, 1)],
    ['correct right', OFFERS.slice(1), 'command'],
    ['wrong homophone', OFFERS],
    ['not that one, the other one', OFFERS],
  ] as const) {
    it(`“${HEARD}”, then “${words}”: offers ${want.length}`, async () => {
      await say(HEARD, 'dictate');
      await say(words, mode ?? 'dictate');
      assert.deepEqual(offered, want);
      assert.equal(text(), before + capital(HEARD));
    });
  }

  for (const words of [
    ...[
      "no that's fine",
      'no wait a second',
      'no one is right',
      'no summary yet',
      'no some of it is right',
      'I mean it',
    ],
    ...['it should be easy', 'that should be enough', 'the right should be left', 'make it work', 'change everything'],
    ...["that's not good, it's bad", 'the other day', 'correct answer'],
    ...['that went wrong', 'take that out of the box', "that's wrong in many ways", 'spelling matters'],
  ]) {
    it(`“${words}” is about nothing that was said before`, async () => {
      await say(HEARD, 'dictate');
      await say(words, 'dictate');
      assert.ok(text().startsWith(`${before + capital(HEARD)} `), text());
      const written = text();
      await say(HEARD, 'dictate');
      await say(words, 'command');
      assert.ok(text().startsWith(written), text());
    });
  }

  it('deletes what is selected, and not what was dictated before', async () => {
    await say(HEARD, 'dictate');
    const [start, end] = [
      { line: 1, character: 0 },
      { line: 1, character: 5 },
    ] as const;
    await stage.editor.documents.select(stage.path('a.txt'), [{ anchor: start, active: end }]);
    await say('delete that');
    assert.equal(text(), before.replace('total', '') + capital(HEARD));
  });

  it('does a command again that was misheard, at the same place', async () => {
    await say('change total to some');
    assert.equal(text(), before.replace('total', 'some'));
    await say('no, I said sum');
    assert.equal(text(), before.replace('total', 'sum'));
    // One undo takes all of it back.
    await say('scratch that');
    assert.equal(text(), before);
  });

  it('takes another command for the one that was misheard', async () => {
    await say('delete line one');
    await say('I meant select line one');
    assert.equal(text(), before);
    assert.deepEqual(selected(), ['0:0', '0:9']);
  });

  it('corrects what was not understood at all', async () => {
    assert.equal(await say('blue hosts mine brew'), 'nothing-understood');
    await say('I said go to line two');
    assert.deepEqual(selected(), ['1:0', '1:0']);
  });

  it('asks by number where it is not certain which word is meant', async () => {
    await say('some of some', 'dictate');
    await say('no, sum not some', 'dictate');
    assert.deepEqual(
      offered.map(one => one.toLowerCase()),
      ['sum of some', 'some of sum'],
    );
    assert.equal(text(), `${before}Some of some`);
    await say('use three', 'dictate');
    assert.equal(text(), `${before}Some of sum`);
  });

  it('offers what else it may have been, to be picked by number', async () => {
    await say('the wait', 'dictate');
    await say('correct that', 'dictate');
    assert.ok(offered.includes('the weight'), offered.join());
    await say(`use ${offered.indexOf('the weight') + 2}`, 'command');
    assert.equal(text(), `${before}The weight`);
  });

  it('offers the other meaning of “cap”', async () => {
    await say('spell cap air trap');
    assert.equal(text(), `${before}cat`);
    await say('correct that');
    await say('use two');
    assert.equal(text(), `${before}At`);
  });

  it('selects and changes what was dictated', async () => {
    await say('hello there', 'dictate');
    await say('select that');
    assert.deepEqual(selected(), ['3:0', '3:11']);
    stage.editor.place(stage.path('a.txt'), { line: 3, character: 11 });
    await say('title case that', 'dictate');
    assert.equal(text(), `${before}Hello There`);
  });

  it('leaves to dictation what is not certain to be about the last words', async () => {
    await say('hello', 'dictate');
    await say('yes, not now', 'dictate');
    assert.match(text(), /not now/);
    await say('no problem at all', 'dictate');
    assert.match(text(), /no problem at all/i);
  });

  it('corrects nothing that has been changed since', async () => {
    await say('the some is right', 'dictate');
    stage.editor.type(stage.path('a.txt'), { line: 0, character: 0 }, 'X');
    assert.equal(await say('no, sum not some', 'dictate'), 'document-changed');
    assert.equal(text(), `X${before}The some is right`);
  });

  it('says when it does not know what is meant', async () => {
    await say('go to line two');
    assert.equal(await say('I meant kubernetes'), 'ambiguous');
  });

  it('answers a question in between', async () => {
    await say('the some is right', 'dictate');
    await say('what did you hear');
    assert.equal(answer, 'I heard: the some is right');
    await say('no, sum not some', 'dictate');
    assert.equal(text(), `${before}The sum is right`);
  });

  it('knows what was said after something was taken back', async () => {
    await say('wrong', 'dictate');
    await say('scratch that', 'dictate');
    await say('the some is right', 'dictate');
    await say('no, sum not some', 'dictate');
    assert.equal(text(), `${before}The sum is right`);
    await say('undo that');
    assert.equal(await say('no, some not sum'), 'nothing-understood');
  });

  for (const [words, want] of [
    [
      'learn the word Kubernetes heard as cooper netties',
      { written: 'Kubernetes', heard: ['kubernetes', 'cooper netties'] },
    ],
    [
      'add to vocabulary post gres written as PostgreSQL',
      { written: 'PostgreSQL', heard: ['postgresql', 'post gres'] },
    ],
    ['add numpy to my vocabulary', { written: 'numpy', heard: ['numpy'] }],
    ['learn the word fuu spelled f u u x', { written: 'fuux', heard: ['fuux', 'fuu'] }],
  ] as const) {
    it(words, async () => {
      assert.equal(await say(words), undefined);
      assert.deepEqual(learnt, [want]);
    });
  }

  it('learns from a correction, once that is asked for', async () => {
    await say('we use cooper netties', 'dictate');
    await say('no, Kubernetes not cooper netties', 'dictate');
    assert.match(answer ?? '', /learn that/);
    assert.deepEqual(learnt, []);
    await say('learn that', 'dictate');
    assert.deepEqual(learnt, [{ written: 'Kubernetes', heard: ['kubernetes', 'cooper netties'] }]);
    assert.equal(text(), `${before}We use Kubernetes`);
  });

  it('never learns to hear a word of every day as another', async () => {
    await say('the some is right', 'dictate');
    await say('no, sum not some', 'dictate');
    assert.doesNotMatch(answer ?? '', /learn that/);
    await say('learn that', 'command');
    assert.deepEqual(learnt, []);
  });

  it('corrects nothing where nothing was said', async () => {
    assert.equal(await say('correct that'), 'nothing-understood');
  });

  it('takes time in proportion to what was said', async () => {
    await say(`${'some sum '.repeat(3_000)}`, 'dictate');
    const start = process.cpuUsage().user;
    await say('no, weight not wait', 'dictate');
    assert.ok((process.cpuUsage().user - start) / 1000 < 3_000);
  });
});
