"""Two visitors make postcards; one after the other, and nothing of the first is left for the second."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard import MAKE_WITHIN_S, MOST_POINTS, STILL_WITHIN_S, THANKS_S, PostcardState
from kiosk.happenings import facts, inputs, orders
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


def test_a_visitor_walks_through_the_booth_and_takes_the_card_along():
    booth = Booth().finished()
    assert booth.is_at("card")
    assert booth.last(orders.MakeCard).frame_id == "letter"
    assert booth.last(orders.MakeCard).strokes == (STROKE,)
    assert booth.facts == [facts.CardCreated("letter", with_photo=True, with_ink=True)]
    booth.receive(inputs.PrintPressed())
    assert booth.prints("busy")
    booth.receive(inputs.PrintFinished("c1", False))
    assert booth.prints("done")
    assert booth.facts[-1] == facts.CardPrinted()
    booth.receive(inputs.BoothDonePressed()).wait(THANKS_S)
    assert booth.last(orders.Ring).happening == inputs.SceneChosen("home")


def test_three_two_one_and_the_still_is_asked_for_once():
    booth = Booth().enter().receive(inputs.ShutterPressed())
    counts = [booth.state.count]
    counts += [booth.wait(1).state.count, booth.wait(1).state.count]
    assert counts == [3, 2, 1]
    booth.wait(1)
    assert booth.is_at("taking")
    assert sum(isinstance(order, orders.TakeStill) for order in booth.orders) == 1
    booth.receive(inputs.ShutterPressed())
    assert booth.is_at("taking")


def test_the_camera_rests_as_soon_as_the_photo_is_there_and_forgets_when_the_card_is_made():
    booth = Booth().photographed()
    assert booth.orders[-1] == orders.RestCamera()
    booth = Booth().finished()
    assert booth.orders[-1] == orders.CloseCamera()
    assert booth.state.still_id is None


def test_back_leads_back_through_every_step():
    booth = Booth().written()
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("frame")
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("still")
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("preview")
    assert booth.orders[-1] == orders.OpenCamera()
    assert booth.state.still_id is None
    booth.receive(inputs.CameraShowing(), inputs.ShutterPressed(), inputs.BoothBackPressed()).wait(10)
    assert booth.is_at("preview")
    assert sum(isinstance(order, orders.TakeStill) for order in booth.orders) == 1


def test_the_ink_survives_a_second_thought_about_photo_and_frame():
    booth = Booth().written().receive(inputs.BoothBackPressed(), inputs.FrameChosen("sand"), inputs.FrameSettled())
    assert booth.state.strokes == (STROKE,)
    assert booth.state.frame_id == "sand"


def test_a_river_card_needs_no_photo():
    booth = Booth().enter().receive(inputs.WithoutPhotoPressed()).previewed()
    assert booth.is_at("frame")
    assert orders.RestCamera() in booth.orders
    booth.receive(inputs.FrameSettled(), inputs.CardAsked())
    booth.receive(made(booth.last(orders.MakeCard).job))
    assert booth.last(orders.MakeCard).still_id is None
    assert booth.facts == [facts.CardCreated("river", with_photo=False, with_ink=False)]
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("card")


def test_without_a_camera_the_booth_says_so_and_goes_on_without_a_photo():
    booth = Booth().receive(inputs.VisitOpened("v1", "zh"), inputs.SceneShown("postcard"), inputs.CameraLost())
    assert booth.is_at("preview", "lost")
    booth.receive(inputs.ShutterPressed())
    assert booth.is_at("preview")
    booth.receive(inputs.RetakePressed())
    assert booth.orders[-1] == orders.OpenCamera()
    assert booth.is_at("preview", "opening")
    booth.receive(inputs.CameraLost(), inputs.WithoutPhotoPressed())
    assert booth.is_at("frame")


@pytest.mark.parametrize("how", ["told", "silent", "lost"])
def test_a_still_that_fails_leads_back_to_the_mirror(how):
    booth = Booth().enter().receive(inputs.ShutterPressed()).wait(3)
    job = booth.last(orders.TakeStill).job
    if how == "told":
        booth.receive(inputs.StillFailed("no picture", job))
    elif how == "lost":
        booth.receive(inputs.CameraLost())
    else:
        booth.wait(STILL_WITHIN_S)
    assert (booth.state.step, booth.state.camera) == ("preview", "lost")
    assert postcard.due(booth.state) is None
    if how != "told":
        booth.receive(inputs.StillTaken("late", False, job))
        assert booth.is_at("preview")


def test_a_card_that_fails_keeps_the_writing():
    booth = Booth().written().receive(inputs.CardAsked())
    booth.receive(inputs.CardFailed("disk full", booth.last(orders.MakeCard).job))
    assert (booth.state.step, booth.state.make_failed, booth.state.strokes) == ("ink", True, (STROKE,))
    booth.receive(inputs.CardAsked()).wait(MAKE_WITHIN_S)
    assert (booth.state.step, booth.state.make_failed) == ("ink", True)
    assert booth.facts == []


def test_a_print_that_fails_is_noted_and_can_be_tried_again():
    booth = Booth().finished().receive(inputs.PrintPressed(), inputs.PrintFailed("c1", "media-empty"))
    assert (booth.state.print_step, booth.state.print_reason) == ("failed", "media-empty")
    assert booth.facts[-1] == facts.CardNotPrinted("media-empty")
    booth.receive(inputs.PrintPressed())
    assert booth.state.print_step == "busy"


def test_one_touch_prints_one_card():
    booth = Booth().finished().receive(inputs.PrintPressed(), inputs.PrintPressed())
    booth.receive(inputs.PrintFinished("c1", False), inputs.PrintPressed())
    assert sum(isinstance(order, orders.PrintCard) for order in booth.orders) == 1


def test_the_visit_ends_and_everything_is_forgotten():
    booth = Booth().finished().receive(inputs.PrintPressed(), inputs.VisitClosed("v1"))
    assert orders.CloseCamera() in booth.orders[-3:]
    assert orders.ForgetPreviews() in booth.orders[-3:]
    assert orders.ExpirePrint("c1") in booth.orders[-3:]
    assert booth.state == replace(postcard.start(FRAMES, "zh", STORY_CARDS), job=booth.state.job)
    booth.receive(inputs.PrintFinished("c1", False))
    assert booth.facts[-1] == facts.CardPrinted()
    assert booth.state.print_step == "none"


def test_a_card_that_comes_after_its_maker_left_is_deleted_and_shown_to_nobody():
    booth = Booth().written().receive(inputs.CardAsked())
    late = made(booth.last(orders.MakeCard).job)
    booth.receive(inputs.VisitClosed("v1"), inputs.VisitOpened("v2", "zh"), inputs.SceneShown("postcard"))
    booth.receive(inputs.CameraShowing(), inputs.WithoutPhotoPressed()).previewed()
    booth.receive(inputs.FrameSettled(), inputs.CardAsked(), late)
    assert booth.is_at("making")
    assert booth.orders[-1] == orders.DeleteCard("c1")
    assert booth.facts == []


def test_a_still_of_the_visitor_before_is_not_taken():
    booth = Booth().enter().receive(inputs.ShutterPressed()).wait(3)
    late = inputs.StillTaken("s1", False, booth.last(orders.TakeStill).job)
    booth.receive(inputs.VisitClosed("v1")).enter().receive(inputs.ShutterPressed()).wait(3).receive(late)
    assert booth.is_at("taking")


def test_a_finished_card_waits_while_its_maker_looks_elsewhere():
    booth = Booth().finished().receive(inputs.SceneShown("home"), inputs.SceneShown("postcard"))
    assert booth.is_at("card")
    assert booth.state.card is not None


def test_what_was_only_begun_does_not_wait():
    booth = Booth().written().receive(inputs.SceneShown("home"))
    assert orders.CloseCamera() in booth.orders[-2:]
    booth.receive(inputs.SceneShown("postcard"))
    assert booth.is_at("preview")
    assert booth.state.strokes == ()


def test_another_card_starts_from_the_mirror():
    booth = Booth().finished().receive(inputs.AnotherCardPressed())
    assert (booth.state.step, booth.state.card, booth.state.strokes) == ("preview", None, ())
    assert booth.orders[-1] == orders.OpenCamera()


def test_the_maker_deletes_the_card_at_once():
    booth = Booth().finished().receive(inputs.CardDeletePressed())
    assert orders.DeleteCard("c1") in booth.orders
    assert booth.facts[-1] == facts.CardDeleted("booth")
    assert (booth.state.step, booth.state.deleted) == ("thanks", True)


def test_another_language_renews_the_pictures_of_the_cards():
    booth = Booth().framed().receive(inputs.LanguageChanged("en"))
    asked = [order for order in booth.orders if isinstance(order, orders.PreviewCard)][-3:]
    assert {order.language for order in asked} == {"en"}
    booth.receive(inputs.PreviewMade("river", "stale", 0))
    assert "stale" not in booth.state.previews.values()
    assert booth.previewed().state.previews == {f: f"{f}-{asked[0].job}" for f in FRAMES}


def test_the_pen_runs_dry_before_memory_does():
    booth = Booth().written()
    booth.receive(inputs.InkChanged((((0.5, 0.5),) * (MOST_POINTS + 1),)))
    assert booth.state.ink_full
    assert booth.state.strokes == (STROKE,)
    booth.receive(inputs.InkChanged(()))
    assert not booth.state.ink_full


def test_nothing_happens_while_the_booth_is_off_screen():
    booth = Booth().receive(inputs.ShutterPressed(), inputs.CardAsked(), inputs.PrintPressed(), inputs.DueCame())
    assert booth.state == postcard.start(FRAMES, "zh", STORY_CARDS)
    assert booth.orders == []


def test_a_booth_without_frames_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        postcard.start((), "zh")


def from_the_story(booth: Booth, first: str = "asked", panel_id: str = "p2") -> Booth:
    """A visitor who asked for a story's card stands before the booth's mirror."""
    booth.receive(inputs.VisitOpened("v1", "zh"))
    handed: list[Input] = [inputs.StoryCardAsked("voyage", panel_id), inputs.SceneShown("postcard")]
    return booth.receive(*(handed if first == "asked" else reversed(handed)), inputs.CameraShowing())


@pytest.mark.parametrize("first", ["asked", "shown"])
def test_a_story_s_picture_is_offered_first_and_chosen_already(first):
    booth = from_the_story(Booth(), first)
    assert booth.is_at("preview", "showing")
    assert sum(isinstance(order, orders.OpenCamera) for order in booth.orders) == 1
    booth.receive(inputs.WithoutPhotoPressed())
    asked = [order.frame_id for order in booth.orders if isinstance(order, orders.PreviewCard)]
    assert asked == ["story-voyage-p2", *FRAMES]
    booth.previewed().receive(inputs.FrameSettled(), inputs.InkChanged((STROKE,)), inputs.CardAsked())
    assert booth.last(orders.MakeCard).frame_id == "story-voyage-p2"
    booth.receive(made(booth.last(orders.MakeCard).job))
    assert booth.facts == [facts.CardCreated("story-voyage-p2", with_photo=False, with_ink=True)]


def test_another_frame_can_still_be_chosen_and_the_story_s_again():
    booth = from_the_story(Booth()).receive(inputs.WithoutPhotoPressed()).previewed()
    booth.receive(inputs.FrameChosen("sand"))
    assert booth.state.frame_id == "sand"
    booth.receive(inputs.FrameChosen("story-voyage-p1"))
    assert booth.state.frame_id == "sand"
    booth.receive(inputs.FrameChosen("story-voyage-p2"))
    assert booth.state.frame_id == "story-voyage-p2"


@pytest.mark.parametrize("leaves", [inputs.SceneShown("home"), inputs.VisitClosed("v1")])
def test_the_booth_forgets_the_story_when_it_is_left(leaves):
    booth = from_the_story(Booth()).receive(leaves)
    booth.enter()
    assert booth.state.offered == FRAMES
    assert booth.state.frame_id == FRAMES[0]


def test_another_card_in_the_same_booth_may_have_the_story_s_picture_too():
    booth = from_the_story(Booth()).receive(inputs.WithoutPhotoPressed()).previewed()
    booth.receive(inputs.FrameChosen("river"), inputs.FrameSettled(), inputs.CardAsked())
    booth.receive(made(booth.last(orders.MakeCard).job), inputs.AnotherCardPressed())
    assert booth.state.offered == ("story-voyage-p2", *FRAMES)
    assert booth.state.frame_id == "story-voyage-p2"


@pytest.mark.parametrize("first", ["asked", "shown"])
def test_a_finished_card_that_waits_is_left_for_the_story_s(first):
    booth = Booth().finished().receive(inputs.PrintPressed(), inputs.SceneShown("story"))
    assert booth.state.card is not None
    from_the_story(booth, first)
    assert booth.is_at("preview", "showing")
    assert (booth.state.card, booth.state.strokes, booth.state.still_id) == (None, (), None)
    assert booth.state.frame_id == "story-voyage-p2"
    assert orders.ForgetPreviews() in booth.orders
    # The print goes on, and the card lives as long as any other.
    assert not {orders.ExpirePrint, orders.DeleteCard} & {type(order) for order in booth.orders}
    booth.receive(inputs.PrintFinished("c1", False))
    assert booth.facts[-1] == facts.CardPrinted()


def test_another_story_s_card_takes_the_place_of_the_first():
    booth = from_the_story(Booth()).receive(inputs.SceneShown("story"))
    from_the_story(booth, panel_id="p1")
    assert booth.state.offered == ("story-voyage-p1", *FRAMES)


def test_a_story_nobody_knows_changes_nothing():
    booth = Booth().written()
    before = booth.state
    for stranger in (inputs.StoryCardAsked("voyage", "p9"), inputs.StoryCardAsked("", "")):
        booth.receive(stranger)
    assert booth.state is before


def test_a_story_s_picture_that_can_not_be_printed_is_not_offered():
    booth = from_the_story(Booth()).receive(inputs.WithoutPhotoPressed())
    job = booth.state.job
    booth.receive(inputs.PreviewFailed("story-voyage-p2", job - 1))
    assert "story-voyage-p2" in booth.state.offered
    booth.receive(inputs.PreviewFailed("story-voyage-p2", job)).previewed()
    assert booth.state.offered == FRAMES
    booth.receive(inputs.FrameSettled())
    assert (booth.state.step, booth.state.frame_id) == ("ink", FRAMES[0])


def test_a_card_asked_for_while_the_booth_stays_closed_is_forgotten():
    booth = Booth().receive(inputs.VisitOpened("v1", "zh"), inputs.StoryCardAsked("voyage", "p1"))
    booth.receive(inputs.SceneShown("home"), inputs.SceneShown("postcard"))
    assert booth.state.offered == FRAMES
