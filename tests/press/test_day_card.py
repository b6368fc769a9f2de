"""The day on a card: its words and numbers stand inside it, at both papers, and no share is told of too few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.happenings.facts import GroupReceived
from kiosk.journal.detail import Detail
from kiosk.journal.ranges import day_range
from kiosk.keeping.day_card import DayCardPlan, card_of, day_card_pdf, page_with_groups
from kiosk.places import ASSETS
from kiosk.press.day_card import ENTRY, PAPER, DayCard, draw_day_card
from kiosk.press.day_page import draw_page
from kiosk.press.day_sheet import width_mm
from kiosk.press.lettering import GlyphMissingError
from kiosk.press.measure import CARD_PLATE, Plate
from kiosk.settings import Settings
from tests.journal.made_days import DAY, LONG_AFTER_MS, at, passages, settings_with, told, write

SAFE_MM = 3.0


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("day") / "journal.sqlite"
    noted = [*passages("entry", 50, 150, 20, begin="2018-09-07 11:00"), *passages("exit", 160, 40)]
    noted += [(GroupReceived(number), at("2018-09-07 11:00"), False) for number in (31, 24, -24, 16)]
    write(path, noted)
    return path


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_with()


def a_card(journal: Path, settings: Settings, day: date = DAY) -> DayCard:
    found: Detail = told(journal, settings, day_range(day))
    return card_of(found, (2, 47), settings.station)


def crowded(card: DayCard) -> DayCard:
    """The longest there can be of everything."""
    return replace(
        card,
        day="30",
        station=("上海市杨浦区滨江党群服务中心秦皇岛路码头驿站", ""),
        shares=(replace(card.shares[0], number="100.0"), replace(card.shares[1], line="不足 30 人，" * 9)),
        hours=tuple((hour, 12_345, 40) for hour in range(24)),
        figures=tuple((words, "123,456 / 123,456") for words, _ in card.figures),
        notes=(card.notes[0] * 2,),
    )


@pytest.mark.parametrize("full", [False, True])
def test_nothing_that_is_read_comes_near_the_edge_where_printers_cut(
    journal: Path, settings: Settings, full: bool
) -> None:
    card = a_card(journal, settings)
    sheet = draw_day_card(crowded(card) if full else card)
    assert sheet.size == CARD_PLATE.size_px
    words = ImageChops.difference(sheet, Image.new("RGB", sheet.size, PAPER))
    left = CARD_PLATE.px(46)
    edge = CARD_PLATE.px(SAFE_MM)
    right = words.crop((left, 0, *sheet.size))
    box = right.getbbox()
    assert box is not None
    assert box[1] >= edge
    assert box[2] <= right.width - edge
    assert box[3] <= right.height - edge


def test_hours_with_twice_as_many_people_stand_twice_as_high(journal: Path, settings: Settings) -> None:
    card = replace(a_card(journal, settings), hours=((10, 100, 0), (11, 50, 0)))
    sheet = draw_day_card(card)
    blue = sheet.crop((CARD_PLATE.px(47), CARD_PLATE.px(56), sheet.width, CARD_PLATE.px(65.2)))
    heights = []
    for middle in (75, 120):
        column = [blue.getpixel((CARD_PLATE.px(middle - 47), y)) for y in range(blue.height)]
        ink = tuple(int(ENTRY[at : at + 2], 16) for at in (1, 3, 5))
        heights.append(sum(pixel == ink for pixel in column))
    assert heights[0] == pytest.approx(2 * heights[1], abs=2)


def test_of_too_few_people_no_share_is_told_and_an_empty_day_says_so(journal: Path, settings: Settings) -> None:
    empty = a_card(journal, settings, date(2018, 9, 8))
    assert [share.estimate for share in empty.shares] == [None, None]
    assert empty.shares[0].number == "n = 0" and empty.difference[1] == "–"
    draw_day_card(empty)
    full = a_card(journal, settings)
    assert [share.number for share in full.shares] == ["25.0", "80.0"]
    assert full.difference[1].startswith("+55.0 个百分点")
    assert full.figures[-1][1] == "2 / 47"


def test_every_season_has_its_leaf(journal: Path, settings: Settings) -> None:
    pictures = {a_card(journal, settings, date(2018, month, 7)).picture.name for month in range(1, 13)}
    assert pictures == {f"wharf-{season}.webp" for season in ("spring", "summer", "autumn", "winter")}
    assert all((ASSETS / "postcard" / name).is_file() for name in pictures)


def test_a_sign_that_no_font_has_is_told_and_never_printed_as_a_box(journal: Path, settings: Settings) -> None:
    with pytest.raises(GlyphMissingError):
        draw_day_card(replace(a_card(journal, settings), title=("\U0001f600", "")))


def test_on_the_other_paper_it_is_the_same_card(journal: Path, settings: Settings) -> None:
    plate = Plate((152.4, 101.6), 4.0)
    sheet = draw_day_card(a_card(journal, settings), plate)
    assert sheet.size == plate.size_px


def test_both_papers_come_out_as_pdf_of_their_size(journal: Path, settings: Settings) -> None:
    import io

    import pikepdf

    for paper, size in (("card", (148, 100)), ("page", (210, 297))):
        pdf = day_card_pdf(DayCardPlan(journal, settings, DAY, paper, LONG_AFTER_MS))  # type: ignore[arg-type]
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            (page,) = opened.pages
            box = [float(number) for number in page.mediabox]
        assert (round(box[2] * 25.4 / 72), round(box[3] * 25.4 / 72)) == size


def test_the_page_names_the_groups_beside_what_the_station_publishes(journal: Path, settings: Settings) -> None:
    page = page_with_groups(told(journal, settings), (115, 2740), settings.station)
    table = page.published
    assert table.rows[0][1][-1] == "115 / 2,740"
    assert sum(table.widths_mm) <= 174
    for width, head, value in zip(table.widths_mm, table.heads, table.rows[0][1], strict=True):
        assert width_mm("  ".join(head), "regular", 6.6) < width
        assert width_mm(value, "serif", 11) < width
    draw_page(page)
