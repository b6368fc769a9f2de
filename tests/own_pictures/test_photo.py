"""Whatever a camera or a stitching program writes comes out upright and in the screen's colours, or is refused."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from kiosk.own_pictures import photo as photos
from kiosk.own_pictures.photo import PhotoError, open_photo


def quarters(mode: str = "RGB") -> Image.Image:
    """Red, green, blue and white quarters; 64 x 48."""
    picture = Image.new("RGB", (64, 48), "white")
    for colour, box in (("red", (0, 0, 32, 24)), ("lime", (32, 0, 64, 24)), ("blue", (0, 24, 32, 48))):
        picture.paste(colour, box)
    return picture.convert(mode)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_taken_with_the_camera_held_anyhow_stands_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "turned.png"
    quarters().save(path, exif=exif)
    photo = open_photo(path)
    with Image.open(path) as raw:
        upright = ImageOps.exif_transpose(raw).convert("RGB")
    assert photo.size == photo.taken_px == upright.size
    for box in ((0, 0, *upright.size), (3, 5, 20, 31), (17, 2, 47, 44)):
        assert photo.crop(box).tobytes() == upright.crop(box).tobytes()


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("png", mode) for mode in ("RGB", "RGBA", "P", "L", "LA", "1")]
    + [("tif", mode) for mode in ("RGB", "RGBA", "P", "L", "CMYK")]
    + [("jpg", mode) for mode in ("RGB", "L", "CMYK", "YCbCr")]
    + [("webp", "RGB")],
)
def test_every_usual_kind_of_picture_is_read(tmp_path: Path, kind: str, mode: str) -> None:
    path = tmp_path / f"photo.{kind}"
    quarters(mode).save(path, quality=95)
    region = open_photo(path).crop((0, 0, 64, 48))
    assert region.mode == ("RGBA" if mode in ("RGBA", "LA") else "RGB")
    wanted = quarters(mode).convert("RGB")
    assert np.abs(np.asarray(region.convert("RGB"), int) - np.asarray(wanted, int)).mean() < 12


def test_sixteen_bit_greys_keep_their_shades(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    Image.fromarray(np.full((4, 8), 0x8080, np.uint16)).save(path)
    assert open_photo(path).crop((0, 0, 8, 4)).getpixel((1, 1)) == (128, 128, 128)


@pytest.mark.parametrize("kind", ["png", "tif", "webp"])
def test_a_clear_sky_stays_clear(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"sky.{kind}"
    picture = Image.new("RGBA", (64, 32), (0, 0, 0, 0))
    picture.paste((10, 20, 30, 255), (0, 16, 64, 32))
    picture.save(path, lossless=True)
    region = open_photo(path).crop((0, 0, 64, 32))
    assert np.asarray(region)[5, 5, 3] == 0
    assert region.getpixel((5, 20)) == (10, 20, 30, 255)


@pytest.mark.parametrize("damaged", [False, True])
def test_colours_of_a_wide_gamut_are_brought_to_the_screens(tmp_path: Path, damaged: bool) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    path = tmp_path / "lab.png"
    quarters().save(path, icc_profile=profile[:40] if damaged else profile)
    # Neither a profile for other values nor a torn one may keep a photo out.
    assert open_photo(path).crop((0, 0, 64, 48)).getpixel((1, 1)) == (255, 0, 0)


def test_what_is_no_picture_is_told_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "shore.jpg"
    with pytest.raises(PhotoError, match="there is no file"):
        open_photo(path)
    path.write_bytes(b"%PDF-1.7 and no picture")
    with pytest.raises(PhotoError, match=r"shore\.jpg is no JPEG, PNG, TIFF or WebP picture"):
        open_photo(path)
    with pytest.raises(PhotoError, match="can't be read"):
        open_photo(tmp_path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_picture_copied_only_in_part_is_refused(tmp_path: Path, kind: str) -> None:
    whole = io.BytesIO()
    noise = np.random.default_rng(4).integers(0, 255, (300, 600, 3), np.uint8)
    Image.fromarray(noise).save(whole, kind)
    path = tmp_path / "photo"
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    with pytest.raises(PhotoError, match=r"photo (is damaged or was copied only in part|is no JPEG|can't be read)"):
        open_photo(path)


def test_a_picture_too_large_is_refused_before_it_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MOST_PX", 3_000_000)
    path = tmp_path / "huge.png"
    Image.new("1", (2100, 1500)).save(path)
    with pytest.raises(PhotoError, match=r"huge\.png is too large with 2100x1500 pixels: at most 3 million"):
        open_photo(path)
    Image.new("1", (9000, 1500)).save(path)
    with pytest.raises(PhotoError, match="too large: at most 3 million pixels can be cut; make it smaller first"):
        open_photo(path)


def test_heights_are_no_colours(tmp_path: Path) -> None:
    path = tmp_path / "heights.tif"
    Image.fromarray(np.zeros((8, 16), np.float32)).save(path)
    with pytest.raises(PhotoError, match=r"holds heights or measures \(mode F\), no colours: save it as RGB"):
        open_photo(path)
