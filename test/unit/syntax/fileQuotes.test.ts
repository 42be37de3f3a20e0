import assert from 'node:assert/strict';
import { inQuotesOf } from '../../../src/syntax/fileQuotes.ts';
import { WRITING } from '../../../src/syntax/languages/ecmascriptWriting.ts';
import { powershell } from '../../../src/syntax/languages/powershell.ts';

describe('the quotes of a file', () => {
  const quoteOf = (text: string) => inQuotesOf(text, WRITING)?.quote;

  it('are those of nearly all of its texts', () => {
    assert.equal(quoteOf("const a = ['a', 'b'];"), "'");
    assert.equal(quoteOf('const a = ["a", "b"];'), '"');
    assert.equal(quoteOf("const a = [\"a\", 'b', 'c'];"), '"');
  });

  it('are the usual ones where there are none, or only apostrophes', () => {
    assert.equal(quoteOf(''), '"');
    assert.equal(quoteOf("// it doesn't, and it won't"), '"');
  });

  it('are those of imports, too', () => {
    assert.match(String(inQuotesOf("const a = 'a';", WRITING)?.code['import']), /'\$source\$0'/);
  });

  it("stay the language's own where the two mean different things", () => {
    assert.equal(inQuotesOf('$a = "b"', powershell.writing), powershell.writing);
  });
});
