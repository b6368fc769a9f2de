"""config.yaml as types.

Unknown keys are refused; all errors come at once, each with file, line, key, value, reason and nearest name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.happenings.words import Door
from kiosk.settings.exhibits import Narration, Panorama, Smile, SmileDoor, Wheel
from kiosk.settings.hall import Data, Devices, Loudness, OpeningHours, Screen, Speaker, Staff, Station, Visit
from kiosk.settings.hall_day import Backup, Evening, SpecialDay, SpecialDays, StaffPage
from kiosk.settings.postcard import Booth, Card, Pickup, Printing, Upload
from kiosk.settings.section import Section
from kiosk.yaml_source import load_typed

__all__ = [
    "Backup",
    "Booth",
    "Card",
    "Data",
    "Devices",
    "Evening",
    "Loudness",
    "Narration",
    "OpeningHours",
    "Panorama",
    "Pickup",
    "Printing",
    "Screen",
    "Section",
    "Settings",
    "Smile",
    "SmileDoor",
    "Speaker",
    "SpecialDay",
    "SpecialDays",
    "Staff",
    "StaffPage",
    "Station",
    "Upload",
    "Visit",
    "Wheel",
    "data_folder",
    "journal_path",
    "load_settings",
    "own_pictures",
]

_CAMERAS = ("v4l2:", "rtsp:", "http:", "https:")


class Settings(Section):
    """A whole config.yaml."""

    station: Station
    screens: Annotated[list[Screen], Field(min_length=1)]
    opening_hours: OpeningHours
    special_days: SpecialDays
    evening: Evening
    visit: Visit
    staff: Staff
    staff_page: StaffPage
    data: Data
    backup: Backup
    devices: Devices
    speaker: Speaker
    wheel: Wheel
    panorama: Panorama
    smile: Smile
    smile_entry: SmileDoor
    smile_exit: SmileDoor
    booth: Booth
    card: Card
    printing: Printing
    pickup: Pickup
    upload: Upload
    narration: Narration

    @model_validator(mode="after")
    def _counts_each_door_once(self) -> Self:
        both = self.smile_entry.passing.startswith("both_")
        shared = self.devices.exit_camera == "entry"
        if self.smile_exit.passing.startswith("both_"):
            raise ValueError(
                "smile_exit.passing: it is the entry's camera that counts both doors: set smile_entry.passing"
            )
        if both != shared:
            raise ValueError(
                "one camera for both doors needs devices.exit_camera: entry and smile_entry.passing: both_rightward or"
                " both_leftward; two cameras have neither"
            )
        entry, leaving = self.devices.entry_camera, self.devices.exit_camera
        same_way = self.smile_entry.passing == self.smile_exit.passing
        # Two may read one stream, each counting those who cross its own way; a camera on a cable serves one.
        if entry == leaving and (entry.startswith("v4l2:") or same_way) and entry.startswith(_CAMERAS):
            raise ValueError(
                "devices.exit_camera: the same camera as the entry's, so everybody would count at both doors; "
                "write entry, and smile_entry.passing: both_rightward or both_leftward"
            )
        if shared and entry in ("off", "buttons"):
            raise ValueError(f"devices.exit_camera: entry, but devices.entry_camera is {entry}")
        return self

    def smile_door(self, door: Door) -> SmileDoor:
        """The settings of one door."""
        return self.smile_entry if door == "entry" else self.smile_exit


def load_settings(path: Path, instead_of: Path | None = None) -> Settings:
    """Read config.yaml; raises `SourceError` with every fault found.

    Files that devices name lie beside it, or beside the config.yaml that `path` is read `instead_of`.
    """
    settings = load_typed(path, Settings)
    folder = (instead_of or path).resolve().parent
    files = {
        name: f"file:{folder / value.removeprefix('file:')}"
        for name, value in settings.devices
        if value.startswith("file:")
    }
    return settings.model_copy(update={"devices": settings.devices.model_copy(update=files)})


def data_folder(settings: Settings, config_path: Path) -> Path:
    """The folder of journal, postcards and logs, relative to config.yaml unless absolute."""
    return (config_path.resolve().parent / settings.data.folder).resolve()


def own_pictures(settings: Settings, config_path: Path) -> Path:
    """The folder of the station's own pictures of the panorama, in the data folder."""
    return data_folder(settings, config_path) / "panorama"


def journal_path(settings: Settings, config_path: Path) -> Path:
    """The journal's file in the data folder."""
    return data_folder(settings, config_path) / "journal.sqlite"
