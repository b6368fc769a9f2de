"""The smile-camera process: `python -m kiosk.devices.smile_camera --door entry --source v4l2:0`.

Says JSON lines on standard output: ready; measuring (the picture is good, first and after a fault); heartbeat with
frames, fps, measured_s and not_measured_s since the start, every second; faces as [x, y, width, probability] in parts
of the frame, at most five times a second; passed with door, smile (true, false, null = not judged), score (its
probability), seen_s, at_s and rehearsal; fault with reason_code and a sentence in both languages. Frames never leave
it. With `--passing both_…` the line's door tells which of the two was passed.
"""

from __future__ import annotations

import argparse
import os
import signal
import stat
import sys
import threading
from pathlib import Path
from typing import get_args

from kiosk.devices.smile_camera.counting import Counting, Post
from kiosk.devices.smile_camera.crossing import Passing
from kiosk.devices.smile_camera.door_lock import DoorTakenError, lock_door
from kiosk.devices.smile_camera.fault_words import FaultCode, fault_sentences
from kiosk.devices.smile_camera.isolation import NetworkOpenError, shut_in
from kiosk.devices.smile_camera.model import ModelRefusedError
from kiosk.devices.smile_camera.passage import PassageRules
from kiosk.devices.smile_camera.reader_process import start_reader
from kiosk.devices.smile_camera.sight import Sight
from kiosk.devices.smile_camera.source import Source, parse_source
from kiosk.devices.smile_camera.voice import Voice
from kiosk.devices.supervisor import EXIT_LASTING
from kiosk.parent_death import die_with_parent

_SOURCES = "pretend, v4l2:…, file:…, rtsp://… or http(s)://…; -: the first line of standard input"
_NICENESS = 5


class _RefusalError(Exception):
    """The process must not or can't run, and starting it again at once won't help."""

    def __init__(self, fault: FaultCode, detail: str) -> None:
        super().__init__(fault)
        self.fault: FaultCode = fault
        self.detail = detail


def _source(text: str) -> Source:
    try:
        return parse_source(sys.stdin.readline().strip() if text == "-" else text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="smile_camera", description="Count smiling and other faces at one door.")
    parser.add_argument("--door", choices=("entry", "exit"), required=True)
    parser.add_argument("--source", type=_source, required=True, help=_SOURCES)
    parser.add_argument("--threshold", type=float, default=0.5, help="probability from which a passage smiles")
    parser.add_argument("--passing", choices=get_args(Passing), default="towards", help="which way people pass")
    parser.add_argument("--rotate", type=int, choices=(0, 90, 180, 270), default=0, help="turn the picture clockwise")
    parser.add_argument(
        "--uncounted-from", type=float, default=0, help="between these two parts of the picture's width"
    )
    parser.add_argument("--uncounted-to", type=float, default=0, help="nobody is counted (equal: there is none such)")
    parser.add_argument("--min-face-px", type=float, default=50, help="smaller faces are followed, not judged")
    parser.add_argument("--rehearsal", action="store_true", help="mark passages as rehearsal (pretend always does)")
    parser.add_argument("--fast", action="store_true", help="a film: every frame once, without waiting")
    parser.add_argument("--once", action="store_true", help="a film: end after it instead of playing it again")
    parser.add_argument("--most-fps", type=float, default=10, help="look for faces at most so often a second")
    parser.add_argument("--cpu-share", type=float, default=0.5, help="of one processor core; 1 is all of it")
    parser.add_argument("--lock-folder", type=Path, help="a second process for this door and folder is refused")
    parser.add_argument("--gap-s", type=float, default=40, help="pretend: seconds between two people, about")
    return parser.parse_args()


def _take_door(arguments: argparse.Namespace) -> None:
    if arguments.lock_folder is None:
        return
    try:
        lock_door(arguments.door, arguments.lock_folder)
    except DoorTakenError as taken:
        raise _RefusalError("door_taken", str(taken.pid or "?")) from None
    except OSError as error:
        raise _RefusalError("folder_closed", str(error)) from None


def _camera_sight(arguments: argparse.Namespace) -> Sight:
    """Ends the network for this process, then loads the libraries that would have used it."""
    source: Source = arguments.source
    _take_door(arguments)
    reader = start_reader(source) if source.way == "stream" else None
    try:
        shut_in()
    except NetworkOpenError as error:
        raise _RefusalError("network_open", str(error)) from None
    # A new user namespace has made the kernel forget it.
    die_with_parent()
    try:
        from kiosk.devices.smile_camera.attention import make_face_finder
        from kiosk.devices.smile_camera.camera_sight import CameraSight, FrameSource, Looking
        from kiosk.devices.smile_camera.grabber import FastFilm, Grabber
        from kiosk.devices.smile_camera.judging import make_reader
        from kiosk.devices.smile_camera.shared_frame import SharedFrames

        finder = make_face_finder(make_reader(), arguments.most_fps)
    except ModelRefusedError as error:
        raise _RefusalError("model_damaged" if error.damaged else "model_missing", str(error.path)) from None
    except (ImportError, OSError, RuntimeError) as error:
        raise _RefusalError("engine_missing", str(error)) from None
    frames: FrameSource
    fast = source.way == "file" and arguments.fast
    if reader:
        frames = SharedFrames(reader)
    elif fast:
        frames = FastFilm(source)
    else:
        frames = Grabber(source, loop=not arguments.once)
    return CameraSight(
        frames, finder, Looking(arguments.most_fps, None if fast else arguments.cpu_share, arguments.rotate)
    )


def _pretend_sight(arguments: argparse.Namespace) -> Sight:
    from kiosk.devices.smile_camera.pretend import PretendSight

    return PretendSight(arguments.door, arguments.gap_s, passing=arguments.passing)


def main() -> int:
    """Run until SIGTERM, the end of the film, or the end of the kiosk; the exit status."""
    arguments = _arguments()
    if stat.S_ISREG(os.fstat(1).st_mode):
        print("smile_camera writes no files, not even this one: give it a pipe, as in | cat > FILE", file=sys.stderr)
        return 2
    voice = Voice()
    die_with_parent()
    # The screen's frames go first.
    if sys.platform != "win32":
        os.nice(_NICENESS)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    pretend = arguments.source.way == "pretend"
    post = Post(
        arguments.door,
        arguments.source.shown,
        PassageRules(threshold=arguments.threshold, passing=arguments.passing),
        arguments.min_face_px,
        rehearsal=pretend or arguments.rehearsal,
        uncounted=(arguments.uncounted_from, arguments.uncounted_to),
    )
    try:
        sight = _pretend_sight(arguments) if pretend else _camera_sight(arguments)
        return Counting(sight, voice, post).run(stop)
    except _RefusalError as refusal:
        zh, en = fault_sentences(refusal.fault, detail=refusal.detail)
        voice.say("fault", reason_code=refusal.fault, sentence_zh=zh, sentence_en=en)
        return EXIT_LASTING
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    status = main()
    sys.stderr.flush()
    # Native threads of a driver or library that is stuck would keep an ordinary exit waiting.
    os._exit(status)
