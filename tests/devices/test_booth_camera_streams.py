"""A network camera at the booth: the newest picture at its own rate, stalls noticed, passwords kept to itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.booth_camera.mjpeg import MOST_BYTES, Parts, boundary_of
from kiosk.devices.booth_camera.streams import unpack
from kiosk.happenings.orders import CloseCamera, OpenCamera
from tests.devices.camera_hand import PATIENCE_MS, Booth, frame_number
from tests.devices.stream_hall import PASSWORD, PICTURES, Stage, jpegs, mjpeg_camera, rtsp_camera

# Qt's player says in the log what a network does to it.
pytestmark = pytest.mark.qt_log_ignore(
    "Couldn't (load|resolve)", "Cannot set loops", "Demuxing failed", "Could not open"
)


@pytest.fixture
def booths(qtbot: QtBot) -> Iterator[list[Booth]]:
    made: list[Booth] = []
    yield made
    for booth in made:
        booth.camera.stop()


def shows(qtbot: QtBot, booths: list[Booth], address: str) -> Booth:
    booths.append(booth := Booth(qtbot, address))
    booth.camera.start()
    return booth.opens()


def behind(stage: Stage, booth: Booth, job: int) -> int:
    """How many pictures were sent after the one that a photo of now shows."""
    sent = stage.sent
    return (sent - frame_number(booth.camera.stills.get(booth.takes(job).still_id))) % PICTURES


@pytest.mark.parametrize("with_length", [True, False])
def test_an_mjpeg_camera_shows_its_newest_picture_and_not_one_of_long_ago(qtbot, booths, with_length):
    with mjpeg_camera(fps=40) as (stage, address):
        stage.with_length = with_length
        booth = shows(qtbot, booths, address)
        assert booth.report.level == "ok"
        qtbot.waitUntil(lambda: stage.sent > 120, timeout=PATIENCE_MS)
        late = behind(stage, booth, 1)
        assert late <= 12 or late >= PICTURES - 12, "played at 25 a second it would be 45 pictures behind"
        still = booth.camera.stills.get(booth.taken(1).still_id)
        assert still is not None
        assert (still.picture.size, still.rehearsal) == ((320, 176), False)
        booth.camera.take(CloseCamera())


def test_an_rtsp_camera_goes_the_same_way_to_pixels(qtbot, booths):
    with rtsp_camera() as (_, address):
        booth = shows(qtbot, booths, address)
        still = booth.camera.stills.get(booth.takes(1).still_id)
        assert still is not None
        assert still.picture.size == (320, 176)
        booth.camera.take(CloseCamera())


@pytest.mark.fault(
    "Booth network camera stalls, MJPEG and RTSP",
    visitor="“The camera is resting. You can still make a card of the river”",
    staff="The booth camera gives no picture (…); check its cable and power. It goes on by itself when it is back.",
    lost="nothing",
)
@pytest.mark.parametrize("camera", [mjpeg_camera, rtsp_camera])
def test_a_stream_that_stalls_is_gone_and_taken_up_again(qtbot, booths, camera, recovery):
    with camera() as (stage, address):
        booth = shows(qtbot, booths, address)
        stage.flowing.clear()

        def told() -> bool:
            booth.now_s += 0.3
            booth.camera.look()
            return "gone" in booth.camera_story

        qtbot.waitUntil(told, timeout=PATIENCE_MS)
        assert address in booth.report.sentence_en
        assert "gives no picture" in booth.report.sentence_en
        recovery.begins()
        stage.flowing.set()

        def back() -> bool:
            # About as fast as the wall's clock: that is what the camera opens by.
            booth.now_s += 0.01
            booth.camera.look()
            return booth.camera_story[-1] == "showing"

        qtbot.waitUntil(back, timeout=PATIENCE_MS)
        recovery.over()
        assert booth.report.level == "ok"
        booth.camera.take(CloseCamera())


@pytest.mark.fault(
    "Booth network camera ends its stream and does not answer",
    visitor="“The camera is resting. You can still make a card of the river”",
    staff="The booth camera gives no picture (…); check its cable and power. It goes on by itself when it is back.",
    lost="nothing",
)
def test_a_stream_that_ends_and_a_camera_that_does_not_answer_are_gone(qtbot, booths):
    with mjpeg_camera() as (stage, address):
        booth = shows(qtbot, booths, address)
        stage.closing.set()
        qtbot.waitUntil(lambda: booth.camera_story == ["showing", "gone"], timeout=PATIENCE_MS)
    booths.append(booth := Booth(qtbot, address))
    booth.camera.start()
    booth.camera.take(OpenCamera())
    qtbot.waitUntil(lambda: booth.camera_story == ["gone"], timeout=PATIENCE_MS)
    assert "check its cable and power" in booth.report.sentence_en


def test_the_password_of_a_camera_opens_it_and_is_shown_to_nobody(qtbot, booths):
    with mjpeg_camera() as (stage, address):
        stage.wants_password = True
        booth = shows(qtbot, booths, address.replace("://", f"://{PASSWORD}@"))
        booth.camera.take(CloseCamera())
        wrong = address.replace("://", "://hall:guessed@")
        booths.append(booth := Booth(qtbot, wrong))
        booth.camera.start()
        booth.camera.take(OpenCamera())
        qtbot.waitUntil(lambda: booth.camera_story == ["gone"], timeout=PATIENCE_MS)
    told = "".join(str(rung) for each in booths for rung in each.rung)
    assert "127.0.0.1" in told
    assert "river1934" not in told
    assert "guessed" not in told


def test_an_address_that_is_none_is_told_as_such(qtbot, booths):
    booths.append(booth := Booth(qtbot, "http://"))
    booth.camera.start()
    assert "config.yaml" in booth.report.sentence_zh


def test_pictures_are_cut_out_of_a_stream_however_its_bytes_arrive():
    packed = jpegs()[:5]
    with_length = b"".join(
        b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(jpeg) + jpeg + b"\r\n"
        for jpeg in packed
    )
    without = b"junk before" + b"".join(
        b"--frame\r\nContent-Type: image/jpeg\r\n\r\n" + jpeg + b"\r\n" for jpeg in packed
    )
    for stream in (with_length, without + b"--frame--\r\n"):
        for size in (1, 7, 1000, len(stream)):
            parts = Parts("--frame")
            got = [part for at in range(0, len(stream), size) for part in parts.feed(stream[at : at + size])]
            assert got == packed


def test_a_picture_without_end_is_refused_and_a_damaged_one_left_out():
    parts = Parts("frame")
    with pytest.raises(ValueError, match="MB"):
        list(parts.feed(b"--frame\r\n\r\n" + bytes(MOST_BYTES + 1)))
    assert unpack(b"\xff\xd8 no picture") is None
    whole = jpegs()[0]
    assert unpack(whole) is not None
    assert unpack(whole[:200]) is None


@pytest.mark.parametrize(
    ("told", "boundary"),
    [
        ('multipart/x-mixed-replace; boundary="frame"', "frame"),
        ("multipart/x-mixed-replace;boundary=--myboundary", "--myboundary"),
        ("video/mp4", None),
        ("", None),
    ],
)
def test_only_a_stream_of_pictures_has_a_boundary(told, boundary):
    assert boundary_of(told) == boundary
