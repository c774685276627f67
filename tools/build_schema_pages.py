"""Write the reference pages of the schema: every entity, the index, and which practice of a county they serve.

`python tools/build_schema_pages.py` writes the pages that differ and removes those of entities that are gone;
`--check` only names them and ends with 1.
"""

import argparse
import sys
from pathlib import Path

from schema_coverage import CoverageError, coverage_page, read_coverage
from schema_pages import entity_page, index_page

from jiceng.models import ENTITIES

__all__ = ["MAPPING", "PAGES", "differences", "generated"]

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = DOCS / "reference" / "schema"
MAPPING = DOCS / "coverage.toml"


def generated() -> dict[Path, str]:
    """Return the text of every page by path. Raises `CoverageError` for a mapping that is wrong."""
    return {
        **{PAGES / f"{name}.md": entity_page(name) for name in ENTITIES},
        PAGES / "index.md": index_page(),
        DOCS / "coverage.md": coverage_page(read_coverage(MAPPING)),
    }


def differences(files: dict[Path, str]) -> list[Path]:
    """Return the pages that are missing, differ, or belong to no entity."""
    present = set(PAGES.glob("*.md"))
    stale = {path for path, text in files.items() if not path.exists() or _read(path) != text}
    return sorted(stale | (present - set(files)))


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def main() -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; end with 1 if a page would change"
    )
    check = parser.parse_args().check
    try:
        files = generated()
    except CoverageError as error:
        print(error, file=sys.stderr)
        return 2
    stale = differences(files)
    for path in stale:
        print(path.relative_to(DOCS.parent))
        if check:
            continue
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path].encode("utf-8"))
        else:
            path.unlink()
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
