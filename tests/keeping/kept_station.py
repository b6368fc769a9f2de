"""A station's folder for the tests of keeping: a real journal, postcards, settings, and whatever else is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.happenings.facts import GroupReceived
from kiosk.journal.writer import Journal
from kiosk.keeping.backup import BackupPlan
from kiosk.places import ROOT
from kiosk.press.store import CardMeta, CardPictures, CardStore, new_card_id
from kiosk.settings import Settings, load_settings

HOUR_MS = 3_600_000
NOW_MS = 1_796_040_000_000


@dataclass(frozen=True)
class KeptStation:
    """`config` and `data` of a made station, its `settings`, and where its backups go."""

    folder: Path
    config: Path
    data: Path
    settings: Settings

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def journal(self) -> Path:
        return self.data / "journal.sqlite"

    @property
    def store(self) -> CardStore:
        return CardStore(self.data / "postcards")

    def plan(self, **changes: object) -> BackupPlan:
        station = self.settings.station
        known: dict[str, object] = {
            "data": self.data,
            "config": self.config,
            "folder": self.backups,
            "keep": 14,
            "station": station.id,
            "program": "0.1.0",
            "zone": station.zone,
            "leave_free": 0,
        }
        return BackupPlan(**(known | changes))  # type: ignore[arg-type]

    def note(self, *persons: int) -> None:
        """Facts that are counted easily: groups of so many."""
        with Journal(self.journal, self.settings.station.id) as journal:
            for number in persons:
                journal.note(GroupReceived(number), visit_id=None, rehearsal=False)

    def card(self, *, hours: float = 48, phone: bytes = b"a picture") -> str:
        """A postcard made at NOW_MS that lives so long."""
        card_id = new_card_id()
        meta = CardMeta(NOW_MS, NOW_MS + round(hours * HOUR_MS), "zh", False, "123456")
        self.store.save(card_id, CardPictures(phone, b"front", b"back"), meta)
        return card_id


def made_station(folder: Path) -> KeptStation:
    """With three facts, a PIN, hours, an own picture, a content pack, and a sheet of a visitor's in prints."""
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "config.yaml"
    config.write_bytes((ROOT / "config.yaml").read_bytes())
    data = folder / "var"
    for name, content in (
        ("pin.json", b'{"pin_hash": "scrypt$..."}'),
        ("hours.json", b"{}"),
        ("panorama/round/own.webp", bytes(range(256)) * 64),
        ("packs/autumn/attract/words.yaml", "title: {zh: 秋, en: Autumn}\n".encode()),
        ("prints/postcard-abcd.pdf", b"a visitor's picture"),
        ("voices/spoken.ogg", b"made anew"),
        ("journal.kept-0123.jsonl", b"waiting facts\n"),
        ("station.lock", b"4711\n"),
    ):
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (data / "pin.json").chmod(0o600)
    station = KeptStation(folder, config, data, load_settings(config))
    (data / "journal.kept-0123.jsonl").rename(data / "journal.wait")
    station.note(3, 14, 15)
    (data / "journal.wait").rename(data / "journal.kept-0123.jsonl")
    return station


def left_in(folder: Path) -> set[str]:
    """What lies in a folder of backups beside its lock and the visitors' postcards."""
    return {path.name for path in folder.iterdir()} - {".backup.lock", "postcards"}
