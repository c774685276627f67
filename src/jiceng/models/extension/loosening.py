"""What a tightening may not do: loosen what the library demands, or demand what does not fit the field."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen

from jiceng.labels import Stage
from jiceng.models import Record, Term
from jiceng.models.extension.document import Tightening

__all__ = ["tightening_problems"]

_STAGES = list(Stage)
Number = int | Decimal


def tightening_problems(demand: Tightening, model: type[Record], term: Term) -> Iterator[str]:
    """Yield what is wrong with the demand on a field, without saying which one."""
    marks = model.model_fields[term.name].metadata
    if not demand.model_fields_set - {"entity", "field"}:
        yield "没有写要收紧什么（required、max_length、at_least、at_most）"
    core = term.required
    if (
        demand.required is not None
        and core is not None
        and _STAGES.index(demand.required) > _STAGES.index(core)
    ):
        yield f"required 放宽了标准：标准从 {core} 起就必填"
    if demand.max_length is not None:
        yield from _length_problems(demand.max_length, term, marks)
    if demand.at_least is not None or demand.at_most is not None:
        yield from _range_problems(demand, term, marks)


def _length_problems(length: int, term: Term, marks: Sequence[object]) -> Iterator[str]:
    if term.type is not str:
        yield "max_length 只用于文字"
        return
    longest = next((mark.max_length for mark in marks if isinstance(mark, MaxLen)), length)
    shortest = next((mark.min_length for mark in marks if isinstance(mark, MinLen)), 1)
    if length > longest:
        yield f"max_length 放宽了标准：标准不超过 {longest} 个字"
    if length < shortest:
        yield f"max_length 小于标准的最短长度 {shortest}"


def _range_problems(demand: Tightening, term: Term, marks: Sequence[object]) -> Iterator[str]:
    if term.type not in (int, Decimal):
        yield "at_least、at_most 只用于数"
        return
    least, most = _limits(marks)
    if demand.at_least is not None and least is not None and demand.at_least < least:
        yield f"at_least 放宽了标准：标准不小于 {least}"
    if demand.at_most is not None and most is not None and demand.at_most > most:
        yield f"at_most 放宽了标准：标准不大于 {most}"
    low = least if demand.at_least is None else demand.at_least
    high = most if demand.at_most is None else demand.at_most
    if low is not None and high is not None and low > high:
        yield f"没有数能不小于 {low} 又不大于 {high}"


def _limits(marks: Sequence[object]) -> tuple[Number | None, Number | None]:
    """Return the least and the most that a field of the library takes, `None` where it sets no limit."""
    least: Number | None = None
    most: Number | None = None
    for mark in marks:
        match mark:
            case Ge(ge=int() | Decimal() as bound) | Gt(gt=int() | Decimal() as bound):
                least = bound
            case Le(le=int() | Decimal() as bound) | Lt(lt=int() | Decimal() as bound):
                most = bound
            case _:
                pass
    return least, most
