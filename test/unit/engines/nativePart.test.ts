import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canRun, PLATFORM } from '../../../src/engines/nativePart.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

describe('the native part of an engine', () => {
  it('is what lies beside the built program, and nothing in the folders around it', () => {
    const folder = temporaryFolder('native');
    try {
      const program = join(folder.path, 'dist/native/engine.cjs');
      const lay = (around: string) => {
        const part = join(folder.path, around, 'node_modules', `sherpa-onnx-${PLATFORM}`);
        mkdirSync(part, { recursive: true });
        writeFileSync(join(part, 'sherpa-onnx.node'), 'x');
      };
      lay('.');
      lay('dist');
      assert.equal(canRun('sherpa', program), false);
      assert.equal(canRun('moonshine', program), true);
      lay('dist/native');
      assert.equal(canRun('sherpa', program), true);
    } finally {
      folder.remove();
    }
  });
});
