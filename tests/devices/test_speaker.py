"""The speaker plays real files in its real process, here without a sound server: in real time, in silence."""

import json
import os
import queue
import signal
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile

from kiosk.devices.speaker import CUES, Speaker
from kiosk.devices.supervisor import RestartRules
from kiosk.happenings.inputs import DeviceReported, NarrationAt, NarrationEnded, NarrationFailed
from kiosk.happenings.orders import PlayCue, Speak, StopSpeaking
from kiosk.happenings.words import Input
from kiosk.places import ROOT
from kiosk.settings import load_settings
from tests.conftest import Recovery, running_children

RATE = 24_000
SHORT_S, LONG_S = 0.5, 30.0
QUICK = RestartRules(ready_within_s=20, silent_s=5, pause_first_s=0.01, pause_most_s=0.05)
NOON = time(12, 0)


class Booth:
    """A speaker with clips good, broken and missing, and everything it rang."""

    def __init__(self, folder: Path, *, muted: bool = False) -> None:
        self.folder = folder
        self.rung: queue.Queue[Input] = queue.Queue()
        for name, seconds in (("short", SHORT_S), ("long", LONG_S)):
            tone = 0.1 * np.sin(np.arange(round(RATE * seconds)) / RATE * 2 * np.pi * 220)
            soundfile.write(folder / f"{name}.ogg", tone, RATE, format="OGG", subtype="VORBIS")
        (folder / "broken.ogg").write_bytes(b"no sound" * 100)
        loudness = load_settings(ROOT / "config.yaml").speaker
        self.speaker = Speaker(self.rung.put, loudness, lambda: NOON, muted, rules=QUICK)

    def open(self) -> None:
        self.speaker.start()
        self.hears(DeviceReported)

    def speak(self, clip_id: str, from_s: float = 0.0) -> None:
        self.speaker.take(Speak(clip_id, self.folder / f"{clip_id}.ogg", from_s))

    def hears(self, kind: type[Input], clip_id: str = "", before: list[Input] | None = None) -> Input:
        """The next ring of this kind; `before` gets what came earlier."""
        while True:
            told = self.rung.get(timeout=20)
            if isinstance(told, kind) and getattr(told, "clip_id", "") == clip_id:
                return told
            if before is not None:
                before.append(told)


