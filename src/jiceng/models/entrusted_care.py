"""委托照护 — to whom absent parents entrust a child, and whom they have told of it (未成年人保护法, articles 22 and 23)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from jiceng.codes import FamilyRelation
from jiceng.identifiers import Phone, ResidentId
from jiceng.labels import Label, Source
from jiceng.models._marks import CALENDAR_DAY
from jiceng.models.left_behind_family import LeftBehindFamily
from jiceng.privacy import ADDRESS, NAME, PHONE, RESIDENT_NUMBER, SENSITIVE

__all__ = ["EntrustedCare"]


class EntrustedCare(LeftBehindFamily):
    """委托照护 / entrusted care: the block of who looks after a child whose parents are away."""

    carer_name: Annotated[
        str | None,
        Label("委托照护人姓名", "name of the carer", also=("委托监护人姓名", "委托照护人", "委托监护人")),
        NAME,
        Source("未成年人保护法", "第二十二条"),
        Field(max_length=50),
    ] = None
    """Who was asked to look after a child."""

    carer_id_number: Annotated[
        ResidentId | None,
        Label(
            "委托照护人公民身份号码",
            "identity number of the carer",
            also=("委托照护人身份证号", "委托监护人身份证", "委托监护人身份证号", "委托监护人公民身份号码"),
        ),
        RESIDENT_NUMBER,
        Source("未成年人保护法", "第二十二条"),
    ] = None
    """Identity number of the carer."""

    carer_phone: Annotated[
        Phone | None,
        Label(
            "委托照护人联系方式",
            "phone of the carer",
            also=("委托照护人联系电话", "委托监护人电话", "委托监护人联系电话"),
        ),
        PHONE,
        Source("未成年人保护法", "第二十二条"),
    ] = None
    """Phone of the carer."""

    carer_relation: Annotated[
        FamilyRelation | None,
        Label(
            "委托照护人与被照护人关系",
            "relation of the carer",
            also=("与被监护人关系", "委托监护人与被监护人关系"),
        ),
        SENSITIVE,
        Source("未成年人保护法", "第二十二条"),
    ] = None
    """Relation of the carer to the child, after GB/T 4761."""

    carer_address: Annotated[
        str | None,
        Label("委托照护人居住地址", "address of the carer", also=("委托监护人居住地址", "委托照护人住址")),
        ADDRESS,
        Source("未成年人保护法", "第二十二条"),
        Field(max_length=200),
    ] = None
    """Where the carer lives."""

    carer_birth_date: Annotated[
        date | None,
        Label("委托照护人出生日期", "date of birth of the carer", also=("委托监护人出生日期",)),
        SENSITIVE,
        Source("未成年人保护法", "第二十二条"),
        CALENDAR_DAY,
    ] = None
    """Day of birth of the carer, who has to be of age."""

    carer_lives_on_own_work: Annotated[
        bool | None,
        Label("委托照护人是否以自己劳动收入为主要生活来源", "carer lives on own work"),
        SENSITIVE,
        Source("民法典", "第十八条"),
    ] = None
    """Whether a carer of sixteen or seventeen lives mainly on own work and so counts as of age."""

    carer_is_barred: Annotated[
        bool | None,
        Label("委托照护人有无不得担任的情形", "carer barred by law", also=("委托监护人有无不得担任的情形",)),
        SENSITIVE,
        Source("未成年人保护法", "第二十二条"),
    ] = None
    """Whether one of the reasons holds for which the law bars somebody from looking after a child."""

    has_carer_agreement: Annotated[
        bool | None,
        Label(
            "是否签订委托照护书",
            "written agreement with the carer",
            also=("有无委托照护书", "是否签订委托监护责任书"),
        ),
        SENSITIVE,
        Source("未成年人保护法", "第二十二条、第二十三条"),
    ] = None
    """Whether the parents and the carer have signed the agreement and handed it in."""

    has_told_school: Annotated[
        bool | None,
        Label("委托照护情况是否书面告知学校（幼儿园）", "school told in writing", also=("是否告知学校",)),
        SENSITIVE,
        Source("未成年人保护法", "第二十三条"),
    ] = None
    """Whether the parents have told the school or kindergarten in writing who looks after the child."""

    has_told_village: Annotated[
        bool | None,
        Label(
            "委托照护情况是否书面告知村（居）委会", "village told in writing", also=("是否告知村（居）委会",)
        ),
        SENSITIVE,
        Source("未成年人保护法", "第二十三条"),
    ] = None
    """Whether the parents have told the villagers' or residents' committee in writing who looks after the child."""

    care_notified_on: Annotated[
        date | None,
        Label("委托照护告知日期", "told of the care on", also=("告知日期",)),
        SENSITIVE,
        Source("未成年人保护法", "第二十三条"),
        CALENDAR_DAY,
    ] = None
    """Day of that notice."""
