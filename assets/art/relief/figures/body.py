"""A clothed person: skeleton from a pose, clay laid over it, three skins (clothes, flesh, hair)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from kit.solids import Solid

from figures.field import Field
from figures.head import model_head
from figures.pose import STANDING, Arm, Direction, Pose

LOOSE = {"gown": 1.0, "skirt": 1.0, "suit": 0.85, "coat": 1.05, "labour": 0.9, "modern": 0.9}
LIKE = {
    "tunic": "suit",
    "overalls": "labour",
    "official": "gown",
    "hoodie": "modern",
    "dress": "skirt",
    "shirt": "modern",
}
"""Clothes whose own cut is still to come, and what stands in for them."""


@dataclass(frozen=True)
class Person:
    """Who is standing there. `clothes`: gown, skirt, suit, tunic, coat, labour, overalls, official, modern, shirt,
    hoodie, dress; `hair`: short, parted, bob, plaits, bun, long, cap, peaked, fedora, straw, headscarf, official, bald;
    `build` widens the body, `dark` clothes get darker sand. `sex` (man, woman) and `age` (child, youth, adult, elder)
    follow from hair, clothes and `child` when empty.
    """

    clothes: str = "gown"
    hair: str = "short"
    pose: Pose = STANDING
    height_m: float = 1.7
    child: bool = False
    build: float = 1.0
    seed: int = 0
    dark: bool = False
    sex: str = ""
    age: str = ""
    glasses: bool = False
    beard: bool = False
    bound_feet: bool = False


@dataclass(frozen=True)
class Body:
    """The skins of one person, feet at the origin (seated: the floor under the seat), facing -y."""

    parts: dict[str, Solid]
    right_hand: np.ndarray
    left_hand: np.ndarray


def _unit(direction: Direction, side: int) -> np.ndarray:
    v = np.array([side * direction[0], -direction[1], direction[2]], float)
    return v / np.linalg.norm(v)


def _turn(lean: float, sway: float, twist: float) -> np.ndarray:
    a, b, c = (math.radians(v) for v in (lean, sway, twist))
    rx = np.array([[1, 0, 0], [0, math.cos(a), -math.sin(a)], [0, math.sin(a), math.cos(a)]])
    ry = np.array([[math.cos(b), 0, math.sin(b)], [0, 1, 0], [-math.sin(b), 0, math.cos(b)]])
    rz = np.array([[math.cos(c), -math.sin(c), 0], [math.sin(c), math.cos(c), 0], [0, 0, 1]])
    return rz @ ry @ rx


def _hand(clay: Field, wrist: np.ndarray, along: np.ndarray, side: int, h: float) -> np.ndarray:
    palm = wrist + along * 0.035 * h
    across = np.cross(along, [0.3 * side, -1, 0.2])
    across /= np.linalg.norm(across)
    clay.limb(wrist - along * 0.02 * h, palm, 0.0175 * h, 0.021 * h, 0.008)
    for k in (-1.5, -0.5, 0.5, 1.5):
        root = palm + across * k * 0.0095 * h
        clay.limb(root, root + (along + across * k * 0.06) * 0.045 * h, 0.0078 * h, 0.006 * h, 0.003)
    thumb = palm - across * 0.02 * h * side
    clay.limb(thumb, thumb + (along * 0.8 - across * 0.55 * side) * 0.032 * h, 0.009 * h, 0.0065 * h, 0.004)
    return palm + along * 0.03 * h


def _legs(clay: Field, person: Person, hips: list[np.ndarray], h: float, cloth: bool) -> list[tuple[np.ndarray, ...]]:
    limbs = []
    for side, hip, leg in zip((-1, 1), hips, (person.pose.right_leg, person.pose.left_leg), strict=True):
        knee = hip + _unit(leg.thigh, side) * 0.245 * h
        ankle = knee + _unit(leg.shin, side) * 0.235 * h
        limbs.append((hip, knee, ankle))
        if cloth:
            trousers = person.clothes in ("suit", "labour", "modern")
            wide = 0.058 if person.clothes == "modern" else 0.06
            clay.limb(hip, knee, (0.07 if trousers else 0.06) * h, wide * h, 0.02, 0.0012)
            clay.limb(knee, ankle, wide * h, (wide - 0.01) * h, 0.015, 0.002)
    return limbs


def _feet(clay: Field, limbs: list[tuple[np.ndarray, ...]], h: float) -> None:
    for _, knee, ankle in limbs:
        shin = (ankle - knee) / np.linalg.norm(ankle - knee)
        toe = np.cross([1, 0, 0], shin)
        toe = toe if toe[1] < 0 else -toe
        clay.limb(ankle + shin * 0.022 * h, ankle + shin * 0.026 * h + toe * 0.085 * h, 0.03 * h, 0.024 * h, 0.006)


def _torso_rings(
    h: float, hip: np.ndarray, neck: np.ndarray, build: float, low: float
) -> list[tuple[float, float, float, float, float]]:
    """Rings from `low` (part of hip-to-neck; negative hangs below the hip) up to the neck."""
    shape = [
        (-0.4, 0.114, 0.104),
        (-0.2, 0.106, 0.092),
        (0.0, 0.098, 0.08),
        (0.3, 0.09, 0.066),
        (0.58, 0.099, 0.068),
        (0.8, 0.104, 0.064),
        (0.9, 0.088, 0.056),
        (1.0, 0.044, 0.043),
        (1.06, 0.038, 0.038),
    ]
    rings = []
    for t, rx, ry in shape:
        if t >= low:
            p = hip + (neck - hip) * t
            rings.append((float(p[2]), float(p[0]), float(p[1]), rx * h * build, ry * h * build))
    return rings


def _dress(
    clay: Field, person: Person, hip: np.ndarray, neck: np.ndarray, h: float, limbs: list[tuple[np.ndarray, ...]]
) -> None:
    build, seated = person.build * LOOSE[person.clothes] ** 0.4, person.pose.hip < 0.4
    hem = {"gown": 0.045, "skirt": 0.09, "coat": 0.2}.get(person.clothes)
    rings = _torso_rings(h, hip, neck, build, -0.5 if hem is None else 0.0)
    if hem is None:
        z, x, y, rx, ry = rings[0]
        rings[0] = (z, x, y, rx * 1.12, ry * 1.15)
        clay.drape(rings, 0.011, person.seed)
        return
    if seated:
        clay.drape(rings, 0.012, person.seed)
        for a, knee, ankle in limbs:
            clay.limb(a, knee, 0.082 * h, 0.07 * h, 0.05, 0.002)
            clay.limb(knee, ankle + np.array([0, 0, 0.01]), 0.07 * h, 0.082 * h, 0.05, 0.003)
        return
    feet = np.mean([ankle for _, _, ankle in limbs], axis=0)
    spread = float(np.ptp([ankle[1] for _, _, ankle in limbs])) / 2
    flare = 1.18 if person.clothes == "skirt" else 1.0
    rings += [
        (0.3 * h, *(0.5 * (hip + feet))[:2], 0.108 * h * flare, (0.088 * h + 0.45 * spread)),
        (hem * h, *feet[:2], 0.118 * h * flare, (0.095 * h + 0.8 * spread)),
    ]
    clay.drape(rings, 0.017 * h / 1.7, person.seed)


def _sleeve(clay: Field, person: Person, shoulder: np.ndarray, arm: Arm, side: int, h: float) -> tuple[np.ndarray, ...]:
    loose = LOOSE[person.clothes]
    elbow = shoulder + _unit(arm.upper, side) * 0.172 * h
    along = _unit(arm.fore, side)
    wrist = elbow + along * 0.148 * h
    cuff = elbow + along * (0.125 if person.clothes != "labour" else 0.02) * h
    clay.limb(shoulder, elbow, 0.042 * h * loose, 0.038 * h * loose, 0.022, 0.0012)
    flare = 0.05 if person.clothes in ("gown", "skirt") else 0.034
    clay.limb(elbow, cuff, 0.038 * h * loose, flare * h * loose, 0.012, 0.002)
    return elbow, wrist, along


def _shoulder(person: Person, hip: np.ndarray, neck: np.ndarray, lateral: np.ndarray, side: int) -> np.ndarray:
    arm = person.pose.right_arm if side < 0 else person.pose.left_arm
    lift = max(0.0, _unit(arm.upper, side)[2])
    out = (0.103 - 0.014 * lift) * person.height_m * (1.22 if person.child else 1.0) * person.build
    return hip + (neck - hip) * (0.855 + 0.085 * lift) + lateral * side * out


def _reach(
    person: Person, neck: np.ndarray, hips: list[np.ndarray], shoulders: dict[int, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    h, pose = person.height_m, person.pose
    joints = [neck, neck + np.array([0, 0, 0.2 * h]), *hips]
    for side, arm in ((-1, pose.right_arm), (1, pose.left_arm)):
        elbow = shoulders[side] + _unit(arm.upper, side) * 0.172 * h
        joints += [shoulders[side], elbow, elbow + _unit(arm.fore, side) * 0.26 * h]
    for side, start, leg in zip((-1, 1), hips, (pose.right_leg, pose.left_leg), strict=True):
        knee = start + _unit(leg.thigh, side) * 0.245 * h
        joints += [knee, knee + _unit(leg.shin, side) * 0.27 * h]
    margin = np.array([0.13, 0.15, 0.08]) * h
    return np.min(joints, axis=0) - margin, np.max(joints, axis=0) + margin


@lru_cache(maxsize=256)
def model_person(person: Person, voxel_m: float = 0.01) -> Body:
    """Skin one person; a voxel of 0.006 m suits a figure half the picture high, 0.016 m a crowd."""
    person = replace(person, clothes=LIKE.get(person.clothes, person.clothes))
    h, pose = person.height_m, person.pose
    wide = 1.22 if person.child else 1.0
    hip = np.array([0, 0, pose.hip * h])
    spine = _turn(pose.lean_deg, pose.sway_deg, pose.twist_deg)
    neck = hip + spine @ np.array([0, 0, (0.325 if not person.child else 0.30) * h])
    lateral = spine @ np.array([1.0, 0, 0])
    shoulders = {side: _shoulder(person, hip, neck, lateral, side) for side in (-1, 1)}
    hips = [hip + lateral * side * 0.045 * h for side in (-1, 1)]
    low, high = _reach(person, neck, hips, shoulders)
    cloth, flesh = Field(low, high, voxel_m), Field(low, high, voxel_m)
    hair = Field(neck - 0.3 * h * wide, neck + 0.36 * h * wide, voxel_m)
    trousers = person.clothes in ("suit", "labour", "modern")
    limbs = _legs(cloth, person, hips, h, trousers or person.clothes == "coat" or pose.hip > 0.4)
    _feet(flesh, limbs, h)
    _dress(cloth, person, hip, neck, h * wide, limbs)
    hands = []
    for side, arm in ((-1, pose.right_arm), (1, pose.left_arm)):
        shoulder = shoulders[side]
        cloth.limb(shoulder - lateral * side * 0.06 * h + (0, 0, 0.012 * h), shoulder, 0.04 * h, 0.038 * h, 0.045)
        elbow, wrist, along = _sleeve(cloth, person, shoulder, arm, side, h)
        flesh.limb(elbow, wrist, 0.028 * h, 0.02 * h, 0.01)
        hands.append(_hand(flesh, wrist, along, side, h * 1.12))
    collar = neck + (neck - hip) * 0.045
    cloth.limb(neck, collar, 0.04 * h, 0.036 * h, 0.012)
    gaze = spine @ _turn(pose.nod_deg - 0.7 * pose.lean_deg, 0, pose.look_deg)
    model_head(flesh, hair, person.hair, neck, gaze, h * (0.152 if not person.child else 0.185))
    parts = {"dark" if person.dark else "cloth": cloth.skin(), "flesh": flesh.skin(), "hair": hair.skin()}
    return Body({k: v for k, v in parts.items() if len(v.points)}, hands[0], hands[1])
