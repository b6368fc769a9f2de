"""A station's day in real processes: staff press in a browser, the hall opens and closes, the kiosk starts afresh."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kiosk.bridge.finger import Finger
from kiosk.devices.pin_desk import PRACTICE_PIN, pin_hash
from kiosk.happenings import inputs
from kiosk.happenings.words import Input
from kiosk.packs.content import Content
from kiosk.places import ROOT
from kiosk.settings import load_settings
from kiosk.tour.guide import Guide, Stop
from kiosk.tour.leaping_clock import LeapingClock
from kiosk.wiring import Station
from tests.staff_pages.browser import PATIENCE_S, Browser

PIN = "739164"


def noon_zone() -> str:
    """The zone in which it is between 12:00 and 13:00 now, so that no test lives through midnight."""
    ahead_h = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead_h:+d}" if ahead_h else "Etc/GMT"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Kiosk:
    """One station of few devices, its process, its config.yaml and its journal."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.process: subprocess.Popen[str] | None = None
        self.config = folder / "config.yaml"
        self.data = folder / "var"
        self.port = free_port()
        text = (ROOT / "config.yaml").read_text(encoding="utf-8")
        self.config.write_text(text, encoding="utf-8")
        self.change("host: auto", "host: 127.0.0.1")
        self.change("host: auto", "host: 127.0.0.1")
        self.change("port: 8470", "port: 0")
        self.change("port: 8471", f"port: {self.port}")
        self.change("time_zone: Asia/Shanghai", f"time_zone: {noon_zone()}")
        self.change("last_visit_min: 10", "last_visit_min: 0")
        for device in ("wheel", "booth_camera", "speaker", "printer", "entry_camera", "exit_camera"):
            self.change(f"{device}: auto", f"{device}: off")

    def change(self, old: str, new: str) -> None:
        text = self.config.read_text(encoding="utf-8")
        assert old in text
        self.config.write_text(text.replace(old, new, 1), encoding="utf-8")

    def choose_pin(self) -> None:
        self.change('pin_hash: ""', f'pin_hash: "{pin_hash(PIN)}"')

    def open_at(self, hours: str) -> None:
        """Every day, as HH:MM-HH:MM."""
        for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"):
            self.change(f"{day}: 10:00-20:00", f"{day}: {hours}")

    def start(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "--config", str(self.config), "run", "--windowed", "640x360", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def ready(self) -> str:
        """The next ready line; facts of that moment may reach the journal a little later."""
        assert self.process is not None and self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("ready: "), line
        return line

    def end(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=60)
        return self.process.returncode

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=round(1000 * PATIENCE_S))

    def staff(self, pin: str) -> Browser:
        """A browser that staff signed in to, as soon as their page answers."""
        browser = Browser(f"http://127.0.0.1:{self.port}")

        def came_in() -> bool:
            try:
                return browser.sign_in(pin).status == 303
            except OSError:
                return False

        self.until(came_in)
        return browser

    def noted(self, kind: str) -> list[dict[str, Any]]:
        """The details of every fact of this kind, with `rehearsal`."""
        with closing(sqlite3.connect(f"file:{self.data / 'journal.sqlite'}?mode=ro", uri=True)) as journal:
            rows = journal.execute("SELECT detail, rehearsal FROM happenings WHERE kind = ? ORDER BY seq", (kind,))
            return [json.loads(detail) | {"rehearsal": bool(rehearsal)} for detail, rehearsal in rows]


@pytest.fixture
def kiosk(qtbot: QtBot, tmp_path: Path) -> Iterator[Kiosk]:
    station = Kiosk(tmp_path, qtbot)
    yield station
    if station.process is not None and station.process.poll() is None:
        # A keeper takes its window along only when it is asked to end.
        station.process.terminate()
        station.process.communicate(timeout=60)


