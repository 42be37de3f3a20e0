import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');

/** Builds the extension, and the suite into one file that an extension host can run. Returns the suite's path. */
export async function buildSuite(): Promise<string> {
  execFileSync(process.execPath, ['esbuild.js'], { cwd: ROOT, stdio: 'inherit' });
  const outfile = join(ROOT, 'out/vscode-suite.cjs');
  const tests = globSync('*.test.ts', { cwd: import.meta.dirname }).sort();
  await build({
    stdin: {
      contents: `import { run as runMocha } from './suite.ts';\nexport const run = () => runMocha(() => {\n${tests.map(file => `  require('./${file}');`).join('\n')}\n});`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    define: { 'import.meta.dirname': 'suiteFolder', 'import.meta.url': 'suiteUrl' },
    // Sources find their neighbours from where they stand: for the bundle that is this folder.
    banner: {
      js: `const suiteFolder = ${JSON.stringify(import.meta.dirname)}; const suiteUrl = require('node:url').pathToFileURL(suiteFolder + '/suite.ts').href;`,
    },
    logLevel: 'warning',
  });
  return outfile;
}
