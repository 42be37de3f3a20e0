"""Lays Whisper as sherpa-onnx takes it, made of its weights in CTranslate2's format: a real model for the tests of ears.

    python3 layWhisper.py FROM TO        needs the packages `onnx` and `onnxruntime`

FROM has `model.bin` and `tokenizer.json`, as faster-whisper has them; TO is called as the row of the table that it stands
for, `whisper-base-onnx`, in the folder of ALOUD_TEST_MODELS. Weights are rounded to 8 bits, as those that are published.
Names, shapes and what is told about a model are those that sherpa-onnx reads; the network is that of the paper (Radford et
al., Robust Speech Recognition via Large-Scale Weak Supervision).
"""
import base64
import json
import struct
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto as T, helper as h, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

KINDS = [np.float32, np.int8, np.int16, np.int32, np.float16]
LONGEST_SOUND = 1500
BLANK = 220


def variables(path):
    """All that a model.bin holds, by name."""
    with open(path, "rb") as file:
        def number(kind):
            return struct.unpack("<" + kind, file.read(struct.calcsize(kind)))[0]

        def name():
            return file.read(number("H")).rstrip(b"\0").decode()

        number("I"), name(), number("I")
        found = {}
        for _ in range(number("I")):
            key = name()
            shape = [number("I") for _ in range(number("B"))]
            kind = KINDS[number("B")]
            found[key] = np.frombuffer(file.read(number("I")), kind).reshape(shape)
        for _ in range(number("I")):
            alias = name()
            found[alias] = found[name()]
        return found


