"""Conditions decided on one record as early as possible: is it true, is it false.

`&` and `|` stop at the first part that decides, and a part that several conditions ask is evaluated once for a
record. A condition that cannot be told is neither true nor false.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from jiceng.expr import Context, Node, compile_python
from jiceng.expr.nodes import And, Not, Or

__all__ = ["Decider", "Decision", "Values"]

Values: TypeAlias = dict[str, object]
"""The values of a record by field; the parts that were evaluated stand beside them, under names of no field."""

Decision: TypeAlias = Callable[[Values], bool]


class Decider:
    """Conditions under one law, sharing their parts."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[Node, Callable[[Values], object]] = {}

    def is_true(self, node: Node) -> Decision:
        """Return whether the condition is certainly true."""
        match node:
            case And(items):
                return _every([self.is_true(item) for item in items])
            case Or(items):
                return _some([self.is_true(item) for item in items])
            case Not(item):
                return self.is_false(item)
            case _:
                part = self._part(node)
                return lambda values: part(values) is True

    def is_false(self, node: Node) -> Decision:
        """Return whether the condition is certainly false."""
        match node:
            case And(items):
                return _some([self.is_false(item) for item in items])
            case Or(items):
                return _every([self.is_false(item) for item in items])
            case Not(item):
                return self.is_true(item)
            case _:
                part = self._part(node)
                return lambda values: part(values) is False

    def _part(self, node: Node) -> Callable[[Values], object]:
        if node not in self._known:
            self._known[node] = _remembering(f"~{len(self._known)}", compile_python(node, self._context))
        return self._known[node]


def _every(parts: Sequence[Decision]) -> Decision:
    if len(parts) == 2:
        one, other = parts
        return lambda values: one(values) and other(values)

    def every(values: Values) -> bool:
        for part in parts:  # noqa: SIM110 - twice as fast as `all` with a generator
            if not part(values):
                return False
        return True

    return every


def _some(parts: Sequence[Decision]) -> Decision:
    if len(parts) == 2:
        one, other = parts
        return lambda values: one(values) or other(values)

    def some(values: Values) -> bool:
        for part in parts:  # noqa: SIM110 - twice as fast as `any` with a generator
            if part(values):
                return True
        return False

    return some


def _remembering(name: str, evaluate: Callable[[Values], object]) -> Callable[[Values], object]:
    def remembered(values: Values) -> object:
        if name in values:
            return values[name]
        value = values[name] = evaluate(values)
        return value

    return remembered
