"""The postcard room: a station's booth camera, press, pickup and printer, connected, with exhibit and view."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PIL import Image

from kiosk.bridge.postcard_pictures import PostcardPictures
from kiosk.bridge.postcard_view import PostcardView
from kiosk.content.building_card import load_building_frame, offered_building_frames
from kiosk.content.buildings import Building
from kiosk.content.postcard import load_frames
from kiosk.content.story import Story
from kiosk.content.story_card import load_story_frame, story_frames
from kiosk.content.words import load_words
from kiosk.devices.booth_camera.camera import BoothCamera
from kiosk.devices.notebook import Notebook
from kiosk.devices.pickup_server import PickupServer, answers
from kiosk.devices.press_desk import Imprint, PressDesk
from kiosk.devices.printer.desk import PrinterDesk, choose_printer
from kiosk.exhibits import postcard
from kiosk.happenings.words import Input
from kiosk.house import Device, Exhibit
from kiosk.places import ASSETS, SCENES
from kiosk.press.store import CardStore
from kiosk.settings import Settings

log = logging.getLogger(__name__)


class PostcardRoom:
    """Built but not started. `receive` is the house's door on this thread, `ring` the one from any thread.

    The panels of `stories` and the `buildings` can be taken home as postcards; a building without its picture is not
    offered, and the log says so.

    `devices` by their names in config.yaml (press and pickup have settings sections of their own), in starting order.
    The window's QML engine must be given `pictures` under the name of its PROVIDER.
    """

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        ring: Callable[[Input], None],
        receive: Callable[[Input], None],
        journal: Notebook,
        stories: Mapping[str, Story],
        buildings: Sequence[Building],
    ) -> None:
        own = load_frames(SCENES / "postcard" / "frames")
        built, missing = offered_building_frames(load_building_frame(SCENES), buildings, ASSETS)
        for fault in missing:
            log.warning("%s", fault)
        linked = {**story_frames(load_story_frame(SCENES), stories), **built}
        frames = {**own, **linked}
        station, named = settings.station, settings.devices
        self.store = CardStore(folder / "postcards")
        ribbon = load_words(SCENES)["postcard"]["rehearsal"][settings.visit.language]
        self.camera = BoothCamera(ring, named.booth_camera, ASSETS / "postcard" / "river-dusk.webp", ribbon)
        self.pickup = PickupServer(
            ring,
            journal,
            folder,
            settings.pickup.host,
            settings.pickup.port,
            settings.pickup.public_url,
            station.id,
            station.time_zone,
        )
        imprint = Imprint(frames, ASSETS, station.name_zh, station.name_en, station.zone, settings.data.postcard_hours)
        self.press = PressDesk(ring, journal, self.store, imprint, self.camera.stills.get, self.pickup.link, answers)
        self.printer = PrinterDesk(ring, partial(choose_printer, named.printer, folder / "prints"), self.store.picture)
        self.pictures = PostcardPictures(self._picture)
        self.view = PostcardView(receive, frames, self.camera.show_on, station.zone)
        self.devices: dict[str, Device] = {
            "booth_camera": self.camera,
            "pickup": self.pickup,
            "press": self.press,
            "printer": self.printer,
        }
        first = postcard.start(tuple(own), settings.visit.language, linked)
        self.exhibit = Exhibit("postcard", first, postcard.step, postcard.due, self.view.show)

    def _picture(self, picture_id: str) -> Image.Image | None:
        still = self.camera.stills.get(picture_id)
        return still.picture if still else self.press.picture(picture_id)
