"""Making clips: with whatever engine there is, whole or not at all, and never twice."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tomllib
import wave
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.happenings.words import Language
from kiosk.narration import command
from kiosk.narration.batch import voicing_from
from kiosk.narration.kokoro_phonemes import Unit, in_breaths
from kiosk.narration.shelves import load_shelves
from kiosk.narration.speech import EngineMissingError, SpeechFailedError, Spoken
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import load_settings

HAS_SOUND = all(importlib.util.find_spec(module) for module in command.SOUND_PACKAGES)
HAS_KOKORO = all(importlib.util.find_spec(module) for module in command.PACKAGES["kokoro"])
ONE_STORY = ["--story", "voyage-begins"]
needs_sound = pytest.mark.skipif(not HAS_SOUND, reason="the sound packages of ./run narrate are not installed")
needs_kokoro = pytest.mark.skipif(not HAS_KOKORO, reason="the Kokoro packages of ./run narrate are not installed")
needs_espeak = pytest.mark.skipif(
    not (shutil.which("espeak-ng") and importlib.util.find_spec("pyttsx3")),
    reason="espeak-ng or pyttsx3 is not installed",
)


class Hum:
    """An engine that hums a note per sentence and fails where it is told to."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.said: list[str] = []
        self.voices: set[str] = set()

    def speak(self, sentence: str, language: Language, voice: str, readings: Mapping[str, str]) -> Spoken:
        import numpy as np

        if self.failing and self.failing in sentence:
            raise SpeechFailedError(f"{sentence!r}: out of breath")
        self.said.append(sentence)
        self.voices.add(voice)
        tone = 0.2 * np.sin(np.arange(24000) * 0.05).astype(np.float32)
        return Spoken(
            np.concatenate([np.zeros(6000, np.float32), tone, np.zeros(12000, np.float32)]), ((sentence[0], 0.25),)
        )


@pytest.fixture
def empty_voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(command, "ASSETS", tmp_path)
    return tmp_path / "story" / "voice"


def test_without_the_packages_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    voicing = voicing_from(load_settings(ROOT / "config.yaml").narration, command.VOICES)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EngineMissingError) as refused:
        command.open_engine(voicing)
    line = str(refused.value)
    assert "\n" not in line
    assert "./run setup narrate" in line
    assert all(package in line for package in command.PACKAGES["kokoro"].values())


def test_that_line_really_installs_every_package_an_engine_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]

    def listed(entries: list[Any]) -> set[str]:
        nested = (listed(groups[entry["include-group"]]) for entry in entries if isinstance(entry, dict))
        return {entry.split("==")[0] for entry in entries if isinstance(entry, str)}.union(*nested)

    installed = listed(project["project"]["dependencies"]) | listed(groups["narrate"])
    assert {package for packages in command.PACKAGES.values() for package in packages.values()} <= installed


