"""The booth's camera: a preview that moves, a still that is kept in memory for its visitor only, and kind faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtMultimedia import QVideoSink
from pytestqt.qtbot import QtBot

from kiosk.devices.booth_camera.camera import STALLED_S, STILL_WITHIN_S, BoothCamera
from kiosk.devices.booth_camera.sources import find_camera
from kiosk.happenings import inputs
from kiosk.happenings.orders import CloseCamera, OpenCamera, RestCamera, TakeStill
from kiosk.happenings.words import Input
from kiosk.places import ASSETS

RIVER = ASSETS / "postcard" / "river-dusk.webp"
PATIENCE_MS = 15000
# Video acceleration is not on every machine; a film that is none is what one test is about.
pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)", "Could not open media")


class Booth:
    """A camera whose clock is moved by hand, and everything it rang."""

    def __init__(self, qtbot: QtBot, setting: str) -> None:
        self.qtbot = qtbot
        self.rung: list[Input] = []
        self.now_s = 100.0
        self.camera = BoothCamera(self.rung.append, setting, RIVER, "演练", lambda: self.now_s)
        self.glass = QVideoSink()
        self.camera.show_on(self.glass)
        self.camera.start()

    def heard(self, kind: type[Input]) -> list[Input]:
        return [happening for happening in self.rung if isinstance(happening, kind)]

    def opens(self) -> Booth:
        self.camera.take(OpenCamera())
        self.qtbot.waitUntil(lambda: bool(self.heard(inputs.CameraShowing)), timeout=PATIENCE_MS)
        return self

    def shoots(self, job: int) -> inputs.StillTaken:
        self.camera.take(TakeStill(job))
        self.qtbot.waitUntil(lambda: bool(self.heard(inputs.StillTaken)), timeout=PATIENCE_MS)
        taken = self.heard(inputs.StillTaken)[-1]
        assert isinstance(taken, inputs.StillTaken)
        return taken

    def level(self) -> str:
        return self.report.level

    @property
    def report(self) -> inputs.DeviceReported:
        told = self.heard(inputs.DeviceReported)[-1]
        assert isinstance(told, inputs.DeviceReported)
        return told


@pytest.fixture
def booths(qtbot: QtBot) -> Iterator[list[Booth]]:
    made: list[Booth] = []
    yield made
    for booth in made:
        booth.camera.stop()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "visitor.png"
    halves = Image.new("RGB", (640, 480), "#ff0000")
    halves.paste("#0000ff", (320, 0, 640, 480))
    halves.save(path)
    return path


def test_the_pretend_camera_moves_and_says_it_is_a_rehearsal(qtbot, booths):
    booths.append(booth := Booth(qtbot, "pretend"))
    booth.opens()
    assert booth.level() == "rehearsal"
    first = booth.glass.videoFrame().toImage()
    qtbot.waitUntil(lambda: booth.glass.videoFrame().toImage() != first, timeout=PATIENCE_MS)
    taken = booth.shoots(7)
    assert (taken.rehearsal, taken.job) == (True, 7)
    still = booth.camera.stills.get(taken.still_id)
    assert still is not None
    assert still.picture.size == (1280, 720)


def test_a_picture_file_goes_the_whole_way_to_pixels_and_is_not_mirrored(qtbot, booths, picture):
    booths.append(booth := Booth(qtbot, f"file:{picture}"))
    still = booth.opens().camera.stills.get(booth.shoots(1).still_id)
    assert still is not None
    pixels = np.asarray(still.picture, dtype=int)
    assert pixels.shape == (480, 640, 3)
    assert np.abs(pixels[:, :300] - (255, 0, 0)).max() < 12
    assert np.abs(pixels[:, 340:] - (0, 0, 255)).max() < 12


def test_a_film_file_goes_the_same_way(qtbot, booths):
    film = Path("/usr/share/doc/opencv-doc/examples/data/vtest.avi")
    films = [film, *Path("/usr/share").glob("**/vtest.avi")]
    found = next((path for path in films if path.is_file()), None)
    if found is None:
        pytest.skip("no film here: vtest.avi of Debian's opencv-doc")
    booths.append(booth := Booth(qtbot, f"file:{found}"))
    still = booth.opens().camera.stills.get(booth.shoots(1).still_id)
    assert still is not None
    assert still.picture.size == (768, 576)


def test_the_still_is_forgotten_with_its_visitor(qtbot, booths, picture):
    booths.append(booth := Booth(qtbot, f"file:{picture}"))
    taken = booth.opens().shoots(1)
    booth.camera.take(RestCamera())
    assert booth.camera.stills.get(taken.still_id) is not None
    assert not booth.glass.videoFrame().isValid()
    booth.camera.take(CloseCamera())
    assert booth.camera.stills.get(taken.still_id) is None


def test_a_new_photo_forgets_the_one_before(qtbot, booths, picture):
    booths.append(booth := Booth(qtbot, f"file:{picture}"))
    first = booth.opens().shoots(1)
    booth.camera.take(OpenCamera())
    assert booth.camera.stills.get(first.still_id) is None


def test_nothing_is_written_to_disk(qtbot, booths, picture, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    booths.append(booth := Booth(qtbot, f"file:{picture}"))
    booth.opens().shoots(1)
    assert list(tmp_path.iterdir()) == [picture]


def test_a_missing_file_is_a_fault_in_plain_words_and_no_photo(qtbot, booths, tmp_path):
    booths.append(booth := Booth(qtbot, f"file:{tmp_path / 'nobody.png'}"))
    assert booth.level() == "fault"
    assert "nobody.png" in booth.report.sentence_en
    booth.camera.take(OpenCamera())
    assert booth.heard(inputs.CameraLost)


def test_a_file_that_is_no_picture_is_a_fault(qtbot, booths, tmp_path):
    path = tmp_path / "letter.mp4"
    path.write_text("not a film")
    booths.append(booth := Booth(qtbot, f"file:{path}"))
    booth.camera.take(OpenCamera())
    qtbot.waitUntil(lambda: bool(booth.heard(inputs.CameraLost)), timeout=PATIENCE_MS)
    assert booth.level() == "fault"


def test_a_named_camera_that_is_not_there_is_a_fault_and_not_faked(qtbot, booths):
    booths.append(booth := Booth(qtbot, "Hall Camera 9000"))
    assert booth.level() == "fault"
    assert "Hall Camera 9000" in booth.report.sentence_zh
    booth.camera.take(OpenCamera())
    assert booth.heard(inputs.CameraLost)
    assert not booth.heard(inputs.CameraShowing)


def test_auto_without_a_camera_pretends(qtbot, booths):
    if find_camera("") is not None:
        pytest.skip("this machine has a camera")
    booths.append(booth := Booth(qtbot, "auto"))
    assert booth.level() == "rehearsal"
    booth.opens()


def test_a_booth_without_a_camera_says_so_at_once(qtbot, booths):
    booths.append(booth := Booth(qtbot, "off"))
    assert booth.level() == "ok"
    booth.camera.take(OpenCamera())
    assert booth.rung[-1] == inputs.CameraLost()


def test_a_camera_that_stalls_is_lost_and_taken_up_again(qtbot, booths, picture, monkeypatch):
    booths.append(booth := Booth(qtbot, f"file:{picture}"))
    booth.opens()
    booth.now_s += STALLED_S + 0.1
    booth.camera.look()
    assert booth.rung[-1] == inputs.CameraLost()
    assert booth.level() == "fault"
    booth.now_s += 6
    booth.camera.look()
    qtbot.waitUntil(lambda: len(booth.heard(inputs.CameraShowing)) == 2, timeout=PATIENCE_MS)
    assert booth.level() == "rehearsal"


def test_a_still_nobody_delivers_fails_in_time(qtbot, booths, tmp_path):
    booths.append(booth := Booth(qtbot, f"file:{tmp_path / 'nobody.png'}"))
    booth.camera.take(OpenCamera())
    booth.camera.take(TakeStill(3))
    booth.now_s += STILL_WITHIN_S + 0.1
    booth.camera.look()
    failed = booth.heard(inputs.StillFailed)[-1]
    assert isinstance(failed, inputs.StillFailed)
    assert failed.job == 3
