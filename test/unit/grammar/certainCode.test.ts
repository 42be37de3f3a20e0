import assert from 'node:assert/strict';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { CaseRunner } from '../../support/spokenCase.ts';

/** Files by their endings, with ‸ where the code goes. */
const FILES: Readonly<Record<string, string>> = {
  ts: "import { read } from './read';\n\nclass Line {\n  private cache = 0;\n  sku = 0;\n}\n\nexport function total(lines: Line[], user: Line, raw: string) {\n  let sum = 0;\n  ‸\n  return sum;\n}\n",
  py: 'import json\nfrom dataclasses import dataclass\n\n\n@dataclass\nclass Visit:\n    page: str\n\n\ndef report(visits, path):\n    names = []\n    ‸\n    return names\n',
  java: 'class Shop {\n  int total(List<Entry> entries, Entry entry, Customer customer, String name) {\n    int sum = 0;\n    ‸\n    return sum;\n  }\n}\n',
  cs: 'class Player\n{\n    public int Health { get; set; }\n\n    void Hit(int damage, List<string> items, string name)\n    {\n        ‸\n    }\n}\n',
  go: 'package server\n\nimport (\n\t"fmt"\n\t"net/http"\n)\n\ntype Store struct {\n\tlimit int\n}\n\nfunc handle(w http.ResponseWriter, r *http.Request, err error, values []int) {\n\t‸\n\tfmt.Println(err)\n}\n',
  rs: 'fn count(words: &[String], item: i32) -> usize {\n    ‸\n    words.len()\n}\n',
  rb: 'class Queue\n  def initialize(limit)\n    @jobs = []\n    ‸\n    @limit = limit\n  end\nend\n',
  cpp: '#include <vector>\n\nint walk(std::vector<int> &cells, int x, int y) {\n    ‸\n    return x;\n}\n',
  c: '#include <stdio.h>\n\nint ring(int *r, int value)\n{\n    ‸\n    return value;\n}\n',
  dart: "void show(String label, int size) {\n  ‸\n  print('a');\n}\n",
  kt: 'fun stop(now: Long?, moves: List<String>) {\n    ‸\n    println(now)\n}\n',
  php: "<?php\n\nclass Mailer\n{\n    private array $queue = [];\n\n    public function send(string $to, string $body)\n    {\n        ‸\n        return mail($to, 'News', $body);\n    }\n}\n",
  sh: '#!/bin/bash\n\ntarget=$1\n\nif [ -d "$target" ]; then\n  ‸\nfi\n',
  sql: 'CREATE TABLE members (\n  id INT,\n  name TEXT\n);\n\n‸\n',
};

