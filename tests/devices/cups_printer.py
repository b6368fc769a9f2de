"""The photo printer of the print hall, as ippeveprinter is told to be: two papers to the edge, both sides, colour."""

from __future__ import annotations

HAGAKI, POSTCARD_4X6 = (10000, 14800), (10160, 15240)


def paper(size: tuple[int, int], margin: int) -> str:
    """A media-col of a size and its margins, in 0.01 mm."""
    edges = "".join(f"  MEMBER integer media-{edge}-margin {margin}\n" for edge in ("bottom", "left", "right", "top"))
    return f"""{{
  MEMBER collection media-size {{
    MEMBER integer x-dimension {size[0]}
    MEMBER integer y-dimension {size[1]}
  }}
{edges}  MEMBER keyword media-source "main"
  MEMBER keyword media-type "stationery"
}}"""


ATTRIBUTES = f"""
ATTR keyword media-supported "jpn_hagaki_100x148mm","na_index-4x6in_4x6in"
ATTR keyword media-default "jpn_hagaki_100x148mm"
ATTR keyword media-ready "jpn_hagaki_100x148mm"
ATTR collection media-size-supported {{
  MEMBER integer x-dimension 10000
  MEMBER integer y-dimension 14800
}},{{
  MEMBER integer x-dimension 10160
  MEMBER integer y-dimension 15240
}}
ATTR collection media-col-database {",".join(paper(size, edge) for size in (HAGAKI, POSTCARD_4X6) for edge in (0, 300))}
ATTR collection media-col-default {paper(HAGAKI, 300)}
ATTR collection media-col-ready {paper(HAGAKI, 300)}
ATTR octetString printer-input-tray "type=sheetFeedAutoRemovableTray;maxcapacity=100;level=100;status=0;name=main;"
ATTR integer media-bottom-margin-supported 0,300
ATTR integer media-left-margin-supported 0,300
ATTR integer media-right-margin-supported 0,300
ATTR integer media-top-margin-supported 0,300
ATTR keyword media-source-supported "main"
ATTR keyword media-type-supported "stationery"
ATTR keyword sides-supported "one-sided","two-sided-long-edge","two-sided-short-edge"
ATTR keyword sides-default "one-sided"
ATTR mimeMediaType document-format-supported "application/pdf","image/jpeg","image/urf"
ATTR keyword urf-supported "V1.4","CP1","W8","SRGB24","RS300","DM1"
ATTR mimeMediaType document-format-default "application/pdf"
ATTR boolean color-supported true
ATTR keyword print-color-mode-supported "auto","color"
ATTR keyword print-color-mode-default "color"
ATTR resolution printer-resolution-supported 300dpi
ATTR resolution printer-resolution-default 300dpi
"""
# Prints into the folder, beside what it was asked for. Waits while a file `hold` lies there; a file `say` holds reasons
# that come up or go away (+media-jam, none). A file `idle` makes it only say.
PRINT = """#!/bin/sh
cd "$OUT_DIR"
say() { if [ -e say ]; then sed 's/^/STATE: /' say >&2; rm say; fi; }
say
if [ -e idle ]; then rm idle; exit 0; fi
touch begun
while [ -e hold ]; do say; sleep 0.1; done
rm begun
say
env > "sheet-$$.env"
cp "$1" .part && mv .part "sheet-$$.pdf"
"""
