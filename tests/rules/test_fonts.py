"""The shipped fonts: every Chinese character a station may need, set as Chinese and English are set."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from tests.rules.tracked import ROOT, text, under

FONTS = sorted((ROOT / "assets/fonts").glob("Station*.*tf"))
RESERVED = ("LXGW", "霞鹜", "Noto", "Source")


def characters(path: Path) -> set[str]:
    with TTFont(path, lazy=True) as font:
        return {chr(code) for code in font.getBestCmap()}


def names(path: Path, *kinds: int) -> set[str]:
    with TTFont(path, lazy=True) as font:
        return {str(record) for record in font["name"].names if record.nameID in kinds}


def gb2312() -> set[str]:
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {pair.decode("gb2312", errors="ignore") for pair in pairs} - {""}


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_font_has_all_of_gb2312_and_every_character_of_the_scenes(path):
    assert len(gb2312()) == 7445
    scenes = {char for file in under("scenes", ".yaml") for char in text(file) if char.isprintable()}
    pinyin = set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü")
    assert sorted((gb2312() | scenes | pinyin) - characters(path)) == []


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_cut_font_carries_no_name_that_is_not_its_own(path):
    assert not [name for name in names(path, 1, 2, 4, 6, 16, 17) if any(word in name for word in RESERVED)]
    assert path.name in (ROOT / "assets/fonts/SOURCES.md").read_text("utf-8")


def test_the_look_names_families_that_are_shipped():
    families = {name for path in FONTS for name in names(path, 16) or names(path, 1)}
    theme = text(Path("scenes/look/Theme.qml"))
    assert families == {"Station Sans", "Station Serif", "Station Kai"}
    assert all(f'"{family}"' in theme for family in families)


@pytest.mark.parametrize("path", [p for p in FONTS if "Kai" not in p.stem], ids=lambda path: path.stem)
def test_chinese_punctuation_closes_up_and_english_apostrophes_stay_narrow(qapp, path):
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))[0]
    font = QFont(family)
    font.setPixelSize(100)
    width = QFontMetricsF(font).horizontalAdvance
    assert width("年》（江") < 380, "two marks that meet share one square"
    assert width("江“滨”江") > 450, "Chinese quotes keep their square"
    assert width("visitor’s") - width("visitors") < 40
    assert width("“Yes” ‘no’ it…") < width("「Yes」「no」it……")
