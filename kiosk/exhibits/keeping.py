"""What the station keeps: backups, the export to a memory stick, the day card on paper, and starting afresh."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.exhibits.step import Step, asked
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import EndKiosk, ExportJournal, MakeBackup, PrintDayCard
from kiosk.happenings.words import Input, Order

Job = Literal["backup", "export", "day_card"]


@dataclass(frozen=True, slots=True)
class Told:
    """How a job ended, in plain sentences for staff."""

    ok: bool
    sentence_zh: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class KeepingState:
    """`jobs` under way; `told`: how each of them ended last, and under "evening" the closing of the day.

    `made_utc_ms` and `bytes`: the last good backup, 0 for none, None before anything was told. `admitted` while the
    staff scene is shown; `local_day`: today at the station, "" before it was told.
    """

    made_utc_ms: int | None = None
    bytes: int = 0
    jobs: frozenset[Job] = frozenset()
    told: tuple[tuple[str, Told], ...] = ()
    admitted: bool = False
    local_day: str = ""

    def last(self, job: str) -> Told | None:
        """How this job ended last, None while it never ran."""
        return dict(self.told).get(job)


def start() -> KeepingState:
    """Nothing is known yet."""
    return KeepingState()


def due(state: KeepingState) -> float | None:
    """Nothing here waits for a time."""
    return None


def step(state: KeepingState, happening: Input, now_s: float) -> Step[KeepingState]:
    """Order what staff press, once at a time, and remember how it went."""
    match happening:
        case inputs.SceneShown():
            return Step(replace(state, admitted=happening.scene == "staff"))
        case inputs.DayCounted():
            return Step(replace(state, local_day=happening.local_day))
        case inputs.BackupTold():
            return _backed_up(state, happening)
        case inputs.KeepingTold():
            return Step(_ended(state, happening.what, happening))
        case inputs.EveningTold():
            return Step(_ended(state, "evening", happening))
    match asked(happening, admitted=state.admitted):
        case inputs.BackupPressed():
            return _begin(state, "backup", MakeBackup())
        case inputs.ExportPressed():
            return _begin(state, "export", ExportJournal())
        case inputs.DayCardPressed() if state.local_day:
            return _begin(state, "day_card", PrintDayCard(state.local_day))
        case inputs.RestartPressed():
            return Step(state, (), (EndKiosk("restart"),))
    return Step(state)


def _begin(state: KeepingState, job: Job, order: Order) -> Step[KeepingState]:
    """Mad taps are one press."""
    if job in state.jobs:
        return Step(state)
    return Step(replace(state, jobs=state.jobs | {job}), (), (order,))


def _backed_up(state: KeepingState, told: inputs.BackupTold) -> Step[KeepingState]:
    known = replace(state, made_utc_ms=told.made_utc_ms, bytes=told.bytes)
    if told.busy:
        return Step(replace(known, jobs=state.jobs | {"backup"}))
    made = (facts.BackupMade(told.bytes, told.files),) if told.ok and told.files else ()
    return Step(_ended(known, "backup", told), made)


def _ended(
    state: KeepingState, job: str, told: inputs.BackupTold | inputs.KeepingTold | inputs.EveningTold
) -> KeepingState:
    others = tuple((name, before) for name, before in state.told if name != job)
    said = Told(told.ok, told.sentence_zh, told.sentence_en)
    return replace(state, jobs=frozenset(one for one in state.jobs if one != job), told=(*others, (job, said)))
