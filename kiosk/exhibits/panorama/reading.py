"""A building's card and its voice: the past, then the present; and the greeting when a building comes abeam."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits import telling as tellings
from kiosk.exhibits.panorama import years
from kiosk.exhibits.panorama.state import PanoramaState, Part
from kiosk.exhibits.step import Step, followed
from kiosk.exhibits.telling import Telling, Told, Words
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Ring
from kiosk.happenings.words import Language

# A breath between the past and the present.
BETWEEN_PARTS_S = 0.9
# Faster than this no greeting could be said while its building is abeam.
GREET_MPS = 40.0


def opened(state: PanoramaState, building_id: str, now_s: float) -> Step[PanoramaState]:
    """The card of a building, told from its past on; one that was open is put away."""
    closed = closed_card(state, now_s)
    other = closed.state.years_id not in ("", building_id)
    then = years.eased(closed.state) if other else closed.state
    card = replace(then, building_id=building_id, opened_s=now_s, sought_id="", rolled=0.0)
    return followed(replace(closed, state=card), lambda shown: _begun(shown, building_id, "past"))


def closed_card(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """The card is put away and falls silent; the past goes with it."""
    if not state.building_id:
        return Step(state)
    read = read_until(state, now_s)
    shut = years.eased(replace(state, building_id="", rolled=0.0))
    return followed(followed(replace(read, state=shut), years.noted), hushed)


def read_until(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """What was read until now, counted anew from here; behind another scene nobody reads."""
    if not state.building_id or not state.on_screen:
        return Step(state)
    read = facts.BuildingRead(state.building_id, round(now_s - state.opened_s, 2))
    return Step(replace(state, opened_s=now_s), (read,))


def voice_toggled(state: PanoramaState) -> Step[PanoramaState]:
    """A tap stops what is told; another goes on with a card where it stopped, or from its beginning."""
    if state.telling.under_way or state.part_due_s is not None:
        return _stopped(state) if state.building_id else hushed(state)
    if not state.building_id:
        return Step(state)
    if not state.telling_part:
        return _begun(state, state.building_id, "past")
    return _with(state, tellings.go_on(state.telling))


def hushed(state: PanoramaState) -> Step[PanoramaState]:
    """Silent, and nothing to go on with."""
    if not state.telling_part:
        return Step(state)
    _, orders = tellings.hush(state.telling)
    return Step(_silent(state), (), orders)


def paused(state: PanoramaState) -> Step[PanoramaState]:
    """The house falls silent, to go on by itself later."""
    if not state.telling_part:
        return Step(state)
    waited = state.part_due_s is not None
    telling, orders = tellings.hush(state.telling, paused=True)
    return Step(replace(state, telling=replace(telling, paused=telling.paused or waited), part_due_s=None), (), orders)


def gone_on(state: PanoramaState) -> Step[PanoramaState]:
    """What the house had paused is told on from its sentence."""
    if not (state.telling.paused and state.telling_part):
        return Step(state)
    return _with(state, tellings.go_on(state.telling))


def translated(state: PanoramaState, language: Language) -> Step[PanoramaState]:
    """The same place in another language."""
    spoken = replace(state, language=language)
    if not state.telling_part or language == state.language:
        return Step(spoken)
    words = _words(spoken, state.telling_id, state.telling_part)
    return _with(spoken, tellings.translated(state.telling, words))


def voiced(state: PanoramaState, happening: inputs.VoiceMade) -> Step[PanoramaState]:
    """A stand-in voice came; it speaks if its words still wait for it."""
    if happening.clip_id not in state.texts:
        return Step(state)
    known = replace(state, clips={**state.clips, happening.clip_id: happening.clip})
    telling = state.telling
    if not telling.awaited or telling.words.clip_id != happening.clip_id:
        return Step(known)
    return _with(known, tellings.begin(_words(known, state.telling_id, state.telling_part), telling.resume))


def told(
    state: PanoramaState,
    happening: inputs.NarrationAt | inputs.NarrationEnded | inputs.NarrationFailed,
    now_s: float,
) -> Step[PanoramaState]:
    """What the speaker or the desk says of these words."""
    telling = tellings.told(state.telling, happening, now_s)
    return Step(state) if telling == state.telling else Step(_after(state, telling, now_s))


def passed(state: PanoramaState, now_s: float) -> Step[PanoramaState]:
    """Captions by the clock, and the present after a breath."""
    if state.part_due_s is not None and now_s >= state.part_due_s:
        return _with(replace(state, part_due_s=None), tellings.go_on(state.telling))
    telling = tellings.passed(state.telling, now_s)
    if telling is state.telling:
        return Step(state)
    # Whoever reads along is there, as whoever listens is.
    lit = (Ring(inputs.CaptionLit(telling.words.clip_id)),) if telling.speaking else ()
    return Step(_after(state, telling, now_s), (), lit)


def due(state: PanoramaState) -> float | None:
    """When captions by the clock go on, or the present begins."""
    return state.part_due_s if state.part_due_s is not None else tellings.due(state.telling)


def greeted(state: PanoramaState) -> Step[PanoramaState]:
    """A building that comes abeam says who it is: once in a visit, and to nobody who reads, listens or looks round."""
    building_id = state.abeam_id
    if not state.pace.greet or state.sailing is None or not building_id or building_id == state.lying_id:
        return Step(state)
    if building_id in state.greeted or abs(state.ship.speed) > GREET_MPS:
        return Step(state)
    engaged = state.building_id or state.round_id or state.years_held or state.doubted
    if engaged or state.telling_part or _clip_id(state, building_id, "greeting") not in state.texts:
        return Step(state)
    return _begun(replace(state, greeted=state.greeted | {building_id}), building_id, "greeting")


def _begun(state: PanoramaState, building_id: str, part: Part) -> Step[PanoramaState]:
    if _clip_id(state, building_id, part) not in state.texts:
        return hushed(state)
    begun = replace(state, telling_id=building_id, telling_part=part, part_due_s=None)
    return _with(begun, tellings.begin(_words(begun, building_id, part)))


def _after(state: PanoramaState, telling: Telling, now_s: float) -> PanoramaState:
    """The past is followed by the present; after that, and after what nobody can say, there is silence."""
    going_on = telling.under_way or not state.telling.under_way
    if going_on:
        return replace(state, telling=telling)
    unvoiced = state.telling.awaited
    if state.telling_part != "past" or unvoiced or _clip_id(state, state.telling_id, "present") not in state.texts:
        return _silent(state)
    next_words = _words(state, state.telling_id, "present")
    return replace(state, telling=Telling(next_words), telling_part="present", part_due_s=now_s + BETWEEN_PARTS_S)


def _stopped(state: PanoramaState) -> Step[PanoramaState]:
    return _with(replace(state, part_due_s=None), tellings.hush(state.telling))


def _silent(state: PanoramaState) -> PanoramaState:
    return replace(state, telling=Telling(), telling_part="", telling_id="", part_due_s=None)


def _with(state: PanoramaState, told: Told) -> Step[PanoramaState]:
    telling, orders = told
    return Step(replace(state, telling=telling), (), orders)


def _clip_id(state: PanoramaState, building_id: str, part: Part) -> str:
    return f"building/{building_id}/{part}/{state.language}"


def _words(state: PanoramaState, building_id: str, part: Part) -> Words:
    clip_id = _clip_id(state, building_id, part)
    return Words(clip_id, state.language, state.texts.get(clip_id, ""), state.clips.get(clip_id))
