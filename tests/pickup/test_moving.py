"""A network interface that changes its address, for real: in a network namespace of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.press.store import CardStore
from tests.pickup.served import stored
from tests.pickup.test_process import line_of

FIRST, SECOND = "192.168.7.5", "10.7.0.9"
NET = (
    "ip link set lo up && ip link add hall0 type veth peer name hall1 && ip link set hall0 up && ip link set hall1 up "
    f'&& ip address add {FIRST}/24 dev hall0 && exec "$@"'
)
ASK = "import sys, urllib.request as u; print(u.urlopen(u.Request(sys.argv[1], method='HEAD'), timeout=30).status)"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The pickup process in a network of its own with one interface."""
    if sys.platform != "linux" or os.geteuid() or not all(map(shutil.which, ("ip", "unshare", "nsenter"))):
        pytest.skip("a network of its own needs root on Linux, and iproute2")
    able = subprocess.run(["unshare", "--net", "sh", "-c", NET, "sh", "true"], capture_output=True, check=False)
    if able.returncode:
        pytest.skip(f"this machine does not let a test make a network: {able.stderr.decode()}")
    served = [sys.executable, "-u", "-m", "kiosk.pickup", "--data", str(tmp_path), "--port", "8470"]
    process = subprocess.Popen(
        ["unshare", "--net", "sh", "-c", NET, "sh", *served], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    yield process
    process.kill()
    process.communicate()


def inside(process: subprocess.Popen[bytes], *command: str) -> str:
    """Run something in the process's network; returns what it said."""
    entered = ["nsenter", "--net", f"--target={process.pid}", *command]
    return subprocess.run(entered, capture_output=True, check=True, text=True).stdout.strip()


def url_after(process: subprocess.Popen[bytes], before: str) -> str:
    """The next address it tells that is another one."""
    while (url := line_of("heartbeat", process)["url"]) == before:
        pass
    return str(url)


@pytest.mark.fault(
    "The station's network address changes",
    visitor="a new QR code that works",
    staff="nothing",
    lost="nothing: the card answers at the new address",
)
@pytest.mark.fault(
    "The network cable is pulled and plugged in again",
    visitor="“Phones can't fetch it just now. It is being tried again”",
    staff="The station is in no network, so phones can't fetch postcards. Please check its cable or Wi-Fi.",
    lost="nothing",
)
def test_an_address_that_changes_is_told_at_the_next_heartbeat_and_answers(elsewhere, tmp_path, recovery):
    card_id = stored(CardStore(tmp_path / "postcards"), time.time_ns() // 1_000_000)
    first = line_of("ready", elsewhere)["url"]
    assert first == f"http://{FIRST}:8470"
    assert inside(elsewhere, sys.executable, "-c", ASK, f"{first}/c/{card_id}") == "200"
    inside(elsewhere, "ip", "address", "add", f"{SECOND}/24", "dev", "hall0")
    inside(elsewhere, "ip", "address", "del", f"{FIRST}/24", "dev", "hall0")
    second = url_after(elsewhere, first)
    assert second == f"http://{SECOND}:8470"
    assert inside(elsewhere, sys.executable, "-c", ASK, f"{second}/c/{card_id}") == "200"
    # The cable is pulled: no address, and so no code that no phone could open.
    inside(elsewhere, "ip", "link", "set", "hall0", "down")
    assert url_after(elsewhere, second) == ""
    recovery.begins()
    inside(elsewhere, "ip", "link", "set", "hall0", "up")
    assert url_after(elsewhere, "") == second
    recovery.over()
