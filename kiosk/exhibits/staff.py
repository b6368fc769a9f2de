"""The staff corner: PIN, lock after wrong tries, what devices said of themselves, hands on printer and smile count."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.exhibits.step import Step, asked
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import (
    CheckPin,
    ChoosePin,
    EndKiosk,
    KeepPinLock,
    LiftPrintCap,
    RefillPaper,
    ResumeQueue,
    Ring,
    SwitchSmile,
)
from kiosk.happenings.words import Door, Input, Level
from kiosk.reckoning.pin_tries import PinTries

# `slow`: a wrong PIN was typed, and the next one must wait. From `choose` on: a PIN is chosen at the first start, typed
# a second time, being kept, and kept.
Pad = Literal["closed", "open", "checking", "wrong", "slow", "locked", "choose", "again", "keeping", "kept"]
# Why a chosen PIN was not taken.
PadNotice = Literal["", "differs", "weak", "unwritten"]
PAD_OPEN_S = 30.0
# So long the second typing of a chosen PIN is waited for, and so long it is said that it is kept.
AGAIN_S, KEPT_S = 60.0, 5.0
# Mad taps on the switch of the smile count are one press.
SWITCH_REST_S = 2.0


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """What a device said of itself last, in plain words, and since when it is so well or ill (`since_s`, monotonic)."""

    level: Level
    sentence_zh: str
    sentence_en: str
    since_s: float


@dataclass(frozen=True, slots=True)
class StaffState:
    """`tried`: what wrong PINs have come to, over pads and restarts; `wait_s`: seconds to be shown until the next one.

    `notice`: why the PIN that was chosen was not taken.
    `admitted` while the staff scene is shown: only from there, or from their page in a browser, can the kiosk be ended
    and the printer be handled.
    `printing`: how the printer stands, None while none said anything. `filled`: the tray was filled and nothing was
    printed since; `lifting`: the cap is being lifted. `smiles_on`: whether smiles are counted, None before it was told;
    `switched_s`: when staff switched it last; `doors`: what the doors said of themselves last.
    """

    tried: PinTries
    pad: Pad = "closed"
    pad_until_s: float | None = None
    wait_s: int = 0
    notice: PadNotice = ""
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
    """A closed pad that locks for `lock_s` after `tries` wrong PINs in a row, twice as long every further time."""
    return StaffState(PinTries(tries, lock_s))


def due(state: StaffState) -> float | None:
    """When an open pad closes by itself, or counts one second down."""
    if not state.wait_s:
        return state.pad_until_s
    tick_s = state.tried.until_s - (state.wait_s - 1)
    return tick_s if state.pad_until_s is None else min(tick_s, state.pad_until_s)


def step(state: StaffState, happening: Input, now_s: float) -> Step[StaffState]:
    """Open, check and close the pad; keep what devices say; end the kiosk when staff ask."""
    match happening:
        case inputs.StaffCornerHeld() if state.pad == "closed" and not state.admitted:
            return Step(_opened(state, now_s))
        case inputs.PinLockKept():
            kept = state.tried.resumed(happening.wrong, happening.locks, happening.left_s, now_s)
            return Step(replace(state, tried=kept))
        case inputs.PinWanted():
            return Step(_pad(state, "choose"))
        case inputs.PinSet() if state.pad == "keeping":
            return Step(_chosen(state, happening, now_s))
        case inputs.PinClosed():
            return _closed(state, now_s)
        case inputs.PinEntered():
            return _entered(state, happening.pin, now_s)
        case inputs.PinChecked() if state.pad == "checking":
            return _checked(state, happening.right, now_s)
        case inputs.DueCame() if state.pad != "closed":
            return _waited(state, now_s)
        case inputs.DeviceReported():
            return _health(state, happening, now_s)
        case inputs.PrinterTold() | inputs.SmileSwitched() | inputs.DoorState() | inputs.SceneShown():
            return Step(_told(state, happening))
    press = asked(happening, admitted=state.admitted)
    return _pressed(state, press, now_s) if press else Step(state)


def _pad(state: StaffState, pad: Pad, until_s: float | None = None, notice: PadNotice = "") -> StaffState:
    return replace(state, pad=pad, pad_until_s=until_s, wait_s=0, notice=notice)


def _opened(state: StaffState, now_s: float) -> StaffState:
    """The pad as wrong PINs left it. One that waits long goes away all the same: visitors want the screen back."""
    if now_s >= state.tried.until_s:
        return _pad(state, "open", now_s + PAD_OPEN_S)
    waiting = _pad(state, "locked" if state.tried.locked else "slow", now_s + PAD_OPEN_S)
    return replace(waiting, wait_s=math.ceil(state.tried.until_s - now_s))


def _waited(state: StaffState, now_s: float) -> Step[StaffState]:
    """Time passed before a pad that is shown."""
    if state.pad_until_s is not None and now_s >= state.pad_until_s:
        return _closed(state, now_s)
    if state.pad not in ("slow", "locked"):
        return Step(state)
    left_s = math.ceil(state.tried.until_s - now_s - 1e-6)
    if left_s > 0:
        return Step(replace(state, wait_s=left_s))
    return Step(_pad(state, "wrong" if state.pad == "slow" else "open", now_s + PAD_OPEN_S))


def _closed(state: StaffState, now_s: float) -> Step[StaffState]:
    """Away with the pad; one that asks for the first PIN begins anew instead."""
    if state.pad == "again":
        return Step(_pad(state, "choose"), (), (ChoosePin(""),))
    if state.pad == "checking":
        # Who does not wait for the answer has had this try.
        return Step(replace(_pad(state, "closed"), tried=state.tried.missed(now_s)))
    return Step(state if state.pad in ("choose", "keeping") else _pad(state, "closed"))


def _entered(state: StaffState, pin: str, now_s: float) -> Step[StaffState]:
    if state.pad in ("choose", "again"):
        return Step(_pad(state, "keeping"), (), (ChoosePin(pin),))
    if state.pad not in ("open", "wrong"):
        return Step(state)
    # Counted before it is checked: who pulls the plug meanwhile has had this try.
    if_wrong = state.tried.missed(now_s)
    return Step(_pad(state, "checking"), (), (_kept(if_wrong, now_s), CheckPin(pin)))


def _kept(tried: PinTries, now_s: float) -> KeepPinLock:
    return KeepPinLock(tried.wrong, tried.locks, max(0.0, tried.until_s - now_s))


def _chosen(state: StaffState, said: inputs.PinSet, now_s: float) -> StaffState:
    if said.how == "again":
        return _pad(state, "again", now_s + AGAIN_S)
    if said.how == "kept":
        return _pad(state, "kept", now_s + KEPT_S)
    return _pad(state, "choose", notice=said.how)


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
        tried = state.tried.opened()
        admitted = replace(_pad(state, "closed"), tried=tried)
        return Step(admitted, (facts.StaffEntered(),), (_kept(tried, now_s), Ring(inputs.StaffAdmitted())))
    refused = facts.StaffRefused(state.tried.wrong + 1)
    return Step(_opened(replace(state, tried=state.tried.missed(now_s)), now_s), (refused,))


def _health(state: StaffState, said: inputs.DeviceReported, now_s: float) -> Step[StaffState]:
    before = state.devices.get(said.device)
    if before and (before.level, before.sentence_zh, before.sentence_en) == (
        said.level,
        said.sentence_zh,
        said.sentence_en,
    ):
        return Step(state)
    # Another sentence about the same trouble is no new trouble.
    since_s = before.since_s if before and before.level == said.level else now_s
    health = DeviceHealth(said.level, said.sentence_zh, said.sentence_en, since_s)
    noted: tuple[facts.DeviceFaulted | facts.DeviceRecovered, ...] = ()
    if said.level == "fault":
        noted = (facts.DeviceFaulted(said.device, said.sentence_en),)
    elif before and before.level == "fault":
        noted = (facts.DeviceRecovered(said.device),)
    return Step(replace(state, devices={**state.devices, said.device: health}), noted)
