"""When a window is given up and how soon the next one comes; the clock is moved by hand."""

import pytest

from kiosk.keeper import rules
from kiosk.keeper.rules import Due, Patience, Watch, at_rest, beaten, begun, due, ended, killing, leaving, restarted
from kiosk.kept import Begun, Restarted, cue, read_cue

CALM = Patience()
KILLED = -9


def drawing(now_s: float = 0.0) -> Watch:
    return beaten(begun(at_rest(now_s), now_s), now_s)


def test_the_first_window_is_due_at_once_and_is_told_of_none_before():
    watch = at_rest(5.0)
    assert due(watch, CALM) == Due("start", 5.0)
    assert restarted(watch, 5.0) is None


def test_a_window_that_draws_has_ten_seconds_from_beat_to_beat_and_a_minute_for_its_first_frame():
    assert due(begun(at_rest(0.0), 0.0), CALM) == Due("kill", 60.0)
    assert due(drawing(3.0), CALM) == Due("kill", 13.0)
    assert due(beaten(drawing(3.0), 9.0), CALM) == Due("kill", 19.0)


def test_a_crash_is_followed_at_once_and_the_picture_was_there_until_then():
    after = ended(drawing(0.0), KILLED, CALM, 4.0)
    assert due(after, CALM) == Due("start", 4.0)
    assert restarted(after, 4.25) == Restarted("crash", 0.25)


def test_after_a_hang_the_time_since_the_last_beat_counts_as_dark():
    watch = killing(drawing(0.0), Due("kill", 10.0), 10.0)
    assert watch.phase == "ending"
    assert due(watch, CALM) is None, "it is dying; nothing else is due"
    assert beaten(watch, 10.1) == watch, "a beat that comes now comes too late"
    assert restarted(ended(watch, KILLED, CALM, 10.3), 10.5) == Restarted("hang", 10.5)


def test_a_keeper_that_was_asleep_itself_gives_the_window_its_time_once_more():
    watch = killing(drawing(0.0), Due("kill", 10.0), 500.0)
    assert watch.phase == "drawing"
    assert due(watch, CALM) == Due("kill", 510.0)


def test_a_window_whose_screen_is_unplugged_is_waited_for_and_the_time_counts_as_dark():
    watch = drawing(0.0)
    for second in range(1, 3600):
        watch = rules.unseen(watch, float(second))
    assert due(watch, CALM) == Due("kill", 3609.0)
    assert watch.picture_s == 0.0


def test_a_hall_whose_screen_stays_off_is_as_open_as_it_can_be_after_a_while():
    watch = rules.unseen(begun(at_rest(0.0), 0.0), 30.0)
    assert not rules.waits_for_screen(watch, CALM, 30.0), "a window that is only about to be seen says so too"
    assert not rules.waits_for_screen(watch, CALM, 49.9)
    watch = rules.unseen(watch, 50.0)
    assert rules.waits_for_screen(watch, CALM, 50.0)
    assert not rules.waits_for_screen(beaten(watch, 51.0), CALM, 90.0)
    assert not rules.waits_for_screen(begun(ended(watch, KILLED, CALM, 51.0), 52.0), CALM, 90.0)


def test_a_planned_restart_is_no_crash():
    watch = leaving(drawing(0.0), 4.0)
    assert due(watch, CALM) == Due("kill", 24.0), "what is kept in the evening takes longer than a frame"
    after = ended(watch, 75, CALM, 6.0)
    assert (after.after, after.crashes_s, after.pause_s) == ("planned", (), 0.0)
    assert restarted(after, 6.5) == Restarted("planned", 2.5)


def test_a_window_that_plans_its_restart_before_it_ever_drew_is_a_crash_or_it_would_turn_for_ever():
    assert ended(begun(at_rest(0.0), 0.0), 75, CALM, 1.0).after == "crash"


def test_the_end_in_order_is_the_end_but_not_of_one_that_had_to_be_killed():
    assert ended(drawing(0.0), 0, CALM, 4.0).over
    assert not ended(killing(drawing(0.0), Due("kill", 10.0), 10.0), 0, CALM, 10.3).over


def test_more_than_five_crashes_in_two_minutes_are_paused_for_longer_and_longer_up_to_half_a_minute():
    watch, now_s, pauses = at_rest(0.0), 0.0, []
    for _ in range(12):
        watch = ended(begun(watch, now_s), 1, CALM, now_s)
        pauses.append(watch.pause_s)
        now_s += 1.0
    assert pauses == [0.0] * 5 + [2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]


def test_crashes_of_long_ago_weigh_nothing():
    watch = at_rest(0.0)
    for hour in range(40):
        watch = ended(beaten(begun(watch, hour * 3600.0), hour * 3600.0), KILLED, CALM, hour * 3600.0 + 1)
        assert watch.pause_s == 0.0
    assert len(watch.crashes_s) == 1


@pytest.mark.parametrize("told", [None, Restarted("hang", 12.5), Restarted("planned", 0.0)])
def test_what_the_keeper_says_is_what_the_window_reads(told):
    assert read_cue(cue(told, 812.25)) == Begun(told, 812.25)


def test_a_cue_that_makes_no_sense_lets_the_window_begin_all_the_same():
    assert read_cue("nonsense\n").restarted is None
    assert read_cue("812.25 bored 3\n") == Begun(None, 812.25)


def test_every_phase_has_its_patience():
    for watch in (begun(at_rest(0.0), 0.0), drawing(), rules.leaving(drawing(), 1.0)):
        assert due(watch, CALM) is not None
