"""Network cameras on this machine: MJPEG over HTTP, and RTSP, that can stall, end, and ask for a password."""

from __future__ import annotations

import base64
import io
import select
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image

from tests.devices.camera_hand import marked

PASSWORD = "hall:river1934"
PICTURES = 60


def jpegs() -> list[bytes]:
    """Marked pictures of a hall, each another."""
    made = []
    for number in range(PICTURES):
        file = io.BytesIO()
        Image.fromarray(marked(number)[:176]).save(file, "JPEG", quality=85, subsampling=2)
        made.append(file.getvalue())
    return made


class Stage:
    """What a camera server is told by the test, and its pictures at a steady rate while they flow."""

    def __init__(self, fps: float) -> None:
        self.pictures = jpegs()
        self.every_s = 1 / fps
        self.flowing = threading.Event()
        self.flowing.set()
        self.closing = threading.Event()
        self.with_length = True
        self.wants_password = False
        self.serving: list[threading.Thread] = []
        self.sent = 0

    def frames(self) -> Iterator[bytes]:
        """Pictures until the test is over, or until `end` is called."""
        while not self.closing.wait(self.every_s):
            if self.flowing.is_set():
                self.sent += 1
                yield self.pictures[self.sent % len(self.pictures)]


class MjpegServer(ThreadingHTTPServer):
    """Serves its stage to everybody."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, stage: Stage) -> None:
        super().__init__(("127.0.0.1", 0), _Mjpeg)
        self.stage = stage


class _Mjpeg(BaseHTTPRequestHandler):
    server: MjpegServer

    def do_GET(self) -> None:
        stage = self.server.stage
        stage.serving.append(threading.current_thread())
        word = "Basic " + base64.b64encode(PASSWORD.encode()).decode()
        if stage.wants_password and self.headers.get("Authorization") != word:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="camera"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=--frame")
        self.end_headers()
        try:
            for picture in stage.frames():
                length = f"Content-Length: {len(picture)}\r\n" if stage.with_length else ""
                self.wfile.write(f"--frame\r\nContent-Type: image/jpeg\r\n{length}\r\n".encode() + picture + b"\r\n")
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


class RtspServer(socketserver.ThreadingTCPServer):
    """RTSP with its pictures in the same connection (RFC 2326, RFC 2435)."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, stage: Stage) -> None:
        super().__init__(("127.0.0.1", 0), _Rtsp)
        self.stage = stage


class _Rtsp(socketserver.StreamRequestHandler):
    server: RtspServer

    def handle(self) -> None:
        self.server.stage.serving.append(threading.current_thread())
        try:
            while request := self._request():
                method, _, headers = request
                if method == "PLAY":
                    self._answer(headers, "Session: 1")
                    self._play()
                    return
                self._reply(method, headers)
        except OSError:
            pass

    def _request(self) -> tuple[str, str, dict[str, str]] | None:
        first = self.rfile.readline().decode().split()
        headers = {}
        while line := self.rfile.readline().decode().strip():
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        return (first[0], first[1], headers) if len(first) > 1 else None

    def _reply(self, method: str, headers: dict[str, str]) -> None:
        if method == "DESCRIBE":
            sdp = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=hall\r\nt=0 0\r\nm=video 0 RTP/AVP 26\r\na=control:track1\r\n"
            self._answer(headers, f"Content-Type: application/sdp\r\nContent-Length: {len(sdp)}", sdp)
        elif method == "SETUP" and "TCP" not in headers.get("transport", ""):
            self.wfile.write(f"RTSP/1.0 461 Unsupported Transport\r\nCSeq: {headers['cseq']}\r\n\r\n".encode())
        elif method == "SETUP":
            self._answer(headers, "Session: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1")
        else:
            self._answer(headers, "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN")

    def _answer(self, headers: dict[str, str], more: str, body: str = "") -> None:
        self.wfile.write(f"RTSP/1.0 200 OK\r\nCSeq: {headers['cseq']}\r\n{more}\r\n\r\n{body}".encode())

    def _play(self) -> None:
        ticks = count = 0
        for picture in self.server.stage.frames():
            ticks += round(90_000 * self.server.stage.every_s)
            tables, scan = _taken_apart(picture)
            for start in range(0, len(scan), 1200):
                piece, last = scan[start : start + 1200], start + 1200 >= len(scan)
                head = struct.pack(">I4B", start, 1, 255, 320 // 8, 176 // 8)
                quantised = struct.pack(">BBH", 0, 0, len(tables)) + tables if start == 0 else b""
                rtp = struct.pack(">BBHII", 0x80, 26 | 0x80 * last, count & 0xFFFF, ticks & 0xFFFFFFFF, 7)
                packet = rtp + head + quantised + piece
                self.wfile.write(b"$\0" + struct.pack(">H", len(packet)) + packet)
                count += 1
            ready, _, _ = select.select([self.connection], [], [], 0)
            if ready and not self.connection.recv(4096):
                return


def _taken_apart(jpeg: bytes) -> tuple[bytes, bytes]:
    """The quantisation tables of a JPEG and the bytes of its picture."""
    tables, at = b"", 2
    while True:
        marker, length = jpeg[at + 1], struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        content = jpeg[at + 4 : at + 2 + length]
        if marker == 0xDB:
            tables += b"".join(content[start + 1 : start + 65] for start in range(0, len(content), 65))
        at += 2 + length
        if marker == 0xDA:
            return tables, jpeg[at:-2]


@contextmanager
def mjpeg_camera(fps: float = 25) -> Iterator[tuple[Stage, str]]:
    """A stage and its http:// address."""
    stage = Stage(fps)
    with _served(MjpegServer(stage), stage) as port:
        yield stage, f"http://127.0.0.1:{port}/live"


@contextmanager
def rtsp_camera(fps: float = 25) -> Iterator[tuple[Stage, str]]:
    """A stage and its rtsp:// address."""
    stage = Stage(fps)
    with _served(RtspServer(stage), stage) as port:
        yield stage, f"rtsp://127.0.0.1:{port}/live"


@contextmanager
def _served(server: socketserver.TCPServer, stage: Stage) -> Iterator[int]:
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        yield server.server_address[1]
    finally:
        stage.closing.set()
        server.shutdown()
        server.server_close()
        for thread in (serving, *stage.serving):
            thread.join()
