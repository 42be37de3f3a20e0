import assert from 'node:assert/strict';
import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const PYTHON = ['a.py', 'import os\n\n\ndef load():\n    ‸return os.getcwd()\n'] as const;
const PLAIN = [
  'a.ts',
  "import { ref, computed } from 'vue'\nimport { a } from './a'\n\nconst b = ref(a)\nexport const c = computed(() => b)\nfunction go() {\n  ‸a(b)\n}\n",
] as const;
const KOTLIN = ['a.kt', 'import java.util.UUID\n\nfun main() {\n    ‸println(UUID.randomUUID())\n}\n'] as const;
const C = ['a.c', '#include <stdio.h>\n#include "list.h"\n\nint main(void)\n{\n    ‸return 0;\n}\n'] as const;

describe('what is imported', () => {
  it('is written as its module has it', async () => {
    for (const [said, code] of [
      ['from pathlib import path', 'from pathlib import Path'],
      ['import default dict from collections', 'from collections import defaultdict'],
      ['from datetime import date time', 'from datetime import datetime'],
      ['from typing import optional', 'from typing import Optional'],
    ] as const)
      await assertEdit(PYTHON, said, 'import os\n', `import os\n${code}\n`);
    await assertEdit(PLAIN, 'import use state from react', "'./a'\n", "'./a'\nimport { useState } from 'react'\n");
    await assertEdit(PLAIN, 'add an import for watch from vue', 'ref, computed }', 'ref, computed, watch }');
    await assertEdit(KOTLIN, 'import java dot time dot duration', 'UUID\n', 'UUID\nimport java.time.Duration\n');
    await assertEdit(C, 'include string dot h', '"list.h"\n', '"list.h"\n#include <string.h>\n');
    await assertEdit(C, 'include stdlib', '"list.h"\n', '"list.h"\n#include <stdlib.h>\n');
  });

  it('is not written where it stands', async () => {
    await assertLeftAlone(KOTLIN, 'import java dot util dot uuid');
    await assertLeftAlone(C, 'include list dot h');
  });

  it('is not made up of what a module is not known to have', async () => {
    await assertLeftAlone(PLAIN, 'add an import for use magic from react');
  });
});

describe('a script without semicolons', () => {
  it('gets none', async () => {
    assert.match((await spokenEdit(...PLAIN, 'add a variable called count equals zero')) ?? '', /let count = 0\n/);
    await assertEdit(PLAIN, 'add a return', '  a(b)\n', '  a(b)\n  return\n');
  });
});
