"""The staff corner: PIN, lock after wrong tries, what devices said of themselves, hands on printer and smile count."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import CheckPin, EndKiosk, LiftPrintCap, RefillPaper, ResumeQueue, Ring, SwitchSmile
from kiosk.happenings.words import Door, Input, Level

Pad = Literal["closed", "open", "checking", "wrong", "locked"]
PAD_OPEN_S = 30.0
# Wrong PINs, typed for fun, must not keep staff out for days.
LONGEST_LOCK_S = 3600.0
# Mad taps on the switch of the smile count are one press.
SWITCH_REST_S = 2.0


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """What a device said of itself last, in plain words, and since when (`since_s`, monotonic)."""

    level: Level
    sentence_zh: str
    sentence_en: str
    since_s: float


@dataclass(frozen=True, slots=True)
class StaffState:
    """`wrong` counts wrong PINs in a row, over pads; `locked_until_s` grows longer with every lock.

    `admitted` while the staff scene is shown: only from there can the kiosk be ended and the printer be handled.
    `printing`: how the printer stands, None while none said anything. `filled`: the tray was filled and nothing was
    printed since; `lifting`: the cap is being lifted. `smiles_on`: whether smiles are counted, None before it was told;
    `switched_s`: when staff switched it last; `doors`: what the doors said of themselves last.
    """

    tries: int
    lock_s: float
    pad: Pad = "closed"
    pad_until_s: float | None = None
    wrong: int = 0
    locks: int = 0
    locked_until_s: float = 0.0
    admitted: bool = False
    devices: dict[str, DeviceHealth] = field(default_factory=dict)
    printing: inputs.PrinterTold | None = None
    filled: bool = False
    lifting: bool = False
    smiles_on: bool | None = None
    switched_s: float = float("-inf")
    doors: dict[Door, inputs.DoorState] = field(default_factory=dict)

    @property
    def rehearsing(self) -> bool:
        return any(health.level == "rehearsal" for health in self.devices.values())


def start(tries: int, lock_s: float) -> StaffState:
    """A closed pad that locks for `lock_s` after `tries` wrong PINs in a row, twice as long every further time.

    No lock lasts longer than LONGEST_LOCK_S, or than `lock_s` where that is more.
    """
    return StaffState(tries=tries, lock_s=lock_s)


def due(state: StaffState) -> float | None:
    """When an open pad closes by itself."""
    return state.pad_until_s


def step(state: StaffState, happening: Input, now_s: float) -> Step[StaffState]:
    """Open, check and close the pad; keep what devices say; end the kiosk when staff ask."""
    match happening:
        case inputs.StaffCornerHeld() if state.pad == "closed" and not state.admitted:
            locked = now_s < state.locked_until_s
            until_s = _shown_until(state.locked_until_s, now_s) if locked else now_s + PAD_OPEN_S
            return Step(replace(state, pad="locked" if locked else "open", pad_until_s=until_s))
        case inputs.PinClosed():
            return Step(replace(state, pad="closed", pad_until_s=None))
        case inputs.PinEntered() if state.pad in ("open", "wrong"):
            return Step(replace(state, pad="checking", pad_until_s=None), (), (CheckPin(happening.pin),))
        case inputs.PinChecked() if state.pad == "checking":
            return _checked(state, happening.right, now_s)
        case inputs.DueCame() if state.pad_until_s is not None and now_s >= state.pad_until_s:
            return Step(replace(state, pad="closed", pad_until_s=None))
        case inputs.DeviceReported():
            return _health(state, happening, now_s)
        case inputs.PrinterTold() | inputs.SmileSwitched() | inputs.DoorState() | inputs.SceneShown():
            return Step(_told(state, happening))
    return _pressed(state, happening, now_s) if state.admitted else Step(state)


def _told(
    state: StaffState, happening: inputs.PrinterTold | inputs.SmileSwitched | inputs.DoorState | inputs.SceneShown
) -> StaffState:
    match happening:
        case inputs.PrinterTold():
            filled = state.filled and happening.sheets_left >= happening.tray_sheets
            return replace(state, printing=happening, filled=filled, lifting=False)
        case inputs.SmileSwitched():
            return replace(state, smiles_on=happening.on)
        case inputs.DoorState():
            return replace(state, doors={**state.doors, happening.door: happening})
        case inputs.SceneShown():
            return replace(state, admitted=happening.scene == "staff")


def _pressed(state: StaffState, happening: Input, now_s: float) -> Step[StaffState]:
    """What staff press in their scene."""
    match happening:
        case inputs.LeavePressed():
            return Step(state, (), (EndKiosk("staff"),))
        case inputs.PaperRefillPressed() | inputs.QueueResumePressed() | inputs.PrintCapLifted() if state.printing:
            return _handled(state, state.printing, happening)
        case inputs.SmileSwitchPressed():
            return _switched(state, happening.on, now_s)
    return Step(state)


def _handled(
    state: StaffState,
    printing: inputs.PrinterTold,
    happening: inputs.PaperRefillPressed | inputs.QueueResumePressed | inputs.PrintCapLifted,
) -> Step[StaffState]:
    """Staff's hands on the printer; mad taps fill the tray once and lift the cap once."""
    rehearsal = printing.rehearsal
    match happening:
        case inputs.PaperRefillPressed() if not state.filled:
            filled = replace(state, filled=True)
            return Step(filled, (facts.PaperRefilled(printing.tray_sheets),), (RefillPaper(),), rehearsal)
        case inputs.QueueResumePressed() if not printing.ready:
            return Step(state, (facts.QueueResumed(),), (ResumeQueue(),), rehearsal)
        case inputs.PrintCapLifted() if printing.printed_today >= printing.daily_cap and not state.lifting:
            lifting = replace(state, lifting=True)
            return Step(lifting, (facts.PrintCapRaised(printing.printed_today),), (LiftPrintCap(),), rehearsal)
    return Step(state)


