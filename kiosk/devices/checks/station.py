"""The morning check of one station: which checks its desk has, which lines it lacks, and the sounds it speaks with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from kiosk.devices.checks.check import Check
from kiosk.devices.checks.clock import ClockCheck
from kiosk.devices.checks.content import ContentCheck, check_command
from kiosk.devices.checks.disk import DiskCheck
from kiosk.devices.checks.network import NetworkCheck
from kiosk.devices.checks.printer import PrinterCheck
from kiosk.devices.checks.speaker import SpeakerCheck
from kiosk.devices.printer.choosing import choose_printer
from kiosk.devices.smile_camera.cameras import door_sources, v4l2_cameras
from kiosk.happenings.words import CheckName, Language
from kiosk.places import ROOT
from kiosk.press.measure import plate_of
from kiosk.press.trial_card import Words, draw_trial_card
from kiosk.settings import Settings

TRIAL_CARD = "trial-card.jpg"
"""In the data folder: the picture of the card that was printed last."""
_PICTURE = Path("postcard") / "wharf-spring.webp"
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def station_checks(
    settings: Settings,
    config: Path,
    folder: Path,
    scenes: Path,
    assets: Path,
    words: Words,
    now: Callable[[], datetime],
    address: Callable[[], str | None],
    pickup_url: Callable[[], str | None],
) -> Mapping[CheckName, Check]:
    """The checks of the desk.

    `folder`: the data folder; `scenes`, `assets`: the content on show; `words`: the morning scene's; `now`: the
    station's time. `address`: this machine's for phones, None without a network; `pickup_url`: where the pickup serves,
    None while it does not.
    """
    station, plate = settings.station, plate_of(settings.card)
    names = {"zh": station.name_zh, "en": station.name_en}

    def draw() -> bytes:
        return draw_trial_card(words, assets / _PICTURE, names, f"{now():%Y-%m-%d %H:%M}", plate)

    choose = partial(
        choose_printer, settings.devices.printer, folder / "prints", settings.card, settings.data.postcard_hours
    )
    return {
        "speaker": SpeakerCheck(),
        "printer": PrinterCheck(choose, draw, plate, folder / TRIAL_CARD),
        "disk": DiskCheck(folder),
        "clock": ClockCheck(folder, now),
        "network": NetworkCheck(address, pickup_url),
        "content": ContentCheck(check_command(config.resolve(), scenes, assets), ROOT),
    }


def absent_lines(settings: Settings) -> frozenset[CheckName]:
    """The lines of devices that config.yaml switches off, or that `auto` did not find."""
    named = settings.devices
    sources = door_sources(named.booth_camera, named.entry_camera, named.exit_camera, v4l2_cameras())
    is_off: dict[CheckName, bool] = {
        "wheel": named.wheel == "off",
        "speaker": named.speaker == "off",
        "printer": named.printer == "off",
        "booth_camera": named.booth_camera == "off",
        "entry_camera": sources["entry"] == "off",
        "exit_camera": sources["exit"] == "off",
    }
    return frozenset(name for name, off in is_off.items() if off)


def spoken_numbers(assets: Path) -> Mapping[Language, tuple[Path, ...]]:
    """The sounds of the numbers 1 to 9, by language."""
    folder = assets / "morning" / "voice"
    return {language: tuple(folder / f"{number}.{language}.ogg" for number in range(1, 10)) for language in _LANGUAGES}
