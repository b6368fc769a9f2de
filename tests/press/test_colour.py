"""A picture from any camera or program has its own colours; on the card they are sRGB, and look as they were meant."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from kiosk.press.colour import in_srgb, open_in_srgb, srgb_profile
from tests.press.table import FRAMES, pulled


def swapped_profile() -> bytes:
    """An ICC profile of a camera that calls red what sRGB calls blue: sRGB's own with two of its columns exchanged."""
    profile = bytearray(srgb_profile())
    count = int.from_bytes(profile[128:132], "big")
    for entry in range(132, 132 + 12 * count, 12):
        name = bytes(profile[entry : entry + 4])
        if name in (b"rXYZ", b"bXYZ"):
            profile[entry : entry + 4] = b"bXYZ" if name == b"rXYZ" else b"rXYZ"
    return bytes(profile)


def saved(path: Path, picture: Image.Image, **options: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, **options)  # type: ignore[arg-type]
    return path


def test_a_picture_with_another_profile_is_converted(tmp_path: Path) -> None:
    red = Image.new("RGB", (8, 8), "#ff0000")
    shown = open_in_srgb(saved(tmp_path / "red.png", red, icc_profile=swapped_profile()))
    assert shown.getpixel((4, 4)) == pytest.approx((0, 0, 255), abs=3)
    assert open_in_srgb(saved(tmp_path / "plain.png", red)).getpixel((4, 4)) == (255, 0, 0)
    srgb = open_in_srgb(saved(tmp_path / "srgb.png", red, icc_profile=srgb_profile()))
    assert srgb.getpixel((4, 4)) == (255, 0, 0)


def test_a_frame_s_picture_is_converted_on_its_way_to_the_card(tmp_path: Path) -> None:
    frame = FRAMES["letter"]
    assert frame.picture is not None
    red = Image.new("RGB", (1748, 1181), "#ff0000")
    saved(tmp_path / frame.picture.file, red, lossless=True, icc_profile=swapped_profile())
    corner = pulled(frame=frame, assets=tmp_path).crop((4, 4, 60, 60))
    assert np.asarray(corner).mean(axis=(0, 1)) == pytest.approx((0, 0, 255), abs=4)


def test_a_photo_that_carries_a_profile_is_converted_too() -> None:
    photo = Image.new("RGB", (64, 48), "#ff0000")
    photo.info["icc_profile"] = swapped_profile()
    assert in_srgb(photo).getpixel((5, 5)) == pytest.approx((0, 0, 255), abs=3)


def test_a_damaged_profile_counts_as_none() -> None:
    photo = Image.new("RGB", (64, 48), "#ff0000")
    photo.info["icc_profile"] = zlib.compress(b"no profile")
    assert in_srgb(photo).getpixel((5, 5)) == (255, 0, 0)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1", "RGBA", "LA"])
def test_every_kind_of_picture_becomes_rgb(mode: str) -> None:
    white = Image.new("RGB", (8, 8), "white").convert(mode)
    assert in_srgb(white).convert("RGB").getpixel((3, 3)) == pytest.approx((255, 255, 255), abs=2)


def test_a_clear_picture_lets_the_paper_through(tmp_path: Path) -> None:
    frame = FRAMES["letter"].model_copy(update={"paper": "#12a045"})
    assert frame.picture is not None
    saved(tmp_path / frame.picture.file, Image.new("RGBA", (1748, 1181), (0, 0, 0, 0)), lossless=True)
    assert pulled(frame=frame, assets=tmp_path).getpixel((5, 5)) == (0x12, 0xA0, 0x45)


def test_a_picture_stands_as_its_camera_was_held(tmp_path: Path) -> None:
    lying = Image.new("RGB", (40, 20), "#ff0000")
    exif = Image.Exif()
    exif[0x0112] = 6
    shown = open_in_srgb(saved(tmp_path / "turned.jpg", lying, exif=exif))
    assert shown.size == (20, 40)


def test_the_profile_is_srgb() -> None:
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())))
