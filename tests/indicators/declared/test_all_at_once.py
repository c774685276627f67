"""Mistakes of every kind are told in one go: those of keys and values, and those that only show between them."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.indicators import Problem, Scheme, SchemeError


def scheme(**changes: Any) -> dict[str, Any]:
    item = {
        "part": "all",
        "clause": "一",
        "points": 5,
        "value": {"reported": True},
        "score": {"form": "proportion"},
        "missing": "zero",
        "not_applicable": "redistribute",
    }
    return {
        "id": "s",
        "title": "方案",
        "level": "township",
        "full_marks": 10,
        "rounding": {"places": 2, "mode": "half-up", "at": "item"},
        "part": [{"id": "all", "title": "全部", "points": 10}],
        "indicator": [{"id": "a", "title": "甲", **item}, {"id": "b", "title": "乙", **item}],
        "grade": [{"name": "好", "at_least": 60}, {"name": "差"}],
        "ranking": {"ties": "same-skip"},
        **changes,
    }


def changed(path: tuple[Any, ...], value: object, **changes: Any) -> dict[str, Any]:
    raw = scheme(**changes)
    spot: Any = raw
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    return raw


def told(raw: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(SchemeError) as caught:
        Scheme(**raw)
    return {problem.path: problem.message for problem in caught.value.problems}


def test_mistakes_of_keys_hide_none_between_them() -> None:
    raw = scheme(levl="township", ranking={"ties": "skip", "then_by": ["aa"]})
    del raw["level"]
    first, second = raw["indicator"]
    first["mising"] = first.pop("missing")
    first["value"] = {"measure": "dispute_resolution_rat"}
    second["points"] = -3
    second["score"] = {"form": "tiers", "tiers": [{"at_least": Decimal("0.9"), "points": 5}]}
    raw["veto"] = [
        {
            "id": "v",
            "title": "否决",
            "clause": "二",
            "value": {"reported": True},
            "effect": "cap-grad",
            "grade": "优",
        },
        {
            "id": "w",
            "title": "警告",
            "clause": "二",
            "value": {"same_as": "c"},
            "effect": "deduct",
            "points": 1,
        },
    ]
    found = told(raw)
    assert found.keys() == {
        "levl",
        "indicator[1].mising",
        "indicator[1].value.measure",
        "indicator[2].points",
        "indicator[2].score.tiers",
        "ranking.ties",
        "ranking.then_by",
        "veto[1].effect",
        "veto[1].grade",
        "veto[2].value.same_as",
    }
    assert found["ranking.ties"].endswith("是否指 same-skip")
    assert found["ranking.then_by"] == "没有编号为 aa 的指标，是否指 a"


def test_where_nothing_was_guessed_everything_is_told() -> None:
    raw = changed(("indicator", 0, "points"), -1)
    raw["indicator"][1]["value"] = {"measure": "dispute_resolution_rat"}
    assert told(raw) == {
        "indicator[1].points": "不能小于 0",
        "indicator[2].value.measure": "没有名为 dispute_resolution_rat 的度量，是否指 dispute_resolution_rate",
    }


def test_all_misfits_of_a_value() -> None:
    where = {"outcome": "setled", "foo": 1}
    raw = changed(
        ("indicator", 0, "value"),
        {"share": "dispute", "where": where, "of": {"bar": 1}, "dated_by": "closd_on"},
    )
    assert told(raw).keys() == {
        f"indicator[1].value.{key}" for key in ("where.outcome", "where.foo", "of.bar", "dated_by")
    }
    raw = changed(("indicator", 0, "value"), {"count": "dispute", "where": {}, "dated_by": "closd_on"})
    assert told(raw).keys() == {"indicator[1].value.dated_by"}


@pytest.mark.parametrize(
    ("path", "value", "place", "message"),
    [
        (("level",), "townshp", "level", "，是否指 township"),
        (("level",), "xxxxxxxx", "level", "'organization'"),
        (("rounding", "places"), 9, "rounding.places", "不能大于 6"),
        (
            ("grade", 0, "quota"),
            {"share": Decimal("1.3"), "of": "all", "rounding": "down"},
            "grade[1].quota.share",
            "不能大于 1",
        ),
        (
            ("grade", 0, "quota"),
            {"share": 0, "of": "all", "rounding": "down"},
            "grade[1].quota.share",
            "要大于 0",
        ),
        (("grade", 1, "at_least"), 70, "grade[2].at_least", "逐个变小"),
    ],
)
def test_the_sentence_fits_the_mistake(
    path: tuple[Any, ...], value: object, place: str, message: str
) -> None:
    assert message in told(changed(path, value))[place]


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, inner in steps for place in ((*path, key), *_places(inner, (*path, key)))]


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**14),
    st.decimals(allow_nan=True),
    st.text(max_size=6),
    st.builds(list),
    st.builds(dict),
    st.builds(lambda: [{}]),
    st.builds(lambda: {"form": "tiers", "tiers": []}),
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_mistake_is_a_named_one(data: st.DataObject) -> None:
    raw = scheme()
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(_places(raw)))
        spot: Any = raw
        for step in path[:-1]:
            spot = spot[step]
        if isinstance(spot, dict) and data.draw(st.booleans()):
            spot[f"{path[-1]}x"] = spot.pop(path[-1])
        else:
            spot[path[-1]] = data.draw(junk)
    problems = _problems(raw)
    assert problems is None or (problems and all(problem.message for problem in problems))


def _problems(raw: dict[str, Any]) -> tuple[Problem, ...] | None:
    try:
        Scheme(**raw)
    except SchemeError as error:
        return error.problems
    return None


STRAY = {
    "veto": [{"id": "v", "title": "否决", "clause": "二", "effect": "deduct", "value": {"reported": True}}]
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("indicator", 0, "value"), {"count": "dispute", "where": {"found_on": {"before": "昨天"}}}),
        (("indicator", 0, "value"), {}),
        (("indicator", 0, "value"), "x"),
        (("indicator", 0, "value"), {"reported": True, "unit": 1}),
        (("indicator", 0, "value"), None),
        (("indicator", 0, "title"), 5),
        (("indicator", 0, "title"), ""),
        (("indicator", 0, "id"), "指 标"),
        (("indicator", 0, "clause"), None),
        (("indicator", 0, "points"), "十"),
        (("indicator", 0, "points"), None),
        (("indicator", 0, "part"), None),
        (("indicator", 0, "by_stratum"), 3),
        (("indicator", 0, "combine"), "mean"),
        (("indicator", 0, "waiver"), {"holders_of": 3, "effect": "half"}),
        (("indicator", 0), 3),
        (("part", 0, "id"), None),
        (("part", 0, "cap"), "no"),
        (("rounding",), None),
        (("rounding", "at"), "stage"),
        (("level",), "乡镇"),
        (("full_marks",), None),
        (("id",), "小 方案"),
        (("basis",), {"document": "文件"}),
        (("grade", 0, "name"), None),
        (("grade", 0, "quota"), 3),
        (("compose",), {"months": "一"}),
        (("strata",), 3),
        (("strata",), {"form": "met"}),
        (("indicator", 0, "value"), {"count": "dispute", "where": {"amount": {"present": None}}}),
        (("bonus",), [{"id": "b", "title": "加", "clause": "三", "value": {"reported": True}, "per": "一"}]),
        (("bonus",), [3]),
    ],
)
def test_no_mistake_hides_one_elsewhere(path: tuple[Any, ...], value: object) -> None:
    """Nor does it bring any with it: what hangs on the wrong key is not told."""
    raw = changed(path, value, **STRAY)
    if value is None:
        owner: Any = raw
        for step in path[:-1]:
            owner = owner[step]
        del owner[path[-1]]
    found = told(raw)
    assert found.pop("veto[1].effect").startswith("effect 为 deduct 时要写 points")
    assert found
    named = ("".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path))[1:]
    assert all(name.startswith(named) or named.startswith(name) for name in found)
