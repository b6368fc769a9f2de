"""The face model's file, taken only when it is the very file it should be."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kiosk.places import ASSETS

MODEL = ASSETS / "models" / "face_landmarker.task"
SHA256 = "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff"


class ModelRefusedError(Exception):
    """The model is damaged, or else missing or unreadable."""

    def __init__(self, path: Path, damaged: bool) -> None:
        super().__init__(f"{path} is {'damaged' if damaged else 'missing'}")
        self.path = path
        self.damaged = damaged


def load_model(path: Path = MODEL) -> bytes:
    """The model's bytes, checked against `SHA256`; raises `ModelRefusedError`."""
    try:
        data = path.read_bytes()
    except OSError:
        raise ModelRefusedError(path, damaged=False) from None
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise ModelRefusedError(path, damaged=True)
    return data
