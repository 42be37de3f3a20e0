// Makes the VSIX: `npm run package`.
import { copyFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildPackage } from './buildPackage.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const OUT = resolve(import.meta.dirname, '../../out');
const folder = temporaryFolder('package');
try {
  const vsix = await buildPackage(folder.path);
  mkdirSync(OUT, { recursive: true });
  copyFileSync(vsix, resolve(OUT, 'aloud.vsix'));
  process.stdout.write('out/aloud.vsix\n');
} finally {
  folder.remove();
}
