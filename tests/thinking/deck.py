"""A deck to sail on in tests: four places, their voices, a clock moved by hand and frames drawn while asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.exhibits import panorama
from kiosk.exhibits.panorama import Pace, PanoramaState
from kiosk.happenings import inputs
from kiosk.happenings.facts import ShipSailed
from kiosk.happenings.orders import NudgeWheel, PlayCue, Speak, StopSpeaking
from kiosk.happenings.words import Fact, Input, Order
from tests.thinking.shelf import clip

PLACES = {"wharf": 0.0, "mill": 750.0, "waterworks": 1000.0, "bridge": 2800.0}
TEXTS = {
    f"building/{place}/{part}/{language}": f"{place} {part}. Second."
    for place in PLACES
    for part in ("past", "present", "greeting")
    for language in ("zh", "en")
}
CLIPS = {clip_id: clip(clip_id.rpartition("/")[2]) for clip_id in TEXTS}
PACE = Pace(
    metres_per_turn=40.0,
    degrees_per_turn=120.0,
    cruise_after_s=24.0,
    cruise_mps=12.0,
    round_after_s=6.0,
    round_leave_s=40.0,
    greet=True,
)


def starting(pace: Pace = PACE, voiced: bool = True) -> PanoramaState:
    return panorama.start(
        PLACES, pace=pace, rounds=("mill", "waterworks"), texts=TEXTS, clips=CLIPS if voiced else {}, language="zh"
    )


@dataclass
class Deck:
    """One panorama under a clock moved by hand, shown unless told otherwise."""

    state: PanoramaState = field(default_factory=starting)
    now_s: float = 100.0
    facts: list[Fact] = field(default_factory=list)
    rehearsed: list[bool] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    frames: int = 0

    def receive(self, *happenings: Input) -> None:
        for happening in happenings:
            step = panorama.step(self.state, happening, self.now_s)
            self.state = step.state
            self.facts += step.facts
            self.rehearsed += [step.rehearsal] * len(step.facts)
            self.orders += step.orders

    def wait(self, seconds: float, hz: float = 60.0) -> None:
        """Time passes frame by frame; what was asked to happen by itself does."""
        for _ in range(round(seconds * hz)):
            self.now_s += 1 / hz
            if self.state.needs_frames:
                self.frames += 1
                self.receive(inputs.FrameDrawn(alone=self.state.cruising))
            due_s = panorama.due(self.state)
            if due_s is not None and due_s <= self.now_s:
                self.receive(inputs.DueCame())

    def lies_at(self, place_m: float) -> None:
        """A finger takes the ship there, without a throw and too fast for any greeting."""
        self.receive(inputs.StripGrabbed(), inputs.StripDragged(place_m - self.state.position_m))
        self.receive(inputs.StripReleased(0.0))
        self.wait(0.2)

    @property
    def sailed(self) -> list[ShipSailed]:
        return [fact for fact in self.facts if isinstance(fact, ShipSailed)]

    @property
    def cues(self) -> int:
        return self.orders.count(PlayCue("notch"))

    @property
    def nudges(self) -> int:
        return sum(isinstance(order, NudgeWheel) for order in self.orders)

    @property
    def spoken(self) -> list[str]:
        """What was spoken, by clip, with an empty word for every silence ordered."""
        told = [order for order in self.orders if isinstance(order, Speak | StopSpeaking)]
        return [order.clip_id if isinstance(order, Speak) else "" for order in told]


def aboard(pace: Pace = PACE, voiced: bool = True) -> Deck:
    """A visitor has opened 解读."""
    deck = Deck(starting(pace, voiced))
    deck.receive(inputs.VisitOpened("v1", "zh"), inputs.SceneShown("panorama"))
    return deck
