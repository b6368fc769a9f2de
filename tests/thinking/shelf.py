"""A shelf of two small stories with their voices, for tests."""

from pathlib import Path

from kiosk.content.story import Detail, Panel, Question, Reading, Story
from kiosk.content.text import Text
from kiosk.voice_clips import Clip, Sentence

SOUND = Path("x.ogg")
SPOKEN = (Sentence("一。", 0.1, 2.0), Sentence("二。", 2.5, 5.8))
SPOKEN_EN = (
    Sentence("One. ", 0.1, 2.0),
    Sentence("Two. ", 2.5, 4.0),
    Sentence("3. ", 4.5, 6.0),
    Sentence("4.", 6.5, 8),
)


def text(words: str) -> Text:
    return Text(zh=words, en=words)


def panel(name: str, details: int = 0) -> Panel:
    words = Text(zh=f"{name}。第二句。", en=f"{name}. Second.")
    return Panel(
        id=name,
        heading=words,
        text=words,
        narration=words,
        details=[Detail(at=(0.2 * n + 0.2, 0.5), name=text("缆桩"), text=text("系缆绳用")) for n in range(details)],
        reading=Reading(years=[], heteronyms={}),
        confidence="high",
        sources=["x"],
    )


def question(answer: int) -> Question:
    return Question(ask=text("?"), options=[text("a"), text("b"), text("c")], answer=answer, explain=text("!"))


STORIES = {
    "voyage": Story(
        id="voyage",
        title=text("题"),
        summary=text("题"),
        panels=[panel("p1", details=2), panel("p2"), panel("p3")],
        questions=[question(0), question(2)],
    ),
    "mill": Story(id="mill", title=text("厂"), summary=text("厂"), panels=[panel("p1")]),
}


def clip(language: str) -> Clip:
    spoken, duration_s = (SPOKEN, 6.0) if language == "zh" else (SPOKEN_EN, 8.2)
    return Clip(SOUND, "key", "kokoro", "voice", duration_s, -18.0, spoken)


CLIPS = {
    f"{story.id}/{panel.id}/{language}": clip(language)
    for story in STORIES.values()
    for panel in story.panels
    for language in ("zh", "en")
}
