"""Finding faces in true pictures at little cost: the real finder, a reader that only notes what it is asked."""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from kiosk.devices.smile_camera.attention import Attention
from kiosk.devices.smile_camera.faces import Face, Followed, Picture
from kiosk.devices.smile_camera.finder import SmallFaceFinder, make_finder
from tests.devices import smile_doors, smile_film


class NotingReader:
    """Says that every face smiles, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[Face] = []

    def read(self, picture: Picture, face: Face) -> Face | None:
        self.asked.append(face)
        return replace(face, logit=1.0)


class CountingFinder(SmallFaceFinder):
    """Adds up how many pixels were searched."""

    searched_px = 0.0

    def look(self, picture, part, scale, *rest):
        self.searched_px += part.width * part.height * scale * scale
        return super().look(picture, part, scale, *rest)


@pytest.fixture
def reader() -> NotingReader:
    return NotingReader()


def hall(*places: tuple[float, float, float], size: tuple[int, int] = (1280, 720)) -> Picture:
    """The hall with faces at (x, y) so many pixels wide."""
    picture = cv2.resize(smile_film.hall(), size).astype(np.uint8)
    for x_px, y_px, face_px in places:
        smile_doors.put_head(picture, smile_doors.astronaut(smiling=True), x_px, y_px, face_px)
    return picture


def found_within(attention: Attention, make: Callable[[int], Picture], frames: int) -> list[Face]:
    """Every face found in some frame, the same one once."""
    found: list[Face] = []
    for number in range(frames):
        for face in attention.find(make(number), []):
            if all(abs(face.x_px - other.x_px) > 30 for other in found):
                found.append(face)
    return sorted(found, key=lambda face: face.x_px)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (720, 1280), (640, 480), (960, 720)])
def test_small_and_large_faces_are_found_within_a_second_in_pictures_of_every_shape(
    reader: NotingReader, size: tuple[int, int]
) -> None:
    unit = max(size) / 1280
    width, height = size
    places = ((0.25 * width, 0.4 * height, 42 * unit + 4), (0.75 * width, 0.5 * height, 150 * unit))
    found = found_within(Attention(make_finder(), reader), lambda _: hall(*places, size=size), 12)
    assert [face.x_px / width for face in found] == pytest.approx([0.25, 0.75], abs=0.04)
    for face, (_, _, face_px) in zip(found, places, strict=True):
        assert face.width_px == pytest.approx(face_px, rel=0.25)


def test_grey_pictures_and_faces_at_the_edge_between_two_parts_are_found_too(reader: NotingReader) -> None:
    def grey(_: int) -> Picture:
        picture = cv2.cvtColor(hall((420, 330, 48), (820, 340, 60)), cv2.COLOR_BGR2GRAY)
        return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR).astype(np.uint8)

    assert len(found_within(Attention(make_finder(), reader), grey, 12)) == 2


def test_an_empty_hall_shows_nobody_and_is_hardly_searched(reader: NotingReader) -> None:
    finder = CountingFinder()
    attention = Attention(finder, reader)
    assert found_within(attention, lambda _: hall(), 40) == []
    finder.searched_px = 0
    found_within(attention, lambda _: hall(), 60)
    assert finder.searched_px / 60 < 0.08 * 640 * 360
    assert reader.asked == []


def test_somebody_who_comes_in_is_seen_within_half_a_second(reader: NotingReader) -> None:
    attention = Attention(make_finder(), reader)
    found_within(attention, lambda _: hall(), 40)
    assert found_within(attention, lambda number: hall((300 + 12 * number, 300, 60)), 5)


def test_a_followed_face_is_found_in_every_frame_and_read_only_when_it_is_asked_for(reader: NotingReader) -> None:
    attention = Attention(make_finder(), reader)
    for number in range(20):
        x_px = 400 + 15 * number
        known = Followed(Face(x_px - 10, 300, 70), read=number % 4 == 0)
        (face,) = attention.find(hall((x_px, 300, 72)), [known])
        assert abs(face.x_px - x_px) < 8
        assert (face.logit is not None) == known.read
    assert len(reader.asked) == 5


def test_two_who_stand_close_are_two_each_read_once(reader: NotingReader) -> None:
    attention = Attention(make_finder(), reader)
    places = ((500, 300, 80), (620, 310, 78))
    faces = attention.find(hall(*places), [Followed(Face(x_px, y_px, px)) for x_px, y_px, px in places])
    assert len(faces) == 2
    assert len(reader.asked) == 2
    assert all(face.logit == 1.0 for face in faces)


def test_a_face_that_is_followed_twice_by_mistake_is_told_once_and_read_once(reader: NotingReader) -> None:
    known = [Followed(Face(500, 300, 80)), Followed(Face(512, 296, 76))]
    assert len(Attention(make_finder(), reader).find(hall((500, 300, 80)), known)) == 1
    assert len(reader.asked) == 1


def test_a_place_outside_the_picture_is_no_trouble(reader: NotingReader) -> None:
    attention = Attention(make_finder(), reader)
    for x_px, y_px in ((-50, 300), (1320, 300), (600, -40), (600, 760), (1279, 719)):
        attention.find(hall(), [Followed(Face(x_px, y_px, 120))])
    assert reader.asked == []


def test_a_camera_that_changes_its_size_is_searched_anew(reader: NotingReader) -> None:
    attention = Attention(make_finder(), reader)
    found_within(attention, lambda _: hall(), 3)
    assert found_within(attention, lambda _: hall((300, 200, 60), size=(640, 480)), 10)
