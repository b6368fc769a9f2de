"""./run camera: what the booth's camera gives, live in the terminal."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import TextIO

from kiosk.devices.booth_camera.eye import Eye, Sight
from kiosk.devices.terminal import Page

TICK_S, PLAIN_TICK_S = 0.2, 1.0
BAR_WIDTH = 32
STATES = {"opening": "打开中", "showing": "正常", "gone": "没有画面", "frozen": "画面停住", "dark": "全黑或被遮住"}


def bar(level: float) -> str:
    """0..255 as a bar, in plain letters."""
    filled = round(BAR_WIDTH * max(0.0, min(255.0, level)) / 255)
    return f"[{'#' * filled:<{BAR_WIDTH}}]"


def page_lines(sight: Sight) -> list[str]:
    """The page for people, Chinese first."""
    look = sight.look
    return [
        f"状态 state      {STATES[sight.state]} {sight.state}",
        f"                {sight.report[0]}",
        f"                {sight.report[1]}",
        f"画面 picture    {sight.width} x {sight.height}  {sight.pixels or '—'}",
        f"速度 rate       {sight.fps:.1f} 帧/秒 a second",
        f"亮度 level      {look.level:5.1f} {bar(look.level)}" if look else "亮度 level      —",
        f"明暗 spread     {look.spread:5.1f}   细节 detail {look.detail:5.1f}" if look else "明暗 spread     —",
    ]


def page_line(sight: Sight) -> str:
    """The same in one line, for files and other programs."""
    look = f"level {sight.look.level:.1f} | spread {sight.look.spread:.1f} | " if sight.look else ""
    return (
        f"{sight.state} | {sight.width}x{sight.height} {sight.pixels or '-'} | {sight.fps:.1f} fps | {look}"
        f"{sight.report[1]}"
    )


def show(
    eye: Eye,
    out: TextIO,
    *,
    seconds: float,
    plain: bool,
    wait: Callable[[float], None],
    asked: Callable[[float], bool],
    clock: Callable[[], float] = time.monotonic,
) -> bool:
    """Show the camera for so long; True once Enter is pressed. `asked` looks for that, `wait` lets Qt work."""
    ends_s = clock() + seconds
    shown = Page(out, shutil.get_terminal_size().columns)
    while clock() < ends_s:
        if plain:
            print(page_line(eye.sight()), file=out, flush=True)
        else:
            shown.draw([*page_lines(eye.sight()), "回车 Enter: 测量延迟 measure the delay    Ctrl-C: 结束 end"])
        wait(min(PLAIN_TICK_S if plain else TICK_S, max(0.0, ends_s - clock())))
        if asked(0.0):
            return True
    return False
