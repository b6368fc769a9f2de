"""The postcard room: a station's booth camera, press, pickup and printer, connected, with exhibit and views."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PIL import Image

from kiosk.bridge.ink_glass import PROVIDER as INK, InkPictures
from kiosk.bridge.ink_view import InkView
from kiosk.bridge.postcard_pictures import PROVIDER, PostcardPictures
from kiosk.bridge.postcard_view import PostcardView
from kiosk.content.building_card import load_building_frame, offered_building_frames
from kiosk.content.buildings import Building
from kiosk.content.greetings import load_greetings
from kiosk.content.postcard import Frame, load_frames
from kiosk.content.postcard_back import Back, load_back
from kiosk.content.story import LANGUAGES, Story
from kiosk.content.story_card import load_story_frame, story_frames
from kiosk.content.words import load_words
from kiosk.devices.booth_camera.camera import BoothCamera
from kiosk.devices.delivery.choice import PageMaker, choose_way
from kiosk.devices.delivery.desk import DeliveryDesk
from kiosk.devices.notebook import Notebook
from kiosk.devices.pickup_server import PickupServer, answers
from kiosk.devices.press_desk import Imprint, PressDesk
from kiosk.devices.printer.choosing import choose_printer
from kiosk.devices.printer.desk import PrinterDesk
from kiosk.exhibits import postcard
from kiosk.exhibits.postcard.state import PostcardState
from kiosk.happenings.words import Input
from kiosk.house import Device, Exhibit
from kiosk.places import ASSETS, SCENES
from kiosk.press.measure import plate_of
from kiosk.press.qr import wifi_text
from kiosk.press.store import CardStore
from kiosk.settings import Settings

log = logging.getLogger(__name__)
TALLY_FILE = "printing.json"


class PostcardRoom:
    """Built but not started. `receive` is the house's door on this thread, `ring` the one from any thread.

    The panels of `stories` and the `buildings` can be taken home as postcards; a building without its picture is not
    offered, and the log says so. `folder`: the data folder; `config_folder`: what a key file in config.yaml is relative
    to. `clock`: the house's, which says when the photo is due. `scenes` and `assets`: the folders of the content.

    `devices` by their names in config.yaml, in starting order; press, pickup and delivery have settings sections of
    their own. The window's QML engine must be given `providers`, by their names.
    """

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        config_folder: Path,
        ring: Callable[[Input], None],
        receive: Callable[[Input], None],
        journal: Notebook,
        stories: Mapping[str, Story],
        buildings: Sequence[Building],
        clock: Callable[[], float] = time.monotonic,
        scenes: Path = SCENES,
        assets: Path = ASSETS,
    ) -> None:
        self._scenes, self._assets = scenes, assets
        own = load_frames(scenes / "postcard" / "frames")
        linked = _linked_frames(stories, buildings, scenes, assets)
        frames, back = {**own, **linked}, load_back(scenes)
        self.store = CardStore(folder / "postcards")
        self._build_devices(settings, folder, config_folder, ring, journal, frames, back, clock)
        self._build_views(settings, receive, frames, back)
        first = postcard.start(
            tuple(own),
            settings.visit.language,
            linked,
            settings.booth.shots,
            settings.printing.copies,
            {language: assets / "postcard" / "voice" / f"countdown.{language}.ogg" for language in LANGUAGES},
        )
        self.exhibit = Exhibit("postcard", first, postcard.step, postcard.due, self._show)

    def _build_devices(
        self,
        settings: Settings,
        folder: Path,
        config_folder: Path,
        ring: Callable[[Input], None],
        journal: Notebook,
        frames: Mapping[str, Frame],
        back: Back,
        clock: Callable[[], float],
    ) -> None:
        station, named, pickup = settings.station, settings.devices, settings.pickup
        names = {"zh": station.name_zh, "en": station.name_en}
        words = load_words(self._scenes)["postcard"]
        plate = plate_of(settings.card)
        self.camera = BoothCamera(
            ring,
            named.booth_camera,
            self._assets / "panorama" / "card" / "waterworks.webp",
            words["rehearsal"][settings.visit.language],
            settings.booth.shutter_offset_ms,
            clock,
        )
        self.pickup = PickupServer(
            ring,
            journal,
            folder,
            pickup.host,
            pickup.port,
            pickup.public_url,
            station.id,
            names,
            station.time_zone,
            self._scenes,
        )
        imprint = Imprint(
            frames,
            back,
            self._assets,
            station.name_zh,
            station.name_en,
            station.zone,
            settings.data.postcard_hours,
            plate,
        )
        self.press = PressDesk(ring, self.store, imprint, self.camera.stills.get)
        pages = PageMaker(self.store, words, names, station.zone)
        way = choose_way(settings.upload, config_folder, folder, pages, self.pickup.link, answers)
        wifi = wifi_text(pickup.wifi_name, pickup.wifi_password, pickup.wifi_security) if pickup.wifi_name else ""
        # Whoever reaches the card through the internet needs no network of ours.
        elsewhere = bool(settings.upload.endpoint or pickup.public_url)
        self.delivery = DeliveryDesk(
            ring, journal, self.store, way, self.press.lay, "" if elsewhere else wifi, pickup.again_min
        )
        self.printer = PrinterDesk(
            ring,
            partial(choose_printer, named.printer, folder / "prints", settings.card, settings.data.postcard_hours),
            self.store.sides,
            plate,
            settings.printing,
            settings.card,
            folder / TALLY_FILE,
            lambda card_id, failed: self.store.update(card_id, print_failed=failed),
            station.zone,
        )
        self.devices: dict[str, Device] = {
            "booth_camera": self.camera,
            "pickup": self.pickup,
            "press": self.press,
            "delivery": self.delivery,
            "printer": self.printer,
        }
        self._same_network = not elsewhere

    def _build_views(
        self, settings: Settings, receive: Callable[[Input], None], frames: Mapping[str, Frame], back: Back
    ) -> None:
        extent_mm = plate_of(settings.card).extent_mm
        self.view = PostcardView(
            receive,
            frames,
            self.camera.show_on,
            settings.station.zone,
            extent_mm,
            settings.booth.lens,
            settings.pickup.again_min,
            self._same_network,
        )
        self.ink_view = InkView(receive, frames, back, extent_mm, load_greetings(self._scenes))
        self.providers = {PROVIDER: PostcardPictures(self._picture), INK: InkPictures(*self.ink_view.glasses)}

    def _show(self, state: PostcardState) -> None:
        self.view.show(state)
        self.ink_view.show(state)

    def _picture(self, picture_id: str) -> Image.Image | None:
        still = self.camera.stills.get(picture_id)
        return still.picture if still else self.press.picture(picture_id)


def _linked_frames(
    stories: Mapping[str, Story], buildings: Sequence[Building], scenes: Path, assets: Path
) -> Mapping[str, Frame]:
    built, missing = offered_building_frames(load_building_frame(scenes), buildings, assets)
    for fault in missing:
        log.warning("%s", fault)
    return {**story_frames(load_story_frame(scenes), stories), **built}
