"""Tables of the work: mediation, petitions, legal aid, decisions, events. Facts of the law, and what clerks write."""

import pytest

from jiceng.codes import (
    CentreRoom,
    CodeEnum,
    ConsultationForm,
    ContactKind,
    DecisionForm,
    DemonstrationKind,
    DemonstrationLevel,
    EventCategory,
    EventSource,
    InspectionKind,
    LegalAidDecision,
    LegalAidExemption,
    LegalAidKind,
    LegalAidMatter,
    LegalAidMeansTest,
    LegalAidOutcome,
    LegalityOpinion,
    MediationCommitteeKind,
    MediationInitiation,
    MeetingKind,
    OrganizationStatus,
    PartyOrganizationKind,
    PartyRole,
    PetitionContent,
    PetitionDisposal,
    PublicityForm,
    ResolutionMethod,
    RiskImpact,
    RiskLikelihood,
    SchoolKind,
    SecurityCaseOutcome,
    SelfGovernanceKind,
    VideoForbiddenPlace,
    VisitorLevel,
)

PRACTICE_TABLES: tuple[type[CodeEnum], ...] = (
    ContactKind,
    DemonstrationKind,
    EventCategory,
    EventSource,
    InspectionKind,
    LegalAidOutcome,
    MeetingKind,
    OrganizationStatus,
    PetitionContent,
    PublicityForm,
    SchoolKind,
    SecurityCaseOutcome,
    VisitorLevel,
)

WRITTEN: dict[type[CodeEnum], str] = {
    OrganizationStatus: "存续=01 在营=01 已注销=02 吊销=03",
    PartyRole: "申请人=01 被申请人=02 第三人=03 甲方=01",
    MediationInitiation: "主动调解=01 申请调解=02 依申请=02 委托调解=03",
    MediationCommitteeKind: "村调委会=01 居调委会=02 乡镇调委会=03 街道调委会=04 企业调委会=05 专业调委会=06",
    LegalAidKind: "民事=01 刑事=02 行政=03 值班律师=05",
    LegalAidMatter: "请求支付劳动报酬=3105 赡养费=3104 工伤赔偿=3107 见义勇为=3202 家庭暴力=3204 通知辩护=25",
    LegalAidMeansTest: "核查=01 承诺=02 免予核查=03 免于核查=03",
    LegalAidDecision: "给予=01 不予=02 先行=03",
    PetitionContent: "农业农村=01 国土资源=02 涉法涉诉=08 其他=99",
    PetitionDisposal: "转送=01 交办=02 导入政法机关=06",
    ConsultationForm: "座谈会=01 听证会=02 公示=03 村民代表会议=10 居民代表会议=12",
    DecisionForm: "村民代表会议=02 党委会=05 常务会议=06",
    LegalityOpinion: "合法=01 通过=01 不合法=03",
    RiskLikelihood: "高=02 中=03 低=04",
    RiskImpact: "高=02 中=03 低=04",
    EventSource: "网格员上报=01 走访=02 12345=04 舆情=07 上级交办=09",
    EventCategory: "公共设施=05 消防隐患=03 矛盾纠纷=01",
    MeetingKind: "研判会=01 推进会=02 居民代表会议=11",
    InspectionKind: "暗访=01 督查=02 四不两直=01",
    VisitorLevel: "县级领导=01 村干部=03 网格员=04 第一书记=06",
    ContactKind: "乡镇领导包村=02 干部联户=03",
    DemonstrationKind: "乡村治理示范村=01 民主法治示范村=02",
    DemonstrationLevel: "国家级=01 省级=02 县级=04",
    PublicityForm: "宣讲=01 以案释法=02 巡回法庭=03",
    SecurityCaseOutcome: "行政处罚=01 治安调解=03 移送起诉=04",
    PartyOrganizationKind: "党委=01 总支=02 支部=03 联合支部=04",
    SchoolKind: "幼儿园=01 小学=02 初中=04 高中=07",
    SelfGovernanceKind: "村委会=01 居委会=02",
    VideoForbiddenPlace: "客房=01 卫生间=04 试衣间=07",
    CentreRoom: "调解室=02 视频研判室=03 公共法律服务室=06",
}


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [(kind, *pair.split("=")) for kind, pairs in WRITTEN.items() for pair in pairs.split()],
)
def test_what_clerks_write_is_found(kind: type[CodeEnum], text: str, code: str) -> None:
    found = kind.find(text)
    assert found is not None
    assert found.value == code


@pytest.mark.parametrize("kind", PRACTICE_TABLES, ids=lambda kind: kind.__name__)
def test_a_table_of_practice_says_so_and_has_room_for_the_rest(kind: type[CodeEnum]) -> None:
    assert kind.table.status == "local"
    assert any("县级台账惯例" in source for source in kind.table.sources)
    rest = kind.find("其他")
    assert rest is not None
    assert rest.value == "99"


@pytest.mark.parametrize(
    "kind", [PetitionDisposal, ResolutionMethod, CentreRoom], ids=lambda kind: kind.__name__
)
def test_a_vocabulary_of_ours_is_closed_by_its_last_row(kind: type[CodeEnum]) -> None:
    assert not kind.table.is_open
    assert kind.find("其他") is not None


def test_the_items_of_the_legal_aid_law() -> None:
    """法律援助法: nine items in article 31, five in article 32, four in article 42."""
    below = {above: [row for row in LegalAidMatter if row.parent is above] for above in LegalAidMatter}
    assert len(below[LegalAidMatter.MEANS_TESTED]) == 9
    assert len(below[LegalAidMatter.WITHOUT_MEANS_TEST]) == 5
    assert all(row.value.startswith(above.value) for above, rows in below.items() for row in rows)
    assert len(LegalAidExemption) == 4


def test_high_medium_and_low_stand_in_the_order_of_five_steps() -> None:
    for kind in (RiskLikelihood, RiskImpact):
        steps = [kind.find(text) for text in ("高", "中", "低")]
        assert steps == sorted(kind, key=lambda row: row.value)[1:4]
