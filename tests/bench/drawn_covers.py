"""Masks, scarves, hands and cups drawn over a portrait along its landmarks, in the light that lies on the face.

Colours, patterns, folds and places are drawn by lot. What is drawn is as wide as the face tells and leans as it leans;
it is darker towards its rim and throws a shadow, and hands have the skin of the face that they cover.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from kiosk.devices.smile_camera.faces import Picture

JAW = (93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323)
"""Of the 478-point mesh: from ear to ear under the chin."""
BRIDGE_DOWN = (323, 280, 348, 419, 197, 196, 119, 50, 93)
"""From ear to ear over the nose, as the upper edge of a mask runs."""
LIPS = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185)
INKS = ((45, 40, 150), (120, 125, 128), (90, 55, 35), (105, 150, 185), (45, 45, 48), (200, 205, 215), (70, 105, 60))
"""Blue-green-red: red, grey, navy, camel, black, off-white, green."""


class Drawing:
    """A face to draw on, with places in widths of it: `right` and `down` from between its lips."""

    def __init__(self, picture: Picture, mesh: np.ndarray, dice: np.random.Generator) -> None:
        self.picture, self.mesh, self.dice = picture.astype(np.float32), mesh, dice
        self.px = float(np.hypot(*(mesh[454] - mesh[234])))
        self.across = (mesh[263] - mesh[33]) / np.hypot(*(mesh[263] - mesh[33]))
        self.along = np.array([-self.across[1], self.across[0]])
        self.lips = mesh[[13, 14]].mean(axis=0)
        self.over: np.ndarray = np.zeros(picture.shape[:2], np.float32)
        rows, columns = np.indices(picture.shape[:2])
        off = np.stack([columns - self.lips[0], rows - self.lips[1]], axis=-1) / self.px
        self.right, self.down = off @ self.across, off @ self.along
        level = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
        inside = cv2.erode(self.shape(mesh[[10, *JAW]]), np.ones((9, 9))) > 0.5
        soft = cv2.GaussianBlur(np.where(inside, level, level[inside].mean()), (0, 0), self.px / 5)
        self.fall = np.clip(soft / soft[inside].mean(), 0.6, 1.3)[..., None]
        # How light the hall is: skin alone would make every mask dark on dark skin.
        self.light = float(
            np.clip(np.percentile(level[inside], 90) / 215 * 0.5 + np.percentile(level, 97) / 480, 0.3, 1)
        )
        cheeks = [
            picture[tuple(np.clip(place, 0, len(picture) - 1).astype(int)[::-1])] for place in mesh[[50, 280, 151]]
        ]
        self.skin = np.median(np.array(cheeks, np.float32), axis=0)

    def place(self, right: float, down: float) -> np.ndarray:
        return self.lips + (self.across * right + self.along * down) * self.px

    def shape(self, points: np.ndarray, rounds: int = 2) -> np.ndarray:
        """A filled outline, 0..1, its corners cut round."""
        for _ in range(rounds):
            after = np.roll(points, -1, axis=0)
            points = np.stack([points * 0.75 + after * 0.25, points * 0.25 + after * 0.75], axis=1).reshape(-1, 2)
        filled = np.zeros(self.picture.shape[:2], np.uint8)
        cv2.fillPoly(filled, [np.round(points * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
        return filled.astype(np.float32) / 255

    def lay(self, shape: np.ndarray, colour: np.ndarray, roundness: float = 0.25, rim: float = 0.12) -> None:
        """Lay something over the face: darker towards its rim (over so many widths), its shadow on what is below."""
        self.over = np.maximum(self.over, shape)
        depth = cv2.distanceTransform((shape > 0.5).astype(np.uint8), cv2.DIST_L2, 5) / (self.px * rim)
        bulge = 1 - roundness * (1 - np.clip(depth, 0, 1)) ** 2
        shadow = cv2.GaussianBlur(np.roll(shape, round(self.px * 0.02), axis=0), (0, 0), self.px * 0.025)
        self.picture *= 1 - 0.35 * (shadow * (1 - shape))[..., None]
        grain = cv2.GaussianBlur(self.dice.normal(0, 5, shape.shape).astype(np.float32), (0, 0), 0.7)
        laid = colour * self.fall * bulge[..., None] + grain[..., None]
        soft = cv2.GaussianBlur(shape, (0, 0), 0.7)[..., None]
        self.picture = self.picture * (1 - soft) + laid * soft

    def waves(self, lean: float, times: float, sharp: float = 1.0) -> np.ndarray:
        """Soft folds over the whole picture, -1..1, somewhat uneven, leaning so far from level."""
        bend = 0.05 * np.sin(self.right * 5 + self.dice.uniform(0, 6))
        wave = np.sin((self.down + lean * self.right + bend) * times * 2 * np.pi + self.dice.uniform(0, 6))
        return np.sign(wave) * np.abs(wave) ** sharp

    def cord(self, begin: np.ndarray, end: np.ndarray, colour: np.ndarray, widths: float) -> None:
        line: np.ndarray = np.zeros(self.picture.shape[:2], np.uint8)
        one, two = (np.round(place).astype(int).tolist() for place in (begin, end))
        cv2.line(line, one, two, 255, max(1, round(widths * self.px)), cv2.LINE_AA)
        self.lay(line.astype(np.float32) / 255, colour, 0.2, 0.02)

    def hidden(self) -> float:
        """The share of the lips, and of a little around them, that something lies over."""
        lips = self.mesh[list(LIPS)]
        around = lips.mean(axis=0) + (lips - lips.mean(axis=0)) * 1.12
        return float(self.over[self.shape(around, 0) > 0.5].mean())

    def done(self) -> Picture:
        return np.clip(self.picture, 0, 255).astype(np.uint8)


def mask(colour: tuple[float, float, float] | None, pattern: bool = False) -> Callable[[Drawing], None]:
    """A face mask: pleated, or sewn or folded down the middle; from the bridge of the nose to under the chin."""

    def draw(on: Drawing) -> None:
        mesh, dice = on.mesh, on.dice
        # Skin-near cloth is lit as the skin is: it needs no guess of the hall's light.
        base = np.array(colour) * on.light if colour else (on.skin * 0.75 + 0.25 * np.array((165, 195, 225)) * on.light)
        pleated = not pattern and dice.random() < 0.6
        chin = on.lips + (mesh[list(JAW)] - on.lips) * (1.03, 1.03) + on.along * on.px * 0.03
        top = mesh[list(BRIDGE_DOWN)] + on.along * on.px * dice.uniform(-0.01, 0.05)
        inset = 0.96 if pleated else 1.0
        outline = np.vstack([on.lips + (chin - on.lips) * inset, top])
        for side, corners in ((-1, (0, 3)), (1, (-1, -4))):
            for corner, ear in zip(corners, (0.0, 0.12), strict=True):
                on.cord(chin[corner], mesh[234 if side < 0 else 454] + on.along * on.px * ear, base * 0.9, 0.012)
        shade = np.ones(on.picture.shape[:2])
        if pleated:
            for at in (-0.1, 0.03, 0.16):
                off = on.down - at - 0.25 * on.right**2
                shade += 0.06 * np.exp(-(((off + 0.03) / 0.02) ** 2)) - 0.22 * np.exp(-((off / 0.012) ** 2))
            shade += 0.025 * on.waves(0, 45)
        else:
            shade -= 0.16 * np.exp(-(((on.right - (mesh[197] - on.lips) @ on.across / on.px) / 0.012) ** 2))
            shade += 0.05 * on.waves(dice.uniform(-0.6, 0.6), 3) * np.abs(on.right) * 2
        cloth = base * np.clip(shade, 0.3, 1.2)[..., None]
        if pattern:
            cloth = patterned(on, cloth)
        nose = np.exp(-((on.right / 0.1) ** 2) - ((on.down + 0.24) / 0.12) ** 2)
        on.lay(on.shape(outline), cloth * (1 + 0.1 * nose[..., None]), 0.4, 0.22)

    return draw


def patterned(on: Drawing, cloth: np.ndarray) -> np.ndarray:
    """Dots, stripes, checks or blots of another colour on the cloth."""
    ink = np.array(INKS[on.dice.integers(len(INKS))], np.float32) * on.light
    times = on.dice.uniform(5, 11)
    one, two = (np.sin(off * times * 2 * np.pi) for off in (on.right + on.down * 0.3, on.down - on.right * 0.3))
    blots = cv2.GaussianBlur(on.dice.normal(0, 1, one.shape), (0, 0), on.px * 0.03)
    marks = (one * two > 0.35, one > 0.2, np.maximum(one, two) > 0.6, blots / blots.std() > 0.6)[on.dice.integers(4)]
    inked = cv2.GaussianBlur(marks.astype(np.float32), (0, 0), 0.8)[..., None] * 0.8
    return cloth * (1 - inked) + inked * ink * (cloth.mean() and cloth.mean(axis=2, keepdims=True) / cloth.mean())


def scarf(on: Drawing) -> None:
    """A scarf drawn up over the mouth, or over the nose too, in folds; knitted or checked."""
    dice = on.dice
    base = np.array(INKS[dice.integers(len(INKS))], np.float32) * on.light * dice.uniform(0.85, 1.1)
    top, lean = dice.uniform(-0.3, -0.18), dice.uniform(-0.12, 0.12)
    edge = [on.place(x, top + lean * x + 0.4 * x * x + 0.012 * dice.normal()) for x in np.linspace(-0.58, 0.58, 9)]
    loops = [(0.6, 0.2), (0.62, 0.42), (0.85, 0.62), (1.0, 0.9), (1.0, 2)]
    right, left = [on.place(*at) for at in loops], [on.place(-x, y) for x, y in reversed(loops)]
    sag = on.down + on.right**2 * dice.uniform(-0.4, 0.5) + 0.03 * np.sin(on.right * 6 + dice.uniform(0, 6))
    folds = np.zeros(on.right.shape)
    for at in np.arange(top + 0.12, 1.6, 0.17):
        slope, bend = dice.uniform(-0.35, 0.35), dice.uniform(-0.04, 0.04)
        off = (sag + slope * on.right - at - bend) / dice.uniform(0.035, 0.07)
        # A fold is dark where it goes in and light where it bulges above.
        folds += dice.uniform(0.12, 0.3) * (0.7 * np.exp(-((off + 1.4) ** 2)) - np.exp(-(off**2)))
    knit = 0.08 * on.waves(0.9, 24) * np.sign(np.sin(on.right * 55))
    cloth = base * np.clip(0.9 + folds + knit, 0.25, 1.3)[..., None]
    outline = np.array([*edge, *right, *left])
    on.lay(on.shape(outline), patterned(on, cloth) if dice.random() < 0.35 else cloth, 0.45, 0.1)


def finger(on: Drawing, begin: tuple[float, float], end: tuple[float, float], thick: float, skin: np.ndarray) -> None:
    """One finger in widths of the face, its tip at `end`, with the creases of its joints and a nail."""
    begin_, end_ = np.array(begin), np.array(end)
    way = (end_ - begin_) / np.hypot(*(end_ - begin_))
    turn = np.array([-way[1], way[0]])
    ends = [(begin_, 1.1), (begin_ * 0.5 + end_ * 0.5, 1.02), (end_ - way * thick * 0.4, 0.84), (end_, 0.4)]
    sides = [on.place(*(at + turn * side * thick / 2 * wide)) for side in (1, -1) for at, wide in ends[::side]]
    off = np.stack([on.right, on.down], axis=-1) - end_
    far, beside = off @ way, off @ turn
    tone = np.ones(on.right.shape)
    for joint in (0.2, 0.42):
        for crease in (-0.007, 0.007):
            tone -= 0.14 * np.exp(-(((far + joint + crease + beside**2 * 3) / 0.006) ** 2))
    nail = np.clip(6 - 6 * np.hypot((far + thick * 0.42) / (thick * 0.36), beside / (thick * 0.27)), 0, 1)
    tinted = skin * tone[..., None] * (1 + nail[..., None] * np.array((0.1, 0.06, 0.1)))
    on.lay(on.shape(np.array(sides)), tinted, 0.55, thick / 2)


def hand(on: Drawing) -> None:
    """The person's own hand laid over the mouth: the back of it, four fingers, of the face's own skin."""
    dice, side = on.dice, int(on.dice.choice((-1, 1)))
    skin = on.skin * dice.uniform(0.86, 1.0)
    rise, low = dice.uniform(-0.05, 0.4), dice.uniform(-0.03, 0.05)
    way = np.array([-side * np.cos(rise), -np.sin(rise)])
    turn = np.array([way[1], -way[0]]) * side
    knuckles = np.array([side * 0.22, low + 0.1 * rise])
    half = [(0.28, 0.03), (0.28, -0.3), (0.2, -0.62), (0.21, -1.0), (0.23, -1.6)]
    back = [*half, *((-x, y) for x, y in reversed(half))]
    on.lay(on.shape(np.array([on.place(*(knuckles + turn * x + way * y)) for x, y in back])), skin, 0.45, 0.16)
    spread = dice.uniform(-0.015, 0.03)
    for order, long in ((3, 0.38), (0, 0.47), (2, 0.5), (1, 0.54)):
        root = knuckles + turn * (order - 1.5) * 0.137
        tip = root + way * (long + dice.normal(0, 0.02)) + turn * (order - 1.5) * spread
        finger(on, tuple(root - way * 0.06), tuple(tip), 0.14, skin * dice.uniform(0.96, 1.03))


def cup(on: Drawing) -> None:
    """A cup at the lips, held by a hand: paper, with or without a sleeve and a lid, or a mug."""
    dice, side = on.dice, int(on.dice.choice((-1, 1)))
    colours = ((228, 232, 235), (60, 95, 140), (40, 40, 44), (60, 110, 60), (60, 60, 165))
    base = np.array(colours[dice.integers(len(colours))], np.float32) * on.light
    lean, rim, long = dice.uniform(-0.12, 0.12), dice.uniform(-0.16, -0.1), dice.uniform(0.6, 0.8)
    over, wide, foot = lean * long, 0.27, dice.uniform(0.19, 0.24)
    sides = [(-wide, rim), (0, rim - 0.035), (wide, rim), (over + foot, rim + long), (over, rim + long + 0.06)]
    body = on.shape(np.array([on.place(*at) for at in [*sides, (over - foot, rim + long)]]), 1)
    reach = np.clip((on.right - lean * (on.down - rim)) / 0.27, -1, 1)
    gleam = 0.62 + 0.38 * np.sqrt(1 - (reach * 0.95 + 0.2) ** 2 * 0.7) + 0.1 * np.exp(-(((reach + 0.35) / 0.12) ** 2))
    coat = base * gleam[..., None]
    if dice.random() < 0.5:
        sleeve = ((on.down > rim + 0.2) & (on.down < rim + 0.52)).astype(np.float32)[..., None]
        coat = coat * (1 - sleeve) + sleeve * gleam[..., None] * np.array((95, 135, 175)) * on.light
    if dice.random() < 0.4:
        lid = (on.down < rim + 0.06 + 0.03 * reach**2).astype(np.float32)[..., None]
        plastic = np.array((225, 228, 230)) * on.light * dice.choice((0.2, 1.0))
        coat = coat * (1 - lid) + lid * gleam[..., None] * plastic
    on.lay(body, coat, 0.2, 0.05)
    skin = on.skin * dice.uniform(0.86, 1.0)
    for order in range(4):
        at = rim + 0.2 + order * 0.125
        finger(on, (side * 0.62, at + 0.1), (-side * (0.1 - 0.02 * abs(order - 1)) + lean * at, at), 0.13, skin)
    back = [(0.3, 0.12), (0.62, 0.12), (1.1, 1.0), (0.8, 1.3), (0.42, 0.75), (0.3, 0.6)]
    on.lay(on.shape(np.array([on.place(side * x, rim + y + 0.1) for x, y in back])), skin, 0.4, 0.16)


COVERS: dict[str, Callable[[Drawing], None]] = {
    "mask, light blue": mask((222, 196, 158)),
    "mask, white": mask((236, 238, 238)),
    "mask, black": mask((46, 44, 44)),
    "mask, patterned": mask((205, 212, 225), pattern=True),
    "mask, beige": mask(None),
    "scarf": scarf,
    "hand": hand,
    "cup": cup,
}
