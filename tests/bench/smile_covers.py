"""Whether a covered mouth is told from a bare one: masks, scarves, hands and cups drawn over labelled portraits.

    nice .venv/bin/python tests/bench/smile_covers.py FOLDER [--fit] [--sheet FILE.jpg]

FOLDER and its packages as in smile_accuracy.py. Each face is shown bare and under each kind of cover (drawn_covers.py),
and each of those as a portrait, grey, dim and small. `found`: the faces found at all. Of those: `live`, the mouth
called covered as at a door (one look, log odds above COVERED); `still`, left unjudged as in a still (two looks, above
_SURELY_COVERED, and seen well); `above`, that level without the last condition. The 95 % intervals are Wilson's, each
picture counted as one; those of one face are not independent, so the true intervals are wider.

--fit fits weights and level anew (logistic regression, bare and covered faces weighing alike), ten times without the
tenth of the photos it judges. Names that differ only in numbers count as one photo, and so does each row of a sheet of
faces. The weights in use have seen the bare faces, and other drawings over them. --sheet measures nothing and writes
some of the covers, for a person to judge; nothing else is written. All of it takes about 20 minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.smile_accuracy import FACES, area, content, cut, resized, shown_badly  # noqa: E402  (network off)

import cv2  # noqa: E402  # isort: skip
import mediapipe as mp  # noqa: E402  # isort: skip
import numpy as np  # noqa: E402  # isort: skip
from mediapipe.tasks.python import vision  # noqa: E402  # isort: skip
from mediapipe.tasks.python.core.base_options import BaseOptions  # noqa: E402  # isort: skip

from kiosk.devices.smile_camera import expression, mouth_cover, portraits  # noqa: E402
from kiosk.devices.smile_camera.faces import Picture  # noqa: E402
from kiosk.devices.smile_camera.judging import COVERED, FaceReader, Signs  # noqa: E402
from kiosk.devices.smile_camera.model import MODEL, MODELS, load_model  # noqa: E402
from kiosk.reckoning.shares import share  # noqa: E402
from tests.bench.drawn_covers import COVERS, Drawing  # noqa: E402

SEED, FOLDS, RIDGE, BARE = 7, 10, 2.0, "bare"
DRAWN_PX, LOOSE, NEAR_WIDTHS = 400, 1.75, 0.5
TRIES, HIDDEN = 12, 0.97
ALLOWED = (0.002, 0.01)
CUT_LOW = np.full(2, (1 - 1 / LOOSE) / 2)
EARS, NOSE, TURNED = (234, 454), 1, 0.2
SHEET_OF_FACES, SHEET_ROW_PX = "screenshot-facematch.jpg", 111
SHOWN = ("portrait", "grey", "dim", "face 64 px", "face 48 px", "face 40 px")
SHEET_PX, SHEET_FACES = 220, 24


@dataclass
class Looked:
    """One picture of one face: its photo, its cover, how it was shown, and what was seen of it."""

    photo: str
    cover: str
    shown: str
    found: bool = False
    left_unjudged: bool = False
    still: float = 0.0
    live: float = 0.0
    measures: np.ndarray | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description="Covered mouths told from bare ones.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--sheet", type=Path)
    given = parser.parse_args()
    faces = [(photo, loose) for photo, loose in portraits_of(given.folder)]
    mesh = Mesh()
    if given.sheet:
        save_sheet(faces, mesh, given.sheet)
        return
    eyes, looked, without = Eyes(), list[Looked](), 0
    for number, (photo, loose) in enumerate(faces):
        points = mesh.of(loose)
        without += points is None
        low, high = (points.min(axis=0), points.max(axis=0)) if points is not None else (CUT_LOW, 1 - CUT_LOW)
        for cover in (BARE, *COVERS):
            picture = loose if cover == BARE else covered(loose, points, cover, number)
            for shown, seen in shown_badly(picture, box_within(picture)).items() if picture is not None else ():
                if shown in SHOWN:
                    looked.append(
                        eyes.look(seen, Looked(photo, cover, shown), (low + high) / 2, float(high[0] - low[0]))
                    )
    print(f"{len(faces)} faces of {len({look.photo for look in looked})} photos; {without} are shown bare")
    print(f"only, without landmarks or seen from the side; random seed {SEED}")
    tell(looked)
    if given.fit:
        tell_fit([look for look in looked if look.found])


def portraits_of(folder: Path) -> Iterator[tuple[str, Picture]]:
    """Every labelled portrait face with its surroundings, and the photo that it counts to."""
    for package in json.loads(FACES.read_text(encoding="utf-8"))["portraits"]:
        for name, boxes in package["files"].items():
            data = np.frombuffer(content(folder, package["archive"], name), np.uint8)
            picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
            assert picture is not None, name
            person = re.split(r"[\d_-]*\d|_", Path(name).stem)[0] or name
            for *box, _ in boxes:
                row = f", row {box[1] // SHEET_ROW_PX}" if name.endswith(SHEET_OF_FACES) else ""
                yield f"{package['archive']} {person}{row}", cut(picture.astype(np.uint8), box, LOOSE)


def box_within(loose: Picture) -> list[int]:
    """The face's box in what was cut around it, so that it is cut the same way again."""
    side = loose.shape[0]
    face = int(np.ceil(side / LOOSE))
    return [(side - face) // 2, (side - face) // 2, face, face]


def covered(loose: Picture, points: np.ndarray | None, cover: str, number: int) -> Picture | None:
    """The face under a cover, drawn large and then made as large as it was; None where none drawn hides the lips."""
    if points is None:
        return None
    side = loose.shape[0]
    working = resized(loose, max(DRAWN_PX, side))
    dice = np.random.default_rng((SEED, number, list(COVERS).index(cover)))
    for _ in range(TRIES):
        on = Drawing(working, points * working.shape[0], dice)
        COVERS[cover](on)
        if on.hidden() >= HIDDEN:
            return resized(on.done(), side)
    return None


def save_sheet(faces: list[tuple[str, Picture]], mesh: Mesh, file: Path) -> None:
    """Covers in turn on faces of some size, side by side."""
    sharp = [(number, loose) for number, (_, loose) in enumerate(faces) if loose.shape[0] >= SHEET_PX]
    drawn: list[Picture] = []
    for number, loose in sharp[:: max(1, len(sharp) // SHEET_FACES)]:
        picture = covered(loose, mesh.of(loose), list(COVERS)[len(drawn) % len(COVERS)], number)
        if picture is not None:
            drawn.append(resized(picture, SHEET_PX))
    across = len(COVERS)
    rows = [np.hstack(drawn[row : row + across]) for row in range(0, len(drawn) - across + 1, across)]
    cv2.imwrite(str(file), np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, 90])


class Mesh:
    """MediaPipe's 478 points, of which the readers of the product keep five."""

    def __init__(self) -> None:
        options = vision.FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_buffer=load_model(MODELS / MODEL.name)),
            running_mode=vision.RunningMode.IMAGE,
        )
        self._landmarker = vision.FaceLandmarker.create_from_options(options)

    def of(self, loose: Picture) -> np.ndarray | None:
        """The points of a face as parts of the picture's side; None: no face, or one seen from the side."""
        shown = cv2.cvtColor(resized(loose, DRAWN_PX), cv2.COLOR_BGR2RGB)
        found = self._landmarker.detect(mp.Image(image_format=mp.ImageFormat.SRGB, data=shown)).face_landmarks
        if not found:
            return None
        points = np.array([(point.x, point.y) for point in found[0]])
        ears = points[EARS[1]] - points[EARS[0]]
        nose = float((points[NOSE] - points[EARS[0]]) @ ears / (ears @ ears))
        return points if TURNED < nose < 1 - TURNED else None


