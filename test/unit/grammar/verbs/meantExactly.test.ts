import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

type Case = readonly [file: string, marked: string, said: string, from: string, to: string];

const CATCH = `async function cancel(id: string, reason = 'none') {
  try {
    await mailer.send(id, reason);
  } catch (error) {
    ‸log.error('could not send', error);
  }
}
`;

const PAGES = "app.get('/a', (req, res) => {\n  ‸res.json({ page, items: [], total: 0 });\n});\n";

const QUEUE = `package queue

import "errors"

var ErrFull = errors.New("full")

func New(size int) *Queue {
	‸return &Queue{size: size}
}

func (q *Queue) find(id string) (Job, bool) {
	if q.id == id {
		return q.job, true
	}
	return Job{}, false
}
`;

const MAIL = `class Mails
{
    public string Name { get; set; } = "default";

    public void Add(Mail mail, bool urgent = false)
    {
        if (mail == null) throw new Exception("none");
        if (urgent)
        {
            ‸pending.Insert(0, mail);
        }
        else
        {
            pending.Add(mail);
        }
    }
}
`;

const SHEET = `:root {
  --accent: blue;
}

.header {
  ‸border: 1px solid #ccc;
  color: var(--accent);
  top: 0;
}

.header .logo {
  margin: 0;
}
`;

const JOBS = `jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - ‸run: npm ci
      - run: npm test
  # publishes it
  deploy:
    runs-on: ubuntu-latest
    image: postgres:15
`;

const PACKAGE = '{\n  "scripts": { "test": ‸"jest --watch" },\n  "host": "localhost"\n}\n';

const DONE: readonly Case[] = [
  // A variable is no member of something else, nor the field that it is given to, nor what a package has.
  [
    'a.ts',
    CATCH,
    'rename error to e',
    "error) {\n    log.error('could not send', error)",
    "e) {\n    log.error('could not send', e)",
  ],
  [
    'a.go',
    QUEUE,
    'rename size to capacity',
    'size int) *Queue {\n\treturn &Queue{size: size}',
    'capacity int) *Queue {\n\treturn &Queue{size: capacity}',
  ],
  ['a.go', QUEUE, 'rename new to new queue', 'func New(', 'func NewQueue('],
  [
    'a.py',
    'class A:\n    def b(self):\n        ‸self._counts = 1\n\n\ndef c():\n    counts = 2\n',
    'rename counts to totals',
    '_counts',
    '_totals',
  ],
  [
    'a.kt',
    `fun f() {\n    val found = a()\n    ‸println("\${found.size} $found")\n}\n`,
    'rename found to all',
    `found = a()\n    println("\${found.size} $found")`,
    `all = a()\n    println("\${all.size} $all")`,
  ],
  // One name of an import, and not all of it.
  ['a.ts', "import { a, formatDate } from './a';\n\n‸a();\n", 'delete the import of format date', ', formatDate', ''],
  // What is waited for stays, and so does what is beside a key.
  ['a.ts', CATCH, 'remove the await', 'await ', ''],
  ['a.ts', PAGES, 'remove the page key', ' page,', ''],
  ['a.ts', CATCH, 'change the default of reason to empty string', "'none'", "''"],
  // Branches are one statement, and parts of numbers none.
  ['a.cs', MAIL, 'delete the first if', '        if (mail == null) throw new Exception("none");\n', ''],
  [
    'a.go',
    QUEUE.replace('‸', '').replace('return q.job', '‸return q.job'),
    'delete the last return',
    '\treturn Job{}, false\n',
    '',
  ],
  [
    'a.java',
    'class A {\n    int most = 5;\n\n    double b() {‸\n        return c > 30 ? 0.5 : 0.25;\n    }\n}\n',
    'change five to six',
    'most = 5',
    'most = 6',
  ],
  [
    'a.cs',
    MAIL,
    'change the urgent parameter to now',
    'bool urgent = false)\n    {\n        if (mail == null) throw new Exception("none");\n        if (urgent)',
    'bool now = false)\n    {\n        if (mail == null) throw new Exception("none");\n        if (now)',
  ],
  [
    'a.rs',
    'struct A {\n    a: u8,\n}\n\nimpl A {\n    fn b(&self) {‸}\n}\n\nstruct C {\n    c: u8,\n}\n',
    'add a field called d of type bool',
    '    a: u8,\n',
    '    a: u8,\n    d: bool,\n',
  ],
  // Sheets of styles.
  [
    'a.css',
    SHEET,
    'rename accent to primary',
    '--accent: blue;\n}\n\n.header {\n  border: 1px solid #ccc;\n  color: var(--accent)',
    '--primary: blue;\n}\n\n.header {\n  border: 1px solid #ccc;\n  color: var(--primary)',
  ],
  ['a.css', SHEET, 'change accent to green', 'blue', 'green'],
  ['a.css', SHEET, 'make the border red', '#ccc', 'red'],
  ['a.css', SHEET, 'add opacity point five', '#ccc;\n', '#ccc;\n  opacity: 0.5;\n'],
  // Data.
  ['a.yml', JOBS, 'change the timeout to twenty minutes', 'minutes: 15', 'minutes: 20'],
  [
    'a.yml',
    JOBS,
    'change ubuntu latest to windows latest',
    'ubuntu-latest\n    timeout',
    'windows-latest\n    timeout',
  ],
  ['a.yml', JOBS, 'change the image to postgres sixteen', 'postgres:15', 'postgres:16'],
  ['a.yml', JOBS, 'delete the last step', '      - run: npm test\n', ''],
  ['package.json', PACKAGE, 'remove watch', ' --watch', ''],
  ['package.json', PACKAGE, 'change local host to example dot com', 'localhost', 'example.com'],
  ['a.md', '| a | b |\n| - | - |\n| ‸start | 3 |\n', 'change start to startup', 'start', 'startup'],
];

