"""The riverfront: its pictures, voices and view, its thinking, and the sun over it, built together for the wiring."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.bridge.panorama_view import PanoramaView
from kiosk.content.building_media import building_clip_id, load_building_voices
from kiosk.content.buildings import PARTS, Building
from kiosk.content.panorama import PanoramaContent
from kiosk.content.story import LANGUAGES
from kiosk.exhibits import panorama
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Input
from kiosk.house import Device, Exhibit
from kiosk.places import TYPED
from kiosk.settings import Settings
from kiosk.sun import Sun

log = logging.getLogger(__name__)


class PanoramaRoom:
    """Built but not started. `receive` is the house's door on this thread, `ring` the one from any thread.

    `stories`: the ids of those that can be told; a building of another one does not offer it.
    What `content` had to leave out, and voices that are missing, are logged; `report` tells staff how much it is.
    """

    def __init__(
        self,
        settings: Settings,
        content: PanoramaContent,
        stories: Collection[str],
        assets: Path,
        ring: Callable[[Input], None],
        receive: Callable[[Input], None],
    ) -> None:
        self._ring = ring
        content = replace(content, buildings=tuple(_offering(building, stories) for building in content.buildings))
        clips, missing_voices = load_building_voices(content.buildings, assets)
        self._faults = [*content.faults, *missing_voices]
        for fault in self._faults:
            log.warning("%s", fault)
        self.view = PanoramaView(receive, content, self._miss_picture)
        zone = settings.station.zone
        self.devices: dict[str, Device] = {"sun": Sun(ring, lambda: datetime.now(zone))}
        named, wheel = settings.panorama, settings.wheel
        pace = panorama.Pace(
            metres_per_turn=wheel.metres_per_turn,
            degrees_per_turn=wheel.degrees_per_turn,
            cruise_after_s=named.cruise_after_s,
            cruise_mps=named.cruise_mps,
            round_after_s=named.round_after_s,
            round_leave_s=named.round_leave_s,
            greet=named.greet,
        )
        first = panorama.start(
            content.places_m,
            pace=pace,
            rounds=content.rounds,
            texts={
                building_clip_id(building.id, part, language): building.spoken(part, language)
                for building in content.buildings
                for part in PARTS
                for language in LANGUAGES
            },
            clips=clips,
            language=settings.visit.language,
            light=named.light,
        )
        self.exhibit = Exhibit("panorama", first, panorama.step, panorama.due, self.view.show)

    def report(self) -> None:
        """What is left out or stood in for keeps nobody from the rest; staff are told how much it is."""
        count = len(self._faults)
        if count:
            zh = f"滨江全景有 {count} 处问题：缺的画面以其他画面代替，缺的讲述由备用语音代替。请运行 {TYPED} check。"
            en = f"{count} faults in the panorama: missing pictures and voices are stood in for. Run {TYPED} check."
            self._ring(DeviceReported("panorama", "fault", zh, en))
        else:
            self._ring(DeviceReported("panorama", "ok", "滨江全景完整。", "The panorama is complete."))

    def _miss_picture(self, path: str) -> None:
        name = Path(path).name
        zh = f"滨江全景的画面 {name} 无法显示，已用较粗的画面代替。请运行 {TYPED} check。"
        en = f"The panorama's picture {name} can't be shown; a coarser one stands in. Run {TYPED} check."
        self._ring(DeviceReported("panorama", "fault", zh, en))


def _offering(building: Building, stories: Collection[str]) -> Building:
    lost = building.story is not None and building.story.id not in stories
    return building.model_copy(update={"story": None}) if lost else building
