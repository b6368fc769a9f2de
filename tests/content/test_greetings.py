"""The ready greetings: few and short enough, in both languages, or told where not."""

from __future__ import annotations

import pytest

from kiosk.content.greetings import load_greetings
from kiosk.places import SCENES
from kiosk.yaml_source import SourceError


def told(tmp_path, text: str) -> str:
    (tmp_path / "postcard").mkdir()
    (tmp_path / "postcard" / "greetings.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_greetings(tmp_path)
    return str(caught.value)


def test_the_shipped_greetings_are_about_eight():
    greetings = load_greetings(SCENES)
    assert 6 <= len(greetings) <= 8
    assert len({greeting.zh for greeting in greetings}) == len(greetings)


def test_too_many_greetings_are_refused(tmp_path):
    assert "1 to 8" in told(tmp_path, "\n".join(f"- {{zh: 问候{n}, en: Hello {n}}}" for n in range(9)))


def test_a_long_greeting_is_refused(tmp_path):
    assert "longer than 48" in told(tmp_path, f"- {{zh: {'好' * 49}, en: Good}}")


def test_a_greeting_in_one_language_is_refused(tmp_path):
    assert "greetings.yaml" in told(tmp_path, "- {zh: 见字如面}")
