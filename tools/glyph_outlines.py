"""Make the outlines with which plots write Chinese, from Noto Sans CJK (SIL Open Font License 1.1).

    pip install fonttools noto-cjk-sans-otc
    python tools/glyph_outlines.py path/to/NotoSansCJK-Regular.ttc

The font is in the wheel `noto-cjk-sans-otc`. Taken are the characters of GB 2312, Latin letters, and every character
that stands in the source and in the code tables of this project, so that names of places and terms are never boxes.
The result is the same for the same font and the same characters.
"""

import gzip
import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "jiceng" / "report" / "plots" / "glyphs" / "noto-sans-sc.txt.gz"
EM = 256  # units of the outlines: a twentieth of a point at the sizes of a plot
FACE = "Noto Sans CJK SC"


def main() -> None:
    """Write the file."""
    fonts = TTCollection(sys.argv[1]).fonts
    font = next(one for one in fonts if one["name"].getDebugName(1) == FACE)
    named = font.getBestCmap()
    lines = [outline(font, named[ord(sign)], sign) for sign in sorted(wanted()) if ord(sign) in named]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} characters, {TARGET.stat().st_size / 1e6:.2f} MB")


def wanted() -> set[str]:
    """The characters to draw."""
    found = set(map(chr, range(0x21, 0x7F))) | set("·×÷±−°–—‘’“”…←↑→↓〔〕《》〈〉、。，；：？！（）％＋－＝℃")
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    texts = [
        *ROOT.glob("src/jiceng/**/*.py"),
        *ROOT.glob("src/jiceng/codes/data/**/*.*"),
        *ROOT.glob("src/jiceng/law/**/*.toml"),
    ]
    for path in texts:
        found |= {
            sign for sign in path.read_text("utf-8", errors="ignore") if "\u2e80" <= sign <= "\U0003ffff"
        }
    return {sign for sign in found if not sign.isspace()}


def outline(font: TTFont, glyph: str, sign: str) -> str:
    """Return a line: character, advance, path (y downwards, relative)."""
    scale = EM / font["head"].unitsPerEm
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(pen)
    at = (0, 0)
    path: list[str] = []
    for verb, points in pen.value:
        placed = [(round(x * scale), round(-y * scale)) for x, y in points]
        moved = " ".join(f"{x - at[0]} {y - at[1]}" for x, y in placed).replace(" -", "-")
        path.append(
            {"moveTo": "m", "lineTo": "l", "curveTo": "c", "qCurveTo": "q", "closePath": "z"}[verb] + moved
        )
        if verb == "moveTo":
            start = placed[0]
        at = placed[-1] if placed else start
    return f"{sign}\t{round(font['hmtx'][glyph][0] * scale)}\t{''.join(path)}"


if __name__ == "__main__":
    main()
