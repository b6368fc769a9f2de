"""What the morning check knows: its lines, the question at hand, and what devices said of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from kiosk.happenings.words import CheckLevel, CheckName, Door, Language, Level, Means

NAMES: tuple[CheckName, ...] = (
    "wheel",
    "touch",
    "speaker",
    "printer",
    "entry_camera",
    "exit_camera",
    "booth_camera",
    "disk",
    "clock",
    "network",
    "content",
)
"""In the order they stand on the page."""
ASKED: tuple[CheckName, ...] = ("wheel", "touch", "speaker", "clock", "printer")
"""What staff may be asked about, in the order of asking: the printer has printed by the time they come to it."""
SETTLED: tuple[CheckLevel, ...] = ("ok", "rehearsal", "fault", "off")
COLUMNS, ROWS = 8, 5
"""The squares of the touch grid."""
SQUARES = COLUMNS * ROWS


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the check.

    What it says is `sentence_zh` and `sentence_en`, as a device told it, or else the word `word` of the morning scene.
    `job`: the run it belongs to; `until_s`: when it is settled, if nothing else settles it before.
    """

    level: CheckLevel = "waiting"
    word: str = ""
    sentence_zh: str = ""
    sentence_en: str = ""
    measured: float | None = None
    job: int = 0
    until_s: float | None = None

    @property
    def settled(self) -> bool:
        return self.level in SETTLED


@dataclass(frozen=True, slots=True)
class Turned:
    """How far the wheel has been turned, 0..1 of what is asked, to the `left` and to the `right`; it stands `at` -1..1.

    `endless`: it goes round and round. `rolled`: turns from where it was first, + to the right.
    """

    left: float = 0.0
    right: float = 0.0
    at: float = 0.0
    endless: bool = False
    rolled: float = 0.0

    @property
    def both(self) -> bool:
        """It was turned both ways."""
        return self.left >= 1.0 and self.right >= 1.0


@dataclass(frozen=True, slots=True)
class Said:
    """What a device said of itself last."""

    level: Level
    sentence_zh: str
    sentence_en: str


@dataclass(frozen=True, slots=True)
class MorningState:
    """`phase`: nothing was begun, the check is under way, or every line is settled.

    `absent`: the lines this station has no device for. `voices`: the spoken numbers 1 to 9 of each language. `admitted`
    while the staff scene is shown, `visited` while a visit goes on: then no check is begun. `hall_open`: the hall is
    open, or nobody said otherwise. `job` numbers the runs.

    `began_s`: when the check began, as if it had not rested between; `seconds` it took in all. `there_s`: when staff
    were there last for certain, `awake_s` when that was told last. `number`: the one spoken, 0 for none; `level_db`:
    the loudest that came out of the sound output meanwhile. `wiped`: squares of the touch grid, `wiped_s` when the last
    of them was. `booth_open`: the check opened the booth's camera. `noted`: the red lines as they were noted last, None
    before.
    """

    absent: frozenset[CheckName]
    voices: Mapping[Language, Sequence[Path]]
    language: Language
    lines: Mapping[CheckName, Line]
    phase: Literal["rest", "running", "done"] = "rest"
    admitted: bool = False
    visited: bool = False
    hall_open: bool = True
    job: int = 0
    began_s: float = 0.0
    seconds: float = 0.0
    there_s: float = 0.0
    awake_s: float = 0.0
    number: int = 0
    level_db: float | None = None
    wiped: frozenset[int] = frozenset()
    wiped_s: float = 0.0
    turned: Turned = Turned()
    booth_open: bool = False
    noted: str | None = None
    devices: Mapping[str, Said] = field(default_factory=dict)
    doors: Mapping[Door, tuple[bool, Means]] = field(default_factory=dict)
    smiles_on: bool = True

    @property
    def question(self) -> CheckName | Literal[""]:
        """What staff are asked about now, or are just about to be; "" while nothing needs them."""
        if self.phase != "running":
            return ""
        at_hand = (name for name in ASKED if self.lines[name].level == "asking" or self._speaks(name))
        return next(at_hand, "")

    @property
    def red(self) -> tuple[CheckName, ...]:
        """The lines that are red, in their order."""
        return tuple(name for name in NAMES if self.lines[name].level == "fault")

    def _speaks(self, name: CheckName) -> bool:
        return name == "speaker" and self.lines[name].level == "running"


def start(absent: Iterable[CheckName], voices: Mapping[Language, Sequence[Path]], language: Language) -> MorningState:
    """Nothing checked yet. `voices`: per language the sounds of the numbers 1 to 9, in order."""
    absent = frozenset(absent)
    return MorningState(absent, voices, language, fresh_lines(absent))


def fresh_lines(absent: frozenset[CheckName]) -> Mapping[CheckName, Line]:
    """Every line as before a check."""
    return {name: Line("off", "absent") if name in absent else Line() for name in NAMES}


def with_line(state: MorningState, name: CheckName, line: Line) -> MorningState:
    """The state with this line in the place of the one before; the run stays the same."""
    return replace(state, lines={**state.lines, name: replace(line, job=state.lines[name].job)})
