"""Changes that everybody can look up: the register must tell them as the documents do."""

from datetime import date

import pytest

from jiceng.codes.divisions import Certainty, ChangeKind, Divisions

K = ChangeKind

# old code, old name, last year with it, new code, new name, kind, and the document or day by which it can be found
CASES = [
    ("110103", "崇文区", 2010, "110101", "东城区", K.MERGED, "国函〔2010〕55号"),
    ("110104", "宣武区", 2010, "110102", "西城区", K.MERGED, "国函〔2010〕55号"),
    ("110228", "密云县", 2015, "110118", "密云区", K.COUNTY_TO_DISTRICT, "国务院2015年10月批复"),
    ("110229", "延庆县", 2015, "110119", "延庆区", K.COUNTY_TO_DISTRICT, "国务院2015年10月批复"),
    ("310103", "卢湾区", 2011, "310101", "黄浦区", K.MERGED, "2011年6月上海黄浦、卢湾合并"),
    ("310108", "闸北区", 2015, "310106", "静安区", K.MERGED, "2015年11月上海静安、闸北合并"),
    ("330184", "余杭市", 2001, "330110", "余杭区", K.CITY_TO_DISTRICT, "国函〔2001〕13号"),
    ("330183", "富阳市", 2014, "330111", "富阳区", K.CITY_TO_DISTRICT, "2015年2月15日授牌"),
    ("330104", "江干区", 2021, "330102", "上城区", K.MERGED, "国函〔2021〕29号"),
    ("330103", "下城区", 2021, "330105", "拱墅区", K.MERGED, "国函〔2021〕29号"),
    ("330110", "余杭区", 2021, "330113", "临平区", K.SPLIT, "国函〔2021〕29号"),
    ("341402", "居巢区", 2011, "340181", "巢湖市", K.MERGED, "2011年8月撤销地级巢湖市"),
    ("350402", "梅列区", 2021, "350404", "三元区", K.MERGED, "国函〔2021〕9号"),
    ("371202", "莱城区", 2018, "370116", "莱芜区", K.MERGED, "国函〔2018〕163号"),
    ("371203", "钢城区", 2018, "370117", "钢城区", K.RECODED, "国函〔2018〕163号"),
    ("500225", "大足县", 2011, "500111", "大足区", K.MERGED, "2011年10月重庆设大足区"),
    ("500111", "双桥区", 2011, "500111", "大足区", K.RENAMED, "2011年10月重庆设大足区"),
    ("430124", "宁乡县", 2017, "430182", "宁乡市", K.COUNTY_TO_CITY, "2017年4月宁乡撤县设市"),
    ("540422", "米林县", 2023, "540481", "米林市", K.COUNTY_TO_CITY, "民政部2023年度变更情况"),
    ("500112", "渝北区", 2025, "500157", "两江新区", K.MERGED, "渝府发〔2025〕15号"),
    ("130103", "桥东区", 2014, "130102", "长安区", K.MERGED, "2014年9月石家庄撤销桥东区"),
]


@pytest.mark.parametrize(("old", "old_name", "year", "new", "new_name", "kind", "found_in"), CASES)
def test_change(
    old: str, old_name: str, year: int, new: str, new_name: str, kind: ChangeKind, found_in: str
) -> None:
    change = next(c for c in Divisions.successors(old, date(year - 1, 12, 31)) if c.new_code == new)
    assert change.on.year == year, found_in
    assert change.kind is kind, found_in
    assert Divisions.at(date(year - 1, 12, 31))[old].name == old_name
    assert Divisions.at(date(year + 1, 1, 1))[new].name == new_name
    assert change in Divisions.predecessors(new, change.on)


# code, name, the day before, the first day
CREATED = [
    ("653228", "和康县", date(2024, 12, 26), date(2024, 12, 27)),
    ("653229", "和安县", date(2024, 12, 26), date(2024, 12, 27)),
    ("330114", "钱塘区", date(2021, 4, 8), date(2021, 4, 9)),
    ("431181", "祁阳市", date(2021, 2, 19), date(2021, 2, 20)),
    ("659003", "图木舒克市", date(2001, 12, 31), date(2002, 12, 31)),
    ("659011", "新星市", date(2020, 12, 31), date(2021, 12, 31)),
    ("460302", "西沙区", date(2019, 12, 31), date(2020, 12, 31)),
    ("340181", "巢湖市", date(2011, 8, 21), date(2011, 8, 22)),
    ("350604", "龙海区", date(2021, 2, 2), date(2021, 2, 3)),
    ("410308", "孟津区", date(2021, 3, 17), date(2021, 3, 18)),
]


@pytest.mark.parametrize(("code", "name", "before", "after"), CREATED)
def test_creation(code: str, name: str, before: date, after: date) -> None:
    assert code not in Divisions.at(before)
    assert Divisions.at(after)[code].name == name


def test_a_county_through_four_changes() -> None:
    """余杭: county, city under the province, city of 杭州, district, divided."""
    chain = [(c.on.year, c.kind, c.new_code) for c in Divisions.successors("330125")]
    assert chain == [
        (1994, K.COUNTY_TO_CITY, "339021"),
        (1995, K.RECODED, "330184"),
        (2001, K.CITY_TO_DISTRICT, "330110"),
        (2021, K.SPLIT, "330113"),
    ]
    assert [c.old_code for c in Divisions.predecessors("330113")] == ["330125", "339021", "330184", "330110"]
    assert [p.name for p in Divisions.standing("330125").successors] == ["余杭区", "临平区"]


def test_a_known_day_and_its_document() -> None:
    (change,) = Divisions.successors("110103")
    assert (change.on, change.certainty, change.document) == (
        date(2010, 7, 1), Certainty.DAY, "国函〔2010〕55号",
    )  # fmt: skip
    assert "110103" in Divisions.at(date(2010, 6, 30))
    assert "110103" not in Divisions.at(date(2010, 7, 1))


def test_what_never_changed() -> None:
    assert (
        Divisions.at(date(1981, 1, 1))["330100"].name
        == Divisions.at(Divisions.as_of)["330100"].name
        == "杭州市"
    )
    assert Divisions.successors("330106") == ()
    assert Divisions.at(date(1981, 1, 1))["710000"].name == "台湾省"


def test_misprints_of_the_lists_are_gone() -> None:
    assert Divisions.at(date(2004, 1, 1))["220281"].name == "蛟河市"
    assert Divisions.at(date(2016, 6, 1))["513201"].name == "马尔康市"
