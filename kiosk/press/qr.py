"""The QR code a phone reads from the screen."""

from __future__ import annotations

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
