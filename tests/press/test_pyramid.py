"""A picture is cut so that its tiles lie together again without a seam, and stands there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.content.pyramid import Level, Pyramid, load_pyramid, pyramid_faults
from kiosk.press.pyramid import cut_sphere, cut_strip


def slope(width: int, height: int) -> Image.Image:
    """A picture in which every place has a colour of its own."""
    y, x = np.mgrid[0:height, 0:width]
    colours = np.stack([x * 255 / width, y * 255 / height, np.full_like(x, 90)], axis=-1)
    return Image.fromarray(colours.astype(np.uint8))


def joined(pyramid: Pyramid, level: Level) -> Image.Image:
    """The tiles of a level laid together again."""
    whole = Image.new("RGBA", (level.width_px, level.height_px))
    for tile in level.tiles:
        with Image.open(tile.path) as picture:
            x, y = tile.col * pyramid.tile_px[0] + tile.box_px[0], tile.row * pyramid.tile_px[1] + tile.box_px[1]
            whole.paste(picture.convert("RGBA"), (x, y))
    return whole


def difference(one: Image.Image, other: Image.Image) -> int:
    return int(np.abs(np.asarray(one, np.int16) - np.asarray(other, np.int16)).max())


def test_tiles_of_every_level_lie_together_again(tmp_path: Path) -> None:
    picture = slope(2403, 701)
    cut_strip(picture, tmp_path / "strip", quality=95)
    pyramid = load_pyramid(tmp_path / "strip")
    assert [(level.width_px, level.height_px) for level in pyramid.levels] == [(2403, 701), (1202, 351), (601, 176)]
    assert [len(level.tiles) for level in pyramid.levels] == [6, 2, 1]
    for level in pyramid.levels:
        smaller = picture.resize((level.width_px, level.height_px), Image.Resampling.BOX)
        assert difference(joined(pyramid, level).convert("RGB"), smaller) <= 8
    assert pyramid_faults(pyramid) == []


def test_what_is_clear_is_not_kept(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (4096, 1728))
    picture.paste((200, 60, 40, 255), (1500, 700, 1601, 801))
    picture.putpixel((3000, 1000), (1, 2, 3, 9))
    cut_strip(picture, tmp_path / "strip")
    level = load_pyramid(tmp_path / "strip").levels[0]
    assert [(tile.col, tile.row, tile.box_px) for tile in level.tiles] == [
        (1, 1, (476, 124, 101, 101)),
        (2, 1, (952, 424, 1, 1)),
    ]
    with Image.open(level.tiles[0].path) as opaque, Image.open(level.tiles[1].path) as clear:
        assert (opaque.mode, clear.mode) == ("RGB", "RGBA")
        assert np.asarray(clear)[0, 0, 3] == 9


def test_clear_edges_get_no_dark_rim_in_smaller_levels(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    picture.paste((250, 240, 230, 255), (0, 33, 64, 64))
    cut_strip(picture, tmp_path / "strip", quality=100)
    smaller = load_pyramid(tmp_path / "strip").levels[1]
    with Image.open(smaller.tiles[0].path) as tile:
        red, _, _, alpha = np.asarray(tile.convert("RGBA"))[0, 10]
    assert 120 <= alpha <= 136
    assert red > 230


class Chunks:
    """A strip that is made while it is cut, as the renderer's is; no more of it is ever there."""

    size = (9000, 600)

    def __init__(self) -> None:
        self.asked: list[tuple[int, int, int, int]] = []

    def crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        self.asked.append(box)
        return Image.new("RGB", (box[2] - box[0], box[3] - box[1]), "navy")


def test_a_picture_may_come_in_pieces_each_asked_for_once(tmp_path: Path) -> None:
    chunks = Chunks()
    shares: list[float] = []
    cut_strip(chunks, tmp_path / "strip", progress=shares.append)
    assert chunks.asked == [(0, 0, 4096, 600), (4096, 0, 8192, 600), (8192, 0, 9000, 600)]
    assert shares[-1] == 1.0
    assert pyramid_faults(load_pyramid(tmp_path / "strip")) == []


def test_a_sphere_is_two_to_one_on_every_level_and_never_wider_than_can_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.press.pyramid.SPHERE_PX", 2560)
    cut_sphere(slope(2050, 1025), tmp_path / "round")
    levels = load_pyramid(tmp_path / "round").levels
    assert [(level.width_px, level.height_px) for level in levels] == [(2048, 1024), (1024, 512), (512, 256)]
    cut_sphere(Image.new("RGB", (3200, 1600)), tmp_path / "round")
    assert load_pyramid(tmp_path / "round").width_px == 2560
    with pytest.raises(ValueError, match="3000x1400 pixels; a view all round is twice as wide as high"):
        cut_sphere(Image.new("RGB", (3000, 1400)), tmp_path / "round")
    assert load_pyramid(tmp_path / "round").width_px == 2560


def test_on_a_full_disk_the_old_picture_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_strip(slope(3000, 300), tmp_path / "strip")
    count = 0

    def full(_number: int) -> None:
        nonlocal count
        count += 1
        if count > 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        cut_strip(slope(2000, 200), tmp_path / "strip")
    assert [path.name for path in tmp_path.iterdir()] == ["strip"]
    pyramid = load_pyramid(tmp_path / "strip")
    assert pyramid.width_px == 3000
    assert pyramid_faults(pyramid) == []
