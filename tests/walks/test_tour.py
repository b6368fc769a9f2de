"""The tour is the smoke test: every scene and state shows, and its papers are whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from kiosk.places import ROOT


@pytest.mark.timeout(600)
def test_a_scripted_visitor_sees_every_scene(tmp_path: Path) -> None:
    out = tmp_path / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "tour", str(out), "--size", "640x360"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    names = {path.stem.partition("-")[2] for path in out.glob("[0-9][0-9]-*.png")}
    for scene in (
        "attract",
        "home",
        "story-1",
        "panorama-card",
        "postcard-card",
        "smile",
        "still-here",
        "pin-pad",
        "staff",
    ):
        assert scene in names
    with Image.open(out / "postcard.jpg") as card:
        assert card.size == (1748, 2421), "both sides, one above the other"
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["visits"] >= 1
    assert summary["panels_viewed"] >= 6
    assert summary["cards_made"] == summary["cards_printed"] == 1
    assert summary["buildings_read"] >= 1
    with Image.open(out / "contact-sheet.jpg") as sheet:
        assert sheet.width > 1000
