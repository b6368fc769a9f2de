"""The page's words: every one is used, and every one that is asked for is there."""

import ast
import re
from collections.abc import Iterator

from kiosk.content.words import load_words
from kiosk.journal.lost_time import KIOSK
from kiosk.places import ROOT, SCENES
from kiosk.settings.hall import Devices

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
    r"(done|exhibit|check|level|log|hours|print|door|tab|unit|top|login|fault|plot_by)_.+|.+_(note|sure)"
)

DEVICE = re.compile("device_")


def test_every_word_that_is_asked_for_is_there():
    assert len(ASKED) > 100
    assert sorted(ASKED - set(WORDS)) == []


def test_every_word_is_used():
    assert (
        sorted(key for key in WORDS if key not in QUOTED and not FAMILIES.fullmatch(key) and not DEVICE.match(key))
        == []
    )


def parts_of_the_house() -> Iterator[str]:
    """What can be told of as out of order: everything that reports by a name of its own, devices, and exhibits."""
    for path in sorted((ROOT / "kiosk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).rpartition(".")[2]
                # `report` is handed on with its first value, too.
                given = (
                    node.args[1:]
                    if called == "partial" and ast.unparse(node.args[0]).endswith(".report")
                    else node.args
                )
                if given and called in ("DeviceReported", "DeviceFaulted", "Exhibit", "report", "partial"):
                    yield from _texts(given[:1])
            elif isinstance(node, ast.AnnAssign | ast.FunctionDef):
                kind = node.annotation if isinstance(node, ast.AnnAssign) else node.returns
                if kind is not None and ast.unparse(kind) == "dict[str, Device]":
                    for made in ast.walk(node):
                        if isinstance(made, ast.Dict):
                            yield from _texts(made.keys)


def _texts(nodes: list[ast.expr] | list[ast.expr | None]) -> Iterator[str]:
    return (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def test_everything_that_can_be_out_of_order_has_a_name_and_no_name_is_left_over():
    named = {key.removeprefix("device_") for key in WORDS if DEVICE.match(key)}
    parts = {*parts_of_the_house(), *Devices.model_fields, KIOSK}
    assert len(parts) > 35
    assert sorted(parts - named) == [], "staff would read a raw name"
    assert sorted(named - parts) == [], "nothing reports by this name"


def test_both_languages_of_a_word_take_the_same_values():
    def values(key: str, language: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", WORDS[key][language]))

    # Months are numbers in Chinese and names in English.
    differing = [key for key in WORDS if values(key, "zh") != values(key, "en")]
    assert sorted(differing) == ["day_at", "month_name"]
