"""All benchmarks in one run: `python -m bench`, or some by name: `python -m bench identifiers`.

Each prints ratios against its peers, measured in the same process; none gates a test.
"""

import runpy
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = sorted(file.stem for file in FOLDER.glob("*.py") if not file.stem.startswith("_"))


def main() -> None:
    """Run the named benchmarks, or all of them."""
    wanted = sys.argv[1:] or NAMES
    unknown = set(wanted) - set(NAMES)
    if unknown:
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    for name in wanted:
        print(f"── {name}", flush=True)
        runpy.run_module(f"bench.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
