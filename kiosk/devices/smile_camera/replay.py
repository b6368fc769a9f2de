"""`./run smile replay VIDEO`: a recorded film of a door, every frame in film time, judged by the live process's code.

It keeps nothing. With --overlay it draws what it saw into a new film, for checking by eye; only a film that staff give
can be looked at so, never a live camera.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from kiosk.devices.smile_camera.counting import Post
from kiosk.devices.smile_camera.crossing import Passing
from kiosk.devices.smile_camera.faces import FaceFinder, Picture
from kiosk.devices.smile_camera.fault_words import FaultCode, fault_sentences
from kiosk.devices.smile_camera.isolation import NetworkOpenError, load_only_what_sees, shut_off_network
from kiosk.devices.smile_camera.model import ModelRefusedError
from kiosk.devices.smile_camera.passage import Passage, PassageRules, passage
from kiosk.devices.smile_camera.source import Source
from kiosk.devices.smile_camera.tracker import Track, Tracker
from kiosk.happenings.words import Door
from kiosk.reckoning.shares import share
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.devices.smile_camera.overlay import Overlay

_WHOLE = 0.98


@dataclass(frozen=True, slots=True)
class Replayed:
    """One passage of a film, by the track of this number; seconds count from the film's beginning."""

    number: int
    door: Door
    begins_s: float
    ends_s: float
    passed: Passage

    def line(self) -> dict[str, str | float | bool | None]:
        """The passage as it is printed."""
        score = self.passed.score
        return {
            "door": self.door,
            "begins_s": round(self.begins_s, 2),
            "ends_s": round(self.ends_s, 2),
            "direction": self.passed.direction,
            "seen_s": round(self.passed.seen_s, 2),
            "probability": None if score is None else round(score, 3),
            "smile": self.passed.smile,
        }


@dataclass(slots=True)
class Moment:
    """One frame after it was looked at: the faces followed, and who passed just now."""

    at_s: float
    picture: Picture
    tracks: list[Track]
    passages: list[Replayed]


class _RefusalError(Exception):
    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")


def watch(frames: Iterator[tuple[float, Picture]], finder: FaceFinder, post: Post) -> Iterator[Moment]:
    """Follow the faces of (second, picture) pairs as the live process does; a last moment tells who was still there."""
    tracker = Tracker(post.min_face_px, post.uncounted)
    at_s, size, picture = 0.0, (0, 0), None
    for at_s, picture in frames:
        size = (picture.shape[1], picture.shape[0])
        faces = finder.find(picture, tracker.followed(at_s))
        gone = tracker.step(at_s, faces, size)
        yield Moment(at_s, picture, [t for t in tracker.tracks if t.last_s == at_s], _passages(gone, post, size))
    if picture is not None:
        yield Moment(at_s, picture, [], _passages(tracker.end(), post, size))


def _passages(gone: list[Track], post: Post, size: tuple[int, int]) -> list[Replayed]:
    told = []
    for track in gone:
        passed = passage(track, post.rules, size)
        if passed:
            track.counted = True
            told.append(Replayed(track.number, post.door_of(passed), track.first_s, track.last_s, passed))
    return told


def main(argv: list[str], settings: Settings) -> int:
    """Replay a film; the exit status: 1 with a sentence when it can't be, or breaks off."""
    given = _arguments(argv)
    try:
        return _replay(given, settings)
    except _RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run smile replay", description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("video", metavar="VIDEO", help="a film of the door")
    parser.add_argument("--door", choices=("entry", "exit"), required=True, help="whose settings are used")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each passage, and one for the totals")
    parser.add_argument("--overlay", type=Path, metavar="OUT", help="a new .mp4 or .avi to draw what was seen into")
    parser.add_argument("--passing", choices=get_args(Passing), help="who passes; else as set for the door")
    parser.add_argument("--threshold", type=float, help="probability from which a passage smiles; else as set")
    parser.add_argument("--rotate", type=int, choices=(0, 90, 180, 270), help="turn the film clockwise; else as set")
    given = parser.parse_args(argv)
    if given.threshold is not None and not 0 < given.threshold < 1:
        parser.error("--threshold: a probability between 0 and 1")
    return given


