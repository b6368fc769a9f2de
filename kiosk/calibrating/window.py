"""Joins the door's camera, the session and the window: what comes in changes the session, the view shows it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, cast, get_args

from kiosk.bridge.calibrate_view import CalibrateState, Card
from kiosk.calibrating.notes import Notes, NotesShelf, Tap
from kiosk.calibrating.session import Session
from kiosk.devices.config_file import Value, write_section
from kiosk.happenings.inputs import DeviceReported, VisitorPassed
from kiosk.happenings.words import Door, Input, Language
from kiosk.settings import Settings
from kiosk.yaml_source import SourceError


class DoorCamera(Protocol):
    """The process that counts at the door; `stop` may take two seconds."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


class Calibration:
    """One calibration of `door` from its first page to its last; `receive` and the hands come on one thread.

    `show` gets every state, `end` is called when staff close the window. `clock` is Unix time in seconds.
    """

    def __init__(
        self,
        settings: Settings,
        config: Path,
        door: Door,
        shelf: NotesShelf,
        *,
        rehearsal: bool,
        show: Callable[[CalibrateState], None],
        end: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._settings = settings
        self._config = config
        self._door: Door = door
        self._shelf = shelf
        self._show_state = show
        self._end = end
        self._clock = clock
        self._camera: DoorCamera | None = None
        self._trying: threading.Thread | None = None
        self._state = CalibrateState(language=settings.visit.language, rehearsal=rehearsal)
        try:
            earlier = shelf.read()
        except OSError as error:
            earlier = None
            self._state = replace(self._state, notice="unreadable", detail=_why(error))
        self._session = self._session_of(earlier or shelf.begin(clock()))
        if earlier and (people := len(earlier.passages) - earlier.taps("unanswered")):
            since = datetime.fromtimestamp(earlier.began_s, settings.station.zone)
            self._state = replace(self._state, page="resume", earlier=(people, f"{since:%Y-%m-%d %H:%M}"))

    def open(self, camera: DoorCamera) -> None:
        """Show the first page; the camera counts from now on."""
        self._camera = camera
        camera.start()
        self._show()

    def shut(self) -> None:
        """Let the camera go."""
        if self._trying:
            self._trying.join()
        if self._camera:
            self._camera.stop()

    def receive(self, happening: Input) -> None:
        """What the camera's process says; a passage counts only while somebody taps."""
        match happening:
            case VisitorPassed(door=self._door, score=score, seen_s=seen_s) if self._state.page == "tapping":
                self._session.passed(self._clock(), seen_s, score)
            case DeviceReported(level=level, sentence_zh=zh, sentence_en=en):
                measured = self._state.ever_measured or level != "fault"
                self._state = replace(
                    self._state,
                    level=level,
                    sentence_zh=zh,
                    sentence_en=en,
                    ever_measured=measured,
                    trying=False,
                )
        self._show()

    def turn_to(self, page: str) -> None:
        self._state = replace(self._state, page=page, notice="", detail="")
        if page == "result":
            self._state = replace(self._state, proposal=self._session.proposal())
        self._show()

    def start_anew(self) -> None:
        """Forget unfinished notes; the new ones take their place in the file with the first passage."""
        self._session = self._session_of(self._shelf.begin(self._clock()))
        self.turn_to("intro")

    def tap(self, number: int, tap: str) -> None:
        if tap in get_args(Tap):
            self._session.tap(number, cast(Tap, tap))
        self._show()

    def skip(self) -> None:
        self._session.skip()
        self._show()

    def miss(self) -> None:
        self._session.miss(self._clock())
        self._show()

    def undo(self) -> None:
        self._session.undo()
        self._show()

    def keep(self) -> None:
        """Write threshold and hand count into config.yaml, never from a rehearsal: they would correct real counts."""
        if self._state.rehearsal or self._state.proposal is None:
            return
        best = self._state.proposal.best
        day = f"{datetime.fromtimestamp(self._clock(), self._settings.station.zone):%Y-%m-%d}"
        measured: dict[str, Value] = {
            "threshold": best.threshold,
            "calibrated_on": day,
            "smiled": best.hand.smiled,
            "smiled_found": best.hand.smiled_found,
            "unsmiling": best.hand.unsmiling,
            "unsmiling_called": best.hand.unsmiling_called,
        }
        try:
            backup = write_section(self._config, f"smile_{self._door}", measured, f"smile-{self._door}")
        except (SourceError, OSError) as error:
            self._state = replace(self._state, notice="not_written", detail=_why(error))
            self._show()
            return
        self._session.notes.written = dict(measured)
        self._state = replace(self._state, page="over", notice="kept", detail=backup.name)
        try:
            self._shelf.finish(self._session.notes, day)
        except OSError as error:
            self._state = replace(self._state, notice="kept_unrecorded", detail=_why(error))
        self._show()

    def leave(self) -> None:
        """Everything stays as it was; the notes stay too, so that the next calibration can go on with them."""
        self._state = replace(self._state, page="over", notice="left", detail="")
        self._show()

    def try_again(self) -> None:
        """Open the camera again at once, where its process rests after a fault."""
        if self._camera is None or self._state.trying:
            return
        self._state = replace(self._state, trying=True)
        # Stopping may take two seconds, which the window must not.
        self._trying = threading.Thread(target=self._reopen, args=(self._camera,), name="calibration camera")
        self._trying.start()
        self._show()

    def speak(self, language: Language) -> None:
        self._state = replace(self._state, language=language)
        self._show()

    def close(self) -> None:
        self._end()

    @staticmethod
    def _reopen(camera: DoorCamera) -> None:
        camera.stop()
        camera.start()

    def _session_of(self, notes: Notes) -> Session:
        return Session(notes, self._settings.smile_door(self._door).threshold, self._write)

    def _write(self, notes: Notes) -> None:
        try:
            self._shelf.write(notes)
        except OSError as error:
            self._state = replace(self._state, notice="unsaved", detail=_why(error))
        else:
            if self._state.notice == "unsaved":
                self._state = replace(self._state, notice="", detail="")

    def _show(self) -> None:
        session, notes = self._session, self._session.notes
        judged = notes.judged()
        smiled = sum(passage.smiled for passage in judged)
        taps: tuple[Tap, ...] = ("smiled", "unsmiling", "unsure", "nobody", "unanswered")
        self._state = replace(
            self._state,
            cards=tuple(self._card(number) for number in session.waiting),
            taps={tap: notes.taps(tap) for tap in taps} | {"missed": len(notes.missed_s)},
            judged=(smiled, len(judged) - smiled),
            undoable=session.undoable,
            enough=session.enough,
            figures=session.figures,
            check=notes.check(),
            unjudged=notes.unjudged,
        )
        self._show_state(self._state)

    def _card(self, number: int) -> Card:
        at_s = self._session.notes.passages[number - 1].at_s
        local = datetime.fromtimestamp(at_s, self._settings.station.zone)
        return Card(number, f"{local:%H:%M:%S}", at_s * 1000, self._session.is_close(number))


def _why(error: SourceError | OSError) -> str:
    """The cause in a few words; the place is known to whoever reads it."""
    if isinstance(error, SourceError):
        first = error.faults[0]
        return f"{first.key.split(',')[0]}: {first.reason}" if first.key else first.reason
    return error.strerror or type(error).__name__
