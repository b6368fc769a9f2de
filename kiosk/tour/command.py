"""Runs the tour and leaves its papers: numbered pictures, contact sheet, postcard, journal, summary, frame times."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import shutil
import sys
import time
from datetime import timedelta
from pathlib import Path

from kiosk.bridge.finger import draw_on_one_thread
from kiosk.bridge.hall import HallError
from kiosk.journal.command import summary_main
from kiosk.places import ASSETS
from kiosk.settings import Settings, journal_path
from kiosk.tour.contact_sheet import contact_sheet
from kiosk.tour.frame_watch import FrameWatch
from kiosk.tour.guide import Guide
from kiosk.tour.leaping_clock import LeapingClock
from kiosk.tour.rehearsed import rehearsed
from kiosk.tour.visitor import Visitor
from kiosk.wiring import Station

WORK = "data"


def tour(settings: Settings, config: Path, out: Path, size_px: tuple[int, int]) -> int:
    """Walk the whole tour; 0 when every stop showed, 1 with the stop that did not."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("[0-9][0-9]-*.png"), *out.glob(f"{journal_path(settings, config).name}*")):
        old.unlink()
    shutil.rmtree(out / WORK, ignore_errors=True)
    failed: list[str] = []
    draw_on_one_thread()
    clock = LeapingClock()
    try:
        station = Station(rehearsed(settings, out / WORK), config, rehearsal=True, clock=clock)
    except HallError as error:
        print(f"tour: {error}", file=sys.stderr)
        return 1
    visitor = Visitor(station, clock.leap)
    watch = FrameWatch(time.monotonic)

    def done(reason: str) -> None:
        if reason:
            house = station.house_view
            asking = f", asking for {house.property('askLeftS')} s more" if house.property("askLeftS") else ""
            failed.append(f"{reason}; the hall is at {house.property('scene')}{asking}")
        station.end("tour")

    guide = Guide(station.hall, visitor.stops(), out, time.monotonic, done, watch.at)

    def ready() -> None:
        watch.follow(station.hall.window)
        guide.begin()

    try:
        status = station.run(size_px, ready)
    except HallError as error:
        print(f"tour: {error}", file=sys.stderr)
        return 1
    _papers(station, guide.pictures, watch, out)
    for reason in failed:
        print(f"tour: {reason}", file=sys.stderr)
    print(f"tour: {len(guide.pictures)} pictures, contact sheet, postcard, journal and summary in {out}")
    return 1 if failed else status


def _papers(station: Station, pictures: list[Path], watch: FrameWatch, out: Path) -> None:
    if pictures:
        contact_sheet(pictures, ASSETS / "fonts" / "StationSans-Regular.otf", out / "contact-sheet.jpg")
    for card in sorted((out / WORK).rglob("phone.jpg"))[-1:]:
        shutil.copyfile(card, out / "postcard.jpg")
    shutil.copyfile(station.journal_path, out / station.journal_path.name)
    for form in ("text", "json"):
        told = io.StringIO()
        # The tour may pass midnight.
        days = ["--from", (station.today() - timedelta(days=1)).isoformat(), "--to", station.today().isoformat()]
        with contextlib.redirect_stdout(told):
            summary_main([*days, "--rehearsal", "--format", form], station.journal_path, station.settings)
        (out / f"summary.{'txt' if form == 'text' else form}").write_text(told.getvalue(), encoding="utf-8")
    (out / "frame-times.json").write_text(json.dumps(watch.report(), indent=1), encoding="utf-8")
