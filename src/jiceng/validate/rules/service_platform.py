"""Rules on 一站式服务平台: all five services at one counter."""

from functools import reduce
from operator import and_

from jiceng.codes import ServiceKind
from jiceng.expr import includes, present
from jiceng.labels import Source
from jiceng.models import ServicePlatform
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(ServicePlatform)
platform = rules.field

rules.add(
    "platform.five-services",
    check=Row(
        when=present(platform.services),
        must=reduce(and_, [includes(platform.services, service) for service in ServiceKind]),
    ),
    zh="一站式服务平台应有民政、社保、计生（卫健）、综治、医保五项服务，现缺少其中一项或几项。请补填；确实没有的，请尽快开办。",
    en="a service platform offers civil affairs, social security, health, public order and medical insurance; one is missing",
    basis=Source("县级基层治理工作部署", "“一站式”服务平台"),
    marks=("services",),
    passes={"division_code": "539925101201", "services": "1|2|3|4|5"},
    fails={"division_code": "539925101201", "services": "1|2|4|5"},
)
