"""调解协议 — what the parties agreed, how it is carried out, and its confirmation by a court.

An attempt of mediation ends with one agreement at most, written or oral. The parties may ask a court together
to confirm it within thirty days of its taking effect.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AgreementPerformance, JudicialConfirmation
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, DECIMAL, PRACTICE, REGISTERED, YUAN
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PERSONAL, PERSONAL_TEXT, PUBLIC

__all__ = ["MediationAgreement"]


class MediationAgreement(Record):
    """调解协议 / mediation agreement."""

    entity: ClassVar[Entity] = Entity(
        name="mediation_agreement",
        label=Label("调解协议", "mediation agreement", also=("人民调解协议", "调解协议书")),
        key=("dispute_number", "sequence"),
        source=Source("人民调解法", "第二十八条"),
        membership=INTERNAL,
        example={
            "dispute_number": "YL20261010001",
            "sequence": 1,
            "number": "柳调〔2026〕1号",
            "is_written": True,
            "signed_on": "2026-03-12",
            "effective_on": "2026-03-12",
            "content": "双方按单双日轮流用水",
            "amount": "1200.00",
            "due_on": "2026-04-12",
            "performance": "2",
            "performed_on": "2026-04-01",
            "confirmation": "2",
            "is_joint_application": True,
            "concerns_status": False,
            "confirmation_applied_on": "2026-03-20",
            "confirmation_court": "云岭县人民法院",
            "confirmation_accepted_on": "2026-03-22",
            "confirmation_decided_on": "2026-04-02",
        },
    )

    dispute_number: Annotated[
        str,
        Label("纠纷编号", "number of the dispute", also=("事件编号", "矛盾纠纷编号")),
        PUBLIC,
        PRACTICE,
        Reference("dispute", "number"),
        Field(min_length=1, max_length=50),
    ]
    """Dispute that the agreement ends."""

    sequence: Annotated[
        int,
        Label("调解次序", "number of the attempt", also=("调解序号", "第几次调解")),
        PUBLIC,
        PRACTICE,
        Reference("mediation", "sequence", along=("dispute_number",)),
        Field(ge=1, le=9_999),
    ]
    """Number of the attempt that led to it."""

    number: Annotated[
        str | None,
        Label("协议编号", "number of the agreement", also=("协议书编号", "调解协议编号", "调解书文号")),
        INTERNAL,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Number on the written agreement."""

    is_written: Annotated[
        bool | None,
        Label("是否书面协议", "in writing", also=("是否制作协议书", "书面协议")),
        INTERNAL,
        Source("人民调解法", "第二十八条"),
        REGISTERED,
    ] = None
    """Whether it is in writing; otherwise it is oral."""

    has_record: Annotated[
        bool | None,
        Label("口头协议是否记录", "oral agreement on record", also=("是否记录口头协议", "是否有记录")),
        INTERNAL,
        Source("人民调解法", "第二十八条"),
    ] = None
    """Whether the mediator wrote down an oral agreement."""

    signed_on: Annotated[
        date | None,
        Label("协议签订日期", "signed on", also=("签订日期", "签订时间", "达成协议日期", "协议达成日期")),
        INTERNAL,
        Source("人民调解法", "第二十九条"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which all parties signed, or agreed by word of mouth."""

    effective_on: Annotated[
        date | None,
        Label("协议生效日期", "effective on", also=("生效日期", "生效时间")),
        INTERNAL,
        Source("人民调解法", "第二十九、三十条"),
        CALENDAR_DAY,
    ] = None
    """Day from which the thirty days for confirmation run; the day of signing unless it says otherwise."""

    content: Annotated[
        str | None,
        Label("协议内容", "content", also=("协议主要内容", "协议事项", "调解协议内容")),
        PERSONAL_TEXT,
        Source("人民调解法", "第二十九条"),
        Field(max_length=4500),
    ] = None
    """What each side owes."""

    amount: Annotated[
        Decimal | None,
        Label("协议涉及金额", "amount", also=("协议金额", "涉及金额", "赔偿金额")),
        PERSONAL,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Money to be paid under the agreement; 0 where none is."""

    due_on: Annotated[
        date | None,
        Label("履行期限", "due on", also=("履行时限", "履行截止日期")),
        INTERNAL,
        Source("人民调解法", "第二十九条"),
        CALENDAR_DAY,
    ] = None
    """Last day for carrying it out."""

    performance: Annotated[
        AgreementPerformance | None,
        Label("协议履行情况", "performance", also=("履行情况", "履行状态")),
        INTERNAL,
        Source("人民调解法", "第三十一条"),
    ] = None
    """How far it has been carried out."""

    performed_on: Annotated[
        date | None,
        Label("履行完毕日期", "performed on", also=("履行日期", "履行时间")),
        INTERNAL,
        Source("人民调解法", "第三十一条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the last of it was carried out."""

    confirmation: Annotated[
        JudicialConfirmation | None,
        Label("司法确认情况", "judicial confirmation", also=("司法确认", "司法确认结果", "司法确认状态")),
        INTERNAL,
        Source("人民调解法", "第三十三条"),
    ] = None
    """Whether a court was asked to confirm it, and what it decided."""

    is_joint_application: Annotated[
        bool | None,
        Label("是否双方共同申请", "joint application", also=("是否共同申请",)),
        INTERNAL,
        Source("民事诉讼法（2023）", "第二百零五条"),
    ] = None
    """Whether both sides asked the court together."""

    concerns_status: Annotated[
        bool | None,
        Label("是否涉及身份收养婚姻关系", "concerns personal status", also=("是否涉及身份关系",)),
        PERSONAL,
        Source("最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）", "第四条"),
    ] = None
    """Whether it is on identity, adoption or marriage, which no court confirms."""

    confirmation_applied_on: Annotated[
        date | None,
        Label("司法确认申请日期", "confirmation applied for on", also=("申请司法确认日期", "申请确认日期")),
        INTERNAL,
        Source("人民调解法", "第三十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the court was asked."""

    confirmation_court: Annotated[
        str | None,
        Label("司法确认法院", "court", also=("确认法院", "受理法院")),
        PUBLIC,
        Source("人民调解法", "第三十三条"),
        Field(max_length=100),
    ] = None
    """Court that was asked."""

    confirmation_accepted_on: Annotated[
        date | None,
        Label("司法确认受理日期", "confirmation accepted on", also=("法院受理日期",)),
        INTERNAL,
        Source("最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）", "第四条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the court accepted the request, within three days."""

    confirmation_decided_on: Annotated[
        date | None,
        Label(
            "司法确认裁定日期", "confirmation decided on", also=("裁定日期", "司法确认决定日期", "确认日期")
        ),
        INTERNAL,
        Source("最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）", "第五条"),
        CALENDAR_DAY,
    ] = None
    """Day of the ruling, within fifteen days of acceptance."""

    confirmation_number: Annotated[
        str | None,
        Label("司法确认裁定书文号", "number of the ruling", also=("裁定书文号", "裁定书编号")),
        INTERNAL,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Number on the ruling."""
