"""Rules that follow from a county's extension: its own fields can be read, and its stricter demands hold.

They come behind the catalogue, whose places never move: what a rule is called by, and how it is counted, is the
same with and without an extension.
"""

from collections.abc import Mapping
from functools import lru_cache, reduce
from operator import and_

from jiceng.expr import ge, le, length, present
from jiceng.expr.nodes import Field
from jiceng.identifiers import Identifier
from jiceng.labels import Stage
from jiceng.models import ENTITIES, Record, Term, terms
from jiceng.models.extension import Demand, demands_on
from jiceng.validate.derived.identity import well_formed
from jiceng.validate.derived.readable import add_readable
from jiceng.validate.kinds import Row
from jiceng.validate.rule import Rule, RuleSet

__all__ = ["LOCAL_CODES", "local_rules"]

LOCAL_CODES = ("local.missing", "local.too-long", "local.out-of-range", "local.malformed")
"""The codes that stand behind the catalogue only, so that a profile may name them without an extension at hand."""


def local_rules(models: Mapping[str, type[Record]]) -> tuple[Rule, ...]:
    """Return the rules of the fields that a county adds or makes stricter; none for the models of the library."""
    if models is ENTITIES:
        return ()
    return tuple(rule for model in models.values() for rule in _of_model(model))


@lru_cache(maxsize=256)
def _of_model(model: type[Record]) -> tuple[Rule, ...]:
    rules = RuleSet(model)
    for name, demand in demands_on(model).items():
        term = terms(model)[name]
        field = getattr(rules.field, name)
        if demand.is_added:
            add_readable(rules, term)
            if issubclass(term.type, Identifier):
                _form(rules, term, field, term.type)
        _demanded(rules, term, field, demand)
    return tuple(rules.rules)


def _demanded(rules: RuleSet[Record], term: Term, field: Field, demand: Demand) -> None:
    if demand.required is Stage.REGISTERED:
        rules.add(
            "local.missing",
            check=Row(must=present(field)),
            zh=f"“{term.label.zh}”没有填写，本地要求登记时就填。请补填。",
            en=f"{term.label.en}: missing, though the county wants it from registration on",
            basis=demand.source,
            marks=(term.name,),
            passes={term.name: "0"},
            fails={},
        )
    if demand.max_length is not None:
        rules.add(
            "local.too-long",
            check=Row(when=present(field), must=le(length(field), demand.max_length)),
            zh=f"“{term.label.zh}”超过 {demand.max_length} 个字。请缩短。",
            en=f"{term.label.en}: longer than {demand.max_length} characters",
            basis=demand.source,
            marks=(term.name,),
            passes={term.name: "一"},
            fails={term.name: "一" * (demand.max_length + 1)},
        )
    limits = [
        *([] if demand.at_least is None else [(ge(field, demand.at_least), f"不小于 {demand.at_least}")]),
        *([] if demand.at_most is None else [(le(field, demand.at_most), f"不大于 {demand.at_most}")]),
    ]
    if limits:
        rules.add(
            "local.out-of-range",
            check=Row(when=present(field), must=reduce(and_, [holds for holds, _ in limits])),
            zh=f"“{term.label.zh}”应{'、'.join(said for _, said in limits)}。请核对。",
            en=f"{term.label.en}: outside {demand.at_least} to {demand.at_most}",
            basis=demand.source,
            marks=(term.name,),
            passes={},
            fails={},
        )


def _form(rules: RuleSet[Record], term: Term, field: Field, kind: type[Identifier]) -> None:
    rules.add(
        "local.malformed",
        check=Row(when=present(field), must=well_formed(field, kind)),
        zh=f"“{term.label.zh}”不是正确的{kind.label.zh}：应为{kind.form}。请对照原件核对。",
        en=f"{term.label.en}: no valid {kind.label.en}; compare it with the original",
        basis=kind.source,
        marks=(term.name,),
        passes={},
        fails={term.name: "?"},
    )
