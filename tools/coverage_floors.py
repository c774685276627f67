"""Branch coverage held package by package, so that a thick package cannot hide a thin one.

A package is what lies directly under `jiceng`: a folder, or a module. The share is that of coverage itself: lines and
branches run, by lines and branches there are.
"""

import json
from collections import defaultdict
from fractions import Fraction
from pathlib import Path, PurePosixPath

__all__ = ["FLOORS", "OTHERS", "below_floor"]

FLOORS = {"identifiers": Fraction(1), "codes": Fraction(1), "expr": Fraction(1)}
OTHERS = Fraction(95, 100)


def _package(file: str) -> str:
    parts = PurePosixPath(file.replace("\\", "/")).parts
    below = parts[parts.index("jiceng") + 1 :]
    return below[0].removesuffix(".py")


def below_floor(report: Path) -> list[str]:
    """One line for each package below its floor, then its files that are not fully run; empty when all hold."""
    covered: defaultdict[str, int] = defaultdict(int)
    present: defaultdict[str, int] = defaultdict(int)
    gaps: defaultdict[str, list[str]] = defaultdict(list)
    for file, entry in sorted(json.loads(report.read_bytes())["files"].items()):
        summary = entry["summary"]
        package = _package(file)
        covered[package] += summary["covered_lines"] + summary["covered_branches"]
        present[package] += summary["num_statements"] + summary["num_branches"]
        missing = [str(line) for line in entry["missing_lines"]]
        missing += [f"{start}→{end}" for start, end in entry["missing_branches"]]
        if missing:
            gaps[package].append(f"    {file}: {', '.join(missing)}")
    lines: list[str] = []
    for package in sorted(present):
        floor = FLOORS.get(package, OTHERS)
        if Fraction(covered[package], present[package] or 1) < floor and present[package]:
            share = 100 * covered[package] / present[package]
            lines += [f"{package}: {share:.2f} % is below {float(100 * floor):g} %", *gaps[package]]
    return lines
