"""Lint every scene's QML with the views' real types: zero warnings, or exit 1.

The types come from kiosk/bridge itself: PySide6 describes the classes, Qt turns that into the form qmllint reads.
"""

import os
import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sysconfig.get_path("scripts"))
IMPORT_NAME = "KioskBridge"


def describe_views(folder: Path) -> None:
    """Write a QML module with the types of every view into the folder."""
    views = sorted(path for path in (ROOT / "kiosk/bridge").glob("*.py") if "@QmlElement" in path.read_text("utf-8"))
    module = folder / IMPORT_NAME
    module.mkdir()
    described = module / "metatypes.json"
    subprocess.run([TOOLS / "pyside6-metaobjectdump", "--out-file", described, *views], check=True)
    # QML looks into maps and lists as it runs; qmllint would take them for types without members.
    loose = re.sub(r'"QVariant(Map|List)"', '"QVariant"', described.read_text("utf-8"))
    described.write_text(loose, encoding="utf-8")
    name = ["--import-name", IMPORT_NAME, "--major-version", "1"]
    qt = Path(PySide6.__file__).parent / "Qt/metatypes"
    known = ",".join(str(qt / f"qt6{part}_metatypes.json") for part in ("core", "gui", "qml", "quick"))
    outputs: list[str | Path] = [
        "--foreign-types",
        known,
        "--generate-qmltypes",
        module / "views.qmltypes",
        "-o",
        os.devnull,
    ]
    subprocess.run([TOOLS / "pyside6-qmltyperegistrar", *name, *outputs, described], check=True)
    described_by = f"module {IMPORT_NAME}\ntypeinfo views.qmltypes\ndepends QtQuick\n"
    (module / "qmldir").write_text(described_by, encoding="utf-8")


def main() -> int:
    """Lint the files named, or all of them."""
    scenes = sorted((ROOT / "scenes").rglob("*.qml"))
    if not scenes:
        print("no scenes to lint")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        describe_views(Path(scratch))
        options = ["--max-warnings", "0", "-I", str(ROOT), "-I", scratch]
        command: list[str | Path] = [TOOLS / "pyside6-qmllint", *options, *scenes]
        result = subprocess.run(command, check=False, cwd=ROOT)
    print(f"{len(scenes)} files linted" + (", clean" if result.returncode == 0 else ", with warnings"))
    return int(result.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
