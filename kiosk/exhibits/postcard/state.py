"""What 留影 remembers between two inputs, and what its views show of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from kiosk.exhibits.postcard.edits import Edit
from kiosk.happenings import inputs
from kiosk.happenings.inputs.booth import CameraTrouble
from kiosk.happenings.words import Ink, Language, Pen, Side, Stroke, Typed

BoothStep = Literal[
    "off", "preview", "countdown", "taking", "still", "frame", "ink", "making", "card", "thanks", "code"
]
PrintStep = Literal["none", "busy", "done", "failed"]
LinkStep = Literal["", "making", "ready", "failed"]
CodeEntry = Literal["", "checking", "wrong", "locked"]

# The visitor's eyes are led to the lens from this count on.
GAZE_FROM = 2


@dataclass(frozen=True, slots=True)
class PostcardState:
    """`job` numbers what was asked of camera and press: an answer to an older one may belong to somebody else.

    `linked_frames`, of stories and buildings, are known but offered only when one of them sends its visitor here: then
    it is `linked_frame_id`, until the booth is left. `unmade`: frames whose picture can't be made.

    `step_since_s`: since when the visitor stands at this step; countdown and shutter belong to the preview. `at_s`:
    when the step goes on by itself; `zero_s`: the planned moment of the photo.

    `shots`: the stills held, `still_id` the one looked at, also while another is being taken; `shots_taken` counts the
    replaced ones too. `previews` maps frame to the picture of its front, `back_preview` is the chosen frame's back,
    `previews_of` the still and the language they were asked for with.

    `strokes` of both sides in the order they were written; `typed` stands on one side, where it was typed last.
    `edits` and `undone` lead back and forth; `wording`: the last edit is the text still being typed.

    `printing_id`: the card on its way through the printer, maybe not the one shown; `paper_due`: the card shown may be
    printed if the printer can. `printer` and `tickets` belong to the station, not to the visitor, and so do the
    wrong short codes in a row (`codes_wrong`), the locks they led to and `code_locked_until_s`.
    """

    frames: tuple[str, ...]
    language: Language
    linked_frames: frozenset[str] = frozenset()
    most_shots: int = 4
    most_copies: int = 4
    countdown: Mapping[Language, Path] = field(default_factory=dict)
    job: int = 0
    step: BoothStep = "off"
    step_since_s: float = 0.0
    on_screen: bool = False
    at_s: float | None = None

    camera: Literal["opening", "showing", "lost"] = "opening"
    camera_trouble: CameraTrouble | Literal[""] = ""
    camera_rehearsal: bool = False
    count: int = 0
    zero_s: float = 0.0
    shots: tuple[str, ...] = ()
    shots_taken: int = 0
    still_id: str | None = None

    linked_frame_id: str = ""
    frame_id: str = ""
    unmade: frozenset[str] = frozenset()
    previews: Mapping[str, str] = field(default_factory=dict)
    back_preview: str = ""
    previews_of: tuple[str | None, Language] | None = None

    side: Side = "front"
    pen: Pen = "brush"
    ink: Ink = "black"
    erasing: bool = False
    strokes: tuple[Stroke, ...] = ()
    ink_full: bool = False
    typing: bool = False
    typed: Typed | None = None
    wording: bool = False
    edits: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()
    make_failed: bool = False

    card: inputs.CardMade | None = None
    deleted: bool = False
    show_code: bool = True
    link: LinkStep = ""
    code_id: str = ""
    wifi_code_id: str = ""

    copies: int = 1
    paper_due: bool = True
    printer: inputs.PrinterTold | None = None
    print_step: PrintStep = "none"
    print_reason: str = ""
    print_rehearsal: bool = False
    printing_id: str = ""
    tickets: int = 0

    found_again: bool = False
    code_entry: CodeEntry = ""
    codes_wrong: int = 0
    code_locks: int = 0
    code_locked_until_s: float = 0.0

    @property
    def offered(self) -> tuple[str, ...]:
        """The frames to choose from, in their order on screen; never none."""
        known = (self.linked_frame_id, *self.frames) if self.linked_frame_id else self.frames
        return tuple(frame_id for frame_id in known if frame_id not in self.unmade) or known

    @property
    def gaze(self) -> bool:
        """The visitor should look into the lens: the last two seconds, and until the photo is there."""
        return self.step == "taking" or (self.step == "countdown" and self.count <= GAZE_FROM)

    @property
    def white_seen(self) -> bool:
        """White ink shows where it goes: on pictures, not on the back's paper and not as words in a writing field."""
        return self.side == "front" and not self.typing

    @property
    def can_undo(self) -> bool:
        """Something was written, rubbed out or cleared that can be taken back."""
        return bool(self.edits)

    @property
    def can_redo(self) -> bool:
        """Something was taken back that can come again."""
        return bool(self.undone)

    @property
    def printable(self) -> bool:
        """A print of the shown card may be asked for now, and would come out."""
        return (
            self.step == "card"
            and self.card is not None
            and self.paper_due
            and self.print_step in ("none", "failed")
            and not self.printing_id
            and self.printer is not None
            and self.printer.ready
        )


def start(
    frames: Sequence[str],
    language: Language,
    linked_frames: Iterable[str] = (),
    most_shots: int = 4,
    most_copies: int = 4,
    countdown: Mapping[Language, Path] | None = None,
) -> PostcardState:
    """Nobody there. `frames`: their ids in the order on screen; raises ValueError when there is none.

    `linked_frames`: also ids. `countdown`: the voice of three, two, one, in the languages that have one.
    """
    if not frames:
        raise ValueError("a booth needs at least one postcard frame")
    return PostcardState(
        frames=tuple(frames),
        language=language,
        linked_frames=frozenset(linked_frames),
        most_shots=most_shots,
        most_copies=most_copies,
        countdown=countdown or {},
        frame_id=frames[0],
    )


def afresh(state: PostcardState, frame_id: str = "") -> PostcardState:
    """Nothing begun, as for another card in the same visit; a print on its way stays known.

    `frame_id`: the linked frame that is offered first and chosen.
    """
    begun = start(
        state.frames, state.language, state.linked_frames, state.most_shots, state.most_copies, state.countdown
    )
    return replace(
        begun,
        job=state.job + 1,
        linked_frame_id=frame_id,
        frame_id=frame_id or begun.frame_id,
        printer=state.printer,
        printing_id=state.printing_id,
        tickets=state.tickets,
        codes_wrong=state.codes_wrong,
        code_locks=state.code_locks,
        code_locked_until_s=state.code_locked_until_s,
    )


def forgotten(state: PostcardState) -> PostcardState:
    """Nothing is known of anybody; what belongs to the station stays."""
    return replace(afresh(state), printing_id="")
