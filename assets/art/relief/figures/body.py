"""A clothed person: a measured body bent by a pose, clothes that hang on it, hair on its skull."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from kit.solids import Solid, join

from figures.anatomy import Anatomy, Shoes, anatomy_of, shoes_of
from figures.bend import Bender, outward
from figures.cloth import dressed
from figures.garments import OUTFITS, sew
from figures.hair import beard_at_rest, hair_at_rest, plait, skull_of, spectacles
from figures.hats import HATS
from figures.pose import STANDING, Pose
from figures.shell import subdivided
from figures.skeleton import Bent, Shape, blended, frame

FINE_M = 0.0095
"""Below this voxel, skin and hats are rounded once more."""
WOMENS_HAIR = ("bob", "bun", "plaits", "long", "headscarf")
WOMENS_CLOTHES = ("skirt", "dress")


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


def _mixture(person: Person) -> tuple[tuple[str, float], ...]:
    """Which stored bodies make this one."""
    woman = person.sex == "woman" or (
        not person.sex and (person.hair in WOMENS_HAIR or person.clothes in WOMENS_CLOTHES)
    )
    age = person.age or ("child" if person.child else "adult")
    random = np.random.default_rng(person.seed + 101)
    if age == "child":
        grown = float(np.clip((person.height_m - 1.0) / 0.35, 0, 1))
        kind = "girl" if woman else "boy"
        return (kind, grown), (f"small_{kind}", 1 - grown)
    stout = round(float(np.clip((person.build - 1) / 0.16 + random.uniform(-0.1, 0.25), -0.2, 1.2)), 1)
    if age == "youth":
        kind = "youth_woman" if woman else "youth_man"
        return (kind, 1.0), (("woman_stout" if woman else "man_stout"), 0.4 * max(0.0, stout))
    if age == "elder":
        return ("elder_woman" if woman else "elder_man", 1.0), (
            ("woman_stout" if woman else "man_stout"),
            0.6 * max(0.0, stout),
        )
    if woman:
        young = round(random.uniform(0, 0.6), 1)
        return ("woman", 1 - young), ("youth_woman", young), ("woman_stout", stout)
    lean = round(random.uniform(0, 0.7), 1)
    return ("man", 1 - lean), ("man_lean", lean), ("man_stout", stout)


@lru_cache(maxsize=64)
def _anatomy(mixture: tuple[tuple[str, float], ...], height_m: float) -> Anatomy:
    return anatomy_of(blended(mixture, height_m))


@lru_cache(maxsize=64)
def _shoes(mixture: tuple[tuple[str, float], ...], height_m: float, bound: bool) -> Shoes:
    return shoes_of(_anatomy(mixture, height_m), bound)


def _bent_share(person: Person) -> tuple[float, float]:
    """How far elbows and knees are bent, 0..1."""
    pose = person.pose
    arms = [1 - float(outward(a.upper, 1) @ outward(a.fore, 1)) for a in (pose.right_arm, pose.left_arm)]
    legs = [1 - float(outward(g.thigh, 1) @ outward(g.shin, 1)) for g in (pose.right_leg, pose.left_leg)]
    return min(1.0, max(arms)), min(1.0, max(legs))


def _on_a_seat(pose: Pose) -> bool:
    """Thighs level and shins down, so that a skirt makes a lap and falls from the knees."""
    legs = [(outward(g.thigh, 1)[2], outward(g.shin, 1)[2]) for g in (pose.right_leg, pose.left_leg)]
    return pose.hip < 0.4 and all(abs(thigh) < 0.4 and shin < -0.6 for thigh, shin in legs)


def _flesh(person: Person, anatomy: Anatomy, places: np.ndarray) -> Solid:
    """Bare skin: head, hands, what sleeves and skirts leave free."""
    layers = OUTFITS[person.clothes]
    sleeve = max(layer.piece.sleeve_to for layer in layers if layer.piece.arms is not None)
    legs = [layer.piece.leg_to for layer in layers if layer.piece.legs is not None]
    skirts = [layer.piece.hang.hem for layer in layers if layer.piece.hang is not None]
    h = anatomy.shape.height_m
    neck_up = anatomy.shape.head_of("clavicle.L")[2] - 0.015 * h
    bare = (
        (anatomy.shape.points[:, 2] > neck_up) & (anatomy.arm < 0.05) & (np.abs(anatomy.shape.points[:, 0]) < 0.055 * h)
    )
    bare |= anatomy.head > 0.3
    bare |= (anatomy.arm > 0.5) & (anatomy.arm_at > sleeve - 0.12)
    bare |= (anatomy.leg > 0.5) & (anatomy.leg_at > ((legs[0] - 0.08) if legs else 2 - (min(skirts) + 0.03) * 4))
    bare &= (anatomy.foot < 0.6) | (anatomy.shape.points[:, 2] > 0.05 * h)
    triangles = frame().triangles
    return _used(places, triangles[bare[triangles].all(1)])


def _used(points: np.ndarray, triangles: np.ndarray) -> Solid:
    used, small = np.unique(triangles, return_inverse=True)
    return Solid(points[used], small.reshape(-1, 3))


def _hair(person: Person, anatomy: Anatomy, bent: Bent, voxel_m: float) -> Solid | None:
    skull, fine = skull_of(anatomy), 44 if voxel_m < 0.0125 else 26
    hat = HATS.get(person.hair)
    parts = hair_at_rest(skull, "short" if hat else person.hair, fine, hat is not None, person.seed)
    if hat:
        worn = hat(skull)
        parts.append(Solid(*subdivided(worn.points, worn.triangles)) if voxel_m < FINE_M else worn)
    if person.glasses:
        parts.append(spectacles(skull))
    if person.beard:
        parts.append(beard_at_rest(skull, fine))
    placed = [Solid(bent.with_bone("head", p.points), p.triangles) for p in parts]
    if person.hair == "plaits":
        placed += _plaits(anatomy.shape, bent, skull)
    return join(placed) if placed else None


def _plaits(shape: Shape, bent: Bent, skull) -> list[Solid]:  # type: ignore[no-untyped-def]
    s, h = skull.size, shape.height_m
    ropes = []
    for side in (-1, 1):
        root = bent.with_bone("head", skull.at(side * 118, -22, 0.03)[None])[0]
        chest = [
            bent.with_bone("spine01", p[None])[0]
            for p in (
                shape.head_of("neck01") + h * np.array([side * 0.052, -0.03, -0.005]),
                shape.head_of("neck01") + h * np.array([side * 0.06, -0.085, -0.06]),
                shape.head_of("neck01") + h * np.array([side * 0.055, -0.095, -0.16]),
            )
        ]
        ropes.append(plait(root, chest, 0.095 * s))
    return ropes


@lru_cache(maxsize=256)
def model_person(person: Person, voxel_m: float = 0.01) -> Body:
    """Skin one person; a voxel of 0.006 m suits a figure half the picture high, 0.016 m a crowd."""
    mixture = _mixture(person)
    anatomy = _anatomy(mixture, person.height_m)
    shoes = _shoes(mixture, person.height_m, person.bound_feet)
    bender = Bender(anatomy.shape, person.pose, person.seed)
    bent = bender.bent()
    matrices = bent.vertex_matrices()
    flesh = _flesh(person, anatomy, bent.bend(anatomy.shape.points, matrices))
    if voxel_m < FINE_M:
        flesh = Solid(*subdivided(flesh.points, flesh.triangles))
    body = dressed(anatomy, matrices, _on_a_seat(person.pose))
    parts: dict[str, list[Solid]] = {}
    for n, layer in enumerate(OUTFITS[person.clothes]):
        sheet, shirt = sew(body, layer, voxel_m, person.seed * 3 + n, _bent_share(person))
        tone = "dark" if layer.tone == "dark" or person.dark else "cloth"
        parts.setdefault(tone, []).append(Solid(sheet.points, sheet.triangles))
        if shirt is not None:
            parts.setdefault("veil", []).append(Solid(shirt.points, shirt.triangles))
    parts.setdefault("dark", []).append(Solid(shoes.bent(matrices), shoes.triangles))
    parts["flesh"] = [flesh]
    hair = _hair(person, anatomy, bent, voxel_m)
    if hair is not None:
        parts["hair"] = [hair]
    return Body(
        {kind: join(solids) for kind, solids in parts.items()},
        bender.palm_place(bent, -1),
        bender.palm_place(bent, 1),
    )