def _replay(given: argparse.Namespace, settings: Settings) -> int:
    film = Path(given.video)
    if not film.exists():
        # Also what a camera's or a stream's name is: there is no way to look at one from here.
        raise _RefusalError(*fault_sentences("film_absent", source=given.video))
    if not film.is_file():
        raise _RefusalError(*fault_sentences("film_unreadable", source=given.video))
    if given.overlay and given.overlay.exists():
        raise _RefusalError(f"文件 {given.overlay} 已存在。", f"There is a file {given.overlay} already.")
    _shut_in()
    from kiosk.devices.smile_camera import films
    from kiosk.devices.smile_camera.attention import make_face_finder
    from kiosk.devices.smile_camera.judging import make_reader

    post = _post(given, settings)
    rotate_deg = settings.smile_door(given.door).rotate_deg if given.rotate is None else given.rotate
    opened = films.open_film(Source("file", str(film)), rotate_deg)
    if opened is None:
        raise _RefusalError(*fault_sentences("film_unreadable", source=given.video))
    try:
        finder = make_face_finder(make_reader(), opened.fps)
    except ModelRefusedError as error:
        code: FaultCode = "model_damaged" if error.damaged else "model_missing"
        raise _RefusalError(*fault_sentences(code, detail=str(error.path))) from None
    passages: list[Replayed] = []
    frames = 0
    with ExitStack() as stack:
        overlay: Overlay | None = None
        for moment in watch(opened.frames, finder, post):
            moment.passages = [_as_its_door(each, given, settings) for each in moment.passages]
            if given.overlay and overlay is None:
                overlay = stack.enter_context(_overlay(given.overlay, moment.picture, opened.fps))
            if overlay:
                overlay.draw(moment)
            for passed in moment.passages:
                passages.append(passed)
                print(json.dumps(passed.line()) if given.json else _readable(passed), flush=True)
            frames += 1
    # The last moment is nobody's frame.
    frames -= 1
    print(json.dumps({"totals": _totals(passages, frames, opened.fps)}) if given.json else _sums(passages), flush=True)
    if frames < _WHOLE * opened.promised:
        at_s = frames / opened.fps
        raise _RefusalError(
            f"视频 {given.video} 在第 {at_s:.1f} 秒中断，其后无法读取。",
            f"The film {given.video} breaks off at {at_s:.1f} s; what comes after can't be read.",
        )
    return 0


def _as_its_door(replayed: Replayed, given: argparse.Namespace, settings: Settings) -> Replayed:
    """Of a camera that counts both doors, each door has its own threshold."""
    passed = replayed.passed
    if given.threshold is not None or replayed.door == given.door or passed.score is None:
        return replayed
    smile = passed.score >= settings.smile_door(replayed.door).threshold
    return replace(replayed, passed=replace(passed, smile=smile))


def _shut_in() -> None:
    try:
        shut_off_network()
    except NetworkOpenError as error:
        raise _RefusalError(*fault_sentences("network_open", detail=str(error))) from None
    load_only_what_sees()


def _overlay(path: Path, picture: Picture, fps: float) -> Overlay:
    from kiosk.devices.smile_camera.overlay import Overlay

    try:
        return Overlay(path, (picture.shape[1], picture.shape[0]), fps)
    except OSError as error:
        raise _RefusalError(f"无法写入 {path}。", f"{path} can't be written: {error}") from None


def _post(given: argparse.Namespace, settings: Settings) -> Post:
    door = settings.smile_door(given.door)
    rules = PassageRules(threshold=door.threshold, passing=door.passing)
    if given.threshold is not None:
        rules = replace(rules, threshold=given.threshold)
    if given.passing is not None:
        rules = replace(rules, passing=cast(Passing, given.passing))
    uncounted = (door.uncounted_from, door.uncounted_to)
    return Post(given.door, given.video, rules, settings.smile.min_face_px, rehearsal=True, uncounted=uncounted)


def _totals(passages: list[Replayed], frames: int, fps: float) -> dict[str, object]:
    totals: dict[str, object] = {"frames": frames, "seconds": round(frames / fps, 2)}
    for door in get_args(Door):
        here = [replayed.passed.smile for replayed in passages if replayed.door == door]
        judged = [smile for smile in here if smile is not None]
        found = share(sum(judged), len(judged))
        totals[door] = {
            "passed": len(here),
            "judged": len(judged),
            "smiled": sum(judged),
            "share": None if found is None else round(found.value, 4),
            "share_95": None if found is None else [round(found.low, 4), round(found.high, 4)],
        }
    return totals


def _readable(replayed: Replayed) -> str:
    passed = replayed.passed
    if passed.score is None:
        judged = "not judged"
    else:
        judged = f"{'smiles' if passed.smile else 'does not smile'} ({passed.score:.2f})"
    when = f"{replayed.begins_s:7.1f} to {replayed.ends_s:7.1f} s"
    return f"{when}  {replayed.door:5}  {passed.direction:9}  {judged}"


def _sums(passages: list[Replayed]) -> str:
    judged = [replayed.passed.smile for replayed in passages if replayed.passed.smile is not None]
    found = share(sum(judged), len(judged))
    said = f", smiling {found.value:.0%} ({found.low:.0%} to {found.high:.0%})" if found else ""
    return f"{len(passages)} passed, {len(judged)} judged{said}"
