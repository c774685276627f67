"""Redistribution, bounds of parts, rounding stages, bonus, vetoes, grades and places."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme, UnitScore

Build = Callable[..., Scheme]
Batch = Callable[..., Dataset]
A, B, C = "539925101", "539925102", "539925201"
TWO = """
[[indicator]]
id = "second"
part = "all"
clause = "第二条"
title = "第二项"
points = 20
value = { reported = true }
score = { form = "proportion" }
missing = "redistribute"
not_applicable = "redistribute"
"""
EXTRAS = """
[[bonus]]
id = "bonus"
title = "加分"
clause = "第三条"
per = 1.5
cap = 4
value = { reported = true }
[[veto]]
id = "veto"
title = "否决"
clause = "第四条"
value = { reported = true }
effect = "zero"
[[grade]]
name = "优"
at_least = 9
[[grade]]
name = "良"
at_least = 5
[[grade]]
name = "差"
"""


def scored(scheme: Scheme, batch: Batch, **values: object) -> UnitScore:
    """The first unit, with a value for each id; an int is a count."""
    rows = {
        (A, name): {"count" if isinstance(value, int) else "value": value} for name, value in values.items()
    }
    return scheme.score(batch(reported=rows), period="2026Q3").unit(A)


def lines(unit: UnitScore) -> list[tuple[str, str]]:
    return [(line.stage, str(line.points)) for line in unit.adjustments]


def test_an_item_left_out_scales_the_rest(scheme: Build, batch: Batch) -> None:
    unit = scored(scheme(more=TWO), batch, rate="0.5")
    assert (str(unit.total), lines(unit)) == ("15.00", [("redistribution", "10.00")])
    assert unit.adjustments[0].why == "缺项折算：5 × 30 ÷ 10 = 15 分"
    assert not scored(scheme(more=TWO), batch, rate="0.5", second="1").adjustments


def test_the_bounds_of_a_part_hold_for_its_unscaled_points(scheme: Build, batch: Batch) -> None:
    capped = scheme(("points = 10\n[[ind", "points = 10\ncap = 4\nfloor = 2\n[[ind"), more=TWO)
    unit = scored(capped, batch, rate="0.5")
    assert (str(unit.total), lines(unit)) == ("12.00", [("parts", "-1.00"), ("redistribution", "8.00")])
    assert unit.adjustments[0].why == "“全部”合计 5 分，按上限 4 分计"
    low = scored(capped, batch, rate="0.1", second="0")
    assert (str(low.total), lines(low)) == ("2.00", [("parts", "1.00")])
    assert "下限" in low.adjustments[0].why


def test_a_unit_without_any_item_has_no_place_and_no_grade(scheme: Build, batch: Batch) -> None:
    loose = scheme(('missing = "zero"', 'missing = "redistribute"'), more=EXTRAS)
    unit = scored(loose, batch, bonus=1)
    assert (str(unit.total), unit.rank, unit.grade, unit.adjustments) == ("1.50", None, None, ())


@pytest.mark.parametrize(
    ("at", "total", "rounding"),
    [
        ("item", "3.34", []),  # 1.67 + 1.67
        ("part", "3.33", [("rounding", "-0.003333333334")]),
        ("total", "3.33", [("rounding", "-0.003333333334")]),
    ],
)
def test_the_stage_of_rounding(
    scheme: Build, batch: Batch, at: str, total: str, rounding: list[object]
) -> None:
    chosen = scheme(('at = "item"', f'at = "{at}"'), more=TWO.replace("points = 20", "points = 10"))
    rows = {(A, name): {"numerator": "1", "denominator": "6"} for name in ("rate", "second")}
    unit = chosen.score(batch(reported=rows), period="2026Q3").unit(A)
    assert (str(unit.total), lines(unit)) == (total, rounding)
    assert unit.added_up == unit.total


def test_parts_are_rounded_before_they_are_added(scheme: Build, batch: Batch) -> None:
    parts = '\n[[part]]\nid = "more"\ntitle = "另一部分"\npoints = 10\n'
    chosen = scheme(
        ('at = "item"', 'at = "part"'),
        more=parts + TWO.replace("points = 20", "points = 10").replace('"all"', '"more"'),
    )
    rows = {(A, name): {"numerator": "1", "denominator": "6"} for name in ("rate", "second")}
    assert str(chosen.score(batch(reported=rows), period="2026Q3").unit(A).total) == "3.34"


def test_a_bonus_is_capped_and_told(scheme: Build, batch: Batch) -> None:
    full = scheme(more=EXTRAS)
    two, five = scored(full, batch, rate="0.5", bonus=2), scored(full, batch, rate="0.5", bonus=5)
    assert (str(two.total), str(two.bonus), two.bonuses[0].why) == (
        "8.00",
        "3.00",
        "加分 2 次，1.5 × 2 = 3 分。",
    )
    assert (str(five.total), five.bonuses[0].why) == ("9.00", "加分 5 次，1.5 × 5 = 7.5 分，最高 4 分。")
    none = scored(full, batch, rate="0.5")
    assert (str(none.bonus), none.bonuses[0].count, none.bonuses[0].why) == (
        "0.00",
        None,
        "加分 没有上报，不加分。",
    )


@pytest.mark.parametrize(
    ("effect", "total", "grade", "why"),
    [
        ('"zero"', "0.00", "差", "总分计 0 分"),
        ('"fail"', "10.00", "差", "等次定为“差”"),
        ('"not-top"', "10.00", "良", "不得评为最高等次"),
        ('"cap-grade"\ngrade = "良"', "10.00", "良", "等次不高于“良”"),
        ('"deduct"\npoints = 2.5', "7.50", "良", "总分扣 2.5 分"),
        ('"last-rank"', "10.00", "优", "名次列最后"),
    ],
)
def test_what_a_veto_does(scheme: Build, batch: Batch, effect: str, total: str, grade: str, why: str) -> None:
    chosen = scheme(more=EXTRAS.replace('"zero"', effect))
    quiet = scored(chosen, batch, rate="1", veto=0)
    assert (str(quiet.total), quiet.grade, quiet.vetoes) == ("10.00", "优", ())
    hit = scored(chosen, batch, rate="1", veto=2)
    assert (str(hit.total), hit.grade, hit.vetoes[0].why) == (total, grade, f"否决 2 次，{why}。")
    assert hit.added_up == hit.total
    assert hit.rank == (3 if "last" in effect or "zero" in effect else 1) or "zero" in effect


def test_a_veto_overrides_the_bonus(scheme: Build, batch: Batch) -> None:
    unit = scored(scheme(more=EXTRAS), batch, rate="1", bonus=2, veto=1)
    assert (str(unit.total), str(unit.bonus), lines(unit)) == ("0.00", "3.00", [("veto-effects", "-13.00")])


def test_a_total_below_all_lines_has_no_grade(scheme: Build, batch: Batch) -> None:
    bare = scheme(more=EXTRAS.replace('\n[[grade]]\nname = "差"', ""))
    assert scored(bare, batch, rate="0.4").grade is None
    assert scored(scheme(), batch, rate="1").grade is None


@pytest.mark.parametrize(
    ("ranking", "ranks"),
    [
        ("", [1, 1, 3]),
        ('\n[ranking]\nties = "same-dense"\n', [1, 1, 2]),
        ('\n[ranking]\nthen_by = ["second"]\n', [2, 1, 3]),
        ('\n[ranking]\nthen_by = ["id"]\n', [1, 2, 3]),
    ],
)
def test_equal_totals_share_a_place_unless_something_tells_them_apart(
    scheme: Build, batch: Batch, ranking: str, ranks: list[int]
) -> None:
    rows = {
        (A, "rate"): {"value": "1"},
        (A, "second"): {"value": "0.2"},
        (B, "rate"): {"value": "0.2"},
        (B, "second"): {"value": "0.6"},
        (C, "rate"): {"value": "0"},
        (C, "second"): {"value": "0"},
    }
    card = scheme(more=TWO + ranking).score(batch(reported=rows), period="2026Q3")
    assert [unit.rank for unit in card.units] == ranks


def test_ranks_are_taken_after_rounding(scheme: Build, batch: Batch) -> None:
    rows = {(A, "rate"): {"value": "0.50004"}, (B, "rate"): {"value": "0.49996"}}
    card = scheme().score(batch(reported=rows), period="2026Q3")
    assert [(str(unit.total), unit.rank) for unit in card.units] == [("5.00", 1), ("5.00", 1), ("0.00", 3)]


def test_a_unit_put_last_comes_after_all_others(scheme: Build, batch: Batch) -> None:
    chosen = scheme(more=EXTRAS.replace('"zero"', '"last-rank"'))
    rows = {(A, "rate"): {"value": "1"}, (A, "veto"): {"count": 1}, (B, "rate"): {"value": "0.1"}}
    assert [unit.rank for unit in chosen.score(batch(reported=rows), period="2026Q3").units] == [3, 1, 2]


def test_rounding_tells_the_sentence(scheme: Build, batch: Batch) -> None:
    unit = scored(scheme(), batch, rate="0.12345")
    assert unit.items[0].why == "比率 12.35%，未达 100%，10 × 12.35% = 1.2345 分，四舍五入为 1.23 分。"
    assert unit.items[0].points == Decimal("1.23")
