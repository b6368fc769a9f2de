"""The journal on a memory stick: whole, readable elsewhere, and told when there is none."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.keeping.export import ExportPlan, export_to_stick, memory_sticks
from kiosk.keeping.snapshot import look_through
from tests.keeping.kept_station import KeptStation, made_station
from tests.small_disk import mounted_disk


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    return made_station(tmp_path / "station")


def test_a_stick_gets_the_journal_in_every_form_and_the_years_figures(station: KeptStation, tmp_path: Path) -> None:
    root = tmp_path / "media"
    root.mkdir()
    (root / "not-mounted").mkdir()
    with mounted_disk(root, "4m") as stick:
        assert memory_sticks([tmp_path / "nothing", root]) == [stick]
        out = export_to_stick(ExportPlan(station.journal, station.settings, (root,)))
        assert out.parent == stick and out.name.startswith("riverfront-qinhuangdao-")
        with (out / "journal.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["kind"] for row in rows] == ["group-received"] * 3
        lines = [json.loads(line) for line in (out / "journal.jsonl").read_text().splitlines()]
        assert [line["detail"]["persons"] for line in lines] == [3, 14, 15]
        assert look_through(out / "journal.sqlite").happenings == 3
        (year,) = out.glob("summary-*.csv")
        assert year.read_bytes().startswith(b"\xef\xbb\xbffrom,to,part")
        assert [path.name for path in stick.iterdir()] == [out.name]


def test_a_stick_in_a_users_own_folder_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "run" / "kiosk"
    inner.mkdir(parents=True)
    with mounted_disk(inner, "512k") as stick:
        assert memory_sticks([tmp_path / "run"]) == [stick]


def test_without_a_stick_staff_read_what_to_do(station: KeptStation, tmp_path: Path) -> None:
    with pytest.raises(KeepingRefusedError, match="请插上"):
        export_to_stick(ExportPlan(station.journal, station.settings, (tmp_path,)))


def test_a_stick_too_small_is_told_and_left_as_it_was(station: KeptStation, tmp_path: Path) -> None:
    with mounted_disk(tmp_path, "64k") as stick:
        with pytest.raises(KeepingRefusedError, match="make room"):
            export_to_stick(ExportPlan(station.journal, station.settings, (tmp_path,)))
        assert list(stick.iterdir()) == []


@pytest.mark.fault(
    "The memory stick fills up in the middle of an export",
    visitor="nothing",
    staff="The disk of … is full: make room and try again.",
    lost="nothing",
)
def test_a_stick_that_fills_in_the_middle_is_told_and_left_as_it_was(
    station: KeptStation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.keeping.export.require_room", lambda *_: None)
    with mounted_disk(tmp_path, "64k") as stick:
        with pytest.raises(KeepingRefusedError, match="is full"):
            export_to_stick(ExportPlan(station.journal, station.settings, (tmp_path,)))
        assert list(stick.iterdir()) == []


def test_without_a_journal_nothing_is_left_on_the_stick(station: KeptStation, tmp_path: Path) -> None:
    shutil.rmtree(station.data)
    with mounted_disk(tmp_path, "1m") as stick:
        with pytest.raises(KeepingRefusedError, match="no journal yet"):
            export_to_stick(ExportPlan(station.journal, station.settings, (tmp_path,)))
        assert list(stick.iterdir()) == []
