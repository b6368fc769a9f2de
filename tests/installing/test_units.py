"""The units, read by systemd itself."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.installing import machine, units
from kiosk.installing.place import COMPOSITORS, Place
from kiosk.installing.plan import plan
from kiosk.installing.steps import Work
from tests.rules.tracked import ROOT

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd's own reader")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The units of every compositor, with programs that are here in the place of those of a station."""
    folder = tmp_path_factory.mktemp("units")
    for compositor in COMPOSITORS:
        place = Place(compositor=compositor)
        for name, text in {"station": units.kiosk_unit(place), "station-sound": units.sound_unit(place)}.items():
            there = re.sub(r"(?m)^ExecStart=(/\S+)", "ExecStart=/bin/true", text)
            (folder / f"{compositor}-{name}.service").write_text(there.replace("/usr/bin/pulseaudio", "/bin/true"))
    return folder


@needs_systemd
def test_systemd_finds_nothing_wrong_in_the_units(written):
    names = sorted(str(path) for path in written.glob("*.service"))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "station" in line and "riverfront-station-sound" not in line]
    assert ours == []


@needs_systemd
@pytest.mark.parametrize("name", ["cage-station", "weston-station", "eglfs-station", "cage-station-sound"])
def test_systemd_calls_their_exposure_low(written, name):
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", str(written / f"{name}.service")]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", told)
    assert found
    assert float(found[1]) <= 2.6


def setting(text: str, name: str) -> list[str]:
    return re.findall(rf"(?m)^{name}=(.*)$", text)


@pytest.mark.parametrize("compositor", COMPOSITORS)
def test_the_kiosk_is_started_again_whatever_ended_it_and_watched_through_the_thread_that_draws(compositor):
    text = units.kiosk_unit(Place(compositor=compositor))
    assert setting(text, "Restart") == ["always"]
    assert setting(text, "StartLimitIntervalSec") == ["0"], "it is never given up"
    assert setting(text, "Type") == ["notify"]
    # The keeper needs up to 10 s for a hang and 60 s for a first frame before this may strike.
    assert 70 < int(setting(text, "WatchdogSec")[0]) <= 120


def test_the_smile_cameras_may_shut_themselves_in_and_nobody_may_do_more():
    text = units.kiosk_unit(Place())
    assert setting(text, "RestrictNamespaces") == ["user net"]
    assert "seccomp" in setting(text, "SystemCallFilter")[0]
    assert setting(text, "MemorySwapMax") == ["0"]
    assert setting(text, "LimitCORE") == ["0"]


@pytest.mark.parametrize("compositor", ["cage", "weston"])
def test_no_key_leads_to_another_console(compositor):
    text = units.kiosk_unit(Place(compositor=compositor))
    assert "XKB_DEFAULT_OPTIONS=srvrkeys:none" in text
    start = setting(text, "ExecStart")[0]
    assert " -s" not in start, "cage's -s would allow it"
    assert "NAutoVTs=0" in machine.LOGIND
    assert "CtrlAltDelBurstAction=none" in machine.SYSTEMD
    assert "ctrl-alt-del" in machine.MASKED


def test_a_station_can_switch_its_monitors_off_over_their_own_cable():
    text = units.kiosk_unit(Place())
    assert "char-i2c rw" in setting(text, "DeviceAllow")
    wanted = {
        step.lines()[0]: step
        for step in plan(Place(), "data:\n  folder: var\n", Work(("program",), lambda _: None), True)
    }
    user = next(line for line in wanted if line.startswith("user kiosk"))
    assert re.search(r"groups .*\bi2c\b", user)
    (loaded,) = [step for line, step in wanted.items() if line.startswith("file /etc/modules-load.d/")]
    assert "    i2c-dev" in loaded.lines()
    assert "command modprobe i2c-dev" in wanted
    # cage 0.1.4, that of Debian 12, has no way to switch an output: the monitor is asked itself.
    packages = re.search(r"(?m)^station_packages=\(([^)]+)\)", (ROOT / "run").read_text())
    assert packages
    assert {"ddcutil", "i2c-tools"} <= set(packages[1].split())


def test_nothing_else_holds_the_screen():
    text = units.kiosk_unit(Place())
    assert {"getty@tty1.service", "display-manager.service"} <= set(setting(text, "Conflicts")[0].split())
    assert "display-manager.service" in setting(text, "After")[-1]


def test_backups_on_another_disk_can_be_written():
    text = units.kiosk_unit(Place(backups=Path("/data/backups")))
    assert "-/data/backups" in setting(text, "ReadWritePaths")[0].split()
    # Those chosen later need no new unit where other disks are mounted; there need not be any.
    assert {"-/media", "-/mnt", "-/srv"} <= set(setting(units.kiosk_unit(Place()), "ReadWritePaths")[0].split())


@pytest.mark.parametrize("text", [units.keep_script(Place()), machine.station_command(Place())])
def test_the_scripts_are_good_shell(text):
    assert subprocess.run(["sh", "-n"], input=text, text=True, check=False).returncode == 0


def test_the_installed_command_means_names_from_where_it_is_typed(tmp_path):
    stubs = {"id": "echo 0", "setpriv": 'while [ "$1" != env ]; do shift; done; exec "$@"', "run": 'pwd; echo "$3 $4"'}
    for name, body in stubs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    script = machine.station_command(Place()).replace(f"{Place().current}/run", str(tmp_path / "run"))
    (tmp_path / "here").mkdir()
    done = subprocess.run(
        ["sh", "-c", script, "riverfront-station", "restore", "backup.zip"],
        cwd=tmp_path / "here",
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [str(tmp_path / "here"), "restore backup.zip"]


def test_udev_rules_give_every_line_a_key_udev_knows():
    rules = machine.udev_rules(Place()).replace("\\\n", " ")
    known = r"(?:ACTION|SUBSYSTEM|KERNEL|TAG|GROUP|MODE|SYMLINK|GOTO|LABEL|RUN|TEST|(?:ENV|ATTR)\{[\w/]+\})"
    for line in rules.splitlines():
        if line and not line.startswith("#"):
            assert re.fullmatch(rf'(?:\s*{known}(?:==|\+=|!=|=)"[^"]*",?|\s*TEST=="[^"]*",?)+', line), line


def test_the_sound_server_hears_of_devices_that_are_plugged_in():
    """What udev tells reaches no private network; the kinds of sockets it may open keep it off the network as well."""
    text = units.sound_unit(Place())
    assert "module-udev-detect" in text
    assert setting(text, "PrivateNetwork") == []
    assert setting(text, "RestrictAddressFamilies") == ["AF_UNIX AF_NETLINK"]
