"""The course of the morning check: who is asked when, what makes a line red, and what is let go of afterwards."""

from __future__ import annotations

import pytest

from kiosk.devices.checks.station import spoken_numbers
from kiosk.exhibits import morning
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import CloseCamera, EndCheck, OpenCamera, RestDoors, Ring, RunCheck, Speak
from kiosk.happenings.words import CheckName
from kiosk.places import ASSETS
from tests.morning.morning_hall import Thinking

MACHINE: tuple[CheckName, ...] = ("disk", "clock", "network", "content")


@pytest.fixture
def check() -> Thinking:
    """A check that has just been begun in the staff scene."""
    begun = Thinking()
    begun.admit()
    begun.receive(inputs.MorningCheckPressed())
    return begun


def level(check: Thinking, name: CheckName) -> str:
    return check.state.lines[name].level


def test_only_staff_begin_it_and_never_while_somebody_visits() -> None:
    check = Thinking()
    check.receive(inputs.MorningCheckPressed())
    check.receive(inputs.VisitOpened("v", "zh"))
    check.receive(inputs.StaffAsked(inputs.MorningCheckPressed()))
    assert (check.state.job, check.orders) == (0, [])
    check.receive(inputs.VisitClosed("v"))
    check.receive(inputs.StaffAsked(inputs.MorningCheckPressed()))
    assert check.state.phase == "running"


def test_a_check_begun_from_the_browser_leaves_the_booth_camera_dark() -> None:
    check = Thinking()
    check.receive(inputs.DeviceReported("booth_camera", "rehearsal", "演练相机。", "A pretend camera."))
    check.receive(inputs.StaffAsked(inputs.MorningCheckPressed()))
    assert OpenCamera() not in check.orders
    assert level(check, "booth_camera") == "rehearsal"


def test_the_machine_begins_at_once_and_staff_are_asked_one_thing_after_the_other(check) -> None:
    begun = {order.check for order in check.orders if isinstance(order, RunCheck)}
    assert begun == {"printer", "clock", "disk", "network", "content"}
    assert OpenCamera() in check.orders
    assert check.state.question == "wheel"
    # The printer is ready first, and waits for its turn.
    check.finds("printer", "asking")
    assert check.state.question == "wheel"
    check.turn()
    assert check.state.question == "touch"
    check.wipe()
    assert check.state.question == "speaker"
    check.listen()
    assert check.state.question == "printer"
    check.receive(inputs.CheckAnswered("printer", True))
    assert check.state.question == ""


def test_with_everything_well_it_is_noted_once_and_everything_is_let_go(check) -> None:
    check.turn()
    check.wipe()
    check.listen()
    check.machine_is_well()
    check.now_s += 80
    check.receive(inputs.CheckAnswered("printer", True))
    assert check.state.phase == "done"
    assert check.facts == [facts.MorningChecked("", 86.0)]
    assert check.rehearsed == [False]
    assert check.orders.count(EndCheck()) == 1
    assert check.orders.index(CloseCamera()) > check.orders.index(OpenCamera())
    check.receive(inputs.CheckClosed())
    assert (check.state.phase, morning.due(check.state)) == ("rest", None)


def test_a_station_of_pretend_devices_rehearses(check) -> None:
    check.receive(inputs.DeviceReported("wheel", "rehearsal", "没有接舵轮。", "No wheel is plugged in."))
    assert (level(check, "wheel"), check.state.question) == ("rehearsal", "touch")
    check.wipe()
    check.listen()
    check.machine_is_well()
    check.finds("printer", "rehearsal")
    check.receive(inputs.CheckAnswered("printer", True))
    assert check.rehearsed == [True]


def test_what_the_station_has_not_is_not_asked_for() -> None:
    check = Thinking(frozenset({"wheel", "speaker", "printer", "exit_camera", "booth_camera"}))
    check.admit()
    check.receive(inputs.MorningCheckPressed())
    check.wipe()
    for name in MACHINE:
        check.finds(name)
    check.wait(6)
    assert (check.state.phase, level(check, "wheel")) == ("done", "off")
    assert OpenCamera() not in check.orders


