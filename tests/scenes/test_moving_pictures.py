"""The shore's and the spheres' tiles on screen: in the right place, sharp where one looks, and never a hole."""

from __future__ import annotations

import itertools
import json
import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.bridge.picture_reader import reader_threads
from kiosk.bridge.shore_pictures import ShorePictures
from kiosk.content.panorama import PanoramaContent
from kiosk.content.pyramid import load_pyramid
from kiosk.content.shore import LayerName, Shore, ShoreLight
from kiosk.happenings.words import Light
from kiosk.press.pyramid import cut_sphere, cut_strip
from tests.scenes.part_window import HEIGHT, WIDTH, Window

PATIENCE_MS = 20000
QUAY_Y = 400.0
# 600 metres at 8 pixels: five columns of tiles.
WHOLE = {"px_per_m": 8, "x0_m": -20, "x1_m": 580, "z_bottom_m": -9, "z_top_m": 99}
SHORE = Shore.model_validate(
    {
        **WHOLE,
        "water_z_m": -4,
        "camera_tilt_deg": 8,
        "layers": {
            "far": {**WHOLE, "parallax": 0.35},
            "buildings": {**WHOLE, "parallax": 1},
            "quay": {**WHOLE, "parallax": 1, "scale": 1.06},
        },
        "lights": {"day": ["far", "buildings", "quay"], "dusk": ["buildings"], "night": ["buildings"]},
    }
)
# A spot of two metres on each layer, in metres along and up.
SPOTS: dict[LayerName, tuple[float, float, str]] = {
    "far": (30.0, 40.0, "#ff0000"),
    "buildings": (110.0, 20.0, "#00ff00"),
    "quay": (118.0, -5.0, "#0000ff"),
}
DIRECTIONS = {"#ff0000": (0.0, 0.0), "#00ff00": (30.0, 20.0), "#0000ff": (179.9, -10.0), "#ffff00": (-60.0, 62.0)}


def _strip(layer: LayerName, light: ShoreLight) -> Image.Image:
    picture = Image.new("RGBA", (4800, 864))
    if light != "day":
        picture.paste((90, 60, 40, 255) if light == "dusk" else (20, 20, 60, 255), (0, 400, 4800, 800))
        return picture
    x_m, z_m, colour = SPOTS[layer]
    left, top = (x_m - 1 + 20) * 8, (99 - z_m - 1) * 8
    picture.paste(colour, (round(left), round(top), round(left) + 16, round(top) + 16))
    return picture


