"""The speaker in a hall where sound can be listened to: what is heard, how loud, and what happens when it is pulled."""

import os
import queue
import signal
from collections.abc import Iterator
from datetime import time

import numpy as np
import pytest
import soundfile

from kiosk.devices.speaker import Speaker
from kiosk.devices.supervisor import RestartRules
from kiosk.happenings.inputs import DeviceReported, NarrationAt, NarrationFailed
from kiosk.happenings.orders import PlayCue, Speak, StopSpeaking
from kiosk.happenings.words import Input, Level
from kiosk.settings import Speaker as Volume
from tests.conftest import Recovery
from tests.devices.sound_hall import LOUD, MISSING, RATE_HZ, Ears, SoundHall

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

QUICK = RestartRules(ready_within_s=20, silent_s=5, pause_first_s=0.01, pause_most_s=0.05)
# A clip of steady tones, one after the other: what is heard tells which part of it plays.
TONES_HZ = (440, 660, 880, 1100)
TONE_S = 8.0
SOFT, FULL = 0.5, 1.0
CUE_HZ, CUE_S = 3000, 0.3


class DayClock:
    """The time of day as the test says."""

    def __init__(self) -> None:
        self.now = time(10, 30)

    def __call__(self) -> time:
        return self.now


class Evening:
    """A speaker in a hall with a sound server, its clip, and everything it rang."""

    def __init__(self, hall: SoundHall) -> None:
        self.hall = hall
        self.clock = DayClock()
        self.rung: queue.Queue[Input] = queue.Queue()
        self.clip = hall.folder / "tones.wav"
        rate_hz = 24_000
        times_s = np.arange(round(TONE_S * rate_hz)) / rate_hz
        soundfile.write(self.clip, np.concatenate([0.3 * np.sin(2 * np.pi * hz * times_s) for hz in TONES_HZ]), rate_hz)
        volume = Volume.model_validate(
            {"volume": [{"start": "10:00", "level": SOFT}, {"start": "11:00", "level": FULL}]}
        )
        cue = hall.folder / "cue.wav"
        times_s = np.arange(round(CUE_S * rate_hz)) / rate_hz
        soundfile.write(cue, 0.1 * np.sin(2 * np.pi * CUE_HZ * times_s), rate_hz)
        self.speaker = Speaker(self.rung.put, volume, self.clock, rules=QUICK, cues={"notch": cue})

    def speak(self, from_s: float = 0.0, clip_id: str = "clip") -> None:
        self.speaker.take(Speak(clip_id, self.clip, from_s))

    def reports(self, level: Level) -> None:
        while not (isinstance(told := self.rung.get(timeout=20), DeviceReported) and told.level == level):
            pass

    def speaks(self) -> None:
        """Wait until the voice has gone on for a second: Qt has then taken in what the sound server told it at first.

        What is pulled out before that, in the first milliseconds of the process, it never notices.
        """
        while not (isinstance(told := self.rung.get(timeout=20), NarrationAt) and told.position_s > 1.0):
            pass

    def hears(self, kind: type[Input]) -> Input:
        while not isinstance(told := self.rung.get(timeout=20), kind):
            pass
        return told


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundHall]:
    hall = SoundHall()
    for name, value in hall.environment.items():
        monkeypatch.setenv(name, value)
    yield hall
    hall.close()


@pytest.fixture
def evening(hall: SoundHall) -> Iterator[Evening]:
    evening = Evening(hall)
    yield evening
    evening.speaker.stop()


def power(sound: np.ndarray, hz: int) -> float:
    """How much of a tone is in a sound."""
    times_s = np.arange(len(sound)) / RATE_HZ
    return float(abs(np.mean(sound * np.exp(-2j * np.pi * hz * times_s))))


def loudest(sound: np.ndarray) -> int:
    return max(TONES_HZ, key=lambda hz: power(sound, hz))


def hear(ears: Ears, samples: int = 4800) -> np.ndarray:
    """The next stretch of sound, from the first sample that is heard; what was heard before is forgotten."""
    ears.forget()
    found: list[np.ndarray] = []

    def enough() -> bool:
        heard = ears.loud()
        found[:] = [heard[:samples]]
        return len(heard) >= samples

    ears.wait_for(enough)
    return found[0]


def test_it_begins_at_the_sentence_without_a_sound_of_what_stands_before(hall: SoundHall, evening: Evening) -> None:
    hall.open()
    ears = hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    evening.speak(2 * TONE_S)
    sound = hear(ears)
    assert loudest(sound) == 880
    assert power(sound, 880) > 100 * max(power(sound, 440), power(sound, 660))


def test_of_twenty_taps_only_the_last_is_heard_and_a_tap_more_is_silence(hall: SoundHall, evening: Evening) -> None:
    hall.open()
    ears = hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    for number in range(20):
        evening.speak(0.0, f"tap {number}")
    evening.speak(3 * TONE_S, "last")
    while True:
        told = evening.hears(NarrationAt)
        if isinstance(told, NarrationAt) and told.clip_id == "last" and told.position_s > 3 * TONE_S + 0.3:
            break
    assert loudest(hear(ears)) == 1100
    evening.speaker.take(StopSpeaking())
    ears.wait_for_silence()


