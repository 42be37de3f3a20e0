import assert from 'node:assert/strict';
import { accessFor } from '../../../../src/actions/run/access.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { position } from '../../../../src/editor/position.ts';
import { Grammar } from '../../../../src/grammar/grammar.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';
import { cpuNow } from '../../../support/cpuNow.ts';
import { cursorAt, exchangeAt } from '../../../support/exchange.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { InMemoryEditor } from '../../../support/inMemoryEditor.ts';
import { sourceOf } from '../../../support/sources.ts';

const PATH = '/work/big.ts';
const SHORT = 5_000;
const LONG = 50_000;
const TIMES = 5;
/** A file that is ten times as long may take ten times as long; work by the square of it would take a hundred. */
const MOST_TIMES_LONGER = 15;
/** What is less, in ms of the processor's time, is no more than the noise of its clock. */
const NOISE_MS = 3;

const SAID = [
  'delete second parameter',
  'add if sum equals zero',
  'change sum to result',
  'select the comments',
  'go to the function nowhere',
  'rename value to item',
];

describe('a command in a long file', function () {
  this.timeout(180_000);
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  after(() => parsers.dispose());

  /** What each command takes to understand once the file has been read, in ms of the processor's time. */
  async function costs(lines: number): Promise<readonly number[]> {
    const editor = new InMemoryEditor({ open: { [PATH]: sourceOf('typescript', lines) } });
    await grammar.warm(await editor.documents.read(PATH));
    const all: number[] = [];
    for (const said of SAID) {
      const times: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        const at = position(Math.floor(lines / 2) + time, 0);
        editor.place(PATH, at);
        const exchange = exchangeAt(editor, cursorAt(PATH, at));
        const from = cpuNow();
        await grammar.understand(said, accessFor(exchange, 'user').view);
        times.push(cpuNow() - from);
        exchange.dispose();
      }
      all.push(times.sort((a, b) => a - b)[TIMES >> 1] as number);
    }
    return all;
  }

  it('takes no more than the file is longer', async () => {
    await costs(SHORT);
    const short = await costs(SHORT);
    const long = await costs(LONG);
    for (const [index, said] of SAID.entries()) {
      const most = Math.max(NOISE_MS, short[index] as number) * MOST_TIMES_LONGER;
      assert.ok((long[index] as number) <= most, `“${said}”: ${short[index]} ms, then ${long[index]} ms`);
    }
  });
});
