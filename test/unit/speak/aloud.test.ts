import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sentences } from '../../../src/speak/sentences.ts';
import { Speakable } from '../../../src/speak/speakable.ts';

/** What an answer holds, and what must be heard of it and must not, as patterns over all that is said. */
interface Case {
  readonly kind: string;
  readonly written: string;
  readonly heard: readonly string[];
  readonly never: readonly string[];
}

const RECORDED = resolve(import.meta.dirname, '../../recorded/aloud.jsonl');
/** Failing inputs from public reports, where they are at hand. */
const SHARED = resolve(import.meta.dirname, '../../../../shared/field-cases/hand-over/speakable.json');

async function* inWords(text: string): AsyncGenerator<string, void, undefined> {
  yield* text.split(/(?<= )/);
}

/** All that is said of an answer, the way a speaker says it. */
async function aloud(written: string): Promise<string> {
  const speakable = await Speakable.create();
  const said: string[] = [];
  for await (const piece of sentences(inWords(written), 4096)) said.push(speakable.say(piece));
  return said.filter(Boolean).join(' ');
}

async function check({ written, heard, never }: Case): Promise<void> {
  const said = await aloud(written);
  for (const pattern of heard) assert.match(said, new RegExp(pattern, 'i'));
  for (const pattern of never) assert.doesNotMatch(said, new RegExp(pattern, 'i'));
}

