"""The schema and the rules in SQL: for a database that holds the tables, so that personal data stays where it is."""

from jiceng.share.sql.ddl import create_table, write_tables
from jiceng.share.sql.rules import audit_query, audited, write_audit

__all__ = ["audit_query", "audited", "create_table", "write_audit", "write_tables"]
