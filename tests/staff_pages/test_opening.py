"""Where the page is served: this machine only with a PIN everybody knows, the network with one of the station's own."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.content.words import load_words
from kiosk.devices.pin_desk import PRACTICE_PIN
from kiosk.places import SCENES
from kiosk.settings import load_settings
from kiosk.staff_pages.__main__ import fault
from tests.staff_pages.browser import Browser
from tests.staff_pages.page_hall import PIN, configured, hall, quick_hash


def answers_at(address: str, url: str) -> bool:
    """Whether this machine answers for the page at another of its own addresses too."""
    try:
        with socket.create_connection((address, int(url.rpartition(":")[2])), 5):
            return True
    except OSError:
        return False


def test_the_practice_pin_opens_it_on_this_machine_only_and_staff_are_told(tmp_path):
    with hall(tmp_path, pin_hash="", host="auto") as opened:
        assert opened.told("practice PIN").level == "ok"
        assert opened.pages.url.startswith("http://127.0.0.1:")
        assert not answers_at("127.0.0.2", opened.pages.url)
        browser = opened.browser()
        assert browser.sign_in(PRACTICE_PIN).status == 303
        assert "练习密码" in browser.get("/").text


def test_a_real_station_lets_nobody_in_until_a_pin_was_chosen_and_then_opens_by_itself(tmp_path):
    with hall(tmp_path, real=True, pin_hash="", host="auto") as opened:
        opened.told("no staff PIN yet")
        browser = opened.browser()
        assert "<input" not in browser.get("/login").text
        for pin in (PRACTICE_PIN, PIN):
            assert browser.sign_in(pin).status == 403
        assert not answers_at("127.0.0.2", opened.pages.url)
        (opened.data / "pin.json").write_text(json.dumps({"pin_hash": quick_hash(PIN)}))
        opened.told("The staff page is at")
        assert answers_at("127.0.0.2", opened.pages.url)
        assert Browser(f"http://127.0.0.1:{opened.pages.url.rpartition(':')[2]}").sign_in(PIN).status == 303


def test_wrong_pins_lock_it_also_for_the_right_one_and_over_a_restart(tmp_path):
    with hall(tmp_path, tries=1, lock_s=3600) as opened:
        opened.told("The staff page is at")
        assert opened.browser().sign_in("5555").status == 429
        locked = opened.browser().sign_in(PIN)
        assert locked.status == 429
        assert "暂时锁定，还要等 1 小时" in locked.text
    with hall(tmp_path, tries=1, lock_s=3600) as again:
        again.told("The staff page is at")
        assert again.browser().sign_in(PIN).status == 429
        assert "暂时锁定" in again.browser().get("/login").text


@pytest.fixture
def certified(tmp_path: Path) -> dict[str, str]:
    """A certificate for this machine that nobody vouches for, and its key, both beside config.yaml."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "station")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    (tmp_path / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    (tmp_path / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return {"certificate_file": "certificate.pem", "key_file": "key.pem"}


def test_with_a_certificate_it_speaks_tls_and_its_cookie_never_goes_without(tmp_path, certified):
    with hall(tmp_path, **certified) as opened:
        opened.told("https://127.0.0.1:")
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        browser = Browser(opened.pages.url, trusted=trusting)
        assert opened.pages.url.startswith("https://")
        assert "secure" in browser.sign_in(PIN).headers["set-cookie"].lower()
        assert browser.get("/care").status == 200


def test_a_certificate_that_is_not_there_is_told_with_what_to_do(tmp_path):
    with hall(tmp_path, certificate_file=str(tmp_path / "none.pem"), key_file=str(tmp_path / "none.key")) as opened:
        told = opened.told("certificate")
        assert told.level == "fault"
        assert "staff_page" in told.sentence_zh


@pytest.mark.parametrize(
    ("certificate", "told"),
    [
        ("tls/hall.pem", "may not read its certificate or key (tls/hall.pem, tls/hall.key)"),
        ("", "may not use port 8471"),
    ],
)
def test_a_key_that_may_not_be_read_is_told_as_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], certificate: str, told: str
) -> None:
    key = certificate.replace(".pem", ".key")
    settings = load_settings(configured(tmp_path, certificate_file=certificate, key_file=key))
    fault(PermissionError(errno.EACCES, "Permission denied"), settings, 8471, load_words(SCENES)["staff_page"])
    said = json.loads(capsys.readouterr().out)
    assert told in said["sentence_en"]
    assert said["sentence_zh"]


@pytest.mark.fault(
    "The port of the staff page is taken by another program",
    visitor="nothing",
    staff="The staff page's port … is taken by another program: stop it, or change staff_page.port in config.yaml.",
    lost="the page in the browser; the staff corner works",
)
def test_a_port_in_use_is_told_with_its_number_and_what_to_do(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with hall(tmp_path, port=port) as opened:
            told = opened.told("taken by another program")
    assert told.level == "fault"
    assert str(port) in told.sentence_zh and "staff_page.port" in told.sentence_en


@pytest.mark.fault(
    "kill -9: the staff page, while staff look at it",
    visitor="nothing",
    staff="The staff page was killed. It starts again in 0.5 s. (They log in again.)",
    lost="nothing",
)
def test_it_goes_on_after_its_process_was_killed_and_is_told_everything_anew(tmp_path, recovery):
    wheel = {"name": "wheel", "level": "ok", "zh": "舵轮正常。", "en": "The wheel is well.", "age_s": 60.0}
    with hall(tmp_path, status={"devices": [wheel]}) as opened:
        opened.told("The staff page is at")
        before = opened.staff()
        assert opened.pages.pid
        recovery.begins()
        os.kill(opened.pages.pid, signal.SIGKILL)
        opened.told("was killed")
        opened.told("The staff page is at")
        recovery.over()
        assert opened.browser().get("/", Cookie=f"staff={before.cookies['staff']}").status == 303
        assert "舵轮正常" in opened.staff().get("/").text
