"""The mirror: lamps where faces are, only while somebody looks, and the river again for whoever comes next."""

from __future__ import annotations

import pytest

from kiosk.exhibits import smile
from kiosk.happenings import inputs
from kiosk.happenings.inputs import Lamp
from kiosk.happenings.orders import MirrorDoor
from kiosk.happenings.words import Input
from tests.thinking.doorway import Doorway

LAMPS = (Lamp(0.4, 0.5, 0.1, 0.9), Lamp(0.7, 0.5, 0.08, None))
SCENE, MIRROR, RIVER = (
    inputs.SceneShown("smile"),
    inputs.SmilePictureChosen("mirror"),
    inputs.SmilePictureChosen("river"),
)


def looking() -> Doorway:
    return Doorway().receive(SCENE, MIRROR)


def test_a_visitor_looks_into_the_mirror_and_back_at_the_river() -> None:
    doors = looking()
    assert (doors.state.picture, doors.state.watched) == ("mirror", ("entry",))
    doors.receive(inputs.FacesSeen("entry", LAMPS), inputs.FacesSeen("exit", LAMPS))
    assert doors.state.lamps == {"entry": LAMPS}
    doors.receive(RIVER)
    assert doors.orders == [MirrorDoor("entry", True), MirrorDoor("entry", False)]
    assert (doors.state.lamps, doors.state.watched) == ({}, ())


def test_faces_that_come_late_are_not_kept() -> None:
    state = looking().receive(RIVER).state
    assert smile.step(state, inputs.FacesSeen("entry", LAMPS), 1).state is state


@pytest.mark.parametrize("left", [inputs.SceneShown("home"), inputs.SceneShown("attract"), inputs.VisitClosed("v1")])
def test_who_comes_next_finds_the_river(left: Input) -> None:
    doors = looking().receive(inputs.FacesSeen("entry", LAMPS), left)
    assert (doors.state.picture, doors.state.lamps) == ("river", {})
    assert doors.orders[-1] == MirrorDoor("entry", False)
    assert doors.receive(SCENE).state.picture == "river"


def test_only_the_scene_that_is_shown_chooses() -> None:
    doors = Doorway().receive(MIRROR)
    assert (doors.state.picture, doors.orders) == ("river", [])


def test_mad_taps_order_the_mirror_once() -> None:
    assert looking().receive(*[MIRROR] * 10, SCENE).orders == [MirrorDoor("entry", True)]


def test_a_mirror_of_the_door_s_own_is_never_ordered_away() -> None:
    doors = Doorway(smile.start(mirrors=("entry",))).receive(SCENE, MIRROR, RIVER, inputs.VisitClosed("v1"))
    assert (doors.orders, doors.state.watched) == ([], ("entry",))
    doors.receive(inputs.FacesSeen("entry", LAMPS))
    assert doors.state.lamps == {"entry": LAMPS}


def test_a_camera_that_fails_leaves_no_lamp_behind() -> None:
    doors = looking().receive(
        inputs.DoorState("entry", True), inputs.FacesSeen("entry", LAMPS), inputs.DoorState("entry", False)
    )
    assert doors.state.lamps == {}
    assert doors.state.watched == ("entry",)


def test_faces_that_stand_still_change_nothing() -> None:
    state = looking().receive(inputs.FacesSeen("entry", LAMPS)).state
    assert smile.step(state, inputs.FacesSeen("entry", LAMPS), 1).state is state
