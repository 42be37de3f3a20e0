import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canRun, PACKED_LIST, PLATFORM } from '../../../src/engines/nativePart.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('the native part of an engine', () => {
  it('is what lies beside the built program, and nothing in the folders around it', () => {
    const folder = temporaryFolder('native');
    try {
      const program = join(folder.path, 'dist/native/engine.cjs');
      const lay = (around: string, file = 'sherpa-onnx.node') => {
        const part = join(folder.path, around, `sherpa-onnx-${PLATFORM}`);
        mkdirSync(part, { recursive: true });
        writeFileSync(join(part, file), 'x');
      };
      for (const around of ['.', 'dist', 'dist/native']) {
        lay(`${around}/node_modules`);
        lay(around);
      }
      assert.equal(canRun('sherpa', program), false);
      assert.equal(canRun('moonshine', program), true);
      lay('dist/native', PACKED_LIST);
      assert.equal(canRun('sherpa', program), true);
    } finally {
      folder.remove();
    }
  });
});
