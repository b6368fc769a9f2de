"""The booth under a clock moved by hand, for tests that stand before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Fact, Input, Language, Order, Pen, Side, Stroke

FRAMES = ("river", "sand", "letter")
STORY_CARDS = {"story-voyage-p1", "story-voyage-p2"}
COUNTDOWN: dict[Language, Path] = {"zh": Path("three-zh.flac"), "en": Path("three-en.flac")}
READY = inputs.PrinterTold(True, "", sheets_left=80, tray_sheets=100, printed_today=3, daily_cap=400)
O = TypeVar("O", bound=Order)  # noqa: E741


def stroke(at_mm: float = 10.0, side: Side = "front", points: int = 2, pen: Pen = "brush") -> Stroke:
    """A short line that begins `at_mm` from the left."""
    return Stroke(tuple((at_mm + place, 20.0, 8.0 * place, -1.0) for place in range(points)), pen, "black", side)


STROKE = stroke()


def standing() -> PostcardState:
    """A booth with everything a station gives it."""
    return postcard.start(FRAMES, "zh", STORY_CARDS, countdown=COUNTDOWN)


@dataclass
class Booth:
    """The booth under a clock moved by hand; what it orders is answered by the test."""

    state: PostcardState = field(default_factory=standing)
    now_s: float = 50.0
    facts: list[Fact] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    rehearsals: list[bool] = field(default_factory=list)

    def receive(self, *happenings: Input) -> Booth:
        for happening in happenings:
            step = postcard.step(self.state, happening, self.now_s)
            self.state = step.state
            self.facts += step.facts
            self.orders += step.orders
            self.rehearsals += [step.rehearsal] * len(step.facts)
        return self

    def wait(self, seconds: float) -> Booth:
        """Time passes; the booth is woken exactly when it asked."""
        until = self.now_s + seconds
        while (at := postcard.due(self.state)) is not None and at <= until:
            self.now_s = max(self.now_s, at)
            before = self.state
            self.receive(inputs.DueCame())
            assert self.state is not before, "woken for nothing, again and again"
        self.now_s = until
        return self

    def is_at(self, step: str, camera: str = "") -> bool:
        return self.state.step == step and camera in ("", self.state.camera)

    def prints(self, step: str) -> bool:
        return self.state.print_step == step

    @property
    def noted(self) -> list[Fact]:
        """What is remembered beside how long every step took."""
        return [fact for fact in self.facts if not isinstance(fact, facts.BoothStepLeft)]

    @property
    def stays(self) -> list[tuple[str, float]]:
        return [(fact.booth_step, fact.seconds) for fact in self.facts if isinstance(fact, facts.BoothStepLeft)]

    def all(self, kind: type[O]) -> list[O]:
        return [order for order in self.orders if isinstance(order, kind)]

    def last(self, kind: type[O]) -> O:
        return self.all(kind)[-1]

    def enter(self, language: Language = "zh") -> Booth:
        return self.receive(inputs.VisitOpened("v1", language), inputs.SceneShown("postcard"), inputs.CameraShowing())

    def shoots(self, still_id: str = "s1") -> Booth:
        """One more photo, of a camera that shows."""
        self.receive(inputs.CameraShowing(), inputs.ShutterPressed()).wait(3)
        return self.receive(inputs.StillTaken(still_id, False, self.last(orders.TakeStill).job))

    def photographed(self) -> Booth:
        return self.enter().shoots()

    def framed(self) -> Booth:
        self.photographed().receive(inputs.PhotoKept())
        return self.previewed()

    def previewed(self) -> Booth:
        """The press answers everything it was asked for last."""
        asked = [order for order in self.all(orders.PreviewCard) if order.job == self.state.job]
        made = [inputs.PreviewMade(o.frame_id, f"{o.frame_id}-{o.side}-{o.job}", o.job, o.side) for o in asked]
        return self.receive(*made)

    def at_the_desk(self) -> Booth:
        """Ready to write on the letter."""
        return self.framed().receive(inputs.FrameChosen("letter"), inputs.FrameSettled()).previewed()

    def written(self) -> Booth:
        return self.at_the_desk().receive(inputs.StrokeDrawn(STROKE))

    def finished(self, card_id: str = "c1") -> Booth:
        self.written().receive(inputs.CardAsked())
        return self.receive(made(self.last(orders.MakeCard).job, card_id))

    def at_the_digits(self) -> Booth:
        """Back with a short code."""
        return self.enter().receive(inputs.CodeEntryOpened())


def made(job: int = 0, card_id: str = "c1", rehearsal: bool = False) -> inputs.CardMade:
    """What the press rings of a finished card."""
    return inputs.CardMade(card_id, 1, rehearsal, f"card-{card_id}", f"front-{card_id}", "", "024681", job)
