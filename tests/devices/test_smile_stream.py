"""A network camera: a reader process has the network and no thoughts, the face process thinks and has no network."""

import io
import os
import random
import signal
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.smile_camera.isolation import ways_out
from kiosk.devices.smile_camera.source import Source, parse_source
from tests.conftest import Recovery
from tests.devices.smile_process import smile_process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the process runs where it can be shut off: on Linux")
SIZE = (640, 360)


def jpegs() -> list[bytes]:
    """Pictures of an empty hall: coarse noise, each another."""
    dice = random.Random(3)
    made = []
    for _ in range(40):
        coarse = Image.frombytes("RGB", (40, 24), bytes(dice.randrange(60, 180) for _ in range(40 * 24 * 3)))
        file = io.BytesIO()
        coarse.resize(SIZE).save(file, "JPEG")
        made.append(file.getvalue())
    return made


class NetworkCamera(ThreadingHTTPServer):
    """An MJPEG camera that can stall: connections stay, pictures don't come."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Stream)
        self.pictures = jpegs()
        self.flowing = threading.Event()
        self.closing = threading.Event()
        self.served: list[threading.Thread] = []
        self.flowing.set()


class _Stream(BaseHTTPRequestHandler):
    server: NetworkCamera

    def do_GET(self) -> None:
        self.server.served.append(threading.current_thread())
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        try:
            while not self.server.closing.wait(0.04):
                for picture in self.server.pictures:
                    if self.server.flowing.is_set():
                        head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(picture)}\r\n\r\n"
                        self.wfile.write(head.encode() + picture + b"\r\n")
                        self.server.closing.wait(0.04)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        pass


@contextmanager
def network_camera() -> Iterator[NetworkCamera]:
    camera = NetworkCamera()
    serving = threading.Thread(target=camera.serve_forever)
    serving.start()
    try:
        yield camera
    finally:
        camera.closing.set()
        camera.shutdown()
        serving.join()
        camera.server_close()
        for thread in camera.served:
            thread.join()


def children(pid: int) -> list[int]:
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


@pytest.mark.fault(
    "Network smile camera stalls",
    visitor="“This door is not counting just now”",
    staff="No picture comes from …: check the camera's power and cable.",
    lost="who passes meanwhile; the time counts as not measured",
)
def test_a_stream_is_measured_across_a_stall_and_only_the_reader_has_the_network(recovery: Recovery) -> None:
    with network_camera() as camera:
        address = f"http://hall:secret@127.0.0.1:{camera.server_port}/video"
        with smile_process("--source=-") as face:
            assert face.process.stdin
            face.process.stdin.write(f"{address}\n".encode())
            face.process.stdin.flush()
            face.until("measuring")
            pid = face.process.pid
            (reader,) = children(pid)
            # Nobody but root may look into them further: that is the point of it.
            if os.geteuid() == 0:
                ours = Path("/proc/self/ns/net").readlink()
                assert Path(f"/proc/{reader}/ns/net").readlink() == ours
                assert Path(f"/proc/{pid}/ns/net").readlink() != ours
                assert ways_out(str(pid)) == []
                assert "mediapipe" not in Path(f"/proc/{reader}/maps").read_text()
            for process in (pid, reader):
                assert b"secret" not in Path(f"/proc/{process}/cmdline").read_bytes()
                assert "Max file size             0" in Path(f"/proc/{process}/limits").read_text()
            assert face.until("heartbeat")["frames"] > 0
            camera.flowing.clear()
            fault = face.until("fault")
            assert fault["reason_code"] in ("picture_missing", "broken_off", "stream_unanswered")
            assert "secret" not in str(fault)
            assert f"http://127.0.0.1:{camera.server_port}/video" in fault["sentence_en"]
            recovery.begins()
            camera.flowing.set()
            face.until("measuring")
            recovery.over()
            assert face.until("heartbeat")["not_measured_s"] >= 4


@pytest.mark.fault(
    "kill -9: the process that reads a network camera",
    visitor="“This door is not counting just now”",
    staff="The process that reads http://… has ended. It starts again in 0.5 s.",
    lost="who passes until both run again; they count as not measured",
)
def test_when_the_reader_dies_the_face_process_ends_to_be_started_anew() -> None:
    with network_camera() as camera, smile_process(f"--source=http://127.0.0.1:{camera.server_port}/video") as face:
        face.until("measuring")
        (reader,) = children(face.process.pid)
        os.kill(reader, signal.SIGKILL)
        assert face.until("fault")["reason_code"] == "reader_gone"
        face.to_the_end()
        assert face.process.returncode == 1


@pytest.mark.fault(
    "Network smile camera is not on the network",
    visitor="“This door is not counting just now”",
    staff="The network camera … does not answer: check its power and network, its address and password.",
    lost="who passes meanwhile; the time counts as not measured",
)
def test_a_camera_that_is_not_on_the_network_is_told() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as nobody:
        port = nobody.server_address[1]
    with smile_process(f"--source=rtsp://127.0.0.1:{port}/live") as face:
        assert face.until("fault")["reason_code"] == "stream_unanswered"


UNIFORM = """
import sys, threading
import numpy as np
from kiosk.devices.smile_camera import shared_frame
from kiosk.devices.smile_camera.grabber import Frame
class Grabber:
    trouble = None
    stuck_s = 0.0
    def __init__(self, source):
        self.number = 0
    def next(self, timeout_s):
        self.number += 1
        return Frame(float(self.number), np.full((720, 1280, 3), self.number % 256, np.uint8))
