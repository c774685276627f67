"""A field that tells an entity from its sisters holds the code of that entity."""

from jiceng.expr import eq, present
from jiceng.expr.nodes import Field
from jiceng.expr.sorts import Sort
from jiceng.models import Record, Term
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["OTHER_KIND", "add_constant"]

OTHER_KIND = "special.kind-block"


def add_constant(ruleset: RuleSet[Record], term: Term) -> None:
    """Add the rule on a field that is always the same code; a row may leave it out."""
    constant = term.constant
    if constant is None:
        return
    field = Field(term.name, sort=Sort.TEXT)
    other = next(code for code in type(constant) if code is not constant)
    label = ruleset.model.entity.label
    ruleset.add(
        OTHER_KIND,
        check=Row(when=present(field), must=eq(field, constant)),
        zh=f"“{term.label.zh}”填的不是{label.zh}，与本表的专属栏目不符。请改正类别，或把这一行移到对应的台账。",
        en=f"{term.label.en}: not that of the entity {label.en}; correct it, or move the row to the list of its kind",
        basis=term.source,
        marks=(term.name,),
        passes={term.name: constant.value},
        fails={term.name: other.value},
    )
