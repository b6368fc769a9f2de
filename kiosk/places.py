"""Where the repository's own folders are; everything a station changes is found from config.yaml instead."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
SCENES = ROOT / "scenes"