def test_the_voice_follows_the_hour_while_it_speaks(hall: SoundHall, evening: Evening) -> None:
    hall.open()
    ears = hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    evening.speak()
    soft = np.sqrt(np.mean(np.square(hear(ears))))
    evening.clock.now = time(11, 0)
    # Half as loud to the ear is far less than half of the pressure: the sound was so much lower before the hour.
    ears.wait_for(lambda: np.sqrt(np.mean(np.square(ears.latest()))) > 2.5 * soft)
    assert soft > 0


def cue_power(ears: Ears) -> float:
    return power(ears.latest(), CUE_HZ)


def test_a_cue_is_heard_beside_the_voice_which_goes_on(hall: SoundHall, evening: Evening) -> None:
    hall.open()
    ears = hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    evening.speak()
    hear(ears)
    assert cue_power(ears) < 1e-4
    for _ in range(2):
        evening.speaker.take(PlayCue("notch"))
        ears.wait_for(lambda: cue_power(ears) > 3e-3)
        assert loudest(ears.latest()) == 440
        ears.wait_for(lambda: cue_power(ears) < 1e-4)
    at = evening.hears(NarrationAt)
    assert isinstance(at, NarrationAt) and at.clip_id == "clip"


def test_cues_never_queue_and_are_heard_without_a_voice_as_loud_as_the_hour(hall: SoundHall, evening: Evening) -> None:
    hall.open()
    ears = hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    evening.speaker.take(PlayCue("notch"))
    ears.wait_for_silence()
    ears.forget()
    for _ in range(10):
        evening.speaker.take(PlayCue("notch"))
    ears.wait_for(lambda: len(ears.loud()) > 0)
    ears.wait_for(lambda: len(ears.loud()) > 2 * CUE_S * RATE_HZ)
    loud = np.flatnonzero(np.abs(ears.loud()) > LOUD)
    assert loud[-1] < 1.5 * CUE_S * RATE_HZ, "ten at once are heard as one"
    soft = np.abs(ears.loud()).max()
    evening.clock.now = time(11, 0)

    def louder() -> bool:
        evening.speaker.take(PlayCue("notch"))
        return bool(np.abs(ears.latest()).max(initial=0.0) > 1.5 * soft)

    ears.wait_for(louder)


def test_a_cue_is_heard_on_the_output_that_came_after_it_was_pulled(hall: SoundHall, evening: Evening) -> None:
    hall.open()
    hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    evening.speak()
    evening.speaks()
    evening.speaker.take(PlayCue("notch"))
    hall.pull_out()
    evening.reports("fault")
    evening.speaker.take(PlayCue("notch"))
    hall.plug_in()
    evening.reports("ok")
    ears = hall.listen()
    evening.speaker.take(PlayCue("notch"))
    ears.wait_for(lambda: cue_power(ears) > 3e-3)


@pytest.mark.fault(
    "The sound output is unplugged in mid-sentence",
    visitor="captions go on; the voice comes back where they are",
    staff="No sound output was found, only captions are shown; check loudspeaker and sound card.",
    lost="nothing",
)
def test_an_output_pulled_while_it_speaks_leaves_captions_and_is_used_again(
    hall: SoundHall, evening: Evening, recovery: Recovery
) -> None:
    hall.open()
    hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    evening.speak()
    evening.speaks()
    hall.pull_out()
    evening.hears(NarrationFailed)
    evening.reports("fault")
    silent = evening.hears(NarrationAt)
    recovery.begins()
    hall.plug_in()
    evening.reports("ok")
    recovery.over()
    hear(hall.listen())
    heard = evening.hears(NarrationAt)
    assert isinstance(silent, NarrationAt) and isinstance(heard, NarrationAt)
    assert 0 < silent.position_s < heard.position_s


@pytest.mark.fault(
    "kill -9: the sound server, in mid-sentence",
    visitor="captions go on; the voice comes back where they are",
    staff="The sound server is gone; captions only for now.",
    lost="nothing",
)
def test_a_sound_server_that_dies_while_it_speaks_leaves_captions_and_is_used_again(
    hall: SoundHall, evening: Evening, recovery: Recovery
) -> None:
    hall.open()
    hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    evening.speak()
    evening.speaks()
    hall.kill()
    evening.hears(NarrationFailed)
    silent = evening.hears(NarrationAt)
    recovery.begins()
    hall.open()
    ears = hall.listen()
    evening.reports("ok")
    recovery.over()
    hear(ears)
    heard = evening.hears(NarrationAt)
    assert isinstance(silent, NarrationAt) and isinstance(heard, NarrationAt)
    assert 0 < silent.position_s < heard.position_s


def test_a_sound_server_that_comes_after_the_kiosk_is_found(hall: SoundHall, evening: Evening) -> None:
    evening.speaker.start()
    evening.reports("fault")
    hall.open()
    evening.reports("ok")
    ears = hall.listen()
    evening.speak()
    assert loudest(hear(ears)) == 440


@pytest.mark.fault(
    "The sound server hangs (SIGSTOP)",
    visitor="captions go on by the clock",
    staff="The sound output does not answer; captions only for now.",
    lost="nothing",
)
def test_a_sound_server_that_hangs_leaves_captions_to_the_clock(
    hall: SoundHall, evening: Evening, recovery: Recovery
) -> None:
    hall.open()
    hall.listen()
    evening.speaker.start()
    evening.reports("ok")
    evening.speak()
    evening.speaks()
    os.kill(hall.pid, signal.SIGSTOP)
    evening.hears(NarrationFailed)
    recovery.begins()
    os.kill(hall.pid, signal.SIGCONT)
    evening.reports("ok")
    recovery.over()
