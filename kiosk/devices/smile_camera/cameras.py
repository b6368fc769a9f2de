"""Which cameras this machine has, and which one each door takes when it is left to choose."""

from __future__ import annotations

from pathlib import Path

from kiosk.happenings.words import Door

_SYSTEM = Path("/sys/class/video4linux")
_NAMES = Path("/dev/v4l")


def v4l2_cameras(system: Path = _SYSTEM) -> list[str]:
    """The device paths of the video cameras, in the kernel's order; a camera's further nodes (metadata) left out."""
    nodes = [node for node in system.glob("video*") if node.name.removeprefix("video").isdigit()]
    nodes.sort(key=lambda node: int(node.name.removeprefix("video")))
    return [f"/dev/{node.name}" for node in nodes if _first_of_its_camera(node)]


def stable_name(camera: str, names: Path = _NAMES) -> str:
    """The name of a camera (a device path) that stays when the machine is started anew; the path when it has none.

    By what the camera is, where no other is the same; else by the socket it is plugged into.
    """
    for folder in (names / "by-id", names / "by-path"):
        for name in sorted(folder.glob("*")):
            if name.resolve() == Path(camera).resolve():
                return str(name)
    return camera


def door_sources(booth: str, entry: str, exit_: str, cameras: list[str]) -> dict[Door, str]:
    """What `auto` means for each door: the first camera nobody else takes, or `pretend`; other settings stay.

    The booth comes first: when it is `auto` too, the first camera is left to it. No camera is given twice. `entry` as
    the exit's source means the entry's camera counts both; where the entry has none the exit is `off`.
    """
    named = {_path_of(setting) for setting in (booth, entry, exit_)}
    free = [camera for camera in cameras if camera not in named]
    if booth == "auto":
        del free[:1]
    sources: dict[Door, str] = {"entry": entry, "exit": exit_}
    for door, setting in sources.items():
        if setting == "auto":
            sources[door] = f"v4l2:{free.pop(0)}" if free else "pretend"
    if exit_ == "entry" and sources["entry"] in ("buttons", "off"):
        sources["exit"] = "off"
    return sources


def _first_of_its_camera(node: Path) -> bool:
    try:
        return (node / "index").read_text(encoding="utf-8").strip() == "0"
    except OSError:
        return True


def _path_of(setting: str) -> str:
    place = setting.removeprefix("v4l2:")
    if place.isdigit():
        return f"/dev/video{place}"
    # A stable name under /dev/v4l/by-id is a link to the node.
    return str(Path(place).resolve()) if place.startswith("/dev/") else place
