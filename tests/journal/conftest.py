"""Journals that tell their health, and a disk of a few megabytes that is a real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.journal.writer import Journal
from tests.journal.desk import Health, OpenJournal
from tests.small_disk import mounted_disk


@pytest.fixture
def health() -> Health:
    return Health()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "journal.sqlite"


@pytest.fixture
def open_journal(health: Health) -> Iterator[OpenJournal]:
    """Opens journals that try again quickly, and closes them in the end."""
    opened: list[Journal] = []

    def begin(at: Path, **options: Any) -> Journal:
        settings: dict[str, Any] = {"on_health": health, "first_pause_s": 0.01, "longest_pause_s": 0.05} | options
        opened.append(Journal(at, "qinhuangdao", **settings))
        return opened[-1]

    yield begin
    for journal in opened:
        journal.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes of its own."""
    with mounted_disk(tmp_path, "3m") as disk:
        yield disk
