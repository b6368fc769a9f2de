"""The voice desk: a stand-in voice for a text without a rendered one, made once, and never in anybody's way."""

import importlib.util
import math
import queue
import shutil
import sys
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.devices.voice_desk import PAUSE_S, VoiceDesk
from kiosk.happenings.inputs import DeviceReported, NarrationFailed, VoiceMade
from kiosk.happenings.orders import MakeVoice
from kiosk.happenings.words import Input, Language
from kiosk.plain_voice.speech import PlainVoice
from kiosk.voice_clips import Clip

needs_espeak = pytest.mark.skipif(
    not (shutil.which("espeak-ng") and importlib.util.find_spec("pyttsx3")),
    reason="espeak-ng or pyttsx3 is not installed",
)
RATE_HZ = 22_050
# A child that says every text as a second of silence; with "Hang" in it it never ends, with "mute" it writes nothing.
HUMMING = f"""
import json, sys, time, wave
order = json.load(sys.stdin)
with open(sys.argv[1], "a") as said:
    print(order["text"], file=said)
if "Hang" in order["text"]:
    time.sleep(600)
if "mute" in order["text"]:
    sys.exit("wrote no sound")
with wave.open(order["path"], "wb") as sound:
    sound.setparams((1, 2, {RATE_HZ}, 0, "NONE", ""))
    sound.writeframes(bytes({RATE_HZ} * 2))
"""
MISSING = """
import sys
sys.stdin.read()
print("can't be used (sudo apt-get install espeak-ng)", file=sys.stderr)
sys.exit(3)
"""


class Room:
    """A voice desk and what it rang; `said` is what its child was asked to say."""

    def __init__(self, folder: Path, script: str | None = HUMMING, limit_s: float = 20.0, most_clips: int = 9) -> None:
        self.voices = folder / "voices"
        self._said = folder / "said"
        self.rung: queue.Queue[Input] = queue.Queue()
        voice = PlainVoice([sys.executable, "-c", script, str(self._said)]) if script else None
        self.desk = VoiceDesk(self.rung.put, self.voices, voice, limit_s, most_clips)
        self.desk.start()

    @property
    def said(self) -> list[str]:
        return self._said.read_text().splitlines() if self._said.exists() else []

    def ask(self, clip_id: str, text: str, language: Language = "en") -> None:
        self.desk.take(MakeVoice(clip_id, language, text))

    def is_asked_to_say(self, text: str) -> None:
        """Wait until the child has this sentence, or fail after a limit that only a broken run reaches."""
        limit_s = time.monotonic() + 20
        while text not in self.said:
            assert time.monotonic() < limit_s, f"{text!r} was never to be said"

    def hears(self) -> Input:
        return self.rung.get(timeout=30)

    def made(self, clip_id: str) -> Clip:
        told = self.hears()
        assert isinstance(told, VoiceMade), told
        assert told.clip_id == clip_id
        return told.clip


@pytest.fixture
def open_room(tmp_path: Path) -> Iterator[Callable[..., Room]]:
    opened: list[Room] = []

    def make(*given: str, **more: float) -> Room:
        opened.append(Room(tmp_path, *given, **more))  # type: ignore[arg-type] # the room's own checks
        return opened[-1]

    yield make
    for room in opened:
        room.desk.stop()


def seconds(path: Path) -> float:
    with wave.open(str(path)) as sound:
        return sound.getnframes() / sound.getframerate()


@needs_espeak
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "一九一九年，他们从这里登船。船开往法国！"),
        ("en", "They went aboard here. The ship was bound for France."),
    ],
)
def test_it_speaks_with_the_machines_own_voice(tmp_path: Path, language: Language, text: str) -> None:
    room = Room(tmp_path, script=None)
    try:
        room.ask("story/p1/x", text, language)
        clip = room.made("story/p1/x")
    finally:
        room.desk.stop()
    assert clip.text == text
    assert clip.duration_s == pytest.approx(seconds(clip.path), abs=0.001)
    first, second = clip.sentences
    assert first.start_s == 0
    assert second.start_s == pytest.approx(first.end_s + PAUSE_S, abs=0.002)
    assert first.end_s > 0.5
    assert math.isnan(clip.loudness_lufs)


