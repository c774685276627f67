"""Not run, only type-checked: what an editor and a type checker know of expressions."""

from datetime import date
from typing import assert_type

from jiceng.expr import (
    Context,
    Node,
    as_of,
    compile_python,
    eq,
    fields,
    le,
    literal,
    one_of,
    present,
    reads,
)
from jiceng.expr.nodes import And, Compare, Literal, Not, OneOf, Or, Present
from jiceng.models import Dispute
from jiceng.validate import Row

dispute = fields(Dispute)
assert_type(dispute, Dispute)
assert_type(dispute.closed_on, date | None)
assert_type(le(dispute.found_on, dispute.closed_on), Compare)
assert_type(present(dispute.closed_on) & le(dispute.found_on, as_of), And)
assert_type(present(dispute.closed_on) | le(dispute.found_on, as_of), Or)
assert_type(~present(dispute.closed_on), Not)
assert_type(one_of(dispute.number, "1", "2"), OneOf)
assert_type(present(dispute.number), Present)
assert_type(literal(3), Literal)
assert_type(reads(present(dispute.number)), tuple[str, ...])

node: Node = present(dispute.number)
compile_python(node, Context(date(2026, 9, 30), {"n": 3}.__getitem__, lambda *_: 60))({"number": "1"})

_ = dispute.closed_at  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
_ = present(dispute.number) & True  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
one_of(dispute.number, 3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
literal(0.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Row(must=dispute.closed_on == dispute.found_on)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
eq(dispute.number)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
