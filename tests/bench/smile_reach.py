"""How small a face may be to be found: the model on each kind of part of a 1280x720 frame, and the seam's whole search.

    .venv/bin/python tests/bench/smile_reach.py [FACES]

For each face width the portrait of tests/devices/faces stands at FACES random places. "search" is the share found
within one turn of all parts, nobody being followed yet; "close" the share found again in
the crop around a followed face; the score is the smile score's mean and lowest there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.devices.smile_camera.isolation import load_only_what_sees, shut_off_network  # noqa: E402

shut_off_network()
load_only_what_sees()

import numpy as np  # noqa: E402

from kiosk.devices.smile_camera.landmarker import FaceLandmarker, Part, close_part, spread_parts  # noqa: E402
from kiosk.devices.smile_camera.model import load_model  # noqa: E402
from kiosk.devices.smile_camera.tracker import Face  # noqa: E402
from tests.devices import smile_film  # noqa: E402

WIDTHS_PX = (30, 40, 50, 60, 80, 100, 120, 160, 200)


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    finder = FaceLandmarker(load_model())
    width, height = smile_film.SIZE
    kinds = {
        "frame": [Part(0, 0, width, height)],
        "squares": spread_parts(width, height, height),
        "tiles": spread_parts(width, height, 400),
    }
    finder.find(smile_film.hall(), [])
    head = smile_film.portrait(smiling=True)
    dice = np.random.default_rng(5)
    print(
        f"{'face px':>8}" + "".join(f"{kind:>9}" for kind in (*kinds, "search", "close")) + f"{'score':>8}{'lowest':>8}"
    )
    for face_px in WIDTHS_PX:
        found = dict.fromkeys((*kinds, "search", "close"), 0)
        scores: list[float] = []
        for _ in range(times):
            x_px = float(dice.uniform(face_px * 1.3, width - face_px * 1.3))
            y_px = float(dice.uniform(face_px * 1.6, height - face_px * 1.6))
            picture = smile_film.with_face(head, face_px, x_px, y_px)
            seen = {kind: any(finder.look(picture, part) for part in parts) for kind, parts in kinds.items()}
            for kind, there in seen.items():
                found[kind] += there
            found["search"] += any(seen.values())
            near = finder.look(picture, close_part(Face(x_px, y_px - 0.1 * face_px, face_px, 0.5), width, height))
            found["close"] += bool(near)
            scores += [face.score for face in near]
        shares = "".join(f"{count / times:9.0%}" for count in found.values())
        print(f"{face_px:8}{shares}" + (f"{mean(scores):8.2f}{min(scores):8.2f}" if scores else ""))
    print(f"parts in a turn: {sum(map(len, kinds.values()))}")


if __name__ == "__main__":
    main()
