"""What every file of the repository keeps to."""

import ast
import re

from tests.rules.tracked import ROOT, TEXT, files, text, under

LONGEST = 320
# What belongs to the machine the work was done on, or to where packages come from, never to the repository.
# A literal is looked for first: in hundreds of megabytes of pictures that is much quicker than an expression.
FOREIGN = (
    (b"/work/", rb"(?<![A-Za-z.])/work/"),
    (b"/root/", rb"(?<![A-Za-z.])/root/"),
    (b"/home/", rb"(?<![A-Za-z])/home/[a-z]"),
    (b"/tmp/", rb"/tmp/[a-z]*venv"),
    (b"pypi.org", rb"pypi\.org"),
    (b"pythonhosted", rb"pythonhosted"),
    (b"npmjs.", rb"npmjs\."),
    (b"deb.debian.org", rb"deb\.debian\.org"),
    (b"index-url", rb"index-url"),
    (b"find-links", rb"find-links"),
)


def test_no_file_grows_beyond_what_one_reads_in_a_sitting():
    long = {
        str(path): lines
        for path in files()
        if path.suffix in {".py", ".qml"} and (lines := text(path).count("\n")) > LONGEST
    }
    assert not long


def test_nothing_is_left_to_do_in_a_comment():
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK")) + r")\b")
    found = [
        f"{path}:{number}"
        for path in files()
        if path.suffix in TEXT and path.name != "LICENSE"
        for number, line in enumerate(text(path).splitlines(), 1)
        if marks.search(line)
    ]
    assert not found


def test_no_file_carries_a_foreign_path_or_address_pictures_included():
    found = [
        f"{path}: {literal.decode()}"
        for path in files()
        if path.name != "test_files.py"
        for content in [(ROOT / path).read_bytes()]
        for literal, pattern in FOREIGN
        if literal in content and re.search(pattern, content)
    ]
    assert not found


def test_tests_wait_for_conditions_never_for_time_to_pass():
    found = []
    for path in under("tests", ".py"):
        if path.is_relative_to("tests/bench"):
            continue
        for node in ast.walk(ast.parse(text(path))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called.split(".")[-1] in {"sleep", "qWait", "qSleep"} or called == "qtbot.wait":
                found.append(f"{path}:{node.lineno} {called}")
    assert not found


def test_names_say_what_is_in_a_file():
    empty_words = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers", "stuff"}
    assert not [str(path) for path in files() if empty_words & {path.stem, *path.parent.parts}]
