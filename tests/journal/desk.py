"""What the journal's tests use: someone who hears its health, and ways to look into the file."""

from __future__ import annotations

import queue
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from kiosk.happenings.facts import StaffRefused
from kiosk.happenings.words import Level
from kiosk.journal.kinds import Entry, entry_of
from kiosk.journal.schema import COLUMNS, open_reader
from kiosk.journal.writer import Journal, Ticket

OpenJournal = Callable[..., Journal]
PATIENCE_S = 60


class Health:
    """Hears what a journal tells the staff."""

    def __init__(self) -> None:
        self._told: queue.Queue[tuple[Level, str, str]] = queue.Queue()
        self.heard: list[tuple[Level, str, str]] = []

    def __call__(self, level: Level, sentence_zh: str, sentence_en: str) -> None:
        self._told.put((level, sentence_zh, sentence_en))

    def until(self, level: Level, words: str = "") -> str:
        """Wait for a sentence of this level with these English words in it."""
        while True:
            told = self._told.get(timeout=PATIENCE_S)
            self.heard.append(told)
            if told[0] == level and words in told[2]:
                assert told[1], "every sentence is told in Chinese too"
                return told[2]


def read_back(path: Path) -> list[Entry]:
    """Everything in the journal, in the order of writing."""
    connection = open_reader(path)
    try:
        return [entry_of(row) for row in connection.execute(f"SELECT seq, {COLUMNS} FROM happenings ORDER BY seq")]
    finally:
        connection.close()


def is_whole(path: Path) -> bool:
    """Whether SQLite finds the file whole."""
    connection = sqlite3.connect(path)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    finally:
        connection.close()


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def note(journal: Journal, first: int, after: int) -> list[Ticket]:
    """Note facts that hold the numbers from `first` to before `after`."""
    return [
        journal.note(StaffRefused(n), visit_id=f"v-{n}", rehearsal=False, utc_ms=1_800_000_000_000 + n)
        for n in range(first, after)
    ]


def numbers(path: Path) -> list[int]:
    """The numbers noted, each with the time and visit it was noted with."""
    entries = [entry for entry in read_back(path) if isinstance(entry.fact, StaffRefused)]
    for entry in entries:
        assert entry.utc_ms == 1_800_000_000_000 + entry.detail["tries"]
        assert entry.visit_id == f"v-{entry.detail['tries']}"
    return [entry.detail["tries"] for entry in entries]


def a_journal_of(path: Path, n: int, open_journal: OpenJournal) -> None:
    """A journal of so many numbers at `path`, whole and closed."""
    journal = open_journal(path)
    note(journal, 0, n)
    assert journal.close()
