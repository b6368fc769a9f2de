"""The restart policy, with the clock moved by hand."""

from dataclasses import replace

from kiosk.devices import supervisor
from kiosk.devices.supervisor import Due, RestartRules, Watch

RULES = RestartRules(
    ready_within_s=20,
    silent_s=4,
    steady_s=5,
    pause_first_s=1,
    pause_growth=2,
    pause_most_s=10,
    budget=4,
    budget_window_s=100,
    lasting_pause_s=60,
)


def running(at_s: float) -> Watch:
    return supervisor.ready(supervisor.started(supervisor.at_rest(at_s), at_s), RULES, at_s)


def test_a_new_child_is_due_at_once_and_well_as_soon_as_it_is_ready() -> None:
    watch = supervisor.at_rest(10)
    assert supervisor.due(watch, RULES) == Due("start", 10)
    watch = supervisor.started(watch, 10)
    assert not watch.well
    assert supervisor.ready(watch, RULES, 12).well


def test_a_child_that_never_gets_ready_is_killed_though_it_talks() -> None:
    watch = supervisor.started(supervisor.at_rest(0), 0)
    watch = supervisor.heard(watch, RULES, 19)
    assert supervisor.due(watch, RULES) == Due("kill", 20, "never_ready")
    assert not watch.well


def test_every_word_of_a_running_child_puts_off_the_stuck_check() -> None:
    watch = supervisor.heard(running(0), RULES, 3)
    assert supervisor.due(watch, RULES) == Due("kill", 7, "silent")


def test_a_child_without_heartbeats_is_only_missed_when_it_ends() -> None:
    assert supervisor.due(running(0), replace(RULES, silent_s=None)) is None


def test_a_silent_child_is_killed_once_and_its_end_is_awaited() -> None:
    watch = running(0)
    overdue = supervisor.due(watch, RULES)
    assert overdue is not None
    watch = supervisor.killing(watch, overdue, overdue.at_s)
    assert (watch.phase, watch.cause) == ("ending", "silent")
    assert supervisor.due(watch, RULES) is None


def test_when_the_kiosk_itself_was_held_up_the_child_is_not_blamed() -> None:
    watch = running(0)
    overdue = supervisor.due(watch, RULES)
    assert overdue is not None
    watch = supervisor.killing(watch, overdue, 60)
    assert supervisor.due(watch, RULES) == Due("kill", 64, "silent")


def test_pauses_grow_to_their_most_and_the_budget_ends_in_a_lasting_fault() -> None:
    watch, now_s = running(0), 0.0
    pauses: list[float] = []
    for _ in range(6):
        watch = supervisor.ended(watch, RULES, now_s)
        pauses.append(watch.pause_s)
        assert supervisor.due(watch, RULES) == Due("start", now_s + watch.pause_s)
        now_s += watch.pause_s
        watch = supervisor.started(watch, now_s)
    assert pauses == [1, 2, 4, 8, 60, 60]
    assert watch.lasting


def test_pause_most_holds_before_the_budget_is_used_up() -> None:
    watch = replace(running(50), faults_s=(46, 47, 48, 49))
    assert supervisor.ended(watch, replace(RULES, budget=10), 50).pause_s == 10


def test_faults_out_of_the_window_no_longer_weigh() -> None:
    watch = running(0)
    for at_s in (0, 10, 20, 30):
        watch = supervisor.ended(watch, RULES, at_s)
    late = supervisor.ended(watch, RULES, 131)
    assert (late.pause_s, late.lasting, late.faults_s) == (1, False, (131,))


def test_a_child_that_says_a_restart_is_useless_rests_long_at_once() -> None:
    watch = supervisor.ended(running(0), RULES, 3, said_lasting=True)
    assert (watch.lasting, watch.pause_s) == (True, 60)


def test_after_a_fault_a_child_counts_as_well_only_when_it_holds() -> None:
    watch = supervisor.ended(running(0), RULES, 1, said_lasting=True)
    watch = supervisor.ready(supervisor.started(watch, 61), RULES, 62)
    assert (watch.well, watch.lasting) == (False, True)
    assert not supervisor.heard(watch, RULES, 66.9).well
    watch = supervisor.heard(watch, RULES, 67)
    assert (watch.well, watch.lasting) == (True, False)
