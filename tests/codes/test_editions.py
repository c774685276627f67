"""Published facts that the tables must state, written here by hand and not taken from the sources."""

import pytest

from jiceng.codes import (
    Country,
    CreditCodeClass,
    CreditCodeDepartment,
    DangerLevel,
    DisabilityCategory,
    DisputeType,
    Education,
    Education1984,
    Ethnicity,
    FamilyRelation,
    HealthLevel,
    HealthStatus,
    IndustryDivision,
    IndustrySection,
    MediationCategory,
    MentalDangerLevel,
    OccupationClass,
    OrganizationKind,
    RelapseRelation,
    Sex,
)

DISAGREE = {  # code: what it means in GB/T 4658-1984, what in GB/T 4658-2006
    "11": ("研究生毕业", "博士研究生毕业"),
    "19": ("研究生肄业", "研究生班肄业"),
    "28": ("相当大学毕业", "大学普通班毕业"),
    "42": ("中技毕业", "中等专科结业"),
    "48": ("相当中专或中技毕业", "技工学校结业"),
    "49": ("中专或中技肄业", "技工学校肄业"),
    "62": ("职业高中毕业", "普通高中结业"),
    "63": ("农业高中毕业", "普通高中肄业"),
    "73": ("农业初中毕业", "初中肄业"),
    "90": ("文盲或半文盲", "其他"),
}
ONLY_1984 = ["29", "38", "39", "50", "51", "59", "68", "69", "72", "78", "79", "88", "89"]
ONLY_2006 = [
    "12",
    "13",
    "14",
    "15",
    "16",
    "17",
    "18",
    "22",
    "23",
    "32",
    "33",
    "43",
    "44",
    "45",
    "46",
    "47",
    "83",
]


def test_the_two_editions_of_gb_t_4658_disagree() -> None:
    old, new = {row.value: row for row in Education1984}, {row.value: row for row in Education}
    assert sorted(set(old) - set(new)) == ONLY_1984
    assert sorted(set(new) - set(old)) == ONLY_2006
    assert {code: (old[code].zh, new[code].zh) for code in DISAGREE} == DISAGREE
    agree = set(old) & set(new) - set(DISAGREE)
    assert agree == {"10", "20", "21", "30", "31", "40", "41", "60", "61", "70", "71", "80", "81"}
    assert Education1984.table.status == "superseded"
    assert Education.table.edition == "2006"


MALE = "11 20 21 22 23 24 25 26 27 28 29 41 43 46 47 51 53 55 57 61 63 66 71 73 76 78 81 83 85 87 89 93 95"
FEMALE = "12 30 31 32 33 34 35 36 37 38 39 42 44 45 48 52 54 56 58 62 64 67 72 74 75 77 82 84 86 88 90 94 96"


def test_the_sex_that_a_relation_implies() -> None:
    implied = {row.value: row.implied_sex for row in FamilyRelation}
    assert {code for code, sex in implied.items() if sex is Sex.MALE} == set(MALE.split())
    assert {code for code, sex in implied.items() if sex is Sex.FEMALE} == set(FEMALE.split())
    assert FamilyRelation.SON_IN_LAW.implied_sex is Sex.MALE
    assert FamilyRelation.DAUGHTER_IN_LAW.implied_sex is Sex.FEMALE
    assert FamilyRelation.SPOUSE.implied_sex is None


def test_every_kind_of_dispute_is_counted_in_one_category() -> None:
    kinds = [row for row in DisputeType if row.parent or row is DisputeType.OTHER]
    assert len(kinds) == 79
    assert all(isinstance(row.mediation_category, MediationCategory) for row in kinds)
    assert DisputeType.HOMESTEAD.mediation_category is MediationCategory.HOUSE_AND_HOMESTEAD
    assert DisputeType.MEDICAL_DAMAGE.mediation_category is MediationCategory.MEDICAL
    assert DisputeType.TORT.mediation_category is None  # its kinds fall into several categories
    for row in kinds:
        if row.parent and row.parent.mediation_category:
            assert row.mediation_category is row.parent.mediation_category


def test_the_first_characters_of_a_credit_code() -> None:
    assert "".join(row.value for row in CreditCodeDepartment) == "123456789ANY"
    for row in CreditCodeClass:
        assert row.department.value == row.value[0]
    assert CreditCodeClass.find("其他") is None  # eleven classes are called so
    assert CreditCodeClass.JUSTICE_OTHER.label == "其他（39）"
    prefixes = {row: [one.value for one in row.credit_code_classes] for row in OrganizationKind}
    assert prefixes[OrganizationKind.COLLECTIVE] == ["N1", "N2", "N3"]
    assert prefixes[OrganizationKind.PRIVATE_NON_ENTERPRISE] == ["52"]
    assert prefixes[OrganizationKind.OTHER] == []


def test_ethnic_groups_of_gb_3304() -> None:
    assert [row.value for row in Ethnicity] == [*(f"{number:02}" for number in range(1, 57)), "97", "98"]
    assert Ethnicity.TUJIA.letters == "TJ"
    assert len({row.letters for row in Ethnicity if row.letters}) == 56
    assert Ethnicity.OTHER.roman == ""


def test_countries_carry_three_codes() -> None:
    assert len(Country) == 249
    assert (Country.CHINA.value, Country.CHINA.alpha3, Country.CHINA.numeric) == ("CN", "CHN", "156")
    assert len({row.alpha3 for row in Country}) == len({row.numeric for row in Country}) == 249
    for code, zh in (("HK", "中国香港"), ("MO", "中国澳门"), ("TW", "中国台湾")):
        assert Country(code).zh == zh


def test_industry_divisions_stand_in_their_sections() -> None:
    assert "".join(row.value for row in IndustrySection) == "ABCDEFGHIJKLMNOPQRST"
    sections = [row.section.value for row in IndustryDivision]
    assert sections == sorted(sections)
    assert IndustryDivision("01").section is IndustrySection.AGRICULTURE
    assert {row.section for row in IndustryDivision} == set(IndustrySection)


@pytest.mark.parametrize("row", list(DangerLevel))
def test_a_danger_code_is_the_level_plus_one(row: DangerLevel) -> None:
    assert int(row.value) == int(row.level.value) + 1
    assert row.zh == row.level.zh
    assert isinstance(row.level, MentalDangerLevel)


def test_further_columns() -> None:
    assert [row.five_digits for row in OccupationClass] == [f"{number}0000" for number in range(1, 9)]
    assert [row.detail for row in HealthLevel] == [HealthStatus(code) for code in ("10", "20", "30", "60")]
    assert [row.zh[:2] for row in DisabilityCategory] == [
        "视力",
        "听力",
        "言语",
        "肢体",
        "智力",
        "精神",
        "多重",
    ]
    assert RelapseRelation.SON.family_relation is FamilyRelation.SON
    assert RelapseRelation.OTHER.family_relation is None
    assert HealthStatus.find("有慢性病") is HealthStatus.CHRONIC_DISEASE