const ELSEWHERE: readonly Case[] = [
  ['a.tsx', 'const a = <p ‸className="b">c</p>;\n', 'add an id attribute todo', '"b">', '"b" id="todo">'],
  [
    'a.py',
    'try:\n    a = b["c"]\nexcept KeyError as exc:\n    ‸d({"error": str(exc)})\n',
    'change key error to value error',
    'KeyError',
    'ValueError',
  ],
  ['a.py', 'd({"error": ‸str(exc)})\n', 'change str to repr', 'str', 'repr'],
  [
    'a.java',
    'class A {\n    void b() {\n        switch (c) {\n            case OPEN:\n                ‸break;\n            case SHIPPED:\n                d();\n        }\n    }\n}\n',
    'add a case cancelled',
    'case SHIPPED',
    'case CANCELLED:\n                break;\n            case SHIPPED',
  ],
  ['a.ts', 'if (a && b) {\n  ‸c();\n}\n', 'change and to or', '&&', '||'],
  ['a.py', 'if a or b:\n    ‸c()\n', 'change the or to and', 'or', 'and'],
  ['a.yml', 'web:\n  ‸restart: always\n', 'change restart to on failure', 'always', 'on-failure'],
  ['a.yml', 'web:\n  ‸memory: 512M\n', 'change the memory to one gigabyte', '512M', '1G'],
  [
    'a.yml',
    'web:\n  ‸image: a\n  depends_on:\n    - db\n',
    'comment out depends on',
    '  depends_on:\n    - db',
    '  # depends_on:\n  #   - db',
  ],
  [
    'a.yml',
    'web:\n  image: a\n\n# only a cache\nredis:\n  ‸image: b\n',
    'delete the redis entry',
    '\n# only a cache\nredis:\n  image: b\n',
    '',
  ],
  ['a.md', '# A\n\n## B\n\n- one\n- ‸two\n', 'move this bullet to the top', '- one\n- two', '- two\n- one'],
  [
    'a.go',
    'package a\n\nfunc b(all []*C) {\n\tfor _, one := range all {\n\t\t‸d(one)\n\t}\n}\n\nfunc e() {\n\tvar one C\n\td(one)\n}\n',
    'rename one to each',
    '_, one := range all {\n\t\td(one)',
    '_, each := range all {\n\t\td(each)',
  ],
  [
    'a.go',
    'package a\n\nfunc b() {\n\tif c == d {\n\t\t‸c = append(c, e)\n\t}\n}\n',
    'change equal to greater than or equal',
    'c == d',
    'c >= d',
  ],
  [
    'a.go',
    'package a\n\nfunc b() {\n\t‸c.WriteHeader(http.StatusCreated)\n}\n',
    'change created to ok',
    'Created',
    'OK',
  ],
  [
    'a.scss',
    '.a {\n  background: $b;\n  ‸color: red;\n\n  &:hover {\n    background: blue;\n  }\n}\n',
    'change the background to black',
    '$b',
    'black',
  ],
  [
    'a.ts',
    'function a() {\n  ‸const c = 1;\n  function b() {\n    return c;\n  }\n}\n',
    'make this function async',
    'function a',
    'async function a',
  ],
  // A link of a chain, and a method of one's own and of nothing else.
  [
    'a.kt',
    'fun f() {\n    return a\n        ‸.filter { it.b > 3 }\n        .map { it.c.trim() }\n}\n',
    'delete the filter',
    '\n        .filter { it.b > 3 }',
    '',
  ],
  ['a.kt', 'fun f() {\n    return a.map { ‸it.c.trim() }\n}\n', 'remove the trim', '.trim()', ''],
  [
    'a.kt',
    'class A(val b: B) {\n    fun stop() {\n        ‸b.stop()\n    }\n\n    fun c() = stop()\n}\n',
    'rename stop to reset',
    'fun stop() {\n        b.stop()\n    }\n\n    fun c() = stop()',
    'fun reset() {\n        b.stop()\n    }\n\n    fun c() = reset()',
  ],
  ['a.yml', 'env:\n  - name: LOG_LEVEL\n    ‸value: info\n', 'change the log level to debug', 'info', 'debug'],
  ['a.yml', 'requests:\n  ‸memory: 128Mi\n', 'change the memory to two hundred fifty six mebibytes', '128Mi', '256Mi'],
  ['a.html', '<ul>\n  ‸<li><img src="b.png"> Bob</li>\n</ul>\n', 'delete the image', '<img src="b.png">', ''],
  ['a.html', '<a ‸href="/about">About</a>\n', 'change the link to slash team', '/about', '/team'],
];

