"""The staff corner on screen: the printer in a sentence, the paper as a bar, and buttons that do what they say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.staff_view import StaffView
from kiosk.content.words import load_words
from kiosk.devices.printer.troubles import SENTENCES
from kiosk.exhibits import staff, visit
from kiosk.exhibits.staff import StaffState
from kiosk.happenings import inputs
from kiosk.happenings.inputs import DeviceReported, PrinterTold
from kiosk.happenings.orders import LiftPrintCap, RefillPaper, ResumeQueue
from kiosk.happenings.words import Input, Language, Order
from kiosk.places import ASSETS, ROOT, SCENES

WORDS = load_words(SCENES)
READY = PrinterTold(True, "", True, False, 88, 100, 12, 400)
SUMMARY = {
    "in_passed": "4,813",
    "in_smiling": "1,012 (21.4 %)",
    "out_passed": "4,790",
    "out_smiling": "4,152 (86.7 %)",
    "difference": "+65.3",
    "visits": "1,274",
    "panels_viewed": "10,388",
    "sailings": "2,961",
    "buildings_read": "3,420",
    "looks_around": "1,208",
    "cards_made": "366",
    "cards_printed": "312",
    "rehearsal_left_out": "1,024",
}
DEVICES = [
    DeviceReported(
        "booth_camera", "ok", "留影相机正常（HD Pro Webcam C920）。", "The booth camera works (HD Pro Webcam C920)."
    ),
    DeviceReported("entry_camera", "ok", "进门的微笑相机正常。", "The smile camera at the entry works."),
    DeviceReported(
        "exit_camera",
        "fault",
        "出门的微笑相机没有画面了，请检查它的电源和网线。",
        "The smile camera at the exit gives no picture any more: check its power and its network cable.",
    ),
    DeviceReported("panorama", "ok", "滨江全景完整。", "The panorama is complete."),
    DeviceReported("pickup", "ok", "手机可以取明信片。", "Phones can fetch postcards."),
    DeviceReported("speaker", "ok", "音响正常。", "The speaker works."),
    DeviceReported(
        "upload",
        "fault",
        "明信片上传不了，正在重试。请检查网络。",
        "Postcards can't be uploaded and are tried again. Please check the network.",
    ),
    DeviceReported("wheel", "ok", "舵轮正常（USB Wheel）。", "The wheel works (USB Wheel)."),
]


class Corner:
    """The scene in its window with the real thinking of the staff corner behind it; staff are admitted."""

    def __init__(self, language: Language = "zh", size: tuple[int, int] = (1920, 1080)) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.orders: list[Order] = []
        self.state: StaffState = staff.start(tries=3, lock_s=60)
        self.house = HouseView(lambda _: None, WORDS, (1210, 680), False, 3.0)
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.view = StaffView(self.receive, lambda: SUMMARY)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, *size)
        self.set_theme(language, size)
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "staff" / "StaffScene.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)
        self.receive(inputs.SceneShown("staff"))
        for said in DEVICES:
            self.receive(said)

    def set_theme(self, language: Language, size: tuple[int, int]) -> None:
        """What Main sets from the screen it stands on."""
        theme = self.window.engine().singletonInstance("scenes.look", "Theme")
        assert isinstance(theme, QObject)
        theme.setProperty("u", min(size[0] / 1920, size[1] / 1080))
        theme.setProperty("pxPerMm", size[0] / 1210)
        theme.setProperty("english", language == "en")

    def receive(self, happening: Input) -> None:
        step = staff.step(self.state, happening, 1.0)
        self.state = step.state
        self.orders += step.orders
        self.view.show(self.state)

    def told(self, printing: PrinterTold) -> None:
        self.receive(printing)
        level, reason = ("ok", "off") if printing.ready else ("fault", printing.reason)
        self.receive(DeviceReported("printer", level, *SENTENCES[reason]))  # type: ignore[arg-type]
        # Rows put their buttons in place when a frame is drawn.
        self.window.grabWindow()

    def item(self, name: str) -> QQuickItem:
        return next(item for item in self.items() if item.objectName() == name)

    def says(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def sees(self, name: str) -> bool:
        return self.item(name).isVisible()

    def items(self) -> Iterator[QQuickItem]:
        waiting = [self.window.rootObject()]
        while waiting:
            item = waiting.pop()
            waiting += item.childItems()
            yield item

    def picture(self, name: str) -> None:
        shown = self.window.grabWindow()
        if folder := os.environ.get("STAFF_PICTURES"):
            shown.save(f"{folder}/{name}.png")

    def cut_off(self) -> list[str]:
        """Texts and buttons that do not lie wholly on the sheet or in the part of it that is seen."""
        found = []
        for item in self.items():
            words = item.property("text")
            if not words or not item.isVisible():
                continue
            size = item.property("contentWidth"), item.property("contentHeight")
            place = item.mapRectToScene(QRectF(0, 0, *size) if size[0] else item.boundingRect())
            holder = item.parentItem()
            while holder is not None:
                seen = holder.mapRectToScene(holder.boundingRect()).adjusted(-1, -1, 1, 1)
                is_paper = holder.metaObject().className().startswith(("Paper", "PrintingPanel", "StaffScene"))
                if (holder.clip() or is_paper) and not seen.contains(place):
                    found.append(words)
                    break
                holder = holder.parentItem()
        return found


@pytest.fixture
def corners(qtbot) -> Iterator[list[Corner]]:
    opened: list[Corner] = []
    yield opened
    for corner in opened:
        corner.window.close()
        corner.window.setSource(QUrl())


def open_corner(
    qtbot, corners: list[Corner], language: Language = "zh", size: tuple[int, int] = (1920, 1080)
) -> Corner:
    corners.append(corner := Corner(language, size))
    corner.window.show()
    qtbot.waitExposed(corner.window)
    return corner


def test_the_printer_stands_in_a_sentence_and_its_paper_as_a_bar(qtbot, corners):
    corner = open_corner(qtbot, corners)
    assert corner.says("staff-print-state") == "还没有打印机的消息。"
    corner.told(READY)
    assert corner.says("staff-print-state") == "可以打印。"
    assert corner.says("staff-sheets") == "纸盒约剩 88 / 100 张"
    assert corner.says("staff-printed") == "今日已印 12 / 400 张"
    full = corner.item("staff-tray").width()
    corner.told(replace(READY, sheets_left=44))
    assert corner.item("staff-tray").width() == pytest.approx(full / 2)
    assert not corner.sees("staff-resume")
    assert not corner.item("staff-lift").isEnabled()


@pytest.mark.parametrize(
    "reason",
    ["media-empty", "jam", "cover", "supply", "offline", "paused", "missing", "size", "refused", "off", "cap"],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_has_its_sentence(reason, language):
    assert WORDS["staff"][f"print_{reason.replace('-', '_')}"][language]


def test_a_filled_tray_is_said_once(qtbot, corners):
    corner = open_corner(qtbot, corners)
    corner.told(replace(READY, ready=False, reason="media-empty", sheets_left=0))
    corner.finger.tap("staff-fill")
    qtbot.waitUntil(lambda: corner.orders == [RefillPaper()])
    assert not corner.item("staff-fill").isEnabled()


def test_a_paused_queue_can_be_resumed(qtbot, corners):
    corner = open_corner(qtbot, corners)
    corner.told(replace(READY, ready=False, reason="paused"))
    corner.finger.tap("staff-resume")
    qtbot.waitUntil(lambda: corner.orders == [ResumeQueue()])


def test_the_days_cap_is_lifted_by_pressing_twice(qtbot, corners):
    corner = open_corner(qtbot, corners)
    corner.told(replace(READY, ready=False, reason="cap", printed_today=400))
    corner.finger.tap("staff-lift")
    qtbot.waitUntil(lambda: corner.says("staff-lift") == "再按一次加量")
    assert corner.orders == []
    corner.finger.tap("staff-lift")
    qtbot.waitUntil(lambda: corner.orders == [LiftPrintCap()])
    corner.told(replace(READY, printed_today=400, daily_cap=800))
    assert corner.says("staff-lift") == "今日加量"
    assert not corner.item("staff-lift").isEnabled()


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reason", ["", "media-empty", "paused", "cap"])
def test_everything_fits(qtbot, corners, size, language, reason):
    corner = open_corner(qtbot, corners, language, size)
    left, printed = (0 if reason == "media-empty" else 88), (400 if reason in ("cap", "paused") else 12)
    corner.told(replace(READY, ready=not reason, reason=reason, sheets_left=left, printed_today=printed))
    corner.picture(f"staff-{language}-{reason or 'ready'}-{size[1]}")
    assert corner.cut_off() == []