class Network:
    """A graph that grows, with the layers of a transformer."""

    def __init__(self, weights, heads):
        self.weights, self.heads = weights, heads
        self.state = weights["encoder/conv1/bias"].shape[0]
        self.nodes, self.constants = [], []

    def of(self, name):
        return self.weights[name].astype(np.float32)

    def constant(self, array):
        name = f"constant{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def ints(self, *values):
        return self.constant(np.array(values, dtype=np.int64))

    def op(self, kind, *inputs, out=None, **options):
        out = out or f"value{len(self.nodes)}"
        self.nodes.append(h.make_node(kind, list(inputs), [out], **options))
        return out

    def add(self, one, other):
        return self.op("Add", one, other)

    def linear(self, x, weight, bias):
        return self.add(self.op("MatMul", x, self.constant(weight.T)), self.constant(bias))

    def layer(self, x, name):
        return self.linear(x, self.of(f"{name}/weight"), self.of(f"{name}/bias"))

    def projections(self, x, name):
        """What one layer makes of queries, keys and values: all of them, the last two, or the first alone."""
        weight, bias, size = self.of(f"{name}/weight"), self.of(f"{name}/bias"), self.state
        return [self.linear(x, weight[at:at + size], bias[at:at + size]) for at in range(0, len(bias), size)]

    def norm(self, x, name):
        gamma, beta = (self.constant(self.of(f"{name}/{part}")) for part in ("gamma", "beta"))
        return self.op("LayerNormalization", x, gamma, beta, axis=-1, epsilon=1e-5)

    def gelu(self, x):
        erf = self.op("Erf", self.op("Mul", x, self.constant(np.float32(0.5 ** 0.5))))
        half = self.op("Mul", x, self.constant(np.float32(0.5)))
        return self.op("Mul", half, self.add(erf, self.constant(np.float32(1))))

    def by_heads(self, x, order):
        size = self.state // self.heads
        return self.op("Transpose", self.op("Reshape", x, self.ints(0, -1, self.heads, size)), perm=order)

    def attention(self, queries, keys, values, mask=None):
        scale = self.constant(np.float32((self.state // self.heads) ** -0.5))
        scores = self.op("MatMul", self.by_heads(queries, [0, 2, 1, 3]), self.by_heads(keys, [0, 2, 3, 1]))
        scores = self.op("Mul", scores, scale)
        shares = self.op("Softmax", self.add(scores, mask) if mask else scores, axis=-1)
        mixed = self.op("Transpose", self.op("MatMul", shares, self.by_heads(values, [0, 2, 1, 3])), perm=[0, 2, 1, 3])
        return self.op("Reshape", mixed, self.ints(0, -1, self.state))

    def feed_forward(self, x, name):
        hidden = self.gelu(self.layer(self.norm(x, f"{name}/layer_norm"), f"{name}/linear_0"))
        return self.add(x, self.layer(hidden, f"{name}/linear_1"))

    def piece(self, x, start, end, axis):
        return self.op("Slice", x, start, end, self.ints(axis))

    def length(self, x):
        """Of its second axis."""
        return self.piece(self.op("Shape", x), self.ints(1), self.ints(2), 0)

    def stacked(self, parts, out):
        self.op("Concat", *[self.op("Unsqueeze", part, self.ints(0)) for part in parts], out=out, axis=0)

    def save(self, path, inputs, outputs, about=None):
        def infos(values):
            return [h.make_tensor_value_info(*each) for each in values]
        graph = h.make_graph(self.nodes, "whisper", infos(inputs), infos(outputs), self.constants)
        model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
        h.set_model_props(model, {key: str(value) for key, value in (about or {}).items()})
        whole = path.with_suffix(".whole")
        onnx.save(model, whole)
        quantize_dynamic(whole, path, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8)
        whole.unlink()


def layers(weights, side):
    return len({name.split("/")[1] for name in weights if name.startswith(f"{side}/layer_") and name.count("/") > 2})


def encoder(weights, heads, path, about):
    net, below = Network(weights, heads), layers(weights, "decoder")
    x = "mel"
    for name, stride in (("conv1", 1), ("conv2", 2)):
        kernel, bias = (net.constant(net.of(f"encoder/{name}/{part}")) for part in ("weight", "bias"))
        x = net.gelu(net.op("Conv", x, kernel, bias, pads=[1, 1], strides=[stride]))
    x = net.op("Transpose", x, perm=[0, 2, 1])
    places = net.constant(net.of("encoder/position_encodings/encodings"))
    x = net.add(x, net.piece(places, net.ints(0), net.length(x), 0))
    for i in range(layers(weights, "encoder")):
        name = f"encoder/layer_{i}"
        own = net.projections(net.norm(x, f"{name}/self_attention/layer_norm"), f"{name}/self_attention/linear_0")
        x = net.add(x, net.layer(net.attention(*own), f"{name}/self_attention/linear_1"))
        x = net.feed_forward(x, f"{name}/ffn")
    x = net.norm(x, "encoder/layer_norm")
    keys, values = zip(*[net.projections(x, f"decoder/layer_{i}/attention/linear_1") for i in range(below)])
    net.stacked(keys, "n_layer_cross_k")
    net.stacked(values, "n_layer_cross_v")
    cross = [below, "n", "frames", net.state]
    outputs = [("n_layer_cross_k", T.FLOAT, cross), ("n_layer_cross_v", T.FLOAT, cross)]
    net.save(path, [("mel", T.FLOAT, ["n", about["n_mels"], "t"])], outputs, about)


def decoder(weights, heads, path, longest):
    net, count = Network(weights, heads), layers(weights, "decoder")
    end = net.add("offset", net.length("tokens"))
    words = net.of("decoder/embeddings/weight")
    places = net.constant(net.of("decoder/position_encodings/encodings"))
    x = net.add(net.op("Gather", net.constant(words), "tokens"), net.piece(places, "offset", end, 0))
    # Nothing looks at what comes later.
    later = net.constant(np.triu(np.full((longest, longest), -np.inf, dtype=np.float32), 1))
    mask = net.piece(net.piece(later, "offset", end, 0), net.ints(0), end, 1)
    kept = {"k": [], "v": []}
    for i in range(count):
        name, at = f"decoder/layer_{i}", net.constant(np.int64(i))
        queries, keys, values = net.projections(net.norm(x, f"{name}/self_attention/layer_norm"), f"{name}/self_attention/linear_0")
        own = []
        for new, part in ((keys, "k"), (values, "v")):
            cache = net.op("Gather", f"in_n_layer_self_{part}_cache", at, axis=0)
            own.append(net.op("Concat", net.piece(cache, net.ints(0), "offset", 1), new, axis=1))
            kept[part].append(net.op("Concat", own[-1], net.piece(cache, end, net.ints(longest), 1), axis=1))
        x = net.add(x, net.layer(net.attention(queries, *own, mask), f"{name}/self_attention/linear_1"))
        [queries] = net.projections(net.norm(x, f"{name}/attention/layer_norm"), f"{name}/attention/linear_0")
        heard = [net.op("Gather", f"n_layer_cross_{part}", at, axis=0) for part in "kv"]
        x = net.add(x, net.layer(net.attention(queries, *heard), f"{name}/attention/linear_2"))
        x = net.feed_forward(x, f"{name}/ffn")
    for part in "kv":
        net.stacked(kept[part], f"out_n_layer_self_{part}_cache")
    net.op("MatMul", net.norm(x, "decoder/layer_norm"), net.constant(words.T), out="logits")
    cache, cross = [count, "n", longest, net.state], [count, "n", "frames", net.state]
    inputs = [("tokens", T.INT64, ["n", "length"])]
    inputs += [(f"in_n_layer_self_{part}_cache", T.FLOAT, cache) for part in "kv"]
    inputs += [(f"n_layer_cross_{part}", T.FLOAT, cross) for part in "kv"] + [("offset", T.INT64, [1])]
    outputs = [("logits", T.FLOAT, ["n", "length", len(words)])]
    net.save(path, inputs, outputs + [(f"out_n_layer_self_{part}_cache", T.FLOAT, cache) for part in "kv"])


def token_lines(tokenizer, end):
    """Each token in base64, with its number; the tokenizer writes bytes that are no signs as other letters."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    byte_of = {chr(byte): byte for byte in plain} | {chr(256 + i): byte for i, byte in enumerate(others)}
    words = sorted(tokenizer["model"]["vocab"].items(), key=lambda entry: entry[1])
    return "".join(
        f"{base64.b64encode(bytes(byte_of[letter] for letter in word)).decode()} {number}\n" for word, number in words if number < end
    )


def lay(source, target):
    weights = variables(source / "model.bin")
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    number = {token["content"][2:-2]: token["id"] for token in tokenizer["added_tokens"]}
    start, translate, heads = number["startoftranscript"], number["translate"], int(weights["encoder/num_heads"])
    languages = {code: n for code, n in number.items() if start < n < translate}
    longest, size = weights["decoder/position_encodings/encodings"].shape
    about = {
        "n_mels": weights["encoder/conv1/weight"].shape[1], "n_audio_ctx": LONGEST_SOUND, "n_text_ctx": longest,
        "n_text_state": size, "n_text_layer": layers(weights, "decoder"), "n_vocab": len(weights["decoder/embeddings/weight"]),
        "sot": start, "eot": number["endoftext"], "blank_id": BLANK, "is_multilingual": 1, "translate": translate,
        "transcribe": number["transcribe"], "no_timestamps": number["notimestamps"], "no_speech": translate + 4,
        "sot_sequence": f"{start},{number['en']},{number['transcribe']}",
        "all_language_codes": ",".join(languages), "all_language_tokens": ",".join(map(str, languages.values())),
    }
    target.mkdir(parents=True, exist_ok=True)
    (target / "tokens.txt").write_text(token_lines(tokenizer, about["eot"]), encoding="utf-8")
    encoder(weights, heads, target / "encoder.onnx", about)
    decoder(weights, heads, target / "decoder.onnx", longest)


lay(Path(sys.argv[1]), Path(sys.argv[2]))
