"""Which source `devices.booth_camera` names, and what staff are told about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.devices.booth_camera.pretend import DrawnSource
from kiosk.devices.booth_camera.sources import FilmFile, PictureFile, Plugged, called, is_picture
from kiosk.devices.booth_camera.streams import stream_source
from kiosk.devices.smile_camera.source import parse_source
from kiosk.happenings.inputs.booth import CameraTrouble
from kiosk.happenings.words import Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtMultimedia import QVideoSink

    from kiosk.devices.booth_camera.source import Failed, Source

STREAMS = ("rtsp://", "http://", "https://")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What staff read, in both languages."""

    level: Level
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A source that can be opened. `camera_id` of a camera of this machine, else empty; `shown` without password."""

    make: Callable[[QVideoSink, Failed], Source]
    shown: str
    ready: Sentence
    rehearsal: bool = True
    camera_id: str = ""
    still_picture: bool = False


class Chooser:
    """Knows the setting: auto, pretend, off, file:PATH, an rtsp:// or http:// address, or a camera's name.

    `auto` stands for the first camera of this machine; once there was one, a missing one is a fault and is not faked.
    """

    def __init__(self, setting: str, background: Path, ribbon: str) -> None:
        self.setting = setting
        self._background = background
        self._ribbon = ribbon
        self._had = ""

    def choose(self, cameras: Sequence[Plugged]) -> Choice | Sentence:
        """The source to open with these cameras plugged in, or why there is none."""
        setting = self.setting
        if setting == "off":
            return Sentence("ok", "留影不用相机。", "The booth uses no camera.")
        if setting == "pretend":
            return self._pretend(Sentence("rehearsal", "留影相机为模拟画面。", "The booth camera is a pretend one."))
        if setting.startswith("file:"):
            return _file(Path(setting.removeprefix("file:")))
        if setting.startswith(STREAMS):
            return _stream(setting)
        camera = next(iter(cameras), None) if setting == "auto" else called(setting, cameras)
        if camera is not None:
            self._had = self._had or camera.name
            ready = Sentence("ok", f"留影相机：{camera.name}。", f"The booth camera is {camera.name}.")
            return Choice(camera.source, camera.name, ready, rehearsal=False, camera_id=camera.camera_id)
        if setting == "auto" and not self._had:
            return self._pretend(
                Sentence(
                    "rehearsal",
                    "没有接相机，留影相机为模拟画面。",
                    "No camera is connected; the booth's is a pretend one.",
                )
            )
        name = self._had if setting == "auto" else setting
        return Sentence(
            "fault", f"没有名为 {name} 的相机，请检查连接。", f"There is no camera called {name}; check its cable."
        )

    def _pretend(self, ready: Sentence) -> Choice:
        def make(sink: QVideoSink, _failed: Failed) -> Source:
            return DrawnSource(self._background, self._ribbon, sink)

        return Choice(make, "pretend", ready, still_picture=True)


def _file(path: Path) -> Choice | Sentence:
    if not path.is_file():
        return Sentence("fault", f"留影相机找不到文件 {path}。", f"The booth camera: the file {path} is missing.")
    ready = Sentence("rehearsal", f"留影相机播放文件 {path.name}。", f"The booth camera shows the file {path.name}.")
    picture = is_picture(path)
    return Choice(partial(PictureFile if picture else FilmFile, path), path.name, ready, still_picture=picture)


def _stream(setting: str) -> Choice | Sentence:
    try:
        address = parse_source(setting)
    except ValueError:
        return Sentence(
            "fault",
            "留影相机的网络地址写得不对，请检查 config.yaml 里的 booth_camera。",
            "The address of the booth camera is no address; check booth_camera in config.yaml.",
        )
    ready = Sentence("ok", f"留影相机：{address.shown}。", f"The booth camera is {address.shown}.")
    return Choice(partial(stream_source, address), address.shown, ready, rehearsal=False)


def trouble_sentence(trouble: CameraTrouble, shown: str, reason: str = "") -> Sentence:
    """What is wrong with the camera and what to do. `reason`: what the source itself said."""
    if trouble == "frozen":
        return Sentence(
            "fault",
            f"留影相机画面停住不动（{shown}），正在重新打开；若反复出现，请把相机断电再接上。",
            f"The booth camera's picture stands still ({shown}); it is being opened again. "
            "If that goes on, unplug the camera and plug it in again.",
        )
    if trouble == "dark":
        return Sentence(
            "fault",
            f"留影相机画面全黑或镜头被遮住（{shown}）；请看看镜头前有没有东西，再检查灯光。",
            f"The booth camera sees only darkness, or its lens is covered ({shown}); "
            "clear the lens, then check the light.",
        )
    said = (f"：{reason}", f": {reason}") if reason else ("", "")
    return Sentence(
        "fault",
        f"留影相机没有画面（{shown}）{said[0]}；请检查连接线和电源，恢复后会自动继续。",
        f"The booth camera gives no picture ({shown}){said[1]}; check its cable and power. "
        "It goes on by itself when it is back.",
    )
