import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.devices.smile_process import PATIENCE_S, ROOT

HEAD = ROOT / "tests" / "devices" / "faces" / "astronaut_head.png"
_RUN = "import sys; from kiosk.devices.smile_camera.score import main; sys.exit(main(sys.argv[1:]))"


def _score(*arguments: object, stdout: int | IO[str] = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _RUN, *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=PATIENCE_S, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as it comes: good pictures of several kinds, and files that are none."""
    made = tmp_path_factory.mktemp("pictures")
    head = Image.open(HEAD).convert("RGB")
    shutil.copy(HEAD, made / "a portrait.png")
    (made / "b words.txt").write_text("not a picture", encoding="utf-8")
    head.save(made / "c whole.jpg", quality=90)
    (made / "d cut.jpg").write_bytes((made / "c whole.jpg").read_bytes()[:4000])
    (made / "e empty.png").write_bytes(b"")
    head.convert("L").save(made / "f grey.png")
    clear = head.convert("RGBA")
    clear.putalpha(Image.new("L", head.size, 230))
    clear.save(made / "g clear.png")
    deep = np.asarray(head.convert("L")).astype(np.uint16) * 257
    Image.fromarray(deep).save(made / "h deep.png")
    on_its_side = Image.Exif()
    on_its_side[274] = 6
    head.rotate(90, expand=True).save(made / "i on its side.jpg", quality=92, exif=on_its_side)
    head.resize((head.width * 30, head.height * 30)).save(made / "k huge.jpg", quality=70)
    Image.new("RGB", (300, 200), (80, 120, 90)).save(made / "j wall.png")
    (made / ".hidden").write_text("never looked at", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def lines(folder: Path) -> dict[str, dict[str, Any]]:
    done = _score(folder, "--json")
    assert done.returncode == 1, "some files are no pictures"
    said = [json.loads(line) for line in done.stdout.splitlines()]
    names = [Path(line["image"]).name for line in said]
    assert names == sorted(path.name for path in folder.iterdir() if path.name != ".hidden")
    assert done.stderr == "", "the library's own notes are kept away"
    return dict(zip(names, said, strict=True))


def test_a_folder_gives_one_line_for_each_file_in_name_order(lines: dict[str, dict[str, Any]]) -> None:
    assert all(set(line) == {"image", "faces", "note"} for line in lines.values())
    (face,) = lines["a portrait.png"]["faces"]
    left, top, width, height = face["box"]
    assert face["smile"] is True and 0.9 < face["probability"] <= 1
    assert left < 105 < left + width and top < 124 < top + height


@pytest.mark.parametrize("name", ["c whole.jpg", "f grey.png", "g clear.png", "h deep.png", "i on its side.jpg"])
def test_the_same_face_smiles_in_every_kind_of_picture(lines: dict[str, dict[str, Any]], name: str) -> None:
    (face,) = lines[name]["faces"]
    assert face["smile"] is True and lines[name]["note"] is None


@pytest.mark.parametrize("name", ["b words.txt", "d cut.jpg", "e empty.png"])
def test_a_file_that_is_no_whole_picture_is_told_on_its_line(lines: dict[str, dict[str, Any]], name: str) -> None:
    assert lines[name]["faces"] == []
    assert lines[name]["note"] not in (None, "no face")


def test_the_box_of_a_huge_photograph_is_in_its_own_pixels(lines: dict[str, dict[str, Any]]) -> None:
    (face,), (small,) = lines["k huge.jpg"]["faces"], lines["a portrait.png"]["faces"]
    assert face["smile"] is True
    assert face["box"] == pytest.approx([side * 30 for side in small["box"]], abs=60)


def test_no_face_is_said(lines: dict[str, dict[str, Any]]) -> None:
    assert lines["j wall.png"]["faces"] == [] and lines["j wall.png"]["note"] == "no face"


def test_a_reader_is_told_in_words_and_a_good_picture_ends_well() -> None:
    done = _score(HEAD)
    assert done.returncode == 0
    assert "astronaut_head.png: smiles (" in done.stdout


def test_the_threshold_can_be_set() -> None:
    done = _score(HEAD, "--json", "--threshold", "0.9999")
    (face,) = json.loads(done.stdout)["faces"]
    assert face["smile"] is False
    assert _score(HEAD, "--threshold", "1.5").returncode == 2


def test_a_picture_that_is_not_there_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = _score(tmp_path / "none.jpg", HEAD, "--json")
    gone, found = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert gone["faces"] == [] and "No such file" in gone["note"]
    assert len(found["faces"]) == 1


def test_its_lines_may_go_into_a_file_though_it_writes_none_itself(tmp_path: Path) -> None:
    written = tmp_path / "lines.json"
    with written.open("w") as file:
        done = _score(HEAD, "--json", stdout=file)
    assert done.returncode == 0
    assert len(json.loads(written.read_text(encoding="utf-8"))["faces"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["lines.json"]


def test_a_reader_that_stops_reading_ends_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        done = _score(HEAD, stdout=gone)
    assert done.returncode == 0 and done.stderr == ""


def test_a_covered_mouth_is_said_and_not_judged(tmp_path: Path) -> None:
    worn = Image.open(HEAD).convert("RGB")
    mask = [(60, 120), (88, 118), (105, 108), (122, 118), (150, 120), (144, 158), (105, 184), (66, 158)]
    ImageDraw.Draw(worn).polygon(mask, fill=(236, 238, 240))
    worn.filter(ImageFilter.GaussianBlur(0.8)).save(tmp_path / "masked.png")
    told = json.loads(_score("--json", tmp_path / "masked.png").stdout)["faces"]
    assert [(face["smile"], face["mouth_covered"]) for face in told] == [(None, True)]
    assert "mouth covered, not judged" in _score(tmp_path / "masked.png").stdout
