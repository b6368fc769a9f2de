"""The writing hand: every point the glass tells, not one a frame; palms and second fingers are kept off the paper.

Qt hands items one touch position a frame. While there is paper to write on, all of the window's touches are therefore
looked at before Qt joins them; which of them may write, Qt's own delivery says, so that nobody writes through a
question that lies over the paper.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

PALM_MM = 22.0
"""No fingertip is so wide."""
PALM_WITHIN_MS = 250.0
"""A contact that grows into a palm so soon has written nothing that was meant."""
REST_MS = 50
_RESTS = 8
_MOUSE, _PEN = -1, -2
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)
_TABLET = (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease)
_MOUSE_EVENTS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)


@dataclass(frozen=True, slots=True)
class Contact:
    """Something on the glass: place in the window and width in pixels, device time, pressure 0..1 or -1."""

    id: int
    x_px: float
    y_px: float
    t_ms: float
    pressure: float = -1.0
    width_px: float = 0.0


class Writer(Protocol):
    """What the hand leads. Places in 0..1 of the paper, beyond it when the finger leaves it."""

    def pen_down(self, x: float, y: float, pressure: float) -> None: ...

    def pen_move(self, x: float, y: float, t_ms: float, pressure: float) -> None: ...

    def pen_rest(self, t_ms: float) -> None: ...

    def pen_up(self, kept: bool) -> None: ...


class InkHand(QObject):
    """One hand with one finger that writes; the others and the palm may lie where they like."""

    def __init__(self, writer: Writer, clock_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._writer = writer
        self._clock_s = clock_s
        self._paper: QQuickItem | None = None
        self._window: QQuickWindow | None = None
        self._px_per_mm = 1.0
        self._seen: dict[int, Contact] = {}
        self._palms: set[int] = set()
        self._writing: Contact | None = None
        self._begun_ms = 0.0
        self._told_s = 0.0
        self._rests = 0
        self._resting = QTimer(self)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self._rest)

    def take(self, paper: QQuickItem, window: QQuickWindow, px_per_mm: float) -> None:
        """This paper lies on the desk from now on; `px_per_mm` of the screen tells fingers from palms."""
        self.leave()
        self._paper, self._window, self._px_per_mm = paper, window, px_per_mm
        # Else X11 joins what came in while the last event was looked at.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
        window.installEventFilter(self)

    def leave(self) -> None:
        """No paper any more: a line that is being written goes with it."""
        self.end(kept=False)
        if self._window is not None:
            self._window.removeEventFilter(self)
            QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, True)
        self._paper = self._window = None
        self._seen.clear()
        self._palms.clear()

    @property
    def writing_ms(self) -> float:
        """The device's time at which the line that is being written was begun; 0 where there is none."""
        return self._begun_ms if self._writing is not None else 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See, and take nothing away."""
        kind = event.type()
        if kind in _TOUCHES:
            self._touched(event)
        elif kind in _MOUSE_EVENTS:
            self._moused(event)
        elif kind in _TABLET:
            self._penned(event)
        elif kind == QEvent.Type.TouchCancel:
            self.end()
        return False

    def claim(self, contact_id: int) -> None:
        """Qt gave this contact to the paper: it writes, unless it is a palm or another one writes."""
        if contact_id == _MOUSE and _PEN in self._seen:
            # Qt makes a mouse of a pen that no item takes.
            contact_id = _PEN
        contact = self._seen.get(contact_id)
        if self._writing is not None or contact is None or contact_id in self._palms or self._is_palm(contact):
            return
        self._writing, self._begun_ms, self._told_s = contact, contact.t_ms, self._clock_s()
        self._rests = 0
        x, y = self._place(contact)
        self._writer.pen_down(x, y, contact.pressure)
        self._resting.start()

    def claim_mouse(self) -> None:
        self.claim(_MOUSE)

    def end(self, kept: bool = True) -> None:
        """The line ends where it is; `kept`: unless it never was one."""
        self._resting.stop()
        writing, self._writing = self._writing, None
        if writing is not None:
            self._writer.pen_up(kept)

    def press(self, contact: Contact) -> None:
        self._seen[contact.id] = contact
        self._palms.discard(contact.id)

    def move(self, contact: Contact) -> None:
        """A contact is here now; it need not have moved."""
        self._seen[contact.id] = contact
        if self._is_palm(contact):
            self._palms.add(contact.id)
        writing = self._writing
        if writing is None or writing.id != contact.id:
            return
        if contact.id in self._palms:
            self.end(kept=contact.t_ms - self._begun_ms > PALM_WITHIN_MS)
        elif (contact.x_px, contact.y_px) != (writing.x_px, writing.y_px) or contact.pressure != writing.pressure:
            self._told(contact)
            self._rests = 0

    def release(self, contact: Contact) -> None:
        """A contact is gone; that it rested before is part of the line."""
        self._seen.pop(contact.id, None)
        writing = self._writing
        if writing is None or writing.id != contact.id:
            return
        moved = (contact.x_px, contact.y_px) != (writing.x_px, writing.y_px)
        if moved or contact.t_ms - writing.t_ms > 0.6 * REST_MS:
            self._told(replace(contact, pressure=writing.pressure))
        self.end()

    def _told(self, contact: Contact) -> None:
        self._writing, self._told_s = contact, self._clock_s()
        x, y = self._place(contact)
        self._writer.pen_move(x, y, contact.t_ms - self._begun_ms, contact.pressure)

    def _rest(self) -> None:
        """A finger that lies still tells nothing: time goes on for the line all the same."""
        writing, rested_ms = self._writing, (self._clock_s() - self._told_s) * 1000
        if writing is None or self._rests >= _RESTS or rested_ms < 0.9 * REST_MS:
            return
        self._rests += 1
        self._writer.pen_rest(writing.t_ms - self._begun_ms + rested_ms)

    def _place(self, contact: Contact) -> tuple[float, float]:
        assert self._paper is not None
        at = self._paper.mapFromScene(QPointF(contact.x_px, contact.y_px))
        return at.x() / max(1.0, self._paper.width()), at.y() / max(1.0, self._paper.height())

    def _is_palm(self, contact: Contact) -> bool:
        return contact.width_px > PALM_MM * self._px_per_mm

    def _touched(self, event: Any) -> None:
        has_pressure = event.pointingDevice().hasCapability(QInputDevice.Capability.Pressure)
        t_ms = self._time_of(event)
        for point in event.points():
            state, wide = point.state(), point.ellipseDiameters()
            # Screens that feel no pressure say all or nothing.
            pressure = point.pressure() if has_pressure and 0 < point.pressure() < 1 else -1.0
            at = point.scenePosition()
            contact = Contact(point.id(), at.x(), at.y(), t_ms, pressure, max(wide.width(), wide.height()))
            if state == QEventPoint.State.Pressed:
                self.press(contact)
            elif state == QEventPoint.State.Released:
                self.release(contact)
            else:
                self.move(contact)

    def _moused(self, event: Any) -> None:
        if event.pointingDevice().type() != QInputDevice.DeviceType.Mouse or _PEN in self._seen:
            return
        at = event.scenePosition()
        self._like_one_finger(event, Contact(_MOUSE, at.x(), at.y(), self._time_of(event)))

    def _penned(self, event: Any) -> None:
        eraser = event.pointingDevice().pointerType() == QPointingDevice.PointerType.Eraser
        at, pressure = event.scenePosition(), event.pressure()
        known = 0 < pressure <= 1 and not eraser
        contact = Contact(_PEN, at.x(), at.y(), self._time_of(event), pressure if known else -1.0)
        self._like_one_finger(event, contact)

    def _like_one_finger(self, event: Any, contact: Contact) -> None:
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.TabletPress:
                self.press(contact)
            case QEvent.Type.MouseButtonRelease | QEvent.Type.TabletRelease:
                self.release(contact)
            case _ if contact.id in self._seen:
                self.move(contact)

    def _time_of(self, event: QTouchEvent | QMouseEvent | QTabletEvent) -> float:
        """Of the device, so that a busy moment here does not slow the hand down."""
        stamp = float(event.timestamp())
        return stamp if stamp > 0 else self._clock_s() * 1000
