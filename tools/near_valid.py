"""The long run: a million rows of every entity that are nearly in order, as objects, in Polars and in DuckDB.

    python -m tools.near_valid [--rows 1000000] [--piece 50000] [ENTITY ...]

The rows come in pieces. A piece is a whole world: the entity and every entity that its rules look at, each with so
many rows, so that rules across records see all they ask for. A line is printed for each piece, with the rows so far
(without those that are the same in every piece), the verdicts on which the three disagree, and the rules
that fewer than a hundred rows have broken, and fewer than a hundred kept. Ends with 1 where there was a disagreement.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from time import process_time

from jiceng.models import ENTITIES, Record
from tests.validate.three_targets import compared, database_of, read_by, world

OFTEN = 100


def run(model: type[Record], rows: int, piece: int) -> int:
    """Compare an entity piece by piece, and return the number of verdicts on which the targets disagree."""
    failed: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    disagreements, started = 0, process_time()
    for seed, start in enumerate(range(0, rows, piece)):
        height = min(piece, rows - start)
        data = world(read_by([model]), height, seed)
        with database_of(data) as database:
            for rule in compared(model, data, database):
                name = f"{rule.code} {'/'.join(rule.marks)}"
                failed[name] += rule.failed
                passed[name] += rule.passed
                if rule.disagreements:
                    disagreements += rule.disagreements
                    print(f"  DISAGREE {model.entity.name} {name} seed {seed}: {rule.disagreements} rows")
        seldom = [name for name, count in failed.items() if count < OFTEN]
        rarely = [name for name, count in passed.items() if count < OFTEN]
        print(
            f"{model.entity.name}: {start + height:,} rows, {len(failed)} rules, {disagreements} disagreements,"
            f" failing < {OFTEN}: {seldom or 'none'}, passing < {OFTEN}: {rarely or 'none'},"
            f" {process_time() - started:.0f} s of processor time",
            flush=True,
        )
    return disagreements


def main(arguments: Sequence[str]) -> int:
    """Run it for the entities that are named, or for all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--piece", type=int, default=50_000)
    parser.add_argument("entities", nargs="*", metavar="ENTITY", choices=[[], *ENTITIES])
    chosen = parser.parse_args(arguments)
    models = [ENTITIES[name] for name in chosen.entities or ENTITIES]
    return 1 if sum(run(model, chosen.rows, chosen.piece) for model in models) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
