"""The headings of real import and export sheets: how many of them a field of the right entity knows.

`real_templates.json` holds the headings of sheets of public grassroots-governance systems with their own
misspellings, and no rows. Which entity a sheet is for, which of its headings belong to another entity, and
which are no governance data stands below, each with its reason.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import pytest

from jiceng.ledger.headings import find_header
from jiceng.models import ENTITIES, terms

SHEETS: Mapping[str, list[str]] = {
    template["title"]: template["headings"]
    for template in json.loads(
        (Path(__file__).parents[1] / "data" / "real_templates.json").read_text("utf-8")
    )["templates"]
}
ENOUGH = 0.95


@attrs.frozen
class Sheet:
    """For which entity a sheet is, and which of its headings belong to another one."""

    entity: str
    elsewhere: Mapping[str, str] = attrs.field(factory=dict)


def each(headings: str, of: str) -> dict[str, str]:
    return dict.fromkeys(headings.split(), of)


WHERE: Mapping[str, Sheet] = {
    "实有人口数据": Sheet("resident", each("楼栋单元总数 楼栋总层数", "building")),
    "实有人口": Sheet(
        "resident",
        {
            **each("楼栋单元总数 楼栋总层数", "building"),
            **each(
                "流入原因 办证类型 证件号码（流入） 登记日期 证件到期日期 住所类型 是否重点关注人员",
                "floating_person",
            ),
            **each(
                "外文姓 外文名 国籍（地区) 证件代码 证件号码（境外） 证件有效期 来华目的 抵达日期 预计离开日期",
                "foreign_person",
            ),
        },
    ),
    "社工信息数据": Sheet("grid_worker"),
    "社区矫正人员": Sheet("community_correction_person"),
    "留守人员": Sheet("left_behind_person"),
    "楼栋": Sheet("building"),
    "刑满释放人员": Sheet("released_person"),
}

ACCOUNT = "the account of a user of the system, not of the work"
SYSTEM_KEY = "the number of a row in the database of the system"
MAP = "drawn on the map of the system; a picture or a point of its own format, not text that a ledger carries"
VENDOR = "a column the system keeps free, with no meaning of its own"
MEMBERSHIP = (
    "whether the person stands on another list: a record of that list says so, and 特殊人群分类 sums it up; a mark "
    "on everybody would copy sensitive facts to where they are not needed (个人信息保护法, articles 6 and 28)"
)
NO_MARK = (
    "a mark on a person for petitioning or belief; the schema assesses the work of units and has no such mark"
)
GROUP_GONE = "of the block 未落户人口, whose heading the sheet lacks; alone it means nothing and would claim any ledger"

OUT_OF_SCOPE: Mapping[tuple[str, str], str] = {
    **{("社工信息数据", heading): ACCOUNT for heading in ("登录名", "用户类型", "创建时间", "拥有角色")},
    **{(sheet, "实有人口（id）"): SYSTEM_KEY for sheet in ("社区矫正人员", "留守人员", "刑满释放人员")},
    ("楼栋", "区域图"): MAP,
    **{(sheet, "所在楼栋中心点"): MAP for sheet in ("实有人口数据", "实有人口")},
    **{("实有人口", heading): VENDOR for heading in ("是否特殊1", "是否特殊2")},
    **{
        ("实有人口", heading): MEMBERSHIP
        for heading in (
            "是否留守",
            "是否安置帮教",
            "是否社区矫正",
            "是否艾滋病患者",
            "是否肇事肇祸等严重精神障碍患者",
            "是否重点青少年",
            "是否吸毒",
            "是否危险品",
        )
    },
    **{("实有人口", heading): NO_MARK for heading in ("是否重点上访", "是否涉教")},
    **{("实有人口", heading): GROUP_GONE for heading in ("时间", "原因", "说明")},
}


def evened(heading: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", heading)).casefold()


def fields_by_heading(entity: str) -> dict[str, str]:
    model = ENTITIES.get(entity)
    known = terms(model) if model is not None else {}
    return {evened(heading): name for name, term in known.items() for heading in term.label.names}


def in_scope() -> Iterator[tuple[str, str, str]]:
    """Sheet, heading and entity of everything that is governance data."""
    for sheet, headings in SHEETS.items():
        for heading in headings:
            if (sheet, heading) not in OUT_OF_SCOPE:
                yield sheet, heading, WHERE[sheet].elsewhere.get(heading, WHERE[sheet].entity)


def test_what_is_said_of_the_sheets_is_about_them() -> None:
    assert set(WHERE) == set(SHEETS)
    assert all(heading in SHEETS[sheet] for sheet, heading in OUT_OF_SCOPE)
    assert all(set(told.elsewhere) <= set(SHEETS[sheet]) for sheet, told in WHERE.items())
    assert all(reason.isascii() or reason for reason in OUT_OF_SCOPE.values())
    assert len(OUT_OF_SCOPE) <= 0.15 * sum(map(len, SHEETS.values())), "most of a sheet is governance data"


def test_nearly_all_headings_of_governance_data_are_known() -> None:
    wanted = list(in_scope())
    missing = [
        f"{sheet}: {heading} -> {entity}{'' if entity in ENTITIES else ' (no such entity)'}"
        for sheet, heading, entity in wanted
        if evened(heading) not in fields_by_heading(entity)
    ]
    known = len(wanted) - len(missing)
    told = "\n".join(
        [
            f"{known} of {len(wanted)} headings have a field ({known / len(wanted):.1%}); these have none:",
            *missing,
        ]
    )
    print(told)  # noqa: T201 -- `pytest -s` lists them, whether or not they are few
    assert known >= ENOUGH * len(wanted), f"add also= to the right field: {told}"


def test_what_is_known_is_not_out_of_scope() -> None:
    known = [
        (sheet, heading)
        for sheet, heading in OUT_OF_SCOPE
        if evened(heading) in fields_by_heading(WHERE[sheet].entity)
    ]
    assert not known, "take these out of OUT_OF_SCOPE"


def test_enough_is_known_even_if_what_is_left_out_on_purpose_counts() -> None:
    """Marks on persons are governance data of some kind; they are left out for the law, not for the share."""
    on_purpose = sum(reason in (MEMBERSHIP, NO_MARK) for reason in OUT_OF_SCOPE.values())
    wanted = list(in_scope())
    known = sum(evened(heading) in fields_by_heading(entity) for _, heading, entity in wanted)
    assert known >= ENOUGH * (len(wanted) + on_purpose)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_reader_takes_the_sheet_for_the_right_entity(sheet: str) -> None:
    header = find_header([list(SHEETS[sheet])], (), called=(sheet,))
    assert header is not None
    assert header.model.entity.name == WHERE[sheet].entity
    known = fields_by_heading(WHERE[sheet].entity)
    for column, field in header.fields.items():
        assert known.get(evened(header.texts[column]), field) == field
