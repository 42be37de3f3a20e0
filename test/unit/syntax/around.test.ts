import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { languageFor } from '../../../src/syntax/languages.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import type { ScopeName } from '../../../src/syntax/scopeNames.ts';
import type { Span } from '../../../src/syntax/scopes.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { SOURCES, sourceOf } from '../../support/sources.ts';

/** Long enough for several pieces that are known by themselves. */
const LINES = 160;
const OFFSETS = 12;

describe('what stands around an offset', () => {
  for (const languageId of Object.keys(SOURCES))
    it(`is what of all the text is around it (${languageId})`, async () => {
      const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
      const text = sourceOf(languageId, LINES);
      const tree = await parsers.parse(text, languageId);
      assert.ok(tree);
      let count = 0;
      for (const scope of Object.keys(languageFor(languageId)?.scopes ?? {}) as ScopeName[])
        for (let at = 0; at < OFFSETS; at++) {
          const offset = Math.floor((at / OFFSETS) * text.length);
          const end = Math.min(text.length, offset + 400);
          const touching: readonly Span[] = tree.scopes(scope).filter(one => one.start <= end && one.end >= offset);
          assert.deepEqual(tree.scopesIn(scope, { start: offset, end }), touching);
          const around = touching.filter(({ start }) => start <= offset);
          assert.deepEqual(tree.scopesAround(scope, offset), around);
          count += around.length;
        }
      assert.ok(count > 0, 'something stands around');
      tree.dispose();
    });
});
