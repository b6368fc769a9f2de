"""Whatever doors, hands and a slow journal do in any order: figures stay possible and never shrink within a day."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from kiosk.exhibits.smile.state import LANTERNS, Tally
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import Counted, DayCounted, HourCounted
from kiosk.happenings.words import Door, Input
from tests.thinking.doorway import Doorway, passed

DOOR: st.SearchStrategy[Door] = st.sampled_from(["entry", "exit"])
SMILE = st.sampled_from([True, False, None])
DAYS = ("2026-11-22", "2026-11-23")
HAPPENING: st.SearchStrategy[Input] = st.one_of(
    st.builds(passed, DOOR, SMILE, rehearsal=st.booleans()),
    st.builds(passed, DOOR, SMILE),
    st.builds(inputs.SmileButtonPressed, DOOR, st.booleans()),
    st.builds(inputs.LeaveOutPressed, DOOR),
    st.builds(inputs.DoorState, DOOR, st.booleans(), st.sampled_from(["camera", "buttons"])),
    st.builds(inputs.DoorWatched, DOOR, st.floats(0, 60), st.booleans()),
    st.builds(inputs.SmileSwitched, st.booleans(), st.booleans()),
    st.builds(inputs.SceneShown, st.sampled_from(["smile", "home"])),
    st.builds(inputs.SmilePictureChosen, st.sampled_from(["river", "mirror"])),
    st.builds(inputs.FacesSeen, DOOR, st.just((inputs.Lamp(0.5, 0.5, 0.1, None),))),
    st.just(inputs.DueCame()),
)
# Time goes by, and so many of the newest facts have not reached the file when the day is read; None: it can't be.
READING = st.tuples(st.sampled_from(DAYS), st.integers(-1, 23), st.none() | st.integers(0, 3))
STORY = st.lists(st.one_of(HAPPENING, st.floats(0.1, 30), READING), max_size=60)


class Paper:
    """A journal: what was noted, in which hour of which day."""

    def __init__(self) -> None:
        self.noted: list[tuple[str, int, facts.VisitorCounted]] = []

    def read(self, day: str, hour: int, missing: int) -> DayCounted:
        there = [(at, fact) for on, at, fact in self.noted[: len(self.noted) - missing] if on == day]
        hours = sorted({at for at, _ in there})
        return DayCounted(
            day,
            _sum("entry", [fact for _, fact in there]),
            _sum("exit", [fact for _, fact in there]),
            tuple(
                HourCounted(
                    each, *(_sum(door, [fact for at, fact in there if at == each]) for door in ("entry", "exit"))
                )
                for each in hours
            ),
            passages=tuple((fact.door, fact.smile) for _, fact in there),
            local_hour=hour,
        )


def _sum(door: str, noted: list[facts.VisitorCounted]) -> Counted:
    smiles = Counter(fact.smile for fact in noted if fact.door == door)
    return Counted(smiles.total(), smiles[True] + smiles[False], smiles[True])


def possible(count: Counted) -> bool:
    return 0 <= count.smiled <= count.judged <= count.passed


def all_possible(tally: Tally) -> bool:
    counts = [tally.entry, tally.exit, *(each.entry for each in tally.hours), *(each.exit for each in tally.hours)]
    in_order = all(one.hour < other.hour for one, other in pairwise(tally.hours))
    return in_order and all(map(possible, counts))


def grown(now: Counted, before: Counted) -> bool:
    return now.passed >= before.passed and now.judged >= before.judged and now.smiled >= before.smiled


@settings(max_examples=150, deadline=None)
@given(STORY)
def test_whatever_comes_the_figures_stay_possible(story: list[Input | float | tuple[str, int, int | None]]) -> None:
    doors, paper = Doorway(), Paper()
    for part in story:
        before, noted = doors.state, len(doors.facts)
        if isinstance(part, float):
            doors.wait(part)
        elif isinstance(part, tuple):
            day, hour, missing = part
            read = missing is not None
            doors.receive(paper.read(day, hour, missing) if missing is not None else DayCounted(day, read=read))
            hours, shown = doors.state.real.hours, doors.state.real
            if read and doors.state.local_hour >= 0:
                assert sum(each.entry.passed for each in hours) == shown.entry.passed
                assert sum(each.exit.passed for each in hours) == shown.exit.passed
        else:
            doors.receive(part)
        state = doors.state
        for fact in doors.facts[noted:]:
            if isinstance(fact, facts.VisitorCounted):
                paper.noted.append((state.local_day, state.local_hour, fact))
        assert all_possible(state.real)
        assert all_possible(state.rehearsed)
        if state.local_day == before.local_day:
            assert grown(state.real.entry, before.real.entry)
            assert grown(state.real.exit, before.real.exit)
        if getattr(part, "rehearsal", False):
            assert state.real == before.real
        numbers = [each.number for each in state.lanterns]
        assert numbers == sorted(set(numbers))
        assert len(numbers) <= LANTERNS
        assert not numbers or numbers[-1] <= state.lit
        assert len(numbers) <= state.shown.entry.passed + state.shown.exit.passed
        assert set(state.lamps) <= set(state.watched)
        assert state.switched or not state.lamps
