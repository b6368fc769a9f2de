"""./run camera measure: flashes the screen, finds how late the camera shows it, and writes that if staff say so."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kiosk.devices.booth_camera.eye import Eye
from kiosk.devices.booth_camera.measuring import Delay, Edge, MeasureError, find_delay
from kiosk.devices.config_file import write_section
from kiosk.yaml_source import SourceError

Ask = Callable[[str], str]
Say = Callable[[str], None]
FOUND_WITHIN_S, LOOK_S = 8.0, 0.1
FLASHES = 12
# Never three flashes in a second, and no two intervals alike: so that only one delay fits them.
SHORTEST_S, LONGEST_S = 0.36, 0.66
AFTER_S = 1.6
WIDE_S = 0.04


class Flash(Protocol):
    """Something the camera can see light up."""

    def begin(self) -> None: ...
    def turn(self, bright: bool) -> Edge: ...
    def end(self) -> None: ...


class MeasureGuide:
    """The steps, in order, with one terminal. `wait` lets time and camera go on; `offset_ms` is the present setting."""

    def __init__(
        self, eye: Eye, flash: Flash, offset_ms: int, config: Path, ask: Ask, say: Say, wait: Callable[[float], None]
    ) -> None:
        self._eye = eye
        self._flash = flash
        self._offset_ms = offset_ms
        self._config = config
        self._ask = ask
        self._say = say
        self._wait = wait

    def guide(self) -> int:
        """The exit status: 0 written or declined, 1 not possible."""
        if not self._is_showing():
            return self._nothing(*self._eye.sight().report)
        if self._eye.rehearsal:
            return self._nothing(
                "模拟画面和文件看不到闪光，请接上相机。",
                "Neither a pretend camera nor a file sees a flash: plug in a camera.",
            )
        self._say(f"相机 camera: {self._eye.sight().report[1]}")
        self._ask(
            "屏幕将慢慢闪白约 12 秒。请举一面镜子让相机看到屏幕，或请人站到屏幕前；把灯调暗，按回车。\n"
            "The screen will slowly flash for 12 seconds. Hold a mirror so that the camera sees the screen, or let "
            "somebody stand close to it; dim the light, then press Enter. "
        )
        try:
            delay = self._measured()
        except MeasureError as error:
            return self._nothing(error.zh, error.en)
        return self._offer(delay)

    def _nothing(self, zh: str, en: str) -> int:
        for sentence in (zh, en, "没有改动任何设置。 Nothing was changed."):
            self._say(sentence)
        return 1

    def _is_showing(self) -> bool:
        for _ in range(round(FOUND_WITHIN_S / LOOK_S)):
            if self._eye.sight().state == "showing":
                return True
            self._wait(LOOK_S)
        return False

    def _measured(self) -> Delay:
        dice = random.Random(0)
        self._flash.begin()
        try:
            edges = [self._flash.turn(False)]
            self._wait(1.0)
            self._eye.record()
            for _ in range(FLASHES):
                for bright in (True, False):
                    self._wait(dice.uniform(SHORTEST_S, LONGEST_S))
                    edges.append(self._flash.turn(bright))
            self._wait(AFTER_S)
        finally:
            self._flash.end()
        return find_delay(edges[1:], self._eye.recorded())

    def _offer(self, delay: Delay) -> int:
        measured_ms, spread_ms = round(delay.median_s * 1000), round(delay.spread_s * 1000)
        self._say(f"延迟 delay: {measured_ms} ms（中位数 median，±{spread_ms} ms，{delay.edges} 次 edges）")
        if delay.spread_s > WIDE_S:
            self._say("各次相差较大；把灯光调暗、镜子举稳，可再测一次。")
            self._say("The single ones differ a good deal: with less light and a steady mirror, measure once more.")
        self._say(f"建议 proposed: booth.shutter_offset_ms: {measured_ms}   ({self._offset_ms})")
        answer = self._ask(f"写入 {self._config.name} 吗？[y/N]  Write this into {self._config.name}? [y/N] ")
        if answer.strip().lower() not in ("y", "yes", "是"):
            self._say("没有改动任何设置。 Nothing was changed.")
            return 0
        try:
            backup = write_section(self._config, "booth", {"shutter_offset_ms": measured_ms}, "camera")
        except (SourceError, OSError) as error:
            self._say(f"写不进去，没有改动。 It can't be written; nothing was changed: {error}")
            return 1
        self._say(f"已写入；原文件存为 {backup.name}。重新启动后生效。")
        self._say(f"Written; the file as it was is kept as {backup.name}. It counts from the next start on.")
        return 0
