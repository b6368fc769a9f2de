"""The back is a true Chinese postcard's: six squares, a stamp corner, lines for the address, room for a message."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.content.postcard import Box
from kiosk.content.postcard_back import BACK_FILE, POSTCODE_DIGITS, load_back
from kiosk.places import SCENES
from kiosk.press.measure import CARD_PLATE, PX_PER_MM
from kiosk.yaml_source import SourceError
from tests.press.table import BACK, SIX_BY_FOUR, pixels, pulled


def dark(box: Box, language: str = "zh") -> np.ndarray:
    """Where something is printed in a box of the back."""
    card = pulled("back", language=language)  # type: ignore[arg-type]
    paper = np.array([int(BACK.paper[n : n + 2], 16) for n in (1, 3, 5)])
    return np.asarray(np.abs(pixels(card.crop(CARD_PLATE.rect(box).corners)) - paper).max(axis=2) > 60)


def test_six_red_squares_stand_side_by_side_for_the_postcode() -> None:
    x, y, width, height = BACK.postcode.box
    across = dark(Box(x - 1, y + height / 2 - 0.5, width + 2, 1)).mean(axis=0) > 0.5
    sides = np.count_nonzero(np.diff(across.astype(int)) == 1)
    assert sides == 2 * POSTCODE_DIGITS
    card = pixels(pulled("back"))
    line = card[CARD_PLATE.rect(BACK.postcode.box).y]
    assert np.any((line[:, 0] > 180) & (line[:, 1] < 90))


def test_the_squares_are_exact_in_millimetres() -> None:
    x, y, width, height = BACK.postcode.box
    rows, columns = np.nonzero(dark(Box(x - 2, y - 2, width + 4, height + 4)))
    line = BACK.postcode.width_mm
    assert (columns.max() + 1 - columns.min()) / PX_PER_MM == pytest.approx(width + line, abs=0.15)
    assert (rows.max() + 1 - rows.min()) / PX_PER_MM == pytest.approx(height + line, abs=0.15)


def test_the_stamp_corner_is_dashed_all_round_and_closed_at_its_corners() -> None:
    x, y, width, height = BACK.stamp.box
    for edge, axis in (
        (Box(x - 0.5, y - 0.3, width + 1, 0.6), 0),
        (Box(x - 0.5, y + height - 0.3, width + 1, 0.6), 0),
        (Box(x - 0.3, y - 0.5, 0.6, height + 1), 1),
        (Box(x + width - 0.3, y - 0.5, 0.6, height + 1), 1),
    ):
        printed = np.asarray(dark(edge).any(axis=axis))
        assert np.count_nonzero(np.diff(printed.astype(int)) == 1) > 12
        corner = round(0.5 * PX_PER_MM)
        assert printed[corner]
        assert printed[-corner - 1]


def test_the_address_has_its_lines_and_the_message_its_free_half() -> None:
    for x1, y1, x2, _ in BACK.address.lines:
        assert dark(Box(x1, y1 - 0.3, x2 - x1, 0.6)).any(axis=0).all()
    assert not dark(BACK.writing.box).any()
    assert BACK.writing.box.x + BACK.writing.box.width < min(line.x1 for line in BACK.divider.lines)


def test_the_foot_is_in_the_visitor_s_language() -> None:
    assert pulled("back", language="zh").tobytes() != pulled("back", language="en").tobytes()


def test_the_back_fills_the_other_paper_too() -> None:
    assert pulled("back", plate=SIX_BY_FOUR).size == SIX_BY_FOUR.size_px


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[80, 52, 140, 52]", "[80, 52, 149, 52]", "address.lines.0"),
        ("[80, 52, 140, 52]", "[80, 52, 140]", "write four numbers in millimetres"),
        ("gap_mm: 1.6", "gap_mm: -1", "postcode.gap_mm"),
        ("postmark:", "postmork:", "did you mean postmark?"),
        ("{station}", "{town}", "{town} is no known place"),
    ],
)
def test_a_spoiled_back_is_refused_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = (SCENES / "postcard" / BACK_FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "postcard").mkdir()
    (tmp_path / "postcard" / BACK_FILE).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        load_back(tmp_path)
    assert told in str(refused.value)


def test_a_missing_back_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the file is missing"):
        load_back(tmp_path)
