"""The smile-camera process: `python -m kiosk.devices.smile_camera --door entry --source v4l2:0`.

Says JSON lines on standard output: ready; measuring (the picture is good, first and after a fault); heartbeat with
frames, fps and not_measured_s, every second; faces as [x, y, width, score] in parts of the frame, at most five times
a second; passed with door, smile (true, false, null = not judged), score, seen_s and rehearsal; fault with reason_code
and a sentence in both languages. Frames never leave it.
"""

from __future__ import annotations

import argparse
import os
import signal
import stat
import sys
import threading
from pathlib import Path

from kiosk.devices.smile_camera.counting import Counting, Post
from kiosk.devices.smile_camera.fault_words import FaultCode, fault_sentences
from kiosk.devices.smile_camera.isolation import NetworkOpenError, load_only_what_sees, shut_off_network, write_no_files
from kiosk.devices.smile_camera.model import MODEL, ModelRefusedError, load_model
from kiosk.devices.smile_camera.passage import PassageRules
from kiosk.devices.smile_camera.reader_process import start_reader
from kiosk.devices.smile_camera.sight import Sight
from kiosk.devices.smile_camera.source import Source, parse_source
from kiosk.devices.smile_camera.voice import Voice
from kiosk.devices.supervisor import EXIT_LASTING
from kiosk.parent_death import die_with_parent

_SOURCES = "pretend, v4l2:…, file:…, rtsp://… or http(s)://…; -: the first line of standard input"


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
    parser.add_argument("--threshold", type=float, default=0.4, help="smile score from which a face counts as smiling")
    parser.add_argument("--min-face-px", type=float, default=50, help="smaller faces are followed, not judged")
    parser.add_argument("--rehearsal", action="store_true", help="mark passages as rehearsal (pretend always does)")
    parser.add_argument("--fast", action="store_true", help="a film: every frame once, without waiting")
    parser.add_argument("--once", action="store_true", help="a film: end after it instead of playing it again")
    parser.add_argument("--most-fps", type=float, default=15, help="look for faces at most so often a second")
    parser.add_argument("--gap-s", type=float, default=40, help="pretend: seconds between two people, about")
    parser.add_argument("--model", type=Path, default=MODEL, help=argparse.SUPPRESS)
    return parser.parse_args()


def _camera_sight(arguments: argparse.Namespace) -> Sight:
    """Ends the network for this process, then loads the libraries that would have used it."""
    source: Source = arguments.source
    reader = start_reader(source) if source.way == "stream" else None
    try:
        shut_off_network()
    except NetworkOpenError as error:
        raise _RefusalError("network_open", str(error)) from None
    write_no_files()
    load_only_what_sees()
    # A new user namespace has made the kernel forget it.
    die_with_parent()
    try:
        model = load_model(arguments.model)
    except ModelRefusedError as error:
        raise _RefusalError("model_damaged" if error.damaged else "model_missing", str(error.path)) from None
    try:
        from kiosk.devices.smile_camera.camera_sight import CameraSight, FrameSource
        from kiosk.devices.smile_camera.grabber import FastFilm, Grabber
        from kiosk.devices.smile_camera.landmarker import FaceLandmarker
        from kiosk.devices.smile_camera.shared_frame import SharedFrames

        finder = FaceLandmarker(model)
    except (ImportError, OSError, RuntimeError) as error:
        raise _RefusalError("engine_missing", str(error)) from None
    frames: FrameSource
    if reader:
        frames = SharedFrames(reader)
    elif source.way == "file" and arguments.fast:
        frames = FastFilm(source)
    else:
        frames = Grabber(source, loop=not arguments.once)
    return CameraSight(frames, finder, arguments.most_fps)


def _pretend_sight(arguments: argparse.Namespace) -> Sight:
    from kiosk.devices.smile_camera.pretend import PretendSight

    return PretendSight(arguments.door, arguments.gap_s)


def main() -> int:
    """Run until SIGTERM, the end of the film, or the end of the kiosk; the exit status."""
    arguments = _arguments()
    if stat.S_ISREG(os.fstat(1).st_mode):
        print("smile_camera writes no files, not even this one: give it a pipe, as in | cat > FILE", file=sys.stderr)
        return 2
    voice = Voice()
    die_with_parent()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    pretend = arguments.source.way == "pretend"
    post = Post(
        arguments.door,
        arguments.source.shown,
        PassageRules(threshold=arguments.threshold),
        arguments.min_face_px,
        rehearsal=pretend or arguments.rehearsal,
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
