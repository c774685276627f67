"""Whether values, forms and strata fit each other: sources that are there, units and directions that agree."""

import difflib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from jiceng.indicators.declared.document import Carrier, Document, Indicator
from jiceng.indicators.declared.lines import KeyPath
from jiceng.indicators.declared.names import conditioned_names, forms_at, is_reported, own_source
from jiceng.indicators.declared.peers import head_count, stratum_code, stratum_term
from jiceng.indicators.declared.sources import Source
from jiceng.indicators.declared.value import Measured
from jiceng.indicators.forms import Form, Transfer
from jiceng.indicators.measures import MEASURES, Unfit, attribution_of

__all__ = ["Found", "unfit"]

Found: TypeAlias = tuple[KeyPath, str]

_MOST_COMPARED = 200
_OWN = "不能引用本方案自己的得分"


def unfit(document: Document) -> Iterator[Found]:
    """Return what does not fit, each with the key it stands at."""
    groups: tuple[tuple[str, Sequence[Carrier]], ...] = (
        ("indicator", document.indicator),
        ("veto", document.veto),
        ("bonus", document.bonus),
    )
    for key, carriers in groups:
        for place, carrier in enumerate(carriers):
            yield from _carrier(document, carrier, (key, place))
    for path, form in forms_at(document):
        if isinstance(form, Transfer) and form.of == document.id:
            yield (*path, "of"), _OWN
    if document.compose is not None and document.id in document.compose.schemes:
        yield ("compose", "schemes", document.id), _OWN
    yield from _strata(document)
    yield from _conditions(document)


def _carrier(document: Document, carrier: Carrier, path: KeyPath) -> Iterator[Found]:
    try:
        source, reported = own_source(document, carrier), is_reported(document, carrier)
        _at_level(document, carrier, source)
    except Unfit as found:
        yield from (((*path, "value", *one.path), one.message) for one in found.all)
        return
    if not isinstance(carrier, Indicator):
        if source.unit == "%":
            yield (*path, "value"), "这里要的是次数，不能是比率"
        return
    for form in carrier.forms:
        for message in _unlike(carrier, form, source, reported=reported):
            yield (*path, "score"), message


def _at_level(document: Document, carrier: Carrier, source: Source) -> None:
    """Raise `Unfit` when rows or the column to divide by do not exist for the units of the level."""
    key = next(iter(type(carrier.value).model_fields))
    for model in source.models:
        if attribution_of(model.entity.name, document.level) is None:
            raise Unfit(key, f"{model.entity.label.zh}台账的行不能归到 {document.level} 一级的单位")
    if source.per is not None:
        try:
            head_count(document.level, source.per)
        except Unfit as found:
            raise Unfit(key if isinstance(carrier.value, Measured) else "per", found.message) from None


def _unlike(indicator: Indicator, form: Form, source: Source, *, reported: bool) -> Iterator[str]:
    if form.takes_ratio_only and source.unit != "%" and not (reported and not source.unit):
        yield f"{form.name} 只能用于比率，而这个值的单位是“{source.unit or '（无）'}”"
    if source.better is not None and form.wants is not None and source.better != form.wants:
        told = {"higher": "越高越好", "lower": "越低越好"}
        yield f"计分方式同值的方向相反：值{told[source.better]}，而 {form.name} 按{told[form.wants]}计"
    if not reported and (form.counts or form.also_counts):
        yield "events 的次数来自上报数据，value 要写 reported = true"
    if not reported and (
        form.takes_day or form.range == "points" or form.scorers or isinstance(form, Transfer)
    ):
        yield f"{form.name} 的值由部门上报，value 要写 reported = true"
    if form.takes_day != indicator.score.takes_day or form.range != indicator.score.range:
        yield "各组的计分方式要的是不同的数值，不能放在同一条指标里"
    if indicator.combine not in (None, "sum") and (form.counts or form.also_counts):
        yield "按事件计次的，各期只能相加：combine 写 sum"
    if indicator.combine is not None and form.takes_day:
        yield "完成日期不能按期合成：去掉 period 和 combine"


def _strata(document: Document) -> Iterator[Found]:
    term = None
    if document.strata is not None:
        try:
            term = stratum_term(document.level, document.strata.by)
        except Unfit as found:
            yield ("strata", *found.path), found.message
            return
    for place, indicator in enumerate(document.indicator):
        for name in indicator.by_stratum:
            path: KeyPath = ("indicator", place, "by_stratum", name)
            if term is None:
                yield path, "写了 by_stratum，方案就要写 strata"
                continue
            try:
                stratum_code(term, name)
            except Unfit as found:
                yield path, found.message


def _conditions(document: Document) -> Iterator[Found]:
    """A name that is nearly that of an indicator or a measure is a slip; any other is reported."""
    known = [*(indicator.id for indicator in document.indicator), *MEASURES]
    for name, path in islice(conditioned_names(document).items(), _MOST_COMPARED):
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.8)
        if near:
            yield path, f"没有名为 {name} 的指标或度量，是否指 {near[0]}"
