import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withoutUnused } from '../../support/building/moonshineWasm.ts';

const WASM = resolve(import.meta.dirname, '../../../node_modules/@moonshine-ai/moonshine-wasm/dist/moonshine.wasm');

describe("Moonshine's WebAssembly in a package", () => {
  const published = readFileSync(WASM);

  it('is as it is published, with zeros for the voices and the detector that nothing asks for', () => {
    const packed = withoutUnused(published);
    assert.equal(packed.length, published.length);
    const changed = published.map((byte, at) => Number(byte !== packed[at]));
    assert.ok(changed.reduce((sum, each) => sum + each, 0) > 2_700_000);
    assert.ok(packed.every((byte, at) => changed[at] === 0 || byte === 0));
    // What it hears 16 kHz by, and its code.
    assert.ok(!changed.subarray(0, 8_187_010).includes(1) && !changed.subarray(10_154_655, 12_063_272).includes(1));
  });

  it('is not made of another file, whose parts nobody knows', () => {
    const other = Buffer.from(published);
    other.writeUInt8(1, 9_000_000);
    assert.throws(() => withoutUnused(other), /is another/);
  });
});
