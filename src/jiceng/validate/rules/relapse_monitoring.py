"""Rules on 防返贫监测: who has to be under watch, on what grounds, and what is done against each risk.

The income line is dated data of the law book, set by each province for each year; where it is not there, the
rules on it cannot tell.
"""

from functools import reduce
from operator import and_

from jiceng.codes import (
    HouseholdKind,
    RelapseHealth,
    RelapseLabour,
    RelapseMeasure,
    RelapseMonitoringType,
    RelapseRemoval,
    RelapseRisk,
)
from jiceng.expr import (
    Node,
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
    lt,
    ne,
    one_of,
    parameter,
    present,
    year_of,
)
from jiceng.labels import Source
from jiceng.models import RelapseHelp, RelapseIncome, RelapseMember, RelapseMonitoring
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity
from jiceng.validate.rules.relapse_removal import last_possible_day

__all__ = ["rules"]

rules = RuleSet(RelapseMonitoring)
watch = rules.field

_SYSTEM = "省级防返贫监测系统规则集（2023）"
_listed = eq(coalesce(watch.is_listed, literal(value=True)), literal(value=True))
_left_out = eq(watch.is_listed, literal(value=False))

_member, _income, _help = fields(RelapseMember), fields(RelapseIncome), fields(RelapseHelp)
_of_members = [(watch.household_number, _member.household_number)]
_of_incomes = [(watch.household_number, _income.household_number)]
_members = rules.count("members", RelapseMember, _of_members)


def _is(field: object, value: bool) -> Node:
    return eq(field, literal(value=value))


