"""Network cameras: MJPEG over HTTP cut up here, everything else by Qt's player."""

from __future__ import annotations

import io
import threading

from PIL import Image
from PySide6.QtCore import QByteArray, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QPlaybackOptions, QVideoFrame, QVideoSink
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from kiosk.device_thread import DeviceThread
from kiosk.devices.booth_camera.mjpeg import Parts, boundary_of
from kiosk.devices.booth_camera.source import Failed
from kiosk.devices.smile_camera.source import Source as Address

NETWORK_PATIENCE_MS = 5000


class PlayedStream:
    """rtsp:// and films over HTTP, as soon after they were seen as the player can."""

    def __init__(self, address: Address, sink: QVideoSink, failed: Failed) -> None:
        self._address = address
        self._player = QMediaPlayer()
        options = QPlaybackOptions()
        options.setPlaybackIntent(QPlaybackOptions.PlaybackIntent.LowLatencyStreaming)
        options.setNetworkTimeout(NETWORK_PATIENCE_MS)
        self._player.setPlaybackOptions(options)
        self._player.setVideoSink(sink)
        self._player.errorOccurred.connect(lambda _error, text: failed(without_password(text, address)))

    def open(self) -> None:
        self._player.setSource(QUrl(self._address.place))
        self._player.play()

    def close(self) -> None:
        self._player.stop()
        self._player.setSource(QUrl())


class HttpStream(QObject):
    """A stream over HTTP. Qt's player shows MJPEG at 25 a second whatever the camera sends, later and later.

    So MJPEG is read here: always the newest picture, the moment it came.
    """

    def __init__(self, address: Address, sink: QVideoSink, failed: Failed) -> None:
        super().__init__()
        self._address = address
        self._sink = sink
        self._failed = failed
        self._network = QNetworkAccessManager(self)
        self._reply: QNetworkReply | None = None
        self._parts: Parts | None = None
        self._unpacker: Unpacker | None = None
        self._played: PlayedStream | None = None

    def open(self) -> None:
        reply = self._reply = self._network.get(QNetworkRequest(QUrl(self._address.place)))
        reply.readyRead.connect(self._read)
        reply.finished.connect(self._ended)

    def close(self) -> None:
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.abort()
            reply.deleteLater()
        if self._unpacker is not None:
            self._unpacker.stop()
            self._unpacker = None
        if self._played is not None:
            self._played.close()
            self._played = None

    def _read(self) -> None:
        reply = self._reply
        if reply is None or self._played is not None:
            return
        if self._parts is None:
            boundary = boundary_of(str(reply.header(QNetworkRequest.KnownHeaders.ContentTypeHeader) or ""))
            if boundary is None:
                # Not from inside the reply's own signal.
                QTimer.singleShot(0, self, self._play)
                return
            self._parts = Parts(boundary)
            self._unpacker = Unpacker()
            self._unpacker.unpacked.connect(self._pour)
            self._unpacker.start()
        try:
            for picture in self._parts.feed(bytes(reply.readAll().data())):
                if self._unpacker is not None:
                    self._unpacker.put(picture)
        except ValueError as error:
            self._failed(str(error))

    def _play(self) -> None:
        if self._reply is not None:
            self.close()
            self._played = PlayedStream(self._address, self._sink, self._failed)
            self._played.open()

    def _ended(self) -> None:
        if self._reply is not None and self._played is None:
            text = self._reply.errorString()
            over = self._reply.error() == QNetworkReply.NetworkError.NoError
            self._failed("the stream has ended" if over else without_password(text, self._address))

    def _pour(self, image: QImage) -> None:
        if self._reply is not None:
            self._sink.setVideoFrame(QVideoFrame(image))


class _Told(QObject):
    unpacked = Signal(QImage)


class Unpacker(DeviceThread):
    """Makes pixels of JPEGs on a thread of its own; of those that come meanwhile only the newest counts.

    `unpacked` brings the picture to the thread that made this; a damaged one is left out.
    """

    def __init__(self) -> None:
        super().__init__("mjpeg")
        self._told = _Told()
        self.unpacked = self._told.unpacked
        self._came = threading.Condition()
        self._newest: bytes | None = None

    def put(self, packed: bytes) -> None:
        with self._came:
            self._newest = packed
            self._came.notify()

    def stop(self) -> None:
        with self._came:
            self._stopping.set()
            self._came.notify()
        super().stop()

    def _run(self) -> None:
        while True:
            with self._came:
                self._came.wait_for(lambda: self._newest is not None or self._stopping.is_set())
                packed, self._newest = self._newest, None
            if self._stopping.is_set() or packed is None:
                return
            image = unpack(packed)
            if image is not None:
                self.unpacked.emit(image)


def unpack(packed: bytes) -> QImage | None:
    """Pillow lets the drawing thread go on meanwhile; Qt's own reader does not."""
    try:
        with Image.open(io.BytesIO(packed), formats=["JPEG"]) as opened:
            pixels = opened.convert("RGBX")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    raw = QByteArray(pixels.tobytes())
    return QImage(raw.data(), pixels.width, pixels.height, QImage.Format.Format_RGBX8888).copy()


def without_password(text: str, address: Address) -> str:
    """What Qt says of an address, fit to be shown and logged."""
    return text.replace(address.place, address.shown)


def stream_source(address: Address, sink: QVideoSink, failed: Failed) -> PlayedStream | HttpStream:
    """The way to the pictures of an rtsp://, http:// or https:// address."""
    played = address.place.startswith("rtsp:")
    return PlayedStream(address, sink, failed) if played else HttpStream(address, sink, failed)
