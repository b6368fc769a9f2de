"""What pages tell of some days stays the same when the digest beside the journal breaks, and says when it is behind."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.content.words import load_words
from kiosk.happenings.facts import DeviceFaulted, GroupReceived, StationStarted, StoryViewed
from kiosk.journal.ranges import day_range
from kiosk.places import ROOT, SCENES
from kiosk.settings import load_settings
from kiosk.staff_pages.days_page import days_body
from kiosk.staff_pages.figures import figures
from kiosk.staff_pages.office import Office
from tests.journal.made_days import DAY, at, ms, write

MORNING = at("2018-09-07 10:30")
PATIENCE_S = 60.0


@pytest.fixture
def office(tmp_path: Path) -> Office:
    write(
        tmp_path / "journal.sqlite",
        [
            (StationStarted("1"), MORNING, False),
            *((GroupReceived(20 + n), MORNING, False) for n in range(200)),
            (StoryViewed("mao-farewell", "zh", 60.0, 4, True), MORNING, False),
            (DeviceFaulted("printer", "out of paper"), MORNING, False),
        ],
    )
    return opened(tmp_path)


def opened(data: Path) -> Office:
    return Office(
        settings=load_settings(ROOT / "config.yaml"),
        config=ROOT / "config.yaml",
        data=data,
        words=load_words(SCENES)["staff_page"],
        doorkeeper=None,  # type: ignore[arg-type]
        say_to_window=lambda *_: None,
        utc_ms_now=lambda: ms(at("2018-09-07 19:30")),
    )


def page(office: Office) -> str:
    return days_body(office, office.say("zh"), figures(office, day_range(DAY)))


def test_a_damaged_digest_is_begun_anew_and_the_pages_tell_the_same(office, tmp_path):
    told = page(office)
    assert "mao-farewell" in told and "打印机" in told
    office.digest.close()
    file = tmp_path / "digest.sqlite"
    kept = file.read_bytes()
    file.write_bytes(kept[: 4 * 4096] + bytes(len(kept) - 4 * 4096))
    restarted = opened(tmp_path)
    assert page(restarted) == told
    # And once more while it is open.
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("DROP TABLE named")
    assert page(restarted) == told
    restarted.digest.close()


def test_a_digest_that_is_far_behind_says_so_and_reads_on_by_itself(office, monkeypatch):
    monkeypatch.setattr("kiosk.journal.digest.PORTION", 20)
    behind = office.words["digest_behind"]["zh"]
    assert behind in page(office)
    for thread in threading.enumerate():
        if thread.name == "digest":
            thread.join(PATIENCE_S)
    assert behind not in page(office)
    assert office.digest.named(DAY, DAY)[0].name == "mao-farewell"
    office.digest.close()
