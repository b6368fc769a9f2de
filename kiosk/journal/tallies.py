"""Counts kept beside the happenings, so that a summary of a year reads thousands of rows and not millions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

# Minutes one tally spans. Every present zone's day begins on a quarter of an hour of UTC, so quarters add up to local
# days anywhere; what lies between the first and the last six-hour mark is read from the coarse ones.
FINE, COARSE = 15, 360
MINUTE_MS = 60_000

# What is counted apart within one kind: passages by door and smile, scenes by name.
_PART = """
CASE {row}.kind
  WHEN 'visitor-counted' THEN
    coalesce(json_extract({row}.detail, '$.door'), '?') || CASE json_extract({row}.detail, '$.smile')
      WHEN 1 THEN ' smiling' WHEN 0 THEN ' not-smiling' ELSE ' not-judged' END
  WHEN 'scene-entered' THEN coalesce(json_extract({row}.detail, '$.scene'), '?')
  ELSE ''
END
"""
_COLUMNS = "grain, slot, rehearsal, kind, part, station, n"
_COUNTED = f"""
SELECT grain, utc_ms / (grain * {MINUTE_MS}) AS slot, rehearsal, kind,
  {_PART.format(row="happenings")} AS part, station, count(*) AS n
FROM happenings CROSS JOIN (SELECT {FINE} AS grain UNION ALL SELECT {COARSE})
GROUP BY grain, slot, rehearsal, kind, part, station
"""


def create(connection: sqlite3.Connection) -> None:
    """The table, and the trigger by which whoever writes, from whatever process, counts in the same transaction."""
    table = """
        CREATE TABLE tallies (
          grain INTEGER NOT NULL,
          slot INTEGER NOT NULL,
          rehearsal INTEGER NOT NULL,
          kind TEXT NOT NULL,
          part TEXT NOT NULL,
          station TEXT NOT NULL,
          n INTEGER NOT NULL,
          PRIMARY KEY (grain, slot, rehearsal, kind, part, station)
        ) STRICT, WITHOUT ROWID
    """
    connection.execute(squeezed(table))
    counts = "".join(
        f"""
          INSERT INTO tallies ({_COLUMNS})
          VALUES ({grain}, new.utc_ms / {grain * MINUTE_MS}, new.rehearsal, new.kind,
            {_PART.format(row="new")}, new.station, 1)
          ON CONFLICT DO UPDATE SET n = n + 1;
        """
        for grain in (FINE, COARSE)
    )
    connection.execute(squeezed(f"CREATE TRIGGER happenings_tallied AFTER INSERT ON happenings BEGIN {counts} END"))


def squeezed(statement: str) -> str:
    """A statement without its line breaks, because SQLite keeps the texts of tables: see `schema.MIGRATIONS`."""
    return " ".join(statement.split())


def sums(connection: sqlite3.Connection, first_ms: int, after_ms: int) -> Iterator[tuple[bool, str, str, int]]:
    """(rehearsal, kind, part, n) over all stations from `first_ms` up to `after_ms`, both on quarters of an hour."""
    fine, coarse = FINE * MINUTE_MS, COARSE * MINUTE_MS
    first_mark, last_mark = -(-first_ms // coarse), after_ms // coarse
    if first_mark < last_mark:
        spans = [
            (FINE, first_ms // fine, first_mark * coarse // fine),
            (COARSE, first_mark, last_mark),
            (FINE, last_mark * coarse // fine, -(-after_ms // fine)),
        ]
    else:
        spans = [(FINE, first_ms // fine, -(-after_ms // fine))]
    one = "SELECT rehearsal, kind, part, n FROM tallies WHERE grain = ? AND slot >= ? AND slot < ?"
    query = f"SELECT rehearsal, kind, part, sum(n) FROM ({' UNION ALL '.join([one] * len(spans))}) GROUP BY 1, 2, 3"
    for rehearsal, kind, part, n in connection.execute(query, [value for span in spans for value in span]):
        yield bool(rehearsal), kind, part, n


def quarters(connection: sqlite3.Connection) -> Iterator[tuple[int, str, bool, int]]:
    """(utc_ms at which a quarter of an hour begins, kind, rehearsal, n) of the whole journal."""
    query = "SELECT slot, kind, rehearsal, sum(n) FROM tallies WHERE grain = ? GROUP BY 1, 2, 3"
    for slot, kind, rehearsal, n in connection.execute(query, (FINE,)):
        yield slot * FINE * MINUTE_MS, kind, bool(rehearsal), n


def total(connection: sqlite3.Connection) -> int:
    """How many happenings are counted."""
    return int(connection.execute("SELECT coalesce(sum(n), 0) FROM tallies WHERE grain = ?", (FINE,)).fetchone()[0])


def rebuild(connection: sqlite3.Connection) -> None:
    """Count all happenings anew; to be run within a transaction."""
    connection.execute("DELETE FROM tallies")
    connection.execute(f"INSERT INTO tallies ({_COLUMNS}) {_COUNTED}")


def wrong(connection: sqlite3.Connection) -> int:
    """How many tallies differ from the happenings they count, are missing, or count nothing."""
    kept = f"SELECT {_COLUMNS} FROM tallies"
    (n,) = connection.execute(f"""
        WITH counted AS MATERIALIZED ({_COUNTED})
        SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT {kept}))
             + (SELECT count(*) FROM ({kept} EXCEPT SELECT * FROM counted))
    """).fetchone()
    return int(n)
