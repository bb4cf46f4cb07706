#!/usr/bin/env python3
"""Cuts the client's fonts: Inter with Latin, Ukrainian and trade signs, digits all equally wide, and the icon font.

Kerning and other layout features are dropped on purpose: the canvas draws plain advances, and the same file
serves the browser's own inputs and transparent texts, so both must measure a run equally.
"""
import argparse
import json
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

# Signs people write around trade: apostrophes, dashes, quotes, currency, number, arrows, bullets, fractions.
TRADE_SIGNS = "₴€£¥№’ʼ‘“”„«»—–…•·×÷±≈≠≤≥→←↑↓°²³½¼¾%‰§©®™✓◐\u00a0\u202f"
TEXT_CODES = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | set(range(0x400, 0x460)) | {0x490, 0x491}
TEXT_CODES |= {ord(sign) for sign in TRADE_SIGNS}


def equal_digits(font):
    """Points the digits at their tabular forms (feature tnum), so that columns of money line up everywhere."""
    gsub = font["GSUB"].table
    lookups = [i for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex]
    swaps = {}
    for index in sorted(set(lookups)):
        for sub in gsub.LookupList.Lookup[index].SubTable:
            sub = getattr(sub, "ExtSubTable", sub)
            swaps.update(getattr(sub, "mapping", {}))
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in range(ord("0"), ord("9") + 1):
                table.cmap[code] = swaps.get(table.cmap[code], table.cmap[code])


def cut(source, target, codes, digits):
    font = TTFont(source)
    if digits:
        equal_digits(font)
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    for name in ("GSUB", "GPOS", "GDEF", "kern"):
        if name in font:
            del font[name]
    font.save(target)


def write_icons(names, codepoints, header):
    lines = ["#pragma once", "// Generated from assets/icons.txt: one constant per icon of the merged icon font.", "",
             "namespace kram::icon {"]
    for name in names:
        text = "".join(f"\\x{byte:02x}" for byte in chr(codepoints[name]).encode())
        lines.append(f'inline constexpr const char* {name.replace("-", "_")} = "{text}";')
    lines.append("}  // namespace kram::icon")
    pathlib.Path(header).write_text("\n".join(lines) + "\n")


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--inter", required=True, help="folder of Inter-Regular.otf and Inter-SemiBold.otf")
    args.add_argument("--lucide", required=True, help="font folder of lucide-static")
    args.add_argument("--icons", required=True, help="list of icon names")
    args.add_argument("--out", required=True)
    args.add_argument("--header", required=True)
    a = args.parse_args()
    out = pathlib.Path(a.out)
    out.mkdir(parents=True, exist_ok=True)
    cut(f"{a.inter}/Inter-Regular.otf", out / "text-regular.otf", TEXT_CODES, digits=True)
    cut(f"{a.inter}/Inter-SemiBold.otf", out / "text-semibold.otf", TEXT_CODES, digits=True)
    names = sorted(pathlib.Path(a.icons).read_text().split())
    codepoints = json.loads(pathlib.Path(f"{a.lucide}/codepoints.json").read_text())
    cut(f"{a.lucide}/lucide.ttf", out / "icons.ttf", [codepoints[n] for n in names], digits=False)
    write_icons(names, codepoints, a.header)


if __name__ == "__main__":
    main()
