"""What is live, what was before it, what is known of the packs that lie ready: one small file, whole or not at all."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import filelock
from pydantic import TypeAdapter, ValidationError

from kiosk.whole_file import write_whole

log = logging.getLogger(__name__)
FILE, LOCK = "published.json", ".lock"
LOCK_S = 5.0


@dataclass(frozen=True, slots=True)
class Checked:
    """The folder of a pack that was checked and how many faults it had: -1 while it is looked through.

    `stamp` is that of its tree: over other shipped content the pack must be checked anew.
    """

    folder: str
    faults: int
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Packs by the names of their folders in content/, "" for the shipped content.

    `live`: what visitors see. `before`: what a rollback leads to, None when there is nothing. `good`: what ran well
    last. `starts` with `live` since it ran well last. `preview`: what the next start shows to staff, once. `checked`:
    by the packs' names.
    """

    live: str = ""
    before: str | None = None
    good: str = ""
    starts: int = 0
    preview: str = ""
    checked: dict[str, Checked] = field(default_factory=dict)

    def needed(self) -> set[str]:
        """The folders that must stay."""
        checked = {checked.folder for checked in self.checked.values()}
        return ({self.live, self.before, self.good, self.preview} | checked) - {"", None}  # type: ignore[return-value]


class RecordDamagedError(Exception):
    """The record can't be read, so nobody knows what was live."""


_RECORD: TypeAdapter[Record] = TypeAdapter(Record)


def read(content: Path) -> Record:
    """The record as it stands; raises `RecordDamagedError`."""
    try:
        return _RECORD.validate_json((content / FILE).read_bytes())
    except FileNotFoundError:
        return Record()
    except (OSError, ValidationError) as error:
        raise RecordDamagedError(f"{content / FILE}: {error}") from None


@contextmanager
def locked(content: Path) -> Iterator[Record]:
    """The record while nobody else changes it; raises `RecordDamagedError`, OSError, or filelock.Timeout."""
    content.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(content / LOCK, timeout=LOCK_S):
        yield read(content)


def change(content: Path, **changes: Any) -> Record:
    """Set these; on the disk when this returns. Raises as `locked` does, and then the record is as it was."""
    with locked(content) as record:
        changed = replace(record, **changes)
        if changed != record:
            write(content, changed)
        return changed


def write(content: Path, record: Record) -> None:
    """Put this record in the place of the one before; raises OSError."""
    write_whole(content / FILE, json.dumps(asdict(record)).encode())
