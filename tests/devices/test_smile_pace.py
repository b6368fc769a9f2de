"""How often a door is looked at, with both clocks moved by hand."""

import pytest

from kiosk.devices.smile_camera.pace import Pace, ReopenPause


class Processor:
    """Looks that take `cost_s` of processor time each, and decoding that takes a share of it all the time."""

    def __init__(self, pace: Pace, cost_s: float, decoding: float = 0.0) -> None:
        self.pace = pace
        self.cost_s = cost_s
        self.decoding = decoding
        self.now_s = self.spent_s = 0.0

    def run(self, seconds: float) -> tuple[int, float]:
        """Looks in this time, and the share of a core it all took."""
        looks, until_s, before_s = 0, self.now_s + seconds, self.spent_s
        while self.now_s < until_s:
            if self.pace.wait_s(self.now_s, self.spent_s):
                self.pass_(0.005)
                continue
            looks += 1
            self.pace.looked(self.now_s)
            self.spent_s += self.cost_s
            self.pass_(self.cost_s)
        return looks, (self.spent_s - before_s) / seconds

    def pass_(self, seconds: float) -> None:
        self.now_s += seconds
        self.spent_s += seconds * self.decoding


def test_a_cheap_look_is_taken_as_often_as_is_allowed_and_no_oftener() -> None:
    looks, share = Processor(Pace(10, 0.5, 0.0), cost_s=0.01).run(60)
    assert 590 <= looks <= 605
    assert share < 0.12


def test_dear_looks_come_less_often_so_that_the_share_is_kept() -> None:
    looks, share = Processor(Pace(10, 0.5, 0.0), cost_s=0.1).run(60)
    assert 0.45 < share <= 0.52
    assert 280 <= looks <= 310


def test_decoding_and_the_reader_count_as_well() -> None:
    looks, share = Processor(Pace(10, 0.3, 0.0), cost_s=0.05, decoding=0.2).run(60)
    assert share <= 0.32
    assert 100 <= looks <= 130


def test_when_the_work_gets_cheap_again_the_full_rate_comes_back_within_two_seconds() -> None:
    door = Processor(Pace(10, 0.2, 0.0), cost_s=0.3)
    door.run(30)
    door.cost_s = 0.005
    door.run(2)
    assert door.run(10)[0] >= 98


def test_one_dear_moment_does_not_blind_the_door_for_longer_than_a_second() -> None:
    door = Processor(Pace(10, 0.5, 0.0), cost_s=0.01)
    door.run(1)
    door.spent_s += 20
    assert door.run(2)[0] >= 9


def test_after_a_long_silence_frames_are_not_looked_at_in_a_burst() -> None:
    pace = Pace(10, None, 0.0)
    pace.looked(0.0)
    looks = 0
    for number in range(100):
        at_s = 60 + number / 100
        if not pace.wait_s(at_s):
            looks += 1
            pace.looked(at_s)
    assert looks <= 12


@pytest.mark.parametrize(("fps", "share"), [(10, 1.0), (25, 0.4), (30, 1 / 3), (5, 1.0), (12.5, 0.8)])
def test_of_a_cameras_frames_so_many_are_looked_at_as_fit(fps: float, share: float) -> None:
    pace = Pace(10, None, 0.0)
    looked = 0
    for number in range(round(fps * 60)):
        # A real camera's frames come a little early or late.
        at_s = number / fps + (0.004 if number % 3 else 0.0)
        if not pace.wait_s(at_s):
            looked += 1
            pace.looked(at_s)
    assert looked / (fps * 60) == pytest.approx(share, abs=0.03)


def test_a_lost_source_is_opened_again_with_growing_pauses_until_it_lasts() -> None:
    pause = ReopenPause()
    assert [pause.after(0) for _ in range(7)] == [0.5, 1, 2, 4, 8, 8, 8]
    assert pause.after(1.5) == 8, "a frame or two is no recovery"
    assert [pause.after(60), pause.after(0), pause.after(0)] == [0.5, 1, 2]