def _switched(state: StaffState, on: bool, now_s: float) -> Step[StaffState]:
    if on == state.smiles_on or now_s < state.switched_s + SWITCH_REST_S:
        return Step(state)
    return Step(replace(state, switched_s=now_s), (), (SwitchSmile(on),))


def _checked(state: StaffState, right: bool, now_s: float) -> Step[StaffState]:
    if right:
        admitted = replace(state, pad="closed", pad_until_s=None, wrong=0, locks=0, locked_until_s=0.0)
        return Step(admitted, (facts.StaffEntered(),), (Ring(inputs.StaffAdmitted()),))
    wrong = state.wrong + 1
    if wrong < state.tries:
        return Step(
            replace(state, pad="wrong", pad_until_s=now_s + PAD_OPEN_S, wrong=wrong), (facts.StaffRefused(wrong),)
        )
    until_s = now_s + max(state.lock_s, min(state.lock_s * 2 ** min(state.locks, 12), LONGEST_LOCK_S))
    locked = replace(
        state,
        pad="locked",
        pad_until_s=_shown_until(until_s, now_s),
        locked_until_s=until_s,
        wrong=0,
        locks=state.locks + 1,
    )
    return Step(locked, (facts.StaffRefused(wrong),))


def _shown_until(locked_until_s: float, now_s: float) -> float:
    """A locked pad goes away while the lock goes on: visitors want the screen back."""
    return min(locked_until_s, now_s + PAD_OPEN_S)


def _health(state: StaffState, said: inputs.DeviceReported, now_s: float) -> Step[StaffState]:
    before = state.devices.get(said.device)
    if before and (before.level, before.sentence_zh, before.sentence_en) == (
        said.level,
        said.sentence_zh,
        said.sentence_en,
    ):
        return Step(state)
    health = DeviceHealth(said.level, said.sentence_zh, said.sentence_en, now_s)
    noted: tuple[facts.DeviceFaulted | facts.DeviceRecovered, ...] = ()
    if said.level == "fault":
        noted = (facts.DeviceFaulted(said.device, said.sentence_en),)
    elif before and before.level == "fault":
        noted = (facts.DeviceRecovered(said.device),)
    return Step(replace(state, devices={**state.devices, said.device: health}), noted)
