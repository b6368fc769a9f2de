"""The wharf in four seasons: the same stretch of shore as woodblock prints, each with its own branch before it."""

from __future__ import annotations

import math
from random import Random

import cv2
import numpy as np
from blossom import CHERRY, RED_PLUM, in_bloom, loose_petals, twigs
from brush import Sheet, curve
from foliage import bough, falling_ginkgo, ginkgo_branch, willow
from PIL import Image
from river_view import Pixels, Stretch, image, noise
from snow import cover, flakes, on_branch
from woodblock import bokashi, print_shore, rgb, washi

CARD = (1748, 1181)
QUAY_Y = 0.585
# A tower of cloud from its top down: height on the card, half its width, size of its humps (px).
CLOUD = ((215, 70, 62), (285, 150, 74), (365, 240, 84), (450, 360, 88), (535, 520, 90), (610, 640, 92))


def _paper_below(picture: Pixels, colour: str, from_y: float, to_y: float, seed: int, most: float = 0.90) -> Pixels:
    """The river wiped thinner and thinner, until it is paper that can be written on."""
    height, width = picture.shape[:2]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    wave = noise((height, width), (5, 90), seed) * 0.010
    share = np.clip((y + wave - from_y) / (to_y - from_y), 0, 1)
    share = (share * share * (3 - 2 * share) * most)[..., None]
    return picture * (1 - share) + rgb(colour) * share


def _finished(picture: Pixels, seed: int, depth: float = 0.75) -> Image.Image:
    return image(picture * washi(picture.shape[:2], seed, depth), seed, 0.003)


def spring() -> Image.Image:
    """A rosy morning, a cherry branch in bloom, petals going with the river."""
    view = Stretch("day", 38, 150, CARD, QUAY_Y)
    sky = bokashi(
        CARD,
        [(0, "#8db4c6"), (0.10, "#b6d0d3"), (0.30, "#f1e7d6"), (0.47, "#f6cfc0"), (0.60, "#efb3a8"), (1, "#efb3a8")],
        3,
    )
    toned = {"contrast": 0.92, "warm": 0.03, "colour": 0.95, "lift": 0.10}
    picture = print_shore(view, sky, "#a9c0bd", "#2d3346", toned, 4, haze=0.4, mist_m=(26, 40, 0.95))
    picture = _paper_below(picture, "#f8efe6", 0.635, 0.735, 5)
    rng = Random(5)
    sheet = Sheet(CARD)
    path = curve([(1800, 30), (1640, 96), (1480, 88), (1300, 176), (1120, 190), (985, 270)], 14)
    lines = twigs(sheet, path, ("#3a2a26", "#7d6152"), (40, 7), 7, (120, 270), rng)
    in_bloom(sheet, lines, CHERRY, (22, 38), 6, rng)
    places = [(rng.uniform(700, 1700), rng.uniform(380, 800)) for _ in range(15)]
    places += [(rng.uniform(120, 1500), rng.uniform(770, 850)) for _ in range(9)]
    loose_petals(sheet, CHERRY, places, (12, 22), rng)
    return _finished(sheet.lay_on(picture), 9)


def _cloud(sheet: Sheet, humps: list[tuple[float, float, float]], light: str, shade: str, edge: str) -> None:
    """A towering cloud of round humps (x, y, radius), the near ones over the far."""
    for x, y, radius in humps:
        turn = np.linspace(0, 2 * math.pi, 90, endpoint=False)
        uneven = radius * (1 + 0.025 * np.sin(turn * 5 + x) + 0.018 * np.sin(turn * 9 + y))
        ring = np.stack([x + uneven * np.cos(turn), y + uneven * np.sin(turn)], 1)
        sheet.fill(
            ring, light, shade, ((x - radius * 0.2, y - radius * 0.55), (x + radius * 0.2, y + radius * 0.9)), edge, 1.2
        )


