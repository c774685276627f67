"""The schema for other systems: what they take over without knowing Python."""

from jiceng.share.json_schema import code_table_schema, entity_schema, schema_bundle, write_json_schema

__all__ = ["code_table_schema", "entity_schema", "schema_bundle", "write_json_schema"]
