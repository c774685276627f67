"""艾滋病危险人员 — people with HIV whom the standard lists because of a concern, and the help they get.

The Regulations on AIDS Prevention (艾滋病防治条例, article 39) forbid publishing who has the infection; no list
of an office may carry more than the law lets it.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from jiceng.codes import HivAdmission, HivConcern, HivRoute, SpecialPersonKind
from jiceng.identifiers import Phone
from jiceng.labels import Label
from jiceng.models._marks import EXPORTED, GB31000, REGISTERED
from jiceng.models._terms import Entity
from jiceng.models.listed_person import ListedPerson
from jiceng.privacy import NAME, PHONE, SENSITIVE, SENSITIVE_TEXT

__all__ = ["HivConcernPerson"]


class HivConcernPerson(ListedPerson):
    """艾滋病危险人员 / person of HIV concern."""

    entity: ClassVar[Entity] = Entity(
        name="hiv_concern_person",
        label=Label("艾滋病危险人员", "person of HIV concern", also=("艾滋病患者", "艾滋病感染者")),
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
            "kind": "05",
            "route": "01",
            "has_offence": False,
            "concern": "00",
            "help": "按月随访，落实免费抗病毒治疗。",
            "helper_name": "某某",
            "helper_phone": "13900000012",
            "admission": "02",
            "admission_org": "云岭县疾病预防控制中心",
        },
    )

    kind: Annotated[
        Literal[SpecialPersonKind.HIV_RISK],
        Label("特殊人群类别", "kind of special person", also=("特殊人群分类", "特殊人群类型")),
        SENSITIVE,
        GB31000,
    ] = SpecialPersonKind.HIV_RISK
    """Always that of people of HIV concern; it tells them apart in a list of all special groups."""

    route: Annotated[
        HivRoute | None, Label("感染途径", "route of infection"), SENSITIVE, GB31000, EXPORTED
    ] = None
    """How the person was infected."""

    has_offence: Annotated[
        bool | None,
        Label("是否有违法犯罪史", "history of offences", also=("有无违法犯罪史",)),
        SENSITIVE,
        GB31000,
        EXPORTED,
    ] = None
    """Whether the person has broken the law before."""

    offence: Annotated[
        str | None, Label("违法犯罪情况", "offences"), SENSITIVE_TEXT, GB31000, Field(max_length=1024)
    ] = None
    """What the person was punished or sentenced for."""

    case_category: Annotated[
        str | None,
        Label("案件类别", "category of the case", also=("案（事）件类别", "案事件类别")),
        SENSITIVE,
        GB31000,
        Field(max_length=100),
    ] = None
    """Category by its five-digit code in the table 案（事）件类别 or in words: only the first chapters of that table of the
    public security organs could be read, so that no other category is refused."""

    concern: Annotated[
        HivConcern | None, Label("关注类型", "type of concern"), SENSITIVE, GB31000, REGISTERED
    ] = None
    """Why the standard lists the person; 00 for no concern."""

    help: Annotated[
        str | None,
        Label("帮扶情况", "help given", also=("帮扶措施",)),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What help is given, and how often."""

    helper_name: Annotated[
        str | None,
        Label("帮扶人姓名", "name of the helper", also=("帮扶人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who gives the help from day to day."""

    helper_phone: Annotated[
        Phone | None,
        Label("帮扶人联系方式", "phone of the helper", also=("帮扶人联系电话", "帮扶人电话")),
        PHONE,
        GB31000,
    ] = None
    """Phone of the helper."""

    admission: Annotated[
        HivAdmission | None, Label("收治情况", "admission and treatment"), SENSITIVE, GB31000, REGISTERED
    ] = None
    """How the person is treated."""

    admission_org: Annotated[
        str | None,
        Label("收治机构名称", "institution of treatment", also=("收治机构",)),
        SENSITIVE,
        GB31000,
        Field(max_length=100),
    ] = None
    """Institution that treats the person."""
