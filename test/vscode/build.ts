import { cpSync, globSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { runProgram } from '../support/suites/checks.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface BuiltSuite {
  /** An extension folder, as a package has it. */
  readonly extension: string;
  /** The suite in one file, within that folder: so it gets the same `vscode` as the extension. */
  readonly suite: string;
}

/** What `buildSuite` has built into a folder. */
export function builtIn(folder: string): BuiltSuite {
  const extension = join(folder, 'extension');
  return { extension, suite: join(extension, 'suite.cjs') };
}

/** Builds the extension, and the suite for an extension host, into a folder. */
export async function buildSuite(folder: string, files = '*.test.ts'): Promise<BuiltSuite> {
  const { extension, suite } = builtIn(folder);
  mkdirSync(extension, { recursive: true });
  for (const part of ['package.json', 'media']) cpSync(join(ROOT, part), join(extension, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(extension, 'node_modules'));
  await runProgram(['esbuild.js', `--outdir=${join(extension, 'dist')}`], ROOT);
  const tests = globSync(files, { cwd: import.meta.dirname }).sort();
  await build({
    stdin: {
      contents: `import { run as runAll } from './suite.ts';
        export const run = () => runAll([${tests.map(file => `() => require('./${file}')`).join(', ')}]);`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    outfile: suite,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // As the extension itself is built: the CommonJS form of jsonc-parser cannot be bundled.
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    define: { 'import.meta.dirname': 'suiteFolder', 'import.meta.url': 'suiteUrl' },
    // Sources find their neighbours from where they stand: for the bundle that is this folder.
    banner: {
      js: `const suiteFolder = ${JSON.stringify(import.meta.dirname)}; const suiteUrl = require('node:url').pathToFileURL(suiteFolder + '/suite.ts').href;`,
    },
    logLevel: 'warning',
  });
  return { extension, suite };
}
