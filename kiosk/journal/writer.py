"""The journal's writer: one thread per process that writes what is noted and keeps what can't be written yet."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Self

from kiosk.happenings.facts import FactsDropped, JournalRecovered
from kiosk.happenings.words import Fact, Level
from kiosk.journal import leftover
from kiosk.journal.ids import Identities
from kiosk.journal.kinds import Row, detail_of, kind_of
from kiosk.journal.store import Store
from kiosk.journal.troubles import trouble_of

OnHealth = Callable[[Level, str, str], None]
BATCH = 1000
LAY_DOWN_S = 3.0
log = logging.getLogger(__name__)


class Ticket:
    """One noted fact: whether it lies on the disk yet."""

    __slots__ = ("_dropped", "_settled")

    def __init__(self) -> None:
        self._settled = threading.Event()
        self._dropped = False

    @property
    def acknowledged(self) -> bool:
        """True when the fact is in the journal and flushed to the disk."""
        return self._settled.is_set() and not self._dropped

    @property
    def dropped(self) -> bool:
        """True when too many facts were waiting already and this one was let go."""
        return self._dropped

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until the fact is acknowledged or dropped; True when acknowledged."""
        self._settled.wait(timeout_s)
        return self.acknowledged

    def _settle(self, *, dropped: bool = False) -> None:
        self._dropped = dropped
        self._settled.set()


@dataclass(slots=True)
class _Dropped:
    count: int
    first_utc_ms: int
    last_utc_ms: int


def _utc_ms() -> int:
    return time.time_ns() // 1_000_000


def _unheard(_level: Level, _sentence_zh: str, _sentence_en: str) -> None:
    pass


