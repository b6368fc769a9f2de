"""How the process shuts itself in, piece by piece: for root and for an ordinary user."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.devices.smile_process import PATIENCE_S, ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the process runs where it can be shut off: on Linux")
HIDDEN = """
import ctypes, os, resource
from kiosk.devices.smile_camera.isolation import shut_in
if {ordinary_user} and os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
shut_in()
assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0, "its memory may be looked into"
try:
    open("/tmp/face", "wb", buffering=0).write(b"face")
except OSError:
    print("hidden")
"""


@pytest.mark.parametrize("ordinary_user", [False, True])
def test_nobody_may_look_into_its_memory_and_a_crash_writes_none_of_it(ordinary_user: bool, tmp_path: Path) -> None:
    program = HIDDEN.replace("/tmp/face", str(tmp_path / "face")).format(ordinary_user=ordinary_user)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert (done.stdout, done.stderr) == ("hidden\n", "")


THREADED = """
import threading
from kiosk.devices.smile_camera.isolation import NetworkOpenError, shut_in
threading.Thread(target=threading.Event().wait, daemon=True).start()
try:
    shut_in()
except NetworkOpenError as error:
    print(error)
"""


def test_a_thread_that_would_keep_its_network_is_no_way_out_either() -> None:
    done = subprocess.run([sys.executable, "-c", THREADED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("other threads run already\n", "")


ESCAPES = """
import os, socket
from kiosk.devices.smile_camera import isolation, refused_calls
if {ordinary_user} and os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
if not {filtered}:
    isolation.refuse_ways_out = lambda: False
isolation.shut_off_network()
assert isolation.ways_out() == []
for address in (("127.0.0.1", {port}), ("192.0.2.1", 443), ("10.0.0.1", 53)):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        try:
            with socket.socket(socket.AF_INET, kind) as way:
                way.connect(address)
        except OSError:
            continue
        raise SystemExit(f"{{address}} was reached")
print("shut off")
"""


@pytest.mark.parametrize("ordinary_user", [False, True])
@pytest.mark.parametrize("filtered", [False, True])
def test_shut_off_from_the_network_nothing_is_reached_not_even_this_machine(
    ordinary_user: bool, filtered: bool
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        program = ESCAPES.format(port=port, ordinary_user=ordinary_user, filtered=filtered)
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
    assert (done.stdout, done.stderr) == ("shut off\n", "")
