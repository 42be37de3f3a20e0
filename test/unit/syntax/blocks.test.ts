import assert from 'node:assert/strict';
import { blockOf, languageIdAt } from '../../../src/syntax/blocks.ts';

/** The language where `‸` stands. */
function languageAt(marked: string, page = 'html'): string {
  return languageIdAt(marked.replace('‸', ''), page, marked.indexOf('‸'));
}

describe('code in pages', () => {
  it('is of the language that its tag says', () => {
    assert.equal(languageAt('<script>\nlet a‸;\n</script>'), 'javascript#0');
    assert.equal(languageAt('<style>p {}</style>\n<script setup lang="ts">\na‸\n</script>', 'vue'), 'typescript#1');
    assert.equal(languageAt(`<style lang='scss' scoped>\n‸.a {}\n</style>`, 'vue'), 'scss#0');
    assert.equal(languageAt('<SCRIPT TYPE="application/ld+json">{‸}</SCRIPT>'), 'json#0');
    assert.equal(
      languageAt('<script lang="ts" generic="T extends Map<string, U>">\n‸a\n</script>', 'vue'),
      'typescript#0',
    );
  });

  it('is the page where the tag stands, and where nobody knows the language', () => {
    assert.equal(languageAt('<scr‸ipt>\na\n</script>'), 'html');
    assert.equal(languageAt('<script>‸\na\n</script>'), 'html');
    assert.equal(languageAt('<script>\na\n</scri‸pt>'), 'html');
    assert.equal(languageAt('<script type="text/template">\n‸<p>\n</script>'), 'html');
    assert.equal(languageAt('<style lang="stylus">\na‸\n</style>', 'vue'), 'vue');
    assert.equal(languageAt('<!-- <script>\n‸a\n</script> -->'), 'html');
    assert.equal(languageAt('<script>\n‸a\n'), 'html');
    assert.equal(languageAt('const a = "<script>‸</script>"', 'typescript'), 'typescript');
  });

  it('has an id that tells language and block', () => {
    assert.deepEqual(blockOf('typescript#12'), { languageId: 'typescript', block: 12 });
    assert.deepEqual(blockOf('html'), { languageId: 'html' });
  });
});