rules.add(
    "relapse.type-vs-household",
    check=Row(
        when=one_of(watch.monitoring_type, RelapseMonitoringType.UNSTABLE, RelapseMonitoringType.MARGINAL)
        & includes(watch.household_kinds, HouseholdKind.ORDINARY, HouseholdKind.LIFTED),
        must=choose(
            eq(watch.monitoring_type, RelapseMonitoringType.UNSTABLE),
            includes(watch.household_kinds, HouseholdKind.LIFTED)
            & ~includes(watch.household_kinds, HouseholdKind.ORDINARY),
            includes(watch.household_kinds, HouseholdKind.ORDINARY)
            & ~includes(watch.household_kinds, HouseholdKind.LIFTED),
        ),
    ),
    zh="脱贫不稳定户应当是脱贫户，边缘易致贫户应当是一般农户。请核对监测对象类别和户类型，改正写错的一处。",
    en="an unstable household is one lifted out of poverty, a marginal one an ordinary one; correct type or kind",
    basis=Source(_SYSTEM),
    marks=("monitoring_type", "household_kinds"),
    passes={"monitoring_type": "1", "household_kinds": "02|03"},
    fails={"monitoring_type": "2", "household_kinds": "02"},
)
_income_of_year = rules.only(
    "income_of_year",
    RelapseIncome,
    _income.per_capita_income,
    [*_of_incomes, (year_of(as_of), _income.year)],
)
_known_income = coalesce(watch.per_capita_income, _income_of_year)
rules.add(
    "relapse.below-line-not-listed",
    severity=Severity.WARNING,
    check=Row(
        when=_left_out & present(_known_income),
        must=ge(_known_income, parameter("relapse.line", on=as_of)),
    ),
    zh="家庭人均纯收入低于当年监测范围，没有纳入监测。请核对收入；确实偏低的，请入户核查，符合条件的及时纳入。",
    en="the income per head is below the line of the year and the household is not under watch; check it, and visit the household",
    basis=Source(_SYSTEM, "1_02_006"),
    marks=("is_listed", "per_capita_income"),
    passes=[{"household_number": "1", "is_listed": False, "per_capita_income": 12600}],
    fails=[{"household_number": "1", "is_listed": False, "per_capita_income": 6980}],
)
rules.add(
    "relapse.insecure-not-listed",
    check=Row(
        when=_left_out,
        must=_is(watch.has_dropout, value=False)
        & _is(watch.has_unsafe_housing, value=False)
        & _is(watch.has_uninsured_member, value=False)
        & _is(watch.has_safe_water, value=True),
    ),
    zh="有失学辍学、危房、未参保或饮水不安全的情况，没有纳入监测。请核实：填错的改正，属实的及时纳入监测并帮扶。",
    en="a child out of school, an unsafe house, a member without insurance or unsafe water, and not under watch; verify, and list the household",
    basis=Source(_SYSTEM, "1_02_001、1_02_002、1_02_007"),
    marks=("is_listed", "has_dropout", "has_unsafe_housing", "has_uninsured_member", "has_safe_water"),
    passes={
        "is_listed": False,
        "has_dropout": False,
        "has_unsafe_housing": False,
        "has_uninsured_member": False,
        "has_safe_water": True,
    },
    fails={"is_listed": False, "has_safe_water": False},
)
rules.add(
    "relapse.risk-required",
    check=Row(when=_listed, must=present(watch.risks)),
    zh="监测对象没有填写致贫返贫风险。请按识别时认定的情况补填，最多五项。",
    en="a household under watch without a risk; enter the risks on which it was identified",
    basis=Source(_SYSTEM, "1_11_001"),
    marks=("risks",),
    passes={"risks": "01|07"},
    fails={"monitoring_type": "1"},
)
_disabled = rules.count(
    "disabled", RelapseMember, _of_members, includes(_member.health, RelapseHealth.DISABLED)
)
rules.add(
    "relapse.risk-disability",
    severity=Severity.WARNING,
    check=Row(
        when=includes(watch.risks, RelapseRisk.DISABILITY) & _members.at_least(1), must=_disabled.at_least(1)
    ),
    zh="风险为因残，家庭成员里却没有残疾人。请核对成员的健康状况和残疾人证；没有残疾人的请改正风险类型。",
    en="the risk is disability, and no member is disabled; check the health of the members, or correct the risk",
    basis=Source(_SYSTEM, "2_11_001"),
    marks=("risks",),
    passes={
        "relapse_monitoring": [{"household_number": "1", "risks": "02"}],
        "relapse_member": [{"household_number": "1", "health": "4"}],
    },
    fails={
        "relapse_monitoring": [{"household_number": "1", "risks": "02"}],
        "relapse_member": [{"household_number": "1", "health": "1"}],
    },
)
_ill = rules.count(
    "ill",
    RelapseMember,
    _of_members,
    includes(_member.health, RelapseHealth.CHRONIC, RelapseHealth.SERIOUS_ILLNESS),
)
_self_payment = rules.highest("self_payment", RelapseIncome, _income.compliant_self_payment, _of_incomes)
rules.add(
    "relapse.risk-illness",
    severity=Severity.WARNING,
    check=Row(
        when=includes(watch.risks, RelapseRisk.ILLNESS),
        must=(_ill.at_least(1) | ~_members.at_least(1)) & ~(present(_self_payment) & le(_self_payment, 0)),
    ),
    zh="风险为因病，家庭成员里却没有大病、慢病人员，或医疗合规自付支出为 0。请核对成员健康状况和自付支出；没有的请改正风险类型。",
    en="the risk is illness, and no member is ill or no medical cost was borne; check both, or correct the risk",
    basis=Source(_SYSTEM, "5_15_015、5_15_020"),
    marks=("risks",),
    passes={
        "relapse_monitoring": [{"household_number": "1", "risks": "01"}],
        "relapse_member": [{"household_number": "1", "health": "2"}],
        "relapse_income": [{"household_number": "1", "compliant_self_payment": 2500}],
    },
    fails={
        "relapse_monitoring": [{"household_number": "1", "risks": "01"}],
        "relapse_member": [{"household_number": "1", "health": "2"}],
        "relapse_income": [{"household_number": "1", "compliant_self_payment": 0}],
    },
)
_weaker = rules.count(
    "weaker",
    RelapseMember,
    _of_members,
    ~one_of(_member.labour, RelapseLabour.ORDINARY, RelapseLabour.SKILLED),
)
rules.add(
    "relapse.risk-labour",
    severity=Severity.WARNING,
    check=Row(
        when=includes(watch.risks, RelapseRisk.LABOUR_SHORTAGE),
        # The list of members tells the weak and half from the others, the two numbers do not.
        must=choose(
            coalesce(_members.at_least(1), literal(value=False)),
            _weaker.at_least(1),
            lt(watch.labour_count, watch.member_count),
        ),
    ),
    zh="风险为缺劳动力，家庭成员却都有劳动能力。请核对成员的劳动技能和劳动力人数；不缺劳动力的请改正风险类型。",
    en="the risk is a shortage of labour, and every member can work; check the members, or correct the risk",
    basis=Source(_SYSTEM, "4_11_009、5_11_029、5_18_008"),
    marks=("risks", "labour_count", "member_count"),
    passes=[{"household_number": "1", "risks": "07", "labour_count": 1, "member_count": 3}],
    fails=[{"household_number": "1", "risks": "07", "labour_count": 3, "member_count": 3}],
)
_ANSWERS = (
    (RelapseRisk.ILLNESS, (RelapseMeasure.HEALTH,)),
    (RelapseRisk.SCHOOLING, (RelapseMeasure.EDUCATION,)),
    (RelapseRisk.DISABILITY, (RelapseMeasure.COMPREHENSIVE_SECURITY,)),
    (RelapseRisk.HOUSING, (RelapseMeasure.HOUSING, RelapseMeasure.RELOCATION)),
    (RelapseRisk.DRINKING_WATER, (RelapseMeasure.DRINKING_WATER,)),
)
_answered: Node = reduce(
    and_,
    (~includes(watch.risks, risk) | includes(watch.measures, *measures) for risk, measures in _ANSWERS),
)
rules.add(
    "relapse.measure-matches-risk",
    severity=Severity.WARNING,
    check=Row(when=present(watch.risks) & present(watch.measures), must=_answered),
    zh="帮扶措施与风险不对应：因病应有健康帮扶，因学应有教育帮扶，因残应有综合保障，住房、饮水风险应有相应保障。请核对两栏；缺少的措施请尽快落实。",
    en="a risk without the measure that answers it (illness: health, schooling: education, disability: security, housing, water); check both, or start the help",
    basis=Source(_SYSTEM, "5_18_001至5_18_006"),
    marks=("measures", "risks"),
    passes={"risks": "01|07", "measures": "02|06"},
    fails={"risks": "01|07", "measures": "02"},
)
_first_help = rules.lowest(
    "first_help", RelapseHelp, _help.started_on, [(watch.household_number, _help.household_number)]
)
_HELP_MONTHS = parameter("relapse.first_help.months")
_help_due = add_months(last_possible_day(watch.identified_on), _HELP_MONTHS)
rules.add(
    "relapse.no-measure-1m",
    severity=Severity.WARNING,
    check=Row(
        when=_listed
        & present(watch.identified_on)
        & coalesce(ne(watch.removal, RelapseRemoval.NATURAL), literal(value=True)),
        must=choose(
            present(_first_help),
            le(_first_help, _help_due),
            present(watch.measures) | le(as_of, _help_due),
        ),
    ),
    zh="识别后 {months} 个月内没有落实帮扶措施。请核对识别时间和措施开始日期；尚未落实的，请尽快安排并登记。",
    en="no help within {months} month of the identification; check both days, or start the help now",
    basis=Source(_SYSTEM, "1_11_010"),
    marks=("measures", "identified_on"),
    given=("date.future",),
    needs=("measures",),
    numbers={"months": _HELP_MONTHS},
    passes={
        "relapse_monitoring": [{"household_number": "1", "identified_on": "2026-03-10"}],
        "relapse_help": [{"household_number": "1", "measure": "02", "started_on": "2026-04-10"}],
    },
    fails={
        "relapse_monitoring": [{"household_number": "1", "identified_on": "2026-03-10"}],
        "relapse_help": [{"household_number": "1", "measure": "02", "started_on": "2026-04-11"}],
    },
)
_TOWARDS_INCOME = (
    RelapseMeasure.INDUSTRY,
    RelapseMeasure.EMPLOYMENT,
    RelapseMeasure.PUBLIC_WELFARE_POST,
    RelapseMeasure.FINANCE,
)
_BEYOND_SECURITY = tuple(
    measure for measure in RelapseMeasure if measure is not RelapseMeasure.COMPREHENSIVE_SECURITY
)
rules.add(
    "relapse.dev-measure",
    severity=Severity.WARNING,
    check=Row(
        when=_listed & gt(watch.labour_count, 0) & present(watch.measures),
        must=includes(watch.measures, *_TOWARDS_INCOME)
        | coalesce(watch.has_development_measure, includes(watch.measures, *_BEYOND_SECURITY)),
    ),
    zh="有劳动力的监测户只有综合保障，没有开发式帮扶措施。请核对帮扶措施；有条件的，请落实产业、就业、公益性岗位或金融帮扶。",
    en="a household with members who can work gets support payments only; check the measures, and add work, a trade or credit",
    basis=Source(_SYSTEM, "5_11_032、5_12_007"),
    marks=("measures", "has_development_measure", "labour_count"),
    passes={"labour_count": 1, "measures": "02|09"},
    fails={"labour_count": 1, "measures": "09"},
)
_on_allowance = rules.count(
    "on_allowance", RelapseMember, _of_members, _is(_member.has_subsistence_allowance, value=True)
)
_destitute = rules.count("destitute", RelapseMember, _of_members, _is(_member.is_destitute, value=True))
_allowance_named = includes(watch.household_kinds, HouseholdKind.MINIMUM_LIVING)
_support_named = includes(watch.household_kinds, HouseholdKind.EXTREME_POVERTY)
_security = includes(watch.measures, RelapseMeasure.COMPREHENSIVE_SECURITY)
rules.add(
    "relapse.dibao-cross",
    check=Row(
        when=_members.at_least(1),
        must=(~_allowance_named | _on_allowance.at_least(1))
        & (~_support_named | _destitute.at_least(1))
        & (~_on_allowance.at_least(1) | _allowance_named | _security)
        & (~_destitute.at_least(1) | _support_named | _security),
    ),
    zh="户里登记的低保、特困保障与家庭成员的低保、特困登记不一致。请核对户类型、帮扶措施和成员是否享受低保、特困，改正写错的一处。",
    en="subsistence allowance or extreme poverty support of the household does not fit its members; correct the record that is wrong",
    basis=Source(_SYSTEM, "4_11_015、5_16_003至5_16_006"),
    marks=("household_kinds", "measures"),
    passes={
        "relapse_monitoring": [{"household_number": "1", "household_kinds": "02|04", "measures": "09"}],
        "relapse_member": [{"household_number": "1", "has_subsistence_allowance": True}],
    },
    fails={
        "relapse_monitoring": [{"household_number": "1", "household_kinds": "02|04", "measures": "09"}],
        "relapse_member": [{"household_number": "1", "has_subsistence_allowance": False}],
    },
)
for _name, _slug, _zh, _en, _unit in (
    ("farmland", "relapse.farmland.max", "耕地面积", "farmland", "亩"),
    ("forest_land", "relapse.forest_land.max", "林地面积", "forest land", "亩"),
    ("road_distance", "relapse.road_distance.max", "与村主干路距离", "distance to the main road", "公里"),
):
    _field, _most = getattr(watch, _name), parameter(_slug)
    rules.add(
        "relapse.land-range",
        severity=Severity.WARNING,
        check=Row(when=_listed, must=present(_field) & le(_field, _most)),
        zh=f"“{_zh}”没有填写，或超过 {{most}} {_unit}。请补填，或核对数值和单位；没有的请填 0，属实的可以保留。",
        en=f"the {_en} is missing or more than {{most}}; enter it, or check number and unit",
        basis=Source(_SYSTEM, "5_14_001至5_14_021"),
        marks=(_name,),
        given=("value.out-of-range",),
        numbers={"most": _most},
        passes={_name: 1},
        fails={_name: 999},
    )
