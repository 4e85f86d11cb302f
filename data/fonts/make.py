"""Makes han-1.otf and han-2.otf anew: subsets of Noto Sans CJK SC without hints, each below 5 MB.

Debian: apt-get install fonts-noto-cjk python3-fonttools; then: /usr/bin/python3 make.py
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED_CHINESE = 2
HERE = Path(__file__).parent


def gb2312(point):
    try:
        return len(chr(point).encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def is_sign(point):
    return (
        0x20 <= point <= 0x17F
        or 0x2000 <= point <= 0x22FF
        or 0x2460 <= point <= 0x25FF
        or 0x3000 <= point <= 0x303F
        or point == 0x30FB
        or 0xFF00 <= point <= 0xFFEF
    )


def is_han(point):
    return 0x3400 <= point <= 0x4DBF or 0x4E00 <= point <= 0x9FFF or 0x20000 <= point <= 0x3FFFF


def write(points, name):
    options = subset.Options(
        # A PDF names glyphs by CID, and the library writes their numbers: the two must stay the same.
        retain_gids=True,
        hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    font = TTFont(SOURCE, fontNumber=SIMPLIFIED_CHINESE)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=points)
    tool.subset(font)
    family = "Fingertip Han " + name
    postscript = family.replace(" ", "") + "-Regular"
    for record in font["name"].names:
        text = {1: family, 3: postscript, 4: family, 6: postscript}.get(record.nameID)
        if text:
            record.string = text
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff[0].FullName, cff[0].FamilyName = family, family
    font.save(HERE / f"han-{name}.otf")


points = {p for p in TTFont(SOURCE, fontNumber=SIMPLIFIED_CHINESE).getBestCmap() if is_sign(p) or is_han(p)}
# What nearly every name is made of, and what is rare everywhere: a notice then needs the second file seldom.
first = {p for p in points if not is_han(p) or gb2312(p) or not 0x4E00 <= p <= 0x9FFF}
write(first, "1")
write(points - first, "2")
print(len(first), len(points - first))
