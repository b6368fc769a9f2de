"""Pinyin syllables in the phoneme alphabet that Kokoro was trained on for Mandarin."""

from __future__ import annotations

INITIALS = {
    "zh": "ꭧ",
    "ch": "ꭧʰ",
    "sh": "ʂ",
    "b": "p",
    "p": "pʰ",
    "m": "m",
    "f": "f",
    "d": "t",
    "t": "tʰ",
    "n": "n",
    "l": "l",
    "g": "k",
    "k": "kʰ",
    "h": "x",
    "j": "ʨ",
    "q": "ʨʰ",
    "x": "ɕ",
    "r": "ɻ",
    "z": "ʦ",
    "c": "ʦʰ",
    "s": "s",
}
# The tone arrow stands after the vowel and before a closing n or ŋ.
FINALS = {
    "a": "a|",
    "ai": "ai|",
    "an": "a|n",
    "ang": "a|ŋ",
    "ao": "au|",
    "e": "ɤ|",
    "ê": "e|",
    "ei": "ei|",
    "en": "ə|n",
    "eng": "ə|ŋ",
    "er": "ɚ|",
    "i": "i|",
    "ia": "ja|",
    "ian": "jɛ|n",
    "iang": "ja|ŋ",
    "iao": "jau|",
    "ie": "je|",
    "in": "i|n",
    "ing": "i|ŋ",
    "io": "jɔ|",
    "iong": "jʊ|ŋ",
    "iu": "jou|",
    "o": "wo|",
    "ong": "ʊ|ŋ",
    "ou": "ou|",
    "u": "u|",
    "ua": "wa|",
    "uai": "wai|",
    "uan": "wa|n",
    "uang": "wa|ŋ",
    "ui": "wei|",
    "un": "wə|n",
    "ueng": "wə|ŋ",
    "uo": "wo|",
    "ü": "y|",
    "üan": "ɥɛ|n",
    "üe": "ɥe|",
    "ün": "y|n",
}
WHOLE = {"o": "ɔ|", "er": "ɚ|", "m": "m|", "n": "n|", "ng": "ŋ|", "hm": "xm|", "hng": "xŋ|"}
BUZZED = frozenset({"zh", "ch", "sh", "r", "z", "c", "s"})
ARROWS = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}


def syllable_phonemes(syllable: str) -> str:
    """Kokoro's phonemes of one syllable such as `zhuan4`; raises ValueError for a syllable Mandarin does not have."""
    base, arrow = syllable[:-1], ARROWS[syllable[-1]]
    if base in WHOLE:
        return WHOLE[base].replace("|", arrow)
    initial = next((start for start in INITIALS if base.startswith(start)), "")
    final = base[len(initial) :]
    if not initial:
        final = _without_glide(base)
    elif initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    if initial in BUZZED and final == "i":
        return INITIALS[initial] + "ɨ" + arrow
    if final not in FINALS:
        raise ValueError(f"{syllable!r} is no Mandarin syllable")
    return INITIALS.get(initial, "") + FINALS[final].replace("|", arrow)


def _without_glide(base: str) -> str:
    """The final behind the spellings with y and w: `you` is iu, `wen` is un, `yuan` is üan."""
    if base.startswith("yu"):
        return "ü" + base[2:]
    if base.startswith("y"):
        rest = base[1:] if base[1:2] == "i" else "i" + base[1:]
        return "iu" if rest == "iou" else rest
    if base.startswith("w"):
        rest = base[1:] if base[1:2] == "u" else "u" + base[1:]
        return {"uei": "ui", "uen": "un"}.get(rest, rest)
    return base
