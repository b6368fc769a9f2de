"""The finisher's card: a sports poster of flat colours, the shore's landmarks along the 2.8 kilometres."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np
from brush import Sheet, curve, placed
from paper import box_px
from PIL import Image, ImageDraw, ImageFont
from river_view import Pixels, Stretch, image, layer, noise
from woodblock import rgb, washi

CARD = (1748, 1181)
FONTS = Path(__file__).resolve().parents[2] / "fonts"
CREAM, SUN, RED, DEEP, TEAL, PALE = "#fbeed2", "#f3b33d", "#bd3a28", "#123f4c", "#2f7378", "#8fc4ba"
# The course along the bank, from the wharf (left) round the bend to the bridge (right), in pixels.
COURSE = (
    (-90, 800),
    (160, 742),
    (420, 716),
    (700, 724),
    (960, 716),
    (1200, 672),
    (1430, 612),
    (1640, 566),
    (1850, 540),
)
START, FINISH = (96.0, 0.0), (1640.0, 2.8)
# Landmarks cut from the strip: shore metres from and to, where their middle stands, pixels a metre.
LANDMARKS = (
    (-34, 60, 84, 2.0),
    (74, 124, 236, 2.7),
    (190, 236, 372, 2.9),
    (640, 724, 520, 2.3),
    (948, 1014, 700, 3.0),
    (1672, 1772, 1084, 2.6),
    (2712, 2990, 1540, 2.05),
)
LIMBS = {
    "body": (0.105, 0.105, 0.15),
    "front": (0.125, 0.10, 0.055, 0.045),
    "back": (0.125, 0.09, 0.055, 0.045),
    "arm": (0.07, 0.055, 0.038),
    "hand": (0.07, 0.055, 0.038),
}
POSES: tuple[dict[str, tuple[tuple[float, float], ...]], ...] = (
    {
        "body": ((0.0, -0.54), (0.03, -0.66), (0.09, -0.79)),
        "front": ((0.01, -0.52), (0.25, -0.46), (0.24, -0.20), (0.33, -0.18)),
        "back": ((-0.01, -0.52), (-0.14, -0.27), (-0.40, -0.20), (-0.46, -0.10)),
        "arm": ((0.07, -0.78), (-0.13, -0.68), (-0.06, -0.53)),
        "hand": ((0.09, -0.78), (0.20, -0.60), (0.36, -0.70)),
    },
    {
        "body": ((0.0, -0.53), (0.03, -0.66), (0.08, -0.79)),
        "front": ((0.0, -0.52), (0.17, -0.33), (0.11, -0.05), (0.20, -0.01)),
        "back": ((0.0, -0.52), (-0.06, -0.28), (-0.30, -0.33), (-0.36, -0.25)),
        "arm": ((0.06, -0.78), (-0.15, -0.70), (-0.15, -0.53)),
        "hand": ((0.08, -0.78), (0.15, -0.60), (0.31, -0.64)),
    },
)


def _sky() -> Pixels:
    """A low sun and the rings of its haze, paler and wider the further they are."""
    y, x = np.mgrid[0 : CARD[1], 0 : CARD[0]].astype(np.float32)
    far = np.hypot(x - 1290, y - 640)
    pale, warm = rgb("#fdf3db"), rgb("#f9d998")
    sky = np.broadcast_to(pale, (*far.shape, 3)).astype(np.float32)
    for radius, share in ((1120, 0.16), (860, 0.34), (640, 0.56), (460, 0.78), (320, 1.0)):
        ring = np.clip((radius - far) / 2, 0, 1)[..., None] * share
        sky = sky * (1 - ring) + (pale * (1 - share) + warm * share) * ring
    land = np.clip((y - 640) / 2, 0, 1)[..., None]
    sky = sky * (1 - land) + rgb("#ecdca6") * land
    disc = np.clip((215 - far) / 2, 0, 1)[..., None]
    return sky * (1 - disc) + rgb(SUN) * disc


def _course_y(x: float) -> float:
    line = curve(COURSE, 24)
    return float(np.interp(x, line[:, 0], line[:, 1]))


def _stand(card: Pixels, span: tuple[float, float, float, float]) -> Pixels:
    """A landmark in three flat tones, its foot on the course."""
    x0, x1, at, ppm = span
    size = (round((x1 - x0) * ppm), round(104 * ppm))
    view = Stretch("day", x0, x1 - x0, size, 98 / 104)
    plate = layer(view, "buildings")
    grey = cv2.GaussianBlur(plate[..., :3] @ np.array([0.3, 0.59, 0.11], np.float32), (0, 0), 0.8)
    steps = np.clip((grey[..., None] - np.array([0.30, 0.56], np.float32)) * 9 + 0.5, 0, 1)
    tone = rgb(DEEP) * (1 - steps[..., :1]) + rgb(TEAL) * steps[..., :1]
    tone = tone * (1 - steps[..., 1:]) + rgb("#d9e3cb") * steps[..., 1:]
    alpha = np.clip(plate[..., 3] * 1.3, 0, 1)
    ground = round(98 * ppm - 4.5 * ppm)
    alpha[ground:] = 0
    left, top = round(at - size[0] / 2), round(_course_y(at)) - ground + 16
    y0, x_from, x_to = max(top, 0), max(left, 0), min(left + size[0], CARD[0])
    cut = (slice(y0 - top, None), slice(x_from - left, x_to - left))
    part = card[y0 : top + size[1], x_from:x_to]
    share = alpha[cut][: len(part)][..., None]
    part[:] = part * (1 - share) + tone[cut][: len(part)] * share
    return card


def _runner(sheet: Sheet, at: tuple[float, float], high: float, colour: str, pose: int) -> None:
    """A runner in full stride: limbs as tapering strokes, joints in units of the body's height, feet at y 0."""
    chosen = POSES[pose % len(POSES)]
    for part in ("arm", "back", "body", "front", "hand"):
        path = placed(curve(chosen[part], 10), at, 0, high)
        widths = LIMBS[part]
        sheet.stroke(path, [w * high for w in widths], colour)
        for end, wide in ((path[0], widths[0]), (path[-1], widths[-1])):
            sheet.dot((float(end[0]), float(end[1])), wide * high / 2, colour)
    x, y = chosen["body"][-1]
    neck = np.array([(x - 0.01, y), (x + 0.02, y - 0.05), (x + 0.035, y - 0.09)])
    sheet.stroke(placed(neck, at, 0, high), [0.065 * high, 0.05 * high, 0.05 * high], colour)
    turn = np.linspace(0, 2 * math.pi, 40)
    head = np.stack([x + 0.048 + 0.052 * np.cos(turn), y - 0.125 + 0.064 * np.sin(turn)], 1)
    sheet.fill(placed(head, at, 0, high), colour)


