"""Every screen of the booth, in both languages, on screens of every shape: nothing is cut, hidden or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from kiosk.happenings import inputs
from tests.scenes.booth_layout import is_text, misfits
from tests.scenes.booth_screens import LINK, QUIET, SCREEN_MM, WIFI, Screens, drawn_picture, pillow
from tests.scenes.booth_states import CARD, ONE_SIDED, REASONS, TWO_SIDED, WRITTEN_BACK, begun, everything

pytestmark = QUIET
SHAPES = [((1920, 1080), False), ((1920, 1080), True), ((1280, 800), False), ((1080, 1920), False)]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[list[Screens]]:
    screens: list[Screens] = []
    yield screens
    for screen in screens:
        screen.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("size", "lower"), SHAPES)
def test_every_screen_fits(qtbot, opened, size, lower, language):
    opened.append(screens := Screens(size, lower))
    screens.open(qtbot).speak(language)
    faults = []
    # A sentence is as long in its place on every screen: all of them are read on the first.
    for name, state in everything(screens, (size, lower) == SHAPES[0]):
        screens.show(replace(state, language=language))
        screens.grab(f"{size[0]}x{size[1]}{'-lower' if lower else ''}-{language}-{name}")
        faults += [f"{name}: {fault}" for fault in misfits(screens)]
    assert not faults


@pytest.mark.parametrize("lens", ["bottom", "left", "right"])
def test_the_countdown_stands_where_the_lens_is(qtbot, opened, lens):
    opened.append(screens := Screens(lens=lens))
    screens.open(qtbot)
    screens.show(begun(screens, step="countdown", camera="showing", count=2))
    screens.grab(f"lens-{lens}")
    assert not misfits(screens)
    at = screens.box(screens.item("booth-count")).center()
    glass = screens.box(screens.item("booth-glass"))
    ends = {
        "bottom": QPointF(glass.center().x(), glass.bottom()),
        "left": QPointF(glass.left(), glass.center().y()),
        "right": QPointF(glass.right(), glass.center().y()),
    }
    away = {name: (at - end).manhattanLength() for name, end in ends.items()}
    assert min(away, key=away.__getitem__) == lens


def test_what_does_not_fit_is_found(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    screens.show(begun(screens, step="card", card=CARD, link="ready", code_id="code", printer=TWO_SIDED))
    screens.grab()
    assert misfits(screens) == []
    done, print_ = screens.item("booth-done"), screens.item("booth-print")
    label = next(item for item in screens.items(done) if is_text(item))
    label.setProperty("font", QFont("Station Sans", 200))
    print_.setHeight(20)
    screens.item("booth-delete").setX(0)
    found = "; ".join(misfits(screens))
    assert "lies on" in found
    assert "booth-print is too small for a finger" in found
    assert "booth-delete lies on booth-another" in found or "booth-another lies on booth-delete" in found


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (3840, 2160)])
def test_both_codes_read_from_the_glass(qtbot, opened, size):
    opened.append(screens := Screens(size))
    screens.open(qtbot)
    lies = begun(screens, step="card", card=WRITTEN_BACK, link="ready", code_id="code", printer=TWO_SIDED)
    screens.show(lies)
    glass = pillow(screens.grab())
    assert [code.text for code in zxingcpp.read_barcodes(glass)] == [LINK]
    px_per_mm = size[0] / SCREEN_MM[0]
    assert screens.item("booth-code").width() / px_per_mm > 60
    screens.show(replace(lies, wifi_code_id="wifi"))
    glass = pillow(screens.grab())
    assert {code.text for code in zxingcpp.read_barcodes(glass)} == {LINK, WIFI}
    small = glass.resize((glass.width * 480 // size[0], glass.height * 480 // size[0]), Image.Resampling.BOX)
    assert LINK in {code.text for code in zxingcpp.read_barcodes(small.resize((1920, 1080), Image.Resampling.BICUBIC))}


def test_only_one_step_is_ever_seen(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    for _, state in everything(screens):
        screens.ink_view.show(state)
        screens.view.show(state)
        assert [step.property("shown") for step in screens.steps() if step.isVisible()] in ([], [True])


def test_fingers_ring_what_they_touch(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    mirror = begun(screens, step="preview", camera="showing", shots=("still-1", "still-2"))
    frame_id = list(screens.frames)[1]
    previews = {name: name for name in screens.frames}
    lies = begun(screens, step="card", card=WRITTEN_BACK, link="ready", code_id="code", printer=TWO_SIDED, copies=2)
    for state, name, rung in (
        (mirror, "booth-shoot", inputs.ShutterPressed()),
        (mirror, "booth-without-photo", inputs.WithoutPhotoPressed()),
        (mirror, "booth-code-entry", inputs.CodeEntryOpened()),
        (mirror, "booth-shot-1", inputs.ShotChosen("still-1")),
        (replace(mirror, step="countdown", count=2), "booth-stop", inputs.BoothBackPressed()),
        (replace(mirror, camera="lost", camera_trouble="dark"), "booth-retry", inputs.RetakePressed()),
        (replace(mirror, step="still", still_id="still-1"), "booth-shot-2", inputs.ShotChosen("still-2")),
        (replace(mirror, step="still", still_id="still-1"), "booth-retake", inputs.RetakePressed()),
        (replace(mirror, step="still", still_id="still-1"), "booth-keep", inputs.PhotoKept()),
        (begun(screens, step="frame", previews=previews), f"booth-frame-{frame_id}", inputs.FrameChosen(frame_id)),
        (begun(screens, step="frame", previews=previews), "booth-settle", inputs.FrameSettled()),
        (lies, "booth-copies-more", inputs.CopiesChosen(3)),
        (lies, "booth-copies-less", inputs.CopiesChosen(1)),
        (lies, "booth-print", inputs.PrintPressed()),
        (lies, "booth-another", inputs.AnotherCardPressed()),
        (lies, "booth-done", inputs.BoothDonePressed()),
        (begun(screens, step="code"), "booth-code-back", inputs.BoothBackPressed()),
    ):
        screens.show(state)
        screens.rung.clear()
        screens.finger.tap(name)
        assert screens.rung == [rung], name


def test_photos_already_taken_are_offered_when_the_camera_fails(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    failed = begun(screens, step="preview", camera="lost", camera_trouble="frozen")
    hint = screens.house_view.property("words")["postcard"]["camera_shots_hint"]
    screens.show(failed)
    assert hint not in [item.property("text") for item in screens.seen()]
    screens.show(replace(failed, shots=("still-1",), still_id="still-1"))
    assert hint in [item.property("text") for item in screens.seen()]
    screens.rung.clear()
    screens.finger.tap("booth-shot-1")
    assert screens.rung == [inputs.ShotChosen("still-1")]


def test_a_card_is_deleted_by_the_second_touch(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    screens.show(begun(screens, step="card", card=CARD, link="ready", code_id="code"))
    screens.rung.clear()
    screens.finger.tap("booth-delete")
    # Whoever taps twice in a hurry has not read the question.
    assert not screens.finger.sees("booth-delete")
    assert screens.rung == []
    qtbot.waitUntil(lambda: screens.finger.sees("booth-delete"), timeout=5000)
    screens.finger.tap("booth-delete")
    assert screens.rung == [inputs.CardDeletePressed()]


def test_the_second_tap_of_a_double_one_does_nothing_on_the_next_step(qtbot, opened):
    """Where the photo was kept, the next step has the button that settles on its card."""
    opened.append(screens := Screens())
    screens.open(qtbot)
    screens.show(begun(screens, step="still", camera="showing", shots=("still-1",), still_id="still-1"))
    keep = screens.box(screens.item("booth-keep"))
    screens.show(begun(screens, step="frame", previews={frame_id: f"front-{frame_id}" for frame_id in screens.frames}))
    at = keep.intersected(screens.box(screens.item("booth-settle"))).center()
    tap = (at.x() / screens.window.width(), at.y() / screens.window.height())
    screens.rung.clear()
    coming = next(step for step in screens.steps() if step.property("shown"))
    coming.setOpacity(0.5)
    screens.finger.tap_at(*tap)
    assert screens.rung == []
    coming.setOpacity(1)
    screens.finger.tap_at(*tap)
    assert screens.rung == [inputs.FrameSettled()]


def test_six_digits_ask_by_themselves_and_a_wrong_code_is_typed_anew(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    asking = begun(screens, step="code")
    screens.show(asking)
    for key in ("9", "erase", "4", "8", "2", "9", "1"):
        screens.finger.tap(f"booth-digit-{key}")
    assert screens.rung == []
    screens.finger.tap("booth-digit-5")
    assert screens.rung == [inputs.CodeEntered("482915")]
    screens.show(replace(asking, code_entry="checking"))
    assert not screens.finger.sees("booth-digit-1")
    screens.show(replace(asking, code_entry="wrong"))
    screens.rung.clear()
    for _ in range(6):
        screens.finger.tap("booth-digit-7")
    assert screens.rung == [inputs.CodeEntered("777777")]
    screens.show(replace(asking, code_entry="locked"))
    assert not screens.finger.sees("booth-digit-1")


def test_a_button_prints_only_where_a_card_would_come_out(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    lies = begun(screens, step="card", card=CARD, link="ready", code_id="code", printer=TWO_SIDED)
    screens.show(lies)
    assert screens.finger.sees("booth-print")
    assert screens.finger.sees("booth-copies-more")
    told = set()
    for reason in REASONS:
        screens.show(replace(lies, printer=inputs.PrinterTold(False, reason), print_reason=reason))
        assert not screens.finger.sees("booth-print"), reason
        told.add(str(screens.item("booth-print-told").property("text")))
    assert len(told) == len(REASONS), "every reason has words of its own"
    failed = replace(lies, print_step="failed", print_reason="jam")
    screens.show(failed)
    assert screens.finger.sees("booth-print")
    screens.show(replace(failed, printer=inputs.PrinterTold(False, "jam")))
    assert not screens.finger.sees("booth-print")


def test_the_back_is_offered_only_when_something_is_on_it(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    lies = begun(screens, step="card", card=CARD, printer=ONE_SIDED, link="ready", code_id="code")
    screens.show(lies)
    assert not screens.finger.sees("booth-turn")
    screens.show(replace(lies, card=WRITTEN_BACK))
    front = screens.grab()
    screens.finger.tap("booth-turn")
    qtbot.waitUntil(lambda: shown_card(screens) == "back", timeout=5000)
    qtbot.waitUntil(lambda: screens.grab() != front, timeout=5000)
    screens.finger.tap("booth-turn")
    qtbot.waitUntil(lambda: shown_card(screens) == "front", timeout=5000)


def shown_card(screens: Screens) -> str:
    sheets = (item for item in screens.seen() if item.metaObject().className().startswith("CardSheet"))
    return str(next(sheets).property("picture"))


def test_pictures_that_stay_are_not_asked_for_again(qtbot, opened):
    opened.append(screens := Screens())
    asked: list[str] = []

    def find(picture_id: str) -> Image.Image | None:
        asked.append(picture_id)
        return drawn_picture(picture_id)

    screens.pictures._find = find
    screens.open(qtbot)
    choosing = begun(screens, step="frame")
    for count in range(1, len(screens.frames) + 1):
        previews = {frame_id: f"front-{frame_id}" for frame_id in list(screens.frames)[:count]}
        screens.show(replace(choosing, previews=previews))
    _, *others = (f"front-{frame_id}" for frame_id in screens.frames)
    assert {picture_id: asked.count(picture_id) for picture_id in others} == dict.fromkeys(others, 1)


def test_unknown_pictures_leave_paper_and_no_hole(qtbot, opened):
    opened.append(screens := Screens())
    screens.open(qtbot)
    screens.show(begun(screens, step="frame"))
    glass = pillow(screens.grab())
    sheet = next(item for item in screens.seen() if item.metaObject().className().startswith("CardSheet"))
    middle = screens.box(sheet).center()
    at = (round(middle.x()), round(middle.y()))
    assert min(glass.crop((*at, at[0] + 4, at[1] + 4)).convert("L").tobytes()) > 190