/** The file's ending, what is said, and what is written. */
const WRITTEN: readonly (readonly [string, string, string])[] = [
  // What an error says is a text, whatever words it has.
  ['ts', 'throw new range error sum is negative', "throw new RangeError('sum is negative');"],
  [
    'java',
    'throw new illegal argument exception the entry is null',
    'throw new IllegalArgumentException("the entry is null");',
  ],
  ['py', 'raise value error path is required', 'raise ValueError("path is required")'],
  ['ts', 'throw new error user dot sku', 'throw new Error(user.sku);'],
  // What a library has takes nothing, or has a name of its own.
  ['java', 'int size equals entries dot size', 'int size = entries.size();'],
  ['java', 'sum plus equals entry dot get amount', 'sum += entry.getAmount();'],
  [
    'rs',
    'let lengths equals words dot iter dot map pipe w pipe w dot len',
    'let lengths = words.iter().map(|w| w.len());',
  ],
  ['cs', 'var first equals items dot first or default call', 'var first = items.FirstOrDefault();'],
  [
    'cs',
    'if string dot is null or empty of name return',
    'if (string.IsNullOrEmpty(name))\n        {\n            return;\n        }',
  ],
  ['cs', 'if items dot count equals zero return', 'if (items.Count == 0)\n        {\n            return;\n        }'],
  ['cs', 'health minus equals damage', 'Health -= damage;'],
  ['dart', 'final upper equals label dot to upper case call', 'final upper = label.toUpperCase();'],
  ['php', 'to equals str to lower of to', '$to = strtolower($to);'],
  ['kt', 'val first equals moves dot first or null call', 'val first = moves.firstOrNull()'],
  ['go', 'w dot write header of http dot status not found', 'w.WriteHeader(http.StatusNotFound)'],
  ['go', 'if r dot method not equals quote GET quote return', 'if r.Method != "GET" {\n\t\treturn\n\t}'],
  ['go', 'store colon equals ampersand store open brace limit colon ten close brace', 'store := &Store{limit: 10}'],
  // What is called takes what is said behind it.
  ['ts', 'const rounded equals math dot floor sum', 'const rounded = Math.floor(sum);'],
  ['ts', 'console dot error quote no lines quote', "console.error('no lines');"],
  ['py', 'names equals sorted names', 'names = sorted(names)'],
  ['go', 'values equals append values comma 5', 'values = append(values, 5)'],
  ['java', 'customer dot set name open paren name close paren', 'customer.setName(name);'],
  [
    'cs',
    'var long equals items dot where item arrow item dot length greater than ten dot to list call',
    'var long = items.Where(item => item.Length > 10).ToList();',
  ],
  [
    'ts',
    'sum equals lines dot reduce open paren a comma b arrow a plus b dot sku comma zero close paren',
    'sum = lines.reduce((a, b) => a + b.sku, 0);',
  ],
  // What is filled into texts.
  ['py', 'print f quote loaded open brace path close brace quote', 'print(f"loaded {path}")'],
  [
    'ts',
    'const text equals backtick loaded dollar open brace sum close brace backtick',
    'const text = `loaded $\x7bsum}`;',
  ],
  ['rb', 'puts quote pushing hash open brace limit close brace quote', 'puts "pushing #{limit}"'],
  ['php', 'echo quote sending to dollar to quote', 'echo "sending to $to";'],
  ['rs', 'println bang open paren quote item braces quote comma item close paren', 'println!("item {}", item);'],
  ['go', 'return fmt dot errorf quote start colon percent w quote comma err', 'return fmt.Errorf("start: %w", err)'],
  [
    'sql',
    'select name from members where name like quote a percent quote',
    "SELECT name FROM members WHERE name LIKE 'a%';",
  ],
  ['ts', 'return raw dot split of quote comma quote', "return raw.split(',');"],
  // Types.
  [
    'java',
    'list less than string greater than names equals new array list less than greater than open paren close paren semicolon',
    'List<String> names = new ArrayList<>();',
  ],
  [
    'cpp',
    'std colon colon vector less than int greater than copy equals cells semicolon',
    'std::vector<int> copy = cells;',
  ],
  ['cpp', 'if x equals equals y return x', 'if (x == y) {\n        return x;\n    }'],
  ['rs', 'let size colon usize equals words dot len', 'let size: usize = words.len();'],
  ['c', 'if r equals null return zero', 'if (r == NULL) {\n        return 0;\n    }'],
  // Braces as the file has them.
  ['ts', 'const open brace sku comma cache close brace equals user', 'const { sku, cache } = user;'],
  // A line of the shell, where the cursor is.
  ['sh', 'rm dash r f dollar target', 'rm -rf $target'],
  ['sh', 'cat dollar target greater than slash dev slash null', 'cat $target > /dev/null'],
  ['sh', 'chmod plus x dollar target', 'chmod +x $target'],
  // As a recogniser wrote it.
  ['java', 'Sum += entry.getAmount();', 'sum += entry.getAmount();'],
  ['ts', 'const { sku } = user.', 'const { sku } = user;'],
  ['rs', 'println!("{}", item);', 'println!("{}", item);'],
  ['sh', 'cp -r $target /tmp', 'cp -r $target /tmp'],
  ['php', '$this->queue[] = $body;', '$this->queue[] = $body;'],
  // As the file has it.
  [
    'ts',
    'const found equals lines dot find line arrow line dot sku equals sum',
    'const found = lines.find(line => line.sku == sum);',
  ],
  ['ts', 'return open brace sum comma raw close brace', 'return { sum, raw };'],
  ['ts', 'const close equals open paren close paren arrow open brace', 'const close = () => {\n  };'],
  ['ts', 'const MAX equals ten', 'const MAX = 10;'],
  ['ts', 'const year equals new date dot get full year call', 'const year = new Date().getFullYear();'],
  ['py', 'names dot sort', 'names.sort()'],
  ['py', 'names dot append visit dot page', 'names.append(visit.page)'],
  ['py', 'total equals sum of v dot page for v in visits', 'total = sum(v.page for v in visits)'],
  [
    'py',
    'names equals sorted open paren names comma reverse equals true close paren',
    'names = sorted(names, reverse=True)',
  ],
  ['java', 'string builder builder equals new string builder', 'StringBuilder builder = new StringBuilder();'],
  ['cs', 'throw new argument null exception of name of name', 'throw new ArgumentNullException(nameof(name));'],
  [
    'rs',
    'let total colon usize equals words dot iter call dot map pipe w pipe w dot len call dot sum call',
    'let total: usize = words.iter().map(|w| w.len()).sum();',
  ],
  // A name with a sign in front.
  ['rb', 'puts at jobs dot map ampersand colon name', 'puts @jobs.map(&:name)'],
];

/** What nothing may be written for. */
const NOT_WRITTEN: readonly (readonly [string, string])[] = [
  // A name that may be several things: `console.log(event)`, `Items.Add(new Item())`.
  ['ts', 'const handler equals event arrow console dot log event'],
  ['cs', 'items dot add new item call'],
  ['py', 'names equals json dot loads thing'],
  // Names that stand nowhere.
  ['ts', 'const label equals template string total'],
  ['rs', 'let names equals vec new'],
  ['java', 'sum equals number of entries'],
  // What begins as code and is none.
  ['ts', 'What does lines.map() do?'],
  ['ts', "I don't want sum = 5"],
  ['ts', 'the sum (of lines) is total'],
  ['py', 'This is (really) wrong; fix it'],
  ['sh', 'remove the old ones - all of them'],
  ['sh', 'cat is great (really)'],
  // "At" is no "add" where names begin so.
  ['rb', 'at history left shift limit'],
  ['rb', 'at names equals hash dot new of zero'],
];

describe('code that is certain', function () {
  // Grammars are read at their first use.
  this.timeout(180_000);
  const runner = new CaseRunner(grammarFolders);

  async function written(said: string, ending: string): Promise<string> {
    const marked = FILES[ending] ?? '';
    const before = marked.replace('‸', '');
    const given = {
      id: said,
      suite: '',
      kind: 'edit',
      selection: [-1, -1] as const,
      file: `a.${ending}`,
      said,
    } as const;
    return (await runner.run({ ...given, before, cursor: marked.indexOf('‸'), after: before })).text;
  }

  for (const [ending, said, code] of WRITTEN)
    it(`is written: ${ending}: ${said}`, async () => {
      const blank = (text: string) => text.replace(/[ \t]+\n/g, '\n');
      assert.equal(blank(await written(said, ending)), blank((FILES[ending] ?? '').replace('‸', () => code)));
    });

  for (const [ending, said] of NOT_WRITTEN)
    it(`is not written where it is not: ${ending}: ${said}`, async () => {
      assert.equal(await written(said, ending), (FILES[ending] ?? '').replace('‸', ''));
    });
});
