"""Cameras that see badly or say what is not so: the true process on films and streams as they would send them."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.devices.smile_process import ROOT, made_film, smile_process, trouble_film
from tests.devices.stream_hall import mjpeg_camera

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the process runs where it can be shut off: on Linux")


@pytest.mark.parametrize(
    ("trouble", "arguments"),
    [
        pytest.param("4:3", (), id="four to three"),
        pytest.param("portrait", (), id="portrait"),
        pytest.param("4k", (), id="4K"),
        pytest.param("grey", (), id="one channel"),
        pytest.param("deep", (), id="ten bits of sixteen, as infrared cameras give"),
        pytest.param("rotated", ("--rotate=90",), id="mounted on its side"),
        pytest.param("lies", (), id="says it is half as large as it is"),
    ],
)
def test_somebody_who_smiles_is_counted_once_whatever_the_shape_of_the_picture(
    trouble: str, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    film = trouble_film(tmp_path / "door.avi", trouble, "empty", "smiling", "empty")
    with smile_process(f"--source=file:{film}", "--fast", "--once", *arguments) as camera:
        camera.to_the_end()
    assert [line["smile"] for line in camera.of_kind("passed")] == [True]
    assert not camera.of_kind("fault")
    assert all(0 <= number <= 1 for line in camera.of_kind("faces") for face in line["faces"] for number in face[:3])


def test_at_five_frames_a_second_people_are_still_counted_once(tmp_path: Path) -> None:
    film = trouble_film(tmp_path / "door.avi", "5fps", "empty", "smiling", "empty", "serious", "empty")
    with smile_process(f"--source=file:{film}", "--fast", "--once") as camera:
        camera.to_the_end()
    assert len(camera.of_kind("passed")) == 2
    assert not camera.of_kind("fault")


@pytest.mark.fault(
    "Smile camera covered by a hand (stand-in: a film)",
    visitor="“This door is not counting just now”",
    staff="The lens of … is covered or smeared: take away what is before it, and wipe it.",
    lost="who passes meanwhile; the time counts as not measured",
)
@pytest.mark.fault(
    "Smile camera in the dark (stand-in: a film)",
    visitor="“This door is not counting just now”",
    staff="The picture of … is too dark to see a face in: switch the light on, and see whether the lens is free.",
    lost="who passes meanwhile; the time counts as not measured",
)
@pytest.mark.fault(
    "Smile camera blinded by the sun (stand-in: a film)",
    visitor="“This door is not counting just now”",
    staff="Light blinds the lens of …: shade it, or turn the camera away from the light.",
    lost="who passes meanwhile; the time counts as not measured",
)
def test_a_hand_the_dark_the_sun_and_a_picture_encoded_anew_are_told_and_their_time_is_not_measured(
    tmp_path: Path,
) -> None:
    scenes = ("empty", "covered", "empty", "dark", "empty", "glare", "empty", "recoded", "empty")
    film = trouble_film(tmp_path / "hall.avi", "none", *scenes)
    with smile_process(f"--source=file:{film}", "--fast", "--once") as camera:
        camera.to_the_end()
    told = [line.get("reason_code", line["kind"]) for line in camera.said if line["kind"] in ("fault", "measuring")]
    faults = ("picture_covered", "picture_dark", "picture_glare", "picture_frozen")
    assert told == ["measuring", *(word for fault in faults for word in (fault, "measuring"))]
    assert not camera.of_kind("passed")
    for line in camera.of_kind("fault"):
        assert "hall.avi" in line["sentence_zh"]
        assert "hall.avi" in line["sentence_en"]
    beats = camera.of_kind("heartbeat")
    measured = [beat["measured_s"] for beat in beats]
    assert measured == sorted(measured)
    assert measured[-1] < 10
    assert beats[-1]["not_measured_s"] > 15


def test_a_picture_is_no_film_and_is_told(tmp_path: Path) -> None:
    text = tmp_path / "words.avi"
    text.write_text("no film\n" * 1000)
    with smile_process(f"--source=file:{text}", "--fast") as camera:
        assert camera.until("fault")["reason_code"] == "film_unreadable"
    hall = made_film(tmp_path / "hall.avi", "empty")
    cut = tmp_path / "cut.avi"
    cut.write_bytes(hall.read_bytes()[:3000])
    with smile_process(f"--source=file:{cut}") as camera:
        assert camera.until("fault")["reason_code"] in ("film_unreadable", "picture_missing")
        assert camera.until("heartbeat")["measured_s"] == 0


def _jpeg(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def test_a_stream_whose_pictures_change_their_size_is_measured_and_one_with_tiny_pictures_is_not() -> None:
    with mjpeg_camera(fps=12) as (stage, address):
        stage.pictures = [
            _jpeg(*size) for size in ((640, 360), (1280, 720), (480, 640), (2560, 1440)) for _ in range(15)
        ]
        with smile_process(f"--source={address}") as camera:
            camera.until("measuring")
            for _ in range(6):
                camera.until("heartbeat")
            assert not camera.of_kind("fault")
    with mjpeg_camera(fps=12) as (stage, address):
        stage.pictures = [_jpeg(160, 120) for _ in range(60)]
        with smile_process(f"--source={address}") as camera:
            assert camera.until("fault")["reason_code"] == "picture_small"


@pytest.mark.fault(
    "Network smile camera sends damaged pictures",
    visitor="“This door is not counting just now”",
    staff="The pictures of … have broken off. It is being connected again; if that fails, check cable and power.",
    lost="who passes meanwhile; the time counts as not measured",
)
def test_a_stream_that_is_corrupt_is_told_and_one_with_a_bad_picture_now_and_then_goes_on() -> None:
    with mjpeg_camera(fps=12) as (stage, address):
        good = [_jpeg(640, 360) for _ in range(30)]
        stage.pictures = [
            picture if number % 3 else picture[: len(picture) // 2] + bytes(200) for number, picture in enumerate(good)
        ] * 2
        with smile_process(f"--source={address}") as camera:
            camera.until("measuring")
            for _ in range(5):
                camera.until("heartbeat")
            assert not camera.of_kind("fault")
            stage.pictures = [bytes(number % 251 for number in range(4000))] * 60
            assert camera.until("fault")["reason_code"] in ("broken_off", "picture_missing", "stream_unanswered")
            measured_s = camera.until("heartbeat")["measured_s"]
            assert camera.until("heartbeat")["measured_s"] == measured_s
            stage.pictures = good * 2
            camera.until("measuring")


@pytest.mark.fault(
    "Network smile camera sends one picture again and again",
    visitor="“This door is not counting just now”",
    staff="The picture of … stands still, the same one again and again: unplug the camera and plug it in again.",
    lost="who passes meanwhile; the time counts as not measured",
)
def test_a_network_camera_that_sends_one_picture_again_and_again_is_told() -> None:
    with mjpeg_camera(fps=12) as (stage, address):
        stage.pictures = [_jpeg(640, 360)] * 60
        with smile_process(f"--source={address}") as camera:
            assert camera.until("fault")["reason_code"] == "picture_frozen"
            assert camera.until("heartbeat")["measured_s"] < 1


GREY = """
import numpy as np
from kiosk.devices.smile_camera.picture_shape import fitting, three_channels, upright
grey = np.arange(720 * 1280, dtype=np.uint32).reshape(720, 1280)
for bits in (10, 12, 16):
    deep = (grey % 2**bits).astype(np.uint16)
    made = three_channels(deep)
    assert made.shape == (720, 1280, 3) and made.dtype == np.uint8 and made.max() == 255, bits
assert three_channels((grey % 256).astype(np.uint8)[..., None]).shape == (720, 1280, 3)
assert three_channels(np.zeros((4, 6, 4), np.uint8)).shape == (4, 6, 3)
assert three_channels(np.zeros((4, 6), np.uint16)).max() == 0
assert fitting(np.zeros((2160, 3840, 3), np.uint8)).shape == (1080, 1920, 3)
assert fitting(np.zeros((3840, 2160, 3), np.uint8)).shape == (1920, 1080, 3)
assert fitting(np.zeros((3, 9000, 3), np.uint8)).shape == (1, 1920, 3)
corner = np.zeros((4, 6, 3), np.uint8)
corner[0, 0] = 9
assert [tuple(int(n) for n in np.argwhere(upright(corner, deg))[0][:2]) for deg in (0, 90, 180, 270)] == [
    (0, 0), (0, 3), (3, 5), (5, 0)]
print("seen")
"""


def test_one_channel_or_sixteen_bits_become_what_is_looked_at_and_a_turn_is_clockwise() -> None:
    done = subprocess.run([sys.executable, "-c", GREY], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("seen\n", "")
