import assert from 'node:assert/strict';
import { Layer } from '../../../../src/capture/voice/layer.ts';

describe('Layer', () => {
  it('weighs a window of the input that hops along', () => {
    const layer = new Layer({
      // Their sum, their difference, twice the first, twice the second, and half of the second less the first.
      weights: Float32Array.of(1, 1, 1, -1, 2, 0, 0, 2, -1, 0.5),
      bias: Float32Array.of(0, 0, 0, 0, 100),
      outputs: 5,
      hop: 1,
    });
    const output = new Float32Array(11).fill(9);
    layer.run(Float32Array.of(3, 5, 1), 2, output, 1);
    assert.deepEqual([...output], [9, 8, -2, 6, 10, 99.5, 6, 4, 10, 2, 95.5]);
  });

  it('makes 0 of what is negative, where it is told to', () => {
    const weights = Float32Array.of(1, -1, 1, -1, 1);
    const output = new Float32Array(5);
    new Layer({ weights, outputs: 5, isRectified: true }).run(Float32Array.of(-2), 1, output);
    assert.deepEqual([...output], [0, 2, 0, 2, 0]);
  });

  it('is not made of weights that do not fit', () => {
    assert.throws(() => new Layer({ weights: new Float32Array(7), outputs: 2 }), /7 weights/);
    assert.throws(() => new Layer({ weights: new Float32Array(4), bias: new Float32Array(1), outputs: 2 }), /1 biases/);
  });
});
