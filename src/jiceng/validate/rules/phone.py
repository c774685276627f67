"""The rule on phone numbers, for every model that has one."""

from typing import TypeVar

from jiceng.expr import matches, present
from jiceng.identifiers import Phone
from jiceng.labels import Source
from jiceng.models import Record
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["phone_format"]

_Model = TypeVar("_Model", bound=Record)


def phone_format(rules: RuleSet[_Model], phone: object) -> None:
    """Add the rule on the form of `phone`, a field handle of the rule set."""
    rules.add(
        "phone.format",
        severity=Severity.WARNING,
        check=Row(when=present(phone), must=matches(phone, Phone.pattern())),
        zh="联系方式不是 11 位手机号，也不是带区号的固定电话。请核对后改正；没有电话的请留空。",
        en="neither a mobile number of 11 digits nor a landline with its area code; correct it or leave it empty",
        basis=Source("GB/T 31000-2015"),
        marks=("phone",),
        passes={"phone": "13900000012"},
        fails={"phone": "12345"},
    )
