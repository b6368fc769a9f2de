"""A building's file is refused with file, line and reason before a visitor reads, hears or taps what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.building_media import building_clip_id
from kiosk.content.buildings import LONGEST, PARTS, Building, load_buildings, told_story_faults
from kiosk.content.spoken import spoken_mandarin, unspoken
from kiosk.content.story import LANGUAGES, load_stories
from kiosk.places import SCENES

SHIPPED = SCENES / "panorama" / "buildings"
STORIES = load_stories(SCENES / "story" / "stories")

MILL = """\
id: mill
km: 0.03
km_confidence: medium
star: false
name: {zh: 纱厂, en: The Mill}
mark: [30.0, 5]
outline: [[[25, 0], [35, 0], [35, 5], [25, 5]]]
built:
  text: {zh: 1896年, en: "1896"}
  confidence: high
years:
  - {year: 1896, text: {zh: 开办, en: It opens}}
  - {year: 2019, text: {zh: 约此年修缮, en: Restored about then}, confidence: medium}
greeting: {zh: 纱厂到了。, en: Here is the mill.}
past:
  use: {zh: 纱厂, en: Cotton mill}
  text: {zh: 1896年，有12台机器。, en: In 1896 it had 12 machines.}
present:
  use: {zh: 园区, en: Offices}
  text: {zh: 现在。, en: Now.}
then: {zh: 约1920年代，复原想象。, en: About the 1920s as we imagine it.}
story: {id: hudong-workers, panel: 4}
voice: female
reading:
  heteronyms: {纱厂: shā chǎng}
confidence: medium
sources: [一本书]
"""


class Folder:
    """A folder with one building's file, to be damaged by each test."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.mill = path / "05-mill.yaml"
        self.mill.write_text(MILL, encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        text = self.mill.read_text(encoding="utf-8")
        assert old in text
        self.mill.write_text(text.replace(old, new), encoding="utf-8")

    def building(self) -> Building:
        pieces, faults = load_buildings(self.path)
        assert faults == []
        [(_, building)] = pieces
        return building

    def refusal(self) -> str:
        [fault] = load_buildings(self.path)[1]
        return str(fault)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture(scope="module")
def shipped() -> list[Building]:
    pieces, faults = load_buildings(SHIPPED)
    assert faults == []
    return [building for _, building in pieces]


def test_a_whole_file_is_read_with_its_place_in_the_picture(folder: Folder) -> None:
    mill = folder.building()
    assert mill.mark == (30.0, 5.0)
    assert mill.outline[0][2] == (35.0, 5.0)
    assert [mark.year for mark in mill.years] == [1896, 2019]


def test_what_is_said_is_what_is_shown_with_its_numbers_in_characters(folder: Folder) -> None:
    mill = folder.building()
    assert mill.shown("past", "zh") == "1896年，有12台机器。"
    assert mill.spoken("past", "zh") == "一八九六年，有十二台机器。"
    assert mill.spoken("past", "en") == "In 1896 it had 12 machines."
    assert mill.spoken("greeting", "zh") == "纱厂到了。"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1908年至1910年间", "一九零八年至一九一零年间"),
        ("1930年代", "一九三零年代"),
        ("1908—1913年", "一九零八—一九一三年"),
        ("3.7亿人次", "三点七亿人次"),
        ("11月25日", "十一月二十五日"),
        ("602米", "六百零二米"),
        ("2000吨", "两千吨"),
        ("10050人", "一万零五十人"),
        ("12000人", "一万两千人"),
        ("0级", "零级"),
    ],
)
def test_numbers_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken_mandarin(written, {}) == said


