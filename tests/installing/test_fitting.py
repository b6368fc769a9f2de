"""The settings of a station are made to fit another version without losing a comment, a value or a line."""

import re

import pytest
import yaml

from kiosk.installing.fitting import fitted
from kiosk.settings import load_settings
from tests.rules.tracked import ROOT

SHIPPED = (ROOT / "config.yaml").read_text(encoding="utf-8")


def without(text: str, *keys: str) -> str:
    """The text as an older version shipped it, before it knew these keys (of two spaces), or these sections."""
    for key in keys:
        indent = re.escape(key[: len(key) - len(key.lstrip())])
        text, count = re.subn(rf"(?m)^{re.escape(key)}:.*\n(?:{indent} +.*\n)*(?:\n(?=\S))?", "", text, count=1)
        assert count, key
    return text


def test_a_file_that_fits_stays_as_it_is_to_the_letter():
    same = fitted(SHIPPED, SHIPPED)
    assert (same.text, same.added, same.set_aside, same.told()) == (SHIPPED, (), (), "nothing was changed")


@pytest.mark.parametrize(
    "keys", [["evening", "  served"], ["station"], ["narration"], ["  id"], ["  pin_hash"], ["  speed"]]
)
def test_what_an_older_version_did_not_know_comes_where_it_belongs_with_its_comment(keys):
    old = without(SHIPPED, *keys)
    assert old != SHIPPED
    assert fitted(old, SHIPPED).text.rstrip("\n") == SHIPPED.rstrip("\n")


def test_a_station_s_own_values_and_comments_stay(tmp_path):
    old = without(SHIPPED, "evening", "  again_min", "  key_file").replace("id: qinhuangdao ", "id: mine # ours ")
    old = old.replace("visit:\n", "# What the visitors' council asked for.\nvisit:\n")
    new = fitted(old, SHIPPED)
    assert set(old.splitlines()) <= set(new.text.splitlines())
    assert "evening.screens: dark" in new.added
    assert "pickup.again_min: 10" in new.added
    assert 'staff_page.key_file: ""' in new.added
    assert not new.set_aside
    (tmp_path / "config.yaml").write_text(new.text, encoding="utf-8")
    settings = load_settings(tmp_path / "config.yaml")
    assert (settings.station.id, settings.pickup.again_min) == ("mine", 10)


def test_what_the_other_version_does_not_know_becomes_a_comment():
    new = SHIPPED.replace("  idle_s: 60 ", "  fountain:\n    jets: 3\n\n    high: true # and wide\n  idle_s: 60 ")
    new += "\nweather:\n  source: roof   # a vane\n                 # of brass\n"
    old = fitted(new, SHIPPED)
    assert old.set_aside == ("visit.fountain", "weather")
    assert yaml.safe_load(old.text) == yaml.safe_load(SHIPPED)
    for line in (
        "  # fountain:",
        "  #   jets: 3",
        "# weather:",
        "#   source: roof   # a vane",
        "                 # of brass",
    ):
        assert line in old.text.splitlines()


def test_another_way_of_writing_is_kept():
    text = "visit:\r\n    idle_s: 3\r\ncard: {sides: two}"
    new = fitted(text, "visit:\n  idle_s: 60\n  ask_s: 15  # then rest\ncard:\n  sides: auto\n  paper: small\n")
    assert new.text == "visit:\r\n    idle_s: 3\r\n    ask_s: 15  # then rest\r\ncard: {sides: two}\r\n"
    assert new.added == ("visit.ask_s: 15",), "what stands on one line can't be added to; the check says so"


@pytest.mark.parametrize("text", ["", "# nothing\n", "[]\n", "word"])
def test_what_is_no_settings_file_is_left_alone(text):
    assert fitted(text, SHIPPED).text.strip() == text.strip()


def test_what_is_no_yaml_is_refused():
    with pytest.raises(ValueError, match="line 2"):
        fitted("visit: {", SHIPPED)
