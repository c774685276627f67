"""Rules on 学校: each has a deputy principal for the rule of law in office."""

from jiceng.codes import SchoolKind
from jiceng.expr import as_of, coalesce, fields, ge, literal, one_of, parameter, present
from jiceng.labels import Source
from jiceng.models import DeputyPrincipal, School
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(School)
school = rules.field
deputy = fields(DeputyPrincipal)

_LEAST = parameter("school.deputy.min")
_in_office = rules.count(
    "deputies",
    DeputyPrincipal,
    [(school.code, deputy.school_code)],
    where=~present(deputy.left_on) & ge(coalesce(deputy.term_ends_on, as_of), as_of),
)
# The rules are for primary and middle schools, vocational and special ones among them.
_OTHERS = (SchoolKind.KINDERGARTEN, SchoolKind.HIGHER_EDUCATION, SchoolKind.OTHER)

rules.add(
    "school.deputy-required",
    severity=Severity.WARNING,
    check=Row(
        when=~coalesce(one_of(school.kind, *_OTHERS), literal(value=False)),
        must=_in_office.at_least(_LEAST),
    ),
    zh="学校没有在任的法治副校长（至少 {people} 名），或聘期已满没有续聘。请补报聘任情况；尚未配备的，请商有关部门聘任。",
    en="a school has {people} deputy principal for the rule of law in office at least; enter the appointment or its renewal",
    basis=Source("中小学法治副校长聘任与管理办法（教育部令第52号）"),
    marks=("code",),
    given=("identifier.malformed",),
    numbers={"people": _LEAST},
    passes={
        "school": [{"code": "2153992501"}],
        "deputy_principal": [
            {"school_code": "2153992501", "appointed_on": "2025-09-01", "term_ends_on": "2028-08-31"}
        ],
    },
    fails={
        "school": [{"code": "2153992501"}],
        "deputy_principal": [
            {"school_code": "2153992501", "appointed_on": "2023-09-01", "term_ends_on": "2026-08-31"}
        ],
    },
)
