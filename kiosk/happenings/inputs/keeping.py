"""What came in about what the station keeps: backups, content packs, planned restarts, the day card."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Input, PackAct


@dataclass(frozen=True, slots=True)
class BackupPressed(Input):
    """Staff want a backup now."""


@dataclass(frozen=True, slots=True)
class BackupTold(Input):
    """How the backups stand: the last good one is from `made_utc_ms` (0: there is none) and has `bytes`.

    `busy`: one is being made. `ok` is false when the last try failed; the sentences say why, and what to do.
    `files`: how many are in the backup that was made just now, 0 when none was.
    """

    ok: bool
    busy: bool
    made_utc_ms: int
    bytes: int
    sentence_zh: str
    sentence_en: str
    files: int = 0


@dataclass(frozen=True, slots=True)
class ExportPressed(Input):
    """Staff want the journal as files on the memory stick that is plugged in."""


@dataclass(frozen=True, slots=True)
class DayCardPressed(Input):
    """Staff want today's day card on paper."""


@dataclass(frozen=True, slots=True)
class KeepingTold(Input):
    """How an export, or the printing of a day card, went: one plain sentence for staff."""

    what: str
    ok: bool
    sentence_zh: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class PackPressed(Input):
    """Staff ask this of the content pack `pack` (its name in the folder of packs; "" where none is meant)."""

    act: PackAct
    pack: str = ""


@dataclass(frozen=True, slots=True)
class PacksTold(Input):
    """The packs as they stand.

    `live`: the pack visitors see, "" for the shipped content; `before`: what a rollback leads to, None when there is
    nothing. `preview`: the pack on screen to be looked at, "" without. `offered` are those that lie ready, each with
    how many faults its check found (-1: not checked yet). The sentences tell what happened last, "" before anything.
    `done`: the press that was done, or with `busy` is being done. `fell_back`: what was live could not be read at the
    start, so `live` is the last good one.
    """

    live: str
    before: str | None
    preview: str
    offered: tuple[tuple[str, int], ...]
    busy: bool
    ok: bool
    sentence_zh: str
    sentence_en: str
    done: PackAct = "look"
    fell_back: bool = False


@dataclass(frozen=True, slots=True)
class RestartPressed(Input):
    """Staff, or the closing of the day, want the kiosk to start afresh."""
