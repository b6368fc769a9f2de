"""A small but whole shore: two buildings, three layers in four lights, views all round; to be damaged by a test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.content.panorama import PanoramaContent, load_panorama
from kiosk.press.pyramid import cut_sphere, cut_strip
from kiosk.yaml_source import SourceError

SHORE = """\
px_per_m: 4
x0_m: -50
x1_m: 250
z_top_m: 45
z_bottom_m: -5
water_z_m: -4
camera_tilt_deg: 8
layers:
  far: {parallax: 0.35, px_per_m: 4, x0_m: -50, x1_m: 250, z_top_m: 45, z_bottom_m: -5}
  buildings: {parallax: 1, px_per_m: 4, x0_m: -50, x1_m: 250, z_top_m: 45, z_bottom_m: -5}
  quay: {parallax: 1, scale: 1.06, px_per_m: 4, x0_m: -50, x1_m: 250, z_top_m: 45, z_bottom_m: -5}
lights:
  day: [far, buildings, quay]
  dusk: [quay, far, buildings]
  night: [far, buildings, quay]
  past: [buildings, quay]
"""

BUILDING = """\
id: mill
km: 0.2
km_confidence: medium
star: false
name: {zh: 纱厂, en: The Mill}
mark: [200, 20]
outline:
  - [[180, 0], [220, 0], [220, 20], [180, 20]]
  - [[190, 20], [200, 20], [195, 30]]
years:
  - {year: 1896, text: {zh: 建成, en: Built}}
  - {year: 1999, text: {zh: 保护, en: Listed}}
greeting: {zh: 到了。, en: Here it is.}
past:
  use: {zh: 纱厂, en: Cotton mill}
  text: {zh: 过去。, en: Then.}
present:
  use: {zh: 园区, en: Offices}
  text: {zh: 现在。, en: Now.}
then: {zh: 复原想象。, en: As we imagine it.}
voice: female
confidence: medium
sources: [一本书]
"""
WHARF = (
    BUILDING.replace("id: mill", "id: wharf")
    .replace("mark: [200, 20]", "mark: [0, 10]")
    .replace("  - [[180, 0], [220, 0], [220, 20], [180, 20]]\n", "  - [[-20, -3], [20, -3], [20, 10], [-20, 10]]\n")
    .replace("  - [[190, 20], [200, 20], [195, 30]]\n", "")
)
STRIP_PX = (1200, 200)


class SmallShore:
    """The station's scenes and assets below `folder`, and the folder of its own pictures, which isn't there yet."""

    def __init__(self, folder: Path) -> None:
        self.scenes, self.assets, self.own = folder / "scenes", folder / "assets", folder / "var" / "panorama"
        self.shore = self.assets / "panorama" / "shore" / "shore.yaml"
        self.mill = self.scenes / "panorama" / "buildings" / "02-mill.yaml"
        self.wharf = self.mill.with_name("01-wharf.yaml")
        for path, text in ((self.shore, SHORE), (self.mill, BUILDING), (self.wharf, WHARF)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        strip = Image.new("RGBA", STRIP_PX)
        strip.paste((120, 80, 60, 255), (0, 100, *STRIP_PX))
        cut_strip(strip, self.strip("day", "far"))
        for light, layers in (
            ("day", "buildings quay"),
            ("dusk", "far buildings quay"),
            ("night", "far buildings quay"),
        ):
            for layer in layers.split():
                shutil.copytree(self.strip("day", "far"), self.strip(light, layer))
        for layer in ("buildings", "quay"):
            shutil.copytree(self.strip("day", "far"), self.strip("past", layer))
        cut_sphere(Image.new("RGB", (64, 32), "teal"), self.round("mill", "day"))
        for building, light in (
            ("mill", "dusk"),
            ("mill", "night"),
            *(("wharf", each) for each in ("day", "dusk", "night")),
        ):
            shutil.copytree(self.round("mill", "day"), self.round(building, light))

    def strip(self, light: str, layer: str) -> Path:
        return self.shore.parent / light / layer

    def round(self, building: str, light: str) -> Path:
        return self.assets / "panorama" / "round" / building / light

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def load(self) -> PanoramaContent:
        return load_panorama(self.scenes, self.assets, self.own)

    def faults(self) -> list[str]:
        """What the hall is told while it goes on."""
        return [str(fault) for fault in self.load().faults]

    def fault(self) -> str:
        """The one thing the hall is told while it goes on."""
        [fault] = self.faults()
        return fault

    def refusal(self) -> str:
        """Why nothing can be shown."""
        with pytest.raises(SourceError) as refused:
            self.load()
        return str(refused.value)
