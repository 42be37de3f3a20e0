// Writes media/voice/silero.safetensors, the weights of Silero's voice detector in the order in which they are used,
// and test/recorded/voice.jsonl, what ONNX Runtime makes of some sounds with the model itself. Needs npm.
// Usage: node test/support/buildVoiceModel.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { voiceSounds } from './voiceSounds.ts';

const PACKAGES = ['@ricky0123/vad-web@0.0.31', 'onnxruntime-web@1.30.0', 'protobufjs@8.8.1'];
const ROOT = resolve(import.meta.dirname, '../..');

/** What is read of ONNX's format (onnx.proto). */
const SCHEMA = `syntax = "proto3";
message Model { Graph graph = 7; }
message Graph { repeated Node node = 1; }
message Node { repeated string output = 2; string op_type = 4; repeated Attribute attribute = 5; }
message Attribute { string name = 1; Tensor t = 5; Graph g = 6; }
message Tensor { repeated int64 dims = 1; int32 data_type = 2; repeated float float_data = 4; bytes raw_data = 9; }`;
const FLOAT = 1;

const work = mkdtempSync(join(tmpdir(), 'aloud-voice-'));
try {
  execFileSync('npm', ['install', '--prefix', work, '--no-save', '--ignore-scripts', ...PACKAGES], {
    stdio: 'inherit',
  });
  const require = createRequire(join(work, 'here.js'));
  const model = readFileSync(join(work, 'node_modules/@ricky0123/vad-web/dist/silero_vad_v6.onnx'));
  mkdirSync(join(ROOT, 'media/voice'), { recursive: true });
  writeFileSync(
    join(ROOT, 'media/voice/silero.safetensors'),
    safetensors(ordered(tensorsFor16kHz(model, require('protobufjs')))),
  );
  const heard = await heardBy(require('onnxruntime-web/wasm'), model, join(work, 'node_modules/onnxruntime-web/dist'));
  writeFileSync(join(ROOT, 'test/recorded/voice.jsonl'), heard.map(line => `${JSON.stringify(line)}\n`).join(''));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The model holds two networks, of which the one for 16 kHz is taken where the rate is that. */
function tensorsFor16kHz(model, protobuf) {
  const { root } = protobuf.parse(SCHEMA, { keepCase: true });
  const { graph } = root.lookupType('Model').decode(model);
  const choice = graph.node.find(node => node.op_type === 'If');
  const { g } = choice.attribute.find(({ name }) => name === 'then_branch');
  const tensors = new Map();
  for (const { op_type, output, attribute } of g.node) {
    const tensor = attribute[0]?.t;
    if (op_type !== 'Constant' || tensor?.data_type !== FLOAT) continue;
    const { raw_data: raw, float_data: floats } = tensor;
    const values = raw.length > 0 ? new Float32Array(Uint8Array.from(raw).buffer) : Float32Array.from(floats);
    tensors.set(output[0].replace(/^.*Inline_0__/, ''), values);
  }
  return name => tensors.get(name) ?? fail(`The model has no ${name}: it has ${[...tensors.keys()].join(', ')}.`);
}

function fail(why) {
  throw new Error(why);
}

/** Every layer's weights as rows of what one output needs, in the order of what it reads. */
function ordered(tensor) {
  const convolution = (from, to, outputs, inputs) => {
    const weights = tensor(`encoder.${from}.reparam_conv.weight`);
    const sorted = new Float32Array(weights.length);
    for (let output = 0; output < outputs; output++)
      for (let input = 0; input < inputs; input++)
        for (let moment = 0; moment < 3; moment++)
          sorted[(output * 3 + moment) * inputs + input] = weights[(output * inputs + input) * 3 + moment];
    return {
      [`convolution${to}.weight`]: { shape: [outputs, 3, inputs], values: sorted },
      [`convolution${to}.bias`]: { shape: [outputs], values: tensor(`encoder.${from}.reparam_conv.bias`) },
    };
  };
  const gates = new Float32Array(512 * 256);
  for (let row = 0; row < 512; row++) {
    gates.set(tensor('decoder.rnn.weight_ih').subarray(row * 128, (row + 1) * 128), row * 256);
    gates.set(tensor('decoder.rnn.weight_hh').subarray(row * 128, (row + 1) * 128), row * 256 + 128);
  }
  const ofHidden = tensor('decoder.rnn.bias_hh');
  return {
    'spectrum.weight': { shape: [258, 256], values: tensor('stft.forward_basis_buffer') },
    ...convolution(0, 1, 128, 129),
    ...convolution(1, 2, 64, 128),
    ...convolution(2, 3, 64, 64),
    ...convolution(3, 4, 128, 64),
    'gates.weight': { shape: [512, 256], values: gates },
    'gates.bias': { shape: [512], values: tensor('decoder.rnn.bias_ih').map((value, i) => value + ofHidden[i]) },
    'output.weight': { shape: [1, 128], values: tensor('decoder.decoder.2.weight') },
    'output.bias': { shape: [1], values: tensor('decoder.decoder.2.bias') },
  };
}

/** The file of that format: the length of the header as u64, the header as JSON, padded to 8 bytes, and the values. */
function safetensors(tensors) {
  const header = {};
  const data = [];
  let at = 0;
  for (const [name, { shape, values }] of Object.entries(tensors)) {
    if (values.length !== shape.reduce((a, b) => a * b)) fail(`${name} has ${values.length} values.`);
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + values.byteLength] };
    data.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
    at += values.byteLength;
  }
  const text = JSON.stringify(header);
  const padded = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, padded, ...data]);
}

/** The probability of speech for each frame of each sound, to six digits. */
async function heardBy({ env, InferenceSession, Tensor }, model, dist) {
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary = readFileSync(join(dist, 'ort-wasm-simd-threaded.wasm'));
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
  const heard = [];
  for (const [name, samples] of Object.entries(voiceSounds())) {
    let state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
    let context = new Float32Array(64);
    const probabilities = [];
    for (let at = 0; at + 512 <= samples.length; at += 512) {
      const input = new Float32Array(64 + 512);
      input.set(context);
      input.set(
        Float32Array.from(samples.subarray(at, at + 512), sample => sample / 32768),
        64,
      );
      context = input.slice(-64);
      const result = await session.run({
        input: new Tensor('float32', input, [1, 64 + 512]),
        state,
        sr: new Tensor('int64', BigInt64Array.of(16_000n), []),
      });
      state = result.stateN;
      probabilities.push(Number(result.output.data[0].toPrecision(6)));
    }
    heard.push({ sound: name, probabilities });
  }
  return heard;
}
