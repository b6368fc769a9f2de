"""The QR codes a phone reads from the screen: a card's link, and the network to join first."""

from __future__ import annotations

import re
from typing import Literal

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M

QUIET_MODULES = 4


def qr_picture(link: str, least_px: int = 600) -> Image.Image:
    """`link` as a QR code, error correction M, with the quiet zone the standard asks for; at least `least_px` wide.

    Modules are whole pixels, dark on light, so that it stays sharp. Raises ValueError for an empty link.
    """
    if not link:
        raise ValueError("an empty link makes no QR code")
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_MODULES)
    code.add_data(link)
    code.make(fit=True)
    modules = code.modules_count + 2 * QUIET_MODULES
    matrix = Image.new("L", (modules, modules), 255)
    matrix.putdata([0 if dark else 255 for row in code.get_matrix() for dark in row])
    each = -(-least_px // modules)
    return matrix.resize((modules * each, modules * each), Image.Resampling.NEAREST)


def wifi_text(name: str, password: str, security: Literal["WPA", "WEP", "nopass"]) -> str:
    """What a QR code says to make a phone join a network, as Android and iOS read it; empty for an empty `name`."""
    if not name:
        return ""
    key = "" if security == "nopass" else f"P:{_escaped(password)};"
    return f"WIFI:T:{security};S:{_escaped(name)};{key};"


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)
