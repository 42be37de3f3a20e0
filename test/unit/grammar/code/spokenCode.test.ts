import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lexicon } from '../../../../src/grammar/code/lexicon.ts';
import { TAGS } from '../../../../src/grammar/code/spoken/keywords.ts';
import * as code from '../../../../src/grammar/code/spokenCode.ts';
import type { Wording } from '../../../../src/grammar/code/wording.ts';
import { ENCLOSURES } from '../../../../src/grammar/english/enclosures.ts';
import { FORMATTERS } from '../../../../src/grammar/english/formatters.ts';
import { SIGNS } from '../../../../src/grammar/english/signs.ts';
import { typescript as typescriptLanguage } from '../../../../src/syntax/languages/ecmascript.ts';
import { python as pythonLanguage } from '../../../../src/syntax/languages/python.ts';
import type { NameStyle, Writing } from '../../../../src/syntax/writing.ts';
import { cpuNow } from '../../../support/cpuNow.ts';
import { bash, cpp, csharp, go, java, ruby, rust, scss } from '../writings.ts';

const typescript = typescriptLanguage.writing as Writing;
const python = pythonLanguage.writing as Writing;
const LANGUAGES = { typescript, python, java, csharp, cpp, go, rust, ruby, bash, scss } as const;
type Name = keyof typeof LANGUAGES;

function wording(language: Name, file = ''): Wording {
  const writing = LANGUAGES[language];
  return { writing, lexicon: new Lexicon(file, writing.names.variable) };
}

/** With `‸` where the cursor is, if not behind it. */
function shown({ text, cursor }: code.Snippet): string {
  return cursor === undefined ? text : `${text.slice(0, cursor)}‸${text.slice(cursor)}`;
}

const split = (said: string) => said.split(' ');

/** Language, what is said, what is written, and what the file has. */
type Row = readonly [Name, string, string, string?];