def _sphere() -> Image.Image:
    """Grey, with a spot of about two degrees in each direction."""
    width = 2048
    lon = ((np.arange(width) + 0.5) / width * 360 - 180)[None, :]
    lat = (90 - (np.arange(width // 2) + 0.5) / width * 360)[:, None]
    picture = np.full((width // 2, width, 3), 90, np.uint8)
    for colour, (to_lon, to_lat) in DIRECTIONS.items():
        away = (lon - to_lon + 180) % 360 - 180
        spot = (away * np.cos(np.radians(lat))) ** 2 + (lat - to_lat) ** 2 < 1
        picture[spot] = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return Image.fromarray(picture)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> PanoramaContent:
    folder = tmp_path_factory.mktemp("pictures")
    strips = {}
    for light, layers in SHORE.lights.items():
        for layer in layers:
            cut_strip(_strip(layer, light), folder / light / layer)
            strips[light, layer] = load_pyramid(folder / light / layer)
    cut_sphere(_sphere(), folder / "round", quality=95)
    sphere = load_pyramid(folder / "round")
    lights: tuple[Light, ...] = ("day", "dusk", "night")
    return PanoramaContent(
        shore=SHORE,
        lights={light: tuple(layers) for light, layers in SHORE.lights.items()},
        layers={(light, layer): SHORE.layers[layer] for light, layers in SHORE.lights.items() for layer in layers},
        strips=strips,
        rounds={"mill": dict.fromkeys(lights, sphere)},
        buildings=(),
    )


Open = Callable[..., Window]


@pytest.fixture
def open_part(qapp: QGuiApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    opened: list[Window] = []

    def part(qml: str, content: PanoramaContent) -> Window:
        window = Window(qml, ShorePictures(content), tmp_path)
        opened.append(window)
        with qtbot.waitExposed(window.view, timeout=PATIENCE_MS):
            window.view.show()
        return window

    yield part
    for window in opened:
        window.view.close()
        # The scene goes before what it shows.
        window.view.setSource(QUrl())


STRIP = """ShoreStrip { light: "day"; positionM: 100; ppm: 8; quayY: 400; fadeMs: 1 }"""
SPHERE = """RoundView { buildingId: "mill"; light: "day"; fadeMs: 1 }"""


@pytest.mark.parametrize("ppm", [8.0, 5.0, 2.0])
def test_a_layer_stands_where_its_parallax_and_scale_put_it(
    content: PanoramaContent, open_part: Open, qtbot: QtBot, ppm: float
) -> None:
    window = open_part(STRIP, content)
    for ship_m in (100.0, 87.3):
        window.put(positionM=ship_m, ppm=ppm)
        qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
        for layer, (x_m, z_m, colour) in SPOTS.items():
            measures = SHORE.layers[layer]
            across = WIDTH / 2 + (x_m - ship_m * measures.parallax) * ppm * measures.scale
            down = QUAY_Y - z_m * ppm * measures.scale
            assert window.centre(colour) == pytest.approx((across, down), abs=1.0)


@pytest.mark.parametrize(
    ("heading_deg", "pitch_deg", "fov_deg"),
    [(0, 0, 75), (20, 12, 95), (-15, -6, 50), (179, 0, 75), (-181, -5, 60), (-60, 50, 90), (372, 9, 75)],
)
def test_a_direction_of_the_sphere_lands_where_the_eye_would_see_it(
    content: PanoramaContent, open_part: Open, qtbot: QtBot, heading_deg: float, pitch_deg: float, fov_deg: float
) -> None:
    window = open_part(SPHERE, content)
    window.put(headingDeg=heading_deg, pitchDeg=pitch_deg, fovDeg=fov_deg)
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    focal_px = WIDTH / 2 / math.tan(math.radians(fov_deg / 2))
    seen = 0
    for colour, (lon_deg, lat_deg) in DIRECTIONS.items():
        lon, lat, pitch = (math.radians(deg) for deg in (lon_deg - heading_deg, lat_deg, pitch_deg))
        right, up, ahead = math.cos(lat) * math.sin(lon), math.sin(lat), math.cos(lat) * math.cos(lon)
        away, over = ahead * math.cos(pitch) + up * math.sin(pitch), up * math.cos(pitch) - ahead * math.sin(pitch)
        across, down = WIDTH / 2 + focal_px * right / away, HEIGHT / 2 - focal_px * over / away
        if away > 0 and 40 < across < WIDTH - 40 and 40 < down < HEIGHT - 40:
            assert window.centre(colour) == pytest.approx((across, down), abs=1.5), (lon_deg, lat_deg)
            seen += 1
    assert seen


def test_no_gap_shows_between_the_tiles_of_a_sphere(content: PanoramaContent, open_part: Open, qtbot: QtBot) -> None:
    window = open_part(SPHERE, content)
    window.view.setColor("#ff00ff")
    for heading_deg, pitch_deg in ((0, 0), (180, 0), (90.3, 50), (-150.7, -35)):
        window.put(headingDeg=heading_deg, pitchDeg=pitch_deg, fovDeg=95)
        qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
        assert window.centre("#ff00ff") is None


def test_only_what_is_near_is_in_memory_and_the_coarse_picture_goes_before(
    content: PanoramaContent, open_part: Open, qtbot: QtBot
) -> None:
    window = open_part(STRIP.replace("day", "dusk"), content)
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    assert {"dusk/buildings/0/0_1", "dusk/buildings/0/1_1", "dusk/buildings/2/0_0"} <= window.files()
    assert "dusk/buildings/0/4_1" not in window.files()
    window.put(positionM=540.0)
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    assert {"dusk/buildings/0/4_1", "dusk/buildings/2/1_0"} <= window.files()
    assert "dusk/buildings/0/0_1" not in window.files()


def test_another_light_comes_over_the_old_one_and_then_the_old_one_goes(
    content: PanoramaContent, open_part: Open, qtbot: QtBot
) -> None:
    window = open_part(STRIP.replace("day", "dusk"), content)
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    window.put(light="night")
    lights = {file.split("/")[0] for file in window.files()}
    assert lights == {"dusk", "night"}
    qtbot.waitUntil(lambda: {file.split("/")[0] for file in window.files()} == {"night"}, timeout=PATIENCE_MS)
    assert window.is_ready()
    assert window.centre("#14143c") is not None


def test_a_change_of_mind_in_the_middle_of_a_fade_ends_in_the_last_light(
    content: PanoramaContent, open_part: Open, qtbot: QtBot
) -> None:
    window = open_part(STRIP.replace("day", "dusk"), content)
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    window.put(fadeMs=60, light="night")
    qtbot.waitUntil(lambda: bool(window.part.property("fading")), timeout=PATIENCE_MS)
    window.put(light="dusk")
    qtbot.waitUntil(lambda: not window.part.property("fading"), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: {file.split("/")[0] for file in window.files()} == {"dusk"}, timeout=PATIENCE_MS)


def test_a_light_comes_although_she_sails_on_and_tiles_keep_coming(
    content: PanoramaContent, open_part: Open, qtbot: QtBot
) -> None:
    window = open_part(STRIP.replace("day", "dusk"), content)
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    window.put(fadeMs=400, light="night")
    places_m = itertools.cycle([*range(100, 500, 40), *range(500, 100, -40)])

    def changed() -> bool:
        window.put(positionM=float(next(places_m)))
        return {file.split("/")[0] for file in window.files()} == {"night"}

    qtbot.waitUntil(changed, timeout=PATIENCE_MS)


@pytest.mark.qt_log_ignore("QML Image")
@pytest.mark.parametrize("damage", ["missing", "corrupt"])
def test_a_tile_that_can_not_be_shown_leaves_the_coarse_picture_and_is_told_of_once(
    content: PanoramaContent, open_part: Open, qtbot: QtBot, tmp_path: Path, damage: str
) -> None:
    cut_strip(_strip("buildings", "dusk"), tmp_path / "hurt")
    tile = tmp_path / "hurt" / "0" / "0_1.webp"
    if damage == "missing":
        tile.unlink()
    else:
        tile.write_bytes(tile.read_bytes()[:40] + b"rubbish")
    strips = {**content.strips, ("dusk", "buildings"): load_pyramid(tmp_path / "hurt")}
    hurt = PanoramaContent(SHORE, content.lights, content.layers, strips, content.rounds, ())
    window = open_part(STRIP.replace("day", "dusk").replace("100", "40"), hurt)
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.failed == [str(tile)], timeout=PATIENCE_MS)
    for place_m in (500.0, 40.0):
        window.put(positionM=place_m)
        qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    assert window.failed == [str(tile)]
    # The ground of the picture is still brown from end to end: 1 pixel at 40 metres and one at 100.
    picture = window.view.grabWindow()
    for metres in (10.0, 90.0):
        colour = picture.pixelColor(round(WIDTH / 2 + (metres - 40) * 8), round(QUAY_Y - 20 * 8))
        assert (colour.red(), colour.green(), colour.blue()) == pytest.approx((90, 60, 40), abs=12)


def test_sky_river_and_shore_at_rest_draw_nothing(
    content: PanoramaContent, open_part: Open, qtbot: QtBot, qapp: QGuiApplication
) -> None:
    window = open_part(
        """Item { id: all
            required property ShorePictures pictures
            property alias ready: shore.ready
            LightColors { id: colours; light: "night" }
            Sky { id: sky; width: all.width; height: 402; colors: colours }
            River { y: 432; z: -1; width: all.width; height: 108; pictures: all.pictures; light: "night"
                colors: colours; texture: sky.ripples; positionM: 100; ppm: 8; waterM: -4 }
            ShoreStrip { id: shore; anchors.fill: parent; pictures: all.pictures; light: "night"; positionM: 100; ppm: 8
                quayY: 400 }
        }""",
        content,
    )
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    window.view.grabWindow()
    frames: list[None] = []
    window.view.afterAnimating.connect(lambda: frames.append(None))
    for _ in range(200):
        qapp.processEvents()
    assert len(frames) <= 1


def test_reading_gives_way_to_drawing_once_the_first_picture_is_there(
    content: PanoramaContent, open_part: Open, qtbot: QtBot
) -> None:
    window = open_part(STRIP, content)
    qtbot.waitUntil(window.is_ready, timeout=PATIENCE_MS)
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    assert reader_threads()
    assert any(os.getpriority(os.PRIO_PROCESS, thread) > usual for thread in reader_threads())


def test_qml_gets_every_tile_of_a_level_in_its_place(content: PanoramaContent) -> None:
    pictures = ShorePictures(content)
    assert list(pictures.layers("day")) == ["far", "buildings", "quay"]
    assert list(pictures.layers("past")) == []
    assert json.loads(pictures.strip("past", "buildings")) is None
    strip = json.loads(pictures.strip("dusk", "buildings"))
    fine = strip["levels"][0]
    assert (fine["scale"], fine["rows"], len(fine["columns"])) == (1.0, 2, 5)
    tile = fine["columns"][1][1]
    assert (tile["x"], tile["y"], tile["width"], tile["height"]) == (1024, 576, 1024, 224)
    assert pictures.pathOf(tile["url"]).endswith("dusk/buildings/0/1_1.webp")
    assert json.loads(pictures.round("nowhere", "day")) == []
    assert [level["widthPx"] for level in json.loads(pictures.round("mill", "night"))] == [2048, 1024, 512]
