import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replaceAll('|', '‸'), said);

const CODE = `export function list(query: Query, page = 1) {
  const limit = query.limit ?? 20;
  const totals = rows.map(row => row.total);
  for (const total of totals) {
    console.log('total', total);|
  }
  return totals;
}

export function format(total: number, currency = 'EUR') {
  return currency + total;
}
`;

const PLAIN = CODE.replace('|', '');

describe('what was said, and no more than that', () => {
  it('is nothing where it is about what is selected, and nothing is', async () => {
    for (const said of ['delete these lines', 'comment those lines', 'delete lines', 'delete that', 'delete it'])
      assert.equal((await saying(said, CODE, 'a.ts')) ?? PLAIN, PLAIN, said);
  });

  it('is nothing else that sounds like it where it can be said, but nothing comes of it', async () => {
    assert.equal(await saying('uncomment this line', `// a\n${CODE}`, 'a.ts'), undefined);
    assert.equal(await saying('delete the while loop', CODE, 'a.ts'), undefined);
  });

  it('is in the line of the cursor before it is anywhere else', async () => {
    const changed = PLAIN.replace("log('total', total)", "log('total')");
    assert.equal(await saying('delete the word total', CODE, 'a.ts'), changed);
    assert.equal(await saying('change totals to sums', CODE, 'a.ts'), PLAIN.replace('return totals', 'return sums'));
  });

  it('is about the parameters of the function that one is in', async () => {
    assert.equal(await saying('delete the last parameter', CODE, 'a.ts'), PLAIN.replace(', page = 1', ''));
  });

  it('is a name where something is called so: no file is renamed by its first name', async () => {
    assert.equal(await saying('rename page to index', CODE, 'a.ts'), PLAIN.replace('page = 1', 'index = 1'));
    const other = CODE.replaceAll('page', 'sheet');
    assert.equal(await saying('rename page to index', other, 'a.ts'), undefined);
  });

  it('is a construct by the word for it, without a name of that word in it', async () => {
    const behind = (code: string) => PLAIN.replace("', total);\n", `', total);\n${code}`);
    assert.equal(await saying('add a return statement', CODE, 'a.ts'), behind('    return;\n'));
    assert.equal(await saying('add a try catch block', CODE, 'a.ts'), behind('    try {\n    } catch (e) {\n    }\n'));
    assert.equal(await saying('add an if check', CODE, 'a.ts'), behind('    if () {\n    }\n'));
    assert.equal(
      await saying('add a for loop over totals', CODE, 'a.ts'),
      behind('    for (const total of totals) {\n    }\n'),
    );
  });

  it('is no statement that is nothing but a new name', async () => {
    for (const said of ['add console log done', 'add await before query'])
      assert.equal((await saying(said, CODE, 'a.ts')) ?? PLAIN, PLAIN, said);
  });

  it('is the modifier of the function that one is in', async () => {
    assert.equal(await saying('add async', CODE, 'a.ts'), PLAIN.replace('function list', 'async function list'));
  });
});