describe('what is read aloud of an answer', () => {
  for (const line of readFileSync(RECORDED, 'utf8').trim().split('\n')) {
    const recorded: Case = JSON.parse(line);
    it(`${recorded.kind}: ${JSON.stringify(recorded.written).slice(0, 90)}`, () => check(recorded));
  }

  it('is right for what went wrong elsewhere (../shared)', async function () {
    if (!existsSync(SHARED)) this.skip();
    for (const { kindOf, text, has, hasNot } of JSON.parse(readFileSync(SHARED, 'utf8')))
      await check({ kind: kindOf, written: text, heard: has, never: hasNot });
  });

  for (const [written, heard] of [
    // Prices, measures, ranges
    ['It costs $100–$200, or €3.50/hour.', 'It costs 100 to 200 dollars, or 3.50 euros per hour.'],
    ['It takes ~350ms, 1.2GB and lines 10-20.', 'It takes about 350 milliseconds, 1.2 gigabytes and lines 10 to 20.'],
    ['You need Node.js >= 18, i.e. the LTS.', 'You need node dot js at least 18, that is the LTS.'],
    ['Issue #42 is Mon–Fri, 9–5, w/o C#.', 'Issue number 42 is Mon to Fri, 9 to 5, without C sharp.'],
    // Code that is talked about
    ['Use `===` instead of `==`.', 'Use triple equals instead of double equals.'],
    ['It needs `>=18.0.0` and `"!=="`.', 'It needs at least 18.0.0 and strict not equals.'],
    ['Copyright (c) 2014 Ann &lt;a@b.ca&gt;', 'Copyright (c) 2014 Ann a@b.ca'],
    ['Call `add(a, b)` or `getUserById(id)`.', 'Call add with a, b or get user by id with id.'],
    ['It is `a ? b : c`, `a?.b` or `x[1:]`.', 'It is if a then b else c, a dot b or x from 1.'],
    ["Change `return a+b;` to `foo['bar']`.", 'Change return a plus b to foo at bar.'],
    ['A `Map<string, number[]>` of `string | null`.', 'A map of string and number array of string or null.'],
    ['Run `ls -l | grep foo > out.txt`.', 'Run ls dash l piped to grep foo into out dot txt.'],
    [
      'Run `git log --oneline --graph --decorate --all --author=me --since=yesterday -- src test docs`.',
      'Run this command.',
    ],
    ['See `src/schema.ts:42` and main.ts:7.', 'See src slash schema dot ts line 42 and main dot ts line 7.'],
    ['Add `**/*.ts` to .gitignore, not `~/x`.', 'Add star slash star dot ts to dot gitignore, not home slash x.'],
    ['`SELECT * FROM users` in `__init__`.', 'select star FROM users in dunder init.'],
    ['`<App />` closes `</div>`; `() => {}` does nothing.', 'app closes closing div; this expression does nothing.'],
    [
      'JavaScript, GitHub and LaTeX are names; parseJson is code.',
      'JavaScript, GitHub and LaTeX are names; parse json is code.',
    ],
    // Keys
    ['Press Ctrl+Shift+P (⇧⌘P) or Ctrl+`.', 'Press Control Shift P (Shift Command P) or Control Backtick.'],
    ['Then <kbd>Cmd</kbd>+<kbd>K</kbd> and Alt+F4.', 'Then Command K and Alt F4.'],
    // Mathematics without marks
    [
      'It is O(n log n), at worst O(n²), and x ≤ 2^10.',
      'It is O of n log n, at worst O of n squared, and x is at most 2 to the 10.',
    ],
    ['So 10<sup>-3</sup> m<sup>2</sup>, the 1<sup>st</sup>.', 'So 10 to the minus 3 m squared, the 1st.'],
    ['So ( \\frac{a}{b} ) \\leq \\beta in C:\\Users.', 'So ( a over b ) is at most beta in C:\\Users.'],
    ['It is `$x^2$` and x₁ + z⁻¹.', 'It is x squared and x 1 plus z inverse.'],
    [
      'If x<5 or y>3, take vector<std::string>.',
      'If x is less than 5 or y is greater than 3, take vector of std::string.',
    ],
    // Who calls what
    ['get_user(id) returns the user (or null).', 'get user(id) returns the user (or null).'],
    ['Type <Enter> or <Ctrl+C>.', 'Type Enter or Control C.'],
    // What is left out
    ["read_file(path='a.ts')\nIt ends.", 'It ends.'],
    ['<|begin_of_thought|>Hm.<|end_of_thought|>Yes.', 'Yes.'],
    ['Replace <function name> by yours, and <tool name> too.', 'Replace function name by yours, and tool name too.'],
    ['Put <div>s and </div>s there.', 'Put divs and closing divs there.'],
    ['Wrap it in <tool_call>\nand so on.', 'Wrap it in tool call and so on.'],
    ['const x = 5;\nif (x > 3) {\n  go(x);\n}\nThat goes.', 'The code is on screen. That goes.'],
    ['{"a": [1, 2]}\nThat is it.', 'The data is on screen. That is it.'],
    ['Use\n---\n```\nnpm i\n```\nThen go.', 'Use The code is on screen. Then go.'],
    ['┌──┐\n│ a │\n└──┘\n```\nnpm i\n```\nThen go.', 'A drawing is on screen. The code is on screen. Then go.'],
    ['| OS | ok |\n|--|--|\n| Linux | ✅ |\n| Mac | ❌ |', 'OS, ok. Linux, yes. Mac, no.'],
    ['```math\nx^2\n```', 'x squared.'],
    ['Let me know :)', 'Let me know'],
    ['<!-- not\nthis --> but this.', 'but this.'],
    ['<your_name>\nis yours.', 'your name is yours.'],
    ['$$ is the process.\nIt ends.', 'is the process. It ends.'],
  ] as const) {
    it(`is, of ${JSON.stringify(written)}`, async () => {
      assert.equal(await aloud(written), heard);
    });
  }

  it('is the beginning of a long table only', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `| row ${i} | ${i} |`);
    const said = await aloud(['| Name | Size |', '|---|---|', ...rows, 'After.'].join('\n'));
    assert.match(said, /^Name, Size\. row 0, 0\. .* The rest of the table is on screen\. After\.$/);
    assert.doesNotMatch(said, /row 9/);
  });

  it('is one piece for a formula, however long the sentence around it', async () => {
    const list = Array.from({ length: 30 }, (_, i) => `a_{${i}}`).join(', ');
    const pieces: string[] = [];
    for await (const piece of sentences(inWords(`We take the numbers $${list}$ and add them.`), 4096))
      pieces.push(piece);
    assert.equal(pieces.length, 1);
  });
});
