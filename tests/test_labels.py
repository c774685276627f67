"""The marks of a field."""

import attrs
import pytest

from jiceng.labels import Label, Source, Unit


def test_the_official_heading_comes_first() -> None:
    assert Label("登记日期", "date registered", also=("受理日期", "登记时间")).names == (
        "登记日期",
        "受理日期",
        "登记时间",
    )
    assert Label("姓名", "name").names == ("姓名",)


def test_a_source_is_cited_with_its_clause_if_it_has_one() -> None:
    assert str(Source("信访工作条例（2022）", "第三十四条")) == "信访工作条例（2022） 第三十四条"
    assert str(Source("GB/T 31000-2015")) == "GB/T 31000-2015"


@pytest.mark.parametrize("mark", [Label("户", "household"), Unit("人"), Source("GB/T 31000-2015")])
def test_marks_are_values(mark: Label | Unit | Source) -> None:
    assert attrs.evolve(mark) == mark
    assert len({mark, attrs.evolve(mark)}) == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        mark.zh = "改"
