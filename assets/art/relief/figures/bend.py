"""From a Pose to the turns of all bones: spine, head, shoulders, arms, hands, legs and feet."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from scipy.spatial.transform import Rotation

from figures.pose import Arm, Direction, Leg, Pose
from figures.skeleton import Bent, Shape, frame

CURLS = {
    "relaxed": ((16, 22, 14), (20, 26, 16), (24, 28, 18), (28, 30, 18), (8, 10, 14)),
    "open": ((-8, -8, -4), (-8, -8, -4), (-6, -8, -4), (-6, -8, -4), (-12, -8, -6)),
    "flat": ((-2, -6, -4), (0, -6, -4), (0, -6, -4), (0, -4, -4), (0, 0, 0)),
    "grip": ((48, 58, 36), (52, 60, 38), (55, 60, 38), (58, 60, 38), (22, 24, 26)),
    "fist": ((70, 82, 50), (72, 84, 52), (74, 84, 52), (76, 84, 50), (30, 36, 40)),
    "point": ((-4, 2, 2), (66, 80, 50), (70, 82, 52), (74, 84, 50), (26, 34, 36)),
    "pinch": ((38, 36, 18), (44, 40, 20), (52, 50, 26), (58, 54, 28), (20, 18, 16)),
}
"""Degrees each finger joint curls beyond the model's rest: index, middle, ring, little, thumb."""
STAND_HIP = (0.4, 0.53)
"""Hip heights for which the feet are set on the ground; other poses keep their hip height."""


def unit(v: np.ndarray) -> np.ndarray:
    """A vector of length one."""
    return np.asarray(v / (np.linalg.norm(v) + 1e-12))


def outward(direction: Direction, side: int) -> np.ndarray:
    """A pose's direction (outward, forward, up) in the figure's axes; side -1 is its right."""
    return unit(np.array([side * direction[0], -direction[1], direction[2]], float))


def turn(lean: float, sway: float, twist: float) -> np.ndarray:
    """Lean forward, sway to the left, twist to the left (degrees)."""
    return np.asarray(Rotation.from_euler("xyz", [lean, sway, twist], degrees=True).as_matrix())


def between(a: np.ndarray, b: np.ndarray, part: float) -> np.ndarray:
    """The turn a part of the way from one to the other."""
    step = Rotation.from_matrix(a.T @ b).as_rotvec()
    return np.asarray(a @ Rotation.from_rotvec(step * part).as_matrix())


