"""The hall opens and closes: doors and screens rest outside its hours, and every evening the day is closed once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.exhibits.step import Step, asked, followed
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import (
    CloseDay,
    CloseHallNow,
    EndKiosk,
    EveningDone,
    KeepHallOpen,
    OpenHallNow,
    ResetHours,
    RestDoors,
    SleepScreens,
    WakeScreens,
)
from kiosk.happenings.words import Fact, Input, Order, SceneName

# Who touches the dark screen reads for so long when the hall opens.
LIT_S = 20.0
# Right after closing people still come by.
FIRST_LIT_S = 120.0
# A backup to a slow disk takes minutes; a desk that answers no more must not keep the kiosk from its restart.
EVENING_WITHIN_S = 900.0
# Mad taps on "stay open" are one press, and so are those on "close now": the first ends an early opening, the next
# would close the day that is still to come.
PRESS_REST_S = 1.5
LONGEST_STAY_MIN = 240
# Nobody is at the screen: the day can be closed.
QUIET: tuple[SceneName, ...] = ("attract", "closed")


@dataclass(frozen=True, slots=True)
class HoursState:
    """`told`: the hall as it was told last, None before that; `scene`: what is on screen.

    `closed_s`: since when the hall is closed, None while it is open; `was_open`: it was open since the kiosk started.
    `lit_until_s`: the closed scene shows its words until then, None while it is dark or another scene is shown.
    `resting`, `asleep`: what doors and screens were ordered last. `evening`: the day that is still to be closed, ""
    for none, ordered at `evening_s`; `evening_told`: how it went the last time. `restart`: the kiosk is to start
    afresh. `stayed_s`: when staff last let the hall close later; `shut_s`: when they last closed it. `keeps_hours`: the
    hall has hours, which are noted for every day.
    """

    last_visit_s: float
    restarts: bool
    told: inputs.HallTold | None = None
    scene: SceneName = "attract"
    closed_s: float | None = None
    was_open: bool = False
    lit_until_s: float | None = None
    resting: bool = False
    asleep: bool = False
    evening: str = ""
    evening_s: float | None = None
    evening_told: inputs.EveningTold | None = None
    restart: bool = False
    stayed_s: float = float("-inf")
    shut_s: float = float("-inf")
    keeps_hours: bool = False

    @property
    def doors_rest_s(self) -> float | None:
        """When the doors rest: the last visitors are still counted on their way out."""
        if self.closed_s is None or self.resting:
            return None
        return self.closed_s + (self.last_visit_s if self.was_open else 0.0)

    @property
    def evening_ends_s(self) -> float | None:
        """When the day is closed though somebody is at the screen; once it is ordered, when no answer is awaited."""
        if not self.evening:
            return None
        if self.evening_s is not None:
            return self.evening_s + EVENING_WITHIN_S
        return None if self.closed_s is None else self.closed_s + self.last_visit_s + 60.0


def start(last_visit_s: float, restarts: bool, *, keeps_hours: bool = False) -> HoursState:
    """Before anything was told the hall is taken for open.

    `last_visit_s`: a visit may last so long after closing; `restarts`: the kiosk starts afresh every evening.
    `keeps_hours`: the hall has hours here, and does not just stay open.
    """
    return HoursState(last_visit_s, restarts, keeps_hours=keeps_hours)


def due(state: HoursState) -> float | None:
    """When doors or screens rest, or the evening goes on."""
    times = (state.doors_rest_s, state.lit_until_s, state.evening_ends_s)
    return min((at for at in times if at is not None), default=None)


def step(state: HoursState, happening: Input, now_s: float) -> Step[HoursState]:
    """Follow the hall's clock, obey staff, and let everything rest or wake that has to."""
    return followed(_heard(state, happening, now_s), lambda heard: _settled(heard, now_s))


def _heard(state: HoursState, happening: Input, now_s: float) -> Step[HoursState]:
    match happening:
        case inputs.HallTold():
            return _told(state, happening, now_s)
        case inputs.SceneShown():
            shown = replace(state, scene=happening.scene, lit_until_s=None)
            return Step(_lit(shown, now_s, FIRST_LIT_S if state.was_open else LIT_S))
        case inputs.ClosedTouched():
            return Step(_lit(state, now_s, LIT_S))
        case inputs.EveningTold() if state.evening_s is not None:
            told = replace(happening, local_day=state.evening)
            over = replace(state, evening="", evening_s=None, evening_told=told, restart=_restarts(state))
            done = EveningDone(state.evening, told.ok, told.sentence_zh, told.sentence_en)
            return Step(over, (), (done,))
        case inputs.EveningTold() if happening.local_day:
            return Step(replace(state, evening_told=happening))
    return _pressed(state, asked(happening, admitted=state.scene == "staff"), now_s)


