"""What the kiosk's user may write, root neither obeys nor follows."""

import json
import os
from pathlib import Path

import pytest

from kiosk.installing import units
from kiosk.installing.place import COMPOSITORS, OPT, Place
from kiosk.installing.plan import asked_of, plan
from kiosk.installing.steps import Folder, Link, StepError, Work, Write
from kiosk.whole_file import whole_or_not, write_whole
from tests.rules.tracked import ROOT


@pytest.mark.parametrize("compositor", COMPOSITORS)
def test_nothing_that_root_reads_or_writes_lies_in_a_folder_of_the_kiosk_s_user(compositor):
    place = Place(compositor=compositor)
    program = Work(("program",), lambda _place: None)
    steps = plan(place, (ROOT / "config.yaml").read_text(encoding="utf-8"), program, start=False)
    theirs = [step.path for step in steps if isinstance(step, Folder) and place.user in (step.owner, step.group)]
    assert place.config.parent in theirs

    def is_theirs(path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in theirs)

    written = {step.path for step in steps if isinstance(step, Write | Link)}
    assert {path for path in written if is_theirs(path)} == {place.config}, "and this one is written only once"
    unit = units.kiosk_unit(place)
    read = [line.partition("=")[2].lstrip("-") for line in unit.splitlines() if line.startswith("EnvironmentFile=")]
    assert read, "it holds for the lines of the unit that root runs, too"
    assert set(read) <= {str(step.path) for step in steps if isinstance(step, Write) and step.owner == "root"}
    for path in [*map(Path, read), units.WESTON, units.KEEP, place.record]:
        assert not is_theirs(path)
    assert place.record.is_relative_to(OPT)


def test_a_planted_link_is_replaced_and_not_followed(tmp_path):
    victim = tmp_path / "shadow"
    victim.write_text("of root")
    victim.chmod(0o600)
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/.config.yaml.part").symlink_to(victim)
    (tmp_path / "etc/config.yaml").symlink_to(tmp_path / "nowhere")
    Write(Path("/etc/config.yaml"), "of the station", 0o660, ours=False).do(Place(root=tmp_path))
    assert (tmp_path / "etc/config.yaml").read_text() == "of the station"
    assert not (tmp_path / "etc/config.yaml").is_symlink()
    assert not (tmp_path / "nowhere").exists()
    with whole_or_not(tmp_path / "page.pdf") as unfinished:
        assert not unfinished.is_symlink()
        unfinished.write_text("a page")
    assert victim.read_text() == "of root"
    assert victim.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "etc").iterdir()] == ["config.yaml"]


def test_a_link_left_where_a_page_is_to_be_made_is_gone_before_it_is_made(tmp_path):
    (tmp_path / "victim").write_text("of root")
    (tmp_path / ".page.pdf.part").symlink_to(tmp_path / "victim")
    with whole_or_not(tmp_path / "page.pdf") as unfinished:
        unfinished.write_text("a page")
    assert (tmp_path / "victim").read_text() == "of root"
    assert (tmp_path / "page.pdf").read_text() == "a page"


def test_who_is_quick_to_swap_a_fresh_file_for_a_link_gains_no_right_to_what_it_leads_to(tmp_path, monkeypatch):
    victim = tmp_path / "shadow"
    victim.write_text("of root")
    victim.chmod(0o600)
    replace = Path.replace

    def swapped(unfinished: Path, path: Path) -> Path:
        placed = replace(unfinished, path)
        path.unlink()
        path.symlink_to(victim)
        return placed

    monkeypatch.setattr(Path, "replace", swapped)
    Write(Path("/config.yaml"), "of the station", 0o666).do(Place(root=tmp_path))
    assert victim.stat().st_mode & 0o777 == 0o600


def test_a_file_has_its_rights_whatever_the_umask_is(tmp_path):
    old = os.umask(0o077)
    try:
        Write(Path("/unit"), "read by all", 0o644).do(Place(root=tmp_path))
        write_whole(tmp_path / "own", b"as the umask has it")
    finally:
        os.umask(old)
    assert (tmp_path / "unit").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "own").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "folder",
    ["/srv/my backups", "/srv/a\nExecStartPre=+/bin/sh", "/srv/%h", "/sys/a", "/srv/a\tb", '/srv/"a"', "/srv/a\\x20b"],
)
def test_a_backup_folder_that_would_say_more_in_a_unit_than_its_name_is_refused(tmp_path, folder):
    config = tmp_path / "config.yaml"
    config.write_text(json.dumps({"screens": ["one"], "backup": {"folder": folder}}))
    with pytest.raises(StepError, match=r"backup\.folder"):
        asked_of(config, "cage")


def test_a_backup_folder_with_a_plain_name_is_taken(tmp_path):
    config = tmp_path / "config.yaml"
    config.write_text("screens: [one]\nbackup:\n  folder: /srv/备份_1/a-b.c\n", encoding="utf-8")
    assert asked_of(config, "cage") == Path("/srv/备份_1/a-b.c")
