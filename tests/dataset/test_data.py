"""Datasets: records to rows and back without loss, and nothing personal in a repr."""

from datetime import date
from decimal import Decimal

import pytest

from jiceng.dataset import ROW, Dataset
from jiceng.models import Dispute, IndicatorValue, Resident

RESIDENT = Resident(name="张三", id_number="53992519491231048X", sex="2", birth_date=date(1949, 12, 31))
VALUE = IndicatorValue(unit_code="539925101", indicator="满意度", period="2026Q3", value=Decimal("0.9351"))


def test_records_come_back_as_they_went_in() -> None:
    data = Dataset.from_records([RESIDENT, VALUE, RESIDENT])
    assert data.records(Resident) == [RESIDENT, RESIDENT]
    assert data.records(IndicatorValue) == [VALUE]
    assert data.frame(Resident)[ROW].to_list() == [1, 2]


def test_an_entity_that_is_not_there_has_an_empty_table() -> None:
    assert Dataset.from_records([RESIDENT]).frame(Dispute).height == 0
    assert Dataset.from_records([]).records(Resident) == []


def test_a_repr_counts_and_shows_nothing() -> None:
    text = repr(Dataset.from_records([RESIDENT]))
    assert text == "Dataset(resident=1; sheets=0, refused=0)"


def test_a_dataset_does_not_change() -> None:
    data = Dataset.from_records([RESIDENT])
    with pytest.raises(AttributeError):
        data.sources = ()  # type: ignore[misc]
