"""Cut the station's four font files from Debian's open fonts: Chinese a station needs, small enough to ship.

Run by hand when the set of characters changes, on Debian 12 with the packages fonts-noto-cjk, fonts-noto-cjk-extra,
fonts-lxgw-wenkai and unicode-data, and the Python packages fonttools 4.68.0 and chws_tool 1.4.5:

    python assets/art/fonts/cut_fonts.py assets/fonts

The cut fonts carry their own family names, as their licence asks of a changed font (see assets/fonts/SOURCES.md).
"""

import argparse
import bz2
import tempfile
from dataclasses import dataclass
from pathlib import Path

import chws_tool
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables import otTables

NOTO = Path("/usr/share/fonts/opentype/noto")
WENKAI = Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf")
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
SIMPLIFIED_CHINESE = 2  # the face of that language in every Noto CJK collection
FIXED_TIME = 3_786_912_000  # 2024-01-01 in font seconds, so that the same input gives the same file


@dataclass(frozen=True)
class Cut:
    """One font file to make: where it comes from and what it is called."""

    source: Path
    file_name: str
    family: str
    style: str
    weight: int


CUTS = (
    Cut(NOTO / "NotoSansCJK-Regular.ttc", "StationSans-Regular.otf", "Station Sans", "Regular", 400),
    Cut(NOTO / "NotoSansCJK-Medium.ttc", "StationSans-Medium.otf", "Station Sans", "Medium", 500),
    Cut(NOTO / "NotoSerifCJK-SemiBold.ttc", "StationSerif-SemiBold.otf", "Station Serif", "SemiBold", 600),
    Cut(WENKAI, "StationKai-Regular.ttf", "Station Kai", "Regular", 400),
)


def gb2312() -> set[int]:
    """Every character of GB 2312, symbols and all."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def general_standard_characters() -> set[int]:
    """The 8,105 characters of 通用规范汉字表 (2013), by Unihan's kTGH: today's names of people and places."""
    lines = bz2.decompress(UNIHAN.read_bytes()).decode().splitlines()
    return {int(line.split("\t")[0][2:], 16) for line in lines if line.startswith("U+") and "\tkTGH\t" in line}


def latin_and_signs() -> set[int]:
    """Latin with pinyin's tone marks, punctuation, currency, arrows, ticks and simple shapes."""
    ranges = ((0x20, 0x7F), (0xA0, 0x180), (0x1CD, 0x1DD), (0x1F8, 0x1FA), (0x300, 0x305), (0x30C, 0x30D))
    ranges += ((0x1E3E, 0x1E40), (0x2010, 0x2028), (0x2030, 0x203C), (0x20AC, 0x20AD), (0x2190, 0x219A))
    ranges += ((0x2212, 0x2213), (0x25A0, 0x2600), (0x2605, 0x2607), (0x2713, 0x2719), (0x3000, 0x3020))
    ranges += ((0xFF01, 0xFF5F), (0xFFE0, 0xFFE7), (0x2E3A, 0x2E3B), (0x2122, 0x2123), (0x2116, 0x2117))
    return {code for first, after in ranges for code in range(first, after)}


def opened(source: Path) -> TTFont:
    """The font to cut; of a collection its simplified Chinese face."""
    if source.suffix == ".ttc":
        return TTCollection(source, lazy=False).fonts[SIMPLIFIED_CHINESE]
    return TTFont(source)


def rename(font: TTFont, cut: Cut) -> None:
    """Put the station's names in place of the old ones; copyright, trademark and licence stay as they are."""
    names = font["name"]
    kept = [
        record for record in names.names if record.nameID in (0, 5, 7, 8, 9, 11, 12, 13, 14) and record.platformID == 3
    ]
    version = str(names.getName(5, 3, 1, 0x409))
    names.names = [record for record in kept if record.langID == 0x409 and record.nameID != 5]
    plain = cut.style == "Regular"
    post_script = f"{cut.family.replace(' ', '')}-{cut.style}"
    new = {
        1: cut.family if plain else f"{cut.family} {cut.style}",
        2: "Regular",
        3: f"{post_script};cut from {cut.source.stem}",
        4: f"{cut.family} {cut.style}",
        5: f"Version 1.0; cut from {cut.source.stem} {version}",
        6: post_script,
    }
    if not plain:
        new |= {16: cut.family, 17: cut.style}
    for name_id, text in new.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = cut.weight
    font["head"].modified = font["head"].created = FIXED_TIME
    if "CFF " in font:
        table = font["CFF "].cff
        table.fontNames = [post_script]
        top = table.topDictIndex[0]
        top.FamilyName, top.FullName, top.Weight = cut.family, new[4], cut.style
        for notice in ("Notice", "Copyright"):
            top.rawDict.setdefault(notice, str(names.getName(0, 3, 1, 0x409)))


