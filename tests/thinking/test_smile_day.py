"""The journal's word about the day: midnight, late people, a busy disk, and the same weekday a week before."""

from __future__ import annotations

from kiosk.exhibits.smile.state import LANTERNS, Lantern
from kiosk.happenings import inputs
from kiosk.happenings.inputs import Counted, DayCounted, HourCounted
from kiosk.happenings.words import Door
from tests.thinking.doorway import Doorway, midday, passed

SUNDAY, MONDAY = "2026-11-22", "2026-11-23"
MORNING = HourCounted(10, Counted(40, 30, 6), Counted(20, 20, 17))
NOON = HourCounted(12, Counted(2, 2, 1))
READ = DayCounted(
    SUNDAY,
    Counted(42, 32, 7),
    Counted(20, 20, 17),
    (MORNING, NOON),
    before_day="2026-11-15",
    before_entry=Counted(900, 800, 170),
    before_exit=Counted(880, 800, 690),
    before_hours=(HourCounted(9, Counted(900, 800, 170), Counted(880, 800, 690)),),
    passages=(("entry", True), ("exit", None), ("entry", False)),
    local_hour=12,
)


def test_the_house_opens_at_noon_and_knows_the_morning() -> None:
    state = Doorway().receive(READ).state
    assert (state.local_day, state.local_hour) == (SUNDAY, 12)
    assert (state.real.entry, state.real.exit, state.real.hours) == (READ.entry, READ.exit, READ.hours)
    assert (state.before_day, state.before.entry, state.before.hours) == (
        "2026-11-15",
        READ.before_entry,
        READ.before_hours,
    )


def test_yesterday_s_lanterns_of_this_morning_swim_already_and_are_not_taken_for_new_ones() -> None:
    doors = Doorway().receive(READ)
    assert [(each.door, each.smile) for each in doors.state.lanterns] == list(READ.passages)
    # By how many passed today: the same numbers, and so the same places, in every house that reads the day.
    assert [each.number for each in doors.state.lanterns] == [60, 61, 62]
    assert doors.state.lit == 62
    doors.receive(passed())
    assert doors.state.lanterns[-1] == Lantern(63, "entry", True)


def test_a_house_that_starts_again_puts_every_lantern_where_it_was() -> None:
    before = Doorway().receive(midday(), passed(), passed("exit", None), passed(smiling=None))
    day = DayCounted(
        SUNDAY,
        Counted(2, 1, 1),
        Counted(1, 0, 0),
        passages=(("entry", True), ("exit", None), ("entry", None)),
        local_hour=12,
    )
    assert Doorway().receive(day).state.lanterns == before.state.lanterns


def test_the_next_day_s_lanterns_are_numbered_from_one() -> None:
    doors = Doorway().receive(READ, DayCounted(MONDAY, local_hour=10), passed())
    assert [each.number for each in doors.state.lanterns] == [1]


def test_who_passed_before_the_first_reading_is_not_forgotten() -> None:
    doors = Doorway().receive(passed(), passed("exit", None), midday())
    assert (doors.entry, doors.exit) == (Counted(1, 1, 1), Counted(1, 0, 0))
    assert doors.state.real.hours == (HourCounted(12, Counted(1, 1, 1), Counted(1, 0, 0)),)
    assert len(doors.state.lanterns) == 2


def test_an_hourly_reading_that_lacks_the_last_second_loses_nobody() -> None:
    doors = Doorway().receive(READ, passed(), passed(smiling=None))
    one = DayCounted(SUNDAY, Counted(43, 33, 8), READ.exit, (MORNING, HourCounted(12, Counted(3, 3, 2))), local_hour=13)
    doors.receive(one)
    assert doors.entry == Counted(44, 33, 8)
    assert doors.state.real.hours == (MORNING, HourCounted(12, Counted(4, 3, 2)))


def test_what_the_journal_has_already_is_not_counted_twice() -> None:
    doors = Doorway().receive(READ, passed())
    noon = HourCounted(12, Counted(3, 3, 2))
    doors.receive(DayCounted(SUNDAY, Counted(43, 33, 8), READ.exit, (MORNING, noon), local_hour=13))
    assert doors.entry == Counted(43, 33, 8)
    assert doors.state.real.hours == (MORNING, noon)


def test_somebody_counted_just_after_the_hour_goes_where_the_journal_puts_them() -> None:
    doors = Doorway().receive(midday(hour=12), passed())
    one = HourCounted(13, Counted(1, 1, 1))
    doors.receive(DayCounted(SUNDAY, one.entry, hours=(one,), local_hour=13))
    assert doors.state.real.hours == (one,)


