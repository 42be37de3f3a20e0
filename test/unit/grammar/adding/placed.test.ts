import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const FILES = {
  rust: [
    'a.rs',
    '#[derive(Debug, PartialEq)]\npub struct Note {\n    pub title: String,\n    pub page: u32,\n}\n\nenum Bracket {\n    Open,\n    Close,\n}\n\nfn average(items: &[f64]) -> f64 {\n    let total = 1.0;‸\n    total\n}\n',
  ],
  go: [
    'a.go',
    'package a\n\ntype Note struct {\n\tTitle string\n\tPage  int\n}\n\nfunc Footer(language string, year int) string {‸\n\treturn language\n}\n',
  ],
  csharp: [
    'a.cs',
    'public class Player\n{\n    public string Name { get; set; }\n    public int Score { get; set; }\n\n    public void Jump(int height)\n    {\n        Score += height;‸\n    }\n}\n',
  ],
  sql: [
    'a.sql',
    'CREATE TABLE members (\n    id integer PRIMARY KEY,\n    name text NOT NULL,\n    page integer\n);\n\nSELECT id, name\nFROM members‸\nWHERE id > 3;\n',
  ],
  typescript: [
    'a.ts',
    "interface Task {\n  id: number;\n  title: string;\n}\n\nconst files = ['src', 'test'];\nconst sizes = [1, 2, 3];\nconst people = [ann, bob];\n\nexport function fill(width: number, color: string) {\n  return paint(width, color);‸\n}\n",
  ],
  python: [
    'a.py',
    'class Box:\n    width: int\n    height: int\n\n    def area(self, unit=1):\n        return self.width‸\n\n\ndef average(numbers):\n    return sum(0)\n',
  ],
  ruby: [
    'a.rb',
    'class Order\n  attr_reader :number, :total\n\n  TYPES = %w[png jpg]\n\n  def pay(sum)‸\n  end\nend\n',
  ],
  java: [
    'a.java',
    'public class Car {\n    private String name;\n    private int year;\n\n    public void drive(int speed) {\n        go(speed);‸\n    }\n}\n',
  ],
  kotlin: [
    'a.kt',
    'data class Car(val name: String, val color: String)\n‸\nenum class Level {\n    LOW,\n    HIGH,\n}\n',
  ],
  html: ['a.html', '<form>\n  <img src="a.png">\n  <input type="text">‸\n  <input type="email">\n</form>\n'],
  json: ['a.json', '{\n  "files": ["src", "bin"],‸\n  "sizes": [1, 2]\n}\n'],
  yaml: ['a.yml', 'on: push‸\nbranches:\n  - main\n  - dev\n'],
} as const;

type Language = keyof typeof FILES;

