#!/usr/bin/env python3
"""Writes the C++ table of time zone transitions 1990 … 2100 from this machine's tzdata (see zone.hpp).

Usage: zone_table.py OUTPUT.cpp
"""
import datetime
import pathlib
import sys
import zoneinfo

NAMES = ["Europe/Kyiv", "Europe/London", "Europe/Warsaw", "UTC"]
UTC = datetime.timezone.utc
FIRST = int(datetime.datetime(1990, 1, 1, tzinfo=UTC).timestamp())
LAST = int(datetime.datetime(2101, 1, 1, tzinfo=UTC).timestamp())
STEP = 12 * 3600


def offset_at(zone, second):
    moment = datetime.datetime.fromtimestamp(second, UTC).astimezone(zone)
    return int(moment.utcoffset().total_seconds())


def transitions(zone):
    """Pairs (second, offset from then on), found by steps and then by halving."""
    before = offset_at(zone, FIRST)
    for start in range(FIRST, LAST, STEP):
        end = start + STEP
        after = offset_at(zone, end)
        if after != before:
            low, high = start, end
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if offset_at(zone, middle) == after else (middle, high)
            yield high, after
            before = after


def version():
    for folder in zoneinfo.TZPATH:
        for name in ("tzdata.zi", "+VERSION"):
            path = pathlib.Path(folder) / name
            if path.exists():
                return path.read_text(errors="replace").splitlines()[0].replace("# version", "").strip()
    return ""


def find(name):
    try:
        return zoneinfo.ZoneInfo(name)
    except zoneinfo.ZoneInfoNotFoundError:
        return zoneinfo.ZoneInfo(name.replace("Kyiv", "Kiev"))


def main():
    out = ['// Made by shared/base/zone_table.py from tzdata.', '#include "shared/base/zone.hpp"', "",
           "namespace kram {", "namespace {", ""]
    rows = []
    for name in sorted(NAMES):
        zone = find(name)
        changes = list(transitions(zone))
        ident = name.replace("/", "_").lower()
        if changes:
            out.append(f"constexpr ZoneTransition {ident}[] = {{")
            out += [f"    {{{at}, {offset}}}," for at, offset in changes]
            out.append("};")
        rows.append(f'    {{"{name}", {offset_at(zone, FIRST)}, {ident if changes else "nullptr"}, {len(changes)}}},')
    out += ["constexpr Zone table[] = {", *rows, "};", "", "}  // namespace", "",
            f"ZoneList zones() {{ return {{table, {len(rows)}}}; }}",
            f'std::string_view zone_table_version() {{ return "{version()}"; }}', "", "}  // namespace kram", ""]
    pathlib.Path(sys.argv[1]).write_text("\n".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
