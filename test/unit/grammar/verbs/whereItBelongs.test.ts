import { assertFirstEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const SHEET = `.card {
  color: red;
  padding: 4px;
}

.button {
  border: none;
  ‸margin: 0 8px;
}

.big {
  padding: 8px;
}
`;

const LEDGER = `class Ledger:
    def load(self):
        return read()

    def save(self):
        write()


def main():
    ledger = ‸Ledger()
    ledger.load()
    print(ledger)


main()
`;

const SERVICES = 'services:\n  web:\n    image: garden-web:2.1\n  data‸base:\n    image: postgres\nport: 1\n';

/** What is said, and what of the text becomes what. */
const DONE: readonly (readonly [file: string, marked: string, said: string, from: string, to: string])[] = [
  // In a sheet of styles, one's own rule.
  ['a.css', SHEET, 'set padding to 2 pixels', 'margin: 0 8px;\n', 'margin: 0 8px;\n  padding: 2px;\n'],
  ['a.css', SHEET, 'change the padding of the card to 3 pixels', 'padding: 4px', 'padding: 3px'],
  ['a.css', SHEET, "change the card's padding to 3 pixels", 'padding: 4px', 'padding: 3px'],
  ['a.css', SHEET, 'add a declaration display flex', '0 8px;\n', '0 8px;\n  display: flex;\n'],
  ['a.css', SHEET, 'rename big to wide view', '.big', '.wide-view'],
  ['a.scss', SHEET, 'delete the margin', '  margin: 0 8px;\n', ''],
  // Statements at an edge, wherever the edge is said.
  ['a.py', LEDGER, 'at the end of main call ledger dot save', 'print(ledger)\n', 'print(ledger)\n    ledger.save()\n'],
  ['a.py', LEDGER, 'add a call to ledger dot save at the end of main', '(ledger)\n', '(ledger)\n    ledger.save()\n'],
  ['a.py', LEDGER, 'print the ledger at the end of main', 'print(ledger)\n', 'print(ledger)\n    print(ledger)\n'],
  // Other words for adding, of what is a construct.
  ['a.py', LEDGER, 'insert a return none after the print', 'print(ledger)\n', 'print(ledger)\n    return None\n'],
  ['a.py', LEDGER, 'put a comment above save saying all of it', '    def save', '    # all of it\n    def save'],
  ['a.py', LEDGER, 'write a class called user', 'print(ledger)\n', 'print(ledger)\n\n\nclass User:\n    pass\n'],
  // Documentation as the language writes it.
  ['a.py', LEDGER, 'add a docstring saying runs it', 'def main():\n', 'def main():\n    """Runs it."""\n'],
  ['a.py', LEDGER, 'put a docstring on save', 'save(self):\n', 'save(self):\n        """"""\n'],
  [
    'a.ts',
    'function f() {\n  ‸g();\n}\n',
    'add a doc comment saying calls it',
    'function',
    '/** Calls it. */\nfunction',
  ],
  ['a.rs', 'fn f() {\n  ‸g();\n}\n', 'add a doc comment saying calls it', 'fn', '/// Calls it.\nfn'],
  // A member goes to the end of its class, though a variable is called like it.
  [
    'a.py',
    LEDGER,
    'add a method called close to ledger',
    'write()\n',
    'write()\n\n    def close(self):\n        pass\n',
  ],
  [
    'a.py',
    LEDGER,
    'add a private method called close',
    'write()\n',
    'write()\n\n    def _close(self):\n        pass\n',
  ],
  ['a.js', 'class A {\n  f() {\n    ‸g();\n  }\n}\n', 'add a private field count', '\n  }\n', '\n  }\n\n  #count;\n'],
  ['a.js', 'class A {\n  f() {\n    ‸g();\n  }\n}\n', 'add a public method h', '\n  }\n', '\n  }\n\n  h() {\n  }\n'],
  // The thing of a name, and not the word in a value.
  [
    'a.yaml',
    SERVICES,
    'move database above web',
    '  web:\n    image: garden-web:2.1\n  database:\n    image: postgres\n',
    '  database:\n    image: postgres\n  web:\n    image: garden-web:2.1\n',
  ],
  ['a.java', 'class A {\n  void f() {\n    // log(a);\n    ‸g();\n  }\n}\n', 'uncomment the log call', '// log', 'log'],
  // Words of a page are words.
  ['a.html', '<p>‸We open at seven.</p>\n', 'replace seven with half past eight', 'seven', 'half past eight'],
  ['a.html', '<button dis‸abled>Buy</button>\n', 'remove the disabled attribute', ' disabled', ''],
  ['a.json', '{ "a": true, "b": fal‸se }\n', 'toggle this boolean', 'false', 'true'],
  ['a.ts', 'export function f() {\n  ‸g();\n}\n', 'delete the export keyword', 'export ', ''],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
  ['a.ts', 'f(‸a, "b", `c ${d}`);\n', 'delete the template string', ', `c ${d}`', ''],
  ['a.ts', '‸a = b(c);\n', 'delete the last word', '(c)', '()'],
  ['a.py', LEDGER, 'add a print before the first statement in main', '    ledger = L', '    print()\n    ledger = L'],
  [
    'a.py',
    'def f(a):\n    for b in a:\n        ‸g(b)\n',
    'add a print before the loop',
    '    for b',
    '    print()\n    for b',
  ],
  // A property of what has them in its head.
  [
    'a.kt',
    'data class A(\n    val b: String,\n)\n\nfun f() {\n    ‸g()\n}\n',
    'add a property notes of type string to the a class',
    '    val b: String,\n',
    '    val b: String,\n    val notes: String,\n',
  ],
  ['a.py', LEDGER, 'add a todo saying check this', ' Ledger()\n', ' Ledger()\n    # TODO: check this\n'],
  ['a.py', LEDGER, 'put a comment here saying what', ' Ledger()\n', ' Ledger()\n    # what\n'],
  // The name of a parameter, and no more; a default with its sign.
  ['a.ts', 'function f(path: string) {\n  ‸g();\n}\n', 'change the path parameter to file path', 'path:', 'filePath:'],
  ['a.ts', 'function f(b: string, c = false) {\n  ‸g();\n}\n', 'get rid of the default value', 'c = false', 'c'],
  ['a.ts', 'function f(c: boolean = false) {\n  ‸g();\n}\n', 'delete the default value', ' = false', ''],
  // A name that begins with a small word.
  [
    'a.ts',
    'if (‸onlyOpen && b.paid) c();\n',
    'swap only open and b dot paid',
    'onlyOpen && b.paid',
    'b.paid && onlyOpen',
  ],
  [
    'a.js',
    'class A {\n  f() {\n    ‸g();\n  }\n}\n',
    'give me a new method named clear',
    '\n  }\n',
    '\n  }\n\n  clear() {\n  }\n',
  ],
  ['a.ts', 'interface A {\n  b: number;\n}\n\nf({ b: c.b‸ });\n', 'the b should be a string', 'number', 'string'],
  // What it takes is of the type that is called so.
  [
    'A.java',
    'class A {\n  Order a;\n\n  void f() {‸}\n}\n',
    'add a method g that takes an order',
    'f() {}\n',
    'f() {}\n\n  void g(Order order) {\n  }\n',
  ],
  [
    'A.java',
    'class A {\n  void f() {‸}\n}\n',
    'add a main method',
    'f() {}\n',
    'f() {}\n\n  public static void main(String[] args) {\n  }\n',
  ],
  [
    'A.java',
    'class A {\n  void f(int a) {\n    ‸g();\n  }\n}\n',
    'insert a println of a',
    'g();',
    'g();\n    System.out.println(a);',
  ],
  // Joins of a query.
  ['a.sql', 'SELECT a\nFROM ‸b\nJOIN c ON b.d = c.d;\n', 'make this a left join', '\nJOIN', '\nLEFT JOIN'],
  ['a.sql', 'select a from b left join c on b.d = ‸c.d;\n', 'change it to an inner join', 'left join', 'inner join'],
];

const LEFT: readonly (readonly [file: string, marked: string, said: string])[] = [
  ['a.css', SHEET, 'delete the padding'],
  ['a.css', SHEET, 'change the padding to none of it'],
  // What is not there is not moved, and no code.
  ['a.py', LEDGER, 'put a comma after items'],
  ['a.py', LEDGER, 'insert a colon'],
  // What a language has no way to say is no name.
  ['a.rb', 'class A\n  def f\n    ‸g\n  end\nend\n', 'add a private method called reset'],
  ['a.rb', 'class A\n  def f\n    ‸g\n  end\nend\n', 'add an async method called reset'],
  ['a.sql', 'SELECT a FROM b\nJOIN c ON b.d = c.d\nJOIN e ON b.d = e.d\nWHERE ‸a = 1;\n', 'make the join a left join'],
  // What comes behind the only body would be the next one.
  ['a.ts', 'for (const a of b) {\n  if (c) continue;\n  ‸d(a);\n}\n', 'delete the continue'],
  ['a.ts', 'function f() {\n  if (c) return 1;\n  ‸return 2;\n}\n', 'delete the first return'],
  // No words run together, and signs alone are no statement.
  ['a.ts', 'let a = 1;\n‸b += a;\n', 'insert a equals two'],
  ['a.ts', 'let a = 1;\n‸b += a;\n', 'add curly braces'],
  // Words of other languages are none of this one, and what is set in a call is no statement.
  ['a.py', LEDGER, 'add a default'],
  ['a.py', LEDGER, 'add an f string'],
  ['a.py', LEDGER, 'add encoding equals utf 8 to the load call'],
  ['a.ts', 'f(‸that, it);\n', 'change that to, um'],
  ['a.ts', 'let sum = 0;\n‸f(sum);\n', 'add one to sum'],
  ['a.ts', 'for (const a of this.b) {\n  ‸f(a);\n}\n', 'put a semicolon at the end of this line'],
  ['A.java', 'class A {\n  int f() {\n    ‸return a;\n  }\n}\n', 'rename it to get name'],
  ['A.java', 'class A {\n  void f(int a) {}\n\n  int g() {\n    ‸return a;\n  }\n}\n', 'add final to the parameter'],
  // For somebody else to write.
  ['a.py', LEDGER, 'write a function that sorts a list'],
  ['a.py', LEDGER, 'write a comment explaining this function'],
  ['a.py', LEDGER, 'make a function out of this'],
  ['a.py', LEDGER, 'write a letter to my boss'],
];

describe('what is added, changed and moved where it belongs', () => {
  for (const [file, marked, said, from, to] of DONE)
    it(`${said} (${file})`, () => assertFirstEdit([file, marked], said, from, to));

  for (const [file, marked, said] of LEFT)
    it(`nothing comes of it: ${said} (${file})`, () => assertLeftAlone([file, marked], said));
});
