"""留影 on screen: a finger walks through the booth, with real camera, press, delivery and printer desks behind."""

from __future__ import annotations

import io
import urllib.error
import urllib.request

import pytest
import zxingcpp
from PIL import Image

from kiosk.happenings import facts, inputs, orders
from tests.scenes.booth_hall import Hall
from tests.scenes.booth_screens import QUIET, pillow

pytestmark = QUIET
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def fetched(link: str) -> Image.Image:
    with DIRECT.open(f"{link}.jpg") as answer:
        return Image.open(io.BytesIO(answer.read()))


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
    assert any(isinstance(order, orders.Speak) for order in hall.speaker.asked)
    assert orders.PlayCue("shutter") in hall.speaker.asked
    hall.tap("booth-retake")
    hall.photographs()
    assert len(hall.state.shots) == 2
    hall.tap("booth-shot-1")
    hall.until(lambda: hall.state.still_id == hall.state.shots[0])
    hall.picture("two-photos")
    hall.tap("booth-keep")
    hall.framed()
    hall.picture("frame")
    hall.tap("booth-frame-letter")
    hall.until(lambda: hall.state.frame_id == "letter")
    hall.picture("frame-letter")
    hall.tap("booth-settle")
    hall.step("ink")
    hall.writes()
    hall.picture("ink")
    hall.tap("booth-make")
    hall.step("card")
    assert facts.CardCreated("letter", with_photo=True, with_ink=True, shots=2) in hall.facts
    link = hall.linked()
    card = hall.state.card
    assert card is not None and link.endswith(card.card_id)
    assert fetched(link).size[0] == 1748
    hall.tap("booth-copies-more")
    hall.until(lambda: hall.state.copies == 2)
    hall.tap("booth-print")
    hall.until(lambda: hall.state.print_step == "done")
    hall.picture("printed")
    assert hall.noted(facts.CardPrinted) == [facts.CardPrinted(copies=2)]
    assert list((tmp_path / "prints").glob("*.pdf"))
    hall.tap("booth-done")
    hall.step("thanks")
    hall.picture("thanks")


def test_a_short_code_shows_the_card_again_and_it_is_deleted(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off"))
    hall.open()
    hall.tap("booth-without-photo")
    hall.framed()
    hall.tap("booth-settle")
    hall.step("ink")
    hall.tap("booth-make")
    hall.step("card")
    link = hall.linked()
    assert hall.state.card is not None
    code = hall.state.card.short_code
    hall.receive(inputs.VisitLeft())
    hall.receive(inputs.AttractTouched("v2"))
    hall.receive(inputs.SceneChosen("postcard"))
    hall.tap("booth-code-entry")
    hall.step("code")
    hall.picture("code")
    hall.types(f"{(int(code) + 1) % 1_000_000:06d}")
    hall.until(lambda: hall.state.code_entry == "wrong")
    hall.picture("code-wrong")
    hall.types(code)
    hall.step("card")
    assert hall.state.found_again
    assert hall.linked() == link
    assert not hall.finger.sees("booth-print"), "only a print that had failed is printed again"
    hall.picture("found-again")
    hall.tap("booth-delete")
    hall.picture("delete-sure")
    assert hall.state.card is not None
    hall.tap("booth-delete")
    hall.step("thanks")
    hall.picture("deleted")
    assert facts.CardDeleted("booth") in hall.facts
    with pytest.raises(urllib.error.HTTPError):
        fetched(link)


def test_the_back_is_written_and_turned_over_and_the_wi_fi_comes_first(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off", wifi_name="Riverfront-Station"))
    hall.open()
    hall.tap("booth-without-photo")
    hall.framed()
    hall.tap("booth-settle")
    hall.step("ink")
    hall.tap("booth-side-back")
    hall.until(lambda: hall.state.side == "back")
    hall.writes((0.1,))
    hall.picture("ink-back")
    hall.tap("booth-make")
    hall.step("card")
    hall.until(lambda: hall.state.link == "ready")
    codes = {code.text for code in zxingcpp.read_barcodes(pillow(hall.picture("card-wifi")))}
    assert any(text.startswith("WIFI:T:WPA;S:Riverfront-Station;") for text in codes)
    assert any("/c/" in text for text in codes)
    hall.tap("booth-turn")
    hall.qtbot.wait(500)
    hall.picture("card-back")
    assert hall.state.card is not None and hall.state.card.back_id


def test_without_a_camera_or_a_printer_the_booth_stays_kind(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off", printer="off"))
    hall.open()
    hall.picture("no-camera")
    hall.tap("booth-without-photo")
    hall.framed()
    hall.tap("booth-frame-sand-relief")
    hall.picture("frame-sand")
    hall.tap("booth-settle")
    hall.step("ink")
    hall.tap("booth-make")
    hall.step("card")
    hall.until(lambda: hall.state.printer is not None)
    hall.linked()
    assert not hall.finger.sees("booth-print")
    assert hall.state.print_reason == "off"
    hall.picture("no-printer")


def test_when_the_visitor_leaves_nothing_is_left_on_the_glass_or_in_memory(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open()
    hall.photographs()
    still_id = hall.state.still_id
    assert still_id is not None
    hall.tap("booth-keep")
    hall.framed()
    pictures = list(hall.state.previews.values())
    hall.receive(inputs.VisitLeft())
    assert hall.room.camera.stills.get(still_id) is None
    assert [hall.room.press.picture(picture_id) for picture_id in pictures] == [None] * len(pictures)
    assert hall.state.step == "off"
    assert hall.state.shots == ()


def test_it_all_reads_in_english(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open()
    hall.receive(inputs.LanguageChosen("en"))
    hall.picture("preview-en")
    hall.photographs()
    hall.picture("still-en")
    hall.tap("booth-keep")
    hall.framed()
    hall.picture("frame-en")
    hall.tap("booth-settle")
    hall.step("ink")
    hall.picture("ink-en")
    hall.tap("booth-make")
    hall.step("card")
    hall.linked()
    hall.picture("card-en")
    assert hall.state.strokes == ()
