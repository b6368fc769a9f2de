"""The journal on a memory stick: whole, readable elsewhere, and told when there is none."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.keeping.export import ExportPlan, export_to_stick, memory_sticks
from kiosk.keeping.snapshot import look_through
from kiosk.keeping.storeroom import StationStoreroom
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


def test_the_disk_of_the_backups_and_that_of_the_data_are_no_sticks(station: KeptStation, tmp_path: Path) -> None:
    """As the station mounts every USB disk, under its id, which comes in no order."""
    root = tmp_path / "media"
    root.mkdir()
    for name in ("1a-backups", "9f-stick"):
        (root / name).mkdir()
    with mounted_disk(root / "1a-backups", "4m") as backup_disk, mounted_disk(root / "9f-stick", "4m") as stick:
        settings = station.settings.model_copy(
            update={"backup": station.settings.backup.model_copy(update={"folder": str(backup_disk / "of" / "ours")})}
        )
        storeroom = StationStoreroom(settings, station.data, station.config, sticks=(root,), leave_free=0)
        assert storeroom.export().parent == stick
        assert list(backup_disk.iterdir()) == []
        own = (station.data, backup_disk / "of" / "ours")
        assert memory_sticks([root], own) == [stick], "also before the folder is made"
        with pytest.raises(KeepingRefusedError, match="don't count"):
            export_to_stick(ExportPlan(station.journal, settings, (root,), (*own, stick)))
        assert memory_sticks([root], [tmp_path / "not-plugged-in" / "backups"]) == [backup_disk, stick]


def test_with_two_sticks_nobody_guesses_which_is_meant(station: KeptStation, tmp_path: Path) -> None:
    plugged_in, by_hand = tmp_path / "media", tmp_path / "mnt"
    for name in ("one", "other"):
        (plugged_in / name).mkdir(parents=True)
    by_hand.mkdir()
    with mounted_disk(plugged_in / "one", "4m") as one, mounted_disk(by_hand, "4m") as fixed:
        roots = plugged_in, by_hand
        with mounted_disk(plugged_in / "other", "4m") as other:
            with pytest.raises(KeepingRefusedError, match="2 memory sticks") as refused:
                export_to_stick(ExportPlan(station.journal, station.settings, roots))
            assert "只留下" in refused.value.sentence_zh
            assert [list(disk.iterdir()) for disk in (one, other, fixed)] == [[], [], []]
        # What somebody mounted for good at /mnt keeps no stick from being found.
        assert export_to_stick(ExportPlan(station.journal, station.settings, roots)).parent == one
        again = plugged_in / "other" / "disk"
        subprocess.run(["mount", "--bind", str(one), str(again)], check=True)
        try:
            assert memory_sticks(roots) == [one], "the same stick by two names is one"
        finally:
            subprocess.run(["umount", str(again)], check=True)


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