@needs_sound
def test_an_interrupted_run_goes_on_where_it_stopped(
    empty_voice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = Hum(failing="四等舱"), Hum()
    monkeypatch.setattr(command, "open_engine", lambda voicing: first)
    assert command.main(ONE_STORY) == 1
    assert "p5 zh … failed: " in capsys.readouterr().out
    assert len(list(empty_voice.rglob("*.ogg"))) == 11
    assert command.main([*ONE_STORY, "--check"]) == 1
    monkeypatch.setattr(command, "open_engine", lambda voicing: second)
    assert command.main(ONE_STORY) == 0
    assert {sentence[:3] for sentence in second.said} == {"学生们", "船经香"}
    assert second.voices == {"zf_xiaobei"}
    assert command.main([*ONE_STORY, "--check"]) == 0
    assert not list(empty_voice.rglob("*.part"))


@needs_sound
def test_silence_around_sentences_is_trimmed_and_times_follow(
    empty_voice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "open_engine", lambda voicing: Hum())
    assert command.main(ONE_STORY) == 0
    from kiosk.voice_clips import load_clip

    clip = load_clip(empty_voice / "voyage-begins" / "p6.zh.json")
    first, second = clip.sentences
    assert first.start_s == pytest.approx(0.10, abs=0.001)
    assert first.end_s - first.start_s == pytest.approx(1.08, abs=0.03)
    assert second.start_s - first.end_s == pytest.approx(0.38, abs=0.001)
    assert clip.duration_s - second.end_s == pytest.approx(0.20, abs=0.002)
    assert first.marks[0].start_s == pytest.approx(0.12, abs=0.03)
    assert clip.loudness_lufs == pytest.approx(-18.0, abs=0.3)


@needs_sound
def test_a_building_s_voices_are_made_alike_in_a_place_of_their_own(
    empty_voice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hum = Hum()
    monkeypatch.setattr(command, "open_engine", lambda voicing: hum)
    assert command.main(["--building", "waterworks"]) == 0
    made = empty_voice.parents[1] / "panorama" / "voice"
    assert sorted(path.name for path in (made / "waterworks").glob("*.ogg")) == [
        f"{part}.{language}.ogg" for part in ("greeting", "past", "present") for language in ("en", "zh")
    ]
    assert not empty_voice.exists()
    assert hum.voices == {"zm_yunjian", "af_heart"}
    assert any(sentence.startswith("一八八一年动工") for sentence in hum.said)
    (made / "waterworks" / "future.zh.ogg").touch()
    assert command.main(["--building", "waterworks"]) == 0
    assert "none of the buildings uses" in capsys.readouterr().out
    assert command.main(["--building", "nowhere"]) == 2


@needs_sound
def test_an_engine_that_says_nothing_is_a_failure_not_a_silent_clip(
    empty_voice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import numpy as np

    silent = Hum()
    monkeypatch.setattr(silent, "speak", lambda *_: Spoken(np.zeros(24000, np.float32), ()))
    monkeypatch.setattr(command, "open_engine", lambda voicing: silent)
    assert command.main(ONE_STORY) == 1
    assert not list(empty_voice.rglob("*.ogg"))


@needs_sound
def test_a_peak_that_the_encoder_throws_up_is_held_down_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np
    import soundfile

    from kiosk.narration import studio
    from kiosk.narration.sound import PROMISED_PEAK_DB, levelled, true_peak_db

    encode = studio._vorbis
    monkeypatch.setattr(studio, "_vorbis", lambda samples: encode(samples * np.float32(1.25)))
    noise = np.random.default_rng(1).normal(0, 1, 48000) * (np.arange(48000) % 6000 < 300)
    sound = tmp_path / "p1.en.ogg"
    studio.write_clip(sound, tmp_path / "p1.en.json", levelled(noise.astype(np.float32)), [], {})
    heard, _ = soundfile.read(sound, dtype="float32")
    assert -3.5 < true_peak_db(heard) <= PROMISED_PEAK_DB


@needs_sound
def test_no_shipped_clip_peaks_above_what_is_promised() -> None:
    import soundfile

    from kiosk.narration.sound import PROMISED_PEAK_DB, true_peak_db

    shipped = [path for shelf in load_shelves(SCENES, ASSETS) for path in shelf.voices.rglob("*.ogg")]
    peaks_db = {path: true_peak_db(soundfile.read(path, dtype="float32")[0]) for path in shipped}
    assert len(peaks_db) >= 190
    assert {path: peak_db for path, peak_db in peaks_db.items() if peak_db > PROMISED_PEAK_DB} == {}


@needs_sound
def test_a_place_that_cannot_be_written_is_named(
    empty_voice: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    empty_voice.parent.mkdir()
    empty_voice.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(command, "open_engine", lambda voicing: Hum())
    assert command.main(ONE_STORY) == 2
    assert "p1.zh.ogg can't be written: Not a directory" in capsys.readouterr().out


def test_a_long_sentence_is_cut_at_its_commas_into_even_breaths() -> None:
    units = [Unit(text, ", " if text == "，" else "xxxxx") for text in "一二三四五，六七八九十，一二三四五，六七八九十"]
    breaths = in_breaths(units, 70)
    assert ["".join(unit.text for unit in breath) for breath in breaths] == [
        "一二三四五，六七八九十，",
        "一二三四五，六七八九十",
    ]
    assert in_breaths(units, 500) == [units]
    assert in_breaths(units[:5], 10) == [units[:5]]


@needs_espeak
@pytest.mark.parametrize(
    ("voice", "text"), [("sit/cmn-latn-pinyin", "欢迎来到秦皇岛路码头。"), ("gmw/en-us", "Welcome to the pier.")]
)
def test_the_child_process_speaks_into_a_file(voice: str, text: str, tmp_path: Path) -> None:
    order = {"text": text, "voice": voice, "words_per_minute": 165, "path": str(tmp_path / "a.wav"), "limit_s": 20}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.plain_voice.espeak_child"],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    with wave.open(str(order["path"])) as sound:
        assert sound.getnframes() / sound.getframerate() > 0.8
        assert max(sound.readframes(sound.getnframes())) > 0


@needs_espeak
@needs_sound
def test_pyttsx3_speaks_a_sentence_and_refuses_a_voice_it_lacks() -> None:
    from kiosk.narration.espeak import Pyttsx3

    engine = Pyttsx3(1.0)
    spoken = engine.speak("汇山码头。", "zh", "sit/cmn-latn-pinyin", {"汇山码头": "huì shān mǎ tou"})
    assert len(spoken.samples) > 12000
    assert abs(spoken.samples).max() > 0.05
    with pytest.raises(EngineMissingError, match="zf_xiaobei"):
        engine.speak("码头。", "zh", "zf_xiaobei", {})


@needs_kokoro
def test_kokoro_times_every_character() -> None:
    from kiosk.narration.kokoro import Kokoro

    voices = {name: command.VOICES / f"{name}.bin" for name in ("zf_xiaobei", "zm_yunjian", "af_heart")}
    engine = Kokoro(voices, 1.0)
    spoken = engine.speak("欢迎来到秦皇岛路码头。", "zh", "zf_xiaobei", {"秦皇岛路": "qín huáng dǎo lù"})
    assert "".join(text for text, _ in spoken.marks) == "欢迎来到秦皇岛路码头"
    starts = [start_s for _, start_s in spoken.marks]
    assert starts == sorted(starts)
    assert starts[-1] < len(spoken.samples) / 24000
    words = [text for text, _ in engine.speak("On 17 March 1919 she sailed.", "en", "af_heart", {}).marks]
    assert words == ["On", "17 March", "1919", "she", "sailed"]
    with pytest.raises(SpeechFailedError, match="'A'"):
        engine.speak("A座。", "zh", "zm_yunjian", {})


@pytest.mark.skipif(importlib.util.find_spec("num2words") is None, reason="num2words is not installed")
def test_numbers_in_english_are_said_as_people_say_them() -> None:
    from kiosk.narration.english_numbers import spoken_date, spoken_number

    assert spoken_date("17", "March") == "the seventeenth of March"
    assert spoken_date("25", "December") == "the twenty fifth of December"
    said = {
        written: spoken_number(written) for written in ("1908", "2019", "1,600", "89", "2.8", "1980s", "21st", "35%")
    }
    assert said == {
        "1908": "nineteen oh eight",
        "2019": "twenty nineteen",
        "1,600": "one thousand six hundred",
        "89": "eighty nine",
        "2.8": "two point eight",
        "1980s": "nineteen eighties",
        "21st": "twenty first",
        "35%": "thirty five per cent",
    }
