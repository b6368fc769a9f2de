"""Noting never waits, what is acknowledged is there, and order holds whatever the clock does."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from kiosk.happenings.facts import CardPrinted, FactsDropped, LanguageSwitched, StaffRefused, VisitorCounted
from kiosk.journal.ids import Identities
from kiosk.journal.schema import open_reader
from tests.conftest import Recovery
from tests.journal.desk import PATIENCE_S, Health, OpenJournal, read_back


def test_what_is_noted_stands_in_the_journal_with_all_that_belongs_to_it(path: Path, open_journal: OpenJournal) -> None:
    journal = open_journal(path, utc_ms_now=lambda: 1_800_000_000_123)
    counted = VisitorCounted("entry", True, 0.75, 2.0)
    assert journal.note(counted, visit_id=None, rehearsal=True).wait(PATIENCE_S)
    assert journal.note(LanguageSwitched("en"), visit_id="v-1", rehearsal=False, utc_ms=1_700_000_000_000).wait(
        PATIENCE_S
    )
    first, second = read_back(path)
    assert (first.fact, first.exhibit, first.visit_id, first.rehearsal) == (counted, "smile", None, True)
    assert (first.utc_ms, first.station, first.kind) == (1_800_000_000_123, "qinhuangdao", "visitor-counted")
    assert (second.fact, second.visit_id, second.utc_ms) == (LanguageSwitched("en"), "v-1", 1_700_000_000_000)


@pytest.mark.fault(
    "Another program holds the journal while 2,000 facts are noted",
    visitor="nothing",
    staff="The journal … is held by another program. What happens is kept and written as soon as it can be.",
    lost="nothing: facts wait and are written with their own times",
)
def test_noting_goes_on_while_another_program_holds_the_file(
    path: Path, open_journal: OpenJournal, health: Health, recovery: Recovery
) -> None:
    journal = open_journal(path)
    health.until("ok")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    tickets = [journal.note(StaffRefused(n), visit_id=None, rehearsal=False) for n in range(2000)]
    assert journal.waiting == 2000
    assert not any(ticket.acknowledged for ticket in tickets)
    assert "held by another program" in health.until("fault")
    recovery.begins()
    other.execute("COMMIT")
    other.close()
    assert all(ticket.wait(PATIENCE_S) for ticket in tickets)
    recovery.over()
    health.until("ok")
    assert [entry.fact for entry in read_back(path)] == [StaffRefused(n) for n in range(2000)]


@pytest.mark.fault(
    "The journal can not be written for so long that memory must be spared",
    visitor="nothing",
    staff="… facts wait already, so at least … had to be let go.",
    lost="the newest facts beyond 100,000, counted in the journal with their times",
)
def test_too_many_waiting_are_let_go_counted_and_confessed(
    path: Path, open_journal: OpenJournal, health: Health
) -> None:
    clock = iter(range(1000, 100_000))
    journal = open_journal(path, keep=10, utc_ms_now=lambda: next(clock))
    health.until("ok")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    tickets = [journal.note(StaffRefused(n), visit_id=None, rehearsal=False) for n in range(35)]
    assert [ticket.dropped for ticket in tickets] == [False] * 10 + [True] * 25
    assert not tickets[-1].wait(0), "a dropped fact is never acknowledged, and nobody waits for it"
    assert "25 had to be let go" in health.until("fault")
    other.execute("COMMIT")
    other.close()
    assert tickets[9].wait(PATIENCE_S)
    journal.close()
    *kept, confession = read_back(path)
    assert [entry.fact for entry in kept] == [StaffRefused(n) for n in range(10)]
    assert confession.fact == FactsDropped(25, first_utc_ms=1010, last_utc_ms=1034)


@pytest.mark.fault(
    "The clock is set back: the journal (stand-in clock)",
    visitor="nothing",
    staff="nothing",
    lost="nothing: order and identities stay",
)
def test_a_clock_set_back_breaks_neither_order_nor_identities(path: Path, open_journal: OpenJournal) -> None:
    times = [5_000_000, 5_000_000, 4_000_000, 4_000_001, 1, 6_000_000]
    clock = iter(times)
    journal = open_journal(path, utc_ms_now=lambda: next(clock))
    for n in range(len(times)):
        journal.note(StaffRefused(n), visit_id=None, rehearsal=False)
    journal.close()
    entries = read_back(path)
    assert [entry.utc_ms for entry in entries] == times, "each keeps the time the clock showed"
    identities = [entry.id for entry in entries]
    assert identities == sorted(identities)
    assert len(set(identities)) == len(times)


def test_identities_are_uuid7_and_grow_even_when_a_millisecond_holds_more_than_its_counter() -> None:
    identities = Identities()
    made = [identities.make(1_800_000_000_000) for _ in range(10_000)]
    assert made == sorted(set(made))
    assert {value[6] >> 4 for value in made} == {7}
    assert {value[8] >> 6 for value in made} == {0b10}
    assert int.from_bytes(made[0][:6]) == 1_800_000_000_000


def test_many_threads_may_note_at_once(path: Path, open_journal: OpenJournal) -> None:
    journal = open_journal(path)

    def work(name: str) -> None:
        for n in range(500):
            journal.note(StaffRefused(n), visit_id=name, rehearsal=False)

    threads = [threading.Thread(target=work, args=(f"thread {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.close()
    entries = read_back(path)
    for number in range(4):
        mine = [entry.detail["tries"] for entry in entries if entry.visit_id == f"thread {number}"]
        assert mine == list(range(500))
    assert [entry.id for entry in entries] == sorted(entry.id for entry in entries)


def test_closing_writes_what_waits_and_then_refuses(path: Path, open_journal: OpenJournal) -> None:
    journal = open_journal(path)
    tickets = [journal.note(CardPrinted(), visit_id=None, rehearsal=False) for _ in range(3000)]
    assert journal.close()
    assert all(ticket.acknowledged for ticket in tickets)
    assert len(read_back(path)) == 3000
    with pytest.raises(RuntimeError, match="the journal is closed"):
        journal.note(CardPrinted(), visit_id=None, rehearsal=False)


def test_a_time_before_1970_is_refused_at_once(path: Path, open_journal: OpenJournal) -> None:
    with pytest.raises(ValueError, match=r"utc_ms = -1: milliseconds since 1970 are expected"):
        open_journal(path).note(CardPrinted(), visit_id=None, rehearsal=False, utc_ms=-1)


def test_what_happened_is_never_changed_or_deleted(path: Path, open_journal: OpenJournal) -> None:
    journal = open_journal(path)
    journal.note(CardPrinted(), visit_id=None, rehearsal=False)
    journal.close()
    connection = sqlite3.connect(path)
    for change in ("DELETE FROM happenings", "UPDATE happenings SET kind = 'card-fetched'"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
            connection.execute(change)
    connection.close()
    reader = open_reader(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DROP TABLE happenings")
    reader.close()


def test_a_listener_that_fails_does_not_stop_the_writing(
    path: Path, open_journal: OpenJournal, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise LookupError("nobody at the desk")

    journal = open_journal(path, on_health=broken)
    assert journal.note(CardPrinted(), visit_id=None, rehearsal=False).wait(PATIENCE_S)
    assert journal.close()
    assert "nobody at the desk" in caplog.text
