"""A visitor's postcard leaves the press: exact in millimetres, with every word, line and photo in its place."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from kiosk.content.postcard import Box, Lettering
from kiosk.content.text import Text
from kiosk.happenings.words import Ink, Stroke, Typed
from kiosk.press.card import encode_jpeg, preview
from kiosk.press.lettering import GlyphMissingError, TextTooLongError, set_text
from kiosk.press.measure import CARD_PLATE, PX_PER_MM, Rect
from kiosk.press.postmark import postmark
from tests.press.table import (
    BORDERED,
    FRAMES,
    GREEN,
    SIX_BY_FOUR,
    SIX_BY_FOUR_BORDERED,
    green_share,
    pixels,
    pulled,
    wave,
)

LETTER = FRAMES["letter"]
PLATES = [CARD_PLATE, BORDERED, SIX_BY_FOUR, SIX_BY_FOUR_BORDERED]


@pytest.mark.parametrize("frame_id", sorted(FRAMES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_frame_prints_in_both_languages_with_and_without_a_photo(frame_id, language):
    frame = FRAMES[frame_id]
    with_photo = pulled(frame=frame, language=language, photo=GREEN)
    without = pulled(frame=frame, language=language)
    assert with_photo.size == without.size == (1748, 1181)
    assert with_photo.mode == "RGB"
    assert green_share(with_photo, frame.photo.box) > 0.6
    assert green_share(without, frame.photo.box) == 0


@pytest.mark.parametrize("plate", PLATES)
def test_on_every_paper_the_picture_has_its_size_and_the_photo_its_place(plate):
    card = pulled(plate=plate, photo=GREEN)
    assert card.size == plate.size_px
    assert green_share(card, LETTER.photo.box, plate) > 0.7


def test_what_reaches_the_design_s_edge_covers_the_paper_to_its_edge():
    assert LETTER.picture is not None
    red = LETTER.model_copy(update={"paper": "#ff0000"})
    for plate in PLATES:
        edges = pixels(pulled(frame=red, plate=plate))
        for edge in (edges[0], edges[-1], edges[:, 0], edges[:, -1]):
            assert not np.any((edge[:, 0] > 240) & (edge[:, 1] < 20))


def test_the_photo_stays_in_its_window():
    plain = pulled()
    difference = np.abs(pixels(pulled(photo=GREEN)) - pixels(plain)).max(axis=2)
    rows, columns = np.nonzero(difference > 40)
    left, top, right, bottom = CARD_PLATE.rect(LETTER.photo.box).corners
    shadow = CARD_PLATE.px(2.5)
    assert left - shadow <= columns.min() <= columns.max() < right + shadow
    assert top - shadow <= rows.min() <= rows.max() < bottom + shadow


@pytest.mark.parametrize("plate", PLATES)
def test_a_line_written_by_hand_lies_where_it_was_written(plate):
    stroke = Stroke(tuple((30.0, 20.0 + n * 0.5, n * 8.0, -1.0) for n in range(80)))
    bare, written = pulled(plate=plate), pulled(plate=plate, strokes=(stroke,))
    rows, columns = np.nonzero(np.abs(pixels(written) - pixels(bare)).max(axis=2) > 60)
    (x, y), unit = plate.origin_px, plate.px_per_mm
    assert columns.mean() == pytest.approx(x + 30 * unit, abs=0.5 * unit)
    assert rows.min() == pytest.approx(y + 20 * unit, abs=1.5 * unit)
    assert rows.max() == pytest.approx(y + 59.5 * unit, abs=1.5 * unit)


def test_each_side_carries_its_own_lines_and_words_only():
    words = Typed("江边见", side="back")
    assert pulled(strokes=(wave("back"),), typed=words).tobytes() == pulled().tobytes()
    bare = pulled("back")
    assert pulled("back", strokes=(wave("front"),), typed=Typed("江边见", side="front")).tobytes() == bare.tobytes()
    assert pulled("back", strokes=(wave("back"),)).tobytes() != bare.tobytes()
    assert pulled("back", typed=words).tobytes() != bare.tobytes()


def test_typed_words_stand_in_the_writing_field_in_their_ink():
    bare = pulled()
    inks: tuple[tuple[Ink, int], ...] = (("red", 0), ("blue", 2))
    for ink, channel in inks:
        card = pulled(typed=Typed("江边见", ink))
        changed = np.abs(pixels(card) - pixels(bare)).max(axis=2) > 90
        rows, columns = np.nonzero(changed)
        left, top, right, bottom = CARD_PLATE.rect(LETTER.writing.box).corners
        assert left <= columns.min() <= columns.max() < right
        assert top <= rows.min() <= rows.max() < bottom
        colour = pixels(card)[changed].mean(axis=0)
        assert colour.argmax() == channel
    assert pulled(typed=Typed("  ")).tobytes() == bare.tobytes()


def test_five_hundred_lines_and_none_at_all_both_make_a_card():
    many = tuple(
        Stroke(tuple((20.0 + n % 25 * 4 + k, 15.0 + n // 25 * 3, k * 8.0, -1.0) for k in range(4))) for n in range(500)
    )
    assert pulled(strokes=many).tobytes() != pulled(strokes=()).tobytes()


def test_the_jpeg_says_300_dpi_and_srgb_and_nothing_else():
    jpeg = Image.open(io.BytesIO(encode_jpeg(pulled())))
    assert jpeg.format == "JPEG"
    assert jpeg.size == (1748, 1181)
    assert jpeg.info["dpi"] == (300, 300)
    profile = ImageCms.ImageCmsProfile(io.BytesIO(jpeg.info["icc_profile"]))
    assert "srgb" in ImageCms.getProfileDescription(profile).lower()
    assert not jpeg.getexif()
    assert set(jpeg.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "icc_profile"}


def test_the_preview_is_the_print_made_smaller():
    card = pulled(frame=FRAMES["river-dusk"], photo=GREEN, strokes=(wave(),))
    small = preview(card, 874)
    assert small.size == (874, 590)
    averaged = card.resize(small.size, Image.Resampling.BOX)
    assert np.abs(pixels(small) - pixels(averaged)).mean() < 2.5
    again = pulled(frame=FRAMES["river-dusk"], photo=GREEN, strokes=(wave(),))
    assert again.tobytes() == card.tobytes()


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("text", ["杨浦滨江", "Yangpu Riverfront", "秦皇岛路码头驿站　2026.11.23　今日第1234张"])
@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_words_stay_inside_their_box_however_long_they_are(text, vertical, align):
    paper = Image.new("RGB", (600, 600), "white")
    box = Rect(100, 20, 90, 570) if vertical else Rect(100, 120, 470, 90)
    setting = set_text(text, "kai", 12, box, align, vertical)
    setting.draw(paper, "#000000")
    dark = np.nonzero(np.asarray(paper.convert("L")) < 250)
    left, top, right, bottom = box.corners
    assert len(dark[0]) > 0
    assert left <= dark[1].min() <= dark[1].max() < right
    assert top <= dark[0].min() <= dark[0].max() < bottom
    assert (setting.covers.x, setting.covers.y) >= (left, 0)


def test_words_that_can_not_fit_are_refused():
    with pytest.raises(TextTooLongError, match="does not fit"):
        set_text("秦皇岛路码头驿站" * 4, "sans", 5, Rect(0, 0, 120, 40))


def test_a_character_the_font_lacks_is_refused_by_name():
    with pytest.raises(GlyphMissingError, match=r"😀 \(U\+1F600\)"):
        set_text("你好😀", "kai", 5, Rect(0, 0, 300, 60))
    with pytest.raises(GlyphMissingError, match="U\\+1F600"):
        postmark("驿站😀", "2026.11.23", "14:05", "NO.1", 26, 0, "#8f3428")
    with pytest.raises(GlyphMissingError, match="U\\+1F600"):
        pulled(typed=Typed("你好😀"))


def test_translucent_colours_let_the_ground_through():
    ghost = Lettering.model_construct(
        words=Text(zh="江", en="river"),
        font="kai",
        size_mm=20,
        colour="#00000000",
        box=Box(10, 10, 40, 30),
        align="left",
        vertical=False,
    )
    plain = pulled(frame=LETTER.model_copy(update={"lettering": ()}))
    ghosted = pulled(frame=LETTER.model_copy(update={"lettering": (ghost,)}))
    assert plain.tobytes() == ghosted.tobytes()


def test_the_postmark_is_the_same_at_every_printing_and_grows_with_its_millimetres():
    told = ("秦皇岛路码头驿站", "2026.11.23", "14:05", "NO.17", 26, -14, "#8f3428")
    postmark.cache_clear()
    first = postmark(*told)
    postmark.cache_clear()
    assert postmark(*told).tobytes() == first.tobytes()
    for unit in (PX_PER_MM, PX_PER_MM / 2):
        box = postmark(*told, unit).getchannel("A").point(lambda v: 255 * (v > 60)).getbbox()
        assert box is not None
        assert (box[2] - box[0]) / unit == pytest.approx(26, abs=0.6)


def test_the_postmark_tells_day_minute_and_serial():
    told = ("秦皇岛路码头驿站", "2026.11.23", "14:05", "NO.17", 26, 0, "#8f3428")
    plain = postmark(*told)
    for place, other in ((0, "杨树浦驿站"), (1, "2026.11.24"), (2, "14:06"), (3, "NO.18")):
        changed = (*told[:place], other, *told[place + 1 :])
        assert postmark(*changed).tobytes() != plain.tobytes()


@pytest.mark.parametrize("name", ["上海市杨浦区平凉路街道秦皇岛路码头滨江驿站", "驿站"])
def test_a_station_name_of_any_length_fits_the_postmark_and_leaves_the_serial_its_room(name):
    alpha = np.asarray(postmark(name, "2026.11.23", "14:05", "NO.8888", 26, 0, "#000000").getchannel("A"))
    y, x = np.nonzero(alpha > 60)
    middle = alpha.shape[0] / 2
    assert np.hypot(x - middle, y - middle).max() <= 26 / 2 * PX_PER_MM + 2
    # On the rim at eight o'clock and at four o'clock there is paper between the name and the serial.
    around = np.hypot(x - middle, y - middle) / (26 / 2 * PX_PER_MM)
    rim = (around > 0.6) & (around < 0.88)
    angles = np.unique(np.round(np.degrees(np.arctan2(x - middle, middle - y))[rim]))
    assert max(np.diff(np.sort(angles))) >= 3
