"""./run soak: thousands of scripted visitors in one window, faults sprinkled in, and what became of the station."""

from __future__ import annotations

import argparse
import json
import logging
import sqlite3
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from kiosk.bridge.finger import draw_on_one_thread
from kiosk.bridge.hall import HallError
from kiosk.settings import Settings, journal_path
from kiosk.soak import recorded_day
from kiosk.soak.course import Course, gaps
from kiosk.soak.driver import Driver
from kiosk.soak.fast_clock import FastClock
from kiosk.soak.faults import Faults
from kiosk.soak.frame_gauge import FrameGauge
from kiosk.soak.outcome import faulted, kept
from kiosk.soak.report import Soak
from kiosk.tour.rehearsed import rehearsed
from kiosk.wiring import Station

# Between one visitor and the next, at 2,000 a day: ten hours of them.
GAP_S = 18.0


def soak_main(rest: list[str], settings: Settings, config: Path) -> int:
    """0 when nothing was lost and every device is back, 1 otherwise, 2 when there is no day to record or to play."""
    given = _parser().parse_args(rest)
    try:
        if given.record is not None:
            print(json.dumps(recorded_day.record(journal_path(settings, config), given.record, settings.station.zone)))
            return 0
        played = recorded_day.read(given.replay) if given.replay else None
    except (recorded_day.RecordedDayError, OSError, sqlite3.Error) as error:
        print(f"soak: {error}", file=sys.stderr)
        return 2
    logging.basicConfig(level=logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        try:
            soak = _run(settings, config, Path(folder), given, played)
        except HallError as error:
            print(f"soak: {error}", file=sys.stderr)
            return 1
    print("\n".join(soak.lines()))
    if given.json:
        given.json.write_text(json.dumps(soak.numbers(), indent=1), encoding="utf-8")
    return 0 if soak.well else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run soak", description="Scripted visitors and faults, as fast as asked; pretend devices, own data folder."
    )
    parser.add_argument("--hours", type=float, default=8.0, help="of the hall (default 8)")
    parser.add_argument(
        "--speed",
        type=float,
        default=20.0,
        help="hall seconds in a real one, scenes and touches take their own time (default 20)",
    )
    parser.add_argument("--seed", type=int, default=1, help="the same visitors and faults again (default 1)")
    parser.add_argument("--no-faults", action="store_true", help="visitors only")
    parser.add_argument(
        "--fault-every", type=float, default=300.0, metavar="S", help="seconds of the hall between faults (default 300)"
    )
    parser.add_argument("--replay", type=Path, metavar="FILE", help="visits begin when they did on a recorded day")
    parser.add_argument(
        "--record", type=date.fromisoformat, metavar="DAY", help="print that day of this station's journal as numbers"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="leave every number there")
    parser.add_argument("--size", default="1280x720", metavar="WxH", help="of the window (default 1280x720)")
    return parser


def _run(settings: Settings, config: Path, folder: Path, given: argparse.Namespace, played: list[float] | None) -> Soak:
    draw_on_one_thread()
    clock = FastClock(given.speed)
    # Devices have their own time to say how they are, until the first visitor comes.
    clock.hold(True)
    own = rehearsed(settings, folder / "data").model_copy(
        update={"visit": settings.visit, "smile": settings.smile.model_copy(update={"pretend_gap_s": 2.0})}
    )
    station = Station(own, config, rehearsal=True, clock=clock)
    driver = Driver(
        station, clock, recorded_day.gaps(played) if played is not None else gaps(given.seed, GAP_S), given.seed
    )
    faults = Faults(station, lambda: driver.finger, given.seed)
    frames = FrameGauge(time.monotonic)
    faulty = () if given.no_faults else gaps(given.seed, given.fault_every)
    course = Course(station, driver, clock, faults, hours=given.hours, fault_gaps_s=faulty)
    width, height = (int(part) for part in given.size.split("x"))

    def ready() -> None:
        frames.follow(station.hall.window)
        course.begin()

    station.run((width, height), ready)
    course.over()
    return Soak(
        hall_h=round(course.hall_s / 3600, 3),
        real_s=round(course.real_s, 1),
        seed=given.seed,
        visits=driver.visits,
        gestures=dict(driver.gestures),
        late=dict(driver.late),
        faults=faults.done,
        fell=faulted(station.journal_path, course.began_utc_ms),
        still_in_fault=course.still_in_fault,
        begun_anew=course.processes.begun_anew(),
        noted=station.journal.noted,
        kept=kept(station.journal_path),
        frames_ms=frames.times_ms,
        samples=course.samples,
    )
