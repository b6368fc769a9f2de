"""The great farewell, for the resting screen: an embrace on the pontoon, the crowd, the steamer."""

from __future__ import annotations

from canvas import Camera, Canvas
from figures.body import Person
from figures.pose import CHEERING, EMBRACING, STANDING, WAITING, WAVING, WAVING_BENT, WAVING_WIDE
from kit.harbour import handkerchief, suitcase, wicker_trunk
from kit.solids import lathe

from panels.voyage_begins.p3_departure import CUTS, barge_of_students, gouges, river_view, tone

CAMERA = Camera(at=(0, -9.6, 4.2), to=(0.6, 20, 5.6), lens_mm=33)
DECK = 1.9


def build() -> Canvas:
    """The same river as the first departure, other people in front."""
    c = Canvas()
    river_view(c)
    barge_of_students(c)
    hat = lathe([(0.19, 0), (0.19, 0.02), (0.1, 0.03), (0.09, 0.14), (0.01, 0.15)]).rotated("x", 25)
    fine = 0.008
    c.people(Person("gown", "short", EMBRACING, 1.74, seed=1), -2.45, -3.0, DECK, 82, fine)
    c.people(Person("skirt", "bun", EMBRACING, 1.6, seed=2, dark=True), -2.0, -3.0, DECK, -98, fine)
    c.put(suitcase(0.62, 0.22, 0.44).moved(-3.0, -3.2, DECK + 0.5, 10), "luggage")
    crowd = [
        (-3.75, -2.0, 184, "coat", "fedora", WAVING, "cloth", True),
        (-4.35, -0.9, 176, "gown", "short", WAVING_BENT, "hat", False),
        (-3.05, -0.8, 190, "suit", "cap", WAVING_WIDE, None, True),
        (-1.0, -0.8, 172, "gown", "short", CHEERING, "hat", False),
        (1.5, -1.0, 186, "gown", "short", WAITING, None, True),
        (2.3, -1.7, 178, "gown", "cap", WAVING_BENT, "hat", False),
        (2.95, -2.9, 188, "skirt", "bob", WAVING, "cloth", True),
        (3.3, -1.1, 176, "gown", "short", WAVING, "cloth", False),
        (3.95, -1.8, 182, "suit", "short", WAVING_WIDE, "hat", True),
        (4.55, -0.8, 190, "gown", "short", STANDING, None, False),
        (-1.9, -0.6, 182, "gown", "bob", STANDING, None, False),
        (2.75, -0.4, 170, "coat", "fedora", STANDING, None, True),
    ]
    for n, (x, y, turn, clothes, hair, pose, held, dark) in enumerate(crowd):
        body = c.people(
            Person(clothes, hair, pose, 1.62 if clothes == "skirt" else 1.74, seed=n, dark=dark), x, y, DECK, turn, fine
        )
        hand = body.left_hand if pose is WAVING_BENT else body.right_hand
        if held == "cloth":
            c.put(handkerchief(n, 0.42).moved(*hand), "veil")
        elif held == "hat":
            c.put(hat.moved(*hand).moved(z=0.05), "hair")
        if pose is WAITING:
            c.put(suitcase().moved(*body.right_hand), "luggage")
    c.put(wicker_trunk(1.0, 0.6, 0.5).moved(0.4, -2.6, DECK, 12), "luggage")
    return c


__all__ = ["CAMERA", "CUTS", "build", "gouges", "tone"]
