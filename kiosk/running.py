"""./run: one station on its data, from the settings and the content that can be used, under a keeper or by hand."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk import kept
from kiosk.bridge.hall import HallError
from kiosk.bridge.heartbeat import Heartbeat
from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.happenings.facts import ConfigFellBack, WindowRestarted
from kiosk.keeping.restore import PLAN, finish_interrupted
from kiosk.keeping.troubles import told as told_of_disk
from kiosk.one_station import OneStation, StationRunningError, one_station
from kiosk.packs.choosing import content_folders
from kiosk.settings import data_folder
from kiosk.settings.last_good import GoodSettings, settings_or_last_good, told
from kiosk.wiring import Station

log = logging.getLogger(__name__)


def run_station(config: Path, windowed: tuple[int, int] | None, begun: kept.Begun | None, *, is_station: bool) -> int:
    """The station until SIGTERM, SIGINT or staff end it; prints one ready line. Raises SourceError.

    `begun`: how it was begun by its keeper, None where nobody keeps it. Returns `kept.PLANNED` when it is to be started
    afresh.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    good = settings_or_last_good(config)
    folder = data_folder(good.settings, config)
    try:
        with one_station(folder) as only:
            return _run(good, folder, only, windowed, begun, is_station=is_station)
    except (HallError, StationRunningError) as error:
        print(error, file=sys.stderr)
        return 1


def _run(
    good: GoodSettings,
    folder: Path,
    only: OneStation,
    windowed: tuple[int, int] | None,
    begun: kept.Begun | None,
    *,
    is_station: bool,
) -> int:
    # A restoring of a backup that was cut short comes first: nothing of the folder was read yet.
    unfinished = left_unfinished(folder)
    content = content_folders(folder)
    station = Station(
        good.settings,
        good.config,
        content=content,
        is_station=is_station,
        rehearsal=content.preview,
        began_s=begun.at_s if begun else None,
    )
    beating: list[Heartbeat] = []

    def opened() -> None:
        if (fd := kept.beat_fd()) is not None:
            beating.append(Heartbeat(station.hall.window, fd))
            beating[0].start()
        if only.bell is not None:
            station.hall.come_when_called(only.bell, only.heard)
        _tell_staff(station, good, unfinished)
        if is_station:
            station.hall.hide_cursor()

    def first_frame() -> None:
        # Before anything more is begun: should that end this window too, the next one's fact is not the only one.
        if begun and begun.restarted:
            dark_s = begun.restarted.dark_s + station.first_frame_s
            station.note(WindowRestarted(begun.restarted.after, round(dark_s, 2)))

    def ready() -> None:
        print(station.ready_line(), flush=True)
        if not content.preview:
            good.keep()

    def ending() -> None:
        for beat in beating:
            beat.stop()

    status = station.run(windowed, ready, opened, ending, first_frame)
    # A stray signal to a window that is kept is not staff's word: its keeper knows whether it was told to end.
    afresh = ("restart", "signal") if begun else ("restart",)
    return kept.PLANNED if status == 0 and station.reason in afresh else status


def _tell_staff(station: Station, good: GoodSettings, unfinished: tuple[str, str] | None) -> None:
    """What was wrong before there was a station that could tell it."""
    if good.faults:
        station.report("settings", "fault", *told(good.faults))
        station.note(ConfigFellBack(len(good.faults)))
    if unfinished:
        station.report("restore", "fault", *unfinished)


def left_unfinished(folder: Path) -> tuple[str, str] | None:
    """Finish a restore that was cut short; what staff read when that can't be done, in Chinese and English, else None.

    It is tried again at every start, and the hall opens with what is there.
    """
    try:
        with told_of_disk(folder):
            finish_interrupted(folder)
        return None
    except KeepingRefusedError as error:
        log.exception("a restore that was cut short can't be finished")
        if folder.exists() and not folder.is_dir():
            # Nothing was ever restored there, and the journal says that it can't be opened.
            return None
        zh = f"上次恢复备份时中断，还没有完成，下次启动再试：{error.sentence_zh}"
        en = f"A restore of a backup was cut short and is tried again at the next start: {error.sentence_en}"
    except (LookupError, TypeError, ValueError):
        log.exception("a restore that was cut short can't be finished")
        plan = folder / PLAN
        zh = f"上次恢复备份时中断，步骤记录 {plan} 已损坏：请删除这个文件，再恢复一次备份。"
        en = f"A restore of a backup was cut short, and its plan {plan} is damaged: delete it, then restore once more."
    return zh, en


def begin_anew(arguments: Sequence[str]) -> None:
    """This process becomes a fresh kiosk with the same words; where nobody keeps it, it keeps itself."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "kiosk", *arguments])
