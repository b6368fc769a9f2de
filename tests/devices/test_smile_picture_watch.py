"""Telling a picture that can be trusted from one that can't, with the clock moved by hand."""

from kiosk.devices.smile_camera.picture_watch import Look, PictureWatch


class Camera:
    """Frames at ten a second into a watch."""

    def __init__(self) -> None:
        self.watch = PictureWatch(0.0)
        self.now_s = 0.0
        self._frames = 0

    def run(self, seconds: float, level: float = 90, spread: float = 30, repeat: bool = False) -> list[str | None]:
        """What was judged after each frame."""
        judged: list[str | None] = []
        for _ in range(round(seconds * 10)):
            self.now_s += 0.1
            self._frames += not repeat
            self.watch.saw(Look(self._frames, level, spread), self.now_s)
            judged.append(self.watch.judge(self.now_s))
        return judged

    def gap(self, seconds: float) -> list[str | None]:
        judged: list[str | None] = []
        for _ in range(round(seconds * 10)):
            self.now_s += 0.1
            judged.append(self.watch.judge(self.now_s))
        return judged


def test_a_good_camera_is_never_blamed() -> None:
    camera = Camera()
    assert set(camera.run(60)) == {None}
    assert camera.watch.not_measured_s(camera.now_s) == 0


def test_no_picture_from_the_start_is_told_within_five_seconds() -> None:
    assert Camera().gap(5)[-1] == "picture_missing"


def test_a_picture_that_stops_is_told_within_five_seconds_and_a_hiccup_is_not() -> None:
    camera = Camera()
    camera.run(3)
    assert set(camera.gap(3.5)) == {None}
    camera.run(3)
    assert camera.gap(5)[-1] == "picture_missing"


def test_the_same_frame_again_and_again_is_no_picture() -> None:
    camera = Camera()
    camera.run(3)
    assert camera.run(5, repeat=True)[-1] == "picture_frozen"


def test_a_black_or_blank_picture_is_no_picture_though_its_noise_differs() -> None:
    for level, spread in ((4, 2), (4, 9), (120, 1)):
        camera = Camera()
        camera.run(3)
        assert camera.run(5, level=level, spread=spread)[-1] == "picture_black"


def test_one_good_frame_now_and_then_does_not_end_a_fault() -> None:
    camera = Camera()
    camera.run(1)
    camera.gap(5)
    for _ in range(6):
        camera.run(0.1)
        assert camera.gap(4.5)[-1] == "picture_missing"


def test_the_time_of_a_fault_is_counted_from_the_last_good_frame_to_the_first_good_ones() -> None:
    camera = Camera()
    camera.run(10)
    camera.gap(20)
    assert round(camera.watch.not_measured_s(camera.now_s), 1) == 20.0
    assert camera.run(1)[-1] is None
    assert round(camera.watch.not_measured_s(camera.now_s), 1) == 20.5
    camera.run(10, repeat=True)
    assert round(camera.watch.not_measured_s(camera.now_s), 1) == 30.5
