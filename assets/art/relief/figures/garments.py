"""The wardrobe: which pieces make up an outfit, how each is cut at neck, cuff and hem, and its seams and buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from figures.cloth import Dressed, Hang, Piece, Sheet, hem_up, lay, raised, trimmed
from figures.folds import creases, drag, falling
from figures.seams import (
    Cloth,
    badge,
    belt,
    bib,
    braided_hem,
    breast_pocket,
    bump,
    buttoned,
    four_pockets,
    hood,
    kangaroo_pocket,
    lapels,
    open_v,
    shirt_front,
    side_fastened,
    slit,
    step,
)

TROUSER_BREAK_M = 0.04
"""Long trousers fall so far over the shoe."""
Detail = Callable[["Cloth"], np.ndarray]


@dataclass(frozen=True)
class Layer:
    """One piece with its folds, neckline (metres up the neck), collar and details; `tone` dark: dark sand whatever the
    person wears; `inset`: a shirt shows in its V.
    """

    piece: Piece
    fold_m: float = 0.012
    fold_count: int = 13
    drag_m: float = 0.0022
    neck_m: float | None = 0.02
    collar_m: float = 0.0
    details: tuple[Detail, ...] = ()
    tone: str = "cloth"
    waist: float | None = None
    inset: bool = False


JACKET = Hang(0.62, 0.455, 0.05)
TROUSERS = Layer(Piece(0.01, None, 0.031, leg_cuff=0.016, leg_to=1.96, high=0.6), drag_m=0, neck_m=None, waist=0.62)
BAGGY = Layer(Piece(0.008, None, 0.032, leg_cuff=0.018, leg_to=1.8, high=0.6), drag_m=0.002, waist=0.62)
OUTFITS: dict[str, tuple[Layer, ...]] = {
    "gown": (
        Layer(
            Piece(0.016, 0.02, cuff=0.016, hang=Hang(0.775, 0.05, 0.02)),
            0.013,
            neck_m=0.045,
            collar_m=0.042,
            details=(side_fastened, slit),
        ),
    ),
    "official": (
        Layer(
            Piece(0.024, 0.028, cuff=0.05, sleeve_to=2.0, hang=Hang(0.775, 0.045, 0.06)),
            0.02,
            neck_m=0.03,
            collar_m=0.03,
            details=(badge, braided_hem),
        ),
    ),
    "skirt": (
        Layer(
            Piece(0.014, 0.016, sleeve_to=1.62, cuff=0.05, hang=Hang(0.64, 0.465, 0.14)),
            0.006,
            neck_m=0.04,
            collar_m=0.036,
            details=(side_fastened,),
        ),
        Layer(Piece(0.004, None, high=0.6, hang=Hang(0.56, 0.17, 0.1)), 0.014, 17, 0, None, tone="dark", waist=0.62),
    ),
    "dress": (
        Layer(
            Piece(0.01, 0.014, sleeve_to=0.75, cuff=0.0, hang=Hang(0.6, 0.27, 0.26)),
            0.02,
            11,
            0.001,
            0.0,
            0.02,
            (belt,),
        ),
    ),
    "suit": (
        Layer(
            Piece(0.016, 0.014, cuff=0.006, hang=JACKET),
            0.005,
            neck_m=0.03,
            collar_m=0.03,
            details=(lapels,),
            inset=True,
        ),
        TROUSERS,
    ),
    "tunic": (
        Layer(
            Piece(0.016, 0.014, cuff=0.006, hang=JACKET),
            0.005,
            neck_m=0.035,
            collar_m=0.035,
            details=(buttoned, four_pockets),
        ),
        TROUSERS,
    ),
    "coat": (
        Layer(
            Piece(0.026, 0.022, cuff=0.01, hang=Hang(0.76, 0.24, 0.07)),
            0.014,
            9,
            0.003,
            0.035,
            0.045,
            (lapels,),
            inset=True,
        ),
        TROUSERS,
    ),
    "labour": (
        Layer(
            Piece(0.018, 0.016, sleeve_to=1.3, cuff=0.03, hang=Hang(0.62, 0.46, 0.1)),
            0.01,
            drag_m=0.004,
            neck_m=0.01,
            collar_m=0.02,
            details=(buttoned, belt),
        ),
        BAGGY,
    ),
    "overalls": (
        Layer(
            Piece(0.012, 0.014, sleeve_to=1.35, hang=None, low=0.5), 0.004, neck_m=0.02, collar_m=0.03, details=(bib,)
        ),
        Layer(Piece(0.02, None, 0.034, leg_cuff=0.014, high=0.6), drag_m=0.002, waist=0.615),
    ),
    "modern": (
        Layer(
            Piece(0.014, 0.012, hang=Hang(0.62, 0.49, 0.03)),
            0.006,
            drag_m=0.003,
            neck_m=0.015,
            collar_m=0.02,
            details=(buttoned,),
        ),
        TROUSERS,
    ),
    "shirt": (
        Layer(
            Piece(0.01, 0.014, sleeve_to=0.72, cuff=0.0, hang=Hang(0.62, 0.5, 0.02)),
            0.005,
            drag_m=0.003,
            neck_m=0.02,
            collar_m=0.03,
            details=(buttoned, breast_pocket),
        ),
        TROUSERS,
    ),
    "hoodie": (
        Layer(
            Piece(0.024, 0.02, hang=Hang(0.64, 0.5, -0.02)),
            0.007,
            drag_m=0.004,
            neck_m=0.02,
            collar_m=0.05,
            details=(kangaroo_pocket, hood),
        ),
        TROUSERS,
    ),
}


def _neck_height(body: Dressed, rest: np.ndarray) -> np.ndarray:
    """Metres up along the neck from its root, lower at the throat."""
    shape = body.anatomy.shape
    root, skull = shape.head_of("neck01"), shape.head_of("head")
    up = (skull - root) / np.linalg.norm(skull - root)
    return np.asarray((rest - root) @ up)


def _cut_out(body: Dressed, layer: Layer, sheet: Sheet, scale: float) -> Sheet:
    piece = layer.piece
    arm = np.clip((sheet.arm - 0.3) * 10, 0, 1)
    keep = np.full(len(sheet.points), 1.0)
    if piece.arms is not None:
        keep = np.minimum(keep, (piece.sleeve_to - sheet.arm_at) * 0.25 * arm + (1 - arm))
    if piece.legs is not None:
        keep = np.minimum(keep, (piece.leg_to - sheet.leg_at) * 0.4)
    if piece.hang is not None and not (body.seated and piece.hang.hem > 0.3):
        wave = 0.006 * scale * np.sin(7 * np.arctan2(sheet.points[:, 1], sheet.points[:, 0]))
        keep = np.minimum(keep, np.where(arm > 0.5, 1.0, sheet.points[:, 2] - hem_up(body, piece.hang) - wave))
    if piece.hang is None and piece.legs is None:
        keep = np.minimum(keep, np.where(arm > 0.5, 1.0, sheet.rest[:, 2] - (piece.low + 0.06) * body.h))
    if layer.waist is not None:
        keep = np.minimum(keep, layer.waist * body.h - sheet.rest[:, 2])
    else:
        high = (layer.neck_m if layer.neck_m is not None else 0.02) * scale
        keep = np.minimum(keep, np.where(arm > 0.5, 1.0, high - _neck_height(body, sheet.rest)))
    return trimmed(sheet, keep)


def sew(body: Dressed, layer: Layer, voxel: float, seed: int, bends: tuple[float, float]) -> tuple[Sheet, Sheet | None]:
    """One layer of an outfit on a bent body, and the shirt front in its V where it has one; `bends` says how far elbows
    and knees are bent, 0..1.
    """
    scale = body.h / 1.7
    coarse = float(np.clip(1.5 * voxel, 0.011, 0.02))
    sheet = lay(body, layer.piece, coarse, 2 if voxel < 0.0065 else 1)
    sheet = _cut_out(body, layer, sheet, scale)
    height = creases(sheet, seed, scale, *bends) + drag(sheet, layer.drag_m, seed, scale)
    if layer.piece.hang is not None:
        hanging = np.clip(1 - sheet.arm * 4, 0, 1)
        height = height + hanging * falling(sheet, layer.fold_m, seed, scale, layer.fold_count)
    c = _cloth(body, sheet, scale)
    for detail in layer.details:
        height = height + scale * detail(c)
    if layer.collar_m and layer.neck_m is not None:
        height = height + scale * _collar(c, layer.neck_m - layer.collar_m)
    hem = -bump(sheet.arm_at - layer.piece.sleeve_to + 0.1, 0.02, 0.002) * (sheet.arm > 0.5)
    if layer.piece.legs is not None and layer.piece.leg_to > 1.9:
        sheet.points[:, 2] -= TROUSER_BREAK_M * scale * np.clip((sheet.leg_at - 1.7) / 0.26, 0, 1)
    outer = raised(sheet, height + scale * hem)
    if not layer.inset:
        return outer, None
    shirt = trimmed(sheet, open_v(c))
    shirt = raised(shirt, scale * shirt_front(_cloth(body, shirt, scale)))
    return trimmed(outer, -open_v(c)), shirt


def _cloth(body: Dressed, sheet: Sheet, scale: float) -> Cloth:
    r = sheet.rest / scale
    neck = _neck_height(body, sheet.rest) / scale
    front = np.where((r[:, 1] < 0.03) & (sheet.arm < 0.4), 1.0, 0.0)
    return Cloth(sheet, r[:, 0], r[:, 1], r[:, 2], neck, front)


def _collar(c: Cloth, low: float) -> np.ndarray:
    trunk = np.clip(1 - c.sheet.arm * 3, 0, 1)
    return np.asarray(trunk * (0.006 * step(c.neck - low) - bump(c.neck - low + 0.004, 0.004, 0.003)))
