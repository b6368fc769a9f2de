"""The check desk and what it finds out: real files, real processes, a real web server, a real sound server."""

from __future__ import annotations

import contextlib
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.content.words import load_words
from kiosk.devices.check_desk import CheckDesk
from kiosk.devices.checks.check import Check, Finding, Tell
from kiosk.devices.checks.clock import ClockCheck, set_by_network
from kiosk.devices.checks.disk import DiskCheck
from kiosk.devices.checks.network import NetworkCheck, answers
from kiosk.happenings.inputs import CheckTold
from kiosk.happenings.orders import EndCheck, RunCheck
from kiosk.places import SCENES
from tests.devices.doorbell import Doorbell
from tests.small_disk import mounted_disk

WORDS = load_words(SCENES)
NOW = datetime(2026, 11, 30, 9, 41, tzinfo=UTC)


def found(check: Check) -> list[Finding]:
    """All that a check tells, run here and now."""
    told: list[Finding] = []
    check.look(told.append, threading.Event())
    return told


def only(check: Check) -> Finding:
    (finding,) = found(check)
    return finding


class Waiting:
    """A check that waits to be ended, and then still wants to say something."""

    def __init__(self) -> None:
        self.ended = threading.Event()

    def look(self, tell: Tell, ended: threading.Event) -> None:
        tell(Finding("running", "", ""))
        ended.wait(30)
        tell(Finding("ok", "", ""))
        self.ended.set()


class Broken:
    def look(self, tell: Tell, ended: threading.Event) -> None:
        raise RuntimeError("no such thing")


@pytest.fixture
def bell() -> Doorbell:
    return Doorbell()


@pytest.fixture
def desk_of(bell) -> Iterator[Callable[..., CheckDesk]]:
    made: list[CheckDesk] = []

    def make(**checks: Check) -> CheckDesk:
        made.append(CheckDesk(bell.ring, checks))  # type: ignore[arg-type]
        made[-1].start()
        return made[-1]

    yield make
    for desk in made:
        desk.stop()


def test_what_a_check_finds_rings_with_its_job(desk_of, bell, tmp_path):
    desk = desk_of(disk=DiskCheck(tmp_path, enough_gb=0))
    desk.take(RunCheck("disk", 7))
    told = bell.next(CheckTold)
    assert (told.check, told.level, told.job) == ("disk", "ok", 7)
    assert told.measured is not None and told.measured > 0


def test_an_ended_check_says_nothing_more_and_one_asked_for_again_is_let_go_first(desk_of, bell):
    waiting = Waiting()
    desk = desk_of(content=waiting)
    desk.take(RunCheck("content", 1))
    assert bell.next(CheckTold).job == 1
    desk.take(RunCheck("content", 2))
    assert waiting.ended.wait(10)
    assert bell.next(CheckTold) == CheckTold("content", "running", "", "", 2)
    waiting.ended.clear()
    desk.take(EndCheck())
    assert waiting.ended.wait(10)
    assert bell.rings.empty()


def test_a_check_that_breaks_is_a_red_line_and_the_others_go_on(desk_of, bell, tmp_path):
    desk = desk_of(clock=Broken(), disk=DiskCheck(tmp_path, enough_gb=0))
    desk.take(RunCheck("clock", 1))
    told = bell.next(CheckTold)
    assert told.level == "fault"
    assert "RuntimeError" in told.sentence_zh
    desk.take(RunCheck("disk", 1))
    assert bell.next(CheckTold).level == "ok"
    desk.take(RunCheck("network", 1))
    assert bell.next(CheckTold).level == "off"


def test_a_disk_with_too_little_room_is_told_with_how_much(tmp_path):
    finding = only(DiskCheck(tmp_path, enough_gb=1e9))
    assert finding.level == "fault"
    assert "GB" in finding.sentence_zh
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_in_plain_words(tmp_path):
    with mounted_disk(tmp_path, "512k") as folder:
        with contextlib.suppress(OSError):
            (folder / "all").write_bytes(bytes(1_000_000))
        finding = only(DiskCheck(folder))
    assert finding.level == "fault"
    assert "写不进去" in finding.sentence_zh


def test_a_data_folder_that_is_gone_is_told(tmp_path):
    (tmp_path / "file").touch()
    assert only(DiskCheck(tmp_path / "file" / "data")).level == "fault"


def test_a_clock_behind_what_was_written_is_red_also_when_the_network_set_it(tmp_path):
    clock = ClockCheck(tmp_path, lambda: NOW, lambda: True)
    assert only(clock).level == "ok"
    (tmp_path / "pin.json").touch()
    ahead_s = (NOW + timedelta(days=1)).timestamp()
    os.utime(tmp_path / "pin.json", (ahead_s, ahead_s))
    assert only(clock).level == "fault"
    assert only(ClockCheck(tmp_path / "none", lambda: NOW.replace(year=2020), lambda: True)).level == "fault"


@pytest.mark.parametrize("synchronised", [False, None])
def test_a_clock_that_nothing_sets_is_asked_about(tmp_path, synchronised):
    assert only(ClockCheck(tmp_path, lambda: NOW, lambda: synchronised)).level == "asking"


def test_this_machine_says_whether_its_clock_is_set():
    assert set_by_network() in (True, False, None)


class Page(http.server.BaseHTTPRequestHandler):
    status = 404

    def do_HEAD(self) -> None:
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_pickup_that_answers_is_green_with_its_address(served):
    finding = only(NetworkCheck(lambda: "127.0.0.1", lambda: served))
    assert finding.level == "ok"
    assert served.removeprefix("http://") in finding.sentence_en


def test_a_server_that_fails_is_no_answer(served, monkeypatch):
    monkeypatch.setattr(Page, "status", 502)
    assert not answers(served)
    assert not answers("http://127.0.0.1:9")
    assert not answers("nonsense")


@pytest.mark.parametrize(
    ("address", "url", "told"),
    [(None, None, "网线"), ("10.0.0.7", None, "没有运行"), ("10.0.0.7", "http://10.0.0.7:8470", "防火墙")],
)
def test_a_red_network_says_where_to_look(address, url, told):
    check = NetworkCheck(lambda: address, lambda: url, lambda _: False, within_s=0)
    assert told in only(check).sentence_zh
