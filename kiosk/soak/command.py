"""./run soak: thousands of scripted visitors in one window, faults sprinkled in, and what became of the station."""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psutil
from PySide6.QtCore import QTimer

from kiosk.bridge.finger import draw_on_one_thread
from kiosk.bridge.hall import HallError
from kiosk.settings import Settings, journal_path
from kiosk.soak import recorded_day
from kiosk.soak.driver import Driver
from kiosk.soak.fast_clock import FastClock
from kiosk.soak.faults import Faults, hall_gap_s
from kiosk.soak.frame_gauge import FrameGauge
from kiosk.soak.gauge import Sample
from kiosk.soak.outcome import faulted, kept
from kiosk.soak.report import Soak
from kiosk.tour.rehearsed import rehearsed
from kiosk.wiring import Station

SAMPLE_EVERY_MS = 5000
FAULT_EVERY_HALL_S = 300.0
# Between one visitor and the next, at 2,000 a day: ten hours of them.
GAP_S = 18.0
# A device that fell last comes back within this.
CALM_MS = 25_000


def soak_main(rest: list[str], settings: Settings, config: Path) -> int:
    """0 when nothing was lost and every device is back; 1 otherwise."""
    given = _parser().parse_args(rest)
    if given.record is not None:
        print(json.dumps(recorded_day.record(journal_path(settings, config), given.record, settings.station.zone)))
        return 0
    try:
        played = recorded_day.read(given.replay) if given.replay else None
    except (recorded_day.RecordedDayError, OSError) as error:
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
    parser.add_argument("--speed", type=float, default=20.0, help="hall seconds in a real one (default 20)")
    parser.add_argument("--seed", type=int, default=1, help="the same visitors and faults again (default 1)")
    parser.add_argument("--no-faults", action="store_true", help="visitors only")
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
    own = rehearsed(settings, folder / "data").model_copy(
        update={"visit": settings.visit, "smile": settings.smile.model_copy(update={"pretend_gap_s": 2.0})}
    )
    station = Station(own, config, rehearsal=True, clock=clock)
    arrivals = recorded_day.gaps(played) if played else _arrivals(given.seed)
    driver = Driver(station, clock, arrivals, given.seed)
    faults = Faults(station, lambda: driver.finger, driver.later, given.seed)
    frames = FrameGauge(time.monotonic)
    samples: list[Sample] = []
    began_s = time.monotonic()
    fault_gap_s = hall_gap_s(clock, given.seed, FAULT_EVERY_HALL_S)

    def strike() -> None:
        faults.strike()
        driver.later(round(1000 * fault_gap_s()), strike)

    def sample() -> None:
        samples.append(_sample(driver.visits))

    def calm() -> None:
        driver.stop()
        QTimer.singleShot(CALM_MS, lambda: station.end("tour"))

    sampler = QTimer()
    sampler.setInterval(SAMPLE_EVERY_MS)
    sampler.timeout.connect(sample)

    def ready() -> None:
        frames.follow(station.hall.window)
        driver.begin()
        sampler.start()
        if not given.no_faults:
            driver.later(round(1000 * fault_gap_s()), strike)
        QTimer.singleShot(round(1000 * clock.real_s(given.hours * 3600)), calm)

    width, height = (int(part) for part in given.size.split("x"))
    station.run((width, height), ready)
    return Soak(
        hall_h=given.hours,
        real_s=round(time.monotonic() - began_s - CALM_MS / 1000, 1),
        seed=given.seed,
        visits=driver.visits,
        gestures=dict(driver.gestures),
        late=dict(driver.late),
        faults=faults.done,
        fell=faulted(station.journal_path),
        still_in_fault=station.in_fault(),
        noted=station.journal.noted,
        kept=kept(station.journal_path),
        frames_ms=frames.times_ms,
        samples=samples,
    )


def _arrivals(seed: int) -> Iterator[float]:
    dice = random.Random(seed)
    while True:
        yield dice.expovariate(1 / GAP_S)


def _sample(visits: int) -> Sample:
    process = psutil.Process()
    children: Counter[str] = Counter()
    for child in process.children(recursive=True):
        try:
            children["mib"] += child.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return Sample(
        visits,
        round(process.memory_info().rss / 2**20, 1),
        round(children["mib"] / 2**20, 1),
        process.num_fds(),
        process.num_threads(),
    )