@pytest.fixture
def open_booth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Booth]]:
    """Opens booths whose speakers are started where there is no sound server, and stops them."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    opened: list[Booth] = []

    def make(*, muted: bool = False) -> Booth:
        booth = Booth(tmp_path, muted=muted)
        opened.append(booth)
        booth.open()
        return booth

    yield make
    for booth in opened:
        booth.speaker.stop()


def test_it_tells_where_it_is_and_when_it_is_over(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speak("short")
    rung: list[Input] = []
    booth.hears(NarrationEnded, "short", rung)
    at = [told.position_s for told in rung if isinstance(told, NarrationAt)]
    assert len(at) == len(rung)
    assert at == sorted(at)
    assert at[0] == 0
    assert 0 < at[-1] <= SHORT_S + 0.1


def test_it_starts_at_the_sentence_it_is_asked_for(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speak("long", 29.0)
    rung: list[Input] = []
    booth.hears(NarrationEnded, "long", rung)
    at = [told.position_s for told in rung if isinstance(told, NarrationAt)]
    assert at[0] == 29.0
    assert at == sorted(at)
    booth.speak("short", 99.0)
    booth.hears(NarrationEnded, "short")


def test_a_stopped_clip_is_not_heard_of_again(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speak("long")
    booth.hears(NarrationAt, "long")
    booth.speaker.take(StopSpeaking())
    # Another clip runs its whole length: time enough for the stopped one to be heard of, after what was on its way.
    booth.speak("short")
    booth.hears(NarrationAt, "short")
    rung: list[Input] = []
    booth.hears(NarrationEnded, "short", rung)
    assert {getattr(told, "clip_id", "") for told in rung} == {"short"}


def test_of_twenty_taps_at_once_only_the_last_is_told(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    for number in range(20):
        booth.speaker.take(Speak(f"tap {number}", booth.folder / "long.ogg", number / 2))
    booth.speak("short")
    rung: list[Input] = []
    booth.hears(NarrationAt, "short", rung)
    assert all(isinstance(told, NarrationAt) for told in rung)
    rung.clear()
    booth.hears(NarrationEnded, "short", rung)
    assert {getattr(told, "clip_id", "") for told in rung} == {"short"}


def test_a_clip_can_be_told_again(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    for _ in range(2):
        booth.speak("short")
        booth.hears(NarrationAt, "short")
        booth.hears(NarrationEnded, "short")


@pytest.mark.parametrize("clip_id", ["missing", "broken"])
def test_a_clip_that_can_not_be_played_fails_once_and_the_next_one_plays(
    open_booth: Callable[..., Booth], clip_id: str
) -> None:
    booth = open_booth()
    for _ in range(2):
        booth.speak(clip_id)
        booth.hears(NarrationFailed, clip_id)
    booth.speak("short")
    rung: list[Input] = []
    booth.hears(NarrationEnded, "short", rung)
    assert {getattr(told, "clip_id", "") for told in rung} == {"short"}


@pytest.mark.fault(
    "There is no sound card",
    visitor="captions, lit in their time",
    staff="No sound output was found, only captions are shown; check loudspeaker and sound card.",
    lost="nothing",
)
def test_no_sound_card_is_told_and_time_runs_on(open_booth: Callable[..., Booth], tmp_path: Path) -> None:
    booth = Booth(tmp_path)
    booth.speaker.start()
    try:
        told = booth.hears(DeviceReported)
        assert isinstance(told, DeviceReported)
        assert (told.device, told.level) == ("speaker", "fault")
        assert "loudspeaker" in told.sentence_en
        booth.speak("short")
        rung: list[Input] = []
        booth.hears(NarrationEnded, "short", rung)
        assert all(isinstance(ring, NarrationAt) for ring in rung)
    finally:
        booth.speaker.stop()


def test_switched_off_is_no_fault_and_time_runs_on(tmp_path: Path) -> None:
    booth = Booth(tmp_path, muted=True)
    booth.speaker.start()
    try:
        told = booth.hears(DeviceReported)
        assert isinstance(told, DeviceReported)
        assert told.level == "ok"
        booth.speak("short")
        booth.hears(NarrationEnded, "short")
    finally:
        booth.speaker.stop()


def test_before_it_is_ready_captions_begin_and_the_voice_joins_them(
    open_booth: Callable[..., Booth], tmp_path: Path
) -> None:
    booth = Booth(tmp_path)
    booth.speak("long")
    booth.hears(NarrationFailed, "long")
    booth.speaker.start()
    try:
        joined = booth.hears(NarrationAt, "long")
        assert isinstance(joined, NarrationAt)
        assert joined.position_s > 0
    finally:
        booth.speaker.stop()


@pytest.mark.fault(
    "kill -9: the speaker's program in the middle of a sentence",
    visitor="captions go on; the voice comes back where they are",
    staff="The speaker's program was killed. It starts again in 0.5 s.",
    lost="nothing",
)
def test_its_process_killed_in_the_middle_of_a_clip_goes_on_where_captions_are(
    open_booth: Callable[..., Booth], recovery: Recovery
) -> None:
    booth = open_booth()
    booth.speak("long", 10.0)
    booth.hears(NarrationAt, "long")
    pid = booth.speaker.pid
    assert pid
    recovery.begins()
    os.kill(pid, signal.SIGKILL)
    booth.hears(NarrationFailed, "long")
    fault = booth.hears(DeviceReported)
    assert isinstance(fault, DeviceReported)
    assert fault.level == "fault"
    again = booth.hears(NarrationAt, "long")
    recovery.over()
    assert isinstance(again, NarrationAt)
    assert 10.0 < again.position_s < LONG_S


def test_it_leaves_nothing_behind_and_takes_nothing_after(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speak("long")
    booth.hears(NarrationAt, "long")
    pid = booth.speaker.pid
    assert pid in running_children()
    booth.speaker.stop()
    assert pid not in running_children()
    booth.speaker.start()
    booth.hears(DeviceReported)
    booth.speak("short")
    booth.hears(NarrationEnded, "short")


WITHOUT_BACKEND = """
import json, sys
from PySide6.QtCore import QCoreApplication
from kiosk.devices.speaker_child import Player
app = QCoreApplication([])
app.setLibraryPaths([])
def say(kind, **values):
    print(json.dumps([kind, values.get("playable")]))
    if kind == "failed":
        app.quit()
player = Player(say, False)
player.take({"do": "speak", "number": 1, "sound": sys.argv[1], "from_s": 0.0})
app.exec()
"""


def test_without_a_media_backend_it_fails_at_once_and_says_so(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "clip.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(bytes(RATE))
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_BACKEND, str(tmp_path / "clip.wav")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        ["ready", None],
        ["output", False],
        ["failed", None],
    ]


def test_the_notch_is_short_and_far_softer_than_any_voice() -> None:
    sound, rate_hz = soundfile.read(CUES["notch"])
    assert 0.08 <= len(sound) / rate_hz <= 0.2
    assert np.abs(sound).max() < 10 ** (-9 / 20)
    loudness = pyloudnorm.Meter(rate_hz, block_size=0.1).integrated_loudness(sound)
    assert -34 < loudness < -26
    assert abs(sound[0]) < 0.001 and abs(sound[-1]) < 0.001, "it neither begins nor ends with a snap"


def test_a_cue_without_a_sound_output_says_nothing_and_disturbs_nothing(open_booth: Callable[..., Booth]) -> None:
    booth = open_booth()
    booth.speak("short")
    booth.speaker.take(PlayCue("notch"))
    rung: list[Input] = []
    booth.hears(NarrationEnded, "short", rung)
    assert all(isinstance(told, NarrationAt) for told in rung)
