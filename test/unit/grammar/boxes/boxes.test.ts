import assert from 'node:assert/strict';
import { CATALOGUE } from '../../../../src/actions/catalogue.ts';
import type { Manner } from '../../../../src/actions/gate/rules.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { shellText } from '../../../../src/grammar/boxes/shellText.ts';
import { Grammar } from '../../../../src/grammar/grammar.ts';
import { Memory } from '../../../../src/session/memory.ts';
import { ByGrammar } from '../../../../src/session/modes/byGrammar.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { Stage } from '../../../support/stage.ts';

const never = new AbortController().signal;
const TEXT = 'function maxDepth(node) {\n  return node.count;‸\n}\n';

describe('places beside documents that take text', () => {
  const grammar = new Grammar(new Parsers({ folders: grammarFolders, log: silentLog }));
  let stage: Stage;

  afterEach(() => stage.close());

  function open(answer = false, manner: Manner = 'asked'): void {
    stage = new Stage({ 'a.js': TEXT }, { by: 'user', answer, manner });
  }

  /** Whether it was understood, and done. */
  async function say(raw: string): Promise<boolean> {
    const answers = { isSpoken: () => false } as never;
    const memory = new Memory();
    const byGrammar = new ByGrammar({ grammar, actions: CATALOGUE, memory, answers, log: silentLog });
    const stopwatch = { time: (_name: string, work: () => Promise<unknown>) => work() } as never;
    const turn = {
      heard: { raw, spelled: raw },
      scene: undefined,
      exchange: stage.exchange,
      tell: () => {},
      stopwatch,
    };
    const { isDone } = await byGrammar.run(turn, 'model', never);
    assert.equal(stage.text('a.js'), TEXT.replace('‸', ''));
    return isDone;
  }

  for (const [said, filled] of [
    ['Commit message: fix the parser.', { box: 'commit message', text: 'Fix the parser', add: false }],
    ['add to the commit message closes twelve', { box: 'commit message', text: 'Closes twelve', add: true }],
    ['find max depth in files', { box: 'search', query: { text: 'maxDepth', isRegex: false } }],
    ['search for time out in all files', { box: 'search', query: { text: 'time[\\s_-]?out', isRegex: true } }],
    [
      'replace foo with bar in all files',
      { box: 'search', query: { text: 'foo', isRegex: false }, replacement: 'bar' },
    ],
    ['search for max depth', { box: 'find', query: { text: 'maxDepth', isRegex: false } }],
    ['find file user service', { box: 'files', text: 'user service' }],
    ['palette toggle word wrap', { box: 'palette', text: 'toggle word wrap' }],
    ['ask chat how does this work', { box: 'chat', text: 'How does this work' }],
    ['ask copilot why the tests fail', { box: 'chat', text: 'Why the tests fail' }],
    ['type into the chat box what is a closure', { box: 'chat', text: 'What is a closure' }],
    ['write hello there in the chat', { box: 'chat', text: 'Hello there' }],
    ['put what is a closure into the chat input', { box: 'chat', text: 'What is a closure' }],
    ['in the chat window ask who calls this', { box: 'chat', text: 'Who calls this' }],
  ] as const)
    it(`“${said}”`, async () => {
      open();
      assert.equal(await say(said), true);
      assert.deepEqual(stage.editor.boxes.filled, [filled]);
      assert.deepEqual(stage.editor.questions, []);
    });

  for (const said of [
    'find the function that parses dates',
    'search for a better way to do this',
    'find where this is used and fix it in all files',
    'look for something like a leak in the project',
    'write a commit message for these changes',
    'commit message for what I have staged',
  ])
    it(`leaves “${said}” to a model`, async () => {
      open();
      assert.equal(await say(said), false);
      assert.deepEqual(stage.editor.boxes.filled, []);
    });

  it('types into the terminal without a question, and runs nothing', async () => {
    open();
    assert.equal(await say('In the terminal type git status'), true);
    assert.equal(stage.editor.programs.typedInTerminal, 'git status');
    assert.deepEqual(stage.editor.programs.entered, []);
    assert.deepEqual(stage.editor.questions, []);
  });

  it('A12: runs what was typed there only with a yes on screen, which shows all of it', async () => {
    open(false);
    await say('type rm dash rf build in the terminal');
    await assert.rejects(say('run it'), { code: 'refused' });
    assert.deepEqual(stage.editor.programs.entered, []);
    assert.match(stage.editor.questions[0]?.detail ?? '', /rm -rf build\n\nWith whatever else/);
    stage.close();
    open(true);
    await say('type ls in the terminal');
    await say('run it');
    assert.deepEqual(stage.editor.programs.entered, ['ls']);
  });

  it('asks before it types into a program that runs there, and hands-free where nobody knows whether one does', async () => {
    for (const [manner, isBusy, asks] of [
      ['asked', true, true],
      ['asked', undefined, false],
      ['hands-free', undefined, true],
      ['hands-free', false, false],
    ] as const) {
      open(false, manner);
      stage.editor.programs.isTerminalBusy = isBusy;
      await say('type y in the terminal').catch(() => {});
      assert.equal(stage.editor.questions.length, asks ? 1 : 0, `${manner} ${isBusy}`);
      assert.equal(stage.editor.programs.typedInTerminal, asks ? '' : 'y');
      stage.close();
    }
    open();
  });

  it('has words as a shell wants them', () => {
    open();
    for (const [said, text] of [
      ['Git status', 'git status'],
      ['npm run test', 'npm run test'],
      ['git commit dash m quote fix the parser end quote', 'git commit -m "fix the parser"'],
      ['git push dash dash force', 'git push --force'],
      ['cd dot dot', 'cd ..'],
      ['cd dot dot slash source slash app', 'cd ../source/app'],
      ['dot slash build', './build'],
      ['git add dot', 'git add .'],
      ['cat package dot json pipe head dash n twenty', 'cat package.json | head -n 20'],
      ['ls star dot ts', 'ls *.ts'],
      ['cd tilde slash work', 'cd ~/work'],
      ['npm install and and npm test', 'npm install && npm test'],
      ['cd slash tmp', 'cd /tmp'],
      ['echo dollar HOME', 'echo $HOME'],
      ['node dash dash max hyphen old equals five', 'node --max-old=5'],
    ] as const)
      assert.equal(shellText(said.split(' ')), text);
  });
});
