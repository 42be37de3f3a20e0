import assert from 'node:assert/strict';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { CaseRunner } from '../../support/spokenCase.ts';

/** Files by their endings, with ‸ where the code goes. */
const FILES: Readonly<Record<string, string>> = {
  ts: 'interface Task { id: number; title: string }\n\nfunction show(tasks: Task[], url: string, limit: number) {\n  let total = 0;\n  ‸\n}\n',
  py: 'import os\n\n\ndef report(visits, names, path):\n    total = 0\n    ‸\n    return total\n',
  java: 'class Shop {\n  int total(List<String> orders, String name, Customer customer) {\n    int sum = 0;\n    ‸\n    return sum;\n  }\n}\n',
  go: 'package store\n\nimport "fmt"\n\ntype Store struct{}\n\nfunc (s *Store) Add(name string, count int) error {\n\terr := s.check(name)\n\t‸\n\treturn nil\n}\n',
  rs: 'use std::collections::HashMap;\n\nfn scale(data: Vec<f64>, names: &[String]) -> f64 {\n    let mut sum = 0.0;\n    ‸\n    sum\n}\n',
  cpp: 'int walk(Node *head, std::vector<int> &out, const std::string &name) {\n  int count = 0;\n  ‸\n  return count;\n}\n',
  cs: 'class Parser\n{\n    void Read(string path)\n    {\n        var index = 0;\n        ‸\n    }\n}\n',
  rb: 'def deposit(amount, notes)\n  total = 0\n  ‸\n  total\nend\n',
  kt: 'fun play(rounds: Int, moves: List<String>): Int {\n    var best = 0\n    ‸\n    return best\n}\n',
  dart: 'Widget build(BuildContext context) {\n  final size = 12.0;\n  ‸\n  return Text("a");\n}\n',
  sh: '#!/bin/bash\n\ntarget=$1\n‸\necho "$target"\n',
  sql: 'CREATE TABLE members (\n  id INT,\n  name TEXT,\n  page TEXT\n);\n\n‸\n',
};

/** The file's ending, what is said, and what is written. */
const WRITTEN: readonly (readonly [string, string, string])[] = [
  ['ts', 'const is empty equals tasks dot length triple equals zero semicolon', 'const isEmpty = tasks.length === 0;'],
  ['ts', 'const started equals date dot now call', 'const started = Date.now();'],
  ['ts', 'const by id equals new map of number comma task', 'const byId = new Map<number, Task>();'],
  ['ts', 'const long equals tasks dot filter task arrow task dot id', 'const long = tasks.filter(task => task.id);'],
  ['ts', 'tasks dot sort a comma b arrow a dot id minus b dot id', 'tasks.sort((a, b) => a.id - b.id);'],
  ['ts', 'type task map equals record of string comma task', 'type TaskMap = Record<string, Task>;'],
  ['py', 'names dot append path', 'names.append(path)'],
  ['py', 'total equals sum of visit dot seconds for visit in visits', 'total = sum(visit.seconds for visit in visits)'],
  ['py', 'visits dot sort of key equals lambda v colon v dot seconds', 'visits.sort(key=lambda v: v.seconds)'],
  ['java', 'string label equals name dot trim call semicolon', 'String label = name.trim();'],
  ['java', 'for open paren string order colon orders close paren open brace', 'for (String order : orders) {\n    }'],
  [
    'java',
    'if customer is null throw new illegal argument exception quote no customer quote',
    'if (customer == null) {\n      throw new IllegalArgumentException("no customer");\n    }',
  ],
  ['go', 'if err not equal nil open brace return err close brace', 'if err != nil {\n\t\treturn err\n\t}'],
  [
    'go',
    'names colon equals make open paren open bracket close bracket string comma zero close paren',
    'names := make([]string, 0)',
  ],
  ['go', 'fmt dot println name comma count', 'fmt.Println(name, count)'],
  ['go', 'defer s dot close call', 'defer s.Close()'],
  ['go', 'go s dot check of name', 'go s.check(name)'],
  ['go', 'var total int', 'var total int'],
  ['rs', 'let counts equals hash map colon colon new call', 'let counts = HashMap::new();'],
  ['rs', 'let twice equals data dot map pipe x pipe x times two', 'let twice = data.map(|x| x * 2);'],
  ['cpp', 'out dot push back of head arrow value', 'out.push_back(head->value);'],
  [
    'cpp',
    'std colon colon cout less than less than name less than less than std colon colon endl',
    'std::cout << name << std::endl;',
  ],
  [
    'cs',
    'if path equals null throw new argument null exception name of path',
    'if (path == null)\n        {\n            throw new ArgumentNullException(nameof(path));\n        }',
  ],
  ['rb', 'notes dot each do pipe note pipe', 'notes.each do |note|\n  end'],
  ['kt', 'val last equals moves dot last call', 'val last = moves.last()'],
  ['kt', 'println quote best is dollar best quote', 'println("best is $best")'],
  ['dart', 'final theme equals theme dot of context', 'final theme = Theme.of(context);'],
  ['sh', 'set dash e u o pipefail', 'set -euo pipefail'],
  ['sh', 'cd quote dollar target quote or or exit one', 'cd "$target" || exit 1'],
  ['sql', 'select star from members semicolon', 'SELECT * FROM members;'],
  ['sql', 'delete from members where page is null semicolon', 'DELETE FROM members WHERE page IS NULL;'],
  [
    'sql',
    'insert into members open paren id comma name close paren values open paren one comma quote ann quote close paren',
    "INSERT INTO members (id, name) VALUES (1, 'ann');",
  ],
];

/** What nothing may be written for. */
const NOT_WRITTEN: readonly (readonly [string, string])[] = [
  // Names that neither the file nor the language has.
  ['ts', 'basket dot append apple'],
  ['sql', 'select price from orders'],
  ['sh', 'cd dollar elsewhere'],
  // Talk that has words of code in it.
  ['ts', 'the total is wrong here'],
  ['sql', 'select the best ones from the members'],
  ['sql', 'delete from here to the end where it is wrong'],
  ['sh', 'set this up with a dash of salt'],
  ['sh', 'find out what is wrong'],
  ['go', 'go to the doctor'],
  ['py', 'names dot append something better'],
];

describe('code that is dictated', function () {
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
    it(`comes out as the language has it: ${ending}: ${said}`, async () => {
      const blank = (text: string) => text.replace(/[ \t]+\n/g, '\n');
      assert.equal(blank(await written(said, ending)), blank((FILES[ending] ?? '').replace('‸', code)));
    });

  for (const [ending, said] of NOT_WRITTEN)
    it(`is none where words are left over: ${ending}: ${said}`, async () => {
      assert.equal(await written(said, ending), (FILES[ending] ?? '').replace('‸', ''));
    });
});
