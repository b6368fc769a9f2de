"""English text as phonemes for Kokoro: house lexicon, misaki's word lists, Chinese names by pinyin, else espeak-ng."""

from __future__ import annotations

import ctypes
import importlib.util
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.narration.english_names import pinyin_name
from kiosk.narration.english_numbers import DATE, NUMBER, spoken_date, spoken_number
from kiosk.narration.kokoro_phonemes import Unit
from kiosk.narration.speech import EngineMissingError

TOKEN = re.compile(rf"{DATE.pattern}|No\.(?=\s*\d)|{NUMBER.pattern}|[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*|\s+|.", re.DOTALL)
PAUSES = frozenset(",.;:!?—…")
VOWELS = frozenset("AIOQWYaeiouæɑɒɔəɛɜɪʊʌᵻ")
# espeak-ng writes English in its own alphabet; these are the differences to Kokoro's.
FROM_ESPEAK = (
    ("e^ɪ", "A"),
    ("a^ɪ", "I"),
    ("a^ʊ", "W"),
    ("o^ʊ", "O"),
    ("ɔ^ɪ", "Y"),
    ("d^ʒ", "ʤ"),
    ("t^ʃ", "ʧ"),
    ("ə^l", "ᵊl"),
    ("ɜːɹ", "ɜɹ"),
    ("ɜː", "ɜɹ"),
    ("ɚɹ", "əɹ"),
    ("ɚ", "əɹ"),
    ("ɪə", "iə"),
    ("ɐ", "ə"),
    ("e", "A"),
    ("o", "ɔ"),
    ("ɾ", "T"),
    ("ʔ", "t"),
    ("r", "ɹ"),
    ("x", "k"),
    ("ç", "k"),
    ("ɬ", "l"),
    ("ʲ", ""),
    ("ː", ""),
    ("\u0303", ""),
    ("\u0329", ""),
    ("^", ""),
)


class EnglishReader:
    """Turns a sentence into units of one written word (or mark) and its phonemes."""

    def __init__(self) -> None:
        self._words = _word_lists()

    def units(self, sentence: str, readings: Mapping[str, str]) -> list[Unit]:
        """`readings`: word to phonemes, any case."""
        own = {word.lower(): phonemes for word, phonemes in readings.items()}
        tokens = [match.group(0) for match in TOKEN.finditer(sentence)]
        units: list[Unit] = []
        for token in reversed(tokens):
            following = next((unit.phonemes.strip(" ˈˌ") for unit in reversed(units) if unit.phonemes.strip()), "")
            units.append(Unit(token, self._token(token, own, following)))
        return units[::-1]

    def _token(self, token: str, own: Mapping[str, str], following: str) -> str:
        if date := DATE.fullmatch(token):
            return self._phrase(spoken_date(date.group(1), date.group(2)), own)
        if NUMBER.fullmatch(token):
            return self._phrase(spoken_number(token), own)
        if token == "No.":
            return self._word("number", own, "")
        if token[0].isalpha():
            return self._word(token, own, following)
        return token if token in PAUSES else " "

    def _phrase(self, words: str, own: Mapping[str, str]) -> str:
        return " ".join(self._word(word, own, "x") for word in words.split())

    def _word(self, word: str, own: Mapping[str, str], following: str) -> str:
        word = word.replace("’", "'")
        lower = word.lower()
        if lower in own:
            return own[lower]
        if lower in ("the", "to", "a", "an"):
            vowel = following[:1] in VOWELS
            return {"the": "ði" if vowel else "ðə", "to": "tʊ" if vowel else "tə", "a": "ɐ", "an": "ɐn"}[lower]
        if word.isupper() and 2 <= len(word) <= 4 and word not in self._words:
            return " ".join(self._words.get(letter, letter.lower()) for letter in word)
        found = self._words.get(word) or self._words.get(lower)
        if found:
            return found
        if lower.endswith("'s"):
            stem = self._word(word[:-2], own, "")
            return stem + ("s" if stem[-1] in "ptkfθ" else "ᵻz" if stem[-1] in "szʃʒʧʤ" else "z")
        if word[0].isupper() and (name := pinyin_name(word)):
            return name
        return _espeak()(word)


def _word_lists() -> dict[str, str]:
    """The American word lists of misaki, the hand-checked one over the other; of several readings the default."""
    found = importlib.util.find_spec("misaki")
    if found is None or found.origin is None:
        raise EngineMissingError("the package misaki is not installed")
    folder = Path(found.origin).parent / "data"
    words: dict[str, str] = {}
    for name in ("us_silver.json", "us_gold.json"):
        entries: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
        for word, reading in entries.items():
            phonemes = reading.get("DEFAULT") if isinstance(reading, dict) else reading
            if phonemes:
                words[word] = phonemes
    return words


class _Espeak:
    PHONEMES_AS_TEXT, IPA_WITH_TIES = 0x02 | 0x80, ord("^") << 8

    def __init__(self) -> None:
        try:
            self._library = ctypes.CDLL("libespeak-ng.so.1")
        except OSError:
            raise EngineMissingError(
                "English words outside the word lists need espeak-ng: sudo apt-get install espeak-ng"
            ) from None
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        if self._library.espeak_Initialize(2, 0, None, 0) < 0 or self._library.espeak_SetVoiceByName(b"en-us") != 0:
            raise EngineMissingError("espeak-ng has no voice en-us: sudo apt-get install --reinstall espeak-ng-data")

    def __call__(self, word: str) -> str:
        text = ctypes.pointer(ctypes.c_char_p(word.encode()))
        spoken = []
        while text[0]:
            spoken.append(
                self._library.espeak_TextToPhonemes(text, 1, self.PHONEMES_AS_TEXT | self.IPA_WITH_TIES).decode()
            )
        phonemes = " ".join(spoken).strip()
        for theirs, ours in FROM_ESPEAK:
            phonemes = phonemes.replace(theirs, ours)
        return phonemes


@cache
def _espeak() -> _Espeak:
    return _Espeak()
