"""A resident identity number: whole, with a check digit that fits, and in agreement with birth and sex beside it."""

from typing import TypeVar

from jiceng.codes import Sex
from jiceng.expr import (
    Node,
    age,
    as_of,
    check_digit,
    eq,
    fields,
    in_table,
    le,
    matches,
    one_of,
    parameter,
    parse_date,
    present,
    slice_of,
)
from jiceng.expr.nodes import Field
from jiceng.labels import Source
from jiceng.models import Division, Record
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["add_resident_id"]

_Model = TypeVar("_Model", bound=Record)

_GB11643 = Source("GB 11643-1999")
_FILLER = ("id.placeholder",)
_LOST = (*_FILLER, "id.scientific-notation")
_WHOLE = (*_LOST, "id.length-charset")
_SOUND = (*_WHOLE, "id.checksum")

_PLACEHOLDER = "|".join(
    (
        "999999[0-9]{9}",
        "999999[0-9]{11}[0-9X]",
        *(f"{digit}{{{times}}}" for digit in range(10) for times in (15, 18)),
    )
)
_PROVINCE = "(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])[0-9]{4}"
"""Six digits whose first two are those of a province, region or municipality; 83 stands in the cards of residents from Taiwan."""


def add_resident_id(
    rules: RuleSet[_Model],
    name: str,
    *,
    applies: Node | None = None,
    birth: str | None = None,
    sex: str | None = None,
) -> None:
    """Add the rules on an identity number in the field `name`.

    `applies` tells whether it is such a number at all, where other certificates are allowed; `birth` and `sex` are
    the fields that have to agree with it.
    """
    number: Field = getattr(rules.field, name)
    there = present(number) if applies is None else present(number) & applies
    eighteen = matches(number, "[0-9]{17}[0-9X]")
    fifteen = matches(number, "[0-9]{15}")
    born = parse_date(slice_of(number, 6, 14))
    as_float = matches(number, r"[0-9](\.[0-9]+)?[Ee][+]?[0-9]{1,2}")
    zeroed = matches(number, "[0-9]{15}000") & ~check_digit(number, "gb11643")
    good = {name: "53992519491231048X"}
    rules.add(
        "id.placeholder",
        severity=Severity.WARNING,
        check=Row(when=there, must=~matches(number, _PLACEHOLDER)),
        zh="公民身份号码是占位用的号码（999999 开头，或全是同一个数字）。请按证件补填真实号码；暂时没有号码的请留空并说明。",
        en="the identity number is filler (999999…, or one digit repeated); enter the true one, or leave it empty",
        basis=Source("省级监测规则集（2023）", "4_01_003"),
        marks=(name,),
        passes=good,
        fails={name: "99999919491231048X"},
    )
    rules.add(
        "id.scientific-notation",
        check=Row(when=there, must=~(as_float | zeroed)),
        zh="公民身份号码被表格软件存成了数值，末几位已丢失，无法还原。请把该列设为“文本”格式后，按证件重新录入。",
        en="the identity number was stored as a number and has lost its last digits; format the column as text and enter it again",
        basis=_GB11643,
        marks=(name,),
        given=_FILLER,
        passes=good,
        fails={name: "5.39925E+17"},
    )
    rules.add(
        "id.length-charset",
        check=Row(when=there, must=eighteen | fifteen),
        zh="公民身份号码应为 18 位：前 17 位是数字，末位是数字或大写 X。请对照证件，补齐缺位或改正多余的字符。",
        en="an identity number has 18 characters: 17 digits, then a digit or X; compare it with the card",
        basis=_GB11643,
        marks=(name,),
        given=_LOST,
        passes=good,
        fails={name: "5399251949123100"},
    )
    rules.add(
        "id.checksum",
        check=Row(when=eighteen, must=check_digit(number, "gb11643")),
        zh="公民身份号码的末位校验码与前 17 位对不上，多半有一位写错或两位颠倒。请对照证件逐位核对。",
        en="the check digit does not fit the other 17 digits: one is mistyped, or two are swapped; compare it with the card",
        basis=_GB11643,
        marks=(name,),
        given=_WHOLE,
        passes=good,
        fails={name: "539925194912310481"},
    )
    rules.add(
        "id.birth-valid",
        check=Row(when=eighteen, must=present(born) & le(born, as_of)),
        zh="公民身份号码第 7 至 14 位不是有效的出生日期，或晚于基准日。请对照证件核对。",
        en="digits 7 to 14 of the identity number are no day of birth up to the day of the check",
        basis=_GB11643,
        marks=(name,),
        given=_SOUND,
        passes=good,
        fails={name: "539925194913310019"},
    )
    rules.add(
        "id.age-range",
        severity=Severity.WARNING,
        check=Row(when=eighteen & present(born), must=le(age(born), parameter("person.max_age"))),
        zh="按公民身份号码推算，年龄超过 {years} 周岁。请对照证件核对出生年份；确有其人且在世的可以保留。",
        en="older than {years} by the identity number; check the year of birth, and keep it if it is true",
        basis=Source("基层治理台账审核惯例"),
        marks=(name,),
        given=(*_SOUND, "id.birth-valid"),
        numbers={"years": parameter("person.max_age")},
        passes=good,
        fails={name: "539925189912310483"},
    )
    _add_region(rules, name, number, eighteen)
    rules.add(
        "id.fifteen-digit",
        severity=Severity.WARNING,
        check=Row(when=present(number), must=~fifteen),
        zh="这是 15 位的旧公民身份号码。请按新证件改录 18 位号码。",
        en="this is an old identity number of 15 digits; enter the one of 18 digits",
        basis=_GB11643,
        marks=(name,),
        given=_WHOLE,
        passes=good,
        fails={name: "539925491231002"},
    )
    if birth is not None:
        birth_date: Field = getattr(rules.field, birth)
        rules.add(
            "id.birth-match",
            check=Row(when=eighteen & present(birth_date), must=eq(born, birth_date)),
            zh="出生日期与公民身份号码第 7 至 14 位不一致。请对照证件，改正其中写错的一处。",
            en="the date of birth differs from digits 7 to 14 of the identity number; correct the one that is wrong",
            basis=Source("GB/T 31000-2015"),
            marks=(birth, name),
            given=(*_SOUND, "id.birth-valid"),
            passes=good | {birth: "1949-12-31"},
            fails=good | {birth: "1949-12-30"},
        )
    if sex is not None:
        told: Field = getattr(rules.field, sex)
        rules.add(
            "id.sex-match",
            check=Row(
                when=eighteen & one_of(told, Sex.MALE, Sex.FEMALE),
                must=(eq(told, Sex.MALE) & one_of(slice_of(number, 16, 17), *"13579"))
                | (eq(told, Sex.FEMALE) & one_of(slice_of(number, 16, 17), *"02468")),
            ),
            zh="性别与公民身份号码第 17 位不一致（单数为男，双数为女）。请对照证件，改正其中写错的一处。",
            en="the sex differs from digit 17 of the identity number (odd: male, even: female); correct the one that is wrong",
            basis=_GB11643,
            marks=(sex, name),
            given=_SOUND,
            passes=good | {sex: "2"},
            fails=good | {sex: "1"},
        )


def _add_region(rules: RuleSet[_Model], name: str, number: Field, eighteen: Node) -> None:
    """Add the rule on the six digits of the county that issued a number.

    A county that the table lacks, a new one say, may stand in the list of divisions of the batch; without such a
    list it cannot be told, unless there is no such province at all.
    """
    county = slice_of(number, 0, 6)
    listed = rules.count(f"{name}.division", Division, [(county, slice_of(fields(Division).code, 0, 6))])
    rules.add(
        "id.region-plausible",
        severity=Severity.WARNING,
        check=Row(
            when=eighteen,
            must=matches(county, _PROVINCE) & (in_table(county, "division.county") | listed.at_least(1)),
        ),
        zh="公民身份号码前 6 位不是现行或曾经使用的县级区划代码。请对照证件核对；新设区划请补进本批区划表。",
        en="the first six digits of the identity number are no county code, old or new; compare it with the card",
        basis=Source("GB/T 2260-2007"),
        marks=(name,),
        given=_SOUND,
        passes=[{name: "53992519491231048X"}],
        fails=[{name: "003925194912310480"}],
    )
