import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const saying = (said: string, marked: string, file: string) => spokenEdit(file, marked.replace('|', '‸'), said);

const STORE =
  'interface Part {\n  label: string;\n  stock: number;\n}\nexport class Store {\n  private limit = 10;\n  save(part: Part, count: number): boolean {\n    const from = cou|nt;\n    const ready = false;\n    return this.check(ready, from);\n  }\n  check(a: number, b = 2) { return a > b; }\n}\nfunction matches(a: string) { return a; }\n';
const LIST =
  'class List(private val capacity: Int = 100) {\n    fun show(limit: Int) {\n        val readings = all()|\n    }\n}\n';
const MAIL =
  '<?php\nclass Mailer {\n    private function footer(string $to, string $body): bool\n    {\n        $sent = 0;|\n        return $sent > 1;\n    }\n}\n';
const PARTS = 'pub struct Part {\n    price: f64,\n    stock: u32,\n}\n\nfn count(stock: u8) -> u8 {\n    st|ock\n}\n';
const GRADES = 'def passed(limit=50, top=4):\n    ret|urn limit\n\n\ndef show(counter, top):\n    width = 5\n';
const BREAD = '# Bread\n\n3. Bake it| at 220 degrees for 20 minutes.\n';
const DATA = '{\n  "version": "1.4.0",\n  "sms": fa|lse,\n  "debug": true,\n  "least": [1, 2]\n}\n';
const SHEET = '$accent: red;\n.a { color: $accent; bor|der: $accent; }\n';

describe('what is said of a thing', () => {
  for (const [said, file, marked, old, now] of [
    ['label should be optional', 'a.ts', STORE, 'label:', 'label?:'],
    ['the label is optional', 'a.ts', STORE, 'label:', 'label?:'],
    ['save needs to be private', 'a.ts', STORE, 'save(', 'private save('],
    ['limit should be public instead of private', 'a.ts', STORE, 'private limit', 'public limit'],
    ['readings should be a var, not a val', 'a.kt', LIST, 'val readings', 'var readings'],
    ['body should be nullable with default null', 'a.php', MAIL, 'string $body', '?string $body = null'],
    ['Nobody outside needs footer, so make it public.', 'a.php', MAIL, 'private', 'public'],
    // Types.
    ['stock should be a string', 'a.ts', STORE, 'stock: number', 'stock: string'],
    ['save should return a string', 'a.ts', STORE, '): boolean', '): string'],
    ['footer should return a string', 'a.php', MAIL, '): bool', '): string'],
    ['capacity should be a long', 'a.kt', LIST, 'capacity: Int', 'capacity: Long'],
    ['Stock, that should be a u64. Just the field.', 'a.rs', PARTS, 'stock: u32', 'stock: u64'],
    ['counter should be an int', 'a.py', GRADES, 'counter,', 'counter: int,'],
    // Defaults.
    ['give count a default of twenty', 'a.ts', STORE, 'count: number', 'count: number = 20'],
    ['four as the default for b', 'a.ts', STORE, 'b = 2', 'b = 4'],
    ['two hundred as the default for capacity', 'a.kt', LIST, '100', '200'],
    ['change the default limit in passed to sixty', 'a.py', GRADES, '50', '60'],
    // What is at hand.
    ['make that 230 degrees', 'a.md', BREAD, '220', '230'],
    ['make that thirty minutes', 'a.md', BREAD, '20 minutes', '30 minutes'],
    ['make that true', 'a.json', DATA, 'false', 'true'],
    ['bump the version to one point five point zero', 'a.json', DATA, '1.4.0', '1.5.0'],
  ] as const)
    it(`is done: ${said}`, async () =>
      assert.equal(await saying(said, marked, file), marked.replace('|', '').replace(old, now)));

  for (const [said, file, marked, old, now] of [
    ['call it total instead of from', 'a.ts', STORE, /\bfrom\b/g, 'total'],
    ["let's call this variable delivered instead of sent", 'a.php', MAIL, /\$sent/g, '$delivered'],
    ['I want to call the function matches "matches filter" instead.', 'a.ts', STORE, /matches/g, 'matchesFilter'],
    ['from should be called start date everywhere', 'a.ts', STORE, /\bfrom\b/g, 'startDate'],
    ['Could you please rename from to start date?', 'a.ts', STORE, /\bfrom\b/g, 'startDate'],
    ['rename the variable sent to footer', 'a.php', MAIL, /\$sent/g, '$footer'],
    ['rename the variable footer to sent', 'a.php', MAIL.replace(/sent/g, 'footer'), /\$footer/g, '$sent'],
    ['Dollar accent should be called dollar brand everywhere in this file.', 'a.scss', SHEET, /accent/g, 'brand'],
    ['rename accent to brand', 'a.scss', SHEET, /accent/g, 'brand'],
  ] as const)
    it(`is a new name: ${said}`, async () =>
      assert.equal(await saying(said, marked, file), marked.replace('|', '').replaceAll(old, now)));

  for (const [said, file, marked] of [
    // It is told, or is no word of the language.
    ['the store is private', 'a.ts', STORE],
    ['save should be faster', 'a.ts', STORE],
    ['the label is optional reading', 'a.ts', STORE],
    // What is said to stand there does not.
    ['limit should be public instead of protected', 'a.ts', STORE],
    ['readings should be a val, not a var', 'a.kt', LIST],
    ['call it total instead of amount', 'a.ts', STORE],
    // No type, or no whole one, or of one thing of several.
    ['stock should be a big deal', 'a.ts', STORE],
    ['label should be a promise', 'a.ts', STORE],
    ['label should be an array', 'a.ts', STORE],
    ['width should be a float', 'a.py', GRADES],
    // No value, or nothing of the name; what follows has none.
    ['the default for b is what matters', 'a.ts', STORE],
    ['four as the default for dinner', 'a.ts', STORE],
    ['give counter a default of five', 'a.py', GRADES],
    // No name.
    ['save should be called class', 'a.ts', STORE],
    ['save should be called something else', 'a.ts', STORE],
    ['count should be called two times', 'a.ts', STORE],
    ['call it a day', 'a.ts', STORE],
    ['call me instead of him', 'a.ts', STORE],
    // Not one of the kind.
    ['make that fifty', 'a.md', BREAD],
    ['make it ten seconds', 'a.md', BREAD],
    ['make that true', 'a.md', BREAD],
    ['make that five', 'a.json', DATA],
    ['make that yes', 'a.json', DATA],
    // Why something is wanted tells more than what is done.
    ['Delete the label. Just the comment.', 'a.ts', STORE],
    ['Nobody outside needs help, so make it public.', 'a.php', MAIL],
    ['Nobody calls me, so make it private.', 'a.ts', STORE],
  ] as const)
    it(`is left alone: ${said}`, async () => assert.equal(await saying(said, marked, file), undefined));
});
