"""The pickup process as the kiosk starts it: ready, heartbeats, a page over a real socket, and an end in order."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from kiosk.press.store import CardStore, new_card_id
from tests.pickup.served import jpeg, stored

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def start(data, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-u", "-m", "kiosk.pickup", "--data", str(data), *more]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def line_of(kind: str, process: subprocess.Popen[bytes]) -> dict:
    assert process.stdout
    for raw in process.stdout:
        line = json.loads(raw)
        if line["kind"] == kind:
            return line
    raise AssertionError(f"ended without {kind}: {process.stderr.read().decode() if process.stderr else ''}")


@pytest.fixture
def running(tmp_path):
    process = start(tmp_path, "--host", "127.0.0.1", "--port", "0", "--station", "qinhuangdao")
    yield process, tmp_path
    process.kill()
    process.communicate()


def test_it_serves_a_stored_card_and_says_so(running):
    process, data = running
    url = line_of("ready", process)["url"]
    card_id = stored(CardStore(data / "postcards"), time.time_ns() // 1_000_000)
    with OPENER.open(f"{url}/c/{card_id}.jpg") as answer:
        assert answer.read() == jpeg()
    with OPENER.open(f"{url}/c/{card_id}") as answer:
        assert card_id in answer.read().decode()
        assert answer.headers["Server"] is None
    assert line_of("fetched", process) == {"kind": "fetched", "rehearsal": False, "times": 1}
    with pytest.raises(urllib.error.HTTPError) as refused:
        OPENER.open(f"{url}/c/{new_card_id()}")
    assert refused.value.code == 404
    refused.value.close()
    assert line_of("heartbeat", process)["url"] == url


def test_it_ends_in_order_on_sigterm(running):
    process, _ = running
    line_of("ready", process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


def test_a_port_in_use_is_told_with_its_number_and_what_to_do(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(tmp_path, "--host", "127.0.0.1", "--port", str(port))
        told = line_of("fault", process)
        assert process.wait(10) == 78
        process.communicate()
    assert str(port) in told["sentence_zh"]
    assert "pickup.port" in told["sentence_en"]


def test_an_address_of_another_machine_is_told(tmp_path):
    process = start(tmp_path, "--host", "192.0.2.77", "--port", "0")
    told = line_of("fault", process)
    assert process.wait(10) == 78
    process.communicate()
    assert "192.0.2.77" in told["sentence_en"]


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel ends the child with its parent on Linux only")
def test_it_dies_with_the_kiosk(tmp_path):
    parent_code = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-u', '-m', 'kiosk.pickup', '--data', sys.argv[1],"
        " '--host', '127.0.0.1', '--port', '0'], stdin=subprocess.PIPE)\n"
        'print(\'{"kind": "child", "pid": %d}\' % child.pid, flush=True)\n'
        "child.wait()\n"
    )
    parent = subprocess.Popen([sys.executable, "-u", "-c", parent_code, str(tmp_path)], stdout=subprocess.PIPE)
    assert parent.stdout
    child = json.loads(parent.stdout.readline())["pid"]
    assert line_of("ready", parent)
    watch = os.pidfd_open(child)
    parent.kill()
    parent.communicate()
    ended, _, _ = select.select([watch], [], [], 10)
    os.close(watch)
    assert ended
