"""./run wheel: what the wheel sends and what is made of it, live in the terminal, and the way to its settings."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Callable
from typing import TextIO

from kiosk.devices.terminal import Page, enter_pressed
from kiosk.devices.wheel.choose import make_wheel
from kiosk.devices.wheel.teller import Reading, Wheel
from kiosk.happenings.inputs import DeviceReported, WheelLost
from kiosk.happenings.words import Input
from kiosk.settings import Wheel as WheelSettings

TICK_S, PLAIN_TICK_S = 0.1, 0.5
BAR_WIDTH = 41
NOTHING = Reading("", (), 0, False, 0.0, 0.0, False, 0)


class Latest:
    """The last reading and the last report of a wheel; `record` keeps readings until they are asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reading = NOTHING
        self._kept: list[Reading] | None = None
        self._report = ("还没有消息。", "Nothing heard yet.")

    def watch(self, reading: Reading) -> None:
        with self._lock:
            self._reading = reading
            if self._kept is not None:
                self._kept.append(reading)

    def ring(self, happening: Input) -> None:
        with self._lock:
            if isinstance(happening, DeviceReported):
                self._report = (happening.sentence_zh, happening.sentence_en)
            elif isinstance(happening, WheelLost):
                self._reading = NOTHING

    @property
    def reading(self) -> Reading:
        with self._lock:
            return self._reading

    @property
    def report(self) -> tuple[str, str]:
        with self._lock:
            return self._report

    def record(self) -> None:
        """Keep every reading from the present one on."""
        with self._lock:
            self._kept = [self._reading] if self._reading.name else []

    def recorded(self) -> list[Reading]:
        """What was kept since `record`."""
        with self._lock:
            kept, self._kept = self._kept or [], None
            return kept


def bar(value: float) -> str:
    """-1..1 as a bar that grows from its middle, in plain letters."""
    half = BAR_WIDTH // 2
    filled = round(half * max(-1.0, min(1.0, value)))
    left, right = "#" * max(0, -filled), "#" * max(0, filled)
    return f"[{left:>{half}}|{right:<{half}}]"


def page_lines(reading: Reading, report: tuple[str, str]) -> list[str]:
    """The page for people, Chinese first."""
    kind = "无止点 endless" if reading.endless else "有止点 between stops"
    axes = [f"  轴 axis {number}   {raw:+.3f} {bar(raw)}" for number, raw in enumerate(reading.axes)]
    return [
        f"设备 device     {reading.name or '—'}  ({kind})",
        f"状态 state      {report[0]}",
        f"                {report[1]}",
        "读数 raw",
        *axes,
        f"  计数 counts    {reading.counts}",
        "使用 used",
        f"  舵角 deflection {reading.deflection:+.3f} {bar(reading.deflection)}",
        f"  圈数 turns     {reading.turns:+.3f}",
        f"  按钮 spoke     {'按下 held' if reading.spoke else '松开 free'}",
        f"忽略 left out   读数 readings {reading.dropped}, 串口行 serial lines {reading.rubbish}",
    ]


def page_line(reading: Reading, report: tuple[str, str]) -> str:
    """The same in one line, for files and other programs."""
    raw = " ".join(f"{value:+.3f}" for value in reading.axes) or "-"
    return (
        f"{reading.name or '-'} | raw {raw} | counts {reading.counts} | used {reading.deflection:+.3f} | "
        f"turns {reading.turns:+.3f} | spoke {'held' if reading.spoke else 'free'} | dropped {reading.dropped} | "
        f"rubbish {reading.rubbish} | {report[1]}"
    )


def open_wheel(setting: str, wheel: WheelSettings, latest: Latest) -> Wheel | None:
    """The station's wheel with `latest` looking on, started; None for off."""
    made = make_wheel(setting, wheel, latest.ring, latest.watch)
    if made is not None:
        made.start()
    return made


def show(
    latest: Latest,
    out: TextIO,
    *,
    seconds: float,
    plain: bool,
    asked: Callable[[float], bool],
    clock: Callable[[], float] = time.monotonic,
) -> bool:
    """Show the wheel for so long; True as soon as somebody presses Enter. `asked` waits for that, a tick at most."""
    ends_s = clock() + seconds
    shown = Page(out, shutil.get_terminal_size().columns)
    while clock() < ends_s:
        if plain:
            print(page_line(latest.reading, latest.report), file=out, flush=True)
        else:
            shown.draw([*page_lines(latest.reading, latest.report), "回车 Enter: 校准 calibrate    Ctrl-C: 结束 end"])
        if asked(min(PLAIN_TICK_S if plain else TICK_S, max(0.0, ends_s - clock()))):
            return True
    return False


def wheel_page(setting: str, wheel: WheelSettings, *, seconds: float, plain: bool) -> bool | None:
    """`./run wheel` until its seconds are over; True when Enter was pressed, None where there is no wheel."""
    latest = Latest()
    device = open_wheel(setting, wheel, latest)
    if device is None:
        return None
    try:
        return show(latest, sys.stdout, seconds=seconds, plain=plain, asked=enter_pressed)
    finally:
        device.stop()
