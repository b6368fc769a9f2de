"""A visit and the hall's hours, and exhibits that rest, with a clock moved by hand."""

from kiosk.exhibits import visit
from kiosk.exhibits.visit import VisitState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Ring
from kiosk.happenings.words import Input

LAST_VISIT_S = 600.0
OPEN = inputs.HallTold(True, "2026-12-01", "10:00", "20:00", "weekday")
CLOSED = inputs.HallTold(False, "2026-12-01", "10:00", "20:00", "weekday", next_opens="2026-12-02T10:00")


class Hall:
    """Steps a visit and remembers what was noted and told."""

    def __init__(self) -> None:
        self.state: VisitState = visit.start("zh", idle_s=60, ask_s=15, listen_s=300, last_visit_s=LAST_VISIT_S)
        self.noted: list[object] = []
        self.shown: list[str] = []

    def does(self, happening: Input, at_s: float) -> VisitState:
        step = visit.step(self.state, happening, at_s)
        self.state = step.state
        self.noted += step.facts
        rung = [order.happening for order in step.orders if isinstance(order, Ring)]
        self.shown += [happening.scene for happening in rung if isinstance(happening, inputs.SceneShown)]
        return self.state


def test_a_closed_hall_opens_no_visit_until_it_opens() -> None:
    hall = Hall()
    assert hall.does(CLOSED, 0).scene == "closed"
    assert hall.does(inputs.AttractTouched("v1"), 1).visit_id is None
    assert hall.does(OPEN, 100).scene == "attract"
    assert hall.does(inputs.AttractTouched("v2"), 101).visit_id == "v2"
    assert hall.shown == ["closed", "attract", "home"]


def test_who_is_there_at_closing_time_may_finish_and_no_longer() -> None:
    hall = Hall()
    hall.does(inputs.AttractTouched("v1"), 0)
    hall.does(CLOSED, 10)
    assert hall.state.scene == "home"
    for at_s in range(20, 600, 20):
        hall.does(inputs.Active("touch"), at_s)
    assert visit.due(hall.state) == 10 + LAST_VISIT_S
    hall.does(inputs.DueCame(), 10 + LAST_VISIT_S)
    assert (hall.state.scene, hall.state.visit_id) == ("closed", None)
    assert hall.noted[-1] == facts.VisitEnded("closed", 610)


def test_a_visit_left_after_closing_time_ends_in_the_dark() -> None:
    hall = Hall()
    hall.does(inputs.AttractTouched("v1"), 0)
    hall.does(CLOSED, 10)
    assert hall.does(inputs.VisitLeft(), 30).scene == "closed"


def test_a_hall_that_stays_open_after_all_lets_the_visit_go_on() -> None:
    hall = Hall()
    hall.does(inputs.AttractTouched("v1"), 0)
    hall.does(CLOSED, 10)
    hall.does(OPEN, 20)
    hall.does(inputs.Active("touch"), 605)
    assert hall.does(inputs.DueCame(), 612).visit_id == "v1"


def test_staff_work_in_their_corner_over_closing_time_and_leave_into_the_dark() -> None:
    hall = Hall()
    hall.does(inputs.StaffAdmitted(), 0)
    assert hall.does(CLOSED, 10).scene == "staff"
    assert hall.does(inputs.StaffLeft(), 20).scene == "closed"
    assert hall.does(inputs.StaffAdmitted(), 30).scene == "staff"


def test_a_sign_stands_in_for_an_exhibit_at_rest_until_it_wakes() -> None:
    hall = Hall()
    hall.does(inputs.ExhibitRestTold("panorama", True, "staff"), 0)
    hall.does(inputs.AttractTouched("v1"), 1)
    hall.does(inputs.SceneChosen("panorama"), 2)
    assert (hall.state.scene, hall.state.rests) == ("resting", "panorama")
    assert facts.SceneEntered("panorama") not in hall.noted
    hall.does(inputs.SceneChosen("panorama"), 3)
    hall.does(inputs.SceneChosen("story"), 4)
    assert (hall.state.scene, hall.state.rests) == ("story", "")
    hall.does(inputs.PlaceSought("wharf"), 5)
    assert (hall.state.scene, hall.state.back_to) == ("resting", "story")
    hall.does(inputs.ExhibitRestTold("panorama", False, "staff"), 6)
    assert (hall.state.scene, hall.state.rests) == ("panorama", "")
    assert hall.shown == ["home", "resting", "story", "resting", "panorama"]


def test_an_exhibit_that_goes_to_rest_under_a_visitor_shows_the_sign() -> None:
    hall = Hall()
    hall.does(inputs.AttractTouched("v1"), 0)
    hall.does(inputs.SceneChosen("story"), 1)
    assert hall.does(inputs.ExhibitRestTold("story", True, "itself"), 2).scene == "resting"
    assert hall.does(inputs.ExhibitRestTold("smile", True, "staff"), 3).rests == "story"
    assert hall.state.visit_id == "v1"


def test_what_rests_is_remembered_over_visits() -> None:
    hall = Hall()
    hall.does(inputs.AttractTouched("v1"), 0)
    hall.does(inputs.ExhibitRestTold("smile", True, "staff"), 1)
    hall.does(inputs.VisitLeft(), 2)
    hall.does(inputs.AttractTouched("v2"), 3)
    assert hall.does(inputs.SceneChosen("smile"), 4).scene == "resting"
