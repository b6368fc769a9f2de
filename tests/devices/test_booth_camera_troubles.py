"""A booth camera that drops, freezes, goes black or is covered: told, and taken up again by itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame
from pytestqt.qtbot import QtBot

from kiosk.devices.booth_camera.judging import CameraJudge, look_at
from kiosk.devices.booth_camera.luma import SAMPLES_ACROSS, SAMPLES_DOWN, look_at_frame, luma_of
from kiosk.happenings import inputs
from kiosk.happenings.orders import CloseCamera, OpenCamera
from tests.devices.camera_hand import PATIENCE_MS, RIVER, Booth, darkness, palm, scene, write_film

pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)", "Could not open media")


@pytest.fixture
def hall(qtbot: QtBot) -> Iterator[Booth]:
    """A booth whose one camera shows already."""
    booth = Booth(qtbot, "auto")
    booth.plugged_in = ["Hall Camera"]
    booth.camera.start()
    booth.camera.take(OpenCamera())
    booth.films(1.0, scene)
    yield booth
    booth.camera.stop()


@pytest.fixture
def booths(qtbot: QtBot) -> Iterator[list[Booth]]:
    made: list[Booth] = []
    yield made
    for booth in made:
        booth.camera.stop()


def test_a_camera_that_works_tells_no_trouble_in_a_hall_where_nothing_moves(hall):
    for _ in range(4):
        hall.films(10.0, scene)
    assert hall.camera_story == ["showing"]
    assert hall.report.level == "ok"


@pytest.mark.fault(
    "Booth camera unplugged in the countdown (stand-in)",
    visitor="“The camera is resting. You can still make a card of the river”",
    staff="The booth camera gives no picture (…); check its cable and power. It goes on by itself when it is back.",
    lost="that photo; those taken before stay",
)
def test_a_camera_pulled_out_in_the_countdown_is_gone_at_once_and_taken_up_when_it_is_plugged_in(hall, recovery):
    hall.shoots(4, hall.now_s + 1.0)
    hall.plugs()
    assert hall.camera_story == ["showing", "gone"]
    failed = hall.heard(inputs.StillFailed)[-1]
    assert isinstance(failed, inputs.StillFailed)
    assert failed.job == 4
    assert "Hall Camera" in hall.report.sentence_zh
    assert "检查连接线" in hall.report.sentence_zh
    assert "check its cable" in hall.report.sentence_en
    hall.films(5.0, None)
    assert hall.camera_story == ["showing", "gone"], "auto does not fake a camera that was real"
    plugged_s = hall.now_s
    hall.plugs("Hall Camera")
    hall.films(0.2, scene)
    assert hall.camera_story == ["showing", "gone", "showing"]
    recovery.took(hall.now_s - plugged_s)
    assert hall.report.level == "ok"


def test_pulled_out_just_after_zero_the_photo_is_there_all_the_same(hall):
    moment_s = hall.now_s
    following = hall.films(0.1, scene, 500)
    hall.shoots(9, moment_s + 0.05)
    hall.plugs()
    assert hall.taken(9)
    assert following == 503


def test_another_camera_plugged_in_disturbs_nobody(hall):
    hall.plugs("Hall Camera", "Spare")
    hall.films(0.5, scene)
    assert hall.camera_story == ["showing"]
    assert len(hall.sources) == 1


@pytest.mark.fault(
    "Booth camera stops sending for two minutes (stand-in)",
    visitor="“The camera is resting. You can still make a card of the river”",
    staff="The booth camera gives no picture (…); check its cable and power. It goes on by itself when it is back.",
    lost="nothing",
)
def test_a_camera_that_stops_sending_is_gone_and_opened_again_with_growing_pauses(hall):
    hall.films(3.6, None)
    assert hall.camera_story == ["showing", "gone"]
    opened = len(hall.sources)
    hall.films(120.0, None)
    assert 4 <= len(hall.sources) - opened <= 8
    hall.films(31.0, scene)
    assert hall.camera_story == ["showing", "gone", "showing"]


@pytest.mark.fault(
    "Booth camera freezes (stand-in)",
    visitor="“The picture has frozen. It is being woken up. You can also make a card of the river”",
    staff=(
        "The booth camera's picture stands still (…); it is being opened again. If that goes on, unplug the "
        "camera and plug it in again."
    ),
    lost="nothing",
)
def test_a_camera_that_freezes_is_told_and_opened_again_until_it_lives(hall):
    hall.films(4.0, lambda number: scene(7))
    assert hall.camera_story == ["showing", "frozen"]
    assert hall.report.level == "fault"
    assert "stands still" in hall.report.sentence_en
    assert not hall.sources[0].is_open
    hall.films(30.0, lambda number: scene(7))
    assert len(hall.sources) > 2
    assert hall.camera_story == ["showing", "frozen"], "told once"
    hall.films(40.0, scene)
    assert hall.camera_story == ["showing", "frozen", "showing"]
    assert hall.report.level == "ok"


def test_a_house_that_was_busy_does_not_blame_the_camera(hall):
    hall.now_s += 10.0
    hall.camera.look()
    assert hall.camera_story == ["showing"], "its frames wait behind what kept this thread busy"
    hall.films(2.0, scene)
    assert hall.camera_story == ["showing"]


@pytest.mark.fault(
    "Booth camera still frozen for the next visitor (stand-in)",
    visitor="“The picture has frozen”; never the face of who stood there before",
    staff="The booth camera's picture stands still (…); it is being opened again.",
    lost="nothing",
)
def test_the_next_visitor_of_a_frozen_camera_is_not_shown_its_frozen_picture(hall):
    hall.films(4.0, lambda number: scene(7))
    hall.camera.take(CloseCamera())
    hall.rung.clear()
    hall.camera.take(OpenCamera())
    hall.films(4.0, lambda number: scene(7))
    assert hall.camera_story == ["frozen"]


@pytest.mark.fault(
    "Booth camera black, covered by a hand, or blinded (stand-in)",
    visitor="“Something seems to cover the lens. Is something in front of it?”",
    staff="The booth camera sees only darkness, or its lens is covered (…)",
    lost="that photo; those taken before stay",
)
@pytest.mark.parametrize("covered", [darkness, palm, lambda number: np.full_like(scene(), 255)])
def test_a_dark_or_covered_lens_is_told_and_watched_until_it_is_free(hall, covered):
    hall.shoots(2, hall.now_s + 3.0)
    hall.films(1.0, covered)
    assert hall.camera_story == ["showing"], "a hand that passes by is no trouble"
    following = hall.films(2.0, covered, 100)
    assert hall.camera_story == ["showing", "dark"]
    assert hall.heard(inputs.StillFailed)
    assert hall.sources[0].is_open, "a hand needs no other camera"
    assert "镜头" in hall.report.sentence_zh
    hall.shoots(3)
    assert inputs.StillFailed("the camera shows nothing", 3) in hall.rung
    hall.films(1.2, scene, following)
    assert hall.camera_story == ["showing", "dark", "showing"]
    assert hall.report.level == "ok"


def test_an_evening_hall_and_a_bright_wall_are_no_dark_lens():
    rng = np.random.default_rng(3)
    across, down = np.meshgrid(np.linspace(-1, 1, SAMPLES_ACROSS), np.linspace(-1, 1, SAMPLES_DOWN))
    noise = rng.normal(0, 2, across.shape)
    wall = np.clip(190 - 25 * (across**2 + down**2) + noise, 0, 255).astype(np.uint8)
    evening = np.clip(9 + 120 * np.exp(-((across - 0.3) ** 2 + down**2) / 0.02) + noise, 0, 255).astype(np.uint8)
    for picture in (wall, evening):
        judge = CameraJudge(0.0)
        for at_s in range(20):
            judge.came(float(at_s))
            judge.looked(look_at(picture, mark=at_s), float(at_s))
            assert judge.judge(float(at_s)) is None


def test_what_is_looked_at_is_the_same_in_every_format_a_camera_sends():
    river = QImage(str(RIVER)).scaled(640, 360).convertToFormat(QImage.Format.Format_RGB32)
    frames = [
        QVideoFrame(river.convertToFormat(kind))
        for kind in (QImage.Format.Format_RGB32, QImage.Format.Format_RGBA8888, QImage.Format.Format_Grayscale8)
    ]
    lumas = [luma_of(frame) for frame in frames]
    means = [float(luma.mean()) for luma in lumas if luma is not None]
    assert len(means) == 3
    assert max(means) - min(means) < 4
    looks = [look_at_frame(frame) for frame in frames]
    assert all(look is not None and look.spread > 10 and look.detail > 3 for look in looks)


def test_a_picture_that_stands_still_on_purpose_is_no_frozen_camera(qtbot, booths, tmp_path):
    path = tmp_path / "visitor.png"
    Image.fromarray(scene()).save(path)
    booths.append(booth := Booth(qtbot, f"file:{path}"))
    booth.camera.start()
    booth.opens()
    for _ in range(6):
        came = booth.camera._moments.newest_s
        booth.now_s += 1.0
        qtbot.waitUntil(lambda came=came: booth.camera._moments.newest_s != came, timeout=PATIENCE_MS)
        booth.camera.look()
    assert booth.camera_story == ["showing"]


def test_a_film_that_stands_still_is_a_frozen_camera(qtbot, booths, tmp_path):
    film = write_film(tmp_path / "frozen.avi", [scene(1)] * 40)
    booths.append(booth := Booth(qtbot, f"file:{film}"))
    booth.camera.start()
    booth.opens()

    def told() -> bool:
        booth.now_s += 0.03
        booth.camera.look()
        return "frozen" in booth.camera_story

    qtbot.waitUntil(told, timeout=PATIENCE_MS)
    assert booth.report.level == "fault"


@pytest.mark.fault(
    "The booth camera that is set is not there (stand-in)",
    visitor="“The camera is resting. You can still make a card of the river”",
    staff="There is no camera called …; check its cable.",
    lost="nothing",
)
@pytest.mark.parametrize("setting", ["file:/nowhere/nobody.png", "Hall Camera 9000"])
def test_what_is_not_there_is_a_fault_in_plain_words_and_not_faked(qtbot, booths, setting):
    booths.append(booth := Booth(qtbot, setting))
    booth.camera.start()
    assert booth.report.level == "fault"
    assert setting.removeprefix("file:") in booth.report.sentence_en
    assert setting.removeprefix("file:") in booth.report.sentence_zh
    booth.camera.take(OpenCamera())
    assert booth.camera_story == ["gone"]
    booth.plugs("Hall Camera 9000").films(0.2, scene)
    assert booth.camera_story == (["gone", "showing"] if booth.sources else ["gone"])


def test_a_file_that_is_no_picture_is_a_fault(qtbot, booths, tmp_path):
    path = tmp_path / "letter.mp4"
    path.write_text("not a film")
    booths.append(booth := Booth(qtbot, f"file:{path}"))
    booth.camera.start()
    booth.camera.take(OpenCamera())
    qtbot.waitUntil(lambda: booth.camera_story == ["gone"], timeout=PATIENCE_MS)
    assert booth.report.level == "fault"


def test_auto_without_a_camera_pretends_and_takes_the_real_one_for_the_next_visitor(qtbot, booths):
    booths.append(booth := Booth(qtbot, "auto"))
    booth.camera.start()
    assert booth.report.level == "rehearsal"
    booth.opens()
    booth.plugs("Hall Camera")
    assert not booth.sources, "nobody's photo changes under them"
    booth.camera.take(CloseCamera())
    booth.camera.take(OpenCamera())
    booth.films(0.2, scene)
    assert booth.report.sentence_en == "The booth camera is Hall Camera."