def test_a_reading_of_its_own_goes_before_the_rule(folder: Folder) -> None:
    assert (
        spoken_mandarin("“1902祥泰木行”始于1902年", {"1902祥泰": "一九零二祥泰"}) == "“一九零二祥泰木行”始于一九零二年"
    )
    folder.change("现在。", "在B楼。")
    assert "05-mill.yaml:20: present.text.zh = B: no Mandarin voice can say this" in folder.refusal()
    folder.change("reading:", "reading:\n  spoken: {B楼: 必楼}")
    assert folder.building().spoken("present", "zh") == "在必楼。"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("mark: [30.0, 5]", "mark: [30.0]", "write two numbers in metres"),
        ("mark: [30.0, 5]", "mark: [30.0, .nan]", "lies far outside the picture"),
        ("mark: [30.0, 5]", "mark: [3000000, 5]", "lies far outside the picture"),
        ("[35, 5], [25, 5]]]", "[35, high]]]", "write two numbers in metres"),
        ("[35, 5], [25, 5]]]", "[45, 0]]]", "lie on one line"),
        ("[[[25, 0], [35, 0], [35, 5], [25, 5]]]", "[[[25, 0], [35, 0]]]", "at least 3"),
        ("[[[25, 0], [35, 0], [35, 5], [25, 5]]]", "[]", "at least 1"),
        ("year: 1896", "year: 1796", "must lie between 1800 and"),
        ("year: 2019", "year: 2190", "must lie between 1800 and"),
        ("year: 2019", "year: 1896", "1896 stands after 1896"),
        ("year: 2019", "year: 1880", "1880 stands after 1896"),
        ("zh: 约此年修缮", "zh: 修缮", "say 约 or 据"),
        ("Restored about then}, confidence: medium", "Restored about then}, confidence: low", "'high' or 'medium'"),
        ("id: hudong-workers", "id: Hudong Workers", "pattern"),
        ("panel: 4", "panel: -1", "greater than or equal to 0"),
        ("voice: female", "voice: child", "'female' or 'male'"),
        ("voice: female\n", "", "is missing"),
        ("zh: 纱厂到了。", f"zh: {'到' * 35}", "has 35 characters, a greeting has at most 34"),
        ("zh: 约1920年代", f"zh: {'约' * 30}1920年代", "its line holds 40"),
        ("en: It opens", f"en: {'It opens ' * 7}", "the line of years holds 56"),
    ],
)
def test_what_no_visitor_could_read_tap_or_trust_is_refused_with_its_line(
    folder: Folder, old: str, new: str, reason: str
) -> None:
    folder.change(old, new)
    refusal = folder.refusal()
    assert "05-mill.yaml:" in refusal
    assert reason in refusal


def test_one_mark_is_no_line_of_years(folder: Folder) -> None:
    folder.change("  - {year: 1896, text: {zh: 开办, en: It opens}}\n", "")
    assert "at least 2" in folder.refusal()


@pytest.mark.parametrize(("language", "word"), [("zh", "长"), ("en", "long ")])
def test_a_text_that_the_card_cannot_hold_is_refused(folder: Folder, language: str, word: str) -> None:
    text = (word * (LONGEST[language] + 7))[: LONGEST[language] + 7]
    folder.change(
        "{zh: 现在。, en: Now.}",
        f'{{zh: "{text}", en: Now.}}' if language == "zh" else f'{{zh: 现在。, en: "{text}"}}',
    )
    refusal = folder.refusal()
    assert f"present.text.{language}" in refusal
    assert f"has {len(text)} characters, the card holds {LONGEST[language]}" in refusal


def test_a_story_or_panel_that_is_not_there_is_named(folder: Folder) -> None:
    for old, new, reason in (
        ("id: hudong-workers", "id: hudong-worker", "story.id = hudong-worker: is no story; there are: voyage-begins"),
        ("id: hudong-worker,", "id: hudong-workers,", ""),
        ("panel: 4", "panel: 9", "story.panel = 9: the story's panels count from 0 to 5"),
    ):
        folder.change(old, new)
        told = [str(fault) for fault in told_story_faults(load_buildings(folder.path)[0], STORIES)]
        assert bool(told) == bool(reason)
        assert all(reason in fault and "05-mill.yaml:" in fault for fault in told)


def test_clips_are_called_by_building_part_and_language() -> None:
    assert building_clip_id("green-hill", "past", "en") == "building/green-hill/past/en"


def test_every_shipped_building_can_be_told_and_its_story_happened_there(shipped: list[Building]) -> None:
    assert len(shipped) == 17
    assert told_story_faults(load_buildings(SHIPPED)[0], STORIES) == []
    for building in shipped:
        assert not any(unspoken(building.spoken(part, "zh")) for part in PARTS)
        if building.story:
            assert 0 <= building.story.panel < len(STORIES[building.story.id].panels)


def test_a_greeting_is_one_sentence_and_never_says_which_side(shipped: list[Building]) -> None:
    """Which side a building passes on depends on the way the ship sails."""
    ends = {"zh": "。！", "en": ".!"}
    for building in shipped:
        for language in LANGUAGES:
            words = building.greeting[language]
            assert words[-1] in ends[language]
            assert sum(words.count(end) for end in ends[language] if end != ".") + words.count(". ") <= 1
            assert not any(side in words.lower() for side in ("左", "右", "前方", " left", " right", "ahead"))


def test_the_past_picture_says_that_it_is_imagined(shipped: list[Building]) -> None:
    for building in shipped:
        assert "约" in building.then.zh
        assert "想象" in building.then.zh
        assert "about" in building.then.en
        assert "imagine" in building.then.en
