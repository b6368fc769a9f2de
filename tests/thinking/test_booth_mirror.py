"""Before the lens: three, two, one, the photos to choose from, and a camera that fails at any moment."""

from __future__ import annotations

import pytest

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard import STILL_WITHIN_S
from kiosk.happenings import inputs, orders
from kiosk.happenings.words import Input
from tests.thinking.booth import COUNTDOWN, FRAMES, STORY_CARDS, Booth


def counting(language: str = "zh") -> Booth:
    return Booth().enter("en" if language == "en" else "zh").receive(inputs.ShutterPressed())


def stills_asked(booth: Booth) -> int:
    return len(booth.all(orders.TakeStill))


def test_three_two_one_and_the_still_is_asked_for_once_at_the_planned_moment() -> None:
    booth = counting()
    counts = [booth.state.count]
    counts += [booth.wait(1).state.count, booth.wait(1).state.count]
    assert counts == [3, 2, 1]
    booth.wait(1).receive(inputs.ShutterPressed())
    assert booth.is_at("taking")
    assert booth.orders[-2:] == [orders.TakeStill(booth.state.job, 53.0), orders.PlayCue("shutter")]
    assert stills_asked(booth) == 1


def test_a_late_tick_moves_neither_the_count_nor_the_moment_of_zero() -> None:
    booth = counting()
    booth.now_s = 52.4
    booth.receive(inputs.DueCame())
    assert (booth.state.count, postcard.due(booth.state)) == (1, 53.0)
    booth.now_s = 53.3
    booth.receive(inputs.DueCame())
    assert booth.last(orders.TakeStill).at_s == 53.0


def test_the_gaze_is_led_to_the_lens_in_the_last_two_seconds_and_until_the_photo_is_there() -> None:
    booth = counting()
    led = [booth.state.gaze, booth.wait(1).state.gaze, booth.wait(1).state.gaze]
    assert booth.wait(1).is_at("taking")
    led.append(booth.state.gaze)
    led.append(booth.receive(inputs.StillTaken("s1", False, booth.state.job)).state.gaze)
    assert led == [False, True, True, True, False]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_voice_counts_in_the_visitor_s_language(language: str) -> None:
    voice = COUNTDOWN["en" if language == "en" else "zh"]
    assert counting(language).orders[-1] == orders.Speak(f"booth/countdown/{language}", voice)


def test_without_a_voice_the_numbers_count_in_silence() -> None:
    booth = Booth(postcard.start(FRAMES, "zh", STORY_CARDS)).enter().receive(inputs.ShutterPressed()).wait(3)
    assert booth.is_at("taking")
    assert booth.all(orders.Speak) == []


@pytest.mark.parametrize(
    ("happening", "step"),
    [
        (inputs.BoothBackPressed(), "preview"),
        (inputs.CameraLost("frozen"), "preview"),
        (inputs.SceneChosen("story"), "preview"),
        (inputs.StorySought("voyage"), "preview"),
        (inputs.WithoutPhotoPressed(), "frame"),
        (inputs.SceneShown("home"), "off"),
        (inputs.VisitClosed("v1"), "off"),
    ],
)
def test_a_countdown_that_is_broken_off_falls_silent_and_takes_no_photo(happening: Input, step: str) -> None:
    booth = counting().wait(1.5).receive(happening)
    assert orders.StopSpeaking() in booth.orders
    assert (booth.state.step, booth.state.count) == (step, 0)
    booth.wait(10)
    assert stills_asked(booth) == 0


def test_another_language_does_not_disturb_a_countdown() -> None:
    booth = counting().receive(inputs.LanguageChanged("en"), inputs.SceneChosen("postcard"))
    assert booth.is_at("countdown")
    assert booth.all(orders.StopSpeaking) == []


def test_four_photos_can_be_chosen_from_and_a_fifth_takes_the_place_of_the_one_looked_at() -> None:
    booth = Booth().photographed()
    for still_id in ("s2", "s3", "s4"):
        booth.receive(inputs.RetakePressed()).shoots(still_id)
    assert (booth.state.shots, booth.state.still_id) == (("s1", "s2", "s3", "s4"), "s4")
    booth.receive(inputs.ShotChosen("s2"), inputs.RetakePressed()).shoots("s5")
    assert (booth.state.shots, booth.state.still_id) == (("s1", "s5", "s3", "s4"), "s5")
    assert booth.all(orders.ForgetStill) == [orders.ForgetStill("s2")]
    booth.receive(inputs.ShotChosen("s2"))
    assert booth.state.still_id == "s5"
    booth.receive(inputs.ShotChosen("s1"), inputs.PhotoKept())
    assert booth.last(orders.PreviewCard).still_id == "s1"


def test_a_station_that_allows_one_photo_holds_one() -> None:
    booth = Booth(postcard.start(FRAMES, "zh", most_shots=1)).photographed().receive(inputs.RetakePressed())
    booth.shoots("s2")
    assert booth.state.shots == ("s2",)
    assert booth.last(orders.ForgetStill) == orders.ForgetStill("s1")


