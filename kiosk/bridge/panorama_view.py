"""解读 as QML sees it: where the ship is, the strip's tiles, the buildings and the open one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.panorama import Building, Landmark, Layer, PanoramaContent
from kiosk.content.text import unbroken
from kiosk.exhibits import ship as ships
from kiosk.exhibits.panorama import PanoramaState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input

QML_IMPORT_NAME = "KioskBridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the house")
class PanoramaView(QObject):
    """The ship and the shore. `buildings` are in order downstream; lengths in metres, speeds in metres a second."""

    moved = Signal()
    framesNeededChanged = Signal()
    aheadChanged = Signal()
    buildingChanged = Signal()
    soughtChanged = Signal()

    def __init__(self, ring: Callable[[Input], None], content: PanoramaContent) -> None:
        super().__init__()
        self._ring = ring
        self._position_m = 0.0
        self._speed_mps = 0.0
        self._steer = 0.0
        self._frames_needed = False
        self._ahead = -1
        self._building = -1
        self._sought = -1
        self._frame = inputs.FrameDrawn()
        self._places = {building.id: place for place, (building, _) in enumerate(content.buildings)}
        self._buildings = [_building(building, landmark) for building, landmark in content.buildings]
        strip = content.strip
        self._strip = {
            "pxPerM": strip.px_per_m,
            "topM": strip.z_top_m,
            "bottomM": strip.z_bottom_m,
            "waterM": strip.water_z_m,
            "far": _layer(strip.layer("far"), content),
            "shore": _layer(strip.layer("shore"), content),
        }

    def show(self, state: PanoramaState) -> None:
        """Set what changed; under way that is one signal a frame."""
        ship = state.ship
        if (ship.position_m, ship.speed_mps, ship.steer) != (self._position_m, self._speed_mps, self._steer):
            self._position_m, self._speed_mps, self._steer = ship.position_m, ship.speed_mps, ship.steer
            self.moved.emit()
        ahead = self._places.get(state.ahead_id, -1)
        if ahead != self._ahead:
            self._ahead = ahead
            self.aheadChanged.emit()
        building = self._places.get(state.building_id, -1)
        if building != self._building:
            self._building = building
            self.buildingChanged.emit()
        sought = self._places.get(state.sought_id, -1)
        if sought != self._sought:
            self._sought = sought
            self.soughtChanged.emit()
        if state.needs_frames != self._frames_needed:
            self._frames_needed = state.needs_frames
            self.framesNeededChanged.emit()

    @Property("double", notify=moved)
    def positionM(self) -> float:
        return self._position_m

    @Property("double", notify=moved)
    def speedMps(self) -> float:
        return self._speed_mps

    @Property("double", notify=moved)
    def steer(self) -> float:
        return self._steer

    @Property(bool, notify=framesNeededChanged)
    def framesNeeded(self) -> bool:
        return self._frames_needed

    @Property(int, notify=aheadChanged)
    def ahead(self) -> int:
        return self._ahead

    @Property(int, notify=buildingChanged)
    def building(self) -> int:
        return self._building

    @Property(int, notify=soughtChanged)
    def sought(self) -> int:
        """The building a visitor was brought to from another scene."""
        return self._sought

    @Property("QVariant", constant=True)
    def buildings(self) -> list[dict[str, Any]]:
        return self._buildings

    @Property("QVariant", constant=True)
    def strip(self) -> dict[str, Any]:
        return self._strip

    @Property("double", constant=True)
    def shoreM(self) -> float:
        return ships.SHORE_M

    @Property("double", constant=True)
    def cruiseMps(self) -> float:
        return ships.CRUISE_MPS

    @Slot()
    def frame(self) -> None:
        self._ring(self._frame)

    @Slot()
    def grab(self) -> None:
        self._ring(inputs.StripGrabbed())

    @Slot("double")
    def drag(self, metres: float) -> None:
        self._ring(inputs.StripDragged(metres))

    @Slot("double")
    def release(self, speed_mps: float) -> None:
        self._ring(inputs.StripReleased(speed_mps))

    @Slot("double")
    def stepWheel(self, steps: float) -> None:
        self._ring(inputs.WheelStepped(steps))

    @Slot(int)
    def openBuilding(self, place: int) -> None:
        if 0 <= place < len(self._buildings):
            self._ring(inputs.BuildingOpened(self._buildings[place]["id"]))

    @Slot()
    def closeBuilding(self) -> None:
        self._ring(inputs.BuildingClosed())


def _layer(layer: Layer, content: PanoramaContent) -> dict[str, Any]:
    tiles = [
        {
            "url": QUrl.fromLocalFile(str(content.folder / tile.file)).toString(),
            "x0": tile.x0_m,
            "x1": tile.x1_m,
            "clearPx": tile.clear_rows_px,
        }
        for tile in layer.tiles
    ]
    return {
        "parallax": layer.parallax,
        "pxPerM": layer.px_per_m,
        "topM": layer.z_top_m,
        "bottomM": layer.z_bottom_m,
        "tiles": tiles,
    }


def _building(building: Building, landmark: Landmark) -> dict[str, Any]:
    """The building with its words in both languages, as name.zh, past.use.en and so on."""
    words = building.model_dump(include={"name", "past", "present"})
    for time in (words["past"], words["present"]):
        time["text"]["zh"] = unbroken(time["text"]["zh"])
    built = building.built.text.model_dump() if building.built else {"zh": "", "en": ""}
    place = {
        "id": building.id,
        "km": building.km,
        "star": building.star,
        "x": landmark.label[0],
        "z": landmark.label[1],
    }
    return {**words, **place, "built": built, "tap": landmark.tap}
