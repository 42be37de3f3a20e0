// Format, import rules and types.
import { resolve } from 'node:path';
import { runChecks, runProgram } from './checks.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

await runChecks({
  'format and rules': () =>
    runProgram(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'], ROOT),
  "types of the panel's page": () =>
    runProgram(['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/panel/page/tsconfig.json'], ROOT),
  types: () => runProgram(['node_modules/typescript/bin/tsc', '--noEmit'], ROOT),
});
