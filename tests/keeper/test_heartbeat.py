"""The heartbeat: no frame, no beat."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtQuick import QQuickWindow

from kiosk.bridge.heartbeat import Heartbeat
from kiosk.kept import BEAT, LEAVING, UNSEEN


class Glass(QObject):
    """A window whose frames come when the test lets them."""

    afterAnimating = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.exposed = True
        self.asked = 0

    def isExposed(self) -> bool:  # noqa: N802
        return self.exposed

    def update(self) -> None:
        self.asked += 1


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    os.set_blocking(ends[0], False)
    yield ends
    for fd in ends:
        try:
            os.close(fd)
        except OSError:
            continue


def heard(fd: int) -> bytes:
    try:
        return os.read(fd, 100)
    except BlockingIOError:
        return b""


def test_a_beat_needs_a_frame_on_the_screen_and_the_next_one_begun(qtbot, pipe):
    glass = Glass()
    heart = Heartbeat(glass, pipe[1])  # type: ignore[arg-type]
    heart.start()
    assert (glass.asked, heard(pipe[0])) == (1, b"")
    heart._ask()
    assert glass.asked == 1, "it asks once, however long the frame takes"
    glass.afterAnimating.emit()
    assert heard(pipe[0]) == b"", "a render thread may still be stuck with that one"
    glass.afterAnimating.emit()
    assert heard(pipe[0]) == BEAT
    glass.afterAnimating.emit()
    assert heard(pipe[0]) == b"", "frames of a story or a voyage are no beats of their own"
    heart.stop()
    assert heard(pipe[0]) == LEAVING


def test_a_window_that_no_screen_shows_says_so_as_long_as_its_thread_turns(qtbot, pipe):
    glass = Glass()
    glass.exposed = False
    heart = Heartbeat(glass, pipe[1])  # type: ignore[arg-type]
    heart.start()
    assert heard(pipe[0]) == UNSEEN
    glass.exposed = True
    heart._ask()
    assert heard(pipe[0]) == b"", "awake, it must draw again"
    heart.stop()


def test_without_a_keeper_the_window_ends(qtbot, pipe, monkeypatch):
    ended: list[int] = []
    monkeypatch.setattr("kiosk.bridge.heartbeat.os._exit", ended.append)
    glass = Glass()
    glass.exposed = False
    os.close(pipe[0])
    heart = Heartbeat(glass, pipe[1])  # type: ignore[arg-type]
    heart.start()
    assert ended == [1]
    heart.stop()


def test_a_real_window_beats(qtbot, pipe):
    window = QQuickWindow()
    window.resize(200, 100)
    window.show()
    heart = Heartbeat(window, pipe[1])
    heart.start()
    qtbot.waitUntil(lambda: heard(pipe[0]) == BEAT, timeout=60_000)
    heart.stop()
    window.close()
    window.deleteLater()
