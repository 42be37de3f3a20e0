import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSafetensors } from '../../../../src/capture/voice/safetensors.ts';
import { SILERO_SAMPLES, SileroMemory, SileroNetwork } from '../../../../src/capture/voice/sileroNetwork.ts';
import { voiceModel } from '../../../support/voiceModel.ts';
import { voiceSounds } from '../../../support/voiceSounds.ts';

/** What ONNX Runtime makes of each sound with Silero's own model. */
const RECORDED = resolve(import.meta.dirname, '../../../recorded/voice.jsonl');

describe('SileroNetwork', () => {
  const network = new SileroNetwork(parseSafetensors(readFileSync(voiceModel)));
  const sounds = voiceSounds();

  for (const line of readFileSync(RECORDED, 'utf8').trim().split('\n')) {
    const { sound, probabilities } = JSON.parse(line) as { sound: string; probabilities: readonly number[] };
    it(`says of ${sound} what Silero's own model does`, () => {
      const samples = sounds[sound] ?? assert.fail(`There is no sound "${sound}".`);
      assert.equal(probabilities.length, Math.floor(samples.length / SILERO_SAMPLES));
      const memory = new SileroMemory();
      for (const [i, expected] of probabilities.entries()) {
        const frame = samples.subarray(i * SILERO_SAMPLES, (i + 1) * SILERO_SAMPLES);
        const probability = network.speechProbability(frame, memory);
        assert.ok(Math.abs(probability - expected) < 1e-4, `frame ${i}: ${probability} for ${expected}`);
      }
    });
  }

  it('was compared where there is speech and where there is none', () => {
    const all = readFileSync(RECORDED, 'utf8')
      .trim()
      .split('\n')
      .flatMap(line => JSON.parse(line).probabilities as number[]);
    assert.ok(all.filter(probability => probability > 0.9).length > 200);
    assert.ok(all.filter(probability => probability < 0.1).length > 100);
  });
});
