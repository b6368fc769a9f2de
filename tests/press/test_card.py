"""A visitor's postcard leaves the press: exact in millimetres, true in colour, with every word in its place."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from kiosk.content.postcard import Box, Frame, Lettering, frame_picture_faults, load_frames
from kiosk.content.text import Text
from kiosk.places import ASSETS, SCENES
from kiosk.press.card import CardWords, compose, encode_jpeg, preview
from kiosk.press.lettering import GlyphMissingError, TextTooLongError, draw_text
from kiosk.press.measure import CARD_PX, PX_PER_MM, Rect, px, rect
from kiosk.press.postmark import postmark
from kiosk.yaml_source import SourceError

FRAMES = load_frames(SCENES / "postcard" / "frames")
WORDS = CardWords("秦皇岛路码头驿站", "秦皇岛路码头驿站", datetime(2026, 11, 23, tzinfo=UTC), 17)
GREEN = Image.new("RGB", (1280, 720), "#00ff00")
FRAME_IDS = sorted(FRAMES)


def pixels(card: Image.Image) -> np.ndarray:
    return np.asarray(card, dtype=np.int16)


def green_share(card: Image.Image, box: Rect) -> float:
    inside = pixels(card)[box.y : box.y + box.height, box.x : box.x + box.width]
    return float(np.mean((inside[..., 1] > 200) & (inside[..., 0] < 60) & (inside[..., 2] < 60)))


def test_millimetres_become_the_pixels_of_300_dpi():
    assert CARD_PX == (1748, 1181)
    assert px(25.4) == 300
    assert rect(Box(0, 0, 148, 100)) == Rect(0, 0, 1748, 1181)


def test_boxes_that_touch_in_millimetres_touch_in_pixels():
    upper, lower = rect(Box(0, 0, 148, 33.3)), rect(Box(0, 33.3, 148, 33.3))
    assert upper.y + upper.height == lower.y


@pytest.mark.parametrize("frame_id", FRAME_IDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_frame_prints_in_both_languages_with_and_without_a_photo(frame_id, language):
    with_photo = compose(FRAMES[frame_id], ASSETS, WORDS, language, GREEN, ())
    without = compose(FRAMES[frame_id], ASSETS, WORDS, language, None, ())
    window = rect(FRAMES[frame_id].photo.box)
    assert with_photo.size == without.size == (1748, 1181)
    assert with_photo.mode == "RGB"
    assert green_share(with_photo, window) > 0.7
    assert green_share(without, window) == 0


def test_the_photo_stays_in_its_window():
    frame = FRAMES["letter"]
    difference = np.abs(
        pixels(compose(frame, ASSETS, WORDS, "zh", GREEN, ())) - pixels(compose(frame, ASSETS, WORDS, "zh", None, ()))
    ).max(axis=2)
    rows, columns = np.nonzero(difference > 40)
    window, shadow = rect(frame.photo.box), px(2.5)
    assert columns.min() >= window.x - shadow
    assert columns.max() < window.x + window.width + shadow
    assert rows.min() >= window.y - shadow
    assert rows.max() < window.y + window.height + shadow


def test_the_jpeg_says_300_dpi_and_srgb_and_nothing_else():
    jpeg = Image.open(io.BytesIO(encode_jpeg(compose(FRAMES["letter"], ASSETS, WORDS, "zh", None, ()))))
    assert jpeg.format == "JPEG"
    assert jpeg.size == (1748, 1181)
    assert jpeg.info["dpi"] == (300, 300)
    profile = ImageCms.ImageCmsProfile(io.BytesIO(jpeg.info["icc_profile"]))
    assert "srgb" in ImageCms.getProfileDescription(profile).lower()
    assert not jpeg.getexif()


def test_the_preview_is_the_print_made_smaller():
    stroke = ((0.1, 0.2), (0.5, 0.8), (0.9, 0.2))
    card = compose(FRAMES["river-dusk"], ASSETS, WORDS, "zh", GREEN, (stroke,))
    small = preview(card, 874)
    assert small.size == (874, 590)
    averaged = card.resize(small.size, Image.Resampling.BOX)
    assert np.abs(pixels(small) - pixels(averaged)).mean() < 2.5
    assert (
        pixels(compose(FRAMES["river-dusk"], ASSETS, WORDS, "zh", GREEN, (stroke,))).tobytes() == pixels(card).tobytes()
    )


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("text", ["杨浦滨江", "Yangpu Riverfront", "秦皇岛路码头驿站　2026.11.23　今日第1234张"])
@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_words_stay_inside_their_box_however_long_they_are(text, vertical, align):
    paper = Image.new("RGB", (600, 600), "white")
    box = Rect(100, 20, 90, 570) if vertical else Rect(100, 120, 470, 90)
    covered = draw_text(paper, text, "kai", 12, "#000000", box, align, vertical)
    dark = np.nonzero(np.asarray(paper.convert("L")) < 250)
    left, top, right, bottom = box.corners
    assert len(dark[0]) > 0
    assert left <= dark[1].min() <= dark[1].max() < right
    assert top <= dark[0].min() <= dark[0].max() < bottom
    assert (covered.x, covered.y) >= (left, 0)


def test_words_that_can_not_fit_are_refused():
    with pytest.raises(TextTooLongError, match="does not fit"):
        draw_text(Image.new("RGB", (300, 60)), "秦皇岛路码头驿站" * 4, "sans", 5, "#000000", Rect(0, 0, 120, 40))


def test_a_character_the_font_lacks_is_refused_by_name():
    with pytest.raises(GlyphMissingError, match=r"😀 \(U\+1F600\)"):
        draw_text(Image.new("RGB", (300, 60)), "你好😀", "kai", 5, "#000000", Rect(0, 0, 300, 60))
    with pytest.raises(GlyphMissingError, match="U\\+1F600"):
        postmark("驿站😀", "2026.11.23", "NO.1", 26, 0, "#8f3428")


def test_the_postmark_is_the_same_at_every_printing_and_grows_with_its_millimetres():
    postmark.cache_clear()
    first = postmark("秦皇岛路码头驿站", "2026.11.23", "NO.17", 26, -14, "#8f3428")
    postmark.cache_clear()
    assert postmark("秦皇岛路码头驿站", "2026.11.23", "NO.17", 26, -14, "#8f3428").tobytes() == first.tobytes()
    box = first.getchannel("A").point(lambda v: 255 * (v > 60)).getbbox()
    assert box is not None
    assert (box[2] - box[0]) / PX_PER_MM == pytest.approx(26, abs=0.5)


def test_a_long_station_name_still_fits_the_postmark():
    mark = postmark("上海市杨浦区平凉路街道秦皇岛路码头滨江驿站", "2026.11.23", "NO.1", 26, 0, "#000000")
    alpha = np.asarray(mark.getchannel("A"))
    y, x = np.nonzero(alpha > 60)
    middle = mark.width / 2
    assert np.hypot(x - middle, y - middle).max() <= 26 / 2 * PX_PER_MM + 2


def test_the_shipped_frames_have_their_pictures():
    assert frame_picture_faults(FRAMES, ASSETS) == []
    assert list(FRAMES) == ["river-dusk", "sand-relief", "letter"]


def test_a_frame_whose_picture_is_missing_or_none_is_named(tmp_path: Path):
    (tmp_path / "postcard").mkdir()
    (tmp_path / "postcard" / "letter.webp").write_text("not a picture")
    faults = [str(fault) for fault in frame_picture_faults(FRAMES, tmp_path)]
    assert any("river-dusk" in fault and "missing" in fault for fault in faults)
    assert any("letter.webp" in fault and "no picture" in fault for fault in faults)


def test_a_frame_that_reaches_over_the_card_is_refused_with_its_line(tmp_path: Path):
    shipped = (SCENES / "postcard" / "frames" / "letter.yaml").read_text(encoding="utf-8")
    (tmp_path / "letter.yaml").write_text(
        shipped.replace("box: [103, 9, 34, 42]", "box: [130, 9, 34, 42]").replace("{station}", "{town}"),
        encoding="utf-8",
    )
    with pytest.raises(SourceError) as refused:
        load_frames(tmp_path)
    told = str(refused.value)
    assert "letter.yaml:10" in told
    assert "reaches over the card's edge" in told
    assert "{town} is no known place" in told


def test_an_empty_frames_folder_is_refused(tmp_path: Path):
    with pytest.raises(SourceError, match="holds no frame"):
        load_frames(tmp_path)


def test_translucent_colours_let_the_ground_through():
    frame: Frame = FRAMES["letter"]
    ghost = Lettering.model_construct(
        words=Text(zh="江", en="river"),
        font="kai",
        size_mm=20,
        colour="#00000000",
        box=Box(10, 10, 40, 30),
        align="left",
        vertical=False,
    )
    plain = compose(frame.model_copy(update={"lettering": ()}), ASSETS, WORDS, "zh", None, ())
    ghosted = compose(frame.model_copy(update={"lettering": (ghost,)}), ASSETS, WORDS, "zh", None, ())
    assert plain.tobytes() == ghosted.tobytes()
