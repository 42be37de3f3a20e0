// Dictations through the real mode, without sound: `node test/support/dictations.ts FILE.jsonl [--verbose]`.
import { readFile } from 'node:fs/promises';
import { type DictatedCase, dictated } from './dictatedCase.ts';

const [file, ...flags] = process.argv.slice(2);
if (!file) throw new RangeError('Name a file of dictations: node test/support/dictations.ts FILE.jsonl [--verbose]');
let passed = 0;
let total = 0;
for (const line of (await readFile(file, 'utf8')).split('\n').filter(Boolean)) {
  const given = JSON.parse(line) as DictatedCase;
  total++;
  const got = await dictated(given);
  const pass = [given.want, ...(given.alt ?? [])].includes(got);
  if (pass) passed++;
  else if (flags.includes('--verbose'))
    print({ id: given.id, file: given.file, said: given.said, want: given.want, got });
}
print({ passed, failed: total - passed, total });

function print(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