def axes(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Columns: first, second made square to it, their cross product."""
    a = unit(first)
    b = unit(second - (second @ a) * a)
    return np.column_stack([a, b, np.cross(a, b)])


def least_turn(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The smallest turn that brings direction a to direction b."""
    axis, c = np.cross(a, b), float(a @ b)
    s = float(np.linalg.norm(axis))
    if s < 1e-9:
        return np.eye(3)
    return np.asarray(Rotation.from_rotvec(axis / s * math.atan2(s, c)).as_matrix())


def at_ease(pose: Pose, seed: int) -> tuple[Pose, int, float]:
    """A little life for a figure that just stands: weight on one leg (its side, 0: both) and the roll of the hips."""
    random = np.random.default_rng(seed + 17)
    pose = replace(
        pose,
        look_deg=pose.look_deg + random.uniform(-5, 5),
        tilt_deg=pose.tilt_deg + random.uniform(-3, 3),
        nod_deg=pose.nod_deg + random.uniform(-1, 3),
    )
    if pose.right_leg != Leg() or pose.left_leg != Leg() or not STAND_HIP[0] < pose.hip <= STAND_HIP[1]:
        return pose, 0, 0.0
    stance = 1 if random.random() < 0.5 else -1
    free = Leg((0.07, random.uniform(0.1, 0.2), -1), (0.02, -0.12, -1))
    settled = replace(pose, **{"right_leg" if stance > 0 else "left_leg": free})
    return settled, stance, float(stance * random.uniform(1.5, 3.5))


class Bender:
    """Bends one shape; `bent()` is the result. `spread` keeps hanging arms off the clothes."""

    def __init__(self, shape: Shape, pose: Pose, seed: int = 0, spread: float = 0.05) -> None:
        self.spread = spread
        self.shape, self.frame, self.h = shape, frame(), shape.height_m
        self.pose, self.stance, self.roll_deg = at_ease(pose, seed)
        self.turns = np.tile(np.eye(3), (len(self.frame.names), 1, 1))
        self._spine()
        for side, arm in ((-1, self.pose.right_arm), (1, self.pose.left_arm)):
            self._arm(arm, side)
        self.legs = {-1: self.pose.right_leg, 1: self.pose.left_leg}
        self.ankle_up = float(shape.head_of("foot.L")[2])
        self.hip_up = pose.hip * self.h
        self._legs()

    def _name(self, bone: str, side: int) -> str:
        return f"{bone}.{'R' if side < 0 else 'L'}"

    def _rest(self, bone: str, side: int = 0) -> np.ndarray:
        return self.shape.head_of(self._name(bone, side) if side else bone)

    def _set(self, bone: str, matrix: np.ndarray, side: int = 0) -> None:
        self.turns[self.frame.bone(self._name(bone, side) if side else bone)] = matrix

    def get(self, bone: str, side: int = 0) -> np.ndarray:
        """The turn of a bone."""
        return np.asarray(self.turns[self.frame.bone(self._name(bone, side) if side else bone)])

    def _spine(self) -> None:
        p = self.pose
        whole = turn(p.lean_deg, p.sway_deg - 0.8 * self.roll_deg, p.twist_deg)
        bow = 0.5 if p.hip > STAND_HIP[0] else 0.25
        slump = 0 if p.hip > STAND_HIP[0] else -7
        low = turn(p.lean_deg * bow + slump, 0.3 * p.sway_deg + self.roll_deg, 0.4 * p.twist_deg)
        for bone in ("root", "pelvis.L", "pelvis.R"):
            self._set(bone, low)
        for bone, part in (("spine05", 0.15), ("spine04", 0.4), ("spine03", 0.65), ("spine02", 0.85), ("spine01", 1)):
            self._set(bone, between(low, whole, part))
        gaze = whole @ turn(p.nod_deg - 0.7 * p.lean_deg, p.tilt_deg, p.look_deg)
        for bone, part in (("neck01", 0.3), ("neck02", 0.5), ("neck03", 0.75), ("head", 1), ("eye.L", 1), ("eye.R", 1)):
            self._set(bone, between(whole, gaze, part))

    def _arm(self, arm: Arm, side: int) -> None:
        chest, upper, fore = self.get("spine01"), outward(arm.upper, side), outward(arm.fore, side)
        hanging = float(np.clip(-upper[2] * 4 - 3, 0, 1))
        upper = unit(upper + np.array([side * self.spread * hanging, 0, 0]))
        own = chest.T @ upper
        rise = math.degrees(math.asin(float(np.clip(own[2], -1, 1))))
        lift = float(np.interp(rise, [-90, -45, 0, 60, 90], [-10, -2, 8, 24, 30]))
        girdle = turn(0, -side * lift, -side * 14 * max(0.0, -own[1]) + side * 10 * max(0.0, own[1]))
        self._set("clavicle", chest @ between(np.eye(3), girdle, 0.6), side)
        shoulder = chest @ girdle
        self._set("shoulder01", shoulder, side)
        elbow0, a0 = self._rest("lowerarm01", side), None
        a0 = unit(elbow0 - self._rest("upperarm01", side))
        b0 = unit(self._rest("wrist", side) - elbow0)
        hinge0 = unit(np.cross(a0, b0))
        easy = least_turn(shoulder @ a0, upper) @ shoulder
        bend = np.cross(upper, fore)
        sure = float(np.clip(np.linalg.norm(bend) / 0.3, 0, 1))
        hinge = sure * unit(bend) + (1 - sure) * (easy @ hinge0)
        whole = axes(upper, hinge) @ axes(a0, hinge0).T
        self._set("upperarm01", between(easy, whole, 0.5), side)
        self._set("upperarm02", whole, side)
        lower = axes(fore, hinge) @ axes(b0, hinge0).T
        hand = self._hand(arm, fore, lower, side)
        self._set("lowerarm01", between(lower, hand, 0.15), side)
        self._set("lowerarm02", between(lower, hand, 0.6), side)

    def _palm(self, arm: Arm, fore: np.ndarray, side: int) -> np.ndarray:
        if arm.palm is not None:
            return outward(arm.palm, side)
        down, up, ahead = max(0.0, -fore[2]), max(0.0, fore[2]), max(0.0, -fore[1])
        across = max(0.0, -side * fore[0])
        return unit(
            down * np.array([-side, 0.3, 0])
            + up * np.array([-0.3 * side, -1, 0])
            + ahead * np.array([-0.6 * side, 0, -0.7])
            + across * np.array([0, 1.4, -0.3])
        )

    def _hand(self, arm: Arm, fore: np.ndarray, lower: np.ndarray, side: int) -> np.ndarray:
        wrist, index, little = (self._rest(b, side) for b in ("wrist", "finger2-1", "finger5-1"))
        palm0 = unit(-side * np.cross(index - wrist, little - wrist))
        along0 = unit(0.5 * (index + little) - wrist)
        palm = self._palm(arm, fore, side)
        along = fore - (fore @ palm) * palm * 0.85 if arm.hand == "flat" else fore
        hand = axes(along, palm) @ axes(along0, palm0).T
        for bone in ("wrist", "metacarpal1", "metacarpal2", "metacarpal3", "metacarpal4"):
            self._set(bone, hand, side)
        for finger, curls in zip((2, 3, 4, 5, 1), CURLS[arm.hand], strict=True):
            root, tip = self._rest(f"finger{finger}-1", side), self._rest(f"finger{finger}-3", side)
            along_finger = unit(tip - root)
            toward = palm0 if finger > 1 else unit(0.55 * palm0 + 0.8 * unit(little - index))
            axis = unit(np.cross(along_finger, toward))
            total = 0.0
            for joint, curl in enumerate(curls, start=1):
                total += math.radians(curl)
                self._set(f"finger{finger}-{joint}", hand @ Rotation.from_rotvec(axis * total).as_matrix(), side)
        return np.asarray(hand)

    def _legs(self) -> None:
        ways = {side: [outward(leg.thigh, side), outward(leg.shin, side)] for side, leg in self.legs.items()}
        low = self.turns[0]
        sizes, hips = {}, {}
        for side in (-1, 1):
            hip, knee, ankle = (self._rest(b, side) for b in ("upperleg01", "lowerleg01", "foot"))
            sizes[side] = (float(np.linalg.norm(knee - hip)), float(np.linalg.norm(ankle - knee)))
            hips[side] = low @ (hip - self._rest("root"))
        middle = 0.5 * (hips[-1] + hips[1])
        drops = {s: (hips[s] + sizes[s][0] * ways[s][0] + sizes[s][1] * ways[s][1])[2] for s in ways}
        stands = STAND_HIP[0] < self.pose.hip <= STAND_HIP[1]
        if stands:
            root_up = self.ankle_up - (drops[self.stance] if self.stance else min(drops.values()))
        else:
            root_up = self.hip_up - middle[2]
        self.root = np.array([-middle[0], -middle[1], root_up])
        for side in (-1, 1):
            gap = root_up + drops[side] - self.ankle_up
            planted = ways[side][1][2] < -0.6 and (gap < 0 or (self.pose.hip < STAND_HIP[0] and gap < 0.06 * self.h))
            if planted or gap < -0.03 * self.h:
                target = self.root + hips[side] + sizes[side][0] * ways[side][0] + sizes[side][1] * ways[side][1]
                target[2] = self.ankle_up
                ways[side] = list(_knee(self.root + hips[side], target, sizes[side], ways[side][0]))
                gap = 0.0
            self._leg(ways[side][0], ways[side][1], gap, side)

    def _leg(self, thigh: np.ndarray, shin: np.ndarray, gap: float, side: int) -> None:
        hip, knee, ankle, ball = (self._rest(b, side) for b in ("upperleg01", "lowerleg01", "foot", "toe3-1"))
        a0, b0, across = unit(knee - hip), unit(ankle - knee), np.array([1.0, 0, 0])
        bend = np.cross(thigh, shin)
        sure = float(np.clip(np.linalg.norm(bend) / 0.35, 0, 1))
        hinge = sure * unit(bend) + (1 - sure) * unit(across + np.array([0, 0.1 * side, 0]))
        if hinge[0] < 0 and sure < 1:
            hinge = across
        upper = axes(thigh, hinge) @ axes(a0, across).T
        lower = axes(shin, hinge) @ axes(b0, across).T
        self._set("upperleg01", between(self.get("pelvis", side), upper, 0.8), side)
        self._set("upperleg02", upper, side)
        self._set("lowerleg01", lower, side)
        self._set("lowerleg02", lower, side)
        ahead = np.cross(shin, hinge)
        yaw = math.degrees(math.atan2(ahead[0], -ahead[1])) if abs(ahead[2]) < 0.95 else 0.0
        flat = turn(0, 0, float(np.clip(yaw, -60, 60)))
        length = float(np.linalg.norm((ball - ankle)[:2]))
        if shin[2] < -0.5 and gap < 0.9 * length:
            pitch = math.degrees(math.asin(float(np.clip(gap / length, 0, 0.85))))
            foot, toes = flat @ turn(pitch, 0, 0), flat @ turn(0.25 * pitch, 0, 0)
        else:
            point = 55 if shin[2] > -0.5 else 18
            foot = lower @ turn(point, 0, 0)
            toes = foot
        self._set("foot", foot, side)
        for name in self.frame.names:
            if name.startswith("toe") and name.endswith("R" if side < 0 else "L"):
                self._set(name, toes)

    def bent(self) -> Bent:
        """The bent body, hips over the origin."""
        places = np.zeros((len(self.turns), 3))
        for bone, parent in enumerate(self.frame.parents):
            if parent < 0:
                places[bone] = self.root
                continue
            step = self.shape.heads[bone] - self.shape.heads[parent]
            places[bone] = places[parent] + self.turns[parent] @ step
        return Bent(self.shape, self.turns, places)

    def palm_place(self, bent: Bent, side: int) -> np.ndarray:
        """The middle of the closed hand, where a held thing goes."""
        knuckles = [bent.places[self.frame.bone(self._name(f"finger{k}-1", side))] for k in (2, 5)]
        wrist, index, little = (self._rest(b, side) for b in ("wrist", "finger2-1", "finger5-1"))
        palm = self.get("wrist", side) @ unit(-side * np.cross(index - wrist, little - wrist))
        return np.asarray(0.5 * (knuckles[0] + knuckles[1]) + palm * 0.018 * self.h / 1.7)


def _knee(
    hip: np.ndarray, ankle: np.ndarray, sizes: tuple[float, float], thigh: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Directions of thigh and shin that reach a place for the ankle, bent the way the thigh already goes."""
    a, b = sizes
    reach = ankle - hip
    far = float(np.clip(np.linalg.norm(reach), abs(a - b) * 1.01, (a + b) * 0.999))
    line = unit(reach)
    side = unit(thigh - (thigh @ line) * line + np.array([0, -0.02, 0]))
    cosine = float(np.clip((a * a + far * far - b * b) / (2 * a * far), -1, 1))
    new = cosine * line + math.sqrt(1 - cosine * cosine) * side
    return unit(new), unit(hip + line * far - (hip + a * new))