def test_staff_practise_register_rest_and_start_afresh_over_a_config_that_was_broken(kiosk: Kiosk) -> None:
    kiosk.start()
    kiosk.ready()
    staff = kiosk.staff(PRACTICE_PIN)
    for press, value in (("practice", "on"), ("group", "7"), ("practice", "off"), ("rest", "story"), ("backup", None)):
        assert staff.press(press, value).status == 303
    kiosk.until(lambda: len(kiosk.noted("backup-made")) == 1)
    kiosk.change("idle_s: 60", "idle_s: soon")
    staff.press("restart")
    kiosk.ready()
    assert kiosk.process is not None and kiosk.process.poll() is None, "it became a fresh one itself"
    kiosk.until(lambda: [one["faults"] for one in kiosk.noted("config-fell-back")] == [1])
    kiosk.until(lambda: "settings" in {one["device"] for one in kiosk.noted("device-faulted")})
    said = {one["device"]: one["sentence"] for one in kiosk.noted("device-faulted")}
    assert "visit.idle_s" in said["settings"] and "The settings that worked last are used" in said["settings"]
    assert "story" in json.loads((kiosk.data / "care.json").read_text(encoding="utf-8"))["resting"]
    assert "visit.idle_s" in kiosk.staff(PRACTICE_PIN).get("/").text
    assert kiosk.end() == 0
    assert [(one["persons"], one["rehearsal"]) for one in kiosk.noted("group-received")] == [(7, True)]
    assert [one["rehearsal"] for one in kiosk.noted("practice-switched")] == [False, False]
    assert [one["reason"] for one in kiosk.noted("station-stopped")] == ["restart", "signal"]


def test_a_hall_opened_again_and_closed_by_a_press_is_backed_up_and_starts_afresh(kiosk: Kiosk) -> None:
    kiosk.choose_pin()
    kiosk.open_at("10:00-11:30")
    kiosk.start("--station")
    kiosk.ready()
    staff = kiosk.staff(PIN)
    # The hall's hours are the hall's, also when staff practise.
    staff.press("practice", "on")
    staff.press("open_now")
    kiosk.until(lambda: len(kiosk.noted("hall-opened")) == 1)
    staff.press("close_now")
    kiosk.ready()
    kiosk.until(lambda: [one["after"] for one in kiosk.noted("window-restarted")] == ["planned"])
    assert [(one["reason"], one["rehearsal"]) for one in kiosk.noted("hall-opened")] == [("staff", False)]
    assert [one["rehearsal"] for one in kiosk.noted("hours-changed")] == [False, False]
    assert len(kiosk.noted("backup-made")) == 1 and len(list((kiosk.data / "backups").glob("*.zip"))) == 1
    staff = kiosk.staff(PIN)
    kiosk.until(lambda: "已还原核对" in staff.get("/").text)
    assert kiosk.end() == 0
    closed = [one["reason"] for one in kiosk.noted("hall-closed")]
    assert closed == ["weekday", "staff", "staff"], "after the day, after its second end, and when the fresh one starts"
    told = [(one["opens"], one["closes"], one["rehearsal"]) for one in kiosk.noted("hours-told")]
    assert told[0] == ("10:00", "11:30", False) and len(told) == 2 and told[1][0] == "10:00"


def test_a_preview_is_seen_before_opening_too_and_no_ribbon_shines_in_the_dark(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.choose_pin()
    kiosk.open_at("13:30-20:00")
    clock = LeapingClock()
    settings = load_settings(kiosk.config)
    content = Content(pack="autumn", preview=True)
    station = Station(settings, kiosk.config, content=content, is_station=True, rehearsal=True, clock=clock)
    told = inputs.HallTold(False, station.today().isoformat(), "13:30", "20:00", "weekday", next_opens="")
    failed: list[str] = []

    def rings(*happenings: Input) -> Callable[[], None]:
        def ring() -> None:
            for happening in happenings:
                station.house.receive(happening)

        return ring

    def shows(scene: str, ribbon: bool) -> Callable[[], bool]:
        def look() -> bool:
            shown = station.hall.settled and station.house_view.property("scene") == scene
            return shown and ("packs-ribbon" in Finger(station.hall.window).seen()) == ribbon

        return look

    def is_dark() -> bool:
        ribbons = station.hall.window.findChild(QObject, "ribbons")
        return ribbons is not None and bool(ribbons.property("dark"))

    def stays(seconds: float) -> Callable[[], None]:
        def stay() -> None:
            clock.leap(seconds)
            station.house.receive(inputs.DueCame())

        return stay

    stops = [
        Stop("", rings(), shows("attract", True), rest_ms=0),
        Stop("", rings(inputs.StaffAdmitted()), shows("staff", False), rest_ms=0),
        Stop("", rings(inputs.StaffLeft()), shows("attract", True), rest_ms=0),
        Stop("", rings(told), shows("closed", True), rest_ms=0),
        Stop("", stays(130), is_dark, rest_ms=0),
        Stop("", rings(inputs.ClosedTouched()), lambda: not is_dark(), rest_ms=0),
    ]

    def done(reason: str) -> None:
        failed.append(reason)
        station.end("test")

    guide = Guide(station.hall, iter(stops), tmp_path, time.monotonic, done, lambda _: None)
    assert station.run((640, 360), guide.begin) == 0
    assert failed == [""]
