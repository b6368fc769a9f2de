"""Twenty fingers at once on the window of a station, again and again: the next calm touch is answered."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.places import ROOT
from tests.conftest import Recovery
from tests.journal.desk import is_whole, read_back


@pytest.mark.fault(
    "Twenty fingers at once, pressed, moved and lifted, ten times",
    visitor="what one finger would open, or nothing; the next calm touch is answered",
    staff="nothing",
    lost="nothing",
)
def test_twenty_fingers_at_once_leave_a_hall_that_answers(tmp_path: Path, recovery: Recovery) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.crowd", str(tmp_path / "var")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    calmed_s, *in_fault = done.stdout.split()
    recovery.took(float(calmed_s))
    assert not {"visit", "story", "panorama", "postcard", "smile"} & set(in_fault)
    assert ".qml" not in done.stderr, done.stderr
    journal = tmp_path / "var" / "journal.sqlite"
    assert is_whole(journal)
    assert [entry.kind for entry in read_back(journal)].count("visit-began") >= 2
