"""The words of scenes name commands as they are typed on the machine that shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content import words
from kiosk.places import SCENES


def test_an_installed_station_s_words_name_its_own_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("shown: {zh: 请运行 ./run wheel 查看。, en: ./run wheel shows it.}\n", encoding="utf-8")
    assert words.load_words_file(path)["shown"] == {"zh": "请运行 ./run wheel 查看。", "en": "./run wheel shows it."}
    monkeypatch.setattr(words, "TYPED", "riverfront-station")
    shown = {"zh": "请运行 riverfront-station wheel 查看。", "en": "riverfront-station wheel shows it."}
    assert words.load_words_file(path)["shown"] == shown


def test_no_word_of_a_scene_names_the_folder_of_a_checkout_on_a_station(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "TYPED", "riverfront-station")
    said = [text for scene in words.load_words(SCENES).values() for entry in scene.values() for text in entry.values()]
    assert any("riverfront-station" in text for text in said)
    assert not [text for text in said if "./run" in text]
