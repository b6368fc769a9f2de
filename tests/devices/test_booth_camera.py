"""The booth's camera: a preview that moves, and stills of the right moment, in memory, for their visitor only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from kiosk.devices.booth_camera.moments import Moments
from kiosk.devices.booth_camera.shutter import WITHIN_S
from kiosk.devices.booth_camera.sources import Plugged, called, preference
from kiosk.happenings import inputs
from kiosk.happenings.orders import CloseCamera, ForgetStill, OpenCamera, RestCamera
from tests.devices.camera_hand import FRAME_S, PATIENCE_MS, Booth, frame_number, marked, scene, write_film

# Video acceleration is not on every machine; a film that is none is what one test is about.
pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)", "Could not open media")


@pytest.fixture
def booth(qtbot: QtBot) -> Iterator[Callable[..., Booth]]:
    made: list[Booth] = []

    def make(setting: str, *cameras: str, shutter_offset_ms: int = 0) -> Booth:
        made.append(booth := Booth(qtbot, setting, shutter_offset_ms))
        booth.plugged_in = list(cameras)
        booth.camera.start()
        return booth

    yield make
    for each in made:
        each.camera.stop()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "visitor.png"
    halves = Image.new("RGB", (640, 480), "#ff0000")
    halves.paste("#0000ff", (320, 0, 640, 480))
    halves.save(path)
    return path


def test_the_pretend_camera_moves_and_says_it_is_a_rehearsal(qtbot, booth):
    pretend = booth("pretend").opens()
    assert pretend.report.level == "rehearsal"
    first = pretend.glass.videoFrame().toImage()
    qtbot.waitUntil(lambda: pretend.glass.videoFrame().toImage() != first, timeout=PATIENCE_MS)
    taken = pretend.takes(7)
    assert taken.rehearsal
    still = pretend.camera.stills.get(taken.still_id)
    assert still is not None
    assert still.picture.size == (1280, 720)


def test_a_picture_file_goes_the_whole_way_to_pixels_and_is_not_mirrored(booth, picture):
    shown = booth(f"file:{picture}").opens()
    still = shown.camera.stills.get(shown.takes(1).still_id)
    assert still is not None
    pixels = np.asarray(still.picture, dtype=int)
    assert pixels.shape == (480, 640, 3)
    assert np.abs(pixels[:, :300] - (255, 0, 0)).max() < 12
    assert np.abs(pixels[:, 340:] - (0, 0, 255)).max() < 12


def test_a_film_file_goes_the_same_way_over_and_over(qtbot, booth, tmp_path):
    film = write_film(tmp_path / "visitor.avi", [marked(number) for number in range(12)])
    shown = booth(f"file:{film}").opens()
    still = shown.camera.stills.get(shown.takes(1).still_id)
    assert still is not None
    assert still.picture.size == (320, 180)
    seen: list[int] = []
    shown.glass.videoFrameChanged.connect(lambda frame: seen.append(frame.toImage().pixelColor(10, 10).red() > 127))
    qtbot.waitUntil(lambda: len(seen) > 30, timeout=PATIENCE_MS)
    assert {False, True} <= set(seen)


def test_the_photo_is_the_frame_nearest_to_the_moment_of_zero(booth):
    hall = booth("auto", "Hall Camera")
    hall.camera.take(OpenCamera())
    hall.films(0.4, marked)
    # The order comes 0.1 s late, the house was busy; frame 8 came 3 frames ago.
    moment_s = hall.now_s - 3 * FRAME_S + 0.004
    hall.shoots(5, moment_s)
    assert frame_number(hall.camera.stills.get(hall.taken(5).still_id)) == 8
    assert not hall.taken(5).rehearsal


def test_a_slow_camera_is_waited_for_as_long_as_was_measured(booth):
    hall = booth("auto", "Hall Camera", shutter_offset_ms=100)
    hall.camera.take(OpenCamera())
    following = hall.films(0.4, marked)
    hall.shoots(5)
    assert not hall.answered(5), "what is on its way shows the moment, what is here does not"
    hall.films(0.3, marked, following)
    assert frame_number(hall.camera.stills.get(hall.taken(5).still_id)) == following + 2


def test_a_still_that_comes_late_is_waited_for_and_given_up_at_last(booth):
    hall = booth("auto", "Hall Camera")
    hall.camera.take(OpenCamera())
    following = hall.films(0.4, marked)
    hall.shoots(5, hall.now_s + 0.2)
    hall.films(1.4, None)
    assert frame_number(hall.camera.stills.get(hall.taken(5).still_id)) == following - 1, "near enough"
    hall.films(0.5, marked)
    hall.shoots(6, hall.now_s + 5.0)
    hall.films(2.0, marked)
    assert not hall.answered(6)
    hall.now_s += 5.0 + WITHIN_S
    hall.camera.look()
    assert inputs.StillFailed in {type(rung) for rung in hall.rung if getattr(rung, "job", 0) == 6}


def test_four_stills_and_a_new_one_are_held_and_one_more_takes_the_place_of_the_first(booth):
    hall = booth("auto", "Hall Camera")
    hall.camera.take(OpenCamera())
    ids = []
    following = 0
    for job in range(1, 7):
        following = hall.films(0.5, marked, following)
        hall.shoots(job)
        hall.films(0.1, marked, following)
        ids.append(hall.taken(job).still_id)
        if job == 2:
            hall.camera.take(RestCamera())
            hall.camera.take(OpenCamera())
    assert len(set(ids)) == 6
    assert hall.camera.stills.get(ids[0]) is None
    assert all(hall.camera.stills.get(still_id) for still_id in ids[1:])
    hall.camera.take(ForgetStill(ids[2]))
    assert hall.camera.stills.get(ids[2]) is None
    assert hall.camera.stills.get(ids[3]) is not None


def test_everything_is_gone_when_the_booth_is_left(booth):
    hall = booth("auto", "Hall Camera")
    hall.camera.take(OpenCamera())
    hall.films(0.5, scene)
    hall.shoots(1)
    taken = hall.taken(1)
    hall.camera.take(RestCamera())
    assert hall.camera.stills.get(taken.still_id) is not None, "resting, the visitor's photo is kept"
    assert not hall.glass.videoFrame().isValid()
    assert not hall.sources[-1].is_open
    hall.camera.take(CloseCamera())
    assert hall.camera.stills.get(taken.still_id) is None
    assert hall.camera._moments.newest is None
    assert not hall.camera._sink.videoFrame().isValid()
    hall.films(0.5, scene)
    assert not hall.glass.videoFrame().isValid()


def test_a_photo_asked_for_while_nothing_shows_fails_at_once(booth):
    hall = booth("auto", "Hall Camera")
    hall.shoots(3)
    assert hall.rung[-1] == inputs.StillFailed("the camera shows nothing", 3)


def test_nothing_is_written_to_disk(booth, picture, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    booth(f"file:{picture}").opens().takes(1)
    assert list(tmp_path.iterdir()) == [picture]


def test_a_booth_without_a_camera_says_so_at_once(booth):
    off = booth("off")
    assert off.report.level == "ok"
    off.camera.take(OpenCamera())
    assert off.rung[-1] == inputs.CameraLost("gone")
    off.films(60, None)
    assert off.camera_story == ["gone"]


def test_the_ring_of_moments_stays_small_and_keeps_the_newest():
    moments: Moments[int] = Moments()
    for number in range(240):
        moments.add(number, number / 60)
    assert len(moments) <= 18
    assert moments.newest == 239
    nearest = moments.nearest(239 / 60 - 0.25)
    assert nearest is not None
    assert abs(nearest[0] - (239 / 60 - 0.25)) <= 1 / 60
    assert moments.nearest(0.0) == moments.nearest(239 / 60 - 0.5), "what is older was let go"


def test_the_format_is_smooth_then_large_and_no_larger_than_is_looked_at():
    formats = [(640, 480, 30), (1920, 1080, 5), (1280, 720, 30), (1920, 1080, 30), (1920, 1080, 60), (3840, 2160, 30)]
    assert max(formats, key=lambda f: preference(*f)) == (1920, 1080, 30)
    assert max([(640, 480, 30), (1280, 720, 10)], key=lambda f: preference(*f)) == (640, 480, 30)
    assert max([(640, 480, 15), (1280, 720, 15), (1920, 1080, 5)], key=lambda f: preference(*f)) == (1280, 720, 15)


def test_a_camera_is_found_by_its_name_by_a_part_of_it_and_by_a_link_to_it():
    link = Path("/dev/fd")
    if not link.is_symlink():
        pytest.skip("no link under /dev here")

    def nothing(sink: object, failed: object) -> object:
        return None

    def plugged(camera_id: str, name: str) -> Plugged:
        return Plugged(camera_id, name, nothing)  # type: ignore[arg-type]

    cameras = [
        plugged("/dev/video0", "Hall Camera HD"),
        plugged(str(link.resolve()), "Booth Eye"),
        plugged("/dev/video9", "Hall"),
    ]
    assert called("booth eye", cameras) is cameras[1]
    assert called("hall", cameras) is cameras[2], "the whole name wins over a part of another"
    assert called("camera", cameras) is cameras[0]
    assert called(str(link), cameras) is cameras[1]
    assert called("/dev/video0", cameras) is cameras[0]
    assert called("Other", cameras) is None