class Journal:
    """Notes facts in the journal at `path`. Several processes, each with its own Journal, may share one file.

    Its thread starts at once and opens or begins the file. Whatever is wrong with the file, noting goes on: up to
    `keep` facts wait in memory and are written, with their own times, when that is possible again (tried after
    `first_pause_s`, then twice as long each time, up to `longest_pause_s`). `on_health` is called from that thread when
    the state changes.
    """

    def __init__(
        self,
        path: Path,
        station_id: str,
        *,
        on_health: OnHealth = _unheard,
        utc_ms_now: Callable[[], int] = _utc_ms,
        keep: int = 100_000,
        first_pause_s: float = 0.5,
        longest_pause_s: float = 30.0,
    ) -> None:
        self.path = path
        self._station = station_id
        self._on_health = on_health
        self._utc_ms_now = utc_ms_now
        self._keep = keep
        self._first_pause_s = first_pause_s
        self._longest_pause_s = longest_pause_s
        self._store = Store(path, lambda: self._closing)
        self._identities = Identities()
        self._changed = threading.Condition()
        self._waiting: deque[tuple[Row, Ticket]] = deque()
        self._dropped: _Dropped | None = None
        self._dropped_told = 0
        self._noted = 0
        self._closing = False
        self._opened = False
        self._remark = ("", "")
        self._told: tuple[str, str] | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def waiting(self) -> int:
        """How many noted facts are not yet on the disk."""
        return len(self._waiting)

    @property
    def noted(self) -> int:
        """How many facts were noted here, those that had to be let go counted too."""
        return self._noted

    def note(
        self, fact: Fact, *, visit_id: str | None, rehearsal: bool, closed: bool = False, utc_ms: int | None = None
    ) -> Ticket:
        """Remember a fact; never waits for the disk, may be called from any thread.

        `utc_ms` is when it happened (now, if None). `rehearsal`: a pretend device is behind it; `closed`: the hall was
        closed, which its detail says too. Raises ValueError for a time before 1970 and RuntimeError after `close`.
        """
        now = self._utc_ms_now()
        happened = now if utc_ms is None else utc_ms
        if not 0 <= happened < 2**48:
            raise ValueError(f"utc_ms = {happened}: milliseconds since 1970 are expected")
        detail = detail_of(fact, closed=closed)
        row = Row(b"", happened, self._station, kind_of(type(fact)), fact.exhibit, visit_id, rehearsal, detail)
        ticket = Ticket()
        with self._changed:
            if self._closing:
                raise RuntimeError("the journal is closed")
            if len(self._waiting) >= self._keep:
                self._drop(happened)
                ticket._settle(dropped=True)
                return ticket
            self._enqueue(row, ticket, now)
            self._changed.notify()
        return ticket

    def close(self, timeout_s: float = 10.0) -> bool:
        """Write what waits and end the thread; True when everything noted lies in the journal.

        What can't be written is laid down in a file beside the journal and taken in at the next start.
        """
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            # A long mending, or a disk that does not answer. What is written after all counts once (by its id).
            laying = threading.Thread(target=self._lay_down_rest, name="journal-rest", daemon=True)
            laying.start()
            laying.join(LAY_DOWN_S)
        return not self._thread.is_alive() and not self._waiting

    def _enqueue(self, row: Row, ticket: Ticket, now_ms: int) -> None:
        self._noted += 1
        self._waiting.append((replace(row, id=self._identities.make(now_ms)), ticket))

    def _drop(self, utc_ms: int) -> None:
        self._noted += 1
        if self._dropped is None:
            self._dropped = _Dropped(0, utc_ms, utc_ms)
        self._dropped.count += 1
        self._dropped.last_utc_ms = utc_ms

    def _run(self) -> None:
        pause_s = self._first_pause_s
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing or not self._opened)
                batch = list(islice(self._waiting, BATCH))
                closing = self._closing
            if self._opened and not batch:
                break
            try:
                self._write([row for row, _ in batch])
            # Whatever it is, facts are kept: the thread must outlive every error.
            except Exception as error:
                self._opened = False
                self._ring_trouble(error)
                if closing:
                    self._lay_down_rest()
                    break
                with self._changed:
                    self._changed.wait_for(lambda: self._closing, timeout=pause_s)
                pause_s = min(pause_s * 2, self._longest_pause_s)
                continue
            pause_s = self._first_pause_s
            with self._changed:
                for _ in batch:
                    self._waiting.popleft()
                self._note_gaps()
            for _, ticket in batch:
                ticket._settle()
            self._ring_fine()
        self._store.close()

    def _write(self, rows: list[Row]) -> None:
        if not self._opened:
            self._store.open()
            self._take_leftovers()
            self._opened = True
        self._store.append(rows)

    def _note_own(self, fact: Fact) -> None:
        """Queue a fact of the journal itself, past the bound; the condition is held."""
        now = self._utc_ms_now()
        row = Row(b"", now, self._station, kind_of(type(fact)), fact.exhibit, None, False, detail_of(fact))
        self._enqueue(row, Ticket(), now)

    def _note_gaps(self) -> None:
        """Queue what the journal has to say about itself; the condition is held."""
        for recovery in self._store.taken_recoveries():
            self._note_own(JournalRecovered(recovery.recovered, recovery.unreadable, recovery.aside))
            n, lost, aside = recovery.recovered, recovery.unreadable, recovery.aside
            self._remark = (
                f"。日志曾损坏：读回 {n} 条，读不出 {lost} 条，旧文件留作 {aside}",
                f". It was damaged: {n} facts were read back, {lost} could not be; the old file is kept as {aside}",
            )
        if self._dropped is not None:
            self._note_own(FactsDropped(self._dropped.count, self._dropped.first_utc_ms, self._dropped.last_utc_ms))
            self._dropped, self._dropped_told = None, 0

    def _take_leftovers(self) -> None:
        for rows_file in leftover.found(self.path):
            rows, unreadable = leftover.take_up(rows_file)
            self._store.append(rows)
            if unreadable:
                rows_file.rename(rows_file.with_suffix(".unreadable"))
            else:
                rows_file.unlink(missing_ok=True)

    def _lay_down_rest(self) -> None:
        with self._changed:
            if self._dropped is not None:
                self._note_own(FactsDropped(self._dropped.count, self._dropped.first_utc_ms, self._dropped.last_utc_ms))
            rows = [row for row, _ in self._waiting]
        if not rows:
            return
        try:
            kept = leftover.lay_down(self.path, rows)
        except OSError as error:
            zh = f"有 {len(rows)} 条记录写不进日志，也无处可存（{error}），已丢失。"
            en = f"{len(rows)} facts could be written neither to the journal nor beside it ({error}): they are lost."
            self._ring("fault", "lost", zh, en)
            return
        zh = f"有 {len(rows)} 条记录还没写进日志，先存在 {kept.name}，下次启动时补写。"
        en = f"{len(rows)} facts are not in the journal yet; they wait in {kept.name} for the next start."
        self._ring("fault", "laid down", zh, en)

    def _ring_trouble(self, error: Exception) -> None:
        trouble = trouble_of(error, self.path)
        if trouble.name == "other":
            log.warning("the journal can't be written", exc_info=error)
        zh, en = trouble.sentence_zh, trouble.sentence_en
        dropped = self._dropped.count if self._dropped else 0
        if dropped >= max(1, 2 * self._dropped_told):
            self._dropped_told = dropped
        if self._dropped_told:
            zh += f"等待的已满 {self._keep} 条，至少丢失了 {self._dropped_told} 条。"
            en += f" {self._keep} facts wait already, so at least {self._dropped_told} had to be let go."
        self._ring("fault", f"{trouble.name} {self._dropped_told}", zh, en)

    def _ring_fine(self) -> None:
        zh, en = self._remark
        self._ring(
            "ok", f"writing{en}", f"日志写入正常：{self.path}{zh}", f"The journal is being written: {self.path}{en}"
        )

    def _ring(self, level: Level, name: str, sentence_zh: str, sentence_en: str) -> None:
        """Tell a change once; a listener that fails does not stop the writing."""
        if self._told == (level, name):
            return
        self._told = (level, name)
        try:
            self._on_health(level, sentence_zh, sentence_en)
        except Exception:
            log.exception("the journal's health could not be told")
