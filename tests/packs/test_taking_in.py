"""What may come in as a content pack, and what is refused however it is wrapped."""

from __future__ import annotations

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from kiosk.packs import intake
from kiosk.packs.content import SHIPPED
from kiosk.packs.intake import PackRefusedError, is_whole, take_in
from tests.packs.packing import SPRING, put_folder, put_zip

WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\0" * 40


def taken(source: Path, data: Path) -> str:
    return take_in(source, "spring", data / "content", SHIPPED)


def reasons(source: Path, data: Path) -> dict[str, str]:
    """Why it is refused, by file; nothing of it may be left."""
    with pytest.raises(PackRefusedError) as caught:
        taken(source, data)
    assert not list((data / "content").iterdir())
    return {fault.file: fault.reason for fault in caught.value.faults}


def test_a_folder_and_a_zip_of_the_same_files_are_the_same_pack(tmp_path: Path) -> None:
    files = {**SPRING, "assets/home/story.webp": WEBP, "README.md": "For the spring.\n"}
    folder = taken(put_folder(tmp_path, "spring", files), tmp_path)
    assert folder.startswith("spring-")
    assert taken(put_zip(tmp_path, "spring", files), tmp_path) == folder
    shelled = {f"spring 2027/{name}": text for name, text in files.items()}
    assert taken(put_zip(tmp_path, "again", {**shelled, "__MACOSX/._x": "x", "Thumbs.db": "x"}), tmp_path) == folder
    assert is_whole(tmp_path / "content" / folder)
    assert (tmp_path / "content" / folder / "own" / "assets/home/story.webp").read_bytes() == WEBP


@pytest.mark.parametrize(
    "name",
    [
        "../../../escaped.yaml",
        "scenes/home/../../../../escaped.yaml",
        "/tmp/escaped.yaml",
        "scenes\\home\\..\\..\\escaped.yaml",
        "C:/escaped.yaml",
        "scenes/home/../../content/published.json",
    ],
)
def test_a_zip_that_leads_out_of_its_folder_is_refused_and_writes_nothing(tmp_path: Path, name: str) -> None:
    data = tmp_path / "deep" / "down" / "var"
    source = put_zip(data, "spring", {**SPRING, name: "out: {zh: 出, en: out}\n"})
    before = set(tmp_path.rglob("*"))
    assert list(reasons(source, data).values()) == ["leads out of the pack"]
    assert set(tmp_path.rglob("*")) - before == {data / "content"}


