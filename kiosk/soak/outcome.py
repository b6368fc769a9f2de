"""What the journal of a soak holds in the end."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path


def kept(journal: Path) -> int:
    """How many facts are in the journal."""
    with closing(sqlite3.connect(journal)) as connection:
        return int(connection.execute("SELECT count(*) FROM happenings").fetchone()[0])


def faulted(journal: Path, since_ms: int) -> dict[str, int]:
    """How often each device was told to have stopped being usable, since that millisecond of 1970."""
    wanted = "SELECT detail FROM happenings WHERE kind = 'device-faulted' AND utc_ms >= ?"
    with closing(sqlite3.connect(journal)) as connection:
        rows = connection.execute(wanted, (since_ms,)).fetchall()
    return dict(Counter(json.loads(detail)["device"] for (detail,) in rows))
