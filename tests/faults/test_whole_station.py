"""A whole station, harmed for real while it is open: whatever happens, the next touch is answered."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from kiosk.settings.last_good import last_good
from tests.conftest import Recovery
from tests.faults.kept_hall import ANSWERS, SIZE, KeptHall, is_gone
from tests.faults.small_memory import eater
from tests.journal.desk import remount
from tests.small_disk import fill

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a station runs on Linux")
fault = pytest.mark.fault


def became_read_only(hall: KeptHall) -> bool:
    try:
        remount(hall.data, "ro")
    except subprocess.CalledProcessError:
        return False
    return True


def needs_disk(hall: KeptHall) -> None:
    if not os.path.ismount(hall.data):
        pytest.skip("mounting a small disk needs root on Linux")


@pytest.mark.parametrize(
    ("process", "device"),
    [
        pytest.param(
            "pickup",
            "pickup",
            marks=fault(
                "kill -9: the pickup server of an open hall",
                visitor="“Phones can't fetch it just now. It is being tried again”, where a card is just finished",
                staff="The postcard pickup was killed. It starts again in 0.5 s.",
                lost="nothing: cards and their links stay",
            ),
        ),
        pytest.param(
            "door entry",
            "entry_camera",
            marks=fault(
                "kill -9: the smile camera of an open hall",
                visitor="“This door is not counting just now”",
                staff="The smile camera at the entry was killed. It starts again in 0.5 s.",
                lost="who passes in these seconds; they count as not measured",
            ),
        ),
        pytest.param(
            "staff_pages",
            "staff_page",
            marks=fault(
                "kill -9: the staff page of an open hall",
                visitor="nothing",
                staff="The staff page was killed. It starts again in 0.5 s. (Whoever was in logs in again.)",
                lost="nothing",
            ),
        ),
    ],
)
def test_a_worker_that_is_killed_comes_back_while_touches_are_answered(
    hall: KeptHall, recovery: Recovery, process: str, device: str
) -> None:
    pid, recovered = hall.processes()[process], hall.recovered(device)
    recovery.begins()
    hall.kill(pid)
    hall.answers()
    hall.until(lambda: hall.processes().get(process, pid) != pid)
    hall.until(lambda: hall.recovered(device) > recovered)
    recovery.over()
    assert "was killed" in hall.told(device)[-1]


@fault(
    "Workers hang (SIGSTOP): the pickup server and the cameras of both doors",
    visitor="“Phones can't fetch it just now. It is being tried again”; “This door is not counting just now”",
    staff="The postcard pickup stopped answering. It starts again in 0.5 s. (So for each.)",
    lost="who passes the doors meanwhile",
)
def test_workers_that_hang_are_replaced_while_touches_are_answered(hall: KeptHall, recovery: Recovery) -> None:
    hanging = {name: pid for name, pid in hall.processes().items() if name in ("pickup", "door entry", "door exit")}
    assert len(hanging) == 3
    recovery.begins()
    for pid in hanging.values():
        os.kill(pid, signal.SIGSTOP)
    hall.answers()
    hall.until(lambda: all(hall.processes().get(name, pid) != pid for name, pid in hanging.items()))
    hall.until(lambda: "stopped answering" in hall.told("pickup")[-1])
    recovery.over()
    hall.answers()


@fault(
    "The journal is locked by another program while the hall is open",
    visitor="nothing",
    staff="The journal … is held by another program. What happens is kept and written as soon as it can be.",
    lost="nothing: facts wait and are written with their own times",
)
def test_what_happens_while_another_program_holds_the_journal_is_written_afterwards(
    hall: KeptHall, recovery: Recovery
) -> None:
    recovered = hall.recovered("journal")
    with closing(sqlite3.connect(hall.data / "journal.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        locked_ms = time.time_ns() // 1_000_000
        seen = other.execute("SELECT count(*) FROM happenings").fetchone()
        hall.touched_until(lambda: hall.staff_read("is held by another program"))
        assert other.execute("SELECT count(*) FROM happenings").fetchone() == seen
        recovery.begins()
        free_ms = time.time_ns() // 1_000_000
        other.execute("COMMIT")
    hall.until(lambda: hall.recovered("journal") > recovered)
    recovery.over()
    assert "held by another program" in hall.told("journal")[-1]
    assert [ms for ms, _ in hall.noted("language-switched", "visit-began") if locked_ms <= ms < free_ms]


@fault(
    "A touch storm: 1,000 taps a second all over the screen",
    visitor="scenes open and close under the taps; the next calm touch is answered",
    staff="nothing",
    lost="nothing",
)
def test_a_thousand_taps_a_second_leave_a_hall_that_answers(hall: KeptHall, recovery: Recovery) -> None:
    assert hall.hand is not None
    window, chance = hall.window, random.Random(1921)
    for _ in range(2000):
        hall.hand.click(1, chance.randrange(SIZE[0]), chance.randrange(SIZE[1]))
    recovery.begins()
    leave(hall)
    recovery.over()
    assert hall.window == window
    assert hall.journal_is_whole()


def leave(hall: KeptHall) -> None:
    """End the visit, wherever it is, and begin another."""
    ended = len(hall.noted("visit-ended"))

    def gone() -> bool:
        assert hall.hand is not None
        hall.hand.click(1, 596, 21)
        return len(hall.noted("visit-ended")) > ended

    hall.until(gone)
    hall.answers()


@fault(
    "kill -9: the window itself, while somebody stands before it",
    visitor="a dark screen for a moment, then the resting screen; the next touch begins a visit",
    staff="Started again after a crash, dark for … s",
    lost="the visit that was under way; nothing that was noted",
)
@fault(
    "kill -9 at random: every process of an open hall once, one after the other, the window too",
    visitor="at most a dark screen for a moment; the next touch is answered",
    staff="… was killed. It starts again in … s. For the window: Started again after a crash, dark for … s",
    lost="at most the visit that was under way; nothing that was noted",
)
def test_whatever_process_is_killed_the_next_touch_is_answered(hall: KeptHall, recovery: Recovery) -> None:
    hall.until(lambda: hall.spare() is not None)
    workers, facts = hall.processes(), len(hall.noted(*ANSWERS))
    names = ["window", *workers]
    random.Random(1934).shuffle(names)
    for name in names:
        pid = hall.window if name == "window" else hall.processes().get(name)
        if pid:
            recovery.begins()
            hall.kill(pid)
            hall.answers()
            recovery.over()
    assert hall.restarted_after() == "crash"
    hall.until(lambda: set(workers) <= set(hall.processes()))
    assert len(hall.noted(*ANSWERS)) >= facts + len(names)
    assert hall.journal_is_whole()


@fault(
    "The thread that draws hangs (SIGSTOP of the window)",
    visitor="a picture that stands still for 10 seconds, then the resting screen",
    staff="Started again after a hang, dark for … s",
    lost="the visit that was under way; nothing that was noted",
)
@fault(
    "config.yaml is broken when a window that hung must start again",
    visitor="as after any restart: the settings that worked last are used",
    staff="config.yaml, the line, the key, what is wrong with it, and that the last good settings are used",
    lost="nothing",
)
def test_a_window_that_hangs_is_replaced_by_one_with_the_last_good_settings(hall: KeptHall, recovery: Recovery) -> None:
    # A window that has only just begun would be given a whole minute for its first frames.
    hall.until(hall.is_settled)
    hall.until(lambda: last_good(hall.config).exists())
    good, window = hall.config.read_text(encoding="utf-8"), hall.window
    hall.config.write_text(good.replace("idle_s: 60", "idle_s: soon"), encoding="utf-8")
    recovery.begins()
    os.kill(window, signal.SIGSTOP)
    hall.until(lambda: hall.window not in (0, window))
    hall.answers()
    recovery.over()
    assert hall.restarted_after() == "hang"
    assert len(hall.noted("config-fell-back")) == 1
    hall.until(lambda: "idle_s" in "".join(hall.told("settings")))
    hall.config.write_text(good, encoding="utf-8")


@fault(
    "The data folder's disk fills up while the hall is open",
    visitor="nothing; a card that can't be kept says “The card could not be made”",
    staff="The journal … lies on a full disk: please make room. What happens is kept and written as soon as it can be.",
    lost="nothing: facts wait in memory and are written when there is room",
)
def test_a_disk_that_fills_up_keeps_nobody_from_answering(hall: KeptHall, recovery: Recovery) -> None:
    needs_disk(hall)
    recovered = hall.recovered("journal")
    filler = fill(hall.data)
    full_ms = time.time_ns() // 1_000_000
    # There may be room for some more facts in pages that were begun.
    hall.touched_until(lambda: hall.staff_read("lies on a full disk: please make room"))
    recovery.begins()
    room_ms = time.time_ns() // 1_000_000
    filler.unlink()
    hall.until(lambda: hall.recovered("journal") > recovered)
    recovery.over()
    assert [ms for ms, _ in hall.noted("language-switched", "visit-began") if full_ms <= ms < room_ms]
    assert hall.journal_is_whole()


@fault(
    "The data folder's disk comes back read-only after a crash",
    visitor="as after any crash; the hall opens and answers",
    staff=(
        "The journal … can't be written (read-only): please check the disk and its permissions. What happens is kept …"
    ),
    lost="nothing: facts wait in memory and are written when the disk can be written",
)
def test_a_hall_opens_on_a_disk_that_became_read_only(hall: KeptHall, recovery: Recovery) -> None:
    needs_disk(hall)
    assert hall.keeper is not None
    ready, recovered, window = hall.times_ready(), hall.recovered("journal"), hall.window
    os.kill(hall.keeper.pid, signal.SIGSTOP)
    try:
        hall.kill(window)
        # Not before the last of its workers has let go of its files.
        hall.until(lambda: became_read_only(hall))
    finally:
        os.kill(hall.keeper.pid, signal.SIGCONT)
    hall.until(lambda: hall.times_ready() > ready)
    hall.touched_until(lambda: hall.staff_read("(read-only)"))
    read_only_ms = time.time_ns() // 1_000_000
    remount(hall.data, "rw")
    recovery.begins()
    hall.until(lambda: hall.recovered("journal") > recovered)
    recovery.over()
    assert "read-only" in hall.told("journal")[-1]
    assert [ms for ms, _ in hall.noted("visit-began") if ms < read_only_ms][-1:], "the touches were answered"
    hall.answers()


@fault(
    "Memory pressure: none is left, and the kernel kills the window",
    visitor="a dark screen for a moment, then the resting screen",
    staff="Started again after a crash, dark for … s",
    lost="the visit that was under way; nothing that was noted",
)
def test_out_of_memory_the_hall_comes_back(hall: KeptHall, recovery: Recovery) -> None:
    if hall.memory is None:
        pytest.skip("limiting memory needs root on Linux, and control groups")
    window = hall.window
    recovery.begins()
    with eater(hall.memory):
        hall.until(lambda: is_gone(window))
    hall.answers()
    recovery.over()
    assert hall.window not in (0, window)


@fault(
    "The display server dies, and comes back",
    visitor="a dark screen until the display is back, then the resting screen",
    staff="Started again after a crash, dark for … s",
    lost="the visit that was under way; nothing that was noted",
)
def test_a_screen_that_is_gone_and_back_shows_the_hall_again(hall: KeptHall, recovery: Recovery) -> None:
    window = hall.window
    hall.darken_screen()
    hall.until(lambda: is_gone(window))
    hall.light_screen()
    recovery.begins()
    hall.answers()
    recovery.over()
