"""Speaks one sentence into a WAV file, in a child process: pyttsx3 may hang, or fall over at its second sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.places import ROOT

WORDS_PER_MINUTE = 165
EXIT_MISSING = 3
CHILD = (sys.executable, "-m", "kiosk.plain_voice.espeak_child")


class VoiceMissingError(Exception):
    """There is no speech on this machine, or not this voice; the message says what to install."""


class VoiceFailedError(Exception):
    """One sentence could not be spoken; the message says why."""


class PlainVoice:
    """Speaks one sentence at a time; another thread may cut it short. `command` starts the child."""

    def __init__(self, command: Sequence[str] = CHILD) -> None:
        self._command = list(command)
        self._process: subprocess.Popen[str] | None = None

    def speak(self, text: str, voice: str, words_per_minute: int, target: Path, limit_s: float) -> None:
        """Write `text` to `target`; raises `VoiceMissingError`, or `VoiceFailedError`, which comes at `limit_s` too."""
        order = {
            "text": text,
            "voice": voice,
            "words_per_minute": words_per_minute,
            "path": str(target),
            "limit_s": limit_s,
        }
        pipe = subprocess.PIPE
        with subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT) as process:
            self._process = process
            try:
                _, errors = process.communicate(json.dumps(order), timeout=limit_s)
            except subprocess.TimeoutExpired:
                process.kill()
                raise VoiceFailedError(f"{text!r}: pyttsx3 did not finish within {limit_s:g} s") from None
            finally:
                self._process = None
        if process.returncode:
            said = (errors.strip().splitlines() or ["no reason given"])[-1]
            fault = VoiceMissingError if process.returncode == EXIT_MISSING else VoiceFailedError
            raise fault(f"pyttsx3, voice {voice}: {said}")

    def cut_short(self) -> None:
        """End the sentence that is being spoken, if any; from another thread."""
        process = self._process
        if process is not None:
            process.kill()
