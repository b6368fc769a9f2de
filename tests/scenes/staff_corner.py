"""The staff corner in its window, with its real thinking behind it, and days to show there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickView

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.staff_view import StaffView
from kiosk.content.words import load_words
from kiosk.devices.printer.troubles import SENTENCES
from kiosk.exhibits import staff, visit
from kiosk.exhibits.staff import StaffState
from kiosk.happenings import inputs
from kiosk.happenings.inputs import DeviceReported, PrinterTold
from kiosk.happenings.words import Input, Language, Order
from kiosk.places import ASSETS, ROOT, SCENES
from tests.scenes.shown_scene import ShownScene

WORDS = load_words(SCENES)
READY = PrinterTold(True, "", True, False, 88, 100, 12, 400)


def door_figures(**changes: object) -> dict[str, object]:
    """A calibrated door's figures as kept_day gives them."""
    return {
        "passed": "4,813",
        "judged": "4,102",
        "judged_share": "85.2 %",
        "share": "21.0 %",
        "share_band": "19.8–22.3",
        "corrected": "16.3 %",
        "corrected_band": "12.1–20.6",
        "calibrated_on": "2026-11-02",
        "recall": "88",
        "false_alarms": "8",
        "measured_min": "586",
        "lacking_min": "14",
        "left_out": "3",
        "pressed": "0",
        "pressed_share": "",
        "pressed_band": "",
    } | changes


EXIT = {"passed": "4,790", "share": "86.7 %", "share_band": "85.6–87.7", "corrected": "98.4 %"}
EXIT |= {"corrected_band": "95.1–100.0", "lacking_min": "0", "measured_min": "600", "left_out": "11"}
SMILE: dict[str, object] = {
    "day": "2026-11-30",
    "until": "20:00",
    "least": 30,
    "open_min": 600,
    "doors": [door_figures(), door_figures(**EXIT)],
    "difference": "+65.7",
    "difference_band": "+64.1, +67.2",
    "buttons": False,
    "hours": [
        {
            "hour": hour,
            "passed": 180 + 120 * (hour % 5) + (800 if hour == 14 else 0),
            "lacking": {12: 0.25, 18: 1.0}.get(hour, 0.0),
            "entry": -1.0 if hour in (10, 18) else 0.18 + 0.01 * (hour % 7),
            "exit": -1.0 if hour == 18 else 0.80 + 0.02 * (hour % 6),
        }
        for hour in range(10, 20)
    ],
    "before": {
        "day": "2026-11-23",
        "doors": [
            {"judged": "3,980", "share": "20.4 %", "share_band": "19.2–21.7"},
            {"judged": "3,871", "share": "85.9 %", "share_band": "84.8–87.0"},
        ],
        "difference": "+65.5",
        "difference_band": "+63.8, +67.1",
    },
}
NOTHING_YET = {
    **SMILE,
    "until": "10:02",
    "doors": [
        door_figures(
            passed="12", judged="9", judged_share="75.0 %", share="", share_band="", corrected="", calibrated_on=""
        )
    ]
    * 2,
    "difference": "",
    "difference_band": "",
    "hours": [],
    "before": {**SMILE["before"], "day": ""},  # type: ignore[dict-item]
}
PRESSED = {"pressed": "412", "pressed_share": "64.6 %", "pressed_band": "59.8–69.0"}
WITH_BUTTONS = {**SMILE, "buttons": True, "doors": [door_figures(**PRESSED), door_figures(**EXIT)]}
SUMMARY = {
    "in_passed": "4,813",
    "out_passed": "4,790",
    "visits": "1,274",
    "panels_viewed": "10,388",
    "sailings": "2,961",
    "buildings_read": "3,420",
    "looks_around": "1,208",
    "cards_made": "366",
    "cards_printed": "312",
    "groups": "4 / 96",
    "lost_min": "14",
    "story": {"zh": "母亲漂洋过海", "en": "Mother crosses the sea", "n": "212"},
    "building": {"zh": "怡和纱厂旧址", "en": "The former Ewo Cotton Mill", "n": "388"},
    "rehearsal_left_out": "1,024",
    "smile": SMILE,
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


class Corner(ShownScene):
    """The scene in its window with the real thinking of the staff corner behind it; staff are admitted."""

    PICTURES = "STAFF_PICTURES"

    def __init__(
        self,
        language: Language = "zh",
        size: tuple[int, int] = (1920, 1080),
        summary: Mapping[str, object] | None = SUMMARY,
    ) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        self.orders: list[Order] = []
        self.now_s = 1.0
        self.state: StaffState = staff.start(tries=3, lock_s=60)
        self.house = HouseView(lambda _: None, WORDS, (1210, 680), False, 3.0)
        self.house.show(replace(visit.start("zh", 60, 15, 300), language=language))
        self.summary = summary
        self.view = StaffView(self.receive, lambda: self.summary, lambda at_s: f"10:{round(at_s):02d}")
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
        step = staff.step(self.state, happening, self.now_s)
        self.state = step.state
        self.orders += step.orders
        self.view.show(self.state)

    def told(self, printing: PrinterTold) -> None:
        self.receive(printing)
        level, reason = ("ok", "off") if printing.ready else ("fault", printing.reason)
        self.receive(DeviceReported("printer", level, *SENTENCES[reason]))  # type: ignore[arg-type]
        # Rows put their buttons in place when a frame is drawn.
        self.window.grabWindow()

    def tell_day(self, summary: Mapping[str, object]) -> None:
        """From now on the day's figures are these."""
        self.summary = summary
        self.view.readSummary()

    def sees(self, name: str) -> bool:
        return self.item(name).isVisible()

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
                is_paper = (
                    holder.metaObject().className().startswith(("Paper", "PrintingPanel", "StaffScene", "SmileHours"))
                )
                if (holder.clip() or is_paper) and not seen.contains(place):
                    found.append(words)
                    break
                holder = holder.parentItem()
        return found


def open_corner(
    qtbot,
    corners: list[Corner],
    language: Language = "zh",
    size: tuple[int, int] = (1920, 1080),
    summary: Mapping[str, object] | None = SUMMARY,
) -> Corner:
    corners.append(corner := Corner(language, size, summary))
    with qtbot.waitExposed(corner.window):
        corner.window.show()
    return corner
