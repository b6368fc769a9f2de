"""Every state the booth's screens must be able to show, with names for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings import inputs
from tests.scenes.booth_screens import Screens

REASONS = [
    "offline",
    "media-empty",
    "jam",
    "cover",
    "supply",
    "paused",
    "missing",
    "size",
    "refused",
    "off",
    "cap",
    "busy",
]
FAILURES = [*REASONS, "lost", "cancelled", "never-heard-of"]
CARD = inputs.CardMade("c" * 22, 1_796_366_400_000, False, "card", "front", "", "482915")
WRITTEN_BACK = replace(CARD, back_id="back")
TWO_SIDED = inputs.PrinterTold(True, "", two_sided=True)
ONE_SIDED = inputs.PrinterTold(True, "", two_sided=False)


def begun(screens: Screens, **known: object) -> PostcardState:
    return replace(postcard.start(tuple(screens.frames), "zh"), on_screen=True, **known)  # type: ignore[arg-type]


def mirrors(screens: Screens) -> Iterator[tuple[str, PostcardState]]:
    mirror = begun(screens, step="preview")
    yield "opening", mirror
    yield "preview", replace(mirror, camera="showing")
    yield "preview with photos", replace(mirror, camera="showing", shots=("still-1", "still-2"), still_id="still-2")
    for trouble in ("gone", "frozen", "dark"):
        yield f"camera {trouble}", replace(mirror, camera="lost", camera_trouble=trouble)
    yield "camera gone with photos", replace(mirror, camera="lost", camera_trouble="gone", shots=("still-1", "still-2"))
    for count in (3, 2, 1):
        yield f"count {count}", replace(mirror, step="countdown", camera="showing", count=count)
    yield "shutter", replace(mirror, step="taking", camera="showing")
    shots = tuple(f"still-{n}" for n in range(1, 5))
    yield "first photo", replace(mirror, step="still", shots=shots[:1], still_id=shots[0])
    yield "last photo", replace(mirror, step="still", shots=shots, still_id=shots[2])
    for entry in ("", "checking", "wrong", "locked"):
        yield f"code {entry}", begun(screens, step="code", code_entry=entry)


def cards(screens: Screens, reasons: list[str], failures: list[str]) -> Iterator[tuple[str, PostcardState]]:
    previews = {frame_id: f"front-{frame_id}" for frame_id in screens.frames}
    choosing = begun(screens, step="frame", previews=previews)
    yield "frames", choosing
    yield "frames still being made", replace(choosing, previews={})
    linked = tuple(screens.frames)[-1]
    others = tuple(screens.frames)[:-1]
    yield "linked frame", replace(choosing, frames=others, linked_frame_id=linked, frame_id=linked)
    yield "press", replace(choosing, step="making")
    lies = replace(choosing, step="card", card=CARD, printer=TWO_SIDED)
    yield "code being made", replace(lies, link="making")
    yield "no phones", replace(lies, link="failed")
    ready = replace(lies, link="ready", code_id="code")
    yield "ready", replace(ready, copies=4)
    yield "wi-fi first", replace(ready, card=WRITTEN_BACK, wifi_code_id="wifi", printer=ONE_SIDED)
    yield "printer silent", replace(ready, printer=None)
    for reason in reasons:
        no = replace(ready, printer=inputs.PrinterTold(reason == "busy", reason), print_reason=reason)
        yield f"no print: {reason}", replace(no, printing_id="another" if reason == "busy" else "")
    yield "printing", replace(ready, print_step="busy", printing_id=CARD.card_id)
    yield "printed", replace(ready, print_step="done")
    yield "printed in rehearsal", replace(ready, print_step="done", print_rehearsal=True)
    for reason in failures:
        yield f"failed: {reason}", replace(ready, print_step="failed", print_reason=reason)
    yield "found again", replace(ready, found_again=True, paper_due=False)
    yield "found for paper", replace(lies, found_again=True, show_code=False)
    yield "thanks", replace(lies, step="thanks")
    yield "deleted", begun(screens, step="thanks", deleted=True)


def everything(screens: Screens, every_reason: bool = False) -> Iterator[tuple[str, PostcardState]]:
    yield from mirrors(screens)
    yield from cards(screens, REASONS if every_reason else REASONS[:1], FAILURES if every_reason else FAILURES[:1])
