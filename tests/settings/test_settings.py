"""config.yaml: valid as shipped, and every fault named with file, line, key, value, reason and the nearest name."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from kiosk.places import ROOT
from kiosk.settings import Speaker, data_folder, load_settings
from kiosk.yaml_source import Fault, SourceError

Faults = Callable[..., list[Fault]]


@pytest.fixture
def faults_after(tmp_path: Path) -> Faults:
    """The faults of the shipped config.yaml after some replacements in its text."""

    def load(*changes: tuple[str, str]) -> list[Fault]:
        text = (ROOT / "config.yaml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "config.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SourceError) as raised:
            load_settings(path)
        return raised.value.faults

    return load


def line_of(text: str) -> int:
    lines = (ROOT / "config.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_shipped_settings_are_valid() -> None:
    settings = load_settings(ROOT / "config.yaml")
    assert settings.station.time_zone == "Asia/Shanghai"
    assert data_folder(settings, ROOT / "config.yaml") == ROOT / "var"


def test_an_unknown_key_is_refused_with_the_nearest_name(faults_after: Faults) -> None:
    unknown = next(fault for fault in faults_after(("idle_s: 60", "idel_s: 60")) if "idel_s" in fault.key)
    assert (unknown.key, unknown.value, unknown.line) == ("visit.idel_s", "60", line_of("idle_s: 60"))
    assert "did you mean idle_s?" in unknown.reason


def test_all_faults_come_at_once_in_the_order_of_the_file(faults_after: Faults) -> None:
    found = faults_after(
        ("port: 8470", 'port: "x"'),
        ("10:00-20:00", "25:00-20:00"),
        ("reverse: false", "reverse: maybe"),
        ("engine: kokoro", "engine: kokro"),
    )
    assert [fault.key for fault in found] == [
        "opening_hours.monday",
        "wheel.reverse",
        "pickup.port",
        "narration.engine",
    ]
    assert [fault.line for fault in found] == sorted(fault.line for fault in found)
    assert "did you mean kokoro?" in found[-1].reason


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("idle_s: 60", 'idle_s: "60"', "visit.idle_s", "must be a number"),
        ("idle_s: 60", "idle_s: 0", "visit.idle_s", "greater than 0"),
        ("listen_s: 300", "listen_s: 4000", "visit.listen_s", "less than or equal to 3600"),
        ("light: dusk", "light: dawn", "panorama.light", "must be 'clock'"),
        ("cruise_mps: 12", "cruise_mps: -1", "panorama.cruise_mps", "greater than or equal to 0"),
        ("lower: false", "lower: 0", "screens.0.lower", "must be true or false"),
        ("time_zone: Asia/Shanghai", "time_zone: Asia/Shangai", "station.time_zone", "no time zone"),
        ("wheel: auto", "wheel: sdx", "devices.wheel", "expected one of"),
        ("wheel: auto", "wheel: 'serial:'", "devices.wheel", "expected one of"),
        ("axis: 0", "axis: -1", "wheel.axis", "greater than or equal to 0"),
        ("counts_per_turn: 600", "counts_per_turn: 0", "wheel.counts_per_turn", "greater than or equal to 4"),
        ("kind: auto", "kind: endles", "wheel.kind", "did you mean endless?"),
        ("button: any", "button: -1", "wheel.button", "write any, none, or the number"),
        ("button: any", "button: true", "wheel.button", "write any, none, or the number"),
        ("printer: auto", "printer: 'cups:'", "devices.printer", "expected one of"),
        ('pin_hash: ""', 'pin_hash: "2468"', "staff.pin_hash", "make one with ./run pin"),
        ('pin_hash: ""', f'pin_hash: "scrypt$3${"0" * 32}${"0" * 64}"', "staff.pin_hash", "make one with ./run pin"),
        ("sunday: 10:00-20:00", "sunday: 20:00-10:00", "opening_hours.sunday", "closes before it opens"),
        ('start: "10:00"', "start: 10:00", "speaker.volume.0.start", "in quotes"),
        ('start: "10:00"', 'start: "24:00"', "speaker.volume.0.start", "write a time of day"),
        (
            '{start: "11:00", level: 0.85}',
            '{start: "11:00", level: 85}',
            "speaker.volume.1.level",
            "less than or equal",
        ),
        (
            "host: auto                      # the address",
            "host: kiosk.local  # the address",
            "pickup.host",
            "match pattern",
        ),
        ("host: auto", "host: kiosk.local", "staff_page.host", "numeric address"),
        ("names: []", "names: [http://hall.museum.example]", "staff_page.names.0", "without http:// and port"),
        ("served: true", "served: yes", "staff_page.served", "must be true or false"),
        ("day: 2026-01-01", "day: soon", "special_days.days.0.day", "2027-02-06"),
        ("holidays: as_weekday", "holidays: 21:00-9:00", "special_days.holidays", "closes before it opens"),
    ],
)
def test_a_wrong_value_is_named_with_its_reason(
    faults_after: Faults, old: str, new: str, key: str, reason: str
) -> None:
    (fault,) = faults_after((old, new))
    assert fault.key == key
    assert fault.line == line_of(old)
    assert reason in fault.reason


def test_a_dead_zone_that_leaves_nothing_of_the_wheel_is_refused(faults_after: Faults) -> None:
    (fault,) = faults_after(("reach: 1.0", "reach: 0.3"), ("dead_zone: 0.06", "dead_zone: 0.4"))
    assert (fault.key, fault.line) == ("wheel", line_of("wheel:      "))
    assert "a dead_zone of 0.4 leaves nothing of a reach of 0.3" in fault.reason


def test_hours_out_of_order_are_named(faults_after: Faults) -> None:
    (fault,) = faults_after(('start: "11:00"', 'start: "09:00"'))
    assert (fault.key, fault.line) == ("speaker.volume", line_of("  volume:"))
    assert "09:00 stands after 10:00" in fault.reason


@pytest.mark.parametrize(
    ("at", "level"), [("00:00", 0.5), ("09:59", 0.5), ("10:00", 0.7), ("10:59", 0.7), ("11:00", 0.9), ("23:59", 0.5)]
)
def test_the_volume_is_the_one_of_the_hour_and_the_evenings_holds_through_the_night(at: str, level: float) -> None:
    steps = [("10:00", 0.7), ("11:00", 0.9), ("19:00", 0.5)]
    speaker = Speaker.model_validate({"volume": [{"start": start, "level": loud} for start, loud in steps]})
    assert speaker.level_at(time.fromisoformat(at)) == level


def test_off_is_a_word_also_without_quotes(tmp_path: Path) -> None:
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("wheel: auto", "wheel: off"),
        ("screens: dark", "screens: off"),
        ("holidays: as_weekday", "holidays: closed"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    read = load_settings(path)
    assert (read.devices.wheel, read.evening.screens, read.special_days.holidays) == ("off", "off", None)


def test_a_missing_section_is_named(faults_after: Faults) -> None:
    (fault,) = faults_after(("smile:\n", "smlie:\n"))[:1]
    assert (fault.key, fault.reason) == ("smile", "is missing")


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="the file is missing"):
        load_settings(tmp_path / "config.yaml")


def test_yaml_that_does_not_parse_is_named_with_its_line(faults_after: Faults) -> None:
    (fault,) = faults_after(("visit:\n", "visit: [\n"))
    assert fault.line > 0
    assert "is not valid YAML" in fault.reason


def test_a_key_written_twice_is_refused(faults_after: Faults) -> None:
    (fault,) = faults_after(("  idle_s: 60", "  ask_s: 15\n  idle_s: 60"))
    assert "stands here twice" in fault.reason


def test_text_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"\xff\xfe\x00station")
    with pytest.raises(SourceError, match="can't be read"):
        load_settings(path)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([("exit_camera: auto", "exit_camera: entry")], "one camera for both doors"),
        ([("passing: towards", "passing: both_rightward")], "one camera for both doors"),
        (
            [
                ("entry_camera: auto", "entry_camera: buttons"),
                ("exit_camera: auto", "exit_camera: entry"),
                ("passing: towards", "passing: both_leftward"),
            ],
            "entry_camera is buttons",
        ),
        (
            [
                ("entry_camera: auto", "entry_camera: rtsp://10.0.0.9/live"),
                ("exit_camera: auto", "exit_camera: rtsp://10.0.0.9/live"),
            ],
            "everybody would count at both doors",
        ),
    ],
)
def test_a_door_is_counted_by_one_camera_or_the_other(
    faults_after: Faults, changes: list[tuple[str, str]], said: str
) -> None:
    assert any(said in fault.reason for fault in faults_after(*changes))


def test_one_camera_may_count_both_doors(tmp_path: Path) -> None:
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    for old, new in (("exit_camera: auto", "exit_camera: entry"), ("passing: towards", "passing: both_leftward")):
        text = text.replace(old, new, 1)
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path / "config.yaml")
    assert settings.smile_door("entry").passing == "both_leftward"


def test_a_calibration_that_found_more_than_there_were_is_refused(faults_after: Faults) -> None:
    found = faults_after(("smiled_found: 0", "smiled_found: 3"))
    assert any("run ./run smile calibrate again" in fault.reason for fault in found)
