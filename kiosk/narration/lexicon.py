"""How doubtful words are read: the house lexicon in assets/voices, and over it the reading hints of the content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from kiosk.happenings.words import Language
from kiosk.narration.script import NarrationText
from kiosk.yaml_source import Fault, SourceError, load_yaml

TONE_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff〇]")


def pinyin_syllables(reading: str) -> tuple[str, ...]:
    """`mǎ tou` or `ma3 tou5` as ('ma3', 'tou5'); no mark = neutral, 5. Raises ValueError for what is no pinyin."""
    syllables = []
    for written in reading.replace("'", " ").replace("’", " ").split():
        base, tone = "", ""
        for character in unicodedata.normalize("NFD", written.lower()):
            if character in TONE_MARKS or character in "12345":
                if tone:
                    raise ValueError(f"{written!r} carries two tones")
                tone = TONE_MARKS.get(character, character)
            else:
                base += character
        base = unicodedata.normalize("NFC", base).replace("v", "ü")
        if not re.fullmatch(r"[a-zü]+", base):
            raise ValueError(f"{written!r} is no pinyin syllable")
        syllables.append(base + (tone or "5"))
    return tuple(syllables)


def check_reading(word: str, reading: str, language: Language) -> str | None:
    """Why a reading can't be used, or None."""
    if language == "en":
        return None if reading.strip() else "the reading is empty"
    try:
        syllables = pinyin_syllables(reading)
    except ValueError as error:
        return str(error)
    characters = len(HAN.findall(word))
    if characters != len(word):
        return f"{word!r} must be Chinese characters only"
    if characters != len(syllables):
        return f"{characters} characters but {len(syllables)} syllables"
    return None


def load_lexicon(folder: Path, language: Language) -> dict[str, str]:
    """The house lexicon `lexicon.<language>.yaml`, word to reading; raises `SourceError` with every fault found."""
    path = folder / f"lexicon.{language}.yaml"
    value, lines = load_yaml(path)
    if not isinstance(value, dict):
        raise SourceError([Fault(str(path), 0, "", "", "must be a list of `word: reading`")])
    faults = []
    for word, reading in value.items():
        if not (isinstance(word, str) and isinstance(reading, str)):
            faults.append(
                Fault(str(path), lines.get((word,), 0), str(word), str(reading), "word and reading must be text")
            )
        elif reason := check_reading(word, reading, language):
            faults.append(Fault(str(path), lines.get((word,), 0), word, reading, reason))
    if faults:
        raise SourceError(faults)
    return value


def readings_for(script: NarrationText, lexicon: Mapping[str, str]) -> dict[str, str]:
    """The readings that touch this text, sorted by word; the content's own hints win over the house lexicon."""
    merged = {**lexicon, **script.readings}
    if script.language == "zh":
        return {word: merged[word] for word in sorted(merged) if word in script.text}
    words = {word.lower() for word in re.findall(r"[A-Za-zÀ-ÿ']+", script.text)}
    return {word: merged[word] for word in sorted(merged) if word.lower() in words}
