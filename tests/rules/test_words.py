"""Visitors' words live in scenes/*/*.yaml, and scenes keep to their own."""

import ast
import re

from tests.rules.tracked import text, under

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3001-\u303f\uff00-\uffef]")
SPOKEN_PROPERTY = re.compile(r"\b(?:text|title|label|placeholderText|name|description)\s*:\s*\"([^\"]*)\"")
# QtMultimedia for the booth's VideoOutput, nothing else of it: players are made in Python.
ALLOWED_IMPORTS = re.compile(r"QtQuick(\.[A-Za-z.]+)?|QtMultimedia|KioskBridge|scenes\.look")
# What these rooms say reaches visitors. Devices, the journal and the house speak to staff, in both languages beside the
# cause, by their contract (DeviceReported); content and narration handle the language itself.
STAFF_SENTENCES = {"kiosk/pickup/__main__.py"}  # why the pickup process can't serve
VISITOR_ROOMS = ("kiosk/bridge", "kiosk/exhibits", "kiosk/pickup", "kiosk/press")


def string_literals(qml: str) -> list[str]:
    bare = re.sub(r"//[^\n]*|/\*.*?\*/", "", qml, flags=re.DOTALL)
    return re.findall(r"\"((?:[^\"\\\n]|\\.)*)\"", bare)


def test_no_scene_holds_words_of_its_own():
    found = []
    for path in under("scenes", ".qml"):
        found += [f"{path}: {literal}" for literal in string_literals(text(path)) if HAN.search(literal)]
        spoken = SPOKEN_PROPERTY.findall(text(path))
        found += [f"{path}: {literal}" for literal in spoken if re.search(r"[A-Za-z]{2,}\s+[A-Za-z]{2,}", literal)]
    assert not found


def docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


def test_the_program_holds_no_words_for_visitors():
    found = []
    for path in [path for room in VISITOR_ROOMS for path in under(room, ".py")]:
        if str(path) in STAFF_SENTENCES:
            continue
        tree = ast.parse(text(path))
        allowed = docstrings(tree)
        found += [
            f"{path}:{node.lineno} {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and HAN.search(node.value)
            if id(node) not in allowed and not node.value.startswith("(?")  # a pattern of typesetting, not words
        ]
    assert not found


def test_scenes_import_the_look_and_the_views_and_nothing_else():
    found = []
    for path in under("scenes", ".qml"):
        for name in re.findall(r"^\s*import\s+(\S+)", text(path), flags=re.MULTILINE):
            is_window = path.name in ("Main.qml", "Beside.qml", "StaffPages.qml")
            names_a_scene = is_window and re.fullmatch(r"scenes\.[a-z]+|\"[a-z]+\"", name)
            # The mirror stands at the doors, and visitors find it in the smile scene too.
            shows_mirror = path.parent.name == "smile" and name == '"../door"'
            if not ALLOWED_IMPORTS.fullmatch(name) and not names_a_scene and not shows_mirror:
                found.append(f"{path}: import {name}")
    assert not found


def test_only_main_names_the_scenes():
    scenes = [path.stem for path in under("scenes", ".qml") if path.stem.endswith("Scene") and path.stem != "Scene"]
    assert scenes
    named = re.compile(r"\b(" + "|".join(scenes) + r")\s*\{")
    found = [
        f"{path}: {match}"
        for path in under("scenes", ".qml")
        if path.name != "Main.qml"
        for match in named.findall(text(path))
        if match != path.stem
    ]
    assert not found
