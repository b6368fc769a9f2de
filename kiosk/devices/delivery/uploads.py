"""Which cards lie in a store outside: remembered before they go there, until they are gone from it."""

from __future__ import annotations

from pathlib import Path

from kiosk.press.store import CARD_ID
from kiosk.whole_file import flush


class Uploads:
    """An empty file per card in `folder`, so that a killed program or a station that was off forgets none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, card_id: str) -> None:
        """Remember a card, on the disk before this returns. Raises OSError when the disk refuses."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / card_id).touch(mode=0o640)
        flush(self._folder)

    def all(self) -> list[str]:
        """Every remembered card."""
        if not self._folder.is_dir():
            return []
        return sorted(entry.name for entry in self._folder.iterdir() if CARD_ID.fullmatch(entry.name))

    def remove(self, card_id: str) -> None:
        """Forget a card that is gone."""
        (self._folder / card_id).unlink(missing_ok=True)

    def __contains__(self, card_id: str) -> bool:
        return bool(CARD_ID.fullmatch(card_id)) and (self._folder / card_id).exists()
