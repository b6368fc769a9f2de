"""Work done apart: its answer comes back, and it never outlives the kiosk or its time."""

from __future__ import annotations

import os
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.keeping.apart import apart
from kiosk.keeping.storeroom import StationStoreroom
from tests.keeping.kept_station import KeptStation, made_station


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    return made_station(tmp_path / "station")


def test_what_was_made_and_what_was_refused_come_back(station: KeptStation) -> None:
    room = StationStoreroom(station.settings, station.data, station.config, sticks=(), leave_free=0)
    assert room.last() is None
    kept = room.back_up()
    assert room.last() == kept and kept.files >= 7
    with pytest.raises(KeepingRefusedError, match="memory stick"):
        room.export()
    room.cancel()
    with pytest.raises(KeepingRefusedError, match="closing"):
        room.draw_day_card("2026-11-30", False)


def test_work_that_breaks_or_takes_too_long_is_refused_not_waited_for() -> None:
    with pytest.raises(KeepingRefusedError, match="log says why"):
        apart(partial(os._exit, 3), 60.0, threading.Event())
    with pytest.raises(KeepingRefusedError, match="too slow"):
        apart(partial(time.sleep, 60), 0.0, threading.Event())


def test_work_goes_on_at_a_low_place_behind_everything_that_visitors_see() -> None:
    assert apart(partial(os.nice, 0), 60.0, threading.Event()) >= os.nice(0) + 10
