"""Writes tinyModels.ts: models of a few bytes that sherpa-onnx takes for Parakeet and for Whisper.

    python3 buildTinyModels.py        needs the package `onnx`

They hear the same whatever is said, but by all that the engine does: its options, hot words and languages are real.
"""
import base64
from pathlib import Path

import numpy as np
from onnx import TensorProto as T, helper as h, numpy_helper


def model(nodes, inputs, outputs, metadata=None):
    def info(name, kind, shape):
        return h.make_tensor_value_info(name, kind, shape)
    graph = h.make_graph(nodes, "tiny", [info(*each) for each in inputs], [info(*each) for each in outputs])
    made = h.make_model(graph, opset_imports=[h.make_opsetid("", 13)], ir_version=8)
    h.set_model_props(made, {key: str(value) for key, value in (metadata or {}).items()})
    return made.SerializeToString()


def constant(name, array):
    return h.make_node("Constant", [], [name], value=numpy_helper.from_array(array))


def parakeet():
    """Hears "cat looser" in three steps; "get user" is only a little less likely."""
    tokens = ["<unk>", "▁get", "▁cat", "▁us", "er", "▁loo", "ser", "▁by", "▁id", "<blk>"]
    size, durations, hidden = len(tokens), 5, 2
    frames = np.full((1, size + durations, 3), -20, dtype=np.float32)
    frames[0, size + 1, :] = 10  # each token lasts one step
    for step, likely in enumerate([{"▁get": 0, "▁cat": 0.5}, {"▁us": 0, "▁loo": 0.5}, {"er": 0, "ser": 0.5}]):
        for token, score in likely.items():
            frames[0, tokens.index(token), step] = score
    encoder = model(
        [constant("outputs", frames), constant("encoded_lengths", np.array([3], dtype=np.int64))],
        [("audio_signal", T.FLOAT, ["n", 80, "t"]), ("length", T.INT64, ["n"])],
        [("outputs", T.FLOAT, ["n", size + durations, "steps"]), ("encoded_lengths", T.INT64, ["n"])],
        {"vocab_size": size - 1, "subsampling_factor": 8, "normalize_type": "per_feature", "pred_rnn_layers": 1,
         "pred_hidden": hidden, "url": "tdt"})
    state = [1, "n", hidden]
    decoder = model(
        [constant("outputs", np.zeros((1, hidden, 1), dtype=np.float32)),
         h.make_node("Identity", ["target_length"], ["lengths"]),
         h.make_node("Identity", ["h"], ["next_h"]), h.make_node("Identity", ["c"], ["next_c"])],
        [("targets", T.INT32, ["n", 1]), ("target_length", T.INT32, ["n"]), ("h", T.FLOAT, state), ("c", T.FLOAT, state)],
        [("outputs", T.FLOAT, ["n", hidden, 1]), ("lengths", T.INT32, ["n"]), ("next_h", T.FLOAT, state), ("next_c", T.FLOAT, state)])
    joiner = model(
        [constant("shape", np.array([1, 1, 1, size + durations], dtype=np.int64)),
         h.make_node("Reshape", ["encoder_outputs", "shape"], ["logits"])],
        [("encoder_outputs", T.FLOAT, ["n", size + durations, 1]), ("decoder_outputs", T.FLOAT, ["n", hidden, 1])],
        [("logits", T.FLOAT, [1, 1, 1, size + durations])])
    lines = "".join(f"{token} {i}\n" for i, token in enumerate(tokens))
    return {"encoder.onnx": encoder, "decoder.onnx": decoder, "joiner.onnx": joiner, "tokens.txt": lines.encode()}


def whisper():
    """Hears "hello" in English and "hallo" in German; takes what is said for German where it is not told."""
    tokens = [" hello", " hallo", "<eot>", "<sot>", "<en>", "<de>", "<translate>", "<transcribe>", "<silence>", " ", "<plain>"]
    size, state = len(tokens), 2
    follows = np.zeros((size, size), dtype=np.float32)
    for before, after, score in [("<sot>", "<de>", 5), ("<en>", " hello", 10), ("<de>", " hallo", 10), (" hello", "<eot>", 10), (" hallo", "<eot>", 10)]:
        follows[tokens.index(before), tokens.index(after)] = score
    cross = [1, "n", "t", state]
    encoder = model(
        [constant("cross_k", np.zeros((1, 1, 1, state), dtype=np.float32)), constant("cross_v", np.zeros((1, 1, 1, state), dtype=np.float32))],
        [("mel", T.FLOAT, ["n", 80, "t"])], [("cross_k", T.FLOAT, cross), ("cross_v", T.FLOAT, cross)],
        {"n_mels": 80, "n_text_layer": 1, "n_text_ctx": 448, "n_text_state": state, "n_vocab": size, "sot": 3, "eot": 2, "blank_id": 9,
         "translate": 6, "transcribe": 7, "is_multilingual": 1, "no_timestamps": 10, "no_speech": 8, "sot_sequence": "3,4,7",
         "all_language_tokens": "4,5", "all_language_codes": "en,de"})
    cache = [1, "n", 448, state]
    decoder = model(
        [constant("follows", follows), h.make_node("Gather", ["follows", "tokens"], ["each"]),
         constant("axes", np.array([1], dtype=np.int64)), h.make_node("ReduceSum", ["each", "axes"], ["logits"], keepdims=1),
         h.make_node("Identity", ["k"], ["next_k"]), h.make_node("Identity", ["v"], ["next_v"])],
        [("tokens", T.INT64, ["n", "length"]), ("k", T.FLOAT, cache), ("v", T.FLOAT, cache), ("cross_k", T.FLOAT, cross),
         ("cross_v", T.FLOAT, cross), ("offset", T.INT64, [1])],
        [("logits", T.FLOAT, ["n", 1, size]), ("next_k", T.FLOAT, cache), ("next_v", T.FLOAT, cache)])
    lines = "".join(f"{base64.b64encode(token.encode()).decode()} {i}\n" for i, token in enumerate(tokens))
    return {"encoder.onnx": encoder, "decoder.onnx": decoder, "tokens.txt": lines.encode()}


out = """import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Models of a few bytes, file by file in base64, made by `buildTinyModels.py`, which says what they hear. */
const TINY = {
"""
for name, files in {"parakeet-tdt-v3": parakeet(), "whisper-base-onnx": whisper()}.items():
    out += f"  '{name}': {{\n"
    for file, content in files.items():
        out += f"    '{file}':\n      '{base64.b64encode(content).decode()}',\n"
    out += "  },\n"
out += """} as const;

export function layTinyModel(folder: string, name: keyof typeof TINY): void {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, content] of Object.entries(TINY[name]))
    writeFileSync(join(folder, name, file), Buffer.from(content, 'base64'));
}
"""
(Path(__file__).parent / "tinyModels.ts").write_text(out, encoding="utf-8")
