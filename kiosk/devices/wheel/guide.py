"""./run wheel calibrate: staff turn the wheel as they are asked; what follows from it is written if they say so."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from kiosk.devices.wheel.config_file import write_wheel
from kiosk.devices.wheel.measuring import ROUND_WITHIN, MeasureError, Value, between_stops, rest, round_once
from kiosk.devices.wheel.page import Latest, open_wheel
from kiosk.devices.wheel.teller import Reading
from kiosk.places import TYPED
from kiosk.settings import Wheel
from kiosk.yaml_source import SourceError

Ask = Callable[[str], str]
Say = Callable[[str], None]
FOUND_WITHIN_S, LOOK_S = 6.0, 0.1
REST_S = 2.0


def calibrate(
    setting: str, wheel: Wheel, config: Path, ask: Ask, say: Say, wait: Callable[[float], None] = time.sleep
) -> int:
    """Guide through the calibration; the exit status. `config` is changed only after a yes."""
    latest = Latest()
    # All axes are looked at; which one it is, is what is to be found out.
    device = open_wheel(setting, wheel.model_copy(update={"kind": "auto", "axis": 0}), latest)
    if device is None:
        say("设置里 devices.wheel 是 off，没有舵轮可校准。")
        say(f"devices.wheel is off: there is no wheel to calibrate. Try: {TYPED} wheel calibrate --device sdl")
        return 1
    try:
        return Guide(latest, wheel, config, ask, say, wait).guide()
    finally:
        device.stop()


class Guide:
    """The steps, in order, with one terminal."""

    def __init__(
        self, latest: Latest, wheel: Wheel, config: Path, ask: Ask, say: Say, wait: Callable[[float], None]
    ) -> None:
        self._latest = latest
        self._wheel = wheel
        self._config = config
        self._ask = ask
        self._say = say
        self._wait = wait

    def guide(self) -> int:
        """The exit status: 0 written or declined, 1 not possible."""
        if not self._is_found():
            for sentence in self._latest.report:
                self._say(sentence)
            self._say("没有改动任何设置。 Nothing was changed.")
            return 1
        self._say(f"舵轮 wheel: {self._latest.reading.name}")
        try:
            measured = self._measured()
        except MeasureError as error:
            self._say(error.zh)
            self._say(error.en)
            self._say("没有改动任何设置。 Nothing was changed.")
            return 1
        return self._offer(measured)

    def _is_found(self) -> bool:
        for _ in range(round(FOUND_WITHIN_S / LOOK_S)):
            if self._latest.reading.name:
                return True
            self._wait(LOOK_S)
        return bool(self._latest.reading.name)

    def _measured(self) -> dict[str, Value]:
        self._ask("1. 放开舵轮，不要碰它，然后按回车。\n   Let go of the wheel, hands off, then press Enter. ")
        self._latest.record()
        self._wait(REST_S)
        at_rest = rest(self._seen())
        endless = self._ask(
            "2. 舵轮能一直转下去、没有止点吗？[y/N]\n   Does it turn round and round, without stops? [y/N] "
        )
        if endless.strip().lower() in ("y", "yes", "是"):
            self._latest.record()
            self._ask("3. 向右转整整一圈，然后按回车。\n   Turn it exactly once round to the right, then press Enter. ")
            measured, times = round_once(self._seen())
            if abs(times - 1.0) > ROUND_WITHIN:
                self._say(f"   舵轮转一圈，轴走了 {times:.1f} 圈；metres_per_turn 按轴的圈数计。")
                self._say(f"   In one turn its axis went round {times:.1f} times: metres_per_turn counts those.")
            return measured
        self._ask("3. 向左转到底，不要放开，按回车。\n   Turn all the way to the left, hold it there, press Enter. ")
        left = self._latest.reading
        self._ask("4. 向右转到底，不要放开，按回车。\n   Turn all the way to the right, hold it there, press Enter. ")
        return between_stops(at_rest, left, self._latest.reading)

    def _seen(self) -> list[Reading]:
        seen = self._latest.recorded()
        if not seen or not self._latest.reading.name:
            raise MeasureError(
                "舵轮中途断开了；请插好再来一次。", "The wheel was lost meanwhile; plug it in and try again."
            )
        return seen

    def _offer(self, measured: dict[str, Value]) -> int:
        now = self._wheel.model_dump()
        self._say("建议 proposed:")
        for key, value in measured.items():
            self._say(f"   {key}: {value}" + (f"   ({now[key]})" if value != now[key] else ""))
        answer = self._ask(f"写入 {self._config.name} 吗？[y/N]  Write this into {self._config.name}? [y/N] ")
        if answer.strip().lower() not in ("y", "yes", "是"):
            self._say("没有改动任何设置。 Nothing was changed.")
            return 0
        try:
            backup = write_wheel(self._config, measured)
        except (SourceError, OSError) as error:
            self._say(f"写不进去，没有改动。 It can't be written; nothing was changed: {error}")
            return 1
        self._say(f"已写入；原文件存为 {backup.name}。重新启动后生效。")
        self._say(f"Written; the file as it was is kept as {backup.name}. It counts from the next start on.")
        return 0
