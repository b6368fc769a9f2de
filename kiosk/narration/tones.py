"""Tone changes of spoken Mandarin: 一, 不, third tones that meet. Syllables are pinyin with a digit, 5 = neutral."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DIGITS = frozenset("〇零一二三四五六七八九")
NUMERALS = DIGITS | frozenset("十百千万亿两")
COUNTED_FROM_THIS = frozenset("这那每某哪另同上下")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its syllables; `fixed` = its 一 and 不 are given and stay (from the lexicon or a reading hint)."""

    text: str
    syllables: tuple[str, ...]
    fixed: bool = False


def spoken(words: Sequence[Word]) -> list[Word]:
    """The words of one run of characters (no punctuation inside) with their tones as they are spoken."""
    return _third_tones(_yi_and_bu(words))


def _with_tone(syllable: str, tone: str) -> str:
    return syllable[:-1] + tone


def _yi_and_bu(words: Sequence[Word]) -> list[Word]:
    characters = "".join(word.text for word in words)
    tones = [syllable[-1] for word in words for syllable in word.syllables]
    changed, position = [], 0
    for word in words:
        syllables = list(word.syllables)
        if not word.fixed:
            for offset, character in enumerate(word.text):
                at = position + offset
                if character == "一":
                    last_of_word = offset == len(word.text) - 1 and len(word.text) > 1
                    syllables[offset] = _with_tone(syllables[offset], _yi(characters, tones, at, last_of_word))
                elif character == "不":
                    syllables[offset] = _with_tone(syllables[offset], _bu(characters, tones, at))
        changed.append(Word(word.text, tuple(syllables), word.fixed))
        position += len(word.text)
    return changed


def _yi(characters: str, tones: Sequence[str], at: int, last_of_word: bool) -> str:
    before = characters[at - 1] if at else ""
    after = characters[at + 1] if at + 1 < len(characters) else ""
    if not after or before == "第" or before in DIGITS or after in DIGITS:
        return "1"
    if before in NUMERALS and after not in "百千":
        return "1"
    if after in "月号" or (before == "月" and after == "日"):
        return "1"
    if before and before == after:
        return "5"
    if last_of_word and before not in COUNTED_FROM_THIS and before not in NUMERALS:
        return "1"
    return "2" if tones[at + 1] == "4" or (tones[at + 1] == "5" and after == "个") else "4"


def _bu(characters: str, tones: Sequence[str], at: int) -> str:
    before = characters[at - 1] if at else ""
    after = characters[at + 1] if at + 1 < len(characters) else ""
    if before and before == after:
        return "5"
    return "2" if after and tones[at + 1] == "4" else "4"


def _third_tones(words: Sequence[Word]) -> list[Word]:
    inside = [_inside_word(list(word.syllables)) for word in words]
    for number in range(len(inside) - 1):
        left, right = inside[number], inside[number + 1]
        # Between two long words a careful speaker lets the third tone stand; a short word leans on its neighbour.
        if left[-1][-1] == "3" and right[0][-1] == "3" and min(len(left), len(right)) == 1:
            left[-1] = _with_tone(left[-1], "2")
    return [Word(word.text, tuple(syllables), word.fixed) for word, syllables in zip(words, inside, strict=True)]


def _inside_word(syllables: list[str]) -> list[str]:
    start = 0
    while start < len(syllables):
        end = start
        while end < len(syllables) and syllables[end][-1] == "3":
            end += 1
        length = end - start
        # Three rise together up to the last (展览馆); four and more fall into pairs.
        rising = range(start, end - 1) if length <= 3 else range(end - 2, start - 1, -2)
        for position in rising:
            syllables[position] = _with_tone(syllables[position], "2")
        start = max(end, start + 1)
    return syllables
