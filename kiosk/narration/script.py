"""What is to be spoken: a text, its language, how its doubtful words are read, and where its sentences end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from kiosk.happenings.words import Language

CLOSING = "”’」』）》)\"'"
ZH_END = re.compile(rf"[。！？；…]+[{CLOSING}]*\s*")
EN_END = re.compile(rf"([.!?]+)[{CLOSING}]*\s+(?=[“‘(\"']?[A-Z0-9])")
ABBREVIATIONS = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Mt", "Gen", "Capt", "Co", "Ltd", "Inc", "Nos", "vs", "c", "ca"}
)


Part = Literal["zh_female", "zh_male", "en"]


@dataclass(frozen=True, slots=True)
class NarrationText:
    """One clip to speak. `clip_id` is 'story/panel'; `readings` tells how words are read: pinyin or phonemes.

    `speaker` is the story's choice of Mandarin voice; English has one voice for all stories.
    """

    clip_id: str
    language: Language
    text: str
    readings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    speaker: Literal["female", "male"] = "female"

    @property
    def part(self) -> Part:
        """Whose part it is to speak this: one of the station's three voices."""
        return "en" if self.language == "en" else "zh_female" if self.speaker == "female" else "zh_male"


def split_sentences(text: str, language: Language) -> tuple[str, ...]:
    """Cut a text into sentences that join back to exactly the text; closing quotes and white space stay with theirs."""
    ends = [match.end() for match in ZH_END.finditer(text)] if language == "zh" else _english_ends(text)
    edges = [0, *ends, len(text)]
    pieces = [text[start:end] for start, end in pairwise(edges) if end > start]
    sentences: list[str] = []
    for piece in pieces:
        # A piece without a letter or digit can't be spoken alone: it belongs to what stands before it.
        if sentences and not any(character.isalnum() for character in piece):
            sentences[-1] += piece
        else:
            sentences.append(piece)
    return tuple(sentences)


def _english_ends(text: str) -> list[int]:
    ends = []
    for match in EN_END.finditer(text):
        before = re.search(r"([A-Za-z]+)$", text[: match.start()])
        word = before.group(1) if before else ""
        shortened = word in ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")
        numbered = word in {"No", "no"} and text[match.end()].isdigit()
        if match.group(1) != "." or not (shortened or numbered):
            ends.append(match.end())
    return ends
