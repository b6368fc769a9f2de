"""The telling of one panel: its voice, the lit sentence, and captions by the clock when nothing can be heard."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.happenings import inputs
from kiosk.happenings.orders import MakeVoice, Speak, StopSpeaking
from kiosk.happenings.words import Language, Order
from kiosk.voice_clips import Clip


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be told: `clip_id` is story/panel/language, `clip` None while there is no voice for it."""

    clip_id: str = ""
    language: Language = "zh"
    text: str = ""
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """`sentence` is the lit one, -1 for none; `resume` the one to go on with; `heard`: told to its end.

    `awaited`: a stand-in voice is being made. `paused`: the house fell silent, not the visitor. `silent_from_s` is set
    while captions run by the clock because nothing is heard.
    """

    words: Words = Words()
    speaking: bool = False
    sentence: int = -1
    resume: int = 0
    heard: bool = False
    awaited: bool = False
    paused: bool = False
    silent_from_s: float | None = None

    @property
    def under_way(self) -> bool:
        """It speaks, or will as soon as its voice is made."""
        return self.speaking or self.awaited


Told = tuple[Telling, tuple[Order, ...]]


def begin(words: Words, sentence: int = 0) -> Told:
    """Tell these words from this sentence on; without a voice the machine's own speech is asked for."""
    if words.clip is None:
        asked = MakeVoice(words.clip_id, words.language, words.text)
        return Telling(words, awaited=True, resume=sentence), (StopSpeaking(), asked)
    first = min(sentence, len(words.clip.sentences) - 1)
    # The silence before the first word is left out: a tap is answered at once.
    speak = Speak(words.clip_id, words.clip.path, words.clip.sentences[first].start_s)
    return Telling(words, speaking=True, resume=first), (speak,)


def hush(telling: Telling, paused: bool = False) -> Told:
    """Fall silent, remembering the sentence; `paused` by the house, to go on by itself later."""
    quiet = replace(
        telling,
        speaking=False,
        sentence=-1,
        resume=_place(telling),
        awaited=False,
        paused=paused and (telling.under_way or telling.paused),
        silent_from_s=None,
    )
    return quiet, (StopSpeaking(),) if telling.under_way else ()


def _place(telling: Telling) -> int:
    """The sentence to come back to; right after a beginning the speaker has not said yet where it is."""
    return telling.sentence if telling.speaking and telling.sentence >= 0 else telling.resume


def go_on(telling: Telling) -> Told:
    """Speak again from the sentence that was interrupted; what was told to its end begins anew, and stays heard."""
    again, orders = begin(telling.words, telling.resume)
    return replace(again, heard=telling.heard), orders


def translated(telling: Telling, words: Words) -> Told:
    """The same place in another language: the sentence as far into the panel as the interrupted one was."""
    old, new = telling.words.clip, words.clip
    at = _place(telling)
    if old and new and len(old.sentences) != len(new.sentences):
        at = at * len(new.sentences) // len(old.sentences)
    if telling.under_way:
        return begin(words, at)
    return Telling(words, resume=at, paused=telling.paused), ()


def due(telling: Telling) -> float | None:
    """While captions run silently: when the next sentence begins, or the clip ends."""
    if telling.silent_from_s is None or telling.words.clip is None:
        return None
    for sentence in telling.words.clip.sentences[telling.sentence + 1 :]:
        return telling.silent_from_s + sentence.start_s
    return telling.silent_from_s + telling.words.clip.duration_s


def passed(telling: Telling, now_s: float) -> Telling:
    """The captions by the clock."""
    clip = telling.words.clip
    if telling.silent_from_s is None or clip is None:
        return telling
    at_s = now_s - telling.silent_from_s
    return over(telling) if at_s >= clip.duration_s else replace(telling, sentence=clip.sentence_at(at_s))


def over(telling: Telling) -> Telling:
    """Told to its end; only what was heard counts as heard."""
    audible = telling.silent_from_s is None
    return replace(telling, speaking=False, sentence=-1, resume=0, silent_from_s=None, heard=telling.heard or audible)


def told(
    telling: Telling, word: inputs.NarrationAt | inputs.NarrationEnded | inputs.NarrationFailed, now_s: float
) -> Telling:
    """What the speaker or the desk says of these words; what it says of others means nothing here."""
    clip = telling.words.clip
    if word.clip_id != telling.words.clip_id:
        return telling
    if isinstance(word, inputs.NarrationFailed) and telling.awaited:
        return replace(telling, awaited=False)
    if not telling.speaking or clip is None:
        return telling
    match word:
        case inputs.NarrationAt():
            return replace(telling, sentence=clip.sentence_at(word.position_s), silent_from_s=None)
        case inputs.NarrationEnded():
            return over(replace(telling, silent_from_s=None))
        case inputs.NarrationFailed():
            lit = telling.sentence if telling.sentence >= 0 else telling.resume
            return replace(telling, sentence=lit, silent_from_s=now_s - clip.sentences[lit].start_s)
