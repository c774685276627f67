"""A number that a field holds is a well-formed number of its kind."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_

from jiceng.codes import Sex
from jiceng.expr import CHECK_DIGITS, Node, check_digit, literal, matches, present
from jiceng.expr.nodes import Field
from jiceng.identifiers import CreditCode, DivisionCode, GridCode, Identifier, Phone, ResidentId
from jiceng.models import Record, Term, terms
from jiceng.validate.derived.credit_codes import add_credit_code
from jiceng.validate.derived.resident_ids import add_resident_id
from jiceng.validate.kinds import Row
from jiceng.validate.rule import Rule, RuleSet, Severity

__all__ = ["MALFORMED", "add_identifier", "well_formed"]

MALFORMED = "identifier.malformed"
_CODES = {
    "credit-code": "uscc.checksum",
    "device-code": "video.id-format",
    "disability-certificate": "relapse.disabled-cert",
    "phone": "phone.format",
}
"""Codes that the catalogue has for a kind of number."""
_NO_CHINESE = "[^一-龥]+"
_MANY_DIGITS = "([0-9]|[^0-9])*[0-9]{4}([0-9]|[^0-9])*"  # 第2网格 is a name, 5399251网格 is a code gone wrong


def add_identifier(ruleset: RuleSet[Record], term: Term, written: Sequence[Rule]) -> None:
    """Add the rules on a number, unless they are written by hand for the field."""
    if not issubclass(term.type, Identifier):
        return
    said = {rule.code for rule in written if rule.marks == (term.name,)}
    if issubclass(term.type, ResidentId):
        if "id.checksum" not in said:
            beside = terms(ruleset.model) if term.name == "id_number" else {}
            sex = beside.get("sex")
            add_resident_id(
                ruleset,
                term.name,
                birth="birth_date" if "birth_date" in beside else None,
                sex="sex" if sex is not None and issubclass(sex.type, Sex) else None,
            )
        return
    code = _CODES.get(term.type.slug, MALFORMED)
    if code not in said:
        _add(ruleset, term, term.type, code)
    if issubclass(term.type, CreditCode):
        add_credit_code(ruleset, term.name)


def _add(ruleset: RuleSet[Record], term: Term, kind: type[Identifier], code: str) -> None:
    field: Field = getattr(ruleset.field, term.name)
    is_phone = issubclass(kind, Phone)
    closing = "没有电话的请留空。" if is_phone else "请对照原件逐位核对。"
    note = "末位校验码须与前面各位相符；" if issubclass(kind, CreditCode) else ""
    example = ruleset.model.entity.example.get(term.name)
    ruleset.add(
        code,
        severity=Severity.WARNING if is_phone else Severity.ERROR,
        check=Row(when=_is_number(field, term), must=well_formed(field, kind)),
        zh=f"“{term.label.zh}”不是正确的{kind.label.zh}：应为{kind.form}。{note}{closing}",
        en=f"{term.label.en}: no valid {kind.label.en}; compare it with the original",
        basis=kind.source,
        marks=(term.name,),
        passes={} if example is None else {term.name: example},
        fails={term.name: "?"},
    )


def _is_number(field: Field, term: Term) -> Node:
    """Tell a number from the name of a grid or division on a list, which ledgers write where its code is asked for.

    A name that is not on the list is the matter of `reference.unknown`.
    """
    if term.reference is None or not issubclass(term.type, DivisionCode | GridCode):
        return present(field)
    return matches(field, _NO_CHINESE) | matches(field, _MANY_DIGITS)


def well_formed(field: Node, kind: type[Identifier]) -> Node:
    """Return that one of the layouts fits, its check character over all of the number included."""
    plain: list[str] = []
    checked: list[Node] = []
    for layout in kind.layouts:
        schemes = [getattr(criterion, "scheme", None) for criterion in layout.criteria]
        checks: list[Node] = [
            check_digit(field, name)
            for name, scheme in CHECK_DIGITS.items()
            if scheme in schemes and scheme.length == layout.length
        ]
        if checks:
            checked.append(reduce(and_, checks, matches(field, layout.pattern)))
        else:
            plain.append(layout.pattern)
    whole: Node = matches(field, "|".join(plain)) if plain else literal(value=False)
    return reduce(or_, checked, whole)
