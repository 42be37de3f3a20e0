import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canRun } from '../../src/engines/nativePart.ts';
import { buildPackage } from '../support/buildPackage.ts';
import { type Measure, measure } from './measure.ts';

/** How large the package is, and what of it loads when. */
export async function benchPackage(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aloud-bench-'));
  try {
    const vsix = await buildPackage(folder, { isForUsers: true });
    const dist = join(folder, 'package/dist');
    const size = (path: string) => statSync(join(dist, path)).size;
    const chunks = readdirSync(dist).filter(name => name.endsWith('.cjs') && name !== 'extension.cjs');
    const here = `${process.platform}-${process.arch}`;
    const isNative = canRun('sherpa', join(import.meta.dirname, '../../src/engines/engineProcess.ts'));
    const own = isNative
      ? [statSync(await buildPackage(join(folder, 'own'), { target: here, isForUsers: true })).size]
      : [];
    return [
      ...own.map(bytes => measure(`package.vsix ${here}`, bytes, 'bytes', 'with the native parts of engines')),
      measure('package.vsix', statSync(vsix).size, 'bytes', 'all platforms and grammars'),
      measure('package.activation', size('extension.cjs'), 'bytes', 'the bundle alone; aim: 200,000 loaded'),
      ...chunks.map(name =>
        measure(`package.${name.replace(/-[A-Z0-9]+\.cjs$/, '')}`, size(name), 'bytes', 'on first use'),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
