"""Write the enums and the reference pages of all code tables from their sources.

`python tools/build_codes.py` writes every file that differs and removes those without a source;
`--check` only says which they are, and ends with 1 if there are any.
"""

import argparse
import sys
from pathlib import Path

from codes_modules import index_module, subject_module, table_module
from codes_pages import index_page, table_page
from codes_source import ROOT, Source, SourceError, read_all

__all__ = ["TABLES", "differences", "generated"]

TABLES = ROOT / "src" / "jiceng" / "codes" / "tables"
PAGES = ROOT / "docs" / "reference" / "codes"


def generated(tables: list[Source]) -> dict[Path, str]:
    """Return the text of every generated file by path."""
    by_id = {table.id: table for table in tables}
    files = {TABLES / "__init__.py": index_module(tables), PAGES / "index.md": index_page(tables)}
    for table in tables:
        subject = table.place.split("/")[0]
        files[TABLES / subject / "__init__.py"] = subject_module(subject)
        files[TABLES / f"{table.place}.py"] = table_module(table, by_id)
        files[PAGES / f"{table.id}.md"] = table_page(table, by_id)
    return files


def differences(files: dict[Path, str]) -> list[Path]:
    """Return the files that are missing, differ, or are there without a source."""
    present = {*TABLES.rglob("*.py"), *PAGES.glob("*.md")}
    stale = {path for path, text in files.items() if path not in present or _read(path) != text}
    return sorted(stale | (present - set(files)))


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; end with 1 if a file would change"
    )
    check = parser.parse_args().check
    try:
        files = generated(read_all())
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    stale = differences(files)
    for path in stale:
        print(path.relative_to(ROOT))
        if not check and path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path].encode("utf-8"))
        elif not check:
            path.unlink()
    if check and stale:
        print("These files do not match the code tables. Run `make codes` and commit the result.")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
