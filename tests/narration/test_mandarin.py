"""Whole Mandarin sentences as they will be spoken: dictionary, lexicon, hints and tone changes together."""

from __future__ import annotations

import importlib.util

import pytest

from kiosk.narration.command import VOICES
from kiosk.narration.lexicon import load_lexicon, readings_for
from kiosk.narration.script import NarrationText
from kiosk.narration.tones import spoken

pytestmark = pytest.mark.skipif(
    not all(importlib.util.find_spec(module) for module in ("jieba", "pypinyin")),
    reason="jieba or pypinyin is not installed",
)


def said(run: str, **hints: str) -> str:
    from kiosk.narration.mandarin import MandarinReader

    readings = readings_for(NarrationText("story/p1", "zh", run, hints), load_lexicon(VOICES, "zh"))
    return " ".join(
        syllable for word in spoken(list(MandarinReader().words(run, readings))) for syllable in word.syllables
    )


@pytest.mark.parametrize(
    ("run", "heard"),
    [
        ("一九一九年三月十七日", "yi1 jiu3 yi1 jiu3 nian2 san1 yue4 shi2 qi1 ri4"),
        ("二零一零年底", "er4 ling2 yi1 ling2 nian2 di3"),
        ("一千六百多名", "yi4 qian1 liu4 bai3 duo1 ming2"),
        ("一个多月后抵达", "yi2 ge4 duo1 yue4 hou4 di3 da2"),
        ("杨树浦水厂", "yang2 shu4 pu3 shui2 chang3"),
        ("怡和洋行", "yi2 he2 yang2 hang2"),
        ("登船远行", "deng1 chuan2 yuan3 xing2"),
        ("重走长江", "chong2 zou3 chang2 jiang1"),
        ("周恩来和蔡和森", "zhou1 en1 lai2 he2 cai4 he2 sen1"),
        ("第一座水厂", "di4 yi1 zuo4 shui2 chang3"),
        ("不是不少", "bu2 shi4 bu4 shao3"),
    ],
)
def test_a_sentence_is_read_as_a_shanghai_hall_would_hear_it(run: str, heard: str) -> None:
    assert said(run) == heard


def test_the_hint_of_a_panel_wins_over_dictionary_and_lexicon() -> None:
    assert said("单先生").split()[0] == "dan1"
    assert said("单先生", 单="shàn").split()[0] == "shan4"
    assert said("重走", 重走="zhòng zǒu") == "zhong4 zou3"


def test_every_character_keeps_its_own_sounds_and_marks_become_pauses() -> None:
    from kiosk.narration.mandarin import MandarinReader

    units = [unit for unit in MandarinReader().units("乘“因幡丸”离沪，", {"因幡丸": "yīn fān wán"}) if unit.text]
    assert [unit.text for unit in units] == list("乘“因幡丸”离沪，")
    assert [unit.phonemes for unit in units if unit.text in "“”，"] == [" ", " ", ", "]


@pytest.mark.parametrize("text", ["1919年", "A座", "2.8公里"])
def test_digits_and_letters_are_refused_rather_than_guessed(text: str) -> None:
    from kiosk.narration.mandarin import MandarinReader

    with pytest.raises(ValueError, match="write it in Chinese characters"):
        MandarinReader().units(text, {})
