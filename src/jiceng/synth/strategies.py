"""Hypothesis strategies of valid made-up records, for the tests of those who build on jiceng.

```python
from hypothesis import given
from jiceng.models import Dispute
from jiceng.synth.strategies import records

@given(records(Dispute))
def test_our_system_takes_every_dispute(dispute): ...
```

The values are any that the model admits, each field on its own: good for finding what a program does not expect.
Records that also fit each other come from `jiceng.synth.county`. Needs hypothesis: `pip install 'jiceng[testing]'`.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from annotated_types import Ge, Gt, Le, MaxLen, MinLen

from jiceng.codes import CodeEnum
from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers import (
    CreditCode,
    DeviceCode,
    DisabilityCertificate,
    DivisionCode,
    GridCode,
    Identifier,
    Phone,
    ResidentId,
    SchoolCode,
)
from jiceng.models import SEPARATOR, Record, Term, terms

if TYPE_CHECKING:
    from hypothesis import strategies as st

__all__ = ["KINDS", "identifiers", "records", "rows", "values"]

KINDS: Final[tuple[type[Identifier], ...]] = (
    ResidentId,
    CreditCode,
    DivisionCode,
    GridCode,
    DeviceCode,
    DisabilityCertificate,
    SchoolCode,
    Phone,
)
"""The kinds of number that a field of a model may hold."""

_DIGITS: Final = "0123456789"
_CREDIT_BODY: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_Model = TypeVar("_Model", bound=Record)


def identifiers(kind: type[Identifier]) -> "st.SearchStrategy[str]":
    """Return valid numbers of a kind, with right check digits; nobody has them. Raises `KeyError` for no kind of `KINDS`."""
    from hypothesis import strategies as st

    people = st.builds(
        _resident_id, st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(1, 99), st.integers(1, 999)
    )
    made: dict[type[Identifier], st.SearchStrategy[str]] = {
        ResidentId: people,
        CreditCode: st.text(_CREDIT_BODY, min_size=9, max_size=9).map(_credit_code),
        DivisionCode: st.sampled_from(["539925", "539925101", "539925101201"]),
        GridCode: st.sampled_from(["53992510220202", "53992510220101"]),
        DeviceCode: st.text(_DIGITS, min_size=6, max_size=6).map("53992510001311".__add__),
        DisabilityCertificate: st.tuples(people, st.sampled_from(["11", "42", "73"])).map("".join),
        SchoolCode: st.sampled_from(["3153992501", "2153992501"]),
        Phone: st.text(_DIGITS, min_size=8, max_size=8).map("139".__add__),
    }
    return made[kind]


def _resident_id(birth: date, place: int, serial: int) -> str:
    body = f"5399{place:02d}{birth:%Y%m%d}{serial:03d}"
    return body + CHECK_DIGITS["gb11643"].complete(body)


def _credit_code(tail: str) -> str:
    body = "51539925" + tail
    return body + CHECK_DIGITS["gb32100"].complete(body)


def values(model: type[Record], term: Term) -> "st.SearchStrategy[object]":
    """Return values that a field takes, as a row of the table holds them."""
    from hypothesis import strategies as st

    marks = model.model_fields[term.name].metadata

    def bound(kind: type, attribute: str, otherwise: int) -> int:
        return next((getattr(mark, attribute) for mark in marks if isinstance(mark, kind)), otherwise)

    makers: list[tuple[type, Callable[[], st.SearchStrategy[object]]]] = [
        (CodeEnum, lambda: st.sampled_from(_codes(term))),
        (
            str,
            lambda: st.text(
                st.characters(exclude_categories=["Cs", "Cc"]),
                min_size=max(1, bound(MinLen, "min_length", 0)),
                max_size=min(40, bound(MaxLen, "max_length", 40)),
            ),
        ),
        (bool, st.booleans),
        (int, lambda: st.integers(bound(Ge, "ge", bound(Gt, "gt", -(2**63))), bound(Le, "le", 2**63 - 1))),
        (Decimal, lambda: st.decimals(bound(Ge, "ge", 0), bound(Le, "le", 10**27), places=10)),
        (date, lambda: st.dates().map(_first_of_month) if _is_month(term) else st.dates()),
    ]
    if term.constant is not None:
        return st.just(term.constant.value)
    if term.many:
        return st.lists(st.sampled_from(_codes(term)), min_size=1, max_size=4, unique=True).map(
            SEPARATOR.join
        )
    if term.type in KINDS:
        return identifiers(term.type)
    return next(make() for base, make in makers if issubclass(term.type, base))


def _is_month(term: Term) -> bool:
    return term.calendar is not None and term.calendar.is_month


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _codes(term: Term) -> list[str]:
    assert issubclass(term.type, CodeEnum)  # noqa: S101 -- chosen by its type, for the type checker
    return [member.value for member in term.type]


def rows(model: type[Record], *, full: bool = False) -> "st.SearchStrategy[dict[str, object]]":
    """Return valid rows of an entity's table; with `full` no field is missing."""
    from hypothesis import strategies as st

    return st.fixed_dictionaries(
        {
            term.name: values(model, term) | st.none() if term.optional and not full else values(model, term)
            for term in terms(model).values()
        }
    )


def records(model: type[_Model], *, full: bool = False) -> "st.SearchStrategy[_Model]":
    """Return valid records of an entity; with `full` no field is missing."""
    return rows(model, full=full).map(model.from_row)
