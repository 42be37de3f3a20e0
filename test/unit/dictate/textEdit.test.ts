import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { spokenText } from '../../../src/dictate/spokenText.ts';
import { dictateEdit } from '../../../src/dictate/textEdit.ts';
import { commentSyntaxOf } from '../../../src/editor/commentSyntax.ts';
import { applyEdits, LineIndex } from '../../../src/editor/text.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';

const parsers = new Parsers({
  folders: grammarFolders,
  log: silentLog,
});

/** Dictates where `|` stands, or over what stands between two of them. */
async function dictate(name: string, marked: string, transcript: string): Promise<string> {
  const [before = '', middle = '', rest] = marked.split('|');
  const after = rest ?? middle;
  const selected = rest === undefined ? '' : middle;
  const text = before + selected + after;
  const path = `/w/a${name}`;
  const document = await new InMemoryEditor({ open: { [path]: text } }).documents.read(path);
  const lines = new LineIndex(text);
  const tree = await parsers.parse(text, document.languageId);
  try {
    const { edit } = dictateEdit({
      transcript,
      document,
      range: { start: lines.positionAt(before.length), end: lines.positionAt(before.length + selected.length) },
      syntax: commentSyntaxOf(document.languageId),
      tree,
      indentation: { insertSpaces: true, size: 2 },
      width: 40,
    });
    return applyEdits(lines, [edit]);
  } finally {
    tree?.dispose();
  }
}

describe('dictated text', () => {
  const cases: readonly (readonly [rule: string, file: string, before: string, words: string, after: string])[] = [
    ['begins a sentence with a capital', '.md', '|', 'hello there', 'Hello there'],
    ['goes on within one', '.md', 'I say| to you', 'hello', 'I say hello to you'],
    ['begins one after a full stop', '.md', 'One. |', 'two', 'One. Two'],
    ['puts no space before a full stop', '.txt', 'I say|.', 'hello', 'I say hello.'],
    ['puts no space after a bracket', '.txt', '(|)', 'see above', '(see above)'],
    ['replaces what is selected', '.txt', 'a |b| c', 'word', 'a word c'],
    ['takes said signs', '.txt', 'x |', 'one comma two question mark', 'x one, two?'],
    ['takes said lines', '.txt', 'x|', 'one new line two', 'x one\ntwo'],
    ['keeps a string whole', '.ts', "const a = '|';", "it's", "const a = 'it\\'s';"],
    ['keeps a template whole', '.ts', 'const a = `|`;', 'cost \u0024{a}', 'const a = `cost \\\u0024{a}`;'],
    ['writes breaks in strings as such', '.ts', 'const a = "|";', 'one new line two', 'const a = "one\\ntwo";'],
    ['leaves code as it is said', '.ts', 'const |', 'total', 'const total'],
    [
      'goes on in a comment with its prefix',
      '.ts',
      '// one two three four five six seven|\n',
      'eight nine',
      '// one two three four five six seven\n// eight nine\n',
    ],
  ];
  for (const [rule, file, before, words, after] of cases) {
    it(`${rule} (${file})`, async () => {
      assert.equal(await dictate(file, before, words), after);
    });
  }

  it('is refused when nothing is left of it', async () => {
    await assert.rejects(dictate('.txt', '|', ' um '), { code: 'nothing-understood' });
  });
});

describe('spokenText', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['um so this is uh it', 'so this is it'],
    ['one comma two full stop', 'one, two.'],
    ['Already, punctuated. The comma stays.', 'Already, punctuated. The comma stays.'],
    ['open paren a close paren', '(a)'],
    ['first new paragraph second', 'first\n\nsecond'],
    ['hidden\u200b\u202e text', 'hidden text'],
    ['umbrella and hummus', 'umbrella and hummus'],
  ];
  for (const [said, text] of cases)
    it(`${JSON.stringify(said)} → ${JSON.stringify(text)}`, () => assert.equal(spokenText(said), text));
});
