"""Staff put their own photographs in: shapes are judged in words, and what was there before is never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.content.panorama import panorama_faults
from kiosk.own_pictures.command import main
from tests.content.small_shore import SmallShore

Say = Callable[..., tuple[int, str, str]]
STRIP = ("--strip", "--from-m", "-50", "--to-m", "250", "--quay-row", "260")


@pytest.fixture
def shore(tmp_path: Path) -> SmallShore:
    return SmallShore(tmp_path)


@pytest.fixture
def say(shore: SmallShore, capsys: pytest.CaptureFixture[str]) -> Say:
    """Call ./run panorama; its status and what it said on the two channels."""

    def call(*words: str) -> tuple[int, str, str]:
        status = main(list(words), shore.own, shore.scenes, shore.assets)
        out, err = capsys.readouterr()
        return status, out, err

    return call


def photo(folder: Path, width: int, height: int, name: str = "photo.jpg", colour: str = "olive") -> str:
    Image.new("RGB", (width, height), colour).save(folder / name)
    return str(folder / name)


def strip_file(folder: Path, name: str = "wide.png") -> str:
    """1500 x 300 pixels for 300 m, its sky clear."""
    picture = Image.new("RGBA", (1500, 300))
    picture.paste("sienna", (0, 150, 1500, 300))
    picture.save(folder / name)
    return str(folder / name)


def test_a_view_all_round_is_cut_and_shown_in_every_light(shore: SmallShore, say: Say, tmp_path: Path) -> None:
    status, out, err = say("import", photo(tmp_path, 2048, 1024), "--round", "mill")
    assert (status, err) == (0, "")
    assert "cutting: 100 %" in out
    assert "photo.jpg: a view all round of 2048x1024 pixels for day, dusk, night." in out
    content = shore.load()
    for light in ("day", "dusk", "night"):
        assert content.rounds["mill"][light].folder == shore.own / "round" / "mill" / light
        assert content.rounds["mill"][light].width_px == 2048
    assert content.rounds["wharf"]["day"].folder == shore.round("wharf", "day")
    assert panorama_faults(shore.scenes, shore.assets, shore.own) == []


def test_one_light_alone_may_be_put_in(shore: SmallShore, say: Say, tmp_path: Path) -> None:
    assert say("import", photo(tmp_path, 2048, 1024), "--round", "mill", "--light", "night")[0] == 0
    rounds = shore.load().rounds["mill"]
    assert rounds["night"].width_px == 2048
    assert rounds["day"].folder == shore.round("mill", "day")


def test_the_heading_comes_to_the_middle(shore: SmallShore, say: Say, tmp_path: Path) -> None:
    picture = Image.new("RGB", (2048, 1024), "black")
    picture.paste("white", (1500, 0, 1572, 1024))
    picture.save(tmp_path / "turned.png")
    # The white post stands 512 px, a quarter of the circle, right of the middle.
    assert say("import", str(tmp_path / "turned.png"), "--round", "mill", "--heading-deg", "90")[0] == 0
    tiles = shore.load().rounds["mill"]["day"].levels[2].tiles
    with Image.open(tiles[0].path) as quarter:
        assert int(np.asarray(quarter.convert("L"))[100].argmax()) in range(247, 266)


def test_a_larger_picture_is_made_smaller_without_seams(
    shore: SmallShore, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.own_pictures.shapes.SPHERE_PX", 2048)
    down = np.linspace(0, 255, 1200).astype(np.uint8)
    Image.fromarray(np.repeat(down[:, None, None], 2400, axis=1).repeat(3, axis=2)).save(tmp_path / "large.png")
    assert say("import", str(tmp_path / "large.png"), "--round", "mill", "--light", "day")[0] == 0
    sphere = shore.load().rounds["mill"]["day"]
    assert sphere.width_px == 2048
    with Image.open(sphere.levels[0].tiles[0].path) as tile:
        column = np.asarray(tile.convert("L")).astype(int)[:, 40]
    assert np.abs(column - np.arange(len(column)) * 255 / 1024).max() <= 3


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ((3000, 2000), "photo.jpg is 3000x2000 pixels. A view all round (equirectangular, 360 x 180 degrees) is twice"),
        ((1000, 500), "photo.jpg is only 1000x500 pixels; to look around in it, it needs at least 2048x1024"),
    ],
)
def test_a_wrong_shape_is_refused_with_its_size_and_a_remedy(
    shore: SmallShore, say: Say, tmp_path: Path, size: tuple[int, int], told: str
) -> None:
    status, _, err = say("import", photo(tmp_path, *size), "--round", "mill")
    assert status == 1
    assert told in err
    assert err.endswith("Nothing was changed.\n")
    assert not shore.own.exists()


def test_an_unknown_building_is_refused_with_the_nearest(say: Say, tmp_path: Path) -> None:
    assert "no building is called mil; did you mean mill?" in say("import", photo(tmp_path, 8, 4), "--round", "mil")[2]
    assert "the buildings are wharf, mill" in say("import", photo(tmp_path, 8, 4), "--round", "zoo")[2]


def test_a_strip_takes_the_place_of_all_layers_but_the_far_city(shore: SmallShore, say: Say, tmp_path: Path) -> None:
    status, out, err = say("import", strip_file(tmp_path), *STRIP, "--light", "day")
    assert (status, err) == (0, "")
    assert "wide.png: a strip of 1500x300 pixels, 5.0 a metre, for day." in out
    assert "hides the sky" not in out
    content = shore.load()
    assert content.faults == ()
    assert content.lights["day"] == ("far", "buildings")
    assert content.lights["dusk"] == ("far", "buildings", "quay")
    layer = content.layers["day", "buildings"]
    assert (layer.px_per_m, layer.x0_m, layer.x1_m, layer.z_bottom_m, layer.z_top_m) == (5, -50, 250, -8, 52)
    assert content.strips["day", "buildings"].width_px == 1500
    assert panorama_faults(shore.scenes, shore.assets, shore.own) == []


def test_a_sky_that_hides_the_hour_is_told(say: Say, tmp_path: Path) -> None:
    assert "hides the sky of the hour" in say("import", photo(tmp_path, 1500, 300), *STRIP)[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--from-m 250 --to-m -50 --quay-row 260", "--to-m -50 must be greater than --from-m 250"),
        ("--from-m nan --to-m 250 --quay-row 260", "must be greater than --from-m nan"),
        ("--from-m -50 --to-m 550 --quay-row 260", "that is too coarse: it needs at least 2400 pixels"),
        (
            "--from-m -50 --to-m 250 --quay-row 300",
            "--quay-row 300 is no row of wide.png: it counts from the top, 1 to 299",
        ),
        ("--from-m -50 --to-m 250 --quay-row 290", "the picture needs 10 more rows at the bottom"),
        (
            "--from-m 0 --to-m 210 --quay-row 260",
            "but the buildings stand from -20 to 220 m. Beyond its ends: The Mill",
        ),
    ],
)
def test_a_strip_that_can_not_be_is_refused(shore: SmallShore, say: Say, tmp_path: Path, words: str, told: str) -> None:
    status, _, err = say("import", strip_file(tmp_path), "--strip", *words.split())
    assert status == 1
    assert told in err
    assert not shore.own.exists()


def test_a_strip_that_is_no_strip_is_refused(say: Say, tmp_path: Path) -> None:
    assert (
        "photo.jpg is 600x400 pixels; a strip of the shore is wide and low"
        in say("import", photo(tmp_path, 600, 400), *STRIP)[2]
    )


def test_the_command_says_what_it_lacks(say: Say, tmp_path: Path) -> None:
    assert say("import", photo(tmp_path, 8, 4))[0] == 2
    status, _, err = say("import", photo(tmp_path, 8, 4), "--strip")
    assert status == 2
    assert "a strip needs --from-m, --to-m and --quay-row" in err
    assert "--heading-deg belongs to" in say("import", photo(tmp_path, 8, 4), *STRIP, "--heading-deg", "9")[2]
    assert "belong to a strip" in say("import", photo(tmp_path, 8, 4), "--round", "mill", "--from-m", "0")[2]
    assert say("import", photo(tmp_path, 8, 4), "--round", "mill", "--light", "past")[0] == 2
    assert say("import", photo(tmp_path, 8, 4), "--round", "mill", "--heading-deg", "nan")[0] == 2


def test_undo_shows_the_picture_before_and_once_more_takes_that_back(
    shore: SmallShore, say: Say, tmp_path: Path
) -> None:
    place = ("--round", "mill", "--light", "day")
    assert say("undo", *place) == (1, "", "There is no picture of your own to take back.\n")
    say("import", photo(tmp_path, 2048, 1024, "first.jpg"), *place)
    say("import", photo(tmp_path, 2400, 1200, "second.jpg"), *place)
    assert "mill (纱厂, The Mill): day own, second.jpg, one before it · dusk shipped · night shipped" in say("list")[1]
    assert "day: own, first.jpg" in say("undo", *place)[1]
    assert shore.load().rounds["mill"]["day"].width_px == 2048
    assert "day: own, second.jpg" in say("undo", *place)[1]
    assert shore.load().rounds["mill"]["day"].width_px == 2400


def test_before_the_first_own_picture_comes_the_shipped_one(shore: SmallShore, say: Say, tmp_path: Path) -> None:
    say("import", strip_file(tmp_path), *STRIP, "--light", "day")
    assert "the shore: day own, wide.png (-50 to 250 m, 5.0 px/m) · dusk shipped" in say("list")[1]
    assert "day: shipped, one before it" in say("undo", "--strip", "--light", "day")[1]
    assert shore.load().lights["day"] == ("far", "buildings", "quay")


def test_on_a_full_disk_the_pictures_before_are_shown_as_ever(
    shore: SmallShore, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("import", photo(tmp_path, 2048, 1024), "--round", "mill")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.own_pictures.shelf._copy", full)
        status, _, err = say("import", photo(tmp_path, 2400, 1200, "new.jpg"), "--round", "mill")
    assert status == 1
    assert err == "the disk is full: make room. Nothing was changed; the pictures before are shown as ever.\n"
    assert sorted(path.name for path in (shore.own / "round" / "mill").iterdir()) == ["day", "dusk", "night"]
    assert shore.load().rounds["mill"]["night"].width_px == 2048
    assert panorama_faults(shore.scenes, shore.assets, shore.own) == []


def test_every_file_is_on_the_disk_before_the_pictures_are_exchanged(
    shore: SmallShore, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = 0

    def keep(_: int) -> None:
        nonlocal kept
        kept += 1
        assert not (shore.own / "round" / "mill" / "day").exists()

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", keep)
        say("import", photo(tmp_path, 2048, 1024), "--round", "mill")
    assert kept == len([path for path in shore.own.rglob("*") if path.is_file()]) > 0


def test_an_own_picture_that_was_damaged_gives_way_to_the_shipped_one(
    shore: SmallShore, say: Say, tmp_path: Path
) -> None:
    say("import", strip_file(tmp_path), *STRIP, "--light", "day")
    own = shore.own / "shore" / "day" / "buildings" / "own.yaml"
    shore.change(own, "px_per_m: 5.0", "px_per_m: 7.0")
    content = shore.load()
    assert content.lights["day"] == ("far", "buildings", "quay")
    [fault] = content.faults
    assert "own.yaml:2: window: are the measures of 2100x420 pixels, but the picture in" in str(fault)
    own.write_text("file: wide.png\n", encoding="utf-8")
    assert "window: is missing: import the picture anew" in shore.fault()
    own.unlink()
    assert "own.yaml: the file is missing" in shore.fault()
    assert "day own, damaged" in say("list")[1]
