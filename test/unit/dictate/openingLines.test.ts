import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { commentEdit } from '../../../src/dictate/comment.ts';
import { commentSyntaxOf } from '../../../src/editor/commentSyntax.ts';
import { position } from '../../../src/editor/position.ts';
import { applyEdits, LineIndex } from '../../../src/editor/text.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';

describe('a comment on the first lines', () => {
  const cases: readonly (readonly [file: string, before: string, after: string])[] = [
    ['a.sh', '#!/bin/sh\necho\n', '#!/bin/sh\n# Why\necho\n'],
    ['a.py', '#!/usr/bin/env python3\nimport os\n', '#!/usr/bin/env python3\n# Why\nimport os\n'],
    [
      'b.py',
      '#!/usr/bin/python\n# -*- coding: latin-1 -*-\nx\n',
      '#!/usr/bin/python\n# -*- coding: latin-1 -*-\n# Why\nx\n',
    ],
    ['a.js', '#!/usr/bin/env node', '#!/usr/bin/env node\n// Why'],
    ['a.xml', '<?xml version="1.0"?>\r\n<a/>\r\n', '<?xml version="1.0"?>\r\n<!-- Why -->\r\n<a/>\r\n'],
  ];
  for (const [file, before, after] of cases) {
    it(`leaves them the first, wherever in them the cursor is (${file})`, async () => {
      const document = await new InMemoryEditor({ open: { [file]: before } }).documents.read(file);
      const lines = new LineIndex(before);
      const tree = await new Parsers({ folders: grammarFolders, log: silentLog }).parse(before, document.languageId);
      const syntax = commentSyntaxOf(document.languageId);
      for (let character = 0; character <= lines.line(0).length; character++) {
        const at = position(0, character);
        const indentation = { insertSpaces: true, size: 2 };
        const { edit } = commentEdit({ text: 'why', document, at, syntax, tree, indentation, width: 80 });
        assert.equal(applyEdits(lines, [edit]), after, `column ${character + 1}`);
      }
      tree?.dispose();
    });
  }
});
