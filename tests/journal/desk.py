"""What the journal's tests use: someone who hears its health, and ways to look into the file."""

from __future__ import annotations

import queue
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from kiosk.happenings.words import Level
from kiosk.journal.kinds import Entry, entry_of
from kiosk.journal.schema import COLUMNS, open_reader
from kiosk.journal.writer import Journal

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
