"""What a device that notes facts of no visit (a phone elsewhere, a card past its time) needs of the journal."""

from __future__ import annotations

from typing import Protocol

from kiosk.happenings.words import Fact


class Notebook(Protocol):
    """The journal, from any thread."""

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool) -> object: ...