def _marks(sheet: Sheet, marks: Image.Image) -> None:
    """The kilometres along the course, their figures standing on its slope."""
    face = ImageFont.truetype(str(FONTS / "StationSerif-SemiBold.otf"), 27 * 2)
    for km in (0, 1, 2, 2.8):
        x = START[0] + (FINISH[0] - START[0]) * km / FINISH[1]
        y = _course_y(x) + 16
        sheet.dot((x, y), 15, CREAM)
        sheet.dot((x, y), 8, RED)
        words = f"{km:g} km"
        away = (24 + face.getlength(words) / 4) * (-1 if km == FINISH[1] else 1)
        slope = math.atan2(_course_y(x + away + 40) - _course_y(x + away - 40), 80)
        slip = Image.new("L", (300, 300))
        ImageDraw.Draw(slip).text((150, 150), words, 255, face, anchor="mm")
        slip = slip.rotate(-math.degrees(slope), Image.Resampling.BICUBIC).reduce(2)
        at = round(x + away - 75), round(_course_y(x + away) + 16 - 75)
        marks.paste(255, (*at, at[0] + 150, at[1] + 150), slip)


def runner() -> Image.Image:
    """Sun, landmarks, the red course with its kilometres, runners, and a start number to write on."""
    card = _sky()
    bank = curve(COURSE, 24)
    sheet = Sheet(CARD)
    water = np.concatenate([np.add(bank, (0, 34)), [(1900, 1300), (-100, 1300)]])
    sheet.fill(water, PALE, "#cfe5dc", ((0, 700), (0, 1181)))
    card = sheet.lay_on(card)
    for span in LANDMARKS:
        card = _stand(card, span)
    sheet = Sheet(CARD)
    for row in range(11):
        down = 112 + row * 44
        for n in range(9):
            x = -80 + n * 220 + (row % 3) * 74
            crest = [(x + 26 * k, lift) for k, lift in enumerate((0, -6, 0, 6, 0))]
            # Near the bank the waves follow it; further out they lie level.
            level = row / 11
            wave = curve([(at, _course_y(at) * (1 - level) + 720 * level + down + lift) for at, lift in crest], 8)
            if wave[0][0] > 1330 and wave[0][1] > 790:
                continue  # calm water where the postmark goes
            sheet.stroke(wave, [1, 5, 5, 1], TEAL, alpha=0.50 - row * 0.035)
    sheet.stroke(np.add(bank, (0, 16)), [64, 60, 44], CREAM)
    sheet.stroke(np.add(bank, (0, 16)), [52, 48, 34], RED)
    sheet.stroke(np.add(bank, (0, 16)), [3, 3, 2], CREAM, alpha=0.8)
    marks = Image.new("L", CARD, 0)
    _marks(sheet, marks)
    for x, high, colour, pose in ((812, 168, TEAL, 1), (898, 176, DEEP, 0), (1010, 186, RED, 1)):
        _runner(sheet, (x, _course_y(x) + 22), high, colour, pose)
    card = sheet.lay_on(card)
    ink = np.asarray(marks, np.float32)[..., None] / 255
    card = card * (1 - ink) + rgb(CREAM) * ink
    card = _bib(card)
    return image(card * washi(card.shape[:2], 91, 0.6), 8, 0.004)


def _bib(card: Pixels) -> Pixels:
    """A start number with four pin holes, lying on the picture."""
    left, top, right, bottom = box_px(7, 69, 100, 22)
    sheet = Sheet(CARD)
    r = 26
    corners = [(right - r, bottom - r, 0), (left + r, bottom - r, 1), (left + r, top + r, 2), (right - r, top + r, 3)]
    ring = [
        (x + r * math.cos(a), y + r * math.sin(a))
        for x, y, q in corners
        for a in np.linspace(q * math.pi / 2, (q + 1) * math.pi / 2, 10)
    ]
    sheet.fill(np.array(ring), RED)
    card = sheet.shade_on(card, (4, 8), 9, 0.35)
    ring = [(x, max(y, top + 78)) for x, y in ring]
    sheet.fill(np.array(ring), "#fffdf6")
    for x in (left + 34, right - 34):
        for y in (top + 34, bottom - 30):
            sheet.dot((x, y), 9, "#d8d2c2")
            sheet.dot((x, y), 6, "#5b5a55")
    return sheet.lay_on(card) * (1 + 0.004 * noise((CARD[1], CARD[0]), (2, 2), 95)[..., None])
