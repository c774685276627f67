"""Rules on 防返贫监测 whose risk is marked as removed: nothing is left of it, and it was not too fast."""

from jiceng.codes import HouseholdKind, RelapseMeasure
from jiceng.expr import (
    Node,
    add_days,
    add_months,
    as_of,
    choose,
    coalesce,
    eq,
    fields,
    ge,
    gt,
    includes,
    le,
    literal,
    month_of,
    ne,
    parameter,
    present,
)
from jiceng.labels import Source
from jiceng.models import RelapseIncome, RelapseMonitoring
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["last_possible_day", "rules"]

rules = RuleSet(RelapseMonitoring)
watch = rules.field

_SYSTEM = "省级防返贫监测系统规则集（2023）"
_removed = eq(watch.is_removed, literal(value=True))
_income = fields(RelapseIncome)
_of_incomes = [(watch.household_number, _income.household_number)]


def last_possible_day(day: object) -> Node:
    """The day itself; where it is the first of a month, and no more than the month may be known, the last of it."""
    is_first = ne(month_of(add_days(day, -1)), month_of(day))
    return choose(is_first, add_days(add_months(day, 1), -1), day)


_removed_on = coalesce(watch.removed_on, as_of)
rules.add(
    "relapse.removed-below-line",
    check=Row(
        when=_removed & present(watch.removed_per_capita_income),
        must=ge(watch.removed_per_capita_income, parameter("relapse.line", on=_removed_on)),
    ),
    zh="风险标注已消除，人均纯收入却低于消除当年的监测范围。请核对收入；确实低于的，请取消消除标注并继续帮扶。",
    en="the risk is marked as removed with an income per head below the line of that year; check it, or keep the household under watch",
    basis=Source(_SYSTEM, "4_11_010"),
    marks=("removed_per_capita_income", "is_removed", "removed_on"),
    given=("date.future",),
    passes={"is_removed": True, "removed_on": "2026-06-01", "removed_per_capita_income": 12600},
    fails={"is_removed": True, "removed_on": "2026-06-01", "removed_per_capita_income": 6980},
)
rules.add(
    "relapse.removed-still-insecure",
    check=Row(
        when=_removed,
        must=eq(watch.removed_has_dropout, literal(value=False))
        & eq(watch.removed_has_unsafe_housing, literal(value=False))
        & eq(watch.removed_has_uninsured_member, literal(value=False))
        & eq(watch.removed_has_safe_water, literal(value=True)),
    ),
    zh="风险标注已消除，仍有失学辍学、危房、未参保或饮水不安全的情况。请核实：填错的改正，属实的取消消除标注并继续帮扶。",
    en="the risk is marked as removed, yet schooling, housing, insurance or water is still not safe; verify, or keep the household under watch",
    basis=Source(_SYSTEM, "1_11_005至1_11_007、1_02_008、1_02_009"),
    marks=(
        "is_removed",
        "removed_has_dropout",
        "removed_has_unsafe_housing",
        "removed_has_uninsured_member",
        "removed_has_safe_water",
    ),
    passes={
        "is_removed": True,
        "removed_has_dropout": False,
        "removed_has_unsafe_housing": False,
        "removed_has_uninsured_member": False,
        "removed_has_safe_water": True,
    },
    fails={
        "is_removed": True,
        "removed_per_capita_income": 12600,
        "removed_has_dropout": False,
        "removed_has_unsafe_housing": False,
        "removed_has_uninsured_member": True,
        "removed_has_safe_water": True,
    },
)
rules.add(
    "relapse.removed-fields",
    check=Row(
        when=_removed,
        must=present(watch.removed_per_capita_income)
        & present(watch.removed_has_dropout)
        & present(watch.removed_has_unsafe_housing)
        & present(watch.removed_has_uninsured_member)
        & present(watch.removed_has_safe_water),
    ),
    zh="风险标注已消除，消除后的收入、教育、住房、医保、饮水情况没有填全。请按消除时核实的情况补填。",
    en="the risk is marked as removed, and the income and the four safeguards after it are not all there; enter them",
    basis=Source(_SYSTEM, "1_11_004"),
    marks=(
        "removed_per_capita_income",
        "removed_has_dropout",
        "removed_has_unsafe_housing",
        "removed_has_uninsured_member",
        "removed_has_safe_water",
    ),
    passes={
        "is_removed": True,
        "removed_per_capita_income": 12600,
        "removed_has_dropout": False,
        "removed_has_unsafe_housing": False,
        "removed_has_uninsured_member": False,
        "removed_has_safe_water": True,
    },
    fails={"is_removed": True},
)
_LEAST_MONTHS = parameter("relapse.removal.months")
rules.add(
    "relapse.removed-too-fast",
    severity=Severity.WARNING,
    check=Row(
        when=present(watch.identified_on) & present(watch.removed_on),
        must=ge(last_possible_day(watch.removed_on), add_months(watch.identified_on, _LEAST_MONTHS)),
    ),
    zh="从识别到风险消除不足 {months} 个月。请核对两个时间；确实过快的，请复核收入是否稳定，不稳定的继续监测。",
    en="the risk was removed less than {months} months after the identification; check both days, and review whether the income is stable",
    basis=Source(_SYSTEM, "2_11_002、5_18_009"),
    marks=("removed_on", "identified_on", "is_removed"),
    given=("date.order", "date.future"),
    numbers={"months": _LEAST_MONTHS},
    passes={"identified_on": "2025-10-01", "removed_on": "2026-04-01"},
    fails={"identified_on": "2025-10-01", "removed_on": "2026-03-01"},
)
rules.add(
    "relapse.removed-no-labour",
    check=Row(when=_removed & present(watch.labour_count), must=gt(watch.labour_count, 0)),
    zh="整户没有劳动力，却标注风险已消除。请核对劳动力人数；确无劳动力的，请取消消除标注，落实兜底保障。",
    en="nobody in the household can work, and the risk is marked as removed; check the number, or keep the household under watch",
    basis=Source(_SYSTEM, "4_11_011"),
    marks=("is_removed", "labour_count"),
    passes={"is_removed": True, "labour_count": 1},
    fails={"is_removed": True, "labour_count": 0},
)
_transfers = rules.highest("transfers", RelapseIncome, _income.transfer_income, _of_incomes)
_wages = rules.highest("wages", RelapseIncome, _income.wage_income, _of_incomes)
rules.add(
    "relapse.assist-income",
    severity=Severity.WARNING,
    check=Row(
        when=_removed,
        must=~(
            (
                includes(watch.household_kinds, HouseholdKind.MINIMUM_LIVING, HouseholdKind.EXTREME_POVERTY)
                & le(_transfers, 0)
            )
            | (includes(watch.measures, RelapseMeasure.EMPLOYMENT) & le(_wages, 0))
        ),
    ),
    zh="已消除风险的户享受低保、特困而转移性收入为 0，或享受就业帮扶而工资性收入为 0。请核对收入登记，补填漏登的收入。",
    en="a subsistence allowance without transfers, or help to work without wages; check the incomes, and enter what is missing",
    basis=Source(_SYSTEM, "4_11_012、4_11_013"),
    marks=("household_kinds", "measures", "is_removed"),
    passes={
        "relapse_monitoring": [{"household_number": "1", "is_removed": True, "household_kinds": "02|04"}],
        "relapse_income": [{"household_number": "1", "transfer_income": 9000}],
    },
    fails={
        "relapse_monitoring": [{"household_number": "1", "is_removed": True, "household_kinds": "02|04"}],
        "relapse_income": [{"household_number": "1", "transfer_income": 0}],
    },
)