const LEFT: readonly (readonly [file: string, marked: string, said: string])[] = [
  ['a.ts', CATCH, 'delete the catch'],
  ['a.ts', PAGES, 'add a query parameter'],
  ['a.py', 'def f(row):\n    ‸a, b = row\n    g(Item(a), b)\n', 'delete the last item'],
  [
    'a.cs',
    'switch (a)\n{\n    case 1:\n        b();\n        break;\n    default:\n        ‸c();\n        break;\n}\n',
    'change default to main',
  ],
  ['a.cs', MAIL, 'move the throw up'],
  ['a.cs', MAIL, 'add a where clause'],
  ['a.go', 'package a\n\nfunc b() {\n\t‸if err := c(); err != nil {\n\t\tlog(err)\n\t}\n}\n', 'unwrap the if'],
  ['a.rs', 'fn a() {\n    ‸return b;\n}\n', 'add a semicolon'],
  ['a.ts', 'async function a() {\n  b();\n  ‸await c();\n}\n', 'move the await up'],
  ['a.ts', 'if (a && b && c) {\n  ‸d();\n}\n', 'change and to or'],
  ['a.py', 'if a:\n    b()\nelse:\n    ‸c()\nd.commit()\n', 'move this above the commit'],
  ['a.yml', 'environment:\n  - DEBUG=1\n  - ‸URL=a\n', 'add an environment variable secret key with abc'],
  ['a.yml', 'kind: ‸Service\nname: a\n', 'delete the service'],
  ['a.html', '<ul id="team">\n  ‸<li>Bob</li>\n</ul>\n<script>\n  f("team");\n</script>\n', 'rename team to staff'],
  ['a.css', SHEET, 'change top to bottom'],
  ['a.css', SHEET, 'delete the selector'],
  ['a.yml', 'ports:\n  - ‸"8080:80"\n', 'add a port ninety ninety'],
];

describe('what is changed is just what was meant', () => {
  for (const [file, marked, said, from, to] of [...DONE, ...ELSEWHERE])
    it(`${said} in ${file}`, () => assertEdit([file, marked], said, from, to));

  for (const [file, marked, said] of LEFT)
    it(`is nothing where nobody knows: ${said} in ${file}`, () => assertLeftAlone([file, marked], said));
});
