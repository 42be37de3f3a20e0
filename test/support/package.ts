// Makes the VSIX: `npm run package`, or `npm run package -- --target linux-x64` for one platform, with its native parts.
import { copyFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from './buildPackage.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const OUT = resolve(import.meta.dirname, '../../out');
const { target } = parseArgs({ options: { target: { type: 'string' } } }).values;
const name = target ? `aloud-${target}.vsix` : 'aloud.vsix';
const folder = temporaryFolder('package');
try {
  const vsix = await buildPackage(folder.path, target);
  mkdirSync(OUT, { recursive: true });
  copyFileSync(vsix, resolve(OUT, name));
  process.stdout.write(`out/${name}\n`);
} finally {
  folder.remove();
}
