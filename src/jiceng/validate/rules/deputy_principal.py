"""Rules on 法治副校长: nobody serves too many schools."""

from jiceng.expr import le, parameter, present
from jiceng.labels import Source
from jiceng.models import DeputyPrincipal
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(DeputyPrincipal)
deputy = rules.field

_MOST = parameter("school.deputy.schools.max")
_schools = rules.distinct(
    "schools",
    None,
    deputy.school_code,
    [(deputy.id_number, deputy.id_number)],
    where=~present(deputy.left_on),
)
_EXAMPLE = {"id_number": "539925199404184731", "name": "某某", "appointed_on": "2025-09-01"}

rules.add(
    "school.deputy-double",
    severity=Severity.WARNING,
    check=Row(
        when=present(deputy.id_number) & ~present(deputy.left_on),
        must=le(_schools, _MOST),
    ),
    zh="同一人任法治副校长的学校超过 {schools} 所。请核对名单；已不再任职的请补填解聘日期，属实的可以保留。",
    en="one deputy principal serves more than {schools} schools; enter the day on which a post was given up, or keep it",
    basis=Source("中小学法治副校长聘任与管理办法（教育部令第52号）"),
    marks=("id_number", "school_code"),
    given=("id.checksum",),
    numbers={"schools": _MOST},
    passes=[_EXAMPLE | {"school_code": f"215399250{place}"} for place in range(1, 4)],
    fails=[_EXAMPLE | {"school_code": f"215399250{place}"} for place in range(1, 5)],
)
