import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EDITOR_COMMANDS } from '../../../src/actions/gate/editorCommands.ts';
import { KEY_COMMANDS } from '../../../src/actions/gate/keyCommands.ts';

const SRC = resolve(import.meta.dirname, '../../../src');
const FILES = globSync('**/*.ts', { cwd: SRC })
  .filter(file => !file.endsWith('/builtInCommands.ts'))
  .map(file => ({ file, text: withoutComments(readFileSync(join(SRC, file), 'utf8')) }));

/** The editor's commands that write text given to them into whatever has the focus: past everything that asks. */
const WRITING = [
  ...['type', 'default:type', 'compositionType', 'default:compositionType', 'replacePreviousChar', 'paste'],
  ...[
    'default:paste',
    'default:replacePreviousChar',
    'editor.action.insertSnippet',
    'editor.action.clipboardPasteAction',
  ],
  ...['workbench.action.terminal.sendSequence', 'workbench.action.chat.submit'],
  ...['notebook.cell.edit', 'repl.action.acceptInput'],
];

/** Every way by which text or a command comes into the editor, and the files that may take it, with why. */
const WAYS_IN: Readonly<Record<string, { readonly by: RegExp; readonly files: Readonly<Record<string, string>> }>> = {
  'edits of an editor': {
    by: /\.edit\(\s*\(?\w+\)?\s*=>/,
    files: {
      'vscode/editor/documents/changes.ts': 'behind the gate',
      'vscode/parts/ownCommandFiles.ts': "an example for the user's own file of commands, new and empty",
      'vscode/parts/practice.ts': "the practice file, which is Aloud's own",
      'vscode/parts/transcribeFile.ts': "the user's own command: a transcript where the cursor is",
      'vscode/parts/vocabularyFiles.ts': "an example for the user's own vocabulary, new and empty",
    },
  },
  'edits of the workspace': {
    by: /\bapplyEdit\(/,
    files: {
      'vscode/editor/documents/changes.ts': 'behind the gate',
      'vscode/editor/vscodeFiles.ts': 'behind the gate',
    },
  },
  snippets: { by: /\.insertSnippet\(/, files: { 'vscode/editor/documents/vscodeDocuments.ts': 'behind the gate' } },
  'commands that are not written out': {
    by: /\bexecuteCommand\((?!\s*'|'setContext')/,
    files: {
      'vscode/editor/workbench/vscodeWorkbench.ts': 'behind the gate',
      'vscode/editor/vscodeBoxes.ts': 'its own table of boxes',
      'vscode/contributions/firstSteps.ts': 'its own table of groups of editors',
      'vscode/editor/programs/vscodePrograms.ts': "a terminal's shell, behind the gate",
    },
  },
};

describe('the ways into the editor', () => {
  for (const [way, { by, files }] of Object.entries(WAYS_IN))
    it(`are known: ${way}`, () => {
      assert.deepEqual(
        FILES.filter(({ text }) => by.test(text))
          .map(({ file }) => file)
          .sort(),
        Object.keys(files).sort(),
      );
    });

  it('lead through no command that writes what it is given', () => {
    for (const { file, text } of FILES.filter(each => each.file.startsWith('vscode/')))
      for (const [, id = ''] of text.matchAll(/\b(?:executeCommand|command|run)\(\s*(?:\w+\.\w+,\s*)?'([^']+)'/g))
        assert.ok(!WRITING.includes(id), `${file} runs ${id}`);
    const known = [
      ...Object.values(EDITOR_COMMANDS).map(({ id, does }) => ({ id, does })),
      ...[...KEY_COMMANDS.values()].flatMap(({ ids, does }) => ids.map(id => ({ id, does }))),
    ];
    for (const { id, does } of known)
      assert.ok(does === 'pastes' || !WRITING.includes(id), `${id} is said to be one that ${does}`);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
}
