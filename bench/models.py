"""How many residents are made in a second, beside a plain pydantic model of the same fields, in processor time.

The plain model checks the same types, identifiers and codes; what ours adds is that no error can hold a
value. Run: `python bench/models.py`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from time import process_time
from typing import Any

from pydantic import ConfigDict, create_model

from jiceng.models import Resident

RECORDS = 50_000
ROUNDS = 5

ROW: Mapping[str, object] = {
    "name": "某某某",
    "id_number": "539925194912310025",
    "sex": "2",
    "birth_date": date(1949, 12, 31),
    "ethnicity": "15",
    "marital_status": "20",
    "phone": "13900000012",
    "residence_address": "上岭村4组13号",
    "population_kind": "01",
    "household_number": "10200001",
    "relation_to_head": "10",
    "grid_code": "53992510220202",
}

_fields: dict[str, Any] = {
    name: (field.annotation, field.default) for name, field in Resident.model_fields.items()
}
_fields["name"] = (str, ...)
Plain = create_model("Plain", __config__=ConfigDict(frozen=True, extra="forbid"), **_fields)


def rate(make: Callable[[], object]) -> float:
    """Return how often `make` runs in a second, the best of some rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        start = process_time()
        for _ in range(RECORDS):
            make()
        best = max(best, RECORDS / (process_time() - start))
    return best


def main() -> None:
    """Print the rates of each way to make a resident, and their ratio to plain pydantic."""
    record = Resident.from_row(ROW)
    plain = rate(lambda: Plain(**ROW))
    ways: Mapping[str, Callable[[], object]] = {
        "Plain(…), pydantic alone": lambda: Plain(**ROW),
        "Resident(…)": lambda: Resident(**ROW),  # type: ignore[arg-type]
        "Resident.model_validate": lambda: Resident.model_validate(ROW),
        "Resident.from_row": lambda: Resident.from_row(ROW),
        "record.row()": record.row,
        "repr(record), masked": lambda: repr(record),
        "record.model_dump(), masked": record.model_dump,
    }
    for name, make in ways.items():
        per_second = rate(make)
        print(f"{name:<28} {per_second:>12,.0f} /s   {per_second / plain:5.2f} × plain")


if __name__ == "__main__":
    main()
