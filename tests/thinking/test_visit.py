"""A visit from the first touch to the silence after it, with a clock moved by hand."""

from kiosk.exhibits import visit
from kiosk.exhibits.step import Step
from kiosk.exhibits.visit import VisitState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Ring
from kiosk.happenings.words import Input, Stroke


class Visitor:
    """Steps a visit and remembers what was noted and told."""

    def __init__(self) -> None:
        self.state: VisitState = visit.start("zh", idle_s=60, ask_s=15, listen_s=300)
        self.noted: list[object] = []
        self.told: list[Input] = []

    def does(self, happening: Input, at_s: float) -> VisitState:
        step: Step[VisitState] = visit.step(self.state, happening, at_s)
        self.state = step.state
        self.noted += step.facts
        self.told += [order.happening for order in step.orders if isinstance(order, Ring)]
        return self.state

    def waits(self, until_s: float) -> VisitState:
        """Let every moment the visit asked for come, up to `until_s`."""
        while (due_s := visit.due(self.state)) is not None and due_s <= until_s:
            self.does(inputs.DueCame(), due_s)
        return self.state


def test_a_touch_opens_a_visit_at_home() -> None:
    visitor = Visitor()
    state = visitor.does(inputs.AttractTouched("v1"), 100)
    assert (state.scene, state.visit_id) == ("home", "v1")
    assert visitor.noted == [facts.VisitBegan(), facts.SceneEntered("home")]
    assert visitor.told == [inputs.VisitOpened("v1", "zh"), inputs.SceneShown("home")]


def test_scenes_are_entered_once_and_only_those_for_visitors() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    visitor.does(inputs.SceneChosen("story"), 1)
    visitor.does(inputs.SceneChosen("story"), 2)
    visitor.does(inputs.SceneChosen("staff"), 3)
    assert visitor.state.scene == "story"
    assert visitor.noted.count(facts.SceneEntered("story")) == 1


def test_silence_is_asked_about_and_counted_down_to_rest() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    visitor.does(inputs.LanguageChosen("en"), 10)
    assert visitor.waits(69.9).ask_left_s == 0
    assert visitor.waits(70).ask_left_s == 15
    assert visitor.waits(71).ask_left_s == 14
    assert visitor.waits(84.5).ask_left_s == 1
    state = visitor.waits(85)
    assert (state.scene, state.visit_id, state.language) == ("attract", None, "zh")
    assert visitor.noted[-1] == facts.VisitEnded("idle", 85)
    assert visitor.told[-3:] == [inputs.VisitClosed("v1"), inputs.SceneShown("attract"), inputs.LanguageChanged("zh")]
    assert visit.due(state) is None


def test_any_sign_of_life_answers_the_question() -> None:
    signs = [
        inputs.StillHere(),
        inputs.Active("touch"),
        inputs.WheelTurned(0.4),
        inputs.WheelRolled(0.01),
        inputs.SpokeHeld(True),
        inputs.RoundZoomed(1.1),
        inputs.ThenSet(0.5),
        inputs.StrokeDrawn(Stroke(())),
        inputs.FrameDrawn(),
    ]
    for sign in signs:
        visitor = Visitor()
        visitor.does(inputs.AttractTouched("v1"), 0)
        visitor.waits(65)
        assert visitor.state.ask_left_s > 0
        visitor.does(sign, 65)
        assert visitor.state.ask_left_s == 0, sign
        assert visit.due(visitor.state) == 125
        assert visitor.told.count(inputs.VisitResumed()) == 1


def listens(visitor: Visitor, from_s: int, until_s: int) -> None:
    """A voice speaks, clip after clip, and nobody touches anything."""
    for at_s in range(from_s, until_s):
        ended = at_s % 40 == 0
        visitor.waits(at_s)
        visitor.does(inputs.NarrationEnded("c") if ended else inputs.NarrationAt("c", float(at_s)), at_s)


def test_whoever_listens_is_not_disturbed() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    visitor.does(inputs.PanelChosen(1), 20)
    listens(visitor, 21, 200)
    assert visitor.state.ask_left_s == 0
    assert visitor.waits(258).ask_left_s == 0
    assert visitor.waits(259).ask_left_s == 15


def test_a_story_left_alone_is_asked_about_and_the_voice_does_not_answer() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    visitor.does(inputs.PanelChosen(1), 20)
    listens(visitor, 21, 320)
    assert visitor.state.ask_left_s == 0
    listens(visitor, 320, 330)
    assert visitor.state.ask_left_s > 0
    assert visitor.told.count(inputs.VisitDoubted()) == 1
    assert visitor.waits(335).visit_id is None
    assert inputs.VisitResumed() not in visitor.told


