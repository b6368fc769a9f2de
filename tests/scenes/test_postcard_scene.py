"""留影 on screen: a finger walks through the booth, with the real camera, press, pickup and printer desks behind it."""

from __future__ import annotations

import urllib.request

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage

from kiosk.content.postcard import load_frames
from kiosk.happenings import facts, inputs
from kiosk.places import SCENES
from tests.scenes.booth_hall import Hall

pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)")
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def widened(places: np.ndarray) -> np.ndarray:
    """Places and what lies within two pixels of them."""
    wide = places.copy()
    for down in range(-2, 3):
        for across in range(-2, 3):
            wide |= np.roll(places, (down, across), (0, 1))
    return wide


def test_a_finger_makes_writes_fetches_and_prints_a_card(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open()
    hall.until(lambda: hall.state.camera == "showing")
    hall.picture("preview")
    hall.tap("booth-shoot")
    hall.until(lambda: hall.state.count == 2)
    hall.picture("countdown")
    hall.step("still")
    hall.picture("still")
    hall.tap("booth-keep")
    hall.until(lambda: len(hall.state.previews) == 3)
    hall.picture("frame")
    hall.tap("booth-frame-letter")
    hall.picture("frame-letter")
    hall.tap("booth-settle")
    hall.step("ink")
    hall.writes()
    hall.until(lambda: len(hall.state.strokes) == 2)
    hall.picture("ink-letter")
    hall.tap("booth-undo")
    hall.until(lambda: len(hall.state.strokes) == 1)
    hall.tap("booth-clear")
    hall.tap("booth-back")
    hall.tap("booth-frame-river-dusk")
    hall.tap("booth-settle")
    hall.step("ink")
    hall.writes()
    hall.until(lambda: len(hall.state.strokes) == 2)
    hall.picture("ink")
    hall.tap("booth-make")
    hall.step("card")
    assert hall.facts[-1] == facts.CardCreated("river-dusk", with_photo=True, with_ink=True)
    assert hall.state.card is not None
    shown = hall.picture("card").convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.bytesPerLine())
    glass = Image.fromarray(pixels[:, : shown.width() * 3].reshape(shown.height(), shown.width(), 3))
    assert [code.text for code in zxingcpp.read_barcodes(glass)] == [hall.state.card.link]
    with DIRECT.open(f"{hall.state.card.link}.jpg") as answer:
        assert Image.open(answer).size == (1748, 1181)
    hall.tap("booth-print")
    hall.until(lambda: hall.state.print_step == "done")
    hall.picture("printed")
    assert len(list((tmp_path / "prints").glob("*.pdf"))) == 1
    hall.tap("booth-done")
    hall.step("thanks")
    hall.picture("thanks")


def test_the_ink_on_the_glass_is_the_ink_on_the_card(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off"))
    hall.open()
    hall.tap("booth-without-photo")
    hall.until(lambda: len(hall.state.previews) == 3)
    hall.tap("booth-frame-letter")
    hall.tap("booth-settle")
    hall.step("ink")
    before = hall.picture("ink-empty-letter")
    hall.writes()
    hall.until(lambda: len(hall.state.strokes) == 2)
    after = hall.picture("ink-written-letter")
    field = next(item for item in hall.items() if item.objectName() == "booth-field")
    corner = field.mapToScene(field.boundingRect().topLeft()).toPoint()
    size = (round(field.width()), round(field.height()))

    def written(image: QImage) -> np.ndarray:
        grey = image.copy(corner.x(), corner.y(), *size).convertToFormat(QImage.Format.Format_Grayscale8)
        rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
        return rows[:, : grey.width()].astype(int)

    on_glass = np.abs(written(after) - written(before)) > 60
    hall.tap("booth-make")
    hall.step("card")
    assert hall.state.card is not None
    box = load_frames(SCENES / "postcard" / "frames")["letter"].writing.box
    with Image.open(hall.room.store.picture(hall.state.card.card_id)) as card:
        scale = card.width / 148
        corners = (box.x, box.y, box.x + box.width, box.y + box.height)
        left, top, right, bottom = (round(mm * scale) for mm in corners)
        on_card = card.convert("L").crop((left, top, right, bottom))
    dark = np.asarray(on_card.resize(size)) < 110
    # The same strokes cover the same places; only the edges are smoothed differently.
    assert on_glass.sum() > 2000
    assert (on_glass & widened(dark)).sum() > 0.98 * on_glass.sum()
    assert (dark & widened(on_glass)).sum() > 0.98 * dark.sum()


def test_without_a_camera_the_booth_stays_kind(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off", printer="off"))
    hall.open()
    hall.picture("no-camera")
    hall.tap("booth-without-photo")
    hall.until(lambda: len(hall.state.previews) == 3)
    hall.tap("booth-frame-sand-relief")
    hall.picture("frame-sand")
    hall.tap("booth-settle")
    hall.picture("ink-sand")
    hall.tap("booth-make")
    hall.step("card")
    hall.tap("booth-print")
    hall.until(lambda: hall.state.print_step == "failed")
    hall.picture("no-printer")
    assert hall.facts[-1] == facts.CardNotPrinted("off")


def test_when_the_visitor_leaves_nothing_is_left_on_the_glass_or_in_memory(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open()
    hall.photographs()
    still_id = hall.state.still_id
    assert still_id is not None
    hall.tap("booth-keep")
    hall.until(lambda: len(hall.state.previews) == 3)
    pictures = list(hall.state.previews.values())
    hall.receive(inputs.VisitLeft())
    assert hall.room.camera.stills.get(still_id) is None
    assert [hall.room.press.picture(picture_id) for picture_id in pictures] == [None] * 3
    assert hall.state.step == "off"


def test_english_fits(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open()
    hall.receive(inputs.LanguageChosen("en"))
    hall.picture("preview")
    hall.photographs()
    hall.picture("still-en")
    hall.tap("booth-keep")
    hall.until(lambda: len(hall.state.previews) == 3)
    hall.picture("frame-en")
    hall.tap("booth-settle")
    hall.picture("ink-en")
    hall.tap("booth-make")
    hall.step("card")
    hall.picture("card-en")
    assert hall.state.strokes == ()
