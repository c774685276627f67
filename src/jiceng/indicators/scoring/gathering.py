"""Everything that a scheme is scored from, gathered once from a batch of data."""

import hashlib
from collections.abc import Mapping

from jiceng.dataset import Dataset
from jiceng.indicators.declared import REGISTERS, Document, conditioned_names, own_source
from jiceng.indicators.forms import Form
from jiceng.indicators.measures import MEASURES
from jiceng.indicators.scorecard import Scorecard
from jiceng.indicators.scoring.asking import times_needed
from jiceng.indicators.scoring.reading import NOW, Inputs
from jiceng.indicators.scoring.titles import titles_held
from jiceng.indicators.scoring.units import register_of
from jiceng.indicators.scoring.values import Values
from jiceng.models import Demonstration, IndicatorValue
from jiceng.periods import Period

__all__ = ["gathered"]

_ROWS_HASHED_AT_ONCE = 50_000


def gathered(document: Document, data: Dataset, period: Period, cards: Mapping[str, Scorecard]) -> Inputs:
    """Return the values of all units, at every time that the forms of the scheme look at.

    Raises `DataError` when there is no unit to score.
    """
    sources = [own_source(document, carrier) for carrier in document.carriers]
    measures = _conditioned_measures(document)
    heads = [source.per for source in sources] + [MEASURES[name].per for name in measures]
    register = register_of(document, data, [head for head in heads if head is not None])
    times = times_needed(document, period)
    values = Values(document, data, times, register, cards)
    readings = {
        when: {
            carrier.id: values.readings(carrier, when)
            for carrier in (document.carriers if when == NOW else document.indicator)
        }
        for when in times
    }
    names = {name for indicator in document.indicator for form in indicator.forms for name in _names(form)}
    return Inputs(
        register=register,
        readings=readings,
        named={name: values.numbers(name) for name in sorted(names)},
        titles=titles_held(document, data, period, values.holders),
        unassigned=values.unassigned,
        problems=values.problems,
        data_hash=_data_hash(document, data),
    )


def _names(form: Form) -> list[str]:
    return [need.removeprefix("value:") for need in form.needs if need.startswith("value:")]


def _conditioned_measures(document: Document) -> list[str]:
    names = {name for indicator in document.indicator for form in indicator.forms for name in _names(form)}
    own = {indicator.id for indicator in document.indicator} | conditioned_names(document).keys()
    return sorted(names - own)


def _data_hash(document: Document, data: Dataset) -> str:
    """Return the SHA-256 over the tables that the scheme reads, row by row as text."""
    models = {model for carrier in document.carriers for model in own_source(document, carrier).models}
    models |= {model for name in _conditioned_measures(document) for model in MEASURES[name].models}
    if any(indicator.waiver is not None for indicator in document.indicator):
        models.add(Demonstration)
    models |= {REGISTERS[document.level][0], IndicatorValue}
    digest = hashlib.sha256()
    for entity in sorted(model.entity.name for model in models):
        frame = data.frames.get(entity)
        if frame is None:
            continue
        digest.update(f"{entity}\n{','.join(frame.columns)}\n".encode())
        for rows in frame.iter_slices(_ROWS_HASHED_AT_ONCE):
            digest.update(rows.write_csv(include_header=False).encode())
    return digest.hexdigest()
