"""`./run smile score IMAGE…`: the smile decision for still pictures, by the live process's own reader.

It is shut in like the live process: no network, no files; it prints numbers only. A folder stands for its pictures in
name order.
"""

from __future__ import annotations

import argparse
import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kiosk.devices.smile_camera.fault_words import FaultCode, fault_sentences
from kiosk.devices.smile_camera.isolation import NetworkOpenError, shut_in
from kiosk.devices.smile_camera.model import ModelRefusedError

if TYPE_CHECKING:
    from kiosk.devices.smile_camera.portraits import PortraitFace

_NO_FACE = "no face"


def main(argv: list[str]) -> int:
    """Score pictures; the exit status: 1 when one could not be read or nothing could be done."""
    given = _arguments(argv)
    relay = _relay_to_file()
    said = _own_voice()
    try:
        return _score(given)
    except BrokenPipeError:
        # Whoever read has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    finally:
        said.flush()
        if relay:
            sys.stdout.flush()
            os.close(1)
            os.waitpid(relay, 0)


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="run smile score", description="Find the faces of pictures and say how likely each of them smiles."
    )
    parser.add_argument("images", nargs="+", type=Path, metavar="IMAGE", help="a picture, or a folder of pictures")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each picture")
    parser.add_argument("--threshold", type=float, default=0.5, help="probability from which a face smiles (0.5)")
    given = parser.parse_args(argv)
    if not 0 < given.threshold < 1:
        parser.error("--threshold: a probability between 0 and 1")
    return given


def _score(given: argparse.Namespace) -> int:
    try:
        shut_in()
        from kiosk.devices.smile_camera.portraits import PortraitReader
        from kiosk.devices.smile_camera.stills import NoPictureError, open_still

        reader = PortraitReader()
    except NetworkOpenError as error:
        print(*fault_sentences("network_open", detail=str(error)), sep="\n", file=sys.stderr)
        return 1
    except ModelRefusedError as error:
        code: FaultCode = "model_damaged" if error.damaged else "model_missing"
        print(*fault_sentences(code, detail=str(error.path)), sep="\n", file=sys.stderr)
        return 1
    status = 0
    for path in _pictures(given.images):
        note: str | None
        try:
            still = open_still(path)
            faces = [face.enlarged(still.shrunk) for face in reader.find(still.picture)]
            note = None if faces else _NO_FACE
        except NoPictureError as error:
            faces, note, status = [], str(error), 1
        print(_json_line(path, faces, note, given) if given.json else _readable(path, faces, note, given), flush=True)
    return status


def _pictures(given: list[Path]) -> Iterator[Path]:
    from kiosk.devices.smile_camera.stills import stills_in

    for path in given:
        yield from stills_in(path) if path.is_dir() else (path,)


def _json_line(path: Path, faces: list[PortraitFace], note: str | None, given: argparse.Namespace) -> str:
    from kiosk.devices.smile_camera.judging import probability

    told = []
    for face in faces:
        chance = probability(face.logit)
        smile = None if face.covered else chance >= given.threshold
        told.append(
            {
                "box": list(face.box),
                "probability": round(chance, 4),
                "smile": smile,
                "mouth_covered": face.covered,
            }
        )
    return json.dumps({"image": str(path), "faces": told, "note": note}, ensure_ascii=False)


def _readable(path: Path, faces: list[PortraitFace], note: str | None, given: argparse.Namespace) -> str:
    from kiosk.devices.smile_camera.judging import probability

    told = []
    for face in faces:
        chance = probability(face.logit)
        left, top, width, height = face.box
        verdict = "smiles" if chance >= given.threshold else "does not smile"
        if face.covered:
            verdict = "mouth covered, not judged"
        told.append(f"{verdict} ({chance:.2f}) at {left},{top} {width}x{height}")
    return f"{path}: {'; '.join(told) or note}"


def _relay_to_file() -> int:
    """Where standard output is a file, let a child write it, for this process gives up that right; the child's id or 0.

    The child only hands on the lines it is given; it ends with the pipe.
    """
    if not stat.S_ISREG(os.fstat(1).st_mode):
        return 0
    sys.stdout.flush()
    lines, own = os.pipe()
    child = os.fork()
    if child:
        os.close(lines)
        os.dup2(own, 1)
        os.close(own)
        return child
    os.close(own)
    while data := os.read(lines, 65536):
        while data:
            data = data[os.write(1, data) :]
    os._exit(0)


def _own_voice() -> TextIO:
    """Keep standard error for this program's own sentences: MediaPipe's start fills it with its library's notes."""
    sys.stderr.flush()
    own = os.fdopen(os.dup(2), "w", encoding="utf-8", errors="backslashreplace")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.stderr = own
    return own
