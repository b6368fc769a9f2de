"""The speaker: plays prepared narration files through Qt Multimedia.

Without a sound card time runs on silently, so captions go on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

from kiosk.happenings.inputs import DeviceReported, NarrationAt, NarrationEnded, NarrationFailed
from kiosk.happenings.orders import Speak, StopSpeaking
from kiosk.happenings.words import Input, Order

POSITION_EVERY_MS = 80
STALL_MS = 2500
# Without a sound card the player can stand at the end of a clip and never say that it is over.
END_STILL_MS = 320
END_WITHIN_MS = 100


class Speaker(QObject):
    """Does `Speak` and `StopSpeaking`; rings where it is in the clip about twelve times a second while it plays.

    One player lives as long as the program: a new one per clip hung now and then under load.
    """

    ORDERS: tuple[type[Order], ...] = (Speak, StopSpeaking)

    def __init__(self, ring: Callable[[Input], None], sounds: Mapping[str, Path], muted: bool = False) -> None:
        super().__init__()
        self._ring = ring
        self._sounds = sounds
        self._muted = muted
        self._clip_id = ""
        self._player: QMediaPlayer | None = None
        self._output: QAudioOutput | None = None
        self._devices: QMediaDevices | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(POSITION_EVERY_MS)
        self._watch.timeout.connect(self._watched)
        self._moved_ms = 0
        self._still_ms = 0

    def start(self) -> None:
        self._player = QMediaPlayer(self)
        self._player.mediaStatusChanged.connect(self._status)
        self._player.errorOccurred.connect(self._failed)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._listen)
        self._listen()

    def stop(self) -> None:
        self._watch.stop()
        self._clip_id = ""
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())
            self._play_through(None)
            self._player.deleteLater()
        if self._devices is not None:
            self._devices.deleteLater()
        self._player = self._devices = None

    def take(self, order: Order) -> None:
        if self._player is None:
            return
        self._hush()
        if isinstance(order, Speak):
            sound = self._sounds.get(order.clip_id)
            if sound is None or not sound.exists():
                self._ring(NarrationFailed(order.clip_id, f"the sound of {order.clip_id} is missing"))
                return
            if not self._player.isAvailable():
                self._ring(NarrationFailed(order.clip_id, "Qt Multimedia can play nothing on this machine"))
                return
            self._clip_id = order.clip_id
            self._moved_ms = self._still_ms = 0
            self._player.setSource(QUrl.fromLocalFile(str(sound)))
            self._player.play()
            self._watch.start()

    def _hush(self) -> None:
        self._watch.stop()
        self._clip_id = ""
        if self._player is not None:
            self._player.stop()

    def _listen(self) -> None:
        """Take the sound card that is there now, or tell staff that there is none."""
        if self._player is None:
            return
        card = QMediaDevices.defaultAudioOutput()
        self._play_through(None if self._muted or card.isNull() else QAudioOutput(card, self))
        if not self._player.isAvailable():
            self._ring(
                DeviceReported(
                    "speaker",
                    "fault",
                    "声音程序（Qt Multimedia）在这台机器上无法播放，只显示字幕。",
                    "Qt Multimedia can play nothing on this machine; captions only.",
                )
            )
        elif self._muted:
            self._ring(
                DeviceReported(
                    "speaker",
                    "ok",
                    "扬声器已在设置中关闭，只显示字幕。",
                    "The speaker is switched off in the settings; captions only.",
                )
            )
        elif self._output is None:
            self._ring(
                DeviceReported(
                    "speaker",
                    "fault",
                    "没有找到声音输出，只显示字幕；请检查音箱和声卡。",
                    "No sound output was found, only captions are shown; check loudspeaker and sound card.",
                )
            )
        else:
            name = self._output.device().description()
            self._ring(DeviceReported("speaker", "ok", f"扬声器正常：{name}。", f"The speaker works: {name}."))

    def _play_through(self, output: QAudioOutput | None) -> None:
        if self._player is not None:
            self._player.setAudioOutput(output)  # type: ignore[arg-type] # Qt takes null; the stub says no
        if self._output is not None:
            self._output.deleteLater()
        self._output = output

    def _watched(self) -> None:
        if self._player is None or not self._clip_id:
            return
        position_ms = self._player.position()
        if position_ms != self._moved_ms:
            self._moved_ms, self._still_ms = position_ms, 0
            self._ring(NarrationAt(self._clip_id, position_ms / 1000))
            return
        self._still_ms += POSITION_EVERY_MS
        left_ms = self._player.duration() - position_ms
        if self._still_ms >= END_STILL_MS and position_ms > 0 and left_ms <= END_WITHIN_MS:
            self._end()
        elif self._still_ms >= STALL_MS:
            self._stalled()

    def _stalled(self) -> None:
        """A sound server that died freezes the position without a word: try without it, then give up."""
        self._still_ms = 0
        if self._player is not None and self._player.audioOutput() is not None:
            self._play_through(None)
            self._ring(
                DeviceReported(
                    "speaker",
                    "fault",
                    "声音输出没有响应，先只显示字幕。",
                    "The sound output does not answer; captions only for now.",
                )
            )
        else:
            self._fail("the player stood still")

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia and self._clip_id:
            self._end()
        elif status == QMediaPlayer.MediaStatus.InvalidMedia and self._clip_id:
            self._fail("the sound file can't be played")

    def _end(self) -> None:
        ended = self._clip_id
        self._hush()
        self._ring(NarrationEnded(ended))

    def _failed(self, _error: QMediaPlayer.Error, text: str) -> None:
        if self._clip_id:
            self._fail(text)

    def _fail(self, reason: str) -> None:
        failed = self._clip_id
        self._hush()
        self._ring(NarrationFailed(failed, reason))
