"""The journal as CSV, JSON lines or Parquet: read in portions, whole on the disk or not there at all."""

from __future__ import annotations

import csv
import json
import sqlite3
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from kiosk.journal.days import local_time
from kiosk.journal.kinds import KINDS, Entry, entry_of, names_of
from kiosk.journal.schema import COLUMNS
from kiosk.whole_file import whole_or_not

PORTION = 5000
_LATEST_MS = (1 << 48) - 1
BASE = ("id", "utc", "local", "station", "kind", "exhibit", "visit_id", "rehearsal")
# What a spreadsheet takes for the beginning of a formula, also in full width.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which happenings: `span_ms` first and one past the last UTC millisecond, `kind` one kind only."""

    span_ms: tuple[int, int] | None = None
    kind: str | None = None
    rehearsal: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns after the base ones: a known kind's own fields and what else there is, or one JSON object."""
        if self.kind is not None and self.kind in KINDS:
            return (*names_of(KINDS[self.kind]), "extra")
        return ("detail",)


def about(connection: sqlite3.Connection, selection: Selection) -> int:
    """How many happenings its days hold, quickly: by the times in their ids; raises sqlite3.Error."""
    query = "SELECT count(*) FROM happenings WHERE id >= ? AND id < ?"
    (found,) = connection.execute(query, [_earliest_id(ms) for ms in selection.span_ms or (0, _LATEST_MS)]).fetchone()
    return int(found)


def _earliest_id(utc_ms: int) -> bytes:
    return (utc_ms << 80).to_bytes(16)


def entries(connection: sqlite3.Connection, selection: Selection) -> Iterator[Entry]:
    """The chosen happenings in the order of writing, up to those there at the start.

    Read in portions: one long read would keep the write-ahead log from being emptied.
    """
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM happenings").fetchone()
    wanted: list[str] = ["seq > ?", "seq <= ?"]
    values: list[int | str] = []
    before = 0
    if selection.span_ms is not None:
        # The time in an id is never before the happening's own: nothing of these days stands before this row. (The sign
        # has the ids searched, not the rows.)
        query = "SELECT coalesce(min(+seq) - 1, ?) FROM happenings WHERE id >= ?"
        (before,) = connection.execute(query, (last, _earliest_id(selection.span_ms[0]))).fetchone()
        wanted += ["utc_ms >= ?", "utc_ms < ?"]
        values += [*selection.span_ms]
    if selection.kind is not None:
        wanted.append("kind = ?")
        values.append(selection.kind)
    if not selection.rehearsal:
        wanted.append("rehearsal = 0")
    query = f"SELECT seq, {COLUMNS} FROM happenings WHERE {' AND '.join(wanted)} ORDER BY seq"
    for start in range(before, last, PORTION):
        yield from map(entry_of, connection.execute(query, (start, min(start + PORTION, last), *values)).fetchall())


def values_of(entry: Entry, selection: Selection, zone: ZoneInfo) -> dict[str, Any]:
    """One happening as column -> value; times are aware datetimes, JSON objects stay dicts."""
    base: dict[str, Any] = {name: getattr(entry, name) for name in BASE if name not in ("id", "utc", "local")}
    base |= {
        "id": str(entry.id),
        "utc": local_time(entry.utc_ms, ZoneInfo("UTC")),
        "local": local_time(entry.utc_ms, zone),
    }
    ordered = {name: base[name] for name in BASE}
    if selection.fields == ("detail",):
        return ordered | {"detail": entry.detail}
    own = {name: entry.detail.get(name) for name in selection.fields[:-1]}
    # A fact with a value that is not of its type (a newer program's) moves to extra whole, so columns keep their types.
    if entry.fact is None:
        return ordered | dict.fromkeys(own) | {"extra": entry.detail}
    return ordered | own | {"extra": entry.extra}


class Sheet(Protocol):
    """A file being written in one format."""

    def put(self, values: Mapping[str, Any]) -> None: ...
    def end(self) -> None: ...


def _time(value: datetime) -> str:
    return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")


# Made once: `dumps` makes one for every row.
_json = json.JSONEncoder(ensure_ascii=False, default=_time).encode


class _Csv:
    """UTF-8 with a byte order mark, so that spreadsheets read Chinese; no text begins like a formula."""

    def __init__(self, path: Path, selection: Selection) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._table = csv.writer(self._file)
        self._table.writerow([*BASE, *selection.fields])

    def put(self, values: Mapping[str, Any]) -> None:
        self._table.writerow([self._cell(value) for value in values.values()])

    def end(self) -> None:
        self._file.close()

    def _cell(self, value: Any) -> Any:
        if isinstance(value, str):
            return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value
        if isinstance(value, datetime):
            return _time(value)
        if isinstance(value, dict):
            return _json(value) if value else ""
        if isinstance(value, bool):
            return "true" if value else "false"
        return value


class _JsonLines:
    def __init__(self, path: Path, _selection: Selection) -> None:
        self._file = path.open("w", encoding="utf-8")

    def put(self, values: Mapping[str, Any]) -> None:
        self._file.write(_json(values) + "\n")

    def end(self) -> None:
        self._file.close()


class _Parquet:
    """Typed columns; `detail` and `extra` are JSON text."""

    def __init__(self, path: Path, selection: Selection) -> None:
        # Half a second and 100 MB that only this form needs.
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        self._arrow = pa
        fields = {name: pa.string() for name in (*BASE, *selection.fields)}
        fields |= {"utc": pa.timestamp("ms", "UTC"), "rehearsal": pa.bool_()}
        if selection.kind is not None and selection.kind in KINDS:
            plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
            hints = typing.get_type_hints(KINDS[selection.kind])
            fields |= {name: plain[_plain_type(hints[name])] for name in selection.fields[:-1]}
        self._schema = pa.schema(list(fields.items()))
        self._rows: list[dict[str, Any]] = []
        self._writer = ParquetWriter(path, self._schema, compression="zstd")

    def put(self, values: Mapping[str, Any]) -> None:
        row = {name: _json(value) if isinstance(value, dict) else value for name, value in values.items()}
        self._rows.append(row | {"local": _time(values["local"])})
        if len(self._rows) == 50_000:
            self._flush()

    def end(self) -> None:
        try:
            self._flush()
        finally:
            self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows.clear()


def _plain_type(annotation: Any) -> type:
    options = [option for option in typing.get_args(annotation) if option is not type(None)]
    if not options:
        return typing.cast(type, annotation)
    return options[0] if isinstance(options[0], type) else type(options[0])


FORMATS: Mapping[str, Callable[[Path, Selection], Sheet]] = {"csv": _Csv, "jsonl": _JsonLines, "parquet": _Parquet}


def export(connection: sqlite3.Connection, out: Path, form: str, selection: Selection, zone: ZoneInfo) -> int:
    """Write the chosen happenings to `out` in one of FORMATS, replacing it at the end; returns how many."""
    n = 0
    with whole_or_not(out) as unfinished:
        sheet = FORMATS[form](unfinished, selection)
        try:
            for entry in entries(connection, selection):
                sheet.put(values_of(entry, selection, zone))
                n += 1
        finally:
            sheet.end()
    return n
