"""The one interface every speech engine has, and the words for why one can't work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.happenings.words import Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE_RATE_HZ = 24000


@dataclass(frozen=True, slots=True)
class Spoken:
    """One spoken sentence: mono samples at `SAMPLE_RATE_HZ`, and each character or word with its start in seconds."""

    samples: NDArray[np.float32]
    marks: tuple[tuple[str, float], ...]


class EngineMissingError(Exception):
    """An engine can't work here; the message is one line that says what to install or to change."""


class SpeechFailedError(Exception):
    """One sentence could not be spoken; the message names it and says why."""


class Engine(Protocol):
    """Speaks one sentence at a time, in one of the voices it was opened with."""

    def speak(self, sentence: str, language: Language, voice: str, readings: Mapping[str, str]) -> Spoken: ...