def test_a_question_that_is_answered_is_asked_again_when_nobody_touches() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    listens(visitor, 1, 305)
    visitor.does(inputs.StillHere(), 305)
    assert visitor.told[-2:] == [inputs.VisitDoubted(), inputs.VisitResumed()]
    listens(visitor, 306, 604)
    assert visitor.state.ask_left_s == 0
    assert visitor.waits(605).ask_left_s == 15


def test_a_hall_that_listens_shorter_than_it_waits_asks_when_it_has_waited() -> None:
    visitor = Visitor()
    visitor.state = visit.start("zh", idle_s=60, ask_s=15, listen_s=10)
    visitor.does(inputs.AttractTouched("v1"), 0)
    listens(visitor, 1, 59)
    assert visit.due(visitor.state) == 60


def test_a_touch_that_answers_and_leads_on_resumes_before_the_scene_changes() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    visitor.waits(62)
    visitor.does(inputs.SceneChosen("smile"), 62)
    assert visitor.told[-2:] == [inputs.VisitResumed(), inputs.SceneShown("smile")]


def test_what_one_exhibit_hands_to_another_changes_the_scene() -> None:
    for handed, scene in (
        (inputs.PlaceSought("waterworks"), "panorama"),
        (inputs.StoryCardAsked("voyage-begins", "p1"), "postcard"),
        (inputs.BuildingCardAsked("waterworks"), "postcard"),
        (inputs.StorySought("voyage-begins", 2), "story"),
    ):
        visitor = Visitor()
        visitor.does(handed, 1)
        assert visitor.state.scene == "attract"
        visitor.does(inputs.AttractTouched("v1"), 2)
        visitor.does(inputs.SceneChosen("smile"), 3)
        state = visitor.does(handed, 4)
        assert (state.scene, state.back_to) == (scene, "smile")
        assert isinstance(visitor.told[-1], inputs.SceneShown)
        visitor.does(handed, 5)
        assert visitor.noted.count(facts.SceneEntered(visitor.state.scene)) == 1
        assert visit.due(visitor.state) == 65


def test_what_comes_by_itself_does_not_keep_a_visit_alive() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    for by_itself in (
        inputs.VisitorPassed("entry", True, 0.9, 2.0, False),
        inputs.DeviceReported("printer", "fault", "缺纸", "out of paper"),
        inputs.WheelTurned(0.0),
        inputs.WheelTurned(float("nan")),
        # An axis that trembles at the edge of its dead zone.
        inputs.WheelTurned(-0.01),
        inputs.WheelRolled(0.0),
        inputs.WheelRolled(float("nan")),
        inputs.WheelLost("unplugged"),
        inputs.LightOfHour("night"),
        inputs.FrameDrawn(alone=True),
        inputs.NarrationFailed("c", "no sound device"),
        inputs.PreviewFailed("letter", 1),
        inputs.VisitDoubted(),
        inputs.VisitResumed(),
    ):
        visitor.does(by_itself, 50)
    assert visit.due(visitor.state) == 60


def test_the_button_ends_the_visit_at_once() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 5)
    visitor.does(inputs.VisitLeft(), 35)
    assert visitor.state.scene == "attract"
    assert visitor.noted[-1] == facts.VisitEnded("left", 30)


def test_a_late_wake_up_does_not_leave_anybody_behind() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    visitor.does(inputs.DueCame(), 5000)
    assert visitor.state.ask_left_s == 15
    visitor.does(inputs.DueCame(), 9000)
    assert visitor.state.visit_id is None


def test_staff_close_the_visit_they_interrupt_and_rest_when_they_go() -> None:
    visitor = Visitor()
    visitor.does(inputs.AttractTouched("v1"), 0)
    visitor.does(inputs.StaffAdmitted(), 10)
    assert (visitor.state.scene, visitor.state.visit_id) == ("staff", None)
    assert facts.VisitEnded("staff", 10) in visitor.noted
    assert visitor.told[-1] == inputs.SceneShown("staff")
    assert inputs.SceneShown("attract") not in visitor.told
    visitor.does(inputs.StaffLeft(), 20)
    assert visitor.state.scene == "attract"


def test_the_language_staff_chose_is_not_the_next_visitors() -> None:
    for ending in (inputs.StaffLeft(), inputs.DueCame()):
        visitor = Visitor()
        visitor.does(inputs.StaffAdmitted(), 10)
        visitor.does(inputs.LanguageChosen("en"), 20)
        state = visitor.does(ending, 80)
        assert (state.scene, state.language) == ("attract", "zh")
        assert visitor.told[-2:] == [inputs.SceneShown("attract"), inputs.LanguageChanged("zh")]


def test_a_forgotten_staff_screen_closes_by_itself() -> None:
    visitor = Visitor()
    visitor.does(inputs.StaffAdmitted(), 10)
    visitor.does(inputs.Active("touch"), 40)
    assert visitor.waits(99).scene == "staff"
    assert visitor.waits(100).scene == "attract"
