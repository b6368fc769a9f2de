"""The process that plays: orders as JSON lines on standard input, its words as JSON lines on standard output.

Asked: speak (number, sound, from_s), stop, cue (sound), volume (level). Said: ready, output, at, ended, failed,
heartbeat, and fault before it ends because only a new process finds the sound server again.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioOutput, QMediaDevices, QMediaPlayer, QSoundEffect

from kiosk.devices.sound_server import server_answers
from kiosk.parent_death import die_with_parent

POSITION_EVERY_MS = 80
HEARTBEAT_MS = 1000
LOOK_FOR_SERVER_MS = 3000
# Some outputs take two seconds to wake; one that has played for a while and then stands still is gone.
WAKING_STILL_MS, AWAKE_STILL_MS, AWAKE_AFTER_MS = 3000, 1000, 500
# Without a sound card the player can stand at the end of a clip and never say that it is over.
END_STILL_MS, END_WITHIN_MS = 320, 100
Status = QMediaPlayer.MediaStatus


class Cues(QObject):
    """Short sounds beside the player, held in memory; one that is asked for while it sounds is not heard twice."""

    def __init__(self) -> None:
        super().__init__()
        self._effects: dict[str, QSoundEffect] = {}
        self._card: QAudioDevice | None = None
        self._volume = 1.0

    def play(self, sound: str) -> None:
        """Play it where there is an output; the first time as soon as it is loaded, in a few milliseconds."""
        if self._card is None:
            return
        if sound not in self._effects:
            effect = self._effects[sound] = QSoundEffect(self._card, self)
            effect.setVolume(self._volume)
            effect.setSource(QUrl.fromLocalFile(sound))
        if not self._effects[sound].isPlaying():
            self._effects[sound].play()

    def leave_for(self, card: QAudioDevice | None) -> None:
        """Another sound output, or none: what was loaded for the last one is let go."""
        self._card = card
        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects.clear()

    def set_volume(self, volume: float) -> None:
        self._volume = volume
        for effect in self._effects.values():
            effect.setVolume(volume)


class Player(QObject):
    """One QMediaPlayer for life: a new one per clip hung now and then under load."""

    def __init__(self, say: Callable[..., None], muted: bool) -> None:
        super().__init__()
        self._say = say
        self._muted = muted
        self._wanted: dict[str, Any] | None = None
        self._playing: dict[str, Any] | None = None
        self._moved_ms = self._still_ms = self._woke_ms = 0
        self._level = 1.0
        self._output: QAudioOutput | None = None
        self._server_answered = server_answers()
        self._cues = Cues()
        self._player = QMediaPlayer(self)
        self._player.mediaStatusChanged.connect(self._status)
        self._player.errorOccurred.connect(self._failed)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._listen)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)
        self._watch = self._every(POSITION_EVERY_MS, self._watched)
        self._every(HEARTBEAT_MS, lambda: say("heartbeat")).start()
        self._every(LOOK_FOR_SERVER_MS, self._look_for_server).start()
        say("ready")
        self._listen(first=True)

    def _every(self, interval_ms: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=interval_ms)
        timer.timeout.connect(do)
        return timer

    @Slot(object)
    def take(self, order: dict[str, Any]) -> None:
        """Do one order; of several that come at once only the last is played."""
        if order["do"] == "volume":
            self._level = order["level"]
            self._set_volume()
            return
        if order["do"] == "cue":
            self._cues.play(order["sound"])
            return
        self._hush()
        if order["do"] == "speak":
            self._wanted = order
            self._soon.start()

    def _hush(self) -> None:
        self._soon.stop()
        self._watch.stop()
        self._wanted = self._playing = None
        self._player.stop()

    def _begin(self) -> None:
        """Load what is wanted; it plays as soon as it is loaded, so that it can start anywhere in it."""
        if self._wanted is None:
            return
        if not self._player.isAvailable():
            self._over("failed", reason="Qt Multimedia can play nothing on this machine")
            return
        source = QUrl.fromLocalFile(self._wanted["sound"])
        self._watch.start()
        self._still_ms = 0
        if source == self._player.source() and self._player.mediaStatus() in (Status.LoadedMedia, Status.EndOfMedia):
            self._play()
        else:
            self._player.setSource(source)

    def _play(self) -> None:
        if self._wanted is None:
            return
        self._playing, self._wanted = self._wanted, None
        from_ms = round(self._playing["from_s"] * 1000)
        if from_ms >= self._player.duration() > 0:
            self._over("ended")
            return
        self._player.setPosition(from_ms)
        self._moved_ms = self._woke_ms = from_ms
        self._still_ms = 0
        self._player.play()
        self._tell_position(from_ms)

    def _watched(self) -> None:
        if self._playing is None:
            self._still_ms += POSITION_EVERY_MS
            if self._still_ms >= WAKING_STILL_MS:
                self._over("failed", reason="the sound file could not be loaded in time")
            return
        position_ms = self._player.position()
        if position_ms != self._moved_ms:
            self._still_ms = 0
            self._tell_position(position_ms)
            return
        self._still_ms += POSITION_EVERY_MS
        left_ms = self._player.duration() - position_ms
        if self._still_ms >= END_STILL_MS and position_ms > self._woke_ms and left_ms <= END_WITHIN_MS:
            self._over("ended")
        elif self._still_ms >= (AWAKE_STILL_MS if position_ms - self._woke_ms >= AWAKE_AFTER_MS else WAKING_STILL_MS):
            self._stalled()

    def _tell_position(self, position_ms: int) -> None:
        self._moved_ms = position_ms
        if self._playing is not None:
            self._say("at", number=self._playing["number"], position_s=position_ms / 1000)

    def _stalled(self) -> None:
        if self._output is not None:
            self._leave("声音输出没有响应，先只显示字幕。", "The sound output does not answer; captions only for now.")
        self._over("failed", reason="the player stood still")

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == Status.LoadedMedia and self._wanted is not None and not self._soon.isActive():
            self._play()
        elif status == Status.EndOfMedia and self._playing is not None:
            self._over("ended")
        elif status == Status.InvalidMedia:
            self._over("failed", reason="the sound file can't be played")

    def _failed(self, _error: QMediaPlayer.Error, text: str) -> None:
        self._over("failed", reason=text)

    def _over(self, kind: str, **more: str) -> None:
        order = self._playing or self._wanted
        self._hush()
        if kind == "failed":
            # The same file asked for again is then really read again.
            self._player.setSource(QUrl())
        if order is not None:
            self._say(kind, number=order["number"], **more)

    def _listen(self, first: bool = False) -> None:
        """Take the sound output that is the system's choice now, and say which it is: null for none, "" when muted."""
        card = QMediaDevices.defaultAudioOutput()
        there = not (self._muted or card.isNull())
        if there and self._output is not None and self._output.device().id() == card.id():
            return
        if not there and self._output is None and not first:
            return
        before, self._output = self._output, QAudioOutput(card, self) if there else None
        self._cues.leave_for(card if there else None)
        self._set_volume()
        if before is not None or there:
            self._woke_ms = self._player.position()
            self._player.setAudioOutput(self._output)  # type: ignore[arg-type] # Qt takes null; the stub says no
        if before is not None:
            before.deleteLater()
        name = card.description() or "?" if there else "" if self._muted else None
        self._say("output", name=name, playable=self._player.isAvailable())

    def _set_volume(self) -> None:
        heard, power = QAudio.VolumeScale.LogarithmicVolumeScale, QAudio.VolumeScale.LinearVolumeScale
        volume = QAudio.convertVolume(self._level, heard, power)
        self._cues.set_volume(volume)
        if self._output is not None:
            self._output.setVolume(volume)

    def _look_for_server(self) -> None:
        if server_answers() == self._server_answered or self._muted:
            return
        if self._server_answered:
            self._leave("声音服务已停止，先只显示字幕。", "The sound server is gone; captions only for now.")
        self._leave("找到了声音服务。", "A sound server was found.")

    def _leave(self, sentence_zh: str, sentence_en: str) -> None:
        self._say("fault", sentence_zh=sentence_zh, sentence_en=sentence_en)
        # In order it could wait for a sound server that does not answer.
        os._exit(1)


class Ear(QObject):
    """Reads orders on a thread of its own and hands them to the thread that plays; ends with its input."""

    heard = Signal(object)

    def listen(self) -> None:
        threading.Thread(target=self._read, name="orders", daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.heard.emit(json.loads(line))
        os._exit(0)


def say(kind: str, **values: object) -> None:
    """One line to the kiosk; where it is gone this process goes too."""
    try:
        print(json.dumps({"kind": kind, **values}), flush=True)
    except BrokenPipeError:
        os._exit(0)


def main() -> int:
    """Play until the kiosk ends."""
    die_with_parent()
    app = QCoreApplication(sys.argv[:1])
    player = Player(say, "--muted" in sys.argv)
    ear = Ear()
    ear.heard.connect(player.take, Qt.ConnectionType.QueuedConnection)
    ear.listen()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
