"""The models' files, taken only when each is the very file it should be."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kiosk.places import ASSETS

MODELS = ASSETS / "models"
MODEL = MODELS / "face_landmarker.task"
EXPRESSION_DENSE = "expression_dense.onnx"
EXPRESSION_MINI = "expression_mini.onnx"
SHA256 = {
    MODEL.name: "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff",
    EXPRESSION_DENSE: "d69f5f6afd047d842ee3c8c3c61a57343b43aa7edb0e502de0036cd1d51c4368",
    EXPRESSION_MINI: "5a1bc8c6940705ad63f20b7e9c3d2052c917f01a806b5ff0c8d7f4ad072f3264",
}


class ModelRefusedError(Exception):
    """A model is damaged, or else missing or unreadable."""

    def __init__(self, path: Path, damaged: bool) -> None:
        super().__init__(f"{path} is {'damaged' if damaged else 'missing'}")
        self.path = path
        self.damaged = damaged


def load_model(path: Path = MODEL) -> bytes:
    """A model's bytes, checked against the `SHA256` of its name; raises `ModelRefusedError`."""
    try:
        data = path.read_bytes()
    except OSError:
        raise ModelRefusedError(path, damaged=False) from None
    if hashlib.sha256(data).hexdigest() != SHA256.get(path.name):
        raise ModelRefusedError(path, damaged=True)
    return data
