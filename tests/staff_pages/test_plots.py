"""The plots are honest: marks where the shares are, none where too few were judged, hatching where nobody measured."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from kiosk.content.words import load_words
from kiosk.happenings.facts import DoorMeasured
from kiosk.journal.open_time import opened_in
from kiosk.journal.ranges import parse_range
from kiosk.journal.schema import open_reader
from kiosk.places import SCENES
from kiosk.staff_pages.plots import BOTTOM, PEOPLE_BOTTOM, TOP, legend, plot
from kiosk.staff_pages.say import Say
from kiosk.staff_pages.slots import day_slots, hour_slots
from tests.journal.made_days import DAY, SHANGHAI, at, measured, passages, settings_with, told, write

SAY = Say(load_words(SCENES)["staff_page"], "zh", SHANGHAI)


@pytest.fixture
def journal(tmp_path):
    """Noon: 30 of 40 smile coming in, 20 of 80 going out; at one, 4 of 9. The exit measured for an hour only."""
    write(
        tmp_path / "journal.sqlite",
        [
            *passages("entry", 30, 10),
            *passages("exit", 20, 60),
            *passages("entry", 4, 5, begin="2018-09-07 13:00"),
            *measured("entry", "2018-09-07 10:00", 600),
            *measured("exit", "2018-09-07 12:00", 60),
        ],
    )
    return tmp_path / "journal.sqlite"


def drawn(page: str) -> ET.Element:
    return ET.fromstring(re.search(r"<svg class=\"plot.*</svg>", page, re.S).group())  # type: ignore[union-attr]


def test_a_mark_stands_at_its_share_upon_its_interval_and_few_people_have_none(journal):
    found = told(journal)
    svg = drawn(plot(SAY, found, hour_slots(found), lambda slot: str(slot.hour), "hours"))
    marks = {circle.get("class"): float(circle.get("cy", 0)) for circle in svg.iter("circle")}
    assert len(list(svg.iter("circle"))) == 2, "nine people judged are too few"
    assert marks["em"] == pytest.approx(BOTTOM - 0.75 * (BOTTOM - TOP))
    assert marks["xm"] == pytest.approx(BOTTOM - 0.25 * (BOTTOM - TOP))
    for line in svg.iter("line"):
        if line.get("class") == "ei":
            assert float(line.get("y2", 0)) < marks["em"] < float(line.get("y1", 0))
            assert line.get("x1") == line.get("x2")


def test_people_are_drawn_from_nothing_up_and_both_doors_to_one_scale(journal):
    found = told(journal)
    svg = drawn(plot(SAY, found, hour_slots(found), lambda slot: str(slot.hour), "hours"))
    columns = [
        rect for rect in svg.iter("rect") if rect.get("class") in ("ep", "xp") and float(rect.get("height", 0)) > 9
    ]
    heights = {(rect.get("class"), float(rect.get("height", 0))) for rect in columns}
    assert all(
        float(rect.get("y", 0)) + float(rect.get("height", 0)) == pytest.approx(PEOPLE_BOTTOM) for rect in columns
    )
    entry, leaving = (max(height for kind, height in heights if kind == name) for name in ("ep", "xp"))
    assert leaving == pytest.approx(2 * entry, abs=0.2)


def test_open_time_that_nobody_measured_is_hatched_for_each_door_by_itself(journal):
    found = told(journal)
    svg = drawn(plot(SAY, found, hour_slots(found), lambda slot: str(slot.hour), "hours"))
    missed = [rect for rect in svg.iter("rect") if rect.get("class") == "missed"]
    assert len(missed) == 9, "the exit missed nine of ten hours, the entry none"
    assert len({rect.get("y") for rect in missed}) == 1


def test_whoever_points_at_an_hour_reads_it(journal):
    found = told(journal)
    svg = drawn(plot(SAY, found, hour_slots(found), lambda slot: f"{slot.hour} <点>", "hours"))
    titles = [title.text or "" for title in svg.iter("title")]
    assert any("12 <点>" in title and "75.0" in title and "看清 40" in title.replace("\xa0", " ") for title in titles)
    assert any("不足 30" in title.replace("\xa0", " ") for title in titles)


def test_where_nobody_could_be_told_of_the_plot_says_so(tmp_path):
    write(tmp_path / "journal.sqlite", passages("entry", 3, 4))
    found = told(tmp_path / "journal.sqlite")
    page = plot(SAY, found, hour_slots(found), lambda slot: str(slot.hour), "hours")
    assert "不报比例" in page and "<circle" not in page
    assert 'class="missed"' not in page, "nothing is known of the time measured, so nothing is called missed"


def test_days_and_months_hold_what_their_hours_do(journal):
    days = parse_range(["2018-09"], DAY)
    found, settings = told(journal, days=days), settings_with()
    connection = open_reader(journal)
    try:
        open_ms = opened_in(connection, settings, DAY, days.last, 1_800_000_000_000).elapsed_ms
        slots = day_slots(connection, found, open_ms, SHANGHAI, "day", DAY)
        (month,) = day_slots(connection, found, open_ms, SHANGHAI, "month", DAY)
    finally:
        connection.close()
    (day,) = slots
    assert (day.begins, day.entry.passed, day.exit.passed) == (DAY, 49, 80)
    assert day.entry_measured == pytest.approx(1.0) and day.exit_measured == pytest.approx(0.1)
    assert (month.entry, month.exit) == (day.entry, day.exit)
    assert month.exit_measured == pytest.approx(60 / (24 * 600))


def test_the_legend_tells_the_doors_apart_by_more_than_colour():
    words = legend(SAY)
    assert "key-in" in words and "key-out" in words and "95" in words and "未测" in words


def test_a_minute_measured_while_closed_is_no_part_of_the_open_time(tmp_path):
    night = [(DoorMeasured("entry", 60.0, "camera"), at("2018-09-07 22:00"), False)]
    write(tmp_path / "journal.sqlite", [*passages("entry", 30, 10), *night])
    found = told(tmp_path / "journal.sqlite")
    assert [slot.entry_measured for slot in hour_slots(found) if slot.hour == 22] in ([None], [])
