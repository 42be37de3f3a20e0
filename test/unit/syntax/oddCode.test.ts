import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';

/** So long may nothing else have its turn, in ms of the thread's own time: many times a slice, far less than a square. */
const LONGEST_MS = 300;

const lined = (text: string) => text.replace(/.{80}/g, '$&\n');

/** Text that somebody made, or that a file happens to hold. `has` tells whether it has a tree. */
const ODD: Readonly<Record<string, readonly [languageId: string, text: string, has: boolean]>> = {
  '100,000 brackets in each other': ['javascript', '('.repeat(100_000) + ')'.repeat(100_000), false],
  '100,000 brackets in each other, in lines': ['python', lined('('.repeat(100_000) + ')'.repeat(100_000)), false],
  '100,000 calls in each other': ['typescript', lined('a('.repeat(100_000) + ')'.repeat(100_000)), false],
  '100,000 blocks in each other': ['typescript', lined('{'.repeat(100_000) + '}'.repeat(100_000)), false],
  '100,000 brackets that stay open': ['javascript', lined('['.repeat(100_000)), false],
  '3,000 brackets in each other': ['typescript', `x = ${lined('('.repeat(3_000) + ')'.repeat(3_000))}`, true],
  'a line of 5 MB': ['javascript', 'f(a+1);'.repeat(700_000), false],
  'a word of 3 MB': ['javascript', 'a'.repeat(3_000_000), false],
  'a table of 200,000 numbers': ['javascript', `x = [${'1,\n'.repeat(200_000)}]`, false],
  'a table of 30,000 numbers': ['javascript', `x = [${'1,\n'.repeat(30_000)}]`, true],
  '20,000 errors': ['javascript', 'let = ) function ( ;\n'.repeat(20_000), false],
  '2,000 errors': ['typescript', 'class { if ( => }\n'.repeat(2_000), true],
  '20,000 tags side by side': ['html', '<p>a</p>\n'.repeat(20_000), true],
  'a sum of 1,000 terms': ['typescript', `x = a${' +\n  bcd'.repeat(1_000)};\nfunction f(a: number) {}\n`, true],
  'a chain of 1,000 cases': [
    'typescript',
    `if (a) {}${' else if (b) {\n}'.repeat(1_000)}\nfunction f(a: number) {}\n`,
    true,
  ],
  'a comment of 300 kB': ['javascript', `/*${'a b c d e f g h\n'.repeat(18_750)}*/ f();`, true],
  'a comment of 4 MB': ['javascript', `/*${'a b c d e f g h\n'.repeat(249_000)}*/ f();`, false],
  'a text of 4 MB': ['javascript', `f(\`${'a b c d e f g h\n'.repeat(249_000)}\`);`, false],
  'a text of 4 MB that does not end': ['python', `f("""${'a b c d e f g h\n'.repeat(249_000)});`, false],
};

describe('odd code', function () {
  this.timeout(180_000);
  let parsers: Parsers;

  beforeEach(() => {
    parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  });

  afterEach(() => parsers.dispose());

  for (const [name, [languageId, text, has]] of Object.entries(ODD))
    it(`A51: never blocks the editor, and ${has ? 'has syntax' : 'is said to have no syntax'}: ${name}`, async () => {
      await parsers.parse('a', languageId);
      let longest = 0;
      let last = worked();
      const look = () => {
        longest = Math.max(longest, worked() - last);
        last = worked();
      };
      const clock = setInterval(look, 1);
      const path = '/w/odd';
      const tree = await parsers.treeOf({ path, languageId, text });
      const middle = text.length >> 1;
      look();
      tree?.around(middle);
      tree?.scopesNear('argument', middle);
      tree?.partsOf({ start: middle, end: middle });
      tree?.commentAt({ line: 0, character: 1 });
      look();
      const next = `${text.slice(0, middle)} ${text.slice(middle)}`;
      const from = worked();
      const again = await parsers.treeOf({ path, languageId, text: next });
      clearInterval(clock);
      look();
      assert.equal(tree !== undefined, has);
      if (!has) assert.ok(!again && worked() - from < LONGEST_MS, 'it is not looked at again with every change');
      assert.ok(longest < LONGEST_MS, `${longest} ms`);
    });

  it('A51: hides nothing of what stands beside it', async () => {
    for (const name of ['a sum of 1,000 terms', 'a chain of 1,000 cases']) {
      const [languageId, text] = ODD[name] ?? ['', ''];
      const tree = await parsers.parse(text, languageId);
      assert.deepEqual(
        tree?.scopes('function').map(found => found.name),
        ['f'],
        name,
      );
      tree?.dispose();
    }
  });
});

/** This thread's own time on a processor, in ms: other work of the machine does not count. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
