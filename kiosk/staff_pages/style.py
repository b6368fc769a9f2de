"""The page's look, as browsers keep it: under a name of its own, so that a new one is fetched at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kiosk.staff_pages.heading_font import FONT_PATH

STYLE = Path(__file__).with_name("staff.css").read_text(encoding="utf-8").replace("url(HEADING)", f"url({FONT_PATH})")
STYLE_PATH = f"/staff-{hashlib.sha256(STYLE.encode()).hexdigest()[:12]}.css"
