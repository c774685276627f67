"""The surroundings of a program that has to do with little: one thread, and nothing beside it that counts its lines."""

import os

__all__ = ["SMALL_COMPUTER"]

SMALL_COMPUTER = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")} | {
    "POLARS_MAX_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "RUST_BACKTRACE": "0",
}
"""Whoever measures the coverage doubles the processor time, of which a file has ten seconds."""