def _told(state: HoursState, told: inputs.HallTold, now_s: float) -> Step[HoursState]:
    before = state.told
    noted: list[Fact] = []
    after = replace(state, told=told, evening=told.evening or state.evening)
    if before is None or before.open != told.open:
        if told.open:
            noted.append(facts.HallOpened(told.reason, told.closes))
            after = replace(after, closed_s=None, was_open=True, lit_until_s=None, restart=False)
        else:
            noted.append(facts.HallClosed(told.reason))
            after = replace(after, closed_s=now_s)
    # Hours of the same day are other ones only because staff made them so; what was kept of it is noted already.
    same_day = before is not None and before.local_day == told.local_day
    if before is not None and same_day and (before.opens, before.closes) != (told.opens, told.closes):
        noted.insert(0, facts.HoursChanged(told.local_day, told.opens, told.closes))
    if state.keeps_hours and not same_day:
        # config.yaml may say something else by the time somebody asks how long the hall was open.
        noted.insert(0, facts.HoursTold(told.local_day, told.opens, told.closes))
    if told.open and after.evening == told.local_day and after.evening_s is None:
        # Staff opened again before the day was closed.
        after = replace(after, evening="")
    return Step(after, tuple(noted))


def _lit(state: HoursState, now_s: float, seconds: float) -> HoursState:
    return replace(state, lit_until_s=now_s + seconds) if state.scene == "closed" else state


def _restarts(state: HoursState) -> bool:
    # A kiosk that has just started, into an evening that was left undone, is fresh already.
    return state.restarts and state.was_open and state.closed_s is not None


def _pressed(state: HoursState, press: Input | None, now_s: float) -> Step[HoursState]:
    match press:
        case inputs.OpenNowPressed():
            return Step(state, (), (OpenHallNow(),))
        case inputs.CloseNowPressed():
            if now_s < state.shut_s + PRESS_REST_S:
                return Step(state)
            return Step(replace(state, shut_s=now_s), (), (CloseHallNow(),))
        case inputs.HoursResetPressed():
            return Step(state, (), (ResetHours(),))
        case inputs.StayOpenPressed() if 0 < press.minutes <= LONGEST_STAY_MIN:
            if now_s < state.stayed_s + PRESS_REST_S:
                return Step(state)
            return Step(replace(state, stayed_s=now_s), (), (KeepHallOpen(press.minutes),))
    return Step(state)


def _settled(state: HoursState, now_s: float) -> Step[HoursState]:
    """Whatever is to rest, to wake, to be closed or to start afresh by now."""
    orders: list[Order] = []
    closed = state.closed_s is not None
    rests_s = state.doors_rest_s
    resting = closed and (state.resting or (rests_s is not None and now_s >= rests_s))
    if resting != state.resting:
        orders.append(RestDoors(resting))
    lit = state.lit_until_s is not None and now_s < state.lit_until_s
    asleep = closed and state.scene == "closed" and not lit
    if asleep != state.asleep:
        orders.append(SleepScreens() if asleep else WakeScreens())
    if (resting, asleep, lit) != (state.resting, state.asleep, state.lit_until_s is not None):
        state = replace(state, resting=resting, asleep=asleep, lit_until_s=state.lit_until_s if lit else None)
    evening = _evening(state, now_s)
    orders += evening.orders
    after = evening.state
    if after.restart and closed and after.scene == "closed":
        orders.append(EndKiosk("restart"))
        after = replace(after, restart=False)
    return Step(after, (), tuple(orders))


def _evening(state: HoursState, now_s: float) -> Step[HoursState]:
    if not state.evening:
        return Step(state)
    ends_s = state.evening_ends_s
    is_late = ends_s is not None and now_s >= ends_s
    if state.evening_s is None:
        if not is_late and state.scene not in QUIET:
            return Step(state)
        return Step(replace(state, evening_s=now_s), (), (CloseDay(state.evening),))
    if is_late:
        # Not done: the next start tries again.
        return Step(replace(state, evening="", evening_s=None, restart=_restarts(state)))
    return Step(state)
