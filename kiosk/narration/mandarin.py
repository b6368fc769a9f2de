"""Mandarin text as phonemes for Kokoro: words, pinyin, tone changes, then Kokoro's own phoneme alphabet."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping

import jieba
from pypinyin import Style, lazy_pinyin

from kiosk.narration.kokoro_phonemes import Unit
from kiosk.narration.lexicon import pinyin_syllables
from kiosk.narration.mandarin_phonemes import syllable_phonemes
from kiosk.narration.tones import Word, spoken

RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff〇]+|.", re.DOTALL)
# Two and more numerals are one word, whatever the dictionary makes of them: 一九一九, 六百五十.
NUMERALS = re.compile(r"([〇零一二三四五六七八九十百千万亿两]{2,})")
PAUSES = {
    "，": ", ",
    "、": ", ",
    "。": ". ",
    "！": "! ",
    "？": "? ",
    "；": "; ",
    "：": ": ",
    "…": "… ",
    "—": "— ",
}
# Quotes and book-title marks are not heard; a space keeps the words apart.
SILENT = frozenset("“”‘’《》〈〉（）()「」『』·\"' \n\t")


class MandarinReader:
    """Turns a sentence into units of one character (or mark) and its phonemes."""

    def __init__(self) -> None:
        jieba.setLogLevel(logging.ERROR)
        self._cutter = jieba.Tokenizer()

    def units(self, sentence: str, readings: Mapping[str, str]) -> list[Unit]:
        """`readings`: word to pinyin. Raises ValueError when a character can't be read."""
        units: list[Unit] = []
        for run in RUN.findall(sentence):
            if run in PAUSES:
                units.append(Unit(run, PAUSES[run]))
            elif run in SILENT:
                units.append(Unit(run, " "))
            elif len(run) == 1 and not _is_han(run):
                raise ValueError(f"{run!r} in a Mandarin narration; write it in Chinese characters")
            else:
                for number, word in enumerate(spoken(list(self.words(run, readings)))):
                    if number:
                        units.append(Unit("", " "))
                    units += [
                        Unit(character, syllable_phonemes(syllable))
                        for character, syllable in zip(word.text, word.syllables, strict=True)
                    ]
        return units

    def words(self, run: str, readings: Mapping[str, str]) -> Iterator[Word]:
        """The words of a run of characters before any tone change; a word of `readings` is always kept whole."""
        for piece in _cut_out(run, readings):
            if piece in readings:
                yield Word(piece, pinyin_syllables(readings[piece]), fixed=True)
                continue
            for part in NUMERALS.split(piece):
                for word in [part] if NUMERALS.fullmatch(part) else self._cutter.cut(part):
                    yield Word(word, _dictionary(word))


def _dictionary(word: str) -> tuple[str, ...]:
    syllables = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True)
    plain = {"一": "yi1", "不": "bu4"}
    return tuple(plain.get(character, syllable) for character, syllable in zip(word, syllables, strict=True))


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character == "〇"


def _cut_out(run: str, readings: Mapping[str, str]) -> list[str]:
    known = sorted((word for word in readings if word in run), key=len, reverse=True)
    if not known:
        return [run]
    return [piece for piece in re.split("(" + "|".join(map(re.escape, known)) + ")", run) if piece]
