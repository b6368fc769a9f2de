"""Reading hints: what editors may write, what is refused, and which hints reach a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.narration.english_names import pinyin_name
from kiosk.narration.lexicon import check_reading, load_lexicon, pinyin_syllables, readings_for
from kiosk.narration.mandarin_phonemes import syllable_phonemes
from kiosk.narration.script import NarrationText
from kiosk.places import ASSETS
from kiosk.yaml_source import SourceError


@pytest.mark.parametrize(
    ("written", "syllables"),
    [
        ("yáng shù pǔ", ("yang2", "shu4", "pu3")),
        ("mǎ tou", ("ma3", "tou5")),
        ("ma3 tou5", ("ma3", "tou5")),
        ("lǜ dǎo", ("lü4", "dao3")),
        ("nv3", ("nü3",)),
        ("xī'ān", ("xi1", "an1")),
    ],
)
def test_pinyin_is_read_with_marks_or_digits(written: str, syllables: tuple[str, ...]) -> None:
    assert pinyin_syllables(written) == syllables


@pytest.mark.parametrize(
    ("word", "reading", "reason"),
    [
        ("杨树浦", "yáng shù", "3 characters but 2 syllables"),
        ("船坞", "chuán wù4", "two tones"),
        ("船坞", "船 坞", "no pinyin"),
        ("给 （给全城送水）", "gěi", "Chinese characters only"),
    ],
)
def test_a_hint_that_does_not_fit_is_refused_with_its_reason(word: str, reading: str, reason: str) -> None:
    assert reason in (check_reading(word, reading, "zh") or "")


def test_the_shipped_lexicons_are_usable_down_to_the_last_syllable() -> None:
    for reading in load_lexicon(ASSETS / "voices", "zh").values():
        for syllable in pinyin_syllables(reading):
            assert syllable_phonemes(syllable)
    assert load_lexicon(ASSETS / "voices", "en")["Whangpoo"]


def test_every_fault_of_a_lexicon_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "lexicon.zh.yaml").write_text("杨树浦: yáng shù\n黄浦: huáng pǔ\n船坞: 5\n", encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        load_lexicon(tmp_path, "zh")
    assert [(fault.line, fault.key) for fault in refused.value.faults] == [(1, "杨树浦"), (3, "船坞")]


def test_the_content_wins_over_the_house_and_only_words_of_the_text_count() -> None:
    script = NarrationText("story/p1", "zh", "重走黄浦江", {"重走": "zhòng zǒu"})
    assert readings_for(script, {"重走": "chóng zǒu", "黄浦江": "huáng pǔ jiāng", "长江": "cháng jiāng"}) == {
        "重走": "zhòng zǒu",
        "黄浦江": "huáng pǔ jiāng",
    }


def test_an_english_reading_is_found_as_a_whole_word_in_any_case() -> None:
    script = NarrationText("story/p1", "en", "The WHANGPOO wharf; olives.")
    assert list(readings_for(script, {"Whangpoo": "x", "live": "y"})) == ["Whangpoo"]


@pytest.mark.parametrize(
    ("syllable", "phonemes"),
    [
        ("zhuan4", "ꭧwa↘n"),
        ("shi2", "ʂɨ↗"),
        ("xue2", "ɕɥe↗"),
        ("lü4", "ly↘"),
        ("you3", "jou↓"),
        ("wen2", "wə↗n"),
        ("yuan2", "ɥɛ↗n"),
        ("er4", "ɚ↘"),
        ("de5", "tɤ"),
    ],
)
def test_syllables_become_the_sounds_kokoro_knows(syllable: str, phonemes: str) -> None:
    assert syllable_phonemes(syllable) == phonemes


def test_what_is_no_syllable_is_refused() -> None:
    with pytest.raises(ValueError, match="bxa1"):
        syllable_phonemes("bxa1")


@pytest.mark.parametrize(
    ("name", "phonemes"),
    [
        ("Rongzhen", "ɹˌʊŋʤˈʌn"),
        ("Enlai", "ˌʌnlˈI"),
        ("Xi'an", "ʃˌiˈɑn"),
        ("Qinhuangdao", "ʧˌɪnhwɑŋdˈW"),
        ("Smith", None),
    ],
)
def test_chinese_names_in_english_are_read_by_their_pinyin(name: str, phonemes: str | None) -> None:
    assert pinyin_name(name) == phonemes
