"""The riverfront's room: what is missing keeps nobody from the rest, and staff are told in one sentence."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.content.buildings import ToldStory
from kiosk.happenings.inputs import BuildingOpened, DeviceReported, SceneShown
from kiosk.happenings.orders import MakeVoice
from kiosk.happenings.words import Input
from kiosk.panorama_room import PanoramaRoom
from kiosk.places import ROOT
from kiosk.settings import load_settings
from tests.content.small_shore import SmallShore


@pytest.fixture
def rung() -> list[Input]:
    return []


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, rung: list[Input]) -> PanoramaRoom:
    """A small shore that nobody has spoken for yet."""
    shore = SmallShore(tmp_path)
    settings = load_settings(ROOT / "config.yaml")
    told_at = {"wharf": {"id": "voyage", "panel": 1}, "mill": {"id": "lost", "panel": 0}}
    content = shore.load()
    told = [
        building.model_copy(update={"story": ToldStory.model_validate(told_at[building.id])})
        for building in content.buildings
    ]
    content = replace(content, buildings=tuple(told))
    return PanoramaRoom(settings, content, {"voyage"}, shore.assets, rung.append, rung.append)


def test_missing_voices_are_counted_and_the_words_are_there_for_the_stand_in(
    room: PanoramaRoom, rung: list[Input]
) -> None:
    room.report()
    [said] = rung
    assert isinstance(said, DeviceReported)
    assert (said.device, said.level) == ("panorama", "fault")
    # Two buildings, three parts, two languages.
    assert said.sentence_en.startswith("12 faults")
    seat = room.exhibit
    shown = seat.step(seat.state, SceneShown("panorama"), 1.0).state
    opened = seat.step(shown, BuildingOpened("mill"), 2.0)
    assert opened.orders[-1] == MakeVoice("building/mill/past/zh", "zh", "过去。")


def test_a_picture_that_can_not_be_shown_is_told_by_its_name(room: PanoramaRoom, rung: list[Input]) -> None:
    room.view.missPicture("shore/dusk/quay/0/3_1.webp")
    [said] = rung
    assert isinstance(said, DeviceReported) and said.level == "fault"
    assert "3_1.webp" in said.sentence_zh and "3_1.webp" in said.sentence_en


def test_a_story_that_was_left_out_is_not_offered_where_it_happened(room: PanoramaRoom) -> None:
    assert {building["id"]: building["story"] for building in room.view.property("buildings")} == {
        "wharf": True,
        "mill": False,
    }


def test_the_settings_reach_the_ship(room: PanoramaRoom) -> None:
    settings = load_settings(ROOT / "config.yaml")
    state = room.exhibit.state
    assert state.light_choice == settings.panorama.light
    assert state.pace.metres_per_turn == settings.wheel.metres_per_turn
    assert state.pace.cruise_after_s == settings.panorama.cruise_after_s
    assert state.rounds == {"mill", "wharf"}
