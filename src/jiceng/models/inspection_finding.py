"""督查发现问题 — one thing that an inspection, announced or not, found wrong with a unit, and how it was put right.

Inspections are of units, never of people; who answers for putting it right is named, who did wrong is not.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import InspectionKind
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, EXPORTED, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL_TEXT, PUBLIC

__all__ = ["InspectionFinding"]


class InspectionFinding(Record):
    """督查发现问题 / inspection finding."""

    entity: ClassVar[Entity] = Entity(
        name="inspection_finding",
        label=Label("督查发现问题", "inspection finding", also=("督查问题", "暗访发现问题", "督导检查问题")),
        key=("number",),
        source=PRACTICE,
        membership=INTERNAL,
        example={
            "number": "DC2026021",
            "inspection_kind": "01",
            "found_on": "2026-06-11",
            "inspecting_org": "县委政法委",
            "inspected_org": "青石镇综治中心",
            "division_code": "539925102",
            "place": "青石镇综治中心群众接待大厅",
            "category": "阵地建设",
            "finding": "值班表未更新，窗口无人值守",
            "is_repeated": False,
            "responsible_org": "青石镇人民政府",
            "responsible_person": "王某",
            "due_on": "2026-06-30",
            "measures": "重新排班并公示",
            "is_rectified": True,
            "closed_on": "2026-06-20",
            "rechecked_on": "2026-07-02",
            "recheck_result": "已整改到位",
        },
    )

    number: Annotated[
        str,
        Label("问题编号", "number", also=("督查问题编号", "整改编号")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the list of findings."""

    inspection_kind: Annotated[
        InspectionKind | None,
        Label("督查方式", "kind of inspection", also=("检查方式", "督查形式", "检查类型")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """How it was found."""

    found_on: Annotated[
        date | None,
        Label(
            "发现日期",
            "found on",
            also=("督查日期", "检查日期", "暗访日期", "督查时间", "检查时间", "发现时间"),
        ),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of the inspection."""

    inspecting_org: Annotated[
        str | None,
        Label("督查单位", "inspecting organisation", also=("检查单位", "督查组", "暗访组")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Office that inspected."""

    inspected_org: Annotated[
        str | None,
        Label("被督查单位", "inspected organisation", also=("被检查单位", "受检单位", "被暗访单位")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Unit that was inspected."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division", also=("区划代码", "行政区划代码", "行政区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division of the unit that was inspected."""

    place: Annotated[
        str | None,
        Label("督查地点", "place", also=("检查地点", "问题点位", "暗访点位")),
        INTERNAL,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Where it was found."""

    category: Annotated[
        str | None,
        Label("问题类别", "category", also=("问题类型", "问题分类")),
        INTERNAL,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Kind of problem in the words of the county."""

    finding: Annotated[
        str | None,
        Label("发现问题", "finding", also=("存在问题", "问题描述", "问题内容", "具体问题", "发现的问题")),
        PERSONAL_TEXT,
        PRACTICE,
        REGISTERED,
        Field(max_length=4500),
    ] = None
    """What was found wrong."""

    is_repeated: Annotated[
        bool | None,
        Label("是否反复出现", "repeated", also=("是否屡查屡犯", "是否重复问题")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Whether it had been found before and put right."""

    responsible_org: Annotated[
        str | None,
        Label("整改责任单位", "responsible organisation", also=("责任单位", "整改单位")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Unit that has to put it right."""

    responsible_person: Annotated[
        str | None,
        Label("整改责任人", "responsible person", also=("责任人",)),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who answers for putting it right."""

    due_on: Annotated[
        date | None,
        Label("整改时限", "due on", also=("整改期限", "完成时限", "整改完成时限")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Last day for putting it right."""

    measures: Annotated[
        str | None,
        Label("整改措施", "measures", also=("整改情况", "整改落实情况")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        Field(max_length=4500),
    ] = None
    """What was done."""

    is_rectified: Annotated[
        bool | None,
        Label("是否整改到位", "rectified", also=("是否整改", "是否完成整改", "整改是否到位")),
        INTERNAL,
        PRACTICE,
        CLOSED,
    ] = None
    """Whether it is put right."""

    closed_on: Annotated[
        date | None,
        Label("整改完成日期", "closed on", also=("整改完成时间", "销号日期", "完成日期")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was put right."""

    rechecked_on: Annotated[
        date | None,
        Label("复查日期", "rechecked on", also=("回头看日期", "复查时间", "核查日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the inspectors looked again."""

    recheck_result: Annotated[
        str | None,
        Label("复查结果", "result of the recheck", also=("复查情况", "回头看情况", "核查结果")),
        INTERNAL,
        PRACTICE,
        Field(max_length=500),
    ] = None
    """What they saw."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
