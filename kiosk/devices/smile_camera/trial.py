"""A trial of the smile-camera process without a camera: `python -m kiosk.devices.smile_camera.trial`, for ./run doctor.

Says one line of JSON: `refused` with an English sentence; or `filtered` (the kernel refuses new sockets, too) and
`empty_ms`, the processor's milliseconds for a frame of 1280x720 with nobody in it.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

from kiosk.devices.smile_camera.fault_words import fault_sentences
from kiosk.devices.smile_camera.isolation import NetworkOpenError, shut_in
from kiosk.devices.smile_camera.model import ModelRefusedError

_FRAMES = 40


def _trial() -> dict[str, str | float | bool]:
    try:
        shut_in()
    except NetworkOpenError as error:
        return {"refused": fault_sentences("network_open", detail=str(error))[1]}
    try:
        import numpy as np

        from kiosk.devices.smile_camera.attention import make_face_finder
        from kiosk.devices.smile_camera.judging import make_reader
        from kiosk.devices.smile_camera.picture_gauge import look_at

        finder = make_face_finder(make_reader())
    except ModelRefusedError as error:
        sentences = fault_sentences("model_damaged" if error.damaged else "model_missing", detail=str(error.path))
        return {"refused": sentences[1]}
    except (ImportError, OSError, RuntimeError) as error:
        return {"refused": fault_sentences("engine_missing", detail=str(error))[1]}
    dice = np.random.default_rng(1)
    halls = [dice.integers(90, 110, (720, 1280, 3)).astype(np.uint8) for _ in range(4)]
    finder.find(halls[0], [])
    begun_s = time.process_time()
    for number in range(_FRAMES):
        look_at(halls[number % 4])
        finder.find(halls[number % 4], [])
    spent_ms = (time.process_time() - begun_s) * 1000 / _FRAMES
    filtered = "Seccomp:\t2" in Path("/proc/self/status").read_text(encoding="ascii")
    return {"filtered": filtered, "empty_ms": round(spent_ms, 1)}


if __name__ == "__main__":
    print(json.dumps(_trial()))
