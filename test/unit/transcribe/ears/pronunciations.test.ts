import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pronunciations } from '../../../../src/transcribe/ears/pronunciations.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';

describe('Pronunciations', () => {
  let folder: TemporaryFolder;
  let file: string;

  before(() => {
    folder = temporaryFolder('pronunciations');
    file = join(folder.path, 'words.dict');
  });
  after(() => folder.remove());

  async function reading(text: string): Promise<Pronunciations> {
    writeFileSync(file, text);
    return Pronunciations.read(file);
  }

  it('reads every way to say a word', async () => {
    const dictionary = await reading("to T UW\nto(2) T IH\r\n'em AH M\nlast L AE S T");
    assert.deepEqual(dictionary.of('to'), ['T UW', 'T IH']);
    assert.deepEqual(dictionary.of("'em"), ['AH M']);
    assert.deepEqual(dictionary.of('last'), ['L AE S T']);
    assert.deepEqual(dictionary.of('unheard'), []);
  });

  it('passes over lines that say nothing', async () => {
    const dictionary = await reading(';;; a comment\n\nword\nword(2)\nint\n');
    assert.deepEqual(dictionary.of('word'), []);
    assert.deepEqual(dictionary.of(';;;'), []);
  });

  it('says words put together of two by their parts, and words of programming by itself', async () => {
    const dictionary = await reading('break B R EY K\npoint P OY N T\nup AH P\nper P ER\ncase K EY S\nupper AH P ER\n');
    assert.deepEqual(dictionary.of('breakpoint'), ['B R EY K P OY N T']);
    assert.deepEqual(dictionary.of('uppercase'), ['AH P ER K EY S']);
    assert.deepEqual(dictionary.of('upup'), [], 'parts of two letters make a word of anything');
    assert.deepEqual(dictionary.of('enum'), ['IY N AH M']);
    assert.deepEqual(dictionary.of('paren'), ['P ER EH N', 'P EH R AH N']);
  });

  it('reads what is longer than a piece without losing or doubling a word', async () => {
    const letters = (index: number) => [...String(index)].map(digit => 'abcdefghij'[Number(digit)]).join('');
    const words = Array.from({ length: 20_000 }, (_, index) => `zz${letters(index)}`);
    const dictionary = await reading(words.map(word => `${word} AH B\n`).join(''));
    assert.ok(words.every(word => dictionary.of(word).length === 1));
  });
});
