"""留影 as QML sees it: the booth's step, the photos, the cards to choose from, the finished card and its ways out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, Signal
from PySide6.QtMultimedia import QVideoSink
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.bridge.postcard_hand import PostcardHand
from kiosk.content.building_card import building_frame_id
from kiosk.content.postcard import Box, Frame
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class PostcardView(PostcardHand):
    """Pictures are ids of image://booth/, the press's own pixels, so that what is seen is what is printed.

    JSON: `frames` lists those on offer, {id, name, link: "", story or building}; `previews` maps a frame's id to its
    picture; `shots` lists the photos. Reasons are keys of the words.
    """

    stepChanged = Signal()
    cameraChanged = Signal()
    shotsChanged = Signal()
    framesChanged = Signal()
    previewsChanged = Signal()
    frameChanged = Signal()
    cardChanged = Signal()
    printChanged = Signal()
    codeEntryChanged = Signal()

    def __init__(
        self,
        ring: Callable[[Input], None],
        frames: Mapping[str, Frame],
        preview_on: Callable[[QVideoSink | None], None],
        zone: ZoneInfo,
        extent_mm: Box,
        lens: Literal["top", "bottom", "left", "right"],
        again_min: float = 10,
        same_network: bool = False,
    ) -> None:
        """`extent_mm`: what the card's pictures cover, in the design's millimetres. `lens`: on which side it is.

        `again_min`: so long a short code shows the QR code again. `same_network`: phones reach the card only inside
        the station's own network.
        """
        super().__init__(ring, preview_on)
        self._frames = frames
        self._zone = zone
        self._extent_mm = extent_mm
        self._lens = lens
        self._again_min = again_min
        self._same_network = same_network
        self._state: PostcardState | None = None
        self._offered = "[]"

    def show(self, state: PostcardState) -> None:
        """Set what changed."""
        before, self._state = self._state, state
        for signal, names in (
            (self.cameraChanged, ("camera", "camera_trouble", "camera_rehearsal", "count", "gaze")),
            (self.shotsChanged, ("shots", "still_id", "most_shots")),
            (self.framesChanged, ("offered", "linked_frame_id", "language")),
            (self.previewsChanged, ("previews",)),
            (self.frameChanged, ("frame_id",)),
            (self.cardChanged, ("card", "deleted", "link", "code_id", "wifi_code_id", "found_again", "show_code")),
            (
                self.printChanged,
                ("printable", "printer", "paper_due", "copies", "print_step", "print_reason", "print_rehearsal"),
            ),
            (self.codeEntryChanged, ("code_entry",)),
            (self.stepChanged, ("step", "make_failed")),
        ):
            if before is None or any(getattr(before, name) != getattr(state, name) for name in names):
                if signal is self.framesChanged:
                    self._offered = json.dumps([self._entry(frame_id) for frame_id in state.offered])
                signal.emit()

    def _entry(self, frame_id: str) -> dict[str, str]:
        assert self._state is not None
        link = ""
        if frame_id == self._state.linked_frame_id:
            link = "building" if frame_id.startswith(building_frame_id("")) else "story"
        return {"id": frame_id, "name": self._frames[frame_id].name[self._state.language], "link": link}

    def _seen(self, name: str, otherwise: Any) -> Any:
        return getattr(self._state, name) if self._state else otherwise

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._seen("step", "off")

    @Property(bool, notify=stepChanged)
    def makeFailed(self) -> bool:
        return self._seen("make_failed", False)

    @Property(str, notify=cameraChanged)
    def camera(self) -> str:
        return self._seen("camera", "opening")

    @Property(str, notify=cameraChanged)
    def cameraTrouble(self) -> str:
        """Why the camera is lost: gone, frozen or dark."""
        return self._seen("camera_trouble", "")

    @Property(bool, notify=cameraChanged)
    def mirrored(self) -> bool:
        """People want a mirror; drawn and filmed pictures keep their writing readable."""
        return not self._seen("camera_rehearsal", False)

    @Property(int, notify=cameraChanged)
    def count(self) -> int:
        return self._seen("count", 0)

    @Property(bool, notify=cameraChanged)
    def gaze(self) -> bool:
        """The moment to look into the lens."""
        return self._seen("gaze", False)

    @Property(str, constant=True)
    def lens(self) -> str:
        return self._lens

    @Property(str, notify=shotsChanged)
    def shots(self) -> str:
        return json.dumps(self._seen("shots", ()))

    @Property(int, notify=shotsChanged)
    def mostShots(self) -> int:
        return self._seen("most_shots", 1)

    @Property(str, notify=shotsChanged)
    def still(self) -> str:
        return self._seen("still_id", None) or ""

    @Property(float, constant=True)
    def cardXMm(self) -> float:
        """Where the pictures' left edge lies in the design; `cardYMm`: their top edge."""
        return self._extent_mm.x

    @Property(float, constant=True)
    def cardYMm(self) -> float:
        return self._extent_mm.y

    @Property(float, constant=True)
    def cardWidthMm(self) -> float:
        return self._extent_mm.width

    @Property(float, constant=True)
    def cardHeightMm(self) -> float:
        return self._extent_mm.height

    @Property(str, notify=framesChanged)
    def frames(self) -> str:
        return self._offered

    @Property(str, notify=frameChanged)
    def frameId(self) -> str:
        return self._seen("frame_id", "")

    @Property(float, notify=frameChanged)
    def postmarkXMm(self) -> float:
        """Where the chosen frame's postmark goes, in the design; `postmarkYMm` likewise."""
        return self._postmark()[0]

    @Property(float, notify=frameChanged)
    def postmarkYMm(self) -> float:
        return self._postmark()[1]

    def _postmark(self) -> tuple[float, float]:
        frame = self._frames.get(self._seen("frame_id", ""))
        return frame.postmark.centre if frame else (0.0, 0.0)

    @Property(str, notify=previewsChanged)
    def previews(self) -> str:
        return json.dumps(dict(self._seen("previews", {})))

    def _card(self, name: str) -> str:
        card = self._seen("card", None)
        return getattr(card, name) if card else ""

    @Property(str, notify=cardChanged)
    def cardPicture(self) -> str:
        """The card's front."""
        return self._card("front_id") or self._card("picture_id")

    @Property(str, notify=cardChanged)
    def cardBack(self) -> str:
        """The card's back; empty when nothing was written there."""
        return self._card("back_id")

    @Property(str, notify=cardChanged)
    def shortCode(self) -> str:
        return self._card("short_code")

    def _link(self) -> str:
        return (self._seen("link", "") or "making") if self._seen("show_code", True) else "hidden"

    @Property(str, notify=cardChanged)
    def link(self) -> str:
        """How far the phones' way is: making, ready, failed; hidden when the card is too old to show its code."""
        return self._link()

    @Property(str, notify=cardChanged)
    def code(self) -> str:
        return self._seen("code_id", "") if self._link() == "ready" else ""

    @Property(str, notify=cardChanged)
    def wifiCode(self) -> str:
        return self._seen("wifi_code_id", "") if self._link() == "ready" else ""

    @Property(str, notify=cardChanged)
    def until(self) -> str:
        """The station's local time until which the link lives."""
        card = self._seen("card", None)
        if card is None:
            return ""
        return f"{datetime.fromtimestamp(card.expires_utc_ms / 1000, UTC).astimezone(self._zone):%Y-%m-%d %H:%M}"

    @Property(str, constant=True)
    def againMin(self) -> str:
        """So many minutes the short code shows the code again; empty: it does not."""
        return f"{self._again_min:g}" if self._again_min else ""

    @Property(bool, constant=True)
    def sameNetwork(self) -> bool:
        return self._same_network

    @Property(bool, notify=cardChanged)
    def foundAgain(self) -> bool:
        return self._seen("found_again", False)

    @Property(bool, notify=cardChanged)
    def deleted(self) -> bool:
        return self._seen("deleted", False)

    @Property(bool, notify=printChanged)
    def printable(self) -> bool:
        """A card would come out, if one were asked for now."""
        return self._seen("printable", False)

    @Property(bool, notify=printChanged)
    def paperDue(self) -> bool:
        """A card found again is printed only when its print had failed."""
        return self._seen("paper_due", True)

    @Property(bool, notify=printChanged)
    def printsFrontOnly(self) -> bool:
        """The card's back has something that the printer leaves out."""
        printer = self._seen("printer", None)
        return bool(self._card("back_id") and printer and not printer.two_sided)

    @Property(int, notify=printChanged)
    def copies(self) -> int:
        return self._seen("copies", 1)

    @Property(int, notify=printChanged)
    def mostCopies(self) -> int:
        return self._seen("most_copies", 1)

    @Property(str, notify=printChanged)
    def printStep(self) -> str:
        return self._seen("print_step", "none")

    @Property(str, notify=printChanged)
    def printReason(self) -> str:
        """Why nothing came, or would come, out; empty while no printer said anything."""
        return self._seen("print_reason", "").replace("-", "_")

    @Property(bool, notify=printChanged)
    def printRehearsal(self) -> bool:
        return self._seen("print_rehearsal", False)

    @Property(str, notify=codeEntryChanged)
    def codeEntry(self) -> str:
        """What became of the typed code: checking, wrong or locked."""
        return self._seen("code_entry", "")
