"""Where the sentences of a spoken text end."""

from __future__ import annotations

import re
from itertools import pairwise

from kiosk.happenings.words import Language

CLOSING = "”’」』）》)\"'"
ZH_END = re.compile(rf"[。！？；…]+[{CLOSING}]*\s*")
EN_END = re.compile(rf"([.!?]+)[{CLOSING}]*\s+(?=[“‘(\"']?[A-Z0-9])")
ABBREVIATIONS = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Mt", "Gen", "Capt", "Co", "Ltd", "Inc", "Nos", "vs", "c", "ca"}
)


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
