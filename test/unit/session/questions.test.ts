import assert from 'node:assert/strict';
import { asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import type { Diagnostic } from '../../../src/editor/languages.ts';
import { range } from '../../../src/editor/position.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { ModeName } from '../../../src/session/turnEvents.ts';
import { Speaker } from '../../../src/speak/speaker.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { turnOf } from '../../support/turnOf.ts';

const PATH = '/project/bank/account.js';
const TEXT = `class Account {
  constructor(owner) {
    this.owner = owner;
  }
  withdraw(amount, fee) {
    const newBalance = this.balance - amount;

    return this.save(newBalance + fee);
  }
  save(amount) {
    this.balance = amount;
    return amount;
  }
}
function parse(text) {
  return new Account(text);
}
`;

const problem = (severity: Diagnostic['severity'], line: number, message: string): Diagnostic => ({
  path: PATH,
  range: range(line, 4, line, 9),
  severity,
  message,
  source: 'test',
});

const PROBLEMS = [
  problem('warning', 2, 'Unused name.'),
  problem('error', 7, "Cannot find name 'fee'"),
  problem('hint', 5, 'Could be shorter.'),
];

/** The cursor is in line 6, at `newBalance`. */
const CURSOR = { line: 5, character: 12 };

describe('questions that need no model', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let editor: InMemoryEditor;
  let memory: Memory;
  let spoken: string;

  beforeEach(() => {
    editor = new InMemoryEditor({
      folders: ['/project'],
      open: { [PATH]: TEXT },
      services: {
        diagnostics: async () => PROBLEMS,
        hover: async () => ['```typescript\nconst newBalance: number\n```\nWhat is **left** afterwards. More of it.'],
      },
    });
    editor.place(PATH, CURSOR);
    memory = new Memory();
    spoken = '';
  });

  async function ask(
    words: string,
    mode: ModeName = 'command',
    answers: 'auto' | 'never' | 'questions' = 'never',
    hasScreenReader = false,
  ) {
    const scene = Scene.open(editor);
    const settings = settingsFrom({ 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': answers });
    const speaker = new Speaker({
      voice: {
        name: 'test',
        maxLength: 4000,
        async *speak(text) {
          spoken += `${text} `;
          yield new Uint8Array(480);
        },
      },
      player: {
        name: 'test',
        missing: async () => undefined,
        async play(chunks) {
          let played = 0;
          for await (const chunk of chunks) played += chunk.length;
          return played;
        },
      },
      style: () => ({ instructions: undefined, speed: 1 }),
      log: silentLog,
    });
    const parts = turnOf({ editor, parsers, grammar, memory, settings, speaker, hasScreenReader });
    let answer: string | undefined;
    const signal = new AbortController().signal;
    try {
      await runTurn(
        { mode, said: { text: words }, scene, manner: 'asked' },
        parts,
        happening => {
          if (happening.event === 'answer') answer = happening.text;
        },
        signal,
      );
      return answer;
    } catch (thrown) {
      return asAloudError(thrown).code;
    } finally {
      scene?.dispose();
    }
  }

  for (const [words, want] of [
    ['where am I', 'Line 6, in method withdraw of class Account, file account.js.'],
    ['Where am I right now?', 'Line 6, in method withdraw of class Account, file account.js.'],
    ['what line is this', 'Line 6 of 18.'],
    ['what column am I in', 'Column 13 of line 6.'],
    ['which function am I in', 'In method withdraw of class Account, lines 5 to 9.'],
    ['what class is this', 'In class Account, lines 1 to 14.'],
    ["what's the name of this class", 'In class Account, lines 1 to 14.'],
    ['what file is this', 'File account.js, in bank. It is saved.'],
    ['do I have unsaved changes', 'File account.js, in bank. It is saved.'],
    ['read this line', 'Line 6: const newBalance = this.balance - amount;'],
    ['read it out', 'Line 6: const newBalance = this.balance - amount;'],
    ['read me the next line', 'Line 7 is empty.'],
    ['read line eleven', 'Line 11: this.balance = amount;'],
    ['read the function parse', 'Lines 15 to 17:\nfunction parse(text) {\n  return new Account(text);\n}'],
    ["what's on line eleven", 'Line 11: this.balance = amount;'],
    ["what's wrong here", "Nothing is wrong in line 6. The nearest: Error in line 8: Cannot find name 'fee'."],
    [
      'any errors',
      "Found 2 problems in account.js. Error in line 8: Cannot find name 'fee'. Warning in line 3: Unused name.",
    ],
    ['how many errors are there', 'errors in account.js: 1.'],
    ['how many warnings do I have', 'warnings in account.js: 1.'],
    ['how many lines are in this file', 'lines in account.js: 17.'],
    ['how many methods are there', 'methods in account.js: 3.'],
    ['how many parameters does withdraw take', 'parameters from line 5 on: 2.'],
    ['how many parameters does this method have', 'parameters from line 5 on: 2.'],
    ['how long is this method', 'lines from line 5 on: 5.'],
    ['how many times is amount used', '"amount" stands in account.js 5 times.'],
    ['how often is new balance used', '"new balance" stands in account.js 2 times.'],
    ['list the methods', 'methods: constructor, withdraw, and save.'],
    ['what parameters does withdraw take', 'parameters: amount and fee.'],
    ["what's the next line", 'Line 7 is empty.'],
    ['what does withdraw return', 'const newBalance: number. What is left afterwards.'],
    ['have I saved this file', 'File account.js, in bank. It is saved.'],
    ['what have you done', 'I have done nothing yet.'],
    ['who calls this method', 'Nothing is known that uses withdraw.'],
    ['who uses this', 'newBalance is used 2 times: line 6 in method withdraw and line 8 in method withdraw.'],
    ['find all uses of save', 'save is used 1 time: line 8 in method withdraw.'],
    ['show me the references to save', 'save is used 1 time: line 8 in method withdraw.'],
    ['who calls save', 'save is used 1 time: line 8 in method withdraw.'],
    [
      'where is new balance used',
      'newBalance is used 2 times: line 6 in method withdraw and line 8 in method withdraw.',
    ],
    ['what is this', 'const newBalance: number. What is left afterwards.'],
    ['what type is new balance', 'const newBalance: number. What is left afterwards.'],
    ['what did you hear', 'I have heard nothing yet.'],
    ['what did you do', 'I have done nothing yet.'],
    ['what happened', 'I have done nothing yet.'],
    ['what just happened', 'I have done nothing yet.'],
  ] as const) {
    it(words, async () => {
      assert.equal(await ask(words), want);
      assert.equal(editor.text(PATH), TEXT);
      assert.deepEqual(editor.documents.active()?.selections, [{ anchor: CURSOR, active: CURSOR }]);
    });
  }

  it('explains by an outline, and asks no model, where none is to understand commands', async () => {
    assert.match((await ask('what does this function do')) ?? '', /This is an outline, made without a chat model\.$/);
  });

  for (const words of [
    'why is this slow',
    'how does withdraw work',
    'how many people use this app',
    'read the docs',
    'what happened to the parser',
    'read me the last answer of the survey',
    'read the manual and fix it',
    'where should this code go',
    'what is love',
    'he said where am I',
    'list the reasons for this',
    'name the variable total',
    'what are the functions for',
  ]) {
    it(`is for a model: ${words}`, async () => assert.equal(await ask(words), 'nothing-understood'));
  }

  it('reads what is selected', async () => {
    editor.place(PATH, { line: 5, character: 10 }, { line: 5, character: 20 });
    assert.equal(await ask('read this'), 'Line 6: newBalance');
  });

  it('reads code to the ear sign by sign, whatever stands on screen', async () => {
    await ask('read this line', 'command', 'questions');
    assert.match(spoken, /Line 6: const new balance equals this dot balance minus amount/);
  });

  for (const [set, hasScreenReader, isHeard] of [
    ['auto', false, true],
    ['auto', true, false],
    ['questions', true, true],
    ['never', false, false],
  ] as const)
    it(`is ${isHeard ? '' : 'not '}spoken by “${set}” ${hasScreenReader ? 'beside' : 'without'} a screen reader, and always shown`, async () => {
      assert.equal(await ask('what line is this', 'command', set, hasScreenReader), 'Line 6 of 18.');
      assert.equal(spoken !== '', isHeard);
    });

  it('tells what is selected, where anything is', async () => {
    await ask('select this line');
    assert.match((await ask('where am I')) ?? '', /^Line \d, .* \d+ characters are selected\.$/);
    await ask('select lines six to eight');
    assert.match((await ask('where am I')) ?? '', /Lines 6 to [89] are selected\.$/);
  });

  it('answers where one asks, too', async () => {
    assert.equal(await ask('where am I', 'ask'), 'Line 6, in method withdraw of class Account, file account.js.');
  });

  it('tells what was heard and done, the questions apart', async () => {
    assert.equal(await ask('go to line seven'), undefined);
    assert.equal(await ask('where am I'), 'Line 7, in method withdraw of class Account, file account.js.');
    assert.equal(await ask('what did you hear'), 'I heard: go to line seven');
    assert.equal(await ask('what did you just do'), 'You said "go to line seven": Line 7.');
  });

  it('A31 shows what would hide in a line or a name', async () => {
    const hostile = 'const a = "\u202eevil"; // \u200b\n';
    editor.documents.put(PATH, hostile);
    editor.place(PATH, { line: 0, character: 0 });
    assert.equal(await ask('read this line'), 'Line 1: const a = "⟨U+202E⟩evil"; // ⟨U+200B⟩');
  });
});
