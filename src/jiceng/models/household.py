"""户 — one household; derived from its members where a county keeps no list of its own."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import HouseholdKind
from jiceng.identifiers import DivisionCode, GridCode, Phone, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import COUNT, DECIMAL, EXPORTED, GB31000, MU, PEOPLE, PRACTICE, REGISTERED, SEVERAL
from jiceng.models._terms import Entity
from jiceng.privacy import ADDRESS, INTERNAL, NAME, PERSONAL, PHONE, RECORD_NUMBER, RESIDENT_NUMBER

__all__ = ["Household"]


class Household(Record):
    """户 / household."""

    entity: ClassVar[Entity] = Entity(
        name="household",
        label=Label("户", "household", also=("家庭",)),
        key=("number",),
        source=GB31000,
        membership=PERSONAL,
        example={
            "number": "10200031",
            "head_name": "某某某",
            "head_id_number": "53992519491231048X",
            "phone": "13900000012",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "villagers_group": "3组",
            "address": "柳河镇北坪村3组12号",
            "kinds": "02|04",
            "member_count": 4,
            "registered_count": 4,
            "resident_count": 3,
            "labour_count": 2,
            "cultivated_land": "6.5",
        },
    )

    number: Annotated[
        str,
        Label(
            "户号",
            "household number",
            also=("户编号", "家庭编号", "户籍号", "家庭户编号", "家庭户号", "户口编号"),
        ),
        RECORD_NUMBER,
        GB31000,
        Field(min_length=1, max_length=20),
    ]
    """Number of the household in the register of the township."""

    head_name: Annotated[
        str | None,
        Label("户主姓名", "name of the head", also=("户主",)),
        NAME,
        GB31000,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the head; empty while the members name none, or two."""

    head_id_number: Annotated[
        ResidentId | None,
        Label(
            "户主公民身份号码",
            "identity number of the head",
            also=("户主身份证号", "户主身份证号码", "户主身份证", "户主证件号码"),
        ),
        RESIDENT_NUMBER,
        GB31000,
        Reference("resident", "id_number"),
        REGISTERED,
    ] = None
    """Identity number of the head, who is among the residents."""

    phone: Annotated[
        Phone | None,
        Label("户联系电话", "phone", also=("户主联系方式", "户主联系电话", "户主电话")),
        PHONE,
        GB31000,
    ] = None
    """Phone under which the household is reached."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属村（社区）代码", "division code", also=("所属社区", "所属村社区", "所属村（社区）")),
        INTERNAL,
        GB31000,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Village or community in which the household lives."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "网格编号", "网格代码", "所在网格", "所属网格编码")),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
        REGISTERED,
    ] = None
    """Grid in which the household lives; every household is in one."""

    villagers_group: Annotated[
        str | None,
        Label("村民小组", "villagers' group", also=("村组", "所属小组")),
        ADDRESS,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Villagers' group of an administrative village, by its number or name."""

    address: Annotated[
        str | None,
        Label("户地址", "address", also=("家庭地址", "家庭住址", "住址", "详细地址", "现住址")),
        ADDRESS,
        GB31000,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Address of the household."""

    house_code: Annotated[
        str | None,
        Label("房屋编号", "house code", also=("所属房屋", "房屋编码")),
        ADDRESS,
        GB31000,
        Reference("house", "code"),
        Field(max_length=50),
    ] = None
    """Number of the house in the list of houses."""

    kinds: Annotated[
        tuple[HouseholdKind, ...] | None,
        Label("户类型", "kinds of household", also=("户类别", "家庭类型")),
        PERSONAL,
        PRACTICE,
        SEVERAL,
    ] = None
    """Programmes of assistance in which the household is; 一般农户 for one that is in none."""

    member_count: Annotated[
        int,
        Label("户人口数", "members", also=("家庭人口数", "家庭人数", "户内人数", "家庭成员数")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ]
    """Number of members on the list."""

    registered_count: Annotated[
        int | None,
        Label("户籍人数", "registered members", also=("户籍人口数",)),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Members whose household registration is here."""

    resident_count: Annotated[
        int | None,
        Label("常住人数", "usual residents", also=("常住人口数",)),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Members who usually live here."""

    labour_count: Annotated[
        int | None,
        Label("劳动力人数", "members able to work", also=("劳动力数",)),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Members who are able to work."""

    cultivated_land: Annotated[
        Decimal | None,
        Label("耕地面积", "cultivated land", also=("耕地", "承包地面积", "耕地（亩）")),
        PERSONAL,
        PRACTICE,
        MU,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Land that the household farms, in mu (one fifteenth of a hectare)."""