def test_a_photo_that_fails_costs_none_of_those_taken_before() -> None:
    booth = Booth().photographed()
    for still_id in ("s2", "s3", "s4"):
        booth.receive(inputs.RetakePressed()).shoots(still_id)
    booth.receive(inputs.RetakePressed(), inputs.CameraShowing(), inputs.ShutterPressed()).wait(3)
    booth.receive(inputs.StillFailed("no picture", booth.state.job))
    assert booth.state.shots == ("s1", "s2", "s3", "s4")
    assert booth.all(orders.ForgetStill) == []


def test_the_camera_rests_while_photos_are_looked_at_and_forgets_when_the_card_is_made() -> None:
    booth = Booth().photographed()
    assert booth.orders[-1] == orders.RestCamera()
    booth = Booth().finished()
    assert booth.all(orders.CloseCamera) == [orders.CloseCamera()]
    assert (booth.state.still_id, booth.state.shots) == (None, ())


def test_without_a_camera_the_booth_says_so_and_goes_on_without_a_photo() -> None:
    booth = Booth().receive(inputs.VisitOpened("v1", "zh"), inputs.SceneShown("postcard"), inputs.CameraLost())
    assert booth.is_at("preview", "lost")
    booth.receive(inputs.ShutterPressed())
    assert booth.is_at("preview")
    booth.receive(inputs.RetakePressed())
    assert booth.orders[-1] == orders.OpenCamera()
    assert booth.is_at("preview", "opening")
    booth.receive(inputs.CameraLost(), inputs.WithoutPhotoPressed())
    assert booth.is_at("frame")


@pytest.mark.parametrize("trouble", ["gone", "frozen", "dark"])
def test_a_camera_gone_mid_countdown_is_told_kindly_and_taken_up_again(trouble: str) -> None:
    lost = {"gone": inputs.CameraLost("gone"), "frozen": inputs.CameraLost("frozen"), "dark": inputs.CameraLost("dark")}
    booth = counting().wait(2.5).receive(lost[trouble])
    assert booth.is_at("preview", "lost")
    assert booth.state.camera_trouble == trouble
    booth.receive(inputs.CameraShowing())
    assert booth.is_at("preview", "showing")
    assert booth.state.camera_trouble == ""
    assert booth.shoots().is_at("still")


def test_with_the_camera_gone_the_visitor_goes_on_with_the_photos_taken() -> None:
    booth = Booth().photographed().receive(inputs.RetakePressed()).shoots("s2")
    booth.receive(inputs.RetakePressed(), inputs.CameraShowing(), inputs.ShutterPressed()).wait(1)
    booth.receive(inputs.CameraLost("gone"))
    assert (booth.state.step, booth.state.shots, booth.state.still_id) == ("preview", ("s1", "s2"), "s2")
    booth.receive(inputs.ShotChosen("s1"))
    assert (booth.state.step, booth.state.still_id) == ("still", "s1")
    booth.receive(inputs.CameraLost("gone"), inputs.PhotoKept()).previewed()
    assert booth.is_at("frame")
    assert booth.last(orders.PreviewCard).still_id == "s1"


def test_a_card_without_a_photo_can_still_become_one_with() -> None:
    booth = Booth().photographed().receive(inputs.WithoutPhotoPressed()).previewed()
    assert booth.last(orders.PreviewCard).still_id is None
    booth.receive(inputs.BoothBackPressed())
    assert (booth.state.step, booth.state.still_id) == ("still", "s1")


@pytest.mark.parametrize("how", ["told", "silent", "lost"])
def test_a_still_that_fails_leads_back_to_the_mirror_and_a_late_one_is_let_go(how: str) -> None:
    booth = counting().wait(3)
    job = booth.last(orders.TakeStill).job
    if how == "told":
        booth.receive(inputs.StillFailed("no picture", job))
    elif how == "lost":
        booth.receive(inputs.CameraLost())
    else:
        booth.wait(STILL_WITHIN_S)
    assert booth.is_at("preview", "lost")
    assert booth.state.camera_trouble == "gone"
    assert postcard.due(booth.state) is None
    booth.receive(inputs.StillTaken("late", False, job))
    assert booth.is_at("preview")
    assert booth.orders[-1] == orders.ForgetStill("late")
    # A camera that was not told as gone is opened anew, so that it says how it stands.
    assert len(booth.all(orders.OpenCamera)) == (1 if how == "lost" else 2)


def test_a_still_of_the_visitor_before_is_not_taken() -> None:
    booth = counting().wait(3)
    late = inputs.StillTaken("s1", False, booth.last(orders.TakeStill).job)
    booth.receive(inputs.VisitClosed("v1"), late)
    assert booth.orders[-1] == orders.ForgetStill("s1")
    booth.enter().receive(inputs.ShutterPressed()).wait(3).receive(late)
    assert booth.is_at("taking")
    assert booth.state.shots == ()
