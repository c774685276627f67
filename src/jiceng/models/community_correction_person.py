"""社区矫正人员 — people who serve a sentence in the community, and how they are supervised.

Columns follow GB/T 31000-2015; days and the make-up of the team that the Community Corrections Law asks for are added.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from jiceng.codes import (
    CorrectionEnd,
    CorrectionTeam,
    CorrectionType,
    FourHistories,
    ReceptionMode,
    SpecialPersonKind,
    ThreeInvolvements,
)
from jiceng.labels import Label, Source
from jiceng.models._marks import CALENDAR_DAY, CLOSED, EXPORTED, GB31000, REGISTERED, SEVERAL
from jiceng.models._terms import Entity
from jiceng.models.listed_person import ListedPerson
from jiceng.privacy import RECORD_NUMBER, SENSITIVE, SENSITIVE_TEXT

__all__ = ["CommunityCorrectionPerson"]


class CommunityCorrectionPerson(ListedPerson):
    """社区矫正人员 / person under community correction."""

    entity: ClassVar[Entity] = Entity(
        name="community_correction_person",
        label=Label("社区矫正人员", "person under community correction", also=("社区矫正对象", "社矫对象")),
        key=("id_number",),
        source=GB31000,
        membership=SENSITIVE,
        example={
            "name": "某某某",
            "id_number": "539925199404184731",
            "sex": "1",
            "birth_date": "1994-04-18",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "listed_on": "2026-03-02",
            "concern_level": "02",
            "responsible_org": "柳河镇司法所",
            "responsible_person": "某某",
            "responsible_phone": "13900000013",
            "next_visit_on": "2026-10-15",
            "register_status": "01",
            "kind": "02",
            "correction_number": "5399252026000012",
            "correction_type": "02",
            "case_category": "20900",
            "crime": "盗窃罪",
            "sentence": "一年",
            "sentence_started_on": "2026-02-20",
            "sentence_ended_on": "2027-02-19",
            "judgement_effective_on": "2026-02-20",
            "reported_on": "2026-02-25",
            "correction_started_on": "2026-02-20",
            "correction_ended_on": "2027-02-19",
            "reception": "01",
            "is_recidivist": False,
            "has_team": True,
            "team_members": "01|04|07",
            "team_has_woman": True,
            "has_tracking_device": True,
            "tracking_started_on": "2026-08-01",
            "tracking_ended_on": "2026-10-31",
            "was_out_of_control": False,
            "was_left_out": False,
            "has_reoffended": False,
        },
    )

    kind: Annotated[
        Literal[SpecialPersonKind.COMMUNITY_CORRECTION],
        Label("特殊人群类别", "kind of special person", also=("特殊人群分类", "特殊人群类型")),
        SENSITIVE,
        GB31000,
    ] = SpecialPersonKind.COMMUNITY_CORRECTION
    """Always that of people under correction; it tells them apart in a list of all special groups."""

    correction_number: Annotated[
        str | None,
        Label("社区矫正人员编号", "correction number", also=("矫正人员编号", "矫正编号")),
        RECORD_NUMBER,
        GB31000,
        EXPORTED,
        Field(max_length=16),
    ] = None
    """Number of the person in the register of community correction."""

    detention_place: Annotated[
        str | None,
        Label("原羁押场所", "place of detention before", also=("羁押场所",)),
        SENSITIVE,
        GB31000,
        Field(max_length=100),
    ] = None
    """Where the person was held before the correction."""

    correction_type: Annotated[
        CorrectionType | None,
        Label("矫正类别", "class of correction", also=("矫正类型", "矫正类別")),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Which of the sentences served in the community applies."""

    case_category: Annotated[
        str | None,
        Label("案（事）件类别", "category of the case", also=("案事件类别", "案件类别", "案事件类別")),
        SENSITIVE,
        GB31000,
        Field(max_length=100),
    ] = None
    """Category by its five-digit code in the table 案（事）件类别 or in words: only the first chapters of that table of the
    public security organs could be read, so that no other category is refused."""

    crime: Annotated[
        str | None,
        Label("具体罪名", "crime", also=("罪名",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """The crime as the judgement names it."""

    sentence: Annotated[
        str | None,
        Label("原判刑期", "original sentence", also=("刑期", "原判刑罚")),
        SENSITIVE,
        GB31000,
        REGISTERED,
        Field(max_length=30),
    ] = None
    """Length of the sentence as the judgement words it."""

    sentence_started_on: Annotated[
        date | None,
        Label("原判刑开始日期", "sentence starts on", also=("原判刑期开始日期", "原判刑开始曰期")),
        SENSITIVE,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """First day of the sentence in the judgement."""

    sentence_ended_on: Annotated[
        date | None,
        Label("原判刑结束日期", "sentence ends on", also=("原判刑期结束日期",)),
        SENSITIVE,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Last day of the sentence in the judgement."""

    judgement_effective_on: Annotated[
        date | None,
        Label("判决生效日期", "judgement effective on", also=("裁判生效日期",)),
        SENSITIVE,
        Source("社区矫正法", "第二十一条"),
        CALENDAR_DAY,
    ] = None
    """Day from which the judgement or ruling is effective; the report is due within ten days of it."""

    decision_received_on: Annotated[
        date | None,
        Label(
            "收到暂予监外执行决定日期", "decision received on", also=("暂予监外执行决定日期", "收到决定日期")
        ),
        SENSITIVE,
        Source("社区矫正法", "第二十一条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the prison, remand house or police received the decision to serve outside prison."""

    transferred_on: Annotated[
        date | None,
        Label("移送日期", "transferred on", also=("移送时间", "交付日期")),
        SENSITIVE,
        Source("社区矫正法", "第二十一条"),
        CALENDAR_DAY,
    ] = None
    """Day on which such a person was handed over to the correction office, due within ten days of the decision."""

    reported_on: Annotated[
        date | None,
        Label("报到日期", "reported on", also=("报到时间",)),
        SENSITIVE,
        Source("社区矫正法", "第二十一条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the person reported to the correction office, or was handed over."""

    correction_started_on: Annotated[
        date | None,
        Label("矫正开始日期", "correction starts on", also=("矫正开始时间",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """First day of the correction."""

    correction_ended_on: Annotated[
        date | None,
        Label("矫正结束日期", "correction ends on", also=("矫正结束时间", "矫正期满日期")),
        SENSITIVE,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Last day of the correction as it stands."""

    overrun_reason: Annotated[
        str | None,
        Label("期满未解除原因", "reason for not being lifted", also=("期满未解矫原因", "期满未解除说明")),
        SENSITIVE_TEXT,
        Source("社区矫正法", "第四十四条"),
        Field(max_length=1024),
    ] = None
    """Why the person is on the list after the last day of the correction."""

    reception: Annotated[
        ReceptionMode | None,
        Label("接收方式", "reception", also=("接收形式",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """How the person came into the correction."""

    histories: Annotated[
        tuple[FourHistories, ...] | None,
        Label("四史情况", "four histories", also=("“四史”情况", "四史")),
        SENSITIVE,
        GB31000,
        SEVERAL,
    ] = None
    """Histories of drugs, escape, suicide or assault on police that are on record."""

    is_recidivist: Annotated[
        bool | None, Label("是否累惯犯", "recidivist", also=("是否累犯",)), SENSITIVE, GB31000
    ] = None
    """Whether the person is a recidivist or habitual offender."""

    involvements: Annotated[
        tuple[ThreeInvolvements, ...] | None,
        Label("三涉情况", "three involvements", also=("“三涉”情况", "三涉")),
        SENSITIVE,
        GB31000,
        SEVERAL,
    ] = None
    """Whether drugs, organised crime or guns were involved."""

    has_team: Annotated[
        bool | None, Label("是否建立矫正小组", "has a correction team"), SENSITIVE, GB31000, REGISTERED
    ] = None
    """Whether a correction team was set up."""

    team_members: Annotated[
        tuple[CorrectionTeam, ...] | None,
        Label(
            "矫正小组人员组成情况", "members of the correction team", also=("矫正小组组成", "矫正小组成员")
        ),
        SENSITIVE,
        GB31000,
        SEVERAL,
    ] = None
    """Who sits in the correction team."""

    team_has_woman: Annotated[
        bool | None,
        Label("矫正小组有无女性成员", "woman in the team"),
        SENSITIVE,
        Source("社区矫正法", "第二十五条"),
    ] = None
    """Whether a woman sits in the team, as a woman under correction has to have."""

    team_has_youth_worker: Annotated[
        bool | None,
        Label(
            "矫正小组有无熟悉未成年人身心特点的人员",
            "youth worker in the team",
            also=("矫正小组有无熟悉未成年人的人员",),
        ),
        SENSITIVE,
        Source("社区矫正法", "第五十二条"),
    ] = None
    """Whether the team has somebody who knows minors, as a minor under correction has to have."""

    has_tracking_device: Annotated[
        bool | None,
        Label("是否使用电子定位装置", "wears a tracking device", also=("是否电子定位", "有无电子定位装置")),
        SENSITIVE,
        Source("社区矫正法", "第二十九条"),
    ] = None
    """Whether the person is located by an electronic device."""

    tracking_started_on: Annotated[
        date | None,
        Label("电子定位批准使用开始日期", "tracking approved from", also=("电子定位开始日期",)),
        SENSITIVE,
        Source("社区矫正法", "第二十九条"),
        CALENDAR_DAY,
    ] = None
    """First day of the latest approval of the device."""

    tracking_ended_on: Annotated[
        date | None,
        Label(
            "电子定位批准使用截止日期",
            "tracking approved until",
            also=("电子定位结束日期", "电子定位截止日期"),
        ),
        SENSITIVE,
        Source("社区矫正法", "第二十九条"),
        CALENDAR_DAY,
    ] = None
    """Last day of that approval, at most three months after the first."""

    end_type: Annotated[
        CorrectionEnd | None,
        Label(
            "矫正解除（终止）类型", "end of correction", also=("矫正解除类型", "解除矫正类型", "矫正终止类型")
        ),
        SENSITIVE,
        GB31000,
        CLOSED,
    ] = None
    """How the correction ended."""

    released_from_correction_on: Annotated[
        date | None,
        Label(
            "矫正解除（终止）日期",
            "correction ended on",
            also=("解除矫正日期", "矫正解除日期", "矫正终止日期"),
        ),
        SENSITIVE,
        Source("社区矫正法", "第四十四条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the correction was lifted or broken off."""

    has_release_certificate: Annotated[
        bool | None,
        Label("是否发给解除社区矫正证明书", "certificate of release", also=("有无解除矫正证明书",)),
        SENSITIVE,
        Source("社区矫正法", "第四十四条"),
    ] = None
    """Whether the certificate that ends the correction was handed out."""

    was_out_of_control: Annotated[
        bool | None, Label("是否有脱管", "out of control", also=("是否脱管",)), SENSITIVE, GB31000, EXPORTED
    ] = None
    """Whether the person got out of supervision (脱管)."""

    out_of_control_reason: Annotated[
        str | None,
        Label("脱管原因", "reason of loss of control"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """Why the person got out of supervision."""

    out_of_control_inspection: Annotated[
        str | None,
        Label("检察监督脱管情况", "procuratorial supervision of loss of control"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What the procuratorate found on the loss of control."""

    out_of_control_correction: Annotated[
        str | None,
        Label("脱管纠正情况", "loss of control put right"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """How supervision was restored."""

    was_left_out: Annotated[
        bool | None,
        Label("是否有漏管", "left out of supervision", also=("是否漏管",)),
        SENSITIVE,
        GB31000,
        EXPORTED,
    ] = None
    """Whether the person was never taken into supervision at first (漏管)."""

    left_out_reason: Annotated[
        str | None,
        Label("漏管原因", "reason of being left out"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """Why the person was not taken into supervision."""

    left_out_inspection: Annotated[
        str | None,
        Label("检察监督漏管情况", "procuratorial supervision of being left out"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What the procuratorate found on the omission."""

    left_out_correction: Annotated[
        str | None,
        Label("漏管纠正情况", "being left out put right"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """How the person was taken into supervision in the end."""

    rewards_and_penalties: Annotated[
        str | None,
        Label("奖惩情况", "rewards and penalties"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """Commendations, warnings and other measures during the correction."""

    sentence_changes: Annotated[
        str | None,
        Label("刑罚变更执行情况", "changes of the sentence"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """Reductions of the sentence, and other changes of how it is served."""

    has_reoffended: Annotated[
        bool | None, Label("是否重新犯罪", "reoffended", also=("有无重新犯罪",)), SENSITIVE, GB31000, EXPORTED
    ] = None
    """Whether a court has found a new crime."""

    new_crime: Annotated[
        str | None,
        Label("重新犯罪罪名", "new crime", also=("重新犯罪名称", "重新犯罪的罪名")),
        SENSITIVE,
        GB31000,
        Field(max_length=100),
    ] = None
    """The new crime, if there is one."""
