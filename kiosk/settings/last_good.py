"""The config.yaml that worked last: it stands in for one that can't be used at a start.

Two of them are kept: the newest of all, and the newest of this version of the program, which another version, with
other keys, never writes over: a version that is gone back to finds its own again.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.places import ROOT
from kiosk.settings import Settings, load_settings
from kiosk.whole_file import write_whole
from kiosk.yaml_source import Fault, SourceError

log = logging.getLogger(__name__)
STATE = "KIOSK_STATE"
"""Environment: the folder a station may write to, where it is not the folder var beside config.yaml."""
PROGRAM = ROOT.name
"""The version of the program: on a station its folder is named after it."""
_VERSIONS = 4


@dataclass(frozen=True, slots=True)
class GoodSettings:
    """What the station starts with.

    `config` is config.yaml's own place, which paths in it are relative to, whichever file was read. `faults` are those
    of config.yaml when the last good one stands in for it, else none. `text`: the file that was read.
    """

    settings: Settings
    config: Path
    faults: tuple[Fault, ...]
    text: bytes

    def keep(self) -> None:
        """Remember these settings as the last good ones: call it when the station runs. A full disk is only logged."""
        if self.faults:
            return
        newest, own = _kept(self.config)
        try:
            for kept in (newest, own):
                if not kept.exists() or kept.read_bytes() != self.text:
                    write_whole(kept, self.text)
            others = sorted(set(own.parent.glob("of-*.yaml")) - {own}, key=lambda path: path.stat().st_mtime)
            for old in others[: 1 - _VERSIONS]:
                old.unlink()
        except OSError as error:
            log.warning("the settings can't be kept as the last good ones: %s", error)


def last_good(config: Path) -> Path:
    """Where the newest good config.yaml lies: never in a folder that config.yaml itself names."""
    state = os.environ.get(STATE)
    return (Path(state) if state else config.resolve().parent / "var") / "last-good" / "config.yaml"


def _kept(config: Path) -> tuple[Path, Path]:
    """The newest of all versions of the program, and the newest of this one."""
    newest = last_good(config)
    return newest, newest.with_name(f"of-{PROGRAM}.yaml")


def settings_or_last_good(config: Path) -> GoodSettings:
    """The settings of config.yaml, or those that worked last; without such raises `SourceError` with its faults."""
    try:
        return GoodSettings(load_settings(config), config, (), config.read_bytes())
    except SourceError as error:
        for kept in _kept(config):
            with suppress(SourceError, OSError):
                standing_in = GoodSettings(load_settings(kept, config), config, tuple(error.faults), kept.read_bytes())
                break
        else:
            raise
    log.warning("the last good settings are used (%s), because config.yaml can't be:", kept)
    for fault in standing_in.faults:
        log.warning("%s", fault)
    return standing_in


def told(faults: Sequence[Fault]) -> tuple[str, str]:
    """What staff read in Chinese and English while the last good settings stand in: file, line and what is wrong."""
    first = faults[0]
    name, rest = Path(first.file).name, len(faults) - 1
    key = f" {first.key}" if first.key else ""
    line_zh, line_en = (f"第 {first.line} 行", f" line {first.line}") if first.line else ("", "")
    more_zh, more_en = (f"（另有 {rest} 处）", f" (and {rest} more)") if rest else ("", "")
    zh = f"{name} {line_zh}{key} 有误{more_zh}，现用上次可用的设置；改好后请重新启动。原因：{first.reason}"
    en = (
        f"{name}{line_en}{key}: {first.reason}{more_en}. The settings that worked last are used; mend it, then restart."
    )
    return zh, en
