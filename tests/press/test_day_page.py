"""The page as paper: embedded fonts, nothing beyond its margins, doors told apart without colour."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageColor

from kiosk.press.day_page import BigFigure, DayPage, Table, draw_page
from kiosk.press.day_plot import ENTRY_MARK, EXIT_MARK, HourFigures, OpenStretch
from kiosk.press.day_sheet import FILES, lines_of, width_mm
from kiosk.reckoning.shares import difference, share

ENTRY, EXIT = share(1010, 4813), share(4175, 4813)


def a_page(*, crowded: bool = False) -> DayPage:
    """A made page; `crowded` with everything there can be, at its longest."""
    long = "没有测的时间不等于没有人笑，那时的人也没有计入。", "Time not measured does not mean that nobody smiled."
    apart = difference(ENTRY, EXIT)
    assert apart is not None
    rows = tuple(((f"9月{n}日", "a week before"), ("4,813",) * 2 + ("86.7 % [85.8–87.7]",) * 3) for n in (7, 6, 5))
    return DayPage(
        title=("微笑滨江", "Smiling Riverfront"),
        kind=("每日小结", "Daily summary"),
        station=("秦皇岛路码头驿站", "Qinhuangdao Road Wharf Station"),
        date=("2018年9月27日 星期五", "Wednesday, 27 September 2018"),
        remarks=(("截至 2018-09-07 14:05", "so far"), ("含演练数据", "rehearsal counted in")) if crowded else (),
        figures=(
            BigFigure(("进门时微笑", "smiling coming in"), "100.0", ("%", ""), ENTRY, (long,) * 3, ENTRY_MARK, EXIT),
            BigFigure(("出门时微笑", "smiling going out"), "86.7", ("%", ""), EXIT, (long,) * 2, EXIT_MARK),
            BigFigure(("出门减进门", "out less in"), "+65.8", ("个百分点", "points"), apart, (long,)),
        ),
        motto=("微笑不等于快乐；挂在这里的大屏本身也会让人笑。", "A smile is not happiness."),
        hours_title=("每小时的微笑", "Smiles by hour"),
        hours=tuple(HourFigures(hour, 12_345, 40, ENTRY, EXIT) for hour in (range(24) if crowded else range(10, 20))),
        doors=(("进", "in"), ("出", "out")),
        few=("不报比例", "no share is told"),
        strip_title=("开放时间里测了多少", "Open time that was measured"),
        strip=tuple(OpenStretch(10 + n / 4, 0.25, float(n % 5 > 0), 1.0) for n in range(40)),
        strip_line=("开放 600 分钟", "hatched: open and not measured"),
        compared=Table(("与之前相比", "Compared"), (("进门", "in"),) * 5, (18.0, 18.0, 32.0, 32.0, 36.0), rows),
        published=Table(("发布的口径", ""), (("人次", "passages"),) * 5, (32.0, 30.0, 34.0, 40.0, 38.0), rows[:1]),
        others=((("打开的故事", "stories opened"), "1,203"),) * 12,
        notes=(long,) * (8 if crowded else 5),
    )


def drawn(page: DayPage, out: Path) -> Image.Image:
    out.write_bytes(draw_page(page).rendered("png", "a page"))
    with Image.open(out) as picture:
        return picture.convert("L")


@pytest.mark.parametrize("crowded", [False, True])
def test_nothing_stands_in_the_margins(tmp_path: Path, crowded: bool) -> None:
    picture = drawn(a_page(crowded=crowded), tmp_path / "page.png")
    px_per_mm = picture.width / 210
    ink = Image.eval(picture, lambda value: 255 - value).getbbox()
    assert ink is not None
    left, top, right, bottom = (edge / px_per_mm for edge in ink)
    assert left > 16
    assert top > 13
    assert right < 210 - 13
    assert bottom < 297 - 5


def test_the_fonts_are_in_the_pdf_and_it_is_one_page(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    out.write_bytes(draw_page(a_page(crowded=True)).rendered("pdf", "a page"))
    with pikepdf.open(out) as paper:
        (page,) = paper.pages
        fonts = list(page.resources["/Font"].values())
        assert {str(font["/Subtype"]) for font in fonts} == {"/Type3"}
        assert all(len(font["/CharProcs"]) for font in fonts)
        names = {str(font["/FontDescriptor"]["/FontName"]).split("+")[-1] for font in fonts}
        assert {"StationKai-Regular", "StationSerif-SemiBold", "StationSans-Medium", "StationSans-Regular"} <= names
        assert "/JavaScript" not in str(paper.Root.keys())


def test_the_same_page_is_the_same_file() -> None:
    for form in ("pdf", "png"):
        assert draw_page(a_page()).rendered(form, "a page") == draw_page(a_page()).rendered(form, "a page")


def test_the_doors_differ_in_grey_by_shape_and_by_lightness() -> None:
    def lightness(colour: str) -> int:
        return Image.new("RGB", (1, 1), ImageColor.getrgb(colour)).convert("L").getpixel((0, 0))  # type: ignore[return-value]

    assert ENTRY_MARK.full != EXIT_MARK.full
    assert lightness(ENTRY_MARK.colour) - lightness(EXIT_MARK.colour) > 30
    assert lightness(ENTRY_MARK.tint) - lightness(EXIT_MARK.tint) > 25


def test_a_page_without_hours_shares_or_time_can_be_drawn(tmp_path: Path) -> None:
    page = a_page()
    one, other, apart = (replace(figure, number="–", estimate=None, corrected=None) for figure in page.figures)
    bare = replace(page, figures=(one, other, apart), hours=(), strip=None)
    assert drawn(bare, tmp_path / "bare.png").getextrema() != (255, 255)


@pytest.mark.parametrize(
    "words",
    ["占比是微笑的人占已判断的人（n）；已判断不足 30 人不报比例。", "Shares are of the judged (n), and told of 30."],
)
def test_lines_are_broken_where_language_may_be_broken(words: str) -> None:
    lines = lines_of(words, "regular", 7.0, 30.0)
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width_mm(line, "regular", 7.0) <= 30.0 for line in lines)
    assert not any(line[0] in "，。；）),." for line in lines)


def test_every_face_is_a_bundled_font() -> None:
    assert all(path.is_file() for path in FILES.values())
