"""Facts not yet written when the program ends wait in a file beside the journal and are taken in at the next start."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kiosk.journal.kinds import Row
from kiosk.whole_file import write_whole


def lay_down(path: Path, rows: Iterable[Row]) -> Path:
    """Write the rows beside the journal at `path`, whole or not at all; raises OSError."""
    lines = [json.dumps({**asdict(row), "id": row.id.hex()}, ensure_ascii=False) for row in rows]
    rows_file = path.with_name(f"{path.stem}.kept-{json.loads(lines[0])['id']}.jsonl")
    write_whole(rows_file, ("\n".join(lines) + "\n").encode())
    return rows_file


def found(path: Path) -> list[Path]:
    """The files that wait beside the journal at `path`, oldest first."""
    return sorted(path.parent.glob(f"{path.stem}.kept-*.jsonl"))


def take_up(rows_file: Path) -> tuple[list[Row], int]:
    """The rows in a file and how many of its lines can't be read."""
    rows, unreadable = [], 0
    for line in rows_file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            values = json.loads(line)
            rows.append(Row(**{**values, "id": bytes.fromhex(values["id"])}))
        except (ValueError, TypeError, KeyError):
            unreadable += 1
    return rows, unreadable
