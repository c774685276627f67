"""What clerks write into ledgers, and which row it must find."""

import pytest

from jiceng.codes import (
    CareLevel,
    CodeEnum,
    ConductLevel,
    ControlLevel,
    Country,
    CrimeChapter,
    DangerLevel,
    DisputeStage,
    DisputeType,
    Education,
    Education1984,
    Ethnicity,
    EventScale,
    FamilyRelation,
    GridWorkerRole,
    Linkage,
    MaritalStatus,
    MediationOutcome,
    OrganizationKind,
    PetitionForm,
    PetitionNature,
    PoliticalAffiliation,
    PopulationKind,
    RegisterStatus,
    RegistrationState,
    RehabilitationMeasure,
    ReleaseRisk,
    Resettlement,
    ResolutionMethod,
    Satisfaction,
    Schooling,
    Sex,
    TaskStatus,
)

WRITTEN: dict[type[CodeEnum], str] = {
    CareLevel: "具备=1 部分丧失=2 完全丧失=3 半护理=2 全护理=3 全自理=1",
    ConductLevel: "无=0 不良行为=1 严重不良行为=2 严重不良=2 犯罪=3",
    ControlLevel: "严管=01 普管=02 宽管=03 一级宽管=031 二级宽管=032",
    DangerLevel: "01=01 0级=01 3级=04",
    GridWorkerRole: "网格长=01 网格员=02 专职网格员=021 兼职网格员=022 网格警务=03 楼栋长=04 第一书记=07 其他工作人员=99",
    RegisterStatus: "在册=01 迁出=02 解除=03 死亡=04",
    RegistrationState: "正常=01 迁入=02 迁出=03 注销=04",
    RehabilitationMeasure: "社区戒毒=02 强制隔离戒毒=03 社区康复=04 自愿戒毒=01",
    Schooling: "小学=03 初中=04 高中=05 辍学=08 失学=08 未入学=01 幼儿园=02 中职=06 无业=12",
    Sex: "男=1 女=2 男性=1 女性=2",
    Ethnicity: "汉族=01 汉=01 土家族=15 土家=15 回=03 1=01 其他=97 其它=97 穿青人=97 革家人=97",
    PoliticalAffiliation: "群众=13 中国共产党党员=01 共产党员=01 党员=01 中共党员=01 预备党员=02 共青团员=03 团员=03 少先队员=13",
    Education: "普通高中毕业=61 大学本科毕业=21 大学专科毕业=31 初中毕业=71 小学教育=80 研究生=10 本科=20 大专=30 "
    "专科=30 中专=41 高中=60 初中=70 小学=80 文盲=90 小学毕业=81 "
    "大学=20 高职=30 高职高专=30 学龄前=90 学前=90 不识字=90 文盲或半文盲=90",
    Education1984: "高中=60 初中=70 小学=80 文盲=90 本科=20",
    MaritalStatus: "丧偶=30 未婚=10 已婚=20 离异=40 离婚=40 再婚=22",
    FamilyRelation: "户主=02 本人=01 配偶=10 妻=12 妻子=12 丈夫=11 子=20 儿子=20 长子=22 次子=23 女=30 女儿=30 次女=33 "
    "父亲=51 父=51 母亲=52 母=52 媳妇=38 儿媳=38 女婿=28 孙子=41 孙女=42 外孙=43 公公=53 婆婆=54 岳父=55 岳母=56 "
    "祖父=61 爷爷=61 哥哥=71 弟弟=73 姐姐=75 妹妹=77 非亲属=99 98=99 "
    "本人或户主=02 之妻=12 之夫=11 之子=20 之女=30 之长子=22 之次女=33 之儿媳=38 之孙=41 之外孙女=44 之父亲=51 之岳母=56 之兄=71 之弟媳=74 "
    "之侄=93 重孙=47",
    Country: "中国=CN CN=CN CHN=CN 156=CN 美国=US 中国香港=HK 香港=HK",
    PopulationKind: "户籍=01 流动=02 留守=03 境外=04 流动人口=02 户籍人口=01 户籍常住=01 常住人口=01 外来人口=02 留守儿童=03",
    OrganizationKind: "社会服务机构=07 个体工商户=04 个体户=04 农民专业合作社=05 社会团体=06 企业=03 "
    "民营企业=03 私营企业=03 非公有制企业=03 公司=03",
    PetitionForm: "来电=03 来信=02 来访=05 网上信访=01 集体访=05 视频=06",
    PetitionNature: "申诉求决=3 申诉求决类=3 建议意见=1 意见建议=1 检举控告=2 求决=3",
    Satisfaction: "满意=1 基本满意=2 不满意=3 未评价=9 未参评=9 非常满意=1 一般=4",
    CrimeChapter: "侵犯财产罪=05 危害公共安全罪=02 盗窃罪=05 诈骗=05 抢劫罪=05 职务侵占罪=05 故意伤害罪=04 强奸=04 危险驾驶罪=02 交通肇事罪=02 "
    "寻衅滋事罪=06 贩卖毒品罪=06 走私、贩卖、运输、制造毒品罪=06 掩饰隐瞒犯罪所得罪=06 帮信罪=06 合同诈骗罪=03 受贿罪=08 滥用职权罪=09",
    ReleaseRisk: "一般帮教人员=02 重点帮教人员=01 一般帮教=02",
    Linkage: "司法所接回=03 人员自返=06 自行返回=06 家属接回=99",
    Resettlement: "自主创业=07 其他=99 公益性岗位=02 务农=01 务工=06 个体经营=05",
    DisputeType: "用水排水通行通风采光=0201 土地承包经营=0901 宅基地使用=0902 劳动合同、劳务派遣=0701 房产买卖租赁=0602 "
    "恋爱及婚姻=0101 邻里纠纷=02 101=0101 其他=99",
    EventScale: "个体性事件=01 一般群体性事件=02 1=01 群体性事件=02 群体=02",
    DisputeStage: "已登记=10 化解中=20 已办结=30 已归档=40 受理=10 已受理=10 正在化解=20 未化解=20 未办结=20 处理中=20 办理中=20 已化解=30 "
    "已结案=30",
    ResolutionMethod: "人民调解=0101 协商和解=06 协商=06 和解=06 诉讼途径=05",
    MediationOutcome: "调解成功=10 调解不成功=20 达成协议=10 已化解=10 化解成功=10 书面协议=11 口头协议=12 撤诉=30",
    TaskStatus: "未启动=01 推进中=02 已完成=03 滞后=04 未完成=02 正常推进=02 完成=03",
}


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [(kind, *pair.split("=")) for kind, pairs in WRITTEN.items() for pair in pairs.split()],
)
def test_what_clerks_write_is_found(kind: type[CodeEnum], text: str, code: str) -> None:
    found = kind.find(text)
    assert found is not None
    assert found.value == code


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Ethnicity, "客家族"),
        (Ethnicity, "57"),
        (FamilyRelation, "1"),  # the spouse in the one-digit list of 1983
        (FamilyRelation, "亲戚朋友"),
        (MaritalStatus, "1"),
        (Sex, "男女"),
        (Education, "50"),
        (PoliticalAffiliation, "00"),
        (PoliticalAffiliation, "民主党派"),  # one of eight, and not said which
        (MediationOutcome, "未化解"),  # failed, or not at its end
        (OrganizationKind, "社会组织"),
        (PopulationKind, "流出人口"),
        (CrimeChapter, "盗窃罪、强奸罪"),
        (DangerLevel, "3"),  # the code 03, or the level 3, whose code is 04
        (ControlLevel, "一级"),  # the strictest grade in some counties, the most lenient in others
    ],
)
def test_what_the_tables_do_not_have_is_not_found(kind: type[CodeEnum], text: str) -> None:
    assert kind.find(text) is None