def _cicada(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A cicada at rest, head up: body, eyes, folded clear wings with their veins."""

    def at(across: float, down: float) -> tuple[float, float]:
        return x + across * size, y + down * size

    t = np.linspace(0, 2 * math.pi, 40)
    body = np.stack([x + size * 0.20 * np.sin(t), y + size * (0.02 - 0.46 * np.cos(t))], 1)
    sheet.fill(body, "#3b4a33", "#1d2420", (at(0, -0.4), at(0, 0.5)), "#121712", 1.2)
    head = np.stack([x + size * 0.21 * np.sin(t), y - size * (0.36 + 0.12 * np.cos(t))], 1)
    sheet.fill(head, "#4f6540", edge="#121712")
    for side in (-1, 1):
        sheet.dot(at(side * 0.19, -0.40), size * 0.06, "#2b120c")
        rim = ((0.12, -0.26), (0.36, 0.0), (0.40, 0.42), (0.22, 0.86), (0.04, 0.5))
        wing = curve([at(side * across, down) for across, down in rim], 10)
        sheet.fill(wing, "#e6f0e2", "#b9cdb8", (at(0, -0.2), at(0, 0.9)), "#42553e", 1.3, alpha=0.78)
        for reach in (0.1, 0.2, 0.3):
            vein = curve([at(side * 0.10, -0.2), at(side * (reach + 0.04), 0.2), at(side * reach * 0.8, 0.7)], 8)
            sheet.stroke(vein, [1.4, 1.0], "#5b6f54", alpha=0.7)


def summer() -> Image.Image:
    """High summer: a tower of cloud over the wharf, willow strands in the wind, a cicada."""
    view = Stretch("day", -72, 150, CARD, QUAY_Y)
    sky = bokashi(CARD, [(0, "#1f6fa8"), (0.16, "#3f93c2"), (0.36, "#86c3d6"), (0.54, "#d7ecdf"), (1, "#d7ecdf")], 13)
    clouds = Sheet(CARD)
    rng = Random(31)
    humps = []
    for row, (y, spread, radius) in enumerate(CLOUD):
        for n in range(4 + 2 * row):
            share = (n + 0.5) / (4 + 2 * row) * 2 - 1
            at = 720 + share * spread + rng.uniform(-26, 26), y + rng.uniform(-24, 24) + 50 * share * share
            humps.append((*at, radius * rng.uniform(0.6, 1.15)))
    _cloud(clouds, humps, "#fdfdf8", "#c7dfe6", "#9fc3d2")
    fade = np.clip(1 - (np.linspace(0, CARD[1], CARD[1])[:, None, None] - 470) / 190, 0, 1)
    clouds.values *= fade.astype(np.float32)
    sky = clouds.lay_on(sky, 0.94)
    toned = {"contrast": 1.02, "warm": 0.02, "colour": 1.10, "lift": 0.05}
    picture = print_shore(view, sky, "#5fa3a6", "#1d3a4a", toned, 14, haze=0.18, mist_m=(22.4, 24.6, 1.0))
    picture = _paper_below(picture, "#f1f5ea", 0.635, 0.735, 15)
    sheet = Sheet(CARD)
    bough(sheet, curve([(-40, 60), (120, 46), (300, 62), (520, 22), (700, -30)], 14), 46, 14, 3)
    rng = Random(17)
    places = [
        (rng.uniform(-20, 640), rng.uniform(-30, 60), rng.uniform(200, 520), rng.uniform(40, 130)) for _ in range(26)
    ]
    places = [(x, y, length * (1.25 - 0.8 * max(x, 0) / 640), sway) for x, y, length, sway in places]
    willow(sheet, sorted(places, key=lambda p: p[2]), 52, 23)
    _cicada(sheet, 150, 92, 74)
    return _finished(sheet.lay_on(picture), 19)


def autumn() -> Image.Image:
    """A golden evening, the moon just up behind the crane, ginkgo leaves coming down."""
    view = Stretch("day", 128, 150, CARD, QUAY_Y)
    sky = bokashi(
        CARD,
        [(0, "#4f6f7c"), (0.12, "#8aa29a"), (0.30, "#e9d5a2"), (0.46, "#f2bd7a"), (0.60, "#e79a63"), (1, "#e79a63")],
        23,
    )
    moon = Sheet(CARD)
    moon.dot((905, 335), 190, "#fff0c4", alpha=0.35, blur=60)
    moon.dot((905, 335), 88, "#fff6dc", blur=1.2)
    sky = moon.lay_on(sky)
    toned = {"contrast": 0.95, "warm": 0.09, "colour": 1.0, "lift": 0.05}
    picture = print_shore(view, sky, "#c49a6c", "#33261f", toned, 24, haze=0.35, dress=_turned_leaves)
    picture = _paper_below(picture, "#f9eedb", 0.635, 0.735, 25)
    rng = Random(41)
    sheet = Sheet(CARD)
    path = curve([(1800, 40), (1680, 84), (1560, 90), (1440, 150), (1300, 150), (1190, 200)], 16)
    lines = twigs(sheet, path, ("#4b3d30", "#8d7a62"), (36, 8), 9, (150, 300), rng)
    ginkgo_branch(sheet, lines, (44, 66), 43)
    places = [(rng.uniform(640, 1690), rng.uniform(360, 760), rng.uniform(22, 44)) for _ in range(9)]
    places += [(rng.uniform(90, 1480), rng.uniform(780, 830), rng.uniform(24, 38)) for _ in range(8)]
    falling_ginkgo(sheet, places, 47)
    return _finished(sheet.lay_on(picture), 29)


def _turned_leaves(name: str, plate: Pixels) -> Pixels:
    """Green trees as they are in November."""
    if name == "quay":
        return plate
    turned = plate.copy()
    r, g, b = plate[..., 0], plate[..., 1], plate[..., 2]
    green = np.clip((g - np.maximum(r * 0.92, b * 1.04)) * 16, 0, 1)[..., None]
    patch = np.clip(0.5 + 0.35 * cv2.GaussianBlur(noise(g.shape, (9, 9), 77), (0, 0), 3), 0, 1)[..., None]
    gold = g[..., None] * (np.array([1.9, 1.25, 0.35]) * patch + np.array([1.75, 0.80, 0.32]) * (1 - patch))
    if name == "buildings":
        # The lawn stays as it is.
        green[round(CARD[1] * QUAY_Y - 7.5 * CARD[0] / 150) :] = 0
    turned[..., :3] = np.clip(plate[..., :3] * (1 - green) + gold * green, 0, 1)
    return turned.astype(np.float32)


def winter() -> Image.Image:
    """Snow at nightfall: white roofs, lit windows, a sprig of red plum."""
    view = Stretch("night", 66, 134, CARD, QUAY_Y)
    sky = bokashi(CARD, [(0, "#27395c"), (0.25, "#44597f"), (0.48, "#8292b0"), (0.60, "#b4bccd"), (1, "#b4bccd")], 33)
    toned = {"contrast": 1.0, "warm": -0.015, "colour": 1.02, "lift": 0.06}
    picture = print_shore(
        view, sky, "#5a6d92", "#141a2e", toned, 34, haze=0.4, dress=lambda name, plate: cover(view, name, plate)
    )
    picture = _paper_below(picture, "#eef2f8", 0.635, 0.735, 35, 0.93)
    far = Sheet(CARD)
    flakes(far, 620, 51, (1.6, 4.2), 0.72)
    picture = far.lay_on(picture, 0.85)
    rng = Random(53)
    sheet = Sheet(CARD)
    path = curve([(-50, 250), (90, 190), (230, 205), (370, 120), (520, 128), (660, 60)], 14)
    lines = twigs(sheet, path, ("#2a2124", "#6b5a5c"), (38, 7), 8, (110, 220), rng)
    in_bloom(sheet, lines, RED_PLUM, (17, 25), 3, rng)
    on_branch(sheet, path, 24, 3)
    for n, line in enumerate(lines[1:]):
        on_branch(sheet, line, 9, 10 + n)
    picture = sheet.lay_on(picture)
    near = Sheet(CARD)
    flakes(near, 110, 57, (3.0, 10.0), 0.70)
    return _finished(near.lay_on(picture, 0.9), 39)
