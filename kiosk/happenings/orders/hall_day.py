"""Orders of the hall's day: the first PIN, hours, screens, the morning check, rest, backups, packs."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import CheckName, Order, PackAct, RestingExhibit


@dataclass(frozen=True, slots=True)
class ChoosePin(Order):
    """A PIN typed at the first start: the first time, or the second; told back as PinSet. "" forgets the first."""

    pin: str


@dataclass(frozen=True, slots=True)
class KeepPinLock(Order):
    """What wrong PINs have come to, kept over restarts: `wrong` in a row, `locks` so far, locked for `left_s` more."""

    wrong: int
    locks: int
    left_s: float


@dataclass(frozen=True, slots=True)
class OpenHallNow(Order):
    """Today's hours begin now; kept over restarts, told back as HallTold (as the next three)."""


@dataclass(frozen=True, slots=True)
class KeepHallOpen(Order):
    """Today's hours end so many `minutes` later."""

    minutes: int


@dataclass(frozen=True, slots=True)
class CloseHallNow(Order):
    """Today's hours end now."""


@dataclass(frozen=True, slots=True)
class ResetHours(Order):
    """Today's hours are those of config.yaml again."""


@dataclass(frozen=True, slots=True)
class SleepScreens(Order):
    """Nobody needs the screens: dark, or off where the station may switch them off."""


@dataclass(frozen=True, slots=True)
class WakeScreens(Order):
    """The screens are needed again."""


@dataclass(frozen=True, slots=True)
class RestDoors(Order):
    """The hall is closed: the doors rest, cameras and all, without touching staff's switch; or wake again."""

    resting: bool


@dataclass(frozen=True, slots=True)
class CloseDay(Order):
    """The day is over: print its card where config.yaml wants one, make a backup; told back as EveningTold."""

    local_day: str


@dataclass(frozen=True, slots=True)
class EveningDone(Order):
    """The day's closing is over: kept, so that a restart does not close the same day again.

    How it went (as EveningTold) is kept too, and told back at the next start.
    """

    local_day: str
    ok: bool = True
    sentence_zh: str = ""
    sentence_en: str = ""


@dataclass(frozen=True, slots=True)
class RunCheck(Order):
    """Find out about one line of the morning check; told back as CheckTold with this `job`."""

    check: CheckName
    job: int


@dataclass(frozen=True, slots=True)
class EndCheck(Order):
    """The morning check is over: let go of what it opened."""


@dataclass(frozen=True, slots=True)
class KeepRest(Order):
    """These exhibits rest, `practising` or not: kept over restarts.

    Practice, and those that rest `by_itself`, are kept for the day only. Told back at the start, as ExhibitRestTold and
    PracticeTold; staff are told which rest by themselves.
    """

    resting: tuple[RestingExhibit, ...]
    practising: bool
    by_itself: tuple[RestingExhibit, ...] = ()


@dataclass(frozen=True, slots=True)
class TellSteady(Order):
    """An exhibit that had stumbled has gone well since, or was woken: tell staff."""

    exhibit: RestingExhibit


@dataclass(frozen=True, slots=True)
class MakeBackup(Order):
    """Make a backup now; told back as BackupTold."""


@dataclass(frozen=True, slots=True)
class ExportJournal(Order):
    """Write the journal as files to the memory stick that is plugged in; told back as KeepingTold."""


@dataclass(frozen=True, slots=True)
class PrintDayCard(Order):
    """Print the day card of this local day on the station's printer; told back as KeepingTold."""

    local_day: str


@dataclass(frozen=True, slots=True)
class HandlePack(Order):
    """Look for, check, preview, publish or roll back content packs; told back as PacksTold."""

    act: PackAct
    pack: str = ""
