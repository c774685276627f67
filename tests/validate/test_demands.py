"""What a rule wants filled in, and forms that do not have the column."""

from pathlib import Path

import pytest

import jiceng as jc
from jiceng.expr import coalesce, fields, le, present
from jiceng.models import Dispute
from jiceng.validate import CATALOGUE, Report, Row
from jiceng.validate.demands import as_if_filled, demanded_fields

dispute = fields(Dispute)
AS_OF = "2026-09-30"


def checked(folder: Path, headings: str, *rows: str) -> Report:
    (folder / "台账.csv").write_text("\n".join([headings, *rows]) + "\n", "utf-8")
    return jc.check(jc.read(folder), as_of=AS_OF)


def test_what_a_check_demands() -> None:
    must = present(dispute.method) & present(dispute.closed_on)
    assert demanded_fields(Row(must)) == {"method", "closed_on"}
    assert demanded_fields(Row(present(dispute.method) | present(dispute.closed_on))) == frozenset()
    assert demanded_fields(Row(present(dispute.title), when=~present(dispute.method))) == {"title", "method"}
    assert demanded_fields(
        Row(present(dispute.title), when=~(present(dispute.method) & present(dispute.stage)))
    ) == {
        "title",
        "method",
        "stage",
    }
    assert demanded_fields(Row(~present(dispute.title), when=present(dispute.method))) == frozenset()


def test_an_expression_as_if_a_field_were_filled() -> None:
    node = present(dispute.method) & le(coalesce(dispute.closed_on, dispute.due_on), dispute.due_on)
    filled = as_if_filled(node, {"method", "closed_on"})
    assert str(filled).count("Literal(value=True)") == 1
    assert "Coalesce" not in str(filled)
    assert as_if_filled(node, {"stage"}) == node


def test_a_form_without_the_column_is_not_blamed(tmp_path: Path) -> None:
    report = checked(
        tmp_path,
        "编号,事件名称,排查时间,办理状态,办结日期,化解结果",
        "1,某纠纷,2026-01-02,已办结,2026-01-05,调解成功",
    )
    count = report.counts["dispute.closed-fields"]
    assert (count.failed, count.unknown) == (0, 1)
    assert report.counts["dispute.parties-min"].failed == 0
    assert report.ok


def test_what_is_empty_in_a_column_that_is_there_is_a_finding_all_the_same(tmp_path: Path) -> None:
    report = checked(tmp_path, "编号,事件名称,排查时间,办理状态,办结日期", "1,某纠纷,2026-01-02,已办结,")
    (finding,) = report.findings.filter(rule="dispute.closed-fields").to_dicts()
    assert (finding["field"], finding["column"]) == ("closed_on", "办结日期")


def test_the_finding_points_at_the_cell_that_is_empty(tmp_path: Path) -> None:
    headings = "编号,事件名称,排查时间,办理状态,办结日期,化解方式,化解结果,甲方当事人,乙方当事人"
    report = checked(
        tmp_path,
        headings,
        "1,某纠纷,2026-01-02,已办结,2026-01-05,,调解成功,甲某,乙某",
        "2,某纠纷,2026-01-02,已办结,2026-01-05,人民调解,,,乙某",
    )
    assert report.findings.select("row", "rule", "column").rows() == [
        (2, "dispute.closed-fields", "化解方式"),
        (3, "dispute.closed-fields", "化解结果"),
        (3, "dispute.parties-min", "甲方当事人"),
    ]


def test_a_form_without_an_excuse_excuses_nobody(tmp_path: Path) -> None:
    report = checked(
        tmp_path,
        "年度,序号,任务名称,牵头单位,牵头人,责任单位,完成时限,进展（%）,状态",
        "2026,1,某任务,某单位,某某,各乡镇,2026-06-30,40,推进中",
    )
    assert report.counts["task.due-passed"].failed == 1


def test_every_field_that_a_rule_needs_is_one_it_points_at() -> None:
    for rule in CATALOGUE:
        assert set(rule.needs) <= set(rule.marks), rule.code


@pytest.mark.parametrize("kind", ["普通护照", "港澳居民来往内地通行证"])
def test_another_document_has_another_number(tmp_path: Path, kind: str) -> None:
    report = checked(tmp_path, "姓名,性别,证件类型,证件号码", f"某某,男,{kind},E12345678")
    assert report.counts["id.length-charset"].failed == 0
    assert report.counts["id.length-charset"].checked == 0


def test_the_resident_card_named_as_document_is_checked(tmp_path: Path) -> None:
    report = checked(tmp_path, "姓名,性别,证件类型,证件号码", "某某,男,居民身份证,E12345678")
    assert report.counts["id.length-charset"].failed == 1


def test_two_lists_that_both_count_from_one_do_not_share_households(tmp_path: Path) -> None:
    for name in ("甲村", "乙村"):
        (tmp_path / f"{name}.csv").write_text("姓名,户号,与户主关系\n某甲,1,户主\n某乙,1,配偶\n", "utf-8")
    report = jc.check(jc.read(tmp_path), as_of=AS_OF)
    assert report.counts["household.one-head"].failed == 0


def test_himself_is_a_head(tmp_path: Path) -> None:
    report = checked(tmp_path, "姓名,户号,与户主关系", "某甲,1,本人", "某乙,1,配偶")
    assert report.counts["household.one-head"].failed == 0
