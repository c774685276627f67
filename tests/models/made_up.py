"""Rows of made-up data for every entity, built from what the model says of its fields.

Division prefix 5399 was never assigned, so no number here is anybody's.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from hypothesis import strategies as st

from jiceng.codes import CodeEnum
from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers import (
    CreditCode,
    DeviceCode,
    DisabilityCertificate,
    DivisionCode,
    GridCode,
    Phone,
    ResidentId,
    SchoolCode,
)
from jiceng.models import SEPARATOR, Record, Term, terms

DIGITS = "0123456789"
CREDIT_BODY = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _resident_id(birth: date, place: int, serial: int) -> str:
    body = f"5399{place:02d}{birth:%Y%m%d}{serial:03d}"
    return body + CHECK_DIGITS["gb11643"].complete(body)


def _credit_code(tail: str) -> str:
    body = "51539925" + tail
    return body + CHECK_DIGITS["gb32100"].complete(body)


IDENTIFIERS: Mapping[type, st.SearchStrategy[str]] = {
    ResidentId: st.builds(
        _resident_id, st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(1, 99), st.integers(1, 999)
    ),
    CreditCode: st.text(CREDIT_BODY, min_size=9, max_size=9).map(_credit_code),
    DivisionCode: st.sampled_from(["539925", "539925101", "539925101201"]),
    GridCode: st.sampled_from(["53992510220202", "53992510220101"]),
    DeviceCode: st.text(DIGITS, min_size=6, max_size=6).map(lambda tail: "53992510001311" + tail),
    DisabilityCertificate: st.builds(
        lambda number, kind: number + kind,
        st.builds(
            _resident_id,
            st.dates(date(1900, 1, 1), date(2026, 1, 1)),
            st.integers(1, 99),
            st.integers(1, 999),
        ),
        st.sampled_from(["11", "42", "73"]),
    ),
    SchoolCode: st.sampled_from(["3153992501", "2153992501"]),
    Phone: st.text(DIGITS, min_size=8, max_size=8).map(lambda tail: "139" + tail),
}


def values_of(model: type[Record], term: Term) -> st.SearchStrategy[object]:
    """Return values that a field takes, as a row of the table holds them."""
    marks = model.model_fields[term.name].metadata

    def bound(kind: type, attribute: str, otherwise: int) -> int:
        return next((getattr(mark, attribute) for mark in marks if isinstance(mark, kind)), otherwise)

    makers: list[tuple[type, Callable[[], st.SearchStrategy[object]]]] = [
        (CodeEnum, lambda: st.sampled_from([member.value for member in term.type])),
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
        (date, st.dates),
    ]
    if term.constant is not None:
        return st.just(term.constant.value)
    if term.many:
        codes = [member.value for member in term.type]
        return st.lists(st.sampled_from(codes), min_size=1, max_size=4, unique=True).map(SEPARATOR.join)
    if term.type in IDENTIFIERS:
        return IDENTIFIERS[term.type]
    return next(make() for base, make in makers if issubclass(term.type, base))


def rows_of(model: type[Record], *, full: bool = False) -> st.SearchStrategy[dict[str, object]]:
    """Return valid rows of an entity; with `full` no field is missing."""
    return st.fixed_dictionaries(
        {
            term.name: values_of(model, term) | st.none()
            if term.optional and not full
            else values_of(model, term)
            for term in terms(model).values()
        }
    )
