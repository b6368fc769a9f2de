"""When to start, restart, kill or wait for a child process: pure thinking with the clock as an argument."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Phase = Literal["resting", "starting", "running", "ending"]
Cause = Literal["ended", "killed", "never_ready", "silent", "not_started"]
EXIT_LASTING = 78
"""Exit status (EX_CONFIG of sysexits.h) of a child that knows that starting it again at once won't help."""
_OURSELVES_LATE_S = 1.0


@dataclass(frozen=True, slots=True)
class RestartRules:
    """How patient the supervisor is; all in seconds. `silent_s` None = the child sends no heartbeats."""

    ready_within_s: float = 30.0
    silent_s: float | None = 5.0
    steady_s: float = 5.0
    pause_first_s: float = 0.5
    pause_growth: float = 2.0
    pause_most_s: float = 30.0
    budget: int = 5
    budget_window_s: float = 300.0
    lasting_pause_s: float = 120.0


@dataclass(frozen=True, slots=True)
class Watch:
    """What the supervisor knows of one child.

    `faults_s` are the times of the faults that still weigh; `lasting` is true when the budget is used up or the child
    itself said that a restart won't help; `well` once it works, after a fault only when it has done so for `steady_s`.
    `cause` tells why it is being killed.
    """

    phase: Phase
    since_s: float
    heard_s: float
    pause_s: float = 0.0
    faults_s: tuple[float, ...] = ()
    lasting: bool = False
    well: bool = False
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done at `at_s` unless something happens before."""

    action: Literal["start", "kill"]
    at_s: float
    cause: Cause | None = None


def at_rest(now_s: float) -> Watch:
    """A child that was never started: it is due at once."""
    return Watch("resting", now_s, now_s)


def due(watch: Watch, rules: RestartRules) -> Due | None:
    """The next thing to do; None when nothing is to be done unless the child ends or speaks."""
    if watch.phase == "resting":
        return Due("start", watch.since_s + watch.pause_s)
    if watch.phase == "starting":
        return Due("kill", watch.since_s + rules.ready_within_s, "never_ready")
    if watch.phase == "ending" or rules.silent_s is None:
        return None
    return Due("kill", watch.heard_s + rules.silent_s, "silent")


def started(watch: Watch, now_s: float) -> Watch:
    """The child process exists now."""
    return replace(watch, phase="starting", since_s=now_s, heard_s=now_s)


def ready(watch: Watch, rules: RestartRules, now_s: float) -> Watch:
    """The child said that it is ready."""
    return heard(replace(watch, phase="running", since_s=now_s), rules, now_s)


def heard(watch: Watch, rules: RestartRules, now_s: float) -> Watch:
    """The child said anything: it is alive. It counts as well once it has run steadily after its last fault."""
    steady = watch.phase == "running" and (not watch.faults_s or now_s - watch.since_s >= rules.steady_s)
    return replace(watch, heard_s=now_s, well=watch.well or steady, lasting=watch.lasting and not steady)


def killing(watch: Watch, overdue: Due, now_s: float) -> Watch:
    """The child is to be killed for what is overdue: phase `ending`. If we ourselves come late (this process was
    stopped or starved), the child's words may still be on their way and it gets its time once more instead.
    """
    if now_s - overdue.at_s > _OURSELVES_LATE_S:
        return replace(watch, since_s=now_s, heard_s=now_s)
    return replace(watch, phase="ending", cause=overdue.cause)


def ended(watch: Watch, rules: RestartRules, now_s: float, said_lasting: bool = False) -> Watch:
    """The child is gone, or could not be started. It rests for a pause that grows with every fault in the window."""
    faults = (*(at for at in watch.faults_s if now_s - at < rules.budget_window_s), now_s)
    lasting = said_lasting or len(faults) > rules.budget
    growing = min(rules.pause_first_s * rules.pause_growth ** (len(faults) - 1), rules.pause_most_s)
    pause_s = rules.lasting_pause_s if lasting else growing
    return Watch("resting", now_s, now_s, pause_s, faults, lasting)
