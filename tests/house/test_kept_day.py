"""Today for the staff scene, read from a real journal: no share without its people, nothing of too few."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.content.text import Text
from kiosk.happenings.facts import (
    BuildingRead,
    CardCreated,
    DeviceFaulted,
    DeviceRecovered,
    GroupReceived,
    VisitBegan,
    VisitorLeftOut,
)
from kiosk.kept_day import day_figures
from kiosk.settings import Settings
from tests.journal.made_days import DAY, HAND, LONG_AFTER_MS, Noted, at, measured, ms, passages, settings_with, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


def smile_of(path: Path, settings: Settings | None = None, now_ms: int = LONG_AFTER_MS) -> dict[str, Any]:
    found = day_figures(path, DAY, settings or settings_with(), now_ms=now_ms)
    assert found is not None
    smile: dict[str, Any] = found["smile"]
    return smile


def test_without_a_journal_there_is_nothing_to_show(path: Path) -> None:
    assert day_figures(path, DAY, settings_with()) is None


def test_a_file_that_is_no_journal_is_not_shown_either(path: Path) -> None:
    path.write_bytes(b"this is not a journal" * 400)
    assert day_figures(path, DAY, settings_with()) is None


def test_shares_stand_with_their_people_and_intervals(path: Path) -> None:
    write(path, passages("entry", 21, 79, 25) + passages("exit", 80, 20))
    smile = smile_of(path)
    entry, leaving = smile["doors"]
    assert (entry["passed"], entry["judged"], entry["judged_share"]) == ("125", "100", "80.0 %")
    assert (entry["share"], entry["share_band"]) == ("21.0 %", "14.2–30.0")
    assert leaving["share"] == "80.0 %"
    assert smile["difference"] == "+59.0"
    low, high = smile["difference_band"].split(", ")
    assert low.startswith("+4") and high.startswith("+6")


def test_of_fewer_than_the_least_sample_no_share_is_told(path: Path) -> None:
    write(path, passages("entry", 29, 0) + passages("exit", 80, 20))
    smile = smile_of(path)
    assert (smile["doors"][0]["passed"], smile["doors"][0]["share"], smile["doors"][0]["share_band"]) == ("29", "", "")
    assert (smile["difference"], smile["difference_band"], smile["least"]) == ("", "", 30)
    assert [hour["entry"] for hour in smile["hours"] if hour["hour"] == 12] == [-1.0]


def test_a_calibrated_door_is_corrected_and_says_by_what(path: Path) -> None:
    write(path, passages("entry", 44, 156) + passages("exit", 150, 50))
    entry, leaving = smile_of(path, settings_with(smile_entry=HAND))["doors"]
    assert (entry["calibrated_on"], entry["recall"], entry["false_alarms"]) == ("2018-09-01", "90", "10")
    assert entry["corrected"] == "15.0 %"
    assert entry["corrected_band"] != ""
    assert (leaving["calibrated_on"], leaving["corrected"]) == ("", "")


def test_the_minutes_of_the_open_hours_that_were_not_measured_are_told_by_hour(path: Path) -> None:
    write(path, measured("entry", "2018-09-07 10:00", 60) + measured("exit", "2018-09-07 10:00", 30))
    smile = smile_of(path, now_ms=ms(at("2018-09-07 12:00")))
    assert (smile["until"], smile["open_min"]) == ("12:00", 120)
    assert [(door["measured_min"], door["lacking_min"]) for door in smile["doors"]] == [("60", "60"), ("30", "90")]
    assert {hour["hour"]: hour["lacking"] for hour in smile["hours"]} == {10: 0.5, 11: 1.0}


def test_who_was_left_out_and_who_pressed_stand_apart(path: Path) -> None:
    left_out: list[Noted] = [(VisitorLeftOut("exit"), at("2018-09-07 12:00"), False)] * 3
    write(path, passages("entry", 30, 30, means="buttons") + passages("entry", 10, 30) + left_out)
    smile = smile_of(path)
    entry, leaving = smile["doors"]
    assert (smile["buttons"], entry["pressed"], entry["pressed_share"]) == (True, "60", "50.0 %")
    assert (entry["passed"], entry["share"]) == ("40", "25.0 %")
    assert (entry["left_out"], leaving["left_out"]) == ("0", "3")


def test_the_same_weekday_before_stands_beside_it_or_is_said_to_be_empty(path: Path) -> None:
    write(path, passages("entry", 20, 80, begin="2018-08-31 12:00"))
    before = smile_of(path)["before"]
    assert before["day"] == "2018-08-31"
    assert [door["share"] for door in before["doors"]] == ["20.0 %", ""]
    assert before["difference"] == ""
    empty = day_figures(path, DAY.replace(month=6), settings_with(), now_ms=LONG_AFTER_MS)
    assert empty is not None
    assert empty["smile"]["before"]["day"] == ""


def test_the_other_exhibits_and_rehearsals_are_counted_as_ever(path: Path) -> None:
    noon = at("2018-09-07 12:00")
    write(path, [(VisitBegan(), noon, False), (CardCreated("f", True, False), noon, False)])
    write(path, passages("entry", 3, 0, rehearsal=True))
    found = day_figures(path, DAY, settings_with())
    assert found is not None
    assert (found["visits"], found["cards_made"], found["rehearsal_left_out"]) == ("1", "1", "3")
    assert found["in_passed"] == "0"


def test_groups_favourites_and_minutes_lost_stand_beside_the_sums(path: Path) -> None:
    noon = at("2018-09-07 12:00")
    write(path, [(GroupReceived(32), noon, False), (BuildingRead("mill", 9.0), noon, False)])
    write(path, [(BuildingRead("mill", 9.0), noon, False), (BuildingRead("dock", 90.0), noon, False)])
    write(path, [(DeviceFaulted("printer", "no paper"), noon, False)])
    write(path, [(DeviceRecovered("printer"), at("2018-09-07 12:21"), False)])
    titles = {"mill": Text(zh="纱厂", en="The mill")}
    found = day_figures(path, DAY, settings_with(), titles, now_ms=LONG_AFTER_MS)
    assert found is not None
    assert (found["groups"], found["lost_min"], found["story"]) == ("1 / 32", "21", {})
    assert found["building"] == {"zh": "纱厂", "en": "The mill", "n": "2"}
