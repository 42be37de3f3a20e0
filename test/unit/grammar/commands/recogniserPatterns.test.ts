import assert from 'node:assert/strict';
import { recogniserPatterns } from '../../../../src/grammar/commands/recogniserPatterns.ts';
import { jsgfFrom } from '../../../../src/transcribe/ears/jsgf.ts';

describe("the recogniser's own grammar", () => {
  it('can be made of everything that can be said: it has each slot that is named', () => {
    const { patterns, slots } = recogniserPatterns(['total', 'max']);
    assert.ok(patterns.length > 100);
    assert.match(jsgfFrom(patterns, slots), /^#JSGF V1\.0;\n/);
  });
});