@pytest.mark.parametrize(
    ("moves", "word"),
    [
        ((), "wheel_still"),
        ((0.1, -0.1), "wheel_still"),
        ((-0.9, 0.0), "wheel_one_way"),
        ((-0.9, 0.9), "wheel_uncentred"),
    ],
)
def test_a_wheel_says_which_way_it_is_not_felt(check, moves, word) -> None:
    for deflection in moves:
        check.receive(inputs.WheelTurned(deflection))
    check.receive(inputs.CheckAnswered("wheel", False))
    assert (level(check, "wheel"), check.state.lines["wheel"].word) == ("fault", word)


def test_an_endless_wheel_is_turned_both_ways_and_needs_no_middle(check) -> None:
    for turns in (-0.3, -0.2, 0.3):
        check.receive(inputs.WheelRolled(turns))
    assert check.state.question == "wheel"
    check.receive(inputs.WheelRolled(float("nan")))
    check.receive(inputs.WheelRolled(0.2))
    assert level(check, "wheel") == "ok"


def test_a_wheel_pulled_out_while_it_is_turned_is_red_with_its_own_sentence(check) -> None:
    check.receive(inputs.DeviceReported("wheel", "fault", "舵轮不见了。", "The wheel is gone."))
    assert (check.state.lines["wheel"].sentence_zh, check.state.red) == ("舵轮不见了。", ("wheel",))


def test_a_screen_that_feels_nothing_more_is_given_up_without_a_press(check) -> None:
    check.turn()
    check.wipe(without=(0, 7, 39))
    for nowhere in (40, -1):
        check.receive(inputs.CheckTouched(nowhere))
    check.wait(44)
    assert check.state.question == "touch"
    check.wait(2)
    line = check.state.lines["touch"]
    assert (line.level, line.word, line.measured) == ("fault", "touch_missing", 3)


def test_a_dead_screen_is_told_as_dead(check) -> None:
    check.turn()
    check.wait(46)
    assert check.state.lines["touch"].word == "touch_dead"


def test_the_number_is_spoken_in_the_language_of_the_screen(check) -> None:
    check.receive(inputs.LanguageChanged("en"))
    check.turn()
    check.wipe()
    check.finds("speaker", "asking", measured=3.0)
    assert check.orders[-1] == Speak("morning/number", spoken_numbers(ASSETS)["en"][2])


@pytest.mark.parametrize(
    ("level_db", "word"), [(None, "speaker_unheard"), (-120.0, "speaker_silent"), (-22.0, "speaker_beyond")]
)
def test_an_unheard_number_is_told_by_whether_the_computer_played_it(check, level_db, word) -> None:
    check.turn()
    check.wipe()
    check.finds("speaker", "asking", measured=3.0)
    if level_db is not None:
        check.finds("speaker", "running", measured=level_db)
    check.receive(inputs.CheckAnswered("speaker", False))
    assert check.state.lines["speaker"].word == word


def test_a_broken_speaker_is_red_without_a_question(check) -> None:
    check.receive(inputs.DeviceReported("speaker", "fault", "没有找到声音输出。", "No sound output was found."))
    check.turn()
    check.wipe()
    assert check.state.lines["speaker"].sentence_en == "No sound output was found."
    check.receive(inputs.MorningCheckPressed("speaker"))
    check.receive(inputs.DeviceReported("speaker", "ok", "正常。", "It works."))
    check.receive(inputs.MorningCheckPressed("speaker"))
    check.finds("speaker", "asking", measured=3.0)
    check.receive(inputs.NarrationFailed("a-story/p1/zh", "somebody else's"))
    assert check.state.question == "speaker"
    check.receive(inputs.NarrationFailed("morning/number", "the sound is missing"))
    assert check.state.lines["speaker"].word == "speaker_failed"


def test_doors_that_rest_before_the_hall_opens_are_woken_and_sent_to_rest_again() -> None:
    check = Thinking()
    check.admit()
    check.receive(inputs.DoorState("entry", False))
    check.receive(inputs.DoorState("exit", False))
    check.receive(inputs.HallTold(False, "2026-11-30", "10:00", "20:00", "weekday"))
    check.receive(inputs.MorningCheckPressed())
    assert RestDoors(False) in check.orders
    check.wait(20)
    check.receive(inputs.DoorState("entry", True))
    check.wait(5)
    assert (level(check, "entry_camera"), level(check, "exit_camera")) == ("ok", "running")
    check.wait(30)
    assert check.state.lines["exit_camera"].word == "no_picture"
    check.receive(inputs.CheckClosed())
    assert check.orders[-2:] == [EndCheck(), RestDoors(True)]


