"""An evening of a real station: its day card drawn and laid down, its backup made, and both told in one breath."""

from __future__ import annotations

import queue
from pathlib import Path

from kiosk.happenings.inputs import EveningTold
from kiosk.happenings.orders import CloseDay
from kiosk.happenings.words import Input
from kiosk.keeping.backup import last_backup
from kiosk.keeping.room import keeping_desk
from tests.keeping.kept_station import made_station


def test_the_day_is_closed_with_its_card_and_its_backup(tmp_path: Path) -> None:
    station = made_station(tmp_path / "station")
    shipped = station.settings
    settings = shipped.model_copy(
        update={
            "devices": shipped.devices.model_copy(update={"printer": "pdf"}),
            "evening": shipped.evening.model_copy(update={"day_card": True}),
        }
    )
    said: queue.Queue[Input] = queue.Queue()
    desk = keeping_desk(settings, station.data, station.config, said.put)
    desk.start()
    try:
        desk.take(CloseDay("2026-11-30"))
        while not isinstance(told := said.get(timeout=120), EveningTold):
            pass
    finally:
        desk.stop()
    assert told.ok, told
    assert told.sentence_zh.startswith("日卡已写成 PDF") and "备份完成" in told.sentence_zh
    assert (station.data / "prints" / "day-card-2026-11-30.pdf").read_bytes().startswith(b"%PDF")
    assert last_backup(station.backups, settings.station.id) is not None
