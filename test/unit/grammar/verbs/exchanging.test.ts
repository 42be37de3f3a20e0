import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

const PAGE =
  '<html lang="en">\n<body>\n  <form action="/join" method="get">\n    <h2>Op|en tasks</h2>\n    <p>Get it</p>\n  </form>\n</body>\n</html>\n';
const STYLE = '.a {\n  color: $accent;\n  border-radi|us: 4px;\n  margin: 4em;\n}\n';
const FLOW = 'jobs:\n  test:\n    timeout-minutes: 10\n    steps:\n      - uses: tools/chec|kout@v3\n';
const SCRIPT = 'if [ $# -lt 2 ]; then\n  echo "Usage"\n  exi|t 1\nfi\nexit 0\n';
const BILL =
  'class Bill {\n    public bool IsLate() {\n        return !Paid && Due < DateTime.Now;\n    }\n    public void Log() {\n        var sum = 0;|\n        console.Write("get it");\n    }\n}\n';
const LOGS =
  'def f(a):\n    level = logging.INFO\n    print("Log in", level)\n    ret|urn None\n\n\ndef g(a):\n    # a linear scan of a\n    log.info("Log in")\n    return 1\n';
const LOOP = 'for (int i = 0; i < n; i++) {\n  g(i, maxCount, maxTotal);\n  |h(i);\n}\n';

describe('what is said to take the place of what stands there', () => {
  for (const [said, file, marked, old, now] of [
    ['The form should use post, not get.', 'a.html', PAGE, '"get"', '"post"'],
    ['the lang attribute at the top should be de, not en', 'a.html', PAGE, '"en"', '"de"'],
    ['the heading should say all tasks instead of open tasks', 'a.html', PAGE, 'Open tasks', 'All tasks'],
    ['border radius eight pixels instead of four', 'a.scss', STYLE, '4px', '8px'],
    ['eight pixels, not four', 'a.scss', STYLE, '4px', '8px'],
    ['Fifteen minutes for the timeout, not ten.', 'a.yml', FLOW, '10', '15'],
    ['version three to version four', 'a.yml', FLOW, 'v3', 'v4'],
    ['exit with two instead of one', 'a.sh', SCRIPT, 'exit 1', 'exit 2'],
    ['in is late use DateTime.UtcNow instead of DateTime.Now', 'a.cs', BILL, 'DateTime.Now', 'DateTime.UtcNow'],
    ['use utc now instead of now', 'a.cs', BILL, 'DateTime.Now', 'DateTime.UtcNow'],
    ['log should be private, not public', 'a.cs', BILL, 'public void', 'private void'],
    ['one instead of zero', 'a.cs', BILL, '= 0', '= 1'],
    ['use false instead of none', 'a.py', LOGS, 'None', 'False'],
    ['level should be debug instead of info', 'a.py', LOGS, 'INFO', 'DEBUG'],
    ['g should return two, not one', 'a.py', LOGS, 'return 1', 'return 2'],
    ['use plus plus i rather than i plus plus', 'a.cpp', LOOP, 'i++', '++i'],
  ] as const)
    it(`is changed where it stands once: ${said}`, async () =>
      assert.equal(await saying(said, marked, file), marked.replace('|', '').replace(old, now)));

  for (const [said, file, marked] of [
    // What is said to stand there does not.
    ['the form should use post, not put', 'a.html', PAGE],
    ['border radius eight pixels instead of five', 'a.scss', STYLE],
    ['g should return two, not three', 'a.py', LOGS],
    ['exit with two instead of three', 'a.sh', SCRIPT],
    // It counts something else.
    ['border radius eight em instead of four', 'a.scss', STYLE],
    ['fifteen seconds for the timeout, not ten', 'a.yml', FLOW],
    // It is part of a longer name, or of a chain that goes on.
    ['use least instead of max', 'a.cpp', LOOP],
    ['use clock instead of date time', 'a.cs', BILL],
    ['use the clock instead of the console', 'a.cs', BILL],
    // It tells what something does, or what is to be done.
    ['use a heap here instead of the linear scan', 'a.py', LOGS],
    ['use a list instead of the sum', 'a.cs', BILL],
    ['use a generator instead of none', 'a.py', LOGS],
    ['something better instead of none', 'a.py', LOGS],
    ['delete the first line, not the second', 'a.py', LOGS],
    // It stands there twice.
    ['use sign in instead of log in', 'a.py', 'a("Log in")\n\n\ndef f():\n    |pass\n\n\nb("Log in")\n'],
    // People talk.
    ['cats not dogs', 'a.py', LOGS],
    ['print not log', 'a.py', LOGS],
    ['it should be fun, not work', 'a.py', LOGS],
    ['let us meet at two instead of one', 'a.sh', SCRIPT],
  ] as const)
    it(`is left alone: ${said}`, async () => assert.equal(await saying(said, marked, file), undefined));
});
