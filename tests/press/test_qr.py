"""The code a phone reads."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from kiosk.press.qr import QUIET_MODULES, qr_picture
from kiosk.press.store import new_card_id

LINK = f"http://192.168.31.200:8470/c/{new_card_id()}"


@pytest.mark.parametrize("width_px", [600, 240, 150])
def test_a_phone_reads_the_link_from_the_code(width_px):
    seen = qr_picture(LINK).resize((width_px, width_px), Image.Resampling.BILINEAR)
    found = zxingcpp.read_barcodes(seen)
    assert [code.text for code in found] == [LINK]


def test_the_code_is_read_through_a_thumbprint():
    code = qr_picture(LINK)
    side = code.width // 9
    smudge = (code.width // 2, code.height // 2)
    code.paste(128, (*smudge, smudge[0] + side, smudge[1] + side))
    assert [found.text for found in zxingcpp.read_barcodes(code)] == [LINK]


def test_the_code_keeps_its_quiet_zone_and_whole_pixels():
    code = qr_picture(LINK, 600)
    assert code.width == code.height >= 600
    dark = code.point(lambda v: 255 - v).getbbox()
    assert dark is not None
    each = dark[0] / QUIET_MODULES
    assert each == int(each)
    assert dark == (dark[0], dark[0], code.width - dark[0], code.width - dark[0])
    assert {count[1] for count in code.getcolors() or ()} == {0, 255}


def test_an_empty_link_makes_no_code():
    with pytest.raises(ValueError, match="empty link"):
        qr_picture("")
