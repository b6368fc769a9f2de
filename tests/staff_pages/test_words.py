"""The page's words: every one is used, and every one that is asked for is there."""

import re

from kiosk.content.words import load_words
from kiosk.places import ROOT, SCENES

WORDS = load_words(SCENES)["staff_page"]
FILES = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "kiosk" / "staff_pages").glob("*.py"))}
# The process itself says lines to the window, which are no words.
ASKED = {
    key
    for name, text in FILES.items()
    if name != "__main__"
    for key in re.findall(r"(?:\bsay|\.plain|\.known)\(\s*[\"']([a-z_]+)[\"'][,)]", text)
}
QUOTED = {key for text in FILES.values() for key in re.findall(r"[\"']([A-Za-z0-9_\-]+)[\"']", text)}
# Words whose keys are put together: from what a device, a press, an exhibit, a check … is called.
FAMILIES = re.compile(
    r"(device|done|exhibit|check|level|log|hours|print|door|tab|unit|top|login|fault|plot_by)_.+|.+_(note|sure)"
)


def test_every_word_that_is_asked_for_is_there():
    assert len(ASKED) > 100
    assert sorted(ASKED - set(WORDS)) == []


def test_every_word_is_used():
    assert sorted(key for key in WORDS if key not in QUOTED and not FAMILIES.fullmatch(key)) == []


def test_both_languages_of_a_word_take_the_same_values():
    def values(key: str, language: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", WORDS[key][language]))

    # Months are numbers in Chinese and names in English.
    differing = [key for key in WORDS if values(key, "zh") != values(key, "en")]
    assert sorted(differing) == ["day_at", "month_name"]
