// Spoken cases through the grammar alone: `npm run --silent cases -- FILE.jsonl [--verbose]`.
import { readFile } from 'node:fs/promises';
import { grammarFolders } from './grammarFolders.ts';
import { CaseRunner, type SpokenCase } from './spokenCase.ts';

const [file, ...flags] = process.argv.slice(2);
if (!file) throw new RangeError('Name a file of cases: npm run --silent cases -- FILE.jsonl [--verbose]');
const isVerbose = flags.includes('--verbose');
const runner = new CaseRunner(grammarFolders);
const bySuite: Record<string, { passed: number; failed: number }> = {};
let passed = 0;
let wrong = 0;
let handedOn = 0;
let total = 0;
for (const line of (await readFile(file, 'utf8')).split('\n').filter(Boolean)) {
  const given = JSON.parse(line) as SpokenCase;
  total++;
  const suite = bySuite[given.suite] ?? { passed: 0, failed: 0 };
  bySuite[given.suite] = suite;
  try {
    const { pass, text, selection, calls } = await runner.run(given);
    if (pass) passed++;
    else if (calls) wrong++;
    else handedOn++;
    suite[pass ? 'passed' : 'failed']++;
    print({ id: given.id, pass, ...(isVerbose && !pass && { got: { text, selection, calls } }) });
  } catch (thrown) {
    handedOn++;
    suite.failed++;
    print({
      id: given.id,
      pass: false,
      got: { crashed: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) },
    });
  }
}
// What is done and is not right is worse than what is left to a chat model.
print({ passed, failed: total - passed, total, wrong, handedOn, bySuite });

function print(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
