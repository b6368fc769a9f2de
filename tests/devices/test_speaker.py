"""The speaker plays real files on a real player, here without a sound card: in real time, in silence."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtMultimedia import QMediaDevices, QMediaPlayer
from pytestqt.qtbot import QtBot

from kiosk.devices.speaker import Speaker
from kiosk.happenings.inputs import DeviceReported, NarrationAt, NarrationEnded, NarrationFailed
from kiosk.happenings.orders import Speak, StopSpeaking
from kiosk.happenings.words import Input
from kiosk.places import ROOT

RATE = 24_000
SHORT_S, LONG_S = 0.5, 30.0


class Booth:
    """A speaker with clips good, broken and missing, and everything it rang."""

    def __init__(self, qtbot: QtBot, folder: Path, *, muted: bool = False) -> None:
        self.qtbot = qtbot
        self.rung: list[Input] = []
        for name, seconds in (("short", SHORT_S), ("long", LONG_S)):
            tone = 0.1 * np.sin(np.arange(round(RATE * seconds)) / RATE * 2 * np.pi * 220)
            soundfile.write(folder / f"{name}.ogg", tone, RATE, format="OGG", subtype="VORBIS")
        (folder / "broken.ogg").write_bytes(b"no sound" * 100)
        sounds = {name: folder / f"{name}.ogg" for name in ("short", "long", "broken", "missing")}
        self.speaker = Speaker(self.rung.append, sounds, muted)

    def told(self, kind: type[Input], clip_id: str = "") -> list[Input]:
        return [told for told in self.rung if isinstance(told, kind) and getattr(told, "clip_id", "") == clip_id]

    def hears(self, kind: type[Input], clip_id: str) -> None:
        self.qtbot.waitUntil(lambda: bool(self.told(kind, clip_id)), timeout=10_000)


@pytest.fixture
def open_booth(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Booth]]:
    """Opens booths whose speakers are started, and stops them."""
    opened: list[Booth] = []

    def make(*, muted: bool = False) -> Booth:
        booth = Booth(qtbot, tmp_path, muted=muted)
        opened.append(booth)
        booth.speaker.start()
        return booth

    yield make
    for booth in opened:
        booth.speaker.stop()


def test_it_tells_where_it_is_and_when_it_is_over(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speaker.take(Speak("short"))
    booth.hears(NarrationEnded, "short")
    at = [told.position_s for told in booth.rung if isinstance(told, NarrationAt)]
    assert at
    assert at == sorted(at)
    assert 0 <= at[0] <= at[-1] <= SHORT_S + 0.1
    assert booth.rung[-1] == NarrationEnded("short")
    assert not booth.told(NarrationFailed, "short")


def test_a_stopped_clip_is_not_heard_of_again(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speaker.take(Speak("long"))
    booth.hears(NarrationAt, "long")
    booth.speaker.take(StopSpeaking())
    before = len(booth.rung)
    # Another clip runs its whole length meanwhile: time enough for the stopped one to be heard of.
    booth.speaker.take(Speak("short"))
    booth.hears(NarrationEnded, "short")
    assert all(getattr(told, "clip_id", "") == "short" for told in booth.rung[before:])


def test_a_new_clip_stops_the_one_before_and_one_can_be_told_again(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speaker.take(Speak("long"))
    booth.hears(NarrationAt, "long")
    for _ in range(2):
        booth.rung.clear()
        booth.speaker.take(Speak("short"))
        booth.hears(NarrationEnded, "short")
        assert booth.told(NarrationAt, "short")
        assert not booth.told(NarrationAt, "long")
        assert not booth.told(NarrationEnded, "long")


@pytest.mark.qt_log_ignore("Could not open media")
@pytest.mark.parametrize("clip_id", ["missing", "nowhere", "broken"])
def test_a_clip_that_can_not_be_played_fails_once_and_the_next_one_plays(
    open_booth: Callable[..., Booth], clip_id: str
) -> None:
    booth = open_booth()
    booth.speaker.take(Speak(clip_id))
    booth.hears(NarrationFailed, clip_id)
    booth.speaker.take(Speak("short"))
    booth.hears(NarrationEnded, "short")
    assert len(booth.told(NarrationFailed, clip_id)) == 1
    assert not booth.told(NarrationEnded, clip_id)


@pytest.mark.skipif(not QMediaDevices.defaultAudioOutput().isNull(), reason="this machine has a sound card")
def test_no_sound_card_is_told_once(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speaker.take(Speak("short"))
    booth.hears(NarrationEnded, "short")
    reports = [told for told in booth.rung if isinstance(told, DeviceReported)]
    assert [(told.device, told.level) for told in reports] == [("speaker", "fault")]
    assert "loudspeaker" in reports[0].sentence_en


def test_switched_off_is_no_fault_and_time_runs_on(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth(muted=True)
    booth.speaker.take(Speak("short"))
    booth.hears(NarrationEnded, "short")
    assert [told.level for told in booth.rung if isinstance(told, DeviceReported)] == ["ok"]


def test_it_leaves_nothing_behind_and_takes_nothing_after(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speaker.take(Speak("long"))
    booth.hears(NarrationAt, "long")
    booth.speaker.stop()
    before = len(booth.rung)
    booth.speaker.take(Speak("short"))
    booth.qtbot.waitUntil(lambda: booth.speaker.findChildren(QMediaPlayer) == [])
    assert booth.speaker.findChildren(QMediaDevices) == []
    assert len(booth.rung) == before
    booth.speaker.start()
    booth.speaker.take(Speak("short"))
    booth.hears(NarrationEnded, "short")


WITHOUT_BACKEND = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from kiosk.devices.speaker import Speaker
from kiosk.happenings.orders import Speak
app = QCoreApplication([])
app.setLibraryPaths([])
rung = []
speaker = Speaker(rung.append, {"clip": Path(sys.argv[1])})
speaker.start()
speaker.take(Speak("clip"))
print(json.dumps([type(told).__name__ for told in rung]))
speaker.stop()
"""


def test_without_a_media_backend_it_fails_at_once_and_says_so(open_booth: Callable[..., Booth], tmp_path: Path) -> None:
    open_booth()
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_BACKEND, str(tmp_path / "short.ogg")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert json.loads(done.stdout) == ["DeviceReported", "NarrationFailed"]
