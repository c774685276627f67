"""What the author of a scheme should know and the scheme may carry all the same: papers do not always add up."""

from collections.abc import Iterator
from fractions import Fraction

from jiceng.indicators.declared.document import Document, Indicator
from jiceng.indicators.declared.names import conditioned_names, own_source
from jiceng.indicators.declared.problems import written_path
from jiceng.indicators.declared.unseen import unseen_in_texts
from jiceng.indicators.forms import Branch, Form, Slope
from jiceng.indicators.numbers import written

__all__ = ["remarks"]

_LISTED = 5
_SIDES = {"floor": "下限", "cap": "上限"}


def remarks(document: Document) -> tuple[str, ...]:
    """Return one sentence for each."""
    return (*_sums(document), *_open_ends(document), *_reported_names(document), *_unseen(document))


def _unseen(document: Document) -> Iterator[str]:
    texts = document.model_dump(
        warnings=False
    )  # pydantic warns of each member of a union that a value is not
    found = [f"{written_path(path)}（{sign}）" for path, sign in unseen_in_texts(texts)]
    if found:
        more = f"等 {len(found)} 处" if len(found) > _LISTED else ""
        yield f"文字里有看不见的字符，台账里照着写的名称对不上：{'、'.join(found[:_LISTED])}{more}。"


def _sums(document: Document) -> Iterator[str]:
    by_part = {part.id: Fraction(0) for part in document.part}
    for indicator in document.indicator:
        by_part[indicator.part] += indicator.points
    for part in document.part:
        if by_part[part.id] != part.points:
            yield f"“{part.title}”写明 {written(part.points)} 分，其下各指标合计 {written(by_part[part.id])} 分。"
    total = sum(by_part.values(), Fraction(0))
    if total != document.full_marks:
        yield f"方案写明满分 {written(document.full_marks)} 分，各指标合计 {written(total)} 分。"
    compose = document.compose
    if compose is not None:
        kinds = (compose.months, compose.quarters, compose.half_years, compose.year)
        weights = [weight for weight in (*kinds, *compose.schemes.values()) if weight is not None]
        if sum(weights) != 1:
            yield f"合成的权重合计 {written(sum(weights, Fraction(0)))}，不是 1。"


def _open_ends(document: Document) -> Iterator[str]:
    if document.basis is None:
        yield "方案没有写明文件依据（basis）。"
    if document.in_force is None:
        yield "方案没有写明适用期间（in_force），任何考核期都会计分。"
    for indicator in document.indicator:
        yield from _about(document, indicator)
    yield from (f"“{bonus.title}”加分不设上限。" for bonus in document.bonus if bonus.cap == "none")
    if document.grade and document.grade[-1].at_least is not None:
        yield f"得分低于 {written(document.grade[-1].at_least)} 分的单位没有等次。"


def _about(document: Document, indicator: Indicator) -> Iterator[str]:
    forms = [inner for form in indicator.forms for inner in _inside(form)]
    unbounded = [name for name in _SIDES if any(getattr(form, name) == "none" for form in forms)]
    if unbounded:
        yield f"“{indicator.title}”不设{'、'.join(_SIDES[name] for name in unbounded)}。"
    for form in forms:
        yield from _never_given(indicator, form)
    if any(isinstance(form, Slope) for form in forms) and own_source(document, indicator).better is None:
        yield f"“{indicator.title}”没有写明方向（better），按越高越好计。"


def _never_given(indicator: Indicator, form: Form) -> Iterator[str]:
    """Tell of points that stand in the scheme and that nobody can get: 0 is the floor and P the cap unless it says so."""
    cap = indicator.points if form.cap is None else form.cap
    beyond = (
        ("floor", "低于下限", form.floor, min(form.stated, default=None)),
        ("cap", "高于上限", cap, max(form.stated, default=None)),
    )
    for key, told, bound, points in beyond:
        if (
            isinstance(bound, Fraction)
            and points is not None
            and (points < bound if key == "floor" else points > bound)
        ):
            yield (
                f"“{indicator.title}”写明的 {written(points)} 分{told} {written(bound)} 分，按 {written(bound)} 分计："
                f"要照写明的计，请写 {key}。"
            )


def _inside(form: Form) -> tuple[Form, ...]:
    return form.branches if isinstance(form, Branch) else (form,)


def _reported_names(document: Document) -> Iterator[str]:
    names = list(conditioned_names(document))
    if names:
        yield f"条件里的 {'、'.join(names)} 不是指标也不是度量，按上报数据里的同名一项取值。"