class Eyes:
    """The readers of stills and of a door, which also keep what is weighed."""

    def __init__(self) -> None:
        self._stills, self._door = portraits.PortraitReader(), FaceReader()
        self._measures: np.ndarray = np.zeros(0)
        mock.patch.object(expression, "cover_log_odds", self._weigh).start()

    def look(self, picture: Picture, looked: Looked, middle: np.ndarray, width: float) -> Looked:
        """Fill in what is seen of the face of this middle and width (parts of the picture's side)."""
        side = picture.shape[0]

        def off(signs: Signs) -> float:
            return float(np.hypot(signs.face.x_px - middle[0] * side, signs.face.y_px - middle[1] * side))

        still = min(self._stills.signs(picture), key=off, default=None)
        if still is None or off(still) > NEAR_WIDTHS * width * side:
            return looked
        live = self._door.signs(picture, still.face)
        if live is not None:
            looked.found, looked.measures = True, self._measures
            looked.still, looked.left_unjudged = still.expression.cover, portraits._covered(still)
            looked.live = live.expression.cover
        return looked

    def _weigh(self, face: Picture) -> float:
        self._measures = mouth_cover.cover_measures(face)
        return mouth_cover.cover_log_odds(face)


def tell(looked: list[Looked]) -> None:
    """A line for each cover, and for each way it was shown."""
    for cover in (BARE, *COVERS):
        print()
        for shown in ("all", *SHOWN):
            of = [look for look in looked if look.cover == cover and shown in ("all", look.shown)]
            seen = [look for look in of if look.found]
            print(f"{cover:16} {shown:10}  found {len(seen):4} of {len(of):4}", end="")
            print(f"  live {said([look.live > COVERED for look in seen])}", end="")
            print(f"  still {said([look.left_unjudged for look in seen])}", end="")
            print(f"  above {said([look.still > portraits._SURELY_COVERED for look in seen])}")
    hidden = [look for look in looked if look.found and look.cover != BARE]
    print(f"\nall covers, live: {said([look.live > COVERED for look in hidden])}")


