"""A restore that was cut short, as the next start finds it: finished, or told and left for the start after it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.running import left_unfinished


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "pin.json").write_bytes(b"the old PIN")
    return tmp_path / ".restoring.json"


def test_what_can_be_finished_is_and_nobody_need_know(plan: Path) -> None:
    assert left_unfinished(plan.parent) is None
    plan.write_text(json.dumps({"aside": "before-restore-1", "old": ["pin.json"], "new": []}), encoding="utf-8")
    assert left_unfinished(plan.parent) is None
    assert (plan.parent / "before-restore-1" / "pin.json").exists()
    assert not plan.exists()


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"{}", b"[]", b'{"aside": 3, "old": [], "new": []}', b"\xff\xfe", b'{"aside": "a", "old": 3}'],
)
def test_a_damaged_plan_is_told_with_what_to_do_and_harms_nothing(plan: Path, damaged: bytes) -> None:
    plan.write_bytes(damaged)
    told = left_unfinished(plan.parent)
    assert told is not None
    assert all(str(plan) in sentence for sentence in told)
    assert plan.read_bytes() == damaged
    assert (plan.parent / "pin.json").read_bytes() == b"the old PIN"


def test_a_disk_that_refuses_is_told_and_the_next_start_tries_again(plan: Path) -> None:
    plan.write_text(json.dumps({"aside": "before-restore-1", "old": ["pin.json"], "new": []}), encoding="utf-8")
    blocked = plan.parent / "before-restore-1"
    blocked.write_bytes(b"")
    zh, en = left_unfinished(plan.parent) or ("", "")
    assert zh.startswith("上次恢复备份时中断，还没有完成，下次启动再试：")
    assert en.startswith("A restore of a backup was cut short and is tried again at the next start:")
    blocked.unlink()
    assert left_unfinished(plan.parent) is None
    assert (blocked / "pin.json").exists()


def test_a_file_where_the_folder_should_be_is_no_restore(tmp_path: Path) -> None:
    (tmp_path / "var").write_bytes(b"")
    assert left_unfinished(tmp_path / "var") is None
