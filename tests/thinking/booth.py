"""The booth under a clock moved by hand, for tests that stand before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings import inputs, orders
from kiosk.happenings.words import Fact, Input, Order

FRAMES = ("river", "sand", "letter")
STORY_CARDS = {"story-voyage-p1", "story-voyage-p2"}
O = TypeVar("O", bound=Order)  # noqa: E741
STROKE = ((0.1, 0.2), (0.3, 0.4))


@dataclass
class Booth:
    """The booth under a clock moved by hand; what it orders is answered by the test."""

    state: PostcardState = field(default_factory=lambda: postcard.start(FRAMES, "zh", STORY_CARDS))
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

    def last(self, kind: type[O]) -> O:
        return next(order for order in reversed(self.orders) if isinstance(order, kind))

    def enter(self) -> Booth:
        return self.receive(inputs.VisitOpened("v1", "zh"), inputs.SceneShown("postcard"), inputs.CameraShowing())

    def photographed(self) -> Booth:
        self.enter().receive(inputs.ShutterPressed()).wait(3)
        return self.receive(inputs.StillTaken("s1", False, self.last(orders.TakeStill).job))

    def framed(self) -> Booth:
        self.photographed().receive(inputs.PhotoKept())
        return self.previewed()

    def previewed(self) -> Booth:
        asked = [o for o in self.orders if isinstance(o, orders.PreviewCard) and o.job == self.state.job]
        return self.receive(*(inputs.PreviewMade(o.frame_id, f"{o.frame_id}-{o.job}", o.job) for o in asked))

    def written(self) -> Booth:
        return self.framed().receive(inputs.FrameChosen("letter"), inputs.FrameSettled(), inputs.InkChanged((STROKE,)))

    def finished(self) -> Booth:
        self.written().receive(inputs.CardAsked())
        return self.receive(made(self.last(orders.MakeCard).job))


def made(job: int, card_id: str = "c1", link: str = "http://10.0.0.2:8470/c/c1") -> inputs.CardMade:
    return inputs.CardMade(card_id, link, 1, False, "card-picture", "code", job)
