"""The voice desk: lets the computer's own speech say what has no rendered voice, off the drawing thread."""

from __future__ import annotations

import hashlib
import json
import logging
import math
import os
import tempfile
import wave
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.devices.desk import Desk
from kiosk.happenings.inputs import DeviceReported, NarrationFailed, VoiceMade
from kiosk.happenings.orders import MakeVoice
from kiosk.happenings.words import Input, Language, Order
from kiosk.plain_voice.sentences import split_sentences
from kiosk.plain_voice.speech import WORDS_PER_MINUTE, PlainVoice, VoiceFailedError, VoiceMissingError
from kiosk.voice_clips import ClipError, load_clip

# As espeak-ng calls them; its voice `cmn` spells pinyin as if it were English.
VOICES: Mapping[Language, str] = {"zh": "sit/cmn-latn-pinyin", "en": "gmw/en-us"}
SENTENCE_LIMIT_S = 5.0
# espeak-ng ends every sentence with a third of a second of silence of its own.
PAUSE_S = 0.1
# About a megabyte each: every panel of the shipped stories in both languages, and room for some more.
MOST_CLIPS = 120
# Raise it when the same words sound otherwise: another pause, another making.
MAKING = 1
log = logging.getLogger(__name__)


class VoiceDesk(Desk):
    """Does `MakeVoice` into `folder` and rings `VoiceMade` or `NarrationFailed`; what was made once is kept.

    Only the newest order counts: an older one, waiting or under way, is dropped without a word.
    """

    ORDERS: tuple[type[Order], ...] = (MakeVoice,)

    def __init__(
        self,
        ring: Callable[[Input], None],
        folder: Path,
        voice: PlainVoice | None = None,
        limit_s: float = SENTENCE_LIMIT_S,
        most_clips: int = MOST_CLIPS,
    ) -> None:
        super().__init__("voice-desk")
        self._ring = ring
        self._folder = folder
        self._voice = voice or PlainVoice()
        self._limit_s = limit_s
        self._most_clips = most_clips
        self._newest: Order | None = None
        self._missing = False

    def take(self, order: Order) -> None:
        if order == self._newest:
            return
        self._newest = order
        self._voice.cut_short()
        super().take(order)

    def stop(self) -> None:
        self._newest = None
        self._voice.cut_short()
        super().stop()

    def _work(self) -> None:
        while isinstance(order := self._asked.get(), MakeVoice):
            if order is not self._newest:
                continue
            # Whatever goes wrong with one text, the desk must be there for the next.
            try:
                told: Input | None = self._do(order)
            except VoiceMissingError as error:
                self._report_missing(str(error))
                told = NarrationFailed(order.clip_id, "this machine has no speech of its own")
            except (VoiceFailedError, OSError, wave.Error) as error:
                log.warning("no stand-in voice for %s: %s", order.clip_id, error)
                told = NarrationFailed(order.clip_id, f"the stand-in voice failed: {error}")
            except Exception as error:
                log.exception("the voice desk failed at %s", order.clip_id)
                told = NarrationFailed(order.clip_id, f"the stand-in voice failed: {type(error).__name__}")
            if told is not None and order is self._newest:
                self._newest = None
                self._ring(told)

    def _do(self, order: MakeVoice) -> VoiceMade | None:
        times_path = self._folder / f"{_key(order)}.json"
        try:
            clip = load_clip(times_path, ".wav")
            os.utime(times_path)
        except ClipError:
            if not self._make(order, times_path):
                return None
            clip = load_clip(times_path, ".wav")
            self._report_well()
        return VoiceMade(order.clip_id, clip)

    def _make(self, order: MakeVoice, times_path: Path) -> bool:
        """Speak the text sentence by sentence and keep it; False when nobody waits for it any more."""
        self._folder.mkdir(parents=True, exist_ok=True)
        texts = split_sentences(order.text, order.language)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=self._folder) as folder:
            parts = [Path(folder) / f"{number}.wav" for number in range(len(texts))]
            for text, part in zip(texts, parts, strict=True):
                if order is not self._newest:
                    return False
                self._voice.speak(text.strip(), VOICES[order.language], WORDS_PER_MINUTE, part, self._limit_s)
            whole = Path(folder) / "whole.wav"
            sentences = _joined(texts, parts, whole)
            times = Path(folder) / "times.json"
            times.write_text(_times(order, sentences, whole), encoding="utf-8")
            whole.replace(times_path.with_suffix(".wav"))
            times.replace(times_path)
        self._tidy()
        return True

    def _tidy(self) -> None:
        """Only the clips used last stay."""
        kept = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for times_path in kept[self._most_clips :]:
            times_path.unlink()
            times_path.with_suffix(".wav").unlink(missing_ok=True)

    def _report_missing(self, reason: str) -> None:
        if not self._missing:
            self._missing = True
            self._ring(
                DeviceReported(
                    "voice_desk",
                    "fault",
                    "备用语音无法使用（espeak-ng 或 pyttsx3）：没有录音的画面只显示字幕。",
                    f"The stand-in voice can't be used, panels without a rendered one show captions only: {reason}",
                )
            )

    def _report_well(self) -> None:
        if self._missing:
            self._missing = False
            self._ring(DeviceReported("voice_desk", "ok", "备用语音正常。", "The stand-in voice works."))


def _key(order: MakeVoice) -> str:
    made_from = [MAKING, VOICES[order.language], WORDS_PER_MINUTE, order.language, order.text]
    return hashlib.sha256(json.dumps(made_from, ensure_ascii=False).encode()).hexdigest()[:20]


def _times(order: MakeVoice, sentences: list[dict[str, object]], sound: Path) -> str:
    """What stands in the JSON file beside the sound."""
    with wave.open(str(sound), "rb") as whole:
        duration_s = round(whole.getnframes() / whole.getframerate(), 3)
    made = {
        "key": _key(order),
        "engine": "pyttsx3",
        "voice": VOICES[order.language],
        "duration_s": duration_s,
        "loudness_lufs": math.nan,
        "sound_sha256": hashlib.sha256(sound.read_bytes()).hexdigest(),
        "sentences": sentences,
    }
    return json.dumps(made, ensure_ascii=False, indent=1)


def _joined(texts: tuple[str, ...], parts: list[Path], whole: Path) -> list[dict[str, object]]:
    """Write the parts as one sound with short pauses; the sentences as they stand in the JSON file."""
    sentences: list[dict[str, object]] = []
    with wave.open(str(whole), "wb") as joined:
        frames = 0
        for number, (text, path) in enumerate(zip(texts, parts, strict=True)):
            with wave.open(str(path), "rb") as part:
                if not number:
                    joined.setparams(part.getparams())
                if part.getparams()[:3] != joined.getparams()[:3]:
                    raise VoiceFailedError("two sentences came in two formats")
                sound = part.readframes(part.getnframes())
            rate_hz, frame_bytes = joined.getframerate(), joined.getnchannels() * joined.getsampwidth()
            spoken, pause = len(sound) // frame_bytes, round(PAUSE_S * rate_hz)
            start_s, end_s = round(frames / rate_hz, 3), round((frames + spoken) / rate_hz, 3)
            sentences.append({"text": text, "start_s": start_s, "end_s": end_s, "marks": []})
            joined.writeframes(sound + bytes(pause * frame_bytes))
            frames += spoken + pause
    return sentences
