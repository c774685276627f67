"""Every entity and every code table as JSON Schema 2020-12, read off the declarations of the models.

A `title` is the name of a class and ASCII, since generators of code make names of it; Chinese stands in
`description` and in the keywords that begin with `x-`.
"""

from jiceng.share.json_schema.code_table import code_table_schema
from jiceng.share.json_schema.documents import schema_bundle, write_json_schema
from jiceng.share.json_schema.entity import entity_schema

__all__ = ["code_table_schema", "entity_schema", "schema_bundle", "write_json_schema"]