def test_a_full_disk_for_hours_keeps_every_bar_where_it_was() -> None:
    doors = Doorway()
    for hour in (10, 11, 12):
        doors.receive(midday(hour=hour), passed(), passed("exit", False), passed(smiling=None))
    doors.receive(midday(hour=13))
    bar = (Counted(2, 1, 1), Counted(1, 1, 0))
    assert doors.state.real.hours == tuple(HourCounted(hour, *bar) for hour in (10, 11, 12))
    assert doors.entry == Counted(6, 3, 3)


def test_a_journal_that_can_not_be_read_tells_the_hour_and_takes_nothing_away() -> None:
    doors = Doorway().receive(READ, passed(), DayCounted(SUNDAY, local_hour=13, read=False), passed())
    assert doors.entry == Counted(44, 34, 9)
    assert doors.state.real.hours[-1] == HourCounted(13, Counted(1, 1, 1))
    assert doors.state.before_day == "2026-11-15"
    assert len(doors.state.lanterns) == 5


def test_after_midnight_the_river_is_empty_and_only_the_new_day_counts() -> None:
    doors = Doorway().receive(READ, passed(), passed("exit", False, rehearsal=True))
    late = HourCounted(0, exit=Counted(1, 1, 1))
    passages: tuple[tuple[Door, bool | None], ...] = (("exit", True),)
    doors.receive(DayCounted(MONDAY, exit=Counted(1, 1, 1), hours=(late,), passages=passages, local_hour=0))
    assert (doors.entry, doors.exit, doors.state.real.hours) == (Counted(), Counted(1, 1, 1), (late,))
    assert doors.state.rehearsed.exit == Counted()
    assert doors.state.before_day == ""
    assert [each.door for each in doors.state.lanterns] == ["exit"]


def test_late_people_are_counted_today_as_soon_as_the_journal_is_read_again() -> None:
    doors = Doorway().receive(READ, passed("exit", True), DayCounted(MONDAY, local_hour=0), passed("exit", False))
    midnight = HourCounted(0, exit=Counted(2, 2, 1))
    doors.receive(DayCounted(MONDAY, exit=Counted(2, 2, 1), hours=(midnight,), local_hour=0))
    assert doors.exit == Counted(2, 2, 1)


def test_midnight_with_a_journal_that_can_not_be_read_begins_from_nothing() -> None:
    doors = Doorway().receive(READ, DayCounted(MONDAY, local_hour=0, read=False))
    assert (doors.entry, doors.exit, doors.state.lanterns) == (Counted(), Counted(), ())
    assert doors.state.before_day == ""


def test_rehearsal_goes_on_over_midnight_and_stays_apart() -> None:
    doors = Doorway().receive(midday(), passed(rehearsal=True), DayCounted(MONDAY, local_hour=0))
    assert doors.state.pretend
    assert doors.state.shown.entry == Counted()
    doors.receive(passed(rehearsal=True))
    assert doors.state.rehearsed.hours == (HourCounted(0, Counted(1, 1, 1)),)


def test_a_morning_of_real_people_in_the_journal_sweeps_pretend_lanterns_away() -> None:
    doors = Doorway().receive(passed(rehearsal=True), passed(rehearsal=True), READ)
    assert not doors.state.pretend
    assert [(each.door, each.smile) for each in doors.state.lanterns] == list(READ.passages)


def test_a_clock_set_back_shows_the_day_it_shows() -> None:
    doors = Doorway().receive(DayCounted(MONDAY, Counted(5, 5, 5), local_hour=1), READ)
    assert (doors.state.local_day, doors.entry) == (SUNDAY, READ.entry)


def test_more_passages_than_the_river_carries_are_cut_at_the_oldest() -> None:
    many: tuple[tuple[Door, bool | None], ...] = (("entry", False),) * 3 + (("exit", True),) * LANTERNS
    state = Doorway().receive(inputs.DayCounted(SUNDAY, Counted(3, 3), Counted(LANTERNS), passages=many)).state
    assert len(state.lanterns) == LANTERNS
    assert {each.door for each in state.lanterns} == {"exit"}


def test_the_time_a_door_counted_is_kept_with_the_day_and_rehearsal_is_none() -> None:
    doors = Doorway().receive(midday(), inputs.DoorWatched("entry", 60.0, rehearsal=False))
    doors.receive(inputs.DoorWatched("entry", 30.0, rehearsal=True))
    assert doors.state.measured_s["entry"] == 60.0
    doors.receive(DayCounted(SUNDAY, local_hour=13, entry_measured_s=7200.0, exit_measured_s=60.0))
    assert doors.state.measured_s == {"entry": 7200.0, "exit": 60.0}, "the journal knows the morning too"
    doors.receive(inputs.DoorWatched("exit", 60.0, rehearsal=False), DayCounted(MONDAY, local_hour=10))
    assert doors.state.measured_s == {"entry": 0.0, "exit": 0.0}
