"""How tones change when words are spoken together."""

from __future__ import annotations

import pytest

from kiosk.narration.tones import Word, spoken


def said(*words: str) -> str:
    """Words written as 一带=yi1 dai4; a trailing ! marks a word whose reading is given."""
    given = []
    for word in words:
        text, syllables = word.rstrip("!").split("=")
        given.append(Word(text, tuple(syllables.split()), fixed=word.endswith("!")))
    return " ".join(syllable for word in spoken(given) for syllable in word.syllables)


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (["一带=yi1 dai4"], "yi2 dai4"),
        (["一批=yi1 pi1"], "yi4 pi1"),
        (["一艘=yi1 sou1", "船=chuan2"], "yi4 sou1 chuan2"),
        (["一起=yi1 qi3"], "yi4 qi3"),
        (["一个=yi1 ge5"], "yi2 ge5"),
        (["第一=di4 yi1", "座=zuo4"], "di4 yi1 zuo4"),
        (["一九一九=yi1 jiu3 yi1 jiu3", "年=nian2"], "yi1 jiu3 yi1 jiu3 nian2"),
        (["二十一=er4 shi2 yi1", "日=ri4"], "er4 shi2 yi1 ri4"),
        (["一千一百=yi1 qian1 yi1 bai3"], "yi4 qian1 yi4 bai3"),
        (["十一万=shi2 yi1 wan4"], "shi2 yi1 wan4"),
        (["八月=ba1 yue4", "一日=yi1 ri4"], "ba1 yue4 yi1 ri4"),
        (["一月=yi1 yue4", "底=di3"], "yi1 yue4 di3"),
        (["一号=yi1 hao4"], "yi1 hao4"),
        (["统一=tong3 yi1", "战线=zhan4 xian4"], "tong3 yi1 zhan4 xian4"),
        (["这一=zhe4 yi1", "次=ci4"], "zhe4 yi2 ci4"),
        (["看一看=kan4 yi1 kan4"], "kan4 yi5 kan4"),
        (["一定=yi1 ding4!"], "yi1 ding4"),
    ],
)
def test_yi_follows_what_stands_around_it(words: list[str], heard: str) -> None:
    assert said(*words) == heard


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (["不变=bu4 bian4"], "bu2 bian4"),
        (["不少=bu4 shao3"], "bu4 shao3"),
        (["不=bu4", "是=shi4"], "bu2 shi4"),
        (["是不是=shi4 bu4 shi4"], "shi4 bu5 shi4"),
        (["从不=cong2 bu4"], "cong2 bu4"),
    ],
)
def test_bu_rises_before_a_falling_tone(words: list[str], heard: str) -> None:
    assert said(*words) == heard


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (["水厂=shui3 chang3"], "shui2 chang3"),
        (["展览馆=zhan3 lan3 guan3"], "zhan2 lan2 guan3"),
        (["水厂=shui3 chang3", "里=li3"], "shui2 chang2 li3"),
        (["小=xiao3", "雨伞=yu3 san3"], "xiao3 yu2 san3"),
        (["码头=ma3 tou5", "很=hen3", "老=lao3"], "ma3 tou5 hen2 lao3"),
        (["会友=hui4 you3", "水手=shui3 shou3"], "hui4 you3 shui2 shou3"),
        (["五百=wu3 bai3", "名=ming2"], "wu2 bai3 ming2"),
    ],
)
def test_third_tones_that_meet_rise(words: list[str], heard: str) -> None:
    assert said(*words) == heard