/** In a language, said, what stands in the text and what stands there instead afterwards. */
const DONE: readonly (readonly [Language, string, string, string])[] = [
  ['rust', 'Add Clone to the derive.', 'PartialEq)', 'PartialEq, Clone)'],
  ['rust', 'add hash and eq to the derive', 'PartialEq)', 'PartialEq, Hash, Eq)'],
  ['rust', 'add a field author of type string to the Note struct', 'u32,\n', 'u32,\n    pub author: String,\n'],
  ['rust', 'add an optional string field author to note', 'u32,\n', 'u32,\n    pub author: Option<String>,\n'],
  ['rust', 'add a variant comma before close', '    Close', '    Comma,\n    Close'],
  ['rust', 'add a variant comma to the bracket enum', '    Close,\n', '    Close,\n    Comma,\n'],
  ['rust', 'add a parameter weight, type f64, to average', '&[f64])', '&[f64], weight: f64)'],
  ['go', 'Add a bool field called Done to the Note struct.', 'Page  int\n', 'Page  int\n\tDone  bool\n'],
  [
    'go',
    'add a field author of type string after title',
    '\tTitle string\n\tPage  int',
    '\tTitle  string\n\tAuthor string\n\tPage   int',
  ],
  ['go', 'add a parameter bool html to footer, after language', 'year int', 'html bool, year int'],
  ['csharp', 'Add a public int property called Level.', 'set; }\n\n', 'set; }\n    public int Level { get; set; }\n\n'],
  [
    'csharp',
    'add a bool property alive after name',
    '    public int',
    '    public bool Alive { get; set; }\n    public int',
  ],
  ['csharp', 'add a parameter bool high to jump with default false', 'height)', 'height, bool high = false)'],
  ['sql', 'add a column country, text, after page', 'page integer\n', 'page integer,\n    country text\n'],
  [
    'sql',
    'add a column email of type text, not null, to members',
    'page integer\n',
    'page integer,\n    email text NOT NULL\n',
  ],
  ['sql', 'add a column country of type text before page', '    page', '    country text,\n    page'],
  [
    'typescript',
    "add an optional field due date to task, that's a string",
    'title: string;\n',
    'title: string;\n  dueDate?: string;\n',
  ],
  ['typescript', 'add a boolean field done before title', '  title', '  done: boolean;\n  title'],
  ['typescript', 'add docs to the files array', "'test']", "'test', 'docs']"],
  ['typescript', 'add 22 to the sizes list', '2, 3]', '2, 3, 22]'],
  ['typescript', 'add four as the first item of sizes', '[1,', '[4, 1,'],
  [
    'typescript',
    'add a second parameter step of type number to fill',
    'color: string)',
    'step: number, color: string)',
  ],
  ['typescript', 'add a return type of number to fill', 'string) {', 'string): number {'],
  ['python', 'add a depth field of type int to box', 'height: int\n', 'height: int\n    depth: int\n'],
  ['python', 'add a return type of float to average', '(numbers):', '(numbers) -> float:'],
  ['python', 'add a parameter scale to area', 'unit=1', 'scale, unit=1'],
  ['python', 'add a parameter digits with default two to average, at the end', '(numbers)', '(numbers, digits=2)'],
  ['python', 'add the dataclass decorator to box', 'class Box', '@dataclass\nclass Box'],
  ['ruby', 'add customer to the attr reader', ':total', ':total, :customer'],
  ['ruby', 'add web p to the types', 'jpg]', 'jpg webp]'],
  ['java', 'add a private string field owner after year', 'year;\n', 'year;\n    private String owner;\n'],
  ['java', 'add a throws io exception to drive', 'speed) {', 'speed) throws IOException {'],
  ['java', 'add the override annotation to drive', '    public void', '    @Override\n    public void'],
  ['kotlin', 'add a parameter val year, type Int, to car', 'color: String)', 'color: String, val year: Int)'],
  ['kotlin', 'add medium after low', 'LOW,\n', 'LOW,\n    MEDIUM,\n'],
  ['html', 'add the required attribute to this input', '"text">', '"text" required>'],
  ['json', 'add docs to the files', '"bin"]', '"bin", "docs"]'],
  ['yaml', 'add release to the branches', '- dev\n', '- dev\n  - release\n'],
];

/** What looks like one of these, and has a word that nothing in the text accounts for. */
const LEFT_ALONE: readonly (readonly [Language, string])[] = [
  ['rust', 'add clone to the struct after this one'],
  ['rust', 'add clone to the derive of the other one'],
  ['rust', 'add a variant that closes everything'],
  ['rust', 'add a variant comma after the last bracket we had'],
  ['go', 'add a field with the others'],
  ['go', 'add a bool field called done to the page struct'],
  ['go', 'add a parameter bool html to footer, after region'],
  ['csharp', 'add a bool property alive after health'],
  ['csharp', 'add a property to the player'],
  ['csharp', 'add a parameter high to jump with the default'],
  ['sql', 'add a column country, text, after region'],
  ['sql', 'add a column after this one'],
  ['sql', 'add a column name of type text to members'],
  ['typescript', 'add docs to the sizes list'],
  ['typescript', 'add docs to the folders array'],
  ['typescript', 'add carol to the people'],
  ['typescript', 'add a fifth parameter step of type number to fill'],
  ['typescript', 'add a field done to the note interface'],
  ['python', 'add a parameter numbers to average'],
  ['python', 'add a return type of float to the other one'],
  ['ruby', 'add customer to the attr writer'],
  ['java', 'add a field owner at the end of the list'],
  ['html', 'add the required attribute to the button'],
  ['html', 'add the type attribute to this input'],
  ['json', 'add docs to the folders'],
  ['yaml', 'add release to the tags'],
];

describe('adding at a place that is said', () => {
  for (const [language, said, from, to] of DONE)
    it(`accounts for every word: ${language}: ${said}`, () => assertEdit(FILES[language], said, from, to));

  for (const [language, said] of LEFT_ALONE)
    it(`does nothing where a word is left over: ${language}: ${said}`, () => assertLeftAlone(FILES[language], said));
});