def said(called: list[bool]) -> str:
    """How many, of all, with their interval in percent."""
    of = share(sum(called), len(called))
    return f"{sum(called):4} = {of.value:6.1%} ({of.low:.1%} to {of.high:.1%})" if of else "   - "


def tell_fit(looked: list[Looked]) -> None:
    """What weights fitted anew say of photos they have not seen, beside those in use."""
    measures = np.array([look.measures for look in looked])
    hidden = np.array([look.cover != BARE for look in looked])
    photos = sorted({look.photo for look in looked})
    dealt = np.random.default_rng(SEED).permutation(len(photos)).tolist()
    fold = {photo: place % FOLDS for photo, place in zip(photos, dealt, strict=True)}
    own = np.array([fold[look.photo] for look in looked])
    refitted = np.zeros(len(looked))
    for left_out in range(FOLDS):
        level, weights = fit(measures[own != left_out], hidden[own != left_out])
        refitted[own == left_out] = level + measures[own == left_out] @ weights
    in_use = np.array([look.live for look in looked])
    print("\nfitted anew, on photos left out, beside the weights in use (one look)")
    for name, values in (("in use", in_use), ("left out", refitted)):
        print(f"{name}: AUC {area(values, hidden):.4f}")
        for part in ALLOWED:
            level = float(np.quantile(values[~hidden], 1 - part))
            print(
                f"  where {part:.1%} of bare faces are called covered: {(values[hidden] > level).mean():.1%} of covers"
            )
        for shown in ("all", *SHOWN):
            own_way = np.array([shown in ("all", look.shown) for look in looked])
            covers, bare = (said((values[own_way & which] > COVERED).tolist()) for which in (hidden, ~hidden))
            print(f"  {shown:16}  covers {covers}  bare {bare}")
        for cover in COVERS:
            under = np.array([look.cover == cover for look in looked])
            print(f"  {cover:16}  covers {said((values[under] > COVERED).tolist())}")
    level, weights = fit(measures, hidden)
    print("all together: level", round(level, 2), "weights", weights.round(2).tolist())
    print("in use:       level", mouth_cover._LEVEL, "weights", mouth_cover._WEIGHTS.tolist())


def fit(measures: np.ndarray, hidden: np.ndarray) -> tuple[float, np.ndarray]:
    """Level and weights: logistic regression by Newton's steps, drawn a little towards nothing."""
    middle, spread = measures.mean(axis=0), measures.std(axis=0)
    scaled = np.column_stack([(measures - middle) / spread, np.ones(len(measures))])
    counted = np.where(hidden, 0.5 / hidden.mean(), 0.5 / (~hidden).mean())
    ridge = RIDGE * np.diag([*np.ones(measures.shape[1]), 1e-6])
    found = np.zeros(scaled.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (counted * (chance - hidden)) + ridge @ found
        bend = (scaled * (counted * chance * (1 - chance))[:, None]).T @ scaled + ridge
        found = found - np.linalg.solve(bend, slope)
    weights = found[:-1] / spread
    return float(found[-1] - middle @ weights), weights


if __name__ == "__main__":
    main()
