"""What ./run doctor says of the smile count, and by which names it knows the cameras."""

import sys
from pathlib import Path

import pytest

from kiosk.devices.smile_camera.cameras import stable_name
from kiosk.devices.smile_camera.isolation import ways_out
from kiosk.doctor import smile_trial

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the process runs where it can be shut off: on Linux")
FORBIDDEN = """
from kiosk.devices.smile_camera.refused_calls import refuse_calls
refuse_calls(("unshare",))
import runpy
runpy.run_module("kiosk.devices.smile_camera.trial", run_name="__main__")
"""


def test_the_trial_says_that_it_is_shut_in_and_what_a_frame_costs() -> None:
    said = smile_trial()
    assert said.startswith("shut off from the network")
    assert "CPU-ms for a frame" in said


@pytest.mark.skipif(sys.platform == "linux" and ways_out() == [], reason="no network to be shut off from")
def test_a_system_on_which_it_cannot_be_shut_in_is_told_with_what_to_do() -> None:
    said = smile_trial((sys.executable, "-c", FORBIDDEN))
    assert said.startswith("can NOT run: ")
    assert "user namespaces" in said


def test_a_trial_that_breaks_is_told() -> None:
    assert smile_trial((sys.executable, "-c", "raise SystemExit(1)")).startswith("can NOT run: ")
    assert smile_trial((sys.executable, "-c", "print('hello')")).startswith("can NOT run: ")
    assert smile_trial(("/no/such/program",)).startswith("can NOT run: ")


def test_a_camera_is_known_by_what_it_is_else_by_its_socket_else_by_its_number(tmp_path: Path) -> None:
    for node in ("video0", "video2", "video4"):
        (tmp_path / node).touch()
    for folder, name, node in (
        ("by-id", "usb-Door-index0", "video0"),
        ("by-path", "pci-0-usb-1-index0", "video0"),
        ("by-path", "pci-0-usb-2-index0", "video2"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).symlink_to(f"../{node}")
    assert stable_name(str(tmp_path / "video0"), tmp_path) == str(tmp_path / "by-id/usb-Door-index0")
    assert stable_name(str(tmp_path / "video2"), tmp_path) == str(tmp_path / "by-path/pci-0-usb-2-index0")
    assert stable_name(str(tmp_path / "video4"), tmp_path) == str(tmp_path / "video4")
