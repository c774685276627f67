"""What is filled in can be read as the type of its field."""

from jiceng.codes import CodeEnum
from jiceng.expr import present, unreadable
from jiceng.expr.nodes import Field
from jiceng.models import Person, Record, Term
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["UNREADABLE", "add_readable"]

UNREADABLE = ("code.unknown", "value.unreadable", "sex.code-table", "ethnicity.code")
"""The codes that say of a value that it cannot be read."""

_OWN_RULES = {"sex", "ethnicity"}  # fields of a person whose tables have rule codes of their own


def add_readable(ruleset: RuleSet[Record], term: Term) -> None:
    """Add the rule that a field can be read; text always can."""
    if issubclass(ruleset.model, Person) and term.name in _OWN_RULES:
        return
    if issubclass(term.type, CodeEnum):
        _unknown_code(ruleset, term)
    elif not issubclass(term.type, str):
        _unreadable_value(ruleset, term)


def _unknown_code(ruleset: RuleSet[Record], term: Term) -> None:
    field = Field(term.name)
    ruleset.add(
        "code.unknown",
        check=Row(when=present(field), must=~unreadable(field)),
        zh=f"“{term.label.zh}”填的内容不在代码表中。请从下拉选项或代码表里选一个规范的名称或代码。",
        en=f"{term.label.en}: not in the code table; choose one of its names or codes",
        basis=term.source,
        marks=(term.name,),
        passes={term.name: "0"},
        fails={f"{term.name}:text": "不在表中"},
    )


def _unreadable_value(ruleset: RuleSet[Record], term: Term) -> None:
    field = Field(term.name)
    ruleset.add(
        "value.unreadable",
        check=Row(when=present(field), must=~unreadable(field)),
        zh=f"“{term.label.zh}”的写法无法识别。日期请写成 2026-09-30，数字只写阿拉伯数字，是否类只填“是”或“否”。",
        en=f"{term.label.en}: cannot be read; write a date as 2026-09-30, a number in digits, a flag as 是 or 否",
        basis=term.source,
        marks=(term.name,),
        passes={},
        fails={f"{term.name}:text": "看不懂"},
    )
