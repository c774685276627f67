"""Everything that is wrong with the entries of an extension: unknown names, claims made twice, loosening."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from jiceng.codes import TABLES, enum_of
from jiceng.codes.spelling import normal_form
from jiceng.models import ENTITIES, terms
from jiceng.models.extension.codes import takes_rows
from jiceng.models.extension.document import AddedCode, AddedField, AddedHeading, Entry, Tightening
from jiceng.models.extension.kinds import KINDS, SENSITIVITIES
from jiceng.models.extension.loosening import tightening_problems
from jiceng.models.extension.problems import nearest

__all__ = ["problems_of"]

_Entry = TypeVar("_Entry", bound=Entry)


def problems_of(entries: Sequence[Entry]) -> list[str]:
    """Return all problems in Chinese, in the order field, heading, tighten, code; each says where it stands."""
    fields, headings = _of(entries, AddedField), _of(entries, AddedHeading)
    demands, rows = _of(entries, Tightening), _of(entries, AddedCode)
    problems: list[str] = []
    for place, added in enumerate(fields):
        problems += _at(
            f"[[field]] {added.name}", [*_field_problems(added), *_named_twice(added, fields[:place])]
        )
    for heading in headings:
        problems += _at(f"[[heading]] {heading.field}", _term_problems(heading.entity, heading.field))
    for place, demand in enumerate(demands):
        where = f"[[tighten]] {demand.field}"
        known = list(_term_problems(demand.entity, demand.field))
        problems += _at(where, known)
        if not known:
            model = ENTITIES[demand.entity]
            problems += _at(where, tightening_problems(demand, model, terms(model)[demand.field]))
            if any((other.entity, other.field) == (demand.entity, demand.field) for other in demands[:place]):
                problems.append(f"{where} 写了两次")
    problems += _heading_clashes(fields, headings)
    for place, row in enumerate(rows):
        problems += _at(f"[[code]] {row.table} {row.code}", _code_problems(row, rows[:place], fields))
    return list(dict.fromkeys(problems))


def _of(entries: Sequence[Entry], kind: type[_Entry]) -> list[_Entry]:
    return [entry for entry in entries if isinstance(entry, kind)]


def _at(where: str, problems: Iterable[str]) -> list[str]:
    return [f"{where}：{problem}" for problem in problems]


def _entity_problems(entity: str) -> Iterator[str]:
    if entity not in ENTITIES:
        yield f"没有名为 {entity} 的台账{nearest(entity, ENTITIES)}"


def _term_problems(entity: str, field: str) -> Iterator[str]:
    yield from _entity_problems(entity)
    if entity in ENTITIES and field not in terms(ENTITIES[entity]):
        known = terms(ENTITIES[entity])
        label = ENTITIES[entity].entity.label.zh
        yield f"“{label}”没有字段 {field}{nearest(field, known)}"


def _field_problems(added: AddedField) -> Iterator[str]:
    yield from _entity_problems(added.entity)
    if added.sensitivity not in SENSITIVITIES:
        yield (
            f"没有名为 {added.sensitivity} 的敏感级别{nearest(added.sensitivity, SENSITIVITIES)}"
            f"（可写 {'、'.join(SENSITIVITIES)}）"
        )
    if added.type not in KINDS:
        yield f"没有名为 {added.type} 的类型{nearest(added.type, KINDS)}（可写 {'、'.join(KINDS)}）"
        return
    kind = KINDS[added.type]
    given = added.model_fields_set & {"codes", "max_length", "unit", "at_least", "at_most"}
    yield from (f"类型 {added.type} 要写 {key}" for key in kind.needs if key not in given)
    yield from (f"类型 {added.type} 不用 {key}" for key in sorted(given - {*kind.needs, *kind.takes}))
    if added.codes is not None and added.codes not in TABLES:
        yield f"没有名为 {added.codes} 的代码表{nearest(added.codes, TABLES)}"
    if added.sensitivity in SENSITIVITIES and SENSITIVITIES[added.sensitivity].level < kind.least:
        yield f"类型 {added.type} 的敏感级别至少为 {kind.least.name.lower()}"
    if added.at_least is not None and added.at_most is not None and added.at_least > added.at_most:
        yield f"没有数能不小于 {added.at_least} 又不大于 {added.at_most}"


def _named_twice(added: AddedField, before: Sequence[AddedField]) -> Iterator[str]:
    if any((other.entity, other.name) == (added.entity, added.name) for other in before):
        yield "这个名字用了两次"


def _heading_clashes(fields: Sequence[AddedField], headings: Sequence[AddedHeading]) -> Iterator[str]:
    """Yield each heading that two fields of an entity would claim, or that a field has already."""
    for entity, model in ENTITIES.items():
        owners = {normal_form(text): name for name, term in terms(model).items() for text in term.label.names}
        claims = [
            (f"[[field]] {added.name}", added.name, text)
            for added in fields
            if added.entity == entity
            for text in (added.zh, *added.also)
        ] + [
            (f"[[heading]] {heading.field}", heading.field, text)
            for heading in headings
            if heading.entity == entity and heading.field in terms(model)
            for text in heading.also
        ]
        for where, name, text in claims:
            owner = owners.setdefault(normal_form(text), name)
            if owner != name:
                yield f"{where}：表头“{text}”已经属于字段 {owner}"
            elif where.startswith("[[heading]]") and text in terms(model)[name].label.names:
                yield f"{where}：标准里已有表头“{text}”，不用再写"


def _code_problems(
    row: AddedCode, before: Sequence[AddedCode], fields: Sequence[AddedField]
) -> Iterator[str]:
    if row.table not in TABLES:
        yield f"没有名为 {row.table} 的代码表{nearest(row.table, TABLES)}"
        return
    kind = enum_of(row.table)
    if not takes_rows(kind):
        yield f"“{kind.table.title.zh}”（{kind.table.standard}）是完整的标准代码表，不能增加代码"
        return
    if not kind.table.has_form(row.code):
        yield f"代码的形式应为 {kind.table.pattern}"
    others = [other for other in before if other.table == row.table]
    for text in (row.code, row.zh, *row.also):
        spelt = normal_form(text)
        if kind.find(text) is not None or any(
            spelt in map(normal_form, (other.code, other.zh, *other.also)) for other in others
        ):
            yield f"“{text}”在表里已经有了"
    if row.table not in {added.codes for added in fields} and not any(
        term.type is kind for model in ENTITIES.values() for term in terms(model).values()
    ):
        yield "没有字段使用这个代码表"
