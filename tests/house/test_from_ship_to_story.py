"""A building's visitor goes on to its story and comes back: one voice at a time, and the visit's facts are hers."""

import pytest

from kiosk.exhibits import panorama, story, visit
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Speak, StopSpeaking
from kiosk.happenings.words import Input
from kiosk.house import Exhibit, House
from tests.house.test_receive import PretendAlarm, PretendJournal, PretendSpeaker
from tests.thinking.deck import starting
from tests.thinking.shelf import CLIPS, STORIES


class Station:
    """The house with the visit, the stories and the riverfront in their seats."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.speaker, self.journal, self.alarm = PretendSpeaker(), PretendJournal(), PretendAlarm()
        self.visit = Exhibit("visit", visit.start("zh", 60, 15, 300), visit.step, visit.due, lambda _: None)
        self.story = Exhibit("story", story.start(STORIES, CLIPS, "zh"), story.step, story.due, lambda _: None)
        self.panorama = Exhibit("panorama", starting(), panorama.step, panorama.due, lambda _: None)
        self.house = House(
            visit=self.visit,
            exhibits=[self.story, self.panorama],
            devices={"speaker": self.speaker},
            journal=self.journal,
            clock=lambda: self.now_s,
            alarm=self.alarm,
            end=lambda _: None,
        )

    def receive(self, *happenings: Input) -> None:
        for happening in happenings:
            self.now_s += 1
            self.house.receive(happening)

    @property
    def heard(self) -> str:
        """The clip that is heard now, or "" for silence."""
        last = [order for order in self.speaker.taken if isinstance(order, Speak | StopSpeaking)][-1]
        return last.clip_id if isinstance(last, Speak) else ""


@pytest.fixture
def station() -> Station:
    """A visitor reads of the mill."""
    station = Station()
    station.receive(inputs.AttractTouched("v1"), inputs.SceneChosen("panorama"), inputs.BuildingOpened("mill"))
    assert station.heard == "building/mill/past/zh"
    return station


def test_the_story_speaks_and_then_the_card_again(station: Station) -> None:
    station.receive(inputs.StorySought("voyage", 1))
    assert (station.visit.state.scene, station.visit.state.back_to) == ("story", "panorama")
    assert (station.story.state.story_id, station.story.state.panel) == ("voyage", 1)
    assert station.heard == "voyage/p2/zh"
    station.receive(inputs.SceneChosen("panorama"))
    assert station.panorama.state.building_id == "mill"
    assert station.heard == "building/mill/past/zh"
    station.receive(inputs.SceneChosen("story"))
    assert station.heard == "voyage/p2/zh"


def test_the_bar_leads_to_an_open_story_that_goes_on(station: Station) -> None:
    station.receive(inputs.SceneChosen("story"), inputs.StoryOpened("mill"))
    station.receive(inputs.SceneChosen("panorama"), inputs.SceneChosen("story"))
    assert station.heard == "mill/p1/zh"


def test_a_visit_that_ends_behind_the_story_notes_what_was_read_once_and_falls_silent(station: Station) -> None:
    station.receive(inputs.StorySought("voyage"), inputs.VisitLeft())
    assert station.heard == ""
    read = [(fact, visit_id) for fact, visit_id, _ in station.journal.noted if isinstance(fact, facts.BuildingRead)]
    assert read == [(facts.BuildingRead("mill", 1.0), "v1")]
    assert station.panorama.state.building_id == ""


def test_a_light_of_the_hour_wakes_nobody(station: Station) -> None:
    station.receive(inputs.VisitLeft())
    station.receive(inputs.LightOfHour("night"))
    assert station.visit.state.visit_id is None
    assert station.panorama.state.hour_light == "night"
