"""How an English speaker says a Chinese name written in pinyin, in the phoneme alphabet of Kokoro's English voices."""

from __future__ import annotations

import re
from functools import cache

INITIALS = {
    "": "",
    "zh": "ʤ",
    "ch": "ʧ",
    "sh": "ʃ",
    "b": "b",
    "p": "p",
    "m": "m",
    "f": "f",
    "d": "d",
    "t": "t",
    "n": "n",
    "l": "l",
    "g": "ɡ",
    "k": "k",
    "h": "h",
    "j": "ʤ",
    "q": "ʧ",
    "x": "ʃ",
    "r": "ɹ",
    "z": "dz",
    "c": "ts",
    "s": "s",
    "y": "j",
    "w": "w",
}
# A bar stands where the stress mark goes: before the vowel.
FINALS = {
    "a": "|ɑ",
    "ai": "|I",
    "an": "|ɑn",
    "ang": "|ɑŋ",
    "ao": "|W",
    "e": "|ʌ",
    "ei": "|A",
    "en": "|ʌn",
    "eng": "|ʌŋ",
    "er": "|ɑɹ",
    "i": "|i",
    "ia": "j|ɑ",
    "ian": "j|ɛn",
    "iang": "j|ɑŋ",
    "iao": "j|W",
    "ie": "j|ɛ",
    "in": "|ɪn",
    "ing": "|ɪŋ",
    "iong": "j|ʊŋ",
    "iu": "j|O",
    "o": "|ɔ",
    "ong": "|ʊŋ",
    "ou": "|O",
    "u": "|u",
    "ua": "w|ɑ",
    "uai": "w|I",
    "uan": "w|ɑn",
    "uang": "w|ɑŋ",
    "ue": "w|ɛ",
    "ui": "w|A",
    "un": "w|ʌn",
    "uo": "w|ɔ",
    "ü": "|u",
    "üe": "w|ɛ",
}
AFTER_BUZZ = {"zh": "|ɜɹ", "ch": "|ɜɹ", "sh": "|ɜɹ", "r": "|ɜɹ", "z": "|ʌ", "c": "|ʌ", "s": "|ʌ"}
SPECIAL = {
    "yi": "j|i",
    "yin": "j|ɪn",
    "ying": "j|ɪŋ",
    "yu": "j|u",
    "yuan": "ju|ɛn",
    "yue": "ju|ɛ",
    "yun": "j|un",
    "wu": "w|u",
    "yan": "j|ɛn",
    "ye": "j|ɛ",
}


@cache
def _syllables() -> dict[str, str]:
    table = {}
    for initial, onset in INITIALS.items():
        for final, rime in FINALS.items():
            if initial in ("y", "w") and final[0] in "iuü":
                continue
            if initial == "" and final[0] in "iuü":
                continue
            if initial in ("j", "q", "x") and final[0] not in "iuü":
                continue
            if initial in ("zh", "ch", "sh", "r", "z", "c", "s", "g", "k", "h") and final[0] == "i" and final != "i":
                continue
            table[initial + final] = onset + (AFTER_BUZZ.get(initial, rime) if final == "i" else rime)
    return table | SPECIAL


def pinyin_name(word: str) -> str | None:
    """Phonemes of `Rongzhen` or `Xi'an`, the last syllable stressed; None when the word is no pinyin."""
    parts: list[str] = []
    for piece in re.split("['’]", word.lower()):
        cut = _cut(piece)
        if not cut:
            return None
        parts += cut
    table = _syllables()
    stresses = ["ˌ", *[""] * (len(parts) - 2), "ˈ"] if len(parts) > 1 else ["ˈ"]
    return "".join(table[part].replace("|", stress) for part, stress in zip(parts, stresses, strict=True))


@cache
def _cut(letters: str) -> tuple[str, ...] | None:
    """Letters as pinyin syllables, as few as possible, long ones first; None when there is no way."""
    if not letters:
        return ()
    best: tuple[str, ...] | None = None
    for size in range(min(6, len(letters)), 0, -1):
        if letters[:size] in _syllables():
            rest = _cut(letters[size:])
            if rest is not None and (best is None or len(rest) + 1 < len(best)):
                best = (letters[:size], *rest)
    return best
