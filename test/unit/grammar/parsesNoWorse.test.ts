import assert from 'node:assert/strict';
import fc from 'fast-check';
import { silentLog } from '../../../src/common/log.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { CaseRunner } from '../../support/spokenCase.ts';

const DOCUMENTS: readonly { readonly file: string; readonly languageId: string; readonly text: string }[] = [
  {
    file: 'cart.ts',
    languageId: 'typescriptreact',
    text: `import { round } from './round';

const TAX_RATE = 0.19;

// Sums up.
export class Cart {
  private items: Item[] = [];

  total(discount = 0, currency: string): number {
    let sum = 0;
    for (const item of this.items) {
      if (item.price > discount && !item.isFree) {
        sum += item.price * TAX_RATE;
      } else {
        throw new Error('bad price');
      }
    }
    return round(sum, 2);
  }
}
`,
  },
  {
    file: 'readings.py',
    languageId: 'python',
    text: `import json


class Sensor:
    """What measures."""

    def record(self, sample, unit="mbar"):
        if sample is None:
            raise ValueError("no sample")
        try:
            self.samples.append(json.loads(sample))
        except ValueError as error:
            print(error)
        return len(self.samples)


LIMITS = {"pressure": 40, "humidity": 95}
`,
  },
  {
    file: 'server.go',
    languageId: 'go',
    text: `package main

import "fmt"

type Server struct {
	addr string
}

func (s *Server) Start(port int) error {
	if port == 0 {
		return fmt.Errorf("no port")
	}
	for i := 0; i < 3; i++ {
		fmt.Println(s.addr, i)
	}
	return nil
}
`,
  },
  {
    file: 'buttons.scss',
    languageId: 'scss',
    text: '$accent: #336699;\n\n.button {\n  color: $accent;\n  &:hover {\n    color: white;\n  }\n}\n',
  },
  {
    file: 'page.html',
    languageId: 'html',
    text: '<html>\n  <body class="wide">\n    <!-- The menu. -->\n    <ul>\n      <li>One</li>\n      <li>Two</li>\n    </ul>\n  </body>\n</html>\n',
  },
];

/** Words that commands are made of, beside those of the document. */
const THINGS = [
  ...['the function', 'this method', 'the class', 'second parameter', 'last argument', 'the condition', 'the if'],
  ...['the string', 'the comment', 'the loop', 'return value', 'the else', 'the list', 'first element', 'the import'],
  ...['the return type', 'the body', 'the value', 'the property', 'the tag', 'the attribute', 'the catch', 'the try'],
];
const VALUES = [
  ...[
    'five',
    'true',
    'null',
    'foo',
    'foo bar',
    'open paren',
    'a function',
    'if',
    'else',
    'return',
    'x equals',
    'minus',
  ],
  ...['quote', 'async', 'class foo', 'while true', 'a comma', 'semicolon', 'hello world', 'dot dot', 'max depth eight'],
  ...['parameter x', 'of type number', 'for i in', 'try catch', 'import json', 'self dot', 'not', 'arrow', 'brackets'],
];

const HEADS = ['', 'a', 'let a of b', 'a in b', 'a := range b', ';;'];

describe('whatever is said', () => {
  const runner = new CaseRunner(grammarFolders);
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });

  async function faults(text: string, languageId: string): Promise<number> {
    const tree = await parsers.parse(text, languageId);
    assert.ok(tree);
    try {
      return tree.faults;
    } finally {
      tree.dispose();
    }
  }

  for (const { file, languageId, text } of DOCUMENTS)
    it(`leaves code that parses no worse: ${file}`, async () => {
      const own = [...new Set(text.match(/[A-Za-z]{2,}/g))];
      const thing = fc.oneof(fc.constantFrom(...THINGS), fc.constantFrom(...own));
      const value = fc
        .array(fc.oneof(fc.constantFrom(...VALUES), fc.constantFrom(...own)), { minLength: 1, maxLength: 3 })
        .map(parts => parts.join(' '))
        // What is typed is typed to the letter.
        .filter(words => !words.startsWith('type '));
      const said = fc.oneof(
        fc.tuple(thing, value).map(([what, to]) => `change ${what} to ${to}`),
        fc.tuple(thing, value).map(([what, to]) => `set ${what} to ${to}`),
        fc.tuple(thing, value).map(([what, to]) => `rename ${what} to ${to}`),
        fc.tuple(thing, value).map(([what, to]) => `wrap ${what} in ${to}`),
        fc.tuple(thing, value).map(([what, to]) => `replace all ${what} with ${to}`),
        value.map(what => `add ${what}`),
        fc.tuple(value, value).map(([what, to]) => `add ${what} equals ${to}`),
        fc.constantFrom(...THINGS).map(what => `duplicate ${what}`),
        fc.constantFrom(...THINGS).map(what => `move ${what} down`),
        fc.constantFrom(...THINGS).map(what => `convert ${what} to an arrow function`),
        value,
      );
      const before = await faults(text, languageId);
      let done = 0;
      await fc.assert(
        fc.asyncProperty(said, fc.nat(text.length), async (words, cursor) => {
          const result = await runner.run({
            ...{ id: words, suite: '', file, before: text, after: text, cursor, said: words },
            ...{ kind: 'edit' as const, selection: [cursor, cursor] as const },
          });
          // A sign is put where one wants it, to the letter.
          if (result.text === text || result.calls?.every(({ name }) => name === 'add_sign')) return;
          done++;
          const [hole] = result.selection;
          // A condition or the head of a loop may be left to be said next, where the cursor is.
          const filled = HEADS.map(head => result.text.slice(0, hole) + head + result.text.slice(hole));
          let least = Number.POSITIVE_INFINITY;
          for (const text of filled) least = Math.min(least, least <= before ? least : await faults(text, languageId));
          assert.ok(least <= before, `“${words}” at ${cursor}:\n${result.text}`);
        }),
        { numRuns: 300 },
      );
      // A grammar that does nothing breaks nothing.
      assert.ok(done > 8, `only ${done} were done`);
    });
});
