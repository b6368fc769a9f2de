"""Writes FAULTS.md: every fault the tests do to the station, what became of it, and how long it took.

    .venv/bin/python tests/faults/matrix.py

It runs the tests that are marked with `fault`, one at a time, and fails when one of them does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection
from pathlib import Path
from statistics import median
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "tests" / "faults" / "FAULTS.md"
HEAD = """# Faults survived

Written by `.venv/bin/python tests/faults/matrix.py`; every row is a test that fails when the station does not come
through it. Most do the fault for real; where a test can't, or does it to one part alone, “stand-in” says so. Seconds to
recover were measured in that run, the longest of several tries (with a stand-in: on the test's own clock); a dash means
that nothing has to come back: the hall goes on as the row says.

{told}

| Fault | The visitor sees | Staff read | Seconds to recover | Lost | Test |
|---|---|---|---|---|---|
"""


class Rows:
    """Collects what the marked tests tell of themselves."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], dict[str, Any]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A fault that a test does in several ways (its parameters) is one row: survived when all are."""
        if report.skipped or not (report.when == "call" or report.failed):
            return
        test = report.nodeid.replace("tests/", "", 1).partition("[")[0]
        took_s = [float(str(value)) for name, value in report.user_properties if name == "recovered_s"]
        for told in (json.loads(str(value)) for name, value in report.user_properties if name == "fault"):
            row = self.rows.setdefault((test, told["name"]), told | {"test": test, "survived": True, "s": None})
            row["survived"] = row["survived"] and report.passed
            if took_s:
                row["s"] = max(*took_s, row["s"] or 0.0)


def page(rows: Collection[dict[str, Any]]) -> str:
    """The page of these rows, by the names of the faults."""
    took = sorted(float(row["s"]) for row in rows if row["s"] is not None)
    survived = sum(row["survived"] for row in rows)
    told = f"**{survived} of {len(rows)} faults survived.**"
    if took:
        told += f" Recovery: p50 {median(took):.1f} s, worst {took[-1]:.1f} s, of {len(took)} that were timed."
    lines = [
        f"| {row['name']}{'' if row['survived'] else ' **(failed)**'} | {row['visitor']} | {row['staff']} "
        f"| {_seconds(row['s'])} | {row['lost']} | `{row['test']}` |"
        for row in sorted(rows, key=lambda row: (str(row["name"]), str(row["test"])))
    ]
    return HEAD.format(told=told) + "\n".join(lines) + "\n"


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def main() -> int:
    rows = Rows()
    status = pytest.main(["-q", "-p", "no:cacheprovider", "-m", "fault", str(ROOT / "tests")], plugins=[rows])
    PAGE.write_text(page(rows.rows.values()), encoding="utf-8")
    print(f"{PAGE}: {sum(row['survived'] for row in rows.rows.values())} of {len(rows.rows)} faults survived")
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
