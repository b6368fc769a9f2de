import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.smile_camera.model import MODELS, SHA256, ModelRefusedError, load_model
from tests.devices.smile_process import PATIENCE_S, ROOT


def _read(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.devices.smile_reading", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=PATIENCE_S, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return _read()


def test_a_smiling_portrait_smiles_and_one_with_its_mouth_drawn_down_does_not(told: dict[str, Any]) -> None:
    (smiling,), (serious,) = told["stills"]["smiling"], told["stills"]["serious"]
    assert smiling > 0.9
    assert serious < 0.5


def test_a_face_that_fills_64_grey_pixels_is_found_and_judged_alike(told: dict[str, Any]) -> None:
    (smiling,) = told["stills"]["smiling, tight and grey"]
    (serious,) = told["stills"]["serious, tight and grey"]
    assert smiling > 0.8
    assert serious < 0.5


def test_light_and_size_of_a_portrait_do_not_matter(told: dict[str, Any]) -> None:
    for name in ("smiling, dim", "smiling, huge"):
        (chance,) = told["stills"][name]
        assert chance > 0.9, name


def test_two_people_in_one_picture_are_judged_apart(told: dict[str, Any]) -> None:
    assert sorted(chance > 0.5 for chance in told["stills"]["two"]) == [False, True]


@pytest.mark.parametrize("name", ["black", "noise", "one pixel", "a line"])
def test_where_nobody_is_no_face_is_found(told: dict[str, Any], name: str) -> None:
    assert told["stills"][name] == []


def test_a_portrait_upside_down_makes_no_more_than_one_face(told: dict[str, Any]) -> None:
    assert len(told["stills"]["upside down"]) <= 1


def test_a_followed_face_is_read_at_door_size(told: dict[str, Any]) -> None:
    reads = told["reads"]
    assert reads["smiling"] > 0.9 and reads["serious"] < 0.5
    assert reads["smiling, 55 px"] > 0.8 and reads["serious, 55 px"] < 0.5


def test_the_same_face_gives_the_same_number_wherever_it_stands(told: dict[str, Any]) -> None:
    reads = told["reads"]
    assert reads["smiling again"] == reads["smiling"]
    assert reads["in a frame's corner"] == pytest.approx(reads["smiling"], abs=0.05)
    assert reads["view into a frame"] == pytest.approx(reads["in a frame's corner"], abs=0.02)


@pytest.mark.parametrize("colour", ["white", "blue", "black", "skin"])
def test_a_mouth_behind_a_mask_is_not_judged(told: dict[str, Any], colour: str) -> None:
    assert told["reads"][f"masked, {colour}"] is None


def test_a_face_in_an_eighth_of_the_light_or_in_grey_is_read_all_the_same(told: dict[str, Any]) -> None:
    reads = told["reads"]
    assert reads["smiling, an eighth of the light"] > 0.8 and reads["serious, an eighth of the light"] < 0.5
    assert reads["smiling, grey"] > 0.9


@pytest.mark.parametrize("name", ["nobody there", "beside the face", "off the frame"])
def test_nothing_is_read_where_the_face_is_not(told: dict[str, Any], name: str) -> None:
    assert told["reads"][name] is None


@pytest.mark.parametrize("name", sorted(SHA256))
def test_every_model_is_the_very_file_it_should_be_and_is_named_in_its_sources(name: str) -> None:
    assert load_model(MODELS / name)
    assert SHA256[name] in (MODELS / "SOURCES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(SHA256))
def test_a_model_with_one_flipped_bit_is_refused(tmp_path: Path, name: str) -> None:
    data = bytearray((MODELS / name).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelRefusedError) as refused:
        load_model(tmp_path / name)
    assert refused.value.damaged


def test_a_reader_with_a_damaged_network_does_not_start(tmp_path: Path) -> None:
    for name in SHA256:
        shutil.copy(MODELS / name, tmp_path / name)
    with (tmp_path / "expression_mini.onnx").open("r+b") as file:
        file.truncate(1000)
    assert _read(str(tmp_path)) == {"refused": "expression_mini.onnx", "damaged": True}
    (tmp_path / "expression_mini.onnx").unlink()
    assert _read(str(tmp_path)) == {"refused": "expression_mini.onnx", "damaged": False}
