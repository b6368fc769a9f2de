"""Where the repository's own folders are; everything a station changes is found from config.yaml instead."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
SCENES = ROOT / "scenes"
TYPED = "riverfront-station" if os.environ.get("KIOSK_STATE") else "./run"
"""What is typed before a command's name: on an installed station, its own word."""
