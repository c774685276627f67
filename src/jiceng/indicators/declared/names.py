"""What the names of a scheme stand for: values that are the same as others, and those that conditions are about."""

from collections.abc import Iterator, Mapping

from jiceng.indicators.declared.document import Carrier, Document, Indicator
from jiceng.indicators.declared.problems import nearest
from jiceng.indicators.declared.sources import Source, source_of
from jiceng.indicators.declared.value import Reported, SameAs, Value
from jiceng.indicators.forms import Branch, Form
from jiceng.indicators.measures import MEASURES, Unfit

__all__ = ["conditioned_names", "forms_at", "is_reported", "own_source", "value_behind"]


def value_behind(document: Document, value: Value) -> tuple[str | None, Value]:
    """Follow `same_as` to the value that it ends at, and the id of the indicator that has it.

    Raises `Unfit` for an id that is not there, and for a chain that comes back to itself.
    """
    known = {indicator.id: indicator for indicator in document.indicator}
    owner: str | None = None
    seen: set[str] = set()
    while isinstance(value, SameAs):
        owner = value.same_as
        if owner not in known:
            raise Unfit("same_as", f"没有编号为 {owner} 的指标{nearest(owner, known)}")
        if owner in seen:
            raise Unfit("same_as", f"same_as 绕成了一圈：{'、'.join(sorted(seen))}")
        seen.add(owner)
        value = known[owner].value
    return owner, value


def own_source(document: Document, carrier: Carrier) -> Source:
    """Return where a value comes from; what a form takes as a rate only is a rate. Raises `Unfit`."""
    _, value = value_behind(document, carrier.value)
    source = source_of(value)
    forms = carrier.forms if isinstance(carrier, Indicator) else ()
    if source.unit or not any(form.takes_ratio_only for form in forms):
        return source
    return Source("%", source.better, source.models, source.select, source.per, source.times)


def is_reported(document: Document, carrier: Carrier) -> bool:
    """Tell whether the value is looked up in the reported values. Raises `Unfit`."""
    _, value = value_behind(document, carrier.value)
    return isinstance(value, Reported) or not source_of(value).models


def conditioned_names(document: Document) -> Mapping[str, tuple[str | int, ...]]:
    """Return the names that conditions are about and that no indicator or measure has: they are reported.

    Each comes with the key at which it is used first.
    """
    known = {indicator.id for indicator in document.indicator} | MEASURES.keys()
    found: dict[str, tuple[str | int, ...]] = {}
    for path, form in forms_at(document):
        for key, names in (("unless", form.unless), ("when", form.when if isinstance(form, Branch) else {})):
            for name in names:
                if name not in known:
                    found.setdefault(name, (*path, key, name))
    return found


def forms_at(document: Document) -> Iterator[tuple[tuple[str | int, ...], Form]]:
    """Return every form of the scheme with its key, those inside a branch too."""
    for place, indicator in enumerate(document.indicator):
        tops: list[tuple[tuple[str | int, ...], Form]] = [(("indicator", place, "score"), indicator.score)]
        tops += [
            (("indicator", place, "by_stratum", name), form) for name, form in indicator.by_stratum.items()
        ]
        for path, form in tops:
            yield path, form
            if isinstance(form, Branch):
                yield (*path, "then"), form.then
                yield (*path, "else"), form.else_