def test_a_door_that_flickers_must_hold(check) -> None:
    check.wait(3)
    check.receive(inputs.DoorState("entry", False))
    lost = "进门相机没有画面。", "No picture at the entry."
    check.receive(inputs.DeviceReported("entry_camera", "fault", *lost))
    check.wait(46)
    assert check.state.lines["entry_camera"].sentence_zh == lost[0]
    assert level(check, "exit_camera") == "ok"


def test_buttons_and_a_switched_off_count_are_no_faults() -> None:
    check = Thinking()
    check.admit()
    check.receive(inputs.DoorState("entry", True, "buttons"))
    check.receive(inputs.MorningCheckPressed())
    check.wait(5)
    assert (level(check, "entry_camera"), check.state.lines["entry_camera"].word) == ("ok", "by_buttons")
    check.receive(inputs.SmileSwitched(False))
    check.receive(inputs.MorningCheckPressed("exit_camera"))
    assert (level(check, "exit_camera"), check.state.lines["exit_camera"].word) == ("off", "smile_off")


def test_the_booth_camera_is_opened_for_a_look_and_closed_again(check) -> None:
    check.receive(inputs.CameraShowing())
    check.wait(2)
    check.receive(inputs.CameraLost("dark"))
    assert check.state.lines["booth_camera"].word == "camera_dark"
    assert CloseCamera() in check.orders


def test_a_visitor_who_comes_finds_the_booth_camera_free(check) -> None:
    check.receive(inputs.SceneShown("attract"))
    assert CloseCamera() not in check.orders
    check.receive(inputs.VisitOpened("v", "zh"))
    assert {CloseCamera(), EndCheck()} <= {*check.orders}
    assert (check.state.phase, level(check, "booth_camera")) == ("rest", "waiting")


def test_an_answer_of_a_run_before_is_not_taken_for_this_one(check) -> None:
    old = check.state.lines["disk"].job
    check.receive(inputs.MorningCheckPressed("disk"))
    check.receive(inputs.CheckTold("disk", "fault", "满了。", "Full.", old))
    assert level(check, "disk") == "running"
    check.finds("disk")
    assert level(check, "disk") == "ok"


def test_a_check_that_never_answers_is_red(check) -> None:
    check.wait(241)
    assert check.state.lines["content"].word == "no_answer"


def test_what_another_part_knows_of_makes_the_line_red(check) -> None:
    unwritten = "日志写不进去，请检查磁盘。", "The journal can't be written: check the disk."
    check.receive(inputs.DeviceReported("journal", "fault", *unwritten))
    check.finds("disk")
    assert (level(check, "disk"), check.state.lines["disk"].sentence_zh) == ("fault", unwritten[0])


def test_the_staff_scene_stays_while_somebody_walks_to_the_printer_but_not_for_ever(check) -> None:
    awake = Ring(inputs.Active("morning"))
    check.wait(59)
    assert check.orders.count(awake) == 2
    check.wait(600)
    assert check.orders.count(awake) == 11


def test_red_lines_are_noted_and_noted_again_when_one_is_put_right(check) -> None:
    check.turn()
    check.wipe()
    check.listen()
    check.machine_is_well()
    check.receive(inputs.CheckAnswered("printer", False))
    assert check.facts == [facts.MorningChecked("printer", 6.0)]
    check.now_s += 3600
    check.receive(inputs.MorningCheckPressed("printer"))
    check.now_s += 40
    check.finds("printer", "asking")
    check.receive(inputs.CheckAnswered("printer", True))
    assert check.facts[1:] == [facts.MorningChecked("", 46.0)]


def test_mad_taps_change_nothing(check) -> None:
    before = check.state.job
    for _ in range(20):
        check.receive(inputs.MorningCheckPressed())
        check.receive(inputs.CheckAnswered("printer", True))
        check.receive(inputs.CheckAnswered("clock", False))
        check.receive(inputs.CheckAnswered("wheel", True))
    assert check.state.job == before
    assert check.state.question == "wheel"
    assert not check.state.red
