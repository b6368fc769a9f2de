"""The station's own frames are files; what is wrong with one is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.postcard import frame_picture_faults, load_frames
from kiosk.places import ASSETS, SCENES
from kiosk.yaml_source import SourceError
from tests.press.table import FRAMES


def test_the_shipped_frames_have_their_pictures_and_stand_in_their_order() -> None:
    assert frame_picture_faults(FRAMES, ASSETS) == []
    assert [frame.place for frame in FRAMES.values()] == sorted(frame.place for frame in FRAMES.values())
    assert len(FRAMES) >= 8


def test_a_frame_whose_picture_is_missing_or_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "postcard").mkdir()
    (tmp_path / "postcard" / "letter.webp").write_text("not a picture")
    faults = [str(fault) for fault in frame_picture_faults(FRAMES, tmp_path)]
    assert any("river-dusk" in fault and "missing" in fault for fault in faults)
    assert any("letter.webp" in fault and "no picture" in fault for fault in faults)


def test_a_frame_that_reaches_over_the_card_is_refused_with_its_line(tmp_path: Path) -> None:
    shipped = (SCENES / "postcard" / "frames" / "letter.yaml").read_text(encoding="utf-8")
    box = FRAMES["letter"].photo.box
    written = f"box: [{box.x:g}, {box.y:g}, {box.width:g}, {box.height:g}]"
    assert written in shipped
    (tmp_path / "letter.yaml").write_text(
        shipped.replace(written, f"box: [140, {box.y:g}, {box.width:g}, {box.height:g}]").replace(
            "{station}", "{town}"
        ),
        encoding="utf-8",
    )
    line = next(n for n, text in enumerate(shipped.splitlines(), 1) if written in text)
    with pytest.raises(SourceError) as refused:
        load_frames(tmp_path)
    told = str(refused.value)
    assert f"letter.yaml:{line}" in told
    assert "reaches over the card's edge" in told
    assert "{town} is no known place" in told


def test_an_empty_frames_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no frame"):
        load_frames(tmp_path)
