"""How fast identifiers are examined, beside python-stdnum in the same run, in processor time.

    python bench/identifiers.py [NUMBERS]

Prints values a second and ratios, the best of several rounds each. The verdicts on near-valid numbers are compared
on the way, one text against a column. python-stdnum also looks up the county of a resident number, so its check digit
alone is timed as well. Nobody has these numbers: their days of birth are yet to come.
"""

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from time import process_time
from types import ModuleType

import polars as pl
from stdnum.cn import ric, uscc

from jiceng.expr import CHECK_DIGITS, CheckDigit
from jiceng.identifiers import CreditCode, Identifier, ResidentId

ROUNDS = 5
SAMPLE = 50_000


def spoilt(number: str, rng: random.Random) -> str:
    """Return the number, now and then with a wrong character."""
    if rng.random() < 0.95:
        return number
    at = rng.randrange(18)
    return number[:at] + rng.choice("0123456789x ") + number[at + 1 :]


def resident(rng: random.Random, check: CheckDigit) -> str:
    """Return a made-up number of a county that python-stdnum knows."""
    day = date(2040, 1, 1) + timedelta(days=rng.randrange(35_000))
    body = f"530102{day:%Y%m%d}{rng.randrange(1000):03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, check.weights, strict=False))
    return body + "10X98765432"[total % 11]


def credit_code(rng: random.Random, check: CheckDigit) -> str:
    """Return a made-up credit code of the department that python-stdnum knows."""
    body = "91539925" + "".join(rng.choices(check.alphabet, k=9))
    total = sum(check.alphabet.index(end) * weight for end, weight in zip(body, check.weights, strict=False))
    return body + check.alphabet[-total % 31]


def rate(work: Callable[[], object], count: int) -> float:
    """Return values a second of processor time, the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return count / best


def compare(
    kind: type[Identifier],
    module: ModuleType,
    check: CheckDigit,
    make: Callable[[random.Random, CheckDigit], str],
    count: int,
) -> None:
    """Print the speeds of a kind, and how many verdicts on one text and on a column differ."""
    rng = random.Random(kind.slug)
    numbers = [spoilt(make(rng, check), rng) for _ in range(count)]
    series, sample = pl.Series(numbers), numbers[:SAMPLE]
    valid = [text for text in sample if kind.is_valid(text)]
    work: dict[str, tuple[Callable[[], object], int]] = {
        "python-stdnum is_valid": (lambda: [module.is_valid(text) for text in valid], len(valid)),
        "python-stdnum calc_check_digit": (
            lambda: [module.calc_check_digit(text) == text[-1] for text in valid],
            len(valid),
        ),
        "is_valid": (lambda: [kind.is_valid(text) for text in valid], len(valid)),
        "parse": (lambda: [kind.parse(text) for text in valid], len(valid)),
        "check digit, one text": (lambda: [check.holds(text) for text in valid], len(valid)),
        "check digit, column": (lambda: check.holds_column(series), count),
        "all parts with reasons, column": (lambda: kind.columns(series), count),
    }
    print(f"\n{kind.__name__}, {count:,} numbers")
    base = 0.0
    for what, (function, values) in work.items():
        speed = rate(function, values)
        base = base or speed
        print(f"  {what:34} {speed:>14,.0f} /s {speed / base:>8.1f} x")
    alone = [kind.is_valid(text) for text in numbers]
    differences = sum(a != b for a, b in zip(alone, kind.columns(series)["valid"], strict=True))
    print(f"  one text against a column: {differences} differences; {count - sum(alone):,} not valid")


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    compare(ResidentId, ric, CHECK_DIGITS["gb11643"], resident, wanted)
    compare(CreditCode, uscc, CHECK_DIGITS["gb32100"], credit_code, wanted)