shared_frame.Grabber = Grabber
shared_frame.serve_frames(int(sys.argv[1]), int(sys.argv[2]))
"""
ASKING = """
import sys
from kiosk.devices.smile_camera.reader_process import start_reader
reader = start_reader({source!r}, [sys.executable, "-c", {reader!r}])
from kiosk.devices.smile_camera.shared_frame import SharedFrames
frames = SharedFrames(reader)
for number in range(1, 201):
    frame = frames.next(60.0)
    assert frame.at_s == number, "a frame was queued or lost"
    assert frame.picture.min() == frame.picture.max() == number % 256, "a torn frame"
frames.close()
print("whole")
"""


def test_frames_handed_over_are_whole_and_never_queued() -> None:
    script = "from kiosk.devices.smile_camera.source import Source\n" + ASKING.format(
        source=Source("stream", "made"), reader=UNIFORM
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=90, check=False)
    assert (done.stdout, done.stderr) == ("whole\n", "")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("pretend", Source("pretend")),
        ("v4l2:0", Source("v4l2", "0")),
        ("v4l2:/dev/v4l/by-id/door", Source("v4l2", "/dev/v4l/by-id/door")),
        ("file:films/day.mp4", Source("file", "films/day.mp4")),
        ("rtsp://10.0.0.9:554/live", Source("stream", "rtsp://10.0.0.9:554/live")),
    ],
)
def test_sources_by_name(text: str, source: Source) -> None:
    assert parse_source(text) == source


@pytest.mark.parametrize("text", ["", "v4l2:", "file:", "rtsp://", "http:///x", "/dev/video0", "ftp://camera/live"])
def test_what_is_no_source_is_refused_with_what_would_be_one(text: str) -> None:
    with pytest.raises(ValueError, match="v4l2:INDEX_OR_PATH"):
        parse_source(text)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("rtsp://10.0.0.9:554/live", "rtsp://10.0.0.9:554/live"),
        ("rtsp://admin:s3cret@10.0.0.9/live", "rtsp://10.0.0.9/live"),
        ("rtsp://admin:s3c@ret@10.0.0.9/live", "rtsp://10.0.0.9/live"),
        ("rtsp://10.0.0.9/user=admin&password=s3cret&channel=1", "rtsp://10.0.0.9/…"),
        ("rtsp://10.0.0.9/user=admin_password=s3cret/ch1.sdp", "rtsp://10.0.0.9/…/ch1.sdp"),
        ("http://10.0.0.9/video.cgi?user=admin&pwd=s3cret#s3cret", "http://10.0.0.9/video.cgi?…"),
    ],
)
def test_a_password_is_never_shown_wherever_the_address_has_it(address: str, shown: str) -> None:
    assert parse_source(address).shown == shown
