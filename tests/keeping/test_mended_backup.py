"""A damaged journal and its backup: mended in the copy, counted, and mended in its place at the next start."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.journal.damaged import is_doubted, recover
from kiosk.keeping import snapshot
from kiosk.keeping.backup import make_backup
from kiosk.keeping.bundle import JOURNAL, read_manifest, unpack
from kiosk.keeping.command import backup_main
from kiosk.keeping.export import ExportPlan, export_to_stick
from kiosk.keeping.restore import restore_into
from kiosk.keeping.snapshot import copy_journal, look_through
from tests.keeping.kept_station import HOUR_MS, NOW_MS, KeptStation, made_station
from tests.small_disk import mounted_disk


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    """With five hundred and two facts."""
    made = made_station(tmp_path / "station")
    made.note(*range(1, 500))
    return made


def flip_a_bit_of_an_id(path: Path, seq: int) -> None:
    """One bit, in the table: its index still holds the id as it was."""
    with closing(sqlite3.connect(path)) as connection:
        identity, kind = connection.execute("SELECT id, kind FROM happenings WHERE seq = ?", (seq,)).fetchone()
    content = bytearray(path.read_bytes())
    at = next(at for at in places(content, identity) if kind.encode() in content[at : at + 80])
    content[at + 9] ^= 1
    path.write_bytes(content)


def places(content: bytearray, wanted: bytes) -> list[int]:
    found, at = [], content.find(wanted)
    while at >= 0:
        found.append(at)
        at = content.find(wanted, at + 1)
    return found


def found_by(look: str, path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute(f"PRAGMA {look}(1)").fetchone()[0])


def persons(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        asked = "SELECT json_extract(detail, '$.persons') FROM happenings WHERE kind = 'group-received' ORDER BY seq"
        return [number for (number,) in connection.execute(asked)]


def destroy_pages(path: Path, first: int, after: int) -> None:
    content = bytearray(path.read_bytes())
    content[first * 4096 : after * 4096] = bytes((after - first) * 4096)
    path.write_bytes(content)


@pytest.mark.fault(
    "One bit of one id in the journal is flipped",
    visitor="nothing",
    staff="The journal is damaged: all that stood in it could be read into the backup. It is mended at the next start.",
    lost="nothing: the backup is made, and the damaged file is kept beside the mended one",
)
def test_a_damaged_index_is_mended_in_the_copy_and_at_the_next_start(station: KeptStation, tmp_path: Path) -> None:
    flip_a_bit_of_an_id(station.journal, 200)
    damaged = station.journal.read_bytes()
    assert found_by("quick_check", station.journal) == "ok", "the look of every start does not see it"
    assert found_by("integrity_check", station.journal) != "ok"
    expected = persons(station.journal)
    assert len(expected) == 502

    path, kept = make_backup(station.plan(), NOW_MS)
    assert kept.unreadable == 0
    assert station.journal.read_bytes() == damaged, "while the hall is open it is only read"
    assert not [entry.name for entry in read_manifest(path).files if "doubt" in entry.name or "damaged" in entry.name]
    (tmp_path / "out").mkdir()
    unpack(path, tmp_path / "out")
    copy = tmp_path / "out" / JOURNAL
    assert look_through(copy).happenings == 502 and persons(copy) == expected
    assert copy.read_bytes()[18:20] == b"\x01\x01", "one file, without a write-ahead log"
    restore_into(path, tmp_path / "again", station.settings.station.zone, NOW_MS)
    assert persons(tmp_path / "again" / "var" / "journal.sqlite") == expected

    assert is_doubted(station.journal)
    station.note(7)
    assert not is_doubted(station.journal)
    assert found_by("integrity_check", station.journal) == "ok"
    assert persons(station.journal) == [*expected, 7]
    (aside,) = station.data.glob("journal.damaged-*.sqlite")
    assert aside.read_bytes() == damaged
    assert make_backup(station.plan(), NOW_MS + HOUR_MS)[1].unreadable is None


def test_a_mending_cut_off_in_the_copy_is_made_up_for_by_the_next_backup_and_start(
    station: KeptStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip_a_bit_of_an_id(station.journal, 200)

    def cut_off(path: Path) -> None:
        recover(path)
        raise KeyboardInterrupt

    monkeypatch.setattr(snapshot, "recover", cut_off)
    with pytest.raises(KeyboardInterrupt):
        make_backup(station.plan(), NOW_MS)
    monkeypatch.undo()
    assert is_doubted(station.journal)
    assert make_backup(station.plan(), NOW_MS)[1].unreadable == 0
    station.note(7)
    assert found_by("integrity_check", station.journal) == "ok" and len(persons(station.journal)) == 503


def test_what_was_lost_is_counted_and_no_older_backup_goes_for_it(
    station: KeptStation, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    older = [make_backup(station.plan(), NOW_MS + hour * HOUR_MS)[0] for hour in range(2)]
    destroy_pages(station.journal, 8, 12)
    path, kept = make_backup(station.plan(keep=1), NOW_MS + 3 * HOUR_MS)
    assert kept.unreadable is not None and kept.unreadable > 0
    assert read_manifest(path).happenings + kept.unreadable >= 502
    assert all(one.is_file() for one in older), "they hold what this one lacks"
    monkeypatch.setattr("kiosk.keeping.backup.LEAVE_FREE", 0)
    assert backup_main([], station.settings, station.config) == 0
    assert f"{kept.unreadable} facts could not be read" in capsys.readouterr().out


def test_when_only_the_copy_is_damaged_it_is_the_disk_and_nothing_is_lost(
    station: KeptStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copied_badly(source: Path, target: Path) -> None:
        copy_journal(source, target)
        destroy_pages(target, 8, 12)

    monkeypatch.setattr(snapshot, "copy_journal", copied_badly)
    with pytest.raises(KeepingRefusedError, match="Check the disk"):
        make_backup(station.plan(), NOW_MS)
    assert not is_doubted(station.journal)


def test_a_journal_that_can_not_even_be_opened_is_mended_at_the_next_start_as_staff_read(station: KeptStation) -> None:
    whole = persons(station.journal)
    content = station.journal.read_bytes()
    station.journal.write_bytes(bytes(100) + content[100:])
    with pytest.raises(KeepingRefusedError, match="at its next start") as refused:
        make_backup(station.plan(), NOW_MS)
    assert "下次启动" in refused.value.sentence_zh
    station.note(7)
    assert persons(station.journal) == [*whole, 7]
    assert make_backup(station.plan(), NOW_MS)[1].unreadable is None


def test_an_export_that_meets_the_damage_has_the_next_start_mend_it(station: KeptStation, tmp_path: Path) -> None:
    destroy_pages(station.journal, 8, 12)
    shutil.rmtree(tmp_path / "media", ignore_errors=True)
    (tmp_path / "media").mkdir()
    with mounted_disk(tmp_path / "media", "4m") as stick:
        with pytest.raises(KeepingRefusedError, match="at its next start"):
            export_to_stick(ExportPlan(station.journal, station.settings, (tmp_path / "media",)))
        assert list(stick.iterdir()) == []
    assert is_doubted(station.journal)
