"""Several processes share one journal; one that is killed takes nothing with it that was acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.happenings.facts import StationStarted
from kiosk.journal import tallies
from kiosk.journal.schema import open_reader
from kiosk.places import ROOT
from tests.journal.desk import PATIENCE_S, OpenJournal, is_whole, read_back


def begin(path: Path, name: str, at_most: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.journal.writing_process", str(path), name, str(at_most)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def acknowledged_by(process: subprocess.Popen[str], *, kill_after: int | None = None) -> list[str]:
    """Names the process printed, whole lines only; with `kill_after`, it is killed once it has printed so many."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(kill_after or 0)]
    if kill_after is not None:
        process.kill()
    lines += process.stdout.readlines()
    process.stdout.close()
    process.wait(PATIENCE_S)
    return [line.strip() for line in lines if line.endswith("\n")]


def test_three_processes_write_at_once_and_every_fact_is_there_once(path: Path) -> None:
    processes = {name: begin(path, name, 300) for name in ("window", "pickup", "counter")}
    for name, process in processes.items():
        assert acknowledged_by(process) == [f"{name}-{n}" for n in range(300)]
        assert process.returncode == 0
    entries = read_back(path)
    assert len(entries) == 900
    for name in processes:
        mine = [entry.visit_id for entry in entries if entry.station == name]
        assert mine == [f"{name}-{n}" for n in range(300)]
    assert is_whole(path)
    connection = open_reader(path)
    assert tallies.wrong(connection) == 0
    connection.close()


@pytest.mark.fault(
    "kill -9: a process that writes the journal, at any moment",
    visitor="nothing",
    staff="nothing",
    lost="nothing that was acknowledged",
)
def test_a_writer_killed_at_any_moment_loses_nothing_that_was_acknowledged(
    path: Path, open_journal: OpenJournal
) -> None:
    chance = random.Random(20180907)
    survivor = begin(path, "survivor", 1500)
    acknowledged: set[str] = set()
    for turn in range(6):
        acknowledged |= set(acknowledged_by(begin(path, f"turn{turn}", 10**9), kill_after=chance.randrange(1, 80)))
    acknowledged |= set(acknowledged_by(survivor))
    assert len(acknowledged) > 1500
    assert is_whole(path)
    noted = [entry.visit_id for entry in read_back(path)]
    assert acknowledged <= set(noted)
    assert len(noted) == len(set(noted))
    connection = open_reader(path)
    assert tallies.wrong(connection) == 0
    connection.close()
    assert open_journal(path).note(StationStarted("1"), visit_id=None, rehearsal=False).wait(PATIENCE_S)


def test_two_kiosks_on_one_journal_both_write(path: Path, open_journal: OpenJournal) -> None:
    one, other = open_journal(path), open_journal(path)
    tickets = [
        journal.note(StationStarted(name), visit_id=str(n), rehearsal=False)
        for n in range(200)
        for name, journal in (("one", one), ("other", other))
    ]
    assert all(ticket.wait(PATIENCE_S) for ticket in tickets)
    assert one.close()
    assert other.close()
    assert len(read_back(path)) == 400
