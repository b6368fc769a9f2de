"""What holds for every test: nothing it started may outlive it."""

import gc
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pydantic.fields  # noqa: F401  # before Qt's import hook is on, which trips over a pydantic half loaded
import pytest

from kiosk.cli import QUIET_MULTIMEDIA

PATIENCE_S = 3.0
# Before Qt is loaded: as the kiosk does it.
os.environ.setdefault("QT_LOGGING_RULES", QUIET_MULTIMEDIA)
# Tests touch with fingers that are no visitor's; kiosk.bridge.finger says why that needs one thread.
os.environ.setdefault("QSG_RENDER_LOOP", "basic")
# As the kiosk does it, and before any test has made the application.
os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")
os.environ.setdefault("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1")
os.environ.setdefault("QT_VIRTUALKEYBOARD_STYLE", "station")


# Begun first, because it takes longest.
LONGEST = "walks"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """./test shares the files out to workers in this order; the tests of one file stay with one worker."""
    items.sort(key=lambda item: LONGEST not in item.path.parts)


class Recovery:
    """A stopwatch for a fault that a test injects: seconds until all is well again, for the matrix of faults."""

    def __init__(self, record: Callable[[str, object], None]) -> None:
        self._record = record
        self._began_s = 0.0

    def begins(self) -> None:
        self._began_s = time.monotonic()

    def over(self) -> None:
        self.took(time.monotonic() - self._began_s)

    def took(self, seconds: float) -> None:
        self._record("recovered_s", round(seconds, 2))


@pytest.fixture
def recovery(record_property: Callable[[str, object], None]) -> Recovery:
    """For tests marked with `fault`; tests/faults/matrix.py reads what it was told."""
    return Recovery(record_property)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "fault(name, *, visitor, staff, lost): this test does that to the station for real; what the visitor sees, "
        "what staff read and what is lost, for tests/faults/FAULTS.md",
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("fault"):
        item.user_properties.append(("fault", json.dumps({"name": marker.args[0], **marker.kwargs})))


def pytest_collection_finish() -> None:
    """What thousands of collected tests hold stays until the end: no collection of garbage needs to look at it again.

    The tests of scenes collect after every test, which otherwise took longer than most of them.
    """
    gc.collect()
    gc.freeze()


def running_children() -> dict[int, str]:
    """This process's children that still run: process id -> command line. Empty where /proc is missing."""
    found: dict[int, str] = {}
    for listing in Path("/proc/self/task").glob("*/children"):
        try:
            children = [int(number) for number in listing.read_text().split()]
        except FileNotFoundError:
            continue
        for child in children:
            try:
                state = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0]
                command = Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if state != "Z":
                found[child] = command.strip()
    return found


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """A thread or child process that a test started and left running fails that test.

    Threads get a moment to end what they were told to end. Threads that Python did not start (Qt's own) can't be judged
    and are not; what a fixture of a wider scope started was there before and may stay.
    """
    threads_before, children_before = set(threading.enumerate()), set(running_children())
    yield
    left = []
    for thread in set(threading.enumerate()) - threads_before:
        if isinstance(thread, threading._DummyThread):
            continue
        thread.join(PATIENCE_S)
        if thread.is_alive():
            left.append(f"thread {thread.name!r}")
    left += [f"process {pid}: {line}" for pid, line in running_children().items() if pid not in children_before]
    if left:
        pytest.fail("left running: " + "; ".join(sorted(left)), pytrace=False)
