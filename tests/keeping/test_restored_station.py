"""What a backup is for: the folder it is restored into is a station that starts."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.journal.actions import reading
from kiosk.journal.days import local_time
from kiosk.journal.detail import detail
from kiosk.journal.groups import groups_of_day, totals
from kiosk.journal.ranges import day_range
from kiosk.keeping.backup import make_backup
from kiosk.keeping.bundle import read_manifest
from kiosk.keeping.restore import restore_into
from kiosk.settings import load_settings
from kiosk.wiring import Station
from tests.keeping.kept_station import NOW_MS, made_station
from tests.packs.packing import SPRING, publish, shown_welcome


def test_a_restored_folder_starts_a_station_that_goes_on_counting(qtbot: QtBot, tmp_path: Path) -> None:
    made = made_station(tmp_path / "made")
    (made.data / "packs" / "autumn").rename(made.folder / "no-pack")
    publish(made.data, "spring", SPRING)
    assert shown_welcome(made.data) == "春天的滨江"
    card = made.card()
    bundle, _ = make_backup(made.plan(), NOW_MS)
    assert not [one.name for one in read_manifest(bundle).files if "/tree/" in one.name], "they are laid anew"
    found = restore_into(bundle, tmp_path / "again", made.settings.station.zone, NOW_MS)
    assert shown_welcome(tmp_path / "again" / "var") == "春天的滨江"

    shipped = load_settings(found.config)
    pretend = dict.fromkeys(("wheel", "booth_camera", "printer", "entry_camera", "exit_camera"), "pretend")
    settings = shipped.model_copy(update={"devices": shipped.devices.model_copy(update=pretend)})
    station = Station(settings, found.config)
    assert station.postcards.store.find(card, NOW_MS) is not None
    assert station.run((640, 360), lambda: station.end("test")) == 0

    with reading(tmp_path / "again" / "var" / "journal.sqlite") as journal:
        kinds = [kind for (kind,) in journal.execute("SELECT kind FROM happenings ORDER BY seq")]
        (first_ms,) = journal.execute("SELECT min(utc_ms) FROM happenings").fetchone()
        day = local_time(first_ms, settings.station.zone).date()
        assert totals(groups_of_day(journal, day, settings.station.zone)) == (3, 32)
        assert detail(journal, day_range(day), settings).summary.entry.passed == 0
    assert kinds[:3] == ["group-received"] * 3
    assert {"station-started", "station-stopped"} <= set(kinds[3:])
