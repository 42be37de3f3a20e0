import assert from 'node:assert/strict';
import { CATALOGUE } from '../../../../src/actions/catalogue.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { Grammar } from '../../../../src/grammar/grammar.ts';
import { numbersSaid } from '../../../../src/grammar/places/said/marks.ts';
import { Memory } from '../../../../src/session/memory.ts';
import { ByGrammar } from '../../../../src/session/modes/byGrammar.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { Stage } from '../../../support/stage.ts';

const never = new AbortController().signal;

describe('marks as what is pointed at', () => {
  const grammar = new Grammar(new Parsers({ folders: grammarFolders, log: silentLog }));
  let stage: Stage;

  afterEach(() => stage.close());

  /** Says one thing after the other, each a turn where the last one has ended. Whether the last was understood. */
  async function say(...said: readonly string[]): Promise<boolean> {
    const memory = new Memory();
    const answers = { isSpoken: () => false } as never;
    const byGrammar = new ByGrammar({ grammar, actions: CATALOGUE, memory, answers, log: silentLog });
    const stopwatch = { time: (_name: string, work: () => Promise<unknown>) => work() } as never;
    let isKnown = false;
    for (const raw of said)
      ({ isDone: isKnown } = await byGrammar.run(
        { heard: { raw, spelled: raw }, scene: undefined, exchange: stage.exchange, tell: () => {}, stopwatch },
        undefined,
        never,
      ));
    return isKnown;
  }

  /** What comes of a command once marks are shown in `let a = 12;`, words and numbers from 1 on. */
  async function marked(text: string, command: string): Promise<string> {
    stage = new Stage({ 'a.ts': text }, { by: 'user' });
    await say('show marks', command);
    return stage.marked();
  }

  const TEXT = '‸let alpha = beta + 12;\nlet gamma = alpha;\n';

  for (const [command, after] of [
    ['select two', 'let «alpha» = beta + 12;\nlet gamma = alpha;\n'],
    ['select mark 3.', 'let alpha = «beta» + 12;\nlet gamma = alpha;\n'],
    ['mark number three', 'let alpha = «beta» + 12;\nlet gamma = alpha;\n'],
    ['go after two', 'let alpha‸ = beta + 12;\nlet gamma = alpha;\n'],
    ['before mark three', 'let alpha = ‸beta + 12;\nlet gamma = alpha;\n'],
    ['go to six', 'let alpha = beta + 12;\nlet ‸gamma = alpha;\n'],
    ['change 3 to max speed', 'let alpha = maxSpeed‸ + 12;\nlet gamma = alpha;\n'],
    ['select from two to three', 'let «alpha = beta» + 12;\nlet gamma = alpha;\n'],
    ['select two through four', 'let «alpha = beta + 12»;\nlet gamma = alpha;\n'],
    ['change from 3 to 4 to foo', 'let alpha = foo‸;\nlet gamma = alpha;\n'],
    ['change three and seven to foo', 'let alpha = foo‸ + 12;\nlet gamma = foo;\n'],
    ['go to line two', 'let alpha = beta + 12;\n‸let gamma = alpha;\n'],
  ] as const)
    it(`“${command}”`, async () => assert.equal(await marked(TEXT, command), after));

  it('are meant before the text that has the same letters, and no longer once they are gone', async () => {
    stage = new Stage({ 'a.ts': 'let four = 4‸;\nlet b = c;\n' }, { by: 'user' });
    await say('show marks', 'select four');
    assert.equal(stage.marked(), 'let four = 4;\n«let» b = c;\n');
    await say('select four');
    assert.equal(stage.marked(), 'let four = «4»;\nlet b = c;\n');
  });

  it('are gone after use, and what they were said for is not done again', async () => {
    stage = new Stage({ 'a.ts': '‸one two 2 three\n' }, { by: 'user' });
    await say('show marks', 'delete two');
    assert.equal(stage.text('a.ts'), 'one 2 three\n');
    assert.deepEqual(stage.editor.screen.marks, []);
    await assert.rejects(say('repeat that'), { code: 'nothing-understood' });
    assert.equal(stage.text('a.ts'), 'one 2 three\n');
  });

  it('that are not shown are not meant', async () => {
    stage = new Stage({ 'a.ts': '‸let a = b;\n' }, { by: 'user' });
    assert.equal(await say('show marks', 'delete forty'), false);
    assert.equal(stage.text('a.ts'), 'let a = b;\n');
  });

  it('are not taken for others by a second command in the same breath', async () => {
    stage = new Stage({ 'a.ts': '‸alpha beta gamma delta\n' }, { by: 'user' });
    assert.equal(await say('show marks', 'delete one then delete three'), false);
    assert.equal(stage.text('a.ts'), 'alpha beta gamma delta\n');
  });

  it('have their numbers read as people read them out', () => {
    stage = new Stage({ 'a.ts': '' });
    for (const [said, number] of [
      ['three forty two', 342],
      ['two twelve', 212],
      ['three oh five', 305],
      ['one hundred and seven', 107],
      ['one one nine', 119],
      ['64', 64],
    ] as const)
      assert.equal(numbersSaid(said.split(' '))[0], number, said);
  });
});
