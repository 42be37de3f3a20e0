// Makes the VSIX: `npm run package`, or `npm run package -- --target linux-x64` for one platform, with its native parts, or
// `--target all` for each and the one for any. `--images` names the address at which README's pictures will be.
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TARGETS } from './building/targets.ts';
import { buildPackage } from './buildPackage.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const OUT = resolve(import.meta.dirname, '../../out');
const { target, images } = parseArgs({ options: { target: { type: 'string' }, images: { type: 'string' } } }).values;
const targets = target === 'all' ? TARGETS : [target ?? 'universal'];
for (const each of targets) {
  const name = each === 'universal' ? 'aloud.vsix' : `aloud-${each}.vsix`;
  const folder = temporaryFolder('package');
  try {
    const vsix = await buildPackage(folder.path, {
      target: each === 'universal' ? undefined : each,
      images,
      isForUsers: true,
    });
    mkdirSync(OUT, { recursive: true });
    copyFileSync(vsix, resolve(OUT, name));
    process.stdout.write(`out/${name} ${statSync(vsix).size} bytes\n`);
  } finally {
    folder.remove();
  }
}