def test_links_are_refused_in_folder_and_zip(tmp_path: Path) -> None:
    folder = put_folder(tmp_path, "spring", SPRING)
    (folder / "assets").mkdir()
    (folder / "assets" / "home").symlink_to("/etc")
    (folder / "scenes" / "home" / "more.yaml").symlink_to("/etc/passwd")
    assert reasons(folder, tmp_path) == {"assets/home": "is a link", "scenes/home/more.yaml": "is a link"}
    path = put_zip(tmp_path, "linked", SPRING)
    with zipfile.ZipFile(path, "a") as packed:
        info = zipfile.ZipInfo("scenes/home/more.yaml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(info, "/etc/passwd")
    assert reasons(path, tmp_path) == {"scenes/home/more.yaml": "is a link"}
    whole = tmp_path / "packs" / "all"
    whole.symlink_to(folder)
    assert list(reasons(whole, tmp_path)) == ["all"]


def test_program_fonts_and_staffs_words_are_no_content(tmp_path: Path) -> None:
    wrong: dict[str, str | bytes] = {
        "scenes/home/HomeScene.qml": "import QtQuick\n",
        "scenes/staff/words.yaml": "end: {zh: 别按, en: Do not}\n",
        "scenes/nowhere/words.yaml": "a: {zh: 甲, en: a}\n",
        "assets/fonts/StationSans-Regular.otf": "x",
        "assets/models/face_landmarker.task": "x",
        "assets/story/relief/run.py": "import os\n",
        "assets/home/stroy.webp": WEBP,
        "kiosk/cli.py": "x",
        "config.yaml": "x",
        "scenes/home/春.yaml": "x",
        "scenes/home/.hidden.yaml": "x",
    }
    told = reasons(put_folder(tmp_path, "spring", {**SPRING, **wrong}), tmp_path)
    assert set(told) == set(wrong)
    assert told["assets/home/stroy.webp"].startswith("is shown nowhere")


def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    wrong = {
        "assets/home/story.webp": b"<html>",
        "assets/story/relief/x/p1-lit.webp": b"\x89PNG\r\n\x1a\n" + b"\0" * 30,
        "assets/story/voice/x/p1.zh.ogg": b"ID3\x04",
        "scenes/attract/words.yaml": b"title: {zh: \0, en: a}\n",
        "scenes/story/words.yaml": "title: {zh: 甲, en: a}\n".encode("utf-16-le").replace(b"\0", b"\xff"),
        "assets/postcard/empty.webp": b"",
    }
    assert set(reasons(put_folder(tmp_path, "spring", {**SPRING, **wrong}), tmp_path)) == set(wrong)


@pytest.mark.fault(
    "A zip bomb is given as a content pack",
    visitor="nothing",
    staff="each file that is larger than it may be",
    lost="nothing: the pack is refused",
)
def test_a_zip_bomb_is_stopped_by_what_it_unpacks_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_FILE_BYTES", 3 << 20)
    monkeypatch.setattr(intake, "MOST_BYTES", 5 << 20)
    bomb = WEBP + b"\0" * (4 << 20)
    one = put_zip(tmp_path, "spring", {"assets/home/story.webp": bomb})
    assert one.stat().st_size < 10_000
    assert "is larger" in reasons(one, tmp_path)["assets/home/story.webp"]
    # What the zip says of its sizes is not believed.
    raw = bytearray(one.read_bytes())
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 100)
    one.write_bytes(raw)
    assert reasons(one, tmp_path)
    many = {f"assets/home/{name}.webp": bomb[: 2 << 20] for name in ("story", "panorama", "smile")}
    assert list(reasons(put_zip(tmp_path, "many", many), tmp_path).values()) == ["unpacks to more than 5 MiB"]
    monkeypatch.setattr(intake, "MOST_FILES", 2)
    crowd = {f"assets/story/relief/x/{number}.webp": WEBP for number in range(3)}
    assert "more than 2 files" in next(iter(reasons(put_zip(tmp_path, "crowd", crowd), tmp_path).values()))


def test_yaml_that_would_never_be_read_to_its_end_is_refused(tmp_path: Path) -> None:
    laughs = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))
    deep = "[" * 100_000
    wrong = {"scenes/attract/words.yaml": laughs, "scenes/story/words.yaml": deep}
    assert set(reasons(put_folder(tmp_path, "spring", {**SPRING, **wrong}), tmp_path)) == set(wrong)


def test_damaged_locked_and_doubled_zips_are_refused(tmp_path: Path) -> None:
    path = put_zip(tmp_path, "spring", {"scenes/home/words.yaml": "title: {zh: 春, en: Spring}\n" * 50})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "is no zip file" in reasons(path, tmp_path)["spring.zip"]
    broken = bytearray(whole)
    broken[40:60] = b"\xff" * 20
    path.write_bytes(broken)
    assert reasons(path, tmp_path)
    locked = bytearray(whole)
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(locked)
    assert reasons(path, tmp_path) == {"scenes/home/words.yaml": "is locked with a password"}
    twice = {**SPRING, "scenes/home/Words.yaml": "x"}
    assert "twice" in reasons(put_zip(tmp_path, "twice", twice), tmp_path)["scenes/home/Words.yaml"]


def test_a_pack_leaves_room_for_the_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LEAVE_FREE_BYTES", 1 << 62)
    with pytest.raises(OSError, match="No space left"):
        taken(put_folder(tmp_path, "spring", SPRING), tmp_path)
    assert not list((tmp_path / "content").iterdir())


def test_a_name_that_could_lead_elsewhere_is_refused(tmp_path: Path) -> None:
    source = put_folder(tmp_path, "spring", SPRING)
    for name in ("..", ".hidden", "a/b", "a" * 60, ""):
        with pytest.raises(PackRefusedError):
            take_in(source, name, tmp_path / "content", SHIPPED)