def squeeze_by_default(font: TTFont) -> None:
    """Let the punctuation squeeze (chws) work under kerning too, which text engines switch on unasked."""
    table = font["GPOS"].table
    squeeze = next((r.Feature for r in table.FeatureList.FeatureRecord if r.FeatureTag == "chws"), None)
    kern = {id(r.Feature): r.Feature for r in table.FeatureList.FeatureRecord if r.FeatureTag == "kern"}
    if squeeze is None or not kern:
        raise SystemExit("the font has no squeeze or no kerning to put it under")
    for feature in kern.values():
        feature.LookupListIndex = sorted({*feature.LookupListIndex, *squeeze.LookupListIndex})
        feature.LookupCount = len(feature.LookupListIndex)


def narrow_quotes_beside_latin(font: TTFont) -> None:
    """Quotes and dots that touch Latin become narrow (the visitor’s); the others keep their Chinese square."""
    cmap, table = font.getBestCmap(), font["GSUB"].table
    records = table.FeatureList.FeatureRecord
    widths = next(record.Feature for record in records if record.FeatureTag == "pwid")
    narrow = {
        wide: slim
        for index in widths.LookupListIndex
        for subtable in table.LookupList.Lookup[index].SubTable
        for wide, slim in getattr(subtable, "ExtSubTable", subtable).mapping.items()
    }
    latin = [cmap[code] for code in cmap if chr(code).isalnum() and (code < 0x250 or 0x1E00 <= code < 0x1F00)]
    closing, opening = [cmap[code] for code in (0x2019, 0x201D, 0x2026)], [cmap[code] for code in (0x2018, 0x201C)]
    before = [*latin, *(cmap[ord(sign)] for sign in ".,!?;:)%"), *(narrow[glyph] for glyph in closing)]
    order = font.getReverseGlyphMap()

    def covering(glyphs: list[str]) -> otTables.Coverage:
        coverage = otTables.Coverage()
        coverage.glyphs = sorted(set(glyphs), key=order.__getitem__)
        return coverage

    swap = buildLookup([buildSingleSubstSubtable({glyph: narrow[glyph] for glyph in [*closing, *opening]})])
    table.LookupList.Lookup.append(swap)
    rules = []
    for backtrack, marks, lookahead in ((before, closing, []), ([], opening, latin)):
        rule = otTables.ChainContextSubst()
        rule.Format = 3
        rule.BacktrackCoverage = [covering(backtrack)] if backtrack else []
        rule.InputCoverage = [covering(marks)]
        rule.LookAheadCoverage = [covering(lookahead)] if lookahead else []
        apply = otTables.SubstLookupRecord()
        apply.SequenceIndex, apply.LookupListIndex = 0, len(table.LookupList.Lookup) - 1
        rule.SubstLookupRecord = [apply]
        rules.append(rule)
    table.LookupList.Lookup.append(buildLookup(rules))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    feature = otTables.FeatureRecord()
    feature.FeatureTag, feature.Feature = "calt", otTables.Feature()
    feature.Feature.FeatureParams = None
    feature.Feature.LookupListIndex = [table.LookupList.LookupCount - 1]
    feature.Feature.LookupCount = 1
    records.append(feature)
    table.FeatureList.FeatureCount = len(records)
    for script in table.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys, *(record.LangSys for record in script.Script.LangSysRecord)]
        for system in filter(None, systems):
            system.FeatureIndex.append(len(records) - 1)
            system.FeatureCount = len(system.FeatureIndex)


def make(cut: Cut, folder: Path, wanted: set[int]) -> None:
    """Cut one font and write it to the folder."""
    font = opened(cut.source)
    options = Options(hinting=False, desubroutinize=False, name_IDs=["*"], name_languages=["*"], notdef_outline=True)
    options.layout_features = [
        "kern",
        "palt",
        "halt",
        "chws",
        "ccmp",
        "locl",
        "mark",
        "mkmk",
        "liga",
        "tnum",
        "pnum",
        "pwid",
    ]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    with tempfile.TemporaryDirectory() as scratch:
        small, squeezed = Path(scratch, cut.file_name), Path(scratch, "squeezed" + Path(cut.file_name).suffix)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        font.save(small)
        if cut.family != "Station Kai":
            chws_tool.add_chws(small, squeezed)
            font = TTFont(squeezed)
            squeeze_by_default(font)
            narrow_quotes_beside_latin(font)
        else:
            font = TTFont(small)
        rename(font, cut)
        font.recalcTimestamp = False
        font.save(folder / cut.file_name)
    print(f"{cut.file_name}: {(folder / cut.file_name).stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters")


def main() -> None:
    """Cut every font into the folder given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    wanted = gb2312() | general_standard_characters() | latin_and_signs()
    for cut in CUTS:
        make(cut, folder, wanted)


if __name__ == "__main__":
    main()