def test_sentences_stand_where_they_are_heard(open_room: Callable[..., Room]) -> None:
    room = open_room()
    room.ask("a", "Hum one. Hum two. Hum three.")
    clip = room.made("a")
    assert room.said == ["Hum one.", "Hum two.", "Hum three."]
    step_s = 1 + PAUSE_S
    assert [sentence.start_s for sentence in clip.sentences] == pytest.approx([0, step_s, 2 * step_s], abs=0.001)
    assert [sentence.end_s for sentence in clip.sentences] == pytest.approx([1, step_s + 1, 2 * step_s + 1], abs=0.001)


def test_the_same_words_are_made_once_and_other_words_anew(open_room: Callable[..., Room]) -> None:
    room = open_room()
    room.ask("a", "Hum.")
    first = room.made("a")
    room.ask("b", "Hum.")
    assert room.made("b").path == first.path
    assert room.said == ["Hum."]
    room.ask("a", "Hum again.")
    assert room.made("a").path != first.path


def test_a_file_cut_short_by_a_full_disk_is_made_again(open_room: Callable[..., Room]) -> None:
    room = open_room()
    room.ask("a", "Hum.")
    path = room.made("a").path
    path.write_bytes(path.read_bytes()[:1000])
    room.ask("a", "Hum.")
    assert seconds(room.made("a").path) == pytest.approx(1 + PAUSE_S, abs=0.001)


def test_only_the_clips_used_last_are_kept(open_room: Callable[..., Room]) -> None:
    room = open_room(most_clips=2)
    for clip_id in ("one", "two", "one", "three"):
        room.ask(clip_id, f"Hum {clip_id}.")
        room.made(clip_id)
    assert len(list(room.voices.glob("*.wav"))) == 2
    room.ask("one", "Hum one.")
    room.made("one")
    assert room.said == ["Hum one.", "Hum two.", "Hum three."]
    assert {path.suffix for path in room.voices.iterdir()} == {".wav", ".json"}


def test_a_newer_order_ends_the_older_one_without_a_word(open_room: Callable[..., Room]) -> None:
    room = open_room()
    room.ask("left", "Hang here for long. Hum.")
    room.is_asked_to_say("Hang here for long.")
    room.ask("waiting", "Hum, hum.")
    room.ask("wanted", "Hum.")
    room.made("wanted")
    assert "Hum, hum." not in room.said
    assert room.rung.empty()


def test_the_same_order_twice_is_one_order(open_room: Callable[..., Room]) -> None:
    room = open_room()
    for _ in range(3):
        room.ask("a", "Hum one. Hum two.")
    room.made("a")
    room.ask("b", "Hum three.")
    room.made("b")
    assert room.said == ["Hum one.", "Hum two.", "Hum three."]


@pytest.mark.parametrize(("text", "reason"), [("Be mute.", "wrote no sound"), ("Hang.", "did not finish within")])
def test_a_sentence_that_fails_is_told_and_the_next_text_is_spoken(
    open_room: Callable[..., Room], text: str, reason: str
) -> None:
    room = open_room(limit_s=2.0)
    room.ask("a", text)
    told = room.hears()
    assert isinstance(told, NarrationFailed)
    assert told.clip_id == "a"
    assert reason in told.reason
    room.ask("b", "Hum.")
    room.made("b")


def test_a_machine_without_speech_says_so_once_and_every_text_fails(open_room: Callable[..., Room]) -> None:
    room = open_room(MISSING)
    room.ask("a", "Hum.")
    fault = room.hears()
    assert isinstance(fault, DeviceReported)
    assert (fault.device, fault.level) == ("voice_desk", "fault")
    assert "apt-get install espeak-ng" in fault.sentence_en
    assert isinstance(room.hears(), NarrationFailed)
    room.ask("b", "Hum.")
    assert room.hears() == NarrationFailed("b", "this machine has no speech of its own")
    assert room.rung.empty()


def test_a_folder_that_can_not_be_made_fails_the_text_only(open_room: Callable[..., Room], tmp_path: Path) -> None:
    (tmp_path / "voices").write_text("a file where the folder should be")
    room = open_room()
    room.ask("a", "Hum.")
    told = room.hears()
    assert isinstance(told, NarrationFailed)
    assert "stand-in voice failed" in told.reason


def test_it_stops_in_the_middle_of_a_sentence(open_room: Callable[..., Room]) -> None:
    room = open_room()
    room.ask("a", "Hang.")
    room.is_asked_to_say("Hang.")
    room.desk.stop()
    assert room.rung.empty()
