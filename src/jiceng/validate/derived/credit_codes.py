"""A credit code names a division that there is, and holds an organisation code whose own check character fits."""

from typing import TypeVar

from jiceng.expr import check_digit, eq, fields, in_table, present, slice_of
from jiceng.expr.nodes import Field
from jiceng.labels import Source
from jiceng.models import Division, Record
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["add_credit_code"]

_Model = TypeVar("_Model", bound=Record)

_STATE_REGISTER = "100000"
"""Where the registry belongs to no province; the table of divisions has everything below."""


def add_credit_code(rules: RuleSet[_Model], name: str) -> None:
    """Add the rules on the parts of a credit code in the field `name`.

    A division that the table lacks, a new one say, may stand in the list of divisions of the batch; without such a
    list it cannot be told.
    """
    code: Field = getattr(rules.field, name)
    registry = slice_of(code, 2, 8)
    listed = rules.count(f"{name}.division", Division, [(registry, slice_of(fields(Division).code, 0, 6))])
    rules.add(
        "uscc.region",
        severity=Severity.WARNING,
        check=Row(
            when=present(code),
            must=eq(registry, _STATE_REGISTER) | in_table(registry, "division.county") | listed.at_least(1),
        ),
        zh="统一社会信用代码第 3 至 8 位不是有效的行政区划代码。请对照登记证书核对；新设区划请补进本批区划表。",
        en="characters 3 to 8 of the credit code are no division; compare it with the certificate",
        basis=Source("GB 32100-2015"),
        marks=(name,),
        given=("uscc.checksum",),
        passes={
            rules.model.entity.name: [{name: "515399250NLUDK523F"}],
            "division": [{"code": "539925"}],
        },
        fails={
            rules.model.entity.name: [{name: "515399250NLUDK523F"}],
            "division": [{"code": "530102"}],
        },
    )
    rules.add(
        "uscc.org-code-checksum",
        check=Row(when=present(code), must=check_digit(slice_of(code, 8, 17), "gb11714")),
        zh="统一社会信用代码第 9 至 17 位是组织机构代码，它自己的校验码（第 17 位）不符。请对照登记证书逐位核对。",
        en="characters 9 to 17 of the credit code are an organisation code, whose own check character does not fit",
        basis=Source("GB 11714-1997"),
        marks=(name,),
        given=("uscc.checksum",),
        passes={name: "515399250NLUDK523F"},
        fails={name: "515399250NLUDK524J"},
    )
