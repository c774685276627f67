"""The oracle: schemas as the package `jsonschema` reads them, references resolved, formats checked."""

from functools import cache

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from referencing import Registry, Resource

from jiceng.codes import TABLES, enum_of
from jiceng.models import Record
from jiceng.privacy import reveal
from jiceng.share import code_table_schema, entity_schema


@cache
def code_tables() -> Registry:
    """All code tables by their ids."""
    schemas = [code_table_schema(enum_of(table_id)) for table_id in TABLES]
    return Registry().with_resources([(str(each["$id"]), Resource.from_contents(each)) for each in schemas])


@cache
def validator(model: type[Record]) -> Validator:
    """The validator of an entity."""
    return Draft202012Validator(
        entity_schema(model), registry=code_tables(), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def dumped(record: Record) -> dict[str, object]:
    """A record as it is sent to another system."""
    with reveal(purpose="核对数据标准", actor="测试"):
        return record.model_dump(mode="json")