const STATEMENTS: readonly Row[] = [
  ['python', 'qux equals foo bar', 'qux = fooBar', 'baz = fooBar'],
  ['python', 'f of three thousand two hundred', 'f(3200)'],
  ['python', 'f of one o seven', 'f(107)'],
  ['csharp', 'write parens', 'Write()'],
  ['java', 'write parens', 'write()'],
  [
    'java',
    'list of mapping mappings equals new array list of mapping of',
    'List<Mapping> mappings = new ArrayList<Mapping>()',
  ],
  ['python', 'metadata equals alternatives dot get of i dot metadata', 'metadata = alternatives.get(i).metadata'],
  [
    'python',
    'metadata equals alternatives dot compute of weirdindex plus one dot metadata',
    'metadata = alternatives.compute(weirdindex + 1).metadata',
  ],
  ['python', 'metadata equals alternatives in brackets i dot metadata', 'metadata = alternatives[i].metadata'],
  ['python', 'in brackets lowercase i plus one for i in list', '[i + 1 for i in list]'],
  ['python', 's equals in double quotes bar in braces brack', 's = "bar{brack}"'],
  ['python', 'output equals in quotes got here', 'output = "got here"'],
  ['java', 'string message equals hello in quotes', 'String message = "hello"'],
  ['python', 'app dot secret underscore key equals in double quotes secret', 'app.secret_key = "secret"'],
  ['python', 'a equals none', 'a = None'],
  ['typescript', 'const a equals tag div', 'const a = <div>‸</div>'],
  ['ruby', 'f equals lambda of x', 'f = ->(x) {‸\n}'],
  ['typescript', 'items colon empty list', 'items: []'],
  ['python', 'capital and', 'And'],
  ['python', 'all caps foo bar', 'FOO_BAR'],
  ['python', 'pascal case python three compiler', 'Python3Compiler'],
  ['python', 'pascal case escape and', 'And'],
  ['python', 'underscores bar baz', 'bar_baz'],
  ['python', 'foo parens', 'foo()'],
  ['python', 'foo dot new builder', 'foo.new_builder'],
  ['python', 'foo equals all caps bar baz', 'foo = BAR_BAZ', 'barBaz BarBaz'],
  ['python', 'x equals x right shift one', 'x = x >> 1'],
  ['cpp', 'char star foo bar equals three plus ampersand baz', 'char *foo_bar = 3 + &baz'],
  ['typescript', 'const e of list', 'const e of list'],
  ['rust', 'let mut x equals two plus three', 'let mut x = 2 + 3'],
  ['rust', 'let age equals current age plus one', 'let age = current_age + 1'],
  ['go', 'var age int equals current age plus one', 'var age int = currentAge + 1'],
  ['python', 'foo of a equals one', 'foo(a=1)'],
  ['java', 'java dot util dot star', 'java.util.*'],
  ['csharp', 'int age equals previous plus one', 'int age = previous + 1'],
  ['csharp', 'int foo', 'int foo'],
  ['cpp', 'int foo equals one', 'int foo = 1'],
  ['rust', 'name colon string', 'name: String'],
  ['rust', 'crate colon colon package', 'crate::package'],
  ['scss', 'color colon red', 'color: red'],
  ['typescript', 'var x equals two', 'var x = 2'],
  ['typescript', 'foo dot bar plus equals one', 'foo.bar += 1'],
  ['typescript', 'i plus plus', 'i++'],
  ['typescript', 'in brackets one comma two comma three', '[1, 2, 3]'],
  ['java', 'system dot out dot print line of in quotes hello', 'System.out.printLine("hello")'],
  ['typescript', 'star as underscore', '* as _'],
  ['python', 'x equals negative one', 'x = -1'],
  ['python', 'x times equals two', 'x *= 2'],
  ['python', 'x equals y equals zero', 'x = y = 0'],
  ['python', 'dunder init', '__init__'],
  ['python', 'self dot name equals name', 'self.name = name'],
  ['python', 'self dot max speed equals max speed', 'self.max_speed = max_speed'],
  ['python', 'print of in quotes hello world', 'print("hello world")'],
  ['python', 'print of in quotes hello comma sep equals in quotes dash', 'print("hello", sep="-")'],
  ['python', 'foo equals bar of a comma b comma c equals none', 'foo = bar(a, b, c=None)'],
  ['python', 'x equals in brackets one comma two comma three', 'x = [1, 2, 3]'],
  ['python', 'x equals brackets', 'x = []'],
  ['python', 'x equals braces', 'x = {}'],
  ['python', 'x equals empty dictionary', 'x = {}'],
  ['python', 'x equals in braces in quotes a colon one comma in quotes b colon two', 'x = {"a": 1, "b": 2}'],
  ['python', 'd in brackets in quotes key equals five', 'd["key"] = 5'],
  ['python', 'd in brackets i plus one equals five', 'd[i + 1] = 5'],
  ['python', 'del d in brackets i', 'del d[i]'],
  ['python', 'return x if x greater than zero else none', 'return x if x > 0 else None'],
  ['python', 'foo dot bar of x dot baz of y', 'foo.bar(x).baz(y)'],
  ['python', 'os dot path dot join of a comma b', 'os.path.join(a, b)'],
  ['python', 'lambda x colon x plus one', 'lambda x: x + 1'],
  ['python', 'f equals lambda of x comma y', 'f = lambda x, y: ‸'],
  ['python', 'sum of x for x in list', 'sum(x for x in list)'],
  ['python', 'in brackets f of x for x in list if x', '[f(x) for x in list if x]'],
  ['python', 'with open of path as f', 'with open(path) as f'],
  ['python', 'assert x equals five', 'assert x == 5'],
  ['python', 'raise value error of in quotes bad', 'raise ValueError("bad")'],
  ['python', 'at property', '@property'],
  ['python', 'x equals y to the power of two', 'x = y ** 2'],
  ['python', 'x equals y star star two', 'x = y ** 2'],
  ['python', 'foo dot bar dot baz', 'foo.bar.baz'],
  ['python', 'x colon int equals five', 'x: int = 5'],
  ['python', 'x comma y equals y comma x', 'x, y = y, x'],
  ['python', 'foo equals string hello world', 'foo = "hello world"'],
  ['python', 'open paren a plus b close paren times c', '(a + b) * c'],
  ['python', 'in parens a plus b close paren times c', '(a + b) * c'],
  ['typescript', 'const foo equals await bar of x', 'const foo = await bar(x)'],
  ['typescript', 'let in brackets a comma b equals use state of zero', 'let [a, b] = useState(0)'],
  ['typescript', 'const in braces a comma b close brace equals props', 'const { a, b } = props'],
  ['typescript', 'let x colon string equals quotes foo', 'let x: string = "foo"'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is to be written.
  ['typescript', 'foo equals in backticks hello dollar in braces name', 'foo = `hello ${name}`'],
  ['typescript', 'console dot log of in quotes hello plus name', 'console.log("hello" + name)'],
  ['typescript', 'items dot map of item arrow item dot name', 'items.map(item => item.name)'],
  ['typescript', 'items dot map of in parens item close paren arrow item dot name', 'items.map((item) => item.name)'],
  ['typescript', 'foo dot bar bang dot baz', 'foo.bar!.baz'],
  ['typescript', 'foo question mark dot bar', 'foo?.bar'],
  ['typescript', 'return foo bar', 'return fooBar'],
  ['typescript', 'return tag div', 'return <div>‸</div>'],
  ['typescript', 'export const foo equals five', 'export const foo = 5'],
  ['typescript', 'this dot state equals in braces a colon one comma b colon two', 'this.state = { a: 1, b: 2 }'],
  ['typescript', 'x equals y percent two', 'x = y % 2'],
  ['typescript', 'x equals y mod two', 'x = y % 2'],
  ['typescript', 'i minus minus', 'i--'],
  ['typescript', 'bang foo', '!foo'],
  ['typescript', 'foo bar baz parens dot qux', 'fooBarBaz().qux'],
  ['typescript', 'foo of in braces a colon one', 'foo({ a: 1 })'],
  ['typescript', 'set timeout of lambda comma one thousand', 'setTimeout(() => {‸\n}, 1000)'],
  ['java', 'int count equals zero', 'int count = 0'],
  ['java', 'final int count equals zero', 'final int count = 0'],
  ['java', 'int brackets numbers equals new int in brackets five', 'int[] numbers = new int[5]'],
  ['java', 'system dot out dot println of in quotes hello', 'System.out.println("hello")'],
  ['java', 'string builder sb equals new string builder parens', 'StringBuilder sb = new StringBuilder()'],
  ['java', 'this dot name equals name', 'this.name = name'],
  ['java', 'string name', 'String name'],
  ['java', 'throw new illegal argument exception of in quotes bad', 'throw new IllegalArgumentException("bad")'],
  ['java', 'foo at index equals five', 'fooAtIndex = 5'],
  ['csharp', 'var x equals new list of int of', 'var x = new List<int>()'],
  ['csharp', 'console dot write line of quotes hi', 'console.WriteLine("hi")'],
  ['csharp', 'string name equals foo question mark dot bar', 'string name = foo?.Bar'],
  ['csharp', 'player dot name equals quotes bob', 'player.Name = "bob"'],
  ['cpp', 'standard colon colon cout left shift x left shift standard colon colon endl', 'std::cout << x << std::endl'],
  ['cpp', 'auto x equals foo', 'auto x = foo'],
  ['cpp', 'int star p equals ampersand x', 'int *p = &x'],
  ['cpp', 'star p equals five', '*p = 5'],
  ['cpp', 'foo arrow bar equals star baz', 'foo->bar = *baz'],
  ['cpp', 'vector of int numbers', 'std::vector<int> numbers'],
  ['cpp', 'const int max equals five', 'const int max = 5'],
  ['cpp', 'delete foo', 'delete foo'],
  ['rust', 'let x colon i thirty two equals five', 'let x: i32 = 5'],
  ['rust', 'let x equals ampersand mut foo', 'let x = &mut foo'],
  ['rust', 'let v equals vec bang brackets', 'let v = vec![]'],
  ['rust', 'let s equals string colon colon from of quotes foo', 'let s = String::from("foo")'],
  ['rust', 'x question mark', 'x?'],
  ['rust', 'let y equals foo of x question mark', 'let y = foo(x?)'],
  ['go', 'x colon equals foo of a plus one comma b', 'x := foo(a+1, b)'],
  ['go', 'err not equals nil', 'err != nil'],
  ['go', 'var names list of string', 'var names []string'],
  ['go', 'x comma err colon equals foo parens', 'x, err := foo()'],
  ['go', 'go foo parens', 'go foo()'],
  ['go', 'm equals make of map of string to int', 'm = make(map[string]int)'],
  ['ruby', 'at players equals four', '@players = 4'],
  ['ruby', 'foo equals colon bar', 'foo = :bar'],
  ['ruby', 'puts hello', 'puts hello'],
  ['ruby', 'items dot each do', 'items.each do'],
  ['ruby', 'x equals in quotes hi', "x = 'hi'"],
  ['ruby', 'foo dot nil question mark', 'foo.nil?'],
  ['bash', 'x equals five', 'x=5'],
  ['bash', 'echo dollar x', 'echo $x'],
  ['bash', 'echo in quotes hello world', 'echo "hello world"'],
  ['bash', 'git commit dash m in quotes fix bug', 'git commit -m "fix bug"'],
  ['bash', 'ls dash la pipe grep foo', 'ls -la | grep foo'],
  ['bash', 'apt dash get install foo', 'apt-get install foo'],
  ['bash', 'npm run build dash dash watch', 'npm run build --watch'],
  ['scss', 'margin colon zero auto', 'margin: 0 auto'],
  ['scss', 'width colon fifty percent', 'width: 50%'],
  ['scss', 'font size colon ten pixels', 'font-size: 10px'],
  ['scss', 'dollar foo dash bar colon red', '$foo-bar: red'],
  ['typescript', 'foo in brackets zero dot bar equals one', 'foo[0].bar = 1'],
  ['typescript', 'total equals percent', 'total = percent'],
  ['typescript', 'foo equals bar over baz', 'foo = bar / baz'],
  ['typescript', 'times equals three', 'times = 3'],
  ['typescript', 'is valid equals true', 'isValid = true'],
  ['python', 'is valid equals not is empty', 'is_valid = not is_empty'],
  ['python', 'hash equals five', 'hash = 5'],
  ['python', 'password hash equals hash of password', 'password_hash = hash(password)'],
  ['typescript', 'tag equals five', 'tag = 5'],
  ['typescript', 'percent equals total times one hundred', 'percent = total * 100'],
  ['typescript', 'title equals quotes foo', 'title = "foo"'],
  ['typescript', 'new value equals old value', 'newValue = oldValue'],
  ['typescript', 'true value equals true', 'trueValue = true'],
  ['typescript', 'in progress equals false', 'inProgress = false'],
  ['go', 'x equals list of string braces', 'x = []string{}'],
  ['rust', 'foo colon colon bar of x', 'foo::bar(x)'],
  ['rust', 'let x equals vec bang in brackets one comma two', 'let x = vec![1, 2]'],
  ['cpp', 'foo colon colon bar of x', 'foo::bar(x)'],
  ['cpp', 'x arrow y arrow z plus plus', 'x->y->z++'],
  ['ruby', 'foo dot each do pipe x pipe', 'foo.each do |x|'],
  ['ruby', 'x equals y if z', 'x = y if z'],
];

const CONDITIONS: readonly Row[] = [
  ['typescript', 'highest score plus one less than three', 'highestScore + 1 < 3'],
  ['python', 'highest score plus one less than three', 'highest_score + 1 < 3'],
  ['python', 'is escape minus symbol', 'is_minus_symbol'],
  ['python', 'a plus b greater than or equal to b plus c', 'a + b >= b + c'],
  ['python', 'count equals ten', 'count == 10'],
  ['go', 'count equals ten', 'count == 10'],
  ['rust', 'bar is greater than one', 'bar > 1'],
  ['python', 'i less than three', 'i < 3'],
  ['bash', 'dash f messages', '-f messages'],
  ['bash', 'count equals ten', 'count == 10'],
  ['python', 'x is not none and y', 'x is not None and y'],
  ['typescript', 'not is valid and count not equals zero', '!isValid && count != 0'],
  ['python', 'not valid or x in list', 'not valid or x in list'],
  ['python', 'len of items greater than zero', 'len(items) > 0'],
  ['python', 'not x in list', 'not x in list'],
  ['python', 'x not in list', 'x not in list'],
  ['python', 'x is not in list', 'x not in list'],
  ['python', 'x is y', 'x == y'],
  ['python', 'x is not y', 'x != y'],
  ['python', 'a and b or not c', 'a and b or not c'],
  ['python', 'x equals one and y equals two', 'x == 1 and y == 2'],
  ['python', 'foo of x equals five and bar parens', 'foo(x) == 5 and bar()'],
  ['python', 'len of foo is greater than zero', 'len(foo) > 0'],
  ['python', 'is instance of x comma int', 'isinstance(x, int)'],
  ['python', 'isinstance of x comma int', 'isinstance(x, int)'],
  ['typescript', 'typeof foo triple equals quotes string', 'typeof foo === "string"'],
  ['typescript', 'type of foo triple equals quotes string', 'typeof foo === "string"'],
  ['typescript', 'foo is null', 'foo == null'],
  ['typescript', 'foo instance of bar', 'foo instanceof bar'],
  ['typescript', 'a less than b ampersand ampersand c', 'a < b && c'],
  ['java', 'foo dot equals of bar', 'foo.equals(bar)'],
  ['java', 'foo dot is empty parens and not bar', 'foo.isEmpty() && !bar'],
  ['java', 'x instance of string', 'x instanceof string'],
  ['csharp', 'x is null', 'x is null'],
  ['cpp', 'p not equals null', 'p != nullptr'],
  ['rust', 'let some of x equals foo', 'let Some(x) = foo'],
  ['go', 'err not equals nil', 'err != nil'],
  ['ruby', 'x equals nil', 'x == nil'],
  ['ruby', 'foo question mark', 'foo?'],
  ['bash', 'dollar x equals five', '$x == 5'],
  ['bash', 'dollar x dash eq five', '$x -eq 5'],
  ['typescript', 'x in brackets zero equals one', 'x[0] == 1'],
  ['typescript', 'foo equals equals bar', 'foo == bar'],
  ['typescript', 'foo not equal to bar', 'foo != bar'],
  ['typescript', 'foo is equal to bar', 'foo == bar'],
  ['typescript', 'foo is not equal to bar', 'foo != bar'],
  ['typescript', 'foo is greater than or equal to five', 'foo >= 5'],
  ['typescript', 'foo at least five', 'foo >= 5'],
  ['typescript', 'in parens a or b close paren and c', '(a || b) && c'],
  ['typescript', 'not open paren a or b close paren', '!(a || b)'],
];

const VALUES: readonly Row[] = [
  ['typescript', 'number times factorial of number minus one', 'number * factorial(number - 1)'],
  ['python', 'range of five', 'range(5)'],
  ['python', 'random dot random parens', 'random.random()'],
  ['go', 'get random number parens', 'getRandomNumber()'],
  ['java', 'new array list of mapping of', 'new ArrayList<Mapping>()', 'Mapping mapping;'],
  ['python', 'in pipes y', '|y|'],
  ['typescript', 'tag li', '<li>‸</li>'],
  ['python', 'length of items dot names', 'length(items.names)'],
  ['typescript', 'console dot log of user dot name', 'console.log(user.name)'],
  ['typescript', 'a question mark b colon c', 'a ? b : c'],
  ['python', 'x in brackets one colon two', 'x[1:2]'],
  ['typescript', 'quotes hello world', '"hello world"'],
  ['typescript', 'hello world in quotes', '"hello world"'],
  ['typescript', 'minus one', '-1'],
  ['typescript', 'foo of minus one comma two', 'foo(-1, 2)'],
  ['go', 'foo of a plus b comma c', 'foo(a+b, c)'],
  ['go', 'foo of a plus b', 'foo(a + b)'],
  ['typescript', 'new foo of bar', 'new Foo(bar)'],
  ['typescript', 'new foo bar', 'new FooBar()'],
  ['typescript', 'await fetch of quotes slash api slash users', 'await fetch("/api/users")'],
  ['typescript', 'x arrow x plus one', 'x => x + 1'],
  ['cpp', 'foo arrow bar of', 'foo->bar()'],
  ['typescript', 'math dot floor of x', 'Math.floor(x)'],
  ['python', 'camel case is present plus one', 'isPresent + 1'],
  ['python', 'three point five', '3.5'],
  ['python', 'player one', 'player1'],
  ['python', 'one hundred and five', '105'],
  ['python', 'foo of open paren a close paren', 'foo((a))'],
  ['typescript', 'a double question mark b', 'a ?? b'],
  ['typescript', 'dot dot dot args', '...args'],
  ['typescript', 'new promise of lambda of resolve comma reject', 'new Promise((resolve, reject) => {‸\n})'],
  ['typescript', 'get of index dot html', 'get(index).html'],
  ['typescript', 'in quotes index dot html', '"index.html"'],
  ['typescript', 'in quotes https colon slash slash example dot com', '"https://example.com"'],
  ['typescript', 'string foo bar', '"foo bar"'],
  ['typescript', 'tag my component', '<MyComponent>‸</MyComponent>'],
  ['typescript', 'open tag div', '<div>'],
  ['rust', 'zero dot dot ten', '0..10'],
  ['typescript', 'foo dot bar of in quotes key close quotes dot baz', 'foo.bar("key").baz'],
  ['typescript', 'in quotes foo end quotes plus bar', '"foo" + bar'],
  ['typescript', 'rock and roll', 'rock_and_roll', 'const rock_and_roll = 1'],
  ['typescript', 'weird index', 'weirdindex', 'let weirdindex'],
  ['python', 'http server', 'HTTPServer', 'class HTTPServer'],
  ['typescript', 'parse http header of x', 'parseHTTPHeader(x)', 'function parseHTTPHeader('],
  ['typescript', 'max size', 'MAX_SIZE', 'const MAX_SIZE = 1'],
  ['python', 'foo plus one', 'foo + 1', 'class Foo'],
  ['typescript', 'a star b', 'a * b'],
  ['typescript', 'a plus b star c minus d divided by e', 'a + b * c - d / e'],
  ['typescript', 'x caret y pipe z ampersand w', 'x ^ y | z & w'],
  ['typescript', 'tilde x', '~x'],
  ['typescript', 'x left shift two', 'x << 2'],
  ['typescript', 'foo colon bar', 'foo: bar'],
  ['typescript', 'negative five plus negative x', '-5 + negativeX'],
  ['go', 'ampersand foo braces', '&foo{}'],
  ['rust', 'foo dot unwrap parens question mark', 'foo.unwrap()?'],
  ['csharp', 'dollar quotes hello', '$"hello"'],
  ['java', 'lambda of x', '(x) -> {‸\n}'],
  ['cpp', 'lambda of int x', '[](int x) {‸\n}'],
];

const ARGUMENTS: readonly Row[] = [
  ['go', 'first name plus last name', 'firstName+lastName'],
  ['typescript', 'first name plus last name', 'firstName + lastName'],
];

const TYPED: readonly Row[] = [
  ['typescript', 'foo capital bar baz', 'foo Bar baz'],
  ['typescript', 'foo equals bar', 'foo=bar'],
  ['typescript', 'foo greater than bar', 'foo>bar'],
  ['typescript', 'foo equals minus bar', 'foo=-bar'],
  ['typescript', 'foo minus equals bar', 'foo-=bar'],
  ['typescript', 'bar mod equals one', 'bar%=1'],
  ['typescript', 'brace paren bracket', '{(['],
  ['typescript', 'braces parens brackets double quotes', '{}()[]""'],
  ['typescript', 'x right shift one', 'x>>1'],
  ['typescript', 'bar in braces brack', 'bar{brack}'],
  ['python', 'equals null', '=null'],
  ['python', 'app dot secret underscore key equals in double quotes secret', 'app.secret_key="secret"'],
  ['python', 'tag baz', '<baz>‸</baz>'],
  ['python', 'open tag baz', '<baz>'],
  ['python', 'close tag baz', '</baz>'],
  ['python', 'empty tag baz', '<baz />'],
  ['typescript', 'dot for each of lambda', '.forEach(() => {‸\n})'],
  ['python', 'f of one o seven', 'f(107)'],
  ['python', 'foo parens', 'foo()'],
  ['python', 'in pipes y', '|y|'],
  ['python', 'of', '()'],
  ['python', 'or', 'or'],
  ['python', 'foo open paren', 'foo('],
  ['python', 'foo bracket', 'foo['],
  ['python', 'semicolon', ';'],
  ['python', 'dash', '-'],
  ['python', 'camel case is present plus one', 'isPresent+1'],
  ['typescript', 'foo comma bar', 'foo,bar'],
  ['typescript', 'foo space bar', 'foo bar'],
  ['typescript', 'foo dot bar baz', 'foo.barBaz'],
  ['typescript', 'hello world', 'hello world'],
  ['typescript', 'get user name parens', 'getUserName()'],
  ['typescript', 'in quotes hello comma world', '"hello, world"'],
  ['typescript', 'foo underscore bar', 'foo_bar'],
  ['typescript', 'not equals', '!='],
  ['typescript', 'triple equals', '==='],
  ['typescript', 'two hundred', '200'],
  ['typescript', 'foo two', 'foo 2'],
  ['typescript', 'at foo', '@foo'],
  ['typescript', 'dollar sign foo', '$foo'],
  ['typescript', 'hash include', '#include'],
  ['typescript', 'less than foo greater than', '<foo>'],
  ['typescript', 'foo colon space bar', 'foo: bar'],
  ['typescript', 'quotes foo', '"foo"'],
  ['typescript', 'single quotes', "''"],
  ['typescript', 'in single quotes foo', "'foo'"],
  ['typescript', 'new line', '\n'],
  ['typescript', 'foo is greater than bar', 'foo>bar'],
  ['typescript', 'foo and bar or not baz', 'foo and bar or not baz'],
  ['typescript', 'print of in quotes a plus b', 'print("a+b")'],
  ['typescript', 'dash f messages', '-f messages'],
  ['typescript', 'open paren foo close paren', '(foo)'],
  ['typescript', 'camel case foo bar dot snake case foo bar', 'fooBar.foo_bar'],
  ['typescript', 'smash foo bar', 'foobar'],
  ['typescript', 'title case foo bar', 'Foo Bar'],
  ['typescript', 'all caps foo bar plus one', 'FOO_BAR+1'],
  ['typescript', 'slash slash foo', '//foo'],
  ['typescript', 'period', '.'],
  ['typescript', 'question mark', '?'],
  ['typescript', 'in angle brackets foo', '<foo>'],
  ['typescript', 'escape comma', 'comma'],
  ['typescript', 'capital foo capital bar', 'Foo Bar'],
  ['typescript', 'foo dash bar', 'foo-bar'],
  ['typescript', 'arrow', '->'],
  ['typescript', 'fat arrow', '=>'],
  ['typescript', 'tag h one', '<h1>‸</h1>'],
  ['typescript', 'tag div plus foo', '<div>‸</div>+foo'],
  ['typescript', 'I like API keys', 'I like API keys'],
];

const LOOPS: readonly Row[] = [
  ['typescript', 'i equals zero i less than ten i plus plus', 'i = 0; i < 10; i++'],
  ['go', 'i colon equals zero i is less than one i plus plus', 'i := 0; i < 1; i++'],
  ['java', 'int i equals zero i less than ten plus plus i', 'int i = 0; i < 10; ++i'],
];

const DECORATORS: readonly Row[] = [['java', 'test of in double quotes foo', 'Test("foo")']];

const NAMES: readonly (readonly [Name, string, NameStyle, string, string?])[] = [
  ['python', 'foo and bar', 'snake', 'foo_and_bar'],
  ['python', 'compute factorial', 'snake', 'compute_factorial'],
  ['python', 'python three compiler', 'pascal', 'Python3Compiler'],
  ['typescript', 'all caps foo bar', 'camel', 'FOO_BAR'],
  ['rust', 'requests colon colon patterns', 'pascal', 'requests::Patterns'],
  ['typescript', 'foo dot bar', 'camel', 'foo.bar'],
  ['python', 'escape and', 'pascal', 'And'],
  ['typescript', 'category type', 'pascal', 'CategoryType'],
  ['go', 'record object', 'camel', 'recordObject'],
  ['typescript', 'bar', 'pascal', 'Bar', 'const bar = 1'],
  ['python', 'foo bar', 'snake', 'fooBar', 'fooBar = 1'],
  ['python', 'max speed', 'snake', 'max_speed', 'class MaxSpeed'],
  ['cpp', 'star max speed', 'snake', '*max_speed'],
  ['typescript', 'underscore count', 'camel', '_count'],
  ['scss', 'foo dash bar', 'kebab', 'foo-bar'],
  ['python', 'double underscore init double underscore', 'snake', '__init__'],
  ['python', 'test one', 'snake', 'test1'],
  ['python', 'is escape minus symbol', 'snake', 'is_minus_symbol'],
  ['java', 'get x and y', 'camel', 'getXAndY'],
  ['typescript', 'number of players', 'camel', 'numberOfPlayers'],
  ['typescript', 'is valid', 'camel', 'isValid'],
  ['typescript', 'capital foo bar', 'camel', 'FooBar'],
  ['ruby', 'at players', 'snake', '@players'],
  ['typescript', 'dot dot dot args', 'camel', '...args'],
  ['typescript', 'value', 'camel', 'value'],
  ['typescript', 'foo', 'pascal', 'Foo'],
  ['python', 'all caps bar baz', 'snake', 'BAR_BAZ'],
  ['typescript', 'not found error', 'pascal', 'NotFoundError'],
  ['typescript', 'string', 'camel', 'string'],
];

const TYPES: readonly Row[] = [
  ['java', 'string', 'String'],
  ['java', 'list of mapping', 'List<Mapping>'],
  ['go', 'list of string', '[]string'],
  ['go', 'map of string to int', 'map[string]int'],
  ['python', 'list of int', 'list[int]'],
  ['python', 'dict of string comma int', 'dict[str, int]'],
  ['python', 'optional of str', 'Optional[str]'],
  ['typescript', 'string', 'string'],
  ['typescript', 'user profile', 'UserProfile'],
  ['typescript', 'list of user', 'User[]'],
  ['typescript', 'map of string to list of number', 'Map<string, number[]>'],
  ['typescript', 'string or null', 'string | null'],
  ['typescript', 'promise of void', 'Promise<void>'],
  ['cpp', 'int const star', 'int const *'],
  ['cpp', 'vector of int', 'std::vector<int>'],
  ['cpp', 'char star star', 'char **'],
  ['rust', 'i thirty two', 'i32'],
  ['rust', 'vec of string', 'Vec<String>'],
  ['rust', 'ampersand str', '&str'],
  ['rust', 'option of box of node', 'Option<Box<Node>>'],
  ['java', 'int brackets', 'int[]'],
  ['java', 'runtime exception', 'RuntimeException'],
  ['typescript', 'react dot component', 'React.Component'],
  ['python', 'enum dot enum', 'Enum.Enum'],
  ['csharp', 'list of string', 'List<string>'],
  ['python', 'str or none', 'str | None'],
  ['typescript', 'animal', 'Animal'],
  ['go', 'circle', 'circle'],
  ['go', 'star circle', '*circle'],
  ['python', 'string', 'str'],
  ['typescript', 'string brackets', 'string[]'],
];

/** Modifiers, type, words of the name, the name as code, the value. */
const DECLARATIONS: readonly (readonly [Name, string, readonly [string, string, string, string, string?], string?])[] =
  [
    ['java', 'final string name', ['final', 'String', 'name', 'name']],
    ['cpp', 'int const star max speed', ['', 'int const', 'max speed', '*max_speed']],
    ['python', 'foo bar equals quotes baz', ['', '', 'foo bar', 'foo_bar', '"baz"']],
    ['typescript', 'age colon number equals current age plus one', ['', 'number', 'age', 'age', 'currentAge + 1']],
    ['go', 'name string', ['', 'string', 'name', 'name']],
    ['go', 'string name', ['', 'string', 'name', 'name']],
    ['rust', 'string names', ['', 'String', 'names', 'names']],
    ['python', 'str foo bar equals quotes baz', ['', 'str', 'foo bar', 'foo_bar', '"baz"']],
    ['java', 'exception e', ['', 'Exception', 'e', 'e']],
    ['java', 'io exception e', ['', 'IoException', 'e', 'e']],
    ['typescript', 'max speed', ['', '', 'max speed', 'maxSpeed']],
    ['typescript', 'private readonly string name', ['private readonly', 'string', 'name', 'name']],
    ['go', 'c circle', ['', '', 'c circle', 'cCircle']],
    ['csharp', 'string item', ['', 'string', 'item', 'item']],
    ['java', 'object end location', ['', 'Object', 'end location', 'endLocation']],
    ['typescript', 'name', ['', '', 'name', 'name']],
    ['java', 'string', ['', '', 'string', 'string']],
    ['java', 'int', ['', '', 'int', 'int']],
    ['rust', 'i thirty two count', ['', 'i32', 'count', 'count']],
    ['rust', 'mut self', ['mut', '', 'self', 'self']],
    ['java', 'list of string names', ['', 'List<String>', 'names', 'names']],
    ['cpp', 'char a', ['', 'char', 'a', 'a']],
    ['typescript', 'players equals four', ['', '', 'players', 'players', '4']],
    ['java', 'int players equals four', ['', 'int', 'players', 'players', '4']],
    ['ruby', 'at players equals four', ['', '', 'at players', '@players', '4']],
    ['typescript', 'number of players', ['', '', 'number of players', 'numberOfPlayers']],
    ['typescript', 'date of birth colon string', ['', 'string', 'date of birth', 'dateOfBirth']],
    ['rust', 'ampersand str name', ['', '&str', 'name', 'name']],
    ['rust', 'name colon ampersand str', ['', '&str', 'name', 'name']],
    ['go', 'p star person', ['', '*person', 'p', 'p']],
    ['scss', 'foo dash bar equals red', ['', '', 'foo dash bar', 'foo-bar', 'red']],
    ['java', 'mapping mapping', ['', 'Mapping', 'mapping', 'mapping'], 'Mapping x;'],
    ['cpp', 'const string ampersand name', ['const', 'std::string', 'name', '&name']],
    ['python', 'star args', ['', '', 'star args', '*args']],
    ['python', 'star star kwargs', ['', '', 'star star kwargs', '**kwargs']],
    ['typescript', 'dot dot dot args', ['', '', 'dot dot dot args', '...args']],
  ];

const PROSE: readonly (readonly [string, string])[] = [
  ['here is a message from the new model using slack', 'Here is a message from the new model using Slack'],
  ["let's reschedule our one on one period", "Let's reschedule our one on one."],
  ['hello comma how are you question mark i am fine period', 'Hello, how are you? I am fine.'],
  ['dear team colon new line see you on monday', 'Dear team:\nSee you on Monday'],
];

describe('spokenCode', () => {
  for (const [title, rows, write] of [
    ['statement', STATEMENTS, (words, to) => code.expression(words, to, 'statement')],
    ['condition', CONDITIONS, (words, to) => code.expression(words, to, 'condition')],
    ['value', VALUES, (words, to) => code.expression(words, to, 'value')],
    ['argument', ARGUMENTS, (words, to) => code.expression(words, to, 'argument')],
    ['typed', TYPED, code.typed],
    ['loop', LOOPS, code.loopHeader],
    ['decorator', DECORATORS, (words, to) => code.expression(words, to, 'value', 'pascal')],
  ] as const satisfies readonly [string, readonly Row[], (words: readonly string[], to: Wording) => code.Snippet][]) {
    describe(title, () => {
      for (const [language, said, want, file] of rows) {
        it(`${language}: ${said}`, () => {
          assert.equal(shown(write(split(said), wording(language, file))), want);
        });
      }
    });
  }

  describe('name', () => {
    for (const [language, said, style, want, file] of NAMES) {
      it(`${language}, ${style}: ${said}`, () => {
        assert.equal(code.name(split(said), style, wording(language, file)), want);
      });
    }
  });

  describe('typeName', () => {
    for (const [language, said, want, file] of TYPES) {
      it(`${language}: ${said}`, () => {
        assert.equal(code.typeName(split(said), wording(language, file)), want);
      });
    }
  });

  describe('declared', () => {
    for (const [language, said, [modifiers, type, words, nameText, value], file] of DECLARATIONS) {
      it(`${language}: ${said}`, () => {
        const want = { modifiers, type, name: words, nameText, ...(value === undefined ? {} : { value }) };
        assert.deepEqual(code.declared(split(said), wording(language, file)), want);
      });
    }
  });

  describe('prose', () => {
    for (const [said, want] of PROSE) {
      it(said, () => {
        assert.equal(code.prose(split(said)), want);
      });
    }
  });

  it('writes without a language', () => {
    const none = { writing: undefined, lexicon: new Lexicon('') };
    assert.equal(code.expression(split('max speed equals five'), none, 'statement').text, 'maxSpeed = 5');
    assert.equal(code.expression(split('not foo and bar'), none, 'condition').text, '!foo && bar');
  });

  const phrases = [
    ...[...SIGNS.keys(), ...Object.keys(TAGS), ...FORMATTERS.flatMap(({ said }) => said)],
    ...ENCLOSURES.flatMap(({ one, many }) => [...one, ...many, ...many.map(phrase => `in ${phrase}`)]),
    ...['of', 'of', 'lambda', 'lambda of', 'escape', 'string', 'quote', 'quotes', 'in quotes', 'unquote', 'new'],
    ...['return', 'let', 'int', 'list of', 'map of', 'foo', 'bar baz', 'i', 'one', 'two hundred', 'none', 'empty list'],
    ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'é', '‸', '$0', '\u{e000}'],
  ];
  const anyWords = fc
    .array(fc.constantFrom(...phrases), { maxLength: 14 })
    .map(some => some.flatMap(phrase => phrase.split(' ')));
  const anyWording = fc
    .constantFrom(...(Object.keys(LANGUAGES) as Name[]))
    .map(name => wording(name, 'fooBar Foo x a_or_b'));

  // What every object inherits is no word of a language.
  for (const [said, want] of [
    ['constructor equals five', 'constructor = 5'],
    ['constructor equals in parentheses', 'constructor = ()'],
    ['foo dot constructor of bar', 'foo.constructor(bar)'],
  ] as const)
    it(`${said}, in Python`, () => {
      assert.equal(shown(code.expression(split(said), wording('python'), 'statement')).replace('‸', ''), want);
    });

  it('writes something for any words at all', () => {
    fc.assert(
      fc.property(anyWords, anyWording, (words, to) => {
        const snippets = [
          ...(['value', 'condition', 'statement', 'argument'] as const).map(role => code.expression(words, to, role)),
          code.typed(words, to),
          code.loopHeader(words, to),
        ];
        for (const { text, cursor = text.length } of snippets) {
          assert.ok(cursor >= 0 && cursor <= text.length);
        }
        const { nameText } = code.declared(words, to);
        for (const text of [nameText, code.name(words, 'camel', to), code.typeName(words, to), code.prose(words)]) {
          assert.equal(typeof text, 'string');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('A51 takes time in proportion to what is said, however it nests', () => {
    const phrases = [
      'of',
      'foo of',
      'in quotes',
      'camel case',
      'not',
      'foo',
      'list of',
      'none',
      'open paren',
      'string',
    ];
    const types = ['map of', 'foo of', 'list of', 'string or', 'optional of string comma', 'star'];
    for (const [phrase, times] of [
      ...phrases.map(one => [one, 2000] as const),
      // Of more words no type is made.
      ...types.map(one => [one, Math.floor(190 / split(one).length)] as const),
    ]) {
      const words = Array<string>(times).fill(phrase).flatMap(split);
      const started = cpuNow();
      for (const language of ['java', 'typescript', 'go', 'cpp'] as const) {
        const to = wording(language);
        for (const role of ['statement', 'value'] as const) code.expression(words, to, role);
        code.typed(words, to);
        code.declared(words, to);
        code.typeName(words, to);
      }
      // Some hundred milliseconds at most; what grows with the square takes many seconds, what doubles does not end.
      assert.ok(cpuNow() - started < 6000, phrase);
    }
  }).timeout(180_000);
});
