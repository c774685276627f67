"""What has happened lies not ahead of the day of the check, and what begins comes before it ends.

A day says by its name which of the two it is: `registered_on` is a fact, `due_on` is a plan, and
`started_on` goes with `ended_on`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from jiceng.expr import as_of, le, present
from jiceng.labels import Source
from jiceng.models import Record, Term, terms
from jiceng.validate.kinds import Row
from jiceng.validate.rule import Rule, RuleSet

__all__ = ["FUTURE", "ORDER", "add_dates", "may_lie_ahead"]

FUTURE = "date.future"
ORDER = "date.order"

_PRACTICE = Source("基层治理台账审核惯例")
_AHEAD = re.compile(
    r"(.*_)?(due|expires|ends|ended|next_visit|leaves|effective|abolished|dissolved|exited|paid_from|implemented|held|notice)_on"
    r"|.*(_to|_until|_from)|period"
)
_TELL_THE_BIRTH = ("id.birth-valid", "id.birth-match")
_PAIRS = (
    ("birth_date", "died_on"),
    ("effective_on", "abolished_on"),
    ("established_on", "dissolved_on"),
    ("registered_on", "deregistered_on"),
    ("appointed_on", "left_on"),
    ("listed_on", "exited_on"),
    ("inflow_on", "left_on"),
    ("arrived_on", "left_on"),
    ("permit_issued_on", "permit_expires_on"),
    ("named_on", "revoked_on"),
    ("first_found_on", "last_found_on"),
    ("identified_on", "removed_on"),
    ("arrived_on", "leaves_on"),
    ("named_on", "expires_on"),
)


def may_lie_ahead(name: str) -> bool:
    """Tell whether a day of this name may be planned or foreseen.

    >>> may_lie_ahead("term_ends_on"), may_lie_ahead("registered_on")
    (True, False)
    """
    return _AHEAD.fullmatch(name) is not None


def add_dates(ruleset: RuleSet[Record], written: Sequence[Rule]) -> None:
    """Add the rules on days, unless a rule written by hand looks at the same two."""
    known = {name: term for name, term in terms(ruleset.model).items() if issubclass(term.type, date)}
    compared = [frozenset(rule.marks) for rule in written]
    for start, end in _pairs(known):
        if not any({start, end} <= marks for marks in compared):
            _add_order(ruleset, known[start], known[end])
    for name, term in known.items():
        if not may_lie_ahead(name):
            known_codes = {rule.code for rule in (*written, *ruleset.rules)}
            told = tuple(code for code in _TELL_THE_BIRTH if name == "birth_date" and code in known_codes)
            _add_future(ruleset, term, (ORDER, *told))


def _pairs(known: dict[str, Term]) -> Iterator[tuple[str, str]]:
    for name in known:
        for begins, ends in (("started_on", "ended_on"), ("_from", "_to")):
            other = name.removesuffix(begins) + ends
            if name.endswith(begins) and other in known:
                yield name, other
    yield from (pair for pair in _PAIRS if pair[0] in known and pair[1] in known)


def _add_future(ruleset: RuleSet[Record], term: Term, given: tuple[str, ...]) -> None:
    field = getattr(ruleset.field, term.name)
    ruleset.add(
        FUTURE,
        check=Row(when=present(field), must=le(field, as_of)),
        zh=f"“{term.label.zh}”晚于基准日期。请核对年、月、日，改正写错的一处；尚未发生的请先留空。",
        en=f"{term.label.en}: after the day of the check; correct it, or leave it empty until it has happened",
        basis=_PRACTICE,
        marks=(term.name,),
        given=given,
        passes={term.name: "2026-09-30"},
        fails={term.name: "2026-10-01"},
    )


def _add_order(ruleset: RuleSet[Record], start: Term, end: Term) -> None:
    first, last = getattr(ruleset.field, start.name), getattr(ruleset.field, end.name)
    ruleset.add(
        ORDER,
        check=Row(when=present(first) & present(last), must=le(first, last)),
        zh=f"“{end.label.zh}”早于“{start.label.zh}”。请核对两个日期，改正写错的一处。",
        en=f"{end.label.en} lies before {start.label.en}; correct the date that is wrong",
        basis=_PRACTICE,
        marks=(end.name, start.name),
        passes={start.name: "2026-05-01", end.name: "2026-05-01"},
        fails={start.name: "2026-05-02", end.name: "2026-05-01"},
    )
