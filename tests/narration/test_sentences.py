"""A narration is cut into captions, and the captions are exactly the narration."""

from __future__ import annotations

import pytest

from kiosk.happenings.words import Language
from kiosk.plain_voice.sentences import split_sentences


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("zh", "船停了。江水东流；人来了！", ["船停了。", "江水东流；", "人来了！"]),
        ("zh", "他说：“走吧。”大家上了船。", ["他说：“走吧。”", "大家上了船。"]),
        (
            "zh",
            "倡导“勤于工作、俭以求学”。十月以后，只能走海路。",
            ["倡导“勤于工作、俭以求学”。", "十月以后，只能走海路。"],
        ),
        ("zh", "远方……到了", ["远方……", "到了"]),
        ("zh", "没有句号的话", ["没有句号的话"]),
        ("zh", "真的？！是的。」", ["真的？！", "是的。」"]),
        ("en", "She sailed at noon. The river was calm.", ["She sailed at noon. ", "The river was calm."]),
        ("en", "He said: “Go.” They went.", ["He said: “Go.” ", "They went."]),
        ("en", "It runs 2.8 kilometres. Dock No. 1 is old.", ["It runs 2.8 kilometres. ", "Dock No. 1 is old."]),
        ("en", "Dr. Li met J. Smith. They spoke.", ["Dr. Li met J. Smith. ", "They spoke."]),
        ("en", "Was it he? No. It was I. Then all left.", ["Was it he? ", "No. ", "It was I. ", "Then all left."]),
        ("en", "Really?! “Yes.”", ["Really?! ", "“Yes.”"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(language: Language, text: str, sentences: list[str]) -> None:
    assert list(split_sentences(text, language)) == sentences


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "text",
    ["", "。", "“。”", "a.b. C", "一。\n\n二。 ", "…… ——", "Wait...  What? (Yes.) 5 men.", "他说：“好！” “好？”"],
)
def test_nothing_is_lost_or_added_by_cutting(language: Language, text: str) -> None:
    assert "".join(split_sentences(text, language)) == text


def test_a_lone_mark_is_never_a_caption() -> None:
    assert split_sentences("走吧。 ”", "zh") == ("走吧。 ”",)
