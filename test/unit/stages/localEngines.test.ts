import assert from 'node:assert/strict';
import type { Model } from '../../../src/engines/model.ts';
import { MODELS, type ModelName } from '../../../src/engines/models.ts';
import { hearsBy } from '../../../src/stages/localEngines.ts';

describe('models on this machine', () => {
  it('are each taken by who hears by its kind, and voices by nobody who hears', () => {
    for (const [name, { purpose }] of Object.entries<Model>(MODELS)) {
      const hears = hearsBy(name as ModelName);
      assert.equal(hears !== undefined, purpose === 'ears', name);
      if (hears) assert.ok(name.startsWith(hears), name);
    }
  });
});
