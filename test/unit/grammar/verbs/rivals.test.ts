import assert from 'node:assert/strict';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner } from '../../../support/spokenCase.ts';

/** Cursors are named by the digits in it. */
const PYTHON = `1
def load(path, mode):
    print("a")
    2
    print("b")
    for line in open(path, mode):3
        total = line
        4
        print(line)
    return total


5
def save(path):6
    if path:
        return 1
    # first note
    8
    return 2  # second note
`;

const TYPESCRIPT = `export class Queue {
  size = 0;
  limit = 10;
1
  add(item: string, last: boolean) {
    2
    this.size++;
  }

  remove() {3
    console.log(this.size);
    4
    console.log(this.limit);
  }
}
`;

describe('what an edit is about', () => {
  const runner = new CaseRunner(grammarFolders);

  async function said(words: string, at: number, marked: string, file: string) {
    const cursor = marked.slice(0, marked.indexOf(`${at}`)).replace(/(?<=^|\s|:|\{)\d(?=$|\n)/g, '').length;
    const before = marked.replace(/(?<=^|\s|:|\{)\d(?=$|\n)/g, '');
    const { asked, text } = await runner.run({
      ...{ id: words, suite: '', file, before, cursor, said: words, after: before },
      ...{ kind: 'edit', selection: [-1, -1] },
    });
    return { asked, isDone: text !== before };
  }
  const inPython = (words: string, at: number) => said(words, at, PYTHON, 'a.py');
  const inTypescript = (words: string, at: number) => said(words, at, TYPESCRIPT, 'a.ts');

  const asking: readonly (readonly [words: string, at: number, asked: readonly string[]])[] = [
    ['delete the print', 2, ['print("a")', 'print("b")']],
    ['comment out the print', 2, ['print("a")', 'print("b")']],
    ['duplicate the print statement', 2, ['print("a")', 'print("b")']],
    ['wrap the print in an if', 2, ['print("a")', 'print("b")']],
    ['rename the parameter to source', 2, ['path', 'mode']],
    ['change the first argument to x', 2, ['"a"', '"b"', 'path']],
    ['delete the comment', 8, ['# first note', '# second note']],
    ['delete the parameter', 2, ['path', 'mode']],
  ];
  for (const [words, at, asked] of asking)
    it(`is asked where several are as near: “${words}” at ${at}`, async () => {
      assert.deepEqual(await inPython(words, at), { asked, isDone: false });
    });

  it('is asked of what is called so without being named so', async () => {
    const { asked, isDone } = await inTypescript('delete the log', 4);
    assert.deepEqual(asked, ['console.log(this.size)', 'console.log(this.limit)']);
    assert.equal(isDone, false);
  });

  const certain: readonly (readonly [why: string, words: string, at: number])[] = [
    ['it is in the line', 'delete the return', 6],
    ['it is the only one in the block', 'delete the print', 4],
    ['it is the only one in the function', 'delete the loop', 2],
    ['it is said which', 'delete the second parameter', 2],
    ['it has a name', 'delete the function save', 2],
    ['all of them come to the same', 'rename path to source', 2],
    ['the other is much further', 'delete the function', 5],
  ];
  for (const [why, words, at] of certain)
    it(`is not asked where ${why}: “${words}” at ${at}`, async () => {
      const { asked } = await inPython(words, at);
      assert.deepEqual(asked, []);
    });

  it('is not asked of where to go, or what to select', async () => {
    for (const words of ['go to the print', 'select the print', 'copy the print'])
      assert.deepEqual((await inPython(words, 2)).asked, [], words);
  });

  it('is no other function’s', async () => {
    const { asked, isDone } = await inTypescript('rename the parameter to entry', 4);
    assert.deepEqual([asked, isDone], [[], false]);
  });
});
